"""Figures computed from figures, each naming its inputs."""

from knowledge.derive.compute import (
    SUMMABLE,
    average,
    balance,
    difference,
    mean,
    percent_change,
    points,
    rate,
    ratio,
    share,
    total,
)
from knowledge.derive.errors import (
    DifferentPeriodsError,
    DifferentSourcesError,
    DifferentUnitsError,
    IllegalCalculationError,
    MixedWithModelError,
    NoPercentChangeError,
    NoRatioError,
    NotSummableError,
    RangeError,
)

__all__ = [
    "SUMMABLE",
    "DifferentPeriodsError",
    "DifferentSourcesError",
    "DifferentUnitsError",
    "IllegalCalculationError",
    "MixedWithModelError",
    "NoPercentChangeError",
    "NoRatioError",
    "NotSummableError",
    "RangeError",
    "average",
    "balance",
    "difference",
    "mean",
    "percent_change",
    "points",
    "rate",
    "ratio",
    "share",
    "total",
]
