"""Text -> sentences, and sentences -> words with their syntax."""

import bisect
import dataclasses
import functools
import importlib.util
import itertools
import re
import warnings
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from dateline import parsing
from dateline.encoding import NOTE_MARK
from dateline.errors import MissingModel
from dateline.language import EventWords, event_words
from dateline.model import Sentence, Token
from dateline.parsing import Pipeline, Word

LINE = re.compile(r"[^\r\n]*\S[^\r\n]*")
ENDING = re.compile(
    r"[.!?…]+[\"'”’»)\]]*(?:\[\w{1,4}\]|[²³¹⁰-⁹])*"
    r"(?:(?<=[^\W\d_][.!?”’»)])\d{1,3}|(?<=\d{4}\.)\d{1,3})?(?=\s)"  # the mark of a note that stood raised: the treaty.3 In 1957 ...
)
OPENING = re.compile(r"\s+[\"'“‘«(\[`—–-]*\s?(?=(\w+))")
LAST_WORD = re.compile(r"[^\s(\[\"“‘«]+$")
OPENED = re.compile(r"(?:^\W*|[,;:—–]\s*)$")
BRACKET = re.compile(r"(?<=\S)\s+\(([^\W_]*)[^()]{1,60}\)")  # with its first word
DATELINE = re.compile(  # OSLO, May 3 (AP) -- ...; Oslo (Reuters) - ...
    r"(?P<town>[^\W\d_]+(?:[.'’ -]{1,2}[^\W\d_]+){0,5})(?:,[^()_–—\n]{1,40}?)?\s*"
    r"(?:(?P<agency>\([^\W\d_][^()\d\n]{1,25}\))\s*(?P<dash>_|--+|—|–|-(?=\s))?|_|--+|—|–|-(?=\s))\s*(?=\W?[A-ZА-ЯЁ\d])"
)
BEHIND = re.compile(
    r"(?:\s*\([^()\d]{1,12}\))?\.?(?:\s+[-–—]+)?(?=\s)"
)  # what parts the date of an entry from its words: 3 May 1710 (O.S.). — The
OPENS = re.compile(rf"{BEHIND.pattern}\s+(\w+)")
HYPHEN = re.compile(r"(?<=\s)[-_](?=\s)")
TIGHT = re.compile(r"(?<=\w)-(?=(\w{3,})\s)")
INITIAL = re.compile(r"[A-ZА-ЯЁ]|(?:\w\.)+\w")

WRAPPED_WIDTH = 110  # a longer line is a paragraph, not a line of one
PARSED_LENGTH = 1500  # characters; a longer "sentence" is a list or a table, and no parser reads it well
BATCH = 256  # sentences parsed together


def split(text: str, language: str = "en") -> tuple[Sentence, ...]:
    """The sentences of a text, in order and without overlap; every character that is no white space is in one of them."""
    words = event_words(language)
    spans = itertools.chain.from_iterable(_cut(text, start, end, words) for start, end in _paragraphs(text))
    return tuple(Sentence(start, end, text[start:end]) for start, end in spans)


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """The stretches of a text that no sentence crosses: paragraphs, headings, lines of a list."""
    block: list[re.Match[str]] = []
    for line in LINE.finditer(text):
        if block and len(text[block[-1].end() : line.start()].replace("\r\n", "\n")) > 1:
            yield from _lines(block)
            block = []
        block.append(line)
    yield from _lines(block)


def _lines(block: list[re.Match[str]]) -> Iterator[tuple[int, int]]:
    """The paragraphs of neighbouring lines: one for each line, or longer where the lines were wrapped at a width."""
    if not block:
        return
    texts = [line.group().strip() for line in block]
    width = max(map(len, texts))
    long = [len(each) >= 0.6 * width for each in texts]
    continued = any(each[0].islower() for each in texts[1:])
    wrapped = continued and width <= WRAPPED_WIDTH and sum(long[:-1]) >= 0.8 * len(long[:-1])
    start = block[0].start()
    for index, line in enumerate(block):
        last = index + 1 == len(block)
        if last or not wrapped or not (long[index] or texts[index + 1][0].islower()):
            yield start, line.end()
            start = line.end() if last else block[index + 1].start()


def _cut(text: str, start: int, end: int, words: EventWords) -> Iterator[tuple[int, int]]:
    """The sentences of a paragraph."""
    for ending in ENDING.finditer(text, start, end):
        opening = OPENING.match(text, ending.end(), end)
        if opening and _ends(text, start, ending, opening, words):
            yield from _trimmed(text, start, ending.end())
            start = ending.end()
    yield from _trimmed(text, start, end)


def _ends(text: str, start: int, ending: re.Match[str], opening: re.Match[str], words: EventWords) -> bool:
    """Whether a stop ends its sentence, by the word before and the word after it."""
    following = opening.group(1)
    if following[0].islower():
        return False
    if ending.group()[0] != "." or ending.group().startswith(".."):
        return True
    match = LAST_WORD.search(text, max(start, ending.start() - 30), ending.start())
    last = match.group() if match else ""
    short = last in words.abbreviations or (following[0].isdigit() and last.capitalize() in words.abbreviations)
    if short or INITIAL.fullmatch(last):
        is_initial = len(last) == 1 and last.isupper()
        before_initial = text.startswith(".", opening.end(1))
        return following in words.starters and not is_initial and not before_initial
    return True


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    inside = text[start:end]
    if inside.strip():
        yield start + len(inside) - len(inside.lstrip()), end - len(inside) + len(inside.rstrip())


def parse(
    sentences: Iterable[Sentence], language: str, model: str | None = None, dates: Iterable[tuple[int, int]] = ()
) -> Iterator[Sentence]:
    """The sentences with their words, in order; without words where they are too long, or no model is there (MissingModel).

    ``dates`` are the offsets of the document's dates, first and past the last. A parser takes "16 December Putin" for one name:
    it is shown a comma after a date that opens a clause, and no word of the sentence is that comma. Marks of notes it is not shown.
    """
    waiting, spans, words = iter(sentences), sorted(dates), event_words(language)
    while batch := list(itertools.islice(waiting, BATCH)):
        pipeline = _pipeline(language, model)
        yield from _parsed(pipeline, batch, spans, words) if pipeline else batch


def _parsed(pipeline: Pipeline, batch: list[Sentence], dates: Sequence[tuple[int, int]], words: EventWords) -> Iterator[Sentence]:
    short = [each for each in batch if len(each.text) <= PARSED_LENGTH]
    plain = [_plain(each, dates, words) for each in short]
    shown = [_shown(pipeline, text, list(_pauses(each, dates, words))) for each, text in zip(short, plain, strict=True)]
    found = zip(plain, parsing.parse(pipeline, [doc for doc, _ in shown]), (added for _, added in shown), strict=True)
    for each in batch:
        yield dataclasses.replace(each, tokens=_tokens(each, *next(found), words)) if len(each.text) <= PARSED_LENGTH else each


def _pauses(sentence: Sentence, dates: Sequence[tuple[int, int]], words: EventWords) -> Iterator[int]:
    """Where a date that opens a clause ends, right before the words of that clause, as offsets into the sentence."""
    for start, end in _inside(sentence, dates):
        before, after = sentence.text[: start - sentence.start], sentence.text[end - sentence.start :]
        following = OPENS.match(after)
        if following is None:
            continue
        leading = re.search(r"(\w+)\s+$", before)
        is_led = leading is not None and leading.group(1).lower() in words.leads
        opening = before[: leading.start()] if is_led and leading else before
        opens = OPENED.search(opening) is not None or opening.split()[-1].lower() in words.joints
        word = following.group(1)
        is_joint = word.lower() in words.leads | words.joints
        is_name = word[0].isupper() or word[0].isdigit()
        begins = is_led or is_name or word.capitalize() in words.starters  # not "the 1990s saw", where the date is the subject
        is_bare = not is_led and sentence.text[start - sentence.start : end - sentence.start].isdigit()
        if (opens and begins and not is_joint and not is_bare) or (is_led and is_name):
            yield end - sentence.start


def _plain(sentence: Sentence, dates: Sequence[tuple[int, int]], words: EventWords) -> str:
    """The text of a sentence as a parser reads it best, sign for sign as long: what it is not shown is blank.

    It is not shown the marks of notes; the town over a report; the stop or dash behind a date that opens it; nor short brackets without a
    date, as these tear the clause around them apart; nor syllables that a hyphen ties to a verb (re-elected), which it takes for words. A
    hyphen (of some news wires an underscore) stands for a dash between blanks, a hyphen also before a word that begins a clause.
    """
    text = words.prefix.sub(_blank, NOTE_MARK.sub(_blank, sentence.text))
    clauses = (words.joints | words.pronouns.keys()) - {words.conjunction}
    dated = [(start - sentence.start, end - sentence.start) for start, end in _inside(sentence, dates)]
    text = _without_dateline(text, dated)
    for match in BRACKET.finditer(text):
        if not any(match.start() <= each < match.end() for each, _ in dated) and match.group(1).lower() not in clauses:
            text = _blanked(text, *match.span())
    for start, end in dated:
        if not text[:start].strip() and (mark := BEHIND.match(text, end)):
            text = _blanked(text, *mark.span())
    openers = words.joints | words.pronouns.keys() | words.light["definite"]
    return TIGHT.sub(lambda found: "—" if found.group(1) in openers else found.group(), HYPHEN.sub("–", text))


def _without_dateline(text: str, dated: Sequence[tuple[int, int]]) -> str:
    """A text without the line that says from which town a report is: in capitals, or with an agency's name, and before a dash.

    Its date stays where the sentence has no other.
    """
    match = DATELINE.match(text)
    if match is None or not text[:1].isupper() or (dated and dated[0][0] == 0):
        return text
    is_line = (match["town"].isupper() and len(match["town"]) > 2) or match["dash"]
    kept = [each for each in dated if each[1] <= match.end()]
    ends = [0, *(edge for span in (kept if kept == dated else ()) for edge in span), match.end()]
    for start, end in zip(ends[::2], ends[1::2], strict=True) if is_line else ():
        text = _blanked(text, start, end)
    return text


def _blanked(text: str, start: int, end: int) -> str:
    return text[:start] + " " * (end - start) + text[end:]


def _blank(found: re.Match[str]) -> str:
    return " " * len(found.group())


def _inside(sentence: Sentence, dates: Sequence[tuple[int, int]]) -> Sequence[tuple[int, int]]:
    """The dates of a sentence."""
    return dates[bisect.bisect_left(dates, (sentence.start, 0)) : bisect.bisect_left(dates, (sentence.end, 0))]


def _shown(pipeline: Pipeline, text: str, pauses: Sequence[int]) -> tuple[Any, frozenset[int]]:
    """A text for the parser, and which of its words are commas that the text does not have."""
    stops = {len(" ".join(text[:each].split())) for each in pauses}
    return parsing.show(pipeline, " ".join(text.split()), stops)


def _tokens(sentence: Sentence, text: str, words: Sequence[Word], added: frozenset[int], known: EventWords) -> tuple[Token, ...]:
    """The parser's words but the added, with offsets into the document; it read the text with its white space even.

    A word has the syllable before it that the parser was not shown, its lemma only where a list has that.
    """
    prefixes = {match.end(): match.start() for match in known.prefix.finditer(sentence.text)}
    kept = [index for index in range(len(words)) if index not in added]
    places = {index: place for place, index in enumerate(kept)}
    found, position = [], 0
    for index in kept:
        word = words[index]
        start = text.index(word.text, position)
        position = start + len(word.text)
        first = prefixes.get(start, start)
        head = word.head
        while head in added and words[head].head != head:
            head = words[head].head
        found.append(
            Token(
                word.text if word.text == "—" or sentence.text[first:position] == "_" else sentence.text[first:position],
                word.lemma if first == start else _with_prefix(sentence.text[first:start].lower(), word.lemma, known),
                word.pos,
                word.tag,
                word.dep,
                places[head],
                sentence.start + first,
                sentence.start + position,
                word.entity,
                word.entity_start,
            )
        )
    return tuple(found)


def _with_prefix(prefix: str, lemma: str, known: EventWords) -> str:
    """What a list calls a word that a syllable begins: re-elect, reopen; without it where no list has that."""
    whole = (prefix + lemma, prefix.rstrip("-") + lemma)
    return next((each for each in whole if each in known.verbs or each in known.nouns), lemma)


def has_parser(language: str) -> bool:
    """Whether a parser of the language's own is installed."""
    return any(importlib.util.find_spec(name) for name in event_words(language).models)


def _pipeline(language: str, model: str | None) -> Pipeline | None:
    """The spaCy pipeline for a language; None, with one warning, where none is installed."""
    names = [model] if model else [each for each in event_words(language).models if importlib.util.find_spec(each)]
    found = next((pipeline for each in names if (pipeline := parsing.pipeline(each))), None)
    if found is None:
        _warn_of_lack(language, model)
    return found


@functools.cache
def _warn_of_lack(language: str, model: str | None) -> None:
    what = f"no model {model!r} is installed" if model else f"no parser for texts in {language!r}"
    warnings.warn(f"{what}: their headlines are whole clauses, without names", MissingModel, stacklevel=4)
