"""Remarks on a fact that its other fields say already, and that must not say otherwise."""

from __future__ import annotations

from dataclasses import replace

from knowledge.store.records import FactRecord
from knowledge.types.fact import Precision, Quality

_ROUNDED, _PRELIMINARY = "rounded", "preliminary"


def fitting(record: FactRecord) -> FactRecord:
    """The fact without a remark that its corrected value or quality has made untrue."""
    untrue = set()
    if record.precision is Precision.EXACT:
        untrue.add(_ROUNDED)
    if record.quality is not Quality.PRELIMINARY:
        untrue.add(_PRELIMINARY)
    kept = tuple(entry for entry in record.qualifiers if entry.name not in untrue)
    return replace(record, qualifiers=kept)
