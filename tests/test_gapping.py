"""One clause told of several things at as many dates: each row has the thing beside its date."""

import pytest

from dateline import pipeline
from dateline.interval import parse_edtf
from dateline.model import Document

DCT = parse_edtf("2015-03-01")


def told(text: str) -> list[tuple[str, str]]:
    """The dated events of a text, each as its date and headline, in order of their dates."""
    events = pipeline.events(Document("d", text, DCT, "given"))
    return sorted((event.timex.edtf, event.headline) for event in events if event.timex)


GAPPED = [
    (
        "The army took Lisbon on 5 May 1808, and Oporto on 9 May 1808, and finally Braga on 13 May 1808.",
        [("1808-05-05", "The army took Lisbon"), ("1808-05-09", "The army took Oporto"), ("1808-05-13", "The army took Braga")],
    ),
    (
        "The company opened shops in Leeds in 1901 and in York in 1903.",
        [("1901", "The company opened shops in Leeds"), ("1903", "The company opened shops in York")],
    ),
    (
        "The company opened shops in Leeds in 1901 and York in 1903.",
        [("1901", "The company opened shops in Leeds"), ("1903", "The company opened shops in York")],
    ),
    (
        "The club has grown three times, adding Greece and Turkey in 1952, Austria in 1955 and Spain in 1982.",
        [("1952", "The club adds Greece and Turkey"), ("1955", "The club adds Austria"), ("1982", "The club adds Spain")],
    ),
    (
        "He won gold in London in 1908, silver in Stockholm in 1912 and bronze in Antwerp in 1920.",
        [("1908", "He won gold in London"), ("1912", "He won silver in Stockholm"), ("1920", "He won bronze in Antwerp")],
    ),
    (
        "Expeditions against San Marino in 1779 and Bari in 1780 met with little success.",
        [("1779", "Expeditions against San Marino"), ("1780", "Expeditions against Bari")],
    ),
    (
        "The museum bought the vase in 1911 and the bowl two years later.",
        [("1911", "The museum bought the vase"), ("1913", "The museum bought the bowl")],
    ),
    # the subject differs
    ("He died in 1901 and his wife in 1903.", [("1901", "He died"), ("1903", "His wife died")]),
    ("The Senate voted in May, the House in June.", [("2014-05", "The Senate voted"), ("2014-06", "The House voted")]),
    # the date stands before what differs
    ("On 3 May 1915 the ship left Cork and on 9 May Brest.", [("1915-05-03", "The ship left Cork"), ("1915-05-09", "The ship left Brest")]),
    ("They met in May in Moscow and in June in Kiev.", [("2014-05", "They met in Moscow"), ("2014-06", "They met in Kiev")]),
    (
        "In 1990 the firm bought a mill in Leeds, and in 1995 a warehouse in York.",
        [("1990", "The firm bought a mill in Leeds"), ("1995", "The firm bought a warehouse in York")],
    ),
    # what differs is an event itself
    ("He signed the treaty in 1901 and the peace in 1903.", [("1901", "He signed the treaty"), ("1903", "He signed the peace")]),
    (
        "The strikes of 1901 and the riots of 1903 alarmed the council.",
        [("1901", "The strikes alarmed the council"), ("1903", "The riots alarmed the council")],
    ),
    # dates alone differ
    (
        "She held the office in 1911, in 1913 and again in 1915.",
        [("1911", "She held the office"), ("1913", "She held the office"), ("1915", "She held the office")],
    ),
]


@pytest.mark.parametrize(("text", "rows"), GAPPED)
def test_each_date_has_the_thing_beside_it(text: str, rows: list[tuple[str, str]]) -> None:
    assert told(text) == rows


WHOLE = [
    ("He visited Norway in 1927 and met the king in 1928.", [("1927", "He visited Norway"), ("1928", "He met the king")]),
    (
        "He was born in Leeds in 1901, and in 1903 his family moved to York.",
        [("1901", "He was born in Leeds"), ("1903", "His family moved to York")],
    ),
    ("In 1901 the mill burned, and in 1903 the owner sold the land.", [("1901", "The mill burned"), ("1903", "The owner sold the land")]),
    (
        "She left Oslo in 1927, and the king in 1928 made her rich.",
        [("1927", "She left Oslo"), ("1928", "The king made her rich")],
    ),
    ("She sang in Oslo in May 2014 and on most weekends in June 2014.", [("2014-05", "She sang in Oslo"), ("2014-06", "She sang in Oslo")]),
    (
        "The queen went on the offensive on 28 January 1985, for the first time since 1980.",
        [("1985-01-28", "The queen went on the offensive")],
    ),
]


@pytest.mark.parametrize(("text", "rows"), WHOLE)
def test_clauses_that_are_whole_stay_so(text: str, rows: list[tuple[str, str]]) -> None:
    assert told(text) == rows


def test_people_and_places_go_with_what_is_beside_the_date() -> None:
    text = "Ada Falk met Karl Holm in Oslo in May 1901, in Bergen in June 1902 and in Lyon in July 1903."
    events = {event.timex.edtf: event for event in pipeline.events(Document("d", text)) if event.timex}
    assert {date: event.places for date, event in events.items()} == {"1901-05": ("Oslo",), "1902-06": ("Bergen",), "1903-07": ("Lyon",)}
    assert {event.participants for event in events.values()} == {("Ada Falk", "Karl Holm")}


def test_a_place_that_only_the_remnant_names_is_one() -> None:
    text = "The company opened shops in Leeds in 1901 and York in 1903."
    events = {event.timex.edtf: event for event in pipeline.events(Document("d", text)) if event.timex}
    assert {date: event.places for date, event in events.items()} == {"1901": ("Leeds",), "1903": ("York",)}
