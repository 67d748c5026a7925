"""Files that editors send in Telegram: tried out, shown, confirmed, undone as one."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
import yaml
from bot_api import READER, Chat, Failure
from files_sent import HEADER, NEW, OTHER, WRONG, ids, last, sends
from openpyxl import Workbook
from people import EDITOR, OWNER, Person, buttons, grant, presses, says, told

from knowledge.revise import history
from knowledge.store import Store
from knowledge.store.drafts import open_draft
from knowledge.store.roles import Role

REFUSED = Failure(400, "Bad Request: PEER_FLOOD")
MAPPING = """
sdmx:
  id: emigration-$counterpart-$period
  columns: {indicator: emigration, place: KZ, unit: persons, quality: final, source: bns-6567,
    locator: the flow, counterpart: {from: TO, codes: {DEU: DE}}}
"""
SUMMARY = "<b>facts.csv</b>\nNew: 1. Changed: 0. Unchanged: 0. Refused: 1."

pytestmark = pytest.mark.usefixtures("in_this_process")


async def test_a_file_is_tried_out_confirmed_and_undone(
    chat: Chat, store: Store, editor: Person
) -> None:
    calls = await chat.feed(sends(chat, editor, HEADER + NEW + WRONG, caption="the yearbook"))
    assert calls[0].text == "Reading facts.csv: 0 lines …"
    shown = last(calls)
    assert shown.text.splitlines() == [
        *SUMMARY.splitlines(),
        "Line 3, column counterpart: I do not have “Germny”. Did you mean DE?",
        "Nothing is written yet. Write what is new and changed, as one batch?",
    ]
    assert ids(store) == []
    written = last(await chat.feed(presses(editor, buttons(shown)["Confirm"])))
    batch = re.search(r"Facts written: 1. <code>/undo (import-\w+)</code>", written.text)
    assert batch
    assert ids(store) == ["emigration-de-2030"]
    assert store.reader.rows(
        "SELECT actor, via, reason FROM revision WHERE batch = ?", (batch[1],)
    ) == [("502", "telegram", "the yearbook")]
    (again,) = await told(chat, presses(editor, buttons(shown)["Confirm"]))
    assert "out of date" in again
    undo = last(await chat.feed(says(editor, f"/undo {batch[1]}")))
    await chat.feed(presses(editor, buttons(undo)["Confirm"]))
    assert ids(store) == []


def as_xlsx(rows: list[list[str]]) -> bytes:
    book, content = Workbook(write_only=True), BytesIO()
    sheet = book.create_sheet()
    for row in rows:
        sheet.append(row)
    book.save(content)
    return content.getvalue()


def as_yaml(rows: list[list[str]]) -> bytes:
    names, *facts = rows
    return yaml.safe_dump([dict(zip(names, fact, strict=True)) for fact in facts]).encode()


@pytest.mark.parametrize(("name", "written"), [("facts.xlsx", as_xlsx), ("facts.yaml", as_yaml)])
async def test_files_of_other_formats_are_taken_over_too(
    chat: Chat,
    store: Store,
    editor: Person,
    name: str,
    written: Callable[[list[list[str]]], bytes],
) -> None:
    rows = [line.split(",") for line in (HEADER + NEW + OTHER).splitlines()]
    shown = last(await chat.feed(sends(chat, editor, written(rows), name)))
    assert shown.text.startswith(f"<b>{name}</b>\nNew: 2. Changed: 0. Unchanged: 0. Refused: 0.")
    await chat.feed(presses(editor, buttons(shown)["Confirm"]))
    assert ids(store) == ["emigration-de-2030", "emigration-de-2031"]


@pytest.mark.process
async def test_the_work_is_done_in_a_process_of_its_own(
    chat: Chat, store: Store, editor: Person
) -> None:
    shown = last(await chat.feed(sends(chat, editor, HEADER + NEW)))
    await chat.feed(presses(editor, buttons(shown)["Confirm"]))
    assert ids(store) == ["emigration-de-2030"]


async def test_a_waiting_import_outlives_a_restart(
    chat: Chat, store: Store, editor: Person
) -> None:
    shown = last(await chat.feed(sends(chat, editor, HEADER + NEW)))
    draft = open_draft(store, EDITOR["id"], EDITOR["id"])
    assert draft is not None
    again = last(await chat.feed(says(editor, "hello?")))  # all that is needed is in the store
    assert again.text.startswith("<b>facts.csv</b>\nNew: 1.")
    assert buttons(again) == buttons(shown)


async def test_cancel_drops_it(chat: Chat, store: Store, editor: Person) -> None:
    shown = last(await chat.feed(sends(chat, editor, HEADER + NEW)))
    await chat.feed(presses(editor, buttons(shown)["Cancel"]))
    assert open_draft(store, EDITOR["id"], EDITOR["id"]) is None
    assert ids(store) == []


async def test_what_has_changed_since_it_was_shown_is_shown_anew(
    chat: Chat, store: Store, editor: Person
) -> None:
    shown = last(await chat.feed(sends(chat, editor, HEADER + NEW + OTHER)))
    grant(store, OWNER, Role.EDITOR)
    theirs = last(await chat.feed(sends(chat, OWNER, HEADER + NEW.replace("2345", "9"))))
    await chat.feed(presses(OWNER, buttons(theirs)["Confirm"]))
    calls = await chat.feed(presses(editor, buttons(shown)["Confirm"]))
    texts = [call.text for call in calls]
    assert "Facts were changed meanwhile, so nothing was written." in texts[-2]
    assert "New: 1. Changed: 1. Unchanged: 0. Refused: 0." in texts[-1]
    assert "value <s>9</s> → 2345" in texts[-1]
    assert ids(store) == ["emigration-de-2030"]
    await chat.feed(presses(editor, buttons(last(calls))["Confirm"]))
    assert ids(store) == ["emigration-de-2030", "emigration-de-2031"]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("facts.docx", "x", "Let it end in .csv, .xlsx, .yaml, .yml, .sqlite3."),
        ("facts", "x", "tells no format"),
        ("facts.csv", "", "The file has no facts."),
        ("facts.csv", "id,colour\na,b\n", "Facts have no such columns: colour."),
        ("facts.csv", "id,locator\na,тест\n".encode("cp1251"), "not in UTF-8"),
        ("facts.xlsx", "id\n1\n", "damaged, or not what its name says"),
        ("facts.yaml", "- id: [1]\n", "damaged, or not what its name says"),
        ("<b>&.csv", "DATAFLOW,OBS_VALUE\nx,1\n", "This is SDMX-CSV. Send me the mapping"),
        ("map.yaml", "sdmx: {id: x}\n", "map.yaml is a mapping of SDMX-CSV."),
    ],
)
async def test_what_cannot_be_taken_over_is_told_and_changes_nothing(
    chat: Chat, store: Store, editor: Person, name: str, content: str | bytes, words: str
) -> None:
    before = store.generation()
    calls = await chat.feed(sends(chat, editor, content, name))
    assert words in last(calls).text
    assert store.generation() == before


async def test_a_file_that_telegram_does_not_hand_over_is_refused_before_it_is_asked_for(
    chat: Chat, editor: Person
) -> None:
    update = sends(chat, editor, "x", document={"file_size": 34_000_000})
    (call,) = await chat.feed(update)
    assert "at most 20 MB, and this has 34 MB" in call.text


async def test_an_sdmx_file_is_read_by_the_mapping_sent_before(
    chat: Chat, store: Store, editor: Person
) -> None:
    asked = last(await chat.feed(sends(chat, editor, MAPPING, "map.yaml")))
    assert "Now send the file that it is for" in asked.text
    data = "DATAFLOW,TO,TIME_PERIOD,OBS_VALUE\nX,DEU,2030,12\n"
    shown = last(await chat.feed(sends(chat, editor, data, "data.csv")))
    await chat.feed(presses(editor, buttons(shown)["Confirm"]))
    assert store.fact("emigration-de-2030").value == 12


async def test_many_refusals_come_as_a_file(chat: Chat, editor: Person) -> None:
    rows = "".join(WRONG.replace("2032", str(1900 + n)) for n in range(40))
    calls = await chat.feed(sends(chat, editor, HEADER + rows))
    (document,) = [call for call in calls if call.method == "sendDocument"]
    (content,) = document.files.values()
    assert len(content.decode("utf-8-sig").splitlines()) == 40
    shown = next(call for call in calls if "Refused: 40." in call.text)
    assert len(shown.text.splitlines()) == 2 + 10 + 2
    assert "Confirm" not in buttons(shown)


async def test_something_else_that_was_begun_is_not_lost(
    chat: Chat, store: Store, editor: Person
) -> None:
    await chat.feed(says(editor, "/retire emigration-2024-bns a test"))
    draft = open_draft(store, EDITOR["id"], EDITOR["id"])
    texts = await told(chat, sends(chat, editor, HEADER + NEW))
    assert "You have something unfinished" in texts[0]
    kept = open_draft(store, EDITOR["id"], EDITOR["id"])
    assert draft is not None
    assert kept is not None
    assert kept.kind == draft.kind


async def test_a_strangers_file_changes_nothing_and_is_noted(
    chat: Chat, store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    before = store.generation()
    calls = await chat.feed(sends(chat, READER, HEADER + NEW, caption="/import now"))
    calls += await chat.feed(sends(chat, READER, HEADER + NEW))
    assert not [call for call in calls if call.method == "getFile"]
    assert caplog.text.count("77 may not give /import in chat 77") == 2
    assert store.generation() == before


async def test_an_import_command_takes_the_file_that_it_replies_to(
    chat: Chat, store: Store, editor: Person
) -> None:
    (how,) = await told(chat, says(editor, "/import"))
    assert how.startswith("Send me a file of facts (.csv, .xlsx,")
    sent = sends(chat, editor, HEADER + NEW)["message"]
    shown = last(await chat.feed(says(editor, "/import why not", reply_to_message=sent)))
    assert "New: 1." in shown.text


@pytest.mark.slow
@pytest.mark.parametrize("format", ["csv", "yaml", "sqlite3"])
async def test_an_export_that_is_sent_back_changes_nothing(
    chat: Chat, store: Store, editor: Person, format: str
) -> None:
    (call,) = [c for c in await chat.feed(says(editor, f"/export {format}")) if c.files]
    (content,) = call.files.values()
    ((count,),) = store.reader.rows("SELECT count(*) FROM fact")
    assert call.parameters["caption"] == f"Facts: {count:,}"
    shown = last(await chat.feed(sends(chat, editor, content, f"facts.{format}")))
    assert f"New: 0. Changed: 0. Unchanged: {count:,}. Refused: 0." in shown.text
    assert shown.text.endswith("There is nothing to write.")


async def test_an_export_needs_a_format(chat: Chat, editor: Person) -> None:
    (how,) = await told(chat, says(editor, "/export xlsx"))
    assert how.startswith("Say as what: <code>/export csv</code>")


@pytest.mark.parametrize(
    ("with_mapping", "with_data", "reason"),
    [
        ("/import the flow of Eurostat", "", "the flow of Eurostat"),
        ("/import the flow of Eurostat", "/import final", "final"),
        ("", "", "/import data.csv"),
    ],
)
async def test_the_reason_given_with_a_mapping_is_kept(
    chat: Chat, store: Store, editor: Person, with_mapping: str, with_data: str, reason: str
) -> None:
    await chat.feed(sends(chat, editor, MAPPING, "map.yaml", **captioned(with_mapping)))
    data = "DATAFLOW,TO,TIME_PERIOD,OBS_VALUE\nX,DEU,2030,12\n"
    shown = last(await chat.feed(sends(chat, editor, data, "data.csv", **captioned(with_data))))
    await chat.feed(presses(editor, buttons(shown)["Confirm"]))
    (revision,) = history(store, "emigration-de-2030")
    assert revision.reason == reason


def captioned(caption: str) -> dict[str, Any]:
    """What a message has with this caption."""
    return {"caption": caption} if caption else {}
