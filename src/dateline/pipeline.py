"""The way from documents to a timeline: the verbs in their order."""

from dateline import anchoring, language, recognition
from dateline.model import Document, Timex


def tag(document: Document) -> tuple[Timex, ...]:
    """The temporal expressions of a document, anchored where the document allows it."""
    return anchoring.anchor(recognition.recognize(document.text, language.load(document.language)), document)
