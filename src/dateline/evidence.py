"""Why a row can be trusted, for a reader: the sentence with its words marked, where it stands, why it has this date. HTML and words."""

import html
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dateline.expression import Basis

if TYPE_CHECKING:
    # an event shows itself with the functions of this room, which therefore stands below it
    from dateline.model import Event


def marked(event: "Event") -> str:
    """The sentence as HTML, escaped; marked with classes ``date`` (the words that date it), ``trigger`` and ``name``."""
    sentence, parts, position = event.sentence, [], 0
    for start, end, kind in sorted(_spans(event)):
        if start < position:
            continue  # a name inside the date is part of the date
        parts.append(html.escape(sentence[position:start]))
        parts.append(f'<mark class="{kind}">{html.escape(sentence[start:end])}</mark>')
        position = end
    return "".join([*parts, html.escape(sentence[position:])])


def _spans(event: "Event") -> Iterator[tuple[int, int, str]]:
    """What is to be marked, by offsets in the sentence; the date and the trigger only where they stand as the row says."""
    sentence, timex = event.sentence, event.timex
    taken: list[tuple[int, int]] = []
    told = [(timex.start, timex.end, timex.text, "date")] if timex else []
    told.append((event.trigger_start, event.trigger_end, event.trigger, "trigger"))
    for start, end, words, kind in told:
        first, last = start - event.sentence_start, end - event.sentence_start
        free = all(last <= begin or stop <= first for begin, stop in taken)
        if free and 0 <= first < last and sentence[first:last] == words:
            taken.append((first, last))
            yield first, last, kind
    for name in sorted({*event.participants, *event.places}, key=lambda name: (-len(name), name)):
        # "Shinzo Abe" may be called Abe here
        for words in (name, name.split()[-1] if name.split() else ""):
            found = [match.span() for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", sentence)] if words else []
            for first, last in found:
                if all(last <= begin or stop <= first for begin, stop in taken):
                    taken.append((first, last))
                    yield first, last, "name"
            if found:
                break


def why(event: "Event") -> str:
    """Why the event has its date, in a sentence: its words, what they were counted from, what is not known."""
    timex = event.timex
    if timex is None:
        return "No words date it."
    if timex.basis is Basis.DOCUMENT and not timex.text:
        return f"Nothing dates it but the date of its document, {timex.edtf}."
    words = f"“{timex.text}”"
    if timex.reason:
        return f"{words} is not placed: {timex.reason}."
    if timex.interval is None:
        return f"{words} has no year, and nothing tells which."
    match timex.basis:
        case Basis.DOCUMENT:
            said = f"{words}, counted from the document’s date{_comma(timex.anchor)}."
        case Basis.CONTEXT if not event.sentence_start <= timex.start < event.sentence_start + len(event.sentence):
            said = f"Words elsewhere in the text date it: {words}{_comma(timex.anchor and f'counted from {timex.anchor}')}."
        case Basis.CONTEXT:
            said = f"{words}, counted from what the text told before{_comma(timex.anchor)}."
        case Basis.NAMED:
            said = f"{words} is the name of a time that the gazetteer knows."
        case Basis.REVIEW:
            said = f"A reader gave it this date in review; the words are {words}."
        case _:
            said = f"Its own words say it: {words}."
    marks = [name for name, is_so in (("approximate", timex.interval.approximate), ("uncertain", timex.interval.uncertain)) if is_so]
    return said + (f" The date is {' and '.join(marks)}." if marks else "")


def _comma(text: str) -> str:
    return f", {text}" if text else ""


def place(event: "Event") -> str:
    """Where it is told: the document, the page if it has pages, the characters of the date, or else of the trigger."""
    start, end = (event.timex.start, event.timex.end) if event.timex else (event.trigger_start, event.trigger_end)
    page = f", page {event.page}" if event.page is not None else ""
    return f"{event.document}{page}, characters {start}–{end}"


STYLE = (
    "<style>.dateline-event{max-width:44em;border-left:3px solid #0072B2;padding:.2em 0 .2em 1em}"
    ".dateline-event p{margin:.3em 0}.dateline-event .soft{opacity:.75;font-size:.92em}"
    ".dateline-event mark{background:#f0e44280;color:inherit}.dateline-event mark.trigger{background:none;font-weight:600}"
    ".dateline-event mark.name{background:none;border-bottom:1px solid}</style>"
)


def card(event: "Event") -> str:
    """The event as HTML for a notebook: date, headline, what it is, its sentence with the words marked, where and why."""
    date = event.timex.edtf if event.timex else "no date"
    what = " · ".join(part for part in (event.type, event.status, "; ".join(event.participants), "; ".join(event.places)) if part)
    lines = (
        f"<p><strong>{html.escape(date)}</strong> {html.escape(event.headline)}</p>",
        f'<p class="soft">{html.escape(what)}</p>',
        f"<p>{marked(event)}</p>",
        f'<p class="soft">{html.escape(place(event))}. {html.escape(why(event))}</p>',
    )
    return f'{STYLE}<div class="dateline-event">{"".join(lines)}</div>'
