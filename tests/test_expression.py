"""What a phrase means in a scene: one table of scenes, and what holds for all days."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline import dates, days, lengths, operators
from dateline import interval as iv
from dateline.dates import Near, Nth, Part, Point, Range, Shift
from dateline.expression import Basis, Expression, Scene
from dateline.lengths import Length, Moved, Rest, Stretch

WEDNESDAY = iv.day(days.parse_iso("2016-11-16"))
NEWS = Scene(WEDNESDAY)
TOLD = Scene(told=(iv.day(days.parse_iso("1916-02-21")),), narrative=True)
NOWHERE = Scene()

READINGS = [
    (Point(year=1956), NOWHERE, "1956"),
    (Point(month=4, day=15), NOWHERE, None),
    (Point(month=10), NEWS, "2016-10"),
    (Point(month=1), NEWS, "2017-01"),
    (Point(month=1), Scene(WEDNESDAY, tense=-1), "2016-01"),
    (Point(month=12, day=1), Scene(WEDNESDAY, tense=-1), "2016-12-01"),
    (Point(month=12, day=1), Scene(WEDNESDAY, tense=-2), "2015-12-01"),
    (Point(weekday=1), NEWS, "2016-11-14"),
    (Point(weekday=3), NEWS, "2016-11-16"),
    (Point(weekday=1), Scene(WEDNESDAY, tense=1), "2016-11-21"),
    (Point(weekday=1), Scene(WEDNESDAY, request=True), "2016-11-21"),
    (Point(weekday=5, day=18), NEWS, "2016-11-18"),
    (Point(month=4, day=15), TOLD, "1916-04-15"),
    (Point(month=12), Scene(told=(iv.month(1916, 12),), narrative=True), "1916-12"),
    (Point(month=1), Scene(told=(iv.month(1916, 12),), narrative=True), "1917-01"),
    (Point(month=3, day=17), Scene(told=(iv.year(1976),), cursor=iv.day(days.parse_iso("1975-03-10")), narrative=True), "1975-03-17"),
    (Shift(-1, "year"), NEWS, "2015"),
    (Shift(-1, "year"), NOWHERE, None),
    (Shift(0, "week"), NEWS, "2016-11-14/2016-11-20"),
    (Shift(1, "day", "then"), TOLD, "1916-02-22"),
    (Near(Point(month=12), -1), NEWS, "2015-12"),
    (Near(Point(weekday=5), 1), NEWS, "2016-11-25"),
    (Near(Point(weekday=5), 1, soonest=True), NEWS, "2016-11-18"),
    (Near(Point(weekday=5), -1), NEWS, "2016-11-11"),
    (Near(Point(weekday=3), -1), NEWS, "2016-11-09"),
    (Moved(Length("year", 3), -1), NEWS, "2013"),
    (Moved(Length("week", 3), -1), NEWS, "2016-10-26~"),
    (Moved(Length("year", 1.5), -1), NEWS, "2015-05"),
    (Moved(Length("decade", 1), -1), NEWS, "2006"),
    (Moved(Length("year", 70), 1, base=operators.named("1939-09-01/1945-09-02")), NOWHERE, "2015"),
    (Moved(Length("week", 2), -1, base=Point(year=1999, month=5, day=13)), NOWHERE, "1999-04-29"),
    (Stretch(Length("month", 3), -1), NEWS, "2016-08-16/2016-11-15"),
    (Stretch(Length("week", 2), 1), NEWS, "2016-11-17/2016-11-30"),
    (lengths.Ahead(Length("day", 3)), Scene(WEDNESDAY, tense=1), "2016-11-19"),
    (lengths.Ahead(Length("day", 3)), NEWS, None),
    (Rest(Shift(0, "year"), 1), NEWS, "2016-11-16/2016-12-31"),
    (operators.feast("11-4#4"), NEWS, "2016-11-24"),
    (operators.feast("11-4#4+1"), Scene(iv.year(2019)), "2019-11-29"),
    (operators.feast("easter-2"), Scene(iv.year(2016)), "2016-03-25"),
    (Nth(1, Point(year=2016, month=7), "week"), NOWHERE, "2016-07-04/2016-07-10"),
    (Nth(-1, Point(year=2000, month=5), weekday=1), NOWHERE, "2000-05-29"),
    (Nth(5, Point(year=2015, month=2), weekday=2), NOWHERE, None),
    (Part(Point(year=2016, month=2), "END"), NOWHERE, "2016-02-21~/2016-02-29~"),
    (Part(lengths.Weekend(), "START"), NEWS, "2016-11-12/2016-11-13"),
    (Part(dates.Block("century", 19), n=2, count=2), NOWHERE, "1850/1899"),
    (Part(dates.Block("century", 5, bc=True), "START"), NOWHERE, "-0499~/-0467~"),
    (Range(Point(month=5, day=28), Point(year=1998, month=6, day=2)), NOWHERE, "1998-05-28/1998-06-02"),
    (Range(Shift(0, "day"), Shift(1, "day")), NEWS, "2016-11-16/2016-11-17"),
    (lengths.YearBefore(), Scene(WEDNESDAY, told=(iv.quarter(2016, 2),)), "2015-34"),
    (lengths.YearBefore(), NEWS, "2015"),
    (operators.numeric_date(3, 4, 2021), NOWHERE, "2021-03-04?"),
    (operators.numeric_date(3, 4, 2021), Scene(day_first=True), "2021-04-03"),
    (operators.on_weekday(7, operators.numeric_date(4, 3, 2021)), NOWHERE, "2021-04-03"),
    (operators.on_weekday(6, operators.numeric_date(3, 4, 2021)), NOWHERE, "2021-04-03"),
]


@pytest.mark.parametrize(("expression", "scene", "date"), READINGS, ids=str)
def test_reading(expression: Expression, scene: Scene, date: str | None) -> None:
    reading = expression.read(scene)
    assert (iv.edtf(reading.interval) if reading else None) == date


BASES = [
    (Point(year=1956), NEWS, Basis.EXPLICIT),
    (Shift(-1, "day"), NEWS, Basis.DOCUMENT),
    (Shift(-1, "day", "then"), TOLD, Basis.CONTEXT),
    (operators.named("1914/1918"), NEWS, Basis.NAMED),
]


@pytest.mark.parametrize(("expression", "scene", "basis"), BASES, ids=str)
def test_basis(expression: Expression, scene: Scene, basis: Basis) -> None:
    reading = expression.read(scene)
    assert reading is not None
    assert reading.basis is basis


LENGTHS = [
    (Length("month", 3), "P3M"),
    (Length("hour", 16), "PT16H"),
    (Length("year"), "PXY"),
    (Length("quarter", 2), "P2Q"),
    (Length("decade", 2), "P20Y"),
    (Length("decade", 1, more=Length("year", 2)), "P12Y"),
    (Length("decade", 1, more=Length("month", 4)), "P10Y4M"),
]


@pytest.mark.parametrize(("length", "code"), LENGTHS)
def test_the_code_of_a_length(length: Length, code: str) -> None:
    assert length.code() == code


@pytest.mark.parametrize(
    "expression",
    [
        operators.date(month=2, day=30),
        operators.date(year=2015, month=2, day=29),
        operators.date(month=13),
    ],
    ids=str,
)
def test_an_impossible_date(expression: Expression) -> None:
    assert isinstance(expression, dates.Impossible)
    assert expression.read(NEWS) is None


RELATIVE = [
    Shift(-1, "day"),
    Shift(2, "day"),
    Near(Point(weekday=5), -1),
    Near(Point(weekday=2), 1),
    Point(weekday=1),
    Moved(Length("day", 9), -1),
]
DAYS = st.integers(1, 3_000_000)


@settings(deadline=None)
@given(DAYS, st.integers(-500, 500), st.sampled_from(RELATIVE))
def test_whole_weeks_shift_a_relative_day_by_as_much(day: int, weeks: int, expression: Expression) -> None:
    before, after = (expression.read(Scene(iv.day(number))) for number in (day, day + 7 * weeks))
    assert before is not None
    assert after is not None
    assert before.interval.first is not None
    assert after.interval.first == before.interval.first + 7 * weeks


@settings(deadline=None)
@given(DAYS, st.sampled_from([expression for expression, _, _ in READINGS]), st.integers(-2, 2), st.booleans())
def test_the_first_day_is_not_after_the_last(day: int, expression: Expression, tense: int, narrative: bool) -> None:
    here = iv.day(day)
    for scene in (Scene(here, tense=tense), Scene(None, (here,), narrative=True), Scene(here, (iv.month(1916, 2),), narrative=narrative)):
        reading = expression.read(scene)
        if reading and reading.interval.first is not None and reading.interval.last is not None:
            assert reading.interval.first <= reading.interval.last
        expression.value(scene)


@settings(deadline=None)
@given(DAYS)
def test_what_no_tense_places_is_near_and_rather_past(day: int) -> None:
    reading = Point(month=7, day=4).read(Scene(iv.day(day)))
    assert reading is not None
    assert reading.interval.first is not None
    assert -245 <= reading.interval.first - day <= 122
