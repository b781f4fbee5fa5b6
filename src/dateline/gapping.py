"""Gapping: a clause that is told whole once, then only what differs: took Lisbon in May, Oporto in June and Braga in July."""

import dataclasses
import itertools
import operator
import re
from collections.abc import Iterable, Iterator, Sequence

from dateline import syntax
from dateline.language import EventWords
from dateline.model import Event, Sentence, Timex
from dateline.syntax import Tree

LONGEST = 12  # words of a remnant
TELLING = frozenset({"VERB", "AUX", "SCONJ"})  # of which no remnant has any
NO_NAMES = frozenset({"", "DATE", "TIME", "CARDINAL", "ORDINAL", "QUANTITY", "PERCENT", "MONEY"})


@dataclasses.dataclass(frozen=True, slots=True)
class Gap:
    """What stands beside a date where the rest of its clause is left out.

    The ``remnant`` stands where the ``correlate`` does in the clause that is whole, which the ``first`` date dates; ``verb`` is that of
    the clause where the correlate is its subject. The terms are those of the grammars.
    """

    first: Timex
    remnant: tuple[int, ...]
    correlate: tuple[int, ...]
    verb: int | None
    others: tuple[tuple[int, ...], ...]  # the further remnants of the clause


@dataclasses.dataclass(frozen=True, slots=True)
class Run:
    """The dates of a clause and its gaps, with the last word that may belong to the correlate."""

    first: Timex
    end: int
    later: tuple[tuple[Timex, tuple[int, ...]], ...]


def gaps(tree: Tree, dates: Sequence[Timex], timexes: Iterable[Timex], words: EventWords) -> dict[Timex, Gap]:
    """The dates that stand beside a remnant, and the first of each such clause, whose remnant is the correlate itself.

    The ``dates`` are those of the sentence in their order, the ``timexes`` all its expressions, of which no remnant has any. It stands
    behind the things told ("Lisbon in May and Oporto in June") or before them ("in May Lisbon and in June Oporto"); the last is joined
    by a conjunction or ends the sentence, and no remnant has a verb.
    """
    found: dict[Timex, Gap] = {}
    runs = list(_runs(tree, dates, words))
    if not runs:
        return found
    said = {word for timex in timexes for word in syntax.covered(tree, timex.start, timex.end)}
    said |= {index for index, token in enumerate(tree.tokens) if token.lemma in words.light["times"]}
    for run in runs:
        for timex, remnant in run.later:
            if timex in found or not said.isdisjoint(remnant) or (correlate := _correlate(tree, run, remnant)) is None:
                continue
            others = tuple(rest for _, rest in run.later if rest != remnant)
            found[timex] = Gap(run.first, remnant, *correlate, others)
            found.setdefault(run.first, Gap(run.first, correlate[0], *correlate, tuple(rest for _, rest in run.later)))
    return found


def beside(event: Event, whole: Event, gap: Gap, tree: Tree, sentence: Sentence) -> Event:
    """The event that a remnant tells itself, with the headline of the whole clause: she signed the treaty in May and the peace in June."""
    headline = _exchanged(whole.headline, gap, tree, sentence)
    alone = headline.casefold() == _text(sentence, tree, gap.remnant).casefold()  # nothing of the other clause: it is told as it stands
    is_told = headline != whole.headline and not alone
    return dataclasses.replace(event, headline=headline[:1].upper() + headline[1:]) if is_told else event


def told(event: Event, gap: Gap, tree: Tree, sentence: Sentence, words: EventWords) -> Event:
    """The event of the whole clause as that of one of its dates: with the remnant for the correlate, and nothing of the others."""
    headline, leads = event.headline, "|".join(sorted(words.leads))
    for other in (*gap.others, *([gap.remnant] if gap.remnant != gap.correlate else [])):
        joint = rf",?(?: {re.escape(words.conjunction)})?(?: (?:{leads}))? "
        headline = re.sub(rf"{joint}{re.escape(_text(sentence, tree, other))}(?!\w)", "", headline)
    mine, strange = _spelled(tree, gap.remnant), _spelled(tree, [*gap.correlate, *itertools.chain(*gap.others)])
    participants, places = (
        tuple(name for name in names if name.split()[-1] in mine or name.split()[-1] not in strange)
        for names in (event.participants, event.places)
    )
    fresh = tuple(name for name in _names(tree, sentence, gap.remnant) if name not in (*participants, *places))
    at_place = len(places) < len(event.places) or participants == event.participants
    return dataclasses.replace(
        event,
        headline=_exchanged(headline, gap, tree, sentence),
        participants=participants if at_place else participants + fresh,
        places=places + fresh if at_place else places,
    )


# --------------------------------------------------------------------------------------------------------- runs


def _runs(tree: Tree, dates: Sequence[Timex], words: EventWords) -> Iterator[Run]:
    """The runs of dates between which only a remnant and what joins it stand: each behind its remnant, or each before it."""
    spans = [syntax.covered(tree, each.start, each.end) for each in dates]
    if len(dates) < 2 or not all(spans):
        return
    before, *between = (_without_leads(tree, range(one[-1] + 1, other[0]), words) for one, other in itertools.pairwise([[-1], *spans]))
    behind = [_after_joints(tree, each) for each in between]
    for first, last in _stretches([_remnant(tree, each) for each in behind]):
        whole = before if first == 0 else between[first - 1]
        joints = between[last - 1][: -len(behind[last - 1])]
        if whole and (_is_joined(tree, joints) or _ends(tree, spans[last][-1] + 1)):
            yield Run(dates[first], whole[-1], tuple(zip(dates[first + 1 : last + 1], behind[first:last], strict=True)))
    ahead = [_before_joints(tree, each) for each in between]
    after = [*ahead[1:], _phrase_at(tree, spans[-1][-1] + 1)]
    for first, last in _stretches([_remnant(tree, each) for each in after]):
        if ahead[first] and _is_joined(tree, between[last - 1][len(ahead[last - 1]) :]):
            yield Run(dates[first], ahead[first][-1], tuple(zip(dates[first + 1 : last + 1], after[first:last], strict=True)))


def _stretches(flags: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Where the flags are set: the first of each run and past its last."""
    for is_set, run in itertools.groupby(range(len(flags)), key=lambda index: flags[index]):
        indices = list(run)
        if is_set:
            yield indices[0], indices[-1] + 1


def _without_leads(tree: Tree, indices: Sequence[int], words: EventWords) -> tuple[int, ...]:
    """The words before a date without the prepositions that lead to it."""
    kept = list(indices)
    while kept and tree.tokens[kept[-1]].text.lower() in words.leads:
        kept.pop()
    return tuple(kept)


def _is_joint(tree: Tree, index: int) -> bool:
    token = tree.tokens[index]
    return token.text == "," or token.dep == "cc" or token.pos in ("CCONJ", "ADV")


def _is_joined(tree: Tree, joints: Sequence[int]) -> bool:
    return any(tree.tokens[each].pos == "CCONJ" for each in joints)


def _ends(tree: Tree, index: int) -> bool:
    """Whether the sentence ends at a word."""
    return all(token.pos == "PUNCT" for token in tree.tokens[index:])


def _after_joints(tree: Tree, indices: Sequence[int]) -> tuple[int, ...]:
    """The words behind what joins them to those before: "by surprise, and finally Braga"; none where nothing does, or a verb is before."""
    aside = itertools.takewhile(lambda each: not _is_joint(tree, each) and tree.tokens[each].pos not in TELLING, indices)
    rest = indices[len(list(aside)) :]
    return tuple(itertools.dropwhile(lambda each: _is_joint(tree, each), rest)) if rest and _is_joint(tree, rest[0]) else ()


def _before_joints(tree: Tree, indices: Sequence[int]) -> tuple[int, ...]:
    rest = tuple(itertools.dropwhile(lambda each: _is_joint(tree, each), reversed(indices)))[::-1]
    return rest if len(rest) < len(indices) else ()


def _phrase_at(tree: Tree, start: int) -> tuple[int, ...]:
    """The words from one on, up to what joins others to them."""
    return tuple(
        itertools.takewhile(lambda each: not _is_joint(tree, each) and tree.tokens[each].pos != "PUNCT", range(start, len(tree.tokens)))
    )


def _remnant(tree: Tree, indices: Sequence[int]) -> bool:
    """Whether words are a noun phrase, or a preposition with one, and no subject of a verb outside."""
    tokens = [tree.tokens[each] for each in indices]
    if not tokens or len(tokens) > LONGEST or tokens[-1].pos not in syntax.NOUNS:
        return False
    is_subject = any(token.dep in syntax.SUBJECTS and token.head > indices[-1] for token in tokens)
    return not is_subject and all(token.pos not in TELLING and (token.pos != "PUNCT" or token.text == "-") for token in tokens)


# -------------------------------------------------------------------------------------------------- correlates


def _correlate(tree: Tree, run: Run, remnant: tuple[int, ...]) -> tuple[tuple[int, ...], int | None] | None:
    """The words for which a remnant stands, and the verb whose subject they are: Lisbon for Oporto, the siege for the battle."""
    end = tree.tokens[run.end]
    if end.pos in syntax.NOUNS:
        phrases = list(_phrases(tree, run.end))
        led = tree.tokens[remnant[0]]
        if led.pos == "ADP":
            fit = [each for each in phrases if each[0] > 0 and tree.tokens[each[0] - 1].pos == "ADP"]
            alike = [each for each in fit if tree.tokens[each[0] - 1].lemma == led.lemma]
            return next((((each[0] - 1, *each), None) for each in (*alike, *fit)), None)
        own = _shape(tree, remnant)
        return max(phrases, key=lambda each: sum(map(operator.eq, _shape(tree, each), own))), None
    verb = run.end if syntax.is_verbal(tree, run.end) else end.head
    who = syntax.subject(tree, verb) if syntax.is_verbal(tree, verb) else None
    if who is None or who > verb or tree.tokens[remnant[0]].pos == "ADP":
        return None
    return tuple(each for each in syntax.subtree(tree, who) if each < verb), verb


def _phrases(tree: Tree, end: int) -> Iterator[tuple[int, ...]]:
    """The noun phrases that end with a word, from the narrowest: Vienna, the siege of Vienna."""
    here = end
    while True:
        while tree.tokens[here].dep in ("conj", "compound") and tree.tokens[tree.tokens[here].head].pos in syntax.NOUNS:
            here = tree.tokens[here].head
        start = min(syntax.subtree(tree, here)[0], end)
        yield tuple(range(start, end + 1))
        if start < 2 or tree.tokens[start - 1].pos != "ADP" or tree.tokens[start - 2].pos not in syntax.NOUNS:
            return
        here = start - 2


def _shape(tree: Tree, phrase: tuple[int, ...]) -> tuple[str, bool, bool]:
    """By what two phrases are alike: a name or a noun, with an article or without, with a preposition within or without."""
    tokens = tree.tokens
    return tokens[_head(tree, phrase)].pos, tokens[phrase[0]].pos == "DET", any(tokens[each].pos == "ADP" for each in phrase)


def _head(tree: Tree, phrase: tuple[int, ...]) -> int:
    """The first noun of a phrase on which no noun of it follows that it qualifies."""
    tokens = tree.tokens
    return next((each for each in phrase if tokens[each].pos in syntax.NOUNS and tokens[each].dep not in ("compound", "poss")), phrase[-1])


# ----------------------------------------------------------------------------------------------------- telling


def _exchanged(headline: str, gap: Gap, tree: Tree, sentence: Sentence) -> str:
    """A headline with the remnant in the place of the correlate; as it is where it tells that otherwise."""
    own, whole = (_text(sentence, tree, each) for each in (gap.remnant, gap.correlate))
    if gap.remnant == gap.correlate:
        return headline
    if gap.verb is not None:
        first = min([*(each for each in tree.children[gap.verb] if tree.tokens[each].dep in syntax.AUXILIARIES), gap.verb])
        at = headline.find(f" {tree.tokens[first].text}")
        return f"{own[:1].upper()}{own[1:]}{headline[at:]}" if at >= 0 else headline
    determiner = tree.tokens[gap.correlate[0]]
    if whole not in headline and determiner.pos == "DET":
        whole = whole[len(determiner.text) :].lstrip()
    return headline.replace(whole, own, 1)


def _text(sentence: Sentence, tree: Tree, words: Sequence[int]) -> str:
    """Words that stand side by side as they stand in their sentence."""
    start, end = tree.tokens[words[0]].start, tree.tokens[words[-1]].end
    return " ".join(sentence.text[start - sentence.start : end - sentence.start].split())


def _spelled(tree: Tree, words: Iterable[int]) -> frozenset[str]:
    return frozenset(tree.tokens[each].text for each in words)


def _names(tree: Tree, sentence: Sentence, words: Sequence[int]) -> Iterator[str]:
    """The names among some words that qualify no other: of the French gain of Lille only Lille."""
    for entity in syntax.entities(tree):
        own = entity[1:] if tree.tokens[entity[0]].pos == "DET" else entity
        head = next((tree.tokens[each] for each in own if tree.tokens[each].head not in own), None)
        is_name = head is not None and head.entity not in NO_NAMES and head.dep not in ("compound", "poss", "amod", "nmod")
        if is_name and {*own} <= {*words} and not (text := _text(sentence, tree, own)).islower():
            yield text
