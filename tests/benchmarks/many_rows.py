"""A file of as many new figures as are wanted, each of a slot of its own."""

from __future__ import annotations

from itertools import islice, product
from pathlib import Path

_HEADER = "id,indicator,place,counterpart,period,value,unit,quality,source,locator\n"
_PARTNERS = ("US", "CN", "FR", "IT", "JP", "CA", "ES", "IN")


def write_rows(path: Path, count: int) -> None:
    """Monthly departures by partner, from the year 1000 on."""
    slots = product(range(1000, 3000), range(1, 13), _PARTNERS)
    with path.open("w", encoding="utf-8") as file:
        file.write(_HEADER)
        for number, (year, month, partner) in enumerate(islice(slots, count)):
            file.write(
                f"many-{number},emigration,KZ,{partner},{year}-{month:02},{number},persons,final,"
                "bns-6567,table 2\n"
            )
