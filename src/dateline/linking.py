"""Which date dates which event, by the syntax of their sentence."""

import dataclasses
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from dateline import interval, phrasing, syntax
from dateline.interval import Extent, Interval, Precision
from dateline.language import EventWords, event_words
from dateline.model import Basis, Document, Event, Sentence, Status, Timex
from dateline.syntax import Tree

BEFORE_NOUN = frozenset({"nummod", "amod", "compound", "poss", "nmod", "det", "nmod:poss"})
VAGUE_TYPES = frozenset({"other", "statement", "economy", "publication"})
LAST_WORD = re.compile(r"(\w+)\s+$")
NEAR = 400  # characters between a day and a sentence that goes on with it
SCENE = 10  # days before its date that a report tells of as its scene
DATED_TYPES = frozenset({"DATE", "TIME", "DURATION"})
COARSE = frozenset({Precision.MONTH, Precision.SEASON, Precision.QUARTER, Precision.HALF, Precision.YEAR})

CONFIDENCE = {
    "phrase": 0.9,
    "clause": 0.85,
    "since": 0.8,
    "caption": 0.7,
    "shared": 0.8,
    "circumstance": 0.5,
    "nearest": 0.5,
    "sentence": 0.7,
    "told": 0.65,
    "recalled": 0.75,
    "inherited": 0.7,
    "story": 0.9,
    "document": 0.8,
}
"""How often the days were right for each way in which a date finds its event, on eventtime_dev, timelines_apple and the project's sample
documents together: clause 219 of 259, story 171 of 185, document 123 of 155, inherited 27 of 39, sentence 15 of 22, shared 12 of 15,
phrase 6 of 8 and all of 14 rows read one by one, recalled 6 of 8. ``since``, ``caption``, ``circumstance``, ``nearest`` and ``told`` were
seen less often than that, and are estimates."""

SURE = frozenset({"phrase", "clause"})  # ways that give an event a date which other mentions of it may take


@dataclasses.dataclass(frozen=True, slots=True)
class Site:
    """A date among the events of its sentence: its head word, and the event of each word that tells one."""

    tree: Tree
    words: EventWords
    date: frozenset[int]
    head: int
    events: Mapping[int, int]  # a word of a trigger -> the number of its event
    is_past: bool  # whether the date is before that of the document


def story(
    told: Iterable[tuple[Sentence, Sequence[Event], Sequence[Timex]]], document: Document, *, all_events: bool = False
) -> Iterator[Event]:
    """The dated mentions of a document, in order, from its sentences with their events and temporal expressions.

    The first recent day that dates an event is the scene of a report: with ``all_events``, what it tells in the past tense
    without a date was then.
    """
    found: list[Event] = []
    last = scene = None
    for sentence, events, timexes in told:
        rows = link(sentence, events, timexes, document, all_events=all_events, told=last, scene=scene)
        found += rows
        if scene is None:
            scene = next((each.timex for each in rows if each.timex and each.timex.text and _is_scene(each.timex, document)), None)
        last = next((each for each in reversed(timexes) if each.interval), last)
    yield from recall(found) if all_events else found


def link(
    sentence: Sentence,
    events: Sequence[Event],
    timexes: Sequence[Timex],
    document: Document,
    *,
    all_events: bool = False,
    told: Timex | None = None,
    scene: Timex | None = None,
) -> tuple[Event, ...]:
    """The events of a sentence that are dated, each with its date and confidence; an event with two dates is two.

    With ``all_events`` those without a date of their own get that of the event above them, of the ``scene`` of the report, of
    the document, or else ``told``, the last that the text told before. Without, only the sentence that goes on with the day
    told just before it is dated by that day.
    """
    usable = [each for each in timexes if is_date(each) and sentence.start <= each.start and each.end <= sentence.end]
    if not events:
        return ()
    if not sentence.tokens:
        dated = list(_beside(sentence, events, usable, document))
        return tuple(dated) if dated or not all_events else tuple(_undated(each, document, told) for each in events)
    tree = syntax.tree(sentence)
    words = event_words(document.language)
    marked = {word: number for number, each in enumerate(events) for word in syntax.covered(tree, each.trigger_start, each.trigger_end)}
    sites = {each: site for each in usable if (site := _site(tree, words, each, marked, document))}
    links = _links(sites)
    found = [(number, _dated(event, timex, how, document)) for number, timex, how, event in _placed(links, events, tree, words)]
    if not usable and not all_events and told and follows(told, sentence, document):
        found = [(number, each) for number, each in enumerate(_continuing(events, told, tree, document))]
    if all_events:
        dates = dict(reversed(found))
        for number, event in enumerate(events):
            if number not in dates:
                then = scene if _is_past(tree, number, marked) else None
                found.append((number, _inherited(tree, number, marked, dates, event, document) or _undated(event, document, told, then)))
    else:
        states = {number for word, number in marked.items() if _is_state(tree, words, word) or tree.tokens[word].dep == "amod"}
        found = [(number, event) for number, event in found if number not in states or event.type != "other"]
    return tuple(
        each for _, each in sorted(found, key=lambda pair: (pair[1].trigger_start, pair[0], pair[1].timex.start if pair[1].timex else 0))
    )


def _beside(sentence: Sentence, events: Sequence[Event], dates: Sequence[Timex], document: Document) -> Iterator[Event]:
    """Without syntax: the event of each clause with the dates in that clause."""
    for first, last in phrasing.clauses(sentence, dates, event_words(document.language)):
        own = [each for each in dates if first <= each.start < last]
        for event in events:
            if first <= event.trigger_start < last:
                narrow = (each for each in own if not any(_holds(each, other) for other in own))
                yield from (_dated(event, each, "sentence", document) for each in narrow)


def recall(mentions: Sequence[Event]) -> tuple[Event, ...]:
    """The mentions of a document with those that only the document's date dated dated anew where another dates the same word.

    Of "Iraq invaded Kuwait on 2 August" and, further on, "the invasion", the second takes the date of the first.
    """
    dated: dict[tuple[str, str], Timex] = {}
    for each in mentions:
        if each.timex and each.timex.text and each.timex.interval and each.link in SURE and _is_memorable(each):
            dated.setdefault(_stem(each), each.timex)
    return tuple(_recalled(each, dated.get(_stem(each))) for each in mentions)


def _recalled(event: Event, timex: Timex | None) -> Event:
    own = event.timex is not None and event.timex.text and 0 <= event.timex.start - event.sentence_start < len(event.sentence)
    if timex is None or own or not _is_memorable(event):
        return event
    context = dataclasses.replace(timex, basis=Basis.CONTEXT)
    return dataclasses.replace(event, timex=context, confidence=CONFIDENCE["recalled"], link="recalled")


def _is_memorable(event: Event) -> bool:
    return event.status is Status.HAPPENED and event.type not in ("other", "statement", "economy")


def _stem(event: Event) -> tuple[str, str]:
    return event.type, event.trigger.split()[-1].lower()[:4]


def is_date(timex: Timex) -> bool:
    """Whether a temporal expression can date an event: it means an interval, or would if the document's date were known."""
    return timex.type in DATED_TYPES and (timex.interval is not None or bool(timex.edtf))


def follows(told: Timex, sentence: Sentence, document: Document) -> bool:
    """Whether a sentence goes on with the story of a day: the day was told just before it, in the same paragraph."""
    between = document.text[told.end : sentence.start]
    return (
        bool(between)
        and told.interval is not None
        and told.interval.precision is Precision.DAY
        and len(between) < NEAR
        and "\n" not in between.strip(" ")
    )


def _continuing(events: Sequence[Event], told: Timex, tree: Tree, document: Document) -> Iterator[Event]:
    """The events of a sentence that say what happened on the day told before: those of its main verb, in the past."""
    roots = {tree.tokens[index].start for index in range(len(tree.tokens)) if syntax.is_root(tree, index) and syntax.is_past(tree, index)}
    for event in events:
        is_main = any(event.trigger_start <= start < event.trigger_end for start in roots)
        if is_main and event.status is Status.HAPPENED and event.type not in VAGUE_TYPES:
            yield _dated(event, dataclasses.replace(told, basis=Basis.CONTEXT), "told", document)


def _site(tree: Tree, words: EventWords, timex: Timex, marked: Mapping[int, int], document: Document) -> Site | None:
    head = syntax.head_of(tree, timex.start, timex.end)
    if head is None:
        return None
    inside = frozenset(syntax.covered(tree, timex.start, timex.end))
    outside = {word: number for word, number in marked.items() if word not in inside}
    is_past = timex.interval is not None and document.dct is not None and _is_after(document.dct, timex.interval)
    return Site(tree, words, inside, head, outside, is_past)


def _links(sites: Mapping[Timex, Site]) -> list[tuple[int, Timex, str]]:
    """The pairs of event and date: the first linker that finds one decides; then what shares a date with it."""
    main: list[tuple[int, Timex, str]] = []
    for timex, site in sites.items():
        chosen = next(((number, name) for name, linker in LINKERS.items() if (number := linker(site)) is not None), None)
        if chosen and chosen[0] >= 0:
            main.append((chosen[0], timex, chosen[1]))
    kept = [each for each in main if not _is_weaker(each, main, sites)]
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
        if other != number or date is timex or _are_coordinated(sites[timex], sites[date]):
            continue
        if timex.type == "TIME" and date.type == "DATE":
            return True
        if _holds(timex, date):  # three months later, on 8 August
            return True
        if not _holds(date, timex) and (CONFIDENCE[how], -date.start) > (CONFIDENCE[name], -timex.start):
            return True
    return False


def _holds(one: Timex, other: Timex) -> bool:
    """Whether a date is a longer stretch in which another lies."""
    return bool(one.interval and other.interval and one.interval.contains(other.interval) and not other.interval.contains(one.interval))


def _are_coordinated(one: Site, other: Site) -> bool:
    """Whether a conjunction stands between two dates that hang on one event, and no verb."""
    first, last = sorted((one.head, other.head))
    between = range(first + 1, last)
    tokens = one.tree.tokens
    return any(tokens[each].dep == "cc" for each in between) and not any(syntax.is_verbal(one.tree, each) for each in between)


# ---------------------------------------------------------------------------------------------------- linkers


def _phrase(site: Site) -> int | None:
    """The event noun whose phrase holds the date: the 1956 declaration, the visit in May. -1 where another noun has the date."""
    tree, here = site.tree, site.head
    for above in syntax.ancestors(tree, site.head):
        token, dep = tree.tokens[above], tree.tokens[here].dep
        if above in site.events:
            return site.events[above] if token.pos in syntax.NOUNS else None
        if syntax.is_verbal(tree, above):
            return None
        attributive = dep in BEFORE_NOUN or (tree.tokens[here].dep == "prep" and tree.tokens[here].lemma in site.words.light["attributive"])
        if token.pos in syntax.NOUNS and attributive and token.lemma not in site.words.light["times"]:
            return -1
        here = above
    return None


def _clause(site: Site) -> int | None:
    """The nearest event above the date; of a purpose ("went there to sign it in May") the event that was for it."""
    tree, passed = site.tree, None
    for above in syntax.ancestors(tree, site.head):
        number = site.events.get(above)
        if number is None and tree.tokens[above].dep == "acl" and tree.tokens[above].head in site.events:
            return site.events[tree.tokens[above].head]  # elections to be held by July
        if number is None and syntax.is_verbal(tree, above):
            number = _predicate(site, above)
        if number is None:
            continue
        token = tree.tokens[above]
        serves = token.dep in ("acl", "advcl") and syntax.is_infinitive(tree, above) and tree.tokens[token.head].pos != "NOUN"
        serves = serves and syntax.child(tree, above, syntax.SUBJECTS) is None
        if token.lemma in site.words.light["reacting"]:
            told = [word for word in site.events if above < word < site.head and tree.tokens[word].pos in syntax.NOUNS]
            return site.events[max(told)] if told else number
        if _is_state(tree, site.words, above):
            told = [word for word in site.events if above < word < site.head and not _is_state(tree, site.words, word)]
            return site.events[max(told)] if told else number
        if not serves:
            return _said(site, above, number) if site.is_past else number
        passed = number if passed is None else passed
    return passed


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


def _when(site: Site, number: int, _: Timex) -> list[int]:
    """The clause that hangs on the date itself: in 1904, when the fleet attacked."""
    return [other for word, other in site.events.items() if other != number and _is_date_above(site, word)]


def _coordinated(site: Site, number: int, _: Timex) -> list[int]:
    """The verbs coordinated with the one that is dated, where the date stands before them all."""
    tree = site.tree
    own = [word for word, each in site.events.items() if each == number and syntax.is_verbal(tree, word)]
    chains = [other for word in own for other in syntax.conjuncts(tree, word)[1:]]
    return [site.events[other] for other in chains if other in site.events and site.head < min(own)]


def _circumstance(site: Site, number: int, timex: Timex) -> list[int]:
    """The events that are the setting of the one that is dated, where the date is coarse: after the outbreak of war."""
    tree = site.tree
    if timex.interval is None or timex.interval.precision not in COARSE:
        return []
    own = [word for word, each in site.events.items() if each == number]
    found = []
    for word in own:
        for preposition, noun in syntax.prepositions(tree, word):
            if tree.tokens[preposition].text.lower() in site.words.light["circumstances"]:
                found += [
                    site.events[each] for each in syntax.conjuncts(tree, noun) if each in site.events and tree.tokens[each].pos == "NOUN"
                ]
    return [each for each in found if each != number]


# ------------------------------------------------------------------------------------------------- dated events


def _placed(
    links: Sequence[tuple[int, Timex, str]], events: Sequence[Event], tree: Tree, words: EventWords
) -> list[tuple[int, Timex, str, Event]]:
    """The links with their events; where one event has several dates and as many places, each date takes the place beside it."""
    found = []
    for number, timex, how in links:
        event = events[number]
        dates = sorted((each for other, each, _ in links if other == number), key=lambda each: each.start)
        if len(dates) > 1 and len(event.places) >= len(dates):
            event = _at_its_place(event, timex, dates, tree, words)
        found.append((number, timex, how, event))
    return found


def _at_its_place(event: Event, timex: Timex, dates: Sequence[Timex], tree: Tree, words: EventWords) -> Event:
    """The event with the places that stand beside one of its dates."""
    where = {place: next((token.start for token in tree.tokens if token.text == place.split()[0]), -1) for place in event.places}
    leading = min(where.values()) < dates[0].start
    at = dates.index(timex)
    if leading:
        low, high = (dates[at - 1].end if at else 0), timex.start
    else:
        low, high = timex.end, (dates[at + 1].start if at + 1 < len(dates) else tree.tokens[-1].end)
    here = tuple(place for place, start in where.items() if low <= start <= high)
    if not here:
        return event
    headline = event.headline
    for place in event.places:
        if place not in here:
            joined = rf",?(?: {re.escape(words.conjunction)})?(?: (?:{'|'.join(sorted(words.light['place']))}))? {re.escape(place)}\b"
            headline = re.sub(joined, "", headline)
    return dataclasses.replace(event, places=here, headline=headline)


def _dated(event: Event, timex: Timex, how: str, document: Document) -> Event:
    leading = LAST_WORD.search(document.text, max(0, timex.start - 20), timex.start)
    lasts = leading is not None and leading.group(1).lower() in event_words(document.language).light["throughout"]
    placed = dataclasses.replace(timex, interval=_extended(timex.interval, event, lasts, document)) if timex.interval else timex
    status = event.status
    if status is Status.HAPPENED and _is_after(placed.interval, document.dct):
        status = Status.PLANNED
    return dataclasses.replace(event, timex=placed, status=status, confidence=CONFIDENCE[how], link=how)


def _extended(stretch: Interval, event: Event, lasts: bool, document: Document) -> Interval:
    """The interval with its extent: what lasts filled a stretch of several years or between two days; the rest fell within it.

    ``lasts`` where a word before the date says so: throughout the 1860s, from 264 to 241 BC.
    """
    lasting = event_words(document.language).light["lasting"]
    is_long = event.type == "war" or bool(lasting & {word.lower().rstrip("s") for word in event.trigger.split()})
    is_open = stretch.first is None or stretch.last is None
    is_told = stretch.precision is Precision.SPAN and not stretch.uncertain  # else it is as wide as what is not known
    throughout = (is_told and (is_long or is_open)) or (lasts and stretch.precision is not Precision.DAY)
    return dataclasses.replace(stretch, extent=Extent.THROUGHOUT) if throughout else stretch


def _is_after(stretch: Interval | None, dct: Interval | None) -> bool:
    return stretch is not None and dct is not None and stretch.first is not None and dct.last is not None and stretch.first > dct.last


def _inherited(
    tree: Tree, number: int, marked: Mapping[int, int], dates: Mapping[int, Event], event: Event, document: Document
) -> Event | None:
    """The event with the date of the nearest dated event above or below it in its sentence."""
    own = [word for word, each in marked.items() if each == number]
    for above in syntax.ancestors(tree, own[0]):
        other = dates.get(marked.get(above, -1))
        if other and other.timex:
            if _is_past(tree, number, marked) and _is_after(other.timex.interval, document.dct):
                return None  # a vote next year, after the delegates agreed
            return _dated(event, other.timex, "inherited", document)
    return None


def _is_scene(told: Timex, document: Document) -> bool:
    """Whether a day may be the scene of a report: its own day, or one a few days before."""
    if told.interval is None or document.dct is None or told.interval.precision is not Precision.DAY:
        return False
    first, dct = told.interval.first, document.dct.first
    return first is not None and dct is not None and 0 <= dct - first <= SCENE


def _is_past(tree: Tree, number: int, marked: Mapping[int, int]) -> bool:
    """Whether an event is told in the past tense, by its own verb or by the one above it."""
    own = [word for word, each in marked.items() if each == number]
    verb = syntax.clause(tree, own[-1])
    return syntax.is_verbal(tree, verb) and syntax.is_past(tree, verb)


def _undated(event: Event, document: Document, told: Timex | None, scene: Timex | None = None) -> Event:
    """The event with the date of its report's scene, of the document, or with the last that its text told."""
    if scene is not None:
        return _dated(event, dataclasses.replace(scene, basis=Basis.CONTEXT), "story", document)
    if document.dct is not None:
        date = Timex(
            event.sentence_start,
            event.sentence_start,
            "",
            "DATE",
            value=interval.timex3(document.dct),
            edtf=interval.edtf(document.dct),
            interval=document.dct,
            basis=Basis.DOCUMENT,
        )
        return dataclasses.replace(event, timex=date, confidence=CONFIDENCE["document"], link="document")
    if told is not None:
        return dataclasses.replace(event, timex=dataclasses.replace(told, basis=Basis.CONTEXT), confidence=CONFIDENCE["told"], link="told")
    return event


LINKERS: dict[str, Callable[[Site], int | None]] = {
    "phrase": _phrase,
    "clause": _clause,
    "caption": _caption,
    "nearest": _nearest,
}
"""How a date finds its event: tried in this order, the first that answers decides, and its name says why."""

SHARERS: dict[str, Callable[[Site, int, Timex], list[int]]] = {
    "since": _when,
    "shared": _coordinated,
    "circumstance": _circumstance,
}
"""Which other events the date of an event dates too."""
