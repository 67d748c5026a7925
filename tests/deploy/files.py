"""Where the files are, and what is in them."""

from __future__ import annotations

import re
import shutil
import socket
import sys
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"


def text(name: str) -> str:
    return (DEPLOY / name).read_text("utf-8")


def document(name: str) -> Any:
    return yaml.safe_load(text(name))


def tool(name: str) -> str | None:
    """A program beside this Python, or on the path; None if this machine has none."""
    beside = Path(sys.executable).parent / name
    return str(beside) if beside.exists() else shutil.which(name)


def commands(language: str) -> list[str]:
    """The blocks of the operator's page in a language, without the indentation of a list."""
    blocks = re.findall(rf"^( *)```{language}\n(.*?)^ *```$", text("README.md"), re.M | re.S)
    return [
        "\n".join(line.removeprefix(indent) for line in block.splitlines())
        for indent, block in blocks
    ]


def free_port() -> int:
    """A port at which nothing listens now."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])
