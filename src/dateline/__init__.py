"""dateline reads documents, finds the events that they date, and gives a table and a chronology.

import dateline as dl
timeline = dl.extract("data/")
timeline.plot()
"""

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.explanation import explain as explain
    from dateline.model import Document as Document
    from dateline.pipeline import extract as extract
    from dateline.pipeline import tag as tag
    from dateline.reading import read as read
    from dateline.tables import read_events as read_events
    from dateline.timeline import Timeline as Timeline

# where each public name lives: looked up when it is asked for, so that the command line's help need not wait for the rest
HOMES = {
    "Document": "model",
    "Timeline": "timeline",
    "explain": "explanation",
    "extract": "pipeline",
    "read": "reading",
    "read_events": "tables",
    "tag": "pipeline",
}

__all__ = ["Document", "Timeline", "explain", "extract", "read", "read_events", "tag"]


def __getattr__(name: str) -> object:
    if name not in HOMES:
        raise AttributeError(f"module 'dateline' has no attribute {name!r}")
    return getattr(importlib.import_module(f"dateline.{HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
