"""What editors type at each step: a value, or a refusal with what may have been meant."""

from __future__ import annotations

import pytest
from drafting import FIGURE, SOURCE, STATEMENT, fact_form, filled_in, refusal, source_form
from hypothesis import given
from hypothesis import strategies as st

from knowledge.drafting.errors import StepError
from knowledge.drafting.form import Filled, Form
from knowledge.lexicon import Lexicon
from knowledge.store import Store

_BEFORE = {"indicator": 1, "quality": 2, "place": 3, "counterpart": 4, "breakdown": 5, "period": 6,
           "value": 7, "unit": 8, "source": 9, "locator": 10, "authority": 11}  # fmt: skip


@pytest.fixture(scope="session")
def form(shipped: Store, lexicon: Lexicon) -> Form:
    return fact_form(shipped, lexicon)


def at(form: Form, step: str, **cells: str) -> Filled:
    """The form of a figure at a step, with some cells otherwise."""
    filled = filled_in(form, FIGURE[: _BEFORE[step]])
    assert filled.at == step
    return Filled({**filled.cells, **cells}, step)


@pytest.mark.parametrize(
    ("step", "typed", "cell"),
    [
        ("indicator", "emigration", "emigration"),
        ("indicator", "NET migration", "net_migration"),
        ("indicator", "Сальдо миграции", "net_migration"),
        ("indicator", "Көші-қон сальдосы", "net_migration"),
        ("quality", "Final", "final"),
        ("place", "KZ-55", "KZ-55"),
        ("place", "kz-55", "KZ-55"),
        ("place", "Павлодарская область", "KZ-55"),
        ("place", "в Павлодаре", "KZ-55"),
        ("place", "Pavlodar", "KZ-55"),
        ("place", "Павлодар облысы", "KZ-55"),
        ("place", "ҚР", "KZ"),
        ("place", "ВКО", "KZ-63"),
        ("place", "Алматы", "KZ-75"),
        ("place", "Алматинская область", "KZ-19"),
        ("counterpart", "в Германию", "DE"),
        ("counterpart", "Ресейге", "RU"),
        ("counterpart", "the USA", "US"),
        ("counterpart", "ЕАЭС", "EAEU"),
        ("counterpart", "RU + kg", "RU+KG"),
        ("counterpart", "Россия+Кыргызстан", "RU+KG"),
        ("breakdown", "sex:female", "sex:female"),
        ("period", "2024", "2024"),
        ("period", "2024 год", "2024"),
        ("period", "2024 жыл", "2024"),
        ("period", "янв-апр 2025", "2025-01/2025-04"),
        ("period", "Jan–Apr 2025", "2025-01/2025-04"),
        ("period", "қаңтар-сәуір 2025", "2025-01/2025-04"),
        ("period", "2025-01/2025-04", "2025-01/2025-04"),
        ("period", "2025-Q1", "2025-Q1"),
        ("period", "2025-q1", "2025-Q1"),
        ("period", "1 кв. 2025", "2025-Q1"),
        ("period", "2025 жылғы 1 тоқсан", "2025-Q1"),
        ("period", "первое полугодие 2025", "2025-01/2025-06"),
        ("period", "9 месяцев 2025", "2025-01/2025-09"),
        ("period", "2012—2018", "2012/2018"),
        ("period", "last year", "2025"),
        ("value", "7608", "7608"),
        ("value", "7 608", "7608"),
        ("value", "7,608", "7608"),
        ("value", "7.608", "7608"),
        ("value", "1 234 567", "1234567"),
        ("value", "1.234.567", "1234567"),
        ("value", "−6 722", "-6722"),
        ("value", "-6722", "-6722"),
        ("value", "+9,293", "9293"),
        ("value", "16.6 тыс.", "16600"),
        ("value", "16,6 thousand", "16600"),
        ("value", "16,6 мың", "16600"),
        ("value", "1,2 млн", "1200000"),
        ("value", "0", "0"),
        ("unit", "persons", "persons"),
        ("source", "KZ-decline-2025", "kz-decline-2025"),
        ("locator", " table 3 ", "table 3"),
        ("authority", "BNS", "bns"),
    ],
)  # fmt: skip
def test_the_editors_own_words_are_read(form: Form, step: str, typed: str, cell: str) -> None:
    assert form.answered(at(form, step), typed).cells[step] == cell


@pytest.mark.parametrize(
    ("typed", "value", "value_max", "precision", "published"),
    [
        ("7 608", "7608", "", "exact", "7 608"),
        ("16.6 тыс.", "16600", "", "rounded", "16.6 тыс."),
        ("~7600", "7600", "", "approximate", "7600"),
        ("≈ 7 600", "7600", "", "approximate", "7 600"),
        (">=500", "500", "", "at_least", "500"),
        ("≤ 1,5 млн", "1500000", "", "at_most", "1,5 млн"),
        ("100–120", "100", "120", "range", "100–120"),
        ("100 - 120 тыс", "100000", "120000", "range", "100 - 120 тыс"),
    ],
)
def test_a_value_says_how_exact_it_is(
    form: Form, typed: str, value: str, value_max: str, precision: str, published: str
) -> None:
    cells = form.answered(at(form, "value"), typed).cells
    assert (cells["value"], cells["value_max"]) == (value, value_max)
    assert (cells["precision"], cells["value_as_published"]) == (precision, published)


@pytest.mark.parametrize(
    ("step", "typed", "kind", "suggested"),
    [
        ("indicator", "", "empty", ()),
        ("indicator", "Эмигрция", "not_held", ("emigration", "migration", "educational_migration")),
        ("indicator", "GDP", "not_held", ()),
        ("place", "Павлодр", "not_held", ("KZ-55",)),
        ("place", "Париж", "other_place", ()),
        ("place", "Россия и Германия", "several", ("RU", "DE")),
        ("place", "KZ-99", "not_held", ("KZ", "KZ-19", "KZ-39")),
        ("place", "=1+1", "formula", ()),
        ("place", "сальдо Павлодар", "not_held", ("KZ-55",)),
        ("counterpart", "Росссия", "not_held", ("RU",)),
        ("breakdown", "sex:femal", "not_held", ("sex:female", "sex:male")),
        ("period", "2024-13", "not_a_period", ()),
        ("period", "31 февраля 2024", "not_a_period", ()),
        ("period", "январь", "not_a_period", ()),
        ("period", "2024 и 2025", "several", ("2024", "2025")),
        ("period", "Алматы 2024", "not_a_period", ("2024",)),
        ("period", "1 июля 2024", "not_a_span", ("2024-07", "2024")),
        ("period", "2026", "not_over", ()),
        ("period", "2052", "not_over", ()),
        ("value", "", "empty", ()),
        ("value", "много", "not_a_number", ()),
        ("value", "7 608 человек", "not_a_number", ("7 608",)),
        ("value", "7.5", "not_whole", ("8",)),
        ("value", "1,234 млн", "unclear_number", ("1234", "1.2340")),
        ("value", "2024 600", "not_a_number", ()),
        ("value", "120-100", "not_a_number", ()),
        ("value", "1,23,456", "not_a_number", ()),
        ("value", "9" * 16, "too_many_digits", ()),
        ("value", "=SUM(A1)", "formula", ()),
        ("unit", "people", "not_held", ()),
        ("unit", "person", "not_held", ("persons",)),
        ("source", "kz-declin-2025", "not_held", ("kz-decline-2025",)),
        ("locator", "x" * 5001, "too_long", ()),
    ],
)  # fmt: skip
def test_a_refusal_says_why_and_suggests(
    form: Form, step: str, typed: str, kind: str, suggested: tuple[str, ...]
) -> None:
    found, suggestions = refusal(form, at(form, step), typed)
    assert (found, suggestions[: len(suggested)]) == (kind, suggested)


@pytest.mark.parametrize(
    ("indicator", "typed", "kind", "suggested"),
    [
        ("population", "2024", "not_a_day", ("2024-01-01",)),
        ("emigrant_stock", "2024", "not_a_day", ("2024-07-01",)),
        ("net_migration", "2025-03-01", "not_a_span", ("2025-03", "2025")),
    ],
)
def test_a_stock_is_of_a_day_and_a_flow_is_not(
    form: Form, indicator: str, typed: str, kind: str, suggested: tuple[str, ...]
) -> None:
    assert refusal(form, at(form, "period", indicator=indicator), typed) == (kind, suggested)


def test_only_a_projection_is_of_a_time_to_come(form: Form) -> None:
    projected = at(form, "period", quality="projection")
    assert form.answered(projected, "2030").cells["period"] == "2030"


@pytest.mark.parametrize("typed", ["13,744", "13.744", "-1.234"])
def test_three_digits_after_a_point_are_unclear_where_decimals_are_counted(
    form: Form, typed: str
) -> None:
    rate = at(form, "value", indicator="net_migration_rate_un_estimate")
    kind, (whole, decimal) = refusal(form, rate, typed)
    assert kind == "unclear_number"
    assert "." not in form.answered(rate, whole).cells["value"]
    assert "." in form.answered(rate, decimal).cells["value"]


@pytest.mark.parametrize(
    ("language", "typed", "cell"),
    [
        ("en", "brain drain 3, students", "3 brain drain; 2 students"),
        ("en", "3 brain drain; 2 students", "3 brain drain; 2 students"),
        ("en", "Brain Drain: 3\nstudents - 1", "3 brain drain; 1 students"),
        ("en", "drain 1, drain 3", "3 drain"),
        ("ru", "утечка мозгов 3; врачи", "3 утечка мозгов; 2 врачи"),
        ("kk", "3. дәрігерлер, ауыл", "3 дәрігерлер; 2 ауыл"),
    ],
)
def test_keywords_are_read_with_their_weights(
    form: Form, language: str, typed: str, cell: str
) -> None:
    filled = Filled({"kind": "statement"}, f"keywords_{language}")
    assert form.answered(filled, typed).cells[filled.at] == cell


@pytest.mark.parametrize(
    ("step", "typed", "kind"),
    [
        ("text_en", "Врачи уезжают.", "other_alphabet"),
        ("text_ru", "Doctors leave.", "other_alphabet"),
        ("text_kk", "Doctors leave.", "other_alphabet"),
        ("text_en", "12", "other_alphabet"),
        ("text_en", "", "empty"),
        ("keywords_ru", "doctors", "other_alphabet"),
        ("keywords_en", ";", "empty"),
    ],
)
def test_words_are_in_their_language(form: Form, step: str, typed: str, kind: str) -> None:
    cells = {"kind": "statement", "text_en": "Doctors leave."}
    assert refusal(form, Filled(cells, step), typed)[0] == kind


@pytest.mark.parametrize(
    ("step", "typed", "cell"),
    [
        ("url", "https://stat.gov.kz/ru/", "https://stat.gov.kz/ru/"),
        ("url", "http://www.stat.gov.kz", "http://www.stat.gov.kz"),
        ("published", "2024", "2024"),
        ("published", "апрель 2024", "2024-04"),
        ("published", "14 April 2024", "2024-04-14"),
        ("kind", "news", "news"),
        ("producer", "Bureau of National Statistics of Kazakhstan", "bns"),
        ("language", "kk", "kk"),
    ],
)
def test_a_source_is_read(
    shipped: Store, lexicon: Lexicon, step: str, typed: str, cell: str
) -> None:
    form = source_form(shipped, lexicon)
    assert form.answered(Filled({}, step), typed).cells[step] == cell


@pytest.mark.parametrize(
    ("step", "typed", "kind", "suggested"),
    [
        ("url", "stat.gov.kz/ru", "not_an_address", ("https://stat.gov.kz/ru",)),
        ("url", "ftp://stat.gov.kz", "not_an_address", ()),
        ("url", "https://", "not_an_address", ()),
        ("url", "https://localhost", "not_an_address", ()),
        ("url", "https://user:secret@stat.gov.kz", "not_an_address", ()),
        ("url", "https://stat.gov.kz/a b", "not_an_address", ()),
        ("url", "javascript:alert(1)", "not_an_address", ()),
        ("url", "https://[::1", "not_an_address", ()),
        ("title", " ", "empty", ()),
        ("published", "2024-Q1", "not_a_date", ("2026-03-10", "2026")),
        ("published", "2027", "not_a_date", ("2026-03-10", "2026")),
        ("published", "2012-2018", "not_a_date", ("2026-03-10", "2026")),
        ("published", "yesterday", "not_a_period", ()),
        ("kind", "newspaper", "not_held", ()),
        ("producer", "bnss", "not_held", ("bns",)),
        ("id", "Новый", "bad_id", ()),
    ],
)
def test_a_source_is_refused(
    shipped: Store, lexicon: Lexicon, step: str, typed: str, kind: str, suggested: tuple[str, ...]
) -> None:
    form = source_form(shipped, lexicon)
    found, suggestions = refusal(form, Filled({}, step), typed)
    assert (found, suggestions[: len(suggested)]) == (kind, suggested)


STEPS = sorted(_BEFORE)


@given(step=st.sampled_from(STEPS), typed=st.text(max_size=40))
def test_whatever_is_typed_is_taken_or_refused(form: Form, step: str, typed: str) -> None:
    filled = Filled({**filled_in(form, FIGURE).cells}, step)
    try:
        form.answered(filled, typed)
    except StepError as error:
        assert error.kind


@given(st.integers(-(10**14), 10**14), st.sampled_from([" ", ",", ".", "\u00a0", ""]))
def test_a_whole_number_is_read_however_it_is_grouped(
    form: Form, number: int, separator: str
) -> None:
    typed = f"{number:,}".replace(",", separator)
    filled = Filled({"indicator": "emigration"}, "value")
    assert form.answered(filled, typed).cells["value"] == str(number)


@given(st.data())
def test_a_suggestion_is_always_taken(form: Form, data: st.DataObject) -> None:
    step = data.draw(st.sampled_from(STEPS))
    names = [*form.lookups.references.places.names, *form.lookups.references.indicators.names]
    typed = data.draw(st.sampled_from(names)).replace("а", "о", 1) + data.draw(st.text(max_size=2))
    filled = Filled({**filled_in(form, FIGURE).cells}, step)
    try:
        form.answered(filled, typed)
    except StepError as error:
        for suggestion in error.suggestions:
            form.answered(filled, suggestion)


def test_all_answers_of_the_examples_are_read(shipped: Store, lexicon: Lexicon) -> None:
    form = fact_form(shipped, lexicon)
    assert filled_in(form, FIGURE).at == filled_in(form, STATEMENT).at == "summary"
    assert filled_in(source_form(shipped, lexicon), SOURCE).at == "summary"
