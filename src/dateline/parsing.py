"""Words -> their syntax: a spaCy pipeline, loaded when the first sentence is parsed, run fast and with flat memory. spaCy's only door."""

import contextlib
import dataclasses
import functools
import gc
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

REMEMBERED = 25_000  # words, of a kilobyte and a half each; spaCy forgets none, so a pipeline that has met more is loaded anew
ROW = ("ORTH", "LEMMA", "POS", "TAG", "DEP", "HEAD", "ENT_TYPE", "ENT_IOB")
SET = ("POS", "MORPH", "LEMMA")  # what rules say of a word
KEYS = ("LOWER", "DEP")
ALONE = ["extract_features", "list2ragged", "with_array", "with_array", "ragged2list"]  # the layers that know no neighbours
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


@dataclasses.dataclass(frozen=True, slots=True)
class Pipeline:
    """A spaCy pipeline, and by their names those of its pipes that only follow rules, as what these make of each kind of word."""

    nlp: Any
    rules: Mapping[str, "Rules | Lemmas"]


def pipeline(name: str) -> Pipeline | None:
    """The pipeline of that name or path, loaded once and anew when it has met too many words; None where it is not installed.

    What one gave may not be parsed by its successor, so it is asked for before every batch of sentences.
    """
    found = _loaded(name)
    if found is not None and len(found.nlp.vocab) > REMEMBERED:
        del found  # else two would be in memory at a time
        _loaded.cache_clear()
        gc.collect()  # its parts know each other, so it would lie about until Python looks for such circles
        return _loaded(name)
    return found


@functools.cache
def _loaded(name: str) -> Pipeline | None:
    import spacy  # here, because it takes a second that most commands need not wait

    with contextlib.suppress(OSError):
        nlp = spacy.load(name, exclude=["senter"])
        rules: dict[str, Rules | Lemmas] = {}
        for each, pipe in nlp.pipeline:
            if isinstance(pipe, spacy.pipeline.AttributeRuler) and _may_remember(pipe):
                rules[each] = Rules(pipe)
            elif isinstance(pipe, spacy.pipeline.Lemmatizer) and pipe.mode == "rule" and not pipe.overwrite:
                rules[each] = Lemmas(pipe)
            elif model := getattr(pipe, "model", None):
                _look_once(model)
        return Pipeline(nlp, rules)
    return None


def _look_once(model: Any) -> None:
    """Lets a model that looks at each word by itself, before it looks at its neighbours, do so once for each word of a batch."""
    from thinc.api import Model, Ragged, chain

    def forward(once: Any, words: Any, **_: bool) -> tuple[Any, None]:
        xp, rows = once.ops.xp, words.dataXd  # of each word its norm, its first and last letters, its shape: as numbers of 64 bits
        keys = rows @ xp.arange(1, 2 * rows.shape[1], 2, dtype=rows.dtype)
        _, first, where = xp.unique(keys, return_index=True, return_inverse=True)
        found = once.layers[0].predict(Ragged(rows[first], xp.asarray([len(first)], dtype="int32")))
        return Ragged(found.dataXd[where], words.lengths), None

    for part in model.walk():
        if [layer.name.partition("(")[0] for layer in part.layers] == ALONE:
            part.layers[2:4] = [Model("once", forward, layers=[chain(*part.layers[2:4])])]


def show(pipeline: Pipeline, text: str, stops: Collection[int] = ()) -> tuple[Any, frozenset[int]]:
    """A sentence for ``parse``, with a comma after each word that ends at one of the ``stops``, and the indices of these commas."""
    doc = pipeline.nlp.make_doc(text)
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


def parse(pipeline: Pipeline, docs: Sequence[Any]) -> Iterator[list[Word]]:
    """The words of each sentence that ``show`` gave, in order."""
    full = [doc for doc in docs if len(doc)]
    for doc in full:
        _join(doc)
    for name, pipe in pipeline.nlp.pipeline if full else ():
        if hasattr(pipe, "transition_states") and pipe.cfg["beam_width"] == 1:
            _find_transitions(pipe, full)
        elif name in pipeline.rules:
            full = [pipeline.rules[name].apply(doc) for doc in full]
        elif hasattr(pipe, "pipe"):
            full = list(pipe.pipe(full, batch_size=len(full)))
        else:
            full = [pipe(doc) for doc in full]
    strings = _Strings(pipeline.nlp.vocab.strings)
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


class Rules:
    """What spaCy's ruler of attributes makes of each kind of word, asked once, as it compares every word with two hundred patterns.

    A kind are the words of one tag and relation; those that a pattern names are kinds of their own. A sentence that may hold a pattern of
    several words is left to the ruler, and so is one whose words have such attributes already.
    """

    def __init__(self, ruler: Any) -> None:
        self.ruler, self.vocab = ruler, ruler.vocab
        keys = [_key(pattern) for pattern in _patterns(ruler) if len(pattern) > 1]
        self.keys = {name: {self.vocab.strings[value] for which, value in filter(None, keys) if which == name} for name in KEYS}
        named = [spec["LOWER"] for pattern in _patterns(ruler) for spec in pattern if "LOWER" in spec]
        self.named = {each for each in named if isinstance(each, str)}
        asked = [each for each in named if not isinstance(each, str)]
        self.named |= {word for each in asked for name in ("IN", "NOT_IN") for word in each.get(name, ())}
        self.expressions = [re.compile(each["REGEX"]) for each in asked if "REGEX" in each]
        self.own: dict[int, int] = {}  # a word, by its number -> the same where a pattern names it, else 0
        self.made: dict[tuple[int, int, int], list[int]] = {}

    def apply(self, doc: Any) -> Any:
        """The doc with what the ruler says of its words."""
        import numpy as np

        rows = doc.to_array(("TAG", "LOWER", "DEP", *SET))
        kinds = rows[:, :3].tolist()
        if rows[:, 3:].any() or any(lower in self.keys["LOWER"] or dep in self.keys["DEP"] for _, lower, dep in kinds):
            return self.ruler(doc)
        doc.from_array(SET, np.array([self._of(*kind) for kind in kinds], dtype=np.uint64))
        return doc

    def _of(self, tag: int, lower: int, dep: int) -> list[int]:
        """The attributes of a word."""
        own = self.own.get(lower)
        if own is None:
            word = self.vocab.strings[lower]
            self.own[lower] = own = lower if word in self.named or any(each.search(word) for each in self.expressions) else 0
        made = self.made.get((tag, own, dep))
        if made is None:
            from spacy.tokens import Doc

            strings = self.vocab.strings
            alone = Doc(self.vocab, words=[strings[lower]], tags=[strings[tag]], heads=[0], deps=[strings[dep]])
            made = self.made[tag, own, dep] = self.ruler(alone).to_array(SET)[0].tolist()
        return made


class Lemmas:
    """What spaCy's lemmatizer makes of each word as a part of speech with its features, asked once, as it looks at each word anew."""

    def __init__(self, lemmatizer: Any) -> None:
        self.lemmatizer = lemmatizer
        self.made: dict[tuple[int, int, int], int] = {}

    def apply(self, doc: Any) -> Any:
        """The doc with the lemmas that it does not have yet."""
        import numpy as np

        rows = doc.to_array(("ORTH", "POS", "MORPH", "LEMMA")).tolist()
        lemmas = [lemma or self._of(doc, index, (orth, pos, morph)) for index, (orth, pos, morph, lemma) in enumerate(rows)]
        doc.from_array(["LEMMA"], np.array([lemmas], dtype=np.uint64).T)
        return doc

    def _of(self, doc: Any, index: int, kind: tuple[int, int, int]) -> int:
        made = self.made.get(kind)
        if made is None:
            made = self.made[kind] = int(doc.vocab.strings.add(self.lemmatizer.lemmatize(doc[index])[0]))
        return made


def _rules(ruler: Any) -> list[Mapping[str, Any]]:
    """The rules of a ruler but for those about white space, which is no word of a sentence that ``show`` gave."""
    return [rule for rule in ruler.patterns if not any(spec.get("IS_SPACE") for pattern in rule["patterns"] for spec in pattern)]


def _patterns(ruler: Any) -> list[list[Mapping[str, Any]]]:
    """The patterns of a ruler, each as what it asks of one word after the other."""
    return [pattern for rule in _rules(ruler) for pattern in rule["patterns"]]


def _key(pattern: Sequence[Mapping[str, Any]]) -> tuple[str, str] | None:
    """A word or relation without which a pattern cannot be there; None where it names none."""
    return next(((name, spec[name]) for name in KEYS for spec in pattern if isinstance(spec.get(name), str)), None)


def _may_remember(ruler: Any) -> bool:
    """Whether what a ruler makes of a word hangs on nothing that ``Rules`` does not look at."""
    patterns = _patterns(ruler)
    words = [spec["LOWER"] for pattern in patterns for spec in pattern if "LOWER" in spec]
    return (
        all(set(rule["attrs"]) <= set(SET) for rule in _rules(ruler))
        and all(set(spec) <= {"TAG", "LOWER", "DEP", "IS_SPACE"} for pattern in patterns for spec in pattern)
        and all(isinstance(each, str) or set(each) <= {"IN", "NOT_IN", "REGEX"} for each in words)
        and all(_key(pattern) for pattern in patterns if len(pattern) > 1)
    )


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
