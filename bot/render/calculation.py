"""Our calculations as they are written out: 8,100 − 1,700."""

from __future__ import annotations

from bot.render.numbers import MINUS
from knowledge.types.figure import Computation, Derivation, Figure

LONGEST_SUM = 3
TIMES = "\N{MULTIPLICATION SIGN}"


def written_out(derivation: Derivation, operands: list[str]) -> str | None:
    """The calculation over its printed operands, in the order of the inputs.

    None if it is too long to be read: its operands then stand under it, one a row.
    """
    if derivation.computation is Computation.SUM:
        return _sum(operands)
    if derivation.computation is Computation.MEAN:
        summed = _sum(operands)
        return f"({summed}) / {len(operands)}" if summed else None
    return _compared(derivation.computation, operands)


def _compared(computation: Computation, operands: list[str]) -> str:
    """The first operand and what it is set against."""
    minus = f" {MINUS} "
    first, *rest = operands
    second = rest[0]
    match computation:
        case Computation.BALANCE:
            return first + minus + _bracketed(second)
        case Computation.DIFFERENCE | Computation.POINTS:
            return second + minus + _bracketed(first)
        case Computation.PERCENT_CHANGE:
            return f"({second}{minus}{_bracketed(first)}) / {first.lstrip(MINUS)}"
        case Computation.RATE:
            return f"{first} / {_mean(rest)} {TIMES} 1000"
        case Computation.SHARE:
            return f"{first} / {second} {TIMES} 100"
        case _:
            return f"{first} / {second}"


def unwritten(figure: Figure) -> tuple[Figure, ...]:
    """The inputs of a calculation that is too long to be written out, none for any other."""
    inputs = figure.derivation.inputs if figure.derivation else ()
    return inputs if len(inputs) > LONGEST_SUM else ()


def _sum(operands: list[str]) -> str | None:
    if not 1 < len(operands) <= LONGEST_SUM:
        return None
    return " + ".join((operands[0], *map(_bracketed, operands[1:])))


def _mean(operands: list[str]) -> str:
    return operands[0] if len(operands) == 1 else f"(({' + '.join(operands)}) / {len(operands)})"


def _bracketed(operand: str) -> str:
    return f"({operand})" if operand.startswith(MINUS) else operand
