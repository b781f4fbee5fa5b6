"""Words -> their syntax: a spaCy pipeline, loaded when the first sentence is parsed, run fast and with flat memory. spaCy's only door."""

import contextlib
import functools
from collections.abc import Collection, Iterator, Sequence
from typing import Any, NamedTuple

REMEMBERED = 100_000  # words; spaCy forgets none, so a pipeline that has met more is loaded anew
ROW = ("ORTH", "LEMMA", "POS", "TAG", "DEP", "HEAD", "ENT_TYPE", "ENT_IOB")
BEGINS = 3  # spaCy's number for the first word of an entity


class Word(NamedTuple):
    """One word as the parser sees it; ``head`` is an index into its sentence, its own for a root."""

    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    entity: str
    entity_start: bool


def pipeline(name: str) -> Any | None:
    """The pipeline of that name or path, loaded once and anew when it has met too many words; None where it is not installed.

    What one gave may not be parsed by its successor, so it is asked for before every batch of sentences.
    """
    found = _loaded(name)
    if found is not None and len(found.vocab) > REMEMBERED:
        del found  # else two would be in memory at a time
        _loaded.cache_clear()
        return _loaded(name)
    return found


@functools.cache
def _loaded(name: str) -> Any | None:
    import spacy  # here, because it takes a second that most commands need not wait

    with contextlib.suppress(OSError):
        return spacy.load(name, exclude=["senter"])
    return None


def show(pipeline: Any, text: str, stops: Collection[int] = ()) -> tuple[Any, frozenset[int]]:
    """A sentence for ``parse``, with a comma after each word that ends at one of the ``stops``, and the indices of these commas."""
    doc = pipeline.make_doc(text)
    words: list[tuple[str, bool]] = []
    added: set[int] = set()
    for word in doc if stops else ():
        is_stop = word.idx + len(word) in stops
        words.append((word.text, bool(word.whitespace_) and not is_stop))
        if is_stop:
            added.add(len(words))
            words.append((",", True))
    if added:
        doc = type(doc)(doc.vocab, words=[text for text, _ in words], spaces=[space for _, space in words])
    return doc, frozenset(added)


def parse(pipeline: Any, docs: Sequence[Any]) -> Iterator[list[Word]]:
    """The words of each sentence that ``show`` gave, in order."""
    full = [doc for doc in docs if len(doc)]
    for doc in full:
        _join(doc)
    for _, pipe in pipeline.pipeline if full else ():
        if hasattr(pipe, "transition_states") and pipe.cfg["beam_width"] == 1:
            _find_transitions(pipe, full)
        elif hasattr(pipe, "pipe"):
            full = list(pipe.pipe(full, batch_size=len(full)))
        else:
            full = [pipe(doc) for doc in full]
    strings = _Strings(pipeline.vocab.strings)
    return (_words(doc, strings) for doc in docs)


def _join(doc: Any) -> None:
    """Makes a doc one sentence, whatever the parser may think: where sentences end was settled before."""
    import numpy as np

    starts = np.full((len(doc), 1), -1, dtype=np.int64)
    starts[0] = 1
    doc.from_array(["SENT_START"], starts.astype(np.uint64))


def _find_transitions(pipe: Any, docs: Sequence[Any]) -> None:
    """Lets a parser, or a recognizer of names, take its best move at each word.

    Its own loop does the same in twice the time: for each move that it looks at, it takes the interpreter's lock and lets it go again.
    """
    states = pipe.moves.init_batch(docs)
    model = pipe.model.predict(docs)
    going = [each for each in states if not each.is_final()]
    while going:
        going = pipe.transition_states(going, model.predict(going))
    pipe.set_annotations(docs, states)


class _Strings(dict[int, str]):
    """The strings of spaCy's numbers, each made once: labels and common words are many times the same."""

    def __init__(self, store: Any) -> None:
        super().__init__()
        self.store = store

    def __missing__(self, number: int) -> str:
        self[number] = found = str(self.store[number])
        return found


def _words(doc: Any, strings: _Strings) -> list[Word]:
    rows = doc.to_array(ROW).tolist() if len(doc) else []
    return [
        Word(
            strings[orth],
            strings[lemma].lower(),
            strings[pos],
            strings[tag],
            strings[dep].lower().replace("root", "ROOT"),
            index + (head if head < 1 << 63 else head - (1 << 64)),
            strings[entity],
            begins == BEGINS,
        )
        for index, (orth, lemma, pos, tag, dep, head, entity, begins) in enumerate(rows)
    ]
