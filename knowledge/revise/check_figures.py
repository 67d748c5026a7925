"""Whether figures that one office published as final agree with each other."""

from __future__ import annotations

from collections.abc import Iterator

from knowledge.revise.findings import Finding, FindingKind
from knowledge.store.codec import decimal_of
from knowledge.store.read import Reader

_TOTAL = "net_migration"
_ALL_FLOWS = "net_migration_all_flows"  # moves between regions cancel out in their sum
_PARTS = ("CIS", "NON-CIS")

# figures of one office that must agree to the last person
_FINAL = """
    WITH final AS MATERIALIZED (
        SELECT id, indicator, place, counterpart, breakdown, period_start, period_end, value,
            authority
        FROM fact
        WHERE lifecycle = 'published' AND kind = 'figure' AND precision = 'exact'
            AND quality IN ('final', 'revised') AND rank IN ('normal', 'preferred')
            AND period_start IS NOT NULL AND authority IS NOT NULL
    )"""
_SAME = """one.period_start = {0}.period_start AND one.period_end = {0}.period_end
        AND one.authority = {0}.authority"""
_BALANCES = f"""{_FINAL}
    SELECT one.id, one.value, plus.value - minus.value, plus.id, minus.id
    FROM final AS one
    JOIN indicator ON indicator.id = one.indicator
    JOIN final AS plus ON plus.indicator = indicator.minuend AND plus.place = one.place
        AND plus.counterpart IS one.counterpart AND plus.breakdown IS one.breakdown
        AND {_SAME.format("plus")}
    JOIN final AS minus ON minus.indicator = indicator.subtrahend AND minus.place = one.place
        AND minus.counterpart IS one.counterpart AND minus.breakdown IS one.breakdown
        AND {_SAME.format("minus")}"""  # noqa: S608
_PARTNERS = f"""{_FINAL}
    SELECT one.id, one.value, near.value + far.value, near.id, far.id
    FROM final AS one
    JOIN final AS near ON near.indicator = one.indicator AND near.place = one.place
        AND near.counterpart = ? AND near.breakdown IS one.breakdown AND {_SAME.format("near")}
    JOIN final AS far ON far.indicator = one.indicator AND far.place = one.place
        AND far.counterpart = ? AND far.breakdown IS one.breakdown AND {_SAME.format("far")}
    WHERE one.counterpart IS NULL"""  # noqa: S608
_REGIONS = f"""{_FINAL},
    region AS (
        SELECT place.parent, part.period_start, part.period_end, part.authority,
            sum(part.value) AS total, count(DISTINCT part.place) AS parts
        FROM (SELECT DISTINCT place, period_start, period_end, authority, value
            FROM final WHERE indicator = ? AND counterpart IS NULL AND breakdown IS NULL) AS part
        JOIN place ON place.code = part.place
        WHERE place.parent IS NOT NULL
        GROUP BY place.parent, part.period_start, part.period_end, part.authority
    )
    SELECT one.id, one.value, region.total FROM final AS one
    JOIN region ON region.parent = one.place AND {_SAME.format("region")}
    WHERE one.indicator = ? AND one.counterpart IS NULL AND one.breakdown IS NULL
        AND region.parts = (SELECT count(*) FROM place WHERE parent = one.place)"""  # noqa: S608
_DUPLICATES = """
    SELECT one.id, other.id FROM fact AS one
    JOIN fact AS other ON other.source = one.source AND other.indicator = one.indicator
        AND other.place = one.place AND other.counterpart IS one.counterpart
        AND other.breakdown IS one.breakdown AND other.period_start = one.period_start
        AND other.period_end = one.period_end AND other.rank = one.rank AND other.id > one.id
    WHERE one.lifecycle = 'published' AND other.lifecycle = 'published'
        AND one.kind = 'figure' AND other.kind = 'figure'"""


def check_figures(reader: Reader) -> Iterator[Finding]:
    """The figures that contradict each other."""
    yield from _disagreeing(reader, FindingKind.WRONG_BALANCE, _BALANCES)
    yield from _disagreeing(reader, FindingKind.WRONG_PARTNER_SUM, _PARTNERS, *_PARTS)
    yield from _disagreeing(reader, FindingKind.WRONG_REGION_SUM, _REGIONS, _ALL_FLOWS, _TOTAL)
    for id, other in reader.rows(_DUPLICATES):
        yield Finding(FindingKind.DUPLICATE, id, (other,))


def _disagreeing(
    reader: Reader, kind: FindingKind, sql: str, *parameters: str
) -> Iterator[Finding]:
    for id, published, computed, *inputs in reader.rows(sql, parameters):
        if published != computed:
            yield Finding(kind, id, (str(decimal_of(computed)), *inputs))
