"""Every kind of file: the same text from each, what each kind has of its own, and files that are broken or mean harm."""

import os
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest

import dateline
from dateline import pdf as pdfs
from dateline import reading
from dateline.cli import main
from dateline.errors import InputError
from dateline.interval import day, edtf
from dateline.model import Document
from dateline.reading import FAULT, READERS, Failure, given_dates, read
from dateline.records import Limits, Options
from dateline.tables import rows
from dateline.webpage import read_page
from tests.making import column, docx, eml, epub, html, odt, pdf, table, zipped

PARAGRAPHS = (
    "Published: 5 June 2014",
    "The two countries signed the treaty of peace in Moscow on 19 October 1956, and the negotiations went on.",
    "Abe visited Sochi last month. The foreign ministers met in Tokyo on March 3, and they left for Moscow in 2013.",
)
TEXT = "\n\n".join(PARAGRAPHS)


def one(data: bytes, suffix: str, options: Options | None = None) -> Document:
    """The one document of a file's bytes, of which nothing fails."""
    found = list(every(data, suffix, options))
    assert len(found) == 1, found
    assert isinstance(found[0], Document), found
    return found[0]


def every(data: bytes, suffix: str, options: Options | None = None, folder: Path | None = None) -> Iterator[Document | Failure]:
    with tempfile.TemporaryDirectory() as made:
        path = Path(folder or made, f"x{suffix}")
        path.write_bytes(data)
        yield from read(path, options=options)


def reason(data: bytes, suffix: str, options: Options | None = None) -> str:
    """Why a file gives nothing."""
    found = list(every(data, suffix, options))
    assert len(found) == 1, found
    assert isinstance(found[0], Failure), found
    return found[0].reason


def lines_of(paragraphs: tuple[str, ...] = PARAGRAPHS, letters: int = 60) -> list[tuple[float, float, str]]:
    lines: list[tuple[float, float, str]] = []
    for paragraph in paragraphs:
        lines += column(paragraph, 60, (lines[-1][1] - 24) if lines else 750, letters)
    return lines


# ------------------------------------------------------------------------------------------------ the same from each

MADE: dict[str, Callable[[], bytes]] = {
    ".txt": lambda: TEXT.encode(),
    ".md": lambda: TEXT.encode(),
    ".html": lambda: html(PARAGRAPHS),
    ".xhtml": lambda: html(PARAGRAPHS),
    ".pdf": lambda: pdf([lines_of()]),
    ".docx": lambda: docx(PARAGRAPHS),
    ".odt": lambda: odt(PARAGRAPHS),
    ".epub": lambda: epub(PARAGRAPHS),
    ".eml": lambda: eml(PARAGRAPHS),
    ".mbox": lambda: b"From a@example.org Thu Jan  1 00:00:00 1970\n" + eml(PARAGRAPHS),
    ".csv": lambda: table(".csv", [{"text": TEXT}]),
    ".tsv": lambda: table(".tsv", [{"text": TEXT}]),
    ".jsonl": lambda: table(".jsonl", [{"text": TEXT}]),
    ".xlsx": lambda: table(".xlsx", [{"text": TEXT}]),
    ".parquet": lambda: table(".parquet", [{"text": TEXT}]),
    ".zip": lambda: zipped({"a/b.txt": TEXT}),
}


def test_a_file_is_made_for_every_reader() -> None:
    assert READERS.keys() - MADE.keys() == {".htm"}


@pytest.mark.parametrize("suffix", MADE)
def test_the_same_text_of_every_kind(suffix: str) -> None:
    found = one(MADE[suffix](), suffix)
    assert found.text == TEXT
    assert found.dct is not None
    assert (edtf(found.dct), found.dct_basis, found.language) == ("2014-06-05", "byline", "en")


def test_the_same_events_of_every_kind(tmp_path: Path) -> None:
    tables = set()
    for suffix in (".txt", ".html", ".pdf", ".docx", ".odt", ".epub", ".eml", ".csv", ".jsonl"):
        path = tmp_path / f"x{suffix}"
        path.write_bytes(MADE[suffix]())
        tables.add(tuple((row["date"], row["event"], row["sentence"], row["date_start"]) for row in rows(dateline.extract(path))))
    assert len(tables) == 1
    assert {"1956-10-19", "2014-05", "2014-03-03", "2013"} <= {row[0] for row in tables.pop()}


@pytest.mark.parametrize(
    ("start", "kind"),
    [
        ("doc_id,text,date\n1,", ".csv"),
        ('"date"\t"Text"\r\n', ".csv"),
        ("The text, as it was found\n", ".txt"),
        ("context,date\n", ".txt"),
        ('<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "x" "y">\n<html>', ".html"),
        ("<!-- saved from the web -->\n<html>", ".html"),
        ("<bodyguard>", ".txt"),
    ],
)
def test_a_text_without_a_suffix_is_known_by_how_it_begins(start: str, kind: str) -> None:
    assert reading.kind_of(start.encode(), "") == kind


@pytest.mark.parametrize("suffix", sorted(MADE.keys() - {".md", ".csv", ".tsv", ".xhtml"}))
@pytest.mark.parametrize("wrong", ["", ".pdf", ".docx"])
def test_the_content_is_believed_before_the_suffix(suffix: str, wrong: str) -> None:
    if (suffix, wrong) == (".zip", ".docx"):
        assert "is no Word document" in reason(MADE[suffix](), wrong)
    else:
        assert one(MADE[suffix](), wrong).text == TEXT


# ------------------------------------------------------------------------------------------------------------- PDF


def test_columns_are_read_one_after_the_other_and_what_stands_over_both_before_them() -> None:
    left, right = (
        "In 1956 " + "the left column tells of peace and " * 8 + "ends.",
        "In 1986 " + "the right column tells of war and " * 8 + "ends.",
    )
    lines = [*column(left, 60, 700, 40), *column(right, 320, 700, 40)]
    lines.sort(key=lambda line: -line[1])  # drawn line by line over both columns, as some programs do
    found = one(pdf([[(60, 760, "A heading over both of the columns, as wide as the page, or nearly so, of the war"), *lines]]), ".pdf")
    heading, first, second = found.text.split("\n\n")
    assert heading.startswith("A heading")
    assert (first, second) == (" ".join(left.split()), " ".join(right.split()))


def test_a_table_is_read_by_its_rows() -> None:
    cells = [(60.0, 700.0 - 12 * n, f"{1900 + n}") for n in range(8)] + [(200.0, 700.0 - 12 * n, f"Treaty {n} signed") for n in range(8)]
    assert one(pdf([cells]), ".pdf").text.split("\n\n")[:2] == ["1900\tTreaty 0 signed", "1901\tTreaty 1 signed"]


def test_words_parted_at_a_lines_end_are_whole_again_and_spans_of_years_keep_their_hyphen() -> None:
    text = "The international negotiations of the well-known ministers of foreign affairs concerning the continuation of the treaty"
    assert one(pdf([column(text, 60, 700, 31, hyphen=True)]), ".pdf").text == text
    lines = [
        (60.0, 700.0, "They fought the war of the years 1904-"),
        (60.0, 688.0, "1905 on land and the well-known sea by a well-"),
        (60.0, 676.0, "known man"),
    ]
    assert one(pdf([lines]), ".pdf").text == "They fought the war of the years 1904-1905 on land and the well-known sea by a well-known man"


def test_running_heads_and_page_numbers_are_left_out_and_pages_keep_their_starts() -> None:
    things = ("a treaty of peace", "an island in the north", "the fishing rights", "a railway to the coast", "prisoners of war")
    bodies = [f"They spoke of {thing} in {1950 + number}, as they had long done before {thing}." for number, thing in enumerate(things)]
    pages = [
        [(60.0, 780.0, "A history of the talks"), *column(body, 60, 700, 30), (290.0, 30.0, f"{number + 17}")]
        for number, body in enumerate(bodies)
    ]
    found = one(pdf(pages), ".pdf")
    assert found.text.split("\n\n") == bodies
    assert found.pages == tuple(map(found.text.index, bodies))
    assert found.page(found.text.index("1953")) == 4


def test_a_paragraph_goes_on_over_a_page() -> None:
    found = one(
        pdf([column("They had met in Tokyo in the spring and", 60, 60, 50), column("signed the treaty in Moscow in 1956.", 60, 750, 50)]),
        ".pdf",
    )
    assert found.text == "They had met in Tokyo in the spring and signed the treaty in Moscow in 1956."
    assert found.pages == (0, found.text.index("signed"))


def test_a_programs_own_date_is_believed_where_the_text_bears_it() -> None:
    info = "/CreationDate(D:20160507103000+09'00')/Title(Talks)"
    named = one(pdf([lines_of(("Putin and Abe met in Sochi on the coast in May 2016 and spoke of the treaty.",))], info), ".pdf")
    other = one(pdf([lines_of(("Putin and Abe met in Sochi on the coast in May 2015 and spoke of the treaty.",))], info), ".pdf")
    later = one(pdf([lines_of(("They met in May 2016 and will meet on 3 June 2017, as they had said.",))], info), ".pdf")
    assert named.dct is not None
    assert (edtf(named.dct), named.dct_basis, named.title) == ("2016-05-07", "metadata", "Talks")
    assert other.dct is None
    assert later.dct is None


def test_the_raised_mark_of_a_note_is_no_part_of_the_year_before_it() -> None:
    marked = "They signed it in 1956@3@. They left in May 1957,@12@ and"
    lines = [(60.0, 700.0, marked), (60.0, 688.0, "then came back in 1958.@4@ No one saw them again in the town.")]

    raised = re.sub(rb"@(\d+)@", rb") Tj /F1 6 Tf 4 Ts (\1) Tj /F1 10 Tf 0 Ts (", pdf([lines]))
    text = "They signed it in 1956³. They left in May 1957,¹² and then came back in 1958.⁴ No one saw them again in the town."
    assert one(raised, ".pdf").text == text
    page = "<p>They came in 1956<sup>3</sup>, on the 19<sup>th</sup> of May 1957<sup><a href='#n'>12</a></sup>, 1958<sup>[4]</sup>.</p>"
    assert one(page.encode(), ".html").text == "They came in 1956³, on the 19th of May 1957¹², 1958[4]."
    run = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>3</w:t></w:r>'
    runs = f"<w:p><w:r><w:t>In 1956</w:t></w:r>{run}<w:r><w:t> it</w:t></w:r></w:p>"
    assert one(docx([], runs), ".docx").text == "In 1956³ it"


def test_a_blank_page_among_others_is_a_page() -> None:
    found = one(pdf([lines_of(), lines_of(), []]), ".pdf")
    assert len(found.pages) == 3
    assert found.pages[-1] == len(found.text)


def test_four_narrow_columns_are_read_one_after_the_other() -> None:
    prose = "The council met in its hall and spoke of the old bridge that was closed to all who have to cross the river "
    columns = [(prose * 2).replace(" ", f"{number} ") for number in range(4)]
    lines = [line for number, text in enumerate(columns) for line in column(text, 40 + 140 * number, 700, 24)]
    assert one(pdf([sorted(lines, key=lambda line: -line[1])]), ".pdf").text.split() == " ".join(columns).split()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ([("the", 60, 74), ("bridge", 129, 158), ("of", 212, 220)], "the bridge of"),
        ([("1904", 60, 80), ("War", 100, 118), ("Oslo", 180, 200)], "1904\tWar\tOslo"),  # not as far from each other
        ([("1904", 60, 80), ("War", 110, 130), ("Oslo", 160, 180)], "1904\tWar\tOslo"),  # not over the whole width
        ([("in 1904", 60, 90), ("of the", 190, 220)], "in 1904\tof the"),  # more than words
    ],
)
def test_words_that_were_spread_over_a_column_are_no_cells(words: list[tuple[str, float, float]], expected: str) -> None:
    whole = [pdfs.Line("The council met in its hall and spoke", 60, 700 - 12 * number, 220, 708 - 12 * number) for number in range(6)]
    assert [line.text for line in pdfs._rows([*whole, *(pdfs.Line(word, left, 600, right, 608) for word, left, right in words)])][
        -1
    ] == expected


def test_a_few_rows_of_long_cells_are_no_columns() -> None:
    rows = [("10 September of the year", "The ferry came from Oslo"), ("11 September of the year", "The other one went to Hull")] * 2
    lines = [(x, 700.0 - 14 * number, cell) for number, row in enumerate(rows) for x, cell in zip((60.0, 330.0), row, strict=True)]
    assert one(pdf([lines]), ".pdf").text.split("\n\n") == ["\t".join(row) for row in rows]


@pytest.mark.parametrize(("bottom", "top", "mark"), [(557.2, 561.8, "³"), (551.0, 558.0, "3"), (551.0, 555.0, "3")])
def test_a_mark_that_pdfium_takes_for_a_line_of_its_own_is_raised(bottom: float, top: float, mark: str) -> None:
    lines = [pdfs.Line("They left in 1956.", 62, 551, 282, 560.9), pdfs.Line("3", 283.7, bottom, 286, top)]
    assert [line.text for line in pdfs._rows(lines)] == [f"They left in 1956.{mark}"]


def test_a_line_that_ends_early_with_a_semicolon_goes_on_where_a_small_letter_follows() -> None:
    lines = ["They were to deliver it by 1922;", "it was delivered in November of the year.", "The board met."]
    page = [(60.0, 700.0 - 12 * number, line) for number, line in enumerate(lines)]
    assert one(pdf([page]), ".pdf").text == "They were to deliver it by 1922; it was delivered in November of the year. The board met."


def test_a_heading_of_two_lines_is_one_paragraph() -> None:
    lines = [(60.0, 730.0, "The rebuilding of the northern"), (60.0, 712.0, "mole")]
    large = re.sub(rb"/F1 10( Tf 60\.?0* 7[31]\d)", rb"/F1 15\1", pdf([[*lines, *column(f"{TEXT} {TEXT}", 60, 680, 60)]]))
    first, second, *_ = one(large, ".pdf").text.split("\n\n")
    assert first == "The rebuilding of the northern mole"
    assert second.startswith("Published")


# ------------------------------------------------------------------------------------------ word processors, e-books


def row(*cells: str) -> str:
    return f"<w:tr>{''.join(f'<w:tc><w:p><w:r><w:t>{cell}</w:t></w:r></w:p></w:tc>' for cell in cells)}</w:tr>"


def test_a_word_document_has_tables_notes_and_words_struck_out() -> None:
    parts = "<w:p><w:r><w:t>One</w:t><w:tab/><w:t>two</w:t></w:r><w:del><w:r><w:t>gone</w:t><w:delText>gone</w:delText></w:r></w:del></w:p>"
    notes = '<w:footnotes xmlns:w="x"><w:footnote><w:p><w:r><w:t>A note of 1907.</w:t></w:r></w:p></w:footnote></w:footnotes>'
    core = '<p xmlns:d="y"><d:title>Talks</d:title><d:created>2014-06-05T10:00:00Z</d:created></p>'
    found = one(
        docx(
            ["First in June 2014."],
            parts + f"<w:tbl>{row('1904', 'War')}{row('1905', 'Peace')}</w:tbl>",
            {"word/footnotes.xml": notes, "docProps/core.xml": core},
        ),
        ".docx",
    )
    assert found.text == "First in June 2014.\n\nOne\ttwo\n\n1904\tWar\n\n1905\tPeace\n\nA note of 1907."
    assert found.dct is not None
    assert (found.title, edtf(found.dct), found.dct_basis) == ("Talks", "2014-06-05", "metadata")


def test_the_notes_of_an_e_book_are_text_and_what_stands_beside_it_is_not() -> None:
    chapter = (
        '<p>They met.</p><aside epub:type="footnote"><p>In 1956.</p></aside><aside><p>By the way.</p></aside><nav epub:type="toc">1</nav>'
    )
    assert read_page(chapter).text == "They met.\n\nIn 1956."


def test_a_table_of_contents_is_no_text() -> None:
    gallery = '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="{}"/></w:docPartObj></w:sdtPr>'
    entry = '<w:p><w:pPr><w:pStyle w:val="{}"/></w:pPr><w:r><w:t>{}</w:t></w:r></w:p>'
    block = f"<w:sdt>{gallery.format('Table of Contents')}<w:sdtContent>{entry.format('Verzeichnis1', 'War 1904 7')}</w:sdtContent></w:sdt>"
    other = f"<w:sdt>{gallery.format('Cover Pages')}<w:sdtContent>{entry.format('Title', 'Kept, 1904')}</w:sdtContent></w:sdt>"
    found = one(docx(["First."], block + entry.format("TOC1", "Peace 1905 9") + other + entry.format("Normal", "Last.")), ".docx")
    assert found.text == "First.\n\nKept, 1904\n\nLast."
    index = "<text:table-of-content><text:index-body><text:p>War 1904 7</text:p></text:index-body></text:table-of-content>"
    assert one(odt(["First."], f"{index}<text:p>Last.</text:p>"), ".odt").text == "First.\n\nLast."


def test_an_open_document_has_tables_notes_and_runs_of_spaces() -> None:
    extra = (
        '<text:p>One<text:s text:c="2"/>two<text:note><text:note-citation>1</text:note-citation><text:note-body>'
        "<text:p>A note of 1907.</text:p></text:note-body></text:note> three"
        "<office:annotation><text:p>why?</text:p></office:annotation></text:p>"
        "<table:table><table:table-row><table:table-cell><text:p>1904</text:p></table:table-cell><table:table-cell>"
        "<text:p>War</text:p></table:table-cell></table:table-row></table:table>"
    )
    assert one(odt(["First."], extra), ".odt").text == "First.\n\nOne  two three\n\n1904\tWar\n\nA note of 1907."


@pytest.mark.parametrize(
    ("metadata", "expected"),
    [
        ("<dc:title>War</dc:title><dc:language>en</dc:language><dc:date>1906-01-02</dc:date>", "1906-01-02"),
        ('<dc:date event="modification">2019-01-01</dc:date>', ""),
        ('<dc:date event="modification">2019-01-01</dc:date><dc:date event="original-publication">1906</dc:date>', "1906"),
    ],
)
def test_an_e_book_is_read_along_its_spine_and_dated_by_its_package(metadata: str, expected: str) -> None:
    found = one(epub(["The war began in 1904.", "It ended in 1905."], metadata), ".epub")
    assert found.text == "The war began in 1904.\n\nIt ended in 1905."
    assert (edtf(found.dct) if found.dct else "") == expected


# ------------------------------------------------------------------------------------------------------------ mail


def test_a_message_is_dated_by_its_header_and_what_is_attached_is_read() -> None:
    message = EmailMessage()
    message["From"], message["Subject"], message["Date"] = "a@example.org", "Talks", "Sat, 07 May 2016 23:30:00 +0900"
    message.set_content("They met yesterday.")
    message.add_attachment(docx(PARAGRAPHS), maintype="application", subtype="octet-stream", filename="treaty.docx")
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="p.png")
    inner = EmailMessage()
    inner["From"], inner["Date"] = "c@example.org", "Fri, 06 May 2016 10:00:00 +0000"
    inner.set_content("We meet today.")
    message.add_attachment(inner)
    found = list(every(bytes(message), ".eml"))
    documents = [each for each in found if isinstance(each, Document)]
    assert [(each.id, each.text.strip(), edtf(each.dct) if each.dct else "") for each in documents] == [
        ("x.eml", "They met yesterday.", "2016-05-07"),
        ("x.eml/treaty.docx", TEXT, "2014-06-05"),
        ("x.eml/message.eml", "We meet today.", "2016-05-06"),
    ]
    assert documents[0].title == "Talks"
    assert [each.skipped for each in found if isinstance(each, Failure)] == [True]


def test_a_mailbox_gives_each_message_with_its_own_date() -> None:
    box = b"".join(
        b"From a@example.org Thu Jan  1 00:00:00 1970\nFrom: a\nDate: %d May 2016 10:00:00 +0000\n\n>From here we go.\n\n" % day
        for day in (6, 7)
    )
    found = [each for each in every(box, ".mbox") if isinstance(each, Document)]
    assert [(each.id, each.text, edtf(each.dct) if each.dct else "") for each in found] == [
        ("x.mbox/1.eml", "From here we go.", "2016-05-06"),
        ("x.mbox/2.eml", "From here we go.", "2016-05-07"),
    ]


def mail(body: str) -> list[tuple[str, str, str]]:
    """Of a message of Monday, 9 May 2016: id, text and date of itself and of what it quotes."""
    data = f"From: a@example.org\nSubject: Re: The new bridge\nDate: Mon, 09 May 2016 10:00:00 +0000\n\n{body}".encode()
    return [(each.id, each.text, edtf(each.dct) if each.dct else "") for each in every(data, ".eml") if isinstance(each, Document)]


@pytest.mark.parametrize(
    ("above", "date"),
    [
        ("On Sat, 7 May 2016 at 10:00, A. Writer <a@example.org> wrote:", "2016-05-07"),
        ("On Sat, May 7, 2016 at 10:00 AM,\nA. Writer <a@example.org>\nwrote:", "2016-05-07"),
        ("Am 07.05.2016 um 10:00 schrieb A. Writer:", "2016-05-07"),
        ("Le 7 mai 2016 à 10:00, A. Writer a écrit :", "2016-05-07"),
        ("A. Writer wrote:", ""),
        ("They met on 3 May 2016.", ""),
    ],
)
def test_what_a_reply_quotes_is_dated_by_the_line_above_it(above: str, date: str) -> None:
    body = f"They came yesterday.\n\n{above}\n> They met\n> yesterday.\n\nI know.\n> They will go.\n"
    own, quoted = mail(body)
    kept = "" if date else f"\n\n{above}"
    assert (own[0], own[1].replace("\n\n\n", "\n\n"), own[2]) == ("x.eml", f"They came yesterday.{kept}\n\nI know.", "2016-05-09")
    assert quoted == ("x.eml/quoted 1", "They met\nyesterday.\n\nThey will go.", date)


def test_quotations_within_quotations_and_messages_that_stand_whole_below() -> None:
    first = "On 3 May 2016 C. Other wrote:\n> They left last week."
    second = "\n".join(f"> {line}" for line in f"They met today.\n\n{first}".splitlines())
    heads = "-----Original Message-----\nFrom: D. Else\nSent: Sunday, 1 May 2016 09:00\nTo: A. Writer\nSubject: The bridge"
    body = f"They came.\n\nOn 7 May 2016, A. Writer <a@b> wrote:\n\n{second}\n\n{heads}\n\nThey stayed.\n-- \nD. Else\nsince 1919\n"
    assert mail(body) == [
        ("x.eml", "They came.", "2016-05-09"),
        ("x.eml/quoted 1", "They met today.", "2016-05-07"),
        ("x.eml/quoted 2", "They left last week.", "2016-05-03"),
        ("x.eml/quoted 3", "They stayed.", "2016-05-01"),
    ]
    below = "On 7 May 2016 at 10:00, A. Writer <a@b> wrote:\n\nThey met today."
    assert mail(f"They came.\n\n{below}")[1:] == [("x.eml/quoted 1", "They met today.", "2016-05-07")]
    named = "From: D. Else\nSent: Sunday, 1 May 2016 09:00\nSubject: The new bridge"
    assert mail(f"They came.\n\n{named}\n\nThey stayed.")[1:] == [("x.eml/quoted 1", "They stayed.", "2016-05-01")]


@pytest.mark.parametrize(
    "body",
    [
        "The council met on 7 May 2016 at 10:00 and decided:\n\nThe bridge is closed.",
        "Monday: we met on 7 May 2016\nTuesday: we left\nWednesday: we came back",
        "--------\nThe bridge: closed.",
        "They came -- in 1919 -- and left.\n-- \n" + "They met in 1956. " * 40,
    ],
)
def test_what_is_no_quotation_stays(body: str) -> None:
    assert [text.split() for _, text, _ in mail(body)] == [body.split()]


@pytest.mark.parametrize(
    "line", ["> " * 3000, ">" * 60_000, "-" * 60_000 + "x", "a@" * 30_000 + ":", "From: a\n" * 8000, "On 7 May 2016 a@b:\n" * 4000]
)
def test_a_hostile_quotation_takes_no_time(line: str) -> None:
    start = time.process_time()
    mail(f"They met.\n{line}\nThey left.\n")
    assert time.process_time() - start < 5


def test_a_header_in_any_encoding() -> None:
    assert one(eml(PARAGRAPHS), ".eml").title == "Переговоры"


@pytest.mark.parametrize(
    "header",
    [b"Subject: =?nonsense?q?x?=", b"Subject: =?utf-8?b?x?=", b"Subject: =?ut\xe9?q?x?=", b'Content-Type: text/plain; charset="a\0b"'],
)
def test_a_header_that_is_broken_is_taken_as_it_is_written(header: bytes) -> None:
    assert one(b"From: a\n" + header + b"\nTo: b\n\nThey met in 1956.", ".eml").text == "They met in 1956."


def test_a_header_of_any_length_takes_no_time() -> None:
    start = time.process_time()
    assert one(b"From: a\nTo: b\nSubject: " + b"=?utf-8?b?x" * 20_000 + b"\n\nThey met in 1956.", ".eml").text == "They met in 1956."
    assert time.process_time() - start < 2  # it took half a minute


# ---------------------------------------------------------------------------------------------------------- tables


def test_dates_of_two_readings_are_told_of_in_one_line_for_a_table() -> None:
    rows = [{"text": "They met.", "date": day} for day in ("03/04/2016", "05/06/2016", "13/06/2016", "2016-05-07")]
    *found, told = every(table(".csv", rows), ".csv")
    assert [edtf(each.dct) if isinstance(each, Document) and each.dct else "" for each in found] == ["", "", "2016-06-13", "2016-05-07"]
    assert isinstance(told, Failure)
    assert (told.reason, told.skipped) == (
        "2 dates have two readings and no use, as 03/04/2016: write it as 2016-04-03 or 2016-03-04",
        True,
    )
    german = [{"text": "Der Rat traf sich.", "date": "03/04/2016", "lang": "de"}]  # which has one order
    assert edtf(one(table(".csv", german), ".csv").dct or day(0)) == "2016-04-03"


def test_the_names_in_json_lines_may_be_in_capitals() -> None:
    assert one(b'{"Text": "They met.", "Date": "2016-05-07", "Source": "The Courier"}', ".jsonl").source == "The Courier"


@pytest.mark.parametrize("suffix", [".csv", ".tsv", ".jsonl", ".xlsx", ".parquet"])
def test_a_table_has_a_document_a_row_and_columns_by_option(suffix: str) -> None:
    rows = [
        {"Body": "They met in Sochi.", "day": "2016-05-07", "headline": "Talks"},
        {"Body": "They met in Tokyo.", "day": "2016-12-15", "headline": ""},
    ]
    options = Options(columns={"text": "Body", "date": "day", "title": "headline"})
    found = [each for each in every(table(suffix, rows), suffix, options) if isinstance(each, Document)]
    assert [(each.id, each.text, edtf(each.dct) if each.dct else "", each.title) for each in found] == [
        (f"x{suffix}#1", "They met in Sochi.", "2016-05-07", "Talks"),
        (f"x{suffix}#2", "They met in Tokyo.", "2016-12-15", ""),
    ]
    if suffix != ".jsonl":
        assert "no column named text, but body, day, headline" in reason(table(suffix, rows), suffix)


def test_an_unknown_field_is_an_error_that_lists_them() -> None:
    with pytest.raises(InputError, match="no field is called body: a document has text, doc_id, date"):
        Options(columns={"body": "text"})


# --------------------------------------------------------------------------------------------------------- archives


def test_an_archive_is_read_as_a_folder_is() -> None:
    inner = zipped({"c.txt": TEXT})
    packed = zipped(
        {"b/a.txt": TEXT, "a.docx": docx(PARAGRAPHS), "p.png": b"\x89PNG", ".hidden.txt": TEXT, "z.zip": inner, "bad.pdf": b"%PDF-1.7"}
    )
    found = list(every(packed, ".zip"))
    assert [each.id for each in found if isinstance(each, Document)] == ["x.zip/a.docx", "x.zip/b/a.txt", "x.zip/z.zip/c.txt"]
    assert [(each.reason.split(":")[0], each.skipped) for each in found if isinstance(each, Failure)] == [
        ("bad.pdf", False),
        ("p.png", True),
    ]


def test_an_archive_within_archives_past_the_limit_says_so() -> None:
    packed = zipped({"a.txt": TEXT})
    for _ in range(4):
        packed = zipped({"a.zip": packed, "ok.txt": TEXT})
    found = list(every(packed, ".zip"))
    assert sum(isinstance(each, Document) for each in found) == 3
    assert any("nested more than 3 deep" in each.reason for each in found if isinstance(each, Failure))
    assert all(isinstance(each, Document) for each in every(packed, ".zip", Options(Limits(nesting=5))))


def test_names_that_lead_out_of_an_archive_lead_nowhere(tmp_path: Path) -> None:
    packed = zipped({"../../out.txt": TEXT, "/etc/passwd.txt": TEXT})
    folder = tmp_path / "a/b/c"
    folder.mkdir(parents=True)
    found = list(every(packed, ".zip", folder=folder))
    assert [each.text for each in found if isinstance(each, Document)] == [TEXT, TEXT]
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["x.zip"]


def test_names_with_line_breaks_stay_on_one_line() -> None:
    found = list(every(zipped({"a\nb.txt": TEXT, "c\n.png": b"\x89PNG", "d\n.pdf": b"%PDF-1.7"}), ".zip"))
    assert [each.id for each in found if isinstance(each, Document)] == ["x.zip/a b.txt"]
    assert [each.reason.split(":")[0] for each in found if isinstance(each, Failure)] == ["c .png", "d .pdf"]
    attached = b'From: a\nTo: b\nSubject: c\nContent-Type: text/x-"y\r z"\n\nThey met in 1956.'
    assert "\n" not in "".join(each.reason for each in every(attached, ".eml") if isinstance(each, Failure))


# ----------------------------------------------------------------------------------------- limits, and missing extras


def test_what_is_past_a_limit_names_it() -> None:
    small = Options(Limits(megabytes=1, pages=2, files=1))
    assert "--limit megabytes=N" in reason(b"a" * 1_000_001, ".txt", small)
    assert "has 3 pages, the limit is 2" in reason(pdf([lines_of()] * 3), ".pdf", small)
    assert "holds 2 files, the limit is 1" in reason(zipped({"a.txt": "a", "b.txt": "b"}), ".zip", small)
    assert "unpacks to" in reason(zipped({"a.txt": b" " * 50_000_000}), ".zip")
    nest = zipped({f"{n}.zip": zipped({"a.txt": "a b " * 100_000}) for n in range(4)})
    last = list(every(nest, ".zip", Options(Limits(megabytes=1))))[-1]
    assert isinstance(last, Failure)
    assert "unpacks to more than 1 megabytes" in last.reason
    with pytest.raises(InputError, match="the limit pages is 0"):
        Limits(pages=0)


@pytest.mark.parametrize(
    ("suffix", "library", "extra"), [(".pdf", "pypdfium2", "pdf"), (".xlsx", "openpyxl", "office"), (".parquet", "pyarrow", "office")]
)
def test_a_missing_extra_is_named_for_that_file_only(
    suffix: str, library: str, extra: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / f"x{suffix}").write_bytes(MADE[suffix]())
    (tmp_path / "a.txt").write_text(TEXT)
    monkeypatch.setitem(sys.modules, library, None)
    good, bad = read(tmp_path)
    assert isinstance(good, Document)
    assert isinstance(bad, Failure)
    assert (bad.reason, bad.skipped) == (f"needs {library}, which is not installed: pip install 'dateline[{extra}]'", False)


MOJIBAKE = TEXT.replace("Sochi", "Sochi’s café").encode().decode("cp1252")


@pytest.mark.parametrize("suffix", [".txt", ".jsonl", ".csv"])
def test_mojibake_is_mended_on_request_only(suffix: str) -> None:
    data = MOJIBAKE.encode() if suffix == ".txt" else table(suffix, [{"text": MOJIBAKE, "title": "CafÃ©"}])
    assert one(data, suffix).text == MOJIBAKE
    mended = one(data, suffix, Options(mend=True))
    assert (mended.text, mended.title) == (TEXT.replace("Sochi", "Sochi’s café"), "" if suffix == ".txt" else "Café")
    assert one(TEXT.encode(), ".txt", Options(mend=True)).text == TEXT


def test_pages_keep_their_starts_in_a_mended_text() -> None:
    pages = [column("They met in the cafÃ© of the town in 1956 and spoke.", 60, 700, 30), column("They left in 1986.", 60, 700, 30)]
    found = one(pdf(pages), ".pdf", Options(mend=True))
    assert found.text == "They met in the café of the town in 1956 and spoke.\n\nThey left in 1986."
    assert found.pages == (0, found.text.index("They left"))


def test_mending_without_its_library_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ftfy", None)
    assert reason(TEXT.encode(), ".txt", Options(mend=True)).endswith("pip install 'dateline[mend]'")


# -------------------------------------------------------------------------------------------------- files that are bad

ENTITY = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd"><!ENTITY b "&a;&a;">]><x>&b;</x>'
DEEP = "<a>" * 100_000
MULTIPART = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(2000))


def encrypted(data: bytes) -> bytes:
    """The archive with its members marked as encrypted."""
    changed = bytearray(data)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = changed.find(mark)
        while start >= 0:
            changed[start + offset] |= 1
            start = changed.find(mark, start + 4)
    return bytes(changed)


BAD = {
    "empty.txt": (b"", "is empty"),
    "empty.pdf": (b"", "is empty"),
    "empty.docx": (b"", "is empty"),
    "blank.txt": (b" \n \n", "is empty"),
    "binary.txt": (b"\0\1\2\3", "looks binary"),
    "control.txt": (b"\1\2\3\4 text", "looks binary"),
    "half.txt": (b"\xff\xfea\0\0\xd8b\0", "cannot be decoded"),
    "noise.txt": (bytes(range(128, 256)) * 9, "cannot be decoded"),
    "picture.pdf": (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    "photo.docx": (b"\xff\xd8\xff\xe0", "a JPEG picture"),
    "old.docx": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old or an encrypted Office file"),
    "old.xlsx": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old or an encrypted Office file"),
    "rich.txt": (b"{\\rtf1 Text}", "rich text"),
    "gzip.txt": (b"\x1f\x8b\x08\0", "packed with gzip"),
    "noise.pdf": (bytes(range(256)) * 20, "is no .pdf file"),
    "noise.zip": (bytes(range(256)) * 20, "is no .zip file"),
    "head.pdf": (b"%PDF-1.7", "damaged or truncated PDF"),
    "half.pdf": (pdf([lines_of()])[:300], "damaged or truncated PDF"),
    "scan.pdf": (pdf([[], []]), "needs OCR"),
    "locked.pdf": (pdf([lines_of()]).replace(b"trailer<<", b"trailer<</Encrypt<</Filter/Nonsense/V 1>>"), "is encrypted"),
    "half.docx": (docx(PARAGRAPHS)[:200], "damaged or truncated archive"),
    "half.zip": (zipped({"a.txt": TEXT})[:-30], "damaged or truncated archive"),
    "half.epub": (epub(PARAGRAPHS)[:400], "damaged or truncated archive"),
    "bodiless.docx": (zipped({"other.xml": "<x/>"}), "no word/document.xml"),
    "contentless.odt": (zipped({"mimetype": "x"}), "lacks its part content.xml"),
    "packageless.epub": (zipped({"mimetype": "x"}), "no META-INF/container.xml"),
    "entities.docx": (zipped({"word/document.xml": ENTITY}), "declares a document type"),
    "entities.odt": (zipped({"content.xml": ENTITY}), "declares a document type"),
    "entities.epub": (zipped({"META-INF/container.xml": ENTITY}), "declares a document type"),
    "entities.xlsx": (zipped({"xl/workbook.xml": ENTITY}), "declares a document type"),
    "deep.docx": (zipped({"word/document.xml": DEEP}), "elements deep"),
    "broken.docx": (zipped({"word/document.xml": "<a><b></a>"}), "its XML breaks off"),
    "textless.docx": (docx([]), "holds no text"),
    "locked.zip": (encrypted(zipped({"a.txt": TEXT})), "a.txt: is encrypted"),
    "locked.docx": (encrypted(docx(PARAGRAPHS)), "is encrypted"),
    "locked.odt": (odt(PARAGRAPHS, members={"META-INF/manifest.xml": "<encryption-data/>"}), "is encrypted"),
    "bomb.zip": (zipped({"a.txt": b"0" * 90_000_000}), "times its size"),
    "bomb.docx": (zipped({"word/document.xml": b" " * 90_000_000}), "times its size"),
    "broken.xlsx": (zipped({"xl/workbook.xml": "<x/>"}), "damaged workbook"),
    "broken.parquet": (b"PAR1" + bytes(40) + b"PAR1", "damaged parquet file"),
    "deep.eml": (f"From: a\nTo: b\nSubject: c\n{MULTIPART}".encode(), "nested too deep"),
    "letters.parquet": (table(".parquet", [{"text": "They met."}]).replace(b"They met", b"They \xff\xfe\xfd"), "damaged parquet file"),
    "cut.jsonl": (b'{"text": "They met', "is no JSON"),
    "other.csv": (b"a,b\n1,2\n", "no column named text"),
    "bare.html": (b"<html><script>1</script></html>", "holds no text"),
}


def bad_folder(folder: Path) -> None:
    """Makes the bad files, a pipe, a link to itself, a file of 2 GB, and a good file of each kind."""
    for name, (content, _) in BAD.items():
        (folder / name).write_bytes(content)
    os.mkfifo(folder / "pipe.txt")
    (folder / "loop.txt").symlink_to(folder / "loop.txt")
    with (folder / "huge.txt").open("wb") as huge:
        huge.truncate(2_000_000_000)
    for suffix, make in MADE.items():
        (folder / f"good{suffix}").write_bytes(make())


WATCHED = """
import re, sys
from pathlib import Path

def watch(event, given):
    written = event == "open" and (given[1] or "").strip("rbt") and given[0] != "/dev/null"
    if written or event in ("socket.connect", "socket.getaddrinfo", "subprocess.Popen", "os.system") or "/etc/passwd" in map(str, given):
        raise SystemExit(f"{event} {given}")

from dateline.reading import read
sys.addaudithook(watch)
sys.dont_write_bytecode = True
found = list(read(Path(sys.argv[1])))
print(len(found), int(re.search(r"VmHWM:\\s*(\\d+) kB", Path("/proc/self/status").read_text())[1]) // 1000)
"""
"""Reads a folder, breaks off where a reader writes a file, starts a program or asks the network, and tells its memory in megabytes."""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="memory is read from /proc")
def test_bad_files_cost_little_memory_and_nothing_outside_is_touched(tmp_path: Path) -> None:
    bad_folder(tmp_path)
    links = '<p>They met.</p><img src="http://example.org/a.png"><iframe src="file:///etc/passwd"></iframe>'
    (tmp_path / "links.html").write_text(links + '<link rel=stylesheet href="//example.org/a.css">')
    told = subprocess.run([sys.executable, "-c", WATCHED, str(tmp_path)], capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stderr
    count, megabytes = map(int, told.stdout.split())
    assert count >= len(BAD) + len(MADE)
    assert megabytes < 500


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_bad_files_cost_a_line_each_and_no_good_file(tmp_path: Path) -> None:
    assert len(BAD) >= 40
    bad_folder(tmp_path)
    found = list(read(tmp_path))
    told = {Path(each.path).name: each.reason for each in found if isinstance(each, Failure)}
    assert {name: told.get(name) for name, (_, why) in BAD.items() if why not in told.get(name, "")} == {}
    assert told.keys() - BAD.keys() == {"pipe.txt", "loop.txt", "huge.txt"}
    assert "is too large: 2,000 megabytes" in told["huge.txt"]
    assert sum(isinstance(each, Failure) for each in found) == len(told)
    assert {Path(each.source).name for each in found if isinstance(each, Document)} == {f"good{suffix}" for suffix in MADE}
    assert not any(FAULT in line or "\n" in line for line in told.values())


@pytest.mark.parametrize("suffix", MADE)
def test_a_broken_file_is_never_dateline_s_own_fault(suffix: str) -> None:
    whole = MADE[suffix]()
    dice = random.Random(suffix)
    for _ in range(25):
        broken = bytearray(whole)
        for _ in range(dice.choice((1, 4, 40))):
            broken[dice.randrange(len(broken))] = dice.randrange(256)
        if dice.random() < 0.3:
            del broken[dice.randrange(len(broken)) :]
        for found in every(bytes(broken), suffix):
            assert not isinstance(found, Failure) or FAULT not in found.reason, found


def test_a_reader_that_breaks_costs_its_file_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(*_: object) -> list[InputError]:
        raise AssertionError("a bug")

    monkeypatch.setattr(reading, "READERS", {**READERS, ".md": breaks})
    for name in ("a.txt", "b.md", "c.txt"):
        (tmp_path / name).write_text(TEXT)
    found = list(read(tmp_path))
    assert [isinstance(each, Document) for each in found] == [True, False, True]
    assert isinstance(found[1], Failure)
    assert found[1].reason == f"{FAULT}: AssertionError: a bug"


# ------------------------------------------------------------------------------------------------------ given dates


def test_dates_are_given_by_id_name_or_path(tmp_path: Path) -> None:
    for name in ("a.txt", "sub/b.txt", "c.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(TEXT)
    (tmp_path / "dates.csv").write_text(f"file,date\na.txt,1 May 2015\nsub/b.txt,2015-06\nnowhere.txt,2015\n{tmp_path / 'c.txt'},2016\n")
    found = list(read([tmp_path / "a.txt", tmp_path / "sub", tmp_path / "c.txt"], dates=given_dates(tmp_path / "dates.csv"), date="1999"))
    assert [(each.id, edtf(each.dct)) for each in found if isinstance(each, Document) and each.dct] == [
        ("a.txt", "2015-05-01"),
        ("b.txt", "1999"),
        ("c.txt", "2016"),
    ]
    assert [each.reason for each in found if isinstance(each, Failure)] == ["no document is called nowhere.txt, sub/b.txt"]


def test_dates_are_given_by_a_name_without_suffix_that_one_file_alone_has(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "b.md", "sub/c.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("They met.")
    found = list(read(tmp_path, dates={"a": "2015", "b": "2016", "c": "2017"}))
    assert [(each.id, edtf(each.dct) if each.dct else "") for each in found if isinstance(each, Document)] == [
        ("a.txt", "2015"),
        ("b.md", ""),
        ("b.txt", ""),
        ("sub/c.txt", "2017"),
    ]
    assert [each.reason for each in found if isinstance(each, Failure)] == ["no document is called b"]
    (tmp_path / "t.csv").write_text("text,doc_id\nThey met.,t1\nThey left.,t2\n")
    both = [each for each in read(tmp_path / "t.csv", dates={"t": "2015", "t2": "2016"}) if isinstance(each, Document)]
    assert [edtf(each.dct) for each in both if each.dct] == ["2015", "2016"]


def test_names_in_a_table_of_dates_that_no_document_has_are_told_in_one_line(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("They met.")
    (tmp_path / "dates.csv").write_text("name,date\na,2015\nx,2016\ny,2016\n")
    assert main(["tag", str(tmp_path / "a.txt"), "--dates", str(tmp_path / "dates.csv")]) == 0
    assert capfd.readouterr().err.splitlines() == ["dateline: --dates: no document is called x, y"]


@pytest.mark.parametrize(
    ("content", "why"),
    [("a,b\n1,2\n", "needs a column named date"), ("file,date\na.txt,soon\n", "line 2: 'soon' is no date"), ("", "is no CSV")],
)
def test_a_table_of_dates_that_is_none_says_where(content: str, why: str, tmp_path: Path) -> None:
    (tmp_path / "dates.csv").write_text(content)
    with pytest.raises(dateline.errors.DatelineError, match=why):
        given_dates(tmp_path / "dates.csv")
