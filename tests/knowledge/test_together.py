"""Several places or partners added up, and parts of a whole: from the words to the number."""

from __future__ import annotations

import pytest
from answered import computed
from reading import TODAY

from knowledge.answer.engine import Engine
from knowledge.types.answer import Status


@pytest.mark.parametrize(
    "text",
    [
        "immigration from Russia and Uzbekistan together in 2023",
        "сколько всего приехало из России и Узбекистана вместе в 2023",
        "2023 жылы Ресей мен Өзбекстаннан бірге қанша адам келді",
    ],
)
def test_partners_together_are_added_up(engine: Engine, text: str) -> None:
    answer = engine.ask(text, today=TODAY)
    assert [row.rpartition(" = ")[2] for row in computed(answer)] == ["18230 persons"]
    assert [reading.lead.value for reading in answer.readings] == [11_711, 6_519]


@pytest.mark.parametrize(
    "text",
    [
        "emigration to Russia and CIS together in 2023",  # Russia is in it
        "total immigration and emigration in 2023",
        "emigration to Russia and Germany together in 2023",  # one of them is not held
    ],
)
def test_what_overlaps_or_is_not_held_is_not_added_up(engine: Engine, text: str) -> None:
    answer = engine.ask(text, today=TODAY)
    assert answer.readings
    assert not answer.computed


@pytest.mark.parametrize(
    "text",
    [
        "share of Almaty in net migration 2024",
        "share of Kazakhstan in immigration to Russia 2023",
    ],
)
def test_a_share_of_another_whole_is_not_told(engine: Engine, text: str) -> None:
    assert engine.ask(text, today=TODAY).status is not Status.ANSWERED
