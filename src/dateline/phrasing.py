"""Short clauses made of a parsed sentence's own words."""

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence

from dateline import naming, syntax
from dateline.language import EventWords
from dateline.model import Sentence, Timex
from dateline.naming import Reading

PAUSE = re.compile(r"\s*[,;:—–]\s+")
WIDTH = 90  # characters of a headline
PHRASE = 55  # characters of a noun phrase within one
LOOSE = frozenset({"relcl", "acl:relcl", "appos", "advcl", "parataxis", "preconj", "cc:preconj", "intj", "dep", "meta", "predet"})


def noun_words(reading: Reading, index: int, *, width: int = PHRASE, alone: bool = False) -> list[int]:
    """The words of a noun phrase without dates, asides and relative clauses, cut before a preposition where it is too long.

    ``alone`` leaves out what is coordinated with it.
    """
    words = sorted(_noun_words(reading, index, alone))
    while len(render(reading, words)) > width:
        shorter = _cut(reading, words, index)
        if shorter == words:
            break
        words = shorter
    while words[-1] > index and reading.tree.tokens[words[-1]].pos in ("CCONJ", "PUNCT"):
        words.pop()
    return words


def _cut(reading: Reading, words: list[int], after: int) -> list[int]:
    """The words up to the last preposition or conjunction that stands after one of them."""
    joints = [place for place, each in enumerate(words) if each > after and reading.tree.tokens[each].pos in ("ADP", "CCONJ")]
    return words[: joints[-1]] if joints and joints[-1] else words


def _noun_words(reading: Reading, index: int, alone: bool) -> Iterator[int]:
    tree = reading.tree
    yield index
    for child in tree.children[index]:
        token = tree.tokens[child]
        after = child > index
        if child in reading.dates:
            # a preposition of a date may be coordinated with one of a place: in May and in the capital
            yield from _prepositional(reading, child) if token.dep == "prep" else ()
            continue
        adverb = token.dep == "advmod" and tree.tokens[index].pos in syntax.NOUNS and (after or token.pos == "ADV")
        apart = token.dep in ("conj", "cc") and after and alone
        participle = token.dep == "acl" and not syntax.is_infinitive(tree, child) and token.lemma not in reading.words.light["naming"]
        if not (token.dep in LOOSE or adverb or apart or participle):
            yield from _noun_words(reading, child, alone=False)


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


def clause_groups(reading: Reading, verb: int, depth: int = 0) -> tuple[list[int], list[list[int]], list[list[int]]]:
    """Of a clause its subject, its predicate and what else it says, most needed first, each as words."""
    tree = reading.tree
    words = reading.words
    chain = [verb]
    while tree.tokens[chain[0]].dep == "xcomp" and (
        syntax.is_verbal(tree, tree.tokens[chain[0]].head) or tree.tokens[tree.tokens[chain[0]].head].pos == "ADJ"
    ):
        chain.insert(0, tree.tokens[chain[0]].head)
        if tree.tokens[chain[0]].dep == "acomp":
            chain.insert(0, tree.tokens[chain[0]].head)
    who = syntax.subject(tree, chain[0])
    at_noun = tree.tokens[chain[0]].dep in ("acl", "relcl") and who is None
    if at_noun:  # a decision to leave: the noun stands where a subject would
        who = tree.tokens[chain[0]].head
    subject = noun_words(reading, who) if who is not None and who not in reading.dates else []
    if at_noun and who is not None:
        subject = [each for each in subject if each <= who]
    core: list[int] = []
    for each in chain:
        core += _predicate(reading, each, finite=at_noun or each != chain[0] or syntax.child(tree, each, syntax.SUBJECTS) is not None)
        if each != verb:
            core += [word for child in syntax.objects(tree, each) if child not in reading.dates for word in noun_words(reading, child)]
    needed = [core]
    more: list[list[int]] = []
    for child in tree.children[verb]:
        token = tree.tokens[child]
        if child in reading.dates or child == who or token.tag in syntax.RELATIVE_TAGS:
            continue
        if token.dep in syntax.OBJECTS or token.dep in ("acomp", "agent", "obl:agent"):
            needed.append(noun_words(reading, child) if token.dep != "agent" else _prepositional(reading, child))
        elif token.dep in ("prep", "obl") and child > verb and token.text.lower() not in reading.words.light["circumstances"]:
            more.append(_prepositional(reading, child))
        elif token.dep == "advmod" and child > verb and not tree.children[child]:
            more.append([child])
        elif token.dep == "advmod" and child > verb and token.lemma in words.status["above"]:
            needed.append(syntax.subtree(tree, child))
        elif token.dep in ("xcomp", "ccomp") and depth < 2 and (child > verb or words.verbs.get(tree.tokens[verb].lemma) == "statement"):
            inner_subject, inner_needed, inner_more = (
                clause_groups(reading, child, depth + 1) if token.dep == "ccomp" else ([], *_tail(reading, child))
            )
            marks = [mark for mark in tree.children[child] if tree.tokens[mark].dep == "mark"]
            whole = sorted({*marks, *inner_subject, *(word for group in inner_needed for word in group)})
            more.append(whole)
            more.extend(inner_more)
    return subject, needed, more


def _tail(reading: Reading, verb: int) -> tuple[list[list[int]], list[list[int]]]:
    """What an infinitive adds to the clause above it: its words and objects, then its adjuncts."""
    needed = [_predicate(reading, verb, finite=True)]
    more = []
    for child in reading.tree.children[verb]:
        token = reading.tree.tokens[child]
        if child in reading.dates:
            continue
        if token.dep in syntax.OBJECTS or token.dep == "acomp":
            needed.append(noun_words(reading, child))
        elif token.dep in ("prep", "obl"):
            more.append(_prepositional(reading, child))
    return needed, more


def _predicate(reading: Reading, verb: int, *, finite: bool) -> list[int]:
    """A verb with its auxiliaries, negation, particle and the adverbs that change its truth."""
    tree, beside = reading.tree, reading.words.status.get("beside", {})
    found = [verb]
    for child in tree.children[verb]:
        token = tree.tokens[child]
        auxiliary = token.dep in syntax.AUXILIARIES and (finite or token.tag not in ("VBG", "TO"))
        adverb = token.dep == "neg" or (token.dep == "advmod" and token.lemma in beside)
        if auxiliary or adverb or token.dep in syntax.PARTICLES:
            found.append(child)
    return sorted(found)


def _prepositional(reading: Reading, index: int) -> list[int]:
    """A preposition with its noun phrase; nothing where a clause or a date is all that follows."""
    tree = reading.tree
    if tree.tokens[index].dep == "obl":
        return noun_words(reading, index)
    own: list[int] = []
    joined: list[int] = []
    for child in tree.children[index]:
        dep = tree.tokens[child].dep
        if child in reading.dates:
            continue
        if dep == "pcomp":
            return []
        if dep == "pobj":
            own += noun_words(reading, child)
        elif dep in ("prep", "prt"):
            own += _prepositional(reading, child)
        elif dep == "conj":
            joined += _prepositional(reading, child)
    if not own:
        return joined
    coordinators = [child for child in tree.children[index] if tree.tokens[child].dep == "cc"] if joined else []
    return sorted([index, *own, *coordinators, *joined])


def clause(reading: Reading, verb: int) -> str:
    """The clause of a verb in under 90 characters: subject, predicate, objects, then adjuncts while there is room."""
    subject, needed, more = clause_groups(reading, verb)
    head = [] if _is_dangling(reading, subject) else subject
    kept = needed[0]
    for group in [*needed[1:], *more]:
        added = [each for each in group if each not in head]
        while added and len(_sentence(reading, head, sorted({*kept, *added}))) >= WIDTH:
            shorter = _cut(reading, added, added[0])
            added = shorter if shorter != added and (group in needed or len(shorter) > 2) else []
        kept = sorted({*kept, *added})
    while len(kept) > 1 and reading.tree.tokens[kept[-1]].dep in ("cc", "prep", "det", "punct"):
        kept.pop()
    return shorten(_sentence(reading, head, kept))


def _is_dangling(reading: Reading, subject: list[int]) -> bool:
    """Whether a subject is a relative pronoun alone, which says nothing outside its sentence."""
    return len(subject) == 1 and reading.tree.tokens[subject[0]].tag in syntax.RELATIVE_TAGS


def _sentence(reading: Reading, subject: list[int], rest: list[int]) -> str:
    """Subject and rest as text: in the order of the sentence where the subject stands in its clause, else the subject first."""
    inverted = bool(subject) and bool(rest) and rest[0] < subject[0] and reading.tree.tokens[rest[0]].dep in syntax.AUXILIARIES
    if inverted or (subject and rest and subject[-1] < rest[0]):
        return render(reading, subject + rest)
    own = bool(subject) and bool(rest) and subject[0] > rest[0] and subject[-1] < rest[-1]
    return render(reading, sorted(subject + rest)) if own else f"{render(reading, subject)} {render(reading, rest)}".strip()


def noun(reading: Reading, index: int) -> str:
    """A noun phrase as a headline, without its article and without what is coordinated with it."""
    tokens = reading.tree.tokens
    kept = noun_words(reading, index, width=WIDTH - 8, alone=True)
    while (
        kept
        and kept[0] != index
        and (tokens[kept[0]].pos in ("DET", "ADV", "CCONJ") or (tokens[kept[0]].tag == "PRP$" and kept[0] not in reading.replaced))
    ):
        kept.pop(0)
    return shorten(render(reading, kept))


def render(reading: Reading, indices: Iterable[int]) -> str:
    """Words as text, spaced as in the sentence, those that hyphens tie together whole."""
    tokens = reading.tree.tokens
    whole: list[int] = []
    for index in indices:
        whole.append(index)
        while index + 2 < len(tokens) and tokens[index + 1].text == "-" and tokens[index].end == tokens[index + 2].start - 1:
            whole += [index + 1, index + 2]
            index += 2
    return naming.joined(reading, dict.fromkeys(whole), reading.replaced)


def shorten(text: str) -> str:
    """A text as a headline: its first letter a capital, no loose punctuation at its ends, cut at a word where it is too long."""
    text = " ".join(text.split()).strip(" ,;:.–—-")
    text = text[:1].upper() + text[1:]
    return text if len(text) < WIDTH else text[: WIDTH - 2].rsplit(" ", 1)[0].rstrip(" ,;:–—-") + "…"
