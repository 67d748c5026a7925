"""What the operator sets for the running bot: the environment, a file .env, files of secrets."""

from __future__ import annotations

import os
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

from pydantic import (
    Field,
    HttpUrl,
    PlainValidator,
    PositiveInt,
    SecretStr,
    ValidationError,
    field_validator,
    model_validator,
)
from pydantic_core import ErrorDetails
from pydantic_settings import (
    BaseSettings,
    NoDecode,
    PydanticBaseSettingsSource,
    SecretsSettingsSource,
    SettingsConfigDict,
    SettingsError,
)

from bot.operate.address import Address, HostPort, read_address

_PREFIX = "MIGBOT_"
_ENV_FILE = ".env"
_OF_SYSTEMD = "CREDENTIALS_DIRECTORY"
_OF_CONTAINERS = Path("/run/secrets")

_Listening = Annotated[Address, NoDecode, PlainValidator(read_address)]


class MissingTokenError(Exception):
    """There is no token to run with."""

    def __init__(self) -> None:
        super().__init__(
            "MIGBOT_TOKEN is not set: send /newbot to @BotFather in Telegram and put the token "
            "that it gives you into the environment or into a file .env, as MIGBOT_TOKEN=…; "
            "`migbot chat` needs no token"
        )


class WebhookUrlError(ValueError):
    """Telegram would not know where to send updates."""

    def __init__(self) -> None:
        super().__init__(
            "MIGBOT_WEBHOOK_URL must be a public address with a path of its own, "
            "such as https://bot.example.org/updates, to run with a webhook"
        )


class InvalidSettingsError(Exception):
    """Settings have values that they cannot have, or cannot be read."""

    def __init__(self, said: str) -> None:
        super().__init__(f"{said}; deploy/README.md has a table of all settings")

    @classmethod
    def of_values(cls, error: ValidationError) -> InvalidSettingsError:
        """The error that names each value that does not fit."""
        return cls("; ".join(map(_told, error.errors(include_input=False, include_url=False))))

    @classmethod
    def of_files(cls, error: Exception) -> InvalidSettingsError:
        """The error that names a file of settings or secrets, without a word of what is in it."""
        cause = error.__cause__ or error
        if isinstance(cause, OSError):
            return cls(f"{cause.filename} cannot be read ({cause.strerror}); let the bot read it")
        return cls(f"{_ENV_FILE} or a file of a secret is no text in UTF-8; write it anew")


class LogFormat(StrEnum):
    """How a line of the log looks."""

    TEXT = "text"
    JSON = "json"


class Settings(BaseSettings):
    """The variables MIGBOT_TOKEN, MIGBOT_API_URL and so on; empty ones count as not set."""

    model_config = SettingsConfigDict(
        env_prefix=_PREFIX,
        env_file=_ENV_FILE,
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        extra="ignore",
        hide_input_in_errors=True,  # an error is logged, and a token must not be
    )

    token: SecretStr | None = None
    api_url: HttpUrl = HttpUrl("https://api.telegram.org")
    db: Path | None = None
    max_rate: Annotated[float, Field(ge=0, allow_inf_nan=False)] = 30.0
    """Messages a second in all, 0 for any number."""
    retention_days: Annotated[int, Field(ge=1, le=36_500)] = 365
    """How long the words of readers are kept."""
    owners: Annotated[frozenset[PositiveInt], NoDecode] = frozenset()
    """The ids of the Telegram users who say who may change facts; spaces or commas part them."""
    review: bool = False
    """Whether a change waits until someone else has approved it."""
    log: LogFormat | None = None
    """None for text in a terminal, and JSON elsewhere."""
    status: _Listening | None = None
    """Where health and measurements are told."""
    webhook: bool = False
    """Whether Telegram sends updates, instead of being asked for them."""
    webhook_url: HttpUrl | None = None
    """The public address that it sends them to, with a path of its own."""
    webhook_listen: _Listening = HostPort("127.0.0.1", 8080)
    """Where a reverse proxy passes them on to."""
    backup_dir: Path | None = None
    """Where the bot writes backups; None for nowhere."""
    backup_hours: Annotated[float, Field(gt=0, allow_inf_nan=False)] = 24.0
    backup_keep: Annotated[int, Field(ge=1)] = 14
    """How many backups are kept."""

    @field_validator("owners", mode="before")
    @classmethod
    def _parted(cls, written: object) -> object:
        return written.replace(",", " ").split() if isinstance(written, str) else written

    @model_validator(mode="after")
    def _webhook_has_an_address(self) -> Settings:
        path = self.webhook_url.path if self.webhook_url is not None else None
        if self.webhook and not (path or "").strip("/"):
            raise WebhookUrlError
        return self

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """The first that has a setting counts; a file of a secret is named as its variable."""
        files = SecretsSettingsSource(settings_cls, secrets_dir=_secret_folders())
        return init_settings, env_settings, dotenv_settings, files

    @property
    def required_token(self) -> str:
        """The token without spaces around it. Raises MissingTokenError."""
        token = self.token.get_secret_value().strip() if self.token else ""
        if not token:
            raise MissingTokenError
        return token

    @property
    def base_url(self) -> str:
        """The address of the Bot API, to which the token and a method are added."""
        return f"{str(self.api_url).rstrip('/')}/bot"

    @property
    def base_file_url(self) -> str:
        """The address of files at the Bot API."""
        return f"{str(self.api_url).rstrip('/')}/file/bot"


def read_settings(**given: object) -> Settings:
    """The settings of this process; what is given and not None comes before all else.

    Raises InvalidSettingsError.
    """
    named: dict[str, Any] = {name: value for name, value in given.items() if value is not None}
    try:
        return Settings(**named)
    except ValidationError as error:
        raise InvalidSettingsError.of_values(error) from error
    except (SettingsError, OSError, UnicodeDecodeError) as error:
        raise InvalidSettingsError.of_files(error) from None


def secret_files() -> list[Path]:
    """The files that are there and from which a token is read."""
    named = [folder / f"{_PREFIX}token".lower() for folder in _secret_folders()]
    return [file for file in (Path(_ENV_FILE), *named) if file.is_file()]


def _secret_folders() -> list[Path]:
    """Where systemd and container engines put files of secrets, as far as they are there."""
    of_systemd = os.environ.get(_OF_SYSTEMD)
    folders = [Path(of_systemd)] if of_systemd else []
    return [folder for folder in (*folders, _OF_CONTAINERS) if folder.is_dir()]


def _told(error: ErrorDetails) -> str:
    said = error["msg"].removeprefix("Value error, ")
    return f"{_PREFIX}{error['loc'][0]}".upper() + f": {said}" if error["loc"] else said
