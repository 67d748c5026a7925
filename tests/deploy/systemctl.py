"""A stand-in for systemctl: starts and stops the one service whose unit is in a scratch folder.

python systemctl.py FOLDER VERB …
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path


class Service:
    """What the unit says, with the places of the folder."""

    def __init__(self, root: Path) -> None:
        text = (root / "etc/systemd/system/migbot.service").read_text()
        self._unit = re.sub(r"(/opt|/etc|/var)/", rf"{root}\1/", text)
        self._root = root
        self._pid = root / "pid"

    def stop(self) -> None:
        number = int(self._pid.read_text())
        os.kill(number, signal.SIGTERM)
        while _is_alive(number):
            time.sleep(0.1)

    def start(self) -> None:
        (folder,) = self._values("WorkingDirectory")
        Path(folder).mkdir(parents=True, exist_ok=True)  # which is its StateDirectory
        (command,) = self._values("ExecStart")
        with (self._root / "log").open("a") as log:
            process = subprocess.Popen(
                command.split(), cwd=folder, env={**os.environ, **dict(self._environment())},
                stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True,
            )  # fmt: skip
        self._pid.write_text(str(process.pid))

    def _environment(self) -> Iterator[tuple[str, str]]:
        (file,) = self._values("EnvironmentFile")
        for line in (*Path(file).read_text().splitlines(), *self._values("Environment")):
            if line and not line.startswith("#"):
                name, _, value = line.partition("=")
                yield name, value
        yield "CREDENTIALS_DIRECTORY", str(self._credentials())

    def _credentials(self) -> Path:
        folder = self._root / "credentials"
        folder.mkdir(exist_ok=True)
        for credential in self._values("LoadCredential"):
            name, _, origin = credential.partition(":")
            (folder / name).write_text(Path(origin).read_text())
        return folder

    def _values(self, name: str) -> list[str]:
        return re.findall(rf"^{name}=(.*)$", self._unit, re.M)


def _is_alive(number: int) -> bool:
    try:
        state = Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def main() -> None:
    service, verb = Service(Path(sys.argv[1])), sys.argv[2]
    if verb in ("stop", "restart"):
        service.stop()
    if verb in ("enable", "start", "restart"):
        service.start()


if __name__ == "__main__":
    main()
