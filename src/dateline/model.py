"""The values that pass from stage to stage: Document, Token, Sentence, Timex, Event. All frozen."""

import bisect
import dataclasses
import enum

from dateline import evidence
from dateline.expression import Basis as Basis
from dateline.expression import Expression
from dateline.interval import Interval


@dataclasses.dataclass(frozen=True, slots=True)
class Document:
    """A text with its own date (``dct``, the document creation time) and where both are from."""

    id: str
    text: str
    dct: Interval | None = None
    dct_basis: str = ""  # given, metadata, byline, filename, modified, inferred; empty where there is none
    title: str = ""
    source: str = ""
    language: str = "en"
    pages: tuple[int, ...] = ()  # the offset at which each page starts
    dct_confidence: float | None = None  # of an inferred date: how likely it holds the true one

    def page(self, offset: int) -> int | None:
        """The number of the page, from 1, that holds a character; None where the text has no pages."""
        return bisect.bisect_right(self.pages, offset) or None if self.pages else None


@dataclasses.dataclass(frozen=True, slots=True)
class Token:
    """One word of a parsed sentence. ``start`` and ``end`` are offsets into the document, ``head`` an index into the sentence."""

    text: str
    lemma: str
    pos: str  # Universal POS: VERB, NOUN, PROPN, ...
    tag: str  # the model's own tag: VBD, NNS, ...
    dep: str  # the relation to the head: nsubj, dobj, prep, ...
    head: int  # its own index for a root
    start: int
    end: int
    entity: str = ""  # PERSON, GPE, ORG, ... or empty
    entity_start: bool = False  # whether an entity begins here


@dataclasses.dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a document; ``tokens`` is empty until it is parsed."""

    start: int
    end: int
    text: str
    tokens: tuple[Token, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class Timex:
    """A temporal expression: where it stands, what it says, and the interval that it means, if that is known."""

    start: int
    end: int
    text: str
    type: str  # DATE, TIME, DURATION, SET
    value: str = ""  # TIMEX3
    mod: str = ""  # TIMEX3
    quant: str = ""  # TIMEX3, of a set: EVERY, EACH
    freq: str = ""  # TIMEX3, of a set: 2X
    edtf: str = ""  # of the interval, or with XXXX where that is not anchored
    interval: Interval | None = None
    basis: Basis = Basis.EXPLICIT
    anchor: str = ""  # the EDTF date that a relative expression was counted from
    rules: tuple[str, ...] = ()
    expression: Expression | None = None
    reason: str = ""  # why nothing places it, where that is known
    alternative: str = ""  # the EDTF of a date in figures read in the other order, where nothing in its document decides
    ends: tuple["Timex", ...] = ()  # of "from 1904 to 1905", which TimeML annotates one by one


@dataclasses.dataclass(frozen=True, slots=True)
class Tagged:
    """A document with its temporal expressions."""

    document: Document
    timexes: tuple[Timex, ...]


class Status(enum.StrEnum):
    """Whether the text says that a thing happened."""

    HAPPENED = "happened"
    PLANNED = "planned"
    HYPOTHETICAL = "hypothetical"
    NEGATED = "negated"
    REPORTED = "reported"


@dataclasses.dataclass(frozen=True, slots=True)
class Event:
    """An event that a sentence tells, and the date that it is given there."""

    headline: str
    trigger: str
    trigger_start: int
    trigger_end: int
    type: str
    status: Status
    sentence: str
    sentence_start: int
    document: str
    source: str = ""
    page: int | None = None
    participants: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    timex: Timex | None = None
    confidence: float = 0.0
    link: str = ""  # how the date found the event: a name of ``dating.CONFIDENCE``
    id: str = ""
    n_sources: int = 1
    senses: frozenset[str] = frozenset()  # the lists of words with which the same event may be told: kidnapped, the abduction

    def _repr_html_(self) -> str:
        return evidence.card(self)
