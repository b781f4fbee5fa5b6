"""Mentions of all documents -> events: what several sentences tell is one event, with its evidence."""

import collections
import dataclasses
import hashlib
import heapq
import itertools
import re
from collections.abc import Iterable, Iterator, Mapping

from dateline import days
from dateline.interval import Interval
from dateline.model import Event, Status
from dateline.sameness import FEW, PEOPLED, shared_people, shared_places

ENOUGH, CERTAIN = 2.0, 10.0
"""How much must speak for two mentions being one event; each point is weighed in ``likeness``."""

SAME_STATUS = (frozenset({Status.HAPPENED, Status.REPORTED}),)
ONE_KIND = frozenset({"visit", "treaty", "declaration", "meeting", "election", "birth", "death", "founding", "disaster"})
"""Types whose events are one when their dates and people are; of the others there are many in one war or one trial."""
VAGUE_TYPES = frozenset({"other", "statement", "economy"})
THINGS = VAGUE_TYPES | {"publication"}  # types of which the thing tells which one it was
ASSUMED = frozenset({"document", "story"})  # ways of dates that no text gives the event
REPEATED_TYPES = frozenset({"meeting", "visit", "election", "protest", "attack", "publication"})
ONCE, AGAIN = 732, 7  # days between the dates that two sources give one event, at most
TELLING = 4  # words of a headline, above which more of them do not make it better
YEARS = 10  # an interval is looked up under each of at most so many of its years
COMMON = 400  # mentions that may share a word and a year before the word says too little to compare them


Place = tuple[bool, int, int, str, int, str, int, str]
"""By what events are put in order."""


@dataclasses.dataclass(slots=True)
class Group:
    """An event in the making: its best mention, what all its mentions say, and the mentions."""

    event: Event
    words: frozenset[str]
    evidence: tuple[Event, ...]


def merge(mentions: Iterable[Event]) -> tuple[tuple[Event, tuple[Event, ...]], ...]:
    """The events that the mentions tell, in order of date, each with its evidence.

    The order of the mentions does not matter, and merging the events once more changes nothing: two are joined, the most alike
    first, until no two are alike enough. The most precise date and the clearest mention speak for an event; participants and
    places are united.
    """
    groups = {number: _group((each,)) for number, each in enumerate(sorted(mentions, key=_order))}
    index: dict[tuple[str, int | str], set[int]] = collections.defaultdict(set)
    waiting: list[tuple[float, Place, Place, int, int]] = []  # pairs that are alike, the most alike first
    fresh = list(groups)
    for number in itertools.count():
        for each in fresh:
            _enter(each, groups, index, waiting)
        while waiting and not {waiting[0][3], waiting[0][4]} <= groups.keys():
            heapq.heappop(waiting)
        if not waiting:
            break
        *_, one, other = heapq.heappop(waiting)
        fresh = [-number - 1]  # no number that a mention has
        groups[fresh[0]] = _group((*groups.pop(one).evidence, *groups.pop(other).evidence))
    return tuple((group.event, group.evidence) for group in sorted(groups.values(), key=lambda group: _order(group.event)))


def _enter(
    number: int,
    groups: Mapping[int, Group],
    index: dict[tuple[str, int | str], set[int]],
    waiting: list[tuple[float, Place, Place, int, int]],
) -> None:
    """Puts a group into the index, and its pairs with those that are alike into the heap."""
    group = groups[number]
    for near in _near(number, groups, index):
        score = likeness(group, groups[near])
        if score >= ENOUGH:
            first, second = sorted((number, near), key=lambda each: _order(groups[each].event))
            heapq.heappush(waiting, (-score, _order(groups[first].event), _order(groups[second].event), first, second))
    for key in _keys(group):
        index[key].add(number)


def _near(number: int, groups: Mapping[int, Group], index: Mapping[tuple[str, int | str], set[int]]) -> set[int]:
    """The groups that share a word and a year with one."""
    found: set[int] = set()
    for key in _keys(groups[number]):
        others = index[key]
        if len(others) <= COMMON:
            found |= others
    return {each for each in found if each in groups and each != number}


def _keys(group: Group) -> Iterator[tuple[str, int | str]]:
    timex = group.event.timex
    stretch = timex.interval if timex else None
    if stretch is None or stretch.first is None:
        years: Iterable[int | str] = (timex.edtf if timex else "",)
    else:
        first = days.year_month_day(stretch.first)[0]
        last = first if stretch.last is None else days.year_month_day(stretch.last)[0]
        years = range(first, min(last, first + YEARS) + 1)
    return itertools.product(group.words, years)


def _order(event: Event) -> Place:
    """By date, then by where it is told: the same for the same mentions in any order."""
    stretch = event.timex.interval if event.timex else None
    first = stretch.first if stretch and stretch.first is not None else stretch.last if stretch and stretch.last is not None else 0
    last = stretch.last if stretch and stretch.last is not None else first
    edtf = event.timex.edtf if event.timex else ""
    return stretch is None, first, last, event.document, event.trigger_start, event.headline, event.trigger_end, edtf


# -------------------------------------------------------------------------------------------------- disagreements


def disagreements(events: Iterable[tuple[Event, Iterable[Event]]]) -> tuple[tuple[Event, Event], ...]:
    """The pairs of events, with their evidence, that look like one event to which two documents give different dates.

    They agree in status, type, what was done, and people or places; no document tells both; their dates share no day and are no more
    than ``ONCE`` days apart where the kind of event happens once, ``AGAIN`` where people meet, visit and vote time after time.
    """
    groups = [Group(event, _content(event), tuple(evidence)) for event, evidence in events]
    index: dict[str, list[int]] = collections.defaultdict(list)
    for number, group in enumerate(groups):
        for word in sorted(group.words):
            index[word].append(number)
    near = {pair for numbers in index.values() if len(numbers) <= COMMON for pair in itertools.combinations(numbers, 2)}
    return tuple((groups[one].event, groups[other].event) for one, other in sorted(near) if _disagree(groups[one], groups[other]))


def _disagree(one: Group, other: Group) -> bool:
    a, b = one.event, other.event
    x, y = (each.timex.interval if each.timex else None for each in (a, b))
    if a.type != b.type or a.type in VAGUE_TYPES or not _are_of_one_status(a, b) or x is None or y is None:
        return False
    if {each.document for each in one.evidence} & {each.document for each in other.evidence}:
        return False
    if None in (x.first, x.last, y.first, y.last) or x.overlaps(y):
        return False
    deeds = _deeds(one), _deeds(other)
    if all(deeds) and _overlap(*deeds) < 0.75:
        return False
    shared = max(shared_people(a, b), shared_places(a, b))
    apart = max(x.first or 0, y.first or 0) - min(x.last or 0, y.last or 0)
    return shared > 0 and _alikeness(one, other) >= ENOUGH and apart <= (AGAIN if a.type in REPEATED_TYPES else ONCE)


# ------------------------------------------------------------------------------------------------------- likeness


def likeness(one: Group, other: Group) -> float:
    """How much speaks for two being one event; 0 where something speaks against it: dates, status, type, or one sentence."""
    if _are_told_at_once(one.event, other.event):
        return CERTAIN
    return 0.0 if not _may_be_one(one.event, other.event) or _are_told_apart(one.event, other.event) else _alikeness(one, other)


def _alikeness(one: Group, other: Group) -> float:
    """How much speaks for two being one event, whatever their dates; 0 where type, people or words speak against it."""
    a, b = one.event, other.event
    who = shared_people(a, b)
    where = shared_places(a, b)
    if who < 0 and where <= 0 and a.type not in PEOPLED:
        return 0.0
    fewer = min(len(one.words), len(other.words))
    words = len(one.words & other.words) / fewer * (0.5 if fewer == 1 else 1)  # a bare "launch" says little of which
    same_type, same_word = a.type == b.type, _stem(a.trigger) == _stem(b.trigger)
    if who <= 0 and where <= 0 and (_is_assumed(a) or _is_assumed(b)) and {a.type, b.type} & VAGUE_TYPES:
        return 0.0  # a dial to limit the noise, and the noise limited by law: neither is told to have been that day
    again = _is_told_again(a, b)  # was kidnapped, the abduction
    if not again and (a.type in VAGUE_TYPES or not same_type) and words < 0.75:
        return 0.0
    if not again and a.type not in ONE_KIND and (not _deeds(one) & _deeds(other) or not (same_word or words > 0.5)):
        return 0.0
    same_type, same_word = same_type or again, same_word or again
    if same_type and who <= 0 and where <= 0 and words < 0.6:
        return 0.0
    return same_type + who + 0.5 * where + words + 0.5 * same_word


def _is_told_again(a: Event, b: Event) -> bool:
    """Whether one event is told with two words: of the same people, on the same date, which the texts give and not their own dates.

    Not where the thing tells which one it was: who unveils a phone and announces a laptop does two things on one day.
    """
    if {a.type, b.type} & THINGS or _is_assumed(a) or _is_assumed(b) or max(len(a.senses), len(b.senses)) > FEW:
        return False
    x, y = (each.timex.interval if each.timex else None for each in (a, b))
    return x is not None and x == y and not a.senses.isdisjoint(b.senses) and shared_people(a, b) > 0


def _is_assumed(event: Event) -> bool:
    """Whether no words of a text date an event, or those of another of which it only may be."""
    return event.link in ASSUMED or event.timex is None or not event.timex.text


def _deeds(group: Group) -> frozenset[str]:
    """The words of an event that are no part of a name."""
    names = {word[:5] for name in (*group.event.participants, *group.event.places) for word in re.findall(r"\w+", name.casefold())}
    return group.words - names


def _may_be_one(a: Event, b: Event) -> bool:
    if not _are_of_one_status(a, b):
        return False
    if a.timex is None or b.timex is None:
        return a.timex is b.timex
    x, y = a.timex.interval, b.timex.interval
    if x is None or y is None:
        return x is y and (a.timex.edtf, a.timex.value) == (b.timex.edtf, b.timex.value)
    return x.contains(y) or y.contains(x)


def _are_of_one_status(a: Event, b: Event) -> bool:
    return a.status == b.status or any({a.status, b.status} <= same for same in SAME_STATUS)


def _are_told_at_once(a: Event, b: Event) -> bool:
    """Whether one headline tells both for one date: he promised to resign."""
    here, there = ((each.document, each.sentence_start, each.headline, each.timex.edtf if each.timex else "") for each in (a, b))
    return here == there


def _are_told_apart(a: Event, b: Event) -> bool:
    """Whether one sentence tells both, each with a word or a date of its own: then they are two."""
    if a.document != b.document or a.sentence_start != b.sentence_start:
        return False
    same_word = a.trigger_start == b.trigger_start
    return not same_word or (a.timex is not None and b.timex is not None and a.timex.edtf != b.timex.edtf)


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """The shared part of the smaller set; 0 where one is empty."""
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


def _stem(word: str) -> str:
    return word.split()[-1].casefold()[:5] if word else ""


def _content(event: Event) -> frozenset[str]:
    """The beginnings of the longer words of a headline and of the trigger."""
    return frozenset(word.casefold()[:5] for word in re.findall(r"[^\W\d_]{4,}", f"{event.headline} {event.trigger}")) or frozenset(
        {event.trigger.casefold()}
    )


# -------------------------------------------------------------------------------------------------------- uniting


def _group(evidence: tuple[Event, ...]) -> Group:
    """The event of some mentions."""
    mentions = tuple(sorted(evidence, key=_order))
    best = min(mentions, key=lambda each: (_length(each), -min(len(each.headline.split()), TELLING), -each.confidence, _order(each)))
    participants = _united(name for each in (best, *mentions) for name in each.participants)
    event = dataclasses.replace(
        best,
        participants=participants,
        places=_united(name for each in (best, *mentions) for name in each.places if name not in participants),
        confidence=max(each.confidence for each in mentions),
        n_sources=max(len({each.document for each in mentions}), *(each.n_sources for each in mentions)),
    )
    event = dataclasses.replace(event, id=_id(event))
    return Group(event, _content(best), tuple(dataclasses.replace(each, id=event.id) for each in mentions))


def _length(event: Event) -> float:
    """The days that the date leaves open."""
    stretch: Interval | None = event.timex.interval if event.timex else None
    if stretch is None or stretch.first is None or stretch.last is None:
        return float("inf")
    return stretch.last - stretch.first


def _united(names: Iterable[str]) -> tuple[str, ...]:
    """Each name once, in the fullest of its forms."""
    found = list(dict.fromkeys(names))
    full = [name for name in found if not any(other != name and set(name.split()) < set(other.split()) for other in found)]
    return tuple(full)


def _id(event: Event) -> str:
    """Twelve hexadecimal digits of the event's words, place and date."""
    date = event.timex.edtf if event.timex else ""
    parts = (event.document, str(event.trigger_start), str(event.trigger_end), event.trigger, event.sentence, date)
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:12]
