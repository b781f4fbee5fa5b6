"""The page as text: complete without a script, escaped, closed to everything but itself, and small."""

import base64
import dataclasses
import hashlib
import html
import json
import re
from html.parser import HTMLParser

import pytest

from dateline import layout
from dateline.interval import Extent, parse_edtf
from dateline.model import Basis, Event, Status, Timex
from dateline.page import page
from dateline.timeline import Account, Timeline

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</script><script>alert(1)</script>",
    "</td></tr></table><h1>taken</h1>",
    "<!--rows--> <!--script-->",
    "javascript:alert(1)",
    "' onmouseover='alert(1)",
    "]]></style><svg onload=alert(1)>",
    "\\u003c &lt;b&gt; \u2028 \x00",
)


def make(date: str, headline: str = "Shinzo Abe visits Sochi", extent: Extent = Extent.WITHIN, **fields: object) -> Event:
    interval = parse_edtf(date)
    interval = interval and dataclasses.replace(interval, extent=extent)
    sentence = f"In {date} {headline}."
    timex = Timex(103, 103 + len(date), date, "DATE", edtf=date, interval=interval)
    start = 100 + sentence.find("visits")
    event = Event(headline, "visits", start, start + 6, "visit", Status.HAPPENED, sentence, 100, "a.txt", timex=timex, confidence=0.9)
    return dataclasses.replace(event, **fields)  # type: ignore[arg-type]


class Tags(HTMLParser):
    """The tags of a page with their attributes, and the text of its cells."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def numbers(text: str) -> dict[str, list[object]]:
    found = re.search(r'<script type="application/json" class="numbers">(.*?)</script>', text, re.DOTALL)
    assert found
    read: dict[str, list[object]] = json.loads(found[1])
    return read


def test_the_table_is_there_without_a_script() -> None:
    event = make("2016-05-06", participants=("Shinzo Abe",), places=("Sochi",), id="e1")
    text = page(Timeline([event, make("XXXX-04-15", "A date without a year", id="e2")]))
    assert '<tr id="e1"><td class="date"><time data-edtf="2016-05-06">6 May 2016</time></td>' in text
    assert '<a href="#e1">Shinzo Abe visits Sochi</a>' in text
    marks = '<mark class="date">2016-05-06</mark> <mark class="name">Shinzo Abe</mark> <mark class="trigger">visits</mark> '
    assert f'In {marks}<mark class="name">Sochi</mark>.' in text
    assert "a.txt, characters 103–113" in text
    assert "Its own words say it: “2016-05-06”. Confidence 0.9." in text
    assert "“XXXX-04-15” has no year, and nothing tells which." in text
    assert "1 date without a place in time stands at the end" in text


@pytest.mark.parametrize(
    ("basis", "anchor", "says"),
    [
        (Basis.DOCUMENT, "2016-12-16", "counted from the document’s date, 2016-12-16."),
        (Basis.CONTEXT, "1904-02-08", "counted from what the text told before, 1904-02-08."),
        (Basis.NAMED, "", "is the name of a time that the gazetteer knows."),
    ],
)
def test_it_says_why_this_date(basis: Basis, anchor: str, says: str) -> None:
    event = make("1904~")
    assert event.timex
    text = page(Timeline([dataclasses.replace(event, timex=dataclasses.replace(event.timex, basis=basis, anchor=anchor))]))
    assert says in text
    assert "The date is approximate." in text


def test_every_mention_is_shown_with_its_place() -> None:
    one, two = make("2016-12", "one", document="a.txt"), make("2016-12", "two", document="b.txt", page=3)
    text = page(Timeline.merged([(one, (one, two))]))
    assert text.count("<blockquote>") == 2
    assert "<cite>b.txt, page 3, characters 103–110</cite>" in text


def test_it_names_the_document_with_its_title_and_date() -> None:
    account = Account("a.txt", "in/a.txt", "read", "", "2016-05-07", "byline", "en", "en", 100, 1, 0, 1, title="A <visit>")
    text = page(Timeline([make("2016-05-06")], documents=[account]))
    assert "<cite>A &lt;visit&gt;, a.txt, characters 103–113; document of 2016-05-07</cite>" in text


@pytest.mark.parametrize("words", HOSTILE)
def test_what_a_document_says_is_text(words: str) -> None:
    fields = dict.fromkeys(("headline", "sentence", "trigger", "type", "document", "source", "id"), words)
    event = make("1956", participants=(words,), places=(words,))
    timex = dataclasses.replace(event.timex, text=words, edtf=words) if event.timex else None
    hostile = Timeline([dataclasses.replace(event, timex=timex, trigger_start=100, trigger_end=100 + len(words), **fields)])  # type: ignore[arg-type]
    text = page(hostile, title=words)
    plain = page(Timeline([make("1956")]))
    wanted = [tag for tag, _ in Tags(plain).tags if tag != "mark"]
    found = Tags(text)
    assert [tag for tag, _ in found.tags if tag != "mark"] == wanted
    assert not [name for _, attributes in found.tags for name in attributes if name.startswith("on")]
    assert html.unescape(words).replace("\x00", "")[:5] in found.text


def test_the_policy_allows_this_page_alone() -> None:
    text = page(Timeline([make("1956")]))
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', text)
    assert policy
    assert "default-src 'none'" in policy[1]
    assert "unsafe" not in policy[1]
    for tag in ("style", "script"):
        content = re.findall(rf"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
        assert len(content) == 1
        assert f"{tag}-src 'sha256-{base64.b64encode(hashlib.sha256(content[0].encode()).digest()).decode()}'" in policy[1]
    assert not re.findall(r'(?:src|href)="(?!#|data:,)', text)
    assert "http://" not in text.replace("http://www.w3.org/2000/svg", "")
    assert "https://" not in text
    assert not [name for _, attributes in Tags(text).tags for name in attributes if name == "style"]


def test_mentions_of_one_event_have_addresses_of_their_own() -> None:
    text = page(Timeline([make("1956", id="e"), make("1957", id="e"), make("1958", id="")]))
    assert re.findall(r'<tr id="([^"]*)"', text) == ["e", "e~2", "row-3"]


def test_the_numbers_are_those_of_the_layout() -> None:
    timeline = Timeline([make("1904/1905", extent=Extent.THROUGHOUT, type="war"), make("2016-05-06"), make("2017~"), make("2018/..")])
    found = numbers(page(timeline))
    scale = layout.scale([event.timex.interval for event in timeline if event.timex and event.timex.interval], 1000)
    assert [(section["first"], section["end"]) for section in found["sections"]] == [  # type: ignore[index]
        (section.first, section.end) for section in scale.sections
    ]
    shapes = [event[2:5] for event in found["events"]]  # type: ignore[index]
    assert shapes == [[2, 0, 1], [0, 0, 0], [1, 1, 0], [1, 0, 0]]
    assert found["events"][3][1] is None  # type: ignore[index]


def test_no_events_are_a_page_too() -> None:
    text = page(Timeline())
    assert "0 events from 0 documents" in text
    assert numbers(text)["sections"] == []


def test_a_thousand_events_are_under_a_megabyte() -> None:
    sentence = "It was in 1956-10-19 that the two heads of government, after ten days of talks, signed the declaration in Moscow. " * 2
    events = [
        make("1956-10-19", f"Shinzo Abe visits Sochi {n}", sentence=sentence, id=f"{n:012x}", participants=("Shinzo Abe", "Vladimir Putin"))
        for n in range(1000)
    ]
    assert len(page(Timeline(events)).encode()) < 1_000_000
