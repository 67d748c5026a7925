"""Imports 'open figures': published series as CSV rows, turned into the project's packaged facts.

`rows` holds the two shapes of a row, `tables` the mapping tables (CSV files in
knowledge/data/mapping), `notes` reads the remarks of a row by rules, `convert` makes a fact of a
row, `batch` does what needs several rows, and `folder` reads and writes folders.
`python -m knowledge.exchange.open_figures SOURCE_DIR TARGET_DIR` writes the packaged files.
"""

from knowledge.exchange.open_figures.batch import import_figures
from knowledge.exchange.open_figures.convert import convert
from knowledge.exchange.open_figures.folder import import_folder
from knowledge.exchange.open_figures.rows import OpenFigure, PackagedFact
from knowledge.exchange.open_figures.tables import Tables, load_tables

__all__ = [
    "OpenFigure",
    "PackagedFact",
    "Tables",
    "convert",
    "import_figures",
    "import_folder",
    "load_tables",
]
