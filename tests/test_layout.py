"""The layout: scale, ticks, words of dates, lanes. Numbers only."""

import dataclasses
from itertools import pairwise

import hypothesis
import hypothesis.strategies as st
import pytest

from dateline import days, layout
from dateline.interval import Extent, Interval, Precision, century, decade, half, parse_edtf, quarter, season, span, week
from dateline.layout import Box, date_words, scale, ticks

WIDTH = 800.0


def measure(text: str) -> float:
    return 5.0 * len(text)


def placed(*dates: str) -> list[Interval]:
    return [interval for date in dates if (interval := parse_edtf(date))]


YEAR_2016 = [f"2016-{month:02d}-{day:02d}" for month in range(1, 13) for day in (3, 11, 25)]
SETS = {
    "one day": ["2016-05-06"],
    "one year": ["1956"],
    "open": ["2014/..", "../1916"],
    "even": [str(year) for year in range(1900, 2000, 5)],
    "dense and empty": ["1904/1905", "1956", "2013", *YEAR_2016],
    "covered": ["1603/1868", *YEAR_2016, "1850"],
    "a long bar": ["1603/2016", *YEAR_2016],
    "before Christ": ["-0508", "-0043-03-15", "0079-10-24", "0117"],
    "all of it": ["-9999", "-3000", "0001", "1956", "3000"],
    "a week": [f"2022-02-{day:02d}" for day in range(1, 8)],
    "a crisis in a long war": ["1945/1991", "1962", *[f"1962-10-{day}" for day in range(14, 29)], "1963-06-20"],
    "a crisis": ["1962", *[f"1962-10-{day}" for day in range(14, 29)], "1963-06"],
}


@pytest.mark.parametrize("name", SETS)
def test_the_scale_rises_and_comes_back(name: str) -> None:
    intervals = placed(*SETS[name])
    made = scale(intervals, WIDTH)
    for interval in intervals:
        first, end = layout.known_days(interval)
        assert 0 <= made.x(first) < made.x(end) <= WIDTH
        assert made.day(made.x(first)) == pytest.approx(first, abs=1e-6)
    assert made.sections[0].left == pytest.approx(0)
    assert made.sections[-1].right == pytest.approx(WIDTH)
    assert all(section.right - section.left >= layout.LEAST - 1e-6 for section in made.sections)


def test_time_without_events_is_left_out_where_events_crowd() -> None:
    made = scale(placed(*SETS["dense and empty"]), WIDTH)
    left_out = [(days.year_month_day(left.end)[0], days.year_month_day(right.first)[0]) for left, right in made.breaks]
    assert left_out == [(1906, 1956), (1957, 2013), (2014, 2016)]
    assert made.x(days.day_number(2017)) - made.x(days.day_number(2016)) > WIDTH / 3


@pytest.mark.parametrize("name", ["one day", "one year", "open", "even", "before Christ", "a week"])
def test_an_even_timeline_has_one_scale(name: str) -> None:
    assert len(scale(placed(*SETS[name]), WIDTH).sections) == 1


def test_what_a_bar_covers_is_not_left_out() -> None:
    made = scale(placed(*SETS["a long bar"]), WIDTH)
    assert not made.breaks
    assert [days.iso(day) for day in made.changes] == ["2016-01-03"]


def test_the_scale_does_not_change_at_every_event() -> None:
    made = scale(placed("1945/1991", *SETS["a crisis"]), WIDTH)
    assert [days.iso(day) for day in made.changes] == ["1962-01-01", "1962-10-14", "1963-07-01"]


def test_the_scale_changes_where_events_begin_to_crowd() -> None:
    few = [str(year) for year in range(1980, 2013, 4)]
    made = scale(placed(*few, *YEAR_2016, *[date.replace("2016", "2015") for date in YEAR_2016]), WIDTH)
    assert [days.iso(day) for day in made.changes] == ["2015-01-01"]
    assert not made.breaks
    assert made.x(days.day_number(2016, 12)) - made.x(days.day_number(2015)) > 0.7 * WIDTH


def test_half_of_the_width_is_left_to_the_events() -> None:
    made = scale(placed(*[f"{year}-05-0{day}" for year in (1700, 1800, 1850, 1900, 1910, 1950, 1990) for day in range(1, 9)]), WIDTH)
    assert 0 < len(made.breaks) < 6
    assert len(made.sections) * layout.LEAST + len(made.breaks) * layout.GUTTER <= WIDTH / 2


@pytest.mark.parametrize("name", SETS)
def test_ticks_do_not_touch_and_stay_in_their_section(name: str) -> None:
    made = scale(placed(*SETS[name]), WIDTH)
    found = ticks(made, measure)
    assert found
    for row in (0, 1):
        boxes = sorted((tick.x, tick.x + measure(tick.text)) for tick in found if tick.row == row)
        assert all(left[1] < right[0] for left, right in pairwise(boxes))
        assert all(left >= 0 and right <= WIDTH for left, right in boxes)


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        (["-9999", "3000"], ["10,000 BC", "9000 BC", "8000 BC", "7000 BC", "6000 BC"]),
        (["-0149", "0200"], ["140 BC", "120 BC", "100 BC", "80 BC", "60 BC", "40 BC", "20 BC", "AD 1", "AD 20"]),
        (["-0003", "0004"], ["4 BC", "3 BC", "2 BC", "1 BC", "AD 1", "AD 2", "AD 3", "AD 4"]),
        (["1904/1905", "1907"], ["1904", "1905", "1906", "1907"]),
        (["2016-05-03", "2016-05-09"], ["3", "4", "5", "6", "7", "8", "9"]),
        (["2016-01-01", "2016-12-31"], list(layout.MONTHS)),
    ],
)
def test_ticks_are_round_and_know_no_year_0(dates: list[str], expected: list[str]) -> None:
    found = [tick.text for tick in ticks(scale(placed(*dates), WIDTH), measure) if tick.row == 0]
    assert found[: len(expected)] == expected
    assert not {"0", "0 BC", "AD 0"} & set(found)


def test_months_say_their_year() -> None:
    found = [tick.text for tick in ticks(scale(placed("2016-11-20", "2017-02-10"), WIDTH), measure) if tick.row == 1]
    assert found == ["Nov 2016", "Dec 2016", "Jan 2017", "Feb 2017"]


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2016-05-06", "6 May 2016"),
        ("2016-12", "Dec 2016"),
        ("1956", "1956"),
        ("1904/1905", "1904–05"),
        ("1899/1905", "1899–1905"),
        ("198X", "1980s"),
        ("18XX", "19th century"),
        ("1450~", "c. 1450"),
        ("1450?", "1450?"),
        ("1450%", "c. 1450?"),
        ("-0043-03-15", "15 March 44 BC"),
        ("-0043", "44 BC"),
        ("0079", "AD 79"),
        ("-0430/-0403", "431–404 BC"),
        ("-0030/0014", "31 BC – AD 14"),
        ("-9999", "10,000 BC"),
        ("../1916", "by 1916"),
        ("2014/..", "from 2014"),
        ("../2016-06", "by June 2016"),
        ("2014-03-18/..", "from 18 March 2014"),
        ("1945-05-05/1945-05-09", "5–9 May 1945"),
        ("1904-02-08/1905-09-05", "8 Feb 1904 – 5 Sept 1905"),
        ("2016-05/2016-07", "May–July 2016"),
        ("2016-11/2017-01", "Nov 2016 – Jan 2017"),
        ("2016-05-28/2016-06-02", "28 May – 2 June 2016"),
    ],
)
def test_the_words_of_a_date(date: str, words: str) -> None:
    interval = parse_edtf(date)
    assert interval is not None
    assert date_words(interval) == words


def test_what_lasted_did_so_until_its_date() -> None:
    interval = parse_edtf("../1916")
    assert interval is not None
    assert date_words(dataclasses.replace(interval, extent=Extent.THROUGHOUT)) == "until 1916"


@pytest.mark.parametrize(
    ("interval", "words"),
    [
        (week(days.day_number(2016, 5, 6)), "week of 2 May 2016"),
        (season(1998, 1), "spring 1998"),
        (season(1998, 4), "winter 1998–99"),
        (quarter(2016, 3), "Q3 2016"),
        (half(2016, 2), "second half of 2016"),
        (decade(47, before=True), "479–470 BC"),
        (century(5, before=True), "5th century BC"),
        (century(1), "1st century"),
        (century(21), "21st century"),
        (Interval(days.day_number(1000), days.day_number(2000) - 1, Precision.MILLENNIUM), "2nd millennium"),
        (span(None, None), "no date"),
    ],
)
def test_the_words_of_a_named_time(interval: Interval, words: str) -> None:
    assert date_words(interval) == words


LENGTHS = [(1, "1 day"), (20, "20 days"), (92, "3 months"), (18627, "51 years"), (2556000, "7,000 years")]


@pytest.mark.parametrize(("number", "words"), LENGTHS)
def test_the_words_of_a_length(number: int, words: str) -> None:
    assert layout.length_words(number) == words


BOX = st.builds(lambda left, width, height: Box(left, left + width, height), st.floats(0, 700), st.floats(1, 300), st.integers(1, 2))


@hypothesis.settings(max_examples=100, deadline=None)
@hypothesis.given(st.lists(BOX), st.integers(1, 8))
def test_no_two_boxes_overlap_and_each_lies_in_the_lanes(boxes: list[Box], most: int) -> None:
    rows = layout.lanes(boxes, most, [0.0] * len(boxes))
    taken: dict[int, list[Box]] = {}
    for box, row in zip(boxes, rows, strict=True):
        if row is not None:
            assert 0 <= row <= most - box.height
            for lane in range(row, row + box.height):
                assert all(other.right <= box.left or box.right <= other.left for other in taken.get(lane, []))
                taken.setdefault(lane, []).append(box)


def test_the_important_have_room_first() -> None:
    boxes = [Box(0, 100)] * 4
    assert layout.lanes(boxes, 2, [1, 3, 2, 3]) == [None, 0, None, 1]
    assert layout.lanes(boxes, 4, [1, 3, 2, 3]) == [0, 1, 2, 3]


def test_what_is_chosen_keeps_the_order_of_time() -> None:
    boxes = [Box(left, left + 30) for left in range(40)]
    rows = layout.lanes(boxes, 5, [float(number % 7) for number in range(40)])
    kept = [row for row in rows if row is not None]
    assert kept == [0, 1, 2, 3, 4, *kept[5:]]
    assert None in rows


def test_a_group_gives_what_it_does_not_need() -> None:
    groups = [[Box(0, 10)] * count for count in (1, 9, 4)]
    rows, tops = layout.grouped_lanes(groups, [[0.0] * len(boxes) for boxes in groups], 14, 1)
    assert [sum(row is not None for row in own) for own in rows] == [1, 6, 4]
    assert tops == [1, 3, 10]
    assert [row for row in rows[2] if row is not None] == [10, 11, 12, 13]


def test_of_equals_the_far_ones_come_first() -> None:
    boxes = [Box(left, left + 10) for left in range(64)]
    rows = layout.lanes(boxes, 1, [0.0] * 64)
    kept = [index for index, row in enumerate(rows) if row is not None]
    assert kept[0] < 16
    assert kept[-1] >= 48


def test_words_are_wrapped_and_cut() -> None:
    assert layout.wrap("one two three", 50, 2, measure) == ("one two", "three")
    assert layout.wrap("one two three four", 40, 2, measure) == ("one two", "three…")
    assert layout.wrap("one two", 40, 2, measure, indent=30) == ("", "one two")
    assert layout.wrap("abcdefghijkl", 40, 2, measure) == ("abcdefg…",)
    assert layout.wrap("", 40, 2, measure) == ()


def test_two_lines_are_of_nearly_one_length() -> None:
    assert layout.wrap("one two three four", 78, 2, measure) == ("one two three", "four")
    assert layout.balance("one two three four", 78, 2, measure) == ("one two", "three four")
    assert layout.balance("one two three four", 78, 2, measure, indent=20) == ("one two", "three four")
    assert layout.balance("one two three four", 108, 2, measure) == ("one two three four",)
    assert layout.balance("one two three four five", 60, 2, measure) == ("one two", "three four…")
    assert layout.balance("two", 40, 2, measure, indent=30) == ("", "two")
    assert layout.cut("one two", 35, measure) == "one two"
    assert layout.cut("one, two", 35, measure) == "one…"


@hypothesis.given(st.lists(st.floats(-10, 810)))
def test_no_event_is_lost_from_the_counts(places: list[float]) -> None:
    counts = layout.more(places, 60, WIDTH)
    assert sum(count for _, count in counts) == len(places)
    assert all(30 <= middle <= WIDTH - 30 for middle, _ in counts)
