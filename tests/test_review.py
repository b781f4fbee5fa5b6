"""A review of the page, applied to the next run."""

import dataclasses
from pathlib import Path

import pytest

from dateline import cli, evidence, read_events, review
from dateline.errors import FormatError, InputError, StaleReview
from dateline.interval import Extent
from dateline.model import Basis, Timex
from dateline.timeline import Timeline
from tests.test_page import make

HEAD = "event_id,decision,event,date,note,was_event,was_date\r\n"
EVENTS = Timeline(
    [
        make("1904/1905", "The war", extent=Extent.THROUGHOUT, id="war"),
        make("1956", "A mistake", id="mistake"),
        make("2016-05-06", id="sochi", confidence=0.4),
        make("1855", "The treaty", id="dateless", timex=None),
    ]
)


def written(folder: Path, lines: str, head: str = HEAD) -> Path:
    path = folder / "review.csv"
    path.write_text(head + lines, encoding="utf-8", newline="")
    return path


def test_what_was_said_is_done(tmp_path: Path) -> None:
    path = written(tmp_path, "war,,The Russo-Japanese war,1904-02/1905-09,,,\r\nmistake,reject,,,wrong,,\r\nsochi,accept,,,,,\r\n")
    reviewed = EVENTS.review(path)
    assert [(event.id, event.headline, event.timex.edtf if event.timex else "", event.confidence) for event in reviewed] == [
        ("war", "The Russo-Japanese war", "1904-02/1905-09", 0.9),
        ("sochi", "Shinzo Abe visits Sochi", "2016-05-06", 1.0),
        ("dateless", "The treaty", "", 0.9),
    ]
    war = reviewed[0].timex
    assert war
    assert war.interval
    assert (war.interval.earliest, war.interval.extent, war.text) == ("1904-02-01", Extent.THROUGHOUT, "1904/1905")


def test_an_edited_date_is_the_readers(tmp_path: Path) -> None:
    read = make(
        "2016-12", timex=Timex(103, 116, "last December", "DATE", "2016-12", edtf="2016-12", basis=Basis.DOCUMENT, anchor="2017-03-27")
    )
    path = written(tmp_path, f"{read.id},,,2015-12,,,\r\nsame,,,2016-12,,,\r\n")
    edited, same = Timeline([read, dataclasses.replace(read, id="same")]).review(path)
    assert edited.timex
    assert (edited.timex.edtf, edited.timex.basis, edited.timex.anchor, edited.timex.value) == ("2015-12", Basis.REVIEW, "", "")
    assert (edited.timex.text, edited.timex.start) == ("last December", 103)
    assert evidence.why(edited) == "A reader gave it this date in review; the words are “last December”."
    assert same.timex == read.timex
    # and it is read back from a table as it was written
    Timeline([edited]).save(tmp_path / "x.csv")
    assert read_events(tmp_path / "x.csv") == Timeline([edited])


def test_what_matches_no_more_is_told(tmp_path: Path) -> None:
    path = written(tmp_path, "gone,reject,,,,Abe visits Lima,2016-11\r\ndateless,,,1855,,,\r\n")
    with pytest.warns(StaleReview) as told:
        assert EVENTS.review(path) == EVENTS
    assert [str(warning.message) for warning in told] == [
        f"{path}, line 2: no event gone any more, 2016-11 Abe visits Lima: what was said of it is left out",
        f"{path}, line 3: no words date event dateless: its date is not changed",
    ]


def test_a_defused_cell_is_read_back(tmp_path: Path) -> None:
    assert review.read(written(tmp_path, "war,,'=1+1,,,,\r\n"))[0].headline == "=1+1"


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        ("war,maybe,,,,,\r\n", "line 2, column 'decision': 'maybe' is not right: accept, reject, or empty"),
        ("war,,,1956-13,,,\r\n", "line 2, column 'date': '1956-13'"),
    ],
)
def test_a_wrong_line_is_named(tmp_path: Path, lines: str, says: str) -> None:
    with pytest.raises(FormatError, match=says):
        review.read(written(tmp_path, lines))


def test_a_wrong_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match="no column 'decision'"):
        review.read(written(tmp_path, "", head="event_id,event,date\r\n"))
    with pytest.raises(InputError, match=r"none\.csv: no such file"):
        review.read(tmp_path / "none.csv")


def test_extract_applies_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    story, table = tmp_path / "story.txt", tmp_path / "events.csv"
    story.write_text("The minister resigned on 5 June 2014. The treaty was signed in 1956.", encoding="utf-8")
    assert cli.main(["extract", str(story), "-o", str(table)]) == 0
    first, _ = read_events(table)
    path = written(tmp_path, f"{first.id},reject,,,,,\r\ngone,accept,,,,,\r\n")
    assert cli.main(["extract", str(story), "-o", str(table), "--review", str(path)]) == 0
    assert first.id not in [event.id for event in read_events(table)]
    assert "line 3: no event gone any more" in capsys.readouterr().err
    assert cli.main(["extract", str(story), "--review", str(tmp_path / "none.csv")]) == 2
