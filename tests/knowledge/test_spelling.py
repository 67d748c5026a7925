"""Typing errors: put right where one meaning is near, refused where two are."""

from __future__ import annotations

import pytest
from alias_list import AliasList
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mended import all_meanings, mended, only_meaning

from knowledge.lexicon import Kind, Lexicon, Matched, repaired
from knowledge.lexicon.spelling import allowed_slips
from knowledge.normalise import keys, tokenise
from knowledge.types.alias import AliasRow
from knowledge.types.fact import Language


@pytest.mark.parametrize(
    ("typed", "meant", "slips"),
    [
        ("o", "of", 1),
        ("из", "в", 1),
        ("lefr", "left", 1),
        ("sladо", "saldo", 1),
        ("januay", "january", 1),
        ("mgrnts", "migrants", 2),
        ("емиграцыя", "эмиграция", 1),  # it does not begin alike
        ("эмиграцяя", "эмиграция", 2),
        ("gkazakhustanis", "kazakhstanis", 2),  # so long that nothing else is like it
    ],
)
def test_longer_words_may_have_more_slips(typed: str, meant: str, slips: int) -> None:
    assert allowed_slips(typed, meant) == slips


_ROWS = """
en|emigration|feature|out
en|immigration|feature|in
en|population|feature|population
en|germany|place|DE
en|armenia|place|AM
en|iran|place|IR
en|iraq|place|IQ
ru|мигрант|feature|migrant
ru|приехало|feature|in
ru|уехало|feature|out
ru|въехало|feature|in
ru|выехало|feature|out
kk|қазақстан|place|KZ
"""


@pytest.fixture(scope="module")
def small() -> Lexicon:
    """A lexicon in which some words are a slip away from their opposite."""
    rows = (line.split("|") for line in _ROWS.strip().splitlines())
    return Lexicon(
        AliasList(
            AliasRow(
                Language(language), " ".join(keys(Language(language), form)), kind, value, form
            )
            for language, form, kind, value in rows
        )
    )


@pytest.mark.parametrize(
    ("typed", "meaning"),
    [
        ("populaton", "population"),  # a letter missing
        ("populattion", "population"),  # a letter too many
        ("popualtion", "population"),  # two letters swapped
        ("pupolation", "population"),
        ("pupulashin", None),  # four slips
        ("germny", "DE"),
        ("grmany", "DE"),
        ("emigratoin", "out"),
        ("immigratoin", "in"),
        ("migratoin", None),  # as near to leaving as to arriving, but for one letter
        ("imigration", None),
        ("armenai", "AM"),
        ("irak", None),
        ("iram", None),
        ("ira", None),
        ("мигрнат", "migrant"),
        ("преехало", "in"),
        ("вуехало", None),
        ("қазақсан", "KZ"),
        ("казахстан", "KZ"),
        ("2024", None),
        ("16600", None),
    ],
)
def test_a_word_is_put_right_if_only_one_meaning_is_near(
    small: Lexicon, typed: str, meaning: str | None
) -> None:
    mention = only_meaning(small, typed)
    assert (mention.concepts[0].value if mention else None) == meaning


@given(st.integers(min_value=0, max_value=10**9))
def test_a_number_is_never_corrected(number: int) -> None:
    near = AliasRow(Language.ENGLISH, str(number + 1), "place", "KZ", str(number + 1))
    assert list(mended(Lexicon(AliasList([near])), str(number))) == [[None]]


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
        ("сальбо", Kind.FEATURE, "net"),
        ("салдьо", Kind.FEATURE, "net"),
    ],
)
def test_the_packaged_words_are_known_with_a_slip(
    lexicon: Lexicon, typed: str, kind: Kind, value: str
) -> None:
    mention = only_meaning(lexicon, typed)
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
    mention = only_meaning(lexicon, typed)
    values = mention.values(Kind.FEATURE) if mention else ()
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
    mention = only_meaning(lexicon, typed)
    assert mention is None or wrong not in mention.values(Kind.PLACE)


_LEAVING = "emigration emigrants emigrated эмиграция эмигранты выехало уехало уехали кетті кеткен"
_ARRIVING = (
    "immigration immigrants arrived иммиграция иммигранты въехало приехало приехали келді келген"
)


def _slips(word: str) -> set[str]:
    """The word with a letter missing, doubled, or changed for its neighbour."""
    cuts = range(len(word))
    missing = {word[:i] + word[i + 1 :] for i in cuts}
    doubled = {word[: i + 1] + word[i:] for i in cuts}
    swapped = {word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in cuts[:-1]}
    return (missing | doubled | swapped) - {word}


@pytest.mark.parametrize(
    ("word", "opposite"),
    [*((word, "in") for word in _LEAVING.split()), *((word, "out") for word in _ARRIVING.split())],
)
def test_one_slip_never_says_the_opposite(lexicon: Lexicon, word: str, opposite: str) -> None:
    known = {
        *_LEAVING.split(),
        *_ARRIVING.split(),
        "вехало",
    }  # the last is a common misspelling of въехало
    turned = [
        slip
        for slip in sorted(_slips(word) - known)
        if (mention := only_meaning(lexicon, slip)) and mention.values(Kind.FEATURE) == (opposite,)
    ]
    assert turned == []


@pytest.mark.parametrize("year", ["2204", "20244", "202", "1024", "2O24"])
def test_a_mistyped_year_is_not_put_right(lexicon: Lexicon, year: str) -> None:
    found = all_meanings(lexicon, year)
    assert all(mention.matched is not Matched.FUZZY for mention in found)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=40))
def test_any_word_may_be_corrected_without_harm(small: Lexicon, text: str) -> None:
    letters = "".join(token.word for token in tokenise(text))
    for row in repaired(small.words(tokenise(text)), small):
        lengths = [mention.length if mention else 1 for mention in small.mentions(row)]
        assert sum(lengths) == len(row)
        assert all(word.matched is Matched.FUZZY or word.token.word in letters for word in row)
