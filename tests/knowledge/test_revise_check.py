"""The check of the whole store finds what was done to it."""

from __future__ import annotations

import sqlite3

import pytest

from knowledge.revise.check import findings
from knowledge.revise.findings import Finding, FindingKind
from knowledge.store import Store
from knowledge.store.triggers import TRIGGERS

VALUE = "UPDATE fact SET value = {} WHERE id = '{}'"
UNRECORDED = FindingKind.UNRECORDED_CHANGE


def test_a_good_store_has_no_findings(store: Store) -> None:
    assert findings(store) == ()


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (
            [VALUE.format(29000, "immigration-2024")],
            {
                Finding(UNRECORDED, "immigration-2024", ("fact",)),
                Finding(
                    FindingKind.WRONG_BALANCE,
                    "balance-2024",
                    ("16268", "immigration-2024", "emigration-2024"),
                ),
            },
        ),
        (
            [VALUE.format(9001, "emigration-cis-2024")],
            {
                Finding(UNRECORDED, "emigration-cis-2024", ("fact",)),
                Finding(
                    FindingKind.WRONG_PARTNER_SUM,
                    "emigration-2024",
                    ("12733", "emigration-cis-2024", "emigration-noncis-2024"),
                ),
            },
        ),
        (
            [VALUE.format(-3451, "net-all-kz55-2024")],
            {
                Finding(UNRECORDED, "net-all-kz55-2024", ("fact",)),
                Finding(FindingKind.WRONG_REGION_SUM, "balance-2024", ("16549",)),
            },
        ),
        (
            ["UPDATE fact SET source = 'yearbook' WHERE id = 'emigration-2024-news'"],
            {
                Finding(UNRECORDED, "emigration-2024-news", ("fact",)),
                Finding(FindingKind.DUPLICATE, "emigration-2024", ("emigration-2024-news",)),
            },
        ),
        (
            [
                "DELETE FROM fact_text WHERE fact = 'recommendation-1' AND language = 'kk'",
                "UPDATE fact_text SET reason = '', caveat = 'x' "
                "WHERE fact = 'balance-2023' AND language = 'ru'",
            ],
            {
                Finding(FindingKind.MISSING_TEXT, "recommendation-1", ("kk",)),
                Finding(FindingKind.MISSING_REASON, "balance-2023", ("ru",)),
                Finding(UNRECORDED, "recommendation-1", ("fact",)),
                Finding(UNRECORDED, "balance-2023", ("fact",)),
            },
        ),
        (
            ["UPDATE fact SET version = 4 WHERE id = 'balance-2023'"],
            {Finding(FindingKind.BROKEN_HISTORY, "balance-2023", ("fact",))},
        ),
        (
            [
                "INSERT INTO producer VALUES ('new', 'news', 'New', 'New', 'New')",
                "UPDATE source SET author = 'Somebody' WHERE id = 'article'",
            ],
            {
                Finding(FindingKind.MISSING_REVISION, "new", ("producer",)),
                Finding(UNRECORDED, "article", ("source",)),
            },
        ),
        (
            [
                "DROP TRIGGER revision_is_never_changed",
                "DROP TRIGGER revision_is_never_deleted",
                "DELETE FROM revision WHERE id = 'article'",
            ],
            {
                Finding(FindingKind.MISSING_TRIGGER, "revision_is_never_changed"),
                Finding(FindingKind.MISSING_TRIGGER, "revision_is_never_deleted"),
                Finding(FindingKind.MISSING_REVISION, "article", ("source",)),
            },
        ),
        (
            ["UPDATE fact SET source = 'nowhere' WHERE id = 'balance-2023'"],
            {Finding(FindingKind.BROKEN_REFERENCE, "fact", ("11", "source"))},
        ),
    ],
)
def test_what_was_done_behind_its_back_is_found(
    store: Store, changes: list[str], expected: set[Finding]
) -> None:
    with sqlite3.connect(store.path) as anybody:
        for change in changes:
            anybody.execute(change)
    assert set(findings(store)) == expected


def test_all_triggers_are_there(store: Store) -> None:
    assert dict(
        store.reader.rows("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
    ) == (TRIGGERS)
