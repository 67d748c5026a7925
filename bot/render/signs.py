"""Remarks on numbers as signs that lead to a footnote."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from bot.render.layout import all_remarks, shared_remarks
from knowledge.types.figure import Figure

_SIGNS = ("*", "†", "‡", "§", "¶", "#")


def signs(figures: Sequence[Figure], said: Collection[str] = ()) -> dict[str, str]:
    """A sign for each remark on single numbers that is not said already."""
    known = {*said, *shared_remarks(figures)}
    words = dict.fromkeys(word for figure in figures for word in all_remarks(figure))
    return dict(zip((word for word in words if word not in known), _SIGNS, strict=False))


def signed(figure: Figure, signs: dict[str, str]) -> str:
    """The signs of a number, empty if nothing is to be said of it."""
    return "".join(signs.get(word, "") for word in all_remarks(figure))
