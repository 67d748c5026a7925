"""What tests of the store share: a small package and a store filled with it."""

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


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store file with the small package, to be copied only."""
    path = tmp_path_factory.mktemp("filled") / "migbot.sqlite3"
    open_knowledge(path, data=SMALL_PACKAGE).close()
    return path


@pytest.fixture
def store_file(filled: Path, tmp_path: Path) -> Path:
    """A store file of the test's own."""
    return shutil.copy(filled, tmp_path / "migbot.sqlite3")


@pytest.fixture
def store(store_file: Path) -> Iterator[Store]:
    """An open store of the test's own."""
    with open_knowledge(store_file, data=SMALL_PACKAGE) as opened:
        yield opened
