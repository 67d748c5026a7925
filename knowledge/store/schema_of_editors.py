"""The tables of those who keep the facts right; see schema.py."""

from __future__ import annotations

from knowledge.store.schema import REVISION

_ENTITIES = "'producer', 'source', 'indicator', 'place', 'fact', 'alias'"

EDITORS = """
CREATE TABLE granted_role (
    user INTEGER PRIMARY KEY,
    role TEXT NOT NULL,
    granted_by INTEGER NOT NULL,
    at TEXT NOT NULL,
    CONSTRAINT role_can_be_granted CHECK (role IN ('editor', 'reviewer')),
    CONSTRAINT user_is_a_user CHECK (user > 0)
) STRICT;
CREATE TABLE draft (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    user INTEGER NOT NULL,
    chat INTEGER NOT NULL,
    kind TEXT NOT NULL,
    step TEXT NOT NULL,
    payload TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    UNIQUE (user, chat),
    CONSTRAINT kind_and_step_are_given CHECK (kind <> '' AND step <> ''),
    CONSTRAINT payload_is_json CHECK (json_valid(payload))
) STRICT;
"""

PROPOSALS = """
CREATE TABLE proposal (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    author INTEGER NOT NULL,
    language TEXT NOT NULL,
    document TEXT NOT NULL,
    at TEXT NOT NULL,
    is_told INTEGER NOT NULL DEFAULT 0,
    status TEXT NOT NULL DEFAULT 'waiting',
    decided_by INTEGER,
    decided_at TEXT,
    decision TEXT,
    CONSTRAINT language_is_known CHECK (language IN ('en', 'ru', 'kk')),
    CONSTRAINT document_is_json CHECK (json_valid(document)),
    CONSTRAINT told_or_not CHECK (is_told IN (0, 1)),
    CONSTRAINT status_is_known CHECK (status IN ('waiting', 'approved', 'rejected', 'outdated')),
    CONSTRAINT decided_unless_waiting
        CHECK ((status = 'waiting') = (decided_by IS NULL)
            AND (status = 'waiting') = (decided_at IS NULL)
            AND (status = 'waiting') = (decision IS NULL)),
    CONSTRAINT nobody_approves_their_own CHECK (status <> 'approved' OR decided_by <> author)
) STRICT;
CREATE INDEX proposal_waiting ON proposal (number) WHERE status = 'waiting';
"""

PROPOSED_IMPORTS = """
CREATE TABLE proposed_import (
    proposal INTEGER PRIMARY KEY REFERENCES proposal (number),
    changes BLOB NOT NULL
) STRICT;
"""
"""The changes of a file as long as it waits, as knowledge.revise.packing packs them."""

INBOX = """
ALTER TABLE question_log ADD COLUMN is_settled INTEGER NOT NULL DEFAULT 0
    CHECK (is_settled IN (0, 1));
ALTER TABLE feedback ADD COLUMN is_settled INTEGER NOT NULL DEFAULT 0
    CHECK (is_settled IN (0, 1));
CREATE INDEX question_log_open ON question_log (id) WHERE text IS NOT NULL AND is_settled = 0;
CREATE INDEX feedback_open ON feedback (id) WHERE is_settled = 0;
"""

RETIRED_SOURCES = """
ALTER TABLE source ADD COLUMN lifecycle TEXT NOT NULL DEFAULT 'published'
    CONSTRAINT lifecycle_is_known CHECK (lifecycle IN ('published', 'retired'));
"""
DRAFT_FACTS = "CREATE INDEX fact_draft_by_source ON fact (source) WHERE lifecycle = 'draft'"

REVISION_MOVES = """
ALTER TABLE revision RENAME TO revision_before;
DROP INDEX revision_by_batch;
"""
REVISION_OF_ALIASES = REVISION.replace("{entities}", _ENTITIES)
REVISION_HAS_MOVED = """
INSERT INTO revision SELECT * FROM revision_before;
DROP TABLE revision_before;
"""
