"""A large import in one process while others ask, note and change things."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from statistics import median

import pytest

from knowledge.answer.engine import Engine
from knowledge.exchange.packaged import open_knowledge
from knowledge.revise import Author, Change, ConflictError, present, retire
from knowledge.revise.check import findings
from knowledge.store.chat_settings import chat_language, set_chat_language
from knowledge.store.errors import LockedStoreError
from knowledge.types.answer import Status
from knowledge.types.fact import Language

ROOT = Path(__file__).parents[2]
ROWS = 8_000
IMPORT = """
import sys
from pathlib import Path
from knowledge.exchange.files.difference import compare
from knowledge.exchange.files.importing import take_over
from knowledge.exchange.files.reading import read_facts
from knowledge.revise import Author, Change
from knowledge.store import open_store

def tell(count):
    if not told:
        told.append(print("writing", flush=True))

told = []
with open_store(Path(sys.argv[1])) as store:
    difference = compare(store, read_facts(Path(sys.argv[2])))
    take_over(store, difference, Change(Author("a", "test"), "many", "import-1"), tell)
    print("written", flush=True)
"""
RETIRE = """
import sys
from pathlib import Path
from knowledge.revise import Author, Change, ConflictError, retire
from knowledge.store import open_store

with open_store(Path(sys.argv[1])) as store:
    print("ready", flush=True)
    sys.stdin.readline()
    try:
        retire(store, "emigration-2024-bns", Change(Author(sys.argv[2], "test"), "why"), expect=1)
        print("done")
    except ConflictError as error:
        print(error)
"""


@pytest.fixture
def store_file(filled_file: Path, tmp_path: Path) -> Path:
    """A store of the test's own with the packaged data."""
    return Path(shutil.copy(filled_file, tmp_path / "migbot.sqlite3"))


def start(program: str, *arguments: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", program, *map(str, arguments)],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip


def many(path: Path) -> Path:
    """A file of so many new figures that writing them takes a while."""
    header = "id,indicator,place,counterpart,period,value,unit,quality,source,locator\n"
    rows = (
        f"many-{n},emigration,KZ,{code},{1500 + n // 8},{n},persons,final,bns-6567,table 2\n"
        for n in range(ROWS)
        for code in [("US", "CN", "FR", "IT", "JP", "CA", "ES", "IN")[n % 8]]
    )
    path.write_text(header + "".join(rows), encoding="utf-8")
    return path


def asked(engine: Engine, year: int) -> float:
    """The seconds that an answer takes."""
    start = time.perf_counter()
    answer = engine.ask(f"emigration to Russia in {year}", today=date(2026, 3, 10))
    assert answer.status in (Status.ANSWERED, Status.NO_DATA)
    return time.perf_counter() - start


@pytest.mark.slow
def test_questions_do_not_wait_for_an_import_and_other_changes_are_not_lost(
    store_file: Path, tmp_path: Path
) -> None:
    with open_knowledge(store_file) as store:
        engine = Engine(store)
        usual = [asked(engine, 2000 + n % 25) for n in range(50)]
        importing = start(IMPORT, store_file, many(tmp_path / "many.csv"))
        assert importing.stdout is not None
        assert importing.stdout.readline() == "writing\n"
        begun = time.perf_counter()
        with pytest.raises(LockedStoreError), store.change(patience=0):
            pass
        during: list[float] = []
        while importing.poll() is None and len(during) < 200:
            during.append(asked(engine, 2000 + len(during) % 25))
        set_chat_language(store, 77, Language.KAZAKH)  # waits, and is done
        assert importing.stdout.readline() == "written\n"
        took = time.perf_counter() - begun
        assert chat_language(store, 77) is Language.KAZAKH
        assert len(during) > 20
        assert max(during) < took / 2
        assert median(during) < median(usual) + 0.01
        assert store.fact("many-7999").value == 7999  # at the next question
        assert findings(store) == ()
        importing.communicate()


def test_of_two_editors_at_once_one_wins_and_the_other_is_told(store_file: Path) -> None:
    with open_knowledge(store_file):
        pass
    processes = [start(RETIRE, store_file, name) for name in ("one", "two")]
    for process in processes:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    said = [process.communicate("go\n", timeout=60)[0].strip() for process in processes]
    assert sorted(said) == [
        "done",
        "emigration-2024-bns is at version 2, not 1: somebody changed it meanwhile; look at it "
        "again and repeat the change",
    ]
    with open_knowledge(store_file) as store:
        _, version = present(store, "emigration-2024-bns")
        assert version == 2
        with pytest.raises(ConflictError):
            retire(store, "emigration-2024-bns", Change(Author("x", "test"), "why"), expect=1)


def test_the_next_question_sees_what_another_process_has_changed(store_file: Path) -> None:
    with open_knowledge(store_file) as store:
        engine = Engine(store)
        assert shown(engine) == "emigration-2024-bns"
        process = start(RETIRE, store_file, "other")
        process.communicate("go\n", timeout=60)
        assert shown(engine) != "emigration-2024-bns"


def shown(engine: Engine) -> str | None:
    """The fact that leads the answer."""
    answer = engine.ask("How many people left Kazakhstan in 2024?", today=date(2026, 3, 10))
    fact = answer.readings[0].lead.fact if answer.readings else None
    return fact.id if fact is not None else None
