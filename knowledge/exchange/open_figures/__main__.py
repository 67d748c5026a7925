"""Command line: python -m knowledge.exchange.open_figures SOURCE_DIR TARGET_DIR."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from knowledge.exchange.open_figures.errors import OpenFiguresError
from knowledge.exchange.open_figures.folder import import_folder
from knowledge.exchange.open_figures.tables import load_tables


def main() -> int:
    """Writes the packaged files; 1 if a file cannot be imported, with the reason on stderr."""
    parser = argparse.ArgumentParser(prog="open_figures", description=__doc__)
    parser.add_argument("source", type=Path, help="folder with the CSV files of open figures")
    parser.add_argument("target", type=Path, help="folder that the packaged CSV files go to")
    arguments = parser.parse_args()
    try:
        counts = import_folder(arguments.source, arguments.target, load_tables())
    except OpenFiguresError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    for name, count in counts.items():
        sys.stdout.write(f"{count:6} {name}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
