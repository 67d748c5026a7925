"""Whether the bot lives: when it last heard of Telegram, and whether its store can be read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from knowledge.store import Store, StoreError
from knowledge.store.counts import Counts, count

LONGEST_SILENCE = timedelta(minutes=5)
"""An answer to a poll takes seconds, so that after such a time nobody polls any more."""

Now = Callable[[], datetime]


def utc_now() -> datetime:
    """The time now."""
    return datetime.now(UTC)


class Pulse:
    """When the bot was started, was last answered to a poll, and has last seen an update."""

    def __init__(self, now: Now = utc_now) -> None:
        self.now = now
        self.started = now()
        self.last_poll: datetime | None = None
        self.last_update: datetime | None = None
        self.rival: str | None = None
        """Who gets the updates instead of us."""

    def polled(self) -> None:
        """Note that Telegram has answered a poll."""
        self.last_poll = self.now()

    def updated(self) -> None:
        """Note that an update was worked on."""
        self.last_update = self.now()


@dataclass(frozen=True, slots=True)
class Health:
    """How the bot is; `store` is what it holds, None if it cannot be read.

    `rival` is who gets the updates that should come by the webhook, None if they come.
    """

    uptime: timedelta
    last_update: datetime | None
    is_polling: bool
    since_poll: timedelta
    store: Counts | None
    store_error: str | None = None
    rival: str | None = None

    @property
    def is_well(self) -> bool:
        """Whether questions are heard and can be answered."""
        is_polled = not self.is_polling or self.since_poll <= LONGEST_SILENCE
        return self.store is not None and is_polled and self.rival is None

    def document(self) -> dict[str, str | int | bool | None]:
        """As GET /healthz tells it."""
        return {
            "well": self.is_well,
            "uptime_seconds": int(self.uptime.total_seconds()),
            "store": "readable" if self.store is not None else self.store_error,
            "last_update": _written(self.last_update),
            "seconds_since_poll": int(self.since_poll.total_seconds()) if self.is_polling else None,
            "updates_go_to": self.rival,
        }


def health(pulse: Pulse, store: Store, *, is_polling: bool) -> Health:
    """How the bot is now; it looks into the store, and so takes a while."""
    now, held, error = pulse.now(), None, None
    try:
        store.generation()  # which tells whether the file is still the one that answers
        held = count(store.path)
    except StoreError as found:
        error = str(found)
    since_poll = now - (pulse.last_poll or pulse.started)
    return Health(
        now - pulse.started, pulse.last_update, is_polling, since_poll, held, error, pulse.rival
    )


def _written(time: datetime | None) -> str | None:
    return time.isoformat(timespec="seconds") if time is not None else None
