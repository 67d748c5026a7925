"""A form over the packaged data, filled in by typing."""

from __future__ import annotations

from collections.abc import Iterable

from knowledge.drafting.errors import StepError
from knowledge.drafting.fact_form import fact_steps
from knowledge.drafting.form import Filled, Form
from knowledge.drafting.source_form import source_steps
from knowledge.drafting.steps import Lookups
from knowledge.exchange.files.references import Held, References
from knowledge.lexicon import Lexicon
from knowledge.store import Store, usual
from knowledge.types.fact import FactKind, Language, Precision, Quality, SourceKind

TODAY = "2026-03-10"
SKIP = None
Typed = str | None

FIGURE: tuple[Typed, ...] = (
    "figure", "emigration", "preliminary", "Казахстан", "Ресей", SKIP, "янв-апр 2025", "7 608",
    "persons", "kz-decline-2025", "par. 1", "bns", SKIP, SKIP,
)  # fmt: skip
STATEMENT: tuple[Typed, ...] = (
    "statement", "brain_drain", "claim", "kz", SKIP, "kz-decline-2025", "par. 3", "news",
    "Young doctors leave villages.", "Молодые врачи уезжают из сёл.",
    "Жас дәрігерлер ауылдан кетеді.",
    "young doctors 3, village", "молодые врачи 3; 2 село", "жас дәрігерлер 3\nауыл", SKIP,
)  # fmt: skip
SOURCE: tuple[Typed, ...] = (
    "https://stat.gov.kz/ru/news/2026", "Migration of February", "BNS", "official", "bns", SKIP,
    "фев 2026", "2026-03-09", "ru", SKIP, "free use", SKIP,
)  # fmt: skip


def lookups(store: Store, lexicon: Lexicon, language: Language = Language.ENGLISH) -> Lookups:
    """What is looked up, with closed lists that have no names but their codes."""
    listed = {
        "kind": FactKind, "quality": Quality, "precision": Precision, "source_kind": SourceKind,
        "language": Language, "unit": usual.units(store), "breakdown": usual.breakdowns(store),
    }  # fmt: skip
    words = {name: Held.of((str(id), ()) for id in ids) for name, ids in listed.items()}
    return Lookups(
        store, lexicon, References.of(store), words, TODAY, language, "editor-1"
    )  # fmt: skip


def fact_form(store: Store, lexicon: Lexicon, language: Language = Language.ENGLISH) -> Form:
    return Form(fact_steps(language), lookups(store, lexicon, language))


def source_form(store: Store, lexicon: Lexicon) -> Form:
    return Form(source_steps(), lookups(store, lexicon))


def filled_in(form: Form, typed: Iterable[Typed], begun: Filled | None = None) -> Filled:
    """The form after these answers; None passes a step over."""
    filled = begun or form.begun()
    for text in typed:
        filled = form.skipped(filled) if text is None else form.answered(filled, text)
    return filled


def refusal(form: Form, filled: Filled, typed: str) -> tuple[str, tuple[str, ...]]:
    """Why the answer is refused, and what is suggested instead."""
    try:
        taken = form.answered(filled, typed)
    except StepError as error:
        return error.kind.value, error.suggestions
    raise AssertionError(f"{typed!r} was taken: {taken.cells}")
