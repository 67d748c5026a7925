"""Slash commands: the question each stands for, or the service it asks for."""

from __future__ import annotations

import pytest
from reading import TODAY, spec

from knowledge.answer.engine import Engine
from knowledge.lexicon import Lexicon
from knowledge.question import understand
from knowledge.question.commands import Expanded, expand_command
from knowledge.types.answer import Status
from knowledge.types.fact import Language
from knowledge.types.question import ServiceRequest


@pytest.mark.parametrize(
    ("command", "meant"),
    [
        ("/balance 2023", "value net_migration KZ @2023"),
        ("/balance", "value net_migration KZ"),
        ("/BALANCE 2023", "value net_migration KZ @2023"),
        ("  /balance   2023  ", "value net_migration KZ @2023"),
        ("/balance@migfacts_bot 2023", "value net_migration KZ @2023"),
        ("/balance 2012-2018", "series net_migration KZ @2012/2018"),
        ("/balance jan-apr 2025", "value net_migration KZ @2025-01/2025-04"),
        ("/balance Q1 2025", "value net_migration KZ @2025-Q1"),
        ("/balance KZ 2023", "value net_migration KZ @2023"),
        ("/emigration 2024", "value emigration KZ @2024"),
        ("/emigration", "value emigration KZ"),
        ("/emigration Germany 2023", "value emigration KZ>DE @2023"),
        ("/emigration to Germany 2023", "value emigration KZ>DE @2023"),
        ("/immigration 2024", "value immigration KZ @2024"),
        ("/immigration Uzbekistan 2023", "value immigration KZ>UZ @2023"),
        ("/immigration from Uzbekistan 2023", "value immigration KZ>UZ @2023"),
        ("/баланс 2023", "value net_migration KZ @2023"),
        ("/сальдо 2023", "value net_migration KZ @2023"),
        ("/эмиграция 2024", "value emigration KZ @2024"),
        ("/эмиграция Россия 2024", "value emigration KZ>RU @2024"),
        ("/иммиграция 2024", "value immigration KZ @2024"),
        ("/айырым 2023", "value net_migration KZ @2023"),
        ("/define emigration", "definition emigration KZ"),
        ("/define net migration", "definition net_migration KZ"),
        ("/balance 99999", "not understood: bad_period"),
        ("/balance 2024-2010", "not understood: bad_period"),
        ("/balance 31 February 2024", "not understood: bad_period"),
        ("/start", "service start"),
        ("/START", "service start"),
        ("/start@migfacts_bot", "service start"),
        ("/help", "service help"),
        ("/sources", "service sources"),
        ("/lang", "service language"),
        ("/lang ru", "service language ru"),
        ("/lang RU", "service language ru"),
        ("/about", "service about"),
        ("/privacy", "service privacy"),
    ],
)
def test_a_command_is_read_as(lexicon: Lexicon, command: str, meant: str) -> None:
    assert spec(understand(command, lexicon, TODAY)) == meant


@pytest.mark.parametrize(
    ("command", "question"),
    [
        ("/balance 2023", "net migration 2023"),
        ("/баланс 2023", "сальдо миграции 2023"),
        ("/айырым 2023", "көші-қон айырымы 2023"),
        ("/emigration Germany", "emigration to Germany"),
        ("/immigration", "immigration from"),
        ("/define emigration", "what is emigration"),
        ("net migration 2023", "net migration 2023"),
        ("and/or", "and/or"),
        ("2012/2018", "2012/2018"),
        ("/", "/"),
        ("//", "//"),
        ("", ""),
    ],
)
def test_a_command_stands_for_a_question(command: str, question: str) -> None:
    assert expand_command(command) == Expanded(question)


@pytest.mark.parametrize(
    "command",
    ["/balance bananas", "/nonsense", "/emigration of birds", "/ 2024 bananas", "/сальдо бананов"],
)
def test_a_command_that_nothing_explains_is_not_answered(engine: Engine, command: str) -> None:
    assert engine.ask(command, today=TODAY).status is Status.NOT_UNDERSTOOD


def test_a_command_keeps_the_text_as_written(lexicon: Lexicon) -> None:
    assert understand("/balance 2023", lexicon, TODAY).text == "/balance 2023"


@pytest.mark.parametrize(
    ("command", "reader", "language"),
    [
        ("/help", None, Language.ENGLISH),
        ("/help", Language.KAZAKH, Language.KAZAKH),
        ("/lang ru", Language.KAZAKH, Language.RUSSIAN),
        ("/lang kk", None, Language.KAZAKH),
        ("/lang xx", Language.RUSSIAN, Language.RUSSIAN),
        ("/lang", Language.RUSSIAN, Language.RUSSIAN),
        ("/balance 2023", None, Language.ENGLISH),
        ("/сальдо 2023", None, Language.RUSSIAN),
        ("/айырым 2023", None, Language.KAZAKH),
    ],
)
def test_a_service_is_given_in_the_language_of_the_reader(
    lexicon: Lexicon, command: str, reader: Language | None, language: Language
) -> None:
    assert understand(command, lexicon, TODAY, language=reader).language is language


def test_every_service_command_is_a_service() -> None:
    for name in ("start", "help", "sources", "lang", "about", "privacy"):
        assert isinstance(expand_command(f"/{name}"), ServiceRequest)
