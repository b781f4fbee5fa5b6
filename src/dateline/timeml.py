"""TimeML, for those who compare taggers: whole texts with dates and events inline, and a link from each event to its date."""

import bisect
import dataclasses
import itertools
import warnings
from collections.abc import Iterator, Sequence

from dateline import charts, days
from dateline.errors import LeftOut
from dateline.interval import Extent, Interval, Precision, edtf, parse_edtf, timex3
from dateline.markup import Node, written
from dateline.model import Basis, Document, Event, Status, Tagged, Timex
from dateline.timeline import Timeline

Span = tuple[int, int]
Mark = tuple[int, int, Node]  # where an element begins and ends in its text; one with no text in it stands where it begins


def timeml(timeline: Timeline) -> str:
    """The documents in TimeML as TempEval-3 has it: their texts with each TIMEX3 and EVENT inline, then instances and TLINKs.

    A document that the timeline has no text of has the sentences that tell its events, a line each. Of several documents each is a
    ``TimeML`` in a ``corpus``. Marks cannot cross: a LeftOut warning counts the mentions whose words lie in a date or in another's.
    """
    told: dict[str, list[Event]] = {}
    for event in timeline.mentions:
        told.setdefault(event.document, []).append(event)
    texts = {tagged.document.id: tagged for tagged in timeline.texts}
    dates = {account.document: account.date for account in timeline.documents}
    made: list[Node] = []
    left_out = 0
    for name in dict.fromkeys([*texts, *sorted(told)]):
        events = told.get(name, [])
        if name not in texts:
            texts[name], events = _of_sentences(name, events, dates.get(name, ""))
        document, missed = _document(texts[name], sorted(events, key=lambda event: event.trigger_start))
        made.append(document)
        left_out += missed
    if left_out:
        words = charts.count(left_out, "mention")
        warnings.warn(f"TimeML has no two marks in one place: {words} left out, whose words are in a date's", LeftOut, stacklevel=3)
    if len(made) == 1:
        return written(made[0])
    return written(("corpus", {}, ["\n", *itertools.chain.from_iterable((document, "\n") for document in made)]))


def _of_sentences(name: str, events: Sequence[Event], date: str) -> tuple[Tagged, list[Event]]:
    """What is left of a document: a text of the sentences that tell its events, and the events at their places in it."""
    shifts: dict[tuple[int, str], int] = {}
    length = 0
    for start, sentence in sorted({(event.sentence_start, event.sentence) for event in events}):
        shifts[start, sentence] = length - start
        length += len(sentence) + 1
    text = "".join(f"{sentence}\n" for _, sentence in shifts)
    moved = [_moved(event, shifts[event.sentence_start, event.sentence]) for event in events]
    found = {(timex.start, timex.end): timex for event in moved if (timex := event.timex) and text[timex.start : timex.end] == timex.text}
    document = Document(name, text, parse_edtf(date) if date else None)
    return Tagged(document, tuple(timex for _, timex in sorted(found.items()))), moved


def _moved(event: Event, by: int) -> Event:
    timex = event.timex and dataclasses.replace(event.timex, start=event.timex.start + by, end=event.timex.end + by, ends=())
    return dataclasses.replace(event, trigger_start=event.trigger_start + by, trigger_end=event.trigger_end + by, timex=timex)


def _document(tagged: Tagged, events: Sequence[Event]) -> tuple[Node, int]:
    """A document as an element, and how many of its events, in the order of the text, have no room in it."""
    document = tagged.document
    dates, names = _dates(tagged)
    words, instances, missed = _events(events, document.text, dates, names)
    head: list[Node] = ["\n", ("DOCID", {}, [document.id]), "\n"]
    if document.dct:
        # a date that was inferred is a stretch of time, which has no value
        value = "XXXX" if document.dct.precision is Precision.SPAN else timex3(document.dct)
        date: Node = ("TIMEX3", {"tid": "t0", "type": "DATE", "value": value, "functionInDocument": "CREATION_TIME"}, [edtf(document.dct)])
        head += [("DCT", {}, [date]), "\n"]
    if document.title:
        head += [("TITLE", {}, [document.title]), "\n"]
    text = list(_inline(document.text, sorted([*dates, *words], key=lambda mark: mark[:2])))
    return ("TimeML", {}, [*head, ("TEXT", {}, text), "\n", *instances]), missed


def _inline(text: str, marks: Sequence[Mark]) -> Iterator[Node]:
    position = 0
    for first, last, element in marks:
        yield from (text[position:first], element)
        position = last
    yield text[position:]


# ---------------------------------------------------------------------------------------------------------- dates


def _dates(tagged: Tagged) -> tuple[list[Mark], dict[Span, str]]:
    """The TIMEX3 elements, and the name of each expression by its span; of a range both ends and, without words, their length."""
    marks: list[Mark] = []
    names: dict[Span, str] = {}
    text, dated = tagged.document.text, tagged.document.dct is not None
    for timex in tagged.timexes:
        if not timex.text or text[timex.start : timex.end] != timex.text or (marks and timex.start < marks[-1][1]):
            continue
        own = []
        for each in timex.ends or (timex,):
            own.append(f"t{len(marks) + 1}")
            marks.append((each.start, each.end, ("TIMEX3", {"tid": own[-1], **_attributes(each, dated=dated)}, [each.text])))
        if timex.ends and timex.type != "DURATION":  # which is written in its own words
            length = {"beginPoint": own[0], "endPoint": own[-1], "type": "DURATION", "value": _length(timex.interval)}
            own.append(f"t{len(marks) + 1}")
            marks.append((timex.end, timex.end, ("TIMEX3", {"tid": own[-1], **length}, [])))
        names[timex.start, timex.end] = own[-1]
    return marks, names


def _attributes(timex: Timex, *, dated: bool) -> dict[str, str]:
    interval = timex.interval
    ranges = interval is not None and interval.precision is Precision.SPAN and None not in (interval.first, interval.last)
    kind, value = timex.type or "DATE", timex.value
    if not value and interval:  # read back from a table, which has no TIMEX3
        kind, value = ("DURATION", _length(interval)) if ranges else (kind, timex3(interval))
    counted = timex.basis in (Basis.DOCUMENT, Basis.CONTEXT)
    return {
        "type": kind,
        "value": value or "XXXX",
        "mod": timex.mod,
        "quant": timex.quant,
        "freq": timex.freq,
        "temporalFunction": "true" if counted else "",
        "anchorTimeID": "t0" if timex.basis is Basis.DOCUMENT and dated else "",
    }


def _length(interval: Interval | None) -> str:
    """How long it is, in the coarsest unit: ``P2Y``, ``P3M``, ``P10D``; ``PXD`` if that is not known."""
    if interval is None or interval.first is None or interval.last is None:
        return "PXD"
    (year, month, day), (end_year, end_month, end_day) = map(days.year_month_day, (interval.first, interval.last + 1))
    if (month, day) == (end_month, end_day):
        return f"P{end_year - year}Y"
    return f"P{12 * (end_year - year) + end_month - month}M" if day == end_day == 1 else f"P{interval.last + 1 - interval.first}D"


# --------------------------------------------------------------------------------------------------------- events


def _events(events: Sequence[Event], text: str, dates: Sequence[Mark], names: dict[Span, str]) -> tuple[list[Mark], list[Node], int]:
    """The EVENT elements, an instance of one for each mention with the link to its date, and how many mentions have no room."""
    marks: list[Mark] = []
    rest: list[Node] = []
    count = 0
    for event in events:
        first, last = span = event.trigger_start, event.trigger_end
        if text[max(first, 0) : last] != event.trigger or not event.trigger or not _is_free(span, dates):
            continue
        if not marks or span != marks[-1][:2]:
            if marks and first < marks[-1][1]:
                continue
            kind = "REPORTING" if event.type == "statement" else "OCCURRENCE"
            marks.append((*span, ("EVENT", {"eid": f"e{len(marks) + 1}", "class": kind}, [event.trigger])))
        count += 1
        rest += _instance(event, f"e{len(marks)}", str(count), _date(event.timex, names))
    return marks, rest, len(events) - count


def _is_free(span: Span, marks: Sequence[Mark]) -> bool:
    """Whether no mark of these, which are in order, shares a letter with it."""
    after = bisect.bisect_left(marks, span[1], key=lambda mark: mark[0])
    return all(last <= span[0] for _, last, _ in marks[max(0, after - 2) : after])


def _instance(event: Event, name: str, number: str, date: str) -> Iterator[Node]:
    said = {
        "pos": "OTHER",
        "tense": "FUTURE" if event.status is Status.PLANNED else "NONE",
        "aspect": "NONE",
        "polarity": "NEG" if event.status is Status.NEGATED else "POS",
    }
    yield from (("MAKEINSTANCE", {"eiid": f"ei{number}", "eventID": name, **said}, []), "\n")
    if date:
        link = {"lid": f"l{number}", "relType": _relation(event.timex), "eventInstanceID": f"ei{number}", "relatedToTime": date}
        yield from (("TLINK", link, []), "\n")


def _date(timex: Timex | None, names: dict[Span, str]) -> str:
    """The name of the expression that dates an event; of the document's date, where no words do."""
    if timex is None:
        return ""
    return names.get((timex.start, timex.end), "t0" if timex.basis is Basis.DOCUMENT and not timex.text else "")


def _relation(timex: Timex | None) -> str:
    """How an event stands to its date: within it, for all of it, or on one side of it."""
    interval = timex.interval if timex else None
    if interval is None or (interval.first is None and interval.last is None):
        return "IS_INCLUDED"
    lasted = interval.extent is Extent.THROUGHOUT
    if interval.first is None:
        return "ENDED_BY" if lasted else "BEFORE"
    if interval.last is None:
        return "BEGUN_BY" if lasted else "AFTER"
    return "DURING" if lasted else "IS_INCLUDED"
