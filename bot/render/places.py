"""Places as sentences name them: from Russia, в Россию, Ресейде."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from knowledge.types.fact import Language


@dataclass(frozen=True, slots=True)
class PlaceForms:
    """The forms of a place's name, with the preposition where the language has one.

    `origin` is "from Russia", `destination` "to Russia", `location` "in Russia",
    `owner` "of Russia", `partner` "with Russia".
    """

    origin: str
    destination: str
    location: str
    owner: str
    partner: str


@cache
def place_forms(language: Language) -> dict[str, PlaceForms]:
    """The forms by place code; a place that has none is named after a comma."""
    path = files("bot") / "locale" / language.value / "places.csv"
    _, *rows = csv.reader(path.read_text("utf-8").splitlines())
    return {code: PlaceForms(*forms) for code, *forms in rows}
