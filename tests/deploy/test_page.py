"""The operator's page, word for word, by someone who has nothing but it."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from bot_api import TOKEN, message
from double import Telegram
from double.server import Server
from files import commands
from machine import Machine
from running import PATIENCE

pytestmark = pytest.mark.slow


def ask(server: Server, text: str) -> str:
    before = sum(call.method == "sendMessage" for call in server.telegram.calls)
    server.tell(message(text))
    return server.wait_for("sendMessage", before + 1, PATIENCE)[-1].text


def wait_for_backup(folder: Path) -> None:
    end = time.monotonic() + PATIENCE
    while not list(folder.glob("migbot-*.sqlite3")):
        assert time.monotonic() < end
        time.sleep(0.1)


def test_the_page_leads_from_an_empty_machine_to_a_bot_and_through_its_life(tmp_path: Path) -> None:
    get, install, make, secret, start, look, *_, upgrade, restore = commands("sh")
    with Server(Telegram(), TOKEN) as server:
        machine = Machine(tmp_path, server.address)
        try:
            machine.run(get)
            machine.run(install)
            machine.run(make)
            machine.move_installed()
            machine.run(secret, f"{TOKEN}\n")
            machine.run(start)
            wait_for_backup(tmp_path / "var/lib/migbot/backups")
            told = machine.run(look)
            assert "it is that of @facts_bot" in told
            assert "a bot runs with this store" in told
            assert "+16,550" in ask(server, "net migration 2024")
            ask(server, "/lang kk")
            in_kazakh = ask(server, "2024")
            machine.run(upgrade)
            machine.move_installed()
            told = machine.run(look)
            assert "is whole and consistent" in told
            assert "the last is 0 hours old" in told
            ask(server, "/lang en")
            assert ask(server, "2024") != in_kazakh
            told = machine.run(restore)
            assert "the store of before is kept as" in told
            assert ask(server, "2024") == in_kazakh
        finally:
            machine.end()
    assert TOKEN not in machine.log()
    assert (tmp_path / "etc/migbot/secrets/migbot_token").stat().st_mode & 0o777 == 0o640
