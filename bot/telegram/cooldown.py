"""How often one chat is answered, so that the bot is no nuisance to the others in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, auto

from bot.telegram.lately import is_lately
from bot.telegram.memory import Bounded

MOST = 10  # answers
WITHIN = timedelta(minutes=1)
QUIET = timedelta(minutes=1)
NOTICES = timedelta(hours=1)  # from one notice to the next


class Admission(Enum):
    """What may be said."""

    ANSWER = auto()
    NOTICE = auto()  # that it is too much, once
    NOTHING = auto()


@dataclass(frozen=True, slots=True)
class _Lately:
    answers: tuple[datetime, ...] = ()
    quiet_since: datetime | None = None
    noticed: datetime | None = None


class Cooldown:
    """At most MOST answers WITHIN a time, then nothing for a while, after one notice.

    It may be lost, so it lives in memory.
    """

    def __init__(self) -> None:
        self._chats: Bounded[int, _Lately] = Bounded()

    def admit(self, chat: int, now: datetime) -> Admission:
        """What may be said in the chat now; it counts as said."""
        lately, admission = _admitted(self._chats.get(chat) or _Lately(), now)
        self._chats.put(chat, lately)
        return admission


def _admitted(lately: _Lately, now: datetime) -> tuple[_Lately, Admission]:
    if lately.quiet_since is not None and is_lately(lately.quiet_since, now, QUIET):
        return lately, Admission.NOTHING
    answers = tuple(at for at in lately.answers if is_lately(at, now, WITHIN))
    if len(answers) < MOST:
        return _Lately((*answers, now), None, lately.noticed), Admission.ANSWER
    if lately.noticed is not None and is_lately(lately.noticed, now, NOTICES):
        return _Lately((), now, lately.noticed), Admission.NOTHING
    return _Lately((), now, now), Admission.NOTICE
