"""The operator's page, word for word, by someone who has nothing but it.

Places and what only a machine of its own has (packages of Debian, users, systemd) are those of a
scratch folder; all else is as it stands there.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest
from bot_api import TOKEN, message
from double import Telegram
from double.server import Server
from files import ROOT, commands
from running import PATIENCE

pytestmark = pytest.mark.slow

PLACES = ("/opt/migbot", "/etc/migbot", "/etc/systemd", "/usr/local/bin", "/var/lib/migbot",
          "/var/cache/migbot")  # fmt: skip
STAND_INS = {
    "apt-get": "exit 0",
    "useradd": "mkdir -p {root}/var/lib/migbot {root}/var/cache/migbot {root}/usr/local/bin "
               "{root}/etc/systemd/system",
    "git": 'if [ "$1" = clone ]; then mkdir -p "$3"; cp -r {source}/. "$3"; fi',
    "runuser": 'shift 3; exec "$@"',
    "install": 'for given do shift; [ "$given" = migbot ] && given=$(id -gn); set -- "$@" "$given"; '
               'done; exec /usr/bin/install "$@"',
    "systemctl": 'exec {python} {root}/systemd.py "$@"',
}  # fmt: skip
SYSTEMD = """
import os, re, signal, subprocess, sys, time
from pathlib import Path
root, (what, *_) = Path(__file__).parent, sys.argv[1:]
pid = root / "pid"
if what in ("stop", "restart"):
    number = int(pid.read_text())
    os.kill(number, signal.SIGTERM)
    while os.path.exists(f"/proc/{number}") and "Z" not in Path(f"/proc/{number}/stat").read_text().split(")")[1][:3]:
        time.sleep(0.1)
if what in ("enable", "start", "restart"):
    unit = (root / "etc/systemd/system/migbot.service").read_text()
    unit = re.sub(r"(/opt|/etc|/var)/", rf"{root}\\1/", unit)
    found = dict(re.findall(r"^(\\w+)=(.*)$", unit, re.M))
    lines = Path(found["EnvironmentFile"]).read_text().splitlines() + re.findall(r"^Environment=(.*)$", unit, re.M)
    environment = dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))
    folder = root / "credentials"
    folder.mkdir(exist_ok=True)
    name, origin = found["LoadCredential"].split(":")
    (folder / name).write_text(Path(origin).read_text())
    log = (root / "log").open("a")
    process = subprocess.Popen(found["ExecStart"].split(), cwd=found["WorkingDirectory"], stdin=subprocess.DEVNULL,
        stdout=log, stderr=log, env={**os.environ, **environment, "CREDENTIALS_DIRECTORY": str(folder)}, start_new_session=True)
    pid.write_text(str(process.pid))
"""


class Machine:
    """An empty machine, as far as a folder can be one."""

    def __init__(self, root: Path, telegram: str) -> None:
        self.root = root
        self._telegram = telegram
        (root / "bin").mkdir()
        (root / "systemd.py").write_text(SYSTEMD)
        for name, body in STAND_INS.items():
            words = body.replace("{root}", str(root)).replace("{source}", str(ROOT))
            file = root / "bin" / name
            file.write_text(f"#!/bin/sh\n{words.replace('{python}', sys.executable)}\n")
            file.chmod(0o755)

    def run(self, block: str, given: str = "") -> str:
        """Run a block of the page; what it prints."""
        for place in PLACES:
            block = block.replace(place, f"{self.root}{place}")
        path = f"{self.root}/bin:{self.root}/usr/local/bin:{Path(sys.executable).parent}"
        kept = {name: text for name, text in os.environ.items() if not name.startswith("MIGBOT_")}
        done = subprocess.run(
            ["bash", "-euc", block], input=given, capture_output=True, text=True, cwd=self.root,
            env={**kept, "PATH": f"{path}:{os.environ['PATH']}", "MIGBOT_API_URL": self._telegram,
                 "NO_PROXY": "127.0.0.1"},
        )  # fmt: skip
        assert done.returncode == 0, f"{block}\n{done.stdout}{done.stderr}{self.log()}"
        return done.stdout

    def move_scripts(self) -> None:
        """Have the installed command and settings mean the places of this folder."""
        for name in ("usr/local/bin/migbot", "etc/migbot/settings"):
            file = self.root / name
            file.write_text(
                re.sub(r"(?<![\w.])(/opt|/etc|/var)/", rf"{self.root}\1/", file.read_text())
            )

    def log(self) -> str:
        log = self.root / "log"
        return log.read_text() if log.exists() else ""

    def end(self) -> None:
        pid = self.root / "pid"
        if pid.exists():
            self.run("systemctl stop migbot")


def ask(server: Server, text: str) -> str:
    before = sum(call.method == "sendMessage" for call in server.telegram.calls)
    server.tell(message(text))
    return server.wait_for("sendMessage", before + 1, PATIENCE)[-1].text


def test_the_page_leads_from_an_empty_machine_to_a_bot_and_through_its_life(tmp_path: Path) -> None:
    get, install, make, secret, start, look, _, _, upgrade, restore = commands("sh")
    with Server(Telegram(), TOKEN) as server:
        machine = Machine(tmp_path, server.address)
        try:
            machine.run(get)
            machine.run(install)
            machine.run(make)
            machine.move_scripts()
            machine.run(secret, f"{TOKEN}\n")
            machine.run(start)
            wait_for(tmp_path / "var/lib/migbot/backups")
            told = machine.run(look)
            assert "it is that of @facts_bot" in told
            assert "+16,550" in ask(server, "net migration 2024")
            ask(server, "/lang kk")
            in_kazakh = ask(server, "2024")
            told = machine.run(upgrade)
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


def wait_for(folder: Path) -> None:
    end = time.monotonic() + PATIENCE
    while not list(folder.glob("migbot-*.sqlite3")):
        assert time.monotonic() < end
        time.sleep(0.1)
