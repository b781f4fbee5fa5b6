"""The whole way, on documents made here; and on the five articles, where they are."""

import datetime
import importlib
import pkgutil
import warnings
from pathlib import Path
from typing import Any

import pytest

import dateline as dl
from dateline import pipeline, segmentation, syntax
from dateline.errors import MissingDate, MissingModel, SkippedInput
from dateline.interval import parse_edtf
from dateline.model import Document, Event, Sentence, Status

SEEDS = Path(__file__).parents[2] / "shared/seeds"
needs_seeds = pytest.mark.skipif(not SEEDS.is_dir(), reason="the five articles on Russian-Japanese relations are not beside the project")

DIARY = """KOBE, 15 December 2016 - The envoy arrived in Osaka on Monday and met the governor yesterday.

The two cities signed a treaty of friendship in 1956. A second bridge will be opened next spring.
"""


def dates(timeline: dl.Timeline) -> list[str]:
    return [event.timex.edtf if event.timex else "" for event in timeline]


def test_a_report_is_dated_by_its_own_line() -> None:
    timeline = dl.extract(DIARY)
    assert {"1956", "2016-12-12", "2016-12-14"} <= set(dates(timeline))


def test_every_row_shows_its_words() -> None:
    document = Document("kobe", DIARY, parse_edtf("2016-12-15"))
    events = list(pipeline.events(document, all_events=True))
    assert events
    for event in events:
        assert document.text[event.trigger_start : event.trigger_end].split() == event.trigger.split()
        assert document.text[event.sentence_start :].startswith(event.sentence)
        if event.timex:
            assert document.text[event.timex.start : event.timex.end] == event.timex.text


def test_without_a_date_a_relative_one_stays_open_and_is_counted() -> None:
    with pytest.warns(MissingDate, match="1 date is not anchored"):
        timeline = dl.extract("The minister resigned on 12 September.")
    assert dates(timeline) == ["XXXX-09-12"]
    assert len(timeline.unanchored) == 1


def test_a_given_date_anchors() -> None:
    assert dates(dl.extract("The minister resigned on 12 September.", date="2016-10-01")) == ["2016-09-12"]


def test_what_cannot_be_read_is_told_and_the_rest_is_done(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("Peace was signed on 5 September 1905.", encoding="utf-8")
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    with pytest.warns(SkippedInput, match=r"empty\.txt"):
        timeline = dl.extract([tmp_path / "empty.txt", tmp_path / "good.txt"])
    assert dates(timeline) == ["1905-09-05"]


def test_two_documents_that_tell_the_same_are_one_row() -> None:
    one = Document("one", "Vladimir Putin visited Tokyo on 16 December 2016.")
    two = Document("two", "In December 2016 President Vladimir Putin visited Tokyo for talks.")
    timeline = dl.extract([one, two])
    visits = [event for event in timeline if event.type == "visit"]
    assert [(event.timex and event.timex.edtf, event.n_sources) for event in visits] == [("2016-12-16", 2)]
    assert {mention.document for mention in timeline.mentions} == {"one", "two"}


def test_the_same_documents_give_the_same_bytes() -> None:
    assert dl.extract(DIARY).to_csv() == dl.extract(DIARY).to_csv()


@pytest.mark.parametrize(
    ("text", "language", "date"),
    [
        ("Договор был подписан 5 сентября 1905 года в Портсмуте.", "ru", "1905-09-05"),
        ("Le traité fut signé le 5 septembre 1905 à Portsmouth.", "fr", "1905-09-05"),
        ("Am 3. Oktober 1990 wurde Deutschland vereint.", "de", "1990-10-03"),
    ],
)
@pytest.mark.filterwarnings("ignore::dateline.errors.MissingModel")
def test_other_languages_give_dated_rows(text: str, language: str, date: str) -> None:
    timeline = dl.extract(Document("text", text, language=language))
    assert dates(timeline) == [date]


def test_a_line_in_another_language_is_no_lack(recwarn: pytest.WarningsRecorder) -> None:
    segmentation._warn_of_lack.cache_clear()  # it tells of a lack once only
    text = f"{DIARY}\nДоговор был подписан 5 сентября 1905 года, и стороны обменялись нотами.\n"
    assert "1905-09-05" in dates(dl.extract(text))
    assert [warning for warning in recwarn if issubclass(warning.category, MissingModel)] == []


def test_of_a_range_tag_gives_both_ends_and_extract_one_date() -> None:
    text = "The war of 1904-05 was short."
    assert [(timex.text, timex.value, timex.edtf) for timex in dl.tag(text)] == [("1904", "1904", "1904/1905"), ("05", "1905", "1904/1905")]
    assert dates(dl.extract(text)) == ["1904/1905"]


class NoClock(datetime.datetime):
    """A clock that may not be asked."""

    @classmethod
    def now(cls, *_: Any) -> "NoClock":
        raise AssertionError("asked the clock")

    today = utcnow = now


class NoDay(datetime.date):
    """A calendar that may not be asked for today."""

    @classmethod
    def today(cls) -> "NoDay":
        raise AssertionError("asked the clock")


def test_nobody_asks_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = dl.extract(DIARY).to_csv()
    for module in pkgutil.iter_modules(importlib.import_module("dateline").__path__):
        room = importlib.import_module(f"dateline.{module.name}")
        for name, value in list(vars(room).items()):
            if value is datetime.datetime:
                monkeypatch.setattr(room, name, NoClock)
            elif value is datetime.date:
                monkeypatch.setattr(room, name, NoDay)
            elif value is datetime:
                monkeypatch.setattr(room, name, type("datetime", (), {**vars(datetime), "datetime": NoClock, "date": NoDay}))
            elif getattr(value, "__name__", "") == "time":
                monkeypatch.setattr(room, name, None)
    assert dl.extract(DIARY).to_csv() == expected


# ---------------------------------------------------------------------------------------------- the five articles


@pytest.fixture(scope="module")
def articles() -> dl.Timeline:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", MissingDate)
        return dl.extract(SEEDS)


def one(timeline: dl.Timeline, date: str, kind: str) -> Event:
    """The one event of a date and type."""
    found = [event for event in timeline if event.timex and event.timex.edtf == date and event.type == kind]
    assert len(found) == 1, [event.headline for event in found]
    return found[0]


@needs_seeds
def test_the_war(articles: dl.Timeline) -> None:
    war = one(articles, "1904/1905", "war")
    assert war.status is Status.HAPPENED
    assert war.timex
    assert war.timex.interval
    assert war.timex.interval.extent == "throughout"
    assert "War" in war.headline


@needs_seeds
def test_the_declaration(articles: dl.Timeline) -> None:
    declaration = one(articles, "1956", "declaration")
    assert (declaration.status, declaration.headline) == (Status.HAPPENED, "Soviet-Japanese Declaration")


@needs_seeds
def test_the_deal_that_nearly_was(articles: dl.Timeline) -> None:
    deal = one(articles, "2013", "treaty")
    assert deal.status is Status.HYPOTHETICAL
    assert deal.participants == ("Russia", "Japan")


@needs_seeds
def test_the_meeting_in_sochi(articles: dl.Timeline) -> None:
    meeting = one(articles, "2016-05-06", "meeting")
    assert meeting.status is Status.HAPPENED
    assert meeting.participants == ("Vladimir Putin", "Shinzo Abe")
    assert meeting.places == ("Sochi",)


@needs_seeds
def test_the_visit_to_tokyo(articles: dl.Timeline) -> None:
    visit = one(articles, "2016-12", "visit")
    assert (visit.status, visit.participants, visit.places) == (Status.HAPPENED, ("Vladimir Putin",), ("Tokyo",))


@needs_seeds
def test_every_row_of_the_articles_shows_its_words(articles: dl.Timeline) -> None:
    texts = {document.id: document.text for document in dl.read(SEEDS) if isinstance(document, Document)}
    assert len(articles.mentions) >= 20
    for event in articles.mentions:
        text = texts[event.document]
        assert event.timex
        assert text[event.timex.start : event.timex.end] == event.timex.text
        assert text[event.trigger_start : event.trigger_end].split() == event.trigger.split()
        assert event.sentence in text


@needs_seeds
def test_page_furniture_is_no_event(articles: dl.Timeline) -> None:
    for event in articles:
        for furniture in ("Routledge", "Печать", "Comments are closed", "P.8"):
            assert furniture not in event.sentence
        assert event.timex
        assert event.timex.text not in ("300-year-old", "two-day", "1907 - 2007", "01.04.2015")


def test_a_passage_in_another_language_is_read_with_its_own_pack() -> None:
    russian = "В мае 2016 года они встретились в Сочи. В прошлом месяце — снова."
    text = f"Putin visited Tokyo on December 15, 2016.\n\n{russian}\n\nThey met in May 2017."
    document = Document("a", text, parse_edtf("2017-06-05"), "given", language="en")
    found = [(timex.text, timex.edtf, text[timex.start : timex.end] == timex.text) for timex in pipeline.expressions(document)]
    assert [edtf for _, edtf, _ in found] == ["2016-12-15", "2016-05", "2017-05", "2017-05"]
    assert all(shown for _, _, shown in found)
    told = [event for event in pipeline.events(document) if event.timex and event.timex.edtf == "2016-05"]
    assert [event.sentence for event in told] == ["В мае 2016 года они встретились в Сочи."]


def test_what_two_sources_date_differently_stays_in_the_table_twice() -> None:
    one = Document("one", "On 30 March 1856 Alexei Orlov signed the Treaty of Paris.")
    other = Document("other", "On 31 March 1856 Alexei Orlov signed the Treaty of Paris.")
    timeline = dl.extract([one, other])
    assert len(timeline) == 2
    assert timeline.disagreements() == ((timeline[0], timeline[1]),)
    assert dl.extract([one, one]).disagreements() == ()


def test_marks_of_notes_are_in_no_headline_and_no_name() -> None:
    text = "In 1919 the storm broke the mole in two places.¹ On 3 May 1920,[2] Baker[3][4] met Orlov² at the harbour of 30 km².\n"
    told = {event.headline: event.participants for event in dl.extract(text)}
    assert "The storm broke the mole in two places" in told
    (meeting,) = (headline for headline in told if "met" in headline)
    assert meeting.startswith("Baker met Orlov")
    assert told[meeting] == ("Baker", "Orlov")


def test_a_passage_in_a_language_without_a_pack_gives_its_whole_dates() -> None:
    german = "Die Gespräche wurden am 5. Mai 2016 in der Stadt fortgesetzt, und der Minister sprach mit den Vertretern aus dem Rat."
    text = f"The talks went on in the town for some days, as the minister said on 3 May 2016.\n\n{german}\n\nThey left on 7 May 2016.\n"
    found = {event.timex.edtf: event.timex.rules for event in dl.extract(text) if event.timex}
    assert found["2016-05-05"] == ("dateparser",)
    assert {"2016-05-03", "2016-05-07"} < found.keys()
    told = {timex.text for timex in pipeline.tag(text)}
    assert {"5. Mai 2016", "3 May 2016", "7 May 2016"} <= told


def test_detection_and_linking_read_the_same_tree(monkeypatch: pytest.MonkeyPatch) -> None:
    trees, tree = list[str](), syntax.tree

    def counted(sentence: Sentence) -> syntax.Tree:
        trees.append(sentence.text)
        return tree(sentence)

    monkeypatch.setattr(syntax, "tree", counted)
    told = pipeline.events(Document("d", "In May 1871 the fort fell. The siege began on 3 March 1871."))
    assert [event.trigger for event in told] == ["fell", "siege began"]
    assert trees == ["In May 1871 the fort fell.", "The siege began on 3 March 1871."]


def test_an_entry_goes_on_with_what_was_done_to_its_thing() -> None:
    text = "Oak desk with a lid. Made in Bath in 1785, engraved in 1801.\n\nTin box. Given by Ada Falk in 1811. Mended in 1821."
    told = [each.headline for each in dl.extract([Document("d", text)])]
    assert told == [
        "Oak desk with a lid made in Bath",
        "Oak desk with a lid engraved",
        "Tin box given by Ada Falk",
        "Tin box mended",
    ]


CHRONICLE = """A chronicle of the mill

3 May 1710 (York). The mill is opened by the bishop. Bread is given to the poor.

1720-1721. War of the two towns.

Nov. 4, 1733 - Ofc. Hale visited the miller.
"""


def test_a_date_that_heads_an_entry_dates_what_the_entry_begins_with() -> None:
    told = dl.extract([Document("d", CHRONICLE)])
    found = list(zip(dates(told), [event.headline for event in told], strict=True))
    assert found == [
        ("1710-05-03", "The mill is opened by the bishop"),
        ("1720/1721", "War of the two towns"),
        ("1733-11-04", "Hale visited the miller"),
    ]


@pytest.mark.parametrize(
    "text", ["He died in 1710. The mill burned.", "1710.\n\nThe mill burned.", "Born 1710. The mill burned.", "Two years. The mill burned."]
)
def test_a_date_dates_no_sentence_that_it_does_not_head(text: str) -> None:
    assert not any("burned" in event.headline for event in dl.extract([Document("d", text)]))
