"""Language packs: each rule's examples and counter-examples, what a pack must hold, and what is said of a broken one."""

import re
from pathlib import Path

import pytest
from edtf import parse_edtf as outside_edtf

from dateline import anchoring, language, recognition
from dateline import interval as iv
from dateline.errors import PackError
from dateline.expression import Basis
from dateline.language import build_pack
from dateline.model import Document, Timex
from dateline.operators import OPERATORS

WEDNESDAY = iv.parse_edtf("2016-11-16")
RULES = [(name, rule) for name in language.languages() for rule in language.load(name).rules]
EXAMPLES = [(name, rule.name, words, date) for name, rule in RULES for words, date in rule.examples.items()]
NEVER = [(name, rule.name, words) for name, rule in RULES for words in rule.never]


def expressions(name: str, words: str, date: iv.Interval | None = WEDNESDAY) -> tuple[Timex, ...]:
    """The expressions of a text told on a Wednesday."""
    document = Document("x", words, date, language=name)
    return anchoring.anchor(recognition.recognize(words, language.load(name)), document)


def read(name: str, words: str) -> str:
    """The EDTF of all expressions of a text told on a Wednesday, the TIMEX3 value of one that has no date."""
    return " ".join(timex.edtf or timex.value for timex in expressions(name, words))


@pytest.mark.parametrize(("name", "rule", "words", "date"), EXAMPLES, ids=lambda value: str(value))
def test_example(name: str, rule: str, words: str, date: str) -> None:
    assert read(name, words) == date, f"languages/{name}/grammar.toml [{rule}]"


@pytest.mark.parametrize(("name", "rule", "words"), NEVER, ids=lambda value: str(value))
def test_never(name: str, rule: str, words: str) -> None:
    assert expressions(name, words) == (), f"languages/{name}/grammar.toml [{rule}]"


LONG_IN_A_RANGE = re.compile(r"Y.*[/~?%]|/Y")
"""A year of more than four digits in a range or with a mark, which ISO 8601-2 has and the ``edtf`` library has not (see docs/design.md)."""


@pytest.mark.parametrize(("name", "words"), [(name, words) for name, _, words, _ in EXAMPLES], ids=lambda value: str(value))
def test_what_is_written_is_edtf(name: str, words: str) -> None:
    """Others read what is written for an example, and so do we, as what it was: with the document's date and without one."""
    for date in (WEDNESDAY, None):
        for timex in expressions(name, words, date):
            for one in (timex, *timex.ends):
                if one.edtf:
                    assert LONG_IN_A_RANGE.search(one.edtf) or outside_edtf(one.edtf), one
                    again = iv.parse_edtf(one.edtf)
                    assert again is None if one.interval is None else again is not None and said(again) == said(one.interval), one


def said(interval: iv.Interval) -> tuple[int | None, int | None, bool, bool]:
    """What EDTF says of an interval."""
    return interval.first, interval.last, interval.approximate, interval.uncertain


def test_every_class_of_the_english_lexicon_is_asked_for() -> None:
    pack = language.load("en")
    conditions = {key for rule in pack.rules for key in rule.only_after | rule.unless_after | rule.only_before | rule.unless_before}
    assert pack.lexicon.classes - set(pack.bits) - conditions == {
        "tense",
        "seeming_tense",
        "reporting",
        "negation",
        "street",
    }  # they are asked for in code


def test_every_operator_is_used() -> None:
    source = "".join(language.ROOT.joinpath(name, "grammar.toml").read_text(encoding="utf-8") for name in language.languages())
    assert [name for name in OPERATORS if f"{name}(" not in source] == []


def test_the_periods_of_the_gazetteer_are_dates() -> None:
    for date in language.read_table("en", "gazetteer")["named"]:
        assert iv.parse_edtf(date) is not None, date


@pytest.mark.parametrize("name", language.languages())
def test_words_of_one_event_are_words_of_events(name: str) -> None:
    words = language.event_words(name)
    assert words.same_nouns.keys() - words.nouns.keys() == set()
    assert {part for word in words.same_verbs for part in word.split() if part.startswith("<")} <= {
        f"<{each}>" for known in words.classes.values() for each in known
    }
    lists = [{each for known in table.values() for each in known} for table in (words.same_nouns, words.same_verbs)]
    assert lists[1] <= lists[0]  # each verb has a noun that takes up what it tells


LEXICON = {"month": {"1": ["january"]}}


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        ({"phrase": "{month}"}, "phrase, value"),
        ({"phrase": "{month}", "value": "date(month)", "colour": "red"}, "colour"),
        ({"phrase": "{monat}", "value": "date(month=monat)"}, "no class 'monat'"),
        ({"phrase": "{month}", "value": "date(year)"}, "value names 'year'"),
        ({"phrase": "{month}", "value": "today(month)"}, "no operator 'today'"),
        ({"phrase": "{month}", "value": "ordinal(month)"}, "ordinal"),
        ({"phrase": "{month}", "value": "__import__('os')"}, "no operator '__import__'"),
        ({"phrase": "{month}", "value": "date(month=open('x'))"}, "no operator 'open'"),
        ({"phrase": "{month", "value": "date(month)"}, "cannot be read"),
        ({"phrase": "x?", "value": "vague(ref='PAST_REF')"}, "can be empty"),
        ({"phrase": "{month}", "value": "date(month)", "unless_after": ["nothing"]}, "no class 'nothing'"),
    ],
)
def test_a_broken_rule_is_named(rule: dict[str, object], message: str) -> None:
    with pytest.raises(PackError, match=r"\[spoilt\]") as caught:
        build_pack("xx", LEXICON, {"spoilt": rule})
    assert message in str(caught.value)


def test_a_language_without_a_pack() -> None:
    with pytest.raises(PackError, match="packs for"):
        language.load("tlh")


def test_a_user_s_own_periods(tmp_path: Path) -> None:
    file = tmp_path / "names.csv"
    file.write_text("name,earliest,latest\nSiege of Northwick,1643-05-02,1643-06-11\nLong Frost,1709,1709\n", encoding="utf-8")
    pack = language.load("en", language.read_gazetteer(str(file)))
    text = "During the Long Frost he was ill. He died two years after the Siege of Northwick and was named a year before the Long Frost."
    timexes = anchoring.anchor(recognition.recognize(text, pack), Document("x", text))
    assert [timex.edtf for timex in timexes] == ["1709", "1645", "1708"]
    assert timexes[0].basis is Basis.NAMED


@pytest.mark.parametrize("row", ["Siege,May,June", ",1643,1644", "Siege,1644,1643"])
def test_a_bad_line_of_a_gazetteer_is_named(tmp_path: Path, row: str) -> None:
    file = tmp_path / "names.csv"
    file.write_text(f"name,earliest,latest\nGood,1643,1644\n{row}\n", encoding="utf-8")
    with pytest.raises(PackError, match="line 3"):
        language.read_gazetteer(file)


def test_a_file_that_is_no_gazetteer(tmp_path: Path) -> None:
    file = tmp_path / "names.csv"
    with pytest.raises(PackError, match=r"names\.csv: no such file"):
        language.read_gazetteer(file)
    file.write_text("name,year\nGood,1643\n", encoding="utf-8")
    with pytest.raises(PackError, match="no column earliest, latest"):
        language.read_gazetteer(file)
