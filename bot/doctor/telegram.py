"""What Telegram says of the bot: its token, its modes, how it gets its updates."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import datetime, timedelta

from telegram import Bot, User, WebhookInfo
from telegram.error import InvalidToken, TelegramError

from bot.doctor.found import Found, Kind
from bot.settings import MissingTokenError, Settings
from bot.telegram.connection import Connection
from bot.telegram.rivals import POLLED, WHO_POLLS

_MANY = 100  # updates: a bot that runs takes them within seconds
_LATELY = timedelta(hours=1)


def telegram(settings: Settings, now: datetime, *, runs: bool) -> tuple[Found, ...]:
    """What is found by asking Telegram, if there is a token to ask with.

    `runs` is whether a bot runs with the store of the settings.
    """
    try:
        me, webhook = asyncio.run(_asked(settings, settings.required_token))
    except MissingTokenError:
        return (Found.of(Kind.NO_TOKEN),)
    except InvalidToken:
        return (Found.of(Kind.UNKNOWN_TOKEN),)
    except TelegramError as error:
        return (Found.of(Kind.NO_TELEGRAM, url=settings.api_url, error=error.message),)
    return (*_of_bot(me), *_of_updates(settings, webhook, now, runs=runs))


async def _asked(settings: Settings, token: str) -> tuple[User, WebhookInfo]:
    requests = Connection(), Connection()
    bot = Bot(token, settings.base_url, request=requests[0], get_updates_request=requests[1])
    async with bot:
        return bot.bot, await bot.get_webhook_info()


def _of_bot(me: User) -> Iterator[Found]:
    yield Found.of(Kind.TOKEN, name=me.username)
    yield Found.of(Kind.PRIVACY_OFF if me.can_read_all_group_messages else Kind.PRIVACY_ON)
    if me.can_join_groups is False:
        yield Found.of(Kind.NO_GROUPS)
    if not me.supports_inline_queries:
        yield Found.of(Kind.NO_INLINE)


def _of_updates(
    settings: Settings, webhook: WebhookInfo, now: datetime, *, runs: bool
) -> Iterator[Found]:
    yield _of_address(settings, webhook, runs=runs)
    if webhook.pending_update_count > _MANY:
        yield Found.of(Kind.MANY_WAIT, pending=webhook.pending_update_count)
    at = webhook.last_error_date
    if webhook.url and at is not None and now - at < _LATELY:
        yield Found.of(Kind.WEBHOOK_FAILS, at=at.isoformat(), error=webhook.last_error_message)


def _of_address(settings: Settings, webhook: WebhookInfo, *, runs: bool) -> Found:
    wanted = str(settings.webhook_url) if settings.webhook else POLLED
    if webhook.url == wanted:
        kind = Kind.WEBHOOK if wanted else Kind.POLLING
        return Found.of(kind, url=wanted, pending=webhook.pending_update_count)
    if not wanted:
        return Found.of(Kind.WEBHOOK_IN_THE_WAY, url=webhook.url)
    if runs:
        return Found.of(Kind.RIVAL, url=wanted, there=webhook.url or WHO_POLLS)
    if webhook.url:
        return Found.of(Kind.TAKEN_OVER, url=wanted, there=webhook.url)
    return Found.of(Kind.WEBHOOK_NOT_SET, url=wanted)
