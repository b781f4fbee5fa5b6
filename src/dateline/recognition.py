"""Text to temporal expressions, not yet anchored: a chart over the classes of a language pack.

Tokens that may stand in an expression form runs; a run that holds a trigger is parsed bottom-up from right to left, each
phrase of the grammar being a path in one trie. The longest readings that do not overlap are kept. What a phrase says is
settled here, when that was is not.
"""

import bisect
import dataclasses
import functools
import itertools
import operator
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from dateline.dates import Impossible, Pair, Written
from dateline.errors import DateError
from dateline.expression import Expression
from dateline.interval import edtf_member, parse_edtf
from dateline.language import PLAIN, TOKEN, Entry, Node, Order, Pack, Rule
from dateline.model import Timex

TOP = frozenset({"date", "range", "pair", "days", "bound", "time", "duration", "stretch", "set", "vague"})
"""The classes that are expressions by themselves."""

SHORT = 40
"""In a text of no more characters, as a catalogue's field, any figure may be a date."""

LONGEST = 24
"""No expression has more tokens: keeps the work linear in the text, whatever is in it."""

CROWD = 6
"""No class has more readings from one token to another place."""

Inner = tuple[int, int, "Inner | None"]
"""Where the first of two dates stops and the last begins, and the same of the last where it is two itself."""

Edge = tuple[int, Any, int, tuple[str, ...], int, int, Inner | None]
"""Size, value, cost, rules, the extent (first token and the one past the last), the places of its two dates.

Tokens are counted from the one at which the edge begins, so that an edge holds wherever its words stand.
"""

ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}

LETTERS = {**ROMAN, "d": 500, "m": 1000}

ROMAN_YEAR = re.compile(r"(?=.{4})M{1,2}(?:CM|CD|D?C{0,4})(?:XC|XL|L?X{0,4})(?:IX|IV|V?I{0,4})")
"""A year from 1400 on in Roman figures, as on a title page; four alike were printed too."""


def recognize(text: str, pack: Pack) -> tuple[Timex, ...]:
    """The temporal expressions of a text in their order, disjoint, with expressions but no intervals."""
    return written(text) or tuple(timex for chart in charts(text, pack) for timex in chart.best())


EDTF = re.compile(r"\s*((?=.*[~%X/.]|-?\d{4}-[23]\d\s*$)[-\dXY?~%./]{4,40})\s*")
"""A whole string in the signs of EDTF, with one at least that is not of an ISO day."""

EDTF_SET = re.compile(r"\s*[\[{][-\dX?~%., ]{9,60}[\]}]\s*")
"""A whole string in the signs of a set of EDTF dates; a single date in brackets is a cataloguer's."""

LONGEST_EDTF = 80


def written(text: str) -> tuple[Timex, ...]:
    """The expression of a text that is an EDTF string from end to end, of a set one for each member; none for any other text."""
    if len(text) > LONGEST_EDTF:
        return ()
    if "," in text and EDTF_SET.fullmatch(text):
        parts = list(MEMBER.finditer(text))
    else:
        match = EDTF.fullmatch(text)
        parts = [match] if match else []
    try:
        found = [(part, parse_edtf(edtf_member(part.group(1)))) for part in parts]
    except DateError:
        return ()
    if any(interval is None for _, interval in found):
        return ()
    return tuple(
        Timex(*part.span(1), part.group(1), "DATE", rules=("edtf",), expression=Written(interval)) for part, interval in found if interval
    )


MEMBER = re.compile(r"([^][{},\s]+)")

WORDS, LEAVES = 2**15, 2**12
"""How many words are remembered, so that each is looked at once: those of a text, and those that stand in runs."""

CUT = re.compile(f"({TOKEN.pattern})")

AROUND = 8
"""How many words beside an expression show whether its sentence is a title."""

STOPS = frozenset(".!?;:")

QUOTES = frozenset("\"'“”")


class Text:
    """The tokens of a text: where they stand and what they are in lower case."""

    def __init__(self, text: str) -> None:
        self.text = text
        pieces = CUT.split(text)  # what is between tokens, a token, what is between, ...
        places = list(itertools.accumulate(map(len, pieces)))
        self.words = pieces[1::2]
        self.starts = places[:-1:2]
        self.ends = places[1::2]

    def norm(self, i: int) -> str:
        """A token in lower case."""
        return plain(self.words[i])

    def glued(self, i: int) -> bool:
        """Whether a token touches the one before it."""
        return 0 < i < len(self.starts) and self.ends[i - 1] == self.starts[i]

    def is_inside(self, i: int) -> bool:
        """Whether a token stands inside of a sentence, behind a word or its comma."""
        if i == 0 or not (self.words[i - 1].isalnum() or self.words[i - 1] == ","):
            return False
        return "\n" not in self.text[self.ends[i - 1] : self.starts[i]]

    def is_quoted(self, low: int, high: int) -> bool:
        """Whether some tokens are all that stands between two marks of quotation, but for a stop or a comma: "This Week," it was said."""
        end = high + 1 if high < len(self.words) and self.words[high] in ",." else high
        return low > 0 and end < len(self.words) and self.norm(low - 1) in QUOTES and self.norm(end) in QUOTES

    def is_running(self, low: int, high: int) -> bool:
        """Whether the sentence around some tokens is no title: a word of four letters or more beside them is written small."""
        before = self._up_to_stop(range(low - 1, max(low - AROUND, 0) - 1, -1))
        after = self._up_to_stop(range(high, min(high + AROUND, len(self.words))))
        return any(len(word) > 3 and word.islower() for word in itertools.chain(before, after))

    def _up_to_stop(self, places: Iterable[int]) -> Iterator[str]:
        """The words at some places, up to the end of a sentence."""
        return itertools.takewhile(lambda word: word not in STOPS, (self.words[i] for i in places))


@functools.lru_cache(maxsize=WORDS)
def plain(word: str) -> str:
    """A word in lower case, its quotes and dashes the plain ones."""
    return word.lower() if word.isalpha() else word.translate(PLAIN).lower()


def charts(text: str, pack: Pack) -> Iterator["Chart"]:
    """A chart for each run of tokens that may hold an expression."""
    whole = Text(text)
    kinds = "".join(map(kind, whole.words, itertools.repeat(pack)))
    for run in RUN.finditer(kinds):
        for first, last in parts(whole, *run.span()):
            signs = kinds[first:last]
            if "!" in signs or any(signs[i] == "9" and (len(text) <= SHORT or is_telling(whole, first + i)) for i in range(len(signs))):
                yield Chart(whole, first, last, pack)


RUN = re.compile("(?<![a!9])a*[!9][a!9]*")
"""Words of which none ends a run, and one may be the sign of an expression (see ``kind``)."""


@functools.lru_cache(maxsize=WORDS)
def kind(word: str, pack: Pack) -> str:
    """What a word is to a run: ``-`` its end, ``a`` a part of it, ``!`` the sign of an expression, ``9`` digits, which may be one."""
    norm = plain(word)
    if norm[0].isdecimal():
        return "9"
    if norm in pack.words:
        return "!" if norm in pack.lexicon.triggers else "a"
    if norm[0] == "m" and roman_year(word):
        return "!"
    return "a" if norm[0] in ROMAN and is_roman(word) else "-"


def parts(whole: Text, first: int, last: int) -> Iterator[tuple[int, int]]:
    """A run, cut where a paragraph ends."""
    start = first
    if whole.text.count("\n", whole.ends[first], whole.starts[last - 1]) > 1:
        for i in range(first + 1, last):
            if whole.text.count("\n", whole.ends[i - 1], whole.starts[i]) > 1:
                yield start, i
                start = i
    yield start, last


def is_telling(whole: Text, i: int) -> bool:
    """Whether a token of digits may begin to mean a date without any word: a year, or a part of 3/4/2021."""
    norm = whole.norm(i)
    if len(norm) in (4, 8) and norm.isascii():
        return True
    if len(norm) < 4:  # '98, 60s, 198X, 6th
        after = whole.norm(i + 1) if whole.glued(i + 1) else " "
        if (whole.glued(i) and whole.norm(i - 1) == "'") or after.isalpha() or after in "-_*'":
            return True
    return i + 2 < len(whole.words) and whole.norm(i + 1) in "/-.:" and whole.glued(i + 1) and whole.norm(i + 2)[0].isdecimal()


def is_roman(word: str) -> bool:
    """Whether a word is a Roman numeral in capitals."""
    return len(word) <= 7 and word.isupper() and word.isascii() and all(letter.lower() in ROMAN for letter in word)


def roman(word: str) -> int:
    """The value of a Roman numeral."""
    values = [LETTERS[letter] for letter in word.lower()]
    return sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))


def roman_year(word: str) -> int:
    """A year in Roman figures, 0 for any other word."""
    year = roman(word) if ROMAN_YEAR.fullmatch(word) else 0
    return year if 1400 <= year <= 2099 else 0


@dataclasses.dataclass(frozen=True, slots=True)
class Leaf:
    """What a word says by itself, wherever it stands, worked out once: its readings, and the phrases that begin with them."""

    rows: Mapping[str, tuple[Edge, ...]]
    bits: int  # those of its rows
    tops: tuple[tuple[Edge, int], ...]  # readings that are expressions, each with the index of its rule
    asking: tuple[tuple[Rule, Edge], ...]  # readings that also depend on what stands beside the word
    leading: tuple[tuple[Edge, Node | Entry], ...]  # what begins a phrase or an entry of several words, and how that goes on
    mask: int  # the bits of what may come next in one of these phrases
    seconds: frozenset[str]  # the second words of these entries


@functools.lru_cache(maxsize=LEAVES)
def leaf(word: str, is_free: bool, pack: Pack) -> Leaf:
    """The leaf of a word; ``is_free`` where it is a number that ``stands_free``."""
    rows: dict[str, tuple[Edge, ...]] = {}
    tops: list[tuple[Edge, int]] = []
    asking: list[tuple[Rule, Edge]] = []
    leading: list[tuple[Edge, Node | Entry]] = []
    agenda: list[tuple[str | Entry, Edge]] = list(alone(word, is_free, pack.vocabulary))
    while agenda:
        key, edge = agenda.pop()
        if isinstance(key, Entry):
            leading.append((edge, key))
        elif admit(rows, key, edge) and (node := pack.starts.get(key)):
            leading.append((edge, node))
            asked = [(order.rule, found) for order in node.accepts if order.rule.asks and (found := made(order, (edge,)))]
            asking = asked + asking  # the last are taken first
            for order in node.accepts:
                if not order.rule.asks and (found := made(order, (edge,))):
                    agenda.append((order.rule.gives, found))
                    if is_top(order.rule, found):
                        tops.append((found, order.rule.index))
    bits = functools.reduce(operator.or_, (pack.bits.get(key, 0) for key in rows), 0)
    mask = functools.reduce(operator.or_, (one.mask for _, one in leading if isinstance(one, Node)), 0)
    seconds = frozenset(one.rest[0] for _, one in leading if isinstance(one, Entry))
    return Leaf(rows, bits, tuple(tops), tuple(asking), tuple(leading), mask, seconds)


def admit(rows: dict[str, tuple[Edge, ...]], key: str, edge: Edge) -> bool:
    """Puts an edge into a cell, and says whether it was new there and the class no crowd."""
    row = rows.get(key, ())
    if row and (len(row) >= CROWD or any(other[0] == edge[0] and other[1] == edge[1] for other in row)):
        return False
    rows[key] = (*row, edge)
    return True


def made(order: Order, path: tuple[Edge, ...]) -> Edge | None:
    """What a rule makes of the edges of one of its orders; none where they have no meaning together.

    What holds an impossible date is one: by 31 September, about three-quarters of the troops.
    """
    impossible = next((edge[1] for edge in path if isinstance(edge[1], Impossible)), None)
    value = impossible or order.rule.build({slot: path[k][1] for slot, k in order.slots})
    if value is None:
        return None
    at, cost, names, places = 0, order.rule.cost, [order.rule.name], []
    for size, _, more, told, low, high, _ in path:
        places.append((at + low, at + high))
        at, cost = at + size, cost + more
        names += told
    inner = None
    if order.ends:
        first, last = order.ends
        inner = (places[first][1], places[last][0], moved(path[last][6], sum(edge[0] for edge in path[:last])))
    return at, value, cost, tuple(names), places[order.low][0], places[order.high - 1][1], inner


def moved(inner: Inner | None, by: int) -> Inner | None:
    """The places of two dates, so many tokens further on."""
    return inner and (inner[0] + by, inner[1] + by, moved(inner[2], by))


def is_top(rule: Rule, edge: Edge) -> bool:
    """Whether what a rule made is an expression by itself."""
    return rule.gives in TOP and isinstance(edge[1], Expression)


class Chart:
    """The readings of one run of tokens: for each token a table from class (or ``=word``) to the edges that begin there."""

    def __init__(self, whole: Text, first: int, last: int, pack: Pack) -> None:
        self.whole, self.first, self.last, self.pack = whole, first, last, pack
        self.cells: list[Mapping[str, tuple[Edge, ...]]] = [{}] * (last - first + 1)
        self.bits = [0] * (last - first + 1)  # those of each cell
        self.tops: list[tuple[int, Edge, int]] = []  # start, edge, rule index
        self.before: dict[int, frozenset[str]] = {}  # what stands before and after a token, looked at once
        self.after: dict[int, frozenset[str]] = {}
        for i in range(last - 1, first - 1, -1):
            self._fill(i)

    def _fill(self, i: int) -> None:
        """Puts into a token's cell what it says by itself, and what comes of that with the tokens after it."""
        whole, word, at = self.whole, self.whole.words[i], i - self.first
        agenda: list[tuple[str, Edge]] = []
        is_number = word[0].isdecimal()
        if is_number and (end := thousands(whole, i, self.last)) > i + 1:
            size, value = end - i, int("".join(whole.words[i:end:2]))
            agenda.append(("number", (size, value, 0, (), 0, size, None)))
            self._settle(i, agenda)
            return
        found = leaf(word, is_number and stands_free(whole, i), self.pack)
        self.cells[at], self.bits[at] = found.rows, found.bits
        for edge, index in found.tops:
            self.tops.append((i, edge, index))
        after = self.bits[at + 1]
        if found.mask & after or (found.seconds and i + 1 < self.last and whole.norm(i + 1) in found.seconds):
            for edge, node in found.leading:
                if isinstance(node, Entry):
                    if fits(node, whole.words[i : min(i + edge[0], self.last)]):
                        agenda.append((node.name, edge))
                elif node.mask & after:
                    self._go_on(node, i, (edge,), 1, agenda)
                if agenda:
                    self._settle(i, agenda)
        for rule, edge in found.asking:
            if self._allowed(rule, i, i + 1):
                self._put(rule, i, edge, agenda)
        if agenda:
            self._settle(i, agenda)

    def _settle(self, i: int, agenda: list[tuple[str, Edge]]) -> None:
        """Puts the readings of an agenda into a token's cell, and all that comes of them."""
        at, pack, bits = i - self.first, self.pack, self.bits
        self.cells[at] = cell = dict(self.cells[at])  # a leaf's are shared
        while agenda:
            key, edge = agenda.pop()
            if not admit(cell, key, edge):
                continue
            bits[at] |= pack.bits.get(key, 0)
            node = pack.starts.get(key)
            if node:
                if node.accepts:
                    self._accept(node, i, (edge,), edge[0], agenda)
                if node.mask & bits[at + edge[0]]:
                    self._go_on(node, i, (edge,), edge[0], agenda)

    def _put(self, rule: Rule, start: int, edge: Edge, agenda: list[tuple[str, Edge]]) -> None:
        agenda.append((rule.gives, edge))
        if is_top(rule, edge):
            self.tops.append((start, edge, rule.index))

    def _accept(self, node: Node, start: int, path: tuple[Edge, ...], size: int, agenda: list[tuple[str, Edge]]) -> None:
        """Puts on the agenda what the rules make of a path that ends at their node."""
        if size > LONGEST:
            return
        for order in node.accepts:
            if not order.rule.asks or self._allowed(order.rule, start, start + size):
                edge = made(order, path)
                if edge:
                    self._put(order.rule, start, edge, agenda)

    def _go_on(self, node: Node, start: int, path: tuple[Edge, ...], size: int, agenda: list[tuple[str, Edge]]) -> None:
        """Follows a path from a node to all that may come next."""
        if size > LONGEST:
            return
        at = start + size - self.first
        cell, following, bits = self.cells[at], node.following, self.bits
        for key in [key for key in cell if key in following] if len(cell) < len(following) else [key for key in following if key in cell]:
            for must_touch, child in following[key]:
                if must_touch and not self.whole.glued(start + size):
                    continue
                for edge in cell[key]:
                    if child.accepts:
                        self._accept(child, start, (*path, edge), size + edge[0], agenda)
                    if child.mask & bits[at + edge[0]]:
                        self._go_on(child, start, (*path, edge), size + edge[0], agenda)

    def _allowed(self, rule: Rule, start: int, end: int) -> bool:
        """Whether a rule may stand between what is before and after its words."""
        if rule.unless_after or rule.only_after:
            before = self.before.get(start)
            if before is None:
                before = self.before[start] = self._classes_before(start)
            if not rule.unless_after.isdisjoint(before) or (rule.only_after and rule.only_after.isdisjoint(before)):
                return False
        if rule.unless_before or rule.only_before:
            after = self.after.get(end)
            if after is None:
                after = self.after[end] = self._classes_at(end)
            if not rule.unless_before.isdisjoint(after) or (rule.only_before and rule.only_before.isdisjoint(after)):
                return False
        return True

    def _classes_at(self, i: int) -> frozenset[str]:
        whole, last = self.whole, len(self.whole.words)
        if i >= last:
            return EDGE_OF_TEXT
        norm = whole.norm(i)
        found = classes(whole.words[i], stands_free(whole, i), self.pack)
        if thousands(whole, i, last) > i + 1:
            found = frozenset({"number", "=" + norm})
        for entry in self.pack.lexicon.entries.get(norm, ()):
            if entry.rest and fits(entry, whole.words[i : i + 1 + len(entry.rest)]):
                found |= {entry.name}
        if "capital" in found and self._is_address(i):
            found |= ADDRESS
        is_glued = whole.glued(i) and (norm.isalnum() or norm == "_" or (norm == "." and self._is_decimal(i)))
        return found | GLUED if is_glued else found

    def _is_decimal(self, i: int) -> bool:
        """Whether a point has figures right behind it."""
        return i + 1 < len(self.whole.words) and self.whole.glued(i + 1) and self.whole.words[i + 1].isdecimal()

    def _is_address(self, i: int) -> bool:
        """Whether up to three words with capitals end with the word of a street."""
        for word in itertools.takewhile(lambda word: word[0].isupper(), self.whole.words[i : i + 3]):
            if "street" in classes(word, False, self.pack):
                return True
        return False

    def _classes_before(self, i: int) -> frozenset[str]:
        whole = self.whole
        if i == 0:
            return EDGE_OF_TEXT
        found = classes(whole.words[i - 1], stands_free(whole, i - 1), self.pack)
        for entry in self.pack.lexicon.entries.get(whole.norm(i - 2), ()) if i > 1 else ():
            if len(entry.rest) == 1 and fits(entry, whole.words[i - 2 : i]):
                found |= {entry.name}
        return found | GLUED if self._hangs(i) else found

    def _hangs(self, i: int) -> bool:
        """Whether a token is no beginning: a letter, digit or sign touches it from before, other than the dash after a year."""
        norm = self.whole.norm
        if not self.whole.glued(i) or not (norm(i - 1).isalnum() or norm(i - 1) in "-/.,:_#+=&"):
            return False
        return not (norm(i - 1) == "-" and i > 1 and len(norm(i - 2)) == 4 and norm(i - 2).isdecimal())

    def best(self) -> list[Timex]:
        """The readings that do not overlap: longer before shorter, cheaper before dearer, earlier before later."""
        taken: list[tuple[int, int]] = []
        chosen: list[tuple[int, Edge]] = []
        for start, edge, _ in sorted(self.tops, key=lambda top: (-top[1][0], top[1][2], top[0], top[2])):
            end = start + edge[0]
            at = bisect.bisect(taken, (start, end))
            if (at == 0 or taken[at - 1][1] <= start) and (at == len(taken) or end <= taken[at][0]):
                taken.insert(at, (start, end))
                chosen.append((start, edge))
        chosen.sort(key=lambda one: one[0] + one[1][4])
        told = (one for one in chosen if not isinstance(one[1][1], Impossible) and not self._is_name(*one))
        return [timex for start, edge in told for timex in self._timexes(start, edge)]

    def _is_name(self, start: int, edge: Edge) -> bool:
        """Whether an expression is one of words that are written small, each with a capital inside of a sentence: he told This Week."""
        low, high = start + edge[4], start + edge[5]
        words, small = self.whole.words, self.pack.lexicon.small
        if not all(words[i].istitle() and plain(words[i]) in small for i in range(low, high)):
            return False
        if high - low > 1 and self.whole.is_quoted(low, high):
            return True
        return self.whole.is_inside(low) and self.whole.is_running(low, high)

    def _timexes(self, start: int, edge: Edge) -> Iterator[Timex]:
        """One expression for an edge; several for dates that are told together."""
        _, expression, _, names, low, high, inner = edge
        yield from self._told(expression, start + low, start + high, moved(inner, start), names)

    def _told(self, expression: Expression, low: int, high: int, inner: Inner | None, names: tuple[str, ...]) -> Iterator[Timex]:
        sides = expression.sides()
        if inner is not None and isinstance(expression, Pair):
            yield self._timex(expression.first, low, inner[0], names)
            yield from self._told(expression.last, inner[1], high, inner[2], names)
        elif inner is not None and sides:
            ends = self._timex(sides[0], low, inner[0], names), self._timex(sides[1], inner[1], high, names)
            yield self._timex(expression, low, high, names, ends)
        else:
            yield self._timex(expression, low, high, names)

    def _timex(self, expression: Expression, low: int, high: int, names: tuple[str, ...], ends: tuple[Timex, ...] = ()) -> Timex:
        start, end = self.whole.starts[low], self.whole.ends[high - 1]
        text = self.whole.text[start:end]
        mod = "" if " " in expression.mod else expression.mod  # TIMEX3 has no name for two thirds of a year
        return Timex(
            start, end, text, expression.type, "", mod, expression.quant, expression.freq, rules=names, expression=expression, ends=ends
        )


EDGE_OF_TEXT = frozenset({"edge"})
GLUED = frozenset({"glued"})
CAPITAL = frozenset({"capital"})
ADDRESS = frozenset({"address"})


def alone(word: str, is_free: bool, entries: Mapping[str, tuple[Entry, ...]]) -> Iterator[tuple[str | Entry, Edge]]:
    """The edges that a word gives: as an entry, as a number; for an entry of several words the entry itself, as the others must fit."""
    norm = plain(word)
    for entry in entries.get(norm, ()):
        size = 1 + len(entry.rest)
        if size > 1:
            yield entry, (size, entry.value, 0, (), 0, size, None)
        elif fits(entry, [word]):
            yield entry.name, (1, entry.value, 0, (), 0, 1, None)
    if norm[0].isdecimal():
        yield from ((name, (1, value, 0, (), 0, 1, None)) for name, value in numeric(norm) if is_free or name != "bare_year")
    elif norm[0] in ROMAN and is_roman(word):
        yield "roman", (1, roman(word), 0, (), 0, 1, None)
    elif norm[0] == "m" and (year := roman_year(word)):
        yield "roman_year", (1, year, 0, (), 0, 1, None)


@functools.lru_cache(maxsize=LEAVES)
def classes(word: str, is_free: bool, pack: Pack) -> frozenset[str]:
    """All classes of a word by itself, itself as a word, and whether it has a capital: what it is as a neighbour."""
    names = (name for name, _ in alone(word, is_free, pack.lexicon.entries) if isinstance(name, str))
    return frozenset(("=" + plain(word), *names, *(CAPITAL if word[0].isupper() else ())))


def fits(entry: Entry, words: Sequence[str]) -> bool:
    """Whether an entry is met in the words from its first one on."""
    if tuple(map(plain, words[1:])) != entry.rest or (entry.mixed and words[0].isupper()):
        return False
    return not entry.cased or all(map(has_capitals, words, entry.cased))


def has_capitals(word: str, pattern: str) -> bool:
    """Whether a word has a capital wherever the lexicon's form has one."""
    return not pattern[0].isupper() or word[0].isupper()


def thousands(whole: Text, i: int, last: int) -> int:
    """The end of a number that commas cut into groups of three digits: 2,000."""
    end, norm = i + 1, whole.norm
    if len(whole.words[i]) > 3 or not whole.words[i][0].isdecimal():
        return end
    while end + 1 < last and end - i < 8 and norm(end) == "," and len(norm(end + 1)) == 3 and norm(end + 1).isdecimal():
        if not (whole.glued(end) and whole.glued(end + 1)):
            break
        end += 2
    return end


def numeric(norm: str) -> tuple[tuple[str, int], ...]:
    """The classes that a token of digits may have, with its value; ``bare_year`` only where it also stands free."""
    size = len(norm)
    if size > 9 or not norm.isascii():
        return ()
    value = int(norm)
    names = ["number", *(name for name, (low, high, sizes) in RANGES.items() if low <= value <= high and size in sizes)]
    if size == 8:
        names.insert(1, "compact")
    if size == 4 and 1000 <= value <= 2999:
        names += ["round_year"] * (value % 10 == 0) + ["bare_year"] * (value <= LAST_BARE_YEAR)
    return tuple((name, value) for name in names)


def is_code(whole: Text, dash: int) -> bool:
    """Whether two more groups of digits follow, as in 2014-13-01."""
    groups = whole.words[dash + 1 : dash + 4 : 2]
    return len(groups) == 2 and all(group.isdecimal() for group in groups) and all(whole.glued(dash + k) for k in (1, 2, 3))


def is_serial(whole: Text, dash: int) -> bool:
    """Whether a group of three digits or of more than four follows, as in 2014-331: no year is told so."""
    group = whole.words[dash + 1] if dash + 1 < len(whole.words) and whole.glued(dash + 1) else ""
    return group.isdecimal() and (len(group) == 3 or len(group) > 4)


def is_lettered(whole: Text, i: int) -> bool:
    """Whether a dash ties capitals to what stands before it, as in HQ-2014-0331."""
    return i > 1 and whole.glued(i) and whole.norm(i - 1) == "-" and whole.glued(i - 1) and whole.words[i - 2].isupper()


RANGES: dict[str, tuple[int, int, tuple[int, ...]]] = {
    "day": (1, 31, (1, 2)),
    "day_number": (1, 31, (1, 2)),
    "day_two": (1, 31, (2,)),
    "month_number": (1, 12, (1, 2)),
    "month_two": (1, 12, (2,)),
    "hour": (0, 24, (1, 2)),
    "minute": (0, 59, (2,)),
    "clock4": (0, 2359, (4,)),
    "year": (1000, 2999, (4,)),
    "year2": (0, 99, (2,)),
    "digit": (1, 9, (1,)),
    "late2": (32, 99, (2,)),
    "nought2": (0, 9, (2,)),
    "century2": (10, 20, (2,)),
    "decade3": (100, 202, (3,)),
    "long_figure": (10000, 9999999, (5, 6, 7)),
    "year3": (100, 999, (3,)),
    "day_of_year": (1, 366, (3,)),
}


LAST_BARE_YEAR = 2199
"""Past this a number alone is not read as a year."""


def stands_free(whole: Text, i: int) -> bool:
    """Whether a token is a number of four digits that is no part of a longer number, a price, a code or a share."""
    norm = whole.norm
    if len(whole.words[i]) != 4 or not whole.words[i][0].isdecimal():
        return False
    if whole.glued(i) and (before := norm(i - 1)):
        if before[0].isalnum() or before in "$€£¥#%_@&=+":
            return False
        if before in ",.:/-" and i > 1 and whole.glued(i - 1) and norm(i - 2)[0].isdecimal():
            return before == "," and len(norm(i - 2)) == 4  # 1705,1707: a number has groups of three
    after = i + 1
    if after < len(whole.words) and whole.glued(after):
        if norm(after) in "%°€$£_@&=+" or norm(after)[0].isalpha():
            return False
        if norm(after) == "-" and (is_code(whole, after) or is_lettered(whole, i) or is_serial(whole, after)):
            return False
        if norm(after) in ",.:/" and after + 1 < len(whole.words) and whole.glued(after + 1) and norm(after + 1)[0].isdecimal():
            if norm(after) == ",":
                return len(norm(after + 1)) == 4
            return norm(after) == "." and is_note(whole, after + 1)
    return True


def is_note(whole: Text, i: int) -> bool:
    """Whether figures after a stop are the mark of a note, which once stood raised: in 1956.3 The talks."""
    end = i + 1 == len(whole.words)
    return len(whole.words[i]) <= 3 and (end or (not whole.glued(i + 1) and whole.words[i + 1][0].isupper()))
