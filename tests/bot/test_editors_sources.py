"""/addsource, /editsource and /source: sources step by step, corrected, with what rests on them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from bot_api import Chat
from filling import Filling
from people import EDITOR, OWNER, grant, says

from bot.render.plain import plain_text
from knowledge.revise import Author, Change, history, present, present_source, update_source
from knowledge.revise.check import contradictions
from knowledge.store import Store
from knowledge.store.chat_settings import set_chat_language
from knowledge.store.errors import UnknownSourceError
from knowledge.store.roles import Role
from knowledge.store.states import Entity
from knowledge.types.fact import Language, Source, SourceKind

NEW = {
    "en": ("/addsource", "https://stat.gov.kz/ru/news/1", "Migration <2026>", "[Take", "[Take",
           "[Take", "[Skip]", "Feb 2026", "[Take", "[Take", "[Skip]", "[Take", "[Skip]"),
    "ru": ("/addsource", "https://stat.gov.kz/ru/news/1", "Migration <2026>", "[Взять", "[Взять",
           "[Взять", "[Пропустить]", "фев 2026", "[Взять", "[Взять", "[Пропустить]", "[Взять",
           "[Пропустить]"),
    "kk": ("/addsource", "https://stat.gov.kz/ru/news/1", "Migration <2026>", "[Ұсынысты",
           "[Ұсынысты", "[Ұсынысты", "[Өткізіп", "ақпан 2026", "[Ұсынысты", "[Ұсынысты",
           "[Өткізіп", "[Ұсынысты", "[Өткізіп"),
}  # fmt: skip
SUBMIT = {"en": ("[Go on", "[Confirm]"), "ru": ("[Дальше", "[Подтвердить]"),
          "kk": ("[Жариялауға", "[Растау]")}  # fmt: skip
ADDED = Source(
    id="stat-gov-2026", title="Migration <2026>",
    publisher="Bureau of National Statistics of Kazakhstan", producer="bns", author="",
    published="2026-02", accessed="2026-03-10", url="https://stat.gov.kz/ru/news/1", copy_read="",
    language="ru", terms="", kind=SourceKind.OFFICIAL,
    licence="Official statistics of Kazakhstan: free use with reference to the source "
    "(stat.gov.kz/ru/description); not a named open licence",
)  # fmt: skip


def closed(language: str) -> tuple[str, ...]:
    """What is done in the language, each button between brackets."""
    return tuple(f"{act.rstrip(']')}]" if act[0] == "[" else act for act in NEW[language])


@pytest.mark.parametrize("language", Language)
async def test_a_source_is_added(filling: Filling, store: Store, language: Language) -> None:
    set_chat_language(store, EDITOR["id"], language)
    await filling.does(*closed(language), *SUBMIT[language])
    assert present_source(store, "stat-gov-2026") == (ADDED, 1)
    (revision,) = history(store, "stat-gov-2026", Entity.SOURCE)
    assert (revision.actor, revision.reason) == (str(EDITOR["id"]), ADDED.url)
    assert contradictions(store) == ()


@pytest.mark.parametrize(
    ("typed", "said", "labels"),
    [
        ("stat.gov.kz/ru", "That is no whole address on the web.", ["https://stat.gov.kz/ru"]),
        ("https://a:b@stat.gov.kz", "That is no whole address on the web.", []),
        ("https://stat gov.kz", "That is no whole address on the web.", []),
    ],
)
async def test_a_wrong_address_is_told(
    filling: Filling, typed: str, said: str, labels: list[str]
) -> None:
    await filling.does("/addsource", typed)
    assert filling.first_lines[1].startswith(said)
    assert filling.labels == [*labels, "Skip", "Cancel"]


async def test_an_address_that_is_there_already_is_told(filling: Filling, store: Store) -> None:
    url = store.source("bns-6567").url
    await filling.does("/addsource", url.replace("https://", "http://www."))
    assert filling.first_lines[-1] == (
        "Note: bns-6567 has the same address: “Net migration, all flows (dynamic table 6567)”."
    )


async def test_a_source_is_corrected(filling: Filling, store: Store) -> None:
    await filling.does(
        "/editsource kz-decline-2025", "[Change something]", "[Title]", "Decline", "[Go on]"
    )
    assert "Why is it to be changed?" in filling.text
    await filling.does("as printed", "[Confirm]")
    source, version = present_source(store, "kz-decline-2025")
    assert (source.title, version) == ("Decline", 2)
    await filling.does("/history kz-decline-2025")
    assert "Kazakhstan Sees Decline in Emigration → Decline" in filling.text
    await filling.does("/undo", "[Confirm]")
    assert present_source(store, "kz-decline-2025")[0].title.startswith("Kazakhstan Sees")


async def test_a_correction_that_corrects_nothing_is_none(filling: Filling, store: Store) -> None:
    await filling.does("/editsource kz-decline-2025", "[Go on]")
    assert present_source(store, "kz-decline-2025")[1] == 1
    assert len(history(store, "kz-decline-2025", Entity.SOURCE)) == 1


def corrected_by_another(store: Store, **fields: str) -> None:
    held, version = present_source(store, "kz-decline-2025")
    theirs = Change(Author("another", "telegram"), "faster")
    update_source(store, replace(held, **fields), theirs, expect=version)


MINE = ("/editsource kz-decline-2025", "[Change something]", "[Title]", "Mine")


OVERTAKEN = (
    "Somebody else has changed kz-decline-2025 meanwhile. You go on from what is there now; "
    "what you have corrected stays.\n"
    "Title: Kazakhstan Sees Decline in Emigration → Theirs; yours: Mine\n"
    "Author: – → A. Author"
)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ((), ("[Go on]",)),
        (("[Go on]", "as printed"), ("[Confirm]",)),
        (("[Go on]", "as printed"), ("[Back to the form]",)),
    ],
    ids=["before it is handed in", "before it is confirmed", "gone back"],
)
async def test_the_slower_of_two_goes_on_from_what_the_faster_has_made(
    filling: Filling, store: Store, before: tuple[str, ...], after: tuple[str, ...]
) -> None:
    await filling.does(*MINE, *before)
    corrected_by_another(store, title="Theirs", author="A. Author")
    await filling.does(*after)
    assert plain_text(filling.seen[-2].text) == OVERTAKEN
    assert filling.text.startswith("kz-decline-2025: please check")
    assert "Title: Mine" in filling.text and "Author: A. Author" in filling.text
    assert present_source(store, "kz-decline-2025")[0].title == "Theirs"
    await filling.does("[Go on]")
    assert "Title: Theirs → Mine" in filling.text
    assert "Author" not in filling.text
    await filling.does("as printed", "[Confirm]")
    source, version = present_source(store, "kz-decline-2025")
    assert (source.title, source.author, version) == ("Mine", "A. Author", 3)
    assert contradictions(store) == ()


async def test_what_another_has_corrected_likewise_is_nothing_to_correct_any_more(
    filling: Filling, store: Store
) -> None:
    await filling.does(*MINE)
    corrected_by_another(store, title="Mine")
    await filling.does("[Go on]")
    assert plain_text(filling.seen[-2].text).endswith(
        "Title: Kazakhstan Sees Decline in Emigration → Mine"
    )
    await filling.does("[Go on]")
    assert filling.text == "That would change nothing: it is so already."


async def test_what_rests_on_a_source_is_listed_page_by_page(filling: Filling) -> None:
    await filling.does("/source cis-44245")
    assert "132 facts rest on it:" in filling.text
    assert "emigration-am-2016-cis – emigration from Kazakhstan to Armenia, 2016" in filling.text
    ids = set()
    for page in range(7):
        lines = filling.text.partition("rest on it:\n")[2].split("\n")
        ids |= {line.partition(" ")[0] for line in lines}
        if page < 6:
            await filling.presses(f"{page + 2}/7")
    assert len(ids) == 132
    assert filling.labels == ["‹ 6/7", "Correct"]


@pytest.mark.parametrize(
    ("named", "shown"),
    [
        ("BNS-6567", "Net migration, all flows (dynamic table 6567) (bns-6567)"),
        ("net migration, all flows (dynamic table 6567)", "Net migration, all flows (dynamic table 6567) (bns-6567)"),
        ("https://stat.gov.kz/api/iblock/element/6567/csv/file/ru/", "Net migration, all flows (dynamic table 6567) (bns-6567)"),
        ("bns-6576", "I do not know “bns-6576” here. Did you mean:"),
        ("<i>", "I do not know “<i>” here."),
        ("", "There is nothing in it: write something."),
    ],
)  # fmt: skip
async def test_a_source_is_found_as_editors_name_it(
    filling: Filling, named: str, shown: str
) -> None:
    await filling.types(f"/source {named}")
    assert filling.text.split("\n")[0] == shown


async def test_a_source_that_is_nearly_named_is_a_button_away(filling: Filling) -> None:
    await filling.does("/editsource bns-6576", "[bns-6567]", "[Correct]")
    assert filling.text.startswith("bns-6567: please check")


async def test_a_new_source_has_no_facts(filling: Filling, store: Store) -> None:
    await filling.types("/source stat-gov-2026")
    with pytest.raises(UnknownSourceError):
        store.source("stat-gov-2026")
    await filling.does(*closed("en"), *SUBMIT["en"], "/source stat-gov-2026")
    assert filling.text.endswith("No published fact rests on it.")


SOURCE_STEP = (
    "/add", "[a number]", "emigration", "[preliminary]", "Pavlodar", "to Germany", "[Skip]",
    "Jan–Apr 2025", "7,608", "[7,608 people]",
)  # fmt: skip


async def test_a_fact_waits_for_its_new_source(filling: Filling, store: Store) -> None:
    await filling.does(*SOURCE_STEP, "[It is a new source]")
    assert filling.first_lines[0] == "New source · 1/12 · Address"
    await filling.does(*closed("en")[1:], *SUBMIT["en"])
    assert filling.first_lines[0] == "New fact · 11/13 · Where in the source"
    assert "Source: Migration <2026>" in filling.text
    await filling.does("table 1", "[Skip]", "[Skip]", "[Go on", "[Yes, it is right]", "[Confirm]")
    assert present(store, "emigration-kz-55-de-2025-jan-apr")[0].source == "stat-gov-2026"
    assert contradictions(store) == ()


@pytest.mark.parametrize("drop", [("[Cancel]",), ("/cancel",), ("[Skip]", "/cancel")])
async def test_a_source_that_is_dropped_leads_back_to_the_fact(
    filling: Filling, drop: tuple[str, ...]
) -> None:
    await filling.does(*SOURCE_STEP, "[It is a new source]", *drop)
    assert filling.first_lines[0] == "New fact · 10/13 · Source"
    await filling.does("bns-6567")
    assert filling.first_lines[0] == "New fact · 11/13 · Where in the source"


async def test_so_it_does_when_it_is_dropped_at_its_confirmation(filling: Filling) -> None:
    await filling.does(
        *SOURCE_STEP, "[It is a new source]", *closed("en")[1:], "[Go on]", "[Cancel]"
    )
    assert filling.first_lines[0] == "New fact · 10/13 · Source"


async def test_a_source_that_waits_for_review_leaves_the_fact_where_it_was(
    reviewed: Chat, store: Store
) -> None:
    grant(store, EDITOR, Role.EDITOR)
    await reviewed.feed(says(OWNER, "/help"))  # a reviewer, who is told
    filling = Filling(reviewed)
    await filling.does(*SOURCE_STEP, "[It is a new source]", *closed("en")[1:], "[Go on]", "[Send]")
    assert filling.first_lines[0] == "New fact · 10/13 · Source"
