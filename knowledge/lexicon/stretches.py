"""What words in a row mean: their steps through a trie of keys."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from knowledge.lexicon.concept import Concept, Kind, Matched, Mention
from knowledge.types.fact import Language


@dataclass(slots=True)
class Node:
    """What leads on from a key, and what the keys up to here mean."""

    children: dict[str, Node] = field(default_factory=dict)
    concepts: tuple[Concept, ...] = ()

    def languages(self) -> frozenset[Language]:
        """The languages of all phrases that lead through here; keywords are of any."""
        named = (concept for concept in self.concepts if concept.kind is not Kind.KEYWORD)
        own = frozenset(concept.language for concept in named)
        return own.union(*(child.languages() for child in self.children.values()))


class Step(NamedTuple):
    """A node of the trie, and the key by which it was reached."""

    node: Node
    cost: int  # how far the keys taken are from the words as written
    key: str


Edge = tuple[Step, ...]


class _Meaning(NamedTuple):
    concepts: tuple[Concept, ...]
    cost: int
    key: str


Stretch = tuple[tuple[tuple[str, ...], Matched], ...]
"""The keys of words in a row, and how each was matched."""


class Reached(NamedTuple):
    """The best that words in a row mean, and the keys with which a phrase may go on."""

    edge: Edge
    onward: frozenset[str]
    best: Mention | None


def reached(stretch: Stretch, edge: Edge, shorter: Reached | None) -> Reached:
    """Where the stretch leads, whose last word takes the steps; `shorter` is without that word."""
    onward = frozenset(key for step in edge for key in step.node.children)
    longer = _mention(stretch, _meaning(edge))
    return Reached(edge, onward, _better(shorter.best if shorter else None, longer))


def _mention(stretch: Stretch, meant: _Meaning | None) -> Mention | None:
    if meant is None:
        return None
    worst = max(matched for _, matched in stretch)
    matched = max(worst, Matched.STEM) if meant.cost else worst
    return Mention(len(stretch), meant.concepts, matched, meant.key)


def steps(edge: Edge, keys: Sequence[str]) -> Edge:
    """The steps that a next word of these keys takes from there."""
    return tuple(
        Step(step.node.children[key], step.cost + index, key)
        for step in edge
        for index, key in enumerate(keys)
        if key in step.node.children
    )


def _meaning(edge: Edge) -> _Meaning | None:
    if not edge:
        return None
    meant = _cheapest(edge)
    if not meant:
        return None
    concepts = _with_same(_merge(step.node.concepts for step in meant), edge)
    return _Meaning(concepts, meant[0].cost, meant[0].key)


def _cheapest(edge: Sequence[Step]) -> list[Step]:
    """The steps that mean something, nearest to what is written; keywords if nothing else does."""
    meant = [step for step in edge if step.node.concepts]
    meant = [step for step in meant if not _is_keyword(step.node.concepts)] or meant
    lowest = min((step.cost for step in meant), default=0)
    return [step for step in meant if step.cost == lowest]


def _with_same(concepts: tuple[Concept, ...], edge: Sequence[Step]) -> tuple[Concept, ...]:
    """The concepts, with those of other languages that mean the same: эмиграция is Russian too."""
    meant = {(concept.kind, concept.value) for concept in concepts}
    every = _merge(step.node.concepts for step in edge if step.cost <= 1)
    return _merge((concepts, tuple(c for c in every if (c.kind, c.value) in meant)))


def _is_keyword(concepts: tuple[Concept, ...]) -> bool:
    return all(concept.kind is Kind.KEYWORD for concept in concepts)


def _better(best: Mention | None, longer: Mention | None) -> Mention | None:
    """The longer mention, unless it is only a keyword and the shorter one means more."""
    if best is None or longer is None:
        return longer or best
    is_poorer = _is_keyword(longer.concepts) and not _is_keyword(best.concepts)
    return best if is_poorer else longer


def _merge(groups: Iterable[tuple[Concept, ...]]) -> tuple[Concept, ...]:
    return tuple(dict.fromkeys(concept for group in groups for concept in group))
