"""A form as a sequence of steps: what each asks for, and how its answer is read."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from knowledge.exchange.files.references import Held, References
from knowledge.lexicon import Lexicon
from knowledge.store import Store
from knowledge.types.fact import Language

Cells = Mapping[str, str]
"""What is known so far, by column, in the form in which files have it."""


@dataclass(frozen=True, slots=True)
class Lookups:
    """What typed words are looked up in.

    `words` are the closed lists, by column, with the names of their entries in all languages.
    `today` is an ISO day; `actor` is who writes, as revisions name them.
    """

    store: Store
    lexicon: Lexicon
    references: References
    words: Mapping[str, Held]
    today: str
    language: Language
    actor: str


Rule = Callable[[Cells, Lookups], bool]
Choices = Callable[[Cells, Lookups], Sequence[str]]
Proposal = Callable[[Cells, Lookups], str]


def always(cells: Cells, lookups: Lookups) -> bool:
    """A rule without a condition."""
    return True


def never(cells: Cells, lookups: Lookups) -> bool:
    """A rule that nothing meets."""
    return False


def no_choices(cells: Cells, lookups: Lookups) -> Sequence[str]:
    """Nothing to choose among."""
    return ()


def nothing(cells: Cells, lookups: Lookups) -> str:
    """No proposal."""
    return ""


@dataclass(frozen=True, slots=True)
class Step:
    """One question to the editor; its name is that of the column that it fills.

    `fills` are the columns that it fills besides, `resets` those that fit no more once its answer
    is another. A step that is not `asked` has a proposal that mostly fits, and is changed from the
    summary.
    """

    name: str
    read: Callable[[str, Cells, Lookups], Cells]
    needed: Rule = always
    applies: Rule = always
    asked: bool = True
    choices: Choices = no_choices
    proposed: Proposal = nothing
    fills: tuple[str, ...] = ()
    resets: tuple[str, ...] = ()
