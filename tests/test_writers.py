"""Writers: by suffix, whole or not at all."""

import dataclasses
import json
import os
from pathlib import Path

import pytest

from dateline import writers
from dateline.errors import FormatError
from dateline.interval import parse_edtf
from dateline.model import Event, Status, Timex
from dateline.tables import COLUMNS, read_events
from dateline.timeline import Timeline
from dateline.writers import WRITERS, write


def make(date: str, headline: str = "Путин visits Tokyo", **fields: object) -> Event:
    timex = Timex(0, len(date), date, "DATE", edtf=date, interval=parse_edtf(date))
    event = Event(headline, "visits", 0, 6, "visit", Status.HAPPENED, headline, 0, "a.txt", timex=timex, id="e1")
    return dataclasses.replace(event, **fields)  # type: ignore[arg-type]


MERGED = make("2016-12", participants=("Путин", "Abe"), n_sources=2)
TIMELINE = Timeline.merged([(MERGED, (make("2016-12", "one", id="m1"), make("2016-12", "two", document="b.txt")))])
MAGIC = {
    ".csv": b"event_id,date,",
    ".tsv": b"event_id\tdate\t",
    ".parquet": b"PAR1",
    ".xlsx": b"PK",
    ".md": b"| Date | Event |",
    ".ics": b"BEGIN:VCALENDAR\r\n",
    ".timeline.json": b"{",
    ".tei.xml": b"<?xml",
    ".timeml": b"<?xml",
    ".schema.json": b"{",
    ".jsonl": b'{"event_id": "e1"',
    ".html": b"<!doctype html>",
    ".png": b"\x89PNG",
    ".svg": b"<?xml",
    ".pdf": b"%PDF",
}


def names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


@pytest.mark.filterwarnings("ignore::dateline.errors.LeftOut")
@pytest.mark.parametrize("suffix", WRITERS)
def test_the_suffix_chooses_the_writer(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"out{suffix.upper()}"
    TIMELINE.save(path)
    assert path.read_bytes().startswith(MAGIC[suffix])
    assert names(tmp_path) == [path.name]


@pytest.mark.parametrize(("name", "says"), [("x.docx", "no writer for '.docx': write to .csv, .tsv, .jsonl"), ("chronology", "no suffix")])
def test_an_unknown_suffix_is_named(tmp_path: Path, name: str, says: str) -> None:
    with pytest.raises(FormatError, match=says):
        write(TIMELINE, tmp_path / name)
    assert not names(tmp_path)


def test_csv_of_events_and_of_mentions(tmp_path: Path) -> None:
    write(TIMELINE, tmp_path / "events.csv")
    assert read_events(tmp_path / "events.csv") == TIMELINE
    write(TIMELINE, tmp_path / "mentions.csv", mentions=True)
    mentions = read_events(tmp_path / "mentions.csv")
    assert [(mention.headline, mention.id) for mention in mentions] == [("one", "e1"), ("two", "e1")]


def test_jsonl_has_lists_and_nulls(tmp_path: Path) -> None:
    write(Timeline([MERGED, make("2014/..", document="b.txt"), make("XXXX-04-15")]), tmp_path / "x.jsonl")
    lines = [json.loads(line) for line in (tmp_path / "x.jsonl").read_text(encoding="utf-8").splitlines()]
    assert list(lines[0]) == ["doc_id" if column.name == "document" else column.name for column in COLUMNS]
    assert [(line["doc_id"], line["earliest"], line["latest"]) for line in lines] == [
        ("b.txt", "2014-01-01", None),
        ("a.txt", "2016-12-01", "2016-12-31"),
        ("a.txt", None, None),
    ]
    assert lines[1]["participants"] == ["Путин", "Abe"]
    assert lines[1]["places"] == []
    assert lines[1]["page"] is None
    assert lines[1]["approximate"] is False
    assert lines[1]["n_sources"] == 2


def test_a_failure_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "events.csv"
    path.write_text("old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(FormatError, match=r"events\.csv: cannot be written: no space left on device"):
        write(TIMELINE, path)
    assert path.read_text() == "old"

    def stop(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", stop)
    with pytest.raises(KeyboardInterrupt):
        write(TIMELINE, path)
    assert path.read_text() == "old"
    assert names(tmp_path) == ["events.csv"]


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match="cannot be written: no such file or directory"):
        write(TIMELINE, tmp_path / "none" / "x.csv")


def test_a_new_file_has_the_usual_rights_and_an_old_one_keeps_its_own(tmp_path: Path) -> None:
    usual = tmp_path / "usual"
    usual.touch()
    writers.replace(tmp_path / "x.csv", b"")
    assert (tmp_path / "x.csv").stat().st_mode == usual.stat().st_mode
    usual.chmod(0o640)
    writers.replace(usual, b"new")
    assert usual.stat().st_mode & 0o777 == 0o640


def test_a_dash_is_csv_to_standard_output(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    write(TIMELINE, "-")
    assert read_events(capfdbinary.readouterr().out.decode()) == TIMELINE


def test_to_csv_writes_or_returns(tmp_path: Path) -> None:
    text = TIMELINE.to_csv()
    assert TIMELINE.to_csv(tmp_path / "x.txt") is None
    assert (tmp_path / "x.txt").read_bytes().decode() == text
