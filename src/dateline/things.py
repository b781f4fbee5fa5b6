"""What a date makes an event of, though no word of it tells one: entries of records, lives, named things."""

import dataclasses
from collections.abc import Iterator, Sequence

from dateline import kinds, naming, syntax
from dateline.model import Token
from dateline.naming import Reading

BEFORE = frozenset({"nummod", "amod", "compound", "poss", "nmod", "nmod:poss"})
ENTRIES = frozenset({"ROOT", "appos", "conj", "dep"})
LOOSE = frozenset({"PUNCT", "SYM", "SPACE", "DET", "CCONJ"})
LABEL = 3  # words of what only says the kind of a document
PEOPLES = naming.PEOPLE | {"NORP"}
UNNAMED = frozenset(
    {"person", "rank", "crowd", "place", "state", "force", "money", "product"}
)  # classes of nouns that no date makes an event


@dataclasses.dataclass(frozen=True, slots=True)
class Thing:
    """A noun with a date of its own; ``says`` is its headline where a bracket has the date: of a life with {who}, else with {what}."""

    word: int
    type: str
    says: str = ""


def things(reading: Reading) -> Iterator[Thing]:
    """The dated things of a sentence, in order of their nouns; words that tell events are none."""
    lives = {each.word: each for each in _in_brackets(reading)}
    for index, token in enumerate(reading.tree.tokens):
        if index in lives:
            yield lives[index]
        elif token.pos not in syntax.NOUNS or index in reading.dates or kinds.of_noun(reading, index) or is_label(reading, index):
            continue
        elif _is_dated_name(reading, index) or _is_entry(reading, index):
            yield Thing(index, kinds.of_thing(reading, index))


# ------------------------------------------------------------------------------------------------------- lives


def _in_brackets(reading: Reading) -> Iterator[Thing]:
    """The names and nouns right behind which a bracket holds a date and nothing else: (1799-1878), (b. 1799), (1954)."""
    tree = reading.tree
    for opening, closing in syntax.brackets(tree):
        inside = range(opening + 1, closing)
        marks = [each for each in inside if each not in reading.dates and tree.tokens[each].pos not in ("PUNCT", "SYM")]
        told = next(
            (reading.words.lives[word] for each in marks if (word := tree.tokens[each].text.lower().rstrip(".")) in reading.words.lives),
            None,
        )
        owner = syntax.owner(tree, opening)
        if (
            owner is None
            or _is_measure(reading, owner)
            or owner in reading.dates
            or reading.dates.isdisjoint(inside)
            or len(marks) != (told is not None)
        ):
            continue
        labels = {tree.tokens[each].entity for each in (owner, *tree.children[owner]) if each <= owner}
        lasts = not reading.stretches.isdisjoint(inside)
        tells = tree.tokens[owner].lemma in reading.words.nouns  # an event, though the parser may take its name for somebody's
        known = tree.tokens[owner].pos == "NOUN" or any(labels) or any(tree.tokens[each].dep == "det" for each in tree.children[owner])
        is_free = (known and not labels & (PEOPLES | kinds.PLACES)) or (lasts and tree.tokens[owner].dep != "pobj")
        if told is not None:
            yield Thing(_somebody(reading, owner, opening), *told)
        elif lasts and labels & naming.PEOPLE and not tells:
            yield Thing(owner, "other", "{who}")
        elif not kinds.of_noun(reading, owner) and (tells or is_free):
            yield Thing(owner, kinds.of_thing(reading, owner), "{what}")


def _somebody(reading: Reading, owner: int, opening: int) -> int:
    """Whose life a bracket tells of: the name right before it, though that is only a part of a phrase (circle of Karl Holm)."""
    span = reading.entity.get(opening - 1, ())
    is_person = bool(span) and reading.tree.tokens[span[0]].entity in naming.PEOPLE
    return next((each for each in span if reading.tree.tokens[each].head not in span), owner) if is_person else owner


# ----------------------------------------------------------------------------------------- names and nouns with a date


def _is_dated_name(reading: Reading, index: int) -> bool:
    """Whether a date tells which one a definite noun means: the Exposition of 1900, the 1969 Affair, the ostracism of 482 BC."""
    tree, light = reading.tree, reading.words.light
    token = tree.tokens[index]
    if not _may_happen(reading, index):
        return False
    left = [each for each in tree.children[index] if each < index]
    is_name = token.pos == "PROPN" and token.text[:1].isupper()
    is_definite = any(tree.tokens[each].lemma in light["definite"] or tree.tokens[each].dep in syntax.POSSESSORS for each in left)
    before = [each for each in left if each in reading.placed and tree.tokens[each].dep in BEFORE]
    if is_name and before and (is_definite or any(tree.tokens[each].dep in syntax.POSSESSORS for each in before)):
        return True
    leading = [each for each in tree.children[index] if each in reading.dates and tree.tokens[each].lemma in light["attributive"]]
    behind = any(not reading.placed.isdisjoint(tree.children[each]) for each in leading)
    return behind and is_definite and (is_name or bool(reading.words.deeds.search(token.lemma)))


def _may_happen(reading: Reading, index: int) -> bool:
    """Whether a noun may be of something that was once: no person, no place, no amount."""
    token = reading.tree.tokens[index]
    classes = {each for name in (token.lemma, token.lemma.removesuffix("s")) for each in reading.words.classes.get(name, ())}
    if token.entity in PEOPLES or classes & UNNAMED or _is_measure(reading, index):
        return False
    # the parser takes a name with a date in it for one of a place, where the place alone would be another matter
    within = any(reading.tree.tokens[each].entity == token.entity for each in syntax.subtree(reading.tree, index) if each in reading.dates)
    return token.entity not in kinds.PLACES or within


def _has_date(reading: Reading, index: int) -> bool:
    """Whether a date hangs on a noun, or on a name that only stands beside it: desk, Lyon, 1760."""
    tree = reading.tree
    beside = (each for each in tree.children[index] if tree.tokens[each].dep == "appos" and tree.tokens[each].entity)
    return not reading.placed.isdisjoint(tree.children[index]) or any(
        _has_date(reading, each) for each in beside if each not in reading.dates
    )


def _is_measure(reading: Reading, index: int) -> bool:
    """Whether a noun only says how much, when, or nothing by itself: the levels of 1913, the time (1913), this point."""
    light, token = reading.words.light, reading.tree.tokens[index]
    names = {token.lemma, token.lemma.removesuffix("s")}
    return bool(names & (light["amounts"] | light["times"] | light["hollow"])) or not token.text[:1].isalpha()


# ------------------------------------------------------------------------------------------------------- records


def is_label(reading: Reading, index: int) -> bool:
    """Whether a noun only says what kind of document begins, over its text: Annual report 2017; not "Report on the harvest, 1788"."""
    tree = reading.tree
    if tree.tokens[index].lemma not in reading.words.light["labels"]:
        return False
    words = [each for index, each in enumerate(tree.tokens) if index not in reading.dates and each.pos not in LOOSE]
    plain = all(each.pos in ("NOUN", "ADJ", "PROPN") and each.entity not in PEOPLES | kinds.PLACES for each in words)
    return plain and len(words) <= LABEL


def _lists_names(tree: syntax.Tree, index: int, words: Sequence[Token]) -> bool:
    """Whether an entry is nothing but names side by side: Rome, Florence and Siena."""
    beside = any(tree.tokens[each].dep in ("conj", "appos") for each in tree.children[index])
    return beside and all(each.pos == "PROPN" and each.dep in ("ROOT", "conj", "appos") for each in words)


def _is_entry(reading: Reading, index: int) -> bool:
    """Whether a noun heads an entry of a list, table or caption, which has no verb: "Silver teapot, 1785"; a mere name is none."""
    tree = reading.tree
    token = tree.tokens[index]
    if (
        not reading.placed
        or token.dep not in ENTRIES
        or _is_measure(reading, index)
        or any(each.tag in syntax.FINITE for each in tree.tokens)
    ):
        return False
    has_date = _has_date(reading, index)
    tells = any(kinds.of_noun(reading, each) for each in range(len(tree.tokens)))
    if token.dep != "ROOT":
        return has_date and not token.entity and token.pos == "NOUN" and not tells
    words = [other for each, other in enumerate(tree.tokens) if each not in reading.dates and other.pos not in LOOSE]
    is_mere_name = all(other.entity in (naming.PEOPLE | kinds.PLACES) for other in words) or _lists_names(tree, index, words)
    heads_report = token.text.isupper() and all(other.pos == "PROPN" for other in words)  # VIENNA, May 3
    if is_mere_name or heads_report or (tells and not (has_date and kinds.of_thing(reading, index) == "publication")):
        return False
    is_verbless = not any(each.pos in ("VERB", "AUX") for each in tree.tokens)
    opens = any(tree.tokens[each].lemma in reading.words.light["definite"] for each in tree.children[index])  # the model sold well
    return is_verbless or (has_date and not opens)
