"""An empty machine, as far as a folder can be one.

Places are those of the folder. What only a machine of its own has (packages of Debian, users,
systemd) has a stand-in; all else is as it stands on the operator's page.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from files import ROOT

_PLACES = re.compile(r"(?<![\w.}])(?=/(?:opt|etc|var|usr/local)/)")
_MADE = ("var/cache/migbot", "usr/local/bin", "etc/systemd/system", "bin")
_STAND_INS = {
    "apt-get": "exit 0",
    "useradd": "exit 0",
    "git": 'if [ "$1" = clone ]; then mkdir -p "$3"; '
           'tar -C {source} -c --exclude=./.venv --exclude=./.git . | tar -C "$3" -x; fi',
    "runuser": 'shift 3; exec "$@"',
    "install": 'for given do shift; [ "$given" = migbot ] && given=$(id -gn); '
               'set -- "$@" "$given"; done; exec /usr/bin/install "$@"',
    "systemctl": 'exec {python} {here}/systemctl.py {root} "$@"',
}  # fmt: skip


class Machine:
    """Runs blocks of the page, with a Telegram that is played."""

    def __init__(self, root: Path, telegram: str) -> None:
        self.root = root
        self._telegram = telegram
        for folder in _MADE:
            (root / folder).mkdir(parents=True)
        known = {
            "root": root,
            "source": ROOT,
            "python": sys.executable,
            "here": Path(__file__).parent,
        }
        for name, body in _STAND_INS.items():
            for word, value in known.items():
                body = body.replace(f"{{{word}}}", str(value))
            file = root / "bin" / name
            file.write_text(f"#!/bin/sh\n{body}\n")
            file.chmod(0o755)

    def run(self, block: str, given: str = "") -> str:
        """Run a block of the page; what it prints."""
        done = subprocess.run(
            ["bash", "-euc", self._here(block)], input=given, capture_output=True, text=True,
            cwd=self.root, env=self._environment(),
        )  # fmt: skip
        assert done.returncode == 0, f"{block}\n{done.stdout}{done.stderr}{self.log()}"
        return done.stdout

    def move_installed(self) -> None:
        """Have the installed command and settings mean the places of this folder."""
        for name in ("usr/local/bin/migbot", "etc/migbot/settings"):
            file = self.root / name
            file.write_text(self._here(file.read_text()))

    def log(self) -> str:
        log = self.root / "log"
        return log.read_text() if log.exists() else ""

    def end(self) -> None:
        if (self.root / "pid").exists():
            self.run("systemctl stop migbot")

    def _here(self, text: str) -> str:
        return _PLACES.sub(str(self.root), text)

    def _environment(self) -> dict[str, str]:
        kept = {name: text for name, text in os.environ.items() if not name.startswith("MIGBOT_")}
        path = (self.root / "bin", self.root / "usr/local/bin", Path(sys.executable).parent)
        return {
            **kept,
            "PATH": os.pathsep.join((*map(str, path), os.environ["PATH"])),
            "MIGBOT_API_URL": self._telegram,
            "NO_PROXY": "127.0.0.1",
        }
