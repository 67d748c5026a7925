"""The kinds of forms: a new fact, a new source, a correction of a source."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from bot.telegram.editors.flows import DraftKind
from knowledge.drafting.fact_form import composed, fact_steps
from knowledge.drafting.form import Filled, Form
from knowledge.drafting.newer import Newer, newer_source
from knowledge.drafting.source_form import composed_source, source_steps
from knowledge.drafting.steps import Step
from knowledge.revise.proposals import Proposal, propose, propose_fact
from knowledge.revise.sources import source_state
from knowledge.store import Store
from knowledge.store.states import Entity
from knowledge.types.fact import Language


@dataclass(frozen=True, slots=True)
class FormKind:
    """What a form asks for, and what it proposes in the end; `proposal` raises StepError.

    `asides` are the forms that its steps offer to fill in first, by the name of the step; `newer`
    is a correction in place of what others have made meanwhile of what it corrects.
    """

    draft: DraftKind
    steps: Callable[[Language], tuple[Step, ...]]
    proposal: Callable[[Form, Filled], Proposal]
    asides: Mapping[str, DraftKind] = field(default_factory=dict)
    newer: Callable[[Store, Filled], Newer | None] = lambda store, filled: None


def _fact_proposal(form: Form, filled: Filled) -> Proposal:
    record, why = composed(form, filled)
    change = propose_fact(form.lookups.store, record)
    return Proposal((replace(change, version=filled.replaces),), why)


def _source_proposal(form: Form, filled: Filled) -> Proposal:
    source, why = composed_source(form, filled)
    change = propose(form.lookups.store, Entity.SOURCE, source_state(source))
    # not the version that is there now, but the one that the editor has seen
    return Proposal((replace(change, version=filled.replaces),), why)


FACT = FormKind(DraftKind.ADD, fact_steps, _fact_proposal, {"source": DraftKind.ADD_SOURCE})
SOURCE = FormKind(DraftKind.ADD_SOURCE, lambda language: source_steps(), _source_proposal)
CORRECTION = FormKind(
    DraftKind.EDIT_SOURCE, lambda language: source_steps(), _source_proposal, newer=newer_source
)
