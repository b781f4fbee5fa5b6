"""The way from documents to a timeline: the verbs in their order.

    reading -> segmentation -> recognition -> anchoring -> detection -> linking -> merging -> timeline
"""

import warnings
from collections.abc import Iterator, Mapping
from typing import Any

from dateline import anchoring, detection, linking, merging, reading, recognition, segmentation, wholedate
from dateline.errors import MissingDate, SkippedInput
from dateline.interval import Interval
from dateline.language import languages, load
from dateline.model import Document, Event, Sentence, Timex
from dateline.timeline import Timeline


def extract(
    inputs: Any, *, date: str | Interval | None = None, language: str | None = None, model: str | None = None, all_events: bool = False
) -> Timeline:
    """The timeline of one input or of several: paths, folders, globs, texts, Documents, or a frame with a ``text`` column.

    ``date`` is the documents' own date, ``language`` theirs, where they do not say so themselves; ``model`` the name of an
    installed spaCy pipeline; ``all_events`` adds events that no expression in their own sentence dates. An input that cannot
    be read is left out with a SkippedInput warning; dates that nothing places are counted in one MissingDate warning.
    """
    read = documents(inputs, date=date, language=language)
    mentions = [mention for document in read for mention in events(document, model=model, all_events=all_events)]
    timeline = Timeline.merged(merging.merge(mentions))
    if timeline.unanchored:
        warnings.warn(missing_date(len(timeline.unanchored)), MissingDate, stacklevel=2)
    return timeline


def documents(inputs: Any, *, date: str | Interval | None = None, language: str | None = None) -> Iterator[Document]:
    """The documents of the inputs; what cannot be read is left out with a warning that names it."""
    for found in reading.read(inputs, date=date, language=language):
        if isinstance(found, Document):
            yield found
        else:
            warnings.warn(f"{found.path}: {found.reason}", SkippedInput, stacklevel=3)


def events(document: Document, *, model: str | None = None, all_events: bool = False) -> Iterator[Event]:
    """The dated mentions of events of a document, in the order of the text."""
    timexes = expressions(document)
    sentences = _unbroken(segmentation.split(document.text, document.language), timexes, document.text)
    held = dict(_held(sentences, timexes))
    wanted = sentences if all_events else tuple(_telling(sentences, held, document))
    parsed = segmentation.parse(wanted, document.language, model, [(each.start, each.end) for each in timexes])
    told = ((sentence, detection.detect(sentence, held[sentence.start], document), held[sentence.start]) for sentence in parsed)
    yield from linking.story(told, document, all_events=all_events)


def expressions(document: Document) -> tuple[Timex, ...]:
    """The temporal expressions of a document, anchored where that can be; without a pack for its language, its whole dates."""
    if document.language not in languages():
        return tuple(wholedate.whole_dates(document.text, document.language))
    pack = load(document.language)
    return anchoring.anchor(recognition.recognize(document.text, pack), document)


def tag(source: str | Document, *, date: str | Interval | None = None, language: str | None = None) -> tuple[Timex, ...]:
    """The temporal expressions of a text or document, as TimeML has them: of a range both ends, each for itself."""
    found = expressions(as_document(source, date, language))
    return tuple(one for timex in found for one in timex.ends or (timex,))


def as_document(source: str | Document, date: str | Interval | None = None, language: str | None = None) -> Document:
    """A text as a document, or a document with another date or language."""
    if isinstance(source, str):
        source = Document("text", source, language=language or reading.detect_language(source, "en"))
    return next(found for found in reading.read([source], date=date, language=language) if isinstance(found, Document))


def missing_date(count: int) -> str:
    """What a user is told of dates that nothing places."""
    dates = "1 date is" if count == 1 else f"{count} dates are"
    return f"{dates} not anchored, as no document date is known to count from: give it with date=, or as `dct` with the documents"


def _unbroken(sentences: tuple[Sentence, ...], timexes: tuple[Timex, ...], text: str) -> tuple[Sentence, ...]:
    """The sentences, joined where an expression crosses from one to the next: "am 3. Oktober" has no end in it."""
    joined: list[Sentence] = []
    crossing = iter(timexes)
    timex = next(crossing, None)
    for sentence in sentences:
        while timex and timex.end <= sentence.start:
            timex = next(crossing, None)
        if joined and timex and timex.start < joined[-1].end and sentence.start < timex.end:
            start = joined.pop().start
            joined.append(Sentence(start, sentence.end, text[start : sentence.end]))
        else:
            joined.append(sentence)
    return tuple(joined)


def _telling(sentences: tuple[Sentence, ...], held: Mapping[int, list[Timex]], document: Document) -> Iterator[Sentence]:
    """The sentences that can yield a row: those with a date, and those that go on with the day told just before them."""
    day: Timex | None = None
    for sentence in sentences:
        dated = [timex for timex in held[sentence.start] if linking.is_date(timex)]
        if dated or (day and linking.follows(day, sentence, document) and detection.may_tell(sentence, document)):
            yield sentence
        day = dated[-1] if dated else None


def _held(sentences: tuple[Sentence, ...], timexes: tuple[Timex, ...]) -> Iterator[tuple[int, list[Timex]]]:
    """The expressions that each sentence holds, by the sentence's start."""
    position = 0
    for sentence in sentences:
        inside = []
        while position < len(timexes) and timexes[position].start < sentence.end:
            if timexes[position].start >= sentence.start:
                inside.append(timexes[position])
            position += 1
        yield sentence.start, inside
