"""Figures computed from figures, each naming its inputs."""

from knowledge.derive.compute import (
    IllegalCalculationError,
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

__all__ = [
    "IllegalCalculationError",
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
