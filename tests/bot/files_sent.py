"""Files that are sent to the bot, and the work on them done where the test is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from bot_api import Chat, message
from double import Call
from people import Person, private

from bot.telegram.editors.imports import exporting, working
from bot.telegram.editors.imports.beside import Progress, Tell, Watch
from knowledge.store import Store

HEADER = "id,indicator,place,counterpart,period,value,unit,quality,source,locator,authority\n"
NEW = "emigration-de-2030,emigration,KZ,DE,2030,2345,persons,preliminary,bns-6567,table 2,bns\n"
OTHER = "emigration-de-2031,emigration,KZ,DE,2031,2346,persons,preliminary,bns-6567,table 2,bns\n"
WRONG = "emigration-de-2032,emigration,KZ,Germny,2032,1,persons,final,bns-6567,table 2,bns\n"


def work_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the work be done in this process: one of its own takes a second."""

    async def beside(job: Callable[[Tell], object], watch: Watch) -> object:
        told: list[Progress] = []
        return job(told.append)

    for room in (working, exporting):
        monkeypatch.setattr(room, "beside", beside)


def sends(
    chat: Chat, person: Person, content: str | bytes, name: str = "facts.csv", **more: Any
) -> dict[str, Any]:
    """An update with a file, which Telegram then has."""
    data = content if isinstance(content, bytes) else content.encode()
    id = f"file-{len(chat.api.telegram.methods.files)}"
    chat.api.telegram.methods.files[id] = data
    document = {
        "file_id": id, "file_unique_id": id, "file_name": name, "file_size": len(data),
        **more.pop("document", {}),
    }  # fmt: skip
    return message(chat=private(person), user=person, document=document, **more)


def ids(store: Store, like: str = "emigration-de-203%") -> list[str]:
    rows = store.reader.rows("SELECT id FROM fact WHERE id LIKE ? AND lifecycle = 'published' "
                             "ORDER BY id", (like,))  # fmt: skip
    return [id for (id,) in rows]


def last(calls: list[Call]) -> Call:
    return next(call for call in reversed(calls) if call.method.endswith(("Message", "Text")))
