"""The clock of the machine is set back or forward while the bot runs."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from bot_api import GROUP, START, Chat, message

from bot.telegram.cooldown import MOST, QUIET, Admission, Cooldown
from bot.telegram.retention import Retention
from bot.telegram.update_file import Received, UpdateFile
from knowledge.store import Store

JUMPS = [timedelta(days=-400), timedelta(hours=-1), timedelta(hours=1), timedelta(days=400)]
SMALL = [timedelta(seconds=-5), timedelta(seconds=5)]


@pytest.mark.parametrize("jump", JUMPS)
async def test_a_group_that_was_quiet_is_answered_again(chat: Chat, jump: timedelta) -> None:
    for _ in range(MOST + 2):
        await chat.feed(message("/balance 2024", chat=GROUP))
    assert await chat.feed(message("/balance 2024", chat=GROUP)) == []
    chat.clock.now += jump
    (call,) = await chat.feed(message("/balance 2024", chat=GROUP))
    assert "+16,550" in call.text


@pytest.mark.parametrize("jump", SMALL)
def test_a_clock_that_is_corrected_a_little_changes_no_limit(jump: timedelta) -> None:
    cooldown = Cooldown()
    for _ in range(MOST):
        assert cooldown.admit(1, START) is Admission.ANSWER
    assert cooldown.admit(1, START + jump) is Admission.NOTICE
    assert cooldown.admit(1, START) is Admission.NOTHING
    assert cooldown.admit(1, START + jump + 2 * QUIET) is Admission.ANSWER


@pytest.mark.parametrize("jump", JUMPS)
async def test_nothing_leans_on_what_was_said_long_ago(chat: Chat, jump: timedelta) -> None:
    await chat.say("net migration in 2024")
    chat.clock.now += jump
    assert "+9,293" not in (await chat.say("and in 2023?")).text


@pytest.mark.parametrize("jump", SMALL)
async def test_what_was_said_just_now_is_leant_on(chat: Chat, jump: timedelta) -> None:
    await chat.say("net migration in 2024")
    chat.clock.now += jump
    assert "+9,293" in (await chat.say("and in 2023?")).text


@pytest.mark.parametrize("jump", [timedelta(hours=-30), timedelta(0), timedelta(hours=30)])
def test_an_update_that_comes_again_is_known(tmp_path: Path, jump: timedelta) -> None:
    with UpdateFile(tmp_path / "updates") as file:
        assert file.add(Received(1, 77, "{}"), START)
        assert not file.add(Received(1, 77, "{}"), START + jump)


@pytest.mark.parametrize("jump", JUMPS)
def test_what_is_left_is_worked_on_whatever_the_clock_says(tmp_path: Path, jump: timedelta) -> None:
    path = tmp_path / "updates"
    with UpdateFile(path) as file:
        assert file.add(Received(2, 77, "first"), START)
        assert file.add(Received(3, 77, "second"), START + jump)
    with UpdateFile(path) as file:
        assert file.left() == ["first", "second"]


async def test_words_are_kept_by_a_clock_that_was_set_back(chat: Chat, store: Store) -> None:
    await chat.say("how many storks are there")
    chat.clock.now -= timedelta(days=800)
    await Retention(store, 365, chat.clock).forget()
    await chat.say("how many cranes are there")
    chat.clock.now += timedelta(days=800)
    await Retention(store, 365, chat.clock).forget()
    kept = store.reader.rows("SELECT text FROM question_log WHERE text IS NOT NULL")
    assert kept == [("how many storks are there",)]
