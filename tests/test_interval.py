"""Intervals: what they hold, and how EDTF and TIMEX3 spell them."""

import pytest
from edtf import parse_edtf as outside_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline import days
from dateline import interval as iv
from dateline.errors import DateError
from dateline.interval import Interval

SPELLINGS = [
    # EDTF, first day, last day, TIMEX3
    ("1956-10-19", "1956-10-19", "1956-10-19", "1956-10-19"),
    ("1956-10", "1956-10-01", "1956-10-31", "1956-10"),
    ("1956", "1956-01-01", "1956-12-31", "1956"),
    ("198X", "1980-01-01", "1989-12-31", "198"),
    ("18XX", "1800-01-01", "1899-12-31", "18"),
    ("1916-22", "1916-06-01", "1916-08-31", "1916-SU"),
    ("1916-24", "1916-12-01", "1917-02-28", "1916-WI"),
    ("1989-35", "1989-07-01", "1989-09-30", "1989-Q3"),
    ("-0043-03-15", "-0043-03-15", "-0043-03-15", "BC0044-03-15"),
    ("-0043", "-0043-01-01", "-0043-12-31", "BC0044"),
    ("1904/1905", "1904-01-01", "1905-12-31", "1904-01-01"),
    ("Y12000", "+12000-01-01", "+12000-12-31", "+12000"),
]


@pytest.mark.parametrize(("edtf", "first", "last", "timex3"), SPELLINGS)
def test_spelling(edtf: str, first: str, last: str, timex3: str) -> None:
    interval = iv.parse_edtf(edtf)
    assert interval is not None
    assert (interval.earliest, interval.latest) == (first, last)
    assert iv.edtf(interval) == edtf
    assert iv.timex3(interval) == timex3


READ = [
    # of level 2, which others write: EDTF, first day, last day
    ("1984-1X", "1984-10-01", "1984-12-31"),
    ("1984-0X", "1984-01-01", "1984-09-30"),
    ("1984-12-1X", "1984-12-10", "1984-12-19"),
    ("1984-02-2X", "1984-02-20", "1984-02-29"),
    ("1984-XX", "1984-01-01", "1984-12-31"),
    ("1984-12-XX", "1984-12-01", "1984-12-31"),
    ("19X4", "1904-01-01", "1994-12-31"),
    ("-01XX", "-0199-01-01", "-0100-12-31"),
    ("2001-25", "2001-03-01", "2001-05-31"),
    ("2001-29", "2001-09-01", "2001-11-30"),
    ("2001-30", "2001-12-01", "2002-02-28"),
    ("2001-33", "2001-01-01", "2001-03-31"),
    ("2001-39", "2001-09-01", "2001-12-31"),
    ("2001-40", "2001-01-01", "2001-06-30"),
    ("Y-17E3", "-17000-01-01", "-17000-12-31"),
    ("1950S2", "1900-01-01", "1999-12-31"),
    ("Y171010S3", "+171000-01-01", "+171999-12-31"),
    ("[1667,1668,1670..1672]", "1667-01-01", "1672-12-31"),
    ("{1960,1961-12}", "1960-01-01", "1961-12-31"),
    ("[..1760-12-03]", "", "1760-12-03"),
    ("{1667,1760-12..}", "1667-01-01", ""),
    ("?2004-06-~11", "2004-06-11", "2004-06-11"),
    ("1984-06-02?/2004-08-08~", "1984-06-02", "2004-08-08"),
]


@pytest.mark.parametrize(("edtf", "first", "last"), READ)
def test_edtf_that_others_write(edtf: str, first: str, last: str) -> None:
    interval = iv.parse_edtf(edtf)
    assert interval is not None
    assert (interval.earliest, interval.latest) == (first, last)


@pytest.mark.parametrize(
    ("edtf", "approximate", "uncertain"),
    [
        ("1850~", True, False),
        ("1850?", False, True),
        ("1850%", True, True),
        ("2004-06~-11", True, False),
        ("2004-%06-11", True, True),
        ("1850", False, False),
    ],
)
def test_marks(edtf: str, approximate: bool, uncertain: bool) -> None:
    interval = iv.parse_edtf(edtf)
    assert interval is not None
    assert (interval.approximate, interval.uncertain) == (approximate, uncertain)


def test_open_ends() -> None:
    before = iv.parse_edtf("../1916")
    assert before is not None
    assert (before.first, before.latest) == (None, "1916-12-31")
    assert iv.edtf(before) == "../1916"
    since = iv.parse_edtf("1991/..")
    assert since is not None
    assert (since.earliest, since.last) == ("1991-01-01", None)


@pytest.mark.parametrize("text", ["XXXX-04-15", "XXXX-XX-05", "156X-12-25"])
def test_what_nothing_places(text: str) -> None:
    assert iv.parse_edtf(text) is None


@pytest.mark.parametrize("text", ["", "May", "2014-13", "2014-02-30", "2014-42", "Y1E9E9", "1984-2X-05", "[1667", "1956-1", "12/5/2016"])
def test_no_edtf(text: str) -> None:
    with pytest.raises(DateError):
        iv.parse_edtf(text)


@pytest.mark.parametrize(
    ("interval", "timex3"),
    [
        (iv.century(4, before=True), "BC03"),
        (iv.century(9, before=True), "BC08"),
        (iv.decade(48, before=True), "BC048"),
        (iv.week(days.day_number(1998, 3, 4)), "1998-W10"),
        (iv.weekend(days.day_number(1990, 8, 9)), "1990-W32-WE"),
        (iv.half(1989, 2), "1989-H2"),
    ],
)
def test_timex3(interval: Interval, timex3: str) -> None:
    assert iv.timex3(interval) == timex3


def test_the_first_day_is_not_after_the_last() -> None:
    with pytest.raises(DateError, match="must not be after"):
        Interval(2, 1)


NUMBERS = st.integers(-1_000_000, 3_600_000)
PLAIN = st.one_of(
    st.builds(iv.day, NUMBERS),
    st.builds(lambda n: iv.month(*days.year_month_day(n)[:2]), NUMBERS),
    st.builds(iv.year, st.integers(-3000, 9999)),
    st.builds(iv.season, st.integers(1, 9998), st.integers(1, 4)),
    st.builds(iv.quarter, st.integers(1, 9998), st.integers(1, 4)),
    st.builds(iv.decade, st.integers(1, 999)),
    st.builds(iv.century, st.integers(2, 99)),
)
MARKED = st.builds(
    lambda one, approximate, uncertain: Interval(one.first, one.last, one.precision, approximate, uncertain),
    PLAIN,
    st.booleans(),
    st.booleans(),
)
STRETCHES = st.builds(lambda a, b: iv.span(min(a, b), max(a, b)), NUMBERS, NUMBERS)
OPEN = st.one_of(st.builds(lambda a: iv.span(a, None), NUMBERS), st.builds(lambda a: iv.span(None, a), NUMBERS))


@settings(deadline=None)
@given(st.one_of(MARKED, STRETCHES, OPEN))
def test_edtf_reads_what_it_wrote(interval: Interval) -> None:
    again = iv.parse_edtf(iv.edtf(interval))
    assert again is not None
    assert (again.first, again.last, again.approximate, again.uncertain) == (
        interval.first,
        interval.last,
        interval.approximate,
        interval.uncertain,
    )


@settings(deadline=None)
@given(st.one_of(MARKED, STRETCHES, OPEN))
def test_the_edtf_library_accepts_what_we_write(interval: Interval) -> None:
    assert outside_edtf(iv.edtf(interval)) is not None


@settings(deadline=None)
@given(STRETCHES, STRETCHES)
def test_containing_is_overlapping(a: Interval, b: Interval) -> None:
    assert not a.contains(b) or a.overlaps(b)
    assert a.overlaps(b) == b.overlaps(a)
