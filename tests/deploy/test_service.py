"""The service of systemd, its settings, and what watches it."""

from __future__ import annotations

import re
import subprocess
from datetime import UTC, datetime

import pytest
from files import DEPLOY, document, text, tool

from bot.operate.metrics import Metrics
from bot.settings import Settings

UNIT = text("migbot.service")
RULES = [rule for group in document("alerts.yml")["groups"] for rule in group["rules"]]


@pytest.mark.skipif(tool("systemd-analyze") is None, reason="this machine has no systemd")
def test_the_service_is_exposed_little() -> None:
    command = [str(tool("systemd-analyze")), "security", "--offline=true", "--threshold=20"]
    done = subprocess.run(
        [*command, str(DEPLOY / "migbot.service")], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout
    assert re.search(r"exposure level for migbot.service: 1\.\d OK", done.stdout)


def test_the_service_ends_in_time_and_is_not_started_again_in_vain() -> None:
    # exit code 2 is what only the operator can mend
    assert "RestartPreventExitStatus=2" in UNIT
    assert int(re.findall(r"TimeoutStopSec=(\d+)", UNIT)[0]) > 10


def test_no_secret_stands_in_the_unit_and_in_the_settings() -> None:
    assert "LoadCredential=migbot_token:/etc/migbot/secrets/migbot_token" in UNIT
    for content in (UNIT, text("settings"), text("migbot.sh")):
        assert "MIGBOT_TOKEN" not in content


def test_every_variable_is_a_setting() -> None:
    known = {f"MIGBOT_{name.upper()}" for name in Settings.model_fields}
    of_caddy = {"MIGBOT_DOMAIN", "MIGBOT_UPSTREAM"}
    for path in DEPLOY.iterdir():
        if path.is_file():
            assert set(re.findall(r"\bMIGBOT_[A-Z_]+\b", path.read_text("utf-8"))) <= (
                known | of_caddy
            ), path


def test_the_page_the_unit_and_the_command_speak_of_the_same_places() -> None:
    places = (
        "/opt/migbot/venv/bin/migbot", "/etc/migbot/settings", "/etc/migbot/secrets",
        "/var/lib/migbot",
    )  # fmt: skip
    for place in places:
        assert place in UNIT
        assert place in text("migbot.sh")
    for place in places[1:]:
        assert place in text("README.md")


def test_the_rules_ask_for_what_is_measured() -> None:
    metrics = Metrics()
    metrics.backups(lambda: datetime(2026, 3, 10, tzinfo=UTC))
    measured = set(re.findall(r"^# TYPE (\w+)", metrics.text().decode(), re.M))
    asked = {name for rule in RULES for name in re.findall(r"migbot_\w+", rule["expr"])}
    assert asked
    for name in asked:
        assert name in measured or name.removesuffix("_bucket") in measured
    described = {name for rule in RULES for name in re.findall(
        r"migbot_\w+", rule["annotations"]["description"])}  # fmt: skip
    assert described <= measured


@pytest.mark.skipif(tool("promtool") is None, reason="this machine has no Prometheus")
def test_prometheus_reads_the_rules() -> None:
    command = [str(tool("promtool")), "check", "rules", str(DEPLOY / "alerts.yml")]
    assert subprocess.run(command, capture_output=True).returncode == 0


def test_the_command_by_hand_is_a_shell_script() -> None:
    assert (DEPLOY / "migbot.sh").stat().st_mode & 0o111
    assert subprocess.run(["sh", "-n", str(DEPLOY / "migbot.sh")]).returncode == 0


@pytest.mark.parametrize(
    "name", ["requirements.txt", "requirements-build.txt", "Dockerfile", "compose.yaml"]
)
def test_packages_come_from_wherever_pip_is_set_to(name: str) -> None:
    assert not re.search(r"index-url|find-links|trusted-host", text(name))
