"""Text to temporal expressions, not yet anchored: a chart over the classes of a language pack.

Tokens that may stand in an expression form runs; a run that holds a trigger is parsed bottom-up from right to left, each
phrase of the grammar being a path in one trie. The longest readings that do not overlap are kept. What a phrase says is
settled here, when that was is not.
"""

import bisect
import functools
import itertools
import re
from collections.abc import Iterator, Mapping
from typing import Any

from dateline.dates import Impossible, Pair, Range, Written
from dateline.errors import DateError
from dateline.expression import Expression
from dateline.interval import edtf_member, parse_edtf
from dateline.language import PLAIN, TOKEN, Entry, Node, Pack, Rule
from dateline.model import Timex

TOP = frozenset({"date", "range", "pair", "bound", "time", "duration", "stretch", "set", "vague"})
"""The classes that are expressions by themselves."""

SHORT = 40
"""In a text of no more characters, as a catalogue's field, any figure may be a date."""

LONGEST = 24
"""No expression has more tokens: keeps the work linear in the text, whatever is in it."""

CROWD = 6
"""No class has more readings from one token to another place."""

Edge = tuple[int, Any, int, tuple[str, ...], int, int, tuple[int, int] | None]
"""End, value, cost, rules, the extent (first token and the one past the last), where its first end stops and its last begins."""

ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


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

CUT = re.compile(f"({TOKEN.pattern})")


class Text:
    """The tokens of a text: where they stand and what they are in lower case."""

    def __init__(self, text: str) -> None:
        self.text = text
        pieces = CUT.split(text)  # what is between tokens, a token, what is between, ...
        places = list(itertools.accumulate(map(len, pieces)))
        self.words = pieces[1::2]
        self.starts = places[:-1:2]
        self.ends = places[1::2]
        plain = {word: word.translate(PLAIN).lower() for word in set(self.words)}
        self.norms = list(map(plain.__getitem__, self.words))

    def glued(self, i: int) -> bool:
        """Whether a token touches the one before it."""
        return 0 < i < len(self.starts) and self.ends[i - 1] == self.starts[i]


def charts(text: str, pack: Pack) -> Iterator["Chart"]:
    """A chart for each run of tokens that may hold an expression."""
    whole = Text(text)
    words, triggers = pack.words, pack.lexicon.triggers
    kinds = {word: kind(word, norm, words, triggers) for word, norm in set(zip(whole.words, whole.norms, strict=True))}
    codes = bytes(map(kinds.__getitem__, whole.words))
    for run in RUN.finditer(codes):
        first, last = run.span()
        for sign in range(last - 1, first - 1, -1):
            if codes[sign] == 2 or (codes[sign] == 3 and (len(text) <= SHORT or is_telling(whole, sign))):
                yield from _runs(whole, first, last, sign, pack)
                break


RUN = re.compile(rb"[\1-\3]+")
"""Words of which none ends a run (see ``kind``)."""


def kind(word: str, norm: str, words: frozenset[str], triggers: frozenset[str]) -> int:
    """What a word is to a run: 0 its end, 1 a part of it, 2 a sign that it may hold an expression, 3 digits, which may be one."""
    if norm[0].isdecimal():
        return 3
    if norm in words:
        return 2 if norm in triggers else 1
    return 1 if norm[0] in ROMAN and is_roman(word) else 0


def _runs(whole: Text, first: int, last: int, sign: int, pack: Pack) -> Iterator["Chart"]:
    """The charts of a run, cut where a paragraph ends, up to the one that holds its last sign of an expression."""
    start = first
    for i in range(first + 1, last):
        if whole.starts[i] - whole.ends[i - 1] > 1 and whole.text.count("\n", whole.ends[i - 1], whole.starts[i]) > 1:
            yield Chart(whole, start, i, pack)
            start = i
            if sign < start:
                return
    yield Chart(whole, start, last, pack)


def is_telling(whole: Text, i: int) -> bool:
    """Whether a token of digits may begin to mean a date without any word: a year, or a part of 3/4/2021."""
    norm = whole.norms[i]
    if len(norm) in (4, 8) and norm.isascii():
        return True
    if len(norm) < 4:  # '98, 60s, 198X, 6th
        after = whole.norms[i + 1] if whole.glued(i + 1) else " "
        if (whole.glued(i) and whole.norms[i - 1] == "'") or after.isalpha() or after in "-_*'":
            return True
    return i + 2 < len(whole.norms) and whole.norms[i + 1] in "/-.:" and whole.glued(i + 1) and whole.norms[i + 2][0].isdecimal()


def is_roman(word: str) -> bool:
    """Whether a word is a Roman numeral in capitals."""
    return len(word) <= 7 and word.isupper() and word.isascii() and all(letter.lower() in ROMAN for letter in word)


def roman(word: str) -> int:
    """The value of a Roman numeral."""
    values = [ROMAN[letter] for letter in word.lower()]
    return sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))


class Chart:
    """The readings of one run of tokens: for each token a table from class (or ``=word``) to the edges that begin there."""

    def __init__(self, whole: Text, first: int, last: int, pack: Pack) -> None:
        self.whole, self.first, self.last, self.pack = whole, first, last, pack
        self.cells: list[dict[str, list[Edge]]] = [{} for _ in range(last - first + 1)]
        self.tops: list[tuple[int, int, Edge, int]] = []  # start, -length, edge, rule index
        self.before: dict[int, frozenset[str]] = {}  # what stands before and after a token, looked at once
        self.after: dict[int, frozenset[str]] = {}
        for i in range(last - 1, first - 1, -1):
            self._fill(i)

    def _fill(self, i: int) -> None:
        agenda = lexical(self.whole, i, self.last, self.pack.vocabulary)
        cells, first = self.cells, self.first
        cell = cells[i - first]
        following = self.pack.root.following
        while agenda:
            key, edge = agenda.pop()
            row = cell.get(key)
            if row is None:
                cell[key] = [edge]
            elif len(row) >= CROWD or any(other[0] == edge[0] and other[1] == edge[1] for other in row):
                continue
            else:
                row.append(edge)
            for slot, _, node in following.get(key, ()):
                if node.accepts or not node.following.keys().isdisjoint(cells[edge[0] - first]):
                    bound = {slot: edge[1]} if slot else {}
                    self._walk(node, i, edge[0], bound, edge[2], edge[3], ((edge[4], edge[5]),), agenda)

    def _walk(
        self,
        node: Node,
        start: int,
        position: int,
        bound: dict[str, Any],
        cost: int,
        names: tuple[str, ...],
        places: tuple[tuple[int, int], ...],
        agenda: list[tuple[str, Edge]],
    ) -> None:
        for rule, low, high, ends in node.accepts:
            if position - start > LONGEST or not self._allowed(rule, start, position):
                continue
            value = rule.build(bound)
            if value is not None:
                extent = (places[low][0] if low else places[0][0], places[high - 1][1])
                inner = (places[ends[0]][1], places[ends[1]][0]) if ends else None
                edge: Edge = (position, value, cost + rule.cost, (rule.name, *names), *extent, inner)
                agenda.append((rule.gives, edge))
                if rule.gives in TOP and isinstance(value, Expression):
                    self.tops.append((start, start - position, edge, rule.index))
        if position >= self.last or position - start > LONGEST:
            return
        cell = self.cells[position - self.first]
        following = node.following
        for key in [key for key in cell if key in following] if len(cell) < len(following) else [key for key in following if key in cell]:
            for slot, glued, child in following[key]:
                if glued and not self.whole.glued(position):
                    continue
                for edge in cell[key]:
                    if not child.accepts and child.following.keys().isdisjoint(self.cells[edge[0] - self.first]):
                        continue
                    more = {**bound, slot: edge[1]} if slot else bound
                    self._walk(child, start, edge[0], more, cost + edge[2], names + edge[3], (*places, (edge[4], edge[5])), agenda)

    def _allowed(self, rule: Rule, start: int, end: int) -> bool:
        if rule.unless_after or rule.only_after:
            before = self.before.get(start)
            if before is None:
                before = self.before[start] = self._classes_before(start)
            if rule.unless_after & before or (rule.only_after and not rule.only_after & before):
                return False
        if rule.unless_before or rule.only_before:
            after = self.after.get(end)
            if after is None:
                after = self.after[end] = self._classes_at(end)
            if rule.unless_before & after or (rule.only_before and not rule.only_before & after):
                return False
        return True

    def _classes_at(self, i: int) -> frozenset[str]:
        if i >= len(self.whole.norms):
            return EDGE_OF_TEXT
        found = self._classes(i, len(self.whole.norms))
        glued = self.whole.glued(i) and (self.whole.norms[i].isalnum() or self.whole.norms[i] == "_")
        return frozenset(found | self._looks(i) | (GLUED if glued else set()))

    def _classes_before(self, i: int) -> frozenset[str]:
        if i == 0:
            return EDGE_OF_TEXT
        found = self._classes(i - 1, i) | (self._classes(i - 2, i, i) if i > 1 else set())
        return frozenset(found | self._looks(i - 1) | (GLUED if self._hangs(i) else set()))

    def _hangs(self, i: int) -> bool:
        """Whether a token is no beginning: a letter, digit or sign touches it from before, other than the dash after a year."""
        norms = self.whole.norms
        if not self.whole.glued(i) or not (norms[i - 1].isalnum() or norms[i - 1] in "-/.,:_#+=&"):
            return False
        return not (norms[i - 1] == "-" and i > 1 and len(norms[i - 2]) == 4 and norms[i - 2].isdecimal())

    def _classes(self, i: int, last: int, end: int = 0) -> set[str]:
        """The classes of a token, as a word too; with an end, only of the entries that end there."""
        found = {key for key, edge in lexical(self.whole, i, last, self.pack.lexicon.entries) if not end or edge[0] == end}
        return found if end else found | {"=" + self.whole.norms[i]}

    def _looks(self, i: int) -> frozenset[str]:
        return CAPITAL if self.whole.words[i][0].isupper() else frozenset()

    def best(self) -> list[Timex]:
        """The readings that do not overlap: longer before shorter, cheaper before dearer, earlier before later."""
        taken: list[tuple[int, int]] = []
        chosen: list[Edge] = []
        for start, _, edge, _ in sorted(self.tops, key=lambda top: (top[1], top[2][2], top[0], top[3])):
            at = bisect.bisect(taken, (start, edge[0]))
            if (at == 0 or taken[at - 1][1] <= start) and (at == len(taken) or edge[0] <= taken[at][0]):
                taken.insert(at, (start, edge[0]))
                chosen.append(edge)
        chosen.sort(key=lambda edge: edge[4])
        return [timex for edge in chosen if not isinstance(edge[1], Impossible) for timex in self._timexes(edge)]

    def _timexes(self, edge: Edge) -> Iterator[Timex]:
        """One expression for an edge; two for a pair of dates."""
        _, expression, _, names, low, high, inner = edge
        if inner is None or not isinstance(expression, Range | Pair):
            yield self._timex(expression, low, high, names)
            return
        ends = (self._timex(expression.first, low, inner[0], names), self._timex(expression.last, inner[1], high, names))
        if isinstance(expression, Pair):
            yield from ends
        else:
            yield self._timex(expression, low, high, names, ends)

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


def lexical(whole: Text, i: int, last: int, entries: Mapping[str, tuple[Entry, ...]]) -> list[tuple[str, Edge]]:
    """The edges that the words themselves give: as entries, as numbers."""
    norm, word = whole.norms[i], whole.words[i]
    found: list[tuple[str, Edge]] = []
    for entry in entries.get(norm, ()):
        end = i + 1
        if entry.rest:
            end += len(entry.rest)
            if end > last or tuple(whole.norms[i + 1 : end]) != entry.rest:
                continue
        if entry.cased and not all(has_capitals(whole.words[i + k], part) for k, part in enumerate(entry.cased)):
            continue
        if entry.mixed and word.isupper():
            continue
        found.append((entry.name, (end, entry.value, 0, (), i, end, None)))
    if norm[0].isdecimal():
        end = thousands(whole, i, last)
        if end > i + 1:
            found.append(("number", (end, int("".join(whole.norms[i:end:2])), 0, (), i, end, None)))
        else:
            for name, value in numeric(norm):
                if name != "bare_year" or stands_free(whole, i):
                    found.append((name, (end, value, 0, (), i, end, None)))
    elif norm[0] in ROMAN and is_roman(word):
        found.append(("roman", (i + 1, roman(word), 0, (), i, i + 1, None)))
    return found


def has_capitals(word: str, pattern: str) -> bool:
    """Whether a word has a capital wherever the lexicon's form has one."""
    return not pattern[0].isupper() or word[0].isupper()


def thousands(whole: Text, i: int, last: int) -> int:
    """The end of a number that commas cut into groups of three digits: 2,000."""
    end, norms = i + 1, whole.norms
    if len(norms[i]) > 3:
        return end
    while end + 1 < last and end - i < 8 and norms[end] == "," and len(norms[end + 1]) == 3 and norms[end + 1].isdecimal():
        if not (whole.glued(end) and whole.glued(end + 1)):
            break
        end += 2
    return end


@functools.lru_cache(maxsize=4096)
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
    groups = whole.norms[dash + 1 : dash + 4 : 2]
    return len(groups) == 2 and all(group.isdecimal() for group in groups) and all(whole.glued(dash + k) for k in (1, 2, 3))


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
    "century2": (10, 20, (2,)),
    "decade3": (100, 202, (3,)),
    "year3": (100, 999, (3,)),
}


LAST_BARE_YEAR = 2199
"""Past this a number alone is not read as a year."""


def stands_free(whole: Text, i: int) -> bool:
    """Whether a number of four digits is no part of a longer number, a price, a code or a share."""
    norms = whole.norms
    if whole.glued(i) and (before := norms[i - 1]):
        if before[0].isalnum() or before in "$€£¥#%_@&=+":
            return False
        if before in ",.:/-" and i > 1 and whole.glued(i - 1) and norms[i - 2][0].isdecimal():
            return before == "," and len(norms[i - 2]) == 4  # 1705,1707: a number has groups of three
    after = i + 1
    if after < len(norms) and whole.glued(after):
        if norms[after] in "%°€$£_@&=+" or norms[after][0].isalpha():
            return False
        if norms[after] == "-" and is_code(whole, after):
            return False
        if norms[after] in ",.:/" and after + 1 < len(norms) and whole.glued(after + 1) and norms[after + 1][0].isdecimal():
            if norms[after] == ",":
                return len(norms[after + 1]) == 4
            return norms[after] == "." and is_note(whole, after + 1)
    return True


def is_note(whole: Text, i: int) -> bool:
    """Whether figures after a stop are the mark of a note, which once stood raised: in 1956.3 The talks."""
    end = i + 1 == len(whole.norms)
    return len(whole.norms[i]) <= 3 and (end or (not whole.glued(i + 1) and whole.words[i + 1][0].isupper()))
