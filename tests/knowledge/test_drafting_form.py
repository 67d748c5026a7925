"""Forms of facts and sources: step by step, back, from the summary, and after a long pause."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest
from drafting import FIGURE, SKIP, SOURCE, STATEMENT, fact_form, filled_in, source_form
from hypothesis import given
from hypothesis import strategies as st

from knowledge.drafting.errors import StepError
from knowledge.drafting.fact_form import composed
from knowledge.drafting.form import SUMMARY, Filled, Form
from knowledge.drafting.links import sources_at
from knowledge.drafting.source_form import cells_of_source, composed_source
from knowledge.lexicon import Lexicon
from knowledge.store import Store
from knowledge.store.records import Keyword
from knowledge.types.fact import (
    FactKind,
    FactText,
    Language,
    Precision,
    Quality,
    Series,
    SourceKind,
)
from knowledge.types.period import Period


@pytest.fixture(scope="session")
def form(shipped: Store, lexicon: Lexicon) -> Form:
    return fact_form(shipped, lexicon)


def kept(form: Form, filled: Filled) -> Filled:
    """The form after it lay in the store as JSON."""
    return form.resumed(filled.at, json.loads(json.dumps(filled.payload())))


def test_a_figure_is_composed(form: Form) -> None:
    record, why = composed(form, filled_in(form, FIGURE))
    assert (record.id, why) == ("emigration-ru-2025-jan-apr", "kz-decline-2025, par. 1")
    assert (record.kind, record.series) == (FactKind.FIGURE, Series("emigration", "KZ", "RU"))
    assert record.period == Period.months(2025, 1, 4)
    assert (record.value, record.unit, record.precision) == (7608, "persons", Precision.EXACT)
    assert (record.value_as_published, record.quality) == ("7 608", Quality.PRELIMINARY)
    assert (record.source, record.locator, record.authority) == (
        "kz-decline-2025", "par. 1", "bns",
    )  # fmt: skip
    assert record.origin == "Bureau of National Statistics of Kazakhstan"
    assert (record.texts, record.keywords) == ({}, ())


def test_a_statement_is_composed(form: Form) -> None:
    record, _ = composed(form, filled_in(form, STATEMENT))
    assert (record.id, record.kind) == ("brain-drain-young-doctors", FactKind.STATEMENT)
    assert (record.value, record.unit, record.period, record.origin) == (None, None, None, "")
    assert record.texts == {
        Language.ENGLISH: FactText("Young doctors leave villages."),
        Language.RUSSIAN: FactText("Молодые врачи уезжают из сёл."),
        Language.KAZAKH: FactText("Жас дәрігерлер ауылдан кетеді."),
    }
    assert record.keywords[:2] == (
        Keyword(Language.ENGLISH, "young doctors", 3), Keyword(Language.ENGLISH, "village", 2),
    )  # fmt: skip


def test_whose_number_it_is_is_asked_only_of_those_who_quote(form: Form) -> None:
    quoted = filled_in(form, (*FIGURE[:9], "taldau-2929753", "series"))
    assert quoted.at == "text_en"
    record, _ = composed(form, filled_in(form, (SKIP, SKIP), quoted))
    assert (record.authority, record.origin) == ("bns", "")


def test_texts_begin_with_the_editors_language_and_are_then_asked_in_all(
    shipped: Store, lexicon: Lexicon
) -> None:
    form = fact_form(shipped, lexicon, Language.KAZAKH)
    filled = filled_in(form, FIGURE[:-2])
    assert filled.at == "text_kk"
    asked = []
    for text in ("Ресейге 7 608 адам кетті.", "7,608 left.", "Уехало 7 608."):
        filled = form.answered(filled, text)
        asked.append(filled.at)
    assert asked == ["text_en", "text_ru", "caveat_kk"]
    with pytest.raises(StepError):
        form.skipped(form.answered(filled, "Дөңгелектелген."))


def test_back_leads_through_what_was_asked_and_keeps_all_answers(form: Form) -> None:
    filled = filled_in(form, FIGURE[:8])
    names = []
    while filled.at != "kind":
        filled = form.back(filled)
        names.append(filled.at)
    assert names == [
        "value", "period", "breakdown", "counterpart", "place", "quality", "indicator", "kind",
    ]  # fmt: skip
    assert form.back(filled) == filled
    assert form.kept(filled).at == "unit"
    assert filled.cells["value"] == "7608"


def test_one_answer_is_changed_from_the_summary(form: Form) -> None:
    filled = form.changing(filled_in(form, FIGURE), "value")
    filled = form.answered(filled, "~7 700")
    assert filled.at == SUMMARY
    record, _ = composed(form, filled)
    assert (record.value, record.precision) == (Decimal(7700), Precision.APPROXIMATE)
    filled = form.answered(form.changing(filled, "id"), "emigration-ru-spring")
    assert composed(form, filled)[0].id == "emigration-ru-spring"


def test_another_indicator_asks_its_unit_anew(form: Form) -> None:
    filled = form.changing(filled_in(form, FIGURE), "indicator")
    filled = form.answered(filled, "immigration")
    assert filled.at == "breakdown"
    filled = filled_in(form, (SKIP, "persons"), filled)
    assert composed(form, filled)[0].series == Series("immigration", "KZ", "RU")


def test_what_no_longer_fits_is_refused_at_the_end(form: Form) -> None:
    filled = form.changing(filled_in(form, FIGURE), "indicator")
    filled = filled_in(form, ("population", SKIP, "persons"), filled)
    with pytest.raises(StepError, match="not_a_day"):
        composed(form, filled)


def test_a_change_of_kind_keeps_the_value_for_a_change_back(form: Form) -> None:
    filled = filled_in(form, FIGURE)
    told = form.answered(form.changing(filled, "kind"), "statement")
    assert told.at == "text_en"
    again = form.answered(form.changing(told, "kind"), "figure")
    assert composed(form, again) == composed(form, filled)


def test_only_an_end_is_a_range(form: Form) -> None:
    filled = form.changing(filled_in(form, FIGURE), "precision")
    with pytest.raises(StepError, match="not_a_range"):
        form.answered(filled, "range")
    ranged = form.answered(form.changing(filled, "value"), "7600–7700")
    exact = form.answered(form.changing(ranged, "precision"), "rounded")
    assert composed(form, exact)[0].value_max is None


def test_ids_are_proposed_and_must_be_free(form: Form) -> None:
    cells = filled_in(form, FIGURE).cells
    slot = {"counterpart": "", "period": "2024", "source": "cabar-2019"}
    held = Filled({**cells, **slot}, SUMMARY)
    assert composed(form, held)[0].id == "emigration-2024-2"
    with pytest.raises(StepError) as caught:
        form.answered(form.changing(held, "id"), "emigration-2024")
    assert (caught.value.kind, caught.value.suggestions) == ("taken", ("emigration-2024-2",))


def test_a_source_has_one_number_for_a_slot(form: Form) -> None:
    cells = {**filled_in(form, FIGURE).cells, "counterpart": "", "period": "2024"}
    with pytest.raises(StepError) as caught:
        composed(form, Filled(cells, SUMMARY))
    assert (caught.value.kind, caught.value.given) == ("taken_slot", "emigration-2024")


@given(st.integers(0, len(FIGURE)))
def test_a_pause_loses_nothing_at_any_step(form: Form, answers: int) -> None:
    filled = filled_in(form, FIGURE[:answers])
    assert kept(form, filled) == filled
    assert composed(form, filled_in(form, FIGURE[answers:], kept(form, filled))) == composed(
        form, filled_in(form, FIGURE)
    )


def test_a_draft_of_another_release_goes_on_with_what_is_understood(form: Form) -> None:
    cells = {"kind": "figure", "indicator": "emigration", "colour": "red", "quality": 7}
    filled = form.resumed("colour", {"cells": cells, "replaces": "x", "mood": "good"})
    assert (filled.at, filled.replaces) == ("quality", 0)
    whole = filled_in(form, FIGURE[2:], filled)
    assert composed(form, whole) == composed(form, filled_in(form, FIGURE))


@pytest.mark.parametrize("payload", [{}, {"cells": None}, {"cells": [1]}, {"cells": {"kind": 1}}])
def test_a_damaged_draft_begins_anew(form: Form, payload: dict[str, object]) -> None:
    assert form.resumed("value", payload).at == "kind"


def test_a_source_is_composed(shipped: Store, lexicon: Lexicon) -> None:
    form = source_form(shipped, lexicon)
    source, why = composed_source(form, filled_in(form, SOURCE))
    assert (source.id, why) == ("stat-gov-2026", "https://stat.gov.kz/ru/news/2026")
    assert (source.title, source.publisher, source.kind, source.producer) == (
        "Migration of February", "BNS", SourceKind.OFFICIAL, "bns",
    )  # fmt: skip
    assert (source.published, source.accessed, source.language) == ("2026-02", "2026-03-09", "ru")
    assert (source.author, source.copy_read, source.licence, source.terms) == (
        "", "", "free use", "",
    )  # fmt: skip


def test_another_source_of_the_site_is_taken_for_a_model(shipped: Store, lexicon: Lexicon) -> None:
    form = source_form(shipped, lexicon)
    filled = filled_in(form, ("https://mgorod.kz/news/other", "Other"))
    assert filled.at == "publisher"
    for _ in range(3):
        filled = form.taken(filled)
    assert (filled.cells["publisher"], filled.cells["kind"], filled.cells["producer"]) == (
        "Мой ГОРОД, mgorod.kz", "news", "news",
    )  # fmt: skip


def test_a_held_source_is_corrected_from_its_summary(shipped: Store, lexicon: Lexicon) -> None:
    form = source_form(shipped, lexicon)
    held = shipped.source("kz-decline-2025")
    filled = form.begun(cells_of_source(held), replaces=1)
    assert filled.at == SUMMARY
    filled = form.answered(form.changing(filled, "title"), "Kazakhstan sees a decline")
    source, why = composed_source(form, filled)
    assert (source.id, source.title, why) == (held.id, "Kazakhstan sees a decline", "")
    assert source.url == held.url
    with pytest.raises(StepError):
        form.changing(filled, "id")


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("https://mgorod.kz/news/iz-kakih-stran-chashhe-vsego-pereezzhayut-v-kazahstan-na-pmzh", 1),
        ("http://www.MGOROD.kz/news/iz-kakih-stran-chashhe-vsego-pereezzhayut-v-kazahstan-na-pmzh/", 1),
        ("https://mgorod.kz/news/", 0),
        ("", 0),
    ],
)  # fmt: skip
def test_an_address_that_another_source_has_is_noticed(
    shipped: Store, url: str, found: int
) -> None:
    there = sources_at(url, shipped.sources())
    assert len(there) == found
    for source in there:
        assert sources_at(url, shipped.sources(), but=source.id) == ()
