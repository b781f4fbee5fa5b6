"""docs/events.md says of each sentence what the library finds in it."""

from pathlib import Path

import pytest

from dateline import dating, explanation, pipeline

PAGE = (Path(__file__).parent.parent / "docs" / "events.md").read_text(encoding="utf-8")
ROWS = [[cell.strip(" `") for cell in line.strip("|").split("|")] for line in PAGE.splitlines() if line.startswith("|")]


@pytest.mark.parametrize(("sentence", "headline", "date", "way"), [row for row in ROWS if len(row) == 4 and row[3] in dating.CONFIDENCE])
def test_dates(sentence: str, headline: str, date: str, way: str) -> None:
    found = {(event.headline, event.timex.edtf, event.link) for event in pipeline.events(pipeline.as_document(sentence)) if event.timex}
    assert (headline, date, way) in found


@pytest.mark.parametrize(
    ("way", "text", "word", "date"), [(row[0], *row[2:]) for row in ROWS if len(row) == 5 and row[0] in dating.CONFIDENCE]
)
def test_dates_from_elsewhere(way: str, text: str, word: str, date: str) -> None:
    events = list(pipeline.events(pipeline.as_document(text, "2020-05-14"), all_events=True))
    assert (word, date, way) in {(each.trigger.split()[-1], each.timex.edtf, each.link) for each in events if each.timex}


@pytest.mark.parametrize(("status", "text"), [(row[0], row[2]) for row in ROWS if len(row) == 3 and row[2].endswith(".")])
def test_statuses(status: str, text: str) -> None:
    (event,) = pipeline.events(pipeline.as_document(text), all_events=True)
    assert event.status == status


def test_every_confidence_is_named() -> None:
    assert {row[0]: float(row[1]) for row in ROWS if len(row) == 2 and row[0] in dating.CONFIDENCE} == dating.CONFIDENCE


def test_every_way_is_explained() -> None:
    assert explanation.WHY.keys() == dating.CONFIDENCE.keys()


def test_an_event_is_explained() -> None:
    told = str(explanation.explain("They made peace at last, thanks to the 1887 convention."))
    assert "because       the date stands in the phrase of the noun (confidence 0.95)" in told
    assert "convention" in explanation.explain("They made peace, thanks to the 1887 convention.")._repr_html_()


def test_an_event_that_is_told_again_is_explained() -> None:
    text = "Gunmen abducted a guard on 2 March 2020. The kidnapping is a mystery."
    told = str(explanation.explain(text, date="2020-05-14", all_events=True))
    assert "'2 March 2020', 2020-03-02\n    because       the same event was dated elsewhere in the document" in told
    assert "elsewhere" not in str(explanation.explain(text, date="2020-05-14"))
