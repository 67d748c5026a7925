"""Remarks of a careful reader on an answer."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class NoteKind(StrEnum):
    """Remarks of a careful reader, worded by templates."""

    ALL_FLOWS = "all_flows"  # external and internal moves together
    STOCK_DAY = "stock_day"  # argument: the day
    MODELLED = "modelled"
    PROJECTION = "projection"
    PARTIAL_SPAN = "partial_span"  # argument: the period asked for
    GAPS = "gaps"  # argument: comma-joined period codes that are not held
    MISSING_PLACE = "missing_place"  # argument: code of a place that is not held beside the others
    MISSING_GROUP = "missing_group"  # argument: breakdown that is not held beside the others
    MISSING_INDICATOR = "missing_indicator"  # argument: id of an indicator, likewise
    BREAK = "break"  # argument: year of census or of changed boundaries
    BOUNDARIES = "boundaries"  # argument: year of the boundaries
    MIXED_QUALITY = "mixed_quality"
    MIXED_SOURCE = "mixed_source"
    NO_PERCENT_OF_BALANCE = "no_percent_of_balance"
    UNRANKED = "unranked"  # the rest is not broken down, so no place is given
    LEFT_OUT = "left_out"  # argument: how many rows a ranking has besides those shown
    SPAN_SEARCHED = "span_searched"  # argument: period code
    OTHER_RUNS = "other_runs"  # comma-joined codes of other years in which a balance had the sign
    RATE_BASE = "rate_base"  # argument: published | mean of two 1 January figures
    PRELIMINARY = "preliminary"
    UNKNOWN_ORIGIN = "unknown_origin"  # argument: number of people
    LATEST_HELD = "latest_held"  # argument: period code; with no_data
    PUBLISHED = "published"  # argument: year or day on which the latest held was published
    ACCESSED = "accessed"  # argument: when it was read, if its source bears no date
    OTHER_DAY = "other_day"
    INPUTS_ROUNDED = "inputs_rounded"
    RETIRED = "retired"  # argument: the day on which a fact was taken out of all answers
    HELD_OF_YEAR = "held_of_year"  # with no_data: comma-joined period codes of the same year
    NO_FORECAST = (
        "no_forecast"  # with no_data: a time to come, of which only the balance is projected
    )
    ADVICE = "advice"  # with no_data: how to move or to get papers, which no figure tells
    ONE_OFFICE = "one_office"  # with no_data: numbers of two offices, which count differently
    NO_REASON = "no_reason"  # of that time no source gives a reason
    NOT_AVERAGED = "not_averaged"  # with no_data: what has no average over years


@dataclass(frozen=True, slots=True)
class Note:
    """One remark."""

    kind: NoteKind
    argument: str = ""
