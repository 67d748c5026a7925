"""Compiled templates: each is compiled once for all languages, and kept for the next process."""

from __future__ import annotations

from pathlib import Path
from types import CodeType
from typing import Any

import pytest
from jinja2 import DictLoader, Environment

from bot.render.bytecode import KeptTemplates

SOURCES = {"hello.html": "Hello {{ name }}"}


class Counting(Environment):
    """Templates, and how often one is compiled."""

    count = 0

    def compile(self, *args: Any, **options: Any) -> CodeType | str:
        """Compile a template."""
        self.count += 1
        return super().compile(*args, **options)


def compiled(kept: KeptTemplates, source: str = SOURCES["hello.html"]) -> int:
    """How often the templates of one language are compiled until an answer is worded."""
    made = Counting(loader=DictLoader({"hello.html": source}), bytecode_cache=kept)
    assert made.get_template("hello.html").render(name="Aigul").endswith("Aigul")
    return made.count


@pytest.fixture(params=["written", "not written"])
def kept(tmp_path: Path, request: pytest.FixtureRequest) -> KeptTemplates:
    """The templates kept in a folder that can be written, or cannot as a file is in its place."""
    folder = tmp_path / "cache"
    if request.param == "not written":
        folder.write_text("no folder")
    return KeptTemplates(folder)


def test_a_template_is_compiled_once_for_all_languages(kept: KeptTemplates) -> None:
    assert [compiled(kept) for _ in range(3)] == [1, 0, 0]


def test_a_template_that_was_changed_is_compiled_anew(kept: KeptTemplates) -> None:
    assert [compiled(kept), compiled(kept, "Welcome {{ name }}"), compiled(kept)] == [1, 1, 0]


def test_the_next_process_compiles_nothing_that_is_written(tmp_path: Path) -> None:
    assert compiled(KeptTemplates(tmp_path)) == 1
    assert compiled(KeptTemplates(tmp_path)) == 0
