"""The reverse proxies in front of a real bot, where this machine has them."""

from __future__ import annotations

import os
import shlex
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from json import dumps
from pathlib import Path

import pytest
from bot_api import message
from files import commands, free_port, text, tool
from running import PATIENCE, Running, running

NGINX = "daemon off;\npid {folder}/pid;\nerror_log stderr;\nevents {{}}\nhttp {{\naccess_log off;\n{file}}}\n"
CADDY = "{{\nadmin off\n}}\n{file}"


def of_nginx(folder: Path, port: int, upstream: int) -> list[str]:
    file = text("nginx.conf").replace("listen 80;", f"listen 127.0.0.1:{port};")
    file = file.replace("listen [::]:80;", "").replace("127.0.0.1:8080", f"127.0.0.1:{upstream}")
    (folder / "nginx.conf").write_text(NGINX.format(folder=folder, file=file))
    return ["-c", str(folder / "nginx.conf")]


def of_caddy(folder: Path, port: int, upstream: int) -> list[str]:
    file = text("Caddyfile").replace("{$MIGBOT_DOMAIN}", f"http://127.0.0.1:{port}")
    file = file.replace("{$MIGBOT_UPSTREAM:bot:8080}", f"127.0.0.1:{upstream}")
    (folder / "Caddyfile").write_text(CADDY.format(file=file))
    return ["run", "--adapter", "caddyfile", "--config", str(folder / "Caddyfile")]


PROXIES = {"nginx": of_nginx, "caddy": of_caddy}


def test_the_page_fits_the_file_of_caddy_to_the_server() -> None:
    (line,) = [line for block in commands("sh") for line in block.splitlines() if "sed -i" in line]
    script = shlex.split(line)[2]
    done = subprocess.run(["sed", script], input=text("Caddyfile"), capture_output=True, text=True)
    assert "\nbot.example.org {" in done.stdout
    assert "reverse_proxy 127.0.0.1:8080\n" in done.stdout
    assert "$" not in done.stdout


@contextmanager
def proxied(name: str, folder: Path, upstream: int) -> Iterator[int]:
    """The port at which the proxy listens."""
    port = free_port()
    command = [str(tool(name)), *PROXIES[name](folder, port, upstream)]
    environment = {**os.environ, "HOME": str(folder)}
    with subprocess.Popen(command, stderr=subprocess.DEVNULL, env=environment) as process:
        try:
            yield port
        finally:
            process.terminate()


def status(bot: Running, port: int, method: str, path: str, secret: str) -> int:
    update = message("net migration 2024")
    bot.server.telegram.learn(update)
    headers = {"Content-Type": "application/json", "X-Telegram-Bot-Api-Secret-Token": secret}
    end = time.monotonic() + PATIENCE
    while True:
        connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        try:
            connection.request(method, path, dumps(update), headers)
            return connection.getresponse().status
        except ConnectionRefusedError:  # the proxy has not begun yet
            assert time.monotonic() < end
            time.sleep(0.1)
        finally:
            connection.close()


@pytest.mark.parametrize("name", PROXIES)
@pytest.mark.slow
def test_only_what_telegram_sends_is_passed_on(name: str, tmp_path: Path, store_file: Path) -> None:
    if tool(name) is None:
        pytest.skip(f"this machine has no {name}")
    upstream = free_port()
    settings = {
        "MIGBOT_WEBHOOK": "true", "MIGBOT_WEBHOOK_URL": "https://bot.example.org/updates",
        "MIGBOT_WEBHOOK_LISTEN": f"127.0.0.1:{upstream}",
    }  # fmt: skip
    with (
        running(tmp_path, store_file, **settings) as bot,
        proxied(name, tmp_path, upstream) as port,
    ):
        bot.server.wait_for("setWebhook")
        secret = str(bot.server.telegram.methods.secret_token)
        assert status(bot, port, "POST", "/updates", secret) == 200
        (answer,) = bot.server.wait_for("sendMessage")
        assert "+16,550" in answer.text
        assert status(bot, port, "POST", "/updates", "guessed") == 403
        for method, path in (("GET", "/updates"), ("POST", "/"), ("POST", "/updates/more")):
            assert status(bot, port, method, path, secret) in (403, 404)
        assert len(bot.server.wait_for("sendMessage")) == 1
