"""Day numbers against the standard library, and beyond its years."""

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline import days

NUMBERS = st.integers(-4_000_000, 8_000_000)
ORDINALS = st.integers(1, datetime.date.max.toordinal())


@settings(deadline=None)
@given(ORDINALS)
def test_as_the_standard_library_has_it(number: int) -> None:
    date = datetime.date.fromordinal(number)
    assert days.year_month_day(number) == (date.year, date.month, date.day)
    assert days.day_number(date.year, date.month, date.day) == number
    assert days.weekday(number) == date.isoweekday()
    assert days.iso_week(number) == date.isocalendar()[:2]
    assert days.iso(number) == date.isoformat()


@settings(deadline=None)
@given(NUMBERS)
def test_a_day_is_its_number_in_any_year(number: int) -> None:
    assert days.day_number(*days.year_month_day(number)) == number
    assert days.parse_iso(days.iso(number)) == number


@settings(deadline=None)
@given(NUMBERS, st.integers(-5000, 5000))
def test_months_added_keep_the_day_or_end_the_month(number: int, months: int) -> None:
    year, month, day = days.year_month_day(number)
    later_year, later_month, later_day = days.year_month_day(days.add_months(number, months))
    assert (later_year * 12 + later_month) - (year * 12 + month) == months
    assert later_day == min(day, days.month_length(later_year, later_month))


@pytest.mark.parametrize("text", ["2015-02-29", "1900-02-29", "2014-13-01", "2014-00-01", "19-01-01", "2014-1-1", "May"])
def test_no_day(text: str) -> None:
    with pytest.raises(ValueError, match="no"):
        days.parse_iso(text)


def test_years_before_one_and_past_9999() -> None:
    assert days.iso(days.day_number(-43, 3, 15)) == "-0043-03-15"
    assert days.iso(days.day_number(12000)) == "+12000-01-01"
    assert days.iso(days.day_number(0, 2, 29)) == "0000-02-29"
