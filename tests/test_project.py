"""The project as a whole: what its README says, and what is in its package."""

from __future__ import annotations

import csv
import re
import tomllib
from datetime import date
from pathlib import Path

import bot
import knowledge
from bot.commands import COMMANDS
from bot.render import Renderer
from knowledge.answer.engine import Engine
from knowledge.store import Store

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
CHAT = "python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/migbot chat"
TEST = "python3 -m venv --upgrade-deps .venv && .venv/bin/pip install '.[test]' && .venv/bin/pytest"
PACKAGES = ("bot", "knowledge")


def test_the_readme_has_exactly_two_commands_to_set_up() -> None:
    lines = [line for line in README.splitlines() if line.startswith("python3 -m venv")]
    assert lines == [CHAT, TEST]


def test_the_readme_names_every_command() -> None:
    for command in COMMANDS:
        assert f"`/{command}" in README
    with (ROOT / "knowledge/data/lexicon/commands.csv").open(encoding="utf-8", newline="") as file:
        forms = [row["form"] for row in csv.DictReader(file)]
    for form in forms:
        assert f"`/{form}" in README


def test_the_readme_has_the_licence_of_every_data_file() -> None:
    data = (ROOT / "knowledge/data/README.md").read_text("utf-8")
    rows = [line for line in data.splitlines() if re.match(r"\| [\w-]+ \| \d+ \|", line)]
    assert rows
    for row in rows:
        assert row in README


def test_links_of_the_readme_lead_somewhere() -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", README):
        assert (ROOT / target).exists()


def test_the_licence_is_mit() -> None:
    licence = (ROOT / "LICENSE").read_text("utf-8")
    assert licence.startswith("MIT License")
    assert "The migration-facts-bot authors" in licence


def test_nothing_else_stands_at_the_top() -> None:
    kept = {"README.md", "LICENSE", "pyproject.toml", "bot", "knowledge", "deploy", "tests"}
    made = {"build", "dist"}
    found = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")}
    assert found - made <= kept


def test_the_code_names_no_absolute_path() -> None:
    for package in PACKAGES:
        for path in (ROOT / package).rglob("*.py"):
            assert not re.search(r"[\"'](/home/|/work/|/tmp/|/root/|C:\\)", path.read_text("utf-8"))


def test_update_message_is_used_nowhere() -> None:
    # it is None for edits, channel posts and buttons; effective_message is not
    for path in (ROOT / "bot").rglob("*.py"):
        assert "update.message" not in path.read_text("utf-8")


def test_what_a_project_needs_is_declared() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    names = {re.split(r"[\[<>=]", entry)[0].lower() for entry in project["dependencies"]}
    assert names == {
        "aiohttp", "babel", "certifi", "click", "defusedxml", "httptools", "jinja2", "matplotlib",
        "openpyxl", "orjson", "platformdirs", "prometheus-client", "pydantic-settings",
        "python-telegram-bot", "pyyaml", "rapidfuzz", "snowballstemmer", "sqlite-utils", "yarl",
    }  # fmt: skip
    assert project["scripts"] == {"migbot": "bot.cli:main"}


def test_all_files_of_the_packages_are_installed() -> None:
    # says something only where the project is installed, as the README's command does
    for package in (bot, knowledge):
        installed = Path(str(package.__file__)).parent
        for path in (ROOT / installed.name).rglob("*"):
            inside = path.relative_to(ROOT / installed.name)
            if path.is_file() and not any(
                re.match(r"\.|__pycache__", part) for part in inside.parts
            ):
                assert (installed / inside).is_file()


def test_the_answer_in_the_readme_is_the_real_one(shipped: Store) -> None:
    found = re.search(r"```\n> (?P<question>.+)\n(?P<answer>(?:.+\n)+)```", README)
    assert found
    answer = Engine(shipped).ask(found["question"], today=date(2026, 3, 1))
    assert found["answer"].strip() == Renderer(shipped).text(answer).strip()
