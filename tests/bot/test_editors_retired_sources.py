"""/undo of a source that was added, /retire and /restore of sources, and what may rest on them."""

from __future__ import annotations

from dataclasses import replace

import pytest
import pytest_asyncio
from bot_api import Chat
from filling import Filling
from people import EDITOR, OWNER, REVIEWER, SECOND_EDITOR, grant, presses, says, told

from bot.render.plain import plain_text
from knowledge.revise import (
    Author,
    Change,
    create_fact,
    create_source,
    history,
    present,
    present_source,
    retire,
    update_source,
)
from knowledge.revise.check import contradictions
from knowledge.revise.submitted import Status, submitted
from knowledge.store import Store
from knowledge.store.drafts import open_draft
from knowledge.store.roles import Role
from knowledge.store.states import Entity
from knowledge.types.fact import Lifecycle, Source, SourceKind

MINE = Change(Author(str(EDITOR["id"]), "telegram"), "it came out", "edit-1")
THEIRS = Change(Author(str(SECOND_EDITOR["id"]), "telegram"), "it stands there", "edit-2")
SOURCE = Source(
    id="stat-gov-2026", title="Migration <2026>", publisher="BNS", producer="bns", author="",
    published="2026-02", accessed="2026-03-10", url="https://stat.gov.kz/ru/news/1", copy_read="",
    language="ru", licence="free use", terms="", kind=SourceKind.OFFICIAL,
)  # fmt: skip
RETIRED = replace(SOURCE, lifecycle=Lifecycle.RETIRED)
ON_IT = "on-new"


@pytest_asyncio.fixture
async def filling(chat: Chat, store: Store) -> Filling:
    """An editor who has just added a source."""
    grant(store, EDITOR, Role.EDITOR)
    create_source(store, SOURCE, MINE)
    return Filling(chat)


def put_fact(store: Store) -> None:
    """Another editor puts a fact on the source."""
    record, _ = present(store, "emigration-2024-bns")
    create_fact(store, replace(record, id=ON_IT, source=SOURCE.id), THEIRS)


def state(store: Store) -> Source:
    return present_source(store, SOURCE.id)[0]


async def test_an_added_source_is_undone_and_the_next_undo_brings_it_again(
    filling: Filling, store: Store
) -> None:
    await filling.does("/undo")
    assert filling.first_lines == [
        "Migration <2026> (stat-gov-2026)",
        "State: published → retired: in no answer",
        "Why: /undo edit-1",
        "Is this right?",
    ]
    await filling.does("[Confirm]")
    assert state(store) == RETIRED
    await filling.does("/history stat-gov-2026")
    assert "2. retired" in filling.text
    assert "1. added" in filling.text
    await filling.does("/undo it was right", "[Confirm]")
    assert state(store) == SOURCE
    assert [revision.reason for revision in history(store, SOURCE.id, Entity.SOURCE)] == [
        "it came out", "/undo edit-1", "it was right",
    ]  # fmt: skip
    assert contradictions(store) == ()


async def test_a_retired_source_is_shown_to_an_editor_who_names_it(
    filling: Filling,
) -> None:
    await filling.does("/undo", "[Confirm]")
    for named in ("stat-gov-2026", "migration <2026>", "http://stat.gov.kz/ru/news/1/"):
        await filling.does(f"/source {named}")
        assert filling.first_lines[0] == "Migration <2026> (stat-gov-2026)"
        assert "It is retired; /restore stat-gov-2026 brings it back." in filling.text
        assert filling.text.endswith("No published fact rests on it.")
    await filling.does("/source stat-gov-2027")
    assert "stat-gov-2026" not in filling.labels


async def test_a_source_is_retired_corrected_and_restored_by_its_id(
    filling: Filling, store: Store
) -> None:
    await filling.does("/retire STAT-GOV-2026 withdrawn", "[Confirm]")
    assert state(store) == RETIRED
    await filling.does("/retire stat-gov-2026 once more")
    assert filling.text == "That would change nothing: it is so already."
    await filling.does(
        "/editsource stat-gov-2026", "[Change something]", "[Title]", "Moves", "[Go on]", "a slip",
        "[Confirm]",
    )  # fmt: skip
    assert state(store) == replace(RETIRED, title="Moves")
    await filling.does("/restore stat-gov-2026 it is back", "[Confirm]")
    assert state(store) == replace(SOURCE, title="Moves")
    assert contradictions(store) == ()


IN_USE = (
    "1 fact rests on stat-gov-2026, so nothing was changed. "
    "Retire it first; /source stat-gov-2026 shows it."
)


@pytest.mark.parametrize("command", ["/undo", "/retire stat-gov-2026 withdrawn"])
async def test_a_source_on_which_a_fact_rests_stays(
    filling: Filling, store: Store, command: str
) -> None:
    put_fact(store)
    await filling.does(command)
    assert filling.text == IN_USE
    assert (state(store), open_draft(store, EDITOR["id"], EDITOR["id"])) == (SOURCE, None)


async def test_a_fact_that_is_put_on_it_before_the_confirmation_keeps_it(
    filling: Filling, store: Store
) -> None:
    await filling.does("/undo")
    put_fact(store)
    await filling.does("[Confirm]")
    assert filling.text == IN_USE
    assert state(store) == SOURCE
    retire(store, ON_IT, THEIRS, expect=1)
    await filling.does("/undo", "[Confirm]")
    assert state(store) == RETIRED
    assert contradictions(store) == ()


async def test_a_source_that_another_editor_has_corrected_is_not_undone(
    filling: Filling, store: Store
) -> None:
    await filling.does("/undo")
    better = replace(SOURCE, author="A. Author")
    update_source(store, better, THEIRS, expect=1)
    await filling.does("[Confirm]")
    assert filling.text.startswith("Somebody was faster: stat-gov-2026 was changed meanwhile")
    await filling.does("/undo")
    assert filling.text.startswith("stat-gov-2026 was changed again since, so nothing was undone.")
    assert present_source(store, SOURCE.id) == (better, 2)


SOURCE_STEP = (
    "/add", "[a number]", "emigration", "[preliminary]", "Pavlodar", "to Germany", "[Skip]",
    "Jan–Apr 2025", "7,608", "[7,608 people]",
)  # fmt: skip
REFUSED = (
    "The source stat-gov-2026 is retired, so no fact can be put on it. "
    "Take another, or bring it back first: /restore stat-gov-2026"
)
SET = "/set emigration 2011 7608 source={} locator=p.1 quality=final reason=x"


async def test_no_new_fact_is_put_on_a_retired_source(filling: Filling, store: Store) -> None:
    put_fact(store)
    retire(store, ON_IT, replace(MINE, batch="edit-3"), expect=1)
    await filling.does("/retire stat-gov-2026 withdrawn", "[Confirm]", *SOURCE_STEP)
    assert not [label for label in filling.labels if label.startswith("stat-gov-2026")]
    for named in ("stat-gov-2026", "Migration <2026>", SOURCE.url):
        await filling.does(named)
        assert REFUSED in filling.text
    await filling.does("/cancel", SET.format("stat-gov-2026"))
    assert filling.text == f"Source: {REFUSED}"
    await filling.does("/edit emigration-2024-bns", "[Source]", "stat-gov-2026")
    assert REFUSED in filling.text
    await filling.does("/cancel", f"/restore {ON_IT} it was right")
    assert filling.text == (
        "stat-gov-2026, on which on-new would rest, is a retired source, so nothing was changed. "
        "Bring it back first with /restore stat-gov-2026, or take another."
    )
    assert contradictions(store) == ()


async def test_a_fact_whose_source_is_retired_while_it_is_written_goes_on_with_another(
    filling: Filling, store: Store
) -> None:
    await filling.does(*SOURCE_STEP, "stat-gov-2026", "table 1", "[Skip]", "[Skip]")
    update_source(store, RETIRED, THEIRS, expect=1)
    await filling.does("[Go on]")
    assert REFUSED in filling.text
    await filling.does("[Source]", "bns-6567", "table 1", "[Go on]")
    await filling.does("[Yes, it is right]", "[Confirm]")
    assert present(store, "emigration-kz-55-de-2025-jan-apr")[0].source == "bns-6567"
    assert contradictions(store) == ()


async def test_a_correction_goes_on_from_what_was_retired_meanwhile(
    filling: Filling, store: Store
) -> None:
    await filling.does("/editsource stat-gov-2026", "[Change something]", "[Title]", "Moves")
    update_source(store, RETIRED, THEIRS, expect=1)
    await filling.does("[Go on]")
    overtaken = plain_text(filling.seen[-2].text)
    assert overtaken.endswith("State: published → retired: in no answer")
    await filling.does("[Go on]", "a slip", "[Confirm]")
    assert state(store) == replace(RETIRED, title="Moves")


async def test_a_source_that_is_added_again_is_told_to_be_there_and_retired(
    filling: Filling,
) -> None:
    await filling.does("/undo", "[Confirm]", "/addsource", SOURCE.url)
    assert filling.first_lines[-1] == (
        "Note: stat-gov-2026 has the same address: “Migration <2026>”. "
        "It is retired; /restore stat-gov-2026 brings it back."
    )


@pytest_asyncio.fixture
async def under_review(reviewed: Chat, store: Store) -> Filling:
    """The same editor where changes wait for a review."""
    grant(store, EDITOR, Role.EDITOR)
    grant(store, REVIEWER, Role.REVIEWER)
    for person in (OWNER, REVIEWER):
        await reviewed.feed(says(person, "Hello"))
    create_source(store, SOURCE, MINE)
    return Filling(reviewed)


async def test_the_undo_of_a_source_waits_for_a_review(under_review: Filling, store: Store) -> None:
    await under_review.does("/undo", "[Send to review]")
    assert state(store) == SOURCE
    (said, _) = await told(under_review.chat, presses(REVIEWER, "e2:a1"))
    assert said.startswith("Proposal 1 (<code>stat-gov-2026</code>) is approved")
    assert state(store) == RETIRED
    await under_review.does("/undo", "[Send to review]")
    await told(under_review.chat, presses(REVIEWER, "e2:a2"))
    assert state(store) == SOURCE


async def test_a_reviewer_is_told_what_keeps_the_source_and_may_approve_later(
    under_review: Filling, store: Store
) -> None:
    await under_review.does("/undo", "[Send to review]")
    put_fact(store)
    (said,) = await told(under_review.chat, presses(REVIEWER, "e2:a1"))
    assert said == IN_USE
    assert (state(store), submitted(store, 1).status) == (SOURCE, Status.WAITING)
    retire(store, ON_IT, THEIRS, expect=1)
    await told(under_review.chat, presses(REVIEWER, "e2:a1"))
    assert (state(store), submitted(store, 1).status) == (RETIRED, Status.APPROVED)
    assert contradictions(store) == ()


async def test_what_was_approved_is_undone_as_its_authors_last_change(
    under_review: Filling, store: Store
) -> None:
    await under_review.does("/retire stat-gov-2026 withdrawn", "[Send to review]")
    await told(under_review.chat, presses(REVIEWER, "e2:a1"))
    assert state(store) == RETIRED
    await under_review.does("/undo")
    assert "State: retired: in no answer → published" in under_review.text
