"""Recognition: spans, what is no date, and that it ends on any text in linear time."""

import json
import random
import time
from pathlib import Path

import catalogue_dates
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline import anchoring, language, recognition
from dateline import interval as iv
from dateline.model import Document, Timex

EN = language.load("en")
MUSEUM = Path(__file__).parents[2] / "shared/suites/museum_dates_en.txt"
DATED = iv.parse_edtf("2016-11-16")

SPANS = [
    ("They met in 1956.3 The talks went on until 6 June² and 1957¹.", ["1956", "6 June", "1957"]),
    ("It opened on 4 March 2021.", ["4 March 2021"]),
    ("In the early 1980s they left.", ["the early 1980s"]),
    ("From 28 May to 2 June 1998 it rained.", ["28 May to 2 June 1998"]),
    ("They met between 1939 and 1945.", ["1939 and 1945"]),
    ("It fell on 5 and 7 November 1917.", ["5", "7 November 1917"]),
    ("He left in July of that year.", ["July of that year"]),
    ("the November 1995 vote", ["November 1995"]),
    ("Sales rose in last year's third quarter.", ["last year's third quarter"]),
    ("They talked at 8 p.m. on Friday.", ["8 p.m. on Friday"]),
    ("a three-year period", ["a three-year period"]),
    ("It lasted from 1904-05 on.", ["1904-05"]),
    ("Before 1900 and since 1991", ["1900", "1991"]),
    ("in the winter of 1941-42", ["the winter of 1941-42"]),
    ("about 1850", ["about 1850"]),
    ("circa 1850", ["circa 1850"]),
    ("Harbour Strike Ends This Week", ["This Week"]),  # a title
    ("Never before. Last week it rained.", ["Last week"]),
    ('He said, "Tomorrow," and "Next week."', ["Tomorrow", "Next week"]),  # what was said
    ("Sales fell through the first nine months of 1997.", ["the first nine months of 1997"]),
    ("The talks:\nToday it rained hard", ["Today"]),
    ("PRICES FELL TODAY and the bank closed", ["TODAY"]),
    ("paid from 5/3-5/9, 2020", ["5/3-5/9, 2020"]),
]

NOTHING = [
    "2,000 soldiers and 1,500 tons",
    "flight 1954 from gate 12",
    "call 555-1212",
    "see pp. 1903-1905",
    "He may march on.",
    "May I ask?",
    "She came second; he was the third man.",
    "a six-year-old boy of the First Estate",
    "version 2.0.1",
    "30 February 2014 and 2014-13-01",
    "prices fall and spring up",
    "$1999 and 1500 km",
    "She told This Week that it was over.",
    'He spoke on "This Week," a programme, and saw the film “High Noon.”',
    "He left Channel Today, Last Night and High Noon behind.",
    "They live in Friday Creek and read the Sunday Gazette.",
    "The letter went to 1850 Upper Harbour Road at once.",
    "Mark 10:45, odds of 2:10 and a ratio of 1:15",
    "8/1.5 looks like a formula",
    "Call 2015-359 about part 2015-35912.",
]


def texts(timexes: tuple[Timex, ...]) -> list[str]:
    """The words of expressions."""
    return [timex.text for timex in timexes]


@pytest.mark.parametrize(("text", "spans"), SPANS)
def test_spans(text: str, spans: list[str]) -> None:
    assert texts(recognition.recognize(text, EN)) == spans


@pytest.mark.parametrize("text", NOTHING)
def test_nothing(text: str) -> None:
    assert texts(recognition.recognize(text, EN)) == []


def test_an_edtf_string_is_read_as_it_is() -> None:
    (timex,) = recognition.recognize(" 2004-06~ ", EN)
    assert (timex.text, timex.rules) == ("2004-06~", ("edtf",))


def hold(text: str, timexes: tuple[Timex, ...]) -> None:
    """Fails where spans do not hold, are not sorted or overlap, or an interval ends before it begins."""
    end = 0
    for timex in timexes:
        assert timex.start >= end
        assert text[timex.start : timex.end] == timex.text
        assert timex.text.strip() == timex.text != ""
        end = timex.end
        inner = timex.start
        for one in timex.ends:
            assert inner <= one.start < one.end <= timex.end
            assert text[one.start : one.end] == one.text
            inner = one.end
        if timex.interval and timex.interval.first is not None and timex.interval.last is not None:
            assert timex.interval.first <= timex.interval.last
            assert timex.edtf


def tagged(text: str, dct: iv.Interval | None) -> tuple[Timex, ...]:
    """The anchored expressions of a text."""
    return anchoring.anchor(recognition.recognize(text, EN), Document("x", text, dct))


VOCABULARY = """
the a of in on from to and or - – , . / : ' ( ) ? 's 1 4 12 31 98 480 1914 1918 2016 05 20160506 third last next this that same first second
half early mid late circa before after since until week month year quarter decade century days years ago later March may Monday Friday
spring winter noon p.m. Easter BC AD XIV every few two hundred now World War II X ~ today weekend
"""
WORDS = st.sampled_from([*VOCABULARY.split(), "\n\n"])


@settings(max_examples=400, deadline=None)
@given(st.lists(WORDS, max_size=14), st.sampled_from([" ", " ", "", "  ", "\n"]), st.booleans())
def test_any_words_of_time(words: list[str], gap: str, dated: bool) -> None:
    text = gap.join(words)
    hold(text, tagged(text, DATED if dated else None))


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60))
def test_any_text(text: str) -> None:
    hold(text, tagged(text, DATED))


def test_mutated_sentences() -> None:
    chance = random.Random(7)
    sentences = [text for text, _ in SPANS] + [words for rule in EN.rules for words in rule.examples]
    for _ in range(10_000):
        letters = list(chance.choice(sentences))
        for _ in range(chance.randint(1, 3)):
            place = chance.randrange(len(letters) + 1)
            letters[place : place + chance.randint(0, 2)] = chance.choice(["", " ", "9", "-", "'", "İ", "²", "\n\n", "of ", "1990", "."])
        text = "".join(letters)
        hold(text, tagged(text, None))


BEFORE = ["", "Reportedly ", '"', "(", "Prague, ", "It rained: ", "The mill burnt down – ", "\n\n", "Well, ", "* "]
AFTER = ["", " everyone agreed.", '"', ")", ": nothing else", ".", ", they say,", "\n\nAnd so on", "; then no more", " (see below)"]
MONTHS = ["January", "February", "April", "June", "August", "Sept.", "October", "Dec."]
SHAPES = """
{day} {month} {year} | {month} {day}, {year} | the {day}th of {month} {year} | {month} {year} | {year}-07-{two} | {two}.11.{year}
| early {month} {year} | mid-{month} {year} | the end of {month} {year} | the first week of {month} {year}
| Tuesday, {day} {month} {year} | the summer of {year} | the winter of {year}-{next} | the third quarter of {year}
| the second half of {year} | late {year} | H2 {year} | {year}–{later} | from {year} to {later} | between {year} and {later}
| in {year}-{next} | {year} or {later} | from 3 to {day} {month} {year} | 3–{day} {month} {year} | {month} 3 to 5, {year}
| {day} {month} to 2 December {later} | June-August {year} | 3 and {day} {month} {year} | the late {decade}s | the mid-{decade}s
| the {decade}s | the {century}th century | the early {century}th century | the last third of the {century}th century
| the {century}th and 19th centuries | the 2nd century BC | {day}00 BC | AD {day}0 | 490–479 BC | circa {year} | c. {year}
| before {year} | after {month} {year} | since {year} | until {later} | no later than {day} {month} {year} | Christmas {year}
| Easter Monday {year} | the night of {day} {month} {year} | three years after {year} | two days before {day} {month} {year}
| the eve of World War II | ten years after World War I | {day} {month} {year} at 06:30 | {day} {month} {year} (O.S.)
| 5 May 1862, and two days later | twice a week | every {day} days | for {day} months | more than {day} years | two and a half years
| at least three weeks
"""


@st.composite
def phrases(draw: st.DrawFn) -> str:
    """A phrase of time of any shape."""
    year = draw(st.integers(1501, 1989))
    return (
        draw(st.sampled_from(SHAPES.split("|")))
        .strip()
        .format(
            year=year,
            later=year + draw(st.integers(2, 30)),
            next=f"{(year + 1) % 100:02}",
            decade=year // 10 * 10,
            day=draw(st.integers(6, 20)),
            two=draw(st.integers(13, 28)),
            month=draw(st.sampled_from(MONTHS)),
            century=draw(st.integers(14, 18)),
        )
    )


@settings(max_examples=600, deadline=None)
@given(phrases(), st.sampled_from(BEFORE), st.sampled_from(AFTER))
def test_neutral_words_do_not_change_a_reading(phrase: str, before: str, after: str) -> None:
    def reading(text: str) -> list[tuple[str, str, str]]:
        return [(timex.text, timex.edtf, timex.value) for timex in tagged(text, None)]

    assert reading(before + phrase + after) == reading(phrase) != []


@pytest.mark.skipif(not MUSEUM.is_file(), reason="the museum strings lie in ../shared, which is not here")
def test_the_strings_of_a_museum() -> None:
    lines = MUSEUM.read_text(encoding="utf-8").splitlines()
    to_the_end = 0
    for line in lines:
        timexes = tagged(line, None)
        hold(line, timexes)
        to_the_end += catalogue_dates.kind(line, timexes) == "end"
    assert to_the_end > 0.985 * len(lines)


HOSTILE = [
    "1 ",
    "1",
    "12/",
    "1990-",
    "the ",
    "  ",
    "of the last ",
    "May ",
    "3 days and ",
    "19",
    "early ",
    "'",
    "a week ",
    "to 5 ",
    "(1850",
    "last Monday of ",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_time_grows_with_the_text_and_no_faster(piece: str) -> None:
    def seconds(times: int) -> float:
        text = piece * times
        best = float("inf")
        for _ in range(3):
            start = time.process_time()
            tagged(text, None)
            best = min(best, time.process_time() - start)
        return best

    seconds(50)
    assert seconds(4000) < 16 * (seconds(1000) + 0.003)  # four times the text: fourfold, sixteenfold where it grows with the square


def test_a_range_has_two_ends() -> None:
    (timex,) = recognition.recognize("from May 1914 to June 1918", EN)
    assert texts(timex.ends) == ["May 1914", "June 1918"]


def test_the_rules_are_told() -> None:
    (timex,) = recognition.recognize("in the early 1980s", EN)
    assert timex.rules[0] == "part"
    assert json.dumps(timex.rules)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[1667,1760-12]", ["1667", "1760-12"]),
        ("{1667, 1670..1672}", ["1667", "1670/1672"]),
        ("1984-1X", ["1984-10/1984-12"]),
        ("[1984]", ["1984"]),  # a date that a cataloguer supplied
        ("[1667, Anna]", ["1667"]),  # no set
    ],
)
def test_a_whole_string_of_edtf(text: str, expected: list[str]) -> None:
    found = anchoring.anchor(recognition.recognize(text, language.load("en")), Document("x", text))
    assert [timex.edtf for timex in found if timex.interval] == expected
    assert all(text[timex.start : timex.end] == timex.text for timex in found)


@pytest.mark.parametrize(
    "text", ["They ate around 31 September.", "It lay there about 24/7.", "They used about three-quarters of their oil."]
)
def test_what_holds_an_impossible_date_is_none(text: str) -> None:
    assert recognition.recognize(text, EN) == ()
