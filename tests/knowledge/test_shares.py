"""Shares: of a group of countries, of all people, and those that cannot be given."""

from __future__ import annotations

import pytest
from answered import computed, is_bare
from reading import TODAY, spec

from knowledge.answer.engine import Engine
from knowledge.lexicon import Lexicon
from knowledge.question import understand
from knowledge.types.answer import Status

_RUSSIA_OF_CIS = "share emigration KZ>RU & emigration KZ>CIS @2019"

READ = [
    ("emigration to Russia as a share of emigration to the CIS in 2019", _RUSSIA_OF_CIS),
    ("what share of emigration to the CIS went to Russia in 2019", _RUSSIA_OF_CIS),
    ("доля России в эмиграции в страны СНГ 2019", _RUSSIA_OF_CIS),
    ("доля эмиграции в Россию от эмиграции в СНГ в 2019", _RUSSIA_OF_CIS),
    ("2019 жылы ТМД елдеріне эмиграциядағы Ресейдің үлесі", _RUSSIA_OF_CIS),
    ("share of Russia in emigration 2019", "share emigration KZ>RU @2019"),
    ("share of emigrants in the population", "not held"),
    ("what percent of the population emigrated in 2019", "rate emigration KZ @2019"),
    ("какой процент населения уехал в 2022", "rate emigration KZ @2022"),
    ("2023 жылы халықтың қанша пайызы көшіп кетті", "rate emigration KZ @2023"),
    ("share of migrants in the population", "not held"),
    ("доля мигрантов в населении Казахстана", "not held"),
    ("share of refugees among migrants", "not held"),
    ("is it true that 1% of the population left in 2019", "not held"),
]


@pytest.mark.parametrize(("text", "read_as"), READ)
def test_what_is_asked(text: str, read_as: str, lexicon: Lexicon) -> None:
    assert spec(understand(text, lexicon, TODAY)) == read_as


GIVEN = [
    ("emigration to Russia as a share of emigration to the CIS in 2019",
     ["share(emigration-ru-2019-cis, emigration-cis-2019-cis) = 97.183 percent"]),
    ("доля узбекистана в иммиграции из СНГ 2023",
     ["share(immigration-uz-2023-mgorod, immigration-cis-2023-cis) = 29.749 percent"]),
    ("what percent of the population emigrated in 2024",
     ["rate(emigration-2024-bns, population-average-2024) = 0.632 per-1000"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "shares"), GIVEN)
def test_both_inputs_are_named(text: str, shares: list[str], engine: Engine) -> None:
    assert computed(engine.ask(text, today=TODAY)) == shares


NOT_GIVEN = [
    "share of Germany in emigration to the CIS 2019",
    "what share of emigration to the EAEU went to Belarus 2019",
    "share of Ukraine and Russia in emigration to the CIS 2019",
    "доля мигрантов в населении Казахстана",
]


@pytest.mark.parametrize("text", NOT_GIVEN)
def test_a_share_of_what_it_is_no_part_of_is_declined(text: str, engine: Engine) -> None:
    answer = engine.ask(text, today=TODAY)
    assert answer.status is Status.NO_DATA
    assert is_bare(answer)
