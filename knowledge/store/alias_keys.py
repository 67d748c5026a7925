"""The index keys under which the forms of the lexicon are found."""

from __future__ import annotations

from knowledge.store.keywords import WordKeys
from knowledge.types.fact import Language

# kinds of which every form is listed, as their stems are those of other words too
_EXACT = {"filler", "yes_no", "thing"}
_EXACT_IN_RUSSIAN = {
    "lead",
    "citizens",
    "adjective",
    "ethnicity",
    "ambiguous",
    "time",
    "month",
    "cardinal",
    "fraction",
    "service",
}
SHORT = 4
"""Letters of a short name: what is left of Мали is also the root of малый."""
_STUMP = 2
"""Letters of a stem that tells no word: that of итого is ит, the Kazakh dog."""


def alias_key(keys: WordKeys, language: str, form: str, kind: str) -> str:
    """The index keys of a form's words, with spaces between; a mere sign such as % is its own."""
    if _is_exact(kind, language, form):
        return exact_key(keys, language, form)
    found = " ".join(key for key, _ in keys.of(language, form)) or form
    is_stump = language == Language.RUSSIAN and len(found) <= _STUMP
    return exact_key(keys, language, form) if is_stump else found


def exact_key(keys: WordKeys, language: str, form: str) -> str:
    """The words of a form as they are, folded but not stemmed, with spaces between."""
    return " ".join(keys.exact(language, form)) or form


def _is_exact(kind: str, language: str, form: str) -> bool:
    if kind in _EXACT:
        return True
    is_short_place = kind == "place" and len(form) <= SHORT
    return language == Language.RUSSIAN and (kind in _EXACT_IN_RUSSIAN or is_short_place)
