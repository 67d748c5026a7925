"""What the packaged words mean."""

from __future__ import annotations

import pytest
from test_lexicon import _read

from knowledge.lexicon import Kind, Lexicon

_PACKAGED = [
    # (words, kind, value, language): one row a kind of meaning and language
    ("kazakhstan", Kind.PLACE, "KZ"),
    ("Republic of Kazakhstan", Kind.PLACE, "KZ"),
    ("РК", Kind.PLACE, "KZ"),
    ("Казахстана", Kind.PLACE, "KZ"),
    ("Қазақстаннан", Kind.PLACE, "KZ"),
    ("ҚР", Kind.PLACE, "KZ"),
    ("Germany", Kind.PLACE, "DE"),
    ("Германию", Kind.PLACE, "DE"),
    ("Германии", Kind.PLACE, "DE"),
    ("Германияға", Kind.PLACE, "DE"),
    ("ФРГ", Kind.PLACE, "DE"),
    ("Uzbekistan", Kind.PLACE, "UZ"),
    ("Узбекистана", Kind.PLACE, "UZ"),
    ("Өзбекстаннан", Kind.PLACE, "UZ"),
    ("USA", Kind.PLACE, "US"),
    ("United States", Kind.PLACE, "US"),
    ("США", Kind.PLACE, "US"),
    ("АҚШ-қа", Kind.PLACE, "US"),
    ("South Korea", Kind.PLACE, "KR"),
    ("Южную Корею", Kind.PLACE, "KR"),
    ("Оңтүстік Кореяға", Kind.PLACE, "KR"),
    ("Türkiye", Kind.PLACE, "TR"),
    ("Turkey", Kind.PLACE, "TR"),
    ("Түркиядан", Kind.PLACE, "TR"),
    ("Украины", Kind.PLACE, "UA"),
    ("Kyrgyzstan", Kind.PLACE, "KG"),
    ("Киргизии", Kind.PLACE, "KG"),
    ("Қырғызстаннан", Kind.PLACE, "KG"),
    ("Côte d'Ivoire", Kind.PLACE, "CI"),
    ("New Zealand", Kind.PLACE, "NZ"),
    ("Новую Зеландию", Kind.PLACE, "NZ"),
    ("ВКО", Kind.PLACE, "KZ-63"),
    ("ШҚО", Kind.PLACE, "KZ-63"),
    ("СКО", Kind.PLACE, "KZ-59"),
    ("СҚО", Kind.PLACE, "KZ-59"),
    ("ЗКО", Kind.PLACE, "KZ-27"),
    ("БҚО", Kind.PLACE, "KZ-27"),
    ("ЮКО", Kind.PLACE, "KZ-61"),
    ("Нур-Султан", Kind.PLACE, "KZ-71"),
    ("Nur-Sultan", Kind.PLACE, "KZ-71"),
    ("Кустанай", Kind.PLACE, "KZ-39"),
    ("Павлодарской области", Kind.PLACE, "KZ-55"),
    ("Павлодар облысы", Kind.PLACE, "KZ-55"),
    ("Pavlodar region", Kind.PLACE, "KZ-55"),
    ("Almaty region", Kind.PLACE, "KZ-19"),
    ("Алматинской области", Kind.PLACE, "KZ-19"),
    ("Алматы облысынан", Kind.PLACE, "KZ-19"),
    ("Shymkent", Kind.PLACE, "KZ-79"),
    ("EAEU", Kind.PLACE, "EAEU"),
    ("ЕАЭС", Kind.PLACE, "EAEU"),
    ("ЕАЭО", Kind.PLACE, "EAEU"),
    ("CIS", Kind.PLACE, "CIS"),
    ("СНГ", Kind.PLACE, "CIS"),
    ("ТМД", Kind.PLACE, "CIS"),
    ("Ташкента", Kind.OTHER_PLACE, ""),
    ("казахстанцев", Kind.CITIZENS, "KZ"),
    ("қазақстандықтар", Kind.CITIZENS, "KZ"),
    ("Kazakhstanis", Kind.CITIZENS, "KZ"),
    ("россиян", Kind.CITIZENS, "RU"),
    ("казахов", Kind.ETHNICITY, "kazakhs"),
    ("қазақтар", Kind.ETHNICITY, "kazakhs"),
    ("немцев", Kind.ETHNICITY, "germans"),
    ("emigration", Kind.FEATURE, "out"),
    ("immigration", Kind.FEATURE, "in"),
    ("immigrants", Kind.FEATURE, "in"),
    ("въехало", Kind.FEATURE, "in"),
    ("выехало", Kind.FEATURE, "out"),
    ("уехали", Kind.FEATURE, "out"),
    ("кетті", Kind.FEATURE, "out"),
    ("көшіп келді", Kind.FEATURE, "in"),
    ("көшіп кетті", Kind.FEATURE, "out"),
    ("сальдо", Kind.FEATURE, "net"),
    ("көші-қон айырымы", Kind.FEATURE, "net"),
    ("refugees", Kind.FEATURE, "refugee"),
    ("беженцев", Kind.FEATURE, "refugee"),
    ("босқындар", Kind.FEATURE, "refugee"),
    ("кандасов", Kind.FEATURE, "qandas"),
    ("қандастар", Kind.FEATURE, "qandas"),
    ("remittances", Kind.FEATURE, "remittance"),
    ("women", Kind.BREAKDOWN, "sex:female"),
    ("женщин", Kind.BREAKDOWN, "sex:female"),
    ("әйелдер", Kind.BREAKDOWN, "sex:female"),
    ("rural", Kind.BREAKDOWN, "settlement:rural"),
    ("higher education", Kind.BREAKDOWN, "education:higher"),
    ("высшим образованием", Kind.BREAKDOWN, "education:higher"),
    ("teachers", Kind.BREAKDOWN, "specialty:teachers"),
    ("учителей", Kind.BREAKDOWN, "specialty:teachers"),
    ("мұғалімдер", Kind.BREAKDOWN, "specialty:teachers"),
    ("September", Kind.MONTH, "9"),
    ("сентябре", Kind.MONTH, "9"),
    ("қыркүйегінде", Kind.MONTH, "9"),
]


@pytest.mark.parametrize(("words", "kind", "value"), _PACKAGED)
def test_the_packaged_words_mean(lexicon: Lexicon, words: str, kind: Kind, value: str) -> None:
    (mention,) = _read(lexicon, words)
    assert mention is not None
    assert value in mention.values(kind)


@pytest.mark.parametrize(
    ("misspelt", "value"),
    [
        ("имиграция", "in"),
        ("имиграции", "in"),
        ("емиграция", "out"),
        ("emmigration", "out"),
        ("emmigrants", "out"),
        ("imigration", "in"),
        ("вехало", "in"),
    ],
)
def test_common_misspellings_of_polar_words_are_known(
    lexicon: Lexicon, misspelt: str, value: str
) -> None:
    (mention,) = _read(lexicon, misspelt)
    assert mention is not None
    assert mention.values(Kind.FEATURE) == (value,)


@pytest.mark.parametrize("word", ["qwxzvk", "зщшгъъ", "asdfgh", "xyzzy", "蒙古", "👍"])
def test_what_is_no_word_means_nothing(lexicon: Lexicon, word: str) -> None:
    assert all(mention is None for mention in _read(lexicon, word))
