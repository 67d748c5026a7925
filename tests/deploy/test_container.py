"""The image and what runs beside it: checked as files, as no container engine may be at hand."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from fnmatch import fnmatch
from pathlib import Path

import pytest
import yaml
from bot_api import message
from files import DEPLOY, ROOT, document, free_port, text, tool
from pydantic import HttpUrl
from running import PATIENCE, running

from bot.operate.address import HostPort
from bot.settings import LogFormat, Settings

COMPOSE = document("compose.yaml")
SERVICES = COMPOSE["services"]


def instructions() -> list[tuple[str, str]]:
    """The instructions of the Dockerfile with what they are given."""
    joined = re.sub(r"\\\n\s*", "", text("Dockerfile"))
    lines = [line for line in joined.splitlines() if line and not line.startswith("#")]
    return [(name, given) for name, _, given in (line.partition(" ") for line in lines)]


def given(name: str) -> list[str]:
    return [text for instruction, text in instructions() if instruction == name]


@pytest.mark.parametrize(
    "image",
    [line.split()[0] for line in given("FROM")] + [entry["image"] for entry in SERVICES.values()],
)
def test_every_image_has_a_whole_version(image: str) -> None:
    assert re.search(r":v?\d+\.\d+\.\d+(-\w+)*$", image)


def test_the_bot_is_not_root_and_has_no_secret_in_the_image() -> None:
    assert given("USER") == ["10001:10001"]
    last = [name for name, _ in instructions()]
    assert last.index("USER") > len(last) - last[::-1].index("RUN") - 1
    assert given("VOLUME") == ["/data"]
    assert len(given("HEALTHCHECK")) == 1
    assert given("ADD") == given("ARG") == []
    for variable in given("ENV"):
        assert not re.search(r"TOKEN|SECRET|PASSWORD|KEY", variable)


def test_what_is_copied_is_there_and_nothing_else_is_sent_to_the_engine() -> None:
    ignored = text("Dockerfile.dockerignore").splitlines()
    assert ignored[0] == "*"
    allowed = [line.removeprefix("!") for line in ignored if line.startswith("!")]
    copied = [shlex.split(line)[:-1] for line in given("COPY") if not line.startswith("--from")]
    for name in (name for names in copied for name in names):
        assert (ROOT / name).exists()
        assert any(fnmatch(name, pattern) for pattern in allowed)
    assert not [name for name in allowed if not (ROOT / name).exists()]


def test_packages_of_the_image_are_the_pinned_ones() -> None:
    installs = re.findall(r"pip (?:install|wheel) [^&]+", " && ".join(given("RUN")))
    assert len(installs) == 4
    for install in installs:
        assert "--require-hashes" in install or "--no-deps" in install


@pytest.mark.parametrize("name", SERVICES)
def test_each_service_has_few_rights(name: str) -> None:
    service = SERVICES[name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert not {"privileged", "network_mode", "pid", "ipc"} & service.keys()
    assert "docker.sock" not in json.dumps(service)


def test_the_bot_alone_is_the_default_and_only_caddy_has_ports() -> None:
    assert [name for name, service in SERVICES.items() if "profiles" not in service] == ["bot"]
    profiles = {name: service.get("profiles") for name, service in SERVICES.items()}
    assert profiles == {"bot": None, "caddy": ["webhook"], "litestream": ["replicate"]}
    assert [name for name, service in SERVICES.items() if "ports" in service] == ["caddy"]


def test_the_token_is_a_secret_and_no_variable() -> None:
    assert SERVICES["bot"]["secrets"] == ["migbot_token"]
    assert "MIGBOT_TOKEN" not in SERVICES["bot"]["environment"]
    assert COMPOSE["secrets"]["migbot_token"]["file"].startswith("secrets/")
    assert "deploy/secrets/" in (ROOT / ".gitignore").read_text().splitlines()


def of_compose(**env_file: str) -> dict[str, str]:
    """The environment of the bot with a file .env, as Compose fills it in."""
    return {
        name: re.sub(r"\$\{(\w+):-(.*?)\}", lambda put: env_file.get(put[1]) or put[2], value)
        for name, value in SERVICES["bot"]["environment"].items()
    }


def test_every_setting_can_be_set_for_the_container() -> None:
    of_image = {"MIGBOT_TOKEN", "MIGBOT_DB"}  # a secret, and where the volume is
    known = {f"MIGBOT_{name.upper()}" for name in Settings.model_fields}
    assert set(of_compose()) == known - of_image


def test_what_stands_in_the_env_file_is_what_the_bot_has(monkeypatch: pytest.MonkeyPatch) -> None:
    env_file = {
        "MIGBOT_DOMAIN": "facts.example.org", "MIGBOT_WEBHOOK": "true", "MIGBOT_OWNERS": "1 2",
        "MIGBOT_REVIEW": "true", "MIGBOT_RETENTION_DAYS": "30", "MIGBOT_MAX_RATE": "5",
        "MIGBOT_API_URL": "http://bot-api:8081", "MIGBOT_LOG": "text",
        "MIGBOT_BACKUP_DIR": "/data/copies", "MIGBOT_BACKUP_HOURS": "6", "MIGBOT_BACKUP_KEEP": "3",
    }  # fmt: skip
    expected = Settings(
        webhook=True, webhook_url=HttpUrl("https://facts.example.org/updates"),
        webhook_listen=HostPort("0.0.0.0", 8080), status=HostPort("0.0.0.0", 9464),
        owners=frozenset({1, 2}), review=True, retention_days=30, max_rate=5,
        api_url=HttpUrl("http://bot-api:8081"), log=LogFormat.TEXT,
        backup_dir=Path("/data/copies"), backup_hours=6, backup_keep=3,
    )  # fmt: skip
    for name, value in of_compose(**env_file).items():
        monkeypatch.setenv(name, value)
    assert Settings() == expected


def test_without_an_env_file_the_bot_has_the_settings_of_the_image(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    expected = Settings(
        webhook_url=HttpUrl("https://bot.example.org/updates"),
        webhook_listen=HostPort("0.0.0.0", 8080), status=HostPort("0.0.0.0", 9464),
        log=LogFormat.JSON, backup_dir=Path("/data/backups"),
    )  # fmt: skip
    for name, value in of_compose().items():
        monkeypatch.setenv(name, value)
    assert Settings() == expected


def test_files_that_are_mounted_are_there() -> None:
    volumes = [volume for service in SERVICES.values() for volume in service["volumes"]]
    for origin in (volume.split(":")[0] for volume in volumes):
        assert origin in COMPOSE["volumes"] or (DEPLOY / origin).is_file()


def test_litestream_copies_the_store_of_the_image() -> None:
    (database,) = document("litestream.yml")["dbs"]
    (environment,) = [line for line in given("ENV") if "MIGBOT_DB" in line]
    assert f"MIGBOT_DB={database['path']}" in environment.split()
    assert not re.search(r"(access|secret)[-_]", yaml.dump(database))


@pytest.mark.skipif(tool("caddy") is None, reason="this machine has no Caddy")
def test_caddy_reads_its_file(tmp_path: Path) -> None:
    done = subprocess.run(
        [str(tool("caddy")), "validate", "--adapter", "caddyfile", "--config",
         str(DEPLOY / "Caddyfile")],
        capture_output=True, text=True,
        env={**os.environ, "MIGBOT_DOMAIN": "bot.example.org", "HOME": str(tmp_path)},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


@pytest.mark.skipif(tool("nginx") is None, reason="this machine has no nginx")
def test_nginx_reads_its_file(tmp_path: Path) -> None:
    whole = tmp_path / "nginx.conf"
    whole.write_text(f"pid {tmp_path}/pid;\nevents {{}}\nhttp {{\n{text('nginx.conf')}\n}}\n")
    done = subprocess.run(
        [str(tool("nginx")), "-t", "-c", str(whole)], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.slow
def test_the_health_check_tells_a_bot_that_is_well_from_one_that_is_not(
    tmp_path: Path, store_file: Path
) -> None:
    (check,) = given("HEALTHCHECK")
    port = free_port()
    python, *arguments = json.loads(check.partition("CMD ")[2].replace("9464", str(port)))
    assert python == "python"

    def returned() -> int:
        command = [sys.executable, *arguments]
        return subprocess.run(command, stderr=subprocess.DEVNULL, timeout=PATIENCE).returncode

    with running(tmp_path, store_file, MIGBOT_STATUS=f"127.0.0.1:{port}") as bot:
        bot.answers(message("net migration 2024"))
        well = returned()
        store_file.rename(tmp_path / "gone")
        unwell = returned()
    assert (well, unwell, returned()) == (0, 1, 1)


@pytest.mark.slow
def test_the_commands_that_build_the_image_make_a_bot(tmp_path: Path) -> None:
    install, build, *_ = given("RUN")
    for name in ("deploy", "bot", "knowledge", "pyproject.toml", "README.md", "LICENSE"):
        (tmp_path / name).symlink_to(ROOT / name)
    for command in (install, build):
        here = command.replace("/opt/", f"{tmp_path}/").replace("python -m", f"{sys.executable} -m")
        subprocess.run(here, shell=True, cwd=tmp_path, check=True, capture_output=True)
    done = subprocess.run(
        [tmp_path / "migbot/bin/migbot", "ask", "--db", tmp_path / "store", "net migration 2024"],
        capture_output=True, text=True, cwd=tmp_path,
    )  # fmt: skip
    assert "+16,550" in done.stdout, done.stderr
