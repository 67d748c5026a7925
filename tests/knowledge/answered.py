"""What an answer shows, as short lines, so that a row of a table is a line of a specification."""

from __future__ import annotations

from asking import name
from reading import written

from knowledge.types.answer import Alternative, Answer, Reading
from knowledge.types.assumption import Assumption
from knowledge.types.figure import Figure
from knowledge.types.note import Note


def value(figure: Figure) -> str:
    """The number as it would be typed, with at most three decimals."""
    plain = f"{round(figure.value, 3):f}"
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def led(reading: Reading) -> str:
    """The leading figure: where it stands, and the number."""
    return f"{name(reading.lead)} = {value(reading.lead)}"


def leads(answer: Answer) -> list[str]:
    """The leading figures of all slots shown."""
    return [led(reading) for reading in answer.readings]


def computed(answer: Answer) -> list[str]:
    """The calculations with their results."""
    return [f"{name(figure)} = {value(figure)} {figure.unit}" for figure in answer.computed]


def further(reading: Reading) -> list[str]:
    """The ids of the further sources."""
    return [fact.id for fact in reading.further]


def differently(reading: Reading) -> list[str]:
    """Who reports another number: its fact, the difference and the cause."""
    return [_alternative(entry) for entry in reading.alternatives]


def _alternative(entry: Alternative) -> str:
    fits = f" {name(entry.fits)}" if entry.fits else ""
    return f"{name(entry.figure)} {entry.difference:+f} {entry.cause.value}{fits}"


def ranked(answer: Answer) -> list[str]:
    """The rows of a ranking, those without a place after a dash."""
    return [f"{row.place or '-'} {name(row.figure)}" for row in answer.ranking]


def marks(entries: tuple[Note, ...] | tuple[Assumption, ...]) -> list[str]:
    """Notes or assumptions as `kind` or `kind:argument`."""
    return [f"{e.kind.value}:{e.argument}" if e.argument else e.kind.value for e in entries]


def verdict(answer: Answer) -> str:
    """What came of a claim: the kind, the number and where it stands."""
    if answer.verdict is None:
        return ""
    found = (answer.verdict.kind.value, str(answer.verdict.claimed), name(answer.verdict.held))
    return " ".join(part for part in found if part)


def offered(answer: Answer) -> list[str]:
    """What is held nearest, as `indicator PLACE>COUNTERPART breakdown @period`."""
    questions = [suggestion.question for suggestion in answer.nearest]
    return [f"{written(q.series[0])} @{','.join(p.code for p in q.periods)}" for q in questions]


def is_bare(answer: Answer) -> bool:
    """Whether nothing is shown that only an answered question may show."""
    shown = (
        answer.figures(), answer.computed, answer.readings, answer.ranking, answer.statements,
        answer.citations, answer.texts, answer.verdict,
    )  # fmt: skip
    return not any(shown)
