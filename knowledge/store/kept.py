"""What is worked out of the knowledge, kept until that changes."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from knowledge.store.read import Reader

_Made = TypeVar("_Made")


class Kept:
    """A few things, each made when it is first asked for; the oldest is forgotten first."""

    def __init__(self, reader: Reader, most: int) -> None:
        self._reader = reader
        self._most = most
        self._made: dict[Hashable, Any] = {}
        reader.follow(self._made.clear)

    def get(self, make: Callable[..., _Made], *given: Hashable) -> _Made:
        """What is made of what is given."""
        self._reader.notice()
        key = make, *given
        made: _Made | None = self._made.get(key)
        if made is None:
            made = make(*given)
            while len(self._made) >= self._most:
                del self._made[next(iter(self._made))]
            self._made[key] = made
        return made
