"""Answers as pictures; matplotlib is imported only where one is drawn."""

from bot.charts.chart import Chart, Form, Point, Standing
from bot.charts.picture import Picture
from bot.charts.question import drawn_question, years_around
from bot.charts.select import can_be_drawn, chart_of
from bot.charts.wording import picture_of

__all__ = [
    "Chart",
    "Form",
    "Picture",
    "Point",
    "Standing",
    "can_be_drawn",
    "chart_of",
    "drawn_question",
    "picture_of",
    "years_around",
]
