"""Files of every kind with a given text, made with as little as each kind needs."""

import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from email.message import EmailMessage
from html import escape

import pandas as pd


def zipped(members: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """An archive of these members."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return packed.getvalue()


def html(paragraphs: Sequence[str]) -> bytes:
    """A page of an article and its furniture."""
    body = "".join(f"<p>{escape(text)}</p>" for text in paragraphs)
    return f"<!DOCTYPE html><html><body><nav>Home 1999</nav><article>{body}</article></body></html>".encode()


WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def docx(paragraphs: Sequence[str], extra: str = "", members: Mapping[str, str] | None = None) -> bytes:
    """A Word document; ``extra`` is XML that stands after the paragraphs."""
    body = "".join(f'<w:p><w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>' for text in paragraphs)
    document = f'<?xml version="1.0"?><w:document xmlns:w="{WORD}"><w:body>{body}{extra}</w:body></w:document>'
    return zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": document, **(members or {})})


def odt(paragraphs: Sequence[str], extra: str = "", members: Mapping[str, str] | None = None) -> bytes:
    """An OpenDocument text; ``extra`` is XML that stands after the paragraphs."""
    names = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text", "table"))
    body = "".join(f"<text:p>{escape(text)}</text:p>" for text in paragraphs)
    content = (
        f"<office:document-content {names}><office:body><office:text>{body}{extra}</office:text></office:body></office:document-content>"
    )
    return zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content, **(members or {})})


def epub(paragraphs: Sequence[str], metadata: str = "") -> bytes:
    """An e-book of one chapter for each paragraph, the chapters' files in another order than they are read."""
    count = len(paragraphs)
    items = "".join(f'<item id="c{n}" href="text%20of/{count - n}.xhtml"/>' for n in range(count))
    spine = "".join(f'<itemref idref="c{n}"/>' for n in range(count))
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<metadata>{metadata}</metadata><manifest>{items}</manifest><spine>{spine}</spine></package>"
    )
    container = '<container><rootfiles><rootfile full-path="OEBPS/content.opf"/></rootfiles></container>'
    chapters = {f"OEBPS/text of/{count - n}.xhtml": f"<html><body><p>{escape(text)}</p></body></html>" for n, text in enumerate(paragraphs)}
    return zipped({"META-INF/container.xml": container, "OEBPS/content.opf": package, **chapters})


def eml(paragraphs: Sequence[str], date: str = "") -> bytes:
    """A message with the text as plain text and as a page."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@example.org", "b@example.org", "Переговоры"
    if date:
        message["Date"] = date
    message.set_content("\n\n".join(paragraphs))
    message.add_alternative(html(paragraphs).decode(), subtype="html")
    return bytes(message)


def table(suffix: str, rows: Sequence[Mapping[str, str]]) -> bytes:
    """A table of documents as CSV, TSV, JSON lines, a workbook or a parquet file."""
    frame, packed = pd.DataFrame(rows), io.BytesIO()
    match suffix:
        case ".csv" | ".tsv":
            frame.to_csv(packed, index=False, sep="\t" if suffix == ".tsv" else ",")
        case ".xlsx":
            frame.to_excel(packed, index=False)
        case ".parquet":
            frame.to_parquet(packed)
        case ".jsonl":
            packed.write("\n".join(map(json.dumps, rows)).encode())
    return packed.getvalue()


Words = tuple[float, float, str]
"""Where a line of a page begins, in points from the lower left corner, and what it says."""


def pdf(pages: Sequence[Sequence[Words]], info: str = "") -> bytes:
    """A PDF of lines of Helvetica, 10 points, on pages of 600 by 800 points; a page of no lines has a box on it."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"", b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"]
    kids = []
    for lines in pages:
        drawn = "".join(f"BT /F1 10 Tf {x} {y} Td ({text.translate(SLASHED)}) Tj ET\n" for x, y, text in lines) or "9 9 99 99 re f"
        content = drawn.encode("cp1252")
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(content), content))
        kids.append(len(objects) + 1)
        page = f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents {len(objects)} 0 R/Resources<</Font<</F1 3 0 R>>>>>>"
        objects.append(page.encode())
    objects[1] = f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(f'{kid} 0 R' for kid in kids)}]>>".encode()
    objects.append(f"<<{info}>>".encode())
    file, places = b"%PDF-1.7\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(file))
        file += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    index = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer<</Size %d/Root 1 0 R/Info %d 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(objects), len(file))
    return file + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + index + trailer


SLASHED = str.maketrans({"(": "\\(", ")": "\\)", "\\": "\\\\"})


def column(text: str, x: float, y: float, letters: int, *, hyphen: bool = False) -> list[Words]:
    """A paragraph as lines of so many letters, 12 points apart; with ``hyphen`` its long words are parted at the lines' ends."""
    lines, line = [], ""
    for word in text.split():
        if line and len(line) + 1 + len(word) > letters:
            room = letters - len(line) - 2
            if hyphen and word.isalpha() and 3 <= room <= len(word) - 3:
                line, word = f"{line} {word[:room]}-", word[room:]
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return [(x, y - 12 * number, each) for number, each in enumerate([*lines, line])]
