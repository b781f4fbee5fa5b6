"""What several sentences and documents tell is one event; what differs stays apart."""

import dataclasses
import random

import pytest

from dateline import interval, merging
from dateline.model import Event, Status, Timex


def mention(
    document: str,
    edtf: str,
    headline: str,
    kind: str,
    who: tuple[str, ...] = (),
    where: tuple[str, ...] = (),
    *,
    status: Status = Status.HAPPENED,
    start: int = 0,
    sentence: int = 0,
    senses: tuple[str, ...] = (),
    link: str = "clause",
) -> Event:
    return Event(
        headline=headline,
        trigger=headline.split()[-1],
        trigger_start=start,
        trigger_end=start + 5,
        type=kind,
        status=status,
        sentence=headline + ".",
        sentence_start=sentence,
        document=document,
        participants=who,
        places=where,
        timex=Timex(start, start, edtf, "DATE", edtf=edtf, interval=interval.parse_edtf(edtf)),
        confidence=0.9,
        senses=frozenset(senses),
        link=link,
    )


VISIT = mention("a", "2011-12", "Ada Falk’s Tokyo visit", "visit", ("Ada Falk",), ("Tokyo",))
JOURNEY = mention("b", "2011-12-15", "President Ada Falk made a journey", "visit", ("Ada Falk",), ("Japan",))
TREATY = mention("a", "1887", "Chile and Peru signed a treaty", "treaty", ("Chile", "Peru"), sentence=100)
SAME_TREATY = mention("c", "1887-03-04", "Treaty of Chile and Peru", "treaty", ("Chile", "Peru"))

TOGETHER = [(VISIT, JOURNEY), (TREATY, SAME_TREATY)]
APART = [
    (VISIT, TREATY),
    (  # two deeds of one army on one day
        mention("a", "1943-02-03", "Red Army captured Kursk", "battle", ("Red Army", "Kursk")),
        mention("b", "1943-02-03", "Red Army shelled Kursk", "battle", ("Red Army", "Kursk")),
    ),
    (  # neither date holds the other
        mention("a", "2011-12-10/2011-12-20", "Ada Falk’s Tokyo visit", "visit", ("Ada Falk",), ("Tokyo",)),
        mention("b", "2011-12-15/2011-12-25", "Ada Falk’s Tokyo visit", "visit", ("Ada Falk",), ("Tokyo",)),
    ),
    (VISIT, mention("b", "2011-11-15", "Ada Falk’s Tokyo visit", "visit", ("Ada Falk",), ("Tokyo",))),  # another day
    (VISIT, mention("b", "2011-12-15", "Ada Falk’s Paris visit", "meeting", ("Ruth Adler",), ("Paris",))),  # somebody else
    (VISIT, mention("b", "2011-12-15", "Ada Falk’s Tokyo visit", "visit", ("Ada Falk",), ("Tokyo",), status=Status.NEGATED)),
    (VISIT, mention("a", "2011-12", "Ada Falk’s second Tokyo visit", "visit", ("Ada Falk",), ("Tokyo",), start=30)),  # told in one sentence
    (mention("a", "1990", "The bank collapsed", "other", ("Bank",)), mention("b", "1990", "The bank lent money", "other", ("Bank",))),
    (
        mention("a", "XXXX-05-01", "Ada Falk died", "death", ("Ada Falk",)),
        mention("b", "1990-05-01", "Ada Falk died", "death", ("Ada Falk",)),
    ),
]
APART += [
    (  # two towns of one country
        mention("a", "2011-05", "Ada Falk’s attendance at the fair in Vladivostok", "meeting", ("Ada Falk",), ("Vladivostok",)),
        mention("b", "2011-05-06", "Ruth Adler and Ada Falk’s meeting in Sochi", "meeting", ("Ruth Adler", "Ada Falk"), ("Sochi",)),
    ),
    # two words of saying, two bare words, two deeds of one kind in one court
    (mention("a", "1990", "The bank said so, and lent money said", "statement"), mention("b", "1990", "She said", "statement")),
    (mention("a", "1990", "The guild sold", "economy"), mention("b", "1990", "sold", "economy")),
    (
        mention("a", "1990-05-08", "Acme lost its case against Bolt", "court", ("Acme", "Bolt")),
        mention("b", "1990-05-08", "Acme decided to take the case to the higher court", "court", ("Acme",)),
    ),
]
TOGETHER += [
    (
        mention("a", "1990-05-08", "Acme lost its case against Bolt lost", "court", ("Acme", "Bolt")),
        mention("b", "1990-05-08", "Acme lost", "court", ("Acme",)),
    ),
]
ALL = sorted({each for pair in (*TOGETHER, *APART) for each in pair}, key=repr)


@pytest.mark.parametrize(("one", "other"), TOGETHER)
def test_one_event(one: Event, other: Event) -> None:
    ((event, evidence),) = merging.merge([one, other])
    assert event.n_sources == 2
    assert {each.headline for each in evidence} == {one.headline, other.headline}
    assert {each.id for each in evidence} == {event.id}


def test_what_one_headline_tells_for_one_date_is_one_row() -> None:
    said, done = (
        mention("a", "1990", "Ada Falk promised to sell the mill", kind, ("Ada Falk",), status=status, start=start)
        for kind, status, start in (("statement", Status.HAPPENED, 9), ("economy", Status.HYPOTHETICAL, 21))
    )
    ((event, evidence),) = merging.merge([done, said])
    assert (event.trigger_start, event.status, event.n_sources) == (9, "happened", 1)
    assert [each.trigger_start for each in evidence] == [9, 21]
    assert len(merging.merge([said, dataclasses.replace(done, sentence_start=99)])) == 2


@pytest.mark.parametrize(("one", "other"), APART)
def test_two_events(one: Event, other: Event) -> None:
    assert len(merging.merge([one, other])) == 2


def test_the_more_precise_date_wins_and_names_are_united() -> None:
    ((event, _),) = merging.merge([VISIT, JOURNEY])
    assert event.timex
    assert event.timex.edtf == "2011-12-15"
    assert event.participants == ("Ada Falk",)
    assert set(event.places) == {"Tokyo", "Japan"}


def test_the_order_of_mentions_does_not_matter() -> None:
    expected = merging.merge(ALL)
    for seed in range(5):
        shuffled = random.Random(seed).sample(ALL, len(ALL))
        assert merging.merge(shuffled) == expected


def test_merging_again_changes_nothing() -> None:
    events = [event for event, _ in merging.merge(ALL)]
    assert [event for event, _ in merging.merge(events)] == events
    assert len(events) < len(ALL)


def test_a_coarse_date_does_not_join_two_days() -> None:
    may = mention("b", "2011-05-06", "Ada Falk’s Tokyo visit", "visit", ("Ada Falk",), ("Tokyo",))
    june = mention("c", "2011-06-06", "Ada Falk’s Tokyo visit", "visit", ("Ada Falk",), ("Tokyo",))
    year = mention("d", "2011", "Ada Falk’s Tokyo visit", "visit", ("Ada Falk",), ("Tokyo",))
    found = {event.timex.edtf for event, _ in merging.merge([may, june, year]) if event.timex}
    assert found == {"2011-05-06", "2011-06-06"}


def test_ids_are_of_the_content() -> None:
    assert len({event.id for event, _ in merging.merge(ALL)}) == len(merging.merge(ALL))
    ((one, _),) = merging.merge([TREATY])
    ((same, _),) = merging.merge([TREATY])
    assert one.id == same.id


def test_nothing_gives_nothing() -> None:
    assert merging.merge([]) == ()


PEACE = mention("a", "1856-03-30", "Alexei Orlov signed the Treaty of Paris", "treaty", ("Alexei Orlov",), ("Paris",))


def disagreements(*mentions: Event) -> list[tuple[str, ...]]:
    """The dates of each pair of events that disagree."""
    pairs = merging.disagreements(merging.merge(mentions))
    return [tuple(event.timex.edtf for event in pair if event.timex) for pair in pairs]


@pytest.mark.parametrize("other", ["1856-03-31", "1856-02", "1857"])
def test_two_sources_may_disagree(other: str) -> None:
    said = mention("b", other, "The Treaty of Paris was signed by Orlov", "treaty", ("Orlov",), ("Paris",))
    assert disagreements(PEACE, said) == disagreements(said, PEACE) == [tuple(sorted(("1856-03-30", other)))]


@pytest.mark.parametrize(
    "other",
    [
        mention("b", "1856", "Orlov signed the Treaty of Paris", "treaty", ("Orlov",), ("Paris",)),  # no other date, a coarser one
        mention("a", "1856-03-31", "Orlov signed the Treaty of Paris", "treaty", ("Orlov",), ("Paris",)),  # the same source
        mention("b", "1898-12-10", "Orlov signed the Treaty of Paris", "treaty", ("Orlov",), ("Paris",)),  # generations later
        mention("b", "1856-03-31", "Orlov signed a loan", "treaty", ("Orlov",), ("Paris",)),  # another thing
        mention("b", "1856-03-31", "Napier signed the Treaty of Kars", "treaty", ("Napier",), ("Kars",)),  # other people
        mention("b", "1856-03-31", "Orlov signed the Treaty of Paris", "treaty", ("Orlov",), ("Paris",), status=Status.NEGATED),
    ],
)
def test_two_sources_need_not_disagree(other: Event) -> None:
    assert disagreements(PEACE, other) == []


def test_meetings_far_apart_are_two_and_meetings_a_day_apart_disagree() -> None:
    met = mention("a", "2012-05-03", "Ada Falk met Ruth Adler in Haifa", "meeting", ("Ada Falk", "Ruth Adler"), ("Haifa",))
    later, again = (mention("b", date, met.headline, "meeting", met.participants, met.places) for date in ("2012-05-04", "2012-09-04"))
    assert disagreements(met, later) == [("2012-05-03", "2012-05-04")]
    assert disagreements(met, again) == []


SEIZED = mention("a", "1990-03-02", "Gunmen seized Ruth Adler", "battle", ("Ruth Adler",), senses=("abduction", "arrest"))
ABDUCTION = mention("b", "1990-03-02", "Abduction of Ruth Adler", "attack", ("Ruth Adler",), senses=("abduction",))


def test_what_two_documents_tell_with_two_words_is_one_event() -> None:
    assert len(merging.merge([SEIZED, ABDUCTION])) == 1


@pytest.mark.parametrize(
    "other",
    [
        mention("b", "1990-03-02", "Abduction of Simon Katz", "attack", ("Simon Katz",), senses=("abduction",)),  # somebody else
        mention("b", "1990-03-02", "Abduction", "attack", senses=("abduction",)),  # of whom is not told
        mention("b", "1990-03", "Abduction of Ruth Adler", "attack", ("Ruth Adler",), senses=("abduction",)),  # perhaps another in March
        mention("b", "1990-03-02", "Rescue of Ruth Adler", "attack", ("Ruth Adler",), senses=("rescue",)),  # words of two events
        mention("b", "1990-03-02", "Attack on Ruth Adler", "attack", ("Ruth Adler",), senses=("abduction", "killing", "raid")),  # of any
        mention("b", "1990-03-02", "Abduction of Ruth Adler", "attack", ("Ruth Adler",), senses=("abduction",), link="document"),
        mention("b", "1990-03-02", "Adler’s abduction", "publication", ("Ruth Adler",), senses=("abduction",)),  # a book, say
    ],
)
def test_two_words_do_not_always_tell_one_event(other: Event) -> None:
    assert len(merging.merge([SEIZED, other])) == 2


def test_vague_deeds_of_nobody_are_one_only_where_a_text_dates_them() -> None:
    for link, count in (("clause", 1), ("document", 2)):
        one = mention("a", "1990-03-02", "A dial to limit the noise", "other", link=link)
        other = mention("a", "1990-03-02", "Noise of the dial limited", "other", sentence=100, start=110, link=link)
        assert len(merging.merge([one, other])) == count
