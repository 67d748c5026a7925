"""Words in the other alphabet, and letters typed on the other keyboard layout."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.normalise.keys import transliterated_keys
from knowledge.normalise.transliterate import other_layouts, to_cyrillic


@pytest.mark.parametrize(
    ("latin", "cyrillic"),
    [
        ("skolko", "сколко"),
        ("uehalo", "уехало"),
        ("migraciya", "миграция"),
        ("migratsiya", "миграция"),
        ("emigratsiya", "емиграция"),
        ("priehalo", "приехало"),
        ("saldo", "салдо"),
        ("kazahstan", "казахстан"),
        ("kazakhstan", "казахстан"),
        ("rossiyu", "россию"),
        ("rossiju", "россию"),
        ("germaniyu", "германию"),
        ("chislo", "число"),
        ("bezhency", "беженцы"),
        ("shchuka", "щука"),
        ("zhyl", "жыл"),
        ("jyl", "жыл"),
        ("jyly", "жылы"),
        ("qazaqstan", "казакстан"),
        ("qansha", "канша"),
        ("adam", "адам"),
        ("ketti", "кетти"),
        ("reseyge", "ресейге"),
    ],
)
def test_a_latin_word_may_stand_for_a_cyrillic_one(latin: str, cyrillic: str) -> None:
    assert cyrillic in to_cyrillic(latin)


@pytest.mark.parametrize(
    ("latin", "key"),
    [
        ("kazahstana", "казахстан"),
        ("rossii", "росс"),
        ("qazaqstannan", "казакстан"),
        ("oblystan", "облыс"),
    ],
)
def test_a_latin_word_is_found_by_the_cyrillic_stem(latin: str, key: str) -> None:
    assert key in transliterated_keys(latin)


@pytest.mark.parametrize("word", ["миграция", "naïve-ß", "日本", "øl"])
def test_other_letters_stand_for_no_cyrillic_word(word: str) -> None:
    assert to_cyrillic(word) == ()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("cfkmlj", "сальдо"),
        ("cfkmlj vbuhfwbb 2018", "сальдо миграции 2018"),
        ("CFKMLJ", "сальдо"),
        ("'vbuhfwbz", "эмиграция"),
        ("crjkmrj k.ltq ett[fkj", "сколько людей уеехало"),
        ("jn]tpl", "отъезд"),
        ("ьшпкфешщт 2024", "migration 2024"),
        ("туе ьшпкфешщт", "net migration"),
        ("уьшпкфешщт", "emigration"),
        ("Рщц ьфтн", "how many"),
    ],
)
def test_letters_of_the_other_layout_are_read(typed: str, meant: str) -> None:
    assert meant in other_layouts(typed)


@pytest.mark.parametrize("text", ["", "2024", "2018 2019", "!"])
def test_what_both_layouts_type_alike_has_no_other_reading(text: str) -> None:
    assert other_layouts(text) == ()


_ENGLISH_WORDS = st.text(alphabet="abcdefghijklmnopqrstuvwxyz ", min_size=1).filter(str.strip)
_RUSSIAN_WORDS = st.text(alphabet="абвгдеёжзийклмнопрстуфхцчшщъыьэюя ", min_size=1).filter(
    str.strip
)


@given(st.one_of(_ENGLISH_WORDS, _RUSSIAN_WORDS))
def test_a_text_typed_on_the_other_layout_is_read_back(text: str) -> None:
    assert any(text in other_layouts(typed) for typed in other_layouts(text))


@given(st.text())
def test_no_text_breaks_the_layouts_or_the_alphabets(text: str) -> None:
    assert text.lower() not in other_layouts(text)
    assert all(to_cyrillic(word) is not None for word in text.split())
