"""Which date dates which event, and how sure that is."""

import itertools

import pytest

from dateline import dating, detection, interval, linking, naming, narration, pipeline, segmentation
from dateline.interval import Extent
from dateline.model import Basis, Document, Event, Status

DCT = "2020-05-14"


def rows(text: str, *, dct: str | None = DCT, all_events: bool = False) -> list[Event]:
    """The dated mentions of a text, every sentence parsed."""
    document = Document("d", text, dct=interval.parse_edtf(dct) if dct else None)
    timexes = pipeline.expressions(document)
    told = []
    for sentence in segmentation.parse(segmentation.split(text), "en"):
        inside = [each for each in timexes if sentence.start <= each.start < sentence.end]
        reading = naming.read(sentence, inside, document)
        events = detection.detect(sentence, inside, document, reading)
        told.append((reading, events, inside, linking.link(sentence, events, inside, document, reading, all_events=all_events)))
    return list(narration.narrate(told, document)) if all_events else [event for *_, found in told for event in found]


def dates(text: str) -> list[tuple[str, str]]:
    return [(each.timex.edtf if each.timex else "", each.trigger.split()[-1]) for each in rows(text)]


EXAMPLES = {
    # what a subject's own phrase dates, beside the date of what was done
    "The accounts for 1998 were approved on 3 May 2015.": [("2015-05-03", "approved")],
    "The accounts for 1998 were approved.": [("1998", "approved")],
    # what says only how long there was nothing like it
    "The fair of 2019 was the third in the past decade.": [("2019", "fair")],
    "It was the largest flood in the past ten years.": [],
    "The notice marked the third time in the past decade that Falk has taken leave.": [],
    "The town was flooded three times in the past ten years.": [("2010-05-14/2020-05-13", "flooded")],
    # what came later than that to which it is joined
    "On 10 June 1940 the port surrendered and was soon divided.": [("1940-06-10", "surrendered")],
    "In 1850 they landed and later founded a town and built a mill.": [("1850", "landed")],
    "In 1850 they landed and at once founded a town.": [("1850", "landed"), ("1850", "founded")],
    "In 1850 they soon landed and founded a town.": [("1850", "landed"), ("1850", "founded")],
    # the end of a stretch is no date of what was in it
    "Profits rose in the first quarter of 2019, which ended on 31 March 2019.": [("2019-33", "rose")],
    "Ada Falk died in the war, which ended on 31 March 2019.": [("2019-03-31", "ended")],
    # no clause hangs on a stretch that reaches from here to there
    "They had fought from 1904 to 1905, when the emperor called them home.": [("1904/1905", "fought")],
    # the phrase of a noun
    "They made peace at last, thanks to the 1887 convention.": [("1887", "convention")],
    "The invasion of the island in 1974 led to its partition.": [("1974", "invasion")],
    "The flood of 1953 ruined the crops.": [("1953", "flood")],
    "Two men charged in the May 3, 1988, bombing of the ship were freed.": [("1988-05-03", "bombing")],
    "On May 3, 1988, bombing began.": [("1988-05-03", "began")],
    # what has been done was not done on a day that is over
    "The mayor has met a man jailed two years ago.": [("2018", "jailed")],
    "The mayor has met the man two years ago.": [("2018", "met")],
    "Her resignation in 1997 surprised the party.": [("1997", "resignation")],
    # the clause of a verb
    "The mayor resigned in 1994.": [("1994", "resigned")],
    "On 2 December 1804 the emperor was crowned.": [("1804-12-02", "crowned")],
    "In 1962 the two sides were on the brink of war.": [("1962", "war")],
    "Anna Petrova held talks in Minsk on 7 June 2001.": [("2001-06-07", "talks")],
    "The last election was in 2012.": [("2012", "was")],
    # what stands right behind a clause is of that clause
    "The visit was put off after Peru annexed the port in March 2014.": [("2014-03", "annexed")],
    "Putin had been expected in Japan in autumn 2014, but the visit was put off after Russia annexed Crimea in March of the same year and "
    "Tokyo joined in sanctions.": [("2014-23", "expected"), ("2014-03", "annexed")],
    "The visit was put off in March 2014 after Peru annexed the port.": [("2014-03", "put")],
    # what stands before a conjunction is of the clause behind
    "But on 3 May 1990, as ministers were scurrying to keep the tariffs, Peru was trying to mend its ties.": [("1990-05-03", "mend")],
    "On 11 July 1990, after Lund suggested that the firm live on a budget to save funds, the owner fired her.": [("1990-07-11", "fired")],
    "As ministers on 3 May 1990 were scurrying to keep the tariffs, Peru was mending its ties.": [("1990-05-03", "scurrying")],
    # each clause its own
    "John Baker, who was elected mayor in 1990, resigned in 1994.": [("1990", "elected"), ("1994", "resigned")],
    "The factory was founded in 1921 and closed in 1980.": [("1921", "founded"), ("1980", "closed")],
    # one date for several
    "In 1848 the workers rose and burned the palace.": [("1848", "rose"), ("1848", "burned")],
    "The mayor resigned in 1990 following the invasion of the island.": [("1990", "resigned"), ("1990", "invasion")],
    "Two years after the invasion of the island, the mayor resigned in 1990.": [("1990", "resigned")],
    "The mayor resigned on 3 May 1990 following the invasion of the island.": [("1990-05-03", "resigned")],
    "The war began in 1904, when the fleet attacked the harbour.": [("1904", "began"), ("1904", "attacked")],
    # what only says when something was tells nothing else
    "That was in 1904, when the fleet attacked the harbour.": [("1904", "attacked")],
    "It was in 1904 that the fleet attacked the harbour.": [("1904", "attacked")],
    "It was not until 1904 that the fleet attacked the harbour.": [("1904", "attacked")],
    "The last time that the fleet attacked was in 1904.": [("1904", "attacked")],
    "1904 was the year in which the fleet attacked.": [("1904", "attacked")],
    "It was clear in 1904 that the fleet would attack.": [("1904", "was")],
    "The fleet said in 1904 that it was in port.": [("1904", "said")],
    # the purpose of a journey is not what was done that day
    "He travelled to Lima to sign the pact in May 1990.": [("1990-05", "travelled")],
    # several dates for one
    "He met Clara Vogel in Berlin in 1921 and in Zurich in 1923.": [("1921", "met"), ("1923", "met")],
    "They met on 3, 5 and 9 May 1921.": [("1921-05-03", "met"), ("1921-05-05", "met"), ("1921-05-09", "met")],
    # a letter by which something is done has the date of what is done
    "By a letter dated 1 August 2011 the owner demanded an answer.": [("2011-08-01", "demanded")],
    "A letter dated 1 August 2011 lay on the desk.": [],
    # of two dates of which one lies in the other, the narrower
    "In the summer of 1945, on 8 August 1945, the league declared war.": [("1945-08-08", "war")],
    # what a date is counted from has its own
    "The queen died three days before the siege of Braga (3 May 1710).": [("1710-04-30", "died")],
    "They met five days after the fall of Riga on 3 May 1710.": [("1710-05-08", "met")],
    # what was offered on a past day was said then; a deadline is of what was offered
    "In 1956 the king offered to return the islands.": [("1956", "offered")],
    "The king offered to return the islands in 1956.": [("1956", "offered")],
    "The king offered to return the islands by 1956.": [("../1956", "return")],
    # what is condemned has the date beside it, what is announced has its own
    "The council condemned the invasion of the island on 2 August 1990.": [("1990-08-02", "invasion")],
    "The council confirmed the sale of the island on 2 August 1990.": [("1990-08-02", "confirmed")],
    "The accord divided the land pending elections to be held by 20 July 1956.": [("../1956-07-20", "held")],
    # the event whose tense fits the date
    "The prosecutor summoned her to testify in June 2020.": [("2020-06", "testify")],
    "The mayor announced a summit in Cairo in 2024.": [("2024", "summit")],
    "She leads the team that found the wreck in 1998.": [("1998", "found")],
    "The town is proud of the bridge that it built in 1998.": [("1998", "built")],
    # what a preposition sets apart from the verb has the date beside it
    "He died within weeks of his capture in 1998.": [("1998", "capture")],
    "He died on the day after the raid in May 1998.": [("1998-05", "raid")],
    "They held talks with rebels in May 1998.": [("1998-05", "talks")],
    # a date that opens a clause is that of its verb, not of a participle beside it
    "On 8 April 2020 the sailors, exhausted by the storm, reached Cadiz.": [("2020-04-08", "reached")],
    "On 8 April 2020, fearing the storm, the sailors reached Cadiz.": [("2020-04-08", "reached")],
    "The sailors, exhausted since 8 April 2020, reached Cadiz.": [("2020-04-08/..", "exhausted")],
    # the date of a deed after a noun that is no event
    "He became the subject of a hunt in November 2019.": [("2019-11", "became")],
    "The thief was seized at the airport in the early hours of 7 May 2020.": [("2020-05-07", "seized")],
    "He wrote about the poets of 1848.": [],
    # the time that a date only ends
    "The mill lost money in the year ended 31 March 2019.": [("2018-04/2019-03", "lost")],
    "The mill lost money in the last quarter, which ended on 31 March 2020.": [("2020-33", "lost")],
    "The siege, which ended in 1710, ruined the town.": [("1710", "ended")],
    "After the Cold War, which ended in 1989, the base closed.": [("1989", "ended")],
    # what an amount rose or fell from was before
    "In 2019 sales rose 5% to $90 million from $80 million in 2018.": [("2019", "sales")],
    "Visits rose from 80 million in 2010 to 95 million in 2019.": [("2019", "rose")],
    "Visits rose 5% from May to June 2019.": [("2019-05/2019-06", "rose")],
    "Visits rose from 80 million to 95 million in 2019.": [("2019", "rose")],
    "The boy fell from a wall of 20 feet in 1998.": [("1998", "fell")],
    # a time that owns an event is its own, whatever it was before or after
    "The prices fell after last month's vote.": [("2020-04", "vote")],
    "The prices fell after last month.": [("2020-05/..", "fell")],
    # what is condemned on the day of the report has no date, nor has what is put off to one
    "The council condemned the bombing of the bridge on Thursday.": [("2020-05-14", "condemned")],
    "The council condemned the bombing of the bridge on Tuesday.": [("2020-05-12", "bombing")],
    "The fair was held to honour the founding of the town 50 years ago.": [("1970", "founding")],
    "The vote was postponed to 3 June.": [],
    "On 4 May the court extended the deadline until 3 June.": [("2020-05-04", "extended")],
    "By April the empire had extended its reach.": [("../2020-04", "extended")],
    "The reign extended until 1910.": [("../1910", "extended")],
    "A man has been arrested in connection with the raid on the bank last year.": [("2019", "raid")],
    "The mill has seen a rise in its profits last year.": [("2019", "rise")],
    # a deadline is that of what is to be done by it
    "They look for ways to get around the ruling to send the boy home by 20 June.": [("../2020-06-20", "send")],
    # captions
    "Ruth Adler and Simon Katz during their visit to Haifa, May 3, 2012.": [("2012-05-03", "visit")],
    # the date of another thing, or of none
    "The museum of 1890 is closed.": [],
    "The 1990 model sold well.": [],
    "The 12-year-old boy ate a two-day-old cake.": [],
    "Today the two countries are worlds apart.": [],
    "The mayor resigned.": [],
    "July 21, 1920.": [],
}


@pytest.mark.parametrize("text", EXAMPLES)
def test_a_date_finds_its_event(text: str) -> None:
    assert dates(text) == EXAMPLES[text]


def test_coordinated_dates_have_their_own_places() -> None:
    one, other = rows("He met Clara Vogel in Berlin in 1921 and in Zurich in 1923.")
    assert (one.places, one.headline) == (("Berlin",), "He met Clara Vogel in Berlin")
    assert (other.places, other.headline) == (("Zurich",), "He met Clara Vogel in Zurich")


def test_a_war_lasts_throughout_its_years_and_a_visit_falls_within_its_own() -> None:
    (war,) = rows("The 1618-1648 war ruined the valley.")
    (visit,) = rows("She visited Rome in the 1980s.")
    assert war.timex
    assert war.timex.interval == interval.Interval(*_days("1618/1648"), extent=Extent.THROUGHOUT)
    assert visit.timex
    assert visit.timex.interval == interval.parse_edtf("198X")


@pytest.mark.parametrize(
    ("text", "extent"),
    [
        ("The crews quarrelled throughout the 1860s.", Extent.THROUGHOUT),
        ("The crews quarrelled in the 1860s.", Extent.WITHIN),
        ("The two cities fought from 1264 to 1241 BC.", Extent.THROUGHOUT),
        ("The two cities fought between 1241 and 1264.", Extent.WITHIN),
        ("From June 2011 to January 2014 the probe slept.", Extent.THROUGHOUT),
        ("The probe has slept since 3 May 2011.", Extent.THROUGHOUT),
        ("The probe fell on 3 May 2011.", Extent.WITHIN),
        ("The bridge was built by 1900.", Extent.WITHIN),
        ("The bridge was built before 1900.", Extent.WITHIN),
        ("The bridge was built no later than 1900.", Extent.WITHIN),
        ("The bridge stood until 1900.", Extent.THROUGHOUT),
    ],
)
def test_extent(text: str, extent: Extent) -> None:
    (event,) = rows(text)
    assert event.timex
    assert event.timex.interval
    assert event.timex.interval.extent is extent


def _days(edtf: str) -> tuple[int | None, int | None]:
    stretch = interval.parse_edtf(edtf)
    assert stretch
    return stretch.first, stretch.last


@pytest.mark.parametrize(("date", "status"), [("3 June 2031", Status.PLANNED), ("3 June 2011", Status.HAPPENED)])
def test_what_is_after_the_document_is_planned(date: str, status: Status) -> None:
    (event,) = rows(f"The fair opens on {date}.")
    assert event.status is status


@pytest.mark.parametrize(("date", "status"), [("3 June 2031", Status.PLANNED), ("Easter 2031", Status.PLANNED), ("2011", Status.HAPPENED)])
def test_what_is_done_by_a_date_to_come_is_planned(date: str, status: Status) -> None:
    (event,) = rows(f"The mill, completed by {date}, is of brick.")
    assert event.status is status


def test_a_sentence_without_a_date_is_dated_only_where_all_events_are_asked_for() -> None:
    text = "On 5 May 2020 the queen left London. She visited Rome."
    assert [each.trigger for each in rows(text)] == ["left"]
    _, event = rows(text, all_events=True)
    assert event.timex
    assert (event.trigger, event.timex.edtf, event.timex.basis, event.timex.text) == ("visited", "2020-05-05", Basis.CONTEXT, "5 May 2020")


@pytest.mark.parametrize(
    "text",
    [
        "This was the first landing by foreign troops since 1995.",
        "It was the worst flood since May 1953.",
        "It means growth of 28% compared to 1995.",
        "The mill has 13 kilns at work, up from seven in 1995.",
        "Output fell 8.4% from a year ago.",
        "Sales were $1.7 billion, a 13% increase from last year's $1.5 billion.",
        "It was the first time that he had been allowed to swim since May 2019.",
        "In contrast to Tuesday the streets are calm.",
        "A letter dated 1 August 1950 hangs in the hall.",
    ],
)
def test_a_date_since_which_nothing_was_like_it_dates_nothing(text: str) -> None:
    assert rows(text) == []


def test_a_landing_has_its_date_though_there_was_none_since_another() -> None:
    (event,) = rows("It was the first landing by foreign troops since the war, on 5 May 1995.")
    assert event.timex
    assert event.timex.edtf == "1995-05-05"


def test_an_unanchored_date_stays_visible() -> None:
    (event,) = rows("The mayor resigned on 3 June.", dct=None)
    assert event.timex
    assert (event.timex.edtf, event.timex.interval) == ("XXXX-06-03", None)


def test_every_dated_row_shows_its_words() -> None:
    for text, all_events in itertools.product(EXAMPLES, (False, True)):
        for event in rows(text, all_events=all_events):
            assert event.timex
            assert text[event.timex.start : event.timex.end] == event.timex.text
            assert text[event.trigger_start : event.trigger_end].split() == event.trigger.split()
            assert 0 < event.confidence <= 1


def test_each_linker_has_a_confidence() -> None:
    assert set(linking.LINKERS) | set(linking.SHARERS) <= set(dating.CONFIDENCE)


@pytest.mark.parametrize(("text", "told"), [("The lake will be calm until 4 May 2031.", True), ("The lake is calm until May.", False)])
def test_what_is_to_be_is_an_event_and_what_is_a_state(text: str, told: bool) -> None:
    assert bool(rows(text)) == told
