"""The real process, its backups, and what is put back once it has ended."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest
from bot_api import message
from running import PATIENCE, running

pytestmark = pytest.mark.slow

SET_LANGUAGE = "/lang kk"


def migbot(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "bot", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=False)


def wait_for_backup(folder: Path) -> Path:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if made := sorted(folder.glob("migbot-*.sqlite3")):
            return made[0]
        time.sleep(0.1)
    raise TimeoutError(folder)


def test_a_backup_of_the_running_bot_is_put_back_once_it_has_ended(
    tmp_path: Path, store_file: Path
) -> None:
    folder = tmp_path / "backups"
    with running(tmp_path, store_file, MIGBOT_BACKUP_DIR=str(folder)) as bot:
        made = wait_for_backup(folder)
        bot.answers(message(SET_LANGUAGE))
        by_hand = migbot("backup", tmp_path / "by-hand.sqlite3", "--db", store_file)
        refused = migbot("restore", made, "--db", store_file)
        (after,) = bot.answers(message("2024"))
    assert by_hand.returncode == 0, by_hand.stderr
    assert refused.returncode == 2
    assert "another migbot runs with this store; end it" in refused.stderr
    assert refused.stderr.count("\n") == 1
    restored = migbot("restore", made, "--db", store_file)
    assert restored.returncode == 0, restored.stderr
    with running(tmp_path, store_file) as bot:
        (before,) = bot.answers(message("2024"))
    assert migbot("restore", tmp_path / "by-hand.sqlite3", "--db", store_file).returncode == 0
    with running(tmp_path, store_file) as bot:
        (again,) = bot.answers(message("2024"))
    assert before.text != after.text  # in English, and in Kazakh
    assert again.text == after.text
    assert len(list(tmp_path.glob("migbot.sqlite3.before-*"))) == 2
