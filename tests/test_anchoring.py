"""Which day it is: news and narratives, tense, what was told before."""

import datetime
import time

import pytest
from edtf import parse_edtf as outside_edtf

from dateline import anchoring, language, recognition
from dateline import interval as iv
from dateline.expression import Basis
from dateline.model import Document, Timex

EN = language.load("en")


def tagged(text: str, date: str | None = None) -> tuple[Timex, ...]:
    """The anchored expressions of a text."""
    document = Document("x", text, iv.parse_edtf(date) if date else None)
    return anchoring.anchor(recognition.recognize(text, EN), document)


def dates(text: str, date: str | None = None) -> list[str]:
    """The EDTF of the expressions of a text, the TIMEX3 value of those that have none."""
    return [timex.edtf or timex.value for timex in tagged(text, date)]


NEWS = [
    ("The king arrived on Monday.", ["2016-11-14"]),
    ("The king will arrive on Monday.", ["2016-11-21"]),
    ("The council met in December.", ["2015-12"]),
    ("The council will meet in December.", ["2016-12"]),
    ("The bridge was closed three days ago.", ["2016-11-13"]),
    ("It opened on 3 May 2010. Two days later it closed.", ["2010-05-03", "2010-05-05"]),
    ("Profit rose in the third quarter from that of a year earlier.", ["2016-35", "2015-35"]),
    (
        "It hopes for the fourth quarter and the first two quarters of 2017. Profit fell in the third quarter from that of a year ago.",
        ["2016-36", "2017-01/2017-06", "2016-35", "2015-35"],
    ),
    ("Profit fell in the third quarter from that in last year's quarter.", ["2016-35", "2015-35"]),
    ("Profit soared in the first quarter.", ["2016-33"]),
    ("Profit will soar in the first quarter.", ["2017-33"]),
    ("It will open in three weeks.", ["2016-12-07~"]),
    ("It was built in three weeks.", ["P3W"]),
    ("They walked over the weekend.", ["2016-11-12/2016-11-13"]),
    ("The store will be shut until the end of the year.", ["../2016~"]),
    ("On 3 May 2011 the ship sailed. On 9 June it came home.", ["2011-05-03", "2011-06-09"]),
    ("In 2011 the ship sailed. Nobody saw it on 9 June.", ["2011", "2011-06-09"]),
    ("The ship sailed on 3 May 2011. Two months later, on 9 July, it came home.", ["2011-05-03", "2011-07-09", "2011-07-09"]),
    ("On 3 May 2011 the ship sailed.\n\nIt came home on 9 June.", ["2011-05-03", "2016-06-09"]),
    ("On 3 May 2011 the ship sailed. It came home yesterday, and was shown on 9 June.", ["2011-05-03", "2016-11-15", "2016-06-09"]),
    ("In May 2011 the ship sailed. It came home that autumn, but not in March of the same year.", ["2011-05", "2011-23", "2011-03"]),
    ("The ship was seen in Rome through the spring.", ["2016-21"]),
    ("It lay there on 27 and 28 May.", ["2016-05-27/2016-05-28"]),
    ("It lay there on 27 and 29 May.", ["2016-05-27", "2016-05-29"]),
    ("It lay there in August and September 1945.", ["1945-08/1945-09"]),
    ("Paid on 31/12/2015 and 03/04/2016.", ["2015-12-31", "2016-04-03"]),
    ("The judge postponed the hearing until Friday.", ["../2016-11-18"]),
    ("The judge worked at home until Friday.", ["../2016-11-11"]),
    ("The judge didn't work at home until Friday.", ["2016-11-11"]),
    ("The judge did not speak, and worked until Friday.", ["../2016-11-11"]),
    ("It may end this weekend.", ["2016-11-19/2016-11-20"]),
    ("The crew planned to sail on Friday.", ["2016-11-18"]),
    ("The lease had been due to expire on Friday.", ["2016-11-11"]),
    ("They expect the hall to be finished by December.", ["../2016"]),
    ("The fair closed at 5 p.m. The next is on 12 October 2017.", ["2016-11-16", "2017-10-12"]),
    ("The fair closes at 5 p.m. Eastern time on 12 October 2017.", ["2017-10-12"]),
    ("They met the deadline in December.", ["2015-12"]),
    ("They met over the past two and a half years.", ["2014-05-16/2016-11-15"]),
    ("They met over the past two and a half decades.", ["1991-11-16/2016-11-15"]),
    ("The deadline is in December.", ["2016-12"]),
    ("She put the book aside on Friday.", ["2016-11-11"]),
    ("The ice overcame them on Friday.", ["2016-11-11"]),
    ("The queen would have come on Friday.", ["2016-11-11"]),
    ("She stepped down in June.", ["2016-06"]),
    ("The ministers meet with the king on Friday.", ["2016-11-18"]),
    ("The ferries would leave each Thursday from 6 August.", ["XXXX-WXX-4", "2017-08-06"]),
    ("By 8 December the number had grown.", ["../2015-12-08"]),
    ("By 8 December the number will have grown.", ["../2016-12-08"]),
    ("The trial is set to begin on Friday.", ["2016-11-18"]),
    ("The trial, due to start Friday, was put off.", ["2016-11-18"]),
    ("The trial resumes Monday.", ["2016-11-21"]),
    ("The voyage will last three to four months.", ["P3M"]),
    ("It earned less during the same period of the last year.", ["2015-35"]),
    ("The mayor has given both families until 9 a.m. Friday.", ["../2016-11-18"]),
    ("The mayor has given both families until Friday. Two days later is the vote.", ["../2016-11-18", "2016-11-20"]),
    ("They worked until 9 a.m. Friday.", ["../2016-11-11"]),
    ("They were at sea until 5 a.m. local time on 3 May 1940.", ["../1940-05-03", "1940-05-03"]),
    ("They agreed to buy the mill in January.", ["2017-01"]),
    ("They agreed on the mill in January.", ["2016-01"]),
    ("It is scheduled to close on Friday.", ["2016-11-18"]),
    ("The pact had been set to expire Dec. 6.", ["2016-12-06"]),
    ("The captain planned a feast on Friday.", ["2016-11-18"]),
    ('"The crew will leave on Friday," she said.', ["2016-11-18"]),
    ("The stamp of 20 April is rare.", ["2016-04-20"]),
    ("The stamp of 20 February is rare.", ["2017-02-20"]),
    ("Sales for the quarter ended 30 September doubled from a year earlier.", ["2016-35", "2016-09-30", "2015-35"]),
    ("Sales for the year ended 30 June doubled.", ["2015-07/2016-06", "2016-06-30"]),
    ("Sales for the year ended 31 December 2015 doubled.", ["2015", "2015-12-31"]),
    ("The third quarter was good; for the nine months, sales doubled from a year earlier.", ["2016-35", "P9M", "2015"]),
    (
        "Profit rose in the third quarter. It may fall in the first quarter of 2017. A year ago it was small.",
        ["2016-35", "2017-33", "2015-35"],
    ),
    ("The ship came in June 2014 and left later that year.", ["2014-06", "2014-06/2014-12"]),
    ("It is open from next Friday to Monday.", ["2016-11-25/2016-11-28"]),
    ("It is open from 9 April to the 17th.", ["2017-04-09/2017-04-17"]),
]


@pytest.mark.parametrize(("text", "expected"), NEWS)
def test_news(text: str, expected: list[str]) -> None:
    assert dates(text, "2016-11-16") == expected


WIDE = [
    ("2016", "The king arrived on 12 September.", ["2015-09-12?/2016-09-12?"]),
    ("2016", "The king will arrive on 12 September.", ["2016-09-12?/2017-09-12?"]),
    ("2016-09", "The king arrived on 12 September.", ["2016-09-12"]),
    ("2016-05", "The king arrived yesterday.", ["2016-04-30?/2016-05-30?"]),
    ("2016-05", "The king arrived today.", ["2016-05?"]),
    ("2016", "The king came this month. He had come last year.", ["2016?", "2015"]),
    ("2016?", "The king came last year.", ["2015?"]),
    ("2016-05", "He came on Monday. Two days later he left.", ["2016-04-25?/2016-05-30?", "2016-04-27?/2016-06-01?"]),
    ("2016", "In 1945 the war ended. It began on 3 May 1939. Two years later came another.", ["1945", "1939-05-03", "1941"]),
    ("2014/2016", "The king arrived in June.", ["2013-06?/2016-06?"]),
    ("../2016", "The king arrived in 2011.", ["2011"]),
]


@pytest.mark.parametrize(("date", "text", "expected"), WIDE)
def test_a_date_counted_from_one_that_is_no_day_is_as_wide_as_what_is_not_known(date: str, text: str, expected: list[str]) -> None:
    found = tagged(text, date)
    assert [timex.edtf for timex in found] == expected
    assert all(timex.anchor == date for timex in found if timex.basis is Basis.DOCUMENT)


def test_a_season_of_a_year_that_is_not_known_keeps_its_name() -> None:
    assert [timex.value for timex in tagged("It is to open in the spring of next year.")] == ["XXXX-SP"]


def test_the_value_of_what_is_not_known_to_the_day_stays_open() -> None:
    assert [timex.value for timex in tagged("The king arrived on 12 September, then on Monday.", "2016")] == ["XXXX-09-12", "XXXX-WXX-1"]


def test_a_year_that_is_only_compared_does_not_move_a_report() -> None:
    sales = "Sales rose to seven million in 2006, up from five million in 2005. They were twice those of the previous year."
    assert dates(sales, "2007-01-18") == ["2006", "2005", "2005"]
    assert dates("She came in 2006. He had met her in 2005. The previous year he was ill.", "2007-01-18") == ["2006", "2005", "2004"]


def test_a_quarter_that_is_reported_when_it_has_only_begun_is_one_of_the_firms_own_year() -> None:
    loss, before = tagged("The mill reported a fourth-quarter loss of five million. A year earlier it had gained.", "2016-11-02")
    assert (loss.edtf, loss.value) == ("2016-35", "2016-Q4")
    assert (before.edtf, before.value) == ("2015-35", "2015-Q4")


@pytest.mark.parametrize(
    ("text", "date", "quarter"),
    [
        ("The mill reported a third-quarter loss.", "2016-11-02", "2016-35"),
        ("The mill reported a fourth-quarter loss.", "2016-12-20", "2016-36"),  # too late for the last one
        ("The mill said it expects a fourth-quarter loss.", "2016-11-02", "2016-36"),
        ("The mill said fourth-quarter sales could fall.", "2016-11-02", "2016-36"),
    ],
)
def test_other_quarters_are_those_of_the_calendar(text: str, date: str, quarter: str) -> None:
    (timex,) = tagged(text, date)
    assert timex.edtf == quarter


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met five days after the fall of Riga on 3 May 1710.", [("five days after", "1710-05-08"), ("3 May 1710", "1710-05-03")]),
        ("They met two years before the revolt in Upper Saxony (1710).", [("two years before", "1708"), ("1710", "1710")]),
        ("They met five days after the fall of Riga in 1710.", [("five days", ""), ("1710", "1710")]),  # no day is made up
        ("They met two years after the man had left Riga in 1710.", [("two years", ""), ("1710", "1710")]),
        ("They met two years after the fall of Riga, which was besieged in 1710.", [("two years", ""), ("1710", "1710")]),
    ],
)
def test_what_is_counted_from_an_event_with_a_name(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(timex.text, timex.edtf) for timex in tagged(text)] == expected


def test_the_weeks_before_a_feast_have_its_value() -> None:
    (timex,) = tagged("They hope for good Christmas sales.", "2016-11-16")
    assert (timex.value, timex.edtf) == ("2016-12-25", "2016-11-25~/2016-12-25~")


def test_a_weekday_beside_a_date_tells_its_year() -> None:
    assert dates("The court will meet on 12 December, a Tuesday.", "2016-11-16") == ["2017-12-12"]
    assert dates("The court will meet on 12 December, a Friday.", "2016-11-16") == ["2016-12-12"]  # of no year near
    assert dates("The court met on 12 December, a Tuesday.", "2016-11-16") == ["2015-12-12"]  # nor is a past one to come
    assert dates("The court will meet on 12 December, a Tuesday. The lease ends on 31 December 2017.") == ["2017-12-12", "2017-12-31"]
    assert dates("The court will meet on 12 December, a Friday. The lease ends on 31 December 2017.") == ["XXXX-12-12", "2017-12-31"]
    assert dates("In 1939 war came. On Monday, 1 April, it stood.") == ["1939", "1940-04-01"]


NARRATIVES = [
    ("By 5 May 1914 they had reached the sea. Two days later they sailed.", ["../1914-05-05", "1914-05-07"]),
    ("In May 1914 they met. By the autumn they had parted; in December they died.", ["1914-05", "../1914-11", "1914-12"]),
    ("War came in 1914. In August the army marched; by November it had stopped.", ["1914", "1914-08", "../1914-11"]),
    ("In December 1916 the talks began. In January they failed.", ["1916-12", "1917-01"]),
    ("The siege began on 3 May 1565. The next day the fort fell.", ["1565-05-03", "1565-05-04"]),
    ("On 10 March 1975 the attack began. The plan was for 1976. On 17 March the city was left.", ["1975-03-10", "1976", "1975-03-17"]),
    ("On 10 March 1975 the attack began. In 1976, peace. On 17 March the city was free.", ["1975-03-10", "1976", "1976-03-17"]),
    (
        "On 20 May 2006 they took office. This followed the vote of December 2005. On 23 June they met.",
        ["2006-05-20", "2005-12", "2006-06-23"],
    ),
    ("On 9 May 1944 it fell. The war lasted until May 1945. In June they landed.", ["1944-05-09", "../1945-05", "1944-06"]),
    ("He was crowned in 1804 (and exiled in 1815). In May he rode out.", ["1804", "1815", "1804-05"]),
    ("The treaty was signed in 1648. Ten years later it was broken.", ["1648", "1658"]),
    ("It fell 70 years after the end of World War II.", ["2015"]),
    ("On 2 May 1940 they met. At 5:34 a.m. local time on 4 May 1940 the war began.", ["1940-05-02", "1940-05-04", "1940-05-04"]),
    ("In 44 BC he died. The following year his heir marched.", ["-0043", "-0042"]),
    ("In early March 1642 they met. The year before, all had been quiet.", ["1642-03-01~/1642-03-10~", "1641"]),
    ("The attack began in October 1915. Four days later they fled.", ["1915-10", "1915-10-05/1915-11-04"]),
    ("In December 1919 he left, who had spent the spring and summer in Rome.", ["1919-12", "1919-21", "1919-22"]),
    ("In February 1777 snow fell throughout the winter.", ["1777-02", "1776-24"]),
]

ASTRAY = [
    # between the dates told in full around it, not in the year told last
    ("In 1861 they lost twice. They crossed on 5 May. On 17 May 1862 they won.", ["1861", "1861-05-05", "1862-05-17"]),
    ("The king fled in November 1567. He was taken in March. On 10 May 1568 he fled again.", ["1567-11", "1568-03", "1568-05-10"]),
    (
        "The siege of April 1544 went on until the fall of Budrum in February 1545. In July rain came. It cleared in June 1544.",
        ["1544-04", "1545-02", "1544-07", "1544-06"],
    ),
    # a new paragraph returns to the main line
    ("In 1492 he sailed with the son of one hanged in 1453.\n\nThe following year he came back.", ["1492", "1453", "1493"]),
    ("In 1492 he sailed with the son of one hanged in 1453. The following year he came back.", ["1492", "1453", "1454"]),
    # a year in passing does not move the story, which heads its sentence does
    ("In 1941 the plant moved, to come home in late 1944. In July it opened.", ["1941", "1944-09~/1944-12~", "1941-07"]),
    # a glance ahead that the next date told in full comes back from
    (
        "On 9 April 1903 it fell. In May 1911 it was built again. On 15 April they left. On 2 May 1903 all was over.",
        ["1903-04-09", "1911-05", "1903-04-15", "1903-05-02"],
    ),
    ("It sank on 30 November 2002. It is shown this weekend.", ["2002-11-30", "XXXX-XX-XX"]),
    ("It sank on 3 May 2002. It was raised less than a year later.", ["2002-05-03", "2002-05-03/2003-05-03"]),
    ("It sank on 3 May 2002. It was raised nearly two years later.", ["2002-05-03", "2004~"]),
    # a length is counted from the date told last in its unit, a new paragraph or not; not from a look back
    ("On 5 March 2010 the mill opened. This followed the fire in 1984.\n\nOne year later the owner died.", ["2010-03-05", "1984", "1985"]),
    ("On 5 March 2010 the mill opened. Two days later it burned.", ["2010-03-05", "2010-03-07"]),
    # after a stretch the story may go on anywhere in it, not only at its end
    ("The war of 1618-1648 was long. Prague fell in the autumn of 1620. In December the king fled.", ["1618/1648", "1620-23", "1620-12"]),
    ("He reigned from 1618 to 1648. He was born in 1590. In June he came back.", ["1618/1648", "1590", "1648-06"]),
    # a heading says the year of its section
    (
        "Report\n\n1905: a new council\n\nIn March all was as in the November of 1904.\n\nThe strike came in May.\n",
        ["1905", "1905-03", "1904-11", "1905-05"],
    ),
    # what was before the story is over with its sentence
    ("In April 1703 they rode up. It had been planned in 1698, long before. That summer they rode down.", ["1703-04", "1698", "1703-22"]),
    (
        "In 1706 they met. In the early 1680s they had met at once. But the court of 1706 was at war. By May they left.",
        ["1706", "1680~/1683~", "1706", "../1706-05"],
    ),
    # a heading's range begins with its first year, in brackets too
    ("Book\n\nThe council (1706-08)\n\nIn March it met. It fell in 1708, in May.\n", ["1706/1708", "1706-03", "1708", "1708-05"]),
    # what places another date is not told
    ("They met on 16 May 1801, the first time since 4 June 1789. The next day it rained.", ["1801-05-16", "1789-06-04/..", "1801-05-17"]),
    # days go on to count from the main line, past a year in passing
    ("On 7 May 1704 it burned, as a letter found in 1911 tells. Four days later they met.", ["1704-05-07", "1911", "1704-05-11"]),
    ("He was ill from February 1704 on. In the 1710s he was well. He died in May.", ["1704-02/..", "171X", "XXXX-05"]),
    # what looks back does not take the story with it
    ("In 1703 the war began. Two years earlier the king had died. On 9 April they met.", ["1703", "1701", "1703-04-09"]),
]


@pytest.mark.parametrize(("text", "expected"), ASTRAY)
def test_what_a_narrative_looks_at_in_passing(text: str, expected: list[str]) -> None:
    assert dates(text) == expected


@pytest.mark.parametrize(("text", "expected"), NARRATIVES)
def test_a_narrative_without_a_date(text: str, expected: list[str]) -> None:
    assert dates(text) == expected


def test_a_narrative_is_known_by_its_dates() -> None:
    story = "In 1861 war came. In 1862 it went on. In 1863 too. In 1864 as well. In 1865 it ended, on 9 April. In May he was tried in 1865."
    assert dates(story, "2016-11-16")[-2] == "1865-05"


def test_this_year_of_a_long_story_is_the_one_it_told() -> None:
    story = "".join(f"In {year} war was made. " for year in range(1700, 1710))
    assert dates(f"{story}A great event of this year was the flood.")[-1] == "1709"
    assert dates(f"{story}A great event of this year is the fair.")[-1] == "XXXX"
    assert dates(f"{story}He was seen there last year.")[-1] == "XXXX"


OPEN = [
    ("They met on Apr. 15.", "XXXX-04-15"),
    ("He died last December.", "XXXX-12"),
    ("It rains today.", "XXXX-XX-XX"),
    ("on Friday", "XXXX-XX-XX"),
]


@pytest.mark.parametrize(("text", "form"), OPEN)
def test_what_nothing_dates_stays_open(text: str, form: str) -> None:
    (timex,) = tagged(text)
    assert (timex.interval, timex.edtf) == (None, form)


def test_the_clock_is_never_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("the clock was asked")

    class NoClock(datetime.datetime):
        now = today = utcnow = refuse  # type: ignore[assignment]

    for name in ("time", "localtime", "gmtime", "time_ns"):
        monkeypatch.setattr(time, name, refuse)
    monkeypatch.setattr(datetime, "datetime", NoClock)
    tagged("Yesterday, last Friday and next year, in '98, two weeks ago, the eighties, at noon.")
    tagged("Yesterday, last Friday and next year, in '98, two weeks ago, the eighties, at noon.", "1998-02-27")


def test_a_day_counted_from_a_month_is_as_wide_as_the_month() -> None:
    text = "The attack began in October 1915. The next day it rained, and ten days later they fled. On 1 February, that day, a week later."
    values = [timex.value for timex in tagged(text)]
    assert values == ["1915-10", "1915-XX-XX", "1915-XX-XX", "1916-02-01", "1916-02-01", "1916-W06"]
    assert [timex.value for timex in tagged("In early May 1915 they met. The following week they left.")][1] == "1915-WXX"
    assert [timex.value for timex in tagged("In December 1915 they met. Two weeks later they left.")][1] == "XXXX-WXX"


def test_basis_and_anchor_are_told() -> None:
    said, counted = tagged("It opened on 3 May 2010 and closed two days later.", "2016-11-16")
    assert (said.basis, said.anchor) == (Basis.EXPLICIT, "")
    assert (counted.basis, counted.anchor) == (Basis.CONTEXT, "2010-05-03")
    (ago,) = tagged("two days ago", "2016-11-16")
    assert (ago.basis, ago.anchor) == (Basis.DOCUMENT, "2016-11-16")


def test_both_ends_of_a_range_have_its_interval() -> None:
    (timex,) = tagged("from 28 May to 2 June 1998")
    assert {(end.edtf, end.value) for end in timex.ends} == {
        ("1998-05-28/1998-06-02", "1998-05-28"),
        ("1998-05-28/1998-06-02", "1998-06-02"),
    }


ENDS = [
    ("in two to six days", [("two", "P2D"), ("six days", "P6D")]),
    ("ten or fifteen years", [("ten", "P10Y"), ("fifteen years", "P15Y")]),
    ("the first nine months of 1997", [("the first nine months", "P9M"), ("1997", "1997")]),
    ("the last two weeks of the year", [("the last two weeks", "P2W"), ("the year", "2016")]),
    ("the first week of 1997", []),
    ("on 5 May, the fourth day", [("5 May", "2016-05-05"), ("the fourth day", "2016-05-05")]),
]


@pytest.mark.parametrize(("text", "ends"), ENDS)
def test_what_timeml_annotates_in_two(text: str, ends: list[tuple[str, str]]) -> None:
    [timex] = tagged(f"They were there {text}.", "2016-11-16")
    assert [(end.text, end.value) for end in timex.ends] == ends


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("two and a half years", "P2Y6M"),
        ("5 1/2 hours", "PT5H30M"),
        ("a minute and a half", "PT1M30S"),
        ("half a year", "P6M"),
        ("half a century", "P50Y"),
        ("2.2 years", "P2.2Y"),
        ("two and a half weeks", "P2.5W"),
        ("the last half of the 1980s", "198"),
        ("the second quarter of the 19th century", "18"),
        ("the last half of 1989", "1989-H2"),
    ],
)
def test_values_of_halves(text: str, value: str) -> None:
    [timex] = tagged(text)
    assert timex.value == value


OWN_YEARS = [
    ("Sales for the fiscal first quarter ended 30 September beat those of a year earlier.", ["2016-Q1", "2016-09-30", "2015-Q1"]),
    ("It won in its fiscal first quarter. In the quarter ended 30 September it won more than in the 2015 period.", ["2015-Q1"]),
    ("For the fourth quarter ended 30 June it lost. In the quarter it also sold a mill.", ["2016-Q4", "2016-06-30", "2016-Q4"]),
    ("For the fourth quarter ended 30 June it lost. In the third quarter others won, unlike a year ago.", ["2016-Q3", "2015-Q3"]),
    ("For the quarter ended 30 September it lost, unlike a year ago.", ["2016-Q3", "2016-09-30", "2015-Q3"]),
]


@pytest.mark.parametrize(("text", "values"), OWN_YEARS)
def test_a_report_counts_its_own_quarters(text: str, values: list[str]) -> None:
    found = tagged(text, "2016-11-16")
    assert [timex.value for timex in found][-len(values) :] == values
    assert {timex.edtf for timex in found if timex.value[:6] == "2015-Q"} <= {"2015-35"}


@pytest.mark.parametrize(
    ("text", "date", "values"),
    [
        ("In December 1777 they camped there. Over the winter many died.", None, ["1777-12", "1778-WI"]),
        ("In early 1778 they camped there. Over the winter many died.", None, ["1778", "1778-WI"]),
        ("They camped there in the fall and winter of 1777.", None, ["1777-FA", "1777-WI"]),
        ("They lay there in the winter of 1777.", None, ["1777-WI"]),
        ("They came in May 1775. They stayed through the fall and winter.", None, ["1775-05", "1775-FA", "1776-WI"]),
        ("It is cold in winter.", "2017-01-20", ["2017-WI"]),
        ("It is warm in summer.", "2017-01-20", ["2016-SU"]),
        ("In the spring of 1809 they came. The following winter was mild.", None, ["1809-SP", "1810-WI"]),
        ("They came last winter.", "2017-11-20", ["2017-WI"]),
    ],
)
def test_a_winter_without_a_year_has_that_of_its_january(text: str, date: str | None, values: list[str]) -> None:
    assert [timex.value for timex in tagged(text, date)] == values


def test_the_same_text_gives_the_same() -> None:
    text = "On Monday and in May, two weeks ago and last year."
    assert tagged(text, "2016-11-16") == tagged(text, "2016-11-16")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sent on 3/4/2021.", ["2021-03-04?"]),
        ("Sent on 3/4/2021, paid on 25/4/2021.", ["2021-04-03", "2021-04-25"]),
        ("Sent on 3/4/2021, paid on 4/25/2021.", ["2021-03-04", "2021-04-25"]),
        ("Sent on 3/4/2021, paid on 2021-04-25.", ["2021-03-04?", "2021-04-25"]),
    ],
)
def test_the_order_of_figures_is_the_document_s(text: str, expected: list[str]) -> None:
    assert dates(text) == expected


def test_a_date_in_figures_has_two_readings_unless_the_text_shows_its_order() -> None:
    assert [(timex.edtf, timex.alternative) for timex in tagged("Paid on 03/04/2021.")] == [("2021-03-04?", "2021-04-03")]
    decided = tagged("Paid on 31/12/2020 and on 03/04/2021.")
    assert [(timex.edtf, timex.alternative) for timex in decided] == [("2020-12-31", ""), ("2021-04-03", "")]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("In the third year of his reign the abbey burned.", "accession"),
        ("It was built in Samvat 1887.", "not converted"),
        ("They met in May.", ""),
        ("They met in 1905.", ""),
    ],
)
def test_a_date_that_cannot_be_placed_says_why(text: str, reason: str) -> None:
    [timex] = tagged(text)
    assert reason in timex.reason
    assert bool(timex.reason) is bool(reason)
    assert timex.interval is None or not timex.reason
    assert timex.edtf  # and it is in the table


MODS = [
    ("more than two years ago", "BEFORE"),
    ("less than two years ago", "AFTER"),
    ("at least two years ago", "ON_OR_BEFORE"),
    ("at most two years ago", "ON_OR_AFTER"),
    ("more than two years", "MORE_THAN"),
    ("less than two years", "LESS_THAN"),
    ("at least two years", "EQUAL_OR_MORE"),
    ("at most two years", "EQUAL_OR_LESS"),
    ("early 1905", "START"),
    ("mid-1905", "MID"),
    ("late 1905", "END"),
    ("circa 1905", "APPROX"),
    ("no later than 1905", "ON_OR_BEFORE"),
    ("no earlier than 1905", "ON_OR_AFTER"),
    ("1905", ""),
    ("since 1905", ""),
    ("about 1905", "APPROX"),
    ("1905 or later", "ON_OR_AFTER"),
    ("1905 and before", "ON_OR_BEFORE"),
    ("a year or so", "APPROX"),
    ("five years or more", "EQUAL_OR_MORE"),
    ("at least the past five years", "EQUAL_OR_MORE"),
    ("the last half of the 1980s", "END"),
    ("the first third of the 19th century", "START"),
    ("the first half of 1905", ""),
]


@pytest.mark.parametrize(("text", "mod"), MODS)
def test_the_mods_of_timex3(text: str, mod: str) -> None:
    [timex] = tagged(text, "2016-11-16")
    assert timex.mod == mod


@pytest.mark.parametrize(
    ("text", "value", "quant", "freq"),
    [
        ("twice a week", "P1W", "", "2X"),
        ("three times a year", "P1Y", "", "3X"),
        ("every other year", "P2Y", "EVERY", ""),
        ("each month", "P1M", "EACH", ""),
        ("every Friday", "XXXX-WXX-5", "EVERY", ""),
        ("daily", "P1D", "", "1X"),
        ("1905", "1905", "", ""),
    ],
)
def test_sets_say_how_often(text: str, value: str, quant: str, freq: str) -> None:
    [timex] = tagged(text)
    assert (timex.value, timex.quant, timex.freq) == (value, quant, freq)


FREE = ["in summer", "in the third quarter", "on 12 May", "on Friday", "until Friday", "since May", "from May to July", "last week"]


@pytest.mark.parametrize("text", FREE)
def test_what_stays_open_is_edtf_for_others_too(text: str) -> None:
    """Every string that is written for a date that nothing places."""
    [timex] = tagged(f"They met {text}.")
    assert timex.interval is None
    assert outside_edtf(timex.edtf)


DIARY = """Journal of a clerk, 1820

3 May 1820. Wrote to Ada, who left yesterday.

4 May. Rain.

6 May. Bertha left two weeks ago.

7th to 9th May. Carl left last month.
"""


def test_a_diary_counts_from_the_day_of_each_entry() -> None:
    words = {"yesterday": "1820-05-02", "two weeks ago": "1820-04-22~", "last month": "1820-04"}
    assert {each.text: each.edtf for each in tagged(DIARY, None) if each.text in words} == words
    report = "The inn burned on 3 May 1820. Ada left yesterday.\n\nIt was mended on 4 May. Bertha left on 6 May."
    assert [each.edtf for each in tagged(report, None) if each.text == "yesterday"] == ["XXXX-XX-XX"]


def test_what_follows_a_year_that_is_over_is_not_counted_from_the_document() -> None:
    text = "In 2009 she chained herself to the gate, and a week later the mayor gave way."
    assert [each.edtf for each in tagged(text, "2016-11-16")] == ["2009", "2009-01-08~/2010-01-07~"]
