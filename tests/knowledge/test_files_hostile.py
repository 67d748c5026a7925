"""Files that are not what they say, or too much: refused in a sentence, the store untouched."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import tracemalloc
from collections.abc import Callable
from functools import cache
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook

from knowledge.exchange.files.difference import compare
from knowledge.exchange.files.errors import (
    MOST_BYTES,
    MOST_ROWS,
    BrokenFileError,
    EmptyFileError,
    FactFileError,
    MissingFileError,
    TooLargeError,
    TooManyRowsError,
    TooWideError,
    UnknownFormatError,
    WrongColumnsError,
    WrongEncodingError,
)
from knowledge.exchange.files.reading import read_facts
from knowledge.store import Store

HEADER = "id,indicator,place,period,value,unit,quality,source,locator\n"


def text(content: str, encoding: str = "utf-8") -> Callable[[Path], object]:
    return lambda path: path.write_bytes(content.encode(encoding))


def sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(MOST_BYTES + 1)


def zip_bomb(path: Path) -> None:
    path.write_bytes(_zip_bomb())


@cache
def _zip_bomb() -> bytes:
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive, archive.open("xl/sheet.xml", "w") as entry:
        for _ in range(7):
            entry.write(bytes(MOST_BYTES))
    return packed.getvalue()


def xml_bomb(path: Path) -> None:
    book = Workbook()
    book.active.append(["id"])
    book.save(path)
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY {name} "{f"&{before};" * 10}">'
        for before, name in zip("abcdefg", "bcdefgh", strict=True)
    )
    entries = {}
    with ZipFile(path) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    entries["xl/workbook.xml"] = f"{bomb}]><workbook>&h;</workbook>".encode()
    with ZipFile(path, "w") as archive:
        for name, content in entries.items():
            archive.writestr(name, content)


def wide_sheet(path: Path) -> None:
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.append([f"column {n}" for n in range(5000)])
    book.save(path)


def many_cells(path: Path) -> None:
    """A small file of a sheet that is large once it is unpacked, but no larger than one may be."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.append(["id"])
    for _ in range(MOST_ROWS + 1):
        sheet.append(["x"])
    book.save(path)


def aliases_of_aliases(path: Path) -> None:
    names = "abcdefgh"
    lines = ["a: &a [x, x, x, x, x, x, x, x]"] + [
        f"{name}: &{name} [{', '.join([f'*{before}'] * 8)}]" for before, name in pairwise(names)
    ]
    path.write_text("\n".join(lines), encoding="utf-8")


def triggers(path: Path) -> None:
    """An export of ours, with code that runs when somebody writes to it, and a generated column."""
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE facts (id TEXT, value TEXT AS (hex(zeroblob(300000000))))")
        connection.execute("INSERT INTO facts (id) VALUES ('a')")
        connection.execute("CREATE TRIGGER t INSERT ON facts BEGIN SELECT load_extension('x'); END")
    connection.close()


def store_of_another_kind(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE users (id TEXT, password TEXT)")
    connection.close()


def view(path: Path) -> None:
    endless = (
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS id FROM n"
    )
    with sqlite3.connect(path) as connection:
        connection.execute(f"CREATE VIEW facts AS {endless}")
    connection.close()


@pytest.mark.parametrize(
    ("name", "make", "error", "words"),
    [
        ("none.csv", lambda path: None, MissingFileError, "no file"),
        ("facts.docx", text("x"), UnknownFormatError, r"\.csv, \.xlsx"),
        ("empty.csv", text(""), EmptyFileError, "no facts"),
        ("header.csv", text(HEADER), EmptyFileError, "no facts"),
        ("blank.csv", text(HEADER + ",,,,,,,,\n\n"), EmptyFileError, "no facts"),
        ("cyrillic.csv", text(HEADER + "тест", "cp1251"), WrongEncodingError, "UTF-8"),
        ("utf16.csv", text(HEADER, "utf-16"), WrongEncodingError, "UTF-8"),
        ("quote.csv", text(HEADER + '"open'), BrokenFileError, "save it anew"),
        ("cell.csv", text(HEADER + "x" * 200_000), BrokenFileError, "field larger"),
        ("unknown.csv", text("id,colour,value\na,b,1\n"), WrongColumnsError, "colour"),
        ("twice.csv", text("id,value,value\na,1,1\n"), WrongColumnsError, "twice.*: value"),
        ("no-id.csv", text("value\n1\n"), WrongColumnsError, "every file needs: id"),
        ("wide.csv", text(",".join(["id"] * 101)), TooWideError, "100 columns"),
        ("large.csv", sparse, TooLargeError, "32 MB"),
        ("large.xlsx", sparse, TooLargeError, "32 MB"),
        ("text.xlsx", text("id\n1\n"), BrokenFileError, "no Excel workbook"),
        ("bomb.xlsx", zip_bomb, TooLargeError, "32 MB"),
        ("entities.xlsx", xml_bomb, BrokenFileError, "save it anew"),
        ("wide.xlsx", wide_sheet, TooWideError, "100 columns"),
        ("empty.yaml", text("# nothing\n"), EmptyFileError, "no facts"),
        ("broken.yaml", text("facts: [a"), BrokenFileError, "save it anew"),
        ("scalar.yaml", text("42"), BrokenFileError, "no list of facts"),
        ("list.yaml", text("- 1\n- 2\n"), BrokenFileError, "line 1 is no fact"),
        ("nested.yaml", text("- id: [1, 2]\n"), BrokenFileError, "line 1 is no plain value"),
        ("alias.yaml", text("- id: &a x\n- id: *a\n"), BrokenFileError, "write them out"),
        ("object.yaml", text("- !!python/object:os.system {run: ls}\n"), WrongColumnsError, "run"),
        ("deep.yaml", text("[" * 5000), BrokenFileError, "save it anew"),
        ("latin.yaml", text("- id: тест\n", "cp1251"), WrongEncodingError, "UTF-8"),
        ("text.sqlite3", text("id\n1\n"), BrokenFileError, "not a database"),
        ("view.sqlite3", view, BrokenFileError, "no table facts"),
        ("other.sqlite3", store_of_another_kind, BrokenFileError, "no table facts"),
        ("bomb.yaml", aliases_of_aliases, BrokenFileError, "write them out"),
        ("utf16.yaml", text("- id: x\n", "utf-16"), WrongEncodingError, "UTF-8"),
        ("large.yaml", sparse, TooLargeError, "32 MB"),
        ("large.sqlite3", sparse, TooLargeError, "32 MB"),
    ],
)  # fmt: skip
def test_a_hostile_file_is_refused_in_a_sentence_and_the_store_is_untouched(
    store: Store,
    tmp_path: Path,
    name: str,
    make: Callable[[Path], object],
    error: type[FactFileError],
    words: str,
) -> None:
    path = tmp_path / name
    make(path)
    generation = store.generation()
    with pytest.raises(error, match=words) as told:
        compare(store, read_facts(path))
    assert str(told.value).startswith(f"{name}: ")
    assert "\n" not in str(told.value)
    assert store.generation() == generation


def test_of_an_sqlite_file_only_what_is_stored_is_read(tmp_path: Path) -> None:
    triggers(tmp_path / "triggers.sqlite3")
    (row,) = read_facts(tmp_path / "triggers.sqlite3")
    assert row.texts == {"id": "a"}


def test_more_rows_than_one_import_may_have_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "long.csv"
    path.write_text("id\n" + "a\n" * (MOST_ROWS + 1), encoding="utf-8")
    with pytest.raises(TooManyRowsError, match="200,000 rows"):
        for _ in read_facts(path):
            pass


READ = """
import resource, sys
from pathlib import Path
from knowledge.exchange.files.difference import compare
from knowledge.exchange.files.errors import FactFileError
from knowledge.exchange.files.reading import read_facts
from knowledge.store import open_store
import knowledge.store.migrations, openpyxl, yaml

with open_store(Path(sys.argv[1])) as store:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    try:
        for _ in read_facts(Path(sys.argv[2])):
            pass
    except FactFileError as error:
        print(type(error).__name__)
    print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)
"""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "make", "said", "megabytes"),
    [
        ("bomb.xlsx", zip_bomb, ["TooLargeError"], 8),
        ("entities.xlsx", xml_bomb, ["BrokenFileError"], 8),
        ("wide.xlsx", wide_sheet, ["TooWideError"], 16),
        ("long.xlsx", many_cells, ["TooManyRowsError"], 16),
        ("bomb.yaml", aliases_of_aliases, ["BrokenFileError"], 8),
        ("large.csv", lambda path: path.write_bytes(b"x" * MOST_BYTES), ["TooWideError"], 80),
        ("fields.csv", lambda path: path.write_bytes(b"," * MOST_BYTES), ["TooWideError"], 80),
        ("nested.yaml", lambda path: path.write_bytes(b"[" * 1_000_000), ["BrokenFileError"], 200),
    ],
)
def test_memory_is_bounded(
    store_file: Path,
    tmp_path: Path,
    name: str,
    make: Callable[[Path], object],
    said: list[str],
    megabytes: int,
) -> None:
    make(tmp_path / name)
    done = subprocess.run(
        [sys.executable, "-c", READ, str(store_file), str(tmp_path / name)],
        cwd=Path(__file__).parents[2], capture_output=True, text=True, timeout=120, check=True,
    )  # fmt: skip
    *told, grown = done.stdout.split()
    assert told == said
    assert int(grown) < megabytes


def test_a_packed_bomb_takes_no_memory(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    zip_bomb(path)
    tracemalloc.start()
    with pytest.raises(TooLargeError):
        list(read_facts(path))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 4 * 1024 * 1024
