"""Sources that are retired, as an editor does it."""

from __future__ import annotations

from dataclasses import replace

from knowledge.revise import Author, Change, retire
from knowledge.revise.proposals import Proposal, propose_lifecycle, publish
from knowledge.store import Store
from knowledge.types.fact import Lifecycle, Source, SourceKind

EDITOR = Change(Author("editor-1", "telegram"), "as printed", at="2026-03-01T10:00:00+00:00")
NEW = Source(
    id="bns-2026", title="Migration 2026", publisher="BNS", producer="bns", author="",
    published="2026-02", accessed="2026-03", url="https://stat.gov.kz/a", copy_read="",
    language="ru", licence="free use", terms="", kind=SourceKind.OFFICIAL,
)  # fmt: skip
RETIRED = replace(NEW, lifecycle=Lifecycle.RETIRED)
ON_ARTICLE = (
    "emigration-2024-news", "balance-2024-early", "balance-2023", "brain-drain-tendency",
    "recommendation-1",
)  # fmt: skip


def bring(store: Store, id: str, lifecycle: Lifecycle) -> None:
    """Retire a source, or bring it back."""
    change = propose_lifecycle(store, id, lifecycle)
    publish(store, Proposal((change,), "withdrawn"), EDITOR.by, f"{lifecycle}-{id}")


def retire_article(store: Store) -> None:
    """Retire a packaged source, after all that rests on it."""
    for id in ON_ARTICLE:
        retire(store, id, EDITOR, expect=1)
    bring(store, "article", Lifecycle.RETIRED)
