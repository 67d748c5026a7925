"""What can be asked for that is no question: slash commands and small talk."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from knowledge.types.fact import Language


class Command(StrEnum):
    """The slash commands, under the names that Telegram shows."""

    BALANCE = "balance"
    EMIGRATION = "emigration"
    IMMIGRATION = "immigration"
    DESTINATIONS = "destinations"
    ORIGINS = "origins"
    REGIONS = "regions"
    REASONS = "reasons"
    SURVEY = "survey"
    COMPARE = "compare"
    CHART = "chart"
    DEFINE = "define"
    FACT = "fact"
    SOURCES = "sources"
    LANG = "lang"
    ABOUT = "about"
    PRIVACY = "privacy"
    FORGET = "forget"
    FEEDBACK = "feedback"
    SUBSCRIBE = "subscribe"
    SUBSCRIPTIONS = "subscriptions"
    UNSUBSCRIBE = "unsubscribe"
    HELP = "help"
    START = "start"


class Service(StrEnum):
    """Small talk and commands that are not questions."""

    GREETING = "greeting"
    THANKS = "thanks"
    WHO_ARE_YOU = "who_are_you"
    GOODBYE = "goodbye"
    START = "start"
    HELP = "help"
    SOURCES = "sources"
    LANGUAGE = "language"
    ABOUT = "about"
    PRIVACY = "privacy"
    FACT = "fact"  # argument: the id of a fact
    FORGET = "forget"
    FEEDBACK = "feedback"  # argument: what the reader reports
    SUBSCRIBE = "subscribe"  # argument: what is counted, and where
    SUBSCRIPTIONS = "subscriptions"
    UNSUBSCRIBE = "unsubscribe"  # argument: as of SUBSCRIBE; none for the only one


@dataclass(frozen=True, slots=True)
class ServiceRequest:
    """A text that asks for one of the services; `argument` such as the code of a language."""

    text: str
    language: Language
    service: Service
    argument: str = ""
