"""Kazakh endings: what is left when they are cut, and what they say of a place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.normalise.fold import loosen
from knowledge.normalise.kazakh import Case, case_of, stems


@pytest.mark.parametrize(
    ("form", "stem"),
    [
        ("Қазақстаннан", "қазақстан"),
        ("Қазақстанға", "қазақстан"),
        ("Қазақстанда", "қазақстан"),
        ("Қазақстанның", "қазақстан"),
        ("Қазақстанды", "қазақстан"),
        ("Қазақстанмен", "қазақстан"),
        ("Ресейден", "ресей"),
        ("Ресейге", "ресей"),
        ("Германияға", "германия"),
        ("Түркиядан", "түркия"),
        ("Өзбекстанға", "өзбекстан"),
        ("Алматыдан", "алматы"),
        ("облысынан", "облыс"),
        ("облысында", "облыс"),
        ("қалаларда", "қала"),
        ("адамдардың", "адам"),
        ("көшкендер", "көшкен"),
        ("дәрігерлердің", "дәрігер"),
        ("мұғалімдер", "мұғалім"),
        ("қазақтардың", "қазақ"),
        ("немістер", "неміс"),
        ("жылдардағы", "жыл"),
        ("тоқсанындағы", "тоқсан"),
        ("сәуіріне", "сәуір"),
        ("қыркүйегінде", "қыркүйек"),
        ("желтоқсанында", "желтоқсан"),
        ("сальдосы", "сальдо"),
        ("жартысында", "жарты"),
    ],
)
def test_the_stem_is_among_those_left(form: str, stem: str) -> None:
    assert loosen(stem) in stems(loosen(form.lower()))


@pytest.mark.parametrize(
    ("form", "stem", "case"),
    [
        ("Қазақстаннан", "қазақстан", Case.ABLATIVE),
        ("Ресейден", "ресей", Case.ABLATIVE),
        ("АҚШтан", "ақш", Case.ABLATIVE),
        ("Түркиядан", "түркия", Case.ABLATIVE),
        ("облысынан", "облыс", Case.ABLATIVE),
        ("Қазақстанға", "қазақстан", Case.DATIVE),
        ("Ресейге", "ресей", Case.DATIVE),
        ("АҚШқа", "ақш", Case.DATIVE),
        ("Германияға", "германия", Case.DATIVE),
        ("облысына", "облыс", Case.DATIVE),
        ("шетелге", "шетел", Case.DATIVE),
        ("Қазақстанда", "қазақстан", Case.LOCATIVE),
        ("Ресейде", "ресей", Case.LOCATIVE),
        ("облысында", "облыс", Case.LOCATIVE),
        ("елінде", "ел", Case.LOCATIVE),
        ("Қазақстанның", "қазақстан", Case.GENITIVE),
        ("Ресейдің", "ресей", Case.GENITIVE),
        ("облысының", "облыс", Case.GENITIVE),
        ("Ресеймен", "ресей", Case.INSTRUMENTAL),
        ("Қытаймен", "қытай", Case.INSTRUMENTAL),
        ("Өзбекстанмен", "өзбекстан", Case.INSTRUMENTAL),
        ("Қазақстанды", "қазақстан", None),
        ("Қазақстан", "қазақстан", None),
        ("облысы", "облыс", None),
    ],
)
def test_the_ending_says_the_case(form: str, stem: str, case: Case | None) -> None:
    assert case_of(loosen(form.lower()), loosen(stem)) is case


@given(st.text(alphabet="абгдежзийклмнопрстуцшы", min_size=1, max_size=20))
def test_stems_begin_like_the_word_and_get_shorter(word: str) -> None:
    found = stems(word)
    assert found[0] == word
    assert [len(stem) for stem in found] == sorted((len(stem) for stem in found), reverse=True)
    assert all(stem == word or len(stem) >= 3 for stem in found)
    assert all(word.startswith(stem[:-1]) for stem in found)
