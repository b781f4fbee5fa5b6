"""A document's date inferred from what its text tells: only where several things agree, and as a stretch."""

from pathlib import Path

import pytest

import dateline
from dateline.cli import main
from dateline.errors import MissingDate
from dateline.inference import CONFIDENCE
from dateline.interval import edtf, parse_edtf
from dateline.model import Document
from dateline.pipeline import dated

NOW = "The ferry sank on Monday. Its owner spoke yesterday, and the harbour was closed last week."
THEN = "The ferry had been built in 2011. It was sold to the town in 2013."


def inferred(text: str, language: str = "en") -> str:
    """The date inferred for a text, in EDTF."""
    found = dated(Document("x", text, language=language))
    assert (found.dct is None) == (found.dct_basis == "") == (found.dct_confidence is None)
    return edtf(found.dct) if found.dct else ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{NOW} {THEN}", "2013?/2016?"),
        (f"{NOW} {THEN} It is to be scrapped by 2019.", "2013?/2016?"),
        (f"{NOW} Sales rose between 2011 and 2013.", "2013?/2016?"),
        # a day with its weekday is in one of these years: it was Tuesday on 14 October 2014
        (f"{NOW} {THEN} The court met on Tuesday, 14 October.", "2014-09-13?/2014-11-14?"),
        # the caption of a photo, and its month again without a year
        (f"The ferry at its pier in Oslo, May 6, 2016. Photo: A. Writer\n\n{NOW} Since May it had leaked.", "2016-05-06?/2017-05-06?"),
        # and a dateline that leaves out the year, where the stretch holds its day once
        (f"OSLO, May 9 —\n\nThe pier in Oslo, May 6, 2016. Photo: A. Writer\n\n{NOW} Since May it had leaked.", "2016-05-09?"),
    ],
)
def test_what_agrees_gives_a_stretch(text: str, expected: str) -> None:
    assert inferred(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        NOW,
        THEN,  # nothing counts from its own day: a story of those years as well as a report of later ones
        f"{NOW} The ferry had been built in 2011.",  # one year, which may be long ago
        f"{NOW} The ferry had been built in 1971. It was sold to the town in 2013.",
        f"{NOW} The first ferry sank on 2 May 1911. The second one sank on 3 June 1913.",  # days of long ago
        f"{NOW} The ferry had been built in 2011. The town hoped to sell it by 2013.",
        f"{NOW} {THEN} The court met on Tuesday, 14 October. It had met on Friday, 14 October.",  # which disagree
        f"It was to be raised by the next month. Another loss of this year was the pier. {THEN}",  # the month after one of the story
        f"{NOW} {' '.join(f'In {year} the harbour was built.' for year in range(1901, 1909))} {THEN}",  # a story
        f"The ferry at its pier in Oslo, May 6, 2016. Photo: A. Writer\n\n{NOW}",
        f"The ferry at its pier in Oslo, May 6, 2016. Photo: town archive\n\n{NOW} Since May it had leaked.",
        f"The ferry at its pier in Oslo, May 6, 2016. Photo: A. Writer\n\n{NOW} Since May it had leaked. It was sold in 2018.",
    ],
)
def test_what_tells_too_little_gives_nothing(text: str) -> None:
    assert inferred(text) == ""


def test_of_a_language_without_a_pack_nothing_is_inferred() -> None:
    assert inferred(f"{NOW} {THEN}", "fr") == ""


def test_a_date_that_is_known_stays() -> None:
    known = Document("x", f"{NOW} {THEN}", parse_edtf("2016-05"), "given")
    assert dated(known) is known


def test_dates_that_count_from_an_inferred_one_carry_its_uncertainty(tmp_path: Path) -> None:
    (tmp_path / "ferry.txt").write_text(f"{NOW} {THEN} It had left Oslo on 2 May.")
    timeline = dateline.extract(tmp_path)
    (account,) = timeline.documents
    assert (account.date, account.date_basis, account.date_confidence) == ("2013?/2016?", "inferred", CONFIDENCE)
    told = {event.timex.text: event.timex for event in timeline if event.timex}
    assert (told["2 May"].edtf, told["2 May"].basis, told["2 May"].anchor) == ("2012-05-02?/2016-05-02?", "document", "2013?/2016?")
    assert told["2013"].edtf == "2013"
    assert all(timex.interval and timex.interval.uncertain for timex in told.values() if timex.basis == "document")
    with pytest.warns(MissingDate):
        (account,) = dateline.extract(tmp_path, infer=False).documents
    assert (account.date, account.date_basis, account.date_confidence) == ("", "", None)


def test_the_command_line_says_that_it_inferred_and_can_be_told_not_to(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "ferry.txt").write_text(f"{NOW} {THEN}")
    assert main(["extract", str(tmp_path), "-o", str(tmp_path / "x.csv"), "--documents", str(tmp_path / "d.csv")]) == 0
    assert "the date of 1 document is inferred from the text, as a stretch (--no-infer leaves it open)" in capfd.readouterr().err
    assert "2013?/2016?,inferred,en" in (tmp_path / "d.csv").read_text()
    assert main(["extract", str(tmp_path / "ferry.txt"), "-o", str(tmp_path / "x.csv"), "--no-infer"]) == 0
    assert "inferred" not in capfd.readouterr().err


def test_a_diary_has_no_one_date() -> None:
    assert inferred(f"{NOW} {THEN}")
    assert not inferred(f"3 May. {NOW}\n\n4 May. Rain.\n\n6 May. {THEN}")
