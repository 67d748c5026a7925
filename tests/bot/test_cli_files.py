"""Facts to and from files on the command line, as an operator sees it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli import migbot

HEADER = "id,indicator,place,counterpart,period,value,unit,quality,source,locator,authority\n"
NEW = "emigration-de-2030,emigration,KZ,DE,2030,2345,persons,preliminary,bns-6567,table 2,bns\n"
WRONG = "emigration-de-2031,emigration,KZ,Germny,2031,1,persons,final,bns-6567,table 2,bns\n"


def run(store: Path, *arguments: object) -> Result:
    return CliRunner(env={"MIGBOT_DB": str(store)}).invoke(migbot, ["facts", *map(str, arguments)])


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file with one new fact and one whose partner is mistyped."""
    path = tmp_path / "new.csv"
    path.write_text(HEADER + NEW + WRONG, encoding="utf-8")
    return path


def test_a_dry_run_says_what_would_change_and_changes_nothing(store_file: Path, file: Path) -> None:
    result = run(store_file, "import", file, "--dry-run", "--yes")
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        "1 new, 0 changed, 0 unchanged, 1 refused",
        "line 3, column counterpart: the store has no 'Germny'; did you mean DE?",
    ]
    assert run(store_file, "show", "emigration-de-2030").exit_code == 2


def test_nothing_is_written_unless_it_is_confirmed(store_file: Path, file: Path) -> None:
    result = run(store_file, "import", file)
    assert result.stdout.splitlines()[-1] == "Nothing was written; --yes writes without asking."
    assert run(store_file, "show", "emigration-de-2030").exit_code == 2


def test_an_import_says_how_it_is_taken_back(store_file: Path, file: Path) -> None:
    result = run(store_file, "import", file, "--yes", "--reason", "the yearbook")
    assert result.exit_code == 1  # the second line is refused
    batch = re.search(
        r"1 fact written; `migbot facts undo (import-\w+)` takes this back", result.stdout
    )
    assert batch
    assert "reason: the yearbook" in run(store_file, "show", "emigration-de-2030").stdout
    undone = run(store_file, "undo", batch[1])
    assert undone.stdout == f"1 change of {batch[1]} taken back\n"
    assert "lifecycle: retired" in run(store_file, "show", "emigration-de-2030").stdout
    assert run(store_file, "undo", batch[1]).exit_code == 2


def test_changed_cells_are_shown_before_and_after(store_file: Path, tmp_path: Path) -> None:
    path = tmp_path / "few.csv"
    path.write_text("id,value,locator\nemigration-2024-bns,12733,table 7\n", encoding="utf-8")
    result = run(store_file, "import", path, "--dry-run")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[1].startswith("emigration-2024-bns: value 12732 → 12733, ")


def test_an_export_that_is_imported_again_changes_nothing(store_file: Path, tmp_path: Path) -> None:
    path = tmp_path / "all.csv"
    exported = run(store_file, "export", path)
    count = re.match(r"([\d,]+) facts written to ", exported.stdout)
    assert count
    result = run(store_file, "import", path)
    assert result.exit_code == 0
    assert result.stdout == f"0 new, 0 changed, {count[1]} unchanged, 0 refused\n"


@pytest.mark.parametrize("name", ["all.xlsx", "all", "all.csv.gz"])
def test_an_export_needs_a_known_suffix(store_file: Path, tmp_path: Path, name: str) -> None:
    result = run(store_file, "export", tmp_path / name)
    assert result.exit_code == 2
    assert result.stderr == (
        f"{name}: its name tells no format; let it end in .csv, .yaml, .sqlite3\n"
    )


@pytest.mark.parametrize("name", ["nowhere/facts{}", "x" * 300 + "{}"])
@pytest.mark.parametrize("suffix", [".csv", ".yaml", ".sqlite3"])
def test_an_export_that_cannot_be_written_is_told_in_a_sentence(
    store_file: Path, tmp_path: Path, name: str, suffix: str
) -> None:
    file = tmp_path / name.format(suffix)
    result = run(store_file, "export", file)
    assert (result.exit_code, result.stderr) == (
        2, f"{file}: the file cannot be written; check the folder, its rights and the disk\n"
    )  # fmt: skip
