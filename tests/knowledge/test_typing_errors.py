"""Typing errors as readers make them: the same answer as without, asked back, or declined."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from reading import TODAY, spec

from knowledge.lexicon import Lexicon
from knowledge.normalise import tokenise
from knowledge.question import understand
from knowledge.types.question import Ambiguity, Ambiguous, Question, Understanding


def _read(lexicon: Lexicon, text: str) -> Understanding:
    return understand(text, lexicon, TODAY)


_SAME = [
    # a space a letter too early or too late, missing, or too many
    ("Azerbaijan t oKazakhstan migrants 2021", "Azerbaijan to Kazakhstan migrants 2021"),
    ("moved from Germna yto Kazakhstan in 2024", "moved from Germany to Kazakhstan in 2024"),
    ("How man ystudents fro mKazakhstan study abroad?", "How many students from Kazakhstan study abroad?"),
    ("net migration of Kazakhstan inn 2010", "net migration of Kazakhstan in 2010"),
    ("migdation deficit od 2017", "migration deficit of 2017"),
    ("солько приехао в казахстан в 2020", "сколько приехало в казахстан в 2020"),
    ("по данным поООН сальдо миграции 1994", "по данным по ООН сальдо миграции 1994"),
    ("UN estimate ofnet migratin in 2010", "UN estimate of net migration in 2010"),
    ("remittancesreceivd by Kazakhstan in 2020", "remittances received by Kazakhstan in 2020"),
    ("what ethnic groupsleaveKazakhstan", "what ethnic groups leave Kazakhstan"),
    ("сколько эмигрантов выбыло за первое по лугодие2024", "сколько эмигрантов выбыло за первое полугодие 2024"),
    ("сальдо миграции 2020п люс или минус", "сальдо миграции 2020 плюс или минус"),
    ("сколько немцев уехало из Казахстанав 2025", "сколько немцев уехало из Казахстана в 2025"),
    # short words
    ("net migration o Kazakhstan in 2024", "net migration of Kazakhstan in 2024"),
    ("remittances received by Kazakhstan qin 2020", "remittances received by Kazakhstan in 2020"),
    ("how many people moved frm Germany in 2024", "how many people moved from Germany in 2024"),
    ("how many people moved form Germany in 2024", "how many people moved from Germany in 2024"),
    ("when waws the balance positive before", "when was the balance positive before"),
    ("emigrated to hte US in 2024", "emigrated to the US in 2024"),
    # two letters say no trend, no country and no group: up, US, men
    ("how many people moved tp Russia in 2019", "how many people moved to Russia in 2019"),
    ("What are the main reasons people want tp leave?", "What are the main reasons people want to leave?"),
    ("migration balance mn January-April 2025", "migration balance in January-April 2025"),
    # question words
    ("whnt ethnic groups leave Kazakhstan", "what ethnic groups leave Kazakhstan"),
    ("What are th main reasons people want to leave?", "What are the main reasons people want to leave?"),
    ("ow many people left in 2024", "how many people left in 2024"),
    ("hwo many people left in 2024", "how many people left in 2024"),
    ("сколько прехало из Росии в 2022", "сколько приехало из России в 2022"),
    ("скоко человек уехало в 2019", "сколько человек уехало в 2019"),
    ("2024 жылы Қазақстаннан қаша адам кетті", "2024 жылы Қазақстаннан қанша адам кетті"),
    ("net migration of Wes Kazakhstan in 2023", "net migration of West Kazakhstan in 2023"),
    ("чистая миграция по ОН за 1994 год", "чистая миграция по ООН за 1994 год"),  # он is a word too
    # the end of a Kazakh name is no case: -стан
    ("Қазаақстан иммиграция 2024", "Қазақстан иммиграция 2024"),
    ("Казаахстан иммиграциясы 2024 жыл", "Казахстан иммиграциясы 2024 жыл"),
    ("Қазаақстаннан эмиграция 2024", "Қазақстаннан эмиграция 2024"),
    # two errors in one question, or in a long word
    ("net mirgation fo Kazakhstan in 2024", "net migration of Kazakhstan in 2024"),
    ("how many gkazakhustanis worked in the eurasian union in 2018", "how many kazakhstanis worked in the eurasian union in 2018"),
    ("сколько эмигрантво уеало в 2019", "сколько эмигрантов уехало в 2019"),
    ("net migratiooooon of Kazaaaakhstan in 2024", "net migration of Kazakhstan in 2024"),
    # another alphabet or keyboard
    ("skok uehalo v rossiyu v 2024", "скок уехало в россию в 2024"),
    ("crjkmrj ghbt[fkj d rfpf[cnfy d I rdfhnfkt 2025", "сколько приехало в казахстан в I квартале 2025"),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "meant"), _SAME)
def test_a_slip_of_the_hand_changes_nothing(lexicon: Lexicon, typed: str, meant: str) -> None:
    understood = _read(lexicon, meant)
    assert isinstance(understood, Question)
    assert spec(_read(lexicon, typed)) == spec(understood)


@pytest.mark.parametrize(
    ("typed", "readings"),
    [
        ("amigration 2024", {"migration", "emigration", "immigration"}),  # a letter too many, or wrong
        ("meigration 2024", {"migration", "emigration"}),
        ("immigrants fro Germany", set()),  # for, or from
        ("2024 жылы Ресейдне қанша адам көшіп келді", {"from", "in"}),  # Ресейден or Ресейде
        ("how many manu left in 2024", set()),
    ],
)  # fmt: skip
def test_what_may_be_two_things_is_not_guessed(
    lexicon: Lexicon, typed: str, readings: set[str]
) -> None:
    understood = _read(lexicon, typed)
    assert not isinstance(understood, Question) or not readings
    if isinstance(understood, Ambiguous):
        assert understood.about is Ambiguity.SPELLING
        assert len({spec(reading) for reading in understood.readings}) >= 2


@pytest.mark.parametrize(
    "text",
    [
        "emigration of penguins from Kazakhstan in 2024",
        "how many tourists ate bananas in 2024",
        "trde blance of Kazakhstan 2023",
        "emigrants with a Ph n 2024",  # a PhD
        "сколько миллионеров уехло в 2024",
        "give me your jame",
        "share of mn planning to emigrate",  # of men
        "gnder of immigrants 2024",
        "how many people did mot leave in 2024",
        "2024 жылыҚытайға қанша мектеп кетті",
    ],
)
def test_another_word_of_the_language_is_no_slip(lexicon: Lexicon, text: str) -> None:
    assert not isinstance(_read(lexicon, text), Question) or _read(lexicon, text).series == ()


_QUESTIONS = (
    "how many people left Kazakhstan for Russia in 2019",
    "how many people came to Kazakhstan from Uzbekistan in 2024",
    "net migration of Kazakhstan in 2023",
    "emigration january-april 2024",
    "сколько человек уехало из Казахстана в Россию в 2021 году",
    "сколько человек приехало из Узбекистана в 2024 году",
    "сальдо миграции Туркестанской области за 2024 год",
    "доля женщин среди уехавших в 2024",
    "2024 жылы Қазақстаннан қанша адам кетті",
    "Ресейден 2025 жылы қанша адам көшіп келді",
)
_LETTERS = {True: "abcdefghijklmnopqrstuvwxyz", False: "абвгдежзийклмнопрстуфхцчшщыьэюя"}


def _slips(meant: str, at: int) -> tuple[str, ...]:
    """The text with the letter there missing, swapped with the next, doubled by or changed to another."""
    rest = meant[at + 1 :]
    letters = _LETTERS[meant[at].isascii()]
    added = (letter + kept + rest for letter in letters for kept in (meant[at], ""))
    return tuple(meant[:at] + end for end in (rest, rest[:1] + meant[at] + rest[1:], *added))


@st.composite
def _mistyped(draw: st.DrawFn) -> tuple[str, str]:
    """A question, and the same with one letter missing, added, changed or swapped in a long word."""
    meant = draw(st.sampled_from(_QUESTIONS))
    places = [i for i in range(len(meant)) if _is_inside(meant, i)]
    return meant, draw(st.sampled_from(_slips(meant, draw(st.sampled_from(places)))))


def _is_inside(text: str, at: int) -> bool:
    """Whether a letter of a word of at least five stands there, with a letter after it."""
    start = text.rfind(" ", 0, at) + 1
    word = text[start:].partition(" ")[0]
    return len(word) >= 5 and word.isalpha() and text[at : at + 2].isalpha() and at + 1 < len(text)


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(_mistyped())
def test_one_slip_never_makes_another_answer(lexicon: Lexicon, typed: tuple[str, str]) -> None:
    assume(not _is_another_word(lexicon, *typed))
    meant, slipped = (_read(lexicon, text) for text in typed)
    assert not isinstance(slipped, Question) or _figures(slipped) in (_figures(meant), ())


@pytest.mark.slow
@pytest.mark.parametrize("meant", _QUESTIONS)
def test_no_single_slip_makes_another_answer(lexicon: Lexicon, meant: str) -> None:
    wanted = (_figures(_read(lexicon, meant)), ())
    places = (i for i in range(len(meant)) if _is_inside(meant, i))
    slips = dict.fromkeys(slip for at in places for slip in _slips(meant, at))
    typed = [slip for slip in slips if not _is_another_word(lexicon, meant, slip)]
    read = {slip: _read(lexicon, slip) for slip in typed}
    wrong = [s for s, u in read.items() if isinstance(u, Question) and _figures(u) not in wanted]
    assert wrong == []
    right = sum(isinstance(u, Question) and _figures(u) == wanted[0] for u in read.values())
    assert right >= len(read) * 0.85  # the rest is asked back, or declined


def _is_another_word(lexicon: Lexicon, meant: str, typed: str) -> bool:
    """Whether the slip makes another known word, as that from emigration to migration does."""
    rows = (lexicon.words(tokenise(text)) for text in (meant, typed))
    pairs = [(word, slip) for word, slip in zip(*rows, strict=True) if word.token != slip.token]
    return any(slip.is_known and set(slip.keys).isdisjoint(word.keys) for word, slip in pairs)


def _figures(understood: Understanding) -> tuple[object, ...]:
    """The slots that an answer shows figures of; none if it is not one of figures."""
    if not isinstance(understood, Question):
        return ()
    return (understood.series, understood.periods) if understood.series else ()
