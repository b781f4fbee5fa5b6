"""Short clauses made of a parsed sentence's own words."""

import dataclasses
import heapq
import itertools
import re
from collections.abc import Iterable, Iterator, Sequence

from dateline import kinds, naming, syntax
from dateline.encoding import NOTE_MARK
from dateline.language import EventWords
from dateline.model import Sentence, Status, Timex
from dateline.naming import Reading

PAUSE = re.compile(r"\s*[,;:—–]\s+")
WIDTH = 90  # characters of a headline
TAIL = 8  # characters of it that a clause which is cut has behind its verb, at least
SHORT = 60  # characters of one that a relative clause may make longer
NEEDED, JOINED, ARGUMENT, ADJUNCT, ASIDE = range(5)  # how soon a part of a clause is added to its core
DEPTH = 3  # of clauses within clauses
LIVES = frozenset({"birth", "death", "appointment", "election", "court", "visit", "meeting"})  # types of what befalls people
DETERMINERS = frozenset({"det", "poss", "nmod:poss", "nummod", "compound"})
MODIFIERS = frozenset({"amod", "nummod", "nmod", "compound"})
LOOSE = frozenset({"advcl", "parataxis", "preconj", "cc:preconj", "intj", "dep", "meta", "punct", "mark"})
CLAUSES = frozenset({"relcl", "acl:relcl", "acl"})
QUOTES = frozenset({"''", "``", "`"})  # of typewriters and news wires
OPENING = QUOTES | {'"', "“", "‘", "'"}
AMOUNTS = frozenset({"PERCENT", "CARDINAL", "QUANTITY", "MONEY"})
PREPOSITIONS = frozenset({"prep", "agent", "obl", "obl:agent", "dative"})


@dataclasses.dataclass(frozen=True, slots=True)
class Part:
    """A part of a clause or phrase: words that stand or fall together, and further parts that may be added to them."""

    words: tuple[int, ...]
    more: tuple["Part", ...] = ()
    rank: int = NEEDED
    said: int | None = None  # the verb of a clause that is said, which may be cut behind it where it has no room


def clauses(sentence: Sentence, dates: Sequence[Timex], words: EventWords) -> Iterator[tuple[int, int]]:
    """The clauses of a sentence without syntax, as offsets into the document: it is cut between two dates, where a pause is.

    What joins a clause to the one before it is in none. Dates without a pause between them stand in one clause.
    """
    start = sentence.start
    for one, other in itertools.pairwise(dates):
        pauses = list(PAUSE.finditer(sentence.text, max(one.end, start) - sentence.start, other.start - sentence.start))
        if pauses:
            yield start, sentence.start + pauses[-1].start()
            start = sentence.start + pauses[-1].end()
            joint = re.match(r"(\w+)\s+", sentence.text[start - sentence.start :])
            start += joint.end() if joint and joint.group(1).lower() in words.joints else 0
    yield start, sentence.end


def until_pause(text: str) -> str:
    """A text that is too long for a headline, up to the last pause within its width; whole where there is none."""
    pauses = [each.start() for each in PAUSE.finditer(text, 0, WIDTH)]
    return text[: pauses[-1]] if len(text) >= WIDTH and pauses and pauses[-1] > WIDTH // 3 else text


# ------------------------------------------------------------------------------------------------------- parts


def _noun_part(reading: Reading, index: int, rank: int = NEEDED, *, alone: bool = False, wide: bool = False) -> Part:
    """A noun phrase without dates and asides: what stands before the noun and is coordinated with it, then its prepositions and clauses.

    ``alone`` leaves out what is coordinated with it, ``wide`` takes a clause in that is set apart.
    """
    tree = reading.tree
    words, more = [index], []
    coordinators = [each for each in tree.children[index] if tree.tokens[each].dep == "cc" and each > index]
    joints = [word for each in coordinators for word in syntax.subtree(tree, each)]  # and, as well as
    for child in tree.children[index]:
        token = tree.tokens[child]
        if token.dep == "conj" and child not in reading.dates:
            other = _noun_part(reading, child)
            more += [] if alone else [Part(tuple(sorted((*joints, *other.words))), other.more, JOINED)]
        elif child in joints:
            continue
        elif child in reading.dates and token.dep == "prep" and tree.tokens[index].lemma in reading.words.light["remains"]:
            words += syntax.subtree(tree, child)  # the rest of the week
        elif child in reading.dates:
            # a preposition of a date may be coordinated with one of a place: in May and in the capital
            more += [part for part in [_preposition_part(reading, child, ARGUMENT)] if token.dep == "prep" and part]
        elif token.dep == "prep":
            is_aside = token.pos == "VERB" or _is_apart(reading, child)  # including, among them
            rank_of = NEEDED if token.lemma in reading.words.light["attributive"] else ASIDE if is_aside else ARGUMENT
            more += [part for part in [_preposition_part(reading, child, rank_of)] if part]
        elif token.dep in CLAUSES:
            more += [part for part in [_relative_part(reading, index, child, wide=wide)] if part]
        elif _belongs(reading, index, child):
            own = _noun_part(reading, child)
            joined = tuple(each for each in own.more if each.rank == JOINED) if token.dep in MODIFIERS else ()  # the 1st and 2nd
            words += [*own.words, *(word for each in joined for word in _whole(each)[0])]
            more += [each for each in own.more if each not in joined]
    return Part(tuple(sorted(words)), tuple(more), rank)


def _belongs(reading: Reading, index: int, child: int) -> bool:
    """Whether what hangs on a noun is said with it always: articles, adjectives, owners, other nouns, a name beside it."""
    tokens = reading.tree.tokens
    token = tokens[child]
    if token.dep in LOOSE or (token.dep == "amod" and child > index and _is_apart(reading, child)):
        return False  # the guards, loyal to Peru, left
    if token.dep == "appos":
        first = syntax.subtree(reading.tree, child)[0]
        return child == index + 1 or all(tokens[each].pos != "PUNCT" for each in range(index + 1, first + 1))
    return not (token.dep == "advmod" and tokens[index].pos in syntax.NOUNS and (child > index or token.pos == "ADV"))


def _relative_part(reading: Reading, noun: int, verb: int, *, wide: bool = False) -> Part | None:
    """The clause that narrows a noun; needed where the noun says nothing without it, nothing where it is an aside or has a date.

    ``wide`` takes an aside for one that narrows.
    """
    tree = reading.tree
    words = [each for each in syntax.subtree(tree, verb) if each not in reading.dates]
    lemma = tree.tokens[noun].lemma
    if tree.tokens[verb].lemma in reading.words.light["naming"] and tree.tokens[verb].dep == "acl":
        return Part(tuple(words), rank=NEEDED)
    is_aside = words[0] < noun or any(_sets_apart(tree, each) for each in range(noun + 1, verb))
    if words == [verb] and tree.tokens[verb].tag == "VBG":
        return None  # lasting, of which the date was all
    if tree.tokens[verb].lemma in reading.words.light["dating"] and tree.tokens[verb].dep == "acl":
        further = [each for each in words if each != verb]  # a letter dated 1 August from his brother
        return Part(tuple(further), rank=ARGUMENT) if further else None
    infinitive = syntax.is_infinitive(tree, verb)
    if infinitive and _is_only_when(reading, verb):
        return None  # elections to be held by July
    if infinitive and not (is_aside and not wide):
        return dataclasses.replace(_verb_part(reading, verb), rank=ARGUMENT)
    if (is_aside and not wide) or (tree.tokens[verb].dep != "acl" and not reading.dates.isdisjoint(syntax.subtree(tree, verb))):
        return None
    hollow = lemma in reading.words.light["hollow"] or tree.tokens[noun].pos == "PRON"
    is_joined = any(tree.tokens[each].dep == "conj" for each in tree.children[verb])
    if tree.tokens[verb].dep == "acl" and tree.tokens[verb].tag == "VBN" and not (is_aside or is_joined):
        return Part(tuple(words), rank=NEEDED if words == [verb] else ADJUNCT)  # the number of men killed; bread baked with salt
    return Part(tuple(each for each in words), rank=NEEDED if hollow or wide else ASIDE)


def _is_only_when(reading: Reading, verb: int) -> bool:
    """Whether a passive infinitive says only when a thing was to be: its own words and those of a date are all that it has."""
    tree, inside = reading.tree, syntax.subtree(reading.tree, verb)
    own = {verb, *(each for each in tree.children[verb] if tree.tokens[each].dep in syntax.AUXILIARIES)}
    return syntax.is_passive(tree, verb) and len(inside) > len(own) and all(each in own or each in reading.dates for each in inside)


def _sets_apart(tree: syntax.Tree, index: int) -> bool:
    """Whether a sign sets what follows apart: a comma, a bracket, a dash between blanks."""
    token = tree.tokens[index]
    return token.text in naming.BRACKETS | {","} or (token.pos == "PUNCT" and tree.tokens[index - 1].end < token.start)


def _preposition_part(reading: Reading, index: int, rank: int) -> Part | None:
    """A preposition with its noun phrase or its verb; nothing where a date is all that follows."""
    tree = reading.tree
    if tree.tokens[index].dep in ("obl", "obl:agent"):
        return _noun_part(reading, index, rank)
    words: list[int] = []
    more: list[Part] = []
    joined: list[int] = []
    measured: list[int] = []
    for child in tree.children[index]:
        token = tree.tokens[child]
        part: Part | None = None
        if token.dep == "conj":
            other = _preposition_part(reading, child, rank)
            joined += other.words if other else ()
        elif child in reading.dates:
            continue
        elif token.dep == "pobj":
            if token.lemma in reading.words.light["times"] and not reading.dates.isdisjoint(tree.children[child]):
                return None  # in the same period of the last year: the date is what the noun is of
            if token.lemma in reading.words.light["indefinite"] and not reading.dates.isdisjoint(tree.children[child]):
                return None  # in each of the last three years
            part = _noun_part(reading, child)
            plain = all(tree.tokens[each].dep == "det" for each in part.words if each != child)
            if token.lemma in reading.words.light["hollow"] and plain and not part.more:
                return None  # under the name, "Holm"
            if token.tag == "NN" and not any(tree.tokens[each].dep in DETERMINERS for each in tree.children[child]):
                # in response to what, with participation of whom
                part = dataclasses.replace(part, more=tuple(_needed(each) for each in part.more))
        elif token.dep == "pcomp" and syntax.is_verbal(tree, child) and syntax.child(tree, child, syntax.SUBJECTS) is None:
            part = _verb_part(reading, child)
        elif token.dep in ("prep", "prt"):
            part = _preposition_part(reading, child, rank)
        elif (token.dep == "advmod" and child < index and _says(reading, child)) or token.dep == "amod" or token.pos == "ADP":
            # such as, as well as, due to
            words.append(child)
        elif token.dep == "npadvmod":
            measured += syntax.subtree(tree, child)  # 20 miles from the town
        words += part.words if part else ()
        more += part.more if part else ()
    if not any(tree.tokens[each].dep not in ("advmod", "amod") for each in words):
        return Part(tuple(joined), rank=rank) if joined else None
    coordinators = [child for child in tree.children[index] if tree.tokens[child].dep == "cc"] if joined else []
    own = [index] if index not in reading.dates or not joined else []
    return Part(tuple(sorted([*own, *measured, *words, *coordinators, *joined])), tuple(more), rank)


def _needed(part: Part) -> Part:
    """A part that cannot be left out, unless it is a clause."""
    return dataclasses.replace(part, rank=NEEDED) if part.rank == ARGUMENT else part


def _verb_part(reading: Reading, verb: int, *, infinitive: bool = True, depth: int = 0) -> Part:
    """A verb with what it needs: auxiliaries, objects, the clause that is said; then its prepositions and adverbs."""
    tree = reading.tree
    own = set(_predicate(reading, verb, infinitive=infinitive))
    objects = list(_objects(reading, verb, is_told=depth == 0))
    words = {*own, *(word for part in objects for word in part.words)}
    more = [each for part in objects for each in part.more]
    for child in tree.children[verb]:
        token = tree.tokens[child]
        if child in own or child in reading.dates or token.tag in syntax.RELATIVE_TAGS:
            continue
        if token.dep in PREPOSITIONS and (token.pos != "NOUN" or token.dep.startswith("obl")):
            part = _adjunct(reading, verb, child, bare=not objects and not any(each.rank == NEEDED for each in more))
            more += [part] if part else []
        elif token.dep in ("xcomp", "ccomp") and depth < DEPTH and not says_when(reading, child):
            more += [] if only_leads(reading, child) else _complement(reading, verb, child, depth + 1)
        elif token.dep == "advcl" and depth < DEPTH and (rank := _condition(reading, verb, child)) is not None:
            more.append(dataclasses.replace(_clause_part(reading, child, depth + 1), rank=rank))
        elif token.dep == "advcl" and depth < DEPTH and _is_purpose(reading, verb, child):
            more.append(dataclasses.replace(_verb_part(reading, child, depth=depth + 1), rank=ADJUNCT))
        elif token.dep == "advmod" and child > verb and token.lemma in reading.words.status["above"]:
            words.update(each for each in syntax.subtree(tree, child) if each not in reading.dates)  # came close to attacking
        elif token.dep == "advmod" and child > verb and child + 1 in reading.dates and token.lemma in reading.words.light["shading"]:
            continue  # left late in May
        elif token.dep == "advmod" and (child > verb or child == verb - 1) and _says(reading, child):
            more.append(Part((child,), rank=ADJUNCT))
        elif token.dep == "advmod" and child > verb and not objects and tree.tokens[verb].lemma in reading.words.light["copulas"]:
            more += _standing(reading, child)
        elif token.dep == "advmod" and child > verb and _says(reading, child, leads=True):  # drove them back to the coast
            more.append(Part((child,), tuple(_needed(each) for each in _led_to(reading, child)), rank=ADJUNCT))
    if not objects and depth == 0 and not any(each.said for each in more):
        more += [dataclasses.replace(_clause_part(reading, each, depth + 1), said=each) for each in _said_in(reading, verb)]
    return Part(tuple(sorted(words)), tuple(more))


def _said_in(reading: Reading, verb: int) -> Iterator[int]:
    """The clause that a verb says, which a parser takes for one of the noun between them: he announced in a letter that he would leave."""
    tree = reading.tree
    if reading.words.verbs.get(tree.tokens[verb].lemma) != "statement":
        return
    for _, noun in syntax.prepositions(tree, verb):
        for each in tree.children[noun]:
            mark, who = (syntax.child(tree, each, deps) for deps in (("mark",), syntax.SUBJECTS))
            is_clause = tree.tokens[each].dep in CLAUSES and who is not None
            if is_clause and mark is not None and tree.tokens[mark].lemma in reading.words.light["optional"]:
                yield each


def _standing(reading: Reading, adverb: int) -> Iterator[Part]:
    """What an adverb says of a subject, with by how much and from where: was down 6 % from its peak, was off to the coast."""
    tree = reading.tree
    measured = [each for each in tree.children[adverb] if tree.tokens[each].dep == "npadvmod" and each not in reading.dates]
    if measured or _says(reading, adverb, leads=True):
        words = {adverb, *(word for each in measured for word in syntax.subtree(tree, each))}
        yield Part(tuple(sorted(words)), tuple(_led_to(reading, adverb)))


def _led_to(reading: Reading, adverb: int) -> Iterator[Part]:
    """What the prepositions behind an adverb lead to."""
    for each in reading.tree.children[adverb]:
        if part := _preposition_part(reading, each, ARGUMENT):
            yield part


def _condition(reading: Reading, verb: int, child: int) -> int | None:
    """How soon a clause right behind its verb is told that is what was asked (called for Peru to leave), or that on which all hangs.

    None where it is neither, is set apart or has a date.
    """
    tree = reading.tree
    mark, who = (syntax.child(tree, child, deps) for deps in (("mark",), syntax.SUBJECTS))
    inside = syntax.subtree(tree, child)
    if child < verb or mark is None or who is None or mark != inside[0] or _is_apart(reading, child, after_date=True):
        return None
    if not reading.dates.isdisjoint(inside):
        return None
    if syntax.is_infinitive(tree, child):
        return NEEDED if mark == verb + 1 else None
    return ARGUMENT if tree.tokens[mark].lemma in reading.words.status["marks"] else None


def _is_purpose(reading: Reading, verb: int, child: int) -> bool:
    """Whether an infinitive right behind its clause says to what end that was: sent ships to seize the islands."""
    tree = reading.tree
    inside = syntax.subtree(tree, child)
    own = syntax.child(tree, child, (*syntax.SUBJECTS, "mark")) is not None
    is_so = child > verb and tree.tokens[inside[0]].tag == "TO" and not own  # not "only to find it empty"
    relative = (each for each in inside if tree.tokens[each].tag in syntax.RELATIVE_TAGS)
    asks = any(tree.tokens[tree.tokens[each].head].dep not in CLAUSES for each in relative)  # to learn what ended it
    return is_so and not asks and not _is_apart(reading, child) and reading.dates.isdisjoint(inside)


def only_leads(reading: Reading, verb: int) -> bool:
    """Whether a participle only leads to a date: can be ordered starting next month."""
    children = [each for each in reading.tree.children[verb] if reading.tree.tokens[each].pos != "PUNCT"]
    return reading.tree.tokens[verb].tag == "VBG" and bool(children) and reading.dates.issuperset(children)


def _objects(reading: Reading, verb: int, *, is_told: bool = False) -> Iterator[Part]:
    """The objects of a verb and what it says of its subject or how much; of two with a comma between them the first."""
    found = 0
    for child in reading.tree.children[verb]:
        token = reading.tree.tokens[child]
        if child in reading.dates and token.pos == "NOUN" and token.dep in syntax.OBJECTS and _passes_time(reading, verb):
            remains = token.lemma in reading.words.light["remains"]
            words = syntax.subtree(reading.tree, child) if remains else sorted((*reading.tree.children[child], child))
            yield Part(tuple(each for each in words if remains or each <= child))  # spent the summer there, the rest of the year
        if child == verb + 1 or syntax.subtree(reading.tree, child)[0] == verb + 1:
            yield from _made_of_a_date(reading, child)
        if child in reading.dates or token.tag in syntax.RELATIVE_TAGS or (is_told and token.pos == "SCONJ"):
            continue
        if token.pos == "ADP" and syntax.child(reading.tree, child, ("det",)) is None:
            continue  # but: had a falling out
        if _is_set_off(reading, verb, child):
            continue
        is_measure = token.dep == "npadvmod" and not _is_apart(reading, child) and token.lemma not in reading.words.light["times"]
        if is_measure or (token.dep in (*syntax.OBJECTS, "acomp") and not (found and _is_apart(reading, child, after_date=True))):
            found += 1
            yield _noun_part(reading, child)
    if not found:
        yield from (_noun_part(reading, each) for each in _shared_objects(reading, verb))
    for particle in reading.tree.children[verb]:  # hunting down the rebels, where the parser takes the particle for a preposition
        inner = reading.tree.children[particle] if reading.tree.tokens[particle].dep in syntax.PARTICLES else ()
        yield from (_noun_part(reading, each) for each in inner if reading.tree.tokens[each].dep == "pobj" and each not in reading.dates)


def _made_of_a_date(reading: Reading, date: int) -> Iterator[Part]:
    """A date with the noun right behind it that says what it was made: declared 1 May a holiday."""
    tree = reading.tree
    for noun in tree.children[date] if date in reading.dates else ():
        first = syntax.subtree(tree, noun)[0]
        if tree.tokens[noun].dep in ("appos", "npadvmod") and noun not in reading.dates and first - 1 in reading.dates:
            yield Part(tuple(syntax.subtree(tree, date)))


def _shared_objects(reading: Reading, verb: int) -> Iterator[int]:
    """The objects behind the second of two verbs side by side that are the first one's too: shelled and burned the port."""
    tree = reading.tree
    lemma, light = tree.tokens[verb].lemma, reading.words.light
    is_taker = lemma in light["taking"] and reading.words.verbs.get(lemma) != "disaster"  # a mill burned and buried the road
    if not (is_taker or lemma in light["transitive"]) or syntax.is_passive(tree, verb):
        return
    for child in tree.children[verb]:
        if child == verb + 2 and tree.tokens[child].dep == "conj" and tree.tokens[verb + 1].dep == "cc":
            yield from (each for each in syntax.objects(tree, child) if each > child and each not in reading.dates)


def _is_set_off(reading: Reading, verb: int, child: int) -> bool:
    """Whether one comma alone parts a supposed object from a clause that is whole without it: they came to the front, many of them."""
    tree = reading.tree
    first = syntax.subtree(tree, child)[0]
    between = range(verb + 1, first)
    commas = sum(tree.tokens[each].text == "," for each in between)
    told = any(each not in reading.dates and tree.tokens[each].pos not in ("PUNCT", "ADV", "PART") for each in between)
    return commas == 1 and tree.tokens[first - 1].text == "," and told


def _adjunct(reading: Reading, verb: int, child: int, *, bare: bool) -> Part | None:
    """A preposition after its verb, needed where it says who did it, or is the first after a ``bare`` verb."""
    token = reading.tree.tokens[child]
    if child < verb or token.text.lower() in reading.words.light["circumstances"] or (token.pos == "VERB" and _is_apart(reading, child)):
        return None
    if any(each < child and each in reading.dates for each in reading.tree.children[child]):
        return None  # two years before his death
    siblings = (each for each in reading.tree.children[verb] if reading.tree.tokens[each].lemma in reading.words.light["absolute"])
    if any(syntax.subtree(reading.tree, each)[-1] == child - 1 and _is_apart(reading, each, after_date=True) for each in siblings):
        return None  # with Holm as their leader
    if token.lemma in reading.words.light["absolute"] and _is_apart(reading, child, after_date=True):
        nouns = (each for each in reading.tree.children[child] if reading.tree.tokens[each].dep == "pobj")
        has_participle = any(reading.tree.tokens[inner].dep == "acl" for each in nouns for inner in reading.tree.children[each])
        if has_participle or not bare:
            return None  # what was so besides: they signed it, with the front at the river
    is_needed = token.dep in ("agent", "obl:agent", "dative") or (bare and not _is_apart(reading, child))
    return _preposition_part(reading, child, NEEDED if is_needed else ADJUNCT)


def _complement(reading: Reading, verb: int, child: int, depth: int) -> Iterator[Part]:
    """The clause that a verb needs: to sign it, that it was signed; before its verb only where that is one of saying."""
    if child > verb:
        is_said = depth == 1 and reading.tree.tokens[child].dep != "xcomp"
        yield dataclasses.replace(_clause_part(reading, child, depth), said=child if is_said else None)
    elif reading.words.verbs.get(reading.tree.tokens[verb].lemma) == "statement":
        part = _clause_part(reading, child, depth)
        yield dataclasses.replace(part, words=(*part.words, *_comma_after(reading, child)))  # prices will fall, the bank said


def _says(reading: Reading, adverb: int, *, leads: bool = False) -> bool:
    """Whether an adverb alone, or one that ``leads`` on to a place or to somebody, says something outside its text."""
    tree = reading.tree
    children = tree.children[adverb]
    onward = bool(children) and all(tree.tokens[each].dep == "prep" and each > adverb and each not in reading.dates for each in children)
    return (onward if leads else not children) and tree.tokens[adverb].lemma not in reading.words.light["discourse"]


def _comma_after(reading: Reading, index: int) -> Iterator[int]:
    """The comma behind a clause."""
    after = syntax.subtree(reading.tree, index)[-1] + 1
    yield from (each for each in (after,) if reading.tree.tokens[each].text == ",")


def _is_apart(reading: Reading, index: int, *, after_date: bool = False) -> bool:
    """Whether a comma sets a phrase apart from what stands before it; that behind a date only where it is asked for."""
    tokens, first = reading.tree.tokens, syntax.subtree(reading.tree, index)[0]
    while first > 1 and tokens[first - 1].text in OPENING:  # called him "a liar"
        first -= 1
    return first > 1 and tokens[first - 1].pos == "PUNCT" and (after_date or first - 2 not in reading.dates)


def _clause_part(reading: Reading, verb: int, depth: int) -> Part:
    """A clause within a clause: its mark, its subject, its verb with what that needs."""
    tree = reading.tree
    part = _verb_part(reading, verb, depth=depth)
    marks = [mark for mark in tree.children[verb] if tree.tokens[mark].dep == "mark"]
    who = syntax.child(tree, verb, syntax.SUBJECTS) if tree.tokens[verb].dep in ("ccomp", "advcl", *CLAUSES) else None
    subject = _subject(reading, who, verb) if who is not None and who not in reading.dates else Part(())
    return Part(tuple(sorted({*marks, *subject.words, *part.words})), (*subject.more, *part.more))


def _predicate(reading: Reading, verb: int, *, infinitive: bool) -> Iterator[int]:
    """A verb with its auxiliaries (of an ``infinitive`` its particle too), negation, particle and the adverbs that change its truth."""
    tree, beside = reading.tree, reading.words.status.get("beside", {})
    yield verb
    children = tree.children[verb]
    is_negated = any(tree.tokens[child].dep == "neg" for child in children)
    left_out = not_until(reading, verb)
    for child in children:
        token = tree.tokens[child]
        if child in left_out:
            continue
        is_auxiliary = token.dep in syntax.AUXILIARIES and (infinitive or token.tag != "TO")
        if is_auxiliary or token.dep == "neg" or token.dep in syntax.PARTICLES:
            yield child
        elif token.dep == "advmod" and (token.lemma in beside or (is_negated and child < verb and _says(reading, child))):
            yield from (each for each in syntax.subtree(tree, child) if each not in reading.dates)


def _grown(reading: Reading, head: Sequence[int], rest: Part, more: Iterable[Part] = (), width: int = WIDTH) -> tuple[list[int], list[int]]:
    """A subject's words and a clause's, with as many of their parts as have room, the most needed first, each whole or not at all."""
    subject, kept = set(head), set(rest.words)
    waiting = [(part.rank, part.words, False, part) for part in rest.more] + [(part.rank, part.words, True, part) for part in more]
    heapq.heapify(waiting)
    while waiting:
        rank, _, of_subject, part = heapq.heappop(waiting)
        limit = min(width, SHORT) if rank == ASIDE else width
        # what is needed may come without what it needs itself: the confiscation of the goods, of the exiles; in spite, of the rain, not
        for words, further in [_whole(part), (set(part.words), part.more)][: 2 if rank == NEEDED else 1]:
            longer = (subject | words, kept) if of_subject else (subject, kept | (words - subject))
            if words and len(_sentence(reading, *map(sorted, longer))) < limit:
                subject, kept = longer
                for each in further:
                    heapq.heappush(waiting, (max(rank, each.rank), each.words, of_subject, each))
                break
        else:
            kept = _cut(reading, subject, kept, part) if part.said is not None else kept
    return sorted(subject), sorted(kept)


def _cut(reading: Reading, subject: set[int], kept: set[int], part: Part) -> set[int]:
    """A clause's words, with those of one that it says and that has no room: without its conjunction, or cut behind its verb."""
    marks = {each for each in part.words if reading.tree.tokens[each].lemma in reading.words.light["optional"]}
    whole = _whole(part)[0] - marks
    said = {each for each in whole if part.said is not None and each <= part.said}
    fits = (
        len(_sentence(reading, sorted(subject), sorted(kept | words))) < width for words, width in ((whole, WIDTH), (said, WIDTH - TAIL))
    )
    return kept | whole if any(fits) else kept


def _whole(part: Part) -> tuple[set[int], Sequence[Part]]:
    """The words of a part with those of the parts that it needs (in spite of the rain), and the parts that it can do without."""
    words, further = set(part.words), list[Part]()
    for each in part.more:
        if each.rank <= JOINED:
            inner, rest = _whole(each)
            words |= inner
            further += rest
        else:
            further.append(each)
    return words, further


# ------------------------------------------------------------------------------------------------------ clauses


def clause(reading: Reading, verb: int, *, bare: bool = False) -> str:
    """The clause of a verb in under 90 characters: subject, predicate, objects, then adjuncts while there is room.

    A past participle that narrows a noun is made a clause of its own, unless ``bare``: the bridge built by the guild.
    """
    tree = reading.tree
    chain = carriers(reading, verb)
    tells = (find(reading, chain[0]) for find in (_held_from, _done_for, _of_which))
    if (keeper := next((each for each in tells if each is not None), None)) is not None:
        return clause(reading, keeper)
    first = _attributed(reading, chain[0])
    if first is not None and tree.tokens[verb].text in (told := clause(reading, first)).split():  # if it has room
        return told
    filled = next((each for each in tree.children[verb] if tree.tokens[each].dep == "xcomp" and _passes_time(reading, verb)), None)
    if filled is not None:  # they spent the spring making plans: they make plans
        return clause(reading, filled)
    if (thing := _thing_before(reading, verb)) is not None:  # Stoneware jar. Thrown in 1801.
        told = clause(dataclasses.replace(reading, entry=None), verb)
        return shorten(f"{thing} {told[:1].lower()}{told[1:]}")
    lends = tree.tokens[chain[0]].head
    who = syntax.subject(tree, lends if tree.tokens[chain[0]].dep == "xcomp" and _passes_time(reading, lends) else chain[0])
    at_noun = who is None and tree.tokens[chain[0]].dep in CLAUSES
    if at_noun:  # a decision to leave: the noun stands where a subject would
        who = tree.tokens[chain[0]].head
    if who in reading.dates and (told := _told_by_a_time(reading, verb)):
        return told
    if who in reading.dates and tree.tokens[chain[0]].dep in CLAUSES:  # an agreement of 1991, which barred him
        above = (each for each in syntax.ancestors(tree, who) if tree.tokens[each].pos in syntax.NOUNS and each not in reading.dates)
        who = next(above, who)
    if who is not None and not _says_more(reading, verb):  # a war lasting, the siege of Lima lasted: of which the date was all
        told = noun(reading, who)
        lasts = tree.tokens[verb].lemma in reading.words.light["lasting_verbs"] and " " in told
        if lasts or (tree.tokens[verb].dep == "acl" and tree.tokens[verb].tag == "VBG"):
            return told
    reading = _with_object(_with_owner(reading, who, verb), verb)
    beside = _named_beside(reading, who) if who is not None and tree.tokens[who].dep in syntax.SUBJECTS else None
    # no comma stands between a subject and its verb: neither behind the name, nor before the participle of an entry, which has no verb
    is_entry = tree.tokens[chain[0]].dep == "acl" and not any(each.tag in syntax.FINITE for each in tree.tokens)
    commas = [*_comma_after(reading, beside)] if beside is not None else [chain[0] - 1] if is_entry else []
    reading = dataclasses.replace(reading, replaced={**reading.replaced, **{each: "" for each in commas if tree.tokens[each].text == ","}})
    who = who if beside is None else beside
    subject = _subject(reading, who, chain[0]) if who is not None else Part(())
    heads = syntax.is_heading(tree, chain[0])
    carrying = [word for each in chain[:-1] for word in _carrier(reading, each, infinitive=at_noun or heads or each != chain[0])]
    last = _verb_part(reading, verb, infinitive=at_noun or heads or len(chain) > 1)
    there = [each for each in tree.children[chain[0]] if tree.tokens[each].dep == "expl"]
    shared = {*_shared_auxiliaries(reading, chain[0]), *_shared_auxiliaries(reading, verb)}
    core = Part(tuple(sorted({*there, *shared, *carrying, *last.words} - set(subject.words))), last.more)
    finished = _finished(reading, chain, who, bare=bare) if who is not None and subject.words and not (at_noun or heads) else reading
    return shorten(_sentence(finished, *_grown(finished, subject.words, core, subject.more)))


def _thing_before(reading: Reading, verb: int) -> str | None:
    """What a record named in the sentence before, where a participle that heads this one, or one beside it, tells what was done to that."""
    token = reading.tree.tokens[verb]
    goes_on = verb == 0 or (token.head == 0 and token.dep in ("conj", "advcl") and token.tag == "VBN")
    if reading.entry is None or not goes_on or kinds.of_verb(reading, verb) in LIVES:
        return None
    tree = reading.entry.tree
    return noun(reading.entry, next(each for each in range(len(tree.tokens)) if syntax.is_root(tree, each)))


def _named_beside(reading: Reading, who: int) -> int | None:
    """The name that commas set behind the noun of one person, who is told by it: the minister, Kari Holm, left."""
    tree = reading.tree
    beside = [
        each
        for each in tree.children[who]
        if tree.tokens[each].dep == "appos" and tree.tokens[each].entity in naming.PEOPLE and _is_apart(reading, each)
    ]
    joined = any(tree.tokens[each].dep == "conj" for noun in (who, *beside) for each in tree.children[noun])
    is_one = tree.tokens[who].tag == "NN" and not joined
    return beside[0] if len(beside) == 1 and is_one and naming.name(reading, beside[0]) else None


def _with_object(reading: Reading, verb: int) -> Reading:
    """The reading in which a verb has the object of its relative clause behind it: a bridge, which the flood damaged; a speech he gave."""
    tree, token = reading.tree, reading.tree.tokens[verb]
    gap = _gap(reading, verb)
    if token.dep not in CLAUSES or token.head in reading.dates or not gap:
        return reading
    part = _noun_part(reading, token.head, alone=True)
    counts = tree.tokens[token.head].lemma in reading.words.light["parts"]  # most of the jobs he held
    told = render(reading, sorted(_whole(dataclasses.replace(part, more=tuple(map(_needed, part.more))))[0] if counts else part.words))
    first = tree.tokens[syntax.subtree(tree, token.head)[0]]
    told = told[:1].lower() + told[1:] if first.tag == "DT" else told
    before = " ".join(tree.tokens[each].text for each in gap)
    return dataclasses.replace(reading, replaced={**reading.replaced, verb: f"{before} {told}"})


def _gap(reading: Reading, verb: int) -> tuple[int, ...]:
    """The words of a relative clause with a subject of its own behind which the noun it narrows is left out: its verb, its preposition.

    Without a pronoun that is the noun of most such clauses (the speech he gave, the firm he worked for), not of all: the way they won.
    """
    tree, children = reading.tree, reading.tree.children[verb]
    has_subject = any(tree.tokens[each].dep in syntax.SUBJECTS and tree.tokens[each].tag not in syntax.RELATIVE_TAGS for each in children)
    if has_subject and (led := _led_by(reading, verb)) is not None:
        return (verb, led)
    if not has_subject or syntax.is_passive(tree, verb):
        return ()
    if any(tree.tokens[each].dep in ("dobj", "obj") and tree.tokens[each].tag in syntax.RELATIVE_TAGS for each in children):
        return (verb,)
    head = tree.tokens[tree.tokens[verb].head]
    is_apart = any(token.pos == "PUNCT" for token in tree.tokens[tree.tokens[verb].head : verb])
    is_copula = tree.tokens[verb].lemma in reading.words.light["copulas"]
    asks = any(tree.tokens[each].tag in syntax.RELATIVE_TAGS for each in syntax.subtree(tree, verb))
    is_whole = any(tree.tokens[each].dep in (*syntax.OBJECTS, "xcomp", "ccomp", "acomp", "mark") for each in children)
    if (
        asks
        or is_whole
        or is_apart
        or is_copula
        or head.pos not in syntax.NOUNS
        or head.lemma in reading.words.light["times"] | reading.words.light["manners"]
    ):
        return ()
    stranded = [each for each in children if tree.tokens[each].dep == "prep" and each > verb and not tree.children[each]]
    return (verb, *stranded[:1])


def _led_by(reading: Reading, verb: int) -> int | None:
    """The preposition by which a relative clause right behind its noun begins, where its verb has nothing else: with whom they met."""
    tree, noun = reading.tree, reading.tree.tokens[verb].head
    completing = (*syntax.OBJECTS, *syntax.PARTICLES, "agent", "xcomp", "ccomp", "acomp", "advmod", "neg")
    between = range(noun + 1, syntax.subtree(tree, verb)[0])
    is_far = any(tree.tokens[each].pos != "PUNCT" for each in between)
    is_empty = tree.tokens[noun].lemma in reading.words.light["times"] | reading.words.light["manners"] | reading.words.light["hollow"]
    if is_far or is_empty or syntax.child(tree, verb, completing) is not None:
        return None
    leads = (each for each, what in syntax.prepositions(tree, verb) if tree.tokens[what].tag in ("WDT", "WP") and each < verb)
    return next((each for each in leads if tree.tokens[each].head == verb), None)


def _with_owner(reading: Reading, who: int | None, verb: int) -> Reading:
    """The reading in which a relative pronoun that owns a subject is the name or noun it stands for: the duke, whose son sold it."""
    tree = reading.tree
    owner = next((each for each in syntax.subtree(tree, who) if tree.tokens[each].tag == "WP$"), None) if who is not None else None
    while tree.tokens[verb].dep == "xcomp":
        verb = tree.tokens[verb].head  # whose shares began trading
    if owner is None or tree.tokens[verb].dep not in ("relcl", "acl:relcl") or tree.tokens[verb].head in reading.dates:
        return reading
    head = tree.tokens[verb].head
    above = tree.tokens[head].head
    if tree.tokens[head].dep == "appos" and tree.tokens[above].entity in naming.PEOPLE | naming.THINGS:
        head = above  # Nordic Toys, a maker whose stock fell
    told = naming.name(reading, head) or render(reading, _noun_part(reading, head, alone=True).words)
    return dataclasses.replace(reading, replaced={**reading.replaced, owner: naming.possessive(reading, told, owner)})


def _held_from(reading: Reading, verb: int) -> int | None:
    """The verb above that says what is made of a verb's doing: barred him from working, accused her of lying, was on the verge of it."""
    tree = reading.tree
    if tree.tokens[verb].dep != "pcomp":
        return None
    above = syntax.clause(tree, tree.tokens[verb].head)
    between = itertools.takewhile(lambda each: each != above, syntax.ancestors(tree, verb))
    said = {reading.words.status["above"].get(tree.tokens[each].lemma) for each in between}
    if said & {Status.HYPOTHETICAL, Status.NEGATED} and syntax.is_verbal(tree, above):
        return above
    return kept_from(reading, verb)


def kept_from(reading: Reading, verb: int) -> int | None:
    """The verb above that tells of somebody kept from a verb's doing, or said to do it: barred him from working, accused her of lying."""
    tree = reading.tree
    if tree.tokens[verb].dep != "pcomp":
        return None
    preposition = tree.tokens[verb].head
    above = tree.tokens[preposition].head
    if tree.tokens[preposition].lemma not in reading.words.light["controlling"] or not syntax.is_verbal(tree, above):
        return None
    return above if syntax.child(tree, above, ("dobj", "obj", *syntax.PASSIVE_SUBJECTS)) is not None else None


def _done_for(reading: Reading, verb: int) -> int | None:
    """The verb above that has somebody do a thing or has it done to them, where a pronoun tells whom: had him jailed."""
    tree, token = reading.tree, reading.tree.tokens[verb]
    who = syntax.child(tree, verb, syntax.SUBJECTS)
    is_whole = syntax.child(tree, verb, (*syntax.AUXILIARIES, "mark")) is not None or token.tag in syntax.FINITE
    if token.dep != "ccomp" or is_whole or who is None or tree.tokens[who].pos != "PRON" or token.head > verb:
        return None
    return token.head if syntax.is_verbal(tree, token.head) else None


def _attributed(reading: Reading, verb: int) -> int | None:
    """The verb that says who was first to do a thing: Peru was the last country to sign it."""
    tree = reading.tree
    noun = tree.tokens[verb].head
    is_so = tree.tokens[verb].dep in CLAUSES and tree.tokens[noun].dep == "attr" and syntax.is_infinitive(tree, verb)
    if not is_so or syntax.child(tree, verb, syntax.SUBJECTS) is not None:
        return None
    above = tree.tokens[noun].head
    who = syntax.child(tree, above, syntax.SUBJECTS)
    return above if who is not None and who not in reading.dates and tree.tokens[who].tag not in syntax.RELATIVE_TAGS else None


def _shared_auxiliaries(reading: Reading, verb: int) -> Iterator[int]:
    """The auxiliaries that a verb shares with one to which it is joined: was taken, sold and burned, unable to hold and use."""
    tree, here, token = reading.tree, verb, reading.tree.tokens[verb]
    own = any(tree.tokens[each].dep in (*syntax.AUXILIARIES, *syntax.SUBJECTS) for each in tree.children[verb])
    if token.dep == "conj" and token.tag == "VB" == tree.tokens[token.head].tag and not own:
        yield from (each for each in tree.children[token.head] if tree.tokens[each].tag == "TO")
    found: list[int] = []
    while not (own or found) and tree.tokens[here].dep == "conj" and token.tag == "VBN":
        here = tree.tokens[here].head
        auxiliaries = [each for each in tree.children[here] if tree.tokens[each].dep in syntax.AUXILIARIES]
        found += auxiliaries if tree.tokens[here].tag == "VBN" else []
    yield from found


def carriers(reading: Reading, verb: int) -> list[int]:
    """The verbs that carry a verb, first to last: was scheduled to meet; of infinitives coordinated the carriers of the first."""
    tree = reading.tree
    here, chain = verb, [verb]
    while tree.tokens[here].dep == "conj" and _is_bare(reading, verb) and tree.tokens[verb].tag == "VB":
        here = tree.tokens[here].head
    while tree.tokens[here].dep == "xcomp":
        above = tree.tokens[here].head
        if _passes_time(reading, above):
            break
        if not (syntax.is_verbal(tree, above) or tree.tokens[above].pos == "ADJ"):
            break
        chain.insert(0, above)
        if tree.tokens[above].dep in ("acomp", "oprd") and tree.tokens[above].pos == "ADJ":
            above = tree.tokens[above].head
            chain.insert(0, above)
        here = above
    return chain


def _of_which(reading: Reading, verb: int) -> int | None:
    """The verb of the whole clause of which another only says that it happened: they bought a rival, which took place in 1996."""
    tree = reading.tree
    who = syntax.child(tree, verb, syntax.SUBJECTS)
    relates = who is not None and tree.tokens[who].tag in syntax.RELATIVE_TAGS and tree.tokens[verb].dep in ("relcl", "acl:relcl")
    if not relates or reading.words.light["occurring"].isdisjoint(syntax.lexemes(tree, verb)):
        return None
    noun = tree.tokens[verb].head
    above = syntax.clause(tree, noun)
    is_name = tree.tokens[noun].entity in naming.PEOPLE | naming.THINGS - {"EVENT"} and tree.tokens[noun].lemma not in reading.words.nouns
    return above if is_name and syntax.is_verbal(tree, above) else None


def _passes_time(reading: Reading, verb: int) -> bool:
    """Whether a verb only says that somebody passed the time of a date: spent that spring."""
    tree = reading.tree
    return tree.tokens[verb].lemma in reading.words.light["passing"] and any(each in reading.dates for each in syntax.objects(tree, verb))


def _carrier(reading: Reading, index: int, *, infinitive: bool) -> Iterator[int]:
    """A verb or adjective above the one that is told, with its objects."""
    yield from _predicate(reading, index, infinitive=infinitive)
    for child in syntax.objects(reading.tree, index):
        if child not in reading.dates:
            yield from _whole(_noun_part(reading, child))[0]


def _subject(reading: Reading, who: int, verb: int) -> Part:
    """The noun phrase of a subject; of one that stands before its verb no word after that, nothing of a pronoun that only relates."""
    tree = reading.tree
    if tree.tokens[who].tag in syntax.RELATIVE_TAGS and not tree.children[who]:
        return Part(())
    if who in reading.dates:  # the latest quarter had a profit; but not "yesterday"
        words = syntax.subtree(tree, who)
        has_figure = any(sign.isdigit() for each in words for sign in tree.tokens[each].text)
        is_told = has_figure or tree.tokens[who].lemma in reading.words.light["times"]
        is_clause = who in tree.children[verb] and syntax.first_form(tree, verb) in syntax.FINITE
        is_whole = is_clause and reading.dates.issuperset(words) and words[-1] < verb
        return Part(tuple(words)) if is_told and is_whole else Part(())
    part = _noun_part(reading, who)
    if who in reading.entity and tree.tokens[who].entity not in AMOUNTS:  # who has a name can do without the rest, the name cannot
        name = set(reading.entity[who])
        more = (each if name >= set(each.words) else dataclasses.replace(each, rank=max(each.rank, ADJUNCT)) for each in part.more)
        part = dataclasses.replace(part, more=tuple(more))
    return part if who > verb else _before(part, verb)


def _before(part: Part, end: int) -> Part:
    """A part without what stands after a word."""
    more = tuple(_before(each, end) for each in part.more if each.words and each.words[-1] < end)
    return dataclasses.replace(part, words=tuple(each for each in part.words if each < end), more=more)


def _says_more(reading: Reading, verb: int) -> bool:
    """Whether anything but dates and its subject hangs on a verb."""
    tokens, said = reading.tree.tokens, (each for each in reading.tree.children[verb] if each not in reading.dates)
    return any(tokens[each].pos != "PUNCT" and tokens[each].dep not in syntax.SUBJECTS for each in said)


def _told_by_a_time(reading: Reading, verb: int) -> str:
    """What a time is said to have seen, as a headline: 1984 saw a new wave of attacks."""
    tree = reading.tree
    if tree.tokens[verb].lemma not in reading.words.light["seeing"]:
        return ""
    for child in tree.children[verb]:
        if tree.tokens[child].dep in ("ccomp", "xcomp") and syntax.child(tree, child, syntax.SUBJECTS) is not None:
            return clause(reading, child)
        if tree.tokens[child].dep in syntax.OBJECTS:
            leads = tree.tokens[child].lemma in reading.words.light["times"]  # 1905 was a year of strikes
            within = (
                each for before, each in syntax.prepositions(tree, child) if tree.tokens[before].lemma in reading.words.light["attributive"]
            )
            return noun(reading, next(within, child) if leads else child)
        if tree.tokens[child].dep == "agent":
            return next((noun(reading, each) for each in tree.children[child] if tree.tokens[each].dep == "pobj"), "")
    return ""


def _is_bare(reading: Reading, verb: int) -> bool:
    """Whether neither a verb nor an auxiliary of its own has a tense."""
    tree = reading.tree
    own = (tree.tokens[each].tag for each in (verb, *tree.children[verb]) if each == verb or tree.tokens[each].dep in syntax.AUXILIARIES)
    return syntax.FINITE.isdisjoint(own)


def _finished(reading: Reading, chain: Sequence[int], who: int, *, bare: bool = False) -> Reading:
    """The reading with what stands for a clause made one: Peru failing to sign, Peru fails to sign; the bridge built, the bridge was built.

    A present participle that narrows a noun stays, and a past one where ``bare``.
    """
    tree, verb = reading.tree, chain[0]
    if any(tree.tokens[each].dep in syntax.AUXILIARIES for each in not_until(reading, verb)):
        return _in_present(reading, verb, who)
    auxiliaries = [each for each in tree.children[verb] if tree.tokens[each].dep in syntax.AUXILIARIES and tree.tokens[each].tag != "TO"]
    first = min([*auxiliaries, verb])
    if any(tree.tokens[each].dep == "neg" for each in tree.children[verb]) or not _is_bare(reading, verb):
        return reading
    if tree.tokens[first].tag == "VBN" and not bare and _stands_for_passive(reading, verb):
        return _in_passive(reading, first, who)
    narrows = tree.tokens[verb].dep in CLAUSES and tree.tokens[tree.tokens[who].head].lemma not in reading.words.light["absolute"]
    return _in_present(reading, first, who) if tree.tokens[first].tag in ("VBG", "VB") and not narrows else reading


def _stands_for_passive(reading: Reading, verb: int) -> bool:
    """Whether a past participle without an auxiliary stands for a clause: built in May, the bridge ...; a bridge built in May ...

    Not where its noun is all the sentence; nor behind another verb, where a tagger may have taken the past tense for it, unless it must
    be passive.
    """
    tree, token, light = reading.tree, reading.tree.tokens[verb], reading.words.light
    above = tree.tokens[token.head]
    has_own = token.dep in CLAUSES and syntax.subject(tree, verb) != token.head  # the fort the rebels held: a past tense
    if has_own or list(_shared_auxiliaries(reading, verb)) or syntax.child(tree, verb, ("mark",)) is not None:
        return False
    if token.dep == "conj" and above.tag == "VBN":
        return _stands_for_passive(reading, token.head)
    is_apart = tree.tokens[verb - 1].text == "," and token.dep in CLAUSES  # the bill, passed in May, ...
    if token.lemma in light["carriers"] or (token.lemma in light["intransitive"] and not is_apart):
        return False
    must_be = token.lemma in light["transitive"] or above.tag == "VBN" or syntax.child(tree, verb, ("agent",)) is not None
    return (token.dep in CLAUSES and not syntax.is_root(tree, token.head)) or (token.dep == "advcl" and (verb < token.head or must_be))


def _in_passive(reading: Reading, participle: int, who: int) -> Reading:
    """The reading with a past participle and what makes it a clause: built, was built."""
    auxiliary = reading.words.passive[0 if _is_several(reading, who, participle) else 1]
    before = participle - 1
    first = before if before in reading.tree.children[participle] and reading.tree.tokens[before].dep == "advmod" else participle
    told = f"{auxiliary} {reading.tree.tokens[first].text.lower()}"  # was built, was newly built
    return dataclasses.replace(reading, replaced={**reading.replaced, first: told}) if auxiliary else reading


def _in_present(reading: Reading, verb: int, who: int) -> Reading:
    """The reading with a verb in the present tense of its subject."""
    told = reading.words.present(reading.tree.tokens[verb].lemma, plural=_is_several(reading, who, verb))
    return dataclasses.replace(reading, replaced={**reading.replaced, verb: told}) if told else reading


def says_when(reading: Reading, verb: int) -> bool:
    """Whether a verb only says when another was: the last time they met was in May, it was in 1905 that the fleet sailed."""
    tree, light = reading.tree, reading.words.light
    if tree.tokens[verb].lemma not in light["copulas"]:
        return False
    return syntax.cleft(tree, verb, reading.dates, reading.words.empty, light["times"]) is not None


def not_until(reading: Reading, verb: int) -> frozenset[int]:
    """The negation of what happened at last, and the auxiliary that only carries it: "did not begin until May" says that it began.

    What lasts is denied all the same: the truce did not hold until May.
    """
    tree, light = reading.tree, reading.words.light
    negations = [each for each in tree.children[verb] if tree.tokens[each].dep == "neg"]
    waits = any(each in reading.dates and tree.tokens[each].lemma in light["until"] for each in tree.children[verb])
    if not (negations and waits) or tree.tokens[verb].lemma in light["enduring"]:
        return frozenset()
    is_carried = tree.tokens[verb].tag == "VB"
    carriers = (each for each in tree.children[verb] if tree.tokens[each].dep == "aux" and tree.tokens[each].tag in syntax.FINITE - {"MD"})
    return frozenset([*negations, *(carriers if is_carried else ())])


def _is_several(reading: Reading, index: int, verb: int) -> bool:
    """Whether a subject takes the plural of a verb: by what of it stands before that."""
    token = reading.tree.tokens[index]
    if index in reading.meant:
        return reading.meant[index].kind == "several"
    joined = any(reading.tree.tokens[each].dep == "conj" for each in reading.tree.children[index] if each < verb or verb < index)
    plural = token.tag in ("NNS", "NNPS") or token.entity == "NORP" or reading.words.pronouns.get(token.text.lower()) == "several"
    return joined or (plural and token.entity not in ("GPE", "ORG"))


def _sentence(reading: Reading, subject: list[int], rest: list[int]) -> str:
    """Subject and rest as text: in the order of the sentence where the subject stands in its clause, else the subject first."""
    inverted = bool(subject) and bool(rest) and rest[0] < subject[0] and reading.tree.tokens[rest[0]].dep in syntax.AUXILIARIES
    if inverted or (subject and rest and subject[-1] < rest[0]):
        apart = rest[0] in reading.replaced and reading.tree.tokens[rest[0] - 1].pos == "PUNCT"  # the bridge, built in May: it was built
        return f"{render(reading, subject)} {render(reading, rest)}" if apart else render(reading, subject + rest)
    own = bool(subject) and bool(rest) and subject[0] > rest[0] and subject[-1] < rest[-1]
    there = bool(rest) and reading.tree.tokens[rest[0]].dep == "expl"
    if own or there or not (subject and rest):
        return render(reading, sorted(subject + rest))
    told = render(reading, rest)
    opens = rest[0] == 0 and reading.tree.tokens[0].pos not in ("PROPN", "PRON")  # Born in Linz, he left: he born in Linz
    return f"{render(reading, subject)} {told[:1].lower() + told[1:] if opens else told}"


def noun(reading: Reading, index: int, *, wide: bool = False, owned: bool = False, joint: bool = False) -> str:
    """A noun phrase as a headline, without its article and, unless it is ``joint``, what is coordinated with it.

    A ``wide`` one has what a comma sets apart, an ``owned`` one the name for a pronoun that its clause makes plain: the Council's summit.
    """
    tokens = reading.tree.tokens
    owners = {each: naming.possessive(reading, who.text, each) for each, who in reading.owners.items() if owned}
    reading = dataclasses.replace(reading, replaced={**reading.replaced, **owners})
    part = _noun_part(reading, index, alone=not joint, wide=wide)
    _, kept = _grown(reading, (), part)
    while kept and kept[0] != index and _is_leading(reading, index, kept[0]):
        kept.pop(0)
    return shorten(render(reading, [each for each in kept if tokens[each].pos != "SPACE"]))


def _is_leading(reading: Reading, noun: int, index: int) -> bool:
    """Whether a word before a noun says nothing in a headline: its article, an adverb, a pronoun of whom nobody knows."""
    token = reading.tree.tokens[index]
    if token.pos == "DET" and token.dep == "det":
        return token.head == noun  # "the company's conference" keeps the article of the company
    is_name = index > 0 and token.text[:1].isupper()  # the Our Lady statue
    return token.pos in ("DET", "ADV", "CCONJ") or (token.tag == "PRP$" and index not in reading.replaced and not is_name)


def render(reading: Reading, indices: Iterable[int]) -> str:
    """Words as text, spaced as in the sentence, with the commas between them and what hyphens tie to them."""
    tokens = reading.tree.tokens
    whole: list[int] = []
    indices = list(indices)
    last = set(_last_kept(reading, frozenset(indices)))
    for index in indices:
        if whole and index not in last:
            whole += _between(reading.tree, whole[-1], index)
        if index > 1 and tokens[index - 1].text == "-" and tokens[index - 2].end == tokens[index].start - 1 and index - 2 not in whole:
            whole += [index - 2, index - 1]  # over-ran
        whole.append(index)
        while index + 2 < len(tokens) and tokens[index + 1].text == "-" and tokens[index].end == tokens[index + 2].start - 1:
            whole += [index + 1, index + 2]
            index += 2
    joint = {each: f"{reading.words.conjunction} {reading.replaced.get(each, tokens[each].text)}" for each in last}
    quotes = {each: "" for each in whole if tokens[each].text in QUOTES}
    return naming.joined(reading, dict.fromkeys(whole), {**reading.replaced, **joint, **quotes})


def _between(tree: syntax.Tree, before: int, index: int) -> Iterator[int]:
    """The signs and the conjunction between two words that are told: a sign, "and", a comma with "or"; of a list its comma alone.

    A list has its comma where what stood before it is left out: three smiths, among them Holm, two bakers and a cook.
    """
    between = range(before + 1, index)
    joins = [each for each in between if tree.tokens[each].dep == "cc"]
    if len(between) <= 2 and all(tree.tokens[each].pos == "PUNCT" for each in between if each not in joins):
        yield from between if len(between) == 1 or joins else ()
    elif tree.tokens[index - 1].text == "," and _opens_member(tree, index) and not joins:
        yield index - 1


def _opens_member(tree: syntax.Tree, index: int) -> bool:
    """Whether a word is the first of a noun in a list but its first."""
    here = next((each for each in (index, *syntax.ancestors(tree, index)) if tree.tokens[each].dep == "conj"), None)
    return here is not None and tree.tokens[here].pos in syntax.NOUNS and syntax.subtree(tree, here)[0] == index


def _last_kept(reading: Reading, kept: frozenset[int]) -> Iterator[int]:
    """The first word of the last member of each list whose end has no room: of Peru, Chile, Cuba and eleven others the last is Cuba."""
    tree = reading.tree
    for first in kept:
        is_list = tree.tokens[first].pos in syntax.NOUNS and any(tree.tokens[each].dep == "conj" for each in tree.children[first])
        if tree.tokens[first].dep == "conj" or not is_list:
            continue
        members = syntax.conjuncts(tree, first)
        told = [each for each in members if each in kept]
        goes_on = told != members or any(tree.tokens[each].dep == "cc" and each > members[-1] for each in tree.children[members[-1]])
        are_nouns = all(tree.tokens[each].pos in syntax.NOUNS for each in members)
        if len(told) < 2 or not goes_on or not are_nouns or told != members[: len(told)]:
            continue
        opening = min(each for each in syntax.subtree(tree, told[-1]) if each in kept and each > told[-2])
        if not any(tree.tokens[each].dep == "cc" for each in range(told[-2], opening)):
            yield opening


def shorten(text: str) -> str:
    """A text as a headline: its first word with a capital, no loose punctuation at its ends, cut at a word where it is too long."""
    text = " ".join(NOTE_MARK.sub("", text).split()).strip(" ,;:.–—-")
    first = re.match(r"\S*", text)
    if first is None or not any(letter.isupper() for letter in first.group()):  # iLife stays as it is
        text = text[:1].upper() + text[1:]
    return text if len(text) < WIDTH else text[: WIDTH - 2].rsplit(" ", 1)[0].rstrip(" ,;:–—-") + "…"
