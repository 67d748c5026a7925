"""Why figures must not be combined."""


class IllegalCalculationError(ValueError):
    """Figures that must not be combined in this way."""


class DifferentUnitsError(IllegalCalculationError):
    """Figures counted in different units."""


class DifferentPeriodsError(IllegalCalculationError):
    """Figures of different periods where those of one are needed."""


class DifferentSourcesError(IllegalCalculationError):
    """Shares of different surveys, which only look comparable."""


class MixedWithModelError(IllegalCalculationError):
    """A modelled estimate beside registrations: they never stand in one calculation."""


class NotSummableError(IllegalCalculationError):
    """A sum of stocks, shares or rates, of overlapping periods, or of nothing."""


class NoPercentChangeError(IllegalCalculationError):
    """A percent change of a balance, of a share, or of zero."""


class NoRatioError(IllegalCalculationError):
    """A ratio of balances of different sign, or to zero."""


class RangeError(IllegalCalculationError):
    """A range, such as 20 to 30 thousand, where one number is needed."""
