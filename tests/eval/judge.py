"""What is right and what is wrong about an answer to a question of an eval set."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from knowledge.types.answer import Answer, Citation, Status
from knowledge.types.fact import Language

GIVEN = {Status.ANSWERED, Status.PARTIAL}
ANSWERED = "answered"
_TOLERANCE = 0.005


class Mark(StrEnum):
    """What is made of one answer; a wrong one is worse than a refusal."""

    CORRECT = "correct"
    REFUSED = "refused"
    WRONG = "wrong"
    DECLINED = "declined"
    FALSE_ANSWER = "false answer"


@dataclass(frozen=True, slots=True)
class Item:
    """A question with what must come of it; `value` is the first figure's.

    `verdict` is what must come of a claim in it, such as "refuted".
    """

    text: str
    language: Language
    expected: str
    all_of: tuple[str, ...] = ()
    any_of: tuple[str, ...] = ()
    value: float | None = None
    kind: str = ""
    verdict: str = ""

    @property
    def is_in_scope(self) -> bool:
        """Whether it is to be answered."""
        return self.expected == ANSWERED

    @classmethod
    def of(cls, line: dict[str, object]) -> Item:
        """The item that a line of an eval set holds."""
        value = line.get("value")
        return cls(
            str(line["q"]),
            Language(str(line["lang"])),
            str(line["expect"]),
            _ids(line.get("facts")),
            _ids(line.get("facts_any")),
            float(value) if isinstance(value, int | float) else None,
            str(line.get("kind", "")),
            str(line.get("verdict", "")),
        )


@dataclass(frozen=True, slots=True)
class Judgement:
    """The mark of an answer and, unless all is well, why."""

    item: Item
    mark: Mark
    why: str = ""

    def __str__(self) -> str:
        """One readable line."""
        return f"{self.mark:12} [{self.item.language}] {self.item.text[:100]!r}: {self.why}"


@dataclass(frozen=True, slots=True)
class Tally:
    """A set judged as a whole."""

    judgements: tuple[Judgement, ...]

    def count(self, mark: Mark) -> int:
        """How many answers have the mark."""
        return sum(entry.mark is mark for entry in self.judgements)

    @property
    def correct_share(self) -> float:
        """The share of the questions to be answered that are answered correctly."""
        inside = sum(entry.item.is_in_scope for entry in self.judgements)
        return self.count(Mark.CORRECT) / inside if inside else 1.0

    def report(self) -> str:
        """What is not as it must be, line by line, and the sum."""
        failed = (e for e in self.judgements if e.mark not in (Mark.CORRECT, Mark.DECLINED))
        ordered = sorted(failed, key=lambda entry: (entry.mark is Mark.REFUSED, entry.mark))
        sums = Counter(entry.mark.value for entry in self.judgements)
        return "\n".join(["", *map(str, ordered), str(dict(sums))])


def read_items(path: Path) -> tuple[Item, ...]:
    """The questions of a file with one JSON object a line."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return tuple(Item.of(json.loads(line)) for line in lines if line.strip())


def judge(item: Item, answer: Answer) -> Judgement:
    """The judgement of one answer."""
    given = answer.status in GIVEN
    if not item.is_in_scope:
        shown = given or answer.figures() or answer.statements or answer.citations
        return Judgement(item, *(_false(answer) if shown else (Mark.DECLINED, "")))
    if not given:
        return Judgement(item, Mark.REFUSED, f"{answer.status} {answer.reason or ''}".strip())
    why = _flaw(item, answer)
    return Judgement(item, Mark.WRONG if why else Mark.CORRECT, why)


def used_facts(answer: Answer) -> set[str]:
    """The ids of the facts that are shown or calculated with."""
    figured = {fact.id for figure in answer.figures() for fact in figure.facts()}
    stated = {statement.fact.id for statement in answer.statements}
    return figured | stated | _cited(answer.citations)


def _false(answer: Answer) -> tuple[Mark, str]:
    values = [str(figure.value) for figure in answer.figures()[:3]]
    return (
        Mark.FALSE_ANSWER,
        f"{answer.status}, {answer.operation}, {values or sorted(used_facts(answer))[:3]}",
    )


def _flaw(item: Item, answer: Answer) -> str:
    used = used_facts(answer)
    missing = [id for id in item.all_of if id not in used]
    if missing:
        return f"without {missing}; used {sorted(used)[:4]}"
    if item.any_of and not used & set(item.any_of):
        return f"none of {list(item.any_of[:3])}; used {sorted(used)[:4]}"
    flaws = (_flaw_of_verdict(item, answer), _flaw_of_value(item, answer))
    return next(filter(None, flaws), "") or _flaw_of_citations(answer)


def _flaw_of_value(item: Item, answer: Answer) -> str:
    if item.value is None:
        return ""
    values = [float(figure.value) for figure in answer.figures()[:3]]
    if values and abs(values[0] - item.value) <= _TOLERANCE * abs(item.value):
        return ""
    return f"{answer.operation}: first figures {values}, wanted {item.value}"


def _flaw_of_verdict(item: Item, answer: Answer) -> str:
    found = answer.verdict.kind.value if answer.verdict else ""
    return f"verdict {found!r}, wanted {item.verdict!r}" if item.verdict not in ("", found) else ""


def _flaw_of_citations(answer: Answer) -> str:
    bare = [entry.source.id for entry in answer.citations if not _is_whole(entry)]
    if bare or not answer.citations:
        return f"sources without title, publisher or locator: {bare}"
    shown = {fact.id for figure in answer.figures() for fact in figure.facts()}
    shown |= {statement.fact.id for statement in answer.statements}
    uncited = shown - _cited(answer.citations)
    return f"uncited: {sorted(uncited)[:4]}" if uncited else _flaw_of_slot(answer)


def _flaw_of_slot(answer: Answer) -> str:
    figures = answer.figures()
    if figures and not (figures[0].unit and figures[0].series.place):
        return "first figure without its slot"
    return ""


def _is_whole(citation: Citation) -> bool:
    source = citation.source
    return all((source.id, source.title, source.publisher, citation.locator))


def _cited(citations: Iterable[Citation]) -> set[str]:
    return {id for entry in citations for id in entry.facts}


def _ids(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list) else ()
