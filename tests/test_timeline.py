"""Timeline: order, slices, filters, views."""

import dataclasses

import pandas as pd
import pytest

from dateline.errors import DateError
from dateline.interval import parse_edtf
from dateline.model import Event, Status, Timex
from dateline.timeline import Account, Timeline


def make(date: str, headline: str = "Shinzo Abe visits Sochi", **fields: object) -> Event:
    sentence = f"In {date} it was: {headline}."
    timex = Timex(103, 103 + len(date), date, "DATE", edtf=date, interval=parse_edtf(date))
    event = Event(headline, "visits", 120, 126, "visit", Status.HAPPENED, sentence, 100, "a.txt", timex=timex, id=date)
    return dataclasses.replace(event, **fields)  # type: ignore[arg-type]


def dates(timeline: Timeline) -> list[str]:
    return [event.id for event in timeline]


ORDER = ["-0043-03-15", "1904/1905", "1904-02-08", "../1916", "1956", "1956-01-01", "1956-10-19", "2014/..", "2016-05-06", "XXXX-09-12"]
TIMELINE = Timeline(make(date) for date in reversed(ORDER))


def test_events_stand_in_the_order_of_their_dates() -> None:
    assert dates(TIMELINE) == ORDER
    assert len(TIMELINE) == len(ORDER)
    assert [event.id for event in TIMELINE.unanchored] == ["XXXX-09-12"]
    assert TIMELINE[0].id == "-0043-03-15"
    assert TIMELINE[-1].id == "XXXX-09-12"
    assert dates(TIMELINE[1:3]) == ORDER[1:3]


@pytest.mark.parametrize(
    ("start", "stop", "expected"),
    [
        ("1904", "1956", ["1904/1905", "1904-02-08", "../1916", "1956", "1956-01-01", "1956-10-19"]),
        # an open end counts with the day that is known
        ("1905", "1905", ["1904/1905"]),
        (None, "-0043-03-15", ["-0043-03-15"]),
        ("1916-12", "1917", ["../1916"]),
        ("2014", None, ["2014/..", "2016-05-06"]),
        ("2015", None, ["2016-05-06"]),
        ("1956-10-20", "1956-12", ["1956"]),
        ("1906", "1904", None),
    ],
)
def test_a_slice_by_date_has_what_overlaps(start: str | None, stop: str | None, expected: list[str] | None) -> None:
    if expected is None:
        with pytest.raises(DateError):
            TIMELINE[start:stop]
    else:
        assert dates(TIMELINE[start:stop]) == expected


def test_one_date_is_a_slice_too() -> None:
    assert dates(TIMELINE["1956"]) == ["1956", "1956-01-01", "1956-10-19"]


def test_wrong_slices_say_what_would_be_right() -> None:
    with pytest.raises(DateError, match="XXXX-04"):
        TIMELINE["XXXX-04":]
    with pytest.raises(DateError, match="no EDTF"):
        TIMELINE["last week":]
    with pytest.raises(TypeError, match="1904"):
        TIMELINE["1904":1956]


def test_filter_by_type_status_and_participant() -> None:
    war = make("1904/1905", type="war", participants=("Russian Empire",))
    plan = make("2020", status=Status.PLANNED, participants=("Vladimir Putin", "Shinzo Abe"))
    timeline = Timeline([plan, war])
    assert list(timeline.filter(type="war")) == [war]
    assert list(timeline.filter(type=["war", "visit"])) == [war, plan]
    assert list(timeline.filter(status="planned")) == [plan]
    assert list(timeline.filter(participant="PUTIN")) == [plan]
    assert list(timeline.filter(participant="Put")) == []
    assert list(timeline.filter(participant="Shinzo Putin")) == []
    assert list(timeline.filter(type="war", status="planned")) == []


def test_mentions_bear_the_id_of_their_event() -> None:
    merged, one, two = make("2016-12", id="e1"), make("2016-12", "one", id="m1"), make("2016-12", "two", id="m2")
    timeline = Timeline.merged([(merged, (one, two)), (make("1956"), (make("1956"),))])
    assert [(mention.headline, mention.id) for mention in timeline["2016":].mentions] == [("one", "e1"), ("two", "e1")]
    assert list(timeline.evidence()["event_id"]) == ["1956", "e1", "e1"]
    with pytest.raises(ValueError, match="shorter"):
        Timeline([merged], [])


def test_equal_by_table() -> None:
    assert Timeline([make("1956"), make("1904")]) == Timeline([make("1904"), make("1956")])
    assert hash(Timeline([make("1956")])) == hash(Timeline([make("1956")]))
    assert Timeline([make("1956")]) != Timeline([make("1957")])
    assert Timeline([make("1956")]) != [make("1956")]


def test_the_terminal_view_fits_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    evil = make("2016", "日本と\x1b[31m\nロシア " + "Очень длинный заголовок " * 9)
    for width in (20, 40, 80, 200):
        monkeypatch.setenv("COLUMNS", str(width))
        lines = str(Timeline([evil, make("1904/1905")])).split("\n")
        assert len(lines) == 3
        assert all(len(line) + sum(char in "日本とロシア" for char in line) <= width for line in lines)
        assert "\x1b" not in "".join(lines)
        assert lines[0].startswith("date")
    monkeypatch.setenv("COLUMNS", "80")
    assert "negated" in str(Timeline([make("1956", "The ship was lost on its way to the north of the island", status=Status.NEGATED)]))
    monkeypatch.setenv("COLUMNS", "200")
    assert "it was: Shinzo" in str(TIMELINE)
    assert repr(Timeline([make("1956")] * 60)).endswith("… and 10 more")
    assert len(str(Timeline([make("1956")] * 60)).split("\n")) == 61
    assert repr(Timeline()) == "no events"


def test_the_notebook_view_is_escaped_and_marks_the_date() -> None:
    page = Timeline([make("1956", "<script>alert(1)</script>"), make("XXXX-04-15")])._repr_html_()
    assert "<script>" not in page
    assert "&lt;script&gt;" in page
    assert 'In <mark class="date">1956</mark> it was' in page
    assert "2 events, 1 of them without a place in time" in page
    assert "<table" not in Timeline()._repr_html_()


def test_what_became_of_the_inputs_goes_with_a_timeline_and_is_a_table() -> None:
    accounts = [
        Account("a.txt", "in/a.txt", "read", "", "2016", "byline", "en", "en", 100, 3, 1, 2),
        Account("b.pdf", "in/b.pdf", "failed", "is encrypted", "", "", "", "", 0, 0, 0, 0),
    ]
    timeline = Timeline(TIMELINE, documents=accounts)
    assert timeline == TIMELINE  # the same events, whatever they were read from
    assert timeline["1956"].documents == timeline[:1].documents == timeline.filter(type="visit").documents == tuple(accounts)
    assert list(pd.DataFrame(timeline.documents)["reason"]) == ["", "is encrypted"]
