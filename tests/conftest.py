"""What tests of both packages need."""

from __future__ import annotations

import gc
import os
import shutil
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import settings
from xdist.remote import Producer
from xdist.scheduler import LoadFileScheduling

from knowledge.answer.engine import Engine, words_of
from knowledge.exchange.packaged import ensure_filled, open_knowledge
from knowledge.lexicon import Lexicon
from knowledge.store import Store, connection

# What lands must not hang on chance; look for more with pytest --hypothesis-profile=search.
settings.register_profile("steady", derandomize=True, deadline=None)
settings.register_profile("search", derandomize=False, deadline=None)
settings.load_profile("steady")


_numbers = count(1)
QUESTION_SETS = "tests/eval/"
SMALL_PACKAGE = Path(__file__).parent / "knowledge" / "small_package"


class _ByFile(LoadFileScheduling):
    """One process a file, as loadfile has it, and one for the files that share the answers to sets."""

    def _split_scope(self, nodeid: str) -> str:
        return QUESTION_SETS if nodeid.startswith(QUESTION_SETS) else super()._split_scope(nodeid)


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> _ByFile:
    return _ByFile(config, log)


def pytest_collection() -> None:
    gc.disable()  # what is collected stays until the end


def pytest_collection_finish() -> None:
    gc.freeze()
    gc.set_threshold(50_000)  # as the command migbot has it
    gc.enable()


@pytest.fixture(scope="session", autouse=True)
def _no_waiting_for_the_disk() -> Iterator[None]:
    """Stores are written without it: no test of this process lets the power fail."""
    with pytest.MonkeyPatch.context() as patched:
        for name in ("READ_SETTINGS", "WRITE_SETTINGS"):
            settings = getattr(connection, name)
            patched.setattr(connection, name, (*settings, "PRAGMA synchronous = OFF"))
        yield


@pytest.fixture(scope="session", autouse=True)
def _no_settings_of_this_machine() -> Iterator[None]:
    """No test sees the operator's variables."""
    with pytest.MonkeyPatch.context() as patched:
        for name in os.environ:
            if name.startswith("MIGBOT_"):
                patched.delenv(name)
        patched.delenv("CREDENTIALS_DIRECTORY", raising=False)
        yield


@pytest.fixture(autouse=True)
def _no_store_of_this_machine(_data_homes: Path) -> None:
    """No test sees the operator's store, nor that of another test."""
    os.environ["XDG_DATA_HOME"] = str(_data_homes / str(next(_numbers)))  # made by its user


@pytest.fixture(scope="session")
def _data_homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    with pytest.MonkeyPatch.context() as patched:
        homes = tmp_path_factory.getbasetemp() / "data-homes"
        patched.setenv("XDG_DATA_HOME", str(homes))
        yield homes


@pytest.fixture(scope="session")
def filled_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store file with the packaged data, not to be changed: take a copy for that."""
    path = tmp_path_factory.mktemp("filled") / "migbot.sqlite3"
    ensure_filled(path)
    return path


@pytest.fixture(scope="session")
def small_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store file with the small package of data, to be copied only."""
    path = tmp_path_factory.mktemp("small") / "migbot.sqlite3"
    ensure_filled(path, SMALL_PACKAGE)
    return path


@pytest.fixture
def store_file(filled_file: Path, tmp_path: Path) -> Path:
    """A filled store file of the test's own."""
    return Path(shutil.copy(filled_file, tmp_path / "migbot.sqlite3"))


@pytest.fixture(scope="session")
def shipped(filled_file: Path) -> Iterator[Store]:
    """The packaged data as a store, only to be read."""
    with open_knowledge(filled_file) as store:
        yield store


@pytest.fixture(scope="session")
def lexicon(shipped: Store) -> Lexicon:
    """All words of the packaged data."""
    return words_of(shipped)


@pytest.fixture(scope="session")
def words_in(shipped: Store, lexicon: Lexicon) -> Callable[[Store], Lexicon]:
    """The words of any store; copies of the packaged data share theirs until they are changed."""

    def words_in(store: Store) -> Lexicon:
        return lexicon if store.generation() == shipped.generation() else words_of(store)

    return words_in


@pytest.fixture(scope="session")
def engine(shipped: Store, words_in: Callable[[Store], Lexicon]) -> Engine:
    """What answers out of the packaged data."""
    return Engine(shipped, words=words_in)
