"""Whether two mentions may tell one event: what they call it, and whom and where they name."""

import functools
from collections.abc import Mapping

from dateline.language import event_words, languages
from dateline.model import Event

FEW = 2  # lists of words in which a word may be, above which it says only that something happened: the attack
PEOPLED = frozenset({"war", "battle", "disaster"})  # types of which one sentence names one side and the next the other


def are_of_one_name(one: Event, other: Event) -> bool:
    """Whether two mentions call an event alike: by one word of one type (invaded, the invasion), or by words of one list."""
    return _name(one) == _name(other) or not one.senses.isdisjoint(other.senses)


def is_of_one_word(one: Event, other: Event) -> bool:
    """Whether two mentions have one type and one word, but for its ending."""
    return _name(one) == _name(other)


def _name(event: Event) -> tuple[str, str]:
    return event.type, event.trigger.split()[-1].lower()[:4]


def are_apart(one: Event, other: Event) -> bool:
    """Whether two mentions name other people or other places, and nothing in common: they tell of two events."""
    who, where = shared_people(one, other), shared_places(one, other)
    return (who < 0 and where <= 0 and one.type not in PEOPLED) or (where < 0 and who <= 0)


def are_tied(one: Event, other: Event) -> bool:
    """Whether two mentions name somebody or some place in common."""
    names = {name.casefold() for name in (*one.participants, *one.places)}
    return (
        shared_people(one, other) > 0
        or shared_places(one, other) > 0
        or any(name.casefold() in names for name in (*other.participants, *other.places))
    )


def shared_people(one: Event, other: Event) -> float:
    """The shared part of the fewer participants, by their last words; -1 where both are known and share nothing, 0 where one is unknown."""
    return _overlap(_people(one), _people(other))


def shared_places(one: Event, other: Event) -> float:
    """As ``shared_people``, of the places; a capital is its country's too, but two towns of one country are two."""
    here, there = ({place.casefold(): _countries().get(place, "").casefold() for place in event.places} for event in (one, other))
    if not here or not there:
        return 0.0
    fewer, more = sorted((here, there), key=len)
    same = sum(place in more or country in more or place in more.values() for place, country in fewer.items())
    return same / len(fewer) if same else -1.0


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    if not one or not other:
        return 0.0
    shared = len(one & other)
    return shared / min(len(one), len(other)) if shared else -1.0


def _people(event: Event) -> frozenset[str]:
    """The last words of the participants' names."""
    return frozenset(name.split()[-1].casefold() for name in event.participants)


@functools.cache
def _countries() -> Mapping[str, str]:
    """The capitals of every language pack with their countries."""
    return {city: country for each in languages() for city, country in event_words(each).capitals.items()}
