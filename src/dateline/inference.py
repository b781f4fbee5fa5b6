"""The date of a document that bears none, inferred from what its text tells: a stretch of time, or nothing.

A report leaves out the year in which it is written, so that the latest date that it tells in full may be of the year before or of a
century ago. It is recent where two things agree: the text counts from its own day ("last week", "on Monday"), and tells two years that
are near to each other, or a photo of a month of which it speaks again without a year. A story of another time does neither.
"""

import dataclasses
import re
from collections.abc import Iterator, Sequence

from dateline import days
from dateline import interval as iv
from dateline.anchoring import NOWHERE, is_diary, is_narrative, is_of_now, tense
from dateline.dates import Bound, Near, Part, Point, Range, Shift
from dateline.docdate import dateline_day, is_credited
from dateline.expression import FINENESS, Basis, Expression
from dateline.interval import Interval, Precision
from dateline.language import event_words, languages, load
from dateline.model import Document, Timex

NOW, SHARE = 2, 0.1
"""How many expressions, and which share of all, must count from the text's own day."""

NEAR, LATER = 4, 3
"""How many years lie between the two latest that are told as past at the most, and how many after the latest it may be written."""

PHOTO = 365
"""How many days after a photo was taken a report may show it."""

WEEKDAY = 31
"""How many days lie between a report and a day that it names with its weekday ("Monday, Oct. 26") at the most."""

CONFIDENCE = 0.9
"""The share of inferred dates that hold the true one: all of the few in the corpora that were measured, so no more than this is claimed."""

LAST_WORD = re.compile(r"(\w+)\s+$")


def inferred(timexes: Sequence[Timex], document: Document) -> Document:
    """The document with a date inferred from its expressions, which need not be anchored; as it is where they tell too little."""
    if document.dct is not None or document.language not in languages() or is_diary(timexes, document.text):
        return document
    now = sum(timex.expression is not None and _is_of_today(timex.expression) for timex in timexes)
    if now < max(NOW, SHARE * len(timexes)):
        return document
    found = [stretch for stretch in (_of_years(timexes, document), _of_photo(timexes, document)) if stretch]
    stretch = _narrowed(_common(found), timexes) if found else None
    if stretch is None or is_narrative(timexes, [timex.expression.read(NOWHERE) for timex in timexes if timex.expression], stretch):
        return document
    if day := dateline_day(document.text, stretch, document.language):
        stretch = dataclasses.replace(day, uncertain=True)
    return dataclasses.replace(document, dct=stretch, dct_basis="inferred", dct_confidence=CONFIDENCE)


def _is_of_today(expression: Expression) -> bool:
    """Whether an expression can count from no other day than that of writing: not "the next month", which a story counts from its own."""
    return is_of_now(expression) and not (isinstance(expression, Shift | Near) and expression.origin == "here")


def _of_years(timexes: Sequence[Timex], document: Document) -> Interval | None:
    """From the latest year that is told as past to some years after it, where another that is told as past is near to it.

    Days do not count: a day that is told with its year is an anniversary as often as it is news.
    """
    told = [interval for interval in _past(timexes, document) if interval.precision is not Precision.DAY]
    years = sorted({days.year_month_day(end)[0] for each in told for end in (each.first, each.last) if end is not None})
    if len(years) < 2 or years[-1] - years[-2] > NEAR:
        return None
    return iv.years(years[-1], LATER + 1, Precision.SPAN)


def _of_photo(timexes: Sequence[Timex], document: Document) -> Interval | None:
    """From a photo's day to a year after it, where nothing later is told as past and its month comes again without a year."""
    bare = {point.month for timex in timexes for point in _points(timex.expression) if point.year is None}
    latest = max((each.first for each in _past(timexes, document) if each.first is not None), default=None)
    for timex in timexes:
        day = _complete(timex)
        if day is None or day.precision is not Precision.DAY or day.first is None or days.year_month_day(day.first)[1] not in bare:
            continue
        if is_credited(_line(document.text, timex)) and (latest is None or latest <= day.first):
            return Interval(day.first, day.first + PHOTO)
    return None


def _common(stretches: Sequence[Interval]) -> Interval | None:
    """What stretches share, None if that is nothing."""
    first, last = max(each.first or 0 for each in stretches), min(each.last or 0 for each in stretches)
    return Interval(first, last, uncertain=True) if first <= last else None


def _narrowed(stretch: Interval | None, timexes: Sequence[Timex]) -> Interval | None:
    """The stretch, near to the days that are told with their weekday; None where one of these fits no year of it."""
    for timex in timexes if stretch else ():
        for point in _points(timex.expression):
            if stretch and point.year is None and point.weekday and point.month and point.day:
                stretch = _common([stretch, near]) if (near := _near(point, stretch)) else None
    return stretch


def _near(point: Point, stretch: Interval) -> Interval | None:
    """The days around the one in a stretch that has this weekday and date."""
    assert stretch.first is not None
    assert stretch.last is not None
    years = range(days.year_month_day(stretch.first)[0], days.year_month_day(stretch.last)[0] + 1)
    fits = [day.first for year in years if (day := point.on(year)) and day.first is not None and days.weekday(day.first) == point.weekday]
    return Interval(fits[0] - WEEKDAY, fits[-1] + WEEKDAY) if fits else None


def _past(timexes: Sequence[Timex], document: Document) -> Iterator[Interval]:
    """The dates that are told in full and as past: not those of plans and deadlines."""
    pack, limits = load(document.language), event_words(document.language).light["limits"]
    for timex in timexes:
        interval = _complete(timex)
        if interval is None or interval.approximate or FINENESS[interval.precision] in COARSE or tense(document.text, timex, pack) > PAST:
            continue
        word = LAST_WORD.search(document.text, max(0, timex.start - 20), timex.start)
        if word is None or word[1].lower() not in limits:
            yield interval


COARSE = range(FINENESS[Precision.DECADE], FINENESS[Precision.SPAN])
PAST = -1  # a tense word of the same clause


def _complete(timex: Timex) -> Interval | None:
    """The interval of a date that says itself when it is."""
    reading = timex.expression.read(NOWHERE) if timex.expression and timex.type == "DATE" else None
    return reading.interval if reading and reading.basis is Basis.EXPLICIT else None


def _points(expression: Expression | None) -> Iterator[Point]:
    """The calendar dates that an expression is made of."""
    if isinstance(expression, Point):
        yield expression
    elif isinstance(expression, Part | Bound | Near):
        yield from _points(expression.of)
    elif isinstance(expression, Range):
        yield from (*_points(expression.first), *_points(expression.last))


def _line(text: str, timex: Timex) -> str:
    """The line of a text that holds an expression."""
    end = text.find("\n", timex.end)
    return text[text.rfind("\n", 0, timex.start) + 1 : end if end >= 0 else len(text)]
