"""A language pack: TOML files of words and of their orders, loaded, checked, compiled once.

``lexicon.toml`` gives words their classes and values, ``grammar.toml`` gives orders of classes their meaning: each rule is a
``phrase`` of classes and words and a ``value``, a call in the closed vocabulary of ``operators.OPERATORS``. No code runs from
data: a value is parsed, checked against the operator's signature, and compiled to closures.

A phrase is written so::

    {month} {day},? {year}      classes in braces, words bare, ``?`` after what may be missing
    {year:first}-{year:last}    a class under another name; what touches in the phrase must touch in the text
    (in|of) [{date}]            alternatives in parentheses; brackets around the extent where it is not the whole
"""

import ast
import csv
import dataclasses
import functools
import inspect
import itertools
import re
import tomllib
from collections.abc import Callable, Collection, Iterator, Mapping
from importlib import resources
from pathlib import Path
from typing import Any

from dateline.errors import DateError, PackError
from dateline.interval import parse_edtf
from dateline.operators import OPERATORS

ROOT = resources.files("dateline") / "languages"

TOKEN = re.compile(r"[A-Za-z]+[^\W\d_²³¹⁰-⁹]*|[^\W\d_²³¹⁰-⁹]+|\d+|\S")
"""A run of letters, a run of digits, or one other character, such as the mark of a note: what a text is cut into, for every language.

Latin letters are named first as the most frequent, which are then found fastest.
"""

PLAIN = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "–": "-", "—": "-", "−": "-", "‐": "-", "‑": "-", "‒": "-"})
"""Quotes and dashes that mean the same."""

NUMERIC_CLASSES = frozenset(
    [
        *(
            "number",
            "day",
            "day_number",
            "day_two",
            "month_number",
            "month_two",
            "hour",
            "minute",
            "compact",
            "clock4",
            "roman",
            "roman_year",
        ),
        *("year", "bare_year", "round_year", "year2", "year3", "late2", "digit", "century2", "decade3", "long_figure", "nought2"),
        "day_of_year",
    ]
)
"""The classes that tokens of digits and Roman numerals have in every language (see ``recognition``)."""


NEIGHBOURS = frozenset({"edge", "glued", "capital", "address"})
"""What a neighbour can be besides a class: the end of the text, no blank between, a word with a capital, names before a ``street``."""


@functools.cache
def languages() -> tuple[str, ...]:
    """The languages that have a pack: the folders that are there."""
    return tuple(sorted(folder.name for folder in ROOT.iterdir() if (folder / "lexicon.toml").is_file()))


def read_table(language: str, name: str) -> dict[str, Any]:
    """One TOML file of a pack, as it is. PackError if it is not there or not TOML."""
    path = ROOT / language / f"{name}.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise PackError(f"no {name}.toml for language {language!r}: there are packs for {', '.join(languages())}") from None
    except tomllib.TOMLDecodeError as error:
        raise PackError(f"languages/{language}/{name}.toml: {error}") from None


# ---------------------------------------------------------------------------------------------------- lexicon


@dataclasses.dataclass(frozen=True, slots=True)
class Entry:
    """A word or several of a class: the words after the first, the class, the value, and the letters as they must be."""

    rest: tuple[str, ...]
    name: str
    value: Any
    cased: tuple[str, ...]  # empty where any letters will do; else at least its capitals are asked for
    mixed: bool = False  # whether it is not met in capitals throughout


@dataclasses.dataclass(frozen=True, slots=True)
class Lexicon:
    """Entries by their first word, all words that may stand in an expression, and the classes that may begin to mean one."""

    entries: Mapping[str, tuple[Entry, ...]]
    words: frozenset[str]
    triggers: frozenset[str]  # one word at least of each entry whose class is no mere function class
    classes: frozenset[str]
    small: frozenset[str]  # words that are written small but where a name or a sentence begins: today, week


def spellings(form: str) -> Iterator[str]:
    """All forms that braces stand for: ``ма{й,я,е}`` is май, мая, мае."""
    match = re.search(r"\{([^{}]*)\}", form)
    if not match:
        yield form
        return
    for part in match.group(1).split(","):
        yield from spellings(form[: match.start()] + part + form[match.end() :])


def tokens(text: str) -> tuple[str, ...]:
    """The tokens of a phrase of a pack, as recognition cuts a text."""
    return tuple(TOKEN.findall(text.translate(PLAIN)))


CLASS_LISTS = frozenset({"function_classes", "mixed_classes", "small_classes"})
"""Keys of a lexicon that are no classes but lists of some."""


def build_lexicon(table: Mapping[str, Any], where: str) -> Lexicon:
    """A lexicon from its table of classes, each a table of value to forms."""
    function, mixed, small_classes = (set(table.get(f"{name}_classes", ())) for name in ("function", "mixed", "small"))
    entries: dict[str, list[Entry]] = {}
    words: set[str] = set()
    small: set[str] = set()
    telling: list[tuple[str, ...]] = []
    for name, values in table.items():
        if name in CLASS_LISTS:
            continue
        if not isinstance(values, dict):
            raise PackError(f"{where}: class {name!r} must be a table of value to forms")
        for key, forms in values.items():
            value: Any = int(key) if re.fullmatch(r"-?\d+", key) else key
            for form in itertools.chain.from_iterable(spellings(form) for form in forms):
                parts = tokens(form)
                cased = parts if form != form.lower() else ()
                lower = tuple(part.lower() for part in parts)
                entries.setdefault(lower[0], []).append(Entry(lower[1:], name, value, cased, name in mixed))
                words.update(lower)
                if name in small_classes:
                    small.update(lower)
                if name not in function:
                    telling.append(lower)
    triggers: set[str] = set()
    for entry in sorted(telling, key=len):
        if triggers.isdisjoint(entry):
            triggers.add(max(reversed(entry), key=lambda word: (not word.isdecimal(), len(word), word.isalnum())))
    classes = frozenset(table) - CLASS_LISTS
    return Lexicon(
        {word: tuple(found) for word, found in entries.items()}, frozenset(words), frozenset(triggers), classes, frozenset(small)
    )


# ---------------------------------------------------------------------------------------------------- grammar


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """An order of words with its meaning, and the examples that test it."""

    name: str
    gives: str
    build: Callable[[Mapping[str, Any]], Any]
    index: int
    cost: int
    only_after: frozenset[str]
    unless_after: frozenset[str]
    only_before: frozenset[str]
    unless_before: frozenset[str]
    examples: Mapping[str, str]
    never: tuple[str, ...]
    asks: bool  # whether it asks what stands beside its words


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Order:
    """One order of elements that a rule stands for."""

    rule: Rule
    low: int  # the first element of its extent, and the one past the last
    high: int
    ends: tuple[int, ...]  # where its slots ``first`` and ``last`` are
    slots: tuple[tuple[str, int], ...]  # its slots, and where they are


@dataclasses.dataclass(frozen=True, slots=True)
class Element:
    """One place of a phrase: a class or, after ``=``, a word."""

    key: str
    slot: str
    glued: bool


@dataclasses.dataclass(slots=True, eq=False)
class Node:
    """A state of the trie of all phrases: what may come next, and the orders that end here."""

    following: dict[str, list[tuple[bool, "Node"]]] = dataclasses.field(default_factory=dict)
    accepts: list[Order] = dataclasses.field(default_factory=list)
    mask: int = 0  # the bits of what may come next

    def child(self, key: str, glued: bool) -> "Node":
        """The state after an element, made where it is not there."""
        for must_touch, node in self.following.setdefault(key, []):
            if must_touch is glued:
                return node
        node = Node()
        self.following[key].append((glued, node))
        return node


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Pack:
    """The dates of a language: its words, the trie of its phrases, and the rules as they stand in the file."""

    language: str
    lexicon: Lexicon
    starts: Mapping[str, Node]  # the trie of its phrases, by their first element
    rules: tuple[Rule, ...]
    words: frozenset[str]  # all words that may stand in an expression, those of the grammar among them
    vocabulary: Mapping[str, tuple[Entry, ...]]  # by their first word, all that phrases ask for: classes, and words as ``=word``
    bits: Mapping[str, int]  # a bit for each class and word that phrases ask for


PART = re.compile(r"\{(\w+)(?::(\w+))?\}(\?)?|\(([^()]*)\)(\?)?|([\[\]])|([^\s{}()\[\]?]+)(\?)?|(\s+)")
Marked = Element | str  # an element, or a bracket


def expand(phrase: str, where: str) -> list[list[Marked]]:
    """All sequences of elements and brackets that a phrase stands for."""
    found: list[list[Marked]] = [[]]
    glued, position = False, 0
    while position < len(phrase):
        match = PART.match(phrase, position)
        if not match:
            raise PackError(f"{where}: phrase {phrase!r} cannot be read from {phrase[position:]!r} on")
        position = match.end()
        name, slot, name_optional, group, group_optional, bracket, literal, literal_optional, blank = match.groups()
        if blank:
            glued = False
            continue
        if bracket:
            found = [[*one, bracket] for one in found]
            continue
        if name:
            choices: list[list[Marked]] = [[Element(name, slot or name, glued)]]
        elif group is not None:
            choices = [glue(one, glued) for part in group.split("|") for one in expand(part, where)]
        else:
            choices = [[Element("=" + word, "", glued if i == 0 else True) for i, word in enumerate(tokens(literal))]]
        if name_optional or group_optional or literal_optional:
            choices.append([])
        found = [[*one, *choice] for one in found for choice in choices]
        glued = True
    if len(found) > 600:
        raise PackError(f"{where}: phrase {phrase!r} stands for {len(found)} orders: split the rule or name a class")
    return found


def glue(sequence: list[Marked], glued: bool) -> list[Marked]:
    """The sequence with its first element glued to what stands before it, where the group itself is."""
    if sequence and isinstance(sequence[0], Element):
        return [dataclasses.replace(sequence[0], glued=glued), *sequence[1:]]
    return sequence


BARE_NAME = re.compile(r"(?<=[(,])\s*([a-z_]\w*)\s*(?=[,)])")
"""An argument that is a name alone stands for itself: ``date(year)`` is ``date(year=year)``."""


def compile_value(text: str, slots: frozenset[str], where: str) -> tuple[str, Callable[[Mapping[str, Any]], Any]]:
    """The class that a value gives, and the function that builds it from what the slots hold."""
    try:
        node = ast.parse(BARE_NAME.sub(r"\1=\1", text), mode="eval").body
    except SyntaxError as error:
        raise PackError(f"{where}: value {text!r}: {error.msg}") from None
    if not isinstance(node, ast.Call):
        raise PackError(f"{where}: value {text!r} must be a call of an operator")
    return _compile_call(node, slots, where)


def _compile_call(node: ast.Call, slots: frozenset[str], where: str) -> tuple[str, Callable[[Mapping[str, Any]], Any]]:
    name = node.func.id if isinstance(node.func, ast.Name) else ""
    if name not in OPERATORS:
        raise PackError(f"{where}: no operator {name!r}: there are {', '.join(sorted(OPERATORS))}")
    operator = OPERATORS[name]
    if node.args:
        raise PackError(f"{where}: {name}: an argument is a slot by its name, or name=value; not {ast.unparse(node.args[0])!r}")
    arguments = [(keyword.arg or "", _compile_argument(keyword.value, slots, where)) for keyword in node.keywords]
    try:
        inspect.signature(operator.build).bind(**dict.fromkeys(key for key, _ in arguments))
    except TypeError as error:
        raise PackError(f"{where}: {name}: {error}") from None
    build = operator.build
    parameters = inspect.signature(build).parameters.values()
    required = {one.name for one in parameters if one.default is one.empty and one.kind is not one.VAR_KEYWORD}

    def call(bound: Mapping[str, Any]) -> Any:
        values = {key: value for key, argument in arguments if (value := argument(bound)) is not None}
        return build(**values) if values.keys() >= required else None

    return operator.gives, call


def _compile_argument(node: ast.expr, slots: frozenset[str], where: str) -> Callable[[Mapping[str, Any]], Any]:
    if isinstance(node, ast.Call):
        return _compile_call(node, slots, where)[1]
    if isinstance(node, ast.Name):
        name = node.id
        if name not in slots:
            raise PackError(f"{where}: value names {name!r}, but the phrase has only {', '.join(sorted(slots)) or 'words'}")
        return lambda bound: bound.get(name)
    try:
        constant = ast.literal_eval(node)
    except ValueError:
        raise PackError(f"{where}: {ast.unparse(node)!r} is neither a slot nor a constant nor a call") from None
    return lambda _: constant


SIDES = ("only_after", "unless_after", "only_before", "unless_before")
RULE_KEYS = frozenset({"phrase", "value", "gives", "cost", *SIDES, "examples", "never"})


def build_rule(name: str, table: Mapping[str, Any], index: int, where: str) -> tuple[Rule, list[list[Marked]]]:
    """A rule and the orders of words that it stands for."""
    strange = set(table) - RULE_KEYS
    if strange or "phrase" not in table or "value" not in table:
        raise PackError(f"{where}: a rule has phrase, value and maybe {', '.join(sorted(RULE_KEYS))}; not {', '.join(sorted(strange))}")
    phrases = [table["phrase"]] if isinstance(table["phrase"], str) else table["phrase"]
    orders = [order for phrase in phrases for order in expand(phrase, where)]
    slots = frozenset(element.slot for order in orders for element in order if isinstance(element, Element) and element.slot)
    gives, build = compile_value(table["value"], slots, where)
    sides = {side: frozenset(table.get(side, ())) for side in SIDES}
    rule = Rule(
        name=name,
        gives=table.get("gives", gives),
        build=build,
        index=index,
        cost=table.get("cost", 0),
        **sides,
        examples=table.get("examples", {}),
        never=tuple(table.get("never", ())),
        asks=any(sides.values()),
    )
    return rule, orders


def build_pack(language: str, lexicon_table: Mapping[str, Any], grammar_table: Mapping[str, Any]) -> Pack:
    """A pack from its two tables, checked. PackError names the rule and what is wrong with it."""
    where = f"languages/{language}"
    lexicon = build_lexicon(lexicon_table, f"{where}/lexicon.toml")
    root, rules, words = Node(), [], set(lexicon.words)
    used: dict[str, str] = {}
    for index, (name, table) in enumerate(grammar_table.items()):
        place = f"{where}/grammar.toml [{name}]"
        rule, orders = build_rule(name, table, index, place)
        rules.append(rule)
        for order in orders:
            elements = [one for one in order if isinstance(one, Element)]
            if not elements:
                raise PackError(f"{place}: the phrase can be empty")
            node = root
            for element in elements:
                node = node.child(element.key, glued=element.glued and node is not root)
                if element.key.startswith("="):
                    words.add(element.key[1:])
                else:
                    used[element.key] = place
            slots = tuple((element.slot, k) for k, element in enumerate(elements) if element.slot)
            node.accepts.append(Order(rule, *_extent(order), _ends(elements), slots))
    known = lexicon.classes | NUMERIC_CLASSES | {rule.gives for rule in rules}
    for key, place in used.items():
        if key not in known:
            raise PackError(f"{place}: no class {key!r} in the lexicon, and no rule gives it")
    for rule in rules:
        for key in rule.only_after | rule.unless_after | rule.only_before | rule.unless_before:
            if key not in lexicon.classes | NUMERIC_CLASSES | NEIGHBOURS and not key.startswith("="):
                raise PackError(f"{where}/grammar.toml [{rule.name}]: no class {key!r} in the lexicon that a neighbour can have")
    bits = give_bits(root)
    starts = {key: node for key, ((_, node),) in root.following.items()}
    return Pack(language, lexicon, starts, tuple(rules), frozenset(words), vocabulary(lexicon, bits), bits)


def give_bits(root: Node) -> dict[str, int]:
    """Gives each class and word that some phrase asks for a bit, and each state the mask of those that may come next."""
    bits: dict[str, int] = {}
    nodes = [root]
    while nodes:
        node = nodes.pop()
        for key, children in node.following.items():
            node.mask |= bits.setdefault(key, 1 << len(bits))
            nodes += [child for _, child in children]
    return bits


def vocabulary(lexicon: Lexicon, asked: Collection[str]) -> dict[str, tuple[Entry, ...]]:
    """By their first word, the entries of the lexicon and the words themselves that some phrase asks for."""
    found = {word: tuple(entry for entry in entries if entry.name in asked) for word, entries in lexicon.entries.items()}
    for word in (key[1:] for key in asked if key.startswith("=")):
        found[word] = (Entry((), "=" + word, None, ()), *found.get(word, ()))
    return found


def _extent(order: list[Marked]) -> tuple[int, int]:
    """The first element of the extent and the one past its last."""
    size = sum(isinstance(one, Element) for one in order)
    before = [sum(isinstance(one, Element) for one in order[:i]) for i, one in enumerate(order) if one in ("[", "]")]
    return (before[0], before[1]) if len(before) == 2 else (0, size)


def _ends(elements: list[Element]) -> tuple[int, ...]:
    """Where the two ends of a range or pair stand among the elements."""
    found = {element.slot: i for i, element in enumerate(elements) if element.slot in ("first", "last", "two")}
    return tuple(sorted(found.values())) if len(found) == 2 else ()


Names = tuple[tuple[str, str], ...]
"""A user's own named periods, each a name and its EDTF."""


@functools.cache
def load(language: str, names: Names = ()) -> Pack:
    """The pack of a language, with the user's own named periods (see ``read_gazetteer``).

    They place what is counted from them, as the pack's own do, and unlike those are dates by themselves: who lists them means them.

    PackError if there is no pack or it breaks its own rules.
    """
    lexicon = read_table(language, "lexicon")
    if (ROOT / language / "gazetteer.toml").is_file():
        lexicon |= read_table(language, "gazetteer")
    for kind in ("named", "own_named"):
        named = lexicon.setdefault(kind, {})
        for name, date in names:
            named[date] = [*named.get(date, ()), name]
    return build_pack(language, lexicon, read_table(language, "grammar"))


def read_gazetteer(path: str | Path) -> Names:
    """The named periods of a CSV file with the columns name, earliest, latest: each name with its EDTF.

    The dates are EDTF, years before 1 among them; a period with one of them left empty is open at that end. PackError with the
    file and the line, or with what is wrong with the file.
    """
    try:
        with Path(path).open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            rows = list(reader)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        reason = (isinstance(error, OSError) and error.strerror) or str(error)
        raise PackError(f"{path}: {reason.lower()}: a gazetteer is a CSV file with the columns name, earliest, latest") from None
    missing = [column for column in ("name", "earliest", "latest") if column not in (reader.fieldnames or ())]
    if missing:
        raise PackError(f"{path}: no column {', '.join(missing)}: a gazetteer has the columns name, earliest, latest")
    found = []
    for line, row in enumerate(rows, start=2):
        name, earliest, latest = ((row.get(column) or "").strip() for column in ("name", "earliest", "latest"))
        date = earliest if earliest == latest else f"{earliest or '..'}/{latest or '..'}"
        try:
            placed = parse_edtf(date) if name and tokens(name) else None
        except (DateError, ValueError):
            placed = None
        if placed is None:
            raise PackError(f"{path}, line {line}: {name!r}, {earliest!r}, {latest!r}: write a name and two dates, as Meiji era,1868,1912")
        found.append((name, date))
    return tuple(found)


# ------------------------------------------------------------------------------------------- the words of events

LIGHT = (
    "verbs", "copulas", "carriers", "stative", "transitive", "intransitive", "circumstances", "binding", "attributive", "place", "partner",
    "lasting", "times", "later", "both", "motion", "marching", "site", "naming", "throughout", "limits",
    "until", "enduring", "lasting_verbs",
    "deadline", "reacting", "parts", "rounds", "leading", "absolute", "occasions", "controlling", "hollow", "discourse", "seeing",
    "definite", "indefinite", "during", "apart", "answering", "aims", "starting", "amounts", "taking", "joint", "dating",
    "passing", "ensuing", "comparing", "ranking", "afterwards", "speaking",
    "labels", "ends", "occurring", "likening", "manners", "optional", "shading",
    "commanding", "remains", "informing",
    "closing", "basing", "measuring", "changing", "risen", "deferring", "deferred",
)  # fmt: skip
STATUS = ("above", "infinitive", "past", "settled", "modals", "perfect", "beside", "marks")


@dataclasses.dataclass(frozen=True, slots=True)
class EventWords:
    """The words of a language that tell events, from ``events.toml``: each table compiled to what is asked of it."""

    models: tuple[str, ...]
    abbreviations: frozenset[str]
    starters: frozenset[str]
    leads: frozenset[str]
    joints: frozenset[str]
    prefix: re.Pattern[str]  # a syllable that a hyphen ties to a verb
    titles: frozenset[str]
    persons: frozenset[str]  # titles that somebody bears, and no office or company
    firms: re.Pattern[str]  # a company's name with the mark of one, as ``name``
    capitals: Mapping[str, str]
    pronouns: Mapping[str, str]  # masculine, feminine, thing or several
    empty: frozenset[str]  # pronouns that may hold the place of a clause
    agents: re.Pattern[str]  # nouns that may be somebody or something, by their form
    things: frozenset[str]  # those of them that are never somebody
    genders: Mapping[str, str]  # titles, first names and nouns
    conjunction: str
    possessive: str  # with {who} and {what}
    endings: tuple[tuple[re.Pattern[str], str], ...]  # of the third person, the first that fits
    irregular: Mapping[str, tuple[str, str]]  # lemma -> present of several, of one
    passive: tuple[str, str]  # what makes a clause of a past participle, of several and of one: were, was
    furniture: re.Pattern[str]
    classes: Mapping[str, tuple[str, ...]]  # a lemma or a parser's label -> what it is: force, place, law
    topics: Mapping[str, str]  # such a class, as <law> -> the type of what is done to one
    nouns: Mapping[str, str]  # lemma -> type
    verbs: Mapping[str, str]
    same_nouns: Mapping[str, tuple[str, ...]]  # lemma -> the lists of words, nouns and verbs, with which one event may be told again
    same_verbs: Mapping[str, tuple[str, ...]]
    participle: re.Pattern[str]  # at the head of a sentence: Engraved in 1801
    deeds: re.Pattern[str]  # nouns, in no list, that a date may make an event of: the harvest of 1788
    lives: Mapping[str, tuple[str, str]]  # what stands before a date in brackets behind a name -> type, and headline with {who}
    light: Mapping[str, frozenset[str]]  # the lists of LIGHT
    status: Mapping[str, Mapping[str, str]]  # the tables of STATUS -> lemma -> status

    def present(self, lemma: str, *, plural: bool) -> str:
        """The present tense of a verb, of several or of one; empty where the pack does not say how it is formed."""
        if lemma in self.irregular:
            return self.irregular[lemma][0 if plural else 1]
        found = next((pattern.sub(ending, lemma) for pattern, ending in self.endings if pattern.search(lemma)), "")
        return lemma if plural and found else found


def says(text: str, status: str) -> bool:
    """Whether a headline says a status itself, with a word of any pack: "No trains ran", "Peru failed to sign", "The queen is due"."""
    return any(_signs(status).match(word) for word in re.findall(r"\w+(?:['’]\w+)?", text.lower()))


@functools.cache
def _signs(status: str) -> re.Pattern[str]:
    """What matches the words by which the packs say a status: those lemmas with any short ending, the others as they are."""
    found = ["(?!)"]
    for words in map(event_words, languages()):
        lemmas = [word for word, said in words.status["above"].items() if said == status and word.isalpha()]
        plain = [word for table in ("modals", "beside") for word, said in words.status[table].items() if said == status]
        found += [rf"{word[: max(4, len(word) - 2)]}\w{{0,5}}$" for word in lemmas]
        found += [rf"\w*{re.escape(word)}$" if set(word) & set("'’") else rf"{re.escape(word)}$" for word in plain]
    return re.compile("|".join(found))


@functools.cache
def event_words(language: str) -> EventWords:
    """The event words of a language, none where it has no pack; PackError if a table is missing."""
    is_there = (ROOT / language / "events.toml").is_file()
    table = read_table(language, "events") if is_there else NO_EVENTS
    try:
        return EventWords(
            models=tuple(table["parser"]["models"]),
            abbreviations=frozenset(table["sentences"]["abbreviations"]),
            starters=frozenset(table["sentences"]["starters"]),
            leads=frozenset(table["sentences"]["leads"]),
            joints=frozenset(table["sentences"]["joints"]),
            prefix=re.compile(rf"(?<![\w-])(?i:{'|'.join(table['sentences']['prefixes']) or '(?!)'})-(?=[^\W\d_A-Z]{{2}})"),
            titles=frozenset(table["names"]["titles"]),
            persons=frozenset(table["names"]["persons"]),
            firms=re.compile(table["names"]["firms"]),
            capitals=table["names"]["capitals"],
            pronouns=_by_word(table["pronouns"]["kinds"]),
            empty=frozenset(table["pronouns"]["empty"]),
            things=frozenset(table["pronouns"]["things"]),
            agents=re.compile(table["pronouns"]["agents"]),
            genders=_by_word(table["names"]["genders"]),
            conjunction=table["headline"]["and"],
            possessive=table["headline"]["possessive"],
            endings=tuple((re.compile(pattern), ending) for pattern, ending in table["headline"]["endings"]),
            irregular={lemma: (several, one) for lemma, (several, one) in table["headline"]["irregular"].items()},
            passive=(table["headline"]["passive"][0], table["headline"]["passive"][1]),
            furniture=re.compile("|".join(f"(?:{pattern})" for pattern in table["furniture"]["patterns"])),
            classes=_classes(table["classes"]),
            topics={f"<{word}>": kind for word, kind in _by_word(table["topics"]).items()},
            nouns=_by_word(table["nouns"]),
            verbs=_by_word(table["verbs"]),
            same_nouns=_classes(table["same"]["nouns"]),
            same_verbs=_classes(table["same"]["verbs"]),
            participle=re.compile(table["headline"]["participle"]),
            deeds=re.compile(table["headline"]["deeds"]),
            lives={mark: (kind, says) for marks, kind, says in table["headline"]["lives"] for mark in marks},
            light={name: frozenset(table["light"][name]) for name in LIGHT},
            status={name: _by_word(table["status"][name]) for name in STATUS},
        )
    except KeyError as error:
        raise PackError(f"languages/{language}/events.toml: table or key {error} is missing") from None


def _by_word(lists: Mapping[str, list[str]]) -> Mapping[str, str]:
    """Each word with the name of the first list that holds it."""
    found: dict[str, str] = {}
    for name, words in lists.items():
        for word in words:
            found.setdefault(word, name)
    return found


def _classes(lists: Mapping[str, list[str]]) -> Mapping[str, tuple[str, ...]]:
    """Each word with the names of all the lists that hold it."""
    return {word: tuple(name for name, words in lists.items() if word in words) for words in lists.values() for word in words}


NO_EVENTS: Mapping[str, Any] = {
    "parser": {"models": []},
    "sentences": {"abbreviations": [], "starters": [], "leads": [], "joints": [], "prefixes": []},
    "names": {"titles": [], "persons": [], "firms": r"(?!)(?P<name>)", "capitals": {}, "genders": {}},
    "pronouns": {"kinds": {}, "empty": [], "things": [], "agents": r"(?!)"},
    "headline": {
        "and": "&",
        "possessive": "{who}: {what}",
        "endings": [],
        "irregular": {},
        "passive": ["", ""],
        "lives": [],
        "participle": r"(?!)",
        "deeds": r"(?!)",
    },
    "furniture": {"patterns": [r"(?!)"]},
    "classes": {},
    "topics": {},
    "nouns": {},
    "verbs": {},
    "same": {"nouns": {}, "verbs": {}},
    "light": dict.fromkeys(LIGHT, ()),
    "status": {name: {} for name in STATUS},
}
"""What is known of a language without a pack."""
