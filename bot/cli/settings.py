"""The settings as commands need them."""

from __future__ import annotations

from bot.cli.errors import OperatorError
from bot.settings import InvalidSettingsError, Settings, read_settings


def operator_settings(**given: object) -> Settings:
    """The settings, of which the command line has given some. Raises OperatorError."""
    try:
        return read_settings(**given)
    except InvalidSettingsError as error:
        raise OperatorError(str(error)) from error
