"""What an operator sets, and what they are told where it does not fit."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bot_api import TOKEN

from bot.operate.address import HostPort, SocketFile, read_address
from bot.settings import InvalidSettingsError, Settings, read_settings

PAGE = (Path(__file__).parents[2] / "deploy" / "README.md").read_text("utf-8")


def in_table() -> dict[str, str]:
    """The defaults of all settings, as the page has them."""
    return dict(re.findall(r"^\| `(MIGBOT_\w+)` \| `?([^`|]+?)`? \|", PAGE, re.MULTILINE))


def test_the_page_has_every_setting_with_its_default() -> None:
    defaults = {
        f"MIGBOT_{name.upper()}": str(field.default)
        if field.default not in (None, frozenset())
        else "none"
        for name, field in Settings.model_fields.items()
    }
    assert in_table() == {
        name: value.lower() if value in ("True", "False") else value
        for name, value in defaults.items()
    }


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("127.0.0.1:9464", HostPort("127.0.0.1", 9464)),
        ("localhost:80", HostPort("localhost", 80)),
        ("[::1]:9464", HostPort("::1", 9464)),
        ("unix:/run/migbot/status.sock", SocketFile(Path("/run/migbot/status.sock"))),
    ],
)
def test_an_address_is_a_port_or_a_socket_file(text: str, address: object) -> None:
    assert read_address(text) == address
    assert str(address) == text


@pytest.mark.parametrize("text", ["9464", "127.0.0.1", "127.0.0.1:99999", "unix:", ":1", "a b:1"])
def test_anything_else_is_no_address(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv("MIGBOT_STATUS", text)
    with pytest.raises(InvalidSettingsError, match=r"^MIGBOT_STATUS: write it as 127.0.0.1:9464"):
        read_settings()


@pytest.mark.parametrize("url", ["", "https://bot.example.org", "https://bot.example.org/"])
def test_a_webhook_needs_a_public_address_with_a_path(
    monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    monkeypatch.setenv("MIGBOT_WEBHOOK_URL", url)
    assert read_settings().webhook is False
    with pytest.raises(InvalidSettingsError, match=r"^MIGBOT_WEBHOOK_URL must be .* a path"):
        read_settings(webhook=True)


def test_a_secret_may_be_a_file_where_systemd_puts_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "migbot_token").write_text(f"{TOKEN}\n")
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(tmp_path))
    assert read_settings().required_token == TOKEN


def test_the_command_line_comes_before_the_environment_and_that_before_the_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".env").write_text(
        "MIGBOT_STATUS=127.0.0.1:1\nMIGBOT_MAX_RATE=1\nMIGBOT_BACKUP_KEEP=1\n"
    )
    monkeypatch.setenv("MIGBOT_STATUS", "127.0.0.1:2")
    monkeypatch.setenv("MIGBOT_MAX_RATE", "2")
    settings = read_settings(status="127.0.0.1:3", db=None)
    assert (str(settings.status), settings.max_rate, settings.backup_keep) == ("127.0.0.1:3", 2, 1)


def test_what_does_not_fit_is_named_without_the_token(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MIGBOT_TOKEN", TOKEN)
    monkeypatch.setenv("MIGBOT_MAX_RATE", "-1")
    monkeypatch.setenv("MIGBOT_LOG", "loud")
    with pytest.raises(InvalidSettingsError) as caught:
        read_settings()
    said = str(caught.value)
    assert "MIGBOT_MAX_RATE: Input should be greater than or equal to 0" in said
    assert "MIGBOT_LOG: Input should be 'text' or 'json'" in said
    assert TOKEN not in said


@pytest.mark.parametrize("name", [".env", "migbot_token"])
def test_a_file_that_is_no_text_is_told_without_what_is_in_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(tmp_path))
    (tmp_path / name).write_bytes(b"MIGBOT_TOKEN=" + TOKEN.encode() + b"\xff\xfe")
    with pytest.raises(InvalidSettingsError, match="is no text in UTF-8; write it anew") as caught:
        read_settings()
    assert TOKEN not in str(caught.value)


def test_a_secret_that_the_bot_may_not_read_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def denied(path: Path, *_: object, **__: object) -> str:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(tmp_path))
    (tmp_path / "migbot_token").write_text(TOKEN)
    monkeypatch.setattr(Path, "read_text", denied)
    with pytest.raises(InvalidSettingsError) as caught:
        read_settings()
    assert str(caught.value).startswith(
        f"{tmp_path}/migbot_token cannot be read (Permission denied); let the bot read it"
    )
