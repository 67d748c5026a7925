"""/add: a fact step by step, in three languages, with buttons, through restarts and slips."""

from __future__ import annotations

import json
from datetime import date

import pytest
from chatting import chatting
from filling import Filling, length, widest
from people import EDITOR, OWNER, SECOND_EDITOR, grant, says

from knowledge.answer.engine import Engine
from knowledge.revise import history, present
from knowledge.revise.check import contradictions
from knowledge.store import Store
from knowledge.store.chat_settings import set_chat_language
from knowledge.store.drafts import Draft, open_draft, save_draft
from knowledge.store.errors import UnknownFactError
from knowledge.store.roles import Role
from knowledge.types.fact import Language

FIGURE = {
    "en": ("/add", "[a number]", "emigration", "[preliminary]", "Pavlodar", "to Germany", "[Skip]",
           "Jan–Apr 2025", "7,608", "[7,608 people]", "bns-6567", "table 3", "[Skip]", "[Skip]"),
    "ru": ("/add", "[число]", "эмиграция", "[предварительн", "Павлодарская область", "в Германию",
           "[Пропустить]", "янв–апр 2025", "7 608", "[7\u00a0608 человек]", "bns-6567", "table 3",
           "[Пропустить]", "[Пропустить]"),
    "kk": ("/add", "[сан]", "эмиграция", "[алдын ала", "Павлодар облысы", "Германия",
           "[Өткізіп жіберу]", "қаңтар–сәуір 2025", "7 608", "[7\u00a0608 адам]", "bns-6567",
           "table 3", "[Өткізіп жіберу]", "[Өткізіп жіберу]"),
}  # fmt: skip
SUBMIT = ("[Go on", "[Confirm]")
SUBMIT_FIGURE = {  # which is more than all who left, so that it is asked about once more
    "en": ("[Go on", "[Yes, it is right]", "[Confirm]"),
    "ru": ("[Дальше", "[Да, всё верно]", "[Подтвердить]"),
    "kk": ("[Жариялауға", "[Иә, дұрыс]", "[Растау]"),
}
ID = "emigration-kz-55-de-2025-jan-apr"
STATEMENT = (
    "/add", "[a statement]", "brain drain", "[a claim]", "[Kazakhstan]", "[Skip]",
    "kz-decline-2025", "par. 3", "[Press]", "Young doctors leave villages.",
    "Молодые врачи уезжают из сёл.", "Жас дәрігерлер ауылдан кетеді.",
    "young doctors 3, village", "молодые врачи 3, село", "жас дәрігерлер 3, ауыл", "[Skip]",
)  # fmt: skip


@pytest.mark.parametrize("language", Language)
async def test_a_figure_is_added_in_the_editors_own_words(
    filling: Filling, store: Store, language: Language
) -> None:
    set_chat_language(store, EDITOR["id"], language)
    await filling.does(*FIGURE[language])
    await filling.does(*SUBMIT_FIGURE[language])
    record, version = present(store, ID)
    assert (record.value, record.unit, version) == (7608, "persons", 1)
    assert (record.series.place, record.series.counterpart) == ("KZ-55", "DE")
    assert record.period is not None
    assert (record.period.code, record.source, record.locator, record.authority) == (
        "2025-01/2025-04", "bns-6567", "table 3", "bns",
    )  # fmt: skip
    (revision,) = history(store, ID)
    assert (revision.actor, revision.reason) == (str(EDITOR["id"]), "bns-6567, table 3")
    answer = Engine(store).ask(
        "emigration from Pavlodar to Germany Jan-Apr 2025", today=date(2026, 3, 10)
    )
    assert ID in answer.citations[0].facts
    assert contradictions(store) == ()
    for call in filling.seen:
        assert length(call) < 1500
        assert widest(call) <= 32


async def test_the_editor_reads_what_is_asked_and_what_is_held(filling: Filling) -> None:
    await filling.does(*FIGURE["en"][:7])
    assert filling.first_lines == [
        "New fact · 7/13 · Period",
        "Of which time? 2024, 2025-Q1, Jan–Apr 2025, 1 July 2024.",
    ]
    assert filling.labels == ["2025", "2024", "‹ Back", "Cancel"]
    await filling.does(*FIGURE["en"][7:])
    assert filling.text.split("\n") == [
        "New fact: please check",
        "Kind: a number",
        "Indicator: emigration",
        "Quality: preliminary",
        "Place: Pavlodar Region",
        "Partner country: Germany",
        "Period: January–April 2025",
        "Value: 7,608 people",
        "Precision: exact",
        "Source: Net migration, all flows (dynamic table 6567)",
        "Where in the source: table 3",
        f"Id: {ID}",
        "Reason: bns-6567, table 3",
    ]
    assert filling.labels == ["Go on to publish", "Change something", "‹ Back", "Cancel"]


@pytest.mark.parametrize(
    ("language", "said", "label"),
    [
        ("en", "I do not know “Павлодр” here. Did you mean:", "KZ-55 Pavlodar Region"),
        ("ru", "Здесь не знаю такого: «Павлодр». Может быть:", "KZ-55 Павлодарская область"),
        ("kk", "Мұнда мұндайды білмеймін: «Павлодр». Мүмкін:", "KZ-55 Павлодар облысы"),
    ],
)
async def test_a_slip_is_told_and_mended_with_a_button(
    filling: Filling, store: Store, language: str, said: str, label: str
) -> None:
    set_chat_language(store, EDITOR["id"], Language(language))
    await filling.does(*FIGURE[language][:4], "Павлодр")
    assert filling.first_lines[1] == said
    assert filling.labels[0] == label
    await filling.presses(label)
    draft = open_draft(store, EDITOR["id"], EDITOR["id"])
    assert draft is not None
    assert (draft.step, draft.payload["cells"]["place"]) == ("counterpart", "KZ-55")


async def test_hostile_text_is_shown_as_text(filling: Filling) -> None:
    await filling.does(*FIGURE["en"][:4], "<b>{{ 7*7 }}</i>")
    assert "&lt;b&gt;{{ 7*7 }}&lt;/i&gt;" in filling.seen[-1].text


async def test_back_keeps_what_was_said(filling: Filling, store: Store) -> None:
    await filling.does(*FIGURE["en"][:9], "/back", "[‹ Back]")
    assert filling.first_lines[0] == "New fact · 7/13 · Period"
    assert "Now: January–April 2025" in filling.text
    await filling.presses("Leave it so")
    assert filling.first_lines[0] == "New fact · 9/13 · Unit"


@pytest.mark.parametrize("written", [FIGURE["en"], STATEMENT], ids=["figure", "statement"])
async def test_every_step_but_the_first_can_be_gone_back_from_and_every_one_dropped(
    filling: Filling, written: tuple[str, ...]
) -> None:
    def asked() -> str:
        return filling.first_lines[0].rpartition("·")[2]

    before = ""
    for act in written:
        await filling.does(act)
        now = asked()
        assert "Cancel" in filling.labels, now
        assert ("‹ Back" in filling.labels) is bool(before), now
        if before:
            await filling.does("/back")
            assert asked() == before
            await filling.does("[Skip]" if act == "[Skip]" else "[Leave it so]")
            assert asked() == now
        before = now


@pytest.mark.parametrize("cancel", ["/cancel", "[Cancel]"])
async def test_a_form_is_dropped(filling: Filling, store: Store, cancel: str) -> None:
    await filling.does(*FIGURE["en"][:9], cancel)
    assert filling.text == "Dropped; nothing was changed."
    assert open_draft(store, EDITOR["id"], EDITOR["id"]) is None


async def test_a_restart_and_a_weeks_pause_lose_nothing(own_engine: Engine, store: Store) -> None:
    grant(store, EDITOR, Role.EDITOR)
    middle = 8
    async with chatting(own_engine) as chat:
        before = Filling(chat)
        await before.does(*FIGURE["en"][:middle])
    async with chatting(own_engine) as chat:
        chat.clock.pass_(days=7)
        after = Filling(chat)
        after.seen = before.seen[-1:]
        await after.does("net migration 2024")  # taken for the value, which it is not
        assert after.first_lines[1].startswith("I cannot read a number in “net migration 2024”.")
        await after.does(*FIGURE["en"][middle:], *SUBMIT_FIGURE["en"])
    assert present(store, ID)[0].value == 7608


async def test_questions_by_command_are_answered_meanwhile(filling: Filling) -> None:
    await filling.does(*FIGURE["en"][:8], "/balance 2024")
    assert "+16,550" in filling.text
    await filling.does("7 608")
    assert filling.first_lines[0] == "New fact · 9/13 · Unit"


async def test_a_draft_of_another_release_goes_on(filling: Filling, store: Store) -> None:
    cells = {"kind": "figure", "indicator": "emigration", "colour": "red"}
    draft = Draft(
        EDITOR["id"], EDITOR["id"], "add", "colour", {"cells": cells}, "2026-03-01T09:00:00+00:00"
    )
    save_draft(store, draft)
    await filling.types("/add")
    assert filling.first_lines[0] == "New fact · 3/13 · Quality"
    await filling.does(*FIGURE["en"][3:], *SUBMIT_FIGURE["en"])
    assert present(store, ID)[0].value == 7608


async def test_a_statement_is_tried_out_before_anyone_sees_it(
    filling: Filling, store: Store
) -> None:
    await filling.does(*STATEMENT, "[Try it out]")
    assert filling.text.split("\n") == [
        "3 questions would now find it:",
        "✓ young doctors village",
        "✓ молодые врачи село",
        "✓ жас дәрігерлер ауыл",
        "Only you see this; nothing is published. Write another question to try it.",
    ]
    await filling.types("why do young doctors leave")
    assert filling.text.startswith("1 question would now find it:\n✓ why do young doctors leave")
    await filling.types("net migration 2024")
    assert filling.text.startswith(
        "1 question would not find it:\n✗ net migration 2024\nGive the telling words"
    )
    (call,) = await filling.chat.feed(says(OWNER, "young doctors"))
    assert "villages" not in call.text
    with pytest.raises(UnknownFactError):
        store.fact("brain-drain-young-doctors")
    await filling.does("[‹ To the summary]", *SUBMIT)
    (call,) = await filling.chat.feed(says(OWNER, "young doctors"))
    assert "Young doctors leave villages." in call.text
    assert contradictions(store) == ()


async def test_long_texts_are_shown_in_full_only_at_the_end(filling: Filling) -> None:
    long = "Young doctors leave. " * 200
    texts = [long if act == "Young doctors leave villages." else act for act in STATEMENT]
    await filling.does(*texts)
    summary, steps = filling.seen[-1], filling.seen[:-2]
    assert all(length(call) < 1500 for call in steps)
    assert long.strip() in filling.seen[-2].text + summary.text


async def test_what_is_typed_at_the_summary_of_a_figure_is_no_answer(filling: Filling) -> None:
    await filling.does(*FIGURE["en"], "7 700")
    assert filling.text == ("Everything is filled in. Press a button: go on, or change something.")
    assert filling.labels[0] == "Go on to publish"


async def test_two_who_add_the_same_id_are_told_apart(filling: Filling, store: Store) -> None:
    grant(store, SECOND_EDITOR, Role.EDITOR)
    other = Filling(filling.chat, SECOND_EDITOR)
    for one in (filling, other):
        await one.does(*FIGURE["en"], *SUBMIT_FIGURE["en"][:-1])
    await filling.presses("Confirm")
    await other.presses("Confirm")
    assert present(store, ID)[1] == 1
    assert len(history(store, ID)) == 1
    assert ID in other.text


def test_drafts_hold_plain_json(store: Store) -> None:
    draft = Draft(
        1,
        1,
        "add",
        "kind",
        {"cells": {"kind": "figure"}, "replaces": 0},
        "2026-03-01T09:00:00+00:00",
    )
    assert json.loads(json.dumps(draft.payload)) == draft.payload
