"""What a parser of this size is known to get wrong, put right in the tree of a sentence."""

import dataclasses
from collections.abc import Container, Sequence

from dateline import syntax
from dateline.language import EventWords
from dateline.model import Token
from dateline.syntax import Tree

COMPLETING = frozenset({*syntax.SUBJECTS, *syntax.AUXILIARIES, *syntax.OBJECTS})  # relations of what makes a verb a clause of its own
TAKING = frozenset({"war", "battle", "attack", "death", "disaster", "founding"})  # types whose verbs have no clause for their object
PAUSES = frozenset({",", "-", "–", "—", "--", ")"})  # what may end an aside
ASIDE = 20  # words of one


def mend_words(tree: Tree, words: EventWords) -> Tree:
    """The tree with what single words show: participles taken for a past tense, infinitives that an object is to do."""
    return _commanded(_participles(tree, words), words)


def mend_clauses(tree: Tree, words: EventWords, dates: frozenset[int]) -> Tree:
    """The tree with each clause's own opening, subject and object, once it is known which words are ``dates``."""
    tree = _with_ended(_with_narrowed(tree), dates, words)
    tree = _without_subjects(_with_closings(_with_openings(tree), dates), dates)
    return _with_subjects(_with_objects(_with_sayings(tree), _takers(words)), dates)


# ------------------------------------------------------------------------------------------------------- words


def _participles(tree: Tree, words: EventWords) -> Tree:
    """The tree with a participle joined to another as one, which a tagger takes for the past tense: was founded in 1870 and sold in 1955.

    That is sure where the first only narrows a noun, or where the verb would need an object.
    """
    tokens = list(tree.tokens)
    for index, token in enumerate(tokens):
        first = _first_joined(tree, tokens, index) if token.tag == "VBD" else None
        if first is not None and (tokens[first].dep == "acl" or token.lemma in words.light["transitive"]):
            tokens[index] = dataclasses.replace(token, tag="VBN")
    return dataclasses.replace(tree, tokens=tuple(tokens))


def _first_joined(tree: Tree, tokens: Sequence[Token], index: int) -> int | None:
    """The past participle to which a verb is joined, neither it nor a verb between with a subject, auxiliary or object of its own."""
    while (
        tokens[index].tag == "VBD"
        and tokens[index].dep == "conj"
        and COMPLETING.isdisjoint(tokens[each].dep for each in tree.children[index])
    ):
        index = tokens[index].head
    return index if tokens[index].tag == "VBN" else None


def _commanded(tree: Tree, words: EventWords) -> Tree:
    """The tree with an infinitive behind an object as what that was to do, where the verb says so: summoned her to testify."""
    tokens = list(tree.tokens)
    for index, token in enumerate(tokens):
        above = tokens[token.head]
        told = token.dep == "advcl" and above.lemma in words.light["commanding"] and syntax.is_infinitive(tree, index)
        if told and any(syntax.subtree(tree, each)[-1] + 1 == syntax.subtree(tree, index)[0] for each in syntax.objects(tree, token.head)):
            tokens[index] = dataclasses.replace(token, dep="xcomp")
    return dataclasses.replace(tree, tokens=tuple(tokens))


# ----------------------------------------------------------------------------------------------------- clauses


def _with_narrowed(tree: Tree) -> Tree:
    """The tree in which a participle that commas set behind a subject narrows it: the bill, passed in May, banned the trade.

    A parser takes it for the verb, and the verb for one joined to it, though nothing joins them.
    """
    for first, token in enumerate(tree.tokens):
        who = syntax.child(tree, first, syntax.SUBJECTS)
        if token.tag != "VBD" or who is None or who > first or tree.tokens[first - 1].text != ",":
            continue
        if any(tree.tokens[each].pos == "PUNCT" for each in range(who, first - 1)):
            continue
        for verb in tree.children[first]:
            own = [tree.tokens[each].dep for each in tree.children[verb]]
            joint = any(tree.tokens[each].dep == "cc" for each in tree.children[first] if each < verb)
            is_joined = tree.tokens[verb].dep == "conj" and tree.tokens[verb].tag == "VBD" and not joint
            if is_joined and tree.tokens[verb - 1].text == "," and COMPLETING.isdisjoint(set(own) - syntax.OBJECTS):
                return _narrowed(tree, who, first, verb)
    return tree


def _narrowed(tree: Tree, who: int, first: int, verb: int) -> Tree:
    """The tree with the second of two verbs as that of a subject which the first, a participle, narrows."""
    token = tree.tokens[first]
    tree = _moved(tree, verb, verb if syntax.is_root(tree, first) else token.head, token.dep)
    for each in (who, *(each for each in tree.children[first] if each > verb)):
        tree = _moved(tree, each, verb, tree.tokens[each].dep)
    return _as_participle(_moved(tree, first, who, "acl"), first)


def _with_ended(tree: Tree, dates: frozenset[int], words: EventWords) -> Tree:
    """The tree in which a verb with a date alone, right behind the noun of a time, narrows that: for the year ended 30 June, sales rose.

    A parser makes it a clause of its own, or the time one of its words.
    """
    for verb, token in enumerate(tree.tokens):
        if token.tag not in ("VBN", "VBD") or token.dep not in ("advcl", "conj") or verb + 1 not in dates:
            continue
        time = verb - 1
        before = tree.tokens[time].head
        is_time = tree.tokens[time].lemma in words.light["times"] and tree.tokens[time].dep == "pobj" and before < time
        further = (each for each in tree.children[verb] if each not in dates and tree.tokens[each].pos != "PUNCT")
        if not is_time or any(each != before for each in further):
            continue
        tree = _moved(tree, before, token.head, "prep") if before in tree.children[verb] else tree
        tree = _as_participle(_moved(tree, verb, time, "acl"), verb)
    return tree


def _as_participle(tree: Tree, verb: int) -> Tree:
    """The tree with a verb in the past tense as a past participle."""
    tokens = (dataclasses.replace(each, tag="VBN") if index == verb else each for index, each in enumerate(tree.tokens))
    return dataclasses.replace(tree, tokens=tuple(tokens))


def _with_openings(tree: Tree) -> Tree:
    """The tree in which what stands before the conjunction of a clause is of the clause behind it: on Thursday, as they argued, we left."""
    for verb, token in enumerate(tree.tokens):
        mark = syntax.child(tree, verb, ("mark",)) if token.dep in ("advcl", "ccomp") and token.head > verb else None
        for each in tree.children[verb]:
            if mark is not None and each < mark and tree.tokens[each].dep in ("prep", "npadvmod", "cc"):
                tree = _moved(tree, each, token.head, tree.tokens[each].dep)
    return tree


def _with_closings(tree: Tree, dates: frozenset[int]) -> Tree:
    """The tree in which a date right behind a clause with a conjunction is of that clause: it was put off after they left in May."""
    for verb, token in enumerate(tree.tokens):
        if token.dep != "advcl" or token.head > verb or syntax.child(tree, verb, ("mark",)) is None:
            continue
        after = syntax.subtree(tree, verb)[-1] + 1
        is_apart = tree.tokens[after - 1].pos == "PUNCT"
        if after in dates and not is_apart and after in tree.children[token.head] and tree.tokens[after].dep in ("prep", "npadvmod"):
            tree = _moved(tree, after, verb, tree.tokens[after].dep)
    return tree


def _without_subjects(tree: Tree, dates: frozenset[int]) -> Tree:
    """The tree with no date for the subject of a verb that has another: in May the Peruvians left."""
    spare = set()
    for index in dates:
        beside = tree.children[tree.tokens[index].head] if tree.tokens[index].dep in syntax.SUBJECTS else ()
        if any(tree.tokens[each].dep in syntax.SUBJECTS and each not in dates for each in beside):
            spare.add(index)
    tokens = (dataclasses.replace(token, dep="npadvmod") if index in spare else token for index, token in enumerate(tree.tokens))
    return dataclasses.replace(tree, tokens=tuple(tokens)) if spare else tree


def _with_objects(tree: Tree, takers: Container[str]) -> Tree:
    """The tree in which a verb that never has a clause for its object has the first of the nouns that a parser makes that clause's subject.

    They burned the fort and the town fell: the fort is what they burned. ``takers`` are the lemmas of such verbs.
    """
    for verb, token in enumerate(tree.tokens):
        above = token.head
        if token.dep != "ccomp" or above > verb or tree.tokens[above].lemma not in takers or syntax.objects(tree, above):
            continue
        who = syntax.child(tree, verb, syntax.SUBJECTS)
        joined = next((each for each in tree.children[who] if tree.tokens[each].dep == "conj" and each < verb), None) if who else None
        is_marked = any(tree.tokens[each].dep in ("mark", "punct") and above < each < verb for each in tree.children[verb])
        if who is None or who < above or joined is None or is_marked or tree.tokens[syntax.subtree(tree, joined)[0] - 1].dep != "cc":
            continue
        dep = tree.tokens[who].dep
        tree = _moved(_moved(_moved(tree, joined, verb, dep), who, above, "dobj"), verb, above, "conj")
    return tree


def _with_sayings(tree: Tree) -> Tree:
    """The tree in which what is said has its subject, of which a parser makes an object or another clause.

    They feared the plan to close the port would fail; he said the mills to be sold had made a loss.
    """
    for verb, token in enumerate(tree.tokens):
        is_whole = syntax.first_form(tree, verb) in syntax.FINITE and syntax.is_verbal(tree, verb)
        if (
            token.dep != "ccomp"
            or token.head > verb
            or not is_whole
            or syntax.child(tree, verb, ("mark", "expl", *syntax.SUBJECTS)) is not None
        ):
            continue
        first = syntax.subtree(tree, verb)[0]
        before = next(
            (each for each in tree.children[token.head] if token.head < each < verb and syntax.subtree(tree, each)[-1] == first - 1), None
        )
        if before is None:
            continue
        if tree.tokens[before].dep == "dobj":
            tree = _moved(tree, before, verb, "nsubj")
            continue
        who = syntax.child(tree, before, syntax.SUBJECTS)
        if tree.tokens[before].dep == "ccomp" and who is not None and syntax.is_infinitive(tree, before):
            tree = _moved(_moved(tree, who, verb, "nsubj"), before, who, "acl")
    return tree


def _takers(words: EventWords) -> frozenset[str]:
    """The verbs that have something for their object, and never a clause: attack, burn, found."""
    return frozenset(lemma for lemma, kind in words.verbs.items() if kind in TAKING and lemma.isalpha())


def _with_subjects(tree: Tree, dates: Container[int]) -> Tree:
    """The tree in which a clause with a tense, but no subject, has the noun right before it, which a parser hung on a date or an aside.

    On 3 May 1911 Holm and Lind (of Lima) left; the envoy, known as Lind, was jailed. ``dates`` are the words of dates.
    """
    for verb in range(len(tree.tokens)):
        has_tense = syntax.first_form(tree, verb) in syntax.FINITE and tree.tokens[verb].dep not in syntax.AUXILIARIES
        if has_tense and syntax.is_verbal(tree, verb):
            tree = _with_subject(tree, verb, dates)
    return tree


def _with_subject(tree: Tree, verb: int, dates: Container[int]) -> Tree:
    own = [each for each in tree.children[verb] if tree.tokens[each].dep in syntax.SUBJECTS]
    if any(each not in dates for each in own):
        return tree
    auxiliaries = [each for each in tree.children[verb] if tree.tokens[each].dep in syntax.AUXILIARIES]
    who = next((each for auxiliary in auxiliaries for each in tree.children[auxiliary] if tree.tokens[each].dep in syntax.SUBJECTS), None)
    if who is None:
        who = _noun_before(tree, min([*auxiliaries, verb]), dates, shares=not own and syntax.subject(tree, verb) is not None)
    if who is None or who in syntax.ancestors(tree, verb):
        return tree
    for each in own:
        tree = _moved(tree, each, verb, "npadvmod")
    return _moved(tree, who, verb, "nsubjpass" if syntax.is_passive(tree, verb) else "nsubj")


def _moved(tree: Tree, index: int, head: int, dep: str) -> Tree:
    """The tree with a word, and all that hangs on it, at another."""
    tokens = tuple(dataclasses.replace(token, head=head, dep=dep) if each == index else token for each, token in enumerate(tree.tokens))
    before = tree.tokens[index].head
    children = list(tree.children)
    children[before] = tuple(each for each in children[before] if each != index)
    children[head] = tuple(sorted({*children[head], *({index} - {head})}))
    return Tree(tokens, tuple(children))


def _noun_before(tree: Tree, verb: int, dates: Container[int], *, shares: bool) -> int | None:
    """The noun whose phrase ends right before a verb, asides left out, and begins behind a date, a pause or what joins clauses.

    It is joined to a noun that something else governs where no conjunction joins the verbs: they left the port and the town fell. A verb
    that ``shares`` a syntax.subject takes no other.
    """
    tokens, here = tree.tokens, verb - 1
    while here > 0 and (tokens[here].pos == "ADV" or tokens[here].text in PAUSES):
        here = _before_aside(tree, here) if tokens[here].text in PAUSES else here - 1
    if here < 0 or here in dates or tokens[here].pos not in syntax.NOUNS:
        return None
    who, joined = here, None
    while True:
        over, above = tokens[who].head, syntax.up_the_phrase(tree, who)
        if tokens[who].dep == "conj" and over < who and tokens[over].pos in syntax.NOUNS:
            above = over
            joined = who if tokens[syntax.subtree(tree, who)[0] - 1].dep == "cc" else joined
        if above is None or above in dates:
            break
        who = above
    first = next(each for each in syntax.subtree(tree, who) if each not in dates)
    begins = first == 0 or first - 1 in dates or tokens[first - 1].pos == "PUNCT"
    if begins and first <= who <= here and not shares:
        return who
    return joined if joined is not None and tokens[verb].dep in ("conj", "ccomp", "advcl") else None


def _before_aside(tree: Tree, closing: int) -> int:
    """The word before an aside that ends at a pause; -1 where none is there, or where a clause stands between the two pauses."""
    opening = {")": "("}.get(tree.tokens[closing].text, tree.tokens[closing].text)
    start = max((each for each in range(max(0, closing - ASIDE), closing) if tree.tokens[each].text == opening), default=0)
    inside = tree.tokens[start:closing]
    tells = any(each.tag in syntax.FINITE for each in inside) and not any(each.tag in syntax.RELATIVE_TAGS for each in inside)
    return -1 if tells else start - 1
