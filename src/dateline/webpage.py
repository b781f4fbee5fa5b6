"""A web page's text without its furniture, and the title, date and language that it declares."""

import dataclasses
import json
import re
import unicodedata
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

from dateline.article import article, published
from dateline.encoding import decode_markup, raised
from dateline.records import Found, Options, Record

BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "legend", "li", "main", "ol", "p",
    "pre", "section", "summary", "table", "tbody", "tfoot", "thead", "title", "tr", "ul",
})  # fmt: skip
FURNITURE = frozenset({
    "aside", "audio", "button", "canvas", "footer", "form", "iframe", "math", "nav", "noscript", "object", "option", "script", "select",
    "style", "svg", "template", "textarea", "video",
})  # fmt: skip
VOID = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
})  # fmt: skip
PROSE = frozenset({"article", "main"})

# What a page says when it was published, the plainest first; when it was changed is another matter, believed where its text bears it.
DATE_NAMES = (
    "article:published_time", "og:published_time", "og:article:published_time", "article:published", "article:published_date",
    "datepublished", "date_published", "dateposted", "date.published", "parsely-pub-date", "sailthru.date", "citation_publication_date",
    "citation_date", "dc.date.issued", "dc.issued", "dcterms.issued", "dc.date", "dcterms.date", "dcterms.created", "dc.date.created",
    "pubdate", "publishdate", "publish-date", "publish_date", "publication_date", "datecreated",
    "date",
)  # fmt: skip
CHANGED_NAMES = (
    "article:modified_time", "og:updated_time", "datemodified", "dateupdated", "dateupdate", "dcterms.modified", "dc.date.modified",
    "last-modified", "lastmodified",
)  # fmt: skip
OWN_TIME = re.compile("publish|entry-date|entry-time|post-date")
CHANGE_TIME = re.compile("updated|modified")
DATE_CLASS = re.compile(r"(?<![^\W_])(?:date|datum|fecha)(?![^\W_])", re.IGNORECASE)  # "date", "post-date", "entry_date"
PICTURED = re.compile(r"(?<!\d)((?:19|20)\d\d)[/-](\d\d)[/-](\d\d)(?!\d)")  # in the address of a picture
SHORT_YEAR = re.compile(r"(?<=[\s./’'])(\d\d)$")
NUMBER = re.compile(r"\d+")
FOUR = re.compile(r"\d{4}")
ISO = re.compile(r"\d{4}-\d\d-\d\d")
LONGEST = 60  # characters of a line that is a date
STAMP = re.compile(r"(?=.*(?<!\d)(?:1[4-9]|20|21)\d\d(?!\d)).{8,60}")
TITLE_NAMES = ("og:title", "twitter:title", "dc.title", "dcterms.title")


HEADINGS = frozenset({"h1", "h2", "h3"})
AMONG = HEADINGS | {"h4", "h5", "h6", "figcaption", "caption", "blockquote", "td", "th", "tr", "pre"}
HEAD_BLOCKS = 6  # how far before the prose its heading may stand


@dataclasses.dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of a page: the element that it began with, and whether it stands in <article> or <main>."""

    text: str
    inside: bool
    element: str


@dataclasses.dataclass(frozen=True, slots=True)
class WebPage:
    """What a page holds and declares; empty strings where it declares nothing."""

    text: str
    title: str
    date: str
    stamp: str  # what an element that is called a date says
    changed: str
    pictured: str  # the last day in the addresses of its pictures: it was changed on that day or later
    is_contested: bool  # whether it has times that do not tell which is its own
    around: str  # a month or a year that the page gives as its own
    language: str
    address: str


def read_html(data: bytes, name: str, options: Options) -> Iterator[Found]:  # noqa: ARG001 - one signature for all readers
    """One record: the page's text without its furniture, and what the page declares."""
    markup = decode_markup(data)
    page = read_page(markup, article(markup))
    date = page.date or published(markup) or page.stamp
    changed = "" if page.is_contested else page.changed or page.pictured
    yield Record(page.text, date, page.title, page.address, page.language, claimed=page.changed, changed=changed, around=page.around)


def read_page(markup: str, prose: str | None = None) -> WebPage:
    """The text of a page, its blocks as paragraphs, and what it declares of itself.

    ``prose`` is what is known to be of its article: the page's text is then the blocks from the first to the last of these, with
    the headings and captions among them and the heading and byline before them. Else it is what stands in <article> or <main>.
    """
    parser = _Parser()
    parser.feed(_closed(markup))
    parser.close()
    parser.end_block()
    texts = _of_article(parser.blocks, prose) if prose else []
    if not texts:
        texts = [block.text for block in parser.blocks if block.inside]
    # an <article> or <main> is the page's own word on what its text is, unless it holds next to nothing
    if not prose and 2 * sum(map(len, texts)) < sum(len(block.text) for block in parser.blocks):
        texts = [block.text for block in parser.blocks]
    declared = parser.declared
    stamp = _stamp(parser)
    is_day = len(NUMBER.findall(stamp)) > 1
    return WebPage(
        text="\n\n".join(texts),
        title=next((declared[name] for name in TITLE_NAMES if declared.get(name)), "") or " ".join("".join(parser.title).split()),
        date=_date(parser),
        stamp=stamp * is_day,
        around=stamp * (not is_day) or declared.get("copyrightyear", ""),
        changed=_changed(parser),
        pictured=max(parser.pictured, default=""),
        is_contested=bool(parser.times),
        language=parser.language,
        address=declared.get("og:url", ""),
    )


def _of_article(blocks: list["Block"], prose: str) -> list[str]:
    """The texts of the blocks that are of the article: a heading or a caption is never told apart by prose alone."""
    known = _letters(prose)
    own = [index for index, block in enumerate(blocks) if (letters := _letters(block.text)) and letters in known]
    if not own:
        return []
    # of the headings near before the prose the highest is the article's; what stands between is its byline
    above = [index for index in range(max(0, own[0] - HEAD_BLOCKS), own[0]) if blocks[index].element in HEADINGS]
    first = min(above, key=lambda index: (blocks[index].element, -index)) if above else own[0]
    start = next((index for index in own if blocks[index].element not in HEADINGS), own[0])  # what is known may be the heading first
    if not above and own[0] and STAMP.fullmatch(blocks[own[0] - 1].text):
        first -= 1  # without a heading, a line just above that may be its date
    chosen = set(own) | set(range(first, start if start - first <= HEAD_BLOCKS else own[0]))
    chosen |= {index for index in range(own[0], own[-1]) if blocks[index].element in AMONG}
    if own[-1] + 1 < len(blocks) and blocks[own[-1] + 1].element == "figcaption":
        chosen.add(own[-1] + 1)
    return [blocks[index].text for index in sorted(chosen)]


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text)))


def _closed(markup: str) -> str:
    """The markup without openings that nothing closes: html.parser looks for the end of each of them through all the rest."""
    end = markup.rfind("-->") + 1
    markup = markup[:end] + markup[end:].replace("<!--", "")
    end = markup.rfind(">") + 1
    return markup[:end] + markup[end:].replace("<", "&lt;")


class _Parser(HTMLParser):
    """Collects blocks of text, and declarations."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self._element = ""
        self.declared: dict[str, str] = {}
        self.times: list[tuple[str, bool]] = []  # of <time>: the date, and whether it is said to be the page's own
        self.below: list[str] = []  # of <time> in a footer
        self.changes: list[str] = []  # of <time> that is said to be that of the last change
        self.pictured: list[str] = []  # the days in the addresses of pictures
        self.stamps: list[str] = []  # of elements that are called a date: their titles, or what they hold
        self._stamp = ""  # the element of which the last one of these is
        self.linked_data: list[str] = []
        self.title: list[str] = []
        self.language = ""
        self._pieces: list[str] = []
        self._prose = 0
        self._skipped = ""  # the element that is being left out, and how deep it is in others of its name
        self._depth = 0
        self._linked = False
        self._verbatim = self._raised = 0
        self._data_for: list[str] | None = None

    def parse_marked_section(self, i: int, report: bool = True) -> int:
        """The end of ``<![...``; where it is none that html.parser knows, it is passed over as a browser does."""
        try:
            return super().parse_marked_section(i, report)
        except AssertionError:
            return self.parse_bogus_comment(i)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if self._skipped:
            self._depth += tag == self._skipped
            if tag == "time" and self._skipped == "footer" and given.get("datetime"):
                self.below.append(given["datetime"])
            return
        self._declare(tag, given)
        if tag == "script":
            self._linked = given.get("type", "").lower() == "application/ld+json"
            self.linked_data += [""] * self._linked
        is_note = tag == "aside" and "note" in given.get("epub:type", "")  # of an e-book
        if (tag in FURNITURE and not is_note) or ("hidden" in given and tag in ("div", "section", "span")):
            self._skipped, self._depth = tag, 1
        elif tag == "title":
            self._data_for = self.title
        elif tag in BLOCKS:
            self.end_block()
            self._element = tag
            self._prose += tag in PROSE
            self._verbatim += tag == "pre"
        elif tag == "sup":
            self._raised += 1
        elif tag == "br":
            self._pieces.append("\n")
        elif tag in ("td", "th"):
            self._pieces.append("\t")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in VOID:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag == self._stamp:
            self._stamp = ""
        if self._skipped:
            self._depth -= tag == self._skipped
            if not self._depth:
                self._skipped = ""
        elif tag == "title":
            self._data_for = None
        elif tag == "sup":
            self._raised -= self._raised > 0
        elif tag in BLOCKS:
            self.end_block()
            self._element = ""
            self._prose -= tag in PROSE and self._prose > 0
            self._verbatim -= tag == "pre" and self._verbatim > 0

    def handle_data(self, data: str) -> None:
        if self._skipped:
            if self._skipped == "script" and self._linked:
                self.linked_data[-1] += data
        elif self._data_for is not None:
            self._data_for.append(data)
        else:
            if self._stamp:
                self.stamps[-1] += data
            data = raised(data) if self._raised else data
            self._pieces.append(data if self._verbatim else re.sub(r"\s+", " ", data))

    def end_block(self) -> None:
        """Closes the paragraph that is being read."""
        lines = (" ".join(line.split(" ")).strip() for line in re.sub(r" {2,}", " ", "".join(self._pieces)).split("\n"))
        if text := "\n".join(line for line in lines if line):
            self.blocks.append(Block(text, self._prose > 0, self._element))
        self._pieces.clear()

    def _declare(self, tag: str, given: dict[str, str]) -> None:
        match tag:
            case "html":
                self.language = given.get("lang", given.get("xml:lang", "")).split("-")[0].split("_")[0].lower()
            case "meta":
                for key in ("property", "name", "itemprop", "http-equiv"):
                    self.declared.setdefault(given.get(key, "").lower(), given.get("content", given.get("datetime", "")).strip())
            case "img":
                self.pictured += ["-".join(day.groups()) for day in PICTURED.finditer(given.get("src", ""))]
            case "link" if given.get("rel") == "canonical":
                self.declared["og:url"] = given.get("href", "")
            case "time" if given.get("datetime"):
                own = "pubdate" in given or given.get("itemprop") == "datePublished" or bool(OWN_TIME.search(given.get("class", "")))
                if own or not CHANGE_TIME.search(given.get("class", "")):
                    self.times.append((given["datetime"], own))
                else:
                    self.changes.append(given["datetime"])
            case _ if any(DATE_CLASS.search(given.get(key, "")) for key in ("class", "id", "itemprop")):
                told = given.get("title", "")
                self.stamps.append(told)
                self._stamp = "" if told or tag in VOID else tag


def _date(parser: _Parser) -> str:
    """The date of publication: linked data, then meta elements, then a <time> that is said to be it, or the only one."""
    if date := _linked(parser, "datePublished"):
        return date
    if date := next((parser.declared[name] for name in DATE_NAMES if parser.declared.get(name)), ""):
        return date
    if own := [date for date, said in parser.times if said]:
        return own[0]
    return _one([date for date, _ in parser.times] or parser.below)


def _changed(parser: _Parser) -> str:
    """The date of the last change: linked data, then meta elements, then a <time> that is said to be it."""
    named = next((parser.declared[name] for name in CHANGED_NAMES if parser.declared.get(name)), "")
    return _linked(parser, "dateModified") or named or _one(parser.changes)


def _stamp(parser: _Parser) -> str:
    """The one date of the elements that are called one, with its whole year; empty where they say several, or none."""
    told = (" ".join(text.split()) for text in parser.stamps)
    found = _one([text for text in told if len(text) <= LONGEST and any(map(str.isdigit, text))])
    short = SHORT_YEAR.search(found)
    if not short or len(NUMBER.findall(found)) < 2 or FOUR.search(found):
        return found
    return f"{found[: short.start()]}{19 if short[1] > '90' else 20}{short[1]}"  # the first page was of 1991


def _one(dates: list[str]) -> str:
    """The one day that these are; empty where they are several."""
    every = {date[:10] if ISO.match(date) else date for date in dates}
    return every.pop() if len(every) == 1 else ""


def _linked(parser: _Parser, key: str) -> str:
    """The first date of this name in the linked data, empty if there is none."""
    for text in parser.linked_data:
        try:
            data = json.loads(text)
        except (ValueError, RecursionError):
            continue
        if date := next(_said(data, key), ""):
            return date
    return ""


def _said(data: Any, key: str) -> Iterator[str]:
    """Every text of this name in linked data, outermost first."""
    waiting = [data]
    while waiting:
        thing = waiting.pop(0)
        if isinstance(thing, dict):
            if isinstance(date := thing.get(key), str):
                yield date
            waiting.extend(thing.values())
        elif isinstance(thing, list):
            waiting.extend(thing)
