"""Who moves is asked back where it may be told by country, by ethnicity or by something else."""

from __future__ import annotations

import pytest
from answered import is_bare
from reading import TODAY, spec

from knowledge.answer.engine import Engine
from knowledge.lexicon import Lexicon
from knowledge.question import understand
from knowledge.types.answer import Status

_AXES = ["by:counterpart", "by:ethnicity", "by:specialty", "by:education", "by:sex"]
_WHO = "ambiguous group: " + " | ".join(f"ranking emigration KZ {axis}" for axis in _AXES)

READ = [
    ("who leaves most", _WHO),
    ("who is leaving", _WHO),
    ("who leaves Kazakhstan most", _WHO),
    ("who is leaving kazakhstan", _WHO),
    ("кто чаще всего уезжает", _WHO),
    ("кто уезжает из казахстана", _WHO),
    ("Қазақстаннан кім көп кетеді", _WHO),
    ("who moves to Russia", "ranking emigration KZ>RU by:ethnicity"),
    ("кто переезжает в Россию", "ranking emigration KZ>RU by:ethnicity"),
    ("Ресейге кім көшеді", "ranking emigration KZ>RU by:ethnicity"),
    ("Қазақстанға кім көшіп келеді", "ranking immigration KZ by:counterpart"),
    ("куда уезжают", "ranking emigration KZ by:counterpart"),
    ("қайда кетеді", "ranking emigration KZ by:counterpart"),
    ("куда уезжаешь", "not understood: no_indicator"),
    ("қайда кетті", "not understood: no_indicator"),
    ("where are you going", "not understood: no_indicator"),
    ("which countries send the most people to Kazakhstan", "ranking immigration KZ by:counterpart"),
    ("какие страны отправляют больше всего людей", "ranking immigration KZ by:counterpart"),
    ("қай елдер ең көп адам жібереді", "ranking immigration KZ by:counterpart"),
    ("сколько человек поехало в Россию в 2018", "value emigration KZ>RU @2018"),
    ("какая доля уехавших в 2018 поехала в Россию", "share emigration KZ>RU @2018"),
    ("2018 жылы Ресейге қанша адам аттанды", "value emigration KZ>RU @2018"),
    ("who moves to Kazakhstan most", "ranking immigration KZ by:counterpart"),
    ("кто больше всего уезжает по национальности", "ranking emigration KZ by:ethnicity"),
    ("people who left in 2019", "value emigration KZ @2019"),
    ("сколько тех кто уехал в 2020", "value emigration KZ @2020"),
    ("top 5 by emigration",
     "ambiguous group: ranking emigration KZ by:counterpart limit:5 | extreme emigration KZ limit:5"),
    ("топ 5 по иммиграции 2024", "ranking immigration KZ @2024 by:counterpart limit:5"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "read_as"), READ)
def test_what_is_asked(text: str, read_as: str, lexicon: Lexicon) -> None:
    assert spec(understand(text, lexicon, TODAY)) == read_as


def test_only_rankings_that_are_held_are_offered(engine: Engine) -> None:
    answer = engine.ask("who left most in 2024", today=TODAY)
    offered = [choice.question for choice in answer.choices]
    assert answer.status is Status.CLARIFY
    assert is_bare(answer)
    assert [(one.axis, one.dimension) for one in offered] == [
        ("counterpart", None),
        ("breakdown", "specialty"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "кто чаще всего переезжает из России в Казахстан",
        "кто уезжает в Россию",
        "who leaves for Germany",
        "which countries send most money",
        "which regions leave most for Germany",
        "куда чаще всего уезжают горожане",
    ],
)
def test_what_is_told_of_all_is_not_told_of_a_part(text: str, engine: Engine) -> None:
    answer = engine.ask(text, today=TODAY)
    assert answer.status is Status.NO_DATA
    assert is_bare(answer)
