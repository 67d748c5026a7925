"""Raw text to folded tokens, and to the keys under which words are found."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.normalise import exact_keys, fold, keys, token_keys, tokenise
from knowledge.normalise.fold import clean, loosen
from knowledge.types.fact import Language


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("Kazakhstan", "kazakhstan"),
        ("КАЗАХСТАН", "казахстан"),
        ("ҚАЗАҚСТАН", "қазақстан"),
        ("уехавшие ЁЖИ", "уехавшие ежи"),
        ("е\u0308лка", "елка"),  # ё as two characters
        ("Йошкар", "йошкар"),
        ("и\u0306ога", "йога"),  # й as two characters
        ("2012–2018", "2012-2018"),
        ("2012—2018", "2012-2018"),
        ("2012\u20112018", "2012-2018"),
        ("−6,722", "-6,722"),
        ("Côte d’Ivoire", "cote d'ivoire"),
        ("Türkiye", "turkiye"),
        ("São Tomé", "sao tome"),
        ("Łódź", "lodz"),
        ("Straße", "strasse"),
        ("İstanbul", "istanbul"),
        ("Ｋａｚａｋｈｓｔａｎ", "kazakhstan"),  # full-width letters
        ("KZ\u200b\u200eRU", "kzru"),
        ("\u202eemigration\u202c", "emigration"),
        ("\ufeffсальдо", "сальдо"),
        ("эми\u00adграция", "эмиграция"),
        ("a\x00b\x1fc", "abc"),
        ("line\nbreak\ttab", "line\nbreak\ttab"),
        ("", ""),
    ],
)
def test_cleaning_makes_one_writing_of_many(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Қазақстан", "казакстан"),
        ("көші-қон", "коши-кон"),
        ("Өзбекстан", "озбекстан"),
        ("Әзербайжан", "азербайжан"),
        ("Германияға", "германияга"),
        ("шаң", "шан"),
        ("жүзі", "жузи"),
        ("үй", "уй"),
        ("ұлт", "улт"),
        ("Жәңгір хан", "жангир хан"),
        ("эмиграция", "емиграция"),
        ("объём", "обем"),
        ("выехавшие", "выехавшие"),
        ("день", "ден"),
        ("Ёлка", "елка"),
    ],
)
def test_words_typed_with_other_letters_fold_to_the_same(one: str, other: str) -> None:
    assert fold(one) == fold(other) == other


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("emigration", "immigration"),
        ("эмиграция", "иммиграция"),
        ("Ресейден", "Ресейге"),
        ("въехало", "выехало"),
        ("2023", "2024"),
        ("казахи", "казахстанцы"),
        ("Иран", "Ирак"),
    ],
)
def test_words_of_another_meaning_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(st.text(alphabet="абвгдеёжзийклмнопрстуфхцчшщъыьэюяқәғңөұүһі -"))
def test_letters_in_capitals_fold_to_the_same(text: str) -> None:
    assert fold(text.upper()) == fold(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("How many people left?", "how|many|people|left"),
        ("сколько уехало в 2024?", "сколько|уехало|в|2024"),
        ("in2024", "in|2024"),
        ("в2024году", "в|2024|году"),
        ("2024г.", "2024|г"),
        ("2024жылы", "2024|жылы"),
        ("16 600", "16 600"),
        ("16,600", "16,600"),
        ("16\u00a0600", "16 600"),
        ("16.600", "16.600"),
        ("20 283 399", "20 283 399"),
        ("1,234.5", "1,234.5"),
        ("29,9%", "29,9"),
        ("2024 600", "2024|600"),
        ("2023 2024", "2023|2024"),
        ("12 2024", "12|2024"),
        ("2012-2018", "2012|2018"),
        ("2012–18", "2012|18"),
        ("2018-10-15", "2018|10|15"),
        ("Q1", "q|1"),
        ("I квартал", "i|квартал"),
        ("ІІ тоқсан", "ii|тоқсан"),  # typed with the Kazakh letter
        ("Kazakhstan's", "kazakhstan's"),
        ("Kazakhstan’s", "kazakhstan's"),
        ("АҚШ-қа", "ақшқа"),
        ("АҚШ-тан", "ақштан"),
        ("БҰҰ-ның", "бұұның"),
        ("РФ-дан", "рфдан"),
        ("көші-қон", "көші|қон"),
        ("how canI", "how|can|i"),
        ("2024 жылыҚытайға", "2024|жылы|қытайға"),
        ("КазНУ, ЕАЭС, YouTube", "казну|еаэс|youtube"),
        ("январь-апрель", "январь|апрель"),
        ("e-mail", "e|mail"),
        ("снова_и_снова", "снова|и|снова"),
        ("<b>2024</b>", "b|2024|b"),
        ("{{ 7*7 }}", "7|7"),
        ("'; DROP TABLE fact; --", "drop|table|fact"),
        ("👍🏽🇰🇿", ""),
        ("…?!", ""),
        ("", ""),
    ],
)
def test_a_text_becomes_words_and_numbers(text: str, words: str) -> None:
    assert "|".join(token.word for token in tokenise(text)) == words


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("left in 2024", [False, False, True]),
        ("16 600 people", [True, False]),
        ("Q1 2025", [False, True, True]),
        ("I квартал", [False, False]),
    ],
)
def test_numbers_are_told_from_words(text: str, numbers: list[bool]) -> None:
    assert [token.is_number for token in tokenise(text)] == numbers


@pytest.mark.parametrize(
    ("text", "joined", "arrow", "begins_sentence"),
    [
        ("2012-2018", True, False, False),
        ("2012 – 2018", True, False, False),
        ("2012 2018", False, False, False),
        ("2012, 2018", False, False, False),
        ("KZ → RU", False, True, False),
        ("KZ->RU", False, True, False),
        ("Hello. Emigration", False, False, True),
        ("Привет! Сальдо", False, False, True),
        ("сәлем\nкөші", False, False, True),
    ],
)
def test_a_token_knows_what_stands_before_it(
    text: str, joined: bool, arrow: bool, begins_sentence: bool
) -> None:
    _, second = tokenise(text)
    assert (second.is_joined, second.is_arrow, second.ends_sentence_before) == (
        joined,
        arrow,
        begins_sentence,
    )


@given(st.text())
def test_every_token_stands_where_it_says(text: str) -> None:
    cleaned = clean(text)
    end = 0
    for token in tokenise(text):
        assert token.gap == cleaned[end : token.start]
        assert token.start < token.end <= len(cleaned)
        assert token.word
        end = token.end


ENGLISH, RUSSIAN, KAZAKH = Language


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        (ENGLISH, "emigrants", "emigr"),
        (ENGLISH, "emigrated", "emigr"),
        (ENGLISH, "immigrants", "immigr"),
        (ENGLISH, "natural increase", "natur increas"),
        (RUSSIAN, "эмигрантов", "эмигрант"),
        (RUSSIAN, "Германии", "герман"),
        (RUSSIAN, "объёма", "обем"),
        (KAZAKH, "көші-қон айырымы", "коши кон айырымы"),
        (KAZAKH, "АҚШ-қа", "акшка"),
        (ENGLISH, "1 000", "1000"),
        (ENGLISH, "16,600", "16600"),
        (RUSSIAN, "2024", "2024"),
    ],
)
def test_keys_are_one_for_each_word(language: Language, text: str, found: str) -> None:
    expected = tuple(loosen(word) for word in found.split())
    assert keys(language, text) == expected


@pytest.mark.parametrize(
    "forms",
    [
        "эмиграция эмиграции эмиграцию эмиграцией",
        "выехал выехало выехали",
        "регион региона регионов",
        "область области областью",
        "мигрант мигранты мигрантов мигрантам",
    ],
)
def test_russian_forms_of_a_word_meet_in_one_key(forms: str) -> None:
    assert len({keys(RUSSIAN, form) for form in forms.split()}) == 1


@pytest.mark.parametrize("forms", ["leave leaves leaving", "migrant migrants", "country countries"])
def test_english_forms_of_a_word_meet_in_one_key(forms: str) -> None:
    assert len({keys(ENGLISH, form) for form in forms.split()}) == 1


def test_exact_keys_keep_the_endings() -> None:
    assert exact_keys("меня уехавших Қазақстанда") == ("меня", "уехавших", "казакстанда")


@pytest.mark.parametrize(
    ("word", "first"),
    [
        ("emigrants", "emigrants"),
        ("қазақстаннан", "казакстаннан"),
        ("германии", "германии"),
        ("16 600", "16600"),
        ("2024", "2024"),
    ],
)
def test_the_word_as_written_is_the_likeliest_key(word: str, first: str) -> None:
    assert token_keys(word)[0] == first


@pytest.mark.parametrize(
    ("word", "key"),
    [
        ("emigrants", "emigr"),
        ("қазақстаннан", "казакстан"),
        ("германии", "герман"),
        ("германияға", "германия"),
        ("қыркүйегі", "кыркуйек"),
    ],
)
def test_a_word_of_unknown_language_is_found_by_its_stem(word: str, key: str) -> None:
    assert key in token_keys(word)


@given(st.text())
def test_any_word_has_keys_without_gaps(text: str) -> None:
    for token in tokenise(text):
        assert token_keys(token.word)
        assert all(token_keys(token.word))
