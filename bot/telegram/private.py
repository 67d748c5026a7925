"""Private chats: everything said there is meant for us."""

from __future__ import annotations

from dataclasses import dataclass, field

from telegram import Message, Update

from bot.telegram.asked import place_of, read_asked, spoken_by
from bot.telegram.editors.desk import Desk
from bot.telegram.memory import Bounded
from bot.telegram.replying import Replying
from bot.telegram.send import Context
from bot.telegram.sentences import Sentence


@dataclass(frozen=True, slots=True)
class PrivateChats:
    """Answers in private chats."""

    replying: Replying
    desk: Desk
    albums: Bounded[str, None] = field(default_factory=Bounded)

    async def on_message(self, update: Update, context: Context) -> None:
        """Answer a text, also one under a picture; say of anything else that text is needed."""
        message = update.effective_message
        if message is None or await self.desk.take(message, context.bot.bot):
            return
        asked = read_asked(message, context.bot.bot)
        if asked is not None:
            await self.replying.reply(asked)
        elif not _has_text(message) and not self._is_more_of_an_album(message):
            await self._ask_for_text(message)
        self._remember_album(message)

    def _is_more_of_an_album(self, message: Message) -> bool:
        """Whether it came with others, each as a message of its own, to which we have replied."""
        return message.media_group_id is not None and message.media_group_id in self.albums

    def _remember_album(self, message: Message) -> None:
        if message.media_group_id is not None:
            self.albums.put(message.media_group_id, None)

    async def _ask_for_text(self, message: Message) -> None:
        place = place_of(message)
        if place is not None:
            spoken = spoken_by(message.from_user)
            await self.replying.say(Sentence.TEXT_ONLY, place, message.message_id, spoken)


def _has_text(message: Message) -> bool:
    return bool(message.text or message.caption)
