"""One fact, privacy and the bot itself, as /fact, /privacy and /about tell of them."""

from __future__ import annotations

import pytest
from test_command_texts import LANGUAGES, ask

from bot.render import Renderer
from bot.render.surroundings import Surroundings
from knowledge.answer.engine import Engine
from knowledge.store import Store
from knowledge.types.fact import Language


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        (
            Language.ENGLISH,
            [
                "Emigration from Kazakhstan, 2024: 12,700 people (rounded)",
                "Quality: final",
                "Rank: normal",
            ],
        ),
        (
            Language.RUSSIAN,
            ["Эмиграция из Казахстана, 2024 год: 12 700 человек (округлено)", "Ранг: обычный"],
        ),
        (
            Language.KAZAKH,
            [
                "Қазақстаннан эмиграция, 2024 жыл: 12 700 адам (дөңгелектелген)",
                "Сапасы: түпкілікті",
            ],
        ),
    ],
)
def test_a_fact_is_told_whole(
    engine: Engine, renderer: Renderer, language: Language, lines: list[str]
) -> None:
    text = renderer.text(ask(engine, "/fact emigration-2024", language)).replace("\u00a0", " ")
    for line in lines:
        assert line in text.splitlines()
    assert "https://" in text
    assert "emigration-2024: 1 " in text


def test_a_disputed_fact_has_its_reason(engine: Engine, renderer: Renderer) -> None:
    text = renderer.text(ask(engine, "/fact balance-2023", Language.ENGLISH))
    (rank,) = [line for line in text.splitlines() if line.startswith("Rank: disputed. ")]
    assert len(rank) > len("Rank: disputed. ")


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("/destinations 2010-2018", "emigration from Kazakhstan by country, 2010–2018"),
        ("/survey 2022", "plans to emigrate (survey), Kazakhstan by answer, 2022"),
        ("/emigration women 2024", "emigration from Kazakhstan, women, 2024"),
    ],
)
def test_what_is_not_held_is_named_whole(
    engine: Engine, renderer: Renderer, command: str, said: str
) -> None:
    text = renderer.text(ask(engine, command, Language.ENGLISH))
    assert text.startswith(f"I have no figure for this: {said}.")


def test_an_unknown_fact_offers_others_as_choices(engine: Engine, renderer: Renderer) -> None:
    message = renderer.message(ask(engine, "/fact emigration-2042", Language.RUSSIAN))
    assert "/fact emigration-2024" in [choice.text for choice in message.choices]
    assert "emigration-2042" in message.html


@pytest.mark.parametrize("language", LANGUAGES)
def test_privacy_says_how_long_words_are_kept(
    engine: Engine, renderer: Renderer, language: Language
) -> None:
    answer = ask(engine, "/privacy", language)
    assert "365" in renderer.message(answer, Surroundings(retention_days=365)).html
    assert "365" not in renderer.message(answer).html


EDITORS_IDS = {
    Language.ENGLISH: "Of those who change facts: their id at Telegram, with their role",
    Language.RUSSIAN: "О тех, кто меняет данные: их id в Telegram – вместе с ролью",
    Language.KAZAKH: "Деректерді өзгертетіндер туралы: олардың Telegram-дағы id-і – рөлімен",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_privacy_says_what_is_kept_of_editors_and_what_forget_leaves(
    engine: Engine, renderer: Renderer, language: Language
) -> None:
    answer = ask(engine, "/privacy", language)
    told = renderer.message(answer, Surroundings(retention_days=365)).html
    assert EDITORS_IDS[language] in told
    *_, forgets, leaves = told.split("\n")
    assert forgets.startswith("/forget ")
    assert "/cancel" in leaves
    assert "/revoke" in leaves
    assert "/revoke" not in renderer.message(answer).html


@pytest.mark.parametrize(
    ("sees_all", "said"), [(True, "Privacy mode is off"), (False, "Privacy mode is on")]
)
def test_about_says_what_the_bot_sees_of_a_group(
    engine: Engine, renderer: Renderer, sees_all: bool, said: str
) -> None:
    answer = ask(engine, "/about", Language.ENGLISH)
    assert said in renderer.message(answer, Surroundings(sees_all_messages=sees_all)).html
    assert "Privacy mode" not in renderer.message(answer).html


@pytest.mark.parametrize("language", LANGUAGES)
def test_about_says_how_much_is_held_and_up_to_when(
    engine: Engine, renderer: Renderer, shipped: Store, language: Language
) -> None:
    text = renderer.text(ask(engine, "/about", language)).replace("\u00a0", "").replace(",", "")
    assert str(sum(holding.facts for holding in shipped.holdings())) in text
    assert "2025" in text
