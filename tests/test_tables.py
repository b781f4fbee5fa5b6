"""The table: its columns, CSV out and in, the frame."""

import csv
import dataclasses
import io
from pathlib import Path

import hypothesis
import hypothesis.strategies as st
import pandas as pd
import pytest

from dateline import days
from dateline.errors import FormatError, InputError
from dateline.interval import Extent, Interval, Precision, edtf, parse_edtf
from dateline.model import Basis, Event, Status, Timex
from dateline.tables import COLUMNS, read_events, rows, to_csv, to_frame
from dateline.timeline import Timeline
from dateline.writers import WRITERS

NAMES = [
    *("event_id", "date", "earliest", "latest", "precision", "extent", "approximate", "uncertain", "event", "trigger", "type"),
    *("status", "participants", "places", "date_text", "date_basis", "anchor", "confidence", "sentence", "document", "source"),
    *("page", "date_start", "date_end", "trigger_start", "trigger_end", "n_sources"),
]


def make(date: str, headline: str = "Shinzo Abe visits Sochi", **fields: object) -> Event:
    sentence = f"It was in {date}: {headline}."
    timex = Timex(110, 110 + len(date), date, "DATE", edtf=date, interval=parse_edtf(date))
    event = Event(headline, "visits", 130, 136, "visit", Status.HAPPENED, sentence, 100, "a.txt", timex=timex)
    return dataclasses.replace(event, **fields)  # type: ignore[arg-type]


def test_the_columns_are_the_documented_ones_in_their_order() -> None:
    assert [column.name for column in COLUMNS] == NAMES
    assert to_csv([]) == ",".join(NAMES) + "\r\n"


DATES = "1956 1956-10-19 198X 1904/1905 1850~ -0043-03-15 -0043 ../1916 2014/.. XXXX-04-15 Y12000 1450%"


@pytest.mark.parametrize("date", DATES.split())
def test_dates_come_back(date: str) -> None:
    written = Timeline([make(date)])
    read = read_events(to_csv(written))
    assert read == written
    assert rows(read)[0]["date"] == date
    assert (read[0].timex and read[0].timex.interval) == parse_edtf(date)


CELLS = ["=1+1", "+7 495", "-2+3", "@home", "\tx", "'=1", "''-a", "'", "'quoted'", "–", "＝1", "", 'a "b", c\r\nd\ne\rf']


@pytest.mark.parametrize("text", CELLS)
def test_cells_come_back_and_no_formula_is_written(text: str) -> None:
    written = Timeline([make("1956", headline=text, source=text)])
    assert read_events(to_csv(written)) == written
    cell = next(csv.DictReader(io.StringIO(to_csv(written), newline="")))["event"]
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "＝"))


def test_our_own_dates_are_not_defused() -> None:
    row = next(csv.DictReader(io.StringIO(to_csv([make("-0043-03-15")]), newline="")))
    assert (row["date"], row["earliest"]) == ("-0043-03-15", "-0043-03-15")


TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20) | st.sampled_from(["=cmd|' /C calc'!A0", "-1", "'+", "a\r\n,b", '"'])
DAY = st.integers(days.day_number(-12000), days.day_number(12000))


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    first, last = draw(st.none() | DAY), draw(st.none() | DAY)
    if first is not None and last is not None:
        first, last = sorted((first, last))
    return Interval(first, last, draw(st.sampled_from(Precision)), draw(st.booleans()), draw(st.booleans()), draw(st.sampled_from(Extent)))


@st.composite
def timexes(draw: st.DrawFn) -> Timex:
    interval = draw(st.none() | intervals())
    start, text = draw(st.integers(0, 10**6)), draw(TEXT)
    date = edtf(interval) if interval else "XXXX-04-15"
    basis, anchor = draw(st.sampled_from(Basis)), draw(TEXT)
    return Timex(start, start + len(text), text, "DATE", edtf=date, interval=interval, basis=basis, anchor=anchor)


EVENTS = st.builds(
    Event,
    headline=TEXT,
    trigger=TEXT,
    trigger_start=st.integers(0, 10**6),
    trigger_end=st.integers(0, 10**6),
    type=TEXT,
    status=st.sampled_from(Status),
    sentence=TEXT,
    sentence_start=st.integers(0, 10**6),
    document=TEXT,
    source=TEXT,
    page=st.none() | st.integers(1, 99),
    participants=st.lists(TEXT, max_size=3).map(tuple),
    places=st.lists(TEXT, max_size=3).map(tuple),
    timex=st.none() | timexes(),
    confidence=st.floats(0, 1),
    id=TEXT,
    n_sources=st.integers(1, 9),
)


@hypothesis.settings(max_examples=150, deadline=None)
@hypothesis.given(st.lists(EVENTS, max_size=4))
def test_any_timeline_comes_back(events: list[Event]) -> None:
    written = Timeline(events)
    read = read_events(to_csv(written))
    assert read == written
    assert [event.timex and event.timex.interval for event in read] == [event.timex and event.timex.interval for event in written]


@hypothesis.settings(max_examples=60, deadline=None, suppress_health_check=[hypothesis.HealthCheck.function_scoped_fixture])
@hypothesis.given(st.lists(EVENTS, max_size=4), st.sampled_from([".tsv", ".jsonl", ".parquet"]))
def test_any_timeline_comes_back_from_a_file(tmp_path: Path, events: list[Event], suffix: str) -> None:
    written = Timeline(events)
    path = tmp_path / f"events{suffix}"
    path.write_bytes(WRITERS[suffix](written))
    read = read_events(path)
    assert read == written
    assert [event.timex and event.timex.interval for event in read] == [event.timex and event.timex.interval for event in written]


def test_the_sentence_begins_where_its_words_say() -> None:
    event = make("1956", trigger="visits", trigger_start=100 + len("It was in 1956: Shinzo Abe "))
    assert read_events(to_csv([event]))[0].sentence_start == 100


def test_a_file_from_a_spreadsheet_is_read(tmp_path: Path) -> None:
    path = tmp_path / "events.csv"
    header, row = to_csv([make("1956", headline="Путин в Сочи")]).replace("false", "FALSE").splitlines()
    path.write_text(f"{header},note\n{row},mine\n", encoding="utf-8-sig")
    assert read_events(path) == Timeline([make("1956", headline="Путин в Сочи")])


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda text: text.replace("n_sources", "sources"), "no column 'n_sources'"),
        (lambda text: text.replace(",", ";"), "separated by ';'"),
        (lambda text: text.replace("happened", "occurred"), "line 2, column 'status': 'occurred' is not right: one of happened"),
        (lambda text: text.replace("1956-01-01", "1956-13-01"), "column 'earliest': '1956-13-01'"),
        (lambda text: text.replace("1956-01-01", "1957-01-01"), "the first day must not be after the last"),
        (lambda text: text[:-4] + "\r\n", "26 cells, but the header has 27"),
        (lambda text: text.replace(",1956,", ',"1956"x,', 1), "not a CSV table"),
    ],
)
def test_a_wrong_table_is_named(tmp_path: Path, change: object, says: str) -> None:
    path = tmp_path / "events.csv"
    path.write_text(change(to_csv([make("1956")])), encoding="utf-8", newline="")  # type: ignore[operator]
    with pytest.raises(FormatError, match=says) as error:
        read_events(path)
    assert str(path) in str(error.value)


def test_a_missing_and_a_binary_file_are_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none\.csv: no such file"):
        read_events(tmp_path / "none.csv")
    (tmp_path / "x.csv").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(FormatError, match=r"x\.csv: byte 0 is not UTF-8"):
        read_events(tmp_path / "x.csv")


def test_the_frame_has_honest_types() -> None:
    frame = to_frame(Timeline([make("1956"), make("-0043-03-15"), make("XXXX-04-15"), make("2014/.."), make("1956-10-19")]))
    assert list(frame.columns) == [*NAMES, "start", "end", "first_day", "last_day"]
    assert list(frame["date"]) == ["-0043-03-15", "1956", "1956-10-19", "2014/..", "XXXX-04-15"]
    assert frame["start"].dtype == frame["end"].dtype == "datetime64[s]"
    assert list(frame["start"].isna()) == [True, False, False, False, True]
    assert frame["end"][1] == pd.Timestamp("1956-12-31")
    assert frame["first_day"].dtype == frame["page"].dtype == "Int64"
    assert frame["first_day"][0] == days.day_number(-43, 3, 15)
    assert list(frame["last_day"].isna()) == [False, False, False, True, True]
    assert frame["precision"].cat.ordered
    assert frame["precision"].min() == "day"
    assert frame["status"].cat.ordered
    assert to_frame([]).dtypes.equals(frame.dtypes)


def test_a_frame_is_drawn_and_asked() -> None:
    written = Timeline([make("1956", id="a", page=3, participants=("Abe", "Putin")), make("XXXX-04-15", id="b"), make("-0043", id="c")])
    frame = to_frame(written)
    assert frame.dateline.timeline == written
    assert frame[frame["event_id"] != "b"].dateline.timeline == Timeline([written[0], written[1]])
    assert "Shinzo Abe visits Sochi" in [text.get_text() for text in frame.dateline.plot().texts]
    assert "1956" in frame.dateline.explain("a")._repr_html_()
    with pytest.raises(FormatError, match="no event 'z' in the 3 rows"):
        frame.dateline.explain("z")
    with pytest.raises(FormatError, match="the frame: no column 'event_id'"):
        _ = frame[["date"]].dateline
