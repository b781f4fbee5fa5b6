"""Inputs of every kind, the date that each document bears, and inputs that are none."""

import datetime
import io
import json
import os
import pkgutil
import sys
import time
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pandas as pd
import pytest

import dateline
from dateline.docdate import byline_date, dateline_day, name_date
from dateline.encoding import decode
from dateline.errors import DateError, InputError
from dateline.interval import day, edtf, parse_edtf
from dateline.model import Document
from dateline.reading import READERS, Failure, read
from dateline.tongues import detect_language, passages
from dateline.webpage import read_page

TALK = "Putin and Abe met in Sochi. They spoke of the treaty that the two countries never signed."


def documents(inputs: Any, **options: Any) -> list[Document]:
    """The documents of inputs of which none fails."""
    found = list(read(inputs, **options))
    assert all(isinstance(document, Document) for document in found), found
    return [document for document in found if isinstance(document, Document)]


def failures(inputs: Any, **options: Any) -> list[Failure]:
    return [failure for failure in read(inputs, **options) if isinstance(failure, Failure)]


def write(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def dated(document: Document) -> tuple[str, str]:
    return edtf(document.dct) if document.dct else "", document.dct_basis


# ----------------------------------------------------------------------------------------------------- what is given


def test_a_folder_is_read_in_the_order_of_its_names_with_ids_from_its_root(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "sub/c.md", ".hidden.txt"):
        write(tmp_path / name, TALK)
    assert [document.id for document in documents(tmp_path)] == ["a.txt", "b.txt", "sub/c.md"]
    assert documents(tmp_path) == documents(tmp_path)


def test_globs_strings_and_documents(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", TALK)
    write(tmp_path / "b.md", TALK)
    assert [document.id for document in documents(str(tmp_path / "*.txt"))] == ["a.txt"]
    given = Document("mine", TALK)
    assert documents([given])[0] is not None
    assert [document.id for document in documents([given, given, "Two words", tmp_path / "a.txt"])] == ["mine", "mine#2", "text", "a.txt"]


def test_a_string_is_a_text_or_a_path_and_a_path_is_a_path() -> None:
    assert documents("They met in 1956.")[0].text == "They met in 1956."
    assert documents("one\ntwo")[0].text == "one\ntwo"
    assert failures("my notes.txt")[0].reason == "no such file or folder"
    assert failures("notes")[0].reason == "no such file or folder"
    assert failures(Path("They met in 1956."))[0].reason == "no such file or folder"


def test_the_same_file_is_read_once_and_files_of_one_name_have_their_own_ids(tmp_path: Path) -> None:
    one, two = write(tmp_path / "1" / "x.txt", TALK), write(tmp_path / "2" / "x.txt", TALK)
    assert [document.id for document in documents([one, tmp_path / "1", one])] == ["x.txt"]
    ids = [document.id for document in documents([one, two])]
    assert ids == ["x.txt", two.as_posix()]


def test_standard_input_is_read_by_its_content(monkeypatch: pytest.MonkeyPatch) -> None:
    for content, text in ((TALK, TALK), (json.dumps({"text": TALK}), TALK), (f"<!DOCTYPE html><p>{TALK}</p>", TALK)):
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(content.encode())))
        assert documents("-")[0].text == text


def test_json_lines_keep_their_text_and_their_own_date(tmp_path: Path) -> None:
    rows = [
        {"doc_id": "a", "text": "\n\n  Abe came.\r\n", "dct": "2016-12-15", "title": "T", "source": "S", "lang": "en-GB"},
        {"text": "No more than this."},
    ]
    path = write(tmp_path / "x.jsonl", "\n".join(map(json.dumps, rows)))
    first, second = documents(path)
    assert (first.id, first.text, first.title, first.source, first.language) == ("a", "\n\n  Abe came.\r\n", "T", "S", "en")
    assert dated(first) == ("2016-12-15", "metadata")
    assert (second.id, second.source, dated(second)) == ("x.jsonl#2", path.as_posix(), ("", ""))


def test_a_bad_line_costs_itself_alone(tmp_path: Path) -> None:
    path = write(tmp_path / "x.jsonl", '{"text": "one is here"}\n{"text": \n[1]\n{"text": " "}\n{"text": "five is here"}\n')
    found = list(read(path))
    assert [read.text for read in found if isinstance(read, Document)] == ["one is here", "five is here"]
    reasons = [read.reason for read in found if isinstance(read, Failure)]
    assert [reason.split(":")[0] for reason in reasons] == ["line 2", "line 3", "x.jsonl#4"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_csv_holds_one_document_a_row(tmp_path: Path, delimiter: str) -> None:
    long = "word " * 40_000  # past the csv module's own limit
    rows = [["Text", "date", "lang"], ["They met; then, they left.", "5 juin 2014", "fr"], [long, "", ""]]
    path = write(tmp_path / "x.csv", "\n".join(delimiter.join(f'"{cell}"' for cell in row) for row in rows))
    first, second = documents(path)
    assert (first.text, dated(first), first.language) == ("They met; then, they left.", ("2014-06-05", "metadata"), "fr")
    assert (second.text, dated(second)) == (long, ("", ""))


def test_a_frame_gives_one_document_a_row() -> None:
    frame = pd.DataFrame({"text": ["one here", "two here"], "date": [pd.Timestamp("2016-12-15"), pd.NaT], "title": ["A", float("nan")]})
    first, second = documents(frame)
    assert (dated(first), first.title, first.id) == (("2016-12-15", "metadata"), "A", "frame#1")
    assert (dated(second), second.title) == (("", ""), "")


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("# The bridge\n\nIt was **opened** on *3 May 1919*.", "The bridge\n\nIt was opened on 3 May 1919."),
        ("They [met](https://x.org/2015/05/03/) in `1956`[^1].\n\n[^1]: Minutes of 1957.", "They met in 1956¹.\n\nMinutes of 1957."),
        ("![The bridge, 1919](a.jpg)\n\n[One][1] of __two__\n\n[1]: https://x.org/2015", "The bridge, 1919\n\nOne of two\n"),
        ("| Date | Event |\n|:--|---:|\n| 1919 | Storm |", "Date\tEvent\n1919\tStorm"),
        ("> They met.\n> > In 1956.\n\n---\n\n```sh\nls\n```", "They met.\nIn 1956.\n\n\nls"),
        ("- 1956: war\n* 1957: peace\n\n1919\\. It began", "- 1956: war\n* 1957: peace\n\n1919. It began"),
        ("2 * 3 * 4, snake_case_name, [-192?], a [sic] b, 5 < 6", "2 * 3 * 4, snake_case_name, [-192?], a [sic] b, 5 < 6"),
    ],
)
def test_markdown_is_read_without_its_marks(tmp_path: Path, markdown: str, words: str) -> None:
    assert documents(write(tmp_path / "x.md", f"{markdown}\n"))[0].text.rstrip("\n") == words.rstrip("\n")


@pytest.mark.parametrize("piece", ["[", "![", "*a", "**a", "_a ", "`", "|", "> ", "[^1", "- ", "\\"])
def test_hostile_markdown_takes_a_time_that_grows_with_its_length(tmp_path: Path, piece: str) -> None:
    def seconds(count: int) -> float:
        path = write(tmp_path / "x.md", piece * count)
        start = time.process_time()
        list(read(path, language="en"))
        return time.process_time() - start

    assert seconds(40_000) < 8 * seconds(10_000) + 0.2


def test_markdown_has_front_matter(tmp_path: Path) -> None:
    found = documents(write(tmp_path / "x.md", f"---\ntitle: 'Sochi'\ndate: 2016-05-07\n---\n{TALK}\n"))[0]
    assert (found.text, found.title, dated(found)) == (f"{TALK}\n", "Sochi", ("2016-05-07", "metadata"))


# ---------------------------------------------------------------------------------------------------------- web pages


PAGE = """<!DOCTYPE html><html lang="en"><head><title>The talks &mdash; News</title>{head}
<script>var x = "<p>not 1999</p>";</script><style>p {{}}</style></head>
<body><nav><a href="/">Home 1998</a></nav><article><h1>The talks</h1>
<p>Putin and Abe met in   <b>Sochi</b>,<br>on the coast &amp; far away.</p>{body}
<p>They spoke of the treaty that the two countries never signed.</p></article>
<aside>More</aside><footer>© 2019</footer></body></html>"""


def page(tmp_path: Path, head: str = "", body: str = "") -> Document:
    return documents(write(tmp_path / "page.html", PAGE.format(head=head, body=body)))[0]


def test_a_page_is_read_without_its_furniture(tmp_path: Path) -> None:
    found = page(tmp_path)
    assert found.text == (
        "The talks\n\nPutin and Abe met in Sochi,\non the coast & far away.\n\n"
        "They spoke of the treaty that the two countries never signed."
    )
    assert (found.title, found.language, found.dct) == ("The talks — News", "en", None)


NEWS = """<!DOCTYPE html><html><head><title>The talks</title></head><body>
<div class="menu"><ul><li><a href="x">Politics</a></li><li><a href="y">Sports of 1998</a></li></ul></div>
<h1>The talks in Sochi</h1><div class="byline">By A. Writer</div><div class="date">{date}</div>
<div class="text"><p>Putin and Abe met in Sochi, where they talked for three hours about the treaty of peace of 1956.</p>
<figure><img src="a"><figcaption>Putin and Abe in Sochi, May 6, 2016. Photo: AP</figcaption></figure>
<p>They spoke of the islands, of which the two countries never agreed. The talks will go on in Tokyo, said the minister.</p></div>
<div class="related"><h3>Related</h3><ul><li><a href="z">Another story, of 2011</a></li></ul></div>
<div class="footer">Copyright 2019 The paper. All rights reserved.</div></body></html>"""


def test_an_article_is_found_among_the_furniture_with_its_heading_byline_and_captions(tmp_path: Path) -> None:
    found = documents(write(tmp_path / "x.html", NEWS.format(date="March 27, 2017")))[0]
    assert [line[:20] for line in found.text.split("\n\n")] == [
        "The talks in Sochi", "By A. Writer", "March 27, 2017", "Putin and Abe met in", "Putin and Abe in Soc", "They spoke of the is",
    ]  # fmt: skip
    assert edtf(found.dct or day(0)) == "2017-03-27"


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2017", "2017"),
        ("March 2017", "2017-03"),
        ("March 2017</div><div>Published 5 June 2017", "2017-06-05"),  # a day goes before a month
        ("2016</div><div class=date>2017", None),
        ("", None),
        ('<span class="updated">Updated: soon</span>', None),
    ],
)
def test_no_day_is_made_of_a_month_or_of_the_year_of_a_copyright(tmp_path: Path, date: str, expected: str | None) -> None:
    found = documents(write(tmp_path / "x.html", NEWS.format(date=date)))[0]
    assert (edtf(found.dct) if found.dct else None) == expected


def test_without_the_libraries_a_page_is_read_by_its_own_word(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    monkeypatch.setitem(sys.modules, "htmldate", None)
    found = documents(write(tmp_path / "x.html", NEWS.format(date="March 27, 2017")))[0]
    assert {"Sports of 1998", "Another story, of 2011"} <= set(found.text.split("\n\n"))
    test_a_page_is_read_without_its_furniture(tmp_path)


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ('<meta property="article:published_time" content="2016-05-07T10:00:00+09:00">', ""),
        ('<meta name="DC.date.issued" content="2016-05-07"/>', ""),
        ('<meta name="date" content="May 7, 2016">', ""),
        ('<script type="application/ld+json">{"@graph": [{"dateModified": "2019-01-01", "datePublished": "2016-05-07"}]}</script>', ""),
        ('<meta http-equiv="date" content="2016-05-07">', ""),
        ("", '<time datetime="2016-05-07T10:00">yesterday</time>'),
        ("", '<time class="entry-date" datetime="2016-05-07">now</time><time class="updated" datetime="2019-01-01">then</time>'),
        ("", '<time datetime="2015-01-01">old</time><time itemprop="datePublished" datetime="2016-05-07">now</time>'),
    ],
)
def test_a_page_declares_its_date(tmp_path: Path, head: str, body: str) -> None:
    assert dated(page(tmp_path, head, body)) == ("2016-05-07", "metadata")


def test_a_declaration_that_is_none_is_passed_over() -> None:
    assert read_page("<![OCTYPE html><p>They met.</p><![if IE]><p>Twice.</p><![endif]>").text == "They met.\n\nTwice."


def test_a_date_between_the_heading_and_the_prose_is_read(tmp_path: Path) -> None:
    body = f"<article><h1>Talks on the treaty of peace</h1><time>June 5, 2014</time><p>{TALK}</p><p>{TALK}</p></article>"
    assert dated(documents(write(tmp_path / "x.html", f"<html><body>{body}</body></html>"))[0]) == ("2014-06-05", "byline")


def test_times_that_disagree_and_changes_are_no_date(tmp_path: Path) -> None:
    body = '<time datetime="2015-01-01">a</time><time datetime="2016-01-01">b</time>'
    assert page(tmp_path, '<meta property="article:modified_time" content="2019-01-01">', body).dct is None


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:modified_time" content="2016-05-09">',
        '<script type="application/ld+json">{"dateModified": "2016-05-09"}</script>',
    ],
)
def test_when_a_page_was_changed_is_believed_where_its_text_bears_it(tmp_path: Path, head: str) -> None:
    assert dated(page(tmp_path, head, "<article><p>They met in May 2016.</p></article>")) == ("2016-05-09", "metadata")
    assert dated(page(tmp_path, head, "<article><p>They met in May 2015.</p></article>")) == ("", "")
    address = '<link rel="canonical" href="https://example.org/2016/05/02/talks">'
    assert dated(page(tmp_path, head + address, "<article><p>They met in May 2016.</p></article>"))[0] == "2016-05-02"


@pytest.mark.parametrize(
    ("head", "body", "expected"),
    [
        ('<meta property="og:updated_time" content="2016-05-09T10:00:00Z">', "", ("2016-05-09?", "modified")),
        ('<meta itemprop="dateUpdate" datetime="2016-05-09">', "", ("2016-05-09?", "modified")),
        ('<meta name="last-modified" content="2016-05-09">', "<p>They met in 2015.</p>", ("2016-05-09?", "modified")),
        ("", '<p>Now <time class="updated" datetime="2016-05-09">new</time></p>', ("2016-05-09?", "modified")),
        ('<meta name="last-modified" content="2016-05-09">', "<p>They met in 1998.</p>", ("", "")),  # it tells another time
        ('<meta name="last-modified" content="2016-05-09">', "<p>They met in 2018.</p>", ("", "")),
        ('<meta name="last-modified" content="2016-05-09">', "<p>They met on 3 March 2016.</p>", ("", "")),
        ('<meta name="last-modified" content="soon">', "", ("", "")),
        ("", '<img src="/2016/05/08/a.png"><img src="/img/2016-05-09/b.png">', ("2016-05-09?", "modified")),  # the last of its pictures
        ('<meta name="last-modified" content="2016-05-20">', '<img src="/2016/05/09/a.png">', ("2016-05-20?", "modified")),
        ("", '<footer><img src="/2016/05/09/a.png"></footer>', ("", "")),
        ("", '<img src="/2016/05/09/a.png"><p>They met in 1998.</p>', ("", "")),
        ("", '<img src="/12016/05/091.png">', ("", "")),
        ('<meta itemprop="copyrightYear" content="2016">', "", ("2016", "metadata")),
        ('<meta itemprop="copyrightYear" content="2016">', "<p>Published 5 May 2016</p>", ("2016-05-05", "byline")),
        ("", "<p>© 2016 The paper</p>", ("", "")),  # the year in which it was looked at as often as that in which it was written
    ],
)
def test_a_page_that_says_only_when_it_was_changed_or_its_year(tmp_path: Path, head: str, body: str, expected: tuple[str, str]) -> None:
    assert dated(page(tmp_path, head, f"<article>{body}</article>")) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('<p class="date">07 May 16</p>', "2016-05-07"),
        ('<p class="post-date">7 Mai 98</p>', "1998-05-07"),
        ('<span id="date">Stand: 1.5.16</span>', "2016-05-01"),
        ('<a class="ribbon date" title="7th May 2016" href="x">The bridge</a>', "2016-05-07"),
        ('<time class="feed" dateTime="May 7, 2016">May 2016</time>', "2016-05-07"),
        ('<footer>Veröffentlicht <time datetime="2016-05-07T14:56:51Z"></time></footer>', "2016-05-07"),
        ('<abbr class="published" data-utime="1462060800">x</abbr>', "2016-05-01"),
        ("<h1>The bridge</h1><p>7 de mayo de 2016</p>", "2016-05-07"),  # beside a text in English
        ("<p>Sat, 7 May 2016 14:24:05 +0000</p>", "2016-05-07"),
        ('<p class="date">7 May 16</p><p class="date">9 May 16</p>', ""),
        ('<p class="updates">07 May 16</p>', ""),
        ('<p class="date">May 16</p>', ""),
        ('<p class="date">14:16</p>', ""),
        ('<footer><time datetime="2016-05-07">a</time><time datetime="2016-05-08">b</time></footer>', ""),
    ],
)
def test_the_ways_in_which_an_element_says_the_date_of_its_page(tmp_path: Path, body: str, expected: str) -> None:
    assert dated(documents(write(tmp_path / "x.html", f"<html><body>{body}<p>{TALK}</p><p>{TALK}</p></body></html>"))[0])[0] == expected


def test_a_page_in_its_declared_encoding(tmp_path: Path) -> None:
    markup = '<html><head><meta charset="windows-1251"></head><body><p>Встреча в Сочи</p></body></html>'
    assert documents(write(tmp_path / "x.html", markup.encode("cp1251")))[0].text == "Встреча в Сочи"


@pytest.mark.parametrize("piece", ["<!--", "<![CDATA[", "<", "<div>", "<nav>", "<!-- > "])
def test_a_hostile_page_takes_a_time_that_grows_with_its_length(piece: str) -> None:
    def seconds(count: int) -> float:
        best = float("inf")
        for _ in range(3):
            start = time.process_time()
            read_page(piece * count)
            best = min(best, time.process_time() - start)
        return best

    assert seconds(8000) < 8 * seconds(2000) + 0.02  # four times the text; the square would be sixteen times the time


# ------------------------------------------------------------------------------------------------ the document's date


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("01.04.2015 г.", "2015-04-01"),
        ("Published: 5 June 2014", "2014-06-05"),
        ("Published on June 5, 2014 by A. Writer", "2014-06-05"),
        ("Last updated 5 June 2014 10:30", "2014-06-05"),
        ("Опубликовано: 5 июня 2014 г.", "2014-06-05"),
        ("Publié le 5 juin 2014 à 12:30", "2014-06-05"),
        ("Publicerad 5 juni 2014", "2014-06-05"),
        ("Veröffentlicht am 5. Juni 2014", "2014-06-05"),
        ("公開日：2014年6月5日", "2014-06-05"),
        ("2014年6月5日", "2014-06-05"),
        ("TOKYO, Dec. 15, 2016 — Putin came to talk, as he had long meant to.", "2016-12-15"),
        ("WASHINGTON, D.C., March 3, 2015 (AP) — The talks began.", "2015-03-03"),
        ("МОСКВА, 5 июня 2014 г. — Переговоры начались.", "2014-06-05"),
        ("By A. Writer | March 27, 2017", "2017-03-27"),
        ("By A. Writer, March 27, 2017", "2017-03-27"),
        ("By A. Writer • Updated March 27, 2017", "2017-03-27"),
        ("March 27, 2017 / 10:30 AM / The Courier", "2017-03-27"),
        ("Received: 12 May 2016 / Accepted: 3 March 2017 / Published online: 27 March 2017", "2017-03-27"),
        ("For immediate release: March 27, 2017", "2017-03-27"),
        ("Berlin, den 27. März 2017", "2017-03-27"),
        ("(Lower Bay, March 27, 2017) – The talks began.", "2017-03-27"),
        ("By A. Writer, March 27, 2017, 10.30 am", "2017-03-27"),
        ("27.03.2017, 10.30 Uhr | Von A. Schreiber", "2017-03-27"),
        ("27 / 03 / 2017", "2017-03-27"),
        ("Monday, October 22, 1917", "1917-10-22"),
    ],
)
def test_a_byline_or_dateline_dates_its_document(line: str, expected: str) -> None:
    for text in (f"A title\n\n{line}\n\n{TALK}", f"A title\n\n{TALK}\n{line}\n"):
        found = byline_date(text, detect_language(text))
        assert found is not None
        assert edtf(found) == expected


@pytest.mark.parametrize(
    "line",
    [
        "[i]A. Writer (2008). Relations: 1907 - 2007, London and N.Y., Routledge. P.8.",
        "© 2016 The paper",
        "1956",
        "March 2017",
        "Received: 12 May 2016 / Accepted: 3 March 2017",
        "Putin and Abe during their meeting in Sochi, May 6, 2016. Photo: AP",
        "On May 6, 2016, they met in Sochi.",
        "WASHINGTON, March 3 (AP) — The talks began.",
        "The book was published on 5 June 2014 in London.",
        "Date of the treaty unknown, before 1956",
        "A Carnegie talk on Sep. 12",
        "03/04/2021",
    ],
)
def test_what_is_no_byline_dates_nothing(line: str) -> None:
    assert byline_date(f"A title\n\n{line}\n\n{TALK}", "en") is None


@pytest.mark.parametrize(
    ("line", "within", "expected"),
    [
        ("TOKYO, Dec. 15 — Putin came to talk.", "2016", "2016-12-15"),
        ("WASHINGTON, D.C., March 3 (AP) — The talks began.", "2014-06/2015-05", "2015-03-03"),
        ("МОСКВА, 5 июня. /ТАСС/ Переговоры начались.", "2014", "2014-06-05"),
        ("PARIS, 5 juin (AFP) - Les pourparlers ont commencé.", "2014-06", "2014-06-05"),
        ("TOKYO, Dec. 15 — Putin came to talk.", "2015/2016", ""),
        ("TOKYO, Dec. 15 — Putin came to talk.", "2016-05", ""),
        ("Putin and Abe met on Dec. 15 — a day before.", "2016", ""),
        ("TOKYO (Reuters) - On Dec. 15 they met.", "2016", ""),
    ],
)
def test_a_dateline_without_its_year_gives_the_day_of_a_date_that_is_none(line: str, within: str, expected: str) -> None:
    stretch = parse_edtf(within)
    assert stretch
    found = dateline_day(f"A title\n\n{line}\n", stretch, detect_language(line))
    assert (edtf(found) if found else "") == expected
    if within == "2016" and expected:
        assert dated(documents(f"A title\n\n{line}\n", date=within)[0]) == (expected, "byline")


def test_published_goes_before_updated_and_a_chronicle_has_no_date() -> None:
    assert byline_date("Updated: 7 June 2014\nPublished: 5 June 2014\n", "en") == byline_date("5 June 2014", "en")
    assert byline_date("December 7, 1941\nJapan attacks.\nDecember 8, 1941\nWar is declared.\n", "en") is None
    assert byline_date("3 May 1710. The fair is opened.\n4.6.1712 - The mill burns.\n", "en") is None


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("Clean water\nInstitute of Rivers · September 2013", "2013-09"),
        ("Institute of Rivers | May 2013\nMay 2013 - June 2014", ""),
        ("The September crisis of 2013\nSeptember 2013", ""),
        ("Argued: 6 February 2018          Decided: 14 June 2018", "2018-06-14"),
        ("Decided upon in 2018", ""),
    ],
)
def test_a_report_bears_the_month_beside_its_author_and_a_judgment_its_own_day(head: str, expected: str) -> None:
    found = byline_date(f"{head}\n\nThe river fell.\n", "en")
    assert (edtf(found) if found else "") == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("2016-05-06-article.txt", "2016-05-06"),
        ("20161215_x.txt", "2016-12-15"),
        ("news_2016.12.15.html", "2016-12-15"),
        ("2016/12/15/putin.html", "2016-12-15"),
        ("https://example.org/2016/12/putin", "2016-12"),
    ],
)
def test_a_name_bears_a_date(name: str, expected: str) -> None:
    found = name_date(name)
    assert found is not None
    assert edtf(found) == expected


@pytest.mark.parametrize("name", ["1904-05.txt", "000_e01f87f0c7ebf5e5.txt", "220161215.txt", "2016-13-45.txt", "x20161215.txt"])
def test_a_name_bears_none(name: str) -> None:
    assert name_date(name) is None


def test_given_goes_before_metadata_before_byline_before_name(tmp_path: Path) -> None:
    row = {"doc_id": "2011-01-01", "text": f"Published: 5 June 2012\n{TALK}", "dct": "2013-01-01"}
    path = write(tmp_path / "x.jsonl", json.dumps(row))
    assert dated(documents(path, date="1 May 2014")[0]) == ("2014-05-01", "given")
    assert dated(documents(path)[0]) == ("2013-01-01", "metadata")
    del row["dct"]
    write(path, json.dumps(row))
    assert dated(documents(path)[0]) == ("2012-06-05", "byline")
    row["text"] = TALK
    write(path, json.dumps(row))
    assert dated(documents(path)[0]) == ("2011-01-01", "filename")
    row["doc_id"] = "x"
    write(path, json.dumps(row))
    assert dated(documents(path)[0]) == ("", "")


def test_a_given_document_keeps_its_date_unless_another_is_given() -> None:
    own = Document("a", TALK, dct=day(700_000), dct_basis="metadata")
    assert documents(own) == [own]
    assert dated(documents(own, date="2016")[0]) == ("2016", "given")


@pytest.mark.parametrize("date", ["soon", "03/04/2021", "2016-13-01", "1990s"])
def test_a_date_that_is_none_is_an_error_that_names_it(date: str) -> None:
    with pytest.raises(DateError, match=date) as error:
        read(TALK, date=date)
    assert "write it as" in str(error.value)


def test_the_seeds(request: pytest.FixtureRequest) -> None:
    seeds = request.config.rootpath.parent / "shared" / "seeds"
    if not seeds.is_dir():
        pytest.skip("the seed articles are not beside the repository")
    dates = {document.id[:3]: dated(document) for document in documents(seeds)}
    assert {name: date for name, date in dates.items() if date[0]} == {"003": ("2015-04-01", "byline")}
    assert len(dates) == 5


# ---------------------------------------------------------------------------------------------------------- languages


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (TALK, "en"),
        ("December 2016", "en"),
        ("Президент России посетил Токио в декабре, и он говорил о договоре.", "ru"),
        ("декабрь 2016", "ru"),
        ("Президент України відвідав Токіо у грудні, і він говорив про договір та мир.", "uk"),
        ("Le président a visité la ville de Tokyo en décembre et il est parti.", "fr"),
        ("Der Präsident besuchte im Dezember die Stadt und sprach mit dem Minister.", "de"),
        ("2016 — 2017", "und"),
        ("東京で会談が行われた。", "und"),
        ("安倍首相とプーチン大統領は東京で平和条約について会談を行い、経済協力を進めることで合意した。", "ja"),
        ("Prezident navštívil v prosinci hlavní město Tokio", "cs"),
        ("Xqz vbn wrtp klmn zzyx qwpr tgbv", "en"),
    ],
)
def test_a_language_is_known_by_its_commonest_words(text: str, language: str) -> None:
    assert detect_language(text) == language


def test_passages_in_another_language_are_told_by_their_letters_or_by_their_words() -> None:
    lines = [
        TALK,
        "Президент России посетил Токио.",
        "Сочи, 2016",
        "Le président a visité la ville de Tokyo en décembre, et il est parti le soir avec le ministre et les autres.",
        "Le président a visité Tokyo.",
    ]
    text = "\n\n".join(lines)
    found = [(text[start:end], language) for start, end, language in passages(text, "en", {"en", "ru", "fr"})]
    assert found == [(lines[1], "ru"), (lines[2], "ru"), (lines[3], "fr")]
    # without a pack, only what is surely in a language
    assert [(text[start:end], language) for start, end, language in passages(text, "en", {"en"})] == [(lines[3], "fr")]
    names = "Hotel de la Paix, Rue de Rivoli, Paris; Musee du Louvre, Hotel des Invalides, the Pantheon"
    assert list(passages(f"{TALK}\n\n{names}", "en", {"en"})) == []


def test_a_given_language_overrides() -> None:
    assert documents(TALK, language="ru")[0].language == "ru"


# ---------------------------------------------------------------------------------------------------------- encodings


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1251", "koi8-r"])
def test_a_text_is_decoded(encoding: str) -> None:
    text = "Президент России Владимир Путин посетил Токио в декабре 2016 года. Переговоры о мирном договоре продолжаются."
    assert decode(text.encode(encoding)) == text


def test_line_ends_are_one_character() -> None:
    assert decode(b"a\r\nb\rc") == "a\nb\nc"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "looks binary"),
        (b"\x01\x02\x03\x04 text", "looks binary"),
        (b"\xff\xfea\x00\x00\xd8b\x00", "cannot be decoded as utf-16"),
        (bytes(range(128, 256)) * 3, "cannot be decoded"),
    ],
)
def test_what_is_no_text_says_so(data: bytes, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        decode(data)


# ---------------------------------------------------------------------------------------------------------- bad inputs


def test_one_failure_stops_nothing(tmp_path: Path) -> None:
    bad = {
        "empty.txt": (b"", "is empty"),
        "blank.md": (b" \n\n", "is empty"),
        "binary.txt": (b"\0\1\2", "looks binary"),
        "bare.html": (b"<html><script>1</script></html>", "holds no text"),
        "quote.csv": (b'text\n"\0', "looks binary"),
        "none.csv": (b"a,b\n1,2\n", "no column named text"),
        "scan.pdf": (b"%PDF-1.7", "damaged or truncated PDF"),
    }
    for name, (content, _) in bad.items():
        write(tmp_path / name, content)
    good = write(tmp_path / "z.txt", TALK)
    others = [tmp_path / "missing.txt", "https://example.org/x", tmp_path / "*.nope", 5, good]
    named = list(read([*(tmp_path / name for name in bad), *others]))
    told = [failure for failure in named if isinstance(failure, Failure)]
    reasons = [*(reason for _, reason in bad.values()), "no such file", "fetches nothing", "matches no file", "is no path"]
    assert len(told) == len(reasons)
    assert all(reason in failure.reason for reason, failure in zip(reasons, told, strict=True)), told
    assert not any(failure.skipped for failure in told)
    assert [document.id for document in named if isinstance(document, Document)] == ["z.txt"]


def test_in_a_folder_what_holds_no_documents_is_passed_over(tmp_path: Path) -> None:
    write(tmp_path / "gold.csv", "event,date\nx,1956\n")
    write(tmp_path / "picture.png", b"\x89PNG")
    write(tmp_path / "empty.txt", "")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    passed = {Path(failure.path).name: failure.skipped for failure in failures(tmp_path)}
    assert passed == {"gold.csv": True, "picture.png": True, "empty.txt": False, "gone.txt": True}


def test_an_empty_folder_says_so(tmp_path: Path) -> None:
    assert [failure.reason for failure in failures(tmp_path)] == ["an empty folder"]


def test_a_file_that_may_not_be_read_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    good = write(tmp_path / "y.txt", TALK)
    write(tmp_path / "x.txt", TALK)
    plain = Path.open

    def closed(self: Path, *given: Any, **named: Any) -> Any:
        if self.name == "x.txt":  # root may read everything, whatever the file's mode
            raise PermissionError(13, "Permission denied")
        return plain(self, *given, **named)

    monkeypatch.setattr(Path, "open", closed)
    assert [failure.reason for failure in failures(tmp_path)] == ["permission denied"]
    assert [document.text for document in documents([good])] == [TALK]


def test_what_no_output_can_hold_is_replaced_in_place(tmp_path: Path) -> None:
    path = write(tmp_path / "x.jsonl", '{"doc_id": "a\\ud800", "text": "one \\ud800 two"}')
    found = documents(path)[0]
    assert (found.id, found.text) == ("a�", "one � two")


def test_every_reader_has_a_small_suffix() -> None:
    assert all(suffix == suffix.lower() and suffix.startswith(".") for suffix in READERS)


# ---------------------------------------------------------------------------------------------------------- the clock


class NoClock(datetime.datetime):
    """A datetime that nobody may ask for the time."""

    @classmethod
    def now(cls, *_: Any) -> "NoClock":
        raise AssertionError("asked the clock")

    today = utcnow = now


class NoTime:
    """A time module that nobody may ask for the time."""

    def __getattr__(self, name: str) -> Any:
        raise AssertionError("asked the clock")


def test_nobody_asks_the_clock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path / "x.txt", f"By A. Writer | March 27, 2017\n\n{TALK} Yesterday, today, now.")
    before = documents([path, TALK], date=None), documents(TALK, date="5 June 2014")
    os.utime(path, (0, 0))  # nor does the file's own time count
    for name in (module.name for module in pkgutil.iter_modules(dateline.__path__, "dateline.")):
        module = import_module(name)
        for attribute, value in list(vars(module).items()):
            if value in (datetime.datetime, datetime.date):
                monkeypatch.setattr(module, attribute, NoClock)
            elif getattr(value, "__name__", "") == "time" and value is sys.modules["time"]:
                monkeypatch.setattr(module, attribute, NoTime())
            elif value is datetime:
                monkeypatch.setattr(module, attribute, type("NoModule", (), {"datetime": NoClock, "date": NoClock}))
    with pytest.raises(AssertionError):  # the patch bites
        import_module("dateline.wholedate").datetime.now()
    assert (documents([path, TALK], date=None), documents(TALK, date="5 June 2014")) == before
