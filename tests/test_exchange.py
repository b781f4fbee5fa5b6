"""The forms of other programs: what they hold, what they leave out, and that no text breaks out of them."""

import io
import json
import re
import sys
import time
from pathlib import Path
from xml.etree import ElementTree

import openpyxl
import pytest

from dateline import read_events
from dateline.errors import FormatError, LeftOut
from dateline.exchange import calendar, markdown, tei, timeline_js
from dateline.interval import Extent
from dateline.model import Event, Status
from dateline.tables import COLUMNS
from dateline.timeline import Timeline
from dateline.timeml import timeml
from dateline.writers import WRITERS, write
from tests.test_page import HOSTILE, make

TEI = "{http://www.tei-c.org/ns/1.0}"
TIMELINE = Timeline(
    [
        make("1904/1905", "The war", Extent.THROUGHOUT, type="war", id="war"),
        make("-0043-03-15", "Caesar is murdered", id="caesar"),
        make("1450~", "A book; a press, an age", id="book", type="publication"),
        make("2016-05-06", id="sochi", participants=("Shinzo Abe", "Путин"), places=("Sochi",), status=Status.PLANNED),
        make("../1916", "Until then", id="until"),
        make("XXXX-04-15", "No year", id="open"),
    ]
)


@pytest.mark.parametrize("suffix", [".csv", ".tsv", ".jsonl", ".parquet"])
def test_a_table_comes_back(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"events{suffix}"
    cells = ["=1+1", "+7", "'=1", 'a "b", c\r\nd\ne', "\tx\ty", "Путин", "", "1956"]
    written = Timeline([*TIMELINE, *(make("1956", text, source=text, page=3, participants=(text,) if text else ()) for text in cells)])
    write(written, path)
    assert read_events(path) == written


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("x.parquet", b"PAR2", "x.parquet: not a parquet file"),
        ("x.jsonl", b"{}", "no column 'event_id'"),
        ("x.jsonl", b"\n{", "x.jsonl, line 2: not JSON"),
        ("x.jsonl", b"[1]", "line 1: .* is not an object"),
    ],
)
def test_what_is_no_table_is_named(tmp_path: Path, name: str, content: bytes, says: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(FormatError, match=says):
        read_events(tmp_path / name)


def test_a_missing_library_names_its_extra(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for library, suffix, extra in (("xlsxwriter", ".xlsx", "office"), ("pyarrow", ".parquet", "office"), ("icalendar", ".ics", "calendar")):
        monkeypatch.setitem(sys.modules, library, None)
        with pytest.raises(FormatError, match=rf"needs {library}, which is not installed: pip install 'dateline\[{extra}\]'"):
            write(TIMELINE, tmp_path / f"x{suffix}")


def test_the_workbook_is_one_to_read_in() -> None:
    written = WRITERS[".xlsx"](Timeline([*TIMELINE, make("1956", "=1+1", sentence="a\x00b" + "x" * 40_000, id="formula")]))
    sheet = openpyxl.load_workbook(io.BytesIO(written)).active
    assert sheet is not None
    rows = [list(row) for row in sheet.iter_rows()]
    columns = {cell.value: index for index, cell in enumerate(rows[0])}
    assert list(columns) == [column.name for column in COLUMNS]
    assert sheet.freeze_panes == "A2"
    assert sheet.column_dimensions["S"].width == pytest.approx(80, abs=1)
    assert sheet.auto_filter.ref.startswith("A1:")
    # LibreOffice leaves a row as high as it is written: one line if nothing is said
    heights = {row[0].value: sheet.row_dimensions[row[0].row].height for row in rows}
    assert (heights["formula"], heights["sochi"]) == (pytest.approx(409, abs=1), None)
    formula = next(row for row in rows if row[0].value == "formula")
    assert (formula[columns["event"]].value, formula[columns["event"]].data_type) == ("=1+1", "s")
    assert formula[columns["sentence"]].alignment.wrap_text
    assert str(formula[columns["sentence"]].value).startswith("abx")
    assert formula[columns["date"]].value == "1956"
    assert formula[columns["date_start"]].value == 103


@pytest.mark.filterwarnings("ignore::dateline.errors.LeftOut")
@pytest.mark.parametrize("suffix", WRITERS)
def test_the_same_events_give_the_same_bytes(suffix: str, monkeypatch: pytest.MonkeyPatch) -> None:
    first = WRITERS[suffix](TIMELINE)
    monkeypatch.setattr(time, "time", lambda: 2e9)
    assert WRITERS[suffix](TIMELINE) == first


def test_a_calendar_has_the_days_and_says_what_it_leaves_out() -> None:
    with pytest.warns(LeftOut, match="a calendar holds only what is dated to a day: 5 events left out"):
        text = calendar(TIMELINE)
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    lines = text.replace("\r\n ", "").split("\r\n")
    assert {"BEGIN:VCALENDAR", "VERSION:2.0", "DTSTART;VALUE=DATE:20160506", "UID:sochi@dateline"} <= set(lines)
    assert "SUMMARY:Shinzo Abe visits Sochi (planned)" in lines
    assert lines.count("BEGIN:VEVENT") == 1
    assert calendar(Timeline()).endswith("END:VCALENDAR\r\n")


def test_mentions_of_one_event_are_entries_of_their_own() -> None:
    twice = Timeline([make("2016-05-06", id="e"), make("2016-05-06", "Abe flies home", id="e")])
    assert re.findall("UID:(.*)@", calendar(twice)) == ["e", "e~2"]
    assert [event["unique_id"] for event in json.loads(timeline_js(twice))["events"]] == ["e", "e~2"]


def test_a_calendar_escapes() -> None:
    text = calendar(Timeline([make("2016-05-06", "a;b,c\\d\r\nEND:VCALENDAR", sentence="Путин " * 40)]))
    assert "SUMMARY:a\\;b\\,c\\\\d\\nEND:VCALENDAR" in text.replace("\r\n ", "")
    assert text.count("\r\nEND:VCALENDAR") == 1
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))


def test_timeline_js() -> None:
    with pytest.warns(LeftOut, match="1 event left out"):
        told = json.loads(timeline_js(TIMELINE))
    events = {event["unique_id"]: event for event in told["events"]}
    assert events["caesar"]["start_date"] == {"year": -43, "month": 3, "day": 15}
    assert events["caesar"]["display_date"] == "15 March 44 BC"
    assert events["book"]["display_date"] == "c. 1450"
    assert events["war"]["end_date"] == {"year": 1905, "month": 12, "day": 31}
    assert [era["text"]["headline"] for era in told["eras"]] == ["The war"]
    assert "In 2016-05-06 Shinzo Abe visits Sochi." in events["sochi"]["text"]["text"]
    assert events["sochi"]["text"]["headline"] == "Shinzo Abe visits Sochi (planned)"


def test_tei_dates() -> None:
    root = ElementTree.fromstring(tei(TIMELINE))
    events = {event.get("n"): event.attrib for event in root.iter(f"{TEI}event")}
    dates = ("when", "from", "to", "notBefore", "notAfter", "cert")
    found = {name: {key: value for key, value in given.items() if key in dates} for name, given in events.items()}
    assert found == {
        "caesar": {"when": "-0043-03-15"},
        "book": {"notBefore": "1450-01-01", "notAfter": "1450-12-31", "cert": "low"},
        "war": {"from": "1904-01-01", "to": "1905-12-31"},
        "sochi": {"when": "2016-05-06"},
        "until": {"notAfter": "1916-12-31"},
        "open": {},
    }
    assert [place.text for place in root.iter(f"{TEI}placeName")] == ["Sochi"]


@pytest.mark.parametrize("events", [TIMELINE, Timeline(), Timeline([make("1603~/1868?"), make("Y12345"), make("-0500-01-01/..")])], ids=len)
def test_tei_keeps_the_rules_of_tei(events: Timeline) -> None:
    etree = pytest.importorskip("lxml.etree")
    rules = etree.RelaxNG(etree.parse(Path(__file__).parent / "schemas" / "tei_events.rng"))
    rules.assertValid(etree.fromstring(tei(events).encode()))


def hostile() -> Timeline:
    def event(words: str) -> Event:
        names = {name: words for name in ("headline", "trigger", "type", "document", "source", "id")}  # noqa: C420 - read as a table
        return make("1956", **names, sentence=f"{words} 1956", participants=(words,), trigger_start=100, trigger_end=100 + len(words))  # type: ignore[arg-type]

    return Timeline(map(event, (*HOSTILE, "a | b `c` *d* [e](f)")))


@pytest.mark.parametrize("form", [tei, timeml])
def test_no_text_breaks_out_of_xml(form: object) -> None:
    root = ElementTree.fromstring(form(hostile()))  # type: ignore[operator]
    assert {element.tag.rpartition("}")[2] for element in root.iter()} <= {
        *("TEI", "teiHeader", "fileDesc", "titleStmt", "title", "publicationStmt", "p", "sourceDesc", "standOff", "listEvent"),
        *("event", "label", "desc", "date", "name", "placeName", "quote", "bibl"),
        *("corpus", "TimeML", "DOCID", "TEXT", "TIMEX3", "EVENT", "MAKEINSTANCE", "TLINK"),
    }
    assert "<script>alert(1)</script>" in "".join(root.itertext())


def test_no_text_breaks_out_of_markdown_or_html() -> None:
    lines = markdown(hostile()).splitlines()
    assert len(lines) == 2 + len(HOSTILE) + 1
    assert all(len(re.findall(r"(?<!\\)\|", line)) == 7 for line in lines)
    assert "<script>" not in timeline_js(hostile())


def test_the_schema_names_every_column() -> None:
    schema = json.loads(WRITERS[".schema.json"](Timeline()))
    assert [field["name"] for field in schema["fields"]] == [column.name for column in COLUMNS]
    types = {field["name"]: field["type"] for field in schema["fields"]}
    assert (types["date"], types["page"], types["confidence"], types["approximate"]) == ("string", "integer", "number", "boolean")
    assert "planned" in next(field for field in schema["fields"] if field["name"] == "status")["constraints"]["enum"]
