"""What an examination may find, and the one place that words it for the operator."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, StrEnum


class Level(StrEnum):
    """How much it matters."""

    OK = "ok"
    NOTE = "note"
    PROBLEM = "problem"


class Kind(Enum):
    """What may be found: how much it matters, what it is about, what is so, and what to do."""

    SETTINGS_FIT = (Level.OK, "settings", "all fit", "")
    SETTINGS_DO_NOT_FIT = (Level.PROBLEM, "settings", "{said}", "mend them")

    NO_TOKEN = (
        Level.NOTE, "token", "none is set, so that Telegram was not asked",
        "put MIGBOT_TOKEN into the environment, into .env or into a file of secrets",
    )  # fmt: skip
    UNKNOWN_TOKEN = (
        Level.PROBLEM,
        "token",
        "Telegram does not know it",
        "ask @BotFather for it with /token",
    )
    NO_TELEGRAM = (
        Level.PROBLEM, "telegram", "{url} cannot be reached: {error}",
        "look at the network, the proxy in https_proxy, and MIGBOT_API_URL",
    )  # fmt: skip
    TOKEN = (Level.OK, "token", "it is that of @{name}", "")
    PRIVACY_ON = (
        Level.OK,
        "privacy mode",
        "on: in groups it hears commands, replies and mentions",
        "",
    )
    PRIVACY_OFF = (
        Level.NOTE, "privacy mode", "off: it is sent every message of its groups",
        "send /setprivacy to @BotFather unless you want commands in Cyrillic",
    )  # fmt: skip
    NO_GROUPS = (
        Level.NOTE, "groups", "it may not be added to any",
        "send /setjoingroups to @BotFather if it should answer there",
    )  # fmt: skip
    NO_INLINE = (
        Level.NOTE,
        "inline mode",
        "off",
        "send /setinline to @BotFather if it should offer answers",
    )
    POLLING = (Level.OK, "updates", "are asked for, {pending} wait", "")
    WEBHOOK = (Level.OK, "updates", "are sent to {url}, {pending} wait", "")
    WEBHOOK_IN_THE_WAY = (
        Level.NOTE, "updates", "are sent to {url}, though MIGBOT_WEBHOOK is not set",
        "end who listens there; `migbot run` takes them from then on",
    )  # fmt: skip
    WEBHOOK_NOT_SET = (
        Level.NOTE,
        "updates",
        "are not sent to {url} yet",
        "`migbot run` asks Telegram for it",
    )
    TAKEN_OVER = (
        Level.NOTE, "updates", "are sent to {there}, not to {url}",
        "end who listens there, if that is another bot; `migbot run` takes them from then on",
    )  # fmt: skip
    RIVAL = (
        Level.PROBLEM,
        "updates",
        "go to {there}, not to {url}, where a bot with this store waits for them: another one has "
        "the same token",
        "end one of the two, and start the other one anew",
    )
    WEBHOOK_FAILS = (
        Level.PROBLEM, "webhook", "Telegram could not deliver at {at}: {error}",
        "look at the reverse proxy, its certificate and MIGBOT_WEBHOOK_LISTEN",
    )  # fmt: skip
    MANY_WAIT = (
        Level.PROBLEM,
        "updates",
        "{pending} wait to be taken",
        "start the bot, or see its log",
    )

    NO_STORE = (
        Level.NOTE,
        "store",
        "{path} is not there",
        "`migbot run` makes it; or restore a backup",
    )
    STORE_FAILS = (
        Level.PROBLEM,
        "store",
        "{error}",
        "else restore a backup: `migbot restore FILE`",
    )
    OLDER_SCHEMA = (
        Level.NOTE, "store", "{path} is of an earlier version",
        "back it up; the next start brings it up to date",
    )  # fmt: skip
    INCONSISTENT = (
        Level.PROBLEM, "store", "{count} findings, such as {first}",
        "`migbot facts check` lists them; restore a backup, or correct the facts",
    )  # fmt: skip
    STORE = (Level.OK, "store", "{path} is whole and consistent, with {facts} facts", "")
    OLDER_DATA = (
        Level.NOTE, "packaged data", "this version brings newer ones",
        "the next start takes them over",
    )  # fmt: skip
    IN_USE = (Level.OK, "lock", "a bot runs with this store", "")
    NOT_IN_USE = (
        Level.NOTE,
        "lock",
        "no bot runs with this store",
        "start it, unless it should not",
    )

    OPEN_SECRETS = (
        Level.PROBLEM, "secrets", "{path} can be read by every user of this machine",
        "take that right from them, with chmod 0640",
    )  # fmt: skip

    DISK = (Level.OK, "disk", "{free} MB are free", "")
    SHORT_DISK = (
        Level.PROBLEM, "disk", "only {free} MB are free beside {path}, and {needed} are needed",
        "make room, or lower MIGBOT_BACKUP_KEEP",
    )  # fmt: skip

    NO_BACKUPS = (
        Level.NOTE, "backup", "the bot makes none",
        "set MIGBOT_BACKUP_DIR to a folder, best on another disk",
    )  # fmt: skip
    NO_BACKUP_YET = (
        Level.PROBLEM,
        "backup",
        "none is in {folder}",
        "start the bot, or see its log",
    )
    OLD_BACKUP = (
        Level.PROBLEM, "backup", "the last in {folder} is {hours} hours old",
        "start the bot, or see its log",
    )  # fmt: skip
    BACKUP = (Level.OK, "backup", "the last is {hours} hours old", "")

    SOURCE = (Level.OK, "data", "{source}: up to {newest}, read {days} days ago", "")
    OLD_SOURCE = (
        Level.NOTE, "data", "{source}: up to {newest}, read {days} days ago",
        "look whether it has newer figures, and import them",
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that was found."""

    kind: Kind
    values: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, kind: Kind, **values: object) -> Found:
        """The finding with what its words leave open."""
        return cls(kind, tuple((name, str(value)) for name, value in values.items()))

    @property
    def level(self) -> Level:
        """How much it matters."""
        return self.kind.value[0]

    @property
    def subject(self) -> str:
        """What it is about."""
        return self.kind.value[1]

    @property
    def said(self) -> str:
        """What is so."""
        return self.kind.value[2].format(**dict(self.values))

    @property
    def advice(self) -> str:
        """What to do, empty if nothing needs to be done."""
        return self.kind.value[3]
