"""Sentences of any text, and their words."""

import itertools
import re

import pytest

from dateline import segmentation
from dateline.errors import MissingModel
from dateline.model import Sentence

ENGLISH = {
    "They signed the treaty.3 In 1957 they left. It was void by May 1956.12 Nobody came.¹ Why?": [
        "They signed the treaty.3",
        "In 1957 they left.",
        "It was void by May 1956.12",
        "Nobody came.¹",
        "Why?",
    ],
    "The fair opened on Sep. 12 in Turin. It closed on Apr. 15.": ["The fair opened on Sep. 12 in Turin.", "It closed on Apr. 15."],
    "Mr. Hale met Dr. J. P. Orme in the U.S. They spoke.": ["Mr. Hale met Dr. J. P. Orme in the U.S.", "They spoke."],
    "He lives in the U.S. Senate district of Ohio.": ["He lives in the U.S. Senate district of Ohio."],
    "A Heading\n\nThe text begins here.": ["A Heading", "The text begins here."],
    "First line of a list\nSecond line\nThird": ["First line of a list", "Second line", "Third"],
    "The river rose in the night and\nflooded the lower town. Nobody\nwas hurt that time.": [
        "The river rose in the night and\nflooded the lower town.",
        "Nobody\nwas hurt that time.",
    ],
    "“Who came?” she asked. “Nobody.” He left.": ["“Who came?” she asked.", "“Nobody.”", "He left."],
    "It cost 3.5 million. 20 died.": ["It cost 3.5 million.", "20 died."],
    "They waited... and waited.": ["They waited... and waited."],
    "The end.[12] The next.": ["The end.[12]", "The next."],
    "": [],
    "\n \n": [],
}
RUSSIAN = {
    "Его убил в 1799 г. В. Петров.": ["Его убил в 1799 г. В. Петров."],
    "Он жил там до 1799 г. В Москве его ждали.": ["Он жил там до 1799 г.", "В Москве его ждали."],
    "В 1905 г. был подписан мир. Война кончилась.": ["В 1905 г. был подписан мир.", "Война кончилась."],
    "А. С. Пушкин родился в 1799 г. Он жил в Москве.": ["А. С. Пушкин родился в 1799 г.", "Он жил в Москве."],
}


@pytest.mark.parametrize("text", ENGLISH)
def test_english_sentences(text: str) -> None:
    assert [each.text for each in segmentation.split(text)] == ENGLISH[text]


@pytest.mark.parametrize("text", RUSSIAN)
def test_russian_sentences(text: str) -> None:
    assert [each.text for each in segmentation.split(text, "ru")] == RUSSIAN[text]


@pytest.mark.parametrize("text", [*ENGLISH, "  a\r\n\r\nb c.\tD e.  ", "no stop", "x" * 5000])
def test_sentences_stand_where_they_say_and_lose_nothing(text: str) -> None:
    found = segmentation.split(text)
    assert all(text[each.start : each.end] == each.text for each in found)
    assert "".join("".join(each.text for each in found).split()) == "".join(text.split())
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))


def test_a_language_without_a_pack_is_split_too() -> None:
    assert len(segmentation.split("Il pleut. Il neige.", "fr")) == 2


def test_words_stand_where_they_say_whatever_the_white_space() -> None:
    text = "\n\nThe  river rose\nin the night.  Nobody was hurt."
    for sentence in segmentation.parse(segmentation.split(text), "en"):
        assert sentence.tokens
        assert all(text[token.start : token.end] == token.text for token in sentence.tokens)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Baker² met Orlov[3] in Lima.¹", "Baker met Orlov in Lima ."),
        ("They sold 3 ships[3] and 3 boats.[1][12]", "They sold 3 ships and 3 boats ."),
        ("In 1956[a] they left,⁴ as he said.", "In 1956 they left , as he said ."),
        ("It has 30 km² or 20 m³.", "It has 30 km² or 20 m³."),
        ("He saw the wom[e]n [3 of them].", "He saw the wom[e]n [ 3 of them ] ."),
    ],
)
def test_marks_of_notes_are_no_words(text: str, words: str) -> None:
    (sentence,) = segmentation.parse(segmentation.split(text), "en")
    assert " ".join(token.text for token in sentence.tokens).replace("m³ .", "m³.") == words
    assert all(text[token.start : token.end] == token.text for token in sentence.tokens)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Selma (a smith) met Anton (from Lima).", "Selma met Anton ."),
        ("The port (population 4,000 and growing) burned.", "The port burned ."),
        ("LIMA, Peru (AP)_ Some bakers left.", "Some bakers left ."),
        ("BERGEN - A ship sank.", "A ship sank ."),
        ("The mayor was re-elected.", "The mayor was re-elected ."),
        # a clause may tell an event, and so may what has a date; what opens a sentence is none of its asides
        ("Peru (which had the coast) won.", "Peru ( which had the coast ) won ."),
        ("The war (1904 to 1905) ended.", "The war ( 1904 to 1905 ) ended ."),
        ("(A novel of many volumes) was sold.", "( A novel of many volumes ) was sold ."),
        ("The wom(e)n left.", "The wom(e)n left ."),
        ("OSLO, May 3, 1998 - A ship sank.", "May 3 , 1998 A ship sank ."),
        ("OSLO, May 3, 1998 (AP) - A ship sank in 1904 to 1905.", "A ship sank in 1904 to 1905 ."),
        ("May 3, 1998 - A ship sank.", "May 3 , 1998 A ship sank ."),
        ("A treaty - the first - held.", "A treaty - the first - held ."),
    ],
)
def test_the_parser_is_not_shown_short_brackets_nor_the_town_over_a_report(text: str, words: str) -> None:
    dates = [match.span() for match in re.finditer(r"1904 to 1905|May 3, 1998", text)]
    (sentence,) = segmentation.parse(segmentation.split(text), "en", dates=dates)
    assert " ".join(token.text for token in sentence.tokens) == words
    assert all(text[token.start : token.end] == token.text for token in sentence.tokens)


@pytest.mark.parametrize(
    ("text", "subject", "verb"),
    [
        ("The fleet - helped by the wind - reached the harbour.", "fleet", "reached"),
        ("The guards were tired-they left the gate.", "they", "left"),
        ("Baker took the blame-the mayor dismissed him.", "mayor", "dismissed"),
        ("The state-of-the-art mill burned.", "mill", "burned"),
        ("The black-and-white cow left.", "cow", "left"),
    ],
)
def test_the_parser_is_shown_a_dash_where_a_hyphen_stands_for_one(text: str, subject: str, verb: str) -> None:
    (sentence,) = segmentation.parse(segmentation.split(text), "en")
    found = {token.text: sentence.tokens[token.head].text for token in sentence.tokens if token.dep.startswith("nsubj")}
    assert found[subject] == verb


def test_a_sentence_has_one_root() -> None:
    (sentence,) = segmentation.parse(segmentation.split("The fair opened on Sep. 12, and it closed on Apr. 15."), "en")
    assert sum(token.head == index for index, token in enumerate(sentence.tokens)) == 1


def test_a_sentence_too_long_to_parse_stays_as_it_is() -> None:
    long = Sentence(0, 3000, "word " * 600)
    short = Sentence(3000, 3010, "He left us.")
    found = list(segmentation.parse([long, short], "en"))
    assert not found[0].tokens
    assert found[1].tokens


def test_without_a_model_sentences_come_back_with_a_warning() -> None:
    sentences = segmentation.split("He left. She stayed.")
    with pytest.warns(MissingModel, match="no_such_model"):
        assert tuple(segmentation.parse(sentences, "en", "no_such_model")) == sentences


@pytest.mark.parametrize(
    ("text", "date", "verb"),
    [
        ("On 12 May 2020 the queen opened the fair.", "12 May 2020", "opened"),
        ("On 16 December Baker visited Lima for talks.", "16 December", "visited"),
        ("The siege was short, and on 5 April  Orlov told the envoy so.", "5 April", "told"),
    ],
)
def test_a_date_before_a_clause_is_no_part_of_its_subject(text: str, date: str, verb: str) -> None:
    start = text.index(date)
    (sentence,) = segmentation.parse(segmentation.split(text), "en", dates=[(start, start + len(date))])
    assert all(text[token.start : token.end] == token.text for token in sentence.tokens)
    assert "".join(token.text for token in sentence.tokens) == "".join(text.split())
    inside = [token for token in sentence.tokens if start <= token.start < start + len(date)]
    (head,) = [token for token in inside if sentence.tokens[token.head] not in inside]
    preposition = sentence.tokens[head.head]
    assert (preposition.text.lower(), sentence.tokens[preposition.head].text) == ("on", verb)


@pytest.mark.parametrize("text", ["The 1956 Soviet film won a prize.", "It was made in May 1956 and shown there.", "1956 Danish revolt"])
def test_a_date_in_a_clause_gets_no_pause(text: str) -> None:
    start = text.index("1956")
    sentences = segmentation.split(text)
    assert tuple(segmentation.parse(sentences, "en", dates=[(start, start + 4)])) == tuple(segmentation.parse(sentences, "en"))
