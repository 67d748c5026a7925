"""The words of forms: every step and every refusal, in three languages."""

from __future__ import annotations

import pytest

from bot.render import sentence
from knowledge.drafting.errors import Mistake
from knowledge.drafting.fact_form import fact_steps
from knowledge.drafting.source_form import source_steps
from knowledge.exchange.files.errors import RefusalKind
from knowledge.types.fact import Language

_OF_FILES = {
    RefusalKind.DUPLICATE_ID,
    RefusalKind.TOO_MANY_CELLS,
    RefusalKind.NOT_MAPPED,
    RefusalKind.OTHER_DATAFLOW,
}
REFUSALS = [*Mistake, *(kind for kind in RefusalKind if kind not in _OF_FILES)]
FACT = [step.name for step in fact_steps(Language.ENGLISH)]
SOURCE = [step.name for step in source_steps()]


@pytest.mark.parametrize("language", Language)
def test_every_refusal_is_worded(language: Language) -> None:
    texts = [
        sentence("refusals.html", "refusal", language, kind=kind, given="<x>", column="text_en")
        for kind in REFUSALS
    ]
    assert all(texts)
    assert not any("<x>" in text for text in texts)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(("names", "is_source"), [(FACT, ""), (SOURCE, "yes")])
def test_every_step_asks_something(language: Language, names: list[str], is_source: str) -> None:
    for name in names:
        words = sentence("form_fields.html", "asked", language, column=name, is_source=is_source)
        assert words, name
