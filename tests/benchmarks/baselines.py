"""First answers right: ours beside what people would use instead, on the sets of tests/eval.

python tests/benchmarks/baselines.py: prints a table in Markdown. A search is right if the fact that
it finds first is one of those asked for, or has the value asked for; ours must pass tests/eval/judge.
A threshold on its score lets a search decline: it is set so that at most one in twenty of the
questions that must be declined is answered.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

_ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(_ROOT), str(_ROOT / "tests" / "eval")]

from asked import SETS, TODAY  # noqa: E402
from fact_sentences import fact_sentences  # noqa: E402
from judge import Item, Mark, judge, read_items  # noqa: E402
from searches import NAMES, Hit, searches  # noqa: E402

from bot.render import Renderer  # noqa: E402
from knowledge.answer.engine import Engine  # noqa: E402
from knowledge.exchange.packaged import open_knowledge  # noqa: E402
from knowledge.store import Store  # noqa: E402
from knowledge.types.fact import Language  # noqa: E402

MAY_ANSWER = 0.05  # of what should be declined
_TOLERANCE = 0.005


@dataclass(frozen=True, slots=True)
class Outcome:
    """A first answer: right or not, and how sure of itself; without a score it is a refusal."""

    item: Item
    is_right: bool
    score: float | None


def main() -> None:
    """Print the table."""
    items = [item for path in SETS.values() for item in read_items(path)]
    with (
        tempfile.TemporaryDirectory() as folder,
        open_knowledge(Path(folder) / "s.sqlite3") as store,
    ):
        rows = [(name, list(_searched(store, name, items))) for name in NAMES]
        rows.append(("this project", list(_ours(store, items))))
    inside = sum(item.is_in_scope for item in items)
    print(f"{inside} questions to answer, {len(items) - inside} to decline\n")
    print("| | first answer right | right, answering at most 5% of what should be declined |")
    print("|---|---|---|")
    for name, outcomes in rows:
        print(f"| {name} | {_right(outcomes):.0%} | {_right_if_cautious(outcomes):.0%} |")


def _searched(store: Store, name: str, items: Sequence[Item]) -> Iterator[Outcome]:
    by_language = {
        language: searches(fact_sentences(store, language))[name] for language in Language
    }
    for item in items:
        hit = by_language[item.language](item.text)
        is_right = hit is not None and item.is_in_scope and _is_right(store, item, hit)
        yield Outcome(item, is_right, hit.score if hit else None)


def _is_right(store: Store, item: Item, hit: Hit) -> bool:
    wanted = {*item.all_of, *item.any_of}
    if wanted:
        return hit.fact in wanted
    value = store.fact(hit.fact).value
    if item.value is None or value is None:
        return False
    return abs(float(value) - item.value) <= _TOLERANCE * abs(item.value)


def _ours(store: Store, items: Sequence[Item]) -> Iterator[Outcome]:
    engine, renderer = Engine(store), Renderer(store)
    for item in items:
        answer = engine.ask(item.text, today=TODAY)
        renderer.html(answer)
        mark = judge(item, answer).mark
        is_refused = mark in (Mark.REFUSED, Mark.DECLINED)
        yield Outcome(item, mark is Mark.CORRECT, None if is_refused else answer.confidence)


def _right(outcomes: Sequence[Outcome], threshold: float = float("-inf")) -> float:
    inside = [outcome for outcome in outcomes if outcome.item.is_in_scope]
    right = (o.is_right and o.score is not None and o.score >= threshold for o in inside)
    return sum(right) / len(inside)


def _right_if_cautious(outcomes: Sequence[Outcome]) -> float:
    declined = [outcome for outcome in outcomes if not outcome.item.is_in_scope]
    scores = {o.score for o in outcomes if o.score is not None}
    allowed = (t for t in scores if _answered(declined, t) <= MAY_ANSWER * len(declined))
    return max((_right(outcomes, threshold) for threshold in allowed), default=0.0)


def _answered(outcomes: Sequence[Outcome], threshold: float) -> int:
    return sum(outcome.score is not None and outcome.score >= threshold for outcome in outcomes)


if __name__ == "__main__":
    main()
