"""Who is meant: the names of a parsed sentence in full, and whom its pronouns stand for where that is sure."""

import dataclasses
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from dateline import mending, roster, syntax
from dateline.language import EventWords, event_words
from dateline.model import Document, Sentence, Timex, Token
from dateline.syntax import Tree

BRACKETS = frozenset("()[]{}\"“”«»‘'’`;:…—")
CLITICS = re.compile(r"(?:['’]\w{0,2}|n['’]t|[,.;:!?%)\]])$")
PEOPLE = frozenset({"PERSON", "PER"})
PERSONS = frozenset({"masculine", "feminine", "person"})  # kinds of candidates that are somebody
THINGS = frozenset({"ORG", "GPE", "PRODUCT", "FAC", "WORK_OF_ART", "LAW", "EVENT"})
MODIFIERS = frozenset({"compound", "amod", "nmod"})
LENGTHS = frozenset({"dobj", "obj"})  # relations in which a length of time is what is told: spent three years in prison
MISTAKEN = frozenset({"", "ORG", "PRODUCT", "NORP", "WORK_OF_ART"})  # for which a parser takes a last name alone
PLACES = frozenset({"GPE", "LOC"})
UNKNOWN = frozenset({"", "PERSON", "PER", "GPE", "LOC", "PRODUCT"})  # for which a parser takes the first word of a company's name
BODIES = frozenset({"force", "state", "assembly", "court", "firm", "business", "crowd"})  # classes of nouns of people who act as one
SHORTLY = 250  # characters before a sentence in which what it calls the treaty may have been named
LONGEST = 5  # words of a phrase that stands in the place of a pronoun


@dataclasses.dataclass(frozen=True, slots=True)
class Reading:
    """A parsed sentence with what its document knows: its words' tree, which of them are dates, who the names are."""

    sentence: Sentence
    tree: Tree
    words: EventWords
    dates: frozenset[int]  # the words of dates, and those that only lead to a date
    names: Mapping[str, str]
    firms: Mapping[str, str]  # the names of its document's companies, full and short, with that to print
    firm: str  # the company of which the document tells, where no other is named shortly before the sentence; else empty
    entity: Mapping[int, tuple[int, ...]]  # a word of a named entity -> all its words
    placed: frozenset[int] = frozenset()  # the words of those dates that say when
    stretches: frozenset[int] = frozenset()  # the words of those that reach from one day or year to another
    replaced: Mapping[int, str] = dataclasses.field(default_factory=dict)  # a word -> what is printed in its place
    meant: Mapping[int, "Candidate"] = dataclasses.field(default_factory=dict)  # a pronoun -> whom it stands for
    owners: Mapping[int, "Candidate"] = dataclasses.field(
        default_factory=dict
    )  # one that is plain in its clause and not in its phrase alone
    said: str = ""  # what its paragraph told shortly before it
    language: str = ""
    entry: "Reading | None" = None  # that of the sentence before, where it names the thing of which a record goes on to tell


@dataclasses.dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody or something that a pronoun after it may mean."""

    word: int
    kind: str  # masculine, feminine, person, thing, several, or unsure: one of the first four
    text: str  # what would be printed, empty where there is nothing short
    names: tuple[str, ...]
    is_subject: bool
    label: str = ""  # the parser's, of a name
    is_firm: bool = False  # a company, by its name or by what it is called
    is_aside: bool = False  # in the phrase of the main subject, or before it: of whom the sentence is not


def read(sentence: Sentence, timexes: Sequence[Timex], document: Document, before: Reading | None = None) -> Reading:
    """The reading of a parsed sentence of a document with the expressions in it, and with that of the sentence right ``before`` it."""
    words, names = event_words(document.language), roster.full_names(document.text, document.language)
    people, firms = roster.known_people(document.text, document.language), roster.known_firms(document.text, document.language)
    firm = roster.firm_before(document, sentence.start) if firms else ""
    tree = mending.mend_words(_names_known(syntax.tree(sentence), people, firms, words), words)
    dates = frozenset(_date_words(tree, timexes))
    tree = mending.mend_clauses(tree, words, dates)
    entity = {each: span for span in syntax.entities(tree) for each in span if each not in dates}
    placed, stretches = (
        frozenset(each for timex in chosen for each in syntax.covered(tree, timex.start, timex.end))
        for chosen in ([each for each in timexes if each.type == "DATE" and each.edtf], [each for each in timexes if each.ends])
    )
    goes_on = before is not None and "\n" not in document.text[before.sentence.end : sentence.start]
    entry = _entry(before) if before and goes_on and _goes_on(tree) else None
    said = document.text[max(0, sentence.start - SHORTLY) : sentence.start].rpartition("\n")[2]
    reading = Reading(
        sentence, tree, words, dates, names, firms, firm, entity, placed, stretches, said=said, language=document.language, entry=entry
    )
    return _resolved(dataclasses.replace(reading, replaced=dict(_last_names(reading))), list(_told(before)) if before else [])


def _goes_on(tree: Tree) -> bool:
    """Whether a sentence may tell further of a thing: a past participle heads it, without subject or auxiliary."""
    token = tree.tokens[0]
    own = {tree.tokens[each].dep for each in tree.children[0]}
    return syntax.is_root(tree, 0) and token.tag in ("VBN", "VBD") and own.isdisjoint(syntax.SUBJECTS | syntax.AUXILIARIES)


def _entry(reading: Reading) -> Reading | None:
    """The reading that names the thing of a record: a noun without a verb, no name, deed or time; of one that goes on that before it."""
    tree, light = reading.tree, reading.words.light
    if reading.entry is not None:
        return reading.entry
    head = next(each for each in range(len(tree.tokens)) if syntax.is_root(tree, each))
    token = tree.tokens[head]
    is_deed = token.lemma in reading.words.nouns or reading.words.deeds.search(token.lemma) is not None
    is_named = token.pos in syntax.NOUNS and not token.entity and token.lemma not in light["times"] | light["labels"]
    is_thing = is_named and not is_deed and head not in reading.dates
    return reading if is_thing and all(each.tag not in syntax.FINITE for each in tree.tokens) else None


def _date_words(tree: Tree, timexes: Sequence[Timex]) -> set[int]:
    """The words of the dates, with their articles and with the prepositions that lead to nothing else."""
    found: set[int] = set()
    for timex in timexes:
        inside = syntax.covered(tree, timex.start, timex.end)
        head = syntax.head_of(tree, timex.start, timex.end)
        if head is not None and (_is_in_name(tree, head, timex) or (timex.type == "DURATION" and tree.tokens[head].dep in LENGTHS)):
            continue
        found.update(inside)
        for each in inside:
            found.update(child for child in tree.children[each] if tree.tokens[child].dep in ("case", "advmod", "quantmod"))
            if tree.tokens[each].pos not in syntax.NOUNS or tree.tokens[each].head in inside:
                continue
            found.update(child for child in tree.children[each] if tree.tokens[child].dep in ("det", "amod", "punct") and child < each)
    for index in reversed(range(len(tree.tokens))):
        children, token = tree.children[index], tree.tokens[index]
        leads = token.dep in ("prep", "agent") or (token.dep == "conj" and token.pos == "ADP")
        if leads and children and set(children) <= found:
            found.add(index)
    return found


def _is_in_name(tree: Tree, head: int, timex: Timex) -> bool:
    """Whether a word of time is part of a name: the Six-Day War, the Spring Offensive."""
    token = tree.tokens[head]
    named = tree.tokens[token.head].pos == "PROPN" and token.head != head
    return named and token.text[:1].isupper() and not any(sign.isdigit() for sign in timex.text)


# ------------------------------------------------------------------------------------------------------- names


def name(reading: Reading, index: int) -> str:
    """The name that a word belongs to, without titles, in its full form; empty where it is no name."""
    tree = reading.tree
    span = list(reading.entity.get(index, ()))
    if not span and tree.tokens[index].pos == "PROPN":
        span = [
            each
            for each in syntax.subtree(tree, index)
            if tree.tokens[each].pos == "PROPN" and tree.tokens[each].dep in ("compound", "flat")
        ]
        span = [each for each in span if each not in reading.entity and each != index and not is_hyphened(tree, each)] + [index]
    while span and (tree.tokens[span[0]].text in reading.words.titles or tree.tokens[span[0]].pos in ("DET", "VERB", "ADP", "ADV")):
        span.pop(0)
    while span and (tree.tokens[span[-1]].pos in ("PART", "PUNCT", "DET")):
        span.pop()
    if not span or tree.tokens[span[0]].text.islower() or tree.tokens[span[0]].entity == "EVENT":
        return ""
    if not tree.tokens[index].entity and tree.tokens[index].lemma in reading.words.nouns:
        return ""
    text = joined(reading, span, {})
    is_person = tree.tokens[span[0]].entity in PEOPLE or is_hyphened(tree, index)
    full = reading.names.get(text, text) if is_person and not _is_qualified(tree, span[0]) else text
    return text if _is_of_another(reading, span[0], full) else full


def _is_of_another(reading: Reading, index: int, full: str) -> bool:
    """Whether the title before a last name says that a full name is somebody else's: Lady Holm is not Ralph Holm."""
    genders = reading.words.genders
    title = genders.get(reading.tree.tokens[index - 1].text) if index else None
    known = next((found for word in full.split() if (found := genders.get(word))), title)
    return title != known and title is not None


def _is_qualified(tree: Tree, index: int) -> bool:
    """Whether a word beside a name says that it is not the one whom the text means by the bare name (the elder Pitt)."""
    return any(
        tree.tokens[child].dep == "amod" and tree.tokens[child].pos == "ADJ" and tree.tokens[child].entity == ""
        for child in tree.children[index]
    )


def is_hyphened(tree: Tree, index: int) -> bool:
    """Whether a hyphen ties a word to another."""
    return any(0 <= each < len(tree.tokens) and tree.tokens[each].tag == "HYPH" for each in (index - 1, index + 1))


def _last_names(reading: Reading) -> Iterator[tuple[int, str]]:
    """The last names that stand alone, with the full ones."""
    for index, span in reading.entity.items():
        token = reading.tree.tokens[index]
        if span == (index,) and token.entity in PEOPLE and token.dep != "compound" and not is_hyphened(reading.tree, index):
            who = name(reading, index)
            before = reading.tree.tokens[index - 1].text if index else ""
            if who not in ("", token.text) and before not in who.split():  # the parser takes a part of a name for the whole
                yield index, who


def _names_known(tree: Tree, people: frozenset[str], firms: Mapping[str, str], words: EventWords) -> Tree:
    """The tree with the last names of people and the names of companies that the parser takes for something else."""
    tokens = list(tree.tokens)
    for index, token in enumerate(tree.tokens):
        if token.text in people and _is_mistaken(token, words) and _is_alone(tree, index):
            tokens[index] = dataclasses.replace(token, pos="PROPN", tag="NNP", entity="PERSON", entity_start=True)
        elif token.text in firms and token.entity in UNKNOWN and token.pos == "PROPN" and _is_alone(tree, index):
            tokens[index] = dataclasses.replace(token, entity="ORG", entity_start=True)
    for span in syntax.entities(tree) if firms else ():
        first, last = tree.tokens[span[0]], tree.tokens[span[-1]]
        if first.entity in PEOPLE and words.firms.search(f"{first.text} {last.text}"):
            tokens[span[0] : span[-1] + 1] = (dataclasses.replace(tokens[each], entity="ORG") for each in span)
    return dataclasses.replace(tree, tokens=tuple(tokens))


def _is_mistaken(token: Token, words: EventWords) -> bool:
    """Whether a word may be a last name that the parser does not know: one that acts, and is no capital, also where it is a place's."""
    is_name = token.pos == "PROPN" or (token.pos == "NOUN" and token.text[:1].isupper())
    acts = token.dep in (*syntax.SUBJECTS, *syntax.POSSESSORS) and token.text not in words.capitals
    return is_name and (token.entity in MISTAKEN or (token.entity in PLACES and acts))


def _is_alone(tree: Tree, index: int) -> bool:
    """Whether a word is no part of a longer name."""
    beside = (tree.tokens[each] for each in (index - 1, index + 1) if 0 <= each < len(tree.tokens))
    return tree.tokens[index].dep != "compound" and not any(each.pos == "PROPN" for each in beside)


def joined(reading: Reading, indices: Iterable[int], replaced: Mapping[int, str]) -> str:
    """Words as text, spaced as in the sentence: a comma only between its neighbours, each word with what replaces it.

    A pronoun stays where the name for which it stands was told just before.
    """
    tokens = reading.tree.tokens
    kept = list(indices)
    present = set(kept)
    parts: list[str] = []
    last = -2
    for index in kept:
        token = tokens[index]
        text = replaced.get(index, token.text)
        meant = reading.meant.get(index) or (reading.meant.get(token.head) if not text else None)
        if meant and meant.text.casefold() in "".join(parts).casefold():
            text = token.text  # who was named just before needs no name
        if token.pos == "PUNCT" and (token.text in BRACKETS or not parts or not {index - (token.text != ","), index + 1} <= present):
            continue
        if token.pos == "SPACE" or not text or (token.tag == "POS" and parts and parts[-1] != text and parts[-1].endswith(text)):
            continue  # a company's name may end with what makes a possessive
        touching = last == index - 1 and (tokens[last].end == token.start or token.text == ",")  # the mark of a note may stand before it
        clitic = bool(parts) and CLITICS.match(text) is not None
        if parts and not touching and not clitic:
            parts.append(" ")
        parts.append(text)
        last = index
    return "".join(parts)


# ---------------------------------------------------------------------------------------------------- pronouns


def _resolved(reading: Reading, last: Sequence[Candidate]) -> Reading:
    """The reading with its pronouns and "the two leaders" replaced where one candidate alone agrees with them.

    ``last`` are the candidates of the sentence before; they are asked where the sentence itself has none.
    """
    replaced, meant, owners = dict(reading.replaced), dict(reading.meant), dict[int, Candidate]()
    here = dataclasses.replace(reading, replaced=replaced, meant=meant, owners=owners)  # it sees what is found on the way
    for index, token in enumerate(reading.tree.tokens):
        kind = reading.words.pronouns.get(token.text.lower()) if token.pos in ("PRON", "DET") else None
        if kind:
            found = _antecedent(here, index, kind, last)
        else:
            found = _firm_told(here, index, last) or _pair_told(here, index, last) or _name_told(here, index)
        if found is None and kind and token.dep in syntax.POSSESSORS:
            owner = _only(_own(here, index, kind))
            owners |= {index: owner} if owner and owner.names and not _is_overshadowed(here, owner, index) else {}
        if found is None or not found.text or (found.kind == "several" and not found.names and token.dep in syntax.POSSESSORS):
            continue
        replaced[index], meant[index] = possessive(reading, found.text, index), found
        if not kind:
            replaced |= dict.fromkeys((each for each in syntax.subtree(reading.tree, index) if each < index), "")
    return dataclasses.replace(reading, replaced=replaced, meant=meant, owners=owners)


def _antecedent(reading: Reading, index: int, kind: str, last: Sequence[Candidate]) -> Candidate | None:
    """Whom a pronoun means: the only one before it in its sentence who can be, else in the sentence before; None where that is not sure."""
    if _is_empty(reading, index):
        return None
    if (ahead := _subject_ahead(reading, index)) is not None:
        every = _candidates(reading, len(reading.tree.tokens))
        return next((each for each in every if each.word == ahead and _agree(kind, each.kind)), None)
    own = _own(reading, index, kind)
    if own:
        found = _only(own)
        if found and not _is_overshadowed(reading, found, index) and not _is_told_beside(reading, found, index):
            return found
        return _subject_above(reading, index, kind) or _other(reading, index, own)
    beside = _named_beside(reading, index)
    found = (
        _of_last(reading, kind, [each for each in last if not beside & set(each.names or [each.text])]) if _leads(reading, index) else None
    )
    # whom the sentence names by himself too is not whom its pronoun means: they captured Warsaw and drove out the Russians
    return None if found is None or found.text.casefold() in reading.sentence.text.casefold() else found


def _subject_ahead(reading: Reading, index: int) -> int | None:
    """The subject that a phrase with an owner leads to, who is rather the owner than who was told before: after his release, Lind left."""
    tree = reading.tree
    verb = syntax.clause(tree, index)
    who = syntax.child(tree, verb, syntax.SUBJECTS)
    if tree.tokens[index].dep not in syntax.POSSESSORS or who is None or tree.tokens[who].pos == "PRON":
        return None
    first = syntax.subtree(tree, who)[0]
    return who if index < first and tree.tokens[first - 1].text == "," else None


def _named_beside(reading: Reading, index: int) -> set[str]:
    """Whom the clauses of a pronoun that is a subject do something to, who is therefore another: they captured Linz and beat the Danes."""
    tree = reading.tree
    if tree.tokens[index].dep not in syntax.SUBJECTS:
        return set()
    verbs = set(syntax.conjuncts(tree, tree.tokens[index].head))
    made = {each for verb in verbs for each in tree.children[verb] if syntax.is_infinitive(tree, each)}  # forced the Danes to flee
    told = (each for each in _candidates(reading, len(tree.tokens)) if each.word > index)
    return {
        text
        for each in told
        if tree.tokens[each.word].head in (made if tree.tokens[each.word].dep in syntax.SUBJECTS else verbs)
        for text in each.names or (each.text,)
    } - {""}


def _own(reading: Reading, index: int, kind: str) -> list[Candidate]:
    """Who can be meant among those before a pronoun in its sentence: of several the named ones first, or the two people told there."""
    every = list(_candidates(reading, index))
    own = [each for each in every if _agree(kind, each.kind)]
    named = [each for each in own if each.names]
    if kind == "several":
        pair, acts = _pair(every, PEOPLE, reading), reading.tree.tokens[index].dep in syntax.SUBJECTS
        bodies = [each for each in _bodies(every) if acts and _is_called_body(reading, each)]
        return [each for each in own if each.is_subject] or named or ([pair] if pair else own or bodies)
    is_owner = reading.tree.tokens[index].dep in syntax.POSSESSORS
    return named if kind == "thing" and is_owner and named and not any(each.is_subject for each in own if not each.names) else own


def _bodies(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Those that are several though one in number, of which a sentence tells: the Council met before they voted."""
    return [each for each in candidates if each.label in ("ORG", "GPE") and each.is_subject]


def _is_called_body(reading: Reading, candidate: Candidate) -> bool:
    """Whether a name says itself that it is one of people who act as one: the Northern Army, a company's."""
    return candidate.text in reading.firms or bool(BODIES & set(reading.words.classes.get(candidate.text.split()[-1].lower(), ())))


def _subject_above(reading: Reading, index: int, kind: str) -> Candidate | None:
    """The subject of the clause above that of a pronoun, which its own goes on with: Ada Falk told in Rome how she fled.

    The pronoun is the subject of its clause or stands at that as its possessor. None where an object of the clause above may be meant as
    well; what somebody says is told of him, whatever else stands before it.
    """
    tree = reading.tree
    here = tree.tokens[index].head if tree.tokens[index].dep in syntax.POSSESSORS else index
    if tree.tokens[here].dep not in syntax.SUBJECTS:
        return None
    before = list(_candidates(reading, index))
    verb = clause = tree.tokens[here].head
    beside = (each for each in tree.children[verb] if each < index and tree.tokens[each].dep == "parataxis")
    for above in (*syntax.ancestors(tree, verb), *beside):
        if not syntax.is_verbal(tree, above):
            continue
        who = syntax.subject(tree, above)
        told = [each for each in before if each.word == who]
        found = next((each for each in reversed(told) if _agree(kind, each.kind)), None)  # of several together not the first alone
        if who is None or who > index or (told and found is None):
            clause = above
            continue
        if found is None or not (found.names if kind == "thing" or _is_indefinite(reading, who) else found.text):
            return None
        others = [each for each in before if _agree(kind, each.kind) and each.text != found.text]
        over = (above, *syntax.ancestors(tree, above))
        acting = (tree.tokens[each.word] for each in others if each.word < who)
        if kind in ("masculine", "feminine") and any(each.dep in syntax.SUBJECTS and each.head not in over for each in acting):
            return None  # though Holm was praised, Lind said that he was too old
        rivals = [
            each
            for each in others
            if each.word > who and tree.tokens[each.word].dep not in syntax.POSSESSORS and who not in syntax.ancestors(tree, each.word)
        ]
        if tree.tokens[clause].dep == "ccomp" and syntax.entry(tree, above, reading.words.verbs) == "statement":
            rivals = [each for each in rivals if _is_addressed(reading, each.word, above)]
        elif kind == "thing" and here == index and _does(reading, verb):
            rivals = [each for each in rivals if each.names or _is_body(reading, each.word)]
        return None if rivals else found
    return None


def _is_indefinite(reading: Reading, index: int) -> bool:
    """Whether a noun tells of something new: a man, another plan."""
    tree = reading.tree
    return any(tree.tokens[each].text.lower() in reading.words.light["indefinite"] for each in tree.children[index] if each < index)


def _does(reading: Reading, verb: int) -> bool:
    """Whether a verb tells what somebody does to something, which things seldom do: it sold the mill."""
    return not syntax.is_passive(reading.tree, verb) and syntax.child(reading.tree, verb, ("dobj", "obj")) is not None


def _is_body(reading: Reading, index: int) -> bool:
    """Whether a noun is that of people who act as one: the army, the council, the firm."""
    return bool(BODIES & set(reading.words.classes.get(reading.tree.tokens[index].lemma, ())))


def _is_addressed(reading: Reading, index: int, verb: int) -> bool:
    """Whether a word is an object of a verb, or hangs on it by a preposition alone: told Holm, said to Holm, said of Holm."""
    tree = reading.tree
    first = next(each for each in (index, *syntax.ancestors(tree, index)) if tree.tokens[each].dep != "conj")
    return tree.tokens[first].head == verb or any(noun == first for _, noun in syntax.prepositions(tree, verb))


def _other(reading: Reading, index: int, own: Sequence[Candidate]) -> Candidate | None:
    """Whom an object means, who is not the subject of its own clause: Lind went to Holm and warned him."""
    tree = reading.tree
    if tree.tokens[index].dep in (*syntax.SUBJECTS, *syntax.POSSESSORS):
        return None
    who = syntax.subject(tree, syntax.clause(tree, index))
    if who is None:
        return None
    doers = syntax.conjuncts(tree, who)
    told = [each.text for each in _candidates(reading, index) if each.word in doers]
    others = [each for each in own if each.word not in doers and (not each.text or each.text not in told)]
    return _only(others) if told and all(each.names for each in others) else None


def _of_last(reading: Reading, kind: str, last: Sequence[Candidate]) -> Candidate | None:
    """Whom a pronoun means in the sentence before: who does something there, where no other name or person can be meant."""
    fitting = [each for each in last if _agree(kind, each.kind)]
    if kind == "several":
        bodies = _bodies(last)
        if fitting and any(_is_called_body(reading, each) and each.text not in {one.text for one in fitting} for each in bodies):
            return None  # the Danes fled, and the army marched: either may be they
        fitting = fitting or bodies
    subjects = [each for each in fitting if each.is_subject]
    unsure = (each for each in last if each.is_subject and each.text in each.names and not each.label.startswith("PER"))
    if kind in ("masculine", "feminine") and any(unsure):
        return None  # a name without an article that the parser takes for a thing's may be somebody's
    rivals = [
        each
        for each in fitting
        if not (each.is_subject or each.is_aside) and each.text and (each.names or kind in ("masculine", "feminine"))
    ]
    return _only([*subjects, *rivals]) if subjects else None


def _only(candidates: Sequence[Candidate]) -> Candidate | None:
    """The candidate where all are the same one."""
    return candidates[0] if candidates and len({each.text for each in candidates}) == 1 else None


def _agree(pronoun: str, kind: str) -> bool:
    one = pronoun in ("masculine", "feminine")
    return pronoun == kind or (kind == "person" and one) or (kind == "unsure" and (one or pronoun == "thing"))


def _is_overshadowed(reading: Reading, found: Candidate, index: int) -> bool:
    """Whether somebody else does something before a pronoun, of whom it is not known what he is: the monarch met Saddam, but he said."""
    others = (each for each in _candidates(reading, index) if each.is_subject and each.kind != "several")
    return found.kind != "several" and not found.is_subject and any(others)


def _leads(reading: Reading, index: int) -> bool:
    """Whether a pronoun is the first subject of its sentence, or stands at that as its possessor."""
    tokens = reading.tree.tokens
    subject = tokens[index].head if tokens[index].dep in syntax.POSSESSORS else index
    return tokens[subject].dep in syntax.SUBJECTS and not any(token.dep in syntax.SUBJECTS for token in tokens[: min(subject, index)])


def _is_empty(reading: Reading, index: int) -> bool:
    """Whether a pronoun only holds the place of a clause: it was decided that, it is high time to."""
    tree = reading.tree
    verb = tree.tokens[index].head
    if tree.tokens[index].dep not in syntax.SUBJECTS or tree.tokens[index].text.lower() not in reading.words.empty:
        return False
    clauses = {tree.tokens[each].dep for each in tree.children[verb]} & {"ccomp", "csubj", "xcomp", "advcl"}
    if tree.tokens[verb].lemma in reading.words.light["informing"]:
        return False  # who was told that
    is_copula = tree.tokens[verb].lemma in reading.words.light["copulas"]
    return bool(clauses) and (is_copula or (syntax.is_passive(tree, verb) and "ccomp" in clauses))


def _is_told_beside(reading: Reading, found: Candidate, index: int) -> bool:
    """Whether the subject of a pronoun's own clause is whom it seems to mean: "he struck him" means another, "he took his hat" is plain."""
    tree = reading.tree
    verb = syntax.clause(tree, index)
    subject = syntax.subject(tree, verb)
    if subject == index and syntax.is_infinitive(tree, verb):
        subject = syntax.subject(tree, tree.tokens[verb].head)  # "allowed them to leave": who allows is not who leaves
    if subject is None or subject == index:
        return False
    words = syntax.subtree(tree, subject)
    told = {name(reading, each) for each in words if each in reading.entity}
    told.update(who for each in words if each in reading.meant for who in reading.meant[each].names)
    return found.word in words or bool(told & set(found.names))


def _firm_told(reading: Reading, index: int, last: Sequence[Candidate]) -> Candidate | None:
    """Which company "the company" means: the only one before it in its sentence, else in the sentence before, where no other name acts.

    Where neither names one it is the company of which the document tells.
    """
    if not _is_plain_firm(reading, index):
        return None
    before = list(_candidates(reading, index))
    own = [each for each in before if each.is_firm]
    told = own or [each for each in last if each.is_firm]
    if not told and reading.firm:
        told = [Candidate(index, "thing", reading.firm, (reading.firm,), _acts(reading, index), "ORG", is_firm=True)]
    found = _only(told)
    if found is None or not found.names or (own and not any(_is_of_clause(reading, each.word) for each in own)):
        return None
    is_told = found.text.casefold() in reading.sentence.text.casefold()
    return None if not own and (is_told or any(_may_be_another(each) for each in before)) else found


def _is_plain_firm(reading: Reading, index: int) -> bool:
    """Whether a noun says nothing of a company but where it is: the company, the Leeds company."""
    tree = reading.tree
    token = tree.tokens[index]
    if "firm" not in reading.words.classes.get(token.lemma, ()) or token.tag != "NN" or token.dep == "compound":
        return False
    beside = [each for each in tree.children[index] if tree.tokens[each].pos != "PART"]
    first = tree.tokens[beside[0]] if beside else token
    if first.tag != "DT" or first.text.lower() not in reading.words.light["definite"] or beside[-1] > index:
        return False
    inside = [tree.tokens[each] for each in syntax.subtree(tree, index) if beside[0] < each < index]
    return all(each.entity in PLACES or each.pos == "PUNCT" for each in inside)


def _is_of_clause(reading: Reading, index: int) -> bool:
    """Whether a word stands in its clause for itself, and does not only say of a noun whose or where it is: an analyst with Acme said."""
    tree = reading.tree
    token = tree.tokens[index]
    return token.dep != "pobj" or syntax.is_verbal(tree, tree.tokens[token.head].head)


def _may_be_another(candidate: Candidate) -> bool:
    """Whether a name does something that may be a company's though the parser takes it for another's: who has no gender and no label."""
    return candidate.is_subject and candidate.kind in ("thing", "person") and candidate.text[:1].isupper()


def _name_told(reading: Reading, index: int) -> Candidate | None:
    """What "the treaty" or "the king" means: the only name with that noun in it that its sentence or paragraph told shortly before."""
    tree, words = reading.tree, reading.words
    token = tree.tokens[index]
    beside = [each for each in tree.children[index] if tree.tokens[each].pos != "PART"]
    if (token.pos, token.tag, token.entity) != ("NOUN", "NN", "") or beside != [index - 1]:
        return None
    if token.lemma in words.light["times"] | words.light["lasting"]:
        return None  # the war is rather that of which the whole text tells
    article, title = tree.tokens[index - 1].text.lower(), token.text.capitalize()
    if article not in words.light["definite"] or tree.tokens[index - 1].tag != "DT" or index in reading.dates:
        return None
    if title in words.titles and title not in words.genders:
        return None  # the general is not General Motors, nor the president everyone who is President
    said = reading.said + reading.sentence.text[: tree.tokens[index - 1].start - reading.sentence.start]
    called, is_plain = roster.named_before(said, token.text, reading.language)
    names = (called.removeprefix(title).strip(),) if title in words.genders else ()
    kind = words.genders.get(title, "thing")
    return Candidate(index, kind, f"{article} {called}" if is_plain else called, names, _acts(reading, index)) if called else None


def _pair_told(reading: Reading, index: int, last: Sequence[Candidate]) -> Candidate | None:
    """Whom "the two leaders" or "both countries" mean: the two people, states or companies so far, or else of the sentence before."""
    tree = reading.tree
    if tree.tokens[index].pos != "NOUN":
        return None
    left = [each for each in tree.children[index] if each < index]
    counted = any(tree.tokens[each].lemma in reading.words.light["both"] for each in left)
    if not counted or any(tree.tokens[each].dep not in ("det", "nummod", "predet") for each in left):
        return None
    classes = set(reading.words.classes.get(tree.tokens[index].lemma, ()))
    labels = PEOPLE if classes & {"person", "rank"} else frozenset({"GPE"}) if "state" in classes else frozenset({"ORG"})
    own = list(_candidates(reading, index))
    told = own if any(each.label in labels for each in own) else last
    if not classes & {"person", "rank", "state"}:
        told = [each for each in told if each.is_firm or each.kind == "several"] if "firm" in classes else []
    return _pair(told, labels, reading)


def _pair(candidates: Sequence[Candidate], labels: frozenset[str], reading: Reading) -> Candidate | None:
    """The two candidates with one of the labels as one; None where there are more or fewer, or a third is told in one breath with them."""
    names = list(dict.fromkeys(each.text for each in candidates if each.label in labels))
    told = {name for each in candidates if each.kind == "several" and set(names) & set(each.names) for name in each.names}
    if len(names) != 2 or told - set(names):
        return None
    return Candidate(candidates[0].word, "several", _and(reading, names), tuple(names), is_subject=False)


def possessive(reading: Reading, who: str, index: int) -> str:
    """A name in the place of a pronoun, in the possessive where the pronoun was."""
    token = reading.tree.tokens[index]
    possessive = token.dep in (*syntax.POSSESSORS, "det") or token.tag == "PRP$"
    ending = reading.words.possessive.format(who="", what="").rstrip()
    return who + ending if possessive and token.pos != "NOUN" and not who.endswith(ending) else who


def _and(reading: Reading, who: Sequence[str]) -> str:
    """Names with the language's "and" before the last."""
    *first, last = who
    return f"{', '.join(first)} {reading.words.conjunction} {last}"


# -------------------------------------------------------------------------------------------------- candidates


def _candidates(reading: Reading, until: int | None = None) -> Iterator[Candidate]:
    """Whom a pronoun may mean that stands after a sentence, or in it at a word, in order of the text."""
    tokens = reading.tree.tokens
    for index in range(len(tokens) if until is None else until):
        if index in reading.dates:
            continue
        if index in reading.entity:
            yield from _named(reading, index)
        elif index in reading.meant and (reading.meant[index].names or _is_core(tokens[index])):
            yield dataclasses.replace(reading.meant[index], word=index, is_subject=_acts(reading, index))
        elif index in reading.owners:
            yield dataclasses.replace(reading.owners[index], word=index, is_subject=_acts(reading, index))
        elif tokens[index].pos == "PRON" and (kind := reading.words.pronouns.get(tokens[index].text.lower())):
            yield Candidate(index, kind, "", (), tokens[index].dep in syntax.SUBJECTS)
        elif tokens[index].pos == "NOUN":
            yield from _common(reading, index)
        elif tokens[index].pos == "PROPN" and tokens[index].dep in (*syntax.SUBJECTS, "dobj", "obj"):
            # a name that the parser does not know, or a title alone
            kind = "several" if tokens[index].tag == "NNPS" else reading.words.genders.get(tokens[index].text, "person")
            text = name(reading, index) or _lowered(reading, index, _phrase(reading, index))
            yield Candidate(index, kind, text, (), _acts(reading, index))
        members = syntax.conjuncts(reading.tree, index)
        whole = len(members) > 1 and tokens[index].dep != "conj" and (until is None or members[-1] < until)
        if whole and tokens[index].pos in syntax.NOUNS and not _is_place(reading, index):
            names = tuple(filter(None, (name(reading, each) for each in members)))
            text = _and(reading, names) if len(names) == len(members) else ""
            yield Candidate(index, "several", text, names if text else (), _acts(reading, index))


def _told(reading: Reading) -> Iterator[Candidate]:
    """Whom a pronoun may mean that stands after a sentence, those marked who only say who its subject is or when and where it acts."""
    tree = reading.tree
    root = next((index for index in range(len(tree.tokens)) if syntax.is_root(tree, index)), None)
    who = None if root is None else syntax.child(tree, root, syntax.SUBJECTS)
    own = syntax.subtree(tree, who) if who is not None and who < (root or 0) else []
    asides = set(range(own[-1] + 1)) - set(syntax.conjuncts(tree, who)) if own and who is not None else set()
    every = list(_candidates(reading))
    doers = set() if who is None else {each.word for each in every if each.kind in PERSONS} & set(syntax.conjuncts(tree, who))
    for each in every:
        token = tree.tokens[each.word]
        is_owner = token.dep in syntax.POSSESSORS
        acts = each.is_subject and not (is_owner and doers and tree.tokens[token.head].dep not in syntax.SUBJECTS)  # Holm sold Lind's mill
        yield dataclasses.replace(each, is_subject=acts, is_aside=not acts and (each.word in asides or is_owner))


def _named(reading: Reading, index: int) -> Iterator[Candidate]:
    """The candidate of a name, at the word of it on which the others hang."""
    tree = reading.tree
    token, span = tree.tokens[index], reading.entity[index]
    if token.head in span and token.head != index:
        return
    who = name(reading, index)
    if not who or (token.entity in THINGS and token.dep in MODIFIERS):
        return
    subject = _acts(reading, index)
    if token.entity in PEOPLE:
        before = tree.tokens[span[0] - 1].text if span[0] else ""
        kind = next((found for word in (before, *who.split()) if (found := reading.words.genders.get(word))), "person")
        if kind == "person" and _is_place(reading, index):
            return  # a town that the parser takes for somebody
        yield Candidate(index, kind, who, (who,), subject, token.entity)
    elif token.entity in THINGS and not _is_place(reading, index):
        article = next((tree.tokens[each].text.lower() for each in (*tree.children[index], *span) if tree.tokens[each].tag == "DT"), "")
        owned = any(tree.tokens[each].dep in syntax.POSSESSORS for each in tree.children[index])
        is_body = bool(BODIES & set(reading.words.classes.get(token.lemma.lower(), ())))
        text = _phrase(reading, index) if owned and is_body else f"{article} {who}".strip()  # Holm's Western Army
        for kind in ("thing", "several") if token.tag == "NNPS" else ("thing",):  # the Central Powers, the United States
            is_firm = token.entity == "ORG" and (not article or bool(reading.words.firms.search(who))) and kind == "thing"
            yield Candidate(index, kind, text, (who,), subject, token.entity, is_firm)
    elif token.entity == "NORP" and token.dep not in MODIFIERS:
        yield Candidate(index, "several", _lowered(reading, index, _phrase(reading, index)), (), subject, token.entity)


def _is_core(token: Token) -> bool:
    """Whether a word is a subject or an object of a verb."""
    return token.dep in syntax.SUBJECTS or token.dep in ("dobj", "obj")


def _common(reading: Reading, index: int) -> Iterator[Candidate]:
    """The candidate of a common noun: of people wherever it stands, of things as a subject or object."""
    tree = reading.tree
    token = tree.tokens[index]
    classes = reading.words.classes.get(token.lemma, ())
    core = _is_core(token)
    is_person = bool({"person", "rank", "crowd"} & set(classes))
    named = any(tree.tokens[each].dep == "appos" and tree.tokens[each].entity in PEOPLE for each in tree.children[index])
    if named or token.dep in ("compound", "attr", "oprd", "appos") or not (core or (is_person and token.dep not in MODIFIERS)):
        return
    several = token.tag in ("NNS", "NNPS")
    kind = "several" if several else reading.words.genders.get(token.lemma, "person") if is_person else "thing"
    known = token.lemma in reading.words.things or token.lemma in reading.words.nouns
    if kind == "thing" and not known and reading.words.agents.search(token.lemma):
        kind = "unsure"  # an owner is somebody, a tower is not
    text = "" if kind == "unsure" else _lowered(reading, index, _phrase(reading, index))
    yield Candidate(index, kind, text, (), _acts(reading, index), is_firm=bool({"firm", "business"} & set(classes)))


def _phrase(reading: Reading, index: int) -> str:
    """A noun with what stands before it, empty where that is long, has a date or a pronoun in it, or only counts what stands behind."""
    tree = reading.tree
    words = [each for each in syntax.subtree(tree, index) if each <= index]
    tokens = [tree.tokens[each] for each in words]
    plain = reading.dates.isdisjoint(words) and all(
        token.pos not in ("PRON", "PUNCT", "VERB") and token.tag not in syntax.RELATIVE_TAGS for token in tokens
    )
    of_what = (tree.tokens[each].lemma in reading.words.light["attributive"] for each in tree.children[index] if each > index)
    counts = tree.tokens[index].lemma in reading.words.light["parts"] and any(of_what)  # part of the army
    return joined(reading, words, reading.replaced) if len(words) <= LONGEST and plain and not counts else ""


def _lowered(reading: Reading, index: int, text: str) -> str:
    """A phrase as it stands within a sentence: an article has no capital there."""
    first = syntax.subtree(reading.tree, index)[0]
    starts = reading.tree.tokens[first].tag == "DT" and text.startswith(reading.tree.tokens[first].text)
    return text[:1].lower() + text[1:] if starts else text


def _acts(reading: Reading, index: int) -> bool:
    """Whether a word is a subject or a possessor: whom the next sentence may go on with."""
    token = reading.tree.tokens[index]
    is_person = token.entity in PEOPLE
    if token.dep == "appos" and is_person:  # the minister, Ada Falk, left
        return reading.tree.tokens[token.head].pos == "NOUN" and _acts(reading, token.head)
    is_main = syntax.is_root(reading.tree, token.head) or reading.tree.tokens[token.head].dep in ("conj", "ccomp")
    return (token.dep in syntax.SUBJECTS and (is_main or is_person)) or (token.dep in syntax.POSSESSORS and is_person)


def _is_place(reading: Reading, index: int) -> bool:
    """Whether a name only says where: in Rome, at the Bolshoi."""
    tree = reading.tree
    above = tree.tokens[tree.tokens[index].head]
    return tree.tokens[index].dep == "pobj" and above.lemma in reading.words.light["site"]
