"""The command migbot of the server takes the settings as the service does."""

from __future__ import annotations

from pathlib import Path

import pytest
from files import text
from machine import Machine

SETTINGS = """\
# spaces and dollars are letters like others
; and this is a comment too

MIGBOT_OWNERS=1 2
MIGBOT_BACKUP_DIR="/srv/a copy"
MIGBOT_API_URL='http://127.0.0.1:8081'
  MIGBOT_MAX_RATE = 5
MIGBOT_WEBHOOK_URL=https://bot.example.org/$(touch x)/`touch x`/$HOME?a=b
touch x
export MIGBOT_LOG=text
MIGBOT_REVIEW=true"""


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """A machine on which migbot tells its environment."""
    made = Machine(tmp_path, "http://127.0.0.1:1")
    for folder in ("etc/migbot", "var/lib/migbot", "opt/migbot/venv/bin"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "etc/migbot/settings").write_text(SETTINGS)
    for name, script in (
        ("usr/local/bin/migbot", text("migbot.sh")),
        ("opt/migbot/venv/bin/migbot", "#!/bin/sh\nenv\n"),
    ):
        (tmp_path / name).write_text(script)
        (tmp_path / name).chmod(0o755)
    made.move_installed()
    return made


def test_the_lines_of_the_settings_are_taken_and_not_evaluated(
    machine: Machine, tmp_path: Path
) -> None:
    told = dict(line.split("=", 1) for line in machine.run("migbot").splitlines())
    assert {name: told[name] for name in told if name.startswith("MIGBOT_")} == {
        "MIGBOT_OWNERS": "1 2",
        "MIGBOT_BACKUP_DIR": "/srv/a copy",
        "MIGBOT_API_URL": "http://127.0.0.1:8081",
        "MIGBOT_MAX_RATE": "5",
        "MIGBOT_WEBHOOK_URL": "https://bot.example.org/$(touch x)/`touch x`/$HOME?a=b",
        "MIGBOT_REVIEW": "true",
    }
    assert not list(tmp_path.rglob("x"))
