"""What the operator sets for the running bot: environment variables, or a file .env beside it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pydantic import Field, HttpUrl, PositiveInt, SecretStr, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict


class MissingTokenError(Exception):
    """There is no token to run with."""

    def __init__(self) -> None:
        super().__init__(
            "MIGBOT_TOKEN is not set: send /newbot to @BotFather in Telegram and put the token "
            "that it gives you into the environment or into a file .env, as MIGBOT_TOKEN=…; "
            "`migbot chat` needs no token"
        )


class Settings(BaseSettings):
    """The variables MIGBOT_TOKEN, MIGBOT_API_URL and so on; empty ones count as not set."""

    model_config = SettingsConfigDict(
        env_prefix="MIGBOT_",
        env_file=".env",
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

    @field_validator("owners", mode="before")
    @classmethod
    def _parted(cls, written: object) -> object:
        return written.replace(",", " ").split() if isinstance(written, str) else written

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
