"""A figure in one line: the slot by the words of a question, the rest by name."""

from __future__ import annotations

from dataclasses import replace

import pytest
from drafting import lookups

from knowledge.drafting.errors import StepError
from knowledge.drafting.figures import stated_figure
from knowledge.drafting.fitting import fitting
from knowledge.drafting.one_line import Line, Option, read_line
from knowledge.exchange.files.cells import cells_of
from knowledge.lexicon import Lexicon
from knowledge.revise import present
from knowledge.store import Store
from knowledge.types.fact import Precision, Qualifier, Quality

REST = 'source=bns locator="table 3" reason="final"'


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("emigration 2025 7608", "emigration 2025", "7608"),
        ("emigration 2025 7 608", "emigration 2025", "7 608"),
        ("emigration 2025 7\u00a0608", "emigration 2025", "7 608"),
        ("emigration Germany 2025 7,608", "emigration Germany 2025", "7,608"),
        ("balance 2022 -6722", "balance 2022", "-6722"),
        ("balance 2022 −6 722", "balance 2022", "−6 722"),
        ("plans to leave 2024 7.2 %", "plans to leave 2024", "7.2 %"),
        ("emigration 2025 ~7600", "emigration 2025", "~7600"),
        ("emigration Q1 2025", "emigration Q1", "2025"),
    ],
)
def test_the_number_at_the_end_is_the_value(text: str, words: str, value: str) -> None:
    assert read_line(text) == Line(words, {Option.VALUE: value})


@pytest.mark.parametrize("quoted", ['"table 3"', "“table 3”", "«table 3»"])
def test_options_are_said_by_name_in_any_quotation_marks(quoted: str) -> None:
    line = read_line(f"emigration locator={quoted} 2025 SOURCE=bns 7608")
    assert line == Line(
        "emigration 2025",
        {Option.LOCATOR: "table 3", Option.SOURCE: "bns", Option.VALUE: "7608"},
    )


def test_an_unknown_option_is_refused_with_the_nearest() -> None:
    with pytest.raises(StepError) as refused:
        read_line("emigration 2025 7608 sorce=bns")
    assert (refused.value.given, refused.value.suggestions) == ("sorce", ("source",))


def stated(store: Store, lexicon: Lexicon, text: str) -> dict[str, str]:
    record = stated_figure(read_line(text), lookups(store, lexicon)).record
    return {column: text for column, text in cells_of(record).items() if text}


def test_a_new_figure_takes_what_is_usual(shipped: Store, lexicon: Lexicon) -> None:
    assert stated(shipped, lexicon, f"emigration to Mexico 2011 32 920 {REST}") == {
        "id": "emigration-mx-2011", "kind": "figure", "indicator": "emigration", "place": "KZ",
        "counterpart": "MX",
        "period": "2011", "value": "32920", "unit": "persons", "value_as_published": "32 920",
        "precision": "exact", "quality": "final", "rank": "normal", "source": "taldau-2929753",
        "locator": "table 3", "authority": "bns", "lifecycle": "published",
    }  # fmt: skip


def test_what_the_source_is_held_to_say_is_corrected(shipped: Store, lexicon: Lexicon) -> None:
    before = cells_of_fact(shipped, "emigration-2024-bns")
    after = stated(shipped, lexicon, f"emigration 2024 12733 {REST}")
    assert {key: text for key, text in after.items() if before.get(key) != text} == {
        "value": "12733", "value_as_published": "12733", "locator": "table 3",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("precision", "quality", "kept"),
    [
        (Precision.EXACT, Quality.FINAL, ["mirror"]),
        (Precision.ROUNDED, Quality.FINAL, ["rounded", "mirror"]),
        (Precision.EXACT, Quality.PRELIMINARY, ["preliminary", "mirror"]),
    ],
)
def test_a_remark_that_a_correction_makes_untrue_goes(
    shipped: Store, precision: Precision, quality: Quality, kept: list[str]
) -> None:
    remarks = tuple(map(Qualifier, ("rounded", "preliminary", "mirror")))
    record, _ = present(shipped, "emigration-2024")
    record = replace(record, qualifiers=remarks, precision=precision, quality=quality)
    assert [entry.name for entry in fitting(record).qualifiers] == kept


def test_a_preliminary_figure_becomes_final(shipped: Store, lexicon: Lexicon) -> None:
    text = "emigration 2025 7608 source=baq-2026-03-ru quality=final"
    assert "preliminary" in cells_of_fact(shipped, "emigration-2025-baq")["qualifiers"]
    assert "preliminary" not in stated(shipped, lexicon, text)["qualifiers"]


def cells_of_fact(store: Store, id: str) -> dict[str, str]:
    return cells_of(present(store, id)[0])


@pytest.mark.parametrize(
    ("text", "slot"),
    [
        ("emigration Germany 2025 1", ("emigration", "KZ", "DE", "2025")),
        ("эмиграция в Германию 2025 1", ("emigration", "KZ", "DE", "2025")),
        ("Германияға эмиграция 2025 1", ("emigration", "KZ", "DE", "2025")),
        ("emigration jan-apr 2025 1700", ("emigration", "KZ", "", "2025-01/2025-04")),
        ("сальдо 2022 -6722", ("net_migration", "KZ", "", "2022")),
        ("2025 7608 indicator=emigration counterpart=Russia", ("emigration", "KZ", "RU", "2025")),
        ("7608 indicator=emigration period=2025-Q1", ("emigration", "KZ", "", "2025-Q1")),
    ],
)
def test_the_slot_is_understood_like_a_question(
    shipped: Store, lexicon: Lexicon, text: str, slot: tuple[str, ...]
) -> None:
    line = f"{text} source=kz-decline-2025 quality=claim locator=p.1 reason=x"
    cells = stated(shipped, lexicon, line)
    names = ("indicator", "place", "counterpart", "period")
    assert tuple(cells.get(name, "") for name in names) == slot


@pytest.mark.parametrize(
    ("text", "kind", "column"),
    [
        (f"emigration 7608 {REST}", "empty", "period"),
        (f"2025 7608 {REST}", "unclear_slot", ""),
        (f"7608 {REST}", "empty", "indicator"),
        (f"emigration 2025 {REST}", "empty", "period"),
        (f"emigration 2025-Q1 {REST}", "empty", "value"),
        (f"emigration xyzzy 2025 7608 {REST}", "unclear_slot", ""),
        (f"migration 2025 7608 {REST}", "unclear_slot", ""),
        (f"emigration Russia Germany 2025 7608 {REST}", "unclear_slot", ""),
        (f"emigration 2040 7608 {REST}", "not_over", "period"),
        (f"emigration 2011 7.5 {REST}", "not_whole", "value"),
        (f"emigration 2011 {REST} value=x", "not_a_number", "value"),
        ("emigration to Mexico 2011 7608 locator=x", "empty", "source"),
        ("emigration 2011 7608 source=nobody locator=x", "not_held", "source"),
        ("emigration to Mexico 2011 7608 source=taldau-2929753", "empty", "locator"),
        ("emigration 2011 7608 source=kz-decline-2025 locator=x", "empty", "quality"),
        (f"emigration 2011 7608 {REST} quality=good", "not_held", "quality"),
        (f"emigration 2011 7608 {REST} rank=best", "not_one_of", "rank"),
        ("emigration 2011 7608 source=bns locator=x rank=disputed", "empty", "reason"),
        (f"labour emigration 2024 7608 {REST}", "several", "source"),
    ],
)
def test_what_is_missing_or_unclear_is_refused(
    shipped: Store, lexicon: Lexicon, text: str, kind: str, column: str
) -> None:
    with pytest.raises(StepError) as refused:
        stated(shipped, lexicon, text)
    assert (refused.value.kind.value, refused.value.column) == (kind, column)
