"""A form that is being filled in: the next step, the one before, what may still be changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from knowledge.drafting.errors import Mistake, StepError
from knowledge.drafting.steps import Cells, Lookups, Step
from knowledge.exchange.files.errors import CellError

SUMMARY = "summary"
_CELLS, _REPLACES, _WAITING = "cells", "replaces", "waiting"


@dataclass(frozen=True, slots=True)
class Waiting:
    """The draft of a form that waits for another one: its kind, step and payload."""

    kind: str
    at: str
    payload: Mapping[str, Any]

    @classmethod
    def of(cls, payload: Mapping[str, Any]) -> Waiting | None:
        """What waits for the form with that payload, None if nothing does."""
        match payload.get(_WAITING):
            case [str(kind), str(at), dict(kept)]:
                return cls(kind, at, kept)
        return None


@dataclass(frozen=True, slots=True)
class Filled:
    """What a form holds, and which step is asked: its name, or SUMMARY.

    `replaces` is the version that is corrected, 0 for what is new.
    """

    cells: Cells
    at: str
    replaces: int = 0
    waiting: Waiting | None = None

    def payload(self) -> dict[str, Any]:
        """All but the step, as a draft keeps it."""
        kept = {_CELLS: dict(self.cells), _REPLACES: self.replaces}
        if self.waiting is None:
            return kept
        return {**kept, _WAITING: [self.waiting.kind, self.waiting.at, self.waiting.payload]}


@dataclass(frozen=True, slots=True)
class Form:
    """The steps of a form, with what their answers are looked up in."""

    steps: tuple[Step, ...]
    lookups: Lookups

    def begun(self, cells: Cells | None = None, replaces: int = 0) -> Filled:
        """The form before its first step, or with what is corrected at its summary."""
        filled = Filled(cells or {}, SUMMARY, replaces)
        return filled if replaces else self._onward(filled)

    def resumed(self, at: str, payload: Mapping[str, Any]) -> Filled:
        """The form as a draft has it, also one of another release.

        What this release does not ask for is left aside, what it asks for besides is asked.
        """
        kept = payload.get(_CELLS)
        cells = {
            name: text
            for name, text in (kept.items() if isinstance(kept, dict) else ())
            if isinstance(text, str)
        }
        replaces = payload.get(_REPLACES, 0)
        version = replaces if isinstance(replaces, int) else 0
        filled = Filled(cells, at, version, Waiting.of(payload))
        names = [step.name for step in self.applying(cells)]
        first = self._onward(filled).at
        is_reached = at in names and (first == SUMMARY or names.index(at) <= names.index(first))
        return filled if is_reached else replace(filled, at=first)

    def step(self, filled: Filled) -> Step | None:
        """The step that is asked, None at the summary."""
        applying = self.applying(filled.cells)
        return next((step for step in applying if step.name == filled.at), None)

    def answered(self, filled: Filled, typed: str) -> Filled:
        """The form with the answer to its step. Raises StepError."""
        step = self.step(filled)
        if step is None:
            raise StepError(Mistake.NEEDED)
        return self._with(filled, step, self._read(step, typed, filled.cells))

    def taken(self, filled: Filled) -> Filled:
        """The form with what is proposed at its step. Raises StepError."""
        step = self.step(filled)
        return self.answered(filled, step.proposed(filled.cells, self.lookups) if step else "")

    def skipped(self, filled: Filled) -> Filled:
        """The form with nothing at its step. Raises StepError if that cannot be."""
        step = self.step(filled)
        if step is None or step.needed(filled.cells, self.lookups):
            raise StepError(Mistake.NEEDED)
        return self._with(filled, step, {step.name: ""})

    def kept(self, filled: Filled) -> Filled:
        """The form with its step as it was answered before. Raises StepError if it was not."""
        step = self.step(filled)
        if step is None or self._is_open(step, filled.cells):
            raise StepError(Mistake.NEEDED)
        return self._onward(filled)

    def back(self, filled: Filled) -> Filled:
        """The form at the step before; at the first it stays."""
        asked = self._asked(filled.cells)
        names = [step.name for step in asked]
        position = names.index(filled.at) if filled.at in names else len(names)
        return replace(filled, at=names[max(position - 1, 0)])

    def changing(self, filled: Filled, name: str) -> Filled:
        """The form at the step of that name. Raises StepError if it has no such step."""
        if name not in {step.name for step in self.applying(filled.cells)}:
            raise StepError(Mistake.NEEDED)
        return replace(filled, at=name)

    def progress(self, filled: Filled) -> tuple[int, int]:
        """Which of how many steps is asked; the last at one that is mostly not asked."""
        names = [step.name for step in self._asked(filled.cells)]
        position = names.index(filled.at) + 1 if filled.at in names else len(names)
        return position, len(names)

    def applying(self, cells: Cells) -> tuple[Step, ...]:
        """The steps that fit what is known so far."""
        return tuple(step for step in self.steps if step.applies(cells, self.lookups))

    def whole(self, filled: Filled) -> dict[str, str]:
        """The cells of the steps that apply, with what is proposed where nothing was said.

        Raises StepError if a step has no answer, or a proposal cannot be taken.
        """
        first = self._onward(filled).at
        if first != SUMMARY:
            raise StepError(Mistake.NEEDED, column=first)
        cells: dict[str, str] = {}
        for step in self.applying(filled.cells):
            if step.name in filled.cells:
                columns = (step.name, *step.fills)
                cells |= {name: filled.cells[name] for name in columns if name in filled.cells}
            elif proposed := step.proposed(cells, self.lookups):
                cells |= self._read(step, proposed, cells)
        return cells

    def _asked(self, cells: Cells) -> list[Step]:
        return [step for step in self.applying(cells) if step.asked]

    def _with(self, filled: Filled, step: Step, answer: Cells) -> Filled:
        kept = dict(filled.cells)
        if any(kept.get(column, text) != text for column, text in answer.items()):
            kept = {column: text for column, text in kept.items() if column not in step.resets}
        return self._onward(replace(filled, cells={**kept, **answer}))

    def _onward(self, filled: Filled) -> Filled:
        """At the first step that has no answer, else at the summary."""
        asked = self._asked(filled.cells)
        open_steps = (step.name for step in asked if self._is_open(step, filled.cells))
        return replace(filled, at=next(open_steps, SUMMARY))

    def _is_open(self, step: Step, cells: Cells) -> bool:
        """Whether the step has no answer, or was passed over when it was not needed yet."""
        return step.name not in cells or (not cells[step.name] and step.needed(cells, self.lookups))

    def _read(self, step: Step, typed: str, cells: Cells) -> Cells:
        try:
            return step.read(typed, cells, self.lookups)
        except CellError as error:
            raise StepError.of(error) from error
