"""The whole examination."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from bot.doctor.disk import disk, last_backup
from bot.doctor.found import Found, Kind
from bot.doctor.secrets import open_secrets
from bot.doctor.store import store
from bot.doctor.telegram import telegram
from bot.settings import InvalidSettingsError, read_settings
from bot.telegram.update_file import beside, is_held
from knowledge.store import store_path


def examine(db: Path | None, now: datetime) -> Iterator[Found]:
    """All that can be found; each is told as soon as it is known."""
    try:
        settings = read_settings(db=db)
    except InvalidSettingsError as error:
        yield Found.of(Kind.SETTINGS_DO_NOT_FIT, said=error)
        yield from store(store_path(db), now.date())
        return
    path = store_path(settings.db)
    runs = is_held(beside(path))
    yield Found.of(Kind.SETTINGS_FIT)
    yield from telegram(settings, now, runs=runs)
    yield from store(path, now.date())
    yield Found.of(Kind.IN_USE if runs else Kind.NOT_IN_USE)
    yield from open_secrets(settings)
    yield disk(path)
    yield last_backup(settings, now)
