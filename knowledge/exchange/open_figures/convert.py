"""Turns one open figure into one packaged fact."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import PurePosixPath

from knowledge.exchange.open_figures.errors import UnknownNameError
from knowledge.exchange.open_figures.ids import fact_id
from knowledge.exchange.open_figures.notes import Remarks, qualifiers_in, read_note
from knowledge.exchange.open_figures.rows import OpenFigure, PackagedFact
from knowledge.exchange.open_figures.tables import IndicatorName, SourceName, Tables, look_up
from knowledge.types.fact import Precision, Qualifier, Quality, Rank
from knowledge.types.period import Period


@dataclass(frozen=True, slots=True)
class _Subject:
    """What a figure is about, in the project's terms."""

    indicator: IndicatorName
    source: SourceName
    place: str
    counterpart: str
    breakdown: str
    period: Period


def convert(figure: OpenFigure, tables: Tables) -> PackagedFact:
    """The fact that the figure states.

    Raises UnknownNameError for a name without mapping, UnreadNoteError for a note not understood.
    """
    subject = _subject(figure, tables)
    remarks = _remarks(figure, subject, tables)
    said = remarks.properties
    source = subject.source
    return PackagedFact(
        id=_id(subject),
        indicator=subject.indicator.indicator,
        place=subject.place,
        counterpart=subject.counterpart,
        breakdown=subject.breakdown,
        period=subject.period,
        value=figure.value,
        unit=_unit(figure.unit, subject.indicator, tables),
        value_as_published=said.get("published", _printed(figure.value, remarks)),
        precision=Precision(said.get("precision", Precision.EXACT)),
        quality=Quality(said.get("quality", _quality(figure, source))),
        rank=Rank(said.get("rank", Rank.NORMAL)),
        source=source.source,
        locator=_locator(figure, source) + said.get("locator", ""),
        origin=said.get("origin", source.origin),
        authority=said.get("authority", source.authority),
        qualifiers=remarks.qualifiers,
    )


def _id(subject: _Subject) -> str:
    sides = (subject.place, subject.counterpart)
    suffix = subject.source.suffix
    return fact_id(subject.indicator.short, sides, subject.breakdown, subject.period, suffix)


def _subject(figure: OpenFigure, tables: Tables) -> _Subject:
    indicator = look_up(tables.indicators, "indicators", figure.indicator)
    source = look_up(tables.sources, "sources", (figure.source_title, figure.url))
    group = look_up(tables.groups, "groups", figure.sex_or_group)
    return _Subject(
        indicator=indicator,
        source=source,
        place=look_up(tables.places, "places", figure.place),
        counterpart=look_up(tables.places, "places", figure.counterpart),
        breakdown=indicator.breakdown or group.breakdown,
        period=_period(figure.period, source),
    )


def _period(period: Period, source: SourceName) -> Period:
    """The days of a survey's fieldwork stand for their month; other periods stay."""
    if source.quality != Quality.SURVEY:
        return period
    return Period.months(period.start.year, period.start.month, period.end.month)


def _remarks(figure: OpenFigure, subject: _Subject, tables: Tables) -> Remarks:
    remarks = read_note(figure.note, _slot(figure, subject, tables), tables.rules)
    group = look_up(tables.groups, "groups", figure.sex_or_group)
    fieldwork = (
        (Qualifier("fieldwork", f"{figure.period_start}/{figure.period_end}"),)
        if subject.source.quality == Quality.SURVEY
        else ()
    )
    return Remarks(
        (*qualifiers_in(group.qualifiers), *fieldwork, *remarks.qualifiers), remarks.properties
    )


def _slot(figure: OpenFigure, subject: _Subject, tables: Tables) -> Mapping[str, str]:
    """The properties that rules may ask for and that templates may name."""
    return {
        "file": look_up(tables.files, "files", figure.file),
        "source": subject.source.source,
        "authority": subject.source.authority,
        "indicator": subject.indicator.indicator,
        "place": subject.place,
        "counterpart": subject.counterpart,
        "breakdown": subject.breakdown,
        "period": subject.period.code,
        "year": str(subject.period.end.year),
        "value": figure.value,
    }


def _unit(name: str, indicator: IndicatorName, tables: Tables) -> str:
    """The indicator's unit; raises UnknownNameError if the row counts in something else."""
    if indicator.unit not in look_up(tables.units, "units", name):
        raise UnknownNameError("units", f"{name} for {indicator.indicator}")
    return indicator.unit


def _quality(figure: OpenFigure, source: SourceName) -> str:
    return Quality.ESTIMATE if figure.is_estimate == "yes" else source.quality


def _printed(value: str, remarks: Remarks) -> str:
    """The number as it was printed: in thousands where the remarks say so."""
    if Qualifier("published-in-thousands") not in remarks.qualifiers:
        return value
    return f"{Decimal(value).scaleb(-3).normalize():f} thousand"


def _locator(figure: OpenFigure, source: SourceName) -> str:
    """Where in the source the number stands; a series is named by the file that was read."""
    file = figure.retrieved_via.partition(" @")[0]
    year = figure.period.end.year
    return source.locator.format(series=PurePosixPath(file).stem, year=year)
