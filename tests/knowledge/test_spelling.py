"""Typing errors: put right where one meaning is near, refused where two are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.lexicon import Kind, Lexicon, Matched
from knowledge.lexicon.spelling import Spelling, allowed_distance
from knowledge.normalise import tokenise


@pytest.mark.parametrize(
    ("word", "slips"),
    [("", 0), ("в", 0), ("из", 0), ("left", 1), ("saldo", 1), ("migrants", 2), ("эмиграция", 2)],
)
def test_longer_words_may_have_more_slips(word: str, slips: int) -> None:
    assert allowed_distance(word) == slips


_FORMS = {
    "emigration": "emigr",
    "immigration": "immigr",
    "population": "popul",
    "germany": "germani",
    "romania": "romania",
    "armenia": "armenia",
    "iran": "iran",
    "iraq": "iraq",
    "мигрант": "мигрант",
    "приехало": "приеха",
    "уехало": "уеха",
    "въехало": "вехало",
    "выехало": "выехало",
    "қазақстан": "казакстан",
    "арал": "арал",
}
_POLAR = {
    "emigr": "feature:out",
    "immigr": "feature:in",
    "germani": "place:DE",
    "romania": "place:RO",
    "armenia": "place:AM",
    "iran": "place:IR",
    "iraq": "place:IQ",
    "приеха": "feature:in",
    "уеха": "feature:out",
    "вехало": "feature:in",
    "выехало": "feature:out",
}


def _spelling(forms: dict[str, str], polar: dict[str, str]) -> Spelling:
    return Spelling(forms, polar, lambda form: True)


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("populaton", "popul"),  # a letter missing
        ("populattion", "popul"),  # a letter too many
        ("popualtion", "popul"),  # two letters swapped
        ("pupolation", "popul"),
        ("populashun", None),  # three slips
        ("germny", "germani"),
        ("grmany", "germani"),
        ("emigratoin", "emigr"),
        ("immigratoin", "immigr"),
        ("migratoin", None),  # as near to leaving as to arriving
        ("armenai", "armenia"),
        ("irak", None),
        ("iram", None),
        ("ira", None),  # too short to be corrected
        ("мигрнат", "мигрант"),
        ("преехало", "приеха"),
        ("вуехало", None),
        ("қазақсан", "казакстан"),
        ("казахстан", "казакстан"),
        ("2024", None),
        ("16600", None),
        ("pop1lation", None),
        ("", None),
    ],
)
def test_a_word_is_put_right_if_only_one_meaning_is_near(typed: str, key: str | None) -> None:
    assert _spelling(_FORMS, _POLAR).correct(typed) == key


def test_words_of_one_meaning_do_not_stand_in_each_others_way() -> None:
    spelling = _spelling({"leaver": "leaver", "leaves": "leave"}, {"leaver": "f:out", "leave": "f:out"})
    assert spelling.correct("leavet") in ("leaver", "leave")


@given(st.integers(min_value=0, max_value=10**9))
def test_a_number_is_never_corrected(number: int) -> None:
    near = {str(number + 1): "key", str(number)[:-1] + "x": "other"}
    assert _spelling(near, {}).correct(str(number)) is None


def _mentions(lexicon: Lexicon, text: str) -> list[tuple[str, ...]]:
    found = (mention for mention in lexicon.mentions(tokenise(text)))
    return [mention.values(Kind.FEATURE) if mention else () for mention in found]


@pytest.mark.parametrize(
    ("typed", "kind", "value"),
    [
        ("kazakstan", Kind.PLACE, "KZ"),
        ("kazhakstan", Kind.PLACE, "KZ"),
        ("kazakhsatn", Kind.PLACE, "KZ"),
        ("казхастан", Kind.PLACE, "KZ"),
        ("казакстана", Kind.PLACE, "KZ"),
        ("қазақсатннан", Kind.PLACE, "KZ"),
        ("germny", Kind.PLACE, "DE"),
        ("gemrany", Kind.PLACE, "DE"),
        ("германмию", Kind.PLACE, "DE"),
        ("uzbekstan", Kind.PLACE, "UZ"),
        ("узбкистана", Kind.PLACE, "UZ"),
        ("emigartion", Kind.FEATURE, "out"),
        ("emgration", Kind.FEATURE, "out"),
        ("immigartion", Kind.FEATURE, "in"),
        ("remitances", Kind.FEATURE, "remittance"),
        ("remmittances", Kind.FEATURE, "remittance"),
        ("refugess", Kind.FEATURE, "refugee"),
        ("бежнцев", Kind.FEATURE, "refugee"),
        ("uehallo", Kind.FEATURE, "out"),
        ("сальбо", Kind.FEATURE, "net"),
        ("салдьо", Kind.FEATURE, "net"),
    ],
)
def test_the_packaged_words_are_known_with_a_slip(
    lexicon: Lexicon, typed: str, kind: Kind, value: str
) -> None:
    (mention,) = lexicon.mentions(tokenise(typed))
    assert mention is not None
    assert value in mention.values(kind)


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ("eimmigration", None),
        ("умигрция", None),
        ("въыехало", None),
        ("igration", None),
        ("migratin", "out"),
        ("migratin", "in"),
        ("имграция", "out"),
        ("эмирация", "in"),
    ],
)
def test_no_slip_turns_leaving_into_arriving(
    lexicon: Lexicon, typed: str, wrong: str | None
) -> None:
    (values,) = _mentions(lexicon, typed)
    if wrong is None:
        assert not {"in", "out"} <= set(values)
        assert "in" not in values or "out" not in values
    else:
        assert wrong not in values


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ("irak", "IR"),
        ("irab", "IR"),
        ("austrlia", "AT"),
        ("austraia", "AT"),
        ("австрлия", "AT"),
        ("словениа", "SK"),
        ("словакя", "SI"),
    ],
)
def test_no_slip_turns_one_country_into_another(lexicon: Lexicon, typed: str, wrong: str) -> None:
    (mention,) = lexicon.mentions(tokenise(typed))
    assert mention is None or wrong not in mention.values(Kind.PLACE)


_LEAVING = "emigration emigrants emigrated эмиграция эмигранты выехало уехало уехали кетті кеткен".split()
_ARRIVING = "immigration immigrants arrived иммиграция иммигранты въехало приехало приехали келді келген".split()


def _slips(word: str) -> set[str]:
    """The word with a letter missing, doubled, or changed for its neighbour."""
    cuts = range(len(word))
    missing = {word[:i] + word[i + 1 :] for i in cuts}
    doubled = {word[: i + 1] + word[i:] for i in cuts}
    swapped = {word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in cuts[:-1]}
    return (missing | doubled | swapped) - {word}


@pytest.mark.parametrize(
    ("word", "opposite"),
    [*((word, "in") for word in _LEAVING), *((word, "out") for word in _ARRIVING)],
)
def test_one_slip_never_says_the_opposite(lexicon: Lexicon, word: str, opposite: str) -> None:
    known = {*_LEAVING, *_ARRIVING, "вехало"}  # the last is a common misspelling of въехало
    turned = [
        slip
        for slip in sorted(_slips(word) - known)
        for mention in lexicon.mentions(tokenise(slip))
        if mention and mention.values(Kind.FEATURE) == (opposite,)
    ]
    assert turned == []


@pytest.mark.parametrize("year", ["2204", "20244", "202", "1024", "2O24"])
def test_a_mistyped_year_is_not_put_right(lexicon: Lexicon, year: str) -> None:
    found = [mention for mention in lexicon.mentions(tokenise(year)) if mention]
    assert all(mention.matched is not Matched.FUZZY for mention in found)


@given(st.text(max_size=40))
def test_any_word_may_be_corrected_without_harm(text: str) -> None:
    spelling = _spelling(_FORMS, _POLAR)
    for token in tokenise(text):
        assert spelling.correct(token.word) in {*_FORMS.values(), None}
