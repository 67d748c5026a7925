"""What the operator sets for the running bot: environment variables, or a file .env beside it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pydantic import Field, HttpUrl, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


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

    @property
    def base_url(self) -> str:
        """The address of the Bot API, to which the token and a method are added."""
        return f"{str(self.api_url).rstrip('/')}/bot"

    @property
    def base_file_url(self) -> str:
        """The address of files at the Bot API."""
        return f"{str(self.api_url).rstrip('/')}/file/bot"
