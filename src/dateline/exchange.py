"""The timeline in the forms of other programs: Markdown, calendars, TimelineJS, TEI. Text out; what a form cannot hold is counted.

The only door to icalendar.
"""

import datetime
import html
import json
import re
import warnings
from collections.abc import Iterable, Iterator
from typing import Any

from dateline import charts, days, evidence, page
from dateline.errors import FormatError, LeftOut
from dateline.interval import Extent, Interval, Precision
from dateline.layout import date_words, known_days
from dateline.markup import Node, written
from dateline.model import Event, Status
from dateline.records import missing
from dateline.timeline import Timeline


def _interval(event: Event) -> Interval | None:
    return event.timex.interval if event.timex else None


def _date_words(event: Event) -> str:
    interval = _interval(event)
    return date_words(interval) if interval else event.timex.edtf if event.timex else ""


def _say_left_out(count: int, form: str, holds: str) -> None:
    if count:
        warnings.warn(f"{form} holds {holds}: {charts.count(count, 'event')} left out", LeftOut, stacklevel=4)


# -------------------------------------------------------------------------------------------------- Markdown

HEADINGS = ("Date", "Event", "Status", "Participants", "Sentence", "Document")


def markdown(timeline: Timeline) -> str:
    """A table for a README or a wiki: date, event, status, participants, sentence, document; what Markdown would read is escaped."""
    told = [
        (_date_words(event), event.headline, event.status, "; ".join(event.participants), event.sentence, event.document)
        for event in timeline
    ]
    lines = [HEADINGS, ["---"] * len(HEADINGS), *(map(_plain, cells) for cells in told)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _plain(text: str) -> str:
    return re.sub(r"([\\|`*_\[\]~#])", r"\\\1", html.escape(" ".join(text.split()), quote=False))


# -------------------------------------------------------------------------------------------------- calendars

# the form asks when an entry was made; nothing here reads a clock
STAMP = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)


def calendar(timeline: Timeline) -> str:
    """An iCalendar file (RFC 5545) of the events that are dated to a day of the years 1 to 9999; a LeftOut warning counts the rest.

    FormatError if the library is not there.
    """
    try:
        import icalendar
    except ImportError:
        raise FormatError(str(missing("icalendar", "calendar"))) from None
    made = icalendar.Calendar()
    made.add("prodid", "-//dateline//chronology//EN")
    made.add("version", "2.0")
    made.add("x-wr-calname", _printable(charts.chart_title(timeline)))
    names = page.row_names(timeline)
    for name, event in zip(names, timeline, strict=True):
        day = _day(event)
        if day is None:
            continue
        entry = icalendar.Event()
        entry.add("uid", f"{_printable(name)}@dateline")
        entry.add("dtstamp", STAMP)
        entry.add("dtstart", day)
        entry.add("summary", _printable(event.headline) + (f" ({event.status})" if event.status is not Status.HAPPENED else ""))
        entry.add("description", _printable(f"{event.sentence} ({evidence.place(event)})"))
        if event.places:
            entry.add("location", _printable("; ".join(event.places)))
        if event.type:
            entry.add("categories", [_printable(event.type)])
        entry.add("transp", "TRANSPARENT")
        made.add_component(entry)
    _say_left_out(len(timeline) - len(made.subcomponents), "a calendar", "only what is dated to a day")
    return str(made.to_ical().decode())


def _day(event: Event) -> datetime.date | None:
    interval = _interval(event)
    if interval is None or interval.first is None or interval.precision is not Precision.DAY:
        return None
    year, month, day = days.year_month_day(interval.first)
    return datetime.date(year, month, day) if datetime.MINYEAR <= year <= datetime.MAXYEAR else None


def _printable(text: str) -> str:
    """The text without the letters that steer; lines stay lines."""
    return "".join(char for char in text if char.isprintable() or char == "\n")


# -------------------------------------------------------------------------------------------------- TimelineJS


def timeline_js(timeline: Timeline) -> str:
    """The JSON of TimelineJS 3: an event each, with its sentence, and an era for what lasted a year or more.

    Years are astronomical, as its JavaScript counts them; ``display_date`` says them as people do. Texts are HTML there, and so
    are escaped. What has no day to begin with is left out, with a LeftOut warning.
    """
    names = page.row_names(timeline)
    told = [(name, event, _interval(event)) for name, event in zip(names, timeline, strict=True)]
    placed = [(name, event, interval) for name, event, interval in told if interval and known_days(interval)]
    _say_left_out(len(timeline) - len(placed), "TimelineJS", "only what has a place in time")
    eras = [
        {"start_date": _js_date(interval.first), "end_date": _js_date(interval.last), "text": {"headline": html.escape(event.headline)}}
        for _, event, interval in placed
        if interval.extent is Extent.THROUGHOUT and interval.first is not None and interval.last is not None
        if interval.last - interval.first >= 364
    ]
    whole = {
        "title": {"text": {"headline": html.escape(charts.chart_title(timeline)), "text": html.escape(charts.alt_text(timeline))}},
        "events": [_js_event(*each) for each in placed],
        "eras": eras,
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _js_event(name: str, event: Event, interval: Interval) -> dict[str, Any]:
    first = interval.last if interval.first is None else interval.first
    last = interval.last if interval.last is not None and interval.last != first else None
    sure = interval.precision if not interval.approximate else Precision.DAY
    return {
        "unique_id": html.escape(name),
        "start_date": _js_date(first, sure),
        **({"end_date": _js_date(last)} if last is not None and sure not in (Precision.YEAR, Precision.MONTH) else {}),
        "display_date": html.escape(date_words(interval)),
        "text": {
            "headline": html.escape(event.headline + charts.standing(event)),
            "text": f"<p>{html.escape(event.sentence)}</p><p><small>{html.escape(f'{event.type} · {evidence.place(event)}')}</small></p>",
        },
    }


def _js_date(number: int | None, precision: Precision = Precision.DAY) -> dict[str, int]:
    assert number is not None
    year, month, day = days.year_month_day(number)
    if precision is Precision.YEAR:
        return {"year": year}
    return {"year": year, "month": month} if precision is Precision.MONTH else {"year": year, "month": month, "day": day}


# ---------------------------------------------------------------------------------------------------------- TEI


def tei(timeline: Timeline) -> str:
    """A TEI document with a ``listEvent``: ``when`` for a day, month or year, ``from`` and ``to`` for what lasted, else
    ``notBefore`` and ``notAfter``; ``cert`` is low where the date is approximate or uncertain. All events are in it.
    """
    title = charts.chart_title(timeline)
    head: Node = (
        "teiHeader",
        {},
        [
            (
                "fileDesc",
                {},
                [
                    ("titleStmt", {}, [("title", {}, [title])]),
                    ("publicationStmt", {}, [("p", {}, ["Made with dateline."])]),
                    ("sourceDesc", {}, [("p", {}, ["The documents that each event names."])]),
                ],
            )
        ],
    )
    events: list[Node] = [part for number, event in enumerate(timeline, 1) for part in (_tei_event(number, event), "\n")]
    # a list may not be empty
    body: Node = ("standOff", {}, [("listEvent", {}, ["\n", *events])]) if events else ("text", {}, [("body", {}, [("p", {}, [])])])
    return written(("TEI", {"xmlns": "http://www.tei-c.org/ns/1.0"}, ["\n", head, "\n", body, "\n"]))


def _tei_event(number: int, event: Event) -> Node:
    interval = _interval(event)
    attributes = {
        "xml:id": f"event-{number}",
        "n": event.id,
        "type": re.sub(r"[^\w.-]", "_", event.type),
        "subtype": str(event.status),
        **(_tei_dates(interval) if interval else {}),
    }
    date: list[Node] = [("date", {}, [event.timex.text]), " "] if event.timex and event.timex.text else []
    names = _spaced("name", event.participants)
    places = _spaced("placeName", event.places)
    quote: Node = ("quote", {}, [event.sentence])
    return (
        "event",
        attributes,
        [
            ("label", {}, [event.headline]),
            ("desc", {}, [*date, *names, *places, quote]),
            ("bibl", {}, [evidence.place(event)]),
        ],
    )


def _spaced(element: str, names: Iterable[str]) -> Iterator[Node]:
    for name in names:
        yield from ((element, {}, [name]), " ")


def _tei_dates(interval: Interval) -> dict[str, str]:
    sure = "low" if interval.approximate or interval.uncertain else ""
    whole = {Precision.DAY: 0, Precision.MONTH: 3, Precision.YEAR: 6}.get(interval.precision)
    # dates there have no plus before the years after 9999
    first, last = interval.earliest.lstrip("+"), interval.latest.lstrip("+")
    if interval.extent is Extent.THROUGHOUT:
        return {"from": first, "to": last, "cert": sure}
    if whole is not None and not sure:
        return {"when": first[: len(first) - whole]}
    return {"notBefore": first, "notAfter": last, "cert": sure}
