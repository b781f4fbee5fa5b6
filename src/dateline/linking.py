"""Which date dates which event, by the syntax of their sentence."""

import dataclasses
import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence

from dateline import dating, gapping, phrasing, syntax
from dateline.dates import Bound
from dateline.dating import CONFIDENCE
from dateline.gapping import Gap
from dateline.interval import Precision
from dateline.language import EventWords, event_words
from dateline.lengths import Moved, Stretch
from dateline.model import Basis, Document, Event, Sentence, Status, Timex, Token
from dateline.naming import Reading
from dateline.syntax import Tree

BEFORE_NOUN = frozenset({"nummod", "amod", "compound", "poss", "nmod", "det", "nmod:poss"})
MEASURES = frozenset({"NUM", "SYM", "NOUN", "PROPN", "ADJ", "ADV", "DET", "PUNCT"})  # parts of an amount
REACH = 16  # words before "from" in which a word tells of a rise or fall
NEAR = 6  # words behind the date of an amount in which another may follow: to 51 million
COARSE = frozenset({Precision.MONTH, Precision.SEASON, Precision.QUARTER, Precision.HALF, Precision.YEAR})


@dataclasses.dataclass(frozen=True, slots=True)
class Site:
    """A date among the events of its sentence: its head word, and the event of each word that tells one."""

    tree: Tree
    words: EventWords
    date: frozenset[int]
    head: int
    events: Mapping[int, int]  # a word of a trigger -> the number of its event
    is_past: bool  # whether the date is before that of the document
    is_future: bool
    is_today: bool  # whether it is the day of the document
    is_bound: bool  # whether it is the end of an open stretch: no later than 1900
    is_span: bool  # whether it is a length up to now: the past ten years


def link(
    sentence: Sentence,
    events: Sequence[Event],
    timexes: Sequence[Timex],
    document: Document,
    reading: Reading | None,
    *,
    all_events: bool = False,
) -> tuple[Event, ...]:
    """The events of a sentence that its own expressions date, each with its date and confidence; an event with two dates is two.

    The ``reading`` is that which gave the events, None for a sentence without words.
    States ("was calm in 1990") are events only with ``all_events``.
    """
    usable = [each for each in timexes if dating.is_date(each) and sentence.start <= each.start and each.end <= sentence.end]
    if not events or not usable:
        return ()
    if reading is None:
        return tuple(_beside(sentence, events, usable, document))
    tree, words = reading.tree, event_words(document.language)
    marked = syntax.marked(tree, [(each.trigger_start, each.trigger_end) for each in events])
    closed = _closed(tree, words, usable)
    marked = {word: number for word, number in marked.items() if word not in closed.values()}
    placed = ((each, _site(tree, words, each, marked, document)) for each in usable if each not in closed)
    sites = {each: site for each, site in placed if site is not None and (each.ends or not _is_base(site))}
    gaps = gapping.gaps(tree, sorted(sites, key=lambda each: each.start), timexes, words)
    found = []
    links = _links(sites, gaps)
    main = {timex: number for number, timex, _ in reversed(links)}
    for number, timex, how in links:
        event, gap = events[number], gaps.get(timex)
        whole = main.get(gap.first) if gap is not None else None
        if gap is not None and whole == number:
            event = gapping.told(event, gap, tree, sentence, words)
        elif gap is not None and whole is not None:
            event = gapping.beside(event, gapping.told(events[whole], gaps[gap.first], tree, sentence, words), gap, tree, sentence)
        found.append((number, dating.dated(event, timex, how, document)))
    if not all_events:
        states = {number for word, number in marked.items() if _is_state(tree, words, word) or tree.tokens[word].dep == "amod"}
        found = [
            (number, event) for number, event in found if number not in states or event.type != "other" or event.status is Status.PLANNED
        ]
    return tuple(event for _, event in sorted(found, key=lambda pair: (*_place(pair[1]), pair[0])))


def _chosen(site: Site) -> tuple[int, str] | None:
    return next(((number, name) for name, linker in LINKERS.items() if (number := linker(site)) is not None), None)


def _tells(site: Site, gap: Gap) -> bool:
    """Whether a remnant has an event of its own: the siege of Lisbon in May and the battle of Braga in June."""
    return any(word in site.events for word in gap.remnant)


def _place(event: Event) -> tuple[int, int]:
    """Where an event stands, and its date."""
    return event.trigger_start, event.timex.start if event.timex else 0


def _beside(sentence: Sentence, events: Sequence[Event], dates: Sequence[Timex], document: Document) -> Iterator[Event]:
    """Without syntax: the event of each clause with the dates in that clause."""
    for first, last in phrasing.clauses(sentence, dates, event_words(document.language)):
        own = [each for each in dates if first <= each.start < last]
        for event in events:
            if first <= event.trigger_start < last:
                narrow = (each for each in own if not any(_holds(each, other) for other in own))
                yield from (dating.dated(event, each, "sentence", document) for each in narrow)


def _site(tree: Tree, words: EventWords, timex: Timex, marked: Mapping[int, int], document: Document) -> Site | None:
    head = syntax.head_of(tree, timex.start, timex.end)
    if head is None:
        return None
    inside = frozenset(syntax.covered(tree, timex.start, timex.end))
    outside = {word: number for word, number in marked.items() if word not in inside}
    is_past, is_future = dating.is_after(document.dct, timex.interval), dating.is_after(dating.due(timex), document.dct)
    is_today = document.dct is not None and timex.interval == document.dct
    told = timex.expression
    return Site(tree, words, inside, head, outside, is_past, is_future, is_today, isinstance(told, Bound), isinstance(told, Stretch))


def _closed(tree: Tree, words: EventWords, dates: Sequence[Timex]) -> dict[Timex, int]:
    """The dates that only say when the time told before them ends, each with the verb that says so.

    The year ended 31 March, the last quarter, which ended on 31 March; not the war, which ended in May.
    """
    spans = {each: syntax.covered(tree, each.start, each.end) for each in dates}
    others = [each for each in dates if each.basis is Basis.NAMED or isinstance(each.expression, Bound)]
    times = {word for each, span in spans.items() if each not in others for word in span}
    found = {}
    for date, span in spans.items():
        before = list(range(min(span, default=0)))
        while before and tree.tokens[before[-1]].text.lower() in words.leads:
            before.pop()
        if not before or tree.tokens[before[-1]].lemma not in words.light["closing"]:
            continue
        verb = before.pop()
        is_finite = bool(before) and tree.tokens[before[-1]].tag in syntax.RELATIVE_TAGS
        while before and (tree.tokens[before[-1]].text == "," or tree.tokens[before[-1]].tag in syntax.RELATIVE_TAGS):
            before.pop()
        is_led = is_finite or not any(tree.tokens[each].dep in syntax.SUBJECTS and tree.tokens[each].head == verb for each in before)
        if before and before[-1] in times and is_led:
            found[date] = verb
    return found


def _is_base(site: Site) -> bool:
    """Whether a date is that of an amount from which another one rose or fell, or which it is compared with.

    Sales rose 5% from 80 million in 1990; up from seven a year ago; a rise of 5% from last year's 80 million.
    """
    tokens, light = site.tree.tokens, site.words.light
    first, behind = min(site.date), tokens[max(site.date) + 1 :][:NEAR]
    leads = site.words.leads - light["basing"] - light["limits"]
    end = first - 1 if first and tokens[first - 1].text.lower() in leads else first
    run = itertools.takewhile(lambda each: tokens[each].lemma not in light["basing"], range(end - 1, -1, -1))
    amount = [tokens[each] for each in run]
    here = end - len(amount) - 1
    if here < 0 or site.is_bound or not all(each.pos in MEASURES or each.lemma in light["measuring"] for each in amount):
        return False
    before = list(itertools.takewhile(lambda each: each.lemma not in light["changing"], reversed(tokens[:here][-REACH:])))
    if len(before) == min(here, REACH) or (amount and not any(map(_is_amount, amount))):
        return False
    if not before and tokens[here - 1].lemma in light["risen"] and amount:
        return True
    is_owner = bool(behind) and behind[0].tag == "POS"
    return any(map(_is_amount, before)) or (bool(amount or is_owner) and any(map(_is_amount, behind)))


def _is_amount(token: Token) -> bool:
    return token.pos == "NUM" or any(each.isdecimal() for each in token.text)


def _links(sites: Mapping[Timex, Site], gaps: Mapping[Timex, Gap]) -> list[tuple[int, Timex, str]]:
    """The pairs of event and date: the first linker that finds one decides; then what shares a date with it."""
    main: list[tuple[int, Timex, str]] = []
    for timex, site in sites.items():
        chosen = _chosen(sites[gaps[timex].first] if timex in gaps and not _tells(site, gaps[timex]) else site)
        if chosen and chosen[0] >= 0:
            main.append((chosen[0], timex, chosen[1]))
    kept = [each for each in main if each[1] in gaps or not _is_weaker(each, main, sites)]
    taken = {number for number, _, _ in kept}
    for number, timex, _ in list(kept):
        for name, sharer in SHARERS.items():
            for other in sharer(sites[timex], number, timex):
                if other not in taken:
                    taken.add(other)
                    kept.append((other, timex, name))
    return kept


def _is_weaker(pair: tuple[int, Timex, str], others: Sequence[tuple[int, Timex, str]], sites: Mapping[Timex, Site]) -> bool:
    """Whether another date has a better claim to the event, and the two are not coordinated ("in May and in June")."""
    number, timex, name = pair
    for other, date, how in others:
        alike = timex.interval and date.interval and timex.interval.precision is date.interval.precision
        if other != number or date is timex or _are_coordinated(sites[timex], sites[date], listed=bool(alike)):
            continue
        if timex.type == "TIME" and date.type == "DATE":
            return True
        if _holds(timex, date):  # three months later, on 8 August
            return True
        mine, theirs = (_is_of_noun(sites[each], number) for each in (timex, date))
        if mine and not theirs:  # the accounts for 1998 were approved on 3 May 2015
            return True
        if theirs and not mine:
            continue
        if not _holds(date, timex) and (CONFIDENCE[how], -date.start) > (CONFIDENCE[name], -timex.start):
            return True
    return False


def _is_of_noun(site: Site, number: int) -> bool:
    """Whether a date hangs on a noun before the word of an event, and not on that word itself."""
    below = list(itertools.takewhile(lambda each: site.events.get(each) != number, syntax.ancestors(site.tree, site.head)))
    tokens, times = site.tree.tokens, site.words.light["times"]
    stands_before = all(site.head < word for word, each in site.events.items() if each == number)
    return stands_before and any(tokens[each].pos == "NOUN" and tokens[each].lemma not in times for each in below)


def _holds(one: Timex, other: Timex) -> bool:
    """Whether a date is a longer stretch in which another lies."""
    return bool(one.interval and other.interval and one.interval.contains(other.interval) and not other.interval.contains(one.interval))


def _are_coordinated(one: Site, other: Site, *, listed: bool) -> bool:
    """Whether a conjunction stands between two dates that hang on one event, and no verb; where they may be ``listed``, a comma alone."""
    first, last = sorted((one.head, other.head))
    between = [each for each in range(first + 1, last) if each not in one.date and each not in other.date]
    tokens = one.tree.tokens
    if listed and between and all(tokens[each].text == "," or tokens[each].text.lower() in one.words.leads for each in between):
        return True
    return any(tokens[each].dep == "cc" for each in between) and not any(syntax.is_verbal(one.tree, each) for each in between)


# ---------------------------------------------------------------------------------------------------- linkers


def _bracket(site: Site) -> int | None:
    """The event right behind which a bracket holds the date, and no event of its own: the treaty (1856)."""
    around = next(((first, last) for first, last in syntax.brackets(site.tree) if first < site.head < last), None)
    if around is None or any(each in site.events for each in range(*around)):
        return None
    before = around[0] - 1
    owner = before if before in site.events and site.tree.tokens[before].pos == "PROPN" else syntax.owner(site.tree, around[0])
    return site.events.get(owner) if owner is not None and site.tree.tokens[owner].pos not in ("VERB", "AUX") else None


def _phrase(site: Site) -> int | None:
    """The event noun whose phrase holds the date: the 1956 declaration, the visit in May. -1 where another noun has the date."""
    tree, here, passed = site.tree, site.head, False
    if _is_compared(site):
        return -1
    if (named := _behind_comma(site)) is not None:
        return named
    for above in syntax.ancestors(tree, site.head):
        token, dep = tree.tokens[above], tree.tokens[here].dep
        if above in site.events:
            return site.events[above] if token.pos in syntax.NOUNS else None
        if syntax.is_verbal(tree, above):
            return None
        attributive = dep in BEFORE_NOUN or (tree.tokens[here].dep == "prep" and tree.tokens[here].lemma in site.words.light["attributive"])
        if token.pos in syntax.NOUNS and attributive and not passed and token.lemma not in site.words.light["times"]:
            return -1
        passed = passed or (token.pos in syntax.NOUNS and token.lemma not in site.words.light["times"])
        here = above
    return None


def _is_compared(site: Site) -> bool:
    """Whether the date says only since when there was nothing like it, or with what a thing is compared.

    The first visit since 1990, the worst flood since May, the first time that it rained since May, the third in the past decade; a rise of
    five percent compared with 1990.
    """
    tree, light = site.tree, site.words.light
    upward = itertools.takewhile(lambda each: each not in site.events, syntax.ancestors(tree, site.head))
    if not site.is_bound and any(tree.tokens[each].lemma in light["likening"] for each in upward):
        return True
    leading = next((each for each in syntax.ancestors(tree, site.head) if each not in site.date), None)
    if leading is None or not (site.is_span or tree.tokens[leading].lemma in light["comparing"]):
        return False
    nouns = {tree.tokens[leading].head, max(leading - 1, 0)}  # the parser may hang the date on the verb
    above = (tree.tokens[each] for each in syntax.ancestors(tree, leading))
    nouns |= {each.head for each in above if each.dep in ("relcl", "acl") and tree.tokens[each.head].lemma in light["times"]}
    words = (tree.tokens[each] for noun in nouns for each in (noun, *tree.children[noun]))
    return any(each.tag in ("JJS", "RBS") or each.lemma in light["ranking"] for each in words)


def _behind_comma(site: Site) -> int | None:
    """The event noun behind an article and a date that a comma closes: the May 3, 1988, fire."""
    first, last = min(site.date), max(site.date)
    tokens = site.tree.tokens
    opening = next((each for each in (first, first - 1) if each >= 0 and tokens[each].pos in ("DET", "PRON")), None)
    noun = last + 2
    if opening is None or noun >= len(tokens) or tokens[last + 1].text != "," or not any(each.text == "," for each in tokens[first:last]):
        return None
    while noun + 1 < len(tokens) and noun not in site.events and tokens[noun].pos in ("ADJ", *syntax.NOUNS):
        noun += 1
    return site.events.get(noun) if tokens[noun].pos == "NOUN" else None


def _clause(site: Site) -> int | None:
    """The nearest event above the date; of a purpose ("went there to sign it in May") the event that was for it."""
    tree, passed = site.tree, None
    for above in syntax.ancestors(tree, site.head):
        number = site.events.get(above)
        if tree.tokens[above].lemma in site.words.light["dating"] and tree.tokens[above].dep == "acl":
            return _of_thing(site, tree.tokens[above].head)
        if _is_aside(site, above):
            continue
        if number is None and tree.tokens[above].dep == "acl" and tree.tokens[above].head in site.events:
            return site.events[tree.tokens[above].head]  # elections to be held by July
        if number is None and syntax.is_verbal(tree, above):
            number = _predicate(site, above)
        if number is None:
            continue
        token = tree.tokens[above]
        if _is_deferred(site, above):
            return -1
        serves = token.dep in ("acl", "advcl") and syntax.is_infinitive(tree, above) and tree.tokens[token.head].pos != "NOUN"
        serves = serves and syntax.child(tree, above, syntax.SUBJECTS) is None
        serves = serves and not (site.is_bound and site.is_future)  # urged them to send it home by June
        if token.lemma in site.words.light["reacting"] and not site.is_today:
            told = [word for word in site.events if above < word < site.head and tree.tokens[word].pos in syntax.NOUNS]
            return site.events[max(told)] if told else number
        if _is_state(tree, site.words, above):
            told = [word for word in site.events if above < word < site.head and not _is_state(tree, site.words, word)]
            return site.events[max(told)] if told else number
        if not serves:
            below = next((each for each in (_apart(site, above), _in_tense(site, above)) if each is not None), None)
            return below if below is not None else _said(site, above, number) if site.is_past else number
        passed = number if passed is None else passed
    return passed


def _is_deferred(site: Site, verb: int) -> bool:
    """Whether the date is one to which something is put off: the vote was postponed to May; not one to which a realm extends."""
    tree, light = site.tree, site.words.light
    before = min(site.date) - 1
    is_led = before >= 0 and tree.tokens[before].text.lower() in light["deferred"]
    return is_led and tree.tokens[verb].lemma in light["deferring"] and bool(syntax.objects(tree, verb) or syntax.is_passive(tree, verb))


def _of_thing(site: Site, noun: int) -> int:
    """The event of a thing that a participle dates: itself (an agreement dated 1 August), or what was said in it; -1 where it is none."""
    tree = site.tree
    above = syntax.clause(tree, noun)
    is_means = tree.tokens[noun].dep == "pobj" and tree.tokens[tree.tokens[noun].head].head == above
    says = tree.tokens[noun].dep in syntax.SUBJECTS and site.words.verbs.get(tree.tokens[above].lemma) == "statement"
    if noun in site.events or not (is_means or says):
        return site.events.get(noun, -1)
    return site.events.get(above, -1)


def _is_aside(site: Site, verb: int) -> bool:
    """Whether the clause of a verb begins after a date that is of the clause above it.

    In May she, moved to tears, left; in May, moved, she left; it votes in May after she leaves.
    """
    tree, token = site.tree, site.tree.tokens[verb]
    mark = syntax.child(tree, verb, ("mark",))
    if mark is not None:
        return token.dep == "advcl" and site.head < mark and syntax.is_verbal(tree, token.head)
    if token.dep not in ("acl", "advcl") or syntax.first_form(tree, verb) not in ("VBG", "VBN"):
        return False
    if token.dep == "acl":
        return site.head < token.head < verb
    own, above = (syntax.child(tree, each, syntax.SUBJECTS) for each in (verb, token.head))
    if own is not None:  # the parser gave it the subject of its clause
        return above is None and site.head < own < verb < token.head
    return above is not None and site.head < min(above, verb) and verb < token.head


def _apart(site: Site, verb: int) -> int | None:
    """The event noun right before the date and after a preposition that sets it apart from the verb: died weeks after the crash of May."""
    tree = site.tree
    leading = next((each for each in syntax.ancestors(tree, site.head) if tree.tokens[each].head == verb), site.head)
    noun = leading - 1
    if tree.tokens[leading].dep != "prep" or noun not in site.events or tree.tokens[noun].pos != "NOUN":
        return None
    over = tree.tokens[tree.tokens[noun].head]
    of_time = over.lemma in site.words.light["attributive"] and tree.tokens[over.head].lemma in site.words.light["times"]
    return site.events[noun] if of_time or over.lemma in site.words.light["apart"] else None


def _in_tense(site: Site, verb: int) -> int | None:
    """The event between a verb and its date whose tense fits the date, where that of the verb does not; -1 where a mere noun has it.

    Summoned her to testify next month; leads the team that found the wreck last year; has met a man jailed in May; told them of goals
    for next year.
    """
    tree = site.tree
    is_past, is_present = syntax.is_past(tree, verb), syntax.is_present(tree, verb)
    is_perfect = syntax.is_perfect(tree, verb) and syntax.first_form(tree, verb) in ("VBZ", "VBP")
    if not (site.is_future and is_past) and not (site.is_past and (is_present or is_perfect)):
        return None
    below = [word for word in syntax.subtree(tree, verb) if verb < word < site.head and word in site.events]
    fit = [word for word in below if _fits(site, word, is_past)]
    if is_perfect:
        nouns = [word for word in below if tree.tokens[word].pos == "NOUN"]
        is_told = any(site.events[word] == site.events.get(verb) for word in nouns)  # has made a visit
        fit = fit or [word for word in nouns if not is_told and _is_beside(site, word)]
        return site.events[max(fit)] if fit else None
    between = itertools.takewhile(lambda each: each != verb, syntax.ancestors(tree, site.head))
    is_of_noun = any(tree.tokens[each].pos == "NOUN" and tree.tokens[each].lemma not in site.words.light["times"] for each in between)
    return site.events[max(fit)] if fit else -1 if is_of_noun else None


def _fits(site: Site, word: int, is_future: bool) -> bool:
    """Whether an event may be of a future date, as infinitives and nouns, or of a past one, as verbs in the past."""
    if is_future:
        return syntax.is_infinitive(site.tree, word) or site.tree.tokens[word].pos == "NOUN"
    return syntax.is_verbal(site.tree, word) and syntax.is_past(site.tree, word)


def _is_beside(site: Site, noun: int) -> bool:
    """Whether nothing but what leads to the date stands between the phrase of a noun and the date."""
    end = max(each for each in syntax.subtree(site.tree, noun) if each not in site.date)
    return all(site.tree.tokens[each].text.lower() in site.words.leads for each in range(end + 1, min(site.date)))


def _said(site: Site, verb: int, number: int) -> int:
    """The number of a verb's event, or of the one above it that says what it is to be: what was offered on a past day was said then."""
    tree = site.tree
    above = tree.tokens[verb].head
    is_told = tree.tokens[verb].dep == "xcomp" and site.words.verbs.get(tree.tokens[above].lemma) == "statement"
    deadline = any(tree.tokens[each].lemma in site.words.light["deadline"] for each in syntax.ancestors(tree, site.head))
    return site.events[above] if is_told and above in site.events and syntax.is_past(tree, above) and not deadline else number


def _is_state(tree: Tree, words: EventWords, index: int) -> bool:
    """Whether a verb tells how things are and not what happened: a stative verb in the present."""
    return syntax.is_verbal(tree, index) and tree.tokens[index].lemma in words.light["stative"] and not syntax.is_past(tree, index)


def _predicate(site: Site, verb: int) -> int | None:
    """The event noun below a verb that is no event itself: in 2013 they were on the verge of a deal."""
    meant = syntax.cleft(site.tree, verb, site.date, site.words.empty, site.words.light["times"])
    if meant is not None:
        return site.events.get(meant)
    below = [each for each in syntax.subtree(site.tree, verb, ("advcl", "relcl", "ccomp", "conj")) if each in site.events]
    return site.events[min(below, key=lambda each: (_depth(site.tree, each), abs(each - verb)))] if below else None


def _depth(tree: Tree, index: int) -> int:
    return sum(1 for _ in syntax.ancestors(tree, index))


def _caption(site: Site) -> int | None:
    """The last event noun before a date that hangs on no event: a caption, a headline, an entry of a list."""
    before = [word for word in site.events if word < site.head and site.tree.tokens[word].pos in syntax.NOUNS]
    return site.events[max(before)] if before else None


def _nearest(site: Site) -> int | None:
    """The event with the fewest words between it and the date."""
    nearest = min(site.events, key=lambda word: (abs(word - site.head), word), default=None)
    return None if nearest is None else site.events[nearest]


def _is_date_above(site: Site, word: int) -> bool:
    return site.tree.tokens[word].head in site.date


# ---------------------------------------------------------------------------------------------------- sharers


def _when(site: Site, number: int, timex: Timex) -> list[int]:
    """The clause that hangs on the date itself: in 1904, when the fleet attacked; not on one that reaches from here to there.

    They had fought from 1904 to 1905, when the emperor called them home. Nor on one counted from what hangs on it: two days after the fall.
    """
    if timex.ends or (isinstance(timex.expression, Moved) and timex.expression.base is not None):
        return []
    return [other for word, other in site.events.items() if other != number and _is_date_above(site, word)]


def _coordinated(site: Site, number: int, _: Timex) -> list[int]:
    """The verbs coordinated with the one that is dated, where the date stands before them all; not what was done later than that."""
    tree, after = site.tree, site.words.light["afterwards"]
    own = [word for word, each in site.events.items() if each == number and syntax.is_verbal(tree, word)]
    chains = [other for word in own for other in syntax.conjuncts(tree, word)[1:] if other in site.events and site.head < min(own)]
    adverbs = {each: [one for one in tree.children[each] if one < each and tree.tokens[one].dep in ("advmod", "prep")] for each in chains}
    said = {each: {tree.tokens[word].lemma for one in adverbs[each] for word in (one, *tree.children[one])} for each in chains}
    first = min((each for each in chains if said[each] & after), default=len(tree.tokens))
    return [site.events[each] for each in chains if each < first]


def _occasion(site: Site, number: int, _: Timex) -> list[int]:
    """The verb whose occasion a bracket dates: at the congress (1890) it split."""
    tree = site.tree
    nouns = [word for word, each in site.events.items() if each == number and not syntax.is_verbal(tree, word)]
    found = [verb for word in nouns if (verb := _at_occasion(site, word)) is not None and _bracket(site) == number]
    return [site.events[verb] for verb in found if verb in site.events and site.events[verb] != number and syntax.is_past(tree, verb)]


def _at_occasion(site: Site, noun: int) -> int | None:
    """The verb of whose occasion a noun tells: in the battle they fell."""
    tree = site.tree
    preposition = tree.tokens[noun].head
    return tree.tokens[preposition].head if tree.tokens[preposition].lemma in site.words.light["occasions"] else None


def _circumstance(site: Site, number: int, timex: Timex) -> list[int]:
    """The events that are the setting of the one that is dated, where the date is coarse: after the outbreak of war."""
    tree = site.tree
    if timex.interval is None or timex.interval.precision not in COARSE:
        return []
    own = [word for word, each in site.events.items() if each == number]
    found = []
    for word in own:
        for preposition, noun in syntax.prepositions(tree, word):
            if tree.tokens[preposition].text.lower() in site.words.light["circumstances"] and not syntax.is_measured(tree, preposition):
                found += [
                    site.events[each] for each in syntax.conjuncts(tree, noun) if each in site.events and tree.tokens[each].pos == "NOUN"
                ]
    return [each for each in found if each != number]


# ------------------------------------------------------------------------------------------------- dated events


LINKERS: dict[str, Callable[[Site], int | None]] = {
    "bracket": _bracket,
    "phrase": _phrase,
    "clause": _clause,
    "caption": _caption,
    "nearest": _nearest,
}
"""How a date finds its event: tried in this order, the first that answers decides, and its name says why."""

SHARERS: dict[str, Callable[[Site, int, Timex], list[int]]] = {
    "since": _when,
    "shared": _coordinated,
    "occasion": _occasion,
    "circumstance": _circumstance,
}
"""Which other events the date of an event dates too."""
