"""Pictures as they come out: readable, within bounds, nothing upon another."""

from __future__ import annotations

from datetime import date
from itertools import combinations, pairwise
from struct import unpack
from unicodedata import name

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.font_manager import FontProperties, findfont, get_font
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from bot.charts import Form, Picture, Standing, chart_of, picture_of
from bot.charts.draw import draw, sheet_of
from bot.charts.labels import Box, Labels
from bot.charts.picture import Mark, Strand
from bot.charts.scale import Reach, fitting
from bot.charts.sheet import WIDTH, Sheet, width, wrap
from bot.charts.style import bar_style
from bot.render import Renderer
from knowledge.answer.engine import Engine
from knowledge.store import Store
from knowledge.types.fact import Language

TODAY = date(2026, 3, 1)
LETTERS = "әғқңөұүһіӘҒҚҢӨҰҮҺІёЁщЩыЫ"
PUNCTUATION = "–−—→«»“”…*†‡§¶\N{NO-BREAK SPACE}"
HIGHEST = 8000  # pixels, of the 10,000 that Telegram allows for width and height together

WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=120)
NUMBERS = st.floats(-1e12, 1e12, allow_subnormal=False)  # no figure is printed so small
SHORT = st.text("0123456789,−+% человек", max_size=24)


@st.composite
def marks(draw_from: st.DrawFn, form: Form) -> tuple[Mark, ...]:
    """A few numbers in order."""
    most = 30 if form is Form.BARS else 12
    places = sorted(draw_from(st.sets(st.integers(0, most - 1), min_size=2)))
    start = 0 if form is Form.BARS else 1990
    made = []
    for place in places:
        value = draw_from(NUMBERS)
        reach = draw_from(st.none() | st.floats(0, 1e12))
        ends = (None, None) if reach is None else (value - reach, value + reach)
        made.append(
            Mark(
                float(start + place), value, draw_from(WORDS), draw_from(SHORT),
                draw_from(st.sampled_from(["", "*", "*†"])), *ends,
                is_disputed=draw_from(st.booleans()), is_preliminary=draw_from(st.booleans()),
            )
        )  # fmt: skip
    return tuple(made)


@st.composite
def pictures(draw_from: st.DrawFn) -> Picture:
    """Any picture that a chart may become, and some that none does."""
    form = draw_from(st.sampled_from(Form))
    lines = draw_from(st.integers(1, 4)) if form is Form.LINE else 1
    strands = []
    for _ in range(lines):
        all_marks = draw_from(marks(form))
        cut = draw_from(st.integers(1, len(all_marks))) if form is Form.LINE else len(all_marks)
        stretches = tuple(filter(None, (all_marks[:cut], all_marks[cut:])))
        strands.append(Strand(draw_from(WORDS), draw_from(st.sampled_from(Standing)), stretches))
    return Picture(
        draw_from(st.sampled_from(Language)), form, draw_from(WORDS), draw_from(WORDS),
        tuple(strands), tuple(draw_from(st.lists(WORDS, max_size=3))),
        tuple(draw_from(st.lists(WORDS, max_size=2))), draw_from(WORDS),
        is_signed=draw_from(st.booleans()),
        others=draw_from(st.sampled_from([(), strands[0].marks[:2]])),
    )  # fmt: skip


def size(png: bytes) -> tuple[int, int]:
    """Width and height in pixels."""
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    across, down = unpack(">II", png[16:24])
    return across, down


@pytest.mark.slow
@settings(max_examples=40, deadline=None)
@given(picture=pictures())
@pytest.mark.filterwarnings("ignore:.*Glyph.*:UserWarning")
def test_any_figures_give_a_picture_of_bounded_size(picture: Picture) -> None:
    across, down = size(draw(picture))
    assert across == 1080
    assert 0 < down < HIGHEST


QUESTIONS = [
    "net migration 2010-2018",
    "сальдо миграции 1991-2025",
    "2010-2018 жылдардағы көші-қон сальдосы",
    "net migration ranking of EAEU countries 2018",
    "why do people want to leave survey",
    "неліктен адамдар кетеді сауалнама",
    "прогноз сальдо миграции по годам",
    "immigrant stock by year",
    "remittances by year",
    "куда чаще всего уезжают 2024",
    "облыстар бойынша көші-қон сальдосы 2024",
    "сколько казахстанцев живет за границей по странам",
    "emigration and immigration 2024",
    "БҰҰ бағалаған көші-қон сальдосы 1950-2023",
]


@pytest.fixture(scope="module", params=QUESTIONS)
def drawn(request: pytest.FixtureRequest, engine: Engine, shipped: Store) -> tuple[Picture, Sheet]:
    """The picture that answers a question, drawn."""
    chart = chart_of(engine.ask(request.param, today=TODAY))
    assert chart is not None
    picture = picture_of(chart, Renderer(shipped))
    return picture, sheet_of(picture)


def texts(sheet: Sheet) -> list[Text]:
    (axes,) = sheet.figure.axes
    return list(axes.texts)


def boxes(sheet: Sheet) -> list[tuple[str, Bbox]]:
    """Each line of text with the place that it takes, in pixels."""
    sheet.figure.draw_without_rendering()
    return [(text.get_text(), text.get_window_extent()) for text in texts(sheet)]


def test_every_word_stands_in_the_picture(drawn: tuple[Picture, Sheet]) -> None:
    picture, sheet = drawn
    written = "".join(text.get_text() for text in texts(sheet)).replace(" ", "")
    for words in (picture.title, picture.unit, *picture.footnotes):
        assert words.replace(" ", "") in written
    assert picture.source_heading in written
    for source in picture.sources:
        assert source.split(",")[0].replace(" ", "") in written
    if picture.form is not Form.LINE:
        for mark in picture.marks:
            assert (mark.text + mark.signs).replace(" ", "") in written
            assert mark.label.replace(" ", "") in written
    else:
        assert all(strand.marks[-1].text in written for strand in picture.strands)


def test_no_text_lies_upon_another_or_leaves_the_sheet(drawn: tuple[Picture, Sheet]) -> None:
    _, sheet = drawn
    page = sheet.figure.bbox
    placed = boxes(sheet)
    for words, box in placed:
        assert page.x0 <= box.x0 and box.x1 <= page.x1, words
        assert page.y0 <= box.y0 and box.y1 <= page.y1, words
    for (one, first), (other, second) in combinations(placed, 2):
        shared = Bbox.intersection(first, second)
        assert shared is None or shared.width < 2 or shared.height < 5, (one, other)


def test_text_is_large_enough_for_a_phone(drawn: tuple[Picture, Sheet]) -> None:
    # of 1080 pixels a phone shows about 400: 10 points are then 10 pixels high
    assert min(text.get_fontsize() for text in texts(drawn[1])) >= 10


@pytest.mark.parametrize("weight", ["normal", "bold"])
def test_the_font_has_every_letter_of_the_three_languages(weight: str) -> None:
    held = get_font(findfont(FontProperties(family="DejaVu Sans", weight=weight))).get_charmap()
    missing = [name(letter) for letter in LETTERS + PUNCTUATION if ord(letter) not in held]
    assert not missing


def test_dollars_are_no_formula() -> None:
    sheet = Sheet(1.0)
    sheet.text(0.1, 0.5, "US$5 and US$6", 10.0)
    sheet.figure.draw_without_rendering()
    assert texts(sheet)[0].get_text() == "US$5 and US$6"
    assert not texts(sheet)[0].get_parse_math()


@given(words=st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=200))
@settings(deadline=None)
@pytest.mark.filterwarnings("ignore:.*Glyph.*:UserWarning")
def test_wrapped_lines_fit_and_lose_nothing(words: str) -> None:
    lines = wrap(words, 2.0, 10.0, most=500)
    assert "".join(lines).replace(" ", "") == words.replace(" ", "")
    assert all(width(line, 10.0) <= 2.0 or len(line) == 1 for line in lines)


def test_what_has_too_many_lines_ends_in_an_ellipsis() -> None:
    lines = wrap("word " * 100, 1.0, 10.0, most=3)
    assert len(lines) == 3
    assert lines[-1].endswith("…")


@given(st.lists(st.tuples(NUMBERS, st.floats(0, 0.5)), min_size=1, max_size=20))
def test_every_bar_and_its_number_fit_into_the_room(given_: list[tuple[float, float]]) -> None:
    reaches = [Reach(*entry) for entry in given_]
    scale = fitting(reaches, 3.0)
    for reach in reaches:
        end = scale.at(reach.value)
        assert end - reach.beyond >= -1e-6 if reach.value < 0 else end + reach.beyond <= 3 + 1e-6


POINTS = st.lists(st.tuples(st.floats(0, 4), st.floats(0, 3)), min_size=2, max_size=12)


@given(points=POINTS)
def test_numbers_beside_points_never_lie_upon_each_other(
    points: list[tuple[float, float]],
) -> None:
    frame = Box(0.0, 0.0, 4.0, 3.0)
    labels = Labels(frame)
    labels.avoid_line(*zip(*points, strict=True))
    taken = []
    for x, y in points:
        middle = labels.place(x, y, (0.6, 0.2))
        if middle is not None:
            left, top = middle[0] - 0.3, middle[1] - 0.1
            taken.append(Box(left + 1e-9, top + 1e-9, left + 0.6 - 1e-9, top + 0.2 - 1e-9))
    assert taken
    assert all(frame.holds(box) for box in taken)
    assert not any(one.overlaps(other) for one, other in combinations(taken, 2))


def test_a_missing_year_leaves_its_place_empty() -> None:
    stretch = tuple(Mark(float(year), 5.0, str(year), "5") for year in (2010, 2011, 2013))
    picture = Picture(
        Language.ENGLISH, Form.COLUMNS, "Title", "people",
        (Strand("", Standing.REGISTERED, (stretch,)),), (), (), "",
    )  # fmt: skip
    (axes,) = sheet_of(picture).figure.axes
    middles = [patch.get_x() + patch.get_width() / 2 for patch in axes.patches]  # type: ignore[attr-defined]
    first, second = (after - before for before, after in pairwise(middles))
    assert second == pytest.approx(2 * first)
    assert "2012" in [text.get_text() for text in axes.texts]
    assert max(middles) < WIDTH


def test_balances_are_told_apart_by_colour_and_disputed_ones_are_hatched() -> None:
    surplus, deficit, doubted = (
        Mark(0.0, 5.0, "", "+5"), Mark(0.0, -5.0, "", "−5"), Mark(0.0, 5.0, "", "5", is_disputed=True),
    )  # fmt: skip
    assert bar_style(surplus)["facecolor"] != bar_style(deficit)["facecolor"]
    assert bar_style(doubted)["hatch"]
