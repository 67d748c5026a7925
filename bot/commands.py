"""The commands of the bot: all of them in the order of /help, and those of each menu."""

from __future__ import annotations

from knowledge.types.service import Command

COMMANDS = tuple(Command)
LONGEST_MENU = 10

_ASKED_FIRST = (
    Command.BALANCE,
    Command.EMIGRATION,
    Command.IMMIGRATION,
    Command.DESTINATIONS,
    Command.ORIGINS,
)
PRIVATE_MENU = (
    *_ASKED_FIRST,
    Command.COMPARE,
    Command.CHART,
    Command.DEFINE,
    Command.LANG,
    Command.HELP,
)
GROUP_MENU = (
    *_ASKED_FIRST,
    Command.REGIONS,
    Command.REASONS,
    Command.SURVEY,
    Command.COMPARE,
    Command.HELP,
)
ADMINISTRATOR_MENU = (
    *_ASKED_FIRST,
    Command.SUBSCRIBE,
    Command.LANG,
    Command.FORGET,
    Command.SUBSCRIPTIONS,
    Command.HELP,
)
DEFAULT_MENU = (
    Command.BALANCE,
    Command.UNSUBSCRIBE,
    Command.FACT,
    Command.SOURCES,
    Command.LANG,
    Command.ABOUT,
    Command.PRIVACY,
    Command.FEEDBACK,
    Command.HELP,
    Command.START,
)
