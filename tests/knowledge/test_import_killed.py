"""An import that is killed is there as a whole, or not at all."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from test_files_exchange import NEW, ROOT, write

from knowledge.revise.check import findings
from knowledge.store import open_store

IMPORT = """
import sys
from pathlib import Path
from knowledge.exchange.files.difference import compare
from knowledge.exchange.files.importing import take_over
from knowledge.exchange.files.reading import read_facts
from knowledge.revise import Author, Change
from knowledge.store import open_store

with open_store(Path(sys.argv[1])) as store:
    difference = compare(store, read_facts(Path(sys.argv[2])))
    print("ready", flush=True)
    take_over(store, difference, Change(Author("a", "test"), "many", sys.argv[3]))
    print("done", flush=True)
"""


@pytest.mark.slow
def test_an_import_that_is_killed_is_there_as_a_whole_or_not_at_all(
    store_file: Path, tmp_path: Path
) -> None:
    rows = [{**NEW, "id": f"many-{n}", "period": str(1000 + n)} for n in range(1500)]
    path = write(tmp_path / "many.csv", *rows)
    for attempt in range(12):
        process = subprocess.Popen(
            [sys.executable, "-c", IMPORT, str(store_file), str(path), f"batch-{attempt}"],
            cwd=ROOT, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        time.sleep(attempt * 0.02)
        process.send_signal(signal.SIGKILL)
        is_confirmed = "done" in process.stdout.read()
        process.wait()
        with open_store(store_file) as store:
            ((count,),) = store.reader.rows("SELECT count(*) FROM fact WHERE id LIKE 'many-%'")
            assert count in (0, 1500)
            assert count == 1500 or not is_confirmed
            assert findings(store) == ()
