"""Updates that are asked for: what is taken, confirmed, passed over, and asked for again."""

from __future__ import annotations

import asyncio
import json
from collections import deque
from collections.abc import AsyncIterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import pytest
import pytest_asyncio
from bot_api import TOKEN, Clock, Unopened, message
from telegram import Bot
from telegram.error import BadRequest, Conflict, NetworkError, RetryAfter, TelegramError, TimedOut
from telegram.request import RequestData

from bot.operate.pulse import Pulse
from bot.operate.watch import Watch
from bot.telegram.http.broken import LostError, NotSentError
from bot.telegram.polling import Polling
from bot.telegram.update_queue import Incoming

UNREADABLE: list[dict[str, Any]] = [
    {"chat": "x"}, {"chat": 5}, {"from": [1]}, {"date": "x"}, {"entities": 5}, {"photo": [1]},
]  # fmt: skip


class Scripted(Unopened):
    """Answers polls one after another, and then no more."""

    read_timeout = 5.0

    def __init__(self) -> None:
        self.answers: deque[tuple[int, bytes] | TelegramError] = deque()
        self.asked: list[dict[str, Any]] = []
        self.is_silent = asyncio.Event()

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *_: Any, **__: Any
    ) -> tuple[int, bytes]:
        raise NotImplementedError

    async def post_json(self, url: str, body: bytes, longer: float = 0.0) -> tuple[int, bytes]:
        assert url.endswith(f"/bot{TOKEN}/getUpdates")
        asked = json.loads(body)
        assert longer == asked["timeout"]
        self.asked.append(asked)
        if not self.answers:
            self.is_silent.set()
            await asyncio.Event().wait()
        answer = self.answers.popleft()
        if isinstance(answer, TelegramError):
            raise answer
        return answer

    def tell(self, *updates: dict[str, Any]) -> None:
        self.say(json.dumps({"ok": True, "result": updates}))

    def say(self, body: str, status: int = 200) -> None:
        self.answers.append((status, body.encode()))

    @property
    def offsets(self) -> list[int]:
        return [asked["offset"] for asked in self.asked]


@dataclass
class Polled:
    """A bot that polls, and what comes of it."""

    telegram: Scripted
    clock: Clock
    watch: Watch
    taken: list[int] = field(default_factory=list)
    payloads: list[dict[str, Any]] = field(default_factory=list)
    failed: list[TelegramError] = field(default_factory=list)
    pauses: list[float] = field(default_factory=list)
    broken: list[Exception] = field(default_factory=list)

    def take(self, updates: Sequence[Incoming]) -> None:
        if self.broken:
            raise self.broken.pop()
        self.taken += [one.update.update_id for one in updates]
        self.payloads += [json.loads(one.payload) for one in updates]

    async def sleep(self, seconds: float) -> None:
        self.pauses.append(seconds)

    @property
    def polling(self) -> Polling:
        bot = Bot(TOKEN, request=self.telegram, get_updates_request=self.telegram)
        return Polling(bot, self.telegram, self.take, self.watch, ["message"], self.sleep)

    async def run(self) -> None:
        """Poll until Telegram says no more, and stop then."""
        polling = self.polling
        task = asyncio.create_task(polling.go_on(self.failed.append))
        await asyncio.wait_for(self.telegram.is_silent.wait(), 5)
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
        self.telegram.tell()
        await polling.confirm()

    @property
    def passed_over(self) -> int:
        lines = self.watch.metrics.text().decode().splitlines()
        (count,) = (
            line.split()[1] for line in lines if line.startswith("migbot_unreadable_updates_total")
        )
        return int(float(count))


@pytest_asyncio.fixture
async def polled() -> AsyncIterator[Polled]:
    clock = Clock()
    yield Polled(Scripted(), clock, Watch(pulse=Pulse(clock)))


async def test_what_is_taken_is_confirmed_with_the_next_poll_and_before_the_end(
    polled: Polled,
) -> None:
    updates = [message("net migration 2024"), message("and 2023?"), message("thanks")]
    numbers = [update["update_id"] for update in updates]
    polled.telegram.tell(*updates[:2])
    polled.telegram.tell()
    polled.telegram.tell(updates[2])
    await polled.run()
    assert polled.taken == numbers
    assert polled.payloads == updates
    assert polled.telegram.offsets == [0, numbers[1] + 1, numbers[1] + 1, *[numbers[2] + 1] * 2]
    assert [asked["timeout"] for asked in polled.telegram.asked] == [10, 10, 10, 10, 0]
    assert polled.telegram.asked[0]["allowed_updates"] == ["message"]
    assert polled.watch.pulse.last_poll == polled.clock()
    assert (polled.failed, polled.pauses) == ([], [])


@pytest.mark.parametrize("wrong", UNREADABLE)
async def test_what_cannot_be_read_is_passed_over_and_holds_up_no_other(
    polled: Polled, wrong: dict[str, Any], caplog: pytest.LogCaptureFixture
) -> None:
    first, spoilt, last = (message("/balance 2024") for _ in range(3))
    spoilt["message"] |= wrong
    polled.telegram.tell(first, spoilt, last)
    polled.telegram.tell(spoilt)
    await polled.run()
    assert polled.taken == [first["update_id"], last["update_id"]]
    assert polled.telegram.offsets[1] == last["update_id"] + 1
    assert f"update {spoilt['update_id']} cannot be read and is passed over" in caplog.text
    assert "balance" not in caplog.text
    assert polled.passed_over == 2


@pytest.mark.parametrize(
    "answer",
    [
        '{"ok": true, "result": [{"update_id": 1, "message": {"text": "my secret',
        '{"ok": true, "result": {"my": "secret"}}',
        '{"ok": true, "result": ["my secret"]}',
        '{"ok": true, "result": [{"message": {"text": "my secret"}}]}',
        '{"ok": true, "result": [{"update_id": "my secret"}]}',
        '{"ok": true, "result": "my secret"}',
        '{"ok": true, "result": null}',
        '{"ok": true}',
        '["my secret"]',
        "null",
        "[" * 100_000,
        "",
        "my secret",
    ],
)
async def test_what_is_no_answer_is_asked_for_again_and_no_word_of_it_is_logged(
    polled: Polled, answer: str, caplog: pytest.LogCaptureFixture
) -> None:
    good = message("net migration 2024")
    polled.telegram.say(answer)
    polled.telegram.tell(good)
    await polled.run()
    assert polled.telegram.offsets[:2] == [0, 0]
    assert polled.taken == [good["update_id"]]
    assert polled.pauses == [1.0]
    (error,) = polled.failed
    assert "secret" not in f"{error}{caplog.text}"


@pytest.mark.parametrize(
    ("status", "body", "error"),
    [
        (409, {"description": "Conflict: terminated by other getUpdates request"}, Conflict),
        (502, {"description": "Bad Gateway"}, NetworkError),
        (400, {"description": "Bad Request: something"}, BadRequest),
        (429, {"description": "Too Many", "parameters": {"retry_after": 40}}, RetryAfter),
    ],
)
async def test_what_telegram_refuses_is_told(
    polled: Polled, status: int, body: dict[str, Any], error: type[TelegramError]
) -> None:
    polled.telegram.say(json.dumps({"ok": False, "error_code": status, **body}), status)
    await polled.run()
    assert [type(failed) for failed in polled.failed] == [error]
    assert polled.pauses == [40.0 if error is RetryAfter else 1.0]


async def test_pauses_grow_while_telegram_is_down_and_are_short_again_after(polled: Polled) -> None:
    errors = [
        NotSentError("no"),
        TimedOut(),
        LostError("no"),
        NetworkError("no"),
        TimedOut(),
        TimedOut(),
    ]
    polled.telegram.answers += errors
    polled.telegram.tell(message("net migration 2024"))
    polled.telegram.answers.append(NotSentError("no"))
    await polled.run()
    assert polled.pauses == [1.0, 2.0, 4.0, 8.0, 15.0, 15.0, 1.0]
    assert polled.failed == [*errors, polled.failed[-1]]
    assert len(polled.taken) == 1


async def test_whatever_fails_the_next_poll_comes(polled: Polled) -> None:
    update = message("net migration 2024")
    polled.telegram.tell(update)
    polled.telegram.tell(update)
    polled.broken = [MemoryError()]
    await polled.run()
    assert polled.telegram.offsets[:2] == [0, 0]
    assert polled.taken == [update["update_id"]]
    assert polled.pauses == [1.0]


async def test_what_cannot_be_confirmed_at_the_end_is_said_and_no_failure(
    polled: Polled, caplog: pytest.LogCaptureFixture
) -> None:
    polled.telegram.answers.append(TimedOut())
    await polled.polling.confirm()
    assert "what was taken last could not be confirmed to Telegram" in caplog.text
