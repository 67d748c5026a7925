"""SIGKILL at any moment of a change: nothing that was confirmed is lost, nothing is half there."""

from __future__ import annotations

import multiprocessing
import random
import time
from multiprocessing.connection import Connection
from pathlib import Path

import pytest
from killed import ADDED, CHANGED, EDITED, IMPORTED, ON_ADDED, work

from knowledge.revise.check import findings
from knowledge.store import Store, open_store

KILLS = 200
LIFECYCLES = """
    SELECT lifecycle FROM source WHERE id = ? UNION ALL SELECT lifecycle FROM fact WHERE id = ?"""
LONGEST = 0.12  # seconds from the first change to the kill
# one server imports the modules, so that a process starts in milliseconds
FORKS = multiprocessing.get_context("forkserver")


def killed(path: Path, start: int, moment: float) -> list[int]:
    """What a process confirmed that was killed so many seconds after its first change."""
    receiving, sending = FORKS.Pipe(duplex=False)
    process = FORKS.Process(target=work, args=(path, start, sending))
    process.start()
    sending.close()
    receiving.poll(30)
    time.sleep(moment)
    process.kill()
    process.join()
    return list(received(receiving))


def received(connection: Connection) -> list[int]:
    """All numbers up to the end of the process."""
    numbers: list[int] = []
    try:
        while True:
            numbers.append(connection.recv())
    except EOFError:
        return numbers


def check_whole(store: Store, confirmed: list[int]) -> None:
    """No import is half there, and everything confirmed is there with what came after it."""
    rows = store.reader.rows
    assert findings(store) == ()
    for batches, size in (("import-%", IMPORTED), ("source-%", 2)):
        assert rows("SELECT batch FROM revision WHERE batch LIKE ? "
                    "GROUP BY batch HAVING count(*) <> ?", (batches, size)) == []  # fmt: skip
    assert len(set(rows(LIFECYCLES, (ADDED, ON_ADDED)))) <= 1  # both retired, or neither
    for number in confirmed:
        made = rows("SELECT id FROM revision WHERE reason = ? ORDER BY id", (f"number {number}",))
        assert [id for (id,) in made] == CHANGED[number % len(CHANGED)]


@pytest.mark.slow
def test_nothing_confirmed_is_lost_and_nothing_is_half_there(store_file: Path) -> None:
    FORKS.set_forkserver_preload(["killed", "sqlite_utils.migrations"])
    chance = random.Random(4)
    confirmed: list[int] = []
    for _ in range(KILLS):
        # one change beyond the last that was confirmed may have been made
        start = (confirmed[-1] if confirmed else 0) + 2
        latest = killed(store_file, start, chance.uniform(0, LONGEST))
        assert latest == list(range(start, start + len(latest)))
        confirmed += latest
        with open_store(store_file) as store:
            check_whole(store, latest)
            number = store.fact(EDITED).value
            assert number is not None
            assert number >= max(
                (n for n in confirmed if CHANGED[n % len(CHANGED)] == [EDITED]), default=0
            )
    assert len(confirmed) > KILLS
    with open_store(store_file) as store:
        check_whole(store, confirmed)
