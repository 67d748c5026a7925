"""The command line: what it prints, and how it ends."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli import migbot
from bot.cli.errors import tell_kept
from knowledge.exchange.packaged import open_knowledge
from knowledge.exchange.packaged_upgrade import Kept, Upgrade
from knowledge.revise import Author, Change, create_source
from knowledge.store.states import Entity

FIELDS = [
    "question", "language", "status", "confidence", "text", "html", "assumptions", "figures",
    "facts", "citations", "choices", "nearest",
]  # fmt: skip


def run(store: Path, *arguments: str, lines: str | bytes = "") -> Result:
    """Run migbot on a store."""
    return CliRunner(env={"MIGBOT_DB": str(store)}).invoke(migbot, arguments, input=lines)


def objects(result: Result) -> list[dict[str, object]]:
    """The objects that were printed, one a line."""
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_a_question_is_answered_in_plain_text(store_file: Path) -> None:
    result = run(store_file, "ask", "net", "migration", "2023")
    assert result.exit_code == 0
    assert "+9,293 people" in result.stdout
    assert "<" not in result.stdout.replace("<http", "")


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_there_is_an_object_for_every_line(store_file: Path, end: str) -> None:
    lines = ["net migration 2023", "", "   ", "x" * 5000, "\u202e\x07", "{{ 7 * 7 }}", "<b>"]
    result = run(store_file, "ask", "--json", lines=end.join(lines) + end)
    answers = objects(result)
    assert result.exit_code == 0
    assert [list(answer) for answer in answers] == [FIELDS] * len(lines)
    assert [answer["question"] for answer in answers] == lines
    assert answers[0]["status"] == "answered"
    assert {answer["status"] for answer in answers[1:]} == {"not_understood"}


def test_bytes_that_are_no_utf8_are_answered_too(store_file: Path) -> None:
    result = run(store_file, "ask", "--json", lines=b"\xff\xfe\n/balance 2023\n")
    assert [answer["status"] for answer in objects(result)] == ["not_understood", "answered"]


def test_an_argument_that_is_no_utf8_is_answered_too(store_file: Path) -> None:
    assert run(store_file, "ask", "\udcff net migration").exit_code == 0


def test_a_failure_inside_is_an_answer_too(
    store_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr("knowledge.answer.engine.Engine.ask", fail)
    result = run(store_file, "ask", "--json", lines="net migration 2023\n")
    (answer,) = objects(result)
    assert (result.exit_code, answer["status"]) == (0, "not_understood")
    assert list(answer) == FIELDS


def test_a_question_is_logged_without_its_text(store_file: Path) -> None:
    import sqlite3

    run(store_file, "ask", "net migration 2023")
    run(store_file, "ask", "how tall is the Eiffel tower")
    with sqlite3.connect(store_file) as connection:
        rows = connection.execute("SELECT chat_kind, status, text FROM question_log").fetchall()
    assert rows[0] == ("terminal", "answered", None)
    assert rows[1][1:] == ("not_understood", "how tall is the Eiffel tower")


def test_a_store_that_cannot_be_written_still_answers(store_file: Path) -> None:
    run(store_file, "ask", "net migration 2023")
    store_file.chmod(0o444)
    result = run(store_file, "ask", "net migration 2023")
    assert (result.exit_code, "+9,293" in result.stdout) == (0, True)


@pytest.mark.parametrize(
    "command", [["ask", "x"], ["chat"], ["sources"], ["facts", "check"], ["facts", "show", "x"]]
)
def test_a_file_that_is_no_store_is_named_in_one_sentence(
    tmp_path: Path, command: list[str]
) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear reader, this is no database at all.\n" * 50)
    result = run(path, *command)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.count("\n") == 1
    assert str(path) in result.stderr


def test_the_check_finds_nothing_in_the_packaged_facts(store_file: Path) -> None:
    result = run(store_file, "facts", "check")
    assert (result.exit_code, result.stdout) == (0, "The store is consistent.\n")


def test_the_check_exits_with_1_on_a_finding(store_file: Path) -> None:
    import sqlite3

    run(store_file, "ask", "net migration 2023")
    with sqlite3.connect(store_file) as connection:
        name = connection.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'trigger'"
        ).fetchone()
        connection.execute(f'DROP TRIGGER "{name[0]}"')
    assert run(store_file, "facts", "check").exit_code == 1


def test_a_fact_is_shown_with_its_source_and_revisions(store_file: Path) -> None:
    result = run(store_file, "facts", "show", "balance-2023", "--json")
    shown = json.loads(result.stdout)
    assert result.exit_code == 0
    assert (shown["indicator"], shown["period"]) == ("net_migration", "2023")
    assert shown["source"]["id"] and shown["revisions"]
    assert "balance-2023" in run(store_file, "facts", "show", "balance-2023").stdout


def test_a_fact_that_is_not_there_is_the_operators_error(store_file: Path) -> None:
    result = run(store_file, "facts", "show", "no-such-fact")
    assert result.exit_code == 2
    assert "no-such-fact" in result.stderr


def test_sources_are_listed(store_file: Path) -> None:
    listed = json.loads(run(store_file, "sources", "--json").stdout)
    lines = run(store_file, "sources").stdout.splitlines()
    assert len(lines) == len(listed) > 50
    assert all(source["id"] and source["title"] for source in listed)


def test_a_source_that_was_taken_back_is_listed_no_more(store_file: Path) -> None:
    before = run(store_file, "sources").stdout
    with open_knowledge(store_file) as store:
        change = Change(Author("502", "telegram"), "it came out", "edit-1")
        create_source(store, replace(store.source("bns-6567"), id="added"), change)
    assert "added: " in run(store_file, "sources").stdout
    undone = run(store_file, "facts", "undo", "edit-1")
    assert undone.stdout == "1 change of edit-1 taken back\n"
    assert run(store_file, "sources").stdout == before
    assert run(store_file, "facts", "check").exit_code == 0


def test_neither_telegram_nor_settings_are_imported(store_file: Path) -> None:
    code = (
        "import sys; from bot.cli import migbot;"
        f"migbot(['ask', '--db', {str(store_file)!r}, 'net migration 2023'], standalone_mode=False);"
        "print({'telegram', 'pydantic', 'pydantic_settings'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "set()"


def test_run_without_a_token_says_how_to_get_one(
    store_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("MIGBOT_TOKEN", raising=False)
    monkeypatch.chdir(tmp_path)
    result = run(store_file, "run")
    assert result.exit_code == 2
    assert "migbot chat" in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_follow_up_takes_what_it_lacks_from_the_answer_before(store_file: Path) -> None:
    result = run(store_file, "chat", lines="net migration 2023\nand in 2022?\n/quit\nx\n")
    first, second = result.stdout.strip().split("\n\n", 1)
    assert result.exit_code == 0
    assert "+9,293" in first
    assert "6,722" in second.splitlines()[0]


def test_a_choice_is_picked_by_its_number(store_file: Path) -> None:
    result = run(store_file, "chat", lines="emigration to Kenya 2024\n1\n")
    asked, picked = result.stdout.strip().split("\n\n")
    assert "1. " in asked
    assert "people" in picked


def test_what_an_editor_changed_and_is_kept_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    tell_kept(Upgrade(0, 1, 0, (Kept(Entity.FACT, "balance-2023"),)))
    said = "fact balance-2023: the editor's version is kept; the packaged data have another one now"
    assert capsys.readouterr().err == f"{said}\n"


def test_a_blank_token_is_none(store_file: Path) -> None:
    result = CliRunner(env={"MIGBOT_DB": str(store_file), "MIGBOT_TOKEN": "  "}).invoke(
        migbot, ["run"]
    )
    assert result.exit_code == 2
    assert "MIGBOT_TOKEN is not set" in result.stderr


@pytest.mark.parametrize("question", ["net migration 2010-2018", "сальдо миграции 2018"])
def test_the_chart_of_an_answer_is_written_as_a_png(
    store_file: Path, tmp_path: Path, question: str
) -> None:
    file = tmp_path / "chart.png"
    result = run(store_file, "chart", question, str(file))
    assert (result.exit_code, result.output) == (0, "")
    assert file.read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"


@pytest.mark.parametrize(
    ("question", "file", "words"),
    [
        ("what is net migration", "chart.png", "net migration 2010-2018"),
        ("net migration 2010-2018", "missing/chart.png", "can be written"),
    ],
)
def test_where_no_chart_can_be_written_one_sentence_says_so(
    store_file: Path, tmp_path: Path, question: str, file: str, words: str
) -> None:
    result = run(store_file, "chart", question, str(tmp_path / file))
    assert (result.exit_code, result.stdout) == (2, "")
    assert words in result.stderr
    assert result.stderr.count("\n") == 1
    assert not (tmp_path / file).exists()
