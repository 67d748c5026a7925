"""What tests of the store share: the small package, and a store filled with it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from knowledge.exchange.packaged import open_knowledge
from knowledge.store import Store

SMALL_PACKAGE = Path(__file__).parent / "small_package"


@pytest.fixture
def small_package(tmp_path: Path) -> Path:
    """A copy of the small package that a test may change."""
    return shutil.copytree(SMALL_PACKAGE, tmp_path / "package")


@pytest.fixture
def store_file(small_file: Path, tmp_path: Path) -> Path:
    """A small store file of the test's own."""
    return shutil.copy(small_file, tmp_path / "migbot.sqlite3")


@pytest.fixture
def store(store_file: Path) -> Iterator[Store]:
    """An open store of the test's own."""
    with open_knowledge(store_file, data=SMALL_PACKAGE) as opened:
        yield opened
