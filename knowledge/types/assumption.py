"""What is taken for granted because the question does not say it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class AssumptionKind(StrEnum):
    """What was assumed because the question does not say it."""

    PLACE = "place"  # argument: place code
    LATEST_PERIOD = "latest_period"  # argument: period code
    INDICATOR = "indicator"  # argument: indicator id
    RELATIVE_PERIOD = "relative_period"  # "last year"; argument: period code
    CITY = "city"  # a city and a region of one name; argument: the code taken
    CITIZENS = "citizens"  # "Kazakhs" taken for people of Kazakhstan
    FOLLOW_UP = "follow_up"  # from the answer before; argument: what (indicator, place, period …)
    DESTINATION = "destination"  # "moved from Germany": to Kazakhstan
    ORIGIN = "origin"  # "moved to Germany": from Kazakhstan
    WIDER = "wider"  # "engineers" taken for the group that they belong to; argument: its breakdown
    SCOPE = "scope"  # moves over the border only, not those inside the country


@dataclass(frozen=True, slots=True)
class Assumption:
    """One thing taken for granted, and shown."""

    kind: AssumptionKind
    argument: str = ""
