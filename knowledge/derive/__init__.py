"""Figures computed from figures, each naming its inputs."""

from knowledge.derive.compute import (
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
    "DifferentPeriodsError",
    "DifferentSourcesError",
    "DifferentUnitsError",
    "IllegalCalculationError",
    "MixedWithModelError",
    "NoPercentChangeError",
    "NoRatioError",
    "NotSummableError",
    "RangeError",
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
