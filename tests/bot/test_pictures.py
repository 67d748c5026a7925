"""Drawing beside the conversation: once, bounded, and anew when the facts have changed."""

from __future__ import annotations

import asyncio
import threading
import time
from dataclasses import replace

import pytest

from bot.charts import Form, Picture, Standing
from bot.charts.picture import Mark, Strand
from bot.telegram.pictures import Pictures, TooManyChartsError
from knowledge.types.fact import Language

MARKS = (Mark(2010.0, 5.0, "2010", "5"), Mark(2011.0, 7.0, "2011", "7"))
PICTURE = Picture(
    Language.ENGLISH, Form.COLUMNS, "Title", "people",
    (Strand("", Standing.REGISTERED, (MARKS,)),), (), ("a source",), "Source",
)  # fmt: skip
OTHER = replace(PICTURE, title="Another title")


class Pen:
    """Draws by naming the picture, once it may; counts how often."""

    def __init__(self) -> None:
        self.drawn: list[str] = []
        self.may_draw = threading.Event()
        self.may_draw.set()
        self.generation = 1

    def __call__(self, picture: Picture) -> bytes:
        assert threading.current_thread() is not threading.main_thread()
        self.may_draw.wait(10)
        self.drawn.append(picture.title)
        return picture.title.encode()

    def pictures(self) -> Pictures:
        return Pictures(lambda: self.generation, self)


async def test_a_picture_is_drawn_once() -> None:
    pen = Pen()
    pictures = pen.pictures()
    assert [await pictures.photo(PICTURE) for _ in range(3)] == [b"Title"] * 3
    assert await pictures.photo(OTHER) == b"Another title"
    assert pen.drawn == ["Title", "Another title"]


async def test_those_who_ask_for_one_picture_wait_for_one_drawing() -> None:
    pen = Pen()
    pictures = pen.pictures()
    assert await asyncio.gather(*(pictures.photo(PICTURE) for _ in range(40))) == [b"Title"] * 40
    assert pen.drawn == ["Title"]


async def test_a_picture_that_was_sent_is_sent_by_its_file_id() -> None:
    pen = Pen()
    pictures = pen.pictures()
    await pictures.photo(PICTURE)
    pictures.remember(PICTURE, "file-1")
    assert await pictures.photo(PICTURE) == "file-1"
    assert await pictures.photo(OTHER) == b"Another title"
    pictures.forget(PICTURE)
    assert await pictures.photo(PICTURE) == b"Title"
    assert pen.drawn == ["Title", "Another title", "Title"]


async def test_nothing_is_kept_once_the_facts_have_changed() -> None:
    pen = Pen()
    pictures = pen.pictures()
    await pictures.photo(PICTURE)
    pictures.remember(OTHER, "file-1")
    pen.generation = 2
    assert await pictures.photo(OTHER) == b"Another title"
    assert await pictures.photo(PICTURE) == b"Title"
    assert pen.drawn == ["Title", "Another title", "Title"]


async def test_when_too_many_wait_no_more_are_taken() -> None:
    pen = Pen()
    pen.may_draw.clear()
    pictures = pen.pictures()
    waiting = [
        asyncio.create_task(pictures.photo(replace(PICTURE, title=str(number))))
        for number in range(16)
    ]
    await asyncio.sleep(0)
    with pytest.raises(TooManyChartsError):
        await pictures.photo(OTHER)
    pen.may_draw.set()
    assert await asyncio.gather(*waiting) == [str(number).encode() for number in range(16)]
    assert await pictures.photo(OTHER) == b"Another title"


async def test_who_gives_up_waiting_takes_the_picture_from_no_one() -> None:
    pen = Pen()
    pen.may_draw.clear()
    pictures = pen.pictures()
    first, second = (asyncio.create_task(pictures.photo(PICTURE)) for _ in range(2))
    await asyncio.sleep(0)
    first.cancel()
    pen.may_draw.set()
    assert await second == b"Title"


async def test_a_failure_is_told_and_does_not_stay() -> None:
    def broken(picture: Picture) -> bytes:
        raise ZeroDivisionError(picture.title)

    pictures = Pictures(lambda: 1, broken)
    for _ in range(2):
        with pytest.raises(ZeroDivisionError):
            await pictures.photo(PICTURE)


async def test_others_are_answered_while_a_chart_is_drawn() -> None:
    pictures = Pictures(lambda: 1)
    await pictures.photo(OTHER)  # matplotlib is imported now
    turns = 0
    drawing = asyncio.create_task(pictures.photo(PICTURE))
    started = time.perf_counter()
    while not drawing.done():
        await asyncio.sleep(0)
        turns += 1
    assert (await drawing)[:4] == b"\x89PNG"
    assert turns > 10, time.perf_counter() - started
