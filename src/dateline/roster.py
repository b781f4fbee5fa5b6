"""Whom a text names: the people that it tells in full, and its companies."""

import bisect
import functools
import re
from collections import Counter
from collections.abc import Iterator, Mapping

from dateline.language import event_words
from dateline.model import Document

TITLED = re.compile(r"\b([A-ZА-ЯЁ]\w*\.?) ([A-ZА-ЯЁ][\w’-]+)(?! [A-ZА-ЯЁ])")  # somebody's last name alone behind a title
LAST_WORD = re.compile(r"(?<!\w)(\w+\.?) $")
PART = re.compile(r"(?<![.!?] )\b[A-ZА-ЯЁ][\w’-]* $")  # what goes on behind it is a part of a name
LONGEST_TITLE = 20  # letters of the word before a name that may tell what somebody is
NEAR = 500  # characters back in which a company is still the one of which a text tells


@functools.lru_cache(maxsize=64)
def full_names(text: str, language: str) -> Mapping[str, str]:
    """The last names of a text that stand there with a first name too, each with the full one: ``{"Abe": "Shinzo Abe"}``.

    Of two people with one last name it is who is named in full most often, then first: a writer gives the other one's name in full.
    """
    counts: dict[str, Counter[str]] = {}
    for _, name in _told_in_full(text, language):
        counts.setdefault(name[-1], Counter())[" ".join(name)] += 1
    return {last: found.most_common(1)[0][0] for last, found in counts.items()}


@functools.lru_cache(maxsize=64)
def known_people(text: str, language: str) -> frozenset[str]:
    """The last names of a text that somebody bears, by a first name that the language knows or, where one alone bears it, by a title.

    So is one that stands with a title alone (Mr. Falk), and one of a full name that what somebody is leads to (the painter Ada Falk).
    """
    words, told = event_words(language), list(_told_in_full(text, language))
    named = {last for last, full in full_names(text, language).items() if full.split()[0] in words.genders}
    titled = {name[-1] for title, name in told if title in words.persons or "person" in words.classes.get(title, ())}
    titled.update(last for title, last in TITLED.findall(text) if title in words.persons)
    bearers = Counter(last for last, _ in {(name[-1], name[0]) for _, name in told})
    return frozenset(named | {last for last in titled if bearers[last] == 1})


@functools.lru_cache(maxsize=64)
def known_firms(text: str, language: str) -> Mapping[str, str]:
    """The companies of a text by all their names, each with that without its mark: "Acme Mills Inc.", "Acme Mills" and "Acme"."""
    words, people = event_words(language), known_people(text, language)
    common = set(re.findall(r"\b[a-zа-яё]\w*", text))
    found: dict[str, str] = {}
    for match in words.firms.finditer(text):
        name = match["name"].rstrip(",")
        first = name.split()[0]
        found |= {match.group(): name, name: name}
        if first not in words.genders and first not in people and first not in words.capitals and first.lower() not in common:
            found.setdefault(first, name)
    return found


@functools.lru_cache(maxsize=64)
def _firms_told(text: str, language: str) -> tuple[tuple[int, str], ...]:
    """Where a text names its companies, and which."""
    firms = known_firms(text, language)
    names = "|".join(re.escape(each) for each in sorted(firms, key=len, reverse=True))
    return tuple((match.start(), firms[match.group()]) for match in re.finditer(rf"\b(?:{names})(?!\w)", text)) if firms else ()


@functools.lru_cache(maxsize=64)
def _main_firm(text: str, language: str) -> str:
    """The company that a text names at its beginning, first and most often; empty where that is none."""
    told = _firms_told(text, language)
    first = told[0][1] if told and told[0][0] < NEAR else ""
    return first if first and Counter(firm for _, firm in told).most_common(1)[0][0] == first else ""


def firm_before(document: Document, start: int) -> str:
    """The company of which a document tells, if it alone is named shortly before a place in it; else nothing."""
    told, main = _firms_told(document.text, document.language), _main_firm(document.text, document.language)
    first, last = (bisect.bisect_left(told, (at, "")) for at in (start - NEAR, start))
    return main if main and {firm for _, firm in told[first:last]} == {main} else ""


@functools.lru_cache(maxsize=1024)
def _named_with(noun: str, language: str) -> re.Pattern[str] | None:
    """What finds names with a noun in them: as ``plain`` those with an article, as ``bare`` those without."""
    words = event_words(language)
    if not words.light["attributive"]:
        return None
    of, the = ("|".join(map(re.escape, words.light[each])) for each in ("attributive", "definite"))
    capital, title = r"(?:[a-z]{1,2})?[A-ZА-ЯЁ][\w’-]*", re.escape(noun.capitalize())
    classes = words.classes.get(noun, ())
    is_place = "place" in classes
    named = rf"(?<!\d\w\w )(?P<{'bare' if is_place else 'plain'}_behind>(?:{capital} )+{title})\b(?! (?:{of}) | {capital})"
    called = rf"(?P<plain_of>{title} (?:{of}) (?:(?:{the}) )?{capital}(?: {capital})*)"
    leads = (
        is_place or (noun in words.nouns and "pact" not in classes) or noun.capitalize() in words.genders
    )  # Fort Lind, Operation Lind, King Olaf
    before = rf"|(?P<bare_before>{title} {capital}(?: {capital})*)" if leads else ""
    known = rf"|{re.escape(noun)} (?:{of}) (?P<bare_of>{capital}(?: {capital})*)" if is_place else ""
    return re.compile(rf"\b(?:{named}|{called}{before}{known})")


def named_before(said: str, noun: str, language: str) -> tuple[str, bool]:
    """The one name with a noun in it that some text tells, and whether it bears an article; empty where there are several or none.

    "The Lind Uprising" and "the Treaty of Lind" have one, "Operation Lind", "Lind City" and "the town of Lind" have none.
    """
    pattern, words = _named_with(noun, language), event_words(language)
    found: dict[str, bool] = {}
    for match in pattern.finditer(said) if pattern else ():
        kind = match.lastgroup or ""
        first, _, rest = match[kind].partition(" ")
        name = rest if first in words.starters else match[kind]
        is_part = re.search(rf"\w {words.conjunction} $", said[: match.start()]) or (
            kind == "bare_before" and PART.search(said, 0, match.start())
        )
        if name.casefold() != noun.casefold() and not is_part:
            found[name] = kind.startswith("plain")
    return next(iter(found.items())) if len(found) == 1 else ("", False)


def _told_in_full(text: str, language: str) -> Iterator[tuple[str, list[str]]]:
    """The names of a text of two or three words, each with the word before it that is a title or what somebody is, else nothing."""
    titles, starters = event_words(language).titles, event_words(language).starters
    numbered = set(re.findall(r"\b(\w+) \d", text))  # a word that stands before a number is a month, and nobody's first name
    common = set(re.findall(r"\b[a-zа-яё]\w*", text))
    for match in re.finditer(r"[A-ZА-ЯЁ][\w’'-]*(?: (?:[A-ZА-ЯЁ]\.|[A-ZА-ЯЁ][\w’'-]*)){1,6}", text):
        parts = re.sub(r"['’]s\b.*", "", match.group()).split()
        start = next((index + 1 for index in range(len(parts) - 1, -1, -1) if set(parts[index].split("-")) <= titles), 0)
        before = LAST_WORD.search(text, max(0, match.start() - LONGEST_TITLE), match.start())
        title = parts[start - 1] if start else before.group(1) if before else ""
        opens = not re.search(r"[\w,] $", text[max(0, match.start() - 2) : match.start()])
        if not start and (parts[0] in starters or (opens and parts[0].lower() in common)):
            start = 1  # the first word of a sentence has a capital of its own
        if 2 <= len(name := parts[start:]) <= 3 and name[0] not in numbered and len(name[-1]) > 2:
            yield title, name
