"""Questions as people mistype them; what must come of them stays the same. Digits are left alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from random import Random

from judge import Item

from knowledge.types.fact import Language

_ROWS = {
    Language.ENGLISH: ("qwertyuiop", "asdfghjkl", "zxcvbnm"),
    Language.RUSSIAN: ("йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю"),
    Language.KAZAKH: ("йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю"),
}
_KEYS = "`qwertyuiop[]asdfghjkl;'zxcvbnm,."
_RUSSIAN_KEYS = "ёйцукенгшщзхъфывапролджэячсмитьбю"
_ON_RUSSIAN = str.maketrans(_KEYS, _RUSSIAN_KEYS)
_ON_ENGLISH = str.maketrans(_RUSSIAN_KEYS, _KEYS)
_RUSSIAN_LETTERS = str.maketrans("әғқңөұүһіӘҒҚҢӨҰҮҺІ", "агкноуухиАГКНОУУХИ")
_IN_LATIN = str.maketrans(
    dict(zip("абвгдезийклмнопрстуфцыэ", "abvgdezijklmnoprstufcye", strict=True))
    | {"ж": "zh", "х": "kh", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "yu", "я": "ya"}
    | {"ё": "yo", "ь": "", "ъ": ""}
)
_Slip = Callable[[str, Random, Language], str]


def mistyped(items: Iterable[Item], seed: int) -> Iterator[Item]:
    """Each question once with every kind of slip; those that a slip leaves as it is are left out."""
    for number, item in enumerate(items):
        for kind, slip in _SLIPS.items():
            text = slip(item.text, Random(f"{seed} {number} {kind}"), item.language)
            if text != item.text:
                yield replace(item, text=text, kind=kind)


def _letter(text: str, random: Random) -> int:
    """Where a letter stands that is followed by one."""
    return random.choice([i for i in range(len(text) - 1) if text[i : i + 2].isalpha()])


def _missing(text: str, random: Random, language: Language) -> str:
    at = _letter(text, random)
    return text[:at] + text[at + 1 :]


def _added(text: str, random: Random, language: Language) -> str:
    at = _letter(text, random)
    return text[:at] + _beside(text[at], random, language) + text[at:]


def _held(text: str, random: Random, language: Language) -> str:
    at = _letter(text, random)
    return text[:at] + text[at] * random.randint(2, 4) + text[at + 1 :]


def _swapped(text: str, random: Random, language: Language) -> str:
    at = _letter(text, random)
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]


def _beside_it(text: str, random: Random, language: Language) -> str:
    at = _letter(text, random)
    return text[:at] + _beside(text[at], random, language) + text[at + 1 :]


def _beside(letter: str, random: Random, language: Language) -> str:
    """A letter that a finger hits instead."""
    for row in _ROWS[language]:
        at = row.find(letter.lower())
        if at >= 0:
            return random.choice(row[max(at - 1, 0) : at] + row[at + 1 : at + 2])
    return letter


def _space_moved(text: str, random: Random, language: Language) -> str:
    found = [i for i in range(1, len(text) - 1) if text[i] == " " and _is_between_letters(text, i)]
    if not found:
        return text
    at = random.choice(found)
    early = text[: at - 1] + " " + text[at - 1] + text[at + 1 :]
    late = text[:at] + text[at + 1] + " " + text[at + 2 :]
    return random.choice((early, late))


def _is_between_letters(text: str, at: int) -> bool:
    return text[at - 1].isalpha() and text[at + 1].isalpha()


def _space_missing(text: str, random: Random, language: Language) -> str:
    found = [i for i, sign in enumerate(text) if sign == " " and _is_between_letters(text, i)]
    at = random.choice(found) if found else len(text)
    return text[:at] + text[at + 1 :]


def _on_the_other_layout(text: str, random: Random, language: Language) -> str:
    layouts = {Language.ENGLISH: _ON_RUSSIAN, Language.RUSSIAN: _ON_ENGLISH}
    return text.lower().translate(layouts.get(language, {}))


def _in_other_letters(text: str, random: Random, language: Language) -> str:
    letters = {Language.RUSSIAN: _IN_LATIN, Language.KAZAKH: _RUSSIAN_LETTERS}
    return text.lower().translate(letters[language]) if language in letters else text


_SLIPS: dict[str, _Slip] = {
    "a letter missing": _missing,
    "a letter added": _added,
    "a letter held": _held,
    "letters swapped": _swapped,
    "the letter beside": _beside_it,
    "a space moved": _space_moved,
    "a space missing": _space_missing,
    "the other layout": _on_the_other_layout,
    "other letters": _in_other_letters,
    "capitals": lambda text, random, language: text.upper(),
}
