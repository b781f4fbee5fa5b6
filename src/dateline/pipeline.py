"""The way from documents to a timeline: the verbs in their order.

reading -> segmentation -> recognition -> anchoring -> detection -> linking -> narration -> merging -> timeline
"""

import bisect
import dataclasses
import functools
import itertools
import re
import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from dateline import (
    anchoring,
    dating,
    detection,
    inference,
    linking,
    merging,
    naming,
    narration,
    progress,
    reading,
    recognition,
    segmentation,
    tongues,
    wholedate,
)
from dateline.errors import MissingDate, SkippedInput
from dateline.interval import Interval, edtf
from dateline.language import Names, languages, load, read_gazetteer
from dateline.model import Document, Event, Sentence, Tagged, Timex
from dateline.records import Options
from dateline.timeline import Account, Timeline

BRACKET = re.compile(r"\([^()\d]{1,12}\)")
CHAIN = 3  # sentences back that are parsed to know whom a pronoun means


def extract(
    inputs: Any,
    *,
    date: str | Interval | None = None,
    dates: Mapping[str, str | Interval] | None = None,
    language: str | None = None,
    model: str | None = None,
    all_events: bool = False,
    gazetteer: str | Path | None = None,
    infer: bool = True,
    options: Options | None = None,
    show_progress: bool | None = None,
) -> Timeline:
    """The timeline of one input or of several: paths, folders, globs, texts, Documents, or a frame with a ``text`` column.

    ``date`` is the documents' own date, ``language`` theirs, where they do not say so themselves, and ``dates`` the date of
    each by its id, its file's name or its path; ``model`` the name of an installed spaCy pipeline; ``all_events`` adds events
    that no expression in their own sentence dates; ``gazetteer`` is a CSV file of your own named periods, with the columns name,
    earliest and latest (PackError if it is none); ``infer`` allows that the date of a document that bears none is inferred from
    its text, as a stretch of time and only where that tells enough; ``options`` are limits and names of columns; ``show_progress``
    is None for a bar in a notebook and on a terminal, else whether there is one. An input that cannot be read is left out with a
    SkippedInput warning and a row in ``documents``; dates that nothing places are counted in one MissingDate warning.
    """
    mentions: list[Event] = []
    accounts = []
    texts = []
    names = read_gazetteer(gazetteer) if gazetteer else ()
    read = reading.read(inputs, date=date, dates=dates, language=language, options=options)
    for found in progress.watched(read, reading.size(inputs), "id", show=show_progress):
        if isinstance(found, Document):
            found = dated(found, names) if infer else found
            timexes = expressions(found, names)
            told = list(_events(found, timexes, model, all_events))
            mentions += told
            accounts.append(_read(found, timexes, told))
            texts.append(Tagged(found, timexes))
        else:
            warnings.warn(f"{found.path}: {found.reason}", SkippedInput, stacklevel=2)
            accounts.append(_unread(found))
    timeline = Timeline.merged(merging.merge(mentions), accounts, texts)
    waiting = sum(not (event.timex and event.timex.reason) for event in timeline.unanchored)
    if waiting:
        warnings.warn(missing_date(waiting), MissingDate, stacklevel=2)
    return timeline


def events(document: Document, *, model: str | None = None, all_events: bool = False, names: Names = ()) -> Iterator[Event]:
    """The dated mentions of events of a document, in the order of the text; ``names`` are what ``read_gazetteer`` gave."""
    yield from _events(document, expressions(document, names), model, all_events)


def _events(document: Document, timexes: tuple[Timex, ...], model: str | None, all_events: bool) -> Iterator[Event]:
    sentences = _headed(_unbroken(segmentation.split(document.text, document.language), timexes, document.text), timexes, document.text)
    held = dict(_held(sentences, timexes))
    telling = sentences if all_events else tuple(each for each in sentences if any(map(dating.is_date, held[each.start])))
    told = (
        (own, found, inside, linking.link(sentence, found, inside, document, own, all_events=all_events))
        for sentence, own, found, inside in _told(telling, sentences, held, document, model, _dates(timexes))
    )
    yield from narration.narrate(told, document) if all_events else (event for *_, rows in told for event in rows)


def _told(
    telling: tuple[Sentence, ...],
    sentences: tuple[Sentence, ...],
    held: Mapping[int, list[Timex]],
    document: Document,
    model: str | None,
    dates: list[tuple[int, int]],
) -> Iterator[tuple[Sentence, naming.Reading | None, tuple[Event, ...], list[Timex]]]:
    """The telling sentences with their readings, events and expressions; those before a pronoun are parsed too, to know whom it means."""
    starts = {each.start for each in telling}
    leaning = dict(_leaning(sentences, starts, document))
    wanted = starts | set(leaning.values())
    before: naming.Reading | None = None
    for spoken, run in _runs(tuple(each for each in sentences if each.start in wanted), document):
        for sentence in _parsed(run, spoken.language, document, model, dates):
            known = before if before and leaning.get(sentence.start) == before.sentence.start else None
            inside = held[sentence.start]
            before = naming.read(sentence, inside, spoken, known) if sentence.tokens else None
            if sentence.start in starts:
                yield sentence, before, detection.detect(sentence, inside, spoken, before), inside


def _leaning(sentences: tuple[Sentence, ...], starts: set[int], document: Document) -> Iterator[tuple[int, int]]:
    """The starts of sentences that lean on the one before them, with the starts of those, for each telling one ``CHAIN`` back at most."""
    for index, sentence in enumerate(sentences):
        at = index
        while sentence.start in starts and at > 0 and index - at < CHAIN and detection.leans(sentences[at], document):
            yield sentences[at].start, sentences[at - 1].start
            at -= 1


def _parsed(
    run: tuple[Sentence, ...], language: str, document: Document, model: str | None, dates: list[tuple[int, int]]
) -> Iterable[Sentence]:
    """The sentences with their words; of a passage in another language only where it has a parser of its own, as few miss it."""
    if language == document.language:
        return segmentation.parse(run, language, model, dates)
    return segmentation.parse(run, language, dates=dates) if segmentation.has_parser(language) else run


def _dates(timexes: tuple[Timex, ...]) -> list[tuple[int, int]]:
    """Where the dates and times of day are, lengths and repetitions left out."""
    return [(each.start, each.end) for each in timexes if each.type in ("DATE", "TIME")]


def expressions(document: Document, names: Names = ()) -> tuple[Timex, ...]:
    """The temporal expressions of a document, anchored where that can be; without a pack for its language, its whole dates.

    ``names`` are the user's own named periods, as ``read_gazetteer`` gives them.
    Passages in another language are read with its pack; where it has none, for their whole dates.
    """
    if document.language not in languages():
        return tuple(wholedate.whole_dates(document.text, document.language))
    found = anchoring.anchor(_recognized(document, names), document)
    whole = [
        _moved(timex, start)
        for start, end, language in _passages(document)
        if language not in languages()
        for timex in wholedate.whole_dates(document.text[start:end], language)
    ]
    return tuple(sorted([*found, *whole], key=lambda timex: timex.start)) if whole else found


def _recognized(document: Document, names: Names) -> list[Timex]:
    """The expressions of a document whose language has a pack, in order and not anchored."""
    found: list[Timex] = []
    own: list[str] = []  # the text with blanks where it is in another language, so that offsets stay
    told = 0
    for start, end, language in _passages(document):
        if language in languages():
            found += (_moved(timex, start) for timex in recognition.recognize(document.text[start:end], load(language, names)))
        own += document.text[told:start], " " * (end - start)
        told = end
    found += recognition.recognize("".join(own) + document.text[told:], load(document.language, names))
    return sorted(found, key=lambda timex: timex.start)


def dated(document: Document, names: Names = ()) -> Document:
    """The document with a date inferred from its text, where it bears none and its text tells enough; else as it is."""
    if document.dct is not None or document.language not in languages():
        return document
    return inference.inferred(_recognized(document, names), document)


@functools.lru_cache(maxsize=1)
def _passages(document: Document) -> tuple[tuple[int, int, str], ...]:
    return tuple(tongues.passages(document.text, document.language, languages())) if document.language in languages() else ()


def _moved(timex: Timex, by: int) -> Timex:
    """An expression further on in a text."""
    ends = tuple(_moved(end, by) for end in timex.ends)
    return dataclasses.replace(timex, start=timex.start + by, end=timex.end + by, ends=ends)


def _runs(sentences: tuple[Sentence, ...], document: Document) -> Iterator[tuple[Document, tuple[Sentence, ...]]]:
    """The sentences in runs of one language, each with the document as one of that language."""
    spoken = _passages(document)

    def language(sentence: Sentence) -> str:
        at = bisect.bisect_right(spoken, sentence.start, key=lambda passage: passage[0]) - 1
        return spoken[at][2] if at >= 0 and sentence.start < spoken[at][1] else document.language

    for name, run in itertools.groupby(sentences, language):
        yield dataclasses.replace(document, language=name), tuple(run)


def tag(
    source: str | Document, *, date: str | Interval | None = None, language: str | None = None, gazetteer: str | Path | Names = ()
) -> tuple[Timex, ...]:
    """The temporal expressions of a text or document, as TimeML has them: of a range both ends, each for itself.

    ``gazetteer`` is a CSV file of your own named periods, with the columns name, earliest and latest, or what it was read as.
    """
    names = gazetteer if isinstance(gazetteer, tuple) else read_gazetteer(gazetteer)
    found = expressions(as_document(source, date, language), names)
    return tuple(one for timex in found for one in timex.ends or (timex,))


def as_document(source: str | Document, date: str | Interval | None = None, language: str | None = None) -> Document:
    """A text as a document, or a document with another date or language."""
    if isinstance(source, str):
        source = Document("text", source, language=language or tongues.detect_language(source, "en"))
    return next(found for found in reading.read([source], date=date, language=language) if isinstance(found, Document))


def _read(document: Document, timexes: tuple[Timex, ...], mentions: list[Event]) -> Account:
    """What became of a document."""
    return Account(
        document=document.id,
        source=document.source,
        status="read",
        reason="",
        date=edtf(document.dct) if document.dct else "",
        date_basis=document.dct_basis,
        language=document.language,
        rules=document.language if document.language in languages() else "dateparser",
        characters=len(document.text),
        dates=len(timexes),
        unanchored=sum(timex.interval is None for timex in timexes if timex.type in ("DATE", "TIME")),
        events=len(mentions),
        title=document.title,
        date_confidence=document.dct_confidence,
    )


def _unread(failure: reading.Failure) -> Account:
    """What became of an input that gave no document."""
    status = "passed over" if failure.skipped else "failed"
    return Account(failure.path, failure.path, status, failure.reason, "", "", "", "", 0, 0, 0, 0)


def missing_date(count: int) -> str:
    """What a user is told of dates that nothing places."""
    dates = "1 date is" if count == 1 else f"{count} dates are"
    return f"{dates} not anchored, as no document date is known to count from: give it with date= or dates=, or as `dct` with the documents"


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


def _headed(sentences: tuple[Sentence, ...], timexes: tuple[Timex, ...], text: str) -> tuple[Sentence, ...]:
    """The sentences of a chronicle or diary, each date that heads an entry with the first of it: "3 May 1710. The fair is opened." """
    joined: list[Sentence] = []
    headed = False
    for sentence, (_, inside) in zip(sentences, _held(sentences, timexes), strict=True):
        if headed and "\n" not in text[joined[-1].end : sentence.start]:
            start = joined.pop().start
            joined.append(Sentence(start, sentence.end, text[start : sentence.end]))
        else:
            joined.append(sentence)
        headed = _is_head(sentence, inside, text)
    return tuple(joined)


def _is_head(sentence: Sentence, inside: Sequence[Timex], text: str) -> bool:
    """Whether a sentence that begins its paragraph is a date and no more, but for a short bracket: 3 May 1710 (O.S.)."""
    if not inside or inside[0].start != sentence.start or text[text.rfind("\n", 0, sentence.start) + 1 : sentence.start].strip():
        return False
    rest = sentence.text
    for timex in inside:
        rest = rest.replace(timex.text, "", 1)
    return any(map(dating.is_date, inside)) and not any(map(str.isalnum, BRACKET.sub("", rest)))


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
