"""Why a date was read as it was: for each expression its words, rules, expression, anchor and interval."""

import dataclasses
import html
from collections.abc import Iterator

from dateline import interval as iv
from dateline import pipeline
from dateline.expression import Expression
from dateline.interval import Interval
from dateline.model import Basis, Document, Timex


@dataclasses.dataclass(frozen=True, slots=True)
class Explanation:
    """The expressions of a text, and what is to be told of each; prints as text, in a notebook as a table."""

    document: Document
    timexes: tuple[Timex, ...]

    def __str__(self) -> str:
        date = iv.edtf(self.document.dct) if self.document.dct else "none: relative dates stay open"
        head = f"{self.document.text}\n\ndocument date  {date}\nlanguage       {self.document.language}"
        if not self.timexes:
            return f"{head}\n\nno temporal expression was found"
        return "\n\n".join([head, *(_block(timex) for timex in self.timexes)])

    def _repr_html_(self) -> str:
        rows = "".join(
            f"<tr><th colspan=2>{html.escape(timex.text)}</th></tr>"
            + "".join(f"<tr><td>{name}</td><td>{html.escape(value)}</td></tr>" for name, value in facts(timex))
            for timex in self.timexes
        )
        return f"<p>{html.escape(self.document.text)}</p><table>{rows}</table>"


def explain(text: str | Document, *, date: str | Interval | None = None, language: str | None = None) -> Explanation:
    """Why the dates of a text are read as they are; ``date`` is the text's own date."""
    document = pipeline.as_document(text, date, language)
    return Explanation(document, pipeline.expressions(document))


def facts(timex: Timex) -> Iterator[tuple[str, str]]:
    """What is to be told of an expression, in order: names and values."""
    yield "words", f"{timex.text!r}, characters {timex.start} to {timex.end}"
    yield "rule", " < ".join(timex.rules)
    if timex.expression:
        yield "expression", spell(timex.expression)
    yield "counted from", _origin(timex)
    yield "interval", _interval(timex.interval)
    yield "EDTF", timex.edtf or "none"
    yield "TIMEX3", " ".join(part for part in (timex.type, timex.value, timex.mod) if part)


def spell(value: object) -> str:
    """An expression as a call with the fields that it has: ``near(of=point(month=12), n=-1)``."""
    if isinstance(value, Interval):
        return iv.edtf(value)
    if not (isinstance(value, Expression) and dataclasses.is_dataclass(value)):
        return repr(value)
    said = [(field.name, getattr(value, field.name), field.default) for field in dataclasses.fields(value)]
    return f"{type(value).__name__.lower()}({', '.join(f'{name}={spell(given)}' for name, given, default in said if given != default)})"


def _block(timex: Timex) -> str:
    return "\n".join([timex.text, *(f"    {name:13} {value}" for name, value in facts(timex))])


def _origin(timex: Timex) -> str:
    if timex.anchor:
        where = {Basis.DOCUMENT: "the document's date", Basis.CONTEXT: "what the text told before"}.get(timex.basis, timex.basis.value)
        return f"{timex.anchor}, {where}"
    if timex.interval is None:
        return "nothing that is known here" if timex.edtf else "nothing: it names no date"
    return {Basis.NAMED: "a name in the gazetteer"}.get(timex.basis, "nothing: its own words say it")


def _interval(interval: Interval | None) -> str:
    if interval is None:
        return "not known"
    marks = [name for name, is_so in (("approximate", interval.approximate), ("uncertain", interval.uncertain)) if is_so]
    return f"{interval.earliest or 'open'} to {interval.latest or 'open'}, {', '.join([interval.precision.value, *marks])}"
