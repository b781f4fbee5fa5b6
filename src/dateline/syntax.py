"""Questions about a parsed sentence: heads, subjects, objects, phrases. Both label schemes are known, Universal and CLEAR."""

import dataclasses
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from dateline.model import Sentence, Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "nsubj:pass", "csubj", "csubjpass"})
PASSIVE_SUBJECTS = frozenset({"nsubjpass", "nsubj:pass", "csubjpass"})
OBJECTS = frozenset({"dobj", "obj", "attr", "oprd", "dative", "iobj"})
AUXILIARIES = frozenset({"aux", "auxpass", "aux:pass", "cop"})
PARTICLES = frozenset({"prt", "compound:prt"})
NOUNS = frozenset({"NOUN", "PROPN"})
POSSESSORS = frozenset({"poss", "nmod:poss"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
RELATIVE_TAGS = frozenset({"WDT", "WP", "WP$", "WRB"})
QUOTES = frozenset({'"', "``", "''", "“", "”", "„", "«", "»"})


@dataclasses.dataclass(frozen=True, slots=True)
class Tree:
    """The words of a parsed sentence with the children of each, as indices into the sentence."""

    tokens: tuple[Token, ...]
    children: tuple[tuple[int, ...], ...]


def tree(sentence: Sentence) -> Tree:
    """The tree of a parsed sentence.

    A clause before a semicolon is one beside the next, though a parser takes it for what the next one's verb says. A clause in the past
    without a subject has the one that the parser hung on what opens it: on 3 May, Peru, ...; in Lima, the council ...
    Of two subjects with a comma between them the first is an aside.
    """
    tokens = list(sentence.tokens)
    for index, token in enumerate(sentence.tokens):
        if token.dep == "ccomp" and any(each.text == ";" for each in sentence.tokens[index : token.head]):
            tokens[index] = dataclasses.replace(token, dep="parataxis")
    for index, token in enumerate(sentence.tokens):
        if token.head == index and token.tag == "VBD" and (who := _lost_subject(sentence.tokens, index)) is not None:
            participle = tokens[who].head
            if participle == who + 1:  # a report printed in May showed that ...
                tokens[participle] = dataclasses.replace(tokens[participle], head=who, dep="acl")
            tokens[who] = dataclasses.replace(tokens[who], head=index, dep="nsubj")
    children: list[list[int]] = [[] for _ in tokens]
    for index, token in enumerate(tokens):
        if token.head != index:
            children[token.head].append(index)
    whole = Tree(tuple(tokens), tuple(tuple(each) for each in children))
    for index in _set_before(whole):
        tokens[index] = dataclasses.replace(tokens[index], dep="dep")
    return dataclasses.replace(whole, tokens=tuple(tokens))


def _set_before(tree: Tree) -> Iterator[int]:
    """The nouns that a comma sets before the subject of their clause, which say who or when that is: a former smith, Holm left."""
    for who, token in enumerate(tree.tokens):
        if token.dep not in SUBJECTS or token.head < who:
            continue
        words = subtree(tree, who)
        first, is_listed = words[0], words == [who] and token.pos == "NOUN"  # bakers, tailors, coopers left
        after = max(each for each in words if each < token.head) + 1
        is_behind = first > 1 and tree.tokens[first - 1].text == "," and tree.tokens[after].text != ","
        if not is_behind or is_listed or any(tree.tokens[each].tag in RELATIVE_TAGS for each in words):
            continue
        for each in tree.children[token.head]:
            is_before = each < who and tree.tokens[each].pos == "NOUN" and tree.tokens[each].dep in (*SUBJECTS, "npadvmod")
            if is_before and subtree(tree, each, without=("punct",))[-1] == first - 2:
                yield each


def _lost_subject(tokens: Sequence[Token], verb: int) -> int | None:
    """The noun that a parser gave as a subject to a participle before the main verb, or hung on the noun of an opening phrase.

    The rebels, seeing smoke, fled; at Lima, Holm and his men slept. None where the verb has a subject of its own.
    """
    if any(token.head == verb and token.dep in SUBJECTS for token in tokens):
        return None
    before = [index for index in range(verb) if tokens[index].pos in NOUNS]
    finite = {token.head for token in tokens[:verb] if token.dep in AUXILIARIES}
    participles = {index for index in range(verb) if tokens[index].head == verb and tokens[index].tag in ("VBG", "VBN")} - finite
    shared = [
        index for index in before if tokens[index].head in participles and tokens[index].dep in SUBJECTS and index < tokens[index].head
    ]
    beside = [
        index
        for index in before
        if tokens[index].dep in ("appos", "conj") and tokens[tokens[index].head].dep == "pobj" and _opens(tokens, index)
    ]
    found = shared if len(shared) == 1 else beside[-1:]
    return found[0] if found else None


def _opens(tokens: Sequence[Token], index: int) -> bool:
    """Whether a comma, and no conjunction, stands right before the phrase of a noun that the parser joins to the noun before it."""
    first = index
    while first > 0 and (tokens[first - 1].head in range(first, index + 1)) and tokens[first - 1].pos not in ("PUNCT", "CCONJ"):
        first -= 1
    return first > 1 and (tokens[first - 1].text == "," or (tokens[first - 1].pos != "CCONJ" and tokens[first - 1].pos in NOUNS))


def is_root(tree: Tree, index: int) -> bool:
    """Whether nothing governs a word."""
    return tree.tokens[index].head == index


def subtree(tree: Tree, index: int, without: Iterable[str] = ()) -> list[int]:
    """A word and all that hangs on it, in order of the text; branches with the relations named in ``without`` are cut."""
    cut = frozenset(without)
    found = [index]
    for here in found:
        found += [child for child in tree.children[here] if tree.tokens[child].dep not in cut] if cut else tree.children[here]
    return sorted(found)


def ancestors(tree: Tree, index: int) -> Iterator[int]:
    """The words above a word, nearest first."""
    while not is_root(tree, index):
        index = tree.tokens[index].head
        yield index


def child(tree: Tree, index: int, deps: Iterable[str]) -> int | None:
    """The first child with one of the relations."""
    wanted = frozenset(deps)
    return next((each for each in tree.children[index] if tree.tokens[each].dep in wanted), None)


def conjuncts(tree: Tree, index: int) -> list[int]:
    """A word and those coordinated after it, in order."""
    found = [index]
    for each in found:
        found.extend(other for other in tree.children[each] if tree.tokens[other].dep == "conj")
    return sorted(found)


def objects(tree: Tree, index: int) -> list[int]:
    """The objects and predicate nouns of a verb."""
    return [each for each in tree.children[index] if tree.tokens[each].dep in OBJECTS]


def prepositions(tree: Tree, index: int) -> Iterator[tuple[int, int]]:
    """The (preposition, noun) pairs that hang on a word, through chains such as "out of" and through coordination."""
    for each in tree.children[index]:
        dep = tree.tokens[each].dep
        if dep in ("prep", "agent", "dative", "prt"):
            for noun in tree.children[each]:
                if tree.tokens[noun].dep in ("pobj", "pcomp"):
                    yield each, noun
            yield from prepositions(tree, each)
        elif dep == "conj" and tree.tokens[index].pos == "ADP":
            yield from ((each, noun) for noun in tree.children[each] if tree.tokens[noun].dep == "pobj")
        elif dep in ("obl", "nmod", "obl:agent"):
            case = child(tree, each, ("case",))
            yield (each if case is None else case), each


def is_measured(tree: Tree, preposition: int) -> bool:
    """Whether a length of time stands before a preposition: five years after."""
    return child(tree, preposition, ("npadvmod", "obl:npmod")) is not None


def subject(tree: Tree, index: int) -> int | None:
    """The subject of a verb: its own, or the one that it shares with, or takes from, the clause above it."""
    token = tree.tokens[index]
    subjects = [each for each in tree.children[index] if tree.tokens[each].dep in SUBJECTS and not _is_no_subject(tree, each)]
    apart = [each for each in subjects if any(token.text == ";" for token in tree.tokens[each:index])]
    own = next((each for each in subjects if each not in apart), None)
    if own is not None:
        relative = tree.tokens[own].tag in RELATIVE_TAGS and token.dep in ("relcl", "acl:relcl")
        return token.head if relative else own
    if is_root(tree, index):
        return None
    if token.dep in ("acl", "relcl", "acl:relcl"):
        infinitive = any(tree.tokens[each].tag == "TO" for each in tree.children[index])
        return None if infinitive else token.head
    if token.dep == "xcomp":
        controlled = child(tree, token.head, ("dobj", "obj"))
        return controlled if controlled is not None else subject(tree, token.head)
    if token.dep in ("conj", "advcl"):
        return subject(tree, token.head) if is_verbal(tree, token.head) else None
    if token.dep == "pcomp":
        above = next((each for each in ancestors(tree, index) if is_verbal(tree, each)), None)
        return None if above is None else subject(tree, above)
    return None


def _is_no_subject(tree: Tree, index: int) -> bool:
    """Whether a parser's subject is none: a dash, a participle before another (stolen in May, found in June)."""
    token = tree.tokens[index]
    bare = tree.tokens[token.head].tag == "VBN" and child(tree, token.head, AUXILIARIES) is None
    return token.text == "-" or (token.tag == "VBN" and token.pos == "VERB" and bare)


def is_verbal(tree: Tree, index: int) -> bool:
    """Whether a word is a verb or an auxiliary that carries a clause of its own."""
    token = tree.tokens[index]
    return token.pos == "VERB" or (token.pos == "AUX" and token.dep not in AUXILIARIES)


def clause(tree: Tree, index: int) -> int:
    """The verb whose clause a word stands in; the word's root where there is none."""
    here = index
    for here in (index, *ancestors(tree, index)):
        if is_verbal(tree, here):
            return here
    return here


def lexemes(tree: Tree, index: int) -> Iterator[str]:
    """What a word may be called in a list of words, longest first: come into force, take office, put off, put."""
    lemma = tree.tokens[index].lemma
    for preposition, noun in prepositions(tree, index):
        yield f"{lemma} {tree.tokens[preposition].lemma} {tree.tokens[noun].lemma}"
    for each in tree.children[index]:
        if tree.tokens[each].dep in (*OBJECTS, *PARTICLES, "advmod", "acomp", "prep"):
            yield f"{lemma} {tree.tokens[each].lemma}"
    yield lemma


def entry(tree: Tree, index: int, table: Mapping[str, str]) -> str:
    """What a table says of a word, by the longest of its lexemes that it knows; empty where it knows none."""
    return next((table[each] for each in lexemes(tree, index) if each in table), "")


def is_passive(tree: Tree, index: int) -> bool:
    """Whether a verb has a passive subject or auxiliary, or is a bare past participle at a noun."""
    deps = {tree.tokens[each].dep for each in tree.children[index]}
    return bool(deps & {*PASSIVE_SUBJECTS, "auxpass", "aux:pass"}) or (tree.tokens[index].tag == "VBN" and tree.tokens[index].dep == "acl")


def is_infinitive(tree: Tree, index: int) -> bool:
    """Whether a verb is an infinitive with its particle."""
    return any(tree.tokens[each].tag == "TO" for each in tree.children[index])


def is_heading(tree: Tree, index: int) -> bool:
    """Whether an infinitive is the whole of a heading: Peru to buy ships."""
    token = tree.tokens[index]
    over = tree.tokens[token.head]
    alone = token.dep == "ROOT" or (token.dep in ("acl", "relcl") and over.dep == "ROOT" and bool(over.entity or over.pos == "PROPN"))
    return alone and is_infinitive(tree, index)


def is_past(tree: Tree, index: int) -> bool:
    """Whether a verb, or the first of its auxiliaries, is in a past form."""
    return first_form(tree, index) in ("VBD", "VBN")


def is_present(tree: Tree, index: int) -> bool:
    """Whether a verb is in the present tense, the perfect left out: runs, is running, not has run."""
    return first_form(tree, index) in ("VBZ", "VBP") and not is_perfect(tree, index)


def is_perfect(tree: Tree, index: int) -> bool:
    """Whether a verb tells what was before the time of which it speaks: has run, had been held."""
    return tree.tokens[index].tag == "VBN" and child(tree, index, ("aux",)) is not None


def first_form(tree: Tree, index: int) -> str:
    """The tag of a verb's first auxiliary, or its own where it has none: what says the tense."""
    auxiliary = child(tree, index, AUXILIARIES)
    return tree.tokens[index if auxiliary is None else auxiliary].tag


def head_of(tree: Tree, start: int, end: int) -> int | None:
    """The word between two offsets that the others hang on; None where no word stands there.

    Where the parse tears them apart ("12 May 2020 the queen ..."), one that does not qualify a word outside.
    """
    inside = covered(tree, start, end)
    heads = [each for each in inside if is_root(tree, each) or tree.tokens[each].head not in inside]
    return min(heads, key=lambda each: tree.tokens[each].dep in ("nummod", "amod", "compound"), default=None)


def covered(tree: Tree, start: int, end: int) -> list[int]:
    """The words that touch the text between two offsets."""
    return [index for index, token in enumerate(tree.tokens) if token.start < end and start < token.end]


def marked(tree: Tree, spans: Iterable[tuple[int, int]]) -> dict[int, int]:
    """The words that touch some spans, each with the number of its span."""
    return {word: number for number, (start, end) in enumerate(spans) for word in covered(tree, start, end)}


def entities(tree: Tree) -> list[tuple[int, ...]]:
    """The named entities of a sentence, each as its words."""
    found: list[list[int]] = []
    for index, token in enumerate(tree.tokens):
        if not token.entity:
            continue
        if token.entity_start or not found or found[-1][-1] != index - 1:
            found.append([index])
        else:
            found[-1].append(index)
    return [tuple(each) for each in found]


def brackets(tree: Tree) -> Iterator[tuple[int, int]]:
    """The brackets of a sentence, each as the words that open and close it; of brackets within brackets the inner ones."""
    opening: int | None = None
    for index, token in enumerate(tree.tokens):
        if token.text in ("(", "["):
            opening = index
        elif token.text in (")", "]") and opening is not None:
            yield opening, index
            opening = None


def owner(tree: Tree, opening: int) -> int | None:
    """The noun whose phrase ends before a bracket: the treaty of Paris (1856); None where no name or noun stands there."""
    here = opening - 1
    if here < 0 or not (tree.tokens[here].pos in NOUNS or any(tree.tokens[each].dep == "compound" for each in tree.children[here])):
        return None
    while (above := up_the_phrase(tree, here)) is not None:
        here = above
    return here if here < opening else None


def up_the_phrase(tree: Tree, index: int) -> int | None:
    """The noun in whose phrase a noun stands: of which it is a part, or beside which it is a name."""
    token = tree.tokens[index]
    over = tree.tokens[token.head]
    if token.dep == "pobj" and over.dep == "prep" and tree.tokens[over.head].pos in NOUNS and over.head < token.head:
        return over.head
    between = tree.tokens[token.head : index]
    beside = token.dep in ("compound", "flat") or (token.dep == "appos" and all(each.pos != "PUNCT" for each in between))
    return token.head if beside and over.pos in NOUNS and token.head != index else None


def cleft(tree: Tree, copula: int, date: Container[int], empty: Container[str], times: Container[str]) -> int | None:
    """The verb of which a copula only says when it was: it was in 1905 that they sailed, 1848 was the year in which it fell.

    ``date`` holds the words of dates, ``empty`` the pronouns and ``times`` the nouns that may stand for one.
    """
    token = tree.tokens[copula]
    who = child(tree, copula, SUBJECTS)
    rest = [each for each in tree.children[copula] if each != who and tree.tokens[each].dep not in ("neg", "punct", "advmod", "cc", "mark")]
    clauses = [each for each in rest if tree.tokens[each].dep in ("ccomp", "advcl", "relcl", "csubj") and is_verbal(tree, each)]
    told = [each for each in rest if each not in clauses]
    is_when = bool(told) and all(_is_of(tree, each, date) for each in told)
    if who is None:  # the last time they sailed was in 1905: the parser takes the copula for what the verb leads to
        above = token.head
        leads = any(tree.tokens[each].lemma in times for each in tree.children[above] if each < above)
        return above if token.dep == "ccomp" and above < copula and is_when and leads else None
    if is_when and clauses and tree.tokens[who].text.lower() in empty:
        return clauses[0]
    if tree.tokens[who].lemma in times:
        nouns = [who] if is_when else []
    elif tree.tokens[who].pos == "PRON":  # that was in 1905, when it fell
        nouns = [each for one in told for each in subtree(tree, one) if is_when and each in date]
    else:
        nouns = [each for each in told if _is_of(tree, who, date) and tree.tokens[each].lemma in times]
    relative = (
        each for noun in nouns for each in tree.children[noun] if tree.tokens[each].dep in ("relcl", "acl") and is_verbal(tree, each)
    )
    return next(relative, None)


def _is_of(tree: Tree, index: int, words: Container[int]) -> bool:
    """Whether a word is one of some, or a preposition that leads to nothing else."""
    leads = tree.tokens[index].pos == "ADP" and bool(tree.children[index])
    return index in words or (leads and all(_is_of(tree, each, words) for each in tree.children[index]))
