"""The Telegram application, put together."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from telegram import LinkPreviewOptions, Update
from telegram.constants import ParseMode, UpdateType
from telegram.ext import (
    Application,
    ApplicationBuilder,
    BaseHandler,
    CallbackQueryHandler,
    ChatMemberHandler,
    Defaults,
    InlineQueryHandler,
    MessageHandler,
    TypeHandler,
    filters,
)

from bot.operate.metrics import Metrics
from bot.operate.pulse import Pulse, utc_now
from bot.operate.regularly import Regularly
from bot.operate.watch import Watch
from bot.render import Renderer
from bot.settings import Settings
from bot.telegram.admins import Admins
from bot.telegram.answering import Answering
from bot.telegram.callbacks import Callbacks
from bot.telegram.calls import Calls
from bot.telegram.cards import Cards
from bot.telegram.charts import Charts
from bot.telegram.chores import Chores, chores_of
from bot.telegram.connection import Connection
from bot.telegram.cooldown import Cooldown
from bot.telegram.deliveries import EVERY, Deliveries
from bot.telegram.editors.office import Office, build_office
from bot.telegram.editors.rights import Rights
from bot.telegram.edits import Edits
from bot.telegram.failures import Failures
from bot.telegram.follow_buttons import FollowButtons
from bot.telegram.groups import SharedChats
from bot.telegram.guest import GuestMode
from bot.telegram.inline import InlineMode
from bot.telegram.measured import MeasuredPatience
from bot.telegram.membership import Membership
from bot.telegram.menu import introduce
from bot.telegram.notes import Notes
from bot.telegram.order import InOrderPerChat
from bot.telegram.patience import Sleep
from bot.telegram.pictures import Pictures
from bot.telegram.polling import PATIENCE, Polling
from bot.telegram.posting import Posting
from bot.telegram.pressed import AnswerButtons
from bot.telegram.private import PrivateChats
from bot.telegram.receiving import Receiving
from bot.telegram.replying import Replying
from bot.telegram.scenery import Scenery
from bot.telegram.send import Sender
from bot.telegram.services import Services
from bot.telegram.subscribing import Subscribing
from bot.telegram.take_along import TakeAlong
from bot.telegram.update_file import IN_MEMORY, UpdateFile
from bot.telegram.update_queue import UpdateQueue
from knowledge.answer.engine import Engine
from knowledge.store import Store
from knowledge.store.chats import move_chat

App = Application[Any, Any, Any, Any, Any, Any]
Builder = ApplicationBuilder[Any, Any, Any, Any, Any, Any]

UPDATES = (
    UpdateType.MESSAGE,
    UpdateType.EDITED_MESSAGE,
    UpdateType.CHANNEL_POST,
    UpdateType.EDITED_CHANNEL_POST,
    UpdateType.CALLBACK_QUERY,
    UpdateType.INLINE_QUERY,
    UpdateType.GUEST_MESSAGE,
    UpdateType.MY_CHAT_MEMBER,
)
"""What Telegram is to tell us; anything else it keeps to itself."""

_WATCHING = -1  # before all handlers that answer
_PRIVATE = filters.UpdateType.MESSAGE & filters.ChatType.PRIVATE
_POSTED = filters.UpdateType.CHANNEL_POST & filters.ChatType.CHANNEL
_SHARED = _POSTED | (filters.UpdateType.MESSAGE & filters.ChatType.GROUPS)
_SAID = filters.TEXT | filters.CAPTION | ~filters.StatusUpdate.ALL  # else told by Telegram


def build_application(
    settings: Settings,
    engine: Engine,
    renderer: Renderer,
    store: Store,
    *,
    updates: UpdateFile | None = None,
    request: Posting | None = None,
    now: Callable[[], datetime] = utc_now,
    sleep: Sleep = asyncio.sleep,
) -> App:
    """The application with all its handlers.

    `updates` keeps those in hand beyond the end of the process. `request` takes the place of the
    real connection, `now` and `sleep` that of the real time. Raises MissingTokenError.
    """
    watch, notes, rights = Watch(pulse=Pulse(now)), Notes(store), Rights(settings.owners, store)
    queue = UpdateQueue(updates or UpdateFile(IN_MEMORY), now)
    connection, polling = request or Connection(), request or Connection(PATIENCE)
    builder = _builder(settings, sleep, watch).request(connection).get_updates_request(polling)
    application = _receiving(builder, polling, queue, watch)
    scenery = Scenery(application.bot, settings.retention_days, rights)
    answering = Answering(engine, renderer, store, notes, now, surroundings=scenery.around)
    replying = _replying(Calls(application.bot, connection), answering, queue)
    office = build_office(rights, answering, replying.sender, application.bot, settings.review)
    news = Regularly(Deliveries(answering, replying.sender, sleep).deliver, EVERY)
    chores = Chores((*chores_of(settings, store, watch, now), news))
    _Course(queue, chores, notes, office).accompany(application)
    _add_handlers(application, replying, office, watch.metrics)
    return application


def _receiving(builder: Builder, connection: Posting, queue: UpdateQueue, watch: Watch) -> App:
    """The application that takes its updates out of the queue."""
    in_order = InOrderPerChat(watch.done, queue.in_hand)
    application = builder.update_queue(queue).concurrent_updates(in_order).build()
    polling = Polling(application.bot, connection, queue.take, watch, UPDATES)
    application.updater = Receiving(application.bot, queue, polling, watch)
    watch.metrics.queue(lambda: queue.count)
    return application


def _replying(calls: Calls, answering: Answering, queue: UpdateQueue) -> Replying:
    store = answering.store
    sender = Sender(calls, partial(move_chat, store))
    charts = Charts(sender, answering.renderer, Pictures(store.generation))
    services = Services(store, answering.memory, answering.now, queue.forget)
    admins, subscribing = Admins(calls.bot), Subscribing(answering)
    return Replying(answering, sender, admins, services, subscribing, charts)


@dataclass(frozen=True, slots=True)
class _Course:
    """What is done when the application begins and when it ends."""

    queue: UpdateQueue
    chores: Chores
    notes: Notes
    office: Office

    def accompany(self, application: App) -> None:
        """Have it done by the application."""
        application.post_init, application.post_stop = self.begin, self.end
        application.post_shutdown = self.leave

    async def begin(self, application: App) -> None:
        self.queue.resume(application.bot)
        await self.chores.begin()
        await introduce(application)
        await self.office.open()

    async def end(self, _: App) -> None:
        await self.chores.end()
        await self.office.close()
        await self.notes.write()

    async def leave(self, application: App) -> None:
        """Leave nothing undone, also where we were told to stop before all had begun."""
        await self.chores.end()
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)
        await application.bot.shutdown()


def _builder(settings: Settings, sleep: Sleep, watch: Watch) -> Builder:
    quiet = LinkPreviewOptions(is_disabled=True)
    return (
        ApplicationBuilder()
        .token(settings.required_token)
        .base_url(settings.base_url)
        .base_file_url(settings.base_file_url)
        .defaults(Defaults(parse_mode=ParseMode.HTML, link_preview_options=quiet))
        .rate_limiter(MeasuredPatience(settings.max_rate, sleep, watch.metrics))
        .job_queue(None)
    )


def _add_handlers(application: App, replying: Replying, office: Office, metrics: Metrics) -> None:
    application.add_handler(TypeHandler(Update, office.attempts.watch), group=_WATCHING)
    for handler in _handlers(replying, office):
        application.add_handler(handler)
    failures = Failures(replying.sender, replying.answering.language_of, metrics)
    application.add_error_handler(failures.on_error)


def _handlers(replying: Replying, office: Office) -> Iterator[BaseHandler[Any, Any, Any]]:
    """A handler for each surface; of those that take an update, the first has it."""
    answering, sender = replying.answering, replying.sender
    cooldown, cards = Cooldown(), Cards(answering, replying.charts)
    membership = Membership(answering, sender)
    private = PrivateChats(replying, office.desk)
    shared = SharedChats(replying, cooldown, office.desk)
    readers = (AnswerButtons(replying), TakeAlong(replying), FollowButtons(replying))
    kinds = {kind: button for room in readers for kind, button in room.by_kind().items()}
    buttons = Callbacks({**kinds, **office.buttons}, replying, cooldown)
    yield MessageHandler(_PRIVATE & _SAID, private.on_message)
    yield MessageHandler(_SHARED & _SAID, shared.on_message)
    yield MessageHandler(filters.StatusUpdate.MIGRATE, membership.on_migration)
    yield MessageHandler(filters.UpdateType.EDITED, Edits(replying, cooldown).on_edit)
    yield MessageHandler(filters.UpdateType.GUEST_MESSAGE, GuestMode(cards, sender).on_message)
    yield InlineQueryHandler(InlineMode(cards, sender).on_query)
    yield CallbackQueryHandler(buttons.on_press)
    yield ChatMemberHandler(membership.on_change, ChatMemberHandler.MY_CHAT_MEMBER)
