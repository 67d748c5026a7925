"""Work in a process of its own: what is long, or may be hostile, leaves the conversation alone."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import StrEnum
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Generic, TypeVar

_CONTEXT = get_context("spawn")
_PACE = 3.0  # seconds between two words on how far it is
_Result = TypeVar("_Result")


class Phase(StrEnum):
    """What is being done."""

    READING = "reading"
    WRITING = "writing"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the work is; `total` is 0 where nobody knows it."""

    phase: Phase
    count: int
    total: int = 0


Tell = Callable[[Progress], None]
Watch = Callable[[Progress], Awaitable[None]]


class Counter:
    """Counts what is written, and tells it."""

    def __init__(self, tell: Tell, total: int) -> None:
        self._tell, self._count, self._total = tell, 0, total

    def __call__(self, count: int) -> None:
        """Count so many more."""
        self._count += count
        self._tell(Progress(Phase.WRITING, self._count, self._total))


@dataclass(frozen=True, slots=True)
class _Finished(Generic[_Result]):
    result: _Result


class LostWorkError(Exception):
    """The process ended before its work was done."""


async def beside(job: Callable[[Tell], _Result], watch: Watch) -> _Result:
    """Do a job that can be pickled, and tell now and then how far it is.

    Raises LostWorkError.
    """
    receiving, sending = _CONTEXT.Pipe(duplex=False)
    process = _CONTEXT.Process(target=_work, args=(sending, job), daemon=True)
    await asyncio.to_thread(process.start)
    sending.close()
    try:
        while not isinstance(said := await asyncio.to_thread(receiving.recv), _Finished):
            await watch(said)
    except EOFError as error:
        raise LostWorkError from error
    finally:
        process.kill()
        await asyncio.to_thread(process.join)
        receiving.close()
    result: _Result = said.result
    return result


def _work(sending: Connection, job: Callable[[Tell], object]) -> None:
    sending.send(_Finished(job(_Pace(sending).tell)))


class _Pace:
    """Passes on only so many words as can be shown."""

    def __init__(self, sending: Connection) -> None:
        self._sending = sending
        self._next = time.monotonic() + _PACE

    def tell(self, progress: Progress) -> None:
        if time.monotonic() >= self._next:
            self._next = time.monotonic() + _PACE
            self._sending.send(progress)
