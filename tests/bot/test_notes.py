"""Questions are noted behind the replies."""

from __future__ import annotations

import asyncio
import sqlite3
from datetime import date

import pytest
from answers import EN, answered, moved

from bot.telegram.notes import Notes
from knowledge.store import ChatKind, QuestionLog, Store

ENTRY = QuestionLog.of(answered(EN, moved("emigration", "1")), ChatKind.PRIVATE, date(2026, 3, 10))


def noted(store: Store) -> int:
    return int(store.reader.row("SELECT count(*) FROM question_log")[0])


async def test_what_waits_is_written_when_it_is_asked_for(store: Store) -> None:
    notes = Notes(store)
    for _ in range(3):
        notes.add(ENTRY)
    assert noted(store) == 0
    await notes.write()
    assert noted(store) == 3
    await notes.write()
    assert noted(store) == 3


async def test_what_waits_is_written_by_itself_in_one_go(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.telegram.notes._PAUSE", 0.01)
    written: list[int] = []
    write = Store.log_questions

    def watched(self: Store, entries: list[QuestionLog], *, patience: float) -> None:
        write(self, entries, patience=patience)
        written.append(len(entries))

    monkeypatch.setattr(Store, "log_questions", watched)
    notes = Notes(store)
    for round in (1, 2):
        notes.add(ENTRY)
        notes.add(ENTRY)
        while len(written) < round:
            await asyncio.sleep(0.01)
    assert written == [2, 2]
    assert noted(store) == 4


async def test_what_is_noted_while_another_changes_the_store_waits_and_is_not_lost(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.telegram.notes._PAUSE", 0.01)
    importing = sqlite3.connect(store.path, isolation_level=None)
    importing.execute("BEGIN IMMEDIATE")
    notes = Notes(store)
    for _ in range(3):
        notes.add(ENTRY)
        await asyncio.sleep(0.05)
    assert noted(store) == 0
    importing.execute("COMMIT")
    importing.close()
    async with asyncio.timeout(10):
        while noted(store) < 3:
            await asyncio.sleep(0.01)
    await notes.write()
    assert noted(store) == 3
