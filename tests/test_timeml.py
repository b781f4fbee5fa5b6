"""TimeML: whole texts, every mark in its place, links that say what is known."""

import dataclasses
from pathlib import Path
from xml.etree import ElementTree

import pytest

import dateline
from dateline import Document, pipeline, read_events
from dateline.errors import LeftOut
from dateline.interval import Extent, parse_edtf
from dateline.model import Basis, Event, Status, Tagged, Timex
from dateline.timeline import Timeline
from dateline.timeml import timeml
from tests.test_page import make

TEXT = "Talks went on from 1904 to 1905. The treaty, signed on 5 September, failed every year.\r\nAbe & Putin <met> last week."
DOCUMENT = Document("a & b", TEXT, parse_edtf("1905-12-01"), "given", title="A <title>")


def parsed(timeline: Timeline) -> ElementTree.Element:
    return ElementTree.fromstring(timeml(timeline))


def text(root: ElementTree.Element) -> str:
    return "".join(root.find("TEXT").itertext())  # type: ignore[union-attr]


def attributes(root: ElementTree.Element, tag: str) -> list[dict[str, str]]:
    return [element.attrib for element in root.iter(tag)]


def test_the_whole_text_with_every_expression_that_tag_finds() -> None:
    root = parsed(dateline.extract(DOCUMENT))
    assert root.tag == "TimeML"
    assert text(root) == TEXT.replace("\r", " ")  # XML has no such letter, and offsets stay
    assert (root.findtext("DOCID"), root.findtext("TITLE"), root.findtext("DCT/TIMEX3")) == ("a & b", "A <title>", "1905-12-01")
    marked = [(element.text, element.get("value")) for element in root.findall("TEXT/TIMEX3") if element.text]
    assert marked == [(timex.text, timex.value) for timex in pipeline.tag(DOCUMENT)]


def test_values_and_what_they_are_counted_from() -> None:
    timexes = {element.text: element.attrib for element in parsed(dateline.extract(DOCUMENT)).iter("TIMEX3")}
    assert timexes["1905-12-01"]["functionInDocument"] == "CREATION_TIME"
    assert timexes["5 September"] | {"tid": ""} == {
        **{"tid": "", "type": "DATE", "value": "1905-09-05"},
        **{"temporalFunction": "true", "anchorTimeID": "t0"},
    }
    assert (timexes["every year"]["type"], timexes["every year"]["quant"]) == ("SET", "EVERY")
    # a range without words of its own: from one of its ends to the other
    assert timexes[None] | {"tid": ""} == {"tid": "", "type": "DURATION", "value": "P2Y", "beginPoint": "t1", "endPoint": "t2"}


def test_a_length_in_two_parts_has_no_third() -> None:
    timexes = parsed(dateline.extract([Document("one", "They met in 1997 and stayed two to six days.")])).iter("TIMEX3")
    assert [(each.text, each.attrib["value"]) for each in timexes] == [("1997", "1997"), ("two", "P2D"), ("six days", "P6D")]


def test_of_several_documents_each_is_one() -> None:
    root = parsed(dateline.extract([DOCUMENT, Document("two", "The minister resigned in 1956."), Document("three", "Nothing.")]))
    assert root.tag == "corpus"
    assert [each.findtext("DOCID") for each in root] == ["a & b", "two", "three"]
    assert text(root[2]) == "Nothing."


def test_a_date_that_was_inferred_has_no_value() -> None:
    document = Document("a.txt", "Nothing.", parse_edtf("2013?/2016?"), "inferred")
    assert attributes(parsed(Timeline(texts=[Tagged(document, ())])), "TIMEX3") == [
        {"tid": "t0", "type": "DATE", "value": "XXXX", "functionInDocument": "CREATION_TIME"}
    ]


def test_a_filtered_timeline_keeps_its_texts() -> None:
    timeline = dateline.extract([Document("one", "The treaty was signed in 1956. The minister resigned in 1957.")])
    root = parsed(timeline["1957"])
    assert text(root).startswith("The treaty was signed in 1956.")
    assert [event.text for event in root.iter("EVENT")] == ["resigned"]


def test_without_texts_there_are_the_sentences(tmp_path: Path) -> None:
    timeline = dateline.extract(
        Document("one", "Nothing was told. The treaty was signed in 1956. It ended. The minister resigned in 1957.")
    )
    timeline.save(tmp_path / "events.csv")
    root = parsed(read_events(tmp_path / "events.csv"))
    assert text(root).splitlines() == ["The treaty was signed in 1956.", "The minister resigned in 1957."]
    assert [element["value"] for element in attributes(root, "TIMEX3")] == ["1956", "1957"]
    assert len(attributes(root, "TLINK")) == 2


@pytest.mark.parametrize(
    ("date", "extent", "relation"),
    [
        ("2016-05-06", Extent.WITHIN, "IS_INCLUDED"),
        ("1904", Extent.THROUGHOUT, "DURING"),
        ("1998/..", Extent.THROUGHOUT, "BEGUN_BY"),
        ("1998/..", Extent.WITHIN, "AFTER"),
        ("../1998", Extent.THROUGHOUT, "ENDED_BY"),
        ("../1998", Extent.WITHIN, "BEFORE"),
        ("XXXX-05", Extent.WITHIN, "IS_INCLUDED"),
    ],
)
def test_links_say_how_an_event_stands_to_its_date(date: str, extent: Extent, relation: str) -> None:
    root = parsed(Timeline([make(date, extent=extent)]))
    assert [(link["relType"], link["relatedToTime"]) for link in attributes(root, "TLINK")] == [(relation, "t1")]


@pytest.mark.parametrize(
    ("date", "length"),
    [("1904/1905", "P2Y"), ("1904-03/1904-05", "P3M"), ("1904-03-01/1904-03-10", "P10D"), ("1904-03/1904-05-09", "P70D")],
)
def test_the_length_of_a_range_of_a_table(date: str, length: str) -> None:
    assert attributes(parsed(Timeline([make(date)])), "TIMEX3") == [{"tid": "t1", "type": "DURATION", "value": length}]


def test_an_event_that_its_document_dates_is_linked_to_that_date() -> None:
    date = Timex(100, 100, "", "DATE", "2016", edtf="2016", interval=parse_edtf("2016"), basis=Basis.DOCUMENT)
    document = Document("a.txt", " " * 100 + make("1956").sentence, parse_edtf("2016"))
    timeline = Timeline([make("1956", timex=date, type="statement", status=Status.NEGATED)], texts=[Tagged(document, ())])
    root = parsed(timeline)
    assert [link["relatedToTime"] for link in attributes(root, "TLINK")] == ["t0"]
    assert attributes(root, "EVENT") == [{"eid": "e1", "class": "REPORTING"}]
    assert attributes(root, "MAKEINSTANCE")[0]["polarity"] == "NEG"


def test_one_event_of_two_dates_has_two_instances() -> None:
    def met(start: int) -> Event:
        date = dataclasses.replace(make("1956").timex, start=start, end=start + 4)  # type: ignore[type-var]
        return make("1956", timex=date, sentence="In 1956 Abe visits 1956.", trigger_start=112, trigger_end=118)

    root = parsed(Timeline([met(103), met(119)]))
    assert len(attributes(root, "EVENT")) == 1
    assert [(made["eventID"], made["eiid"]) for made in attributes(root, "MAKEINSTANCE")] == [("e1", "ei1"), ("e1", "ei2")]
    assert [link["relatedToTime"] for link in attributes(root, "TLINK")] == ["t1", "t2"]


def test_marks_that_cross_are_counted() -> None:
    with pytest.warns(LeftOut, match="1 mention left out"):
        root = parsed(Timeline([make("1956", trigger="1956", trigger_start=103, trigger_end=107)]))
    assert not attributes(root, "EVENT")
