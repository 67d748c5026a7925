"""Outsiders who know what editors write and press: nothing changes, and their ids are noted."""

from __future__ import annotations

from datetime import date

import pytest
import pytest_asyncio
from bot_api import GROUP, PRIVATE, Chat, message, press
from people import EDITOR, OWNER, grant, private, says, told
from surfaces import ours
from test_editors_rights import everything

from bot.telegram.editors.button_data import EditorAction
from knowledge.revise import Author, Change, retire
from knowledge.revise.aliases import add_alias, as_known
from knowledge.revise.proposals import Proposal, propose_lifecycle
from knowledge.revise.review import submit
from knowledge.store import ChatKind, QuestionLog, Store
from knowledge.store.feedback import Feedback, record_feedback
from knowledge.store.inbox import open_questions
from knowledge.store.roles import Role
from knowledge.types.answer import Answer, Status
from knowledge.types.fact import Language, Lifecycle

DAY = date(2026, 3, 10)
IN_VAIN = "skedaddle"
ID, RETIRED = "immigration-2024-bns", "emigration-2024-bns"
BY_EDITOR = Author(str(EDITOR["id"]), "telegram")


@pytest_asyncio.fixture(autouse=True)
async def work(chat: Chat, store: Store) -> None:
    """What editors have in hand: something of every kind."""
    grant(store, EDITOR, Role.EDITOR)
    await told(chat, says(OWNER, f"/retire {ID} printed by mistake"))
    retire(store, RETIRED, Change(BY_EDITOR, "printed by mistake", "edit-1"), expect=1)
    change = propose_lifecycle(store, ID, Lifecycle.RETIRED)
    submit(store, Proposal((change,), "x"), EDITOR["id"], Language.ENGLISH, DAY.isoformat())
    in_vain = Answer(IN_VAIN, Language.ENGLISH, Status.NOT_UNDERSTOOD)
    store.log_questions([QuestionLog.of(in_vain, ChatKind.PRIVATE, DAY)])
    record_feedback(store, Feedback(DAY, Language.ENGLISH, "it is old"))
    word = as_known(store, IN_VAIN, "emigration")
    add_alias(store, word, Change(BY_EDITOR, "readers use it", "word-1"))


ORDERS = [
    "/set emigration 2011 7608 source=kz-decline-2025 locator=p.1 quality=claim reason=x",
    f"/edit {ID}", f"/retire {ID} x", f"/restore {RETIRED} x", f"/history {ID}", "/undo edit-1",
    "/undo word-1", "/retire bns-6567 x", "/source bns-6567", "/editsource bns-6567", "/add",
    "/addsource", "/back", "/cancel", "/proposals", "/inbox", "/stats", "/import", "/export csv",
    "/editors", "/grant 77 editor", f"/revoke {EDITOR['id']}",
]  # fmt: skip


def held(store: Store) -> list[object]:
    """All that outsiders may not change; what they ask is noted as a question of any reader."""
    (question,) = (one for one in open_questions(store) if one.text == IN_VAIN)
    return [*everything(store), question]


async def test_no_order_of_editors_is_taken_from_others(
    chat: Chat, store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    before = held(store)
    for order in ORDERS:
        caplog.clear()
        quoted = says(OWNER, order)["message"]
        for raw in (
            message(order),
            message(order, reply_to_message=quoted),
            message(order, reply_to_message=ours(PRIVATE), quote={"text": order, "position": 0}),
            message("x", reply_to_message=quoted, quote={"text": order, "position": 0}),
            message(order, chat=GROUP, reply_to_message=quoted),
        ):
            await chat.feed(raw)
        assert held(store) == before, order
        assert caplog.text.count(f"77 may not give {order.split()[0]} in chat") == 4, order


CHOICES = {
    EditorAction.CHOOSE: "1.ok", EditorAction.HISTORY: f"0.{ID}",
    EditorAction.SOURCE: "0.bns-6567", EditorAction.CORRECT: "0.bns-6567",
    EditorAction.UNWORD: "0.word-1",
}  # fmt: skip


async def test_no_button_of_editors_does_anything_for_others_whatever_is_behind_it(
    chat: Chat, store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    before = held(store)
    for action in EditorAction:
        data = f"e2:{action}{CHOICES.get(action, '1')}"
        for where in (PRIVATE, GROUP, private(OWNER)):
            alert, *_ = await chat.feed(press(data, chat=where))
            assert alert.text.startswith("This button is out of date"), action
        assert f"77 may not press {action} " in caplog.text
    assert held(store) == before
