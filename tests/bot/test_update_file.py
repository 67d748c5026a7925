"""The file of the updates in hand."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from telegram import Chat, Message, Update

from bot.telegram.retention import Retention
from bot.telegram.update_file import (
    MOST_ATTEMPTS,
    AlreadyRunningError,
    Received,
    UpdateFile,
    beside,
)
from bot.telegram.update_queue import Incoming, UpdateQueue
from knowledge.store import Store

NOW = datetime(2026, 3, 10, 9, 0, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return beside(tmp_path / "migbot.sqlite3")


def received(id: int, whose: int = 77) -> Received:
    return Received(id, whose, f'{{"update_id": {id}}}')


def test_what_is_not_done_is_left_in_the_order_in_which_it_happened(path: Path) -> None:
    with UpdateFile(path) as file:
        for id in (3, 1, 2):
            assert file.add(received(id), NOW)
        file.done(2)
    with UpdateFile(path) as file:
        assert file.left() == ['{"update_id": 1}', '{"update_id": 3}']


def test_an_update_that_comes_again_is_known_also_when_it_is_done(path: Path) -> None:
    with UpdateFile(path) as file:
        assert file.add(received(1), NOW)
        assert not file.add(received(1), NOW)
        file.done(1)
    with UpdateFile(path) as file:
        assert not file.add(received(1), NOW + timedelta(hours=30))
        assert file.left() == []


def test_several_updates_are_kept_together_or_not_at_all(path: Path) -> None:
    with UpdateFile(path) as file:
        assert file.add_all([received(1), received(2), received(1)], NOW) == [True, True, False]
        assert file.add_all([received(2), received(3)], NOW) == [False, True]
        assert file.add_all([], NOW) == []
        with pytest.raises(OverflowError):
            file.add_all([received(4), received(5, whose=2**70)], NOW)
    with UpdateFile(path) as file:
        assert file.left() == [f'{{"update_id": {id}}}' for id in (1, 2, 3)]


def test_an_update_that_cannot_be_kept_keeps_no_other_from_being_kept_or_worked_on(
    path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    chats = (77, 2**70, 78)
    with UpdateFile(path) as file:
        queue = UpdateQueue(file, lambda: NOW)
        for _ in range(2):
            queue.take([incoming(id, chat) for id, chat in enumerate(chats)])
        handed_out = [queue.get_nowait() for _ in range(queue.qsize())]
    assert [update.update_id for update in handed_out if isinstance(update, Update)] == [0, 1, 2, 1]
    assert "update 1 would be lost with this process" in caplog.text
    with UpdateFile(path) as file:
        assert file.left() == ["0", "2"]


def incoming(id: int, chat: int) -> Incoming:
    said = Message(1, NOW, Chat(chat, Chat.PRIVATE), text="hello")
    return Incoming(Update(id, message=said), str(id))


def test_a_number_that_recurs_after_days_is_another_update(path: Path) -> None:
    with UpdateFile(path) as file:
        file.add(received(1), NOW)
        file.done(1)
        assert file.add(received(1), NOW + timedelta(days=8))
        assert file.left() == ['{"update_id": 1}']


def test_nothing_is_left_of_a_chat_that_is_forgotten(path: Path) -> None:
    with UpdateFile(path) as file:
        file.add(received(1, whose=77), NOW)
        file.add(received(2, whose=78), NOW)
        file.forget(77)
        assert file.left() == ['{"update_id": 2}']
        assert not file.add(received(1, whose=77), NOW)


def test_what_is_done_stands_in_the_file_no_longer(path: Path) -> None:
    with UpdateFile(path) as file:
        file.add(Received(1, 77, "the words of a reader"), NOW)
        file.done(1)
    assert b"the words of a reader" not in path.read_bytes()
    assert list(path.parent.iterdir()) == [path]


def test_an_update_with_which_processes_die_is_given_up(
    path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    files = [UpdateFile(path)]
    files[0].add(received(1), NOW)
    for _ in range(MOST_ATTEMPTS):
        files.append(killed_and_begun_anew(files[-1], path))
        assert files[-1].left() == ['{"update_id": 1}']
    with killed_and_begun_anew(files[-1], path) as file:
        assert file.left() == []
        assert "update 1 is given up" in caplog.text


def killed_and_begun_anew(file: UpdateFile, path: Path) -> UpdateFile:
    """The file as the next process opens it, after the one before has been killed."""
    file._connection.close()
    return UpdateFile(path)


def test_being_told_to_stop_is_no_failed_attempt(path: Path) -> None:
    with UpdateFile(path) as file:
        file.add(received(1), NOW)
    for _ in range(2 * MOST_ATTEMPTS):
        with UpdateFile(path) as file:
            assert file.left() == ['{"update_id": 1}']


def test_it_is_locked_as_long_as_it_is_open(path: Path) -> None:
    with UpdateFile(path), pytest.raises(AlreadyRunningError, match="another migbot runs"):
        UpdateFile(path)
    UpdateFile(path).close()


@pytest.fixture
def open_to_all() -> Iterator[None]:
    """A process whose new files everyone may read and write."""
    before = os.umask(0)
    yield
    os.umask(before)


@pytest.mark.usefixtures("open_to_all")
def test_only_its_owner_reads_it(path: Path) -> None:
    with UpdateFile(path) as file:
        file.add(received(1), NOW)
        modes = {file.name: file.stat().st_mode & 0o777 for file in path.parent.iterdir()}
    assert modes == {path.name: 0o600, f"{path.name}-wal": 0o600}


@pytest.mark.parametrize("store", ["migbot.sqlite3", "bot[1].sqlite3"])
def test_a_damaged_file_is_kept_aside_and_begun_anew(
    tmp_path: Path, store: str, caplog: pytest.LogCaptureFixture
) -> None:
    path = beside(tmp_path / store)
    path.write_bytes(b"no database" * 1000)
    others = [path.with_name(f"{path.name}.copy"), tmp_path / "bot1.sqlite3.updates"]
    for other in others:
        other.write_bytes(b"of the operator")
    with UpdateFile(path) as file:
        assert file.add(received(1), NOW)
    damaged = path.with_name(f"{path.name}.damaged")
    assert set(tmp_path.iterdir()) == {path, damaged, *others}
    assert damaged.read_bytes() == b"no database" * 1000
    assert [other.read_bytes() for other in others] == [b"of the operator"] * 2
    assert f"it is kept as {damaged}" in caplog.text


def test_numbers_of_what_is_done_are_not_kept_for_ever(path: Path) -> None:
    with UpdateFile(path) as file:
        for id in range(1, 20_010):
            file.add(received(id), NOW)
            file.done(id)
        assert not file.add(received(20_009), NOW)
        assert file.add(received(1), NOW)


def test_another_bot_has_updates_of_its_own(path: Path) -> None:
    with UpdateFile(path) as file:
        assert file.left(bot=1) == []
        file.add(received(1), NOW)
    with UpdateFile(path) as file:
        assert file.left(bot=1) == ['{"update_id": 1}']
    with UpdateFile(path) as file:
        assert file.left(bot=2) == []
        assert file.add(received(1), NOW)


@pytest.mark.parametrize(("age", "is_kept"), [(29, True), (31, False)])
async def test_what_was_set_aside_is_deleted_when_words_are(
    store: Store, age: int, is_kept: bool
) -> None:
    path = beside(store.path)
    path.write_bytes(b"no database" * 1000)
    UpdateFile(path).close()
    aside = [path.with_name(f"{path.name}.damaged{ending}") for ending in ("", "-wal")]
    aside[1].write_bytes(b"messages")
    for file, days in zip(aside, (400, age), strict=True):
        os.utime(file, ((NOW - timedelta(days=days)).timestamp(),) * 2)
    await Retention(store, 30, lambda: NOW).forget()
    assert [file.exists() for file in aside] == [is_kept, is_kept]
    assert path.exists()


async def test_what_was_set_aside_and_cannot_be_deleted_keeps_nothing_from_being_done(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    aside = beside(store.path).with_name(f"{beside(store.path).name}.damaged")
    aside.mkdir()
    os.utime(aside, (0, 0))
    await Retention(store, 30, lambda: NOW).forget()
    assert "old words could not be deleted" in caplog.text
