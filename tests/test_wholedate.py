"""Whole strings that are dates, and strings that only look like one."""

import datetime
import sys
from types import ModuleType
from typing import Any

import pytest

from dateline.interval import edtf
from dateline.wholedate import Order, is_ambiguous, whole_date

DATES = {
    # EDTF and ISO, which need no dateparser
    "2017-03-27": "2017-03-27",
    "2017-03": "2017-03",
    "1956": "1956",
    "198X": "198X",
    "1904/1905": "1904/1905",
    "-0043-03-15": "-0043-03-15",
    "2014-06-05T23:00:00.123Z": "2014-06-05",
    "2014-06-05 23:00 EST": "2014-06-05",
    "20161215": "2016-12-15",
    "2016-W20": "2016-05-16/2016-05-22",
    "2016/12/15": "2016-12-15",
    "2016-5-6": "2016-05-06",
    # in digits
    "01.04.2015": "2015-04-01",
    "27/03/2021": "2021-03-27",
    "03/27/2021": "2021-03-27",
    "05/05/2021": "2021-05-05",
    "2014年6月5日": "2014-06-05",
    "２０１４年６月５日": "2014-06-05",
    "2014年6月5日(木) 15時30分": "2014-06-05",
    "2014年6月": "2014-06",
    "2014年": "2014",
    "2014년 6월 5일": "2014-06-05",
    # in words
    "01.04.2015 г.": "2015-04-01",
    "1 апреля 2015 года": "2015-04-01",
    "5 juin 2014": "2014-06-05",
    "1er mai 2014": "2014-05-01",
    "5. Juni 2014": "2014-06-05",
    "08 березня 2014 р.": "2014-03-08",
    "٥ يونيو ٢٠١٤": "2014-06-05",
    "March 2021": "2021-03",
    "Dec. 15, 2016": "2016-12-15",
    "Thursday, 5 June 2014": "2014-06-05",
    "the 5th of June, 2014": "2014-06-05",
    "29 February 2016": "2016-02-29",
    "Thu, 15 Dec 2016 23:20:00 +0900": "2016-12-15",
    "June 5, 2014 at 3:00 PM EST": "2014-06-05",
}  # fmt: skip

NO_DATES = (
    "", "hello", "yesterday", "last week", "Friday", "10:30", "May 6", "March", "15 décembre", "now",
    "1990s", "the 1990s", "années 1990", "1990年代", "1907 - 2007", "1914-18", "May-June 2014", "5 June 2014 10 June 2014",
    "We 2014", "Q1 2014", "Chapter 2014", "Page 12 2014", "123", "12345", "12 May 123",
    "5/6/14", "Mar 5, 21",  # the century is not said
    "29 February 2015", "2014-13-45", "2015-02-29", "31.04.2016", "20169915",
    "5 มิถุนายน 2557",  # of another calendar
    "03/04/2021",  # day first or month first
    "XXXX-04-15", "2014年" + "1" * 50_000,
)  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), DATES.items())
def test_a_whole_date_says_what_was_said_and_no_more(text: str, expected: str) -> None:
    found = whole_date(text)
    assert found is not None
    assert edtf(found) == expected


@pytest.mark.parametrize("text", NO_DATES)
def test_what_is_no_whole_date_is_none(text: str) -> None:
    assert whole_date(text) is None


@pytest.mark.parametrize(
    ("language", "order", "expected"),
    [
        ("fr", None, "2021-04-03"),
        ("ru", None, "2021-04-03"),
        ("en", None, None),
        (None, None, None),
        (None, "DMY", "2021-04-03"),
        (None, "MDY", "2021-03-04"),
        ("fr", "MDY", "2021-03-04"),
    ],
)
def test_day_and_month_are_told_apart_by_order_then_language(language: str | None, order: Order | None, expected: str | None) -> None:
    found = whole_date("03/04/2021", language=language, order=order)
    assert (found and edtf(found)) == expected


def test_an_ambiguous_date_is_known_as_such() -> None:
    assert is_ambiguous("03/04/2021")
    assert not any(map(is_ambiguous, ("03.04.2021", "27/03/2021", "05/05/2021", "2021-03-04", "5 June 2014")))


def test_words_are_read_in_the_language_that_is_given() -> None:
    assert whole_date("5 juin 2014", language="fr") is not None
    assert whole_date("5 juin 2014", language="ru") is None
    assert whole_date("5 juin 2014", language="und") is not None  # no language of dateparser: as if none were given


class Clock(datetime.datetime):
    """A clock in another century."""

    @classmethod
    def now(cls, tz: Any = None) -> "Clock":
        return cls(2087, 8, 9, 10, 11, 12, tzinfo=tz)

    @classmethod
    def utcnow(cls) -> "Clock":
        return cls.now()

    @classmethod
    def today(cls) -> "Clock":
        return cls.now()


def test_the_clock_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    sample = ["March 2021", "5 juin 2014", "01.04.2015 г.", "Thursday, 5 June 2014", "May 6", "Friday", "5/6/14", "yesterday"]
    before = [whole_date(text) for text in sample]
    patched = 0
    for name, module in list(sys.modules.items()):
        if name == "dateparser.conf":
            continue  # it only checks that the base is a datetime
        if name.startswith("dateparser") and isinstance(module, ModuleType) and getattr(module, "datetime", None) is datetime.datetime:
            monkeypatch.setattr(module, "datetime", Clock)
            patched += 1
    assert patched, "dateparser has no clock to patch any more: see where it asks for the time"
    assert [whole_date(text) for text in sample] == before


def test_the_iso_forms_need_no_dateparser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "dateparser.date", None)  # importing it raises
    assert whole_date("2017-03-27") is not None
    assert whole_date("2014年6月5日") is not None
    with pytest.raises(ImportError):
        whole_date("5 juin 2014")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("March 27, 2017, 10.30 am", "en"),
        ("March 27, 2017 at 10am", "en"),
        ("Monday 27 March 2017 at 10.30am GMT", "en"),
        ("27 March 2017 (10.30)", "en"),
        ("27 March 2017, 1030 GMT", "en"),
        ("10.30 a.m., March 27, 2017", "en"),
        ("27 mars 2017 à 10h30", "fr"),
        ("27 mars 2017 - 10 h 30", "fr"),
        ("2017-03-27 10h30", "fr"),
        ("27.03.2017, 10.30 Uhr", "de"),
        ("27 марта 2017 в 10.30", "ru"),
        ("27 marzo 2017 ore 10.30", "it"),
    ],
)
def test_a_time_in_any_spelling_is_no_part_of_the_date(text: str, language: str) -> None:
    found = whole_date(text, language=language)
    assert found
    assert edtf(found) == "2017-03-27"


@pytest.mark.parametrize(
    "text", ["March 2017, 10.30", "2017, 10.30", "10.30, page 2017", "27 March 2017 3", "27 March 2017, 10.75", "27 March, 10.30 am"]
)
def test_figures_that_are_no_time_make_no_date(text: str) -> None:
    assert whole_date(text, language="en") is None
