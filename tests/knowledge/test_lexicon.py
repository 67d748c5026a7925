"""Tokens to concepts: the longest phrase, the nearest form, and how each was matched."""

from __future__ import annotations

import pytest
from alias_list import AliasList
from mended import mended

from knowledge.lexicon import Kind, Lexicon, Matched, Mention
from knowledge.normalise import exact_keys, keys, tokenise
from knowledge.types.alias import AliasRow
from knowledge.types.fact import Language

_ROWS = """
en|leave|feature|out
en|left|feature|out
en|migration|feature|migration
en|net migration|feature|net
en|net migration rate|feature|rate
en|natural increase|feature|natural_increase
en|immigration|feature|in
en|emigration|feature|out
en|kazakhstan|place|KZ
en|west kazakhstan|place|KZ-27
en|united arab emirates|place|AE
en|may|month|5
en|may|filler|
en|bank|blocker|
ru|уехать|feature|out
ru|уехало|feature|out
ru|сальдо|feature|net
ru|сальдо миграции|feature|net
ru|миграция|feature|migration
ru|казахстан|place|KZ
ru|россия|place|RU
ru|россияне|citizens|RU
kk|көші-қон|feature|migration
kk|көші-қон айырымы|feature|net
kk|ресей|place|RU
kk|келді|feature|in
kk|қазақ|ethnicity|kazakhs
kk|қазақстан|place|KZ
"""
_KEYWORDS = [("drain", "drain"), ("statist", "statistics"), ("natur", "natural")]


def _row(line: str) -> AliasRow:
    language, form, kind, value = line.split("|")
    found = exact_keys(form) if kind == "filler" else keys(Language(language), form)
    return AliasRow(Language(language), " ".join(found), kind, value, form)


@pytest.fixture(scope="module")
def small() -> Lexicon:
    """A lexicon of some thirty words."""
    return Lexicon(AliasList(map(_row, _ROWS.strip().splitlines())), _KEYWORDS)


def _read(lexicon: Lexicon, text: str) -> list[Mention | None]:
    return next(mended(lexicon, text))


def _told(lexicon: Lexicon, text: str) -> str:
    """Each stretch as `words=kind:value`, with ? for what nothing explains."""
    tokens = tokenise(text)
    told, position = [], 0
    for mention in _read(lexicon, text):
        if mention is None:
            told.append(f"{tokens[position].word}=?")
            position += 1
            continue
        end = position + mention.length
        words = " ".join(token.word for token in tokens[position:end])
        meanings = "/".join(sorted({f"{c.kind}:{c.value}" for c in mention.concepts}))
        told.append(f"{words}={meanings}")
        position = end
    return ", ".join(told)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("migration", "migration=feature:migration"),
        ("net migration", "net migration=feature:net"),
        ("net migration rate", "net migration rate=feature:rate"),
        ("net migration of Kazakhstan", "net migration=feature:net, of=?, kazakhstan=place:KZ"),
        ("West Kazakhstan", "west kazakhstan=place:KZ-27"),
        ("the west of Kazakhstan", "the=?, west=?, of=?, kazakhstan=place:KZ"),
        ("net", "net=?"),
        ("net worth", "net=?, worth=?"),
        ("united arab", "united=?, arab=?"),
        ("United Arab Emirates left", "united arab emirates=place:AE, left=feature:out"),
        ("сальдо миграции", "сальдо миграции=feature:net"),
        ("сальдо", "сальдо=feature:net"),
        ("миграции", "миграции=feature:migration"),
        ("көші-қон айырымы", "коши кон айырымы=feature:net"),
        ("көші-қон", "көші қон=feature:migration"),
        ("may", "may=filler:/month:5"),
        ("bank", "bank=blocker:"),
        ("", ""),
    ],
)
def test_the_longest_phrase_wins(small: Lexicon, text: str, told: str) -> None:
    assert _told(small, text).replace("көші қон айырымы", "коши кон айырымы") == told


@pytest.mark.parametrize(
    ("text", "concept", "matched"),
    [
        ("left", "feature:out", Matched.EXACT),
        ("leaves", "feature:out", Matched.STEM),
        ("LEAVING", "feature:out", Matched.STEM),
        ("Казахстана", "place:KZ", Matched.STEM),
        ("в России", "place:RU", Matched.STEM),
        ("Ресейге", "place:RU", Matched.STEM),
        ("ресей", "place:RU", Matched.EXACT),
        ("Қазақстаннан", "place:KZ", Matched.STEM),
        ("казакстаннан", "place:KZ", Matched.STEM),
        ("kazakhsatn", "place:KZ", Matched.FUZZY),
        ("миграцыя", "feature:migration", Matched.FUZZY),
    ],
)
def test_a_mention_tells_how_it_was_matched(
    small: Lexicon, text: str, concept: str, matched: Matched
) -> None:
    *_, mention = _read(small, text)
    assert mention is not None
    assert [f"{c.kind}:{c.value}" for c in mention.concepts] == [concept]
    assert mention.matched is matched


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("rossiya", "place:RU"),
        ("rossii", "place:RU"),
        ("kazahstan", "place:KZ"),
        ("saldo", "feature:net"),
        ("saldo migracii", "feature:net"),
        ("uehalo", "feature:out"),
        ("reseyge", "place:RU"),
        ("qazaqstannan", "place:KZ"),
        ("keldi", "feature:in"),
    ],
)
def test_latin_letters_may_be_read_as_russian_or_kazakh(
    small: Lexicon, text: str, concept: str
) -> None:
    (mention,) = small.mentions(small.words(tokenise(text), in_cyrillic=True))
    assert mention is not None
    assert [f"{c.kind}:{c.value}" for c in mention.concepts] == [concept]
    assert mention.matched is Matched.TRANSLITERATED


def test_how_a_word_was_matched_is_ordered_from_sure_to_unsure() -> None:
    assert list(Matched) == sorted(Matched)
    assert list(Matched) == [
        Matched.EXACT,
        Matched.STEM,
        Matched.TRANSLITERATED,
        Matched.FUZZY,
    ]


def test_a_phrase_is_matched_as_its_worst_word_is(small: Lexicon) -> None:
    (mention,) = _read(small, "net migraton")
    assert mention is not None
    assert (mention.values(Kind.FEATURE), mention.matched) == (("net",), Matched.FUZZY)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("россияне", "россияне=citizens:RU"),  # a form of its own, not a case of Россия
        ("россии", "россии=place:RU"),
        ("қазақ", "қазақ=ethnicity:kazakhs"),
        ("қазақтар", "қазақтар=ethnicity:kazakhs"),
        ("қазақстан", "қазақстан=place:KZ"),
    ],
)
def test_the_word_as_written_wins_over_its_stem(small: Lexicon, text: str, told: str) -> None:
    assert _told(small, text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("drain", "drain=keyword:drain"),
        ("statistics", "statistics=keyword:statist"),
        ("natural", "natural=keyword:natur"),
        ("natural increase", "natural increase=feature:natural_increase"),
    ],
)
def test_keywords_mean_something_where_nothing_else_does(
    small: Lexicon, text: str, told: str
) -> None:
    assert _told(small, text) == told


def test_mentions_span_the_tokens_that_they_explain(small: Lexicon) -> None:
    lengths = [m and m.length for m in _read(small, "net migration of West Kazakhstan")]
    assert lengths == [2, None, 2]


def test_an_empty_lexicon_explains_nothing() -> None:
    assert _read(Lexicon(AliasList([])), "net migration 2024") == [None, None, None]


@pytest.mark.parametrize("number", ["2024", "2013", "16 600", "99999", "3.5", "1", "20"])
def test_numbers_are_never_taken_for_words(small: Lexicon, lexicon: Lexicon, number: str) -> None:
    for words in (small, lexicon):
        (mention,) = _read(words, number)
        assert mention is None or mention.matched is Matched.EXACT
