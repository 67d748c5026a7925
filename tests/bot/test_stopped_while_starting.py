"""Told to stop in the middle of its start, the process ends at once, well, and without a fuss."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from bot_api import TOKEN
from double import Failure, Fault, Telegram
from double.faults import BAD_GATEWAY
from double.server import Server
from running import PATIENCE, Process, ended, started

pytestmark = pytest.mark.slow

WEBHOOK = {"MIGBOT_WEBHOOK": "1", "MIGBOT_WEBHOOK_URL": "https://bot.example.org/updates"}


@pytest.mark.parametrize(
    ("method", "fault", "settings"),
    [
        ("getMe", Fault.SILENCE, {}),
        ("setMyCommands", Fault.SILENCE, {}),
        ("getWebhookInfo", Fault.SILENCE, {}),
        ("deleteWebhook", Fault.SILENCE, {}),
        ("setWebhook", Fault.SILENCE, WEBHOOK),
        ("getUpdates", Fault.SILENCE, {}),
        ("getUpdates", BAD_GATEWAY, {}),
    ],
)
def test_it_ends_well_wherever_it_is(
    tmp_path: Path, store_file: Path, method: str, fault: Failure | Fault,
    settings: dict[str, str],
) -> None:  # fmt: skip
    telegram = Telegram()
    telegram.faults.add(method, *[fault] * 20)
    with Server(telegram, TOKEN) as server:
        process = started(
            tmp_path, MIGBOT_TOKEN=TOKEN, MIGBOT_API_URL=server.address, MIGBOT_LOG="json",
            MIGBOT_DB=str(store_file), MIGBOT_WEBHOOK_LISTEN=f"unix:{tmp_path}/updates.sock",
            **settings,
        )  # fmt: skip
        if method == "getUpdates":
            wait_until_it_polls(process)
        else:
            server.wait_for(method)
        began = time.monotonic()
        process.terminate()
        log = ended(process)
    assert process.returncode == 0, log
    assert time.monotonic() - began < 10
    lines = [json.loads(line) for line in log.splitlines()]
    assert [line for line in lines if line["level"] not in ("info", "warning")] == []
    assert "Traceback" not in log


def wait_until_it_polls(process: Process) -> None:
    until = time.monotonic() + PATIENCE
    while "Application started" not in process.log():
        assert time.monotonic() < until
        time.sleep(0.1)
