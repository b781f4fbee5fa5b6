"""The chronology as one web page that needs nothing else: the table in plain HTML, and a script that makes it a tool.

The table holds all that is told of the events, once; the script reads it from there. Beside it stand only the numbers of
``layout``: what depends on the zoom (which tick, which lane) is worked out in the browser, from the same tables and rules.
"""

import base64
import dataclasses
import functools
import hashlib
import html
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from importlib.resources import files
from typing import Any

from dateline import charts, evidence, layout, palette
from dateline.interval import Extent, Precision
from dateline.layout import date_words
from dateline.model import Event
from dateline.timeline import Account, Timeline

GUTTER = 70  # pixels between two sections: the page's letters are larger than the chart's
WIDTH = 1000.0  # the page stretches the sections of this scale to its own width
POLICY = "default-src 'none'; style-src '{style}'; script-src '{script}'; img-src data:; base-uri 'none'; form-action 'none'"
HEIGHT = 900  # pixels of the frame in a notebook


def page(timeline: Timeline, *, title: str | None = None) -> str:
    """The page as HTML: the table, the chronology, and for each event its evidence; it loads nothing from anywhere.

    Without ``title`` it is named by its years. Texts are escaped, and the page's policy lets only its own script run.
    """
    style, script = _part("page.css"), _part("page.js")
    names = row_names(timeline)
    told = {account.document: account for account in timeline.documents}
    parts = {
        "policy": POLICY.format(style=_hash(style), script=_hash(script)),
        "title": html.escape(title or charts.chart_title(timeline)),
        "subtitle": html.escape(_subtitle(timeline)),
        "alternative": html.escape(charts.alt_text(timeline)),
        "style": style,
        "script": script,
        "rows": "\n".join(_row(name, *pair, told) for name, pair in zip(names, timeline.pairs, strict=True)),
        "numbers": json.dumps(_numbers(timeline), ensure_ascii=False, separators=(",", ":")),
    }
    # in one pass, so that no text can pass for a place to fill
    return re.sub(r"<!--(\w+)-->", lambda match: parts[match[1]], _part("page.html"))


@dataclasses.dataclass(frozen=True, slots=True)
class Shown:
    """A page that a notebook shows in a frame."""

    page: str = dataclasses.field(repr=False)
    height: int = HEIGHT

    def _repr_html_(self) -> str:
        style = f"width:100%;height:{self.height}px;border:1px solid #8886"
        return f'<iframe title="Chronology" srcdoc="{html.escape(self.page)}" style="{style}"></iframe>'


@functools.cache
def _part(name: str) -> str:
    return (files("dateline") / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _subtitle(timeline: Timeline) -> str:
    documents = len({event.document for event in timeline})
    unplaced = len(timeline.unanchored)
    told = f"{charts.count(len(timeline), 'event')} from {charts.count(documents, 'document')}"
    rest = f"; {charts.count(unplaced, 'date')} without a place in time stand{'s' * (unplaced == 1)} at the end"
    return told + (rest if unplaced else "")


# ---------------------------------------------------------------------------------------------------- the table


def row_names(timeline: Timeline) -> list[str]:
    """A name for each row, as the address has it: the event's id; in a table of mentions, which share one, with a number."""
    names: list[str] = []
    seen: dict[str, int] = {}
    for number, event in enumerate(timeline, 1):
        name = "".join(event.id.split()) or f"row-{number}"
        seen[name] = seen.get(name, 0) + 1
        names.append(name if seen[name] == 1 else f"{name}~{seen[name]}")
    return names


def _row(name: str, event: Event, mentions: Sequence[Event], told: Mapping[str, Account]) -> str:
    date = event.timex.edtf if event.timex else ""
    cells = (
        ("date", f'<time data-edtf="{html.escape(date)}">{html.escape(_date_words(event))}</time>'),
        ("event", f'<a href="#{html.escape(name)}">{html.escape(event.headline)}</a>'),
        ("type", html.escape(event.type)),
        ("status", html.escape(event.status)),
        ("participants", html.escape("; ".join(event.participants))),
        ("places", html.escape("; ".join(event.places))),
        ("document", html.escape(event.document)),
        ("evidence", _evidence(event, mentions, told)),
    )
    return f'<tr id="{html.escape(name)}">' + "".join(f'<td class="{kind}">{cell}</td>' for kind, cell in cells) + "</tr>"


def _date_words(event: Event) -> str:
    if event.timex is None:
        return "no date"
    return date_words(event.timex.interval) if event.timex.interval else event.timex.edtf


def _evidence(event: Event, mentions: Sequence[Event], told: Mapping[str, Account]) -> str:
    """The sentences, first the one that the row was read from, each with its place; why this date; how sure that it belongs."""
    sentences = [event, *(mention for mention in mentions if (mention.sentence, mention.document) != (event.sentence, event.document))]
    quotes = "".join(
        f"<blockquote><p>{evidence.marked(each)}</p><cite>{html.escape(_place(each, told))}</cite></blockquote>" for each in sentences
    )
    return f'{quotes}<p class="why">{html.escape(evidence.why(event))} Confidence {event.confidence:.2g}.</p>'


def _place(event: Event, told: Mapping[str, Account]) -> str:
    """Where a sentence stands, with the title and the date of its document, as far as the timeline knows them."""
    account = told.get(event.document)
    if account is None:
        return evidence.place(event)
    title = f"{account.title}, " if account.title not in ("", event.document) else ""
    return title + evidence.place(event) + (f"; document of {account.date}" if account.date else "")


# -------------------------------------------------------------------------------------------------- the numbers


def _numbers(timeline: Timeline) -> dict[str, Any]:
    """What the script draws with: the scale, the units of the ticks, and a line of numbers for each row; no text of a document."""
    dated = [interval for event in timeline if (interval := _drawn(event))]
    return {
        "sections": list(_sections(layout.scale(dated, WIDTH))) if dated else [],
        "inset": layout.INSET,
        "gutter": GUTTER,
        "units": layout.UNITS,
        "sizes": layout.SIZES,
        "months": layout.MONTHS,
        "families": palette.FAMILIES,
        "hollow": {str(status): words for status, words in charts.HOLLOW.items()},
        "events": [_event(event) for event in timeline],
    }


def _drawn(event: Event) -> Any:
    interval = event.timex.interval if event.timex else None
    return interval if interval and layout.known_days(interval) else None


def _sections(scale: layout.Scale) -> Iterable[dict[str, Any]]:
    before: layout.Section | None = None
    for section in scale.sections:
        touches = before is not None and before.end == section.first
        yield {
            "first": section.first,
            "end": section.end,
            "width": round(scale.x(section.end) - scale.x(section.first), 2),
            "unit": section.unit,
            "touches": touches,
            "gap": "" if before is None or touches else layout.length_words(section.first - before.end),
            "caption": layout.years_words(section.first, section.end - 1),
        }
        before = section


def _event(event: Event) -> list[Any]:
    """Beginning and end as day numbers (the end of the last day; None where open), form, fades, family, weight, status.

    The form is 0 for a day, 1 for some time within, 2 for what lasted; a family is the index of its colour, -1 for the rest; the status
    is what stands for it behind the headline.
    """
    interval = _drawn(event)
    if interval is None:
        return []
    end = None if interval.last is None else interval.last + 1
    form = 2 if interval.extent is Extent.THROUGHOUT else 1
    family = palette.family(event.type)
    return [
        interval.first,
        end,
        0 if interval.precision is Precision.DAY else form,
        int(interval.approximate),
        -1 if family is None else family,
        round(event.n_sources + event.confidence, 2),
        charts.standing(event),
    ]
