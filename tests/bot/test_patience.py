"""What is repeated, how often and for how long, until a message has got through."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from bot_api import PRIVATE, TOKEN, BotApi, Clock, message
from double import Failure, Fault, Telegram
from double.faults import BAD_GATEWAY
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError
from telegram.ext import ExtBot

from bot.telegram.patience import LONGEST_WAIT, Patience

WAIT = Failure(429, "Too Many Requests: retry after 7", {"retry_after": 7})
OTHER = {**PRIVATE, "id": 78}


class Outage:
    """A time that passes while someone waits, and ends an outage."""

    def __init__(self, clock: Clock, telegram: Telegram) -> None:
        self.pauses: list[float] = []
        self.ends_after = float("inf")
        self._clock = clock
        self._telegram = telegram

    async def sleep(self, seconds: float) -> None:
        self.pauses.append(seconds)
        if sum(self.pauses) >= self.ends_after:
            self._telegram.faults.outage = None
        await asyncio.sleep(0)


@pytest.fixture
def telegram() -> Telegram:
    played = Telegram(Clock())
    played.learn(message("hello"))
    played.learn(message("hello", chat=OTHER))
    return played


@pytest.fixture
def outage(telegram: Telegram) -> Outage:
    return Outage(Clock(), telegram)


@pytest_asyncio.fixture
async def bot(telegram: Telegram, outage: Outage) -> AsyncIterator[ExtBot[None]]:
    api = BotApi(telegram)
    patience = Patience(0, outage.sleep)
    async with ExtBot(TOKEN, request=api, get_updates_request=api, rate_limiter=patience) as bot:
        telegram.calls.clear()
        yield bot


def delivered(telegram: Telegram) -> int:
    """How often the reader sees the message."""
    return len(telegram.chats[PRIVATE["id"]].messages) - 1


@pytest.mark.parametrize(
    ("faults", "pauses"),
    [
        ([], []),
        ([WAIT], [7]),
        ([WAIT, WAIT], [7, 7]),
        ([BAD_GATEWAY], [1]),
        ([Failure(500, "Internal Server Error"), Failure(504, "Gateway Timeout")], [1, 2]),
        ([Fault.REFUSED] * 7, [1, 2, 4, 8, 15, 15, 15]),
    ],
)
async def test_what_was_not_taken_is_sent_again_and_seen_once(
    bot: ExtBot[None],
    telegram: Telegram,
    outage: Outage,
    faults: list[Failure | Fault],
    pauses: list[float],
) -> None:
    telegram.faults.add("sendMessage", *faults)
    await bot.send_message(PRIVATE["id"], "hello")
    assert delivered(telegram) == 1
    assert outage.pauses == pauses


@pytest.mark.parametrize("fault", [Fault.RESET, Fault.SILENCE, Fault.TRUNCATED])
async def test_what_may_have_been_taken_is_sent_again_once(
    bot: ExtBot[None], telegram: Telegram, fault: Fault
) -> None:
    telegram.faults.add("sendMessage", fault)
    await bot.send_message(PRIVATE["id"], "hello")
    assert delivered(telegram) == 2


@pytest.mark.parametrize("fault", [Fault.RESET, Fault.SILENCE, Fault.TRUNCATED])
async def test_nothing_is_sent_a_third_time(
    bot: ExtBot[None], telegram: Telegram, fault: Fault
) -> None:
    telegram.faults.add("sendMessage", fault, fault, fault)
    with pytest.raises(TelegramError):
        await bot.send_message(PRIVATE["id"], "hello")
    assert delivered(telegram) == 2


@pytest.mark.parametrize("fault", [BAD_GATEWAY, Fault.REFUSED, Fault.RESET, Fault.SILENCE])
async def test_an_outage_of_two_minutes_costs_no_message(
    bot: ExtBot[None], telegram: Telegram, outage: Outage, fault: Failure | Fault
) -> None:
    telegram.faults.outage, outage.ends_after = fault, 120
    await bot.send_message(PRIVATE["id"], "hello")
    assert 1 <= delivered(telegram) <= 2
    assert 120 <= sum(outage.pauses) <= LONGEST_WAIT


async def test_waiting_has_an_end(bot: ExtBot[None], telegram: Telegram, outage: Outage) -> None:
    telegram.faults.outage = BAD_GATEWAY
    with pytest.raises(NetworkError):
        await bot.send_message(PRIVATE["id"], "hello")
    assert LONGEST_WAIT - 15 <= sum(outage.pauses) <= LONGEST_WAIT


async def test_who_is_told_to_wait_for_too_long_does_not(
    bot: ExtBot[None], telegram: Telegram, outage: Outage
) -> None:
    telegram.faults.add("sendMessage", Failure(429, "Too Many Requests", {"retry_after": 3600}))
    with pytest.raises(RetryAfter):
        await bot.send_message(PRIVATE["id"], "hello")
    assert outage.pauses == []


@pytest.mark.parametrize(
    ("failure", "error"),
    [
        (Failure(400, "Bad Request: something"), BadRequest),
        (Failure(403, "Forbidden: bot was blocked by the user"), Forbidden),
    ],
)
async def test_what_telegram_refuses_is_not_sent_again(
    bot: ExtBot[None], telegram: Telegram, failure: Failure, error: type[TelegramError]
) -> None:
    telegram.faults.add("sendMessage", failure)
    with pytest.raises(error):
        await bot.send_message(PRIVATE["id"], "hello")
    assert delivered(telegram) == 0


async def test_others_are_answered_while_one_is_told_to_wait(telegram: Telegram) -> None:
    waiting, go_on = asyncio.Event(), asyncio.Event()

    async def sleep(_: float) -> None:
        waiting.set()
        await go_on.wait()

    api = BotApi(telegram)
    telegram.faults.add("sendMessage", WAIT)
    patience = Patience(30, sleep)
    async with ExtBot(TOKEN, request=api, get_updates_request=api, rate_limiter=patience) as bot:
        first = asyncio.create_task(bot.send_message(PRIVATE["id"], "first"))
        await waiting.wait()
        await asyncio.wait_for(bot.send_message(OTHER["id"], "second"), 5)
        assert not first.done()
        go_on.set()
        await first


async def test_messages_are_sent_no_faster_than_allowed(telegram: Telegram) -> None:
    api = BotApi(telegram)
    patience = Patience(2)
    async with ExtBot(TOKEN, request=api, get_updates_request=api, rate_limiter=patience) as bot:
        sending = [bot.send_message(PRIVATE["id"], "hello") for _ in range(3)]
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(asyncio.gather(*sending), 0.2)
    assert delivered(telegram) == 2
