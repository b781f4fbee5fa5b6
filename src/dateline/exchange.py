"""The timeline in the forms of other programs: Markdown, calendars, TimelineJS, TEI. Text out; what a form cannot hold is counted."""

import html
import json
import re
import warnings
from typing import Any

from dateline import charts, days, evidence
from dateline.errors import LeftOut
from dateline.interval import Extent, Interval, Precision, timex3
from dateline.layout import date_words, known_days
from dateline.model import Event, Status
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


def calendar(timeline: Timeline) -> str:
    """An iCalendar file (RFC 5545) of the events that are dated to a day of the years 1 to 9999; a LeftOut warning counts the rest."""
    dated = [(event, interval) for event in timeline if (interval := _interval(event)) and _is_day(interval)]
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//dateline//chronology//EN"]
    for number, (event, interval) in enumerate(dated, 1):
        assert interval.first is not None
        lines += [
            "BEGIN:VEVENT",
            f"UID:{_ical(event.id or str(number))}@dateline",
            # the form asks when the entry was made; nothing here reads a clock
            "DTSTAMP:19700101T000000Z",
            f"DTSTART;VALUE=DATE:{days.iso(interval.first).replace('-', '')}",
            f"SUMMARY:{_ical(event.headline + (f' ({event.status})' if event.status != 'happened' else ''))}",
            f"DESCRIPTION:{_ical(f'{event.sentence} ({evidence.place(event)})')}",
            *([f"LOCATION:{_ical('; '.join(event.places))}"] if event.places else []),
            *([f"CATEGORIES:{_ical(event.type)}"] if event.type else []),
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
        ]
    _say_left_out(len(timeline) - len(dated), "a calendar", "only what is dated to a day")
    return "".join(f"{_folded(line)}\r\n" for line in [*lines, "END:VCALENDAR"])


def _is_day(interval: Interval) -> bool:
    return interval.precision is Precision.DAY and interval.first is not None and 1 <= days.year_month_day(interval.first)[0] <= 9999


def _ical(text: str) -> str:
    clean = "".join(char for char in text if char.isprintable() or char == "\n")
    return re.sub(r"([\\;,])", r"\\\1", clean).replace("\n", "\\n")


def _folded(line: str) -> str:
    """The line in pieces of at most 75 bytes, the later ones after a blank, no letter cut."""
    pieces, size = [""], 0
    for char in line:
        width = len(char.encode())
        if size + width > 75:
            pieces.append("")
            size = 1
        pieces[-1] += char
        size += width
    return "\r\n ".join(pieces)


# -------------------------------------------------------------------------------------------------- TimelineJS


def timeline_js(timeline: Timeline) -> str:
    """The JSON of TimelineJS 3: an event each, with its sentence, and an era for what lasted a year or more.

    Years are astronomical, as its JavaScript counts them; ``display_date`` says them as people do. Texts are HTML there, and so
    are escaped. What has no day to begin with is left out, with a LeftOut warning.
    """
    placed = [(event, interval) for event in timeline if (interval := _interval(event)) and known_days(interval)]
    _say_left_out(len(timeline) - len(placed), "TimelineJS", "only what has a place in time")
    eras = [
        {"start_date": _js_date(interval.first), "end_date": _js_date(interval.last), "text": {"headline": html.escape(event.headline)}}
        for event, interval in placed
        if interval.extent is Extent.THROUGHOUT and interval.first is not None and interval.last is not None
        if interval.last - interval.first >= 364
    ]
    told = {
        "title": {"text": {"headline": html.escape(charts.chart_title(timeline)), "text": html.escape(charts.alt_text(timeline))}},
        "events": [_js_event(event, interval) for event, interval in placed],
        "eras": eras,
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _js_event(event: Event, interval: Interval) -> dict[str, Any]:
    first = interval.last if interval.first is None else interval.first
    last = interval.last if interval.last is not None and interval.last != first else None
    sure = interval.precision if not interval.approximate else Precision.DAY
    return {
        "unique_id": html.escape(event.id),
        "start_date": _js_date(first, sure),
        **({"end_date": _js_date(last)} if last is not None and sure not in (Precision.YEAR, Precision.MONTH) else {}),
        "display_date": html.escape(date_words(interval)),
        "group": html.escape(event.type),
        "text": {
            "headline": html.escape(event.headline),
            "text": f"<p>{html.escape(event.sentence)}</p><p><small>{html.escape(evidence.place(event))}</small></p>",
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
    title = _xml(charts.chart_title(timeline))
    head = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<TEI xmlns="http://www.tei-c.org/ns/1.0">\n<teiHeader><fileDesc>'
        f"<titleStmt><title>{title}</title></titleStmt><publicationStmt><p>Made with dateline.</p></publicationStmt>"
        "<sourceDesc><p>The documents that each event names.</p></sourceDesc></fileDesc></teiHeader>\n<standOff><listEvent>\n"
    )
    body = "".join(_tei_event(number, event) for number, event in enumerate(timeline, 1))
    return f"{head}{body}</listEvent></standOff>\n</TEI>\n"


def _tei_event(number: int, event: Event) -> str:
    interval = _interval(event)
    named = {"xml:id": f"event-{number}", "n": event.id, "type": re.sub(r"[^\w.-]", "_", event.type), "subtype": str(event.status)}
    attributes = {**named, **(_tei_dates(interval) if interval else {})}
    names = "".join(f"<name>{_xml(name)}</name> " for name in event.participants)
    places = "".join(f"<placeName>{_xml(place)}</placeName> " for place in event.places)
    written = " ".join(f'{name}="{_xml(value)}"' for name, value in attributes.items() if value)
    return (
        f"<event {written}><label>{_xml(event.headline)}</label><desc><date>{_xml(event.timex.text if event.timex else '')}</date> "
        f"{names}{places}<quote>{_xml(event.sentence)}</quote></desc><bibl>{_xml(evidence.place(event))}</bibl></event>\n"
    )


def _tei_dates(interval: Interval) -> dict[str, str]:
    sure = "low" if interval.approximate or interval.uncertain else ""
    whole = {Precision.DAY: 0, Precision.MONTH: 3, Precision.YEAR: 6}.get(interval.precision)
    if interval.extent is Extent.THROUGHOUT:
        return {"from": interval.earliest, "to": interval.latest, "cert": sure}
    if whole is not None and not sure:
        return {"when": interval.earliest[: len(interval.earliest) - whole]}
    return {"notBefore": interval.earliest, "notAfter": interval.latest, "cert": sure}


def _xml(text: str) -> str:
    """Escaped, without the letters that XML 1.0 may not hold."""
    return html.escape(
        "".join(char for char in text if char in "\t\n" or " " <= char < "\ud800" or "\ue000" <= char <= "\ufffd" or char > "\uffff")
    )


# ------------------------------------------------------------------------------------------------------- TimeML


def timeml(timeline: Timeline) -> str:
    """The sentences that tell the events, in TimeML: TIMEX3 and EVENT inline, and a TLINK from each event to its date.

    The sentences stand in the order of the documents, each once; of two marks that cross only the first is there.
    """
    told: dict[tuple[str, int, str], list[Event]] = {}
    for event in sorted(timeline, key=lambda event: (event.document, event.sentence_start)):
        told.setdefault((event.document, event.sentence_start, event.sentence), []).append(event)
    text, links, counts = [], [], [0, 0]
    for (document, start, sentence), events in told.items():
        marks, found = _timeml_marks(events, start, sentence, counts)
        text.append(f"<s doc={_attribute(document)}>{_inline(sentence, marks)}</s>")
        links += found
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<TimeML>\n<DOCID>chronology</DOCID>\n<TEXT>\n'
    return head + "".join(f"{line}\n" for line in [*text, "</TEXT>", *links, "</TimeML>"])


Span = tuple[int, int, str, str]  # where a mark begins and ends in its sentence, its opening and its closing tag


def _timeml_marks(events: list[Event], start: int, sentence: str, counts: list[int]) -> tuple[list[Span], list[str]]:
    """The marks of one sentence and the links of its events; the numbers of dates and events go on from ``counts``."""
    dates: dict[tuple[int, int], str] = {}
    marks: list[Span] = []
    links = []
    for event in events:
        timex = event.timex
        span = (timex.start - start, timex.end - start) if timex else (0, 0)
        if timex and span not in dates and _stands(timex.text, span, sentence) and _is_free(span, marks):
            counts[0] += 1
            dates[span] = f"t{counts[0]}"
            value = timex.value or (timex3(timex.interval) if timex.interval else "")
            marks.append((*span, f'<TIMEX3 tid="{dates[span]}" type="{timex.type or "DATE"}" value={_attribute(value)}>', "</TIMEX3>"))
        trigger = event.trigger_start - start, event.trigger_end - start
        if not (_stands(event.trigger, trigger, sentence) and _is_free(trigger, marks)):
            continue
        counts[1] += 1
        marks.append((*trigger, f'<EVENT eid="e{counts[1]}" class="OCCURRENCE">', "</EVENT>"))
        polarity = "NEG" if event.status is Status.NEGATED else "POS"
        links.append(f'<MAKEINSTANCE eiid="ei{counts[1]}" eventID="e{counts[1]}" polarity="{polarity}"/>')
        if span in dates:
            kind = "DURING" if timex and timex.interval and timex.interval.extent is Extent.THROUGHOUT else "IS_INCLUDED"
            links.append(f'<TLINK lid="l{counts[1]}" relType="{kind}" eventInstanceID="ei{counts[1]}" relatedToTime="{dates[span]}"/>')
    return marks, links


def _stands(words: str, span: tuple[int, int], sentence: str) -> bool:
    return bool(words) and span[0] >= 0 and sentence[span[0] : span[1]] == words


def _is_free(span: tuple[int, int], marks: list[Span]) -> bool:
    return all(span[1] <= first or last <= span[0] for first, last, *_ in marks)


def _inline(sentence: str, marks: list[Span]) -> str:
    parts, position = [], 0
    for first, last, opening, closing in sorted(marks):
        parts += [_xml(sentence[position:first]), opening, _xml(sentence[first:last]), closing]
        position = last
    return "".join([*parts, _xml(sentence[position:])])


def _attribute(text: str) -> str:
    return f'"{_xml(text)}"'
