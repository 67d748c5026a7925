"""What is told of the facts themselves: one by its id, or how many there are."""

from __future__ import annotations

import re

from knowledge.answer.citations import cite
from knowledge.normalise.likeness import most_alike
from knowledge.store import Store, UnknownIdError
from knowledge.types.answer import Answer, FactSheet, Reading, Statement, Status, Suggestion
from knowledge.types.fact import Fact, Lifecycle, Source
from knowledge.types.figure import Figure
from knowledge.types.note import Note, NoteKind
from knowledge.types.question import Operation, Question, Reason
from knowledge.types.service import Command, Service, ServiceRequest

MOST_OFFERED = 4
_COMPARED = 5000  # ids at most: those that begin alike
_ALIKE = 60
_QUOTES = " `'\"<>«»“”"
_SAME_BEGINNINGS = (3, 1)
_WORD = re.compile(r"[\w.-]+")


def serve(request: ServiceRequest, store: Store) -> Answer:
    """Small talk and commands."""
    if request.service is Service.FACT:
        return _show(request, store)
    if request.service is Service.SOURCES:
        return _list_sources(request, store)
    about = request.service is Service.ABOUT
    return Answer(
        request.text, request.language, Status.SERVICE, 1.0,
        service=request.service,
        argument=request.argument,
        holdings=store.holdings() if about else (),
    )  # fmt: skip


def _list_sources(request: ServiceRequest, store: Store) -> Answer:
    """All sources; by name one or some of those that hold anything, with how much of what."""
    holdings = store.holdings() if request.argument else ()
    named = tuple(one.source for one in holdings if _is_named(one.source, request, store))
    if request.argument and not named:
        return Answer(
            request.text, request.language, Status.NOT_UNDERSTOOD, 0.0,
            reason=Reason.UNKNOWN_WORDS, words=(request.argument,),
        )  # fmt: skip
    each = (holding for source in named for holding in store.contents(source))
    return Answer(
        request.text, request.language, Status.SERVICE, 1.0,
        service=request.service,
        argument=request.argument,
        sources=named or store.sources(),
        holdings=tuple(each) or store.holdings(),
    )  # fmt: skip


def _is_named(source: Source, request: ServiceRequest, store: Store) -> bool:
    """Whether the words of the request are in the source's name, or in that of who made it."""
    names = store.producer(source.producer).names.values()
    known = _WORD.findall(" ".join((source.id, source.title, source.publisher, *names)).casefold())
    asked = request.argument.casefold().split()
    return all(any(word.startswith(part) for word in known) for part in asked)


def _show(request: ServiceRequest, store: Store) -> Answer:
    """The fact with this id, published ones only; the nearest ids where there is none."""
    id = "-".join(request.argument.lower().strip(_QUOTES).split())
    try:
        fact = store.fact(id)
    except UnknownIdError:
        return _unknown(request, id, store)
    if fact.lifecycle is Lifecycle.DRAFT:
        return _unknown(request, id, store)
    if fact.lifecycle is Lifecycle.RETIRED:
        _, day = store.revisions(id)
        note = Note(NoteKind.RETIRED, day.isoformat())
        return Answer(
            request.text, request.language, Status.NO_DATA, 1.0, words=(id,), notes=(note,)
        )
    return _sheet(request, fact, store)


def _sheet(request: ServiceRequest, fact: Fact, store: Store) -> Answer:
    number, day = store.revisions(fact.id)
    texts = store.texts([fact.id], request.language)
    text = texts[fact.id]
    is_figure = fact.value is not None and fact.period is not None
    return Answer(
        request.text, request.language, Status.ANSWERED, 1.0,
        question=_slot(request, fact) if is_figure else None,
        readings=(Reading(Figure.of(fact)),) if is_figure else (),
        statements=() if is_figure else (Statement(fact, text),),
        texts=texts,
        citations=cite([fact]),
        sheet=FactSheet(fact, text, number, day),
    )  # fmt: skip


def _slot(request: ServiceRequest, fact: Fact) -> Question:
    """The question of the fact's slot, on which a follow-up may lean."""
    periods = (fact.period,) if fact.period else ()
    return Question(request.text, request.language, Operation.VALUE, (fact.series,), periods)


def _unknown(request: ServiceRequest, id: str, store: Store) -> Answer:
    alike = [_named(request, other) for other in _nearest_ids(id, store)]
    return Answer(
        request.text, request.language, Status.NO_DATA, 1.0, words=(id,), nearest=tuple(alike)
    )


def _nearest_ids(id: str, store: Store) -> list[str]:
    """The ids most like this one, among those that begin alike."""
    for length in _SAME_BEGINNINGS:
        ids = store.ids_from(id[:length], limit=_COMPARED)
        begun = [other for other in ids if other.startswith(id[:length])]
        if alike := most_alike(id, begun, MOST_OFFERED, _ALIKE):
            return alike
    return []


def _named(request: ServiceRequest, id: str) -> Suggestion:
    text = f"/{Command.FACT} {id}"
    return Suggestion(Question(text, request.language, Operation.STATEMENT))
