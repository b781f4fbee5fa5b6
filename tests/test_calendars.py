"""Other calendars against days that are known."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline import calendars, days


def days_of(rule: Callable[[int], int], known: str) -> None:
    """Each of the known days is what the rule gives for its year."""
    assert " ".join(days.iso(rule(int(day[:4]))) for day in known.split()) == known


@pytest.mark.parametrize(
    ("rule", "known"),
    [
        (calendars.easter, "1066-04-16 1492-04-22 1582-04-15 1583-04-10 1914-04-12 1943-04-25 1961-04-02 2000-04-23 2008-03-23 2024-03-31"),
        (calendars.orthodox_easter, "1917-04-15 2000-04-30 2016-05-01 2021-05-02 2024-05-05"),
        (calendars.jewish_new_year, "1948-10-04 2016-10-03 2017-09-21 2020-09-19 2023-09-16 2024-10-03"),
        (calendars.hanukkah, "2016-12-25 2018-12-03 2019-12-23 2020-12-11 2021-11-29 2023-12-08 2024-12-26"),
        (calendars.lunar_new_year, "1949-01-29 1968-01-30 2000-02-05 2004-01-22 2012-01-23 2015-02-19 2016-02-08 2023-01-22 2024-02-10"),
        (calendars.diwali, "2004-11-12 2016-10-30 2017-10-19 2020-11-14 2021-11-04 2023-11-12"),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_days_that_are_known(rule: Callable[[int], int], known: str) -> None:
    days_of(rule, known)


@pytest.mark.parametrize(
    ("date", "day"), [((1, 1, 1), "0622-07-16"), ((623, 1, 1), "1226-01-02"), ((1322, 1, 1), "1904-03-18"), ((1445, 9, 1), "2024-03-11")]
)
def test_the_islamic_calendar(date: tuple[int, int, int], day: str) -> None:
    assert days.iso(calendars.islamic(*date)) == day


@pytest.mark.parametrize(
    ("date", "day"),
    [((1, 1, 1), "1792-09-22"), ((2, 11, 9), "1794-07-27"), ((8, 2, 18), "1799-11-09"), ((13, 3, 11), "1804-12-02")],
)
def test_the_french_republican_calendar(date: tuple[int, int, int], day: str) -> None:
    assert days.iso(calendars.republican(*date)) == day


@given(st.integers(-1_000_000, calendars.REFORM - 1))
def test_before_the_reform_a_day_has_its_julian_date(number: int) -> None:
    year, month, day = days.year_month_day(calendars.as_written(number))
    leap_day_that_we_have_not = (month, day) == (3, 1)
    assert leap_day_that_we_have_not or calendars.julian(year, month, day) == number


@given(st.integers(1000, 1600))
def test_a_year_of_the_islamic_calendar_begins_and_ends(year: int) -> None:
    start = calendars.islamic(year)
    assert start < calendars.REFORM or (calendars.islamic_year(start), calendars.islamic_year(start - 1)) == (year, year - 1)
