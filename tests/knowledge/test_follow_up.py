"""Follow-ups: what they do not say comes from the question before, and that is said."""

from __future__ import annotations

import pytest
from reading import TODAY, assumed, spec

from knowledge.lexicon import Lexicon
from knowledge.question import understand
from knowledge.types.fact import Language
from knowledge.types.question import Question


def _continue(lexicon: Lexicon, *turns: str) -> Question:
    previous: Question | None = None
    for turn in turns:
        understood = understand(turn, lexicon, TODAY, previous)
        assert isinstance(understood, Question), f"{turn}: {spec(understood)}"
        previous = understood
    assert previous is not None
    return previous


_REASONS = "ranking emigration_motive_share KZ by:motive"
_TURNS = [
    # another time
    (["How many people left in 2022?", "and in 2023?"], "value emigration KZ @2023"),
    (["How many people left in 2022?", "2023"], "value emigration KZ @2023"),
    (["How many people left in 2022?", "2023?"], "value emigration KZ @2023"),
    (["How many people left in 2022?", "what about 2023"], "value emigration KZ @2023"),
    (["How many people left in 2022?", "in 2012-2018?"], "value emigration KZ @2012/2018"),
    (["сколько уехало в 2021?", "а в 2022?"], "value emigration KZ @2022"),
    (["сколько уехало в 2021?", "а в 2022 году"], "value emigration KZ @2022"),
    (["2021 жылы Қазақстаннан қанша адам кетті?", "ал 2022 жылы?"], "value emigration KZ @2022"),
    (["net migration 2018", "last year?"], "value net_migration KZ @2025"),
    (
        ["emigration to Russia in 2024", "as a share of all emigrants"],
        "share emigration KZ>RU @2024",
    ),
    (
        ["эмиграция в Россию 2024", "в процентах от всех уехавших"],
        "share emigration KZ>RU @2024 measure:percent",
    ),
    (
        ["2024 жылы Ресейге эмиграция", "барлық кеткендердің қанша пайызы"],
        "share emigration KZ>RU @2024 measure:percent",
    ),
    (
        ["emigration 2024", "to Russia and Germany?"],
        "comparison emigration KZ>RU & emigration KZ>DE @2024",
    ),
    (
        ["emigration to Russia 2024", "compare with Germany"],
        "comparison emigration KZ>RU & emigration KZ>DE @2024",
    ),
    (["emigration 2024", "when was it highest"], "extreme emigration KZ"),
    (["emigration 2024", "and the lowest?"], "extreme emigration KZ order:least"),
    (["which year had most emigration", "and the second?"], "extreme emigration KZ limit:2"),
    (["сколько уехало в Россию в 2023", "а всего?"], "value emigration KZ @2023"),
    (["net migration 2018", "and a year later?"], "value net_migration KZ @2019"),
    (["net migration 2018", "and the year before?"], "value net_migration KZ @2017"),
    (["эмиграция 2018", "а через год?"], "value emigration KZ @2019"),
    (["2018 жылғы эмиграция", "ал бір жыл кейін?"], "value emigration KZ @2019"),
    (["how many left in the first quarter of 2025?", "and in 2024?"], "value emigration KZ @2024"),
    (
        ["how many left in the first quarter of 2025?", "and in the first half?"],
        "value emigration KZ @2025-01/2025-06",
    ),
    (
        ["сколько приехало в первом квартале 2024", "а во втором квартале?"],
        "value immigration KZ @2024-Q2",
    ),
    # a number of what a word means
    (["what is net migration", "and in 2023?"], "value net_migration KZ @2023"),
    (["что такое эмиграция", "а в Россию?"], "value emigration KZ>RU"),
    (["what is emigration", "and immigration?"], "definition immigration KZ"),
    # why
    (["топ 5 стран эмиграции 2019", "почему уезжают"], _REASONS),
    (["net migration 2019", "why do they leave?"], _REASONS),
    (["адамдар қайдан келеді 2024", "неге кетеді"], _REASONS),
    # another place
    (["сколько человек уехало в 2024", "а в Россию?"], "value emigration KZ>RU @2024"),
    (["How many people left in 2023?", "and to Germany?"], "value emigration KZ>DE @2023"),
    (["How many people left to Russia in 2023?", "and Germany?"], "value emigration KZ>DE @2023"),
    (["2024 жылы қанша адам кетті", "ал Ресейге?"], "value emigration KZ>RU @2024"),
    (
        ["Өзбекстаннан 2023 жылы қанша адам келді", "ал Ресейден?"],
        "value immigration KZ>RU @2023",
    ),
    (["net migration of Astana in 2023", "and Shymkent?"], "value net_migration KZ-79 @2023"),
    (
        ["сальдо миграции Павлодарской области 2024", "а Костанайской?"],
        "value net_migration KZ-39 @2024",
    ),
    (
        ["net migration 2023", "and in Pavlodar region?"],
        "value net_migration KZ-55 @2023",
    ),
    # the other direction
    (["сколько уехало в Россию в 2023", "а из России?"], "value immigration KZ>RU @2023"),
    (["сколько уехало в 2021", "а приехало?"], "value immigration KZ @2021"),
    (["сколько уехало в 2021", "а сальдо?"], "value net_migration KZ @2021"),
    (["how many people left in 2021", "and arrived?"], "value immigration KZ @2021"),
    (["2024 жылы қанша адам көшіп келді?", "ал кеткендер ше?"], "value emigration KZ @2024"),
    (
        ["how many people moved to Russia in 2023", "and arrived from there?"],
        "value immigration KZ>RU @2023",
    ),
    # of whom
    (["how many women emigrated in 2025?", "and men?"], "value emigration KZ sex:male @2025"),
    (
        ["сколько немцев уехало в 2025", "а русских?"],
        "value emigration KZ ethnicity:russians @2025",
    ),
    (
        ["2024 жылы қанша мұғалім кетті", "ал дәрігерлер?"],
        "value emigration KZ specialty:medical @2024",
    ),
    (
        ["how many women emigrated in 2025?", "and in 2024?"],
        "value emigration KZ sex:female @2024",
    ),
    # the manner is kept
    (
        ["top 3 destinations of emigrants in 2022", "and in 2021?"],
        "ranking emigration KZ @2021 by:counterpart limit:3",
    ),
    (
        ["what share of emigrants went to Russia in 2023", "and to Germany?"],
        "share emigration KZ>DE @2023",
    ),
    (["emigration per 1000 people in 2023", "and in 2022?"], "rate emigration KZ @2022"),
    # other indicators
    (["remittances received in 2020", "and paid?"], "value remittances_paid KZ @2020"),
    (
        ["refugees in Kazakhstan in 2022", "and asylum seekers?"],
        "value asylum_seekers_hosted KZ @2022",
    ),
    (
        ["население Казахстана на 1 января 2025", "а на 1 января 2024?"],
        "value population KZ @2024-01-01",
    ),
    # over several turns
    (
        ["How many people left in 2022?", "and to Germany?", "and in 2023?", "and to Russia?"],
        "value emigration KZ>RU @2023",
    ),
    (
        ["сколько уехало в 2021", "а приехало?", "а в 2022?", "а из России?"],
        "value immigration KZ>RU @2022",
    ),
]


@pytest.mark.parametrize(("turns", "meant"), _TURNS, ids=[" — ".join(turns) for turns, _ in _TURNS])
def test_a_follow_up_takes_what_it_lacks(lexicon: Lexicon, turns: list[str], meant: str) -> None:
    assert spec(_continue(lexicon, *turns)) == meant


@pytest.mark.parametrize(
    ("turns", "taken"),
    [
        (["How many people left in 2022?", "and in 2023?"], "follow_up:indicator"),
        (["How many people left in 2022?", "2023"], "follow_up:indicator"),
        (["сколько уехало в 2024", "а в Россию?"], "follow_up:indicator follow_up:period"),
        (
            ["сколько уехало в Россию в 2023", "а в 2022?"],
            "follow_up:counterpart follow_up:indicator",
        ),
        (["сколько уехало в 2021", "а приехало?"], "follow_up:period"),
        (
            ["net migration of Astana in 2023", "and in 2024?"],
            "follow_up:indicator follow_up:place",
        ),
        (
            ["how many women emigrated in 2025?", "and in 2024?"],
            "follow_up:breakdown follow_up:indicator",
        ),
    ],
)
def test_what_was_taken_is_said(lexicon: Lexicon, turns: list[str], taken: str) -> None:
    kept = (one for one in _continue(lexicon, *turns).assumptions if one.kind == "follow_up")
    assert assumed(kept) == taken


@pytest.mark.parametrize(
    ("first", "then", "meant"),
    [
        ("How many people left in 2022?", "net migration 2018", "value net_migration KZ @2018"),
        ("How many people left in 2022?", "population of Kazakhstan", "value population KZ"),
        ("сколько уехало в Россию в 2023", "сальдо миграции 2018", "value net_migration KZ @2018"),
        ("how many women emigrated in 2025?", "how many people left in 2024", "value emigration KZ @2024"),
        ("net migration of Astana in 2023", "net migration of Kazakhstan in 2024", "value net_migration KZ @2024"),
        ("How many people left in 2022?", "what is net migration", "definition net_migration KZ"),
        ("How many people left in 2022?", "thanks", "service thanks"),
        ("How many people left in 2022?", "/help", "service help"),
        ("How many people left in 2022?", "/balance 2018", "value net_migration KZ @2018"),
        ("How many people left in 2022?", "31 February 2024", "not understood: bad_period"),
        ("How many people left in 2022?", "", "not understood: empty"),
    ],
)  # fmt: skip
def test_what_stands_on_its_own_takes_nothing(
    lexicon: Lexicon, first: str, then: str, meant: str
) -> None:
    understood = understand(then, lexicon, TODAY, _continue(lexicon, first))
    assert spec(understood) == meant
    assert "follow_up" not in assumed(getattr(understood, "assumptions", ()))


@pytest.mark.parametrize(
    "text",
    [
        "and in 2023?",
        "а в 2022?",
        "ал 2022 жылы?",
        "2023",
        "and to Germany?",
        "а в Россию?",
        "ал Ресейге?",
    ],
)
def test_a_follow_up_to_nothing_is_no_question(lexicon: Lexicon, text: str) -> None:
    understood = understand(text, lexicon, TODAY)
    assert not (isinstance(understood, Question) and understood.series)


@pytest.mark.parametrize(
    ("turns", "language"),
    [
        (["сколько уехало в 2021?", "2022"], Language.RUSSIAN),
        (["2021 жылы қанша адам кетті?", "2022?"], Language.KAZAKH),
        (["How many people left in 2022?", "2023"], Language.ENGLISH),
        (["How many people left in 2022?", "а в 2023 году?"], Language.RUSSIAN),
    ],
)
def test_a_bare_year_stays_in_the_language_before(
    lexicon: Lexicon, turns: list[str], language: Language
) -> None:
    assert _continue(lexicon, *turns).language is language


@pytest.mark.parametrize(
    "text",
    [
        "and the weather?", "а погода?", "ал ауа райы?", "and bananas?", "а бананы?", "lol", "ok",
        "what?", "какой?", "как дела?", "қалайсың?",
    ],
)  # fmt: skip
def test_other_topics_do_not_continue_a_question(lexicon: Lexicon, text: str) -> None:
    before = _continue(lexicon, "How many people left in 2022?")
    understood = understand(text, lexicon, TODAY, before)
    assert not (isinstance(understood, Question) and understood.series)


_BEFORE = [
    "How many people left in 2022?", "destinations 2024", "сколько приехало из России", "why do people leave Kazakhstan?",
    "2020 жылы қанша адам кетті", "net migration 2010-2018", "what is net migration",
    "remittances paid in 2020", "emigration of women to Germany in 2021",
]  # fmt: skip
_ALONE = [
    "net migration in 2024", "emigration to Russia in 2023", "прибывшие из Азербайджана, 2021",
    "в каком году уехало больше всего", "2024 жылғы көші-қон айырымы", "population 2022",
    "compare emigration to Russia and Germany in 2023", "emigration in 2012 compared with 2018",
    "сколько уехало в 2011 году?", "immigration by country in 2020", "is it true that 12,700 left in 2024",
]  # fmt: skip


@pytest.mark.parametrize("text", _ALONE)
def test_what_stands_alone_asks_the_same_after_any_question(lexicon: Lexicon, text: str) -> None:
    alone = understand(text, lexicon, TODAY)
    assert isinstance(alone, Question)
    assert alone.stands_alone
    for before in _BEFORE:
        previous = understand(before, lexicon, TODAY)
        assert isinstance(previous, Question), before
        assert understand(text, lexicon, TODAY, previous) == alone, before


def test_what_stands_alone_does_so_after_every_turn_of_a_conversation(lexicon: Lexicon) -> None:
    texts = [turn for turns, _ in _TURNS for turn in turns]
    understood = {text: understand(text, lexicon, TODAY) for text in texts}
    questions = [one for one in understood.values() if isinstance(one, Question)]
    for text, alone in understood.items():
        if isinstance(alone, Question) and alone.stands_alone:
            for previous in questions[::7]:
                assert understand(text, lexicon, TODAY, previous) == alone
