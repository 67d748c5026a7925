"""Asking the questions of an eval set, alone or as a conversation."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from judge import GIVEN, Item

from knowledge.answer.engine import Engine
from knowledge.types.answer import Answer
from knowledge.types.question import Question

TODAY = date(2026, 11, 22)
_HERE = Path(__file__).parent
SETS = {"dev": _HERE / "dev.jsonl", "own": _HERE / "own.jsonl"}
FOLLOW_UPS = _HERE / "followups.jsonl"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of a set and what was answered."""

    item: Item
    answer: Answer


@dataclass(frozen=True, slots=True)
class Dialogue:
    """Questions that lean on each other."""

    theme: str
    turns: tuple[Item, ...]


def ask_all(engine: Engine, items: Iterable[Item]) -> tuple[Asked, ...]:
    """The answers to questions, none of which leans on another."""
    return tuple(Asked(item, engine.ask(item.text, today=TODAY)) for item in items)


def ask_in_turn(engine: Engine, turns: Iterable[Item]) -> Iterator[Asked]:
    """The answers to the turns of a conversation; what was not answered is not leant on."""
    previous: Question | None = None
    for item in turns:
        answer = engine.ask(item.text, today=TODAY, previous=previous)
        if answer.status in GIVEN:
            previous = answer.question
        yield Asked(item, answer)


def read_dialogues(path: Path) -> tuple[Dialogue, ...]:
    """The conversations of a file with one JSON object a line."""
    lines = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return tuple(Dialogue(line["theme"], tuple(map(Item.of, line["turns"]))) for line in lines)
