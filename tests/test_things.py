"""What has a date of its own though no word of it tells an event: entries of records, named things, lives in brackets."""

import pytest

from dateline import pipeline
from dateline.model import Document, Event


def told(text: str) -> dict[str, Event]:
    """The dated events of a text by their headlines."""
    return {event.headline: event for event in pipeline.events(Document("d", text))}


DATED = [
    # entries of lists, tables, captions
    ("Silver teapot, Bath, 1785.", "Silver teapot", "1785", "other"),
    ("Marble head of a youth, late 2nd century BC.", "Marble head of a youth", "-0133~/-0100~", "other"),
    ("Writing desk, probably Lyon, third quarter of the 18th century.", "Writing desk", "1750/1774", "other"),
    ("Pocket watch, gold, 1768. Gift of the Misses Farrow, 1904.", "Gift of the Misses Farrow", "1904", "other"),
    ("A note on the harvest, 1788.", "Note on the harvest", "1788", "other"),
    ("Map of the delta, 1720.", "Map of the delta", "1720", "publication"),
    ("Legislative Assembly (1791-1792)", "Legislative Assembly", "1791/1792", "other"),
    ("Exit of the French: 1973-1975", "Exit of the French", "1973/1975", "other"),
    # definite names and nouns whose date tells which one
    ("It was lent to Lyon for the Exposition of 1900.", "Exposition of 1900", "1900", "other"),
    ("They met again at the 1969 Harbour Affair.", "Harbour Affair", "1969", "other"),
    ("Grant won the Valley Campaigns of 1864.", "Valley Campaigns", "1864", "war"),
    ("The copper shock of October 1973 ruined Chile.", "The copper shock ruined Chile", "1973-10", "other"),
    ("The harvest of 1788 failed.", "The harvest failed", "1788", "other"),
    ("The suffrage of 1793 was abolished.", "Suffrage", "1793", "other"),
    # works and other things behind which a bracket has the date
    ("In 1960 the court banned her novel (1954).", "Novel", "1954", "publication"),
    ("The Harbour Dues Code (1725) made it rich.", "Harbour Dues Code", "1725", "other"),
    ("The League (1920-1946) could do little.", "League", "1920/1946", "other"),
]


@pytest.mark.parametrize(("text", "headline", "date", "kind"), DATED)
def test_a_date_makes_an_event(text: str, headline: str, date: str, kind: str) -> None:
    event = told(text)[headline]
    assert event.timex is not None
    assert (event.timex.edtf, event.type, event.status) == (date, kind, "happened")


NOT_DATED = [
    ("Lisbon, 5 May 1870", "Lisbon"),  # a place and date over a letter
    ("Ruth Adler, 5 May 1870", "Ruth Adler"),  # and a name under it
    ("ORAN, Monday, Jan. 24.", "ORAN"),
    ("Early 480 BC: Spain, France and Italy", "Spain"),
    ("Output was half of the levels of 1913.", "Levels"),
    ("They dreamt of the world of 1900.", "World"),
    ("He admired the ladies of the last century.", "Ladies"),
    ("On 7 June Robespierre spoke.", "Robespierre"),
    ("She praised the France of 1860.", "France"),
    ("Smith (1998) argued that it rained.", "Smith"),
    ("He died around the same time (1221).", "Same time"),
    ("It was made at this point (1221).", "Point"),
    ("The museum of 1890 is closed.", "Museum"),
    ("The 1990 model sold well.", "Model"),
    ("In the course of 1918, the army grew.", "Course"),
    ("# The nineteenth century", "#"),
    ("Policy brief, June 2018", "Policy brief"),  # of what kind a document is
    ("Annual report 2017", "Annual report"),
    ("Southern theatre 1861-1863", "Southern theatre"),
    ("The Holm era, 1955-1963", "Holm era"),
    ("Early 480 BC: Olbia, Naxia and Sinope", "Olbia"),
]


@pytest.mark.parametrize(("text", "headline"), NOT_DATED)
def test_a_date_makes_no_event_of_a_mere_name_or_amount(text: str, headline: str) -> None:
    assert headline not in told(text)


LIVES = [
    ("Karl Holm (1799-1878) built the mill in 1840.", "Karl Holm", "1799/1878", "throughout", "other"),
    ("Karl Holm (12 May 1799 – 3 June 1878) was a miller.", "Karl Holm", "1799-05-12/1878-06-03", "throughout", "other"),
    ("Karl Holm (1799-1878) never married.", "Karl Holm", "1799/1878", "throughout", "other"),
    ("Anna Weiss (b. 1799) painted the hall in 1830.", "Anna Weiss was born", "1799", "within", "birth"),
    ("Anna Weiss (born 1799) painted the hall in 1830.", "Anna Weiss was born", "1799", "within", "birth"),
    ("Karl Holm (d. 1878) built the mill.", "Karl Holm died", "1878", "within", "death"),
    ("Queen Sofia II (r. 1790-1822) met the envoy.", "Queen Sofia II reigned", "1790/1822", "throughout", "appointment"),
    ("Pancho Villa (active 1911-1920)", "Pancho Villa was active", "1911/1920", "throughout", "other"),
]


@pytest.mark.parametrize(("text", "headline", "date", "extent", "kind"), LIVES)
def test_a_life_stands_in_brackets_behind_its_name(text: str, headline: str, date: str, extent: str, kind: str) -> None:
    event = told(text)[headline]
    assert event.timex is not None
    assert event.timex.interval is not None
    assert (event.timex.edtf, event.timex.interval.extent, event.type, event.status) == (date, extent, kind, "happened")


def test_a_life_dates_no_verb() -> None:
    found = told("Karl Holm (1799-1878), a miller, died in Vienna.")
    assert list(found) == ["Karl Holm"]
    assert told("Karl Holm (1799-1878) built the mill in 1840.")["Karl Holm built the mill"].timex.edtf == "1840"  # type: ignore[union-attr]


def test_what_was_done_at_what_a_bracket_dates_was_then() -> None:
    found = told("At the battle of Ruel (1721) the duke fell.")
    assert {each.link for each in found.values()} == {"bracket", "occasion"}
    assert {each.link for each in told("The duke recalled the battle of Ruel (1721).").values()} == {"bracket"}


def test_a_name_within_a_name_takes_no_part() -> None:
    (event,) = told("The Treaty of Aldmark (1721) was long.").values()
    assert event.participants == ()
    (event,) = told("The 1721 treaty of Peru and Chile was long.").values()
    assert event.participants == ("Peru", "Chile")
