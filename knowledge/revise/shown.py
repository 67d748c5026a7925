"""A fact with everything that is recorded of it, as plain values for JSON and templates."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from knowledge.revise.facts import Revision, history, present
from knowledge.store.records import FactRecord
from knowledge.store.store import Store
from knowledge.types.fact import FactText, Language

_OWN_FORM = ("texts", "keywords", "qualifiers", "source")


def fact_document(store: Store, id: str) -> dict[str, Any]:
    """The fields of a fact, its source and its revisions; raises UnknownFactError."""
    with store.snapshot():
        record, version = present(store, id)
        revisions = history(store, id)
        source = store.source(record.source)
    fields = {key: value for key, value in record.state().items() if key not in _OWN_FORM}
    return {
        **fields,
        "period": record.period.code if record.period else None,
        "qualifiers": [asdict(qualifier) for qualifier in record.qualifiers],
        **_words(record),
        "version": version,
        "recorded_by": revisions[-1].actor if revisions else None,
        "recorded_at": revisions[-1].at if revisions else None,
        "source": asdict(source),
        "revisions": [_revision(revision) for revision in revisions],
    }


def _words(record: FactRecord) -> dict[str, dict[str, str]]:
    """Text, caveat and reason, each by language."""
    return {
        field: {
            language.value: getattr(record.texts.get(language, FactText()), field)
            for language in Language
        }
        for field in ("text", "caveat", "reason")
    }


def _revision(revision: Revision) -> dict[str, Any]:
    return {
        "version": revision.version,
        "action": revision.action.value,
        "at": revision.at,
        "actor": revision.actor,
        "via": revision.via,
        "reason": revision.reason,
        "batch": revision.batch,
        "before": revision.before,
        "after": revision.after,
    }
