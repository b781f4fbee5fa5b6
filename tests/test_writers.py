"""Writers: by suffix, whole or not at all."""

import dataclasses
import errno
import json
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dateline import cli, writers
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


class Breaks:
    """A file in which half of what is written arrives before something happens."""

    def __init__(self, error: BaseException) -> None:
        self.error, self.make = error, tempfile.NamedTemporaryFile

    def __call__(self, *arguments: Any, **options: Any) -> Any:
        file: Any = self.make(*arguments, **options)
        write = file.write

        def half(content: bytes) -> None:
            write(content[: len(content) // 2])
            file.flush()
            raise self.error

        file.write = half
        return file


FULL = OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.filterwarnings("ignore::dateline.errors.LeftOut")
@pytest.mark.parametrize("error", [FULL, KeyboardInterrupt()], ids=["a full disk", "an interrupt"])
@pytest.mark.parametrize("suffix", WRITERS)
def test_what_breaks_off_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str, error: BaseException) -> None:
    path = tmp_path / f"out{suffix}"
    path.write_text("old")
    monkeypatch.setattr(tempfile, "NamedTemporaryFile", Breaks(error))
    expected = FormatError if error is FULL else KeyboardInterrupt
    with pytest.raises(expected) as caught:
        write(TIMELINE, path)
    assert error is not FULL or str(caught.value) == f"{path}: cannot be written: no space left on device"
    assert path.read_text() == "old"
    assert names(tmp_path) == [path.name]


@pytest.mark.parametrize("step", ["flush to the disk", "name"])
def test_so_does_what_breaks_off_at_the_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    path = tmp_path / "events.csv"
    path.write_text("old")

    def full(*_: object) -> None:
        raise FULL

    if step == "name":
        monkeypatch.setattr(Path, "replace", full)
    else:
        monkeypatch.setattr(os, "fsync", full)
    saves: tuple[Callable[[], object], ...] = (
        lambda: write(TIMELINE, path),
        lambda: TIMELINE.to_csv(path),
        lambda: writers.draw(TIMELINE, tmp_path / "x.png", dark=True),
    )
    for save in saves:
        with pytest.raises(FormatError, match="cannot be written: no space left on device"):
            save()
    assert path.read_text() == "old"
    assert names(tmp_path) == ["events.csv"]


@pytest.mark.parametrize(("error", "status"), [(FULL, 2), (KeyboardInterrupt(), 130)])
def test_on_the_command_line_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException, status: int) -> None:
    story, out = tmp_path / "story.txt", tmp_path / "out"
    story.write_text("The minister resigned on 5 June 2014.", encoding="utf-8")
    out.mkdir()
    monkeypatch.setattr(tempfile, "NamedTemporaryFile", Breaks(error))
    for wanted in (["-o", str(out / "x.csv")], ["--documents", str(out / "d.csv")], ["--keep-text", str(out)]):
        assert cli.main(["extract", str(story), *wanted]) == status
    assert cli.main(["tag", str(story), "-o", str(out / "x.jsonl")]) == status
    assert not names(out)


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
