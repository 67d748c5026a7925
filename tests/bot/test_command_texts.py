"""The commands wherever they are shown: in /help, in the menus, in the README, and as examples."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from bot_api import Chat, Failure
from telegram import BotCommandScope
from telegram.constants import BotCommandLimit, BotDescriptionLimit

from bot.commands import COMMANDS, LONGEST_MENU
from bot.render import Renderer, sentence
from bot.render.surroundings import Surroundings
from bot.telegram import sentences
from bot.telegram.editors.commands import EditorCommand, commands_of
from bot.telegram.editors.menus import editor_menu
from bot.telegram.menu import MENUS, commands, introduce
from bot.telegram.sentences import Sentence
from knowledge.answer.engine import Engine
from knowledge.store.roles import Role
from knowledge.types.answer import Answer, Status
from knowledge.types.fact import Language
from knowledge.types.service import Command, Service

TODAY = date(2026, 11, 22)
README = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
LANGUAGES = list(Language)
WITH_EXAMPLES = [
    Command(name) for name in COMMANDS
    if sentence("commands.html", "first", Language.ENGLISH, command=name)
]  # fmt: skip
ANSWERED = {Status.ANSWERED, Status.PARTIAL, Status.SERVICE}


def ask(engine: Engine, text: str, language: Language) -> Answer:
    return engine.ask(text, today=TODAY, language=language)


def examples(command: Command, language: Language) -> list[str]:
    return [
        sentence("commands.html", name, language, command=command) for name in ("first", "second")
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_stands_in_help_in_menus_and_in_the_readme(
    engine: Engine, renderer: Renderer, language: Language
) -> None:
    shown = renderer.text(ask(engine, "/help", language))
    in_help = set(re.findall(r"^/([a-z]+)", shown, re.MULTILINE))
    in_menus = {entry.command for _, names in MENUS for entry in commands(names, language)}
    in_readme = set(re.findall(r"`/([a-z]+)", README))
    assert in_help == in_menus == set(COMMANDS)
    assert in_help <= in_readme


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", list(Role))
def test_every_command_of_editors_stands_in_their_help_and_menu_and_in_the_readme(
    engine: Engine, renderer: Renderer, language: Language, role: Role
) -> None:
    surroundings = Surroundings(editor_commands=commands_of(role))
    html = renderer.message(ask(engine, "/help", language), surroundings).html
    in_help = re.findall(r"^/([a-z]+)", html, re.MULTILINE)[len(COMMANDS) :]
    in_menu = [entry.command for entry in editor_menu(role, language)]
    in_readme = set(re.findall(r"`/([a-z]+)", README))
    assert in_help == in_menu == list(commands_of(role))
    assert set(in_help) <= in_readme


def test_an_owner_may_give_every_command_and_a_reader_none() -> None:
    assert set(commands_of(Role.OWNER)) == set(EditorCommand)
    assert commands_of(None) == ()
    assert not set(EditorCommand) & set(COMMANDS)


def test_no_two_languages_say_the_same_of_a_command_of_editors() -> None:
    for language in LANGUAGES:
        for entry in editor_menu(Role.OWNER, language):
            assert 0 < len(entry.description) <= BotCommandLimit.MAX_DESCRIPTION
            assert not re.search("[<>&]", entry.description)
    menus = [{e.description for e in editor_menu(Role.OWNER, language)} for language in LANGUAGES]
    assert len(set.union(*menus)) == len(LANGUAGES) * len(EditorCommand)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("scope", "names"), MENUS)
def test_a_menu_is_short_and_says_what_each_command_does(
    scope: BotCommandScope, names: tuple[Command, ...], language: Language
) -> None:
    entries = commands(names, language)
    assert len(entries) == len(set(names)) <= LONGEST_MENU
    for entry in entries:
        assert 0 < len(entry.description) <= BotCommandLimit.MAX_DESCRIPTION
        assert not re.search("[<>&]", entry.description)


def test_no_two_languages_say_the_same_of_a_command() -> None:
    for command in COMMANDS:
        said = {sentence("commands.html", "about", entry, command=command) for entry in Language}
        assert len(said) == len(Language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_descriptions_have_the_length_that_telegram_allows(language: Language) -> None:
    description = sentences.sentence(Sentence.DESCRIPTION, language)
    short = sentences.sentence(Sentence.SHORT_DESCRIPTION, language)
    assert 0 < len(description) <= BotDescriptionLimit.MAX_DESCRIPTION_LENGTH
    assert 0 < len(short) <= BotDescriptionLimit.MAX_SHORT_DESCRIPTION_LENGTH
    assert not re.search("[<>&]", description + short)


async def test_telegram_is_told_of_each_menu_in_each_language(chat: Chat) -> None:
    await introduce(chat.application)
    told = [call.parameters for call in chat.api.calls if call.method == "setMyCommands"]
    scopes = ["default", "all_private_chats", "all_group_chats", "all_chat_administrators"]
    assert [(entry["scope"]["type"], entry.get("language_code")) for entry in told] == [
        (scope, code) for code in (None, "en", "ru", "kk") for scope in scopes
    ]
    for method in ("setMyDescription", "setMyShortDescription"):
        calls = [call.parameters for call in chat.api.calls if call.method == method]
        assert [entry.get("language_code") for entry in calls] == [None, "en", "ru", "kk"]


async def test_the_bot_works_where_telegram_takes_no_description(
    chat: Chat, caplog: pytest.LogCaptureFixture
) -> None:
    chat.api.fail("setMyDescription", Failure(400, "Bad Request: description is too long"))
    await introduce(chat.application)
    assert "could not be set" in caplog.text
    assert "+16,550" in (await chat.say("/balance 2024")).text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("command", WITH_EXAMPLES)
def test_examples_are_answered_in_the_language_of_their_reader(
    engine: Engine, command: Command, language: Language
) -> None:
    first, second = examples(command, language)
    assert first != second
    for example in (first, second):
        answer = ask(engine, example, language)
        assert answer.command is command
        assert answer.status in ANSWERED
        assert answer.language is language or answer.service is Service.LANGUAGE


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("command", WITH_EXAMPLES)
@pytest.mark.parametrize("argument", ["", " xyzzy", " <b>&", " " + "x" * 5000])
def test_a_wrong_argument_gets_one_line_with_two_examples(
    engine: Engine, renderer: Renderer, command: Command, language: Language, argument: str
) -> None:
    answer = ask(engine, f"/{command}{argument}", language)
    if answer.status is not Status.NOT_UNDERSTOOD:
        return
    html = renderer.html(answer)
    assert "\n" not in html
    assert re.findall("<code>(.*?)</code>", html) == examples(command, language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("command", sorted(set(COMMANDS) - {Command.LANG}))
@pytest.mark.parametrize("argument", [" xyzzy", " xyzzy 2024", "@facts_bot xyzzy"])
def test_what_a_question_command_does_not_know_it_does_not_answer(
    engine: Engine, command: Command, language: Language, argument: str
) -> None:
    answer = ask(engine, f"/{command}{argument}", language)
    assert answer.status in {Status.NOT_UNDERSTOOD, Status.NO_DATA, Status.SERVICE}


@pytest.mark.parametrize("name", ["Balance", "BALANCE", "balance@facts_bot", "Баланс", "айырым"])
def test_a_command_is_known_however_it_is_written(engine: Engine, name: str) -> None:
    answer = ask(engine, f"/{name} 2024", Language.ENGLISH)
    assert [figure.value for figure in answer.figures()][:1] == [16550]


def test_the_balance_alone_has_the_year_before_beside_it(
    engine: Engine, renderer: Renderer
) -> None:
    text = renderer.text(ask(engine, "/balance", Language.ENGLISH))
    assert text.startswith("Net migration of Kazakhstan, 2025: +16,153 people (preliminary)")
    assert "The year before: +16,550." in text


def test_a_survey_of_which_one_answer_is_held_is_told_as_one_number(
    engine: Engine, renderer: Renderer
) -> None:
    text = renderer.text(ask(engine, "/survey 2019", Language.ENGLISH))
    assert text.startswith(
        "Plans to emigrate (survey), Kazakhstan, would like to move, January 2019: "
        "10% of those asked (rounded)"
    )
