"""Why a date was read as it was, and which events it dates: for each expression its rules and interval, for each event its reason."""

import dataclasses
import html
from collections.abc import Iterable, Iterator
from pathlib import Path

from dateline import interval as iv
from dateline import pipeline
from dateline.expression import Expression
from dateline.interval import Interval
from dateline.language import read_gazetteer
from dateline.model import Basis, Document, Event, Timex


@dataclasses.dataclass(frozen=True, slots=True)
class Explanation:
    """The expressions and the dated events of a text, and what is to be told of each; prints as text, in a notebook as a table."""

    document: Document
    timexes: tuple[Timex, ...]
    events: tuple[Event, ...] = ()

    def __str__(self) -> str:
        date = iv.edtf(self.document.dct) if self.document.dct else "none: relative dates stay open"
        head = f"{self.document.text}\n\ndocument date  {date}\nlanguage       {self.document.language}"
        if not self.timexes:
            head = f"{head}\n\nno temporal expression was found"
        blocks = [*((each.text, facts(each)) for each in self.timexes), *((each.headline, reasons(each)) for each in self.events)]
        return "\n\n".join([head, *(_block(title, told) for title, told in blocks)])

    def _repr_html_(self) -> str:
        blocks = [*((each.text, facts(each)) for each in self.timexes), *((each.headline, reasons(each)) for each in self.events)]
        rows = "".join(
            f"<tr><th colspan=2>{html.escape(title)}</th></tr>"
            + "".join(f"<tr><td>{name}</td><td>{html.escape(value)}</td></tr>" for name, value in told)
            for title, told in blocks
        )
        return f"<p>{html.escape(self.document.text)}</p><table>{rows}</table>"


def explain(
    text: str | Document,
    *,
    date: str | Interval | None = None,
    language: str | None = None,
    gazetteer: str | Path | None = None,
    all_events: bool = False,
) -> Explanation:
    """Why the dates of a text are read as they are, and which events they date.

    ``date`` is the text's own date, ``gazetteer`` a CSV file of your own named periods, with the columns name, earliest and latest;
    ``all_events`` adds the events that no expression in their own sentence dates.
    """
    document = pipeline.as_document(text, date, language)
    names = read_gazetteer(gazetteer) if gazetteer else ()
    return Explanation(
        document, pipeline.expressions(document, names), tuple(pipeline.events(document, names=names, all_events=all_events))
    )


def reasons(event: Event) -> Iterator[tuple[str, str]]:
    """What is to be told of an event, in order: names and values."""
    yield "trigger", f"{event.trigger!r}, {event.type}, {event.status}"
    if event.participants:
        yield "participants", "; ".join(event.participants)
    if event.places:
        yield "places", "; ".join(event.places)
    if event.timex:
        yield "date", f"{event.timex.text!r}, {event.timex.edtf}" if event.timex.text else event.timex.edtf
    yield "because", f"{WHY[event.link]} (confidence {event.confidence})"


def facts(timex: Timex) -> Iterator[tuple[str, str]]:
    """What is to be told of an expression, in order: names and values."""
    yield "words", f"{timex.text!r}, characters {timex.start} to {timex.end}"
    yield "rule", " < ".join(timex.rules)
    if timex.expression:
        yield "expression", spell(timex.expression)
    yield "counted from", _origin(timex)
    yield "interval", _interval(timex.interval)
    yield "EDTF", timex.edtf or "none"
    if timex.alternative:
        yield "or else", f"{timex.alternative}: the figures can be read in two orders, and no other date of the text shows which"
    yield "TIMEX3", " ".join(part for part in (timex.type, timex.value, timex.mod, timex.quant, timex.freq) if part)


def spell(value: object) -> str:
    """An expression as a call with the fields that it has: ``near(of=point(month=12), n=-1)``."""
    if isinstance(value, Interval):
        return iv.edtf(value)
    if not (isinstance(value, Expression) and dataclasses.is_dataclass(value)):
        return repr(value)
    said = [(field.name, getattr(value, field.name), field.default) for field in dataclasses.fields(value)]
    return f"{type(value).__name__.lower()}({', '.join(f'{name}={spell(given)}' for name, given, default in said if given != default)})"


def _block(title: str, told: Iterable[tuple[str, str]]) -> str:
    return "\n".join([title, *(f"    {name:13} {value}" for name, value in told)])


def _origin(timex: Timex) -> str:
    if timex.anchor:
        where = {Basis.DOCUMENT: "the document's date", Basis.CONTEXT: "what the text told before"}.get(timex.basis, timex.basis.value)
        return f"{timex.anchor}, {where}"
    if timex.reason:
        return f"nothing: {timex.reason}"
    if timex.interval is None:
        return "nothing that is known here" if timex.edtf else "nothing: it names no date"
    return {Basis.NAMED: "a name in the gazetteer"}.get(timex.basis, "nothing: its own words say it")


def _interval(interval: Interval | None) -> str:
    if interval is None:
        return "not known"
    marks = [name for name, is_so in (("approximate", interval.approximate), ("uncertain", interval.uncertain)) if is_so]
    return f"{interval.earliest or 'open'} to {interval.latest or 'open'}, {', '.join([interval.precision.value, *marks])}"


WHY = {
    "bracket": "the date stands in brackets behind it",
    "phrase": "the date stands in the phrase of the noun",
    "clause": "the date stands in the clause of the verb",
    "since": "the clause hangs on the date: in 1904, when the fleet attacked",
    "caption": "the last noun of an event before a date that hangs on nothing: a caption, a headline",
    "shared": "it is told in one breath with the event that the date stands beside",
    "occasion": "it was at what the bracket with the date stands behind",
    "circumstance": "it is the setting of an event of that year or month: following the invasion",
    "nearest": "no event is tied to the date; this one stands nearest",
    "sentence": "there is no parser for the language; the date stands in its clause",
    "tied": "the date is of what is tied to its verb: was found clinging, was hurt in the blast of May",
    "told": "the sentence goes on with the date that the text told last",
    "recalled": "the same event was dated elsewhere in the document",
    "inherited": "the event above it in its sentence has the date",
    "story": "a report tells in the past tense of the day of its scene",
    "document": "nothing dates it but the date of its document",
}
"""What each way means in which a date finds its event."""
