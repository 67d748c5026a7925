"""The store fails while the bot runs: the disk is full, the file is locked, replaced or deleted."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import pytest_asyncio
from answers import EN, answered, moved
from bot_api import Chat, message
from people import EDITOR, buttons, grant, presses, says, told

from bot.chat import talk
from knowledge.revise import history
from knowledge.revise.check import findings
from knowledge.store import ChatKind, QuestionLog, Store, open_store
from knowledge.store.errors import FullDiskError
from knowledge.store.roles import Role
from knowledge.store.write import Writer

ID = "immigration-2024-bns"
QUESTION = "immigration to Kazakhstan in 2024"
REASON = "printed by mistake " * 100
ENTRY = QuestionLog.of(answered(EN, moved("emigration", "1")), ChatKind.PRIVATE, date(2026, 3, 10))
FIGURE, OTHER = "29,282", "31,007"
NOTED = "SELECT count(*) FROM question_log"
FULL = (
    "The disk of the bot is full, so nothing was changed. "
    "Please tell who runs it, and try again once there is room."
)
UNUSABLE = "My store cannot be used for this at the moment, so nothing was changed."
BUSY = (
    "The store cannot be written at the moment; nothing was changed. "
    "Please press the button again in a minute."
)


@pytest_asyncio.fixture(autouse=True)
async def _editor(store: Store, chat: Chat) -> None:
    grant(store, EDITOR, Role.EDITOR)
    await chat.feed(says(EDITOR, "Hello"))


@contextmanager
def full_disk(store: Store) -> Iterator[None]:
    """SQLite finds no room for another page, as on a full disk; the last one of the log is full."""
    with store.change() as database:
        (pages,) = database.execute("PRAGMA page_count").fetchone()
        database.execute(f"PRAGMA max_page_count = {pages}")
    with suppress(FullDiskError):
        while True:
            store.log_questions([ENTRY])
    yield
    store._writer.close()  # the limit is one of the connection


@pytest.fixture
def other(filled_file: Path, tmp_path: Path) -> Path:
    """Another store, with another figure."""
    path = Path(shutil.copy(filled_file, tmp_path / "other.sqlite3"))
    with open_store(path) as other, other.change() as database:
        database.execute("UPDATE fact SET value = 31007 WHERE id = ?", (ID,))
    return path


async def confirm(chat: Chat) -> dict[str, str]:
    """The buttons by which the editor confirms a change."""
    calls = await chat.feed(says(EDITOR, f"/retire {ID} {REASON}"))
    return buttons(calls[-1])


async def test_on_a_full_disk_questions_are_answered_and_changes_refused(
    chat: Chat, store: Store
) -> None:
    data = await confirm(chat)
    with full_disk(store):
        noted = store.reader.rows(NOTED)
        for _ in range(2):
            assert FIGURE in (await chat.say(QUESTION)).text
        assert await told(chat, presses(EDITOR, data["Confirm"])) == [FULL]
        assert len(history(store, ID)) == 1
        assert store.reader.rows(NOTED) == noted
    assert findings(store) == ()
    (said,) = await told(chat, presses(EDITOR, data["Confirm"]))
    assert said.startswith(f"Done: <code>{ID}</code>.")
    assert store.reader.rows(NOTED) == [(noted[0][0] + 2,)]


@pytest.mark.parametrize(
    "update",
    [
        says(EDITOR, f"/retire {ID} printed by mistake"),
        message("/lang ru"),
        message("/feedback this is wrong"),
        message("/subscribe net migration"),
    ],
)
async def test_what_cannot_be_kept_is_told(
    chat: Chat, monkeypatch: pytest.MonkeyPatch, update: dict[str, Any]
) -> None:
    def full(self: Writer, _: float | None = None) -> None:
        raise FullDiskError(self._path)

    monkeypatch.setattr(Writer, "change", full)
    (sentence,) = await told(chat, update)
    assert sentence.startswith(UNUSABLE)


async def test_another_store_in_the_place_of_the_first_is_answered_from(
    chat: Chat, store: Store, other: Path
) -> None:
    data = await confirm(chat)
    assert FIGURE in (await chat.say(QUESTION)).text
    other.replace(store.path)
    assert await told(chat, presses(EDITOR, data["Confirm"])) == [BUSY]
    assert OTHER in (await chat.say(QUESTION)).text
    alert, *_ = await chat.feed(presses(EDITOR, data["Confirm"]))
    assert alert.text.startswith("This button is out of date")  # who is no editor there
    assert len(history(store, ID)) == 1


def test_the_conversation_in_the_terminal_goes_on_in_the_new_store(
    store: Store, other: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def lines() -> Iterator[bytes]:
        yield QUESTION.encode()
        other.replace(store.path)
        yield QUESTION.encode()
        store.path.unlink()
        yield QUESTION.encode()

    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=lines(), isatty=lambda: False))
    talk(store)
    told = capsys.readouterr().out
    assert [told.count(f"2024: {figure} people") for figure in (FIGURE, OTHER)] == [1, 2]
