"""Slash commands: the question each stands for, or the service it asks for."""

from __future__ import annotations

import pytest
from reading import TODAY, spec

from knowledge.answer.engine import Engine
from knowledge.lexicon import Lexicon
from knowledge.question import understand
from knowledge.question.commands import given_command, is_command
from knowledge.types.answer import Status
from knowledge.types.fact import Language
from knowledge.types.service import Command

EN, RU, KK = Language.ENGLISH, Language.RUSSIAN, Language.KAZAKH
UNKNOWN = "not understood: unknown_words"
EMPTY = "not understood: empty"
SURVEY = "ranking emigration_intention_share KZ"

READINGS = [
    ("/balance", "value net_migration KZ"),
    ("/balance 2023", "value net_migration KZ @2023"),
    ("/BALANCE 2023", "value net_migration KZ @2023"),
    ("  /balance   2023  ", "value net_migration KZ @2023"),
    ("/balance2023", "value net_migration KZ @2023"),
    ("/balance@migfacts_bot 2023", "value net_migration KZ @2023"),
    ("/balance 2012-2018", "series net_migration KZ @2012/2018"),
    ("/balance jan-apr 2025", "value net_migration KZ @2025-01/2025-04"),
    ("/balance январь-апрель 2025", "value net_migration KZ @2025-01/2025-04"),
    ("/balance Q1 2025", "value net_migration KZ @2025-Q1"),
    ("/balance last year", "value net_migration KZ @2025"),
    ("/balance өткен жыл", "value net_migration KZ @2025"),
    ("/balance 2019 2024", "comparison net_migration KZ @2019,2024"),
    ("/balance KZ 2023", "value net_migration KZ @2023"),
    ("/balance Russia 2024", "value net_migration KZ>RU @2024"),
    ("/balance with Russia 2024", "value net_migration KZ>RU @2024"),
    ("/balance Ресей 2024", "value net_migration KZ>RU @2024"),
    ("/balance Алматы 2024", "value net_migration KZ-75 @2024"),
    ("/balance EAEU 2018", "ranking net_migration EAEU @2018 by:country"),
    ("/balance with EAEU 2018", "value net_migration KZ>EAEU @2018"),
    ("/balance CIS 2024", "value net_migration KZ>CIS @2024"),
    ("/chart balance EAEU 2018", "ranking net_migration EAEU @2018 by:country"),
    ("/chart сальдо ЕАЭС 2018", "ranking net_migration EAEU @2018 by:country"),
    ("/chart айырым ЕАЭО 2018", "ranking net_migration EAEU @2018 by:country"),
    ("/баланс 2023", "value net_migration KZ @2023"),
    ("/Сальдо2018", "value net_migration KZ @2018"),
    ("/айырым 2024", "value net_migration KZ @2024"),
    ("/emigration", "value emigration KZ"),
    ("/emigration 2024", "value emigration KZ @2024"),
    ("/emigration Germany 2023", "value emigration KZ>DE @2023"),
    ("/emigration to Germany 2023", "value emigration KZ>DE @2023"),
    ("/emigration Германия 2023", "value emigration KZ>DE @2023"),
    ("/emigration from Almaty 2023", "value emigration KZ-75 @2023"),
    ("/emigration women 2024", "value emigration KZ sex:female @2024"),
    ("/emigration Russia Germany 2024", "comparison emigration KZ>RU & emigration KZ>DE @2024"),
    ("/эмиграция", "value emigration KZ"),
    ("/эмиграция Россия 2024", "value emigration KZ>RU @2024"),
    ("/immigration Uzbekistan 2023", "value immigration KZ>UZ @2023"),
    ("/immigration from Uzbekistan 2023", "value immigration KZ>UZ @2023"),
    ("/иммиграция Өзбекстан", "value immigration KZ>UZ"),
    ("/destinations", "ranking emigration KZ by:counterpart"),
    ("/destinations 2024 top 3", "ranking emigration KZ @2024 by:counterpart limit:3"),
    ("/destinations 2024 топ 3", "ranking emigration KZ @2024 by:counterpart limit:3"),
    ("/destinations Germany 2024", "value emigration KZ>DE @2024"),
    ("/куда 2024", "ranking emigration KZ @2024 by:counterpart"),
    ("/қайда", "ranking emigration KZ by:counterpart"),
    ("/origins 2024", "ranking immigration KZ @2024 by:counterpart"),
    ("/откуда", "ranking immigration KZ by:counterpart"),
    ("/қайдан 2024", "ranking immigration KZ @2024 by:counterpart"),
    ("/regions 2024", "ranking net_migration KZ @2024 by:region"),
    ("/regions emigration 2019", "ranking emigration KZ @2019 by:region"),
    ("/regions Pavlodar 2024", "value net_migration KZ-55 @2024"),
    ("/өңірлер", "ranking net_migration KZ by:region"),
    ("/онирлер", "ranking net_migration KZ by:region"),
    ("/reasons", "ranking emigration_motive_share KZ by:motive"),
    ("/reasons 2024 top 3", "ranking emigration_motive_share KZ @2024 by:motive limit:3"),
    ("/причины", "ranking emigration_motive_share KZ by:motive"),
    ("/себептер", "ranking emigration_motive_share KZ by:motive"),
    ("/survey", f"{SURVEY} by:answer"),
    ("/survey 2019", f"{SURVEY} @2019 by:answer"),
    ("/опрос 2019", f"{SURVEY} @2019 by:answer"),
    ("/сауалнама", f"{SURVEY} by:answer"),
    ("/compare 2019 2024", "comparison net_migration KZ @2019,2024"),
    ("/compare balance 2019 2024", "comparison net_migration KZ @2019,2024"),
    ("/compare emigration 2019 2024", "comparison emigration KZ @2019,2024"),
    (
        "/compare emigration Russia Germany 2024",
        "comparison emigration KZ>RU & emigration KZ>DE @2024",
    ),
    (
        "/compare эмиграция Ресей Германия 2024",
        "comparison emigration KZ>RU & emigration KZ>DE @2024",
    ),
    (
        "/сравни эмиграция Россия Германия 2024",
        "comparison emigration KZ>RU & emigration KZ>DE @2024",
    ),
    ("/compare immigration emigration 2024", "comparison immigration KZ & emigration KZ @2024"),
    ("/compare Russia Germany 2024", "comparison net_migration KZ>RU & net_migration KZ>DE @2024"),
    (
        "/compare Алматы Астана 2024",
        "comparison net_migration KZ-75 & net_migration KZ-71 @2024",
    ),
    ("/chart", "series net_migration KZ"),
    ("/chart 2010-2018", "series net_migration KZ @2010/2018"),
    ("/chart balance 2010-2018", "series net_migration KZ @2010/2018"),
    ("/chart emigration 2010-2018", "series emigration KZ @2010/2018"),
    ("/chart emigration Russia", "series emigration KZ>RU"),
    ("/chart destinations 2024", "ranking emigration KZ @2024 by:counterpart"),
    ("/chart compare 2019 2024", "comparison net_migration KZ @2019,2024"),
    ("/график сальдо", "series net_migration KZ"),
    ("/define emigration", "definition emigration KZ"),
    ("/define balance", "definition net_migration KZ"),
    ("/define сальдо", "definition net_migration KZ"),
    ("/define көші-қон айырымы", "definition net_migration KZ"),
    ("/define emigration and immigration", "definition emigration KZ & immigration KZ"),
    ("/start", "service start"),
    ("/START@migfacts_bot", "service start"),
    ("/help 2024", "service help"),
    ("/sources", "service sources"),
    ("/lang", "service language"),
    ("/lang ru", "service language ru"),
    ("/lang RU", "service language ru"),
    ("/lang Қазақша", "service language kk"),
    ("/язык английский", "service language en"),
    ("/about", "service about"),
    ("/о_боте", "service about"),
    ("/privacy", "service privacy"),
    ("/forget", "service forget"),
    ("/ұмыт", "service forget"),
    ("/fact emigration-2024", "service fact emigration-2024"),
    ("/feedback The 2023 figure is OLD", "service feedback The 2023 figure is OLD"),
    ("/net migration 2024", "value net_migration KZ @2024"),
]
DECLINED = [
    ("/balance 99999", "not understood: bad_period"),
    ("/balance 2024-2010", "not understood: bad_period"),
    ("/balance 31 February 2024", "not understood: bad_period"),
    ("/balance 2024 top 3", UNKNOWN),
    ("/balance emigration 2024", UNKNOWN),
    ("/balance 2024 16550", UNKNOWN),
    ("/emigration arrivals 2024", UNKNOWN),
    ("/destinations 2019 2024", UNKNOWN),
    ("/regions Russia 2024", "not held"),
    ("/reasons Germany", UNKNOWN),
    ("/survey Russia", UNKNOWN),
    ("/survey 2019 2024", UNKNOWN),
    ("/balance Russia Germany bananas", UNKNOWN),
    ("/compare 2024", UNKNOWN),
    ("/compare Russia", UNKNOWN),
    ("/define 2024", UNKNOWN),
    ("/define Germany", UNKNOWN),
    ("/define emigration Germany", UNKNOWN),
    ("/lang klingon", UNKNOWN),
    ("/compare", EMPTY),
    ("/define", EMPTY),
    ("/fact", EMPTY),
    ("/feedback", EMPTY),
    ("/balance " + "x" * 5000, "not understood: too_long"),
]
QUESTIONS = [
    "balance", "emigration", "immigration", "destinations", "origins", "regions", "reasons",
    "survey", "compare", "chart", "define",
]  # fmt: skip


@pytest.mark.parametrize(("command", "meant"), READINGS + DECLINED)
def test_a_command_is_read_as(lexicon: Lexicon, command: str, meant: str) -> None:
    assert spec(understand(command, lexicon, TODAY)) == meant


@pytest.mark.parametrize("name", QUESTIONS)
@pytest.mark.parametrize(
    "argument",
    [
        "bananas", "бананы", "собака", "банандар", "of birds", "foo", "foo 2024", "2024 foo", "фу",
        "фу 2024", "x", "2024 x", "ы", "ә", "bar", "the", "please", "пожалуйста", "өтінемін",
        "hello", "привет", "сәлем", "help",
    ],
)  # fmt: skip
def test_nonsense_after_a_command_is_not_answered(engine: Engine, name: str, argument: str) -> None:
    answer = engine.ask(f"/{name} {argument}", today=TODAY)
    assert (answer.status, answer.command) == (Status.NOT_UNDERSTOOD, Command(name))


@pytest.mark.parametrize("argument", ["<i>", "💥", "\u200b", "...", "?"])
def test_signs_after_a_command_say_nothing(lexicon: Lexicon, argument: str) -> None:
    meant = spec(understand("/balance", lexicon, TODAY))
    assert spec(understand(f"/balance {argument}", lexicon, TODAY)) == meant


@pytest.mark.parametrize("command", ["/nonsense", "/ 2024 bananas", "/", "//", "/@bot"])
def test_an_unknown_command_is_no_command(engine: Engine, command: str) -> None:
    answer = engine.ask(command, today=TODAY)
    assert (answer.status, answer.command) == (Status.NOT_UNDERSTOOD, None)


@pytest.mark.parametrize("text", ["and/or", "2012/2018", "net migration 2023", "", "/2024"])
def test_what_does_not_begin_with_a_name_is_no_command(text: str) -> None:
    assert given_command(text) is None


@pytest.mark.parametrize(
    "name", ["balance", "BALANCE", "сальдо", "Айырым", "айырым", "қайдан", "кайдан", "о_боте"]
)
def test_a_command_is_known_in_all_its_languages(name: str) -> None:
    assert is_command(name)


def test_every_command_has_a_name_of_its_own() -> None:
    assert all(is_command(command) for command in Command)
    assert not is_command("weather")


def test_a_command_leans_on_nothing_that_was_said_before(lexicon: Lexicon) -> None:
    before = understand("emigration to Germany in 2019", lexicon, TODAY)
    for command in ("/balance", "/compare 2019 2024", "/chart", "/destinations"):
        alone = understand(command, lexicon, TODAY)
        assert understand(command, lexicon, TODAY, before) == alone  # type: ignore[arg-type]


def test_a_command_keeps_the_text_as_written(lexicon: Lexicon) -> None:
    assert understand("/balance 2023", lexicon, TODAY).text == "/balance 2023"


@pytest.mark.parametrize(
    ("command", "reader", "language"),
    [
        ("/balance 2023", None, EN),
        ("/balance 2023", RU, RU),
        ("/balance 2023", KK, KK),
        ("/balance", KK, KK),
        ("/balance Ресей 2023", EN, KK),
        ("/balance Germany 2023", RU, EN),
        ("/chart balance 2010-2018", RU, RU),
        ("/compare emigration Россия Германия 2024", EN, RU),
        ("/destinations 2024 топ 3", RU, RU),
        ("/survey", RU, RU),
        ("/balance bananas", KK, KK),
        ("/balance бананы", None, RU),
        ("/compare", RU, RU),
        ("/сальдо 2023", None, RU),
        ("/сальдо 2023", KK, KK),
        ("/сальдо 2023", EN, RU),
        ("/айырым 2023", None, KK),
        ("/айырым 2023", RU, KK),
        ("/help", None, EN),
        ("/help", KK, KK),
        ("/көмек", RU, KK),
        ("/lang ru", KK, RU),
        ("/lang kk", None, KK),
        ("/lang xx", RU, RU),
    ],
)
def test_a_command_is_answered_in_the_language_of_its_argument_else_in_the_readers(
    lexicon: Lexicon, command: str, reader: Language | None, language: Language
) -> None:
    assert understand(command, lexicon, TODAY, language=reader).language is language
