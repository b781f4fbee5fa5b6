"""The language of a text, and the passages of another one inside it; py3langid's only door."""

import functools
import re
import tomllib
from collections.abc import Collection, Iterator, Mapping
from importlib import resources
from typing import Any

PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")
LEAST = 12  # words by which a passage is told from its document where both have the same letters; with other letters two do

ROMAN = re.compile(r"[ivxlc]+\W?")
"""A numeral in small letters, which is of every language."""

NO_LANGUAGE = "zxx"  # what py3langid says of a text that is in none

LETTERS, SURE = 20, 0.8
"""How many letters a text must have for py3langid to be asked, and how sure it must be."""

OWN = 0.1
"""The share of a language's commonest words by which a paragraph is surely in it."""


SURELY = 0.25
"""The share by which it is in one whose dates are all that is read of it, and its own document's words are a fourth of that at most."""


def detect_language(text: str, default: str = "und") -> str:
    """The language whose commonest words a text is fullest of; where it holds too few, the one that py3langid is sure of.

    The default goes before py3langid. For a few words it is the language with their letters.
    """
    tokens = re.findall(r"[^\W\d_]+", text[:20_000].lower())
    shares = {name: sum(token in words for token in tokens) for name, words in _common_words().items()}
    best = max(shares, key=lambda name: shares[name])
    if shares[best] >= max(2, len(tokens) * 0.1):
        return best
    letters = "".join(tokens)
    if default == "und" and len(letters) >= LETTERS:
        guess, confidence = _classifier().classify(text[:20_000])
        if confidence >= SURE and guess != NO_LANGUAGE:
            return str(guess)
    if len(tokens) > 40 or not letters:
        return default
    return next((name for name, known in _letters().items() if 2 * sum(map(known.__contains__, letters)) > len(letters)), default)


@functools.cache
def _classifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def passages(text: str, language: str, others: Collection[str]) -> Iterator[tuple[int, int, str]]:
    """The paragraphs of a text in another language than its own: start, end, and which; if none of the others, one that is sure."""
    own, usual = set(_letters().get(language, "")), _common_words().get(language, frozenset())
    for match in PARAGRAPH.finditer(text):
        words = match[0].lower().split()
        if len(words) >= LEAST and sum(map(usual.__contains__, words)) >= OWN * len(words):
            continue  # looked at first, as it is the most frequent case and the cheapest
        letters = [letter for word in words if not ROMAN.fullmatch(word) for letter in word if letter.isalpha()]
        if len(words) < LEAST and 2 * sum(map(own.__contains__, letters)) > len(letters):
            continue
        found = detect_language(match[0], language)
        if found != language and (found in others or (found in known() and _share(words, found) >= SURELY > 4 * _share(words, language))):
            yield match.start(), match.end(), found


def _share(words: list[str], language: str) -> float:
    """How much of a text its language's commonest words are."""
    return sum(map(_common_words().get(language, frozenset()).__contains__, words)) / len(words)


@functools.cache
def _languages() -> Mapping[str, Mapping[str, Any]]:
    return tomllib.loads((resources.files("dateline") / "languages" / "common.toml").read_text(encoding="utf-8"))


def known() -> frozenset[str]:
    """The languages of which the commonest words are known."""
    return frozenset(_common_words())


@functools.cache
def _common_words() -> Mapping[str, frozenset[str]]:
    return {name: frozenset(table["words"]) for name, table in _languages().items()}


@functools.cache
def _letters() -> Mapping[str, str]:
    return {name: table["letters"] for name, table in _languages().items() if "letters" in table}
