"""The rules that one row cannot tell, as triggers.

They are made anew after every migration, as sqlite-utils' transform() drops a table's triggers.
"""

from __future__ import annotations

from collections.abc import Iterator

_WATCHED = (
    "producer", "source", "indicator", "indicator_text", "place", "alias",
    "fact", "fact_text",
)  # fmt: skip
# not watched: keywords, as recording them writes their fact

_APPEND_ONLY = {
    "revision_is_never_changed": """
        BEFORE UPDATE ON revision BEGIN
            SELECT RAISE(ABORT, 'revisions are never changed; record another one');
        END""",
    "revision_is_never_deleted": """
        BEFORE DELETE ON revision BEGIN
            SELECT RAISE(ABORT, 'revisions are never deleted');
        END""",
    # INSERT OR REPLACE deletes without the trigger above unless recursive triggers are on
    "revision_is_never_replaced": """
        BEFORE INSERT ON revision
        WHEN EXISTS (SELECT 1 FROM revision WHERE number = NEW.number)
            OR EXISTS (SELECT 1 FROM revision
                WHERE entity = NEW.entity AND id = NEW.id AND version = NEW.version)
        BEGIN
            SELECT RAISE(ABORT, 'this version has its revision already; read the fact again');
        END""",
    "fact_is_never_deleted": """
        BEFORE DELETE ON fact BEGIN
            SELECT RAISE(ABORT, 'facts are never deleted; retire it');
        END""",
    "source_is_never_deleted": """
        BEFORE DELETE ON source BEGIN
            SELECT RAISE(ABORT, 'sources are never deleted; retire it');
        END""",
}


def _places_exist(event: str) -> str:
    return f"""
        BEFORE {event} ON fact
        WHEN NOT EXISTS (SELECT 1 FROM place WHERE code = NEW.place)
            OR (NEW.counterpart IS NOT NULL
                AND NOT EXISTS (SELECT 1 FROM place WHERE code = NEW.counterpart))
        BEGIN
            SELECT RAISE(ABORT, 'the place or the counterpart is not a known place')
            WHERE EXISTS (
                SELECT 1 FROM json_each('["' || replace(
                    NEW.place || coalesce('+' || NEW.counterpart, ''), '+', '","') || '"]')
                WHERE value NOT IN (SELECT code FROM place));
        END"""  # noqa: S608


def _rank_has_reason(event: str) -> str:
    return f"""
        BEFORE {event} ON fact
        WHEN NEW.rank <> 'normal'
            AND NEW.qualifiers NOT LIKE '%superseded-by:%'
            AND NOT EXISTS (SELECT 1 FROM fact_text WHERE fact = NEW.id AND reason <> '')
        BEGIN
            SELECT RAISE(ABORT, 'a rank other than normal needs a reason in the texts of the fact');
        END"""  # noqa: S608


def _source_is_not_retired(event: str) -> str:
    return f"""
        BEFORE {event} ON fact
        WHEN NEW.lifecycle <> 'retired'
            AND EXISTS (SELECT 1 FROM source WHERE id = NEW.source AND lifecycle = 'retired')
        BEGIN
            SELECT RAISE(ABORT, 'the source of the fact is retired; restore it first');
        END"""  # noqa: S608


def _nothing_rests_on_it(event: str) -> str:
    return f"""
        BEFORE {event} ON source
        WHEN NEW.lifecycle = 'retired'
            AND (EXISTS (SELECT 1 FROM fact WHERE source = NEW.id AND lifecycle = 'published')
                OR EXISTS (SELECT 1 FROM fact WHERE source = NEW.id AND lifecycle = 'draft'))
        BEGIN
            SELECT RAISE(ABORT, 'facts rest on the source; retire them first');
        END"""  # noqa: S608


def _new_generation(table: str, event: str) -> str:
    return f"""
        AFTER {event} ON {table} BEGIN
            UPDATE generation SET value = value + 1;
        END"""  # noqa: S608


def _bodies() -> Iterator[tuple[str, str]]:
    yield from _APPEND_ONLY.items()
    yield "fact_places_exist_at_insert", _places_exist("INSERT")
    yield "fact_places_exist_at_update", _places_exist("UPDATE OF place, counterpart")
    yield "fact_rank_has_reason_at_insert", _rank_has_reason("INSERT")
    yield "fact_rank_has_reason_at_update", _rank_has_reason("UPDATE OF rank, qualifiers")
    yield "fact_source_is_not_retired_at_insert", _source_is_not_retired("INSERT")
    yield (
        "fact_source_is_not_retired_at_update",
        _source_is_not_retired("UPDATE OF source, lifecycle"),
    )
    yield "source_is_retired_alone_at_insert", _nothing_rests_on_it("INSERT")
    yield "source_is_retired_alone_at_update", _nothing_rests_on_it("UPDATE OF lifecycle")
    for table in _WATCHED:
        for event in ("INSERT", "UPDATE", "DELETE"):
            yield f"{table}_{event.lower()}_is_noticed", _new_generation(table, event)


TRIGGERS: dict[str, str] = {
    name: f"CREATE TRIGGER {name} {body.strip()}" for name, body in _bodies()
}
