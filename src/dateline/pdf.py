"""PDF: lines in reading order, running heads left out, hyphenation mended. pypdfium2's only door.

pdfium gives lines with their boxes. Everything else is worked out from those: columns, what is printed at the edge of every
page, where a paragraph ends. No picture is decoded and no link followed.
"""

import dataclasses
import itertools
import re
import statistics
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from dateline.encoding import raised
from dateline.errors import InputError
from dateline.records import Found, Options, Record, missing

WIDE_GAP = 2.5  # line heights between two pieces of a line: they stand in two columns, or in two cells
EDGE_LINES = 2  # how many lines at the top and at the bottom of a page may be running heads
LEAST_COLUMN = 3  # lines
MOST_COLUMNS = 6
FEW = 6  # lines, which may be rows of a table
ACROSS = 0.25  # of the lines may cross a gutter: headings over both columns
PROSE_WIDTH, PROSE_LETTERS = 0.5, 15  # a line of a column fills half of it and is no cell of a table
PITCH = 1.35  # of the usual distance between lines: past it a paragraph ends
INDENT = 0.8  # of a line's height
TOUCHING = 0.2  # line heights between two pieces that are of one word
SMALL, RAISED = 0.75, 0.3  # the height of the mark of a note, and how far above the line's foot it stands, by the line's height
SHORT = 0.7  # of the column's width: a line that ends before does not go on, if what follows may begin a paragraph

LINE = re.compile(r"[^\r\n\ufffe\x02]+[\ufffe\x02]?")  # pdfium ends a line after a hyphen with this sign alone
HYPHEN = re.compile(r"[-\u00ad\u2010\x02\ufffe]$")
LIGATURES = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
UNPRINTABLE = dict.fromkeys([*range(9), *range(14, 32), 0x7F, 0xAD, 0xFFFE, 0xFFFF])
ENDING = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
NUMBER = re.compile(r"\d+")
NOTE = re.compile(r"\d{1,3}(?:[,–-]\s?\d{1,3})*")  # the mark of a note, or of several
PAGE_NUMBER = re.compile(r"\W*(?:(?:page|p\.|seite|с\.|стр\.)\s*)?(\d{1,4})(?:\s*(?:/|of|von|из)\s*\d{1,4})?\W*", re.IGNORECASE)


Box = tuple[float, float, float, float]
"""Left, bottom, right, top."""


@dataclasses.dataclass(frozen=True, slots=True)
class Line:
    """A line of a page and its box, in points from the lower left corner."""

    text: str
    left: float
    bottom: float
    right: float
    top: float

    @property
    def height(self) -> float:
        """Of the letters that are in it, so a little less than that of its font."""
        return max(self.top - self.bottom, 1.0)


def read_pdf(data: bytes, name: str, options: Options) -> Iterator[Found]:  # noqa: ARG001 - one signature for all readers
    """One record: the text by paragraphs, with the offset at which each page starts; an InputError for what could not be read of it.

    InputError if it is encrypted, damaged, of pictures only, or has more pages than the limit.
    """
    try:
        import pypdfium2
    except ImportError:
        raise missing("pypdfium2", "pdf") from None
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise InputError(_reason(str(error))) from None
    try:
        if len(document) > options.limits.pages:
            raise InputError(f"has {len(document)} pages, the limit is {options.limits.pages} (--limit pages=N)")
        said = document.get_metadata_dict()
        pages: list[list[Line]] = []
        for number in range(len(document)):
            try:
                pages.append(list(_lines(document[number])))
            except pypdfium2.PdfiumError:
                pages.append([])
                yield InputError(f"page {number + 1} is damaged and left out")
    finally:
        document.close()
    blank = sum(not lines for lines in pages)
    if blank == len(pages):
        raise InputError("holds pictures of pages and no text: it needs OCR (ocrmypdf writes a PDF with text)")
    if 2 * blank > len(pages):
        yield InputError(f"{blank} of {len(pages)} pages hold no text: if they are scanned, they need OCR")
    text, starts = _joined(_without_heads(pages))
    yield Record(text, title=said.get("Title", ""), pages=starts, claimed=_day(said.get("CreationDate", "")))


def _reason(message: str) -> str:
    if "password" in message.lower() or "security" in message.lower():
        return "is encrypted: save a copy without a password"
    return "is a damaged or truncated PDF"


def _day(date: str) -> str:
    """The day of a PDF's own form of dates: D:20160507103000+09'00'."""
    match = re.match(r"(?:D:)?(\d{4})(\d\d)(\d\d)", date)
    return "-".join(match.groups()) if match else ""


# ---------------------------------------------------------------------------------------------------------- lines


def _lines(page: Any) -> Iterator[Line]:
    """The lines of a page as pdfium gives them, each cut where a wide gap is in it."""
    from pypdfium2 import raw

    textpage = page.get_textpage()
    for match in LINE.finditer(textpage.get_text_range()):
        text = match[0].lstrip()
        if not text:
            continue
        first, last = (raw.FPDFText_GetCharIndexFromTextIndex(textpage, index) for index in (match.end() - len(text), match.end() - 1))
        boxes = [textpage.get_rect(i) for i in range(textpage.count_rects(first, last - first + 1))] if 0 <= first <= last else []
        pieces = list(_pieces(boxes))
        if len(pieces) == 1:
            yield Line(_clean(_with_notes(text, boxes, textpage, first) if last - first + 1 == len(text) else text), *pieces[0])
            continue
        textpage.count_rects()  # pdfium forgets the page's own boxes when it is asked for a part
        yield from (Line(words, *piece) for piece in pieces if (words := _clean(textpage.get_text_bounded(*piece))))


def _with_notes(text: str, boxes: Sequence[Box], textpage: Any, first: int) -> str:
    """The text of a line with raised figures where small ones stand raised: the marks of notes."""
    low, high = max(boxes, key=lambda box: box[2] - box[0])[1::2]
    notes = [box for box in boxes if box[3] - box[1] < SMALL * (high - low) and box[1] > low + RAISED * (high - low)]
    if not notes:
        return text
    letters = list(text)
    for index, letter in enumerate(letters):
        left, bottom, right, _ = textpage.get_charbox(first + index)
        if letter.isdecimal() and any(box[0] <= (left + right) / 2 <= box[2] and bottom >= box[1] - 1 for box in notes):
            letters[index] = raised(letter)
    return "".join(letters)


def _pieces(boxes: Iterable[Box]) -> Iterator[Box]:
    """The boxes of a line, joined to one where no wide gap is between them."""
    whole: Box | None = None
    for left, bottom, right, top in sorted(boxes):
        if whole and left - whole[2] < WIDE_GAP * max(top - bottom, whole[3] - whole[1]):
            whole = (whole[0], min(whole[1], bottom), max(whole[2], right), max(whole[3], top))
            continue
        if whole:
            yield whole
        whole = (left, bottom, right, top)
    if whole:
        yield whole


def _clean(text: str) -> str:
    """A line in plain letters; what pdfium writes for a hyphen at its end is a hyphen again."""
    text = " ".join(text.split())
    hyphen = HYPHEN.search(text)
    return (text[: hyphen.start()] if hyphen else text).translate(UNPRINTABLE).translate(LIGATURES) + ("-" if hyphen else "")


# ----------------------------------------------------------------------------------------- running heads, page numbers


def _without_heads(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The pages without the lines that come again at the edge of the others, and without the numbers that count them."""
    edges = [_edges(lines) for lines in pages]
    seen = Counter(form for lines in edges for form in {_form(line) for line in lines})
    counted = Counter(
        difference for index, lines in enumerate(edges) for difference in {number - index for line in lines for number in _number(line)}
    )
    often = 3 if len(pages) > 2 else 2
    kept = []
    for index, (lines, edge) in enumerate(zip(pages, edges, strict=True)):
        heads = {
            id(line) for line in edge if seen[_form(line)] >= often or any(counted[number - index] >= often for number in _number(line))
        }
        kept.append([line for line in lines if id(line) not in heads])
    return kept if any(kept) else list(map(list, pages))


def _edges(lines: Sequence[Line]) -> list[Line]:
    heights = sorted({round(line.top) for line in lines})
    outer = {*heights[:EDGE_LINES], *heights[-EDGE_LINES:]}
    return [line for line in lines if round(line.top) in outer]


def _form(line: Line) -> tuple[str, int]:
    """What a running head has on every page: its words without numbers, and about where it stands."""
    return NUMBER.sub("#", line.text.lower()), round(line.bottom / 8)


def _number(line: Line) -> list[int]:
    match = PAGE_NUMBER.fullmatch(line.text)
    return [int(match[1])] if match else []


# ------------------------------------------------------------------------------------------------------------ columns


def _blocks(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines in reading order, in blocks of one column each: a line over both columns stands between what is above and below it."""
    gutter = _gutter(lines)
    if gutter is None:
        yield _rows(lines)
        return
    rest = list(lines)
    across: list[Line] = []
    for line in (*sorted((line for line in lines if line.left < gutter - 1 < line.right - 1), key=_height_on_page), None):
        band = [each for each in rest if line is None or (each is not line and each.bottom > line.top - line.height / 2)]
        band = [each for each in band if not each.left < gutter - 1 < each.right - 1]
        if band:
            if across:
                yield _rows(across)
                across = []
            taken = set(map(id, band))
            rest = [each for each in rest if id(each) not in taken]
            for side in ([each for each in band if each.left < gutter - 1], [each for each in band if each.left >= gutter - 1]):
                if side:
                    yield from _blocks(side)
        if line is not None:
            across.append(line)
    if across:
        yield _rows(across)


def _height_on_page(line: Line) -> float:
    return -line.top


def _gutter(lines: Sequence[Line]) -> float | None:
    """Where the right one of two columns of prose begins, None where there are no two."""
    if len(lines) < 2 * LEAST_COLUMN:
        return None
    low, high = min(line.left for line in lines), max(line.right for line in lines)
    best: tuple[int, float] | None = None
    for x in sorted({round(line.left) for line in lines if low + (high - low) / 5 < line.left < high - (high - low) / 5}):
        left = [line for line in lines if line.right <= x]
        right = [line for line in lines if line.left >= x - 1]
        across = len(lines) - len(left) - len(right)
        if across <= ACROSS * len(lines) and (best is None or across < best[0]) and _is_column(left) and _is_column(right):
            beside = max(line.top for line in left) > min(line.bottom for line in right)
            if beside and max(line.top for line in right) > min(line.bottom for line in left) and not _is_table(left, right):
                best = across, float(x)
    return best[1] if best else None


def _is_table(left: Sequence[Line], right: Sequence[Line]) -> bool:
    """Whether a few lines stand beside as many others, each at the height of one: rows of a table rather than two columns."""
    few, more = sorted((left, right), key=len)
    return len(few) < FEW and all(any(_is_beside(line, other) for other in more) for line in few)


def _is_beside(line: Line, other: Line) -> bool:
    """Whether two lines stand at one height."""
    return min(line.top, other.top) - max(line.bottom, other.bottom) > 0.5 * min(line.height, other.height)


def _is_column(lines: Sequence[Line]) -> bool:
    """Whether lines are of prose, in one column or in several beside each other: most fill the width of one and hold some words."""
    if len(lines) < LEAST_COLUMN:
        return False
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    starts = Counter(round(line.left) for line in lines)
    often = [start for start, count in sorted(starts.items()) if count >= max(LEAST_COLUMN, len(lines) / MOST_COLUMNS / 2)]
    wide = statistics.median(line.right - line.left for line in lines)
    steps = [after - before for before, after in itertools.pairwise(often) if after - before > wide]  # less is an indent
    full = wide >= PROSE_WIDTH * (min(steps) if steps else right - left)
    return full and statistics.median(len(line.text) for line in lines) >= PROSE_LETTERS


def _rows(lines: Sequence[Line]) -> list[Line]:
    """The lines from top to bottom; pieces at one height are one line, a tab between them."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=_height_on_page):
        if rows and _is_beside(line, rows[-1][0]):
            rows[-1].append(line)
        else:
            rows.append([line])
    prose = 3 * sum(len(row) == 1 for row in rows) >= 2 * len(rows)
    left, right = min((line.left for line in lines), default=0), max((line.right for line in lines), default=0)
    return [_row(row, is_prose=prose and _is_spread(row, left, right)) for row in (sorted(row, key=_place) for row in rows)]


def _place(line: Line) -> float:
    return line.left


def _is_spread(row: Sequence[Line], left: float, right: float) -> bool:
    """Whether the pieces of a row are single words that were spread, as far from each other, over the width of a column."""
    gaps = [after.left - before.right for before, after in itertools.pairwise(row)]
    return (
        bool(gaps)
        and not any(" " in piece.text for piece in row)
        and max(gaps) <= 1.3 * min(gaps)
        and row[0].left - left < 1.5 * row[0].height
        and right - row[-1].right < 0.5 * row[0].height
    )


def _row(pieces: list[Line], *, is_prose: bool) -> Line:
    """Pieces at one height as a line, with a tab where a cell ends."""
    if len(pieces) == 1:
        return pieces[0]
    bottom, top = min(piece.bottom for piece in pieces), max(piece.top for piece in pieces)
    text = pieces[0].text
    for before, piece in itertools.pairwise(pieces):
        gap = (piece.left - before.right) / (top - bottom or 1)
        text += ("" if gap < TOUCHING else " " if gap < WIDE_GAP or is_prose else "\t") + (
            raised(piece.text) if _is_note(before, piece) else piece.text
        )
    return Line(text, pieces[0].left, bottom, pieces[-1].right, top)


def _is_note(before: Line, piece: Line) -> bool:
    """Whether a piece is the raised mark of a note behind another."""
    is_raised = piece.bottom > before.bottom + RAISED * before.height
    return is_raised and piece.height < SMALL * before.height and NOTE.fullmatch(piece.text) is not None


# --------------------------------------------------------------------------------------------------------- paragraphs


def _joined(pages: Sequence[Sequence[Line]]) -> tuple[str, tuple[int, ...]]:
    """The text of the pages, one line for a paragraph and a blank one between two, and where in it each page starts."""
    words = Counter(word for lines in pages for line in lines for word in re.findall(r"[\w-]+\w", line.text.lower()))
    pieces: list[str] = []
    length = 0
    starts = []
    last: str = ""
    for lines in pages:
        fresh = True
        for block in _blocks(lines):
            pitch, height = _pitch(block), statistics.median([line.height for line in block] or [1.0])
            left, right = min((line.left for line in block), default=0), max((line.right for line in block), default=0)
            above: Line | None = None
            for line in block:
                goes_on = _goes_on(above, line, pitch, height, left, right) if above else _is_continued(last, line.text)
                between = ("" if not last else " " if goes_on else "\n\n") if not (goes_on and last.endswith("-")) else ""
                if goes_on and last.endswith("-") and _is_mended(last, line.text, words):
                    pieces[-1] = pieces[-1][:-1]
                    length -= 1
                pieces += [between, line.text]
                length += len(between) + len(line.text)
                if fresh:
                    starts.append(length - len(line.text))
                    fresh = False
                above, last = line, line.text
        if fresh:
            starts.append(length)
    return "".join(pieces), tuple(starts)


def _pitch(block: Sequence[Line]) -> float:
    """The usual distance from line to line."""
    steps = [above.top - below.top for above, below in itertools.pairwise(block)]
    return statistics.median_low(steps) if steps else 0.0


def _goes_on(above: Line, line: Line, pitch: float, height: float, left: float, right: float) -> bool:
    """Whether a line goes on with the paragraph of the one above it in its column, of such a usual pitch and height of lines."""
    if "\t" in above.text or "\t" in line.text:
        return False
    larger = max(1.0, min(above.height, line.height) / height)  # of a heading of two lines
    if above.top - line.top > PITCH * pitch * larger or not 1 / 1.5 < above.height / line.height < 1.5:
        return False
    if line.left > above.left + INDENT * line.height:
        return False
    if ENDING.search(above.text) and not line.text[0].islower() and above.right < right - 2 * above.height:
        return False
    return above.right > left + SHORT * (right - left) or line.text[0].islower() or above.text.endswith("-")


def _is_continued(last: str, text: str) -> bool:
    """Whether the first line of a column or page goes on with the last one of the column before it."""
    return bool(last) and not ENDING.search(last) and (text[0].islower() or last.endswith((",", "-")))


def _is_mended(last: str, text: str, words: Counter[str]) -> bool:
    """Whether a hyphen at a line's end is one of the line's: not of 1904-1905, nor where the document writes the hyphen elsewhere."""
    before, after = re.search(r"(\w+)-$", last), re.match(r"\w+", text)
    if not before or not after or not before[1].isalpha() or not after[0][0].islower():
        return False
    whole, parted = (f"{before[1]}{hyphen}{after[0]}".lower() for hyphen in ("", "-"))
    return words[whole] >= words[parted]
