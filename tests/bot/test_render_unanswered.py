"""What is not answered, and that every kind of thing has words, in three languages."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from answers import (
    EN,
    KK,
    RU,
    answered,
    asked,
    derived,
    moved,
)
from test_render import BALANCE, OTHER

from bot.render import Renderer
from knowledge.types.answer import (
    Alternative,
    Answer,
    Cause,
    Reading,
    Status,
    Suggestion,
)
from knowledge.types.assumption import Assumption, AssumptionKind
from knowledge.types.fact import FactText, Language, Series
from knowledge.types.figure import Computation, Figure
from knowledge.types.note import Note, NoteKind
from knowledge.types.period import Period
from knowledge.types.question import Ambiguity, Reason
from knowledge.types.service import Service


@pytest.fixture
def renderer(handmade: Renderer) -> Renderer:
    return handmade


def unanswered(language: Language, status: Status, **parts: object) -> Answer:
    """An answer that shows no fact."""
    return replace(Answer("?", language, status), **parts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (EN, "I have no figure for this: emigration from Uzbekistan, 2024.\nThe latest that I have: 2025.\nThe nearest that I have:\n  1. Immigration to Kazakhstan from Uzbekistan, 2024"),
        (RU, "Таких данных у меня нет: эмиграция из Узбекистана, 2024 год.\nПоследнее, что есть: 2025 год.\nБлижайшее, что есть:\n  1. Иммиграция в Казахстан из Узбекистана, 2024 год"),
        (KK, "Менде мұндай дерек жоқ: Өзбекстаннан эмиграция, 2024 жыл.\nЕң соңғы дерек: 2025 жыл.\nЕң жақын деректер:\n  1. Өзбекстаннан Қазақстанға иммиграция, 2024 жыл"),
    ],
)  # fmt: skip
def test_what_is_not_held_is_named(renderer: Renderer, language: Language, expected: str) -> None:
    year = (Period.year(2024),)
    question = asked(language, series=(Series("emigration", "UZ"),), periods=year)
    near = asked(language, series=(Series("immigration", "KZ", "UZ"),), periods=year)
    answer = unanswered(
        language,
        Status.NO_DATA,
        question=question,
        nearest=(Suggestion(near),),
        notes=(Note(NoteKind.LATEST_HELD, "2025"),),
    )
    assert renderer.text(answer) == expected


def test_an_ambiguous_question_is_asked_back_with_numbered_readings(renderer: Renderer) -> None:
    readings = (asked(EN, series=(Series(name, "KZ"),)) for name in ("emigration", "immigration"))
    answer = unanswered(
        EN,
        Status.CLARIFY,
        ambiguity=Ambiguity.DIRECTION,
        choices=tuple(Suggestion(reading) for reading in readings),
    )
    assert renderer.html(answer) == "<b>Those who left, or those who came?</b>"
    assert renderer.text(answer).split("\n")[1:] == [
        "  1. Emigration from Kazakhstan",
        "  2. Immigration to Kazakhstan",
    ]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (EN, "Did you mean this?\n  1. Emigration from Kazakhstan"),
        (RU, "Вы имели в виду это?\n  1. Эмиграция из Казахстана"),
        (KK, "Мынаны айтқыңыз келді ме?\n  1. Қазақстаннан эмиграция"),
    ],
)
@pytest.mark.parametrize("ambiguity", Ambiguity)
def test_the_only_reading_that_is_held_is_asked_for(
    renderer: Renderer, language: Language, words: str, ambiguity: Ambiguity
) -> None:
    reading = Suggestion(asked(language, series=(Series("emigration", "KZ"),)))
    answer = unanswered(language, Status.CLARIFY, ambiguity=ambiguity, choices=(reading,))
    assert renderer.text(answer) == words


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("ambiguity", [None, *Ambiguity])
def test_every_ambiguity_has_words(
    renderer: Renderer, language: Language, ambiguity: Ambiguity | None
) -> None:
    answer = unanswered(language, Status.CLARIFY, ambiguity=ambiguity)
    assert renderer.html(answer).endswith("?</b>")


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("reason", [None, *Reason])
def test_what_is_not_understood_is_met_with_examples(
    renderer: Renderer, language: Language, reason: Reason | None
) -> None:
    lines = renderer.html(unanswered(language, Status.NOT_UNDERSTOOD, reason=reason)).split("\n")
    assert len(lines) == 6
    assert all(line.startswith("•") for line in lines[2:])


def test_unknown_words_are_named_escaped(renderer: Renderer) -> None:
    answer = unanswered(
        EN, Status.NOT_UNDERSTOOD, reason=Reason.UNKNOWN_WORDS, words=("<b>cats", "dogs")
    )
    assert renderer.html(answer).startswith("I did not understand this: &lt;b&gt;cats, dogs.\n")


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("service", Service)
def test_every_service_has_words(renderer: Renderer, language: Language, service: Service) -> None:
    html = renderer.html(unanswered(language, Status.SERVICE, service=service))
    assert html
    assert "\n\n" not in html


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("kind", NoteKind)
def test_every_note_has_words(renderer: Renderer, language: Language, kind: NoteKind) -> None:
    arguments = {NoteKind.MISSING_PLACE: "RU", NoteKind.MISSING_INDICATOR: "emigration"}
    answer = answered(language, BALANCE, notes=(Note(kind, arguments.get(kind, "2024")),))
    assert len(renderer.text(answer).split("\n")) == 2


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("kind", AssumptionKind)
def test_every_assumption_has_words(
    renderer: Renderer, language: Language, kind: AssumptionKind
) -> None:
    arguments = {
        AssumptionKind.LATEST_PERIOD: "2024",
        AssumptionKind.RELATIVE_PERIOD: "2024",
        AssumptionKind.INDICATOR: "emigration",
    }
    assumption = Assumption(kind, arguments.get(kind, "KZ"))
    (words,) = renderer.assumptions(answered(language, BALANCE, assumptions=(assumption,)))
    assert words


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("cause", Cause)
def test_every_cause_is_shown(renderer: Renderer, language: Language, cause: Cause) -> None:
    alternative = Alternative(Figure.of(OTHER), Decimal(7307), cause, BALANCE)
    texts = {OTHER.id: FactText(reason="∵")}
    answer = answered(language, readings=(Reading(BALANCE, (), (alternative,)),), texts=texts)
    assert "307" in renderer.text(answer).split("\n")[1]


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("computation", Computation)
def test_every_computation_is_written_out(
    renderer: Renderer, language: Language, computation: Computation
) -> None:
    inputs = (moved("immigration", "400", "2022"), moved("immigration", "200"))
    answer = answered(language, computed=(derived(computation, "2", *inputs),) * 2)
    lines = renderer.text(answer).split("\n")
    assert len(lines) == 2
    assert all("400" in line and "200" in line for line in lines)


def test_what_is_held_only_as_a_whole_is_not_said_to_be_missing(renderer: Renderer) -> None:
    question = asked(EN, series=(Series("emigration", "KZ"),), periods=(Period.year(2024),))
    answer = unanswered(
        EN, Status.NO_DATA, question=replace(question, dimension="age"),
        nearest=(Suggestion(question),),
    )  # fmt: skip
    assert renderer.text(answer).split("\n") == [
        "I have nothing on exactly this.",
        "The nearest that I have:",
        "  1. Emigration from Kazakhstan, 2024",
    ]
