"""What of a web page is its article, and when that was published; the only door to trafilatura and htmldate, which may be absent."""

import logging
import re

LARGEST = 4_000_000  # characters of markup; for each million trafilatura takes two seconds and fifty megabytes
LAST_DAY = "2199-12-31"  # htmldate asks the clock for the last day that a page can have, unless it is told one


# when a page was changed is another matter; of several times htmldate takes the oldest, which may be that of another story
ASIDE = re.compile(r"<time\b[^<>]*>|<meta\b[^<>]*(?:modif|updated)[^<>]*>", re.IGNORECASE)


def article(markup: str) -> str | None:
    """The prose of a page's article; None where trafilatura is not installed or finds none, or the page is too large for it."""
    if len(markup) > LARGEST:
        return None
    try:
        import trafilatura
    except ImportError:
        return None
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # a page without an article is no news: it is read whole
    try:
        return trafilatura.extract(markup, include_comments=False, favor_recall=True) or None
    except Exception:  # of any kind, on markup that is broken enough
        return None


def published(markup: str) -> str:
    """The day on which a page says, in its markup, that it was published; empty where htmldate is not installed or finds none."""
    if len(markup) > LARGEST:
        return ""
    try:
        import htmldate
    except ImportError:
        return ""
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    try:
        found = htmldate.find_date(ASIDE.sub("", markup), extensive_search=False, original_date=True, max_date=LAST_DAY) or ""
    except Exception:  # as above
        return ""
    # of a month or a year alone htmldate makes a first day
    return "" if found.endswith("-01") and not re.search(_written(found), markup, re.IGNORECASE) else found


def _written(day: str) -> str:
    """A pattern of the first day of a month as pages write it: 2017-03-01, 01.03.17, 1 March 2017, March 1st, 2017; or of seconds."""
    whole, month, _ = day.split("-")
    number = rf"0?{int(month)}"
    year = rf"(?:{whole[:2]})?{whole[2:]}(?!\d)"
    return (
        rf"{whole}[-/.]?{number}[-/.]?0?1(?!\d)|(?<!\d)0?1[-/.]{number}[-/.]{year}|(?<!\d){number}/0?1/{year}"
        rf"|(?<!\d)0?1\W{{0,3}}\w*\s+[^\W\d]+\.?,?\s+{year}|[^\W\d]+\.?\s+0?1(?:st)?,?\s+{year}|\butime=.?\d"
    )
