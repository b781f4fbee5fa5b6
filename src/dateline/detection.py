"""A sentence -> the events that it mentions: trigger, type, status, who, where, and a headline made of its own words."""

import dataclasses
import functools
import itertools
import re
from collections.abc import Container, Iterator, Mapping, Sequence
from typing import TypeVar

from dateline import kinds, naming, phrasing, syntax, things
from dateline.language import event_words
from dateline.model import Document, Event, Sentence, Status, Timex
from dateline.naming import Reading

T = TypeVar("T")

OPENING = 8  # words among which a pronoun may lean on the sentence before
REACH = 7  # words between a light verb and its noun
ACTORS = frozenset({"PERSON", "PER", "ORG", "GPE", "NORP", "PRODUCT"})
TIMES = frozenset({"DATE", "TIME"})
UNSURE = frozenset({"", "PERSON", "PRODUCT"})  # names after a preposition of place that the parser may take for somebody's
TAKEN = kinds.PLACES | {"ORG", "PRODUCT", ""}  # a place that is taken or crossed may have a name that the parser takes for another thing's
BESIDE = frozenset({"advmod", "neg", "amod", "det", "preconj", "cc:preconj"})
GOVERNED = frozenset(
    {"xcomp", "ccomp", "acl", "pcomp", "pobj", "prep", "nmod", "obl", "agent", "conj", "attr", "acomp", "oprd", *syntax.OBJECTS}
)
TRANSPARENT = frozenset({"prep", "pobj", "pcomp", "nmod"})
POSSESSOR = re.compile(r"['’]s?(?= |$)")
QUOTED = "".join(syntax.QUOTES) + "‘’ "  # what may stand around a sentence in quotation marks


@dataclasses.dataclass(frozen=True, slots=True)
class Trigger:
    """A word that tells an event, and the verb that lends it a clause: itself, a light verb, or none."""

    word: int
    verb: int | None
    type: str
    first: int  # the words that are marked, the light verb among them where it is near
    last: int
    says: str = ""  # the headline of a thing or life with a date in brackets, with {what} or {who}


def detect(sentence: Sentence, timexes: Sequence[Timex], document: Document, reading: Reading | None = None) -> tuple[Event, ...]:
    """The events that a sentence mentions, in order of the text, none of them dated yet.

    Words of the ``timexes`` are left out of headlines. Its ``reading`` is the sentence's own, or one that knows the sentence before it.
    A sentence without tokens is one event, and its headline the sentence.
    """
    if event_words(document.language).furniture.search(sentence.text):
        return ()
    inside = [each for each in timexes if sentence.start <= each.start and each.end <= sentence.end]
    if not sentence.tokens:
        return tuple(_unparsed(sentence, inside, document))
    known = reading or naming.read(sentence, inside, document)
    return tuple(_event(known, trigger, document) for trigger in triggers(known))


# --------------------------------------------------------------------------------------------------- triggers


def triggers(reading: Reading) -> list[Trigger]:
    """The triggers of a sentence, in order: event nouns and things with a date, then verbs that are no part of another trigger."""
    indices = [index for index in range(len(reading.tree.tokens)) if index not in reading.dates and not _is_of_time(reading, index)]
    dated = {each.word: each for each in things.things(reading)}
    nouns = [
        _noun_trigger(reading, index)
        for index in indices
        if index not in dated and kinds.of_noun(reading, index) and not things.is_label(reading, index)
    ]
    nouns += [_thing_trigger(reading, each) for each in dated.values()]
    verbs = [_verb_trigger(reading, index) for index in reversed(indices) if _is_predicate(reading, index)]
    taken = {each.word for each in nouns}
    found: list[Trigger] = []
    taken.update(each.verb for each in nouns if each.verb is not None)
    for trigger in [*nouns, *verbs]:  # verbs from the end, so that an infinitive takes the verb above it first
        if trigger.verb == trigger.word and trigger.word in taken:
            continue
        others = taken - {trigger.word, trigger.verb}
        if any(word in others for word in range(trigger.first, trigger.last + 1)):
            trigger = dataclasses.replace(trigger, first=trigger.word, last=trigger.word)
        found.append(trigger)
        taken.update(range(trigger.first, trigger.last + 1))
    return sorted(found, key=lambda each: each.word)


def _is_of_time(reading: Reading, index: int) -> bool:
    """Whether a noun is only a part of a time: the beginning of the month."""
    tree = reading.tree
    if tree.tokens[index].lemma not in reading.words.light["times"] or tree.tokens[index].pos != "NOUN":
        return False
    prepositions = [each for each in tree.children[index] if tree.tokens[each].lemma in reading.words.light["attributive"]]
    return any(not reading.dates.isdisjoint(syntax.subtree(tree, each)) for each in prepositions)


def _is_predicate(reading: Reading, index: int) -> bool:
    """Whether a word is a verb that tells something of its own.

    Not "following the war" and "starting in 1987", which lead to another word, nor "talks held in Rome", where the noun tells it.
    """
    tree, light = reading.tree, reading.words.light
    token = tree.tokens[index]
    if not syntax.is_verbal(tree, index) or token.dep in ("prep", "case") or _dates_a_thing(reading, index):
        return False
    if phrasing.says_when(reading, index):
        return False
    who = syntax.subject(tree, index)
    if token.lemma in light["copulas"] and (who is None or tree.tokens[who].pos == "PRON") and _is_only_dated(reading, index):
        return False  # that was in 1905
    if who in reading.dates and not syntax.objects(tree, index) and kinds.of_verb(reading, index) == "other":
        return False  # the quarter that ended in May
    only_dated = token.dep == "xcomp" and phrasing.only_leads(reading, index)  # can be ordered starting next month
    hangs = token.dep in ("advcl", "acl") or only_dated
    leads = token.tag == "VBG" and token.lemma in light["carriers"] and hangs and not syntax.objects(tree, index)
    bare = leads and not any(tree.tokens[child].dep == "xcomp" for child in tree.children[index])
    return not bare and not (token.dep == "acl" and token.lemma in light["verbs"] and bool(kinds.of_noun(reading, token.head)))


def _is_only_dated(reading: Reading, verb: int) -> bool:
    """Whether a verb has nothing beside its subject but dates."""
    tokens = reading.tree.tokens
    return all(each in reading.dates or tokens[each].dep in (*syntax.SUBJECTS, "punct", "cc") for each in reading.tree.children[verb])


def _dates_a_thing(reading: Reading, index: int) -> bool:
    """Whether a participle only says when a thing is from: a letter dated 1 August."""
    token = reading.tree.tokens[index]
    return token.lemma in reading.words.light["dating"] and token.dep == "acl"


def _noun_trigger(reading: Reading, index: int) -> Trigger:
    verb = _light_verb(reading, index)
    if verb is None:
        return Trigger(index, None, kinds.of_noun(reading, index), index, index)
    kind = kinds.of_light_verb(reading, verb, index)
    first, last = min(_first_carrier(reading, verb), index), max(verb, index)  # tried to make peace
    if last - first > REACH or any(each in reading.dates for each in range(first, last)):
        first = last = index
    return Trigger(index, verb, kind, first, last)


def _thing_trigger(reading: Reading, thing: things.Thing) -> Trigger:
    """The trigger of a thing, a name marked whole."""
    span = reading.entity.get(thing.word, (thing.word,)) if thing.says else (thing.word,)
    return Trigger(thing.word, None, thing.type, min(span), max(span), thing.says)


def _light_verb(reading: Reading, index: int) -> int | None:
    """The verb that says of an event noun only that it was: held talks, was on the brink of war."""
    tree, light = reading.tree, reading.words.light
    here, decided = index, False
    for above in syntax.ancestors(tree, index):
        dep = tree.tokens[here].dep
        token = tree.tokens[above]
        if syntax.is_verbal(tree, above):
            if token.lemma in light["copulas"]:
                bare = not any(tree.tokens[each].dep in ("attr", "acomp") and each != here for each in tree.children[above])
                subject = here == index and dep in syntax.SUBJECTS
                return above if dep == "attr" or (bare and (subject or (decided and here > above))) else None
            predicate = here == index and (dep in syntax.OBJECTS or dep in syntax.SUBJECTS)
            return above if token.lemma in light["verbs"] and predicate else None
        if dep in TRANSPARENT and (token.dep == "prep" or token.lemma in reading.words.status["above"]):
            here = above
            decided = decided or token.dep != "prep"
            continue
        return None
    return None


def _verb_trigger(reading: Reading, index: int) -> Trigger:
    """A verb with the carriers before it: was scheduled to meet."""
    return Trigger(index, index, kinds.of_verb(reading, index), _first_carrier(reading, index), index)


def _first_carrier(reading: Reading, index: int) -> int:
    """The first of the verbs and adjectives near before a verb whose event is that verb's, itself where there is none."""
    tree, carriers = reading.tree, reading.words.light["carriers"]
    first = index
    while tree.tokens[first].dep == "xcomp":
        above = tree.tokens[first].head
        if (
            tree.tokens[above].lemma not in carriers
            or not 0 < index - above <= REACH
            or any(each in reading.dates for each in range(above, index))
        ):
            break
        first = above
        if tree.tokens[above].dep == "acomp":
            first = tree.tokens[above].head if tree.tokens[above].head < above else above
            break
    return first


# ----------------------------------------------------------------------------------------------------- events


def _event(reading: Reading, trigger: Trigger, document: Document) -> Event:
    tokens = reading.tree.tokens
    participants, places = ((_who(reading, trigger),), ()) if "{who}" in trigger.says else _roles(reading, trigger)
    return _made(
        document,
        reading.sentence,
        (tokens[trigger.first].start, tokens[trigger.last].end),
        trigger.type,
        _status(reading, trigger),
        _attributed(reading, trigger, _headline(reading, trigger)),
        participants,
        places,
        kinds.senses(reading, trigger.word) if not trigger.says else frozenset(),
    )


def _made(
    document: Document,
    sentence: Sentence,
    span: tuple[int, int],
    kind: str,
    status: Status,
    headline: str,
    participants: tuple[str, ...] = (),
    places: tuple[str, ...] = (),
    senses: frozenset[str] = frozenset(),
) -> Event:
    """An event at a span of the document."""
    return Event(
        headline=headline,
        trigger=" ".join(document.text[span[0] : span[1]].split()),
        trigger_start=span[0],
        trigger_end=span[1],
        type=kind,
        status=status,
        sentence=sentence.text,
        sentence_start=sentence.start,
        document=document.id,
        source=document.source,
        page=document.page(span[0]),
        participants=participants,
        places=places,
        senses=senses,
    )


def _headline(reading: Reading, trigger: Trigger) -> str:
    """The clause of a verb or of a light verb; of a noun its phrase, or where that says little the clause that tells of it."""
    tokens = reading.tree.tokens
    if trigger.says:
        return phrasing.shorten(trigger.says.format(who=_who(reading, trigger), what=phrasing.noun(reading, trigger.word)))
    is_subject = tokens[trigger.word].dep in syntax.SUBJECTS
    if (after := _refers_back(reading, trigger)) is not None:
        return phrasing.noun(reading, after, owned=True)
    if trigger.verb is not None and not (is_subject and tokens[trigger.verb].lemma in reading.words.light["copulas"]):
        return phrasing.clause(reading, trigger.verb)
    if (due := _due(reading, trigger.word)) is not None:
        return phrasing.clause(reading, due)
    counted = _counted(reading, trigger.word)
    reading = _with_naming_date(reading, trigger.word)
    phrase = phrasing.noun(reading, counted)
    owned = phrasing.noun(reading, counted, owned=True) if reading.owners else phrase
    counts = counted != trigger.word and tokens[counted].dep in syntax.SUBJECTS
    names = {token.text for token in tokens if token.pos == "PROPN" or token.entity}
    if (phrase.count(" ") > 1 and not counts) or not names.isdisjoint(POSSESSOR.sub("", phrase).split()):
        return owned
    bare = " " not in phrase
    told = next(_told(reading, trigger.word, bare=bare), "")
    is_verbless = not any(syntax.is_verbal(reading.tree, each) for each in range(len(tokens)))
    if bare and is_verbless and tokens[trigger.word].dep in ("ROOT", "conj"):
        return phrasing.noun(reading, syntax.clause(reading.tree, trigger.word), joint=True)
    if bare and not told and (end := _over(reading, trigger.word, "ends")) is not None:
        return phrasing.noun(reading, end, owned=True)
    return told or (phrasing.noun(reading, trigger.word, wide=True, owned=True) if bare else owned)


def _due(reading: Reading, noun: int) -> int | None:
    """The verb with a subject that says of what an event noun is planned: the book is slated for a British launch."""
    tree, before = reading.tree, reading.tree.tokens[noun].head
    verb = tree.tokens[before].head
    if tree.tokens[noun].dep != "pobj" or verb > before or not syntax.is_verbal(tree, verb) or syntax.subject(tree, verb) is None:
        return None
    return verb if _plans(reading, verb) else None


def _attributed(reading: Reading, trigger: Trigger, headline: str) -> str:
    """A headline in the words of somebody who speaks of himself, behind the name of who that is: Ruth Adler: I will leave."""
    if headline.partition(" ")[0].lower() not in reading.words.light["speaking"]:
        return headline
    tree = reading.tree
    for verb in syntax.ancestors(tree, trigger.word):
        if reading.words.verbs.get(tree.tokens[verb].lemma) == "statement" and (who := syntax.subject(tree, verb)) is not None:
            speaker = phrasing.noun(reading, who)
            is_known = tree.tokens[who].pos != "PRON" or who in reading.replaced
            return phrasing.shorten(f"{speaker}: {headline}") if is_known and speaker not in headline else headline
    return headline


def _over(reading: Reading, noun: int, kind: str) -> int | None:
    """The noun of a list that tells of what another names: the second round of talks, the end of the war; None where there is none."""
    tree = reading.tree
    before = tree.tokens[noun].head
    above = tree.tokens[before].head
    is_led = tree.tokens[noun].dep == "pobj" and tree.tokens[before].lemma in reading.words.light["attributive"]
    return above if is_led and above not in reading.dates and tree.tokens[above].lemma in reading.words.light[kind] else None


def _counted(reading: Reading, noun: int) -> int:
    """The noun that counts out of what another names, that itself where there is none."""
    above = _over(reading, noun, "rounds")
    return noun if above is None else above


def _with_naming_date(reading: Reading, noun: int) -> Reading:
    """The reading in which a date belongs to a name that is a common word without it: the War of 1812, the Constitution of 1917."""
    tree = reading.tree
    token = tree.tokens[noun]
    behind = [
        each
        for each in tree.children[noun]
        if each == noun + 1 and each in reading.dates and tree.tokens[each].lemma in reading.words.light["attributive"]
    ]
    words = {each for before in behind for each in syntax.subtree(tree, before)}
    is_plain = all(tree.tokens[each].dep in ("det", "prep", "punct") for each in tree.children[noun])
    opens = not any(tree.tokens[each].pos not in ("PUNCT", "DET", "SPACE") for each in range(noun))
    if token.pos != "PROPN" or not token.text[:1].isupper() or opens or not (words and words <= reading.dates) or not is_plain:
        return reading
    return dataclasses.replace(reading, dates=reading.dates - words)


def _refers_back(reading: Reading, trigger: Trigger) -> int | None:
    """The noun of which a clause only says that it followed what "this" stands for, of which nobody knows here."""
    tree, verb = reading.tree, trigger.verb
    if verb is None or tree.tokens[verb].lemma not in reading.words.light["ensuing"]:
        return None
    who = syntax.subject(tree, verb)
    if who is None or who in reading.meant or tree.tokens[who].tag != "DT":
        return None
    partner = (noun for before, noun in syntax.prepositions(tree, verb) if tree.tokens[before].lemma in reading.words.light["partner"])
    after = partner if syntax.is_passive(tree, verb) else iter(syntax.objects(tree, verb))
    return next((each for each in after if each not in reading.dates), None)


def _who(reading: Reading, trigger: Trigger) -> str:
    """Whose life an event is, by name."""
    return (naming.name(reading, trigger.word) if trigger.word in reading.entity else "") or phrasing.noun(reading, trigger.word)


def _told(reading: Reading, noun: int, *, bare: bool) -> Iterator[str]:
    """The clauses that may say of an event noun what it does not say itself: its own participle, what it did, what was done at it.

    Of a noun with a date of its own, a clause that is about it; of a ``bare`` noun without one, any clause that names it.
    """
    tree, tokens = reading.tree, reading.tree.tokens
    participles = [each for each in tree.children[noun] if bare and syntax.is_verbal(tree, each) and _tells_of(reading, each)]
    so = (each for each in participles if _status(reading, Trigger(each, each, "", each, each)) is not Status.NEGATED)
    yield from (phrasing.clause(reading, each, bare=True) for each in so)
    verb = syntax.clause(tree, noun)
    if not syntax.is_verbal(tree, verb):
        return
    told, above = phrasing.clause(reading, verb), tokens[noun].head
    at_it = tokens[above].lemma in reading.words.light["occasions"] and tokens[above].head == verb and tokens[verb].dep in ("ROOT", "conj")
    done_later = tokens[noun].dep in syntax.PASSIVE_SUBJECTS and not kinds.of_noun(reading, noun)  # the suffrage of 1793 was abolished
    counted = _counted(reading, noun)
    named = counted == noun or tokens[noun].text.lower() in told.lower()
    about = (tokens[counted].dep in syntax.SUBJECTS and named and not done_later) or at_it
    moves = tokens[verb].lemma in reading.words.light["changing"]  # sales fell from those of a year ago
    undated = moves or not any(_is_placed(reading, each) for each in tree.children[verb])
    said = _status(reading, Trigger(verb, verb, "", verb, verb))
    is_so = said is Status.HAPPENED or (at_it and said is Status.NEGATED)  # during the war no trains ran
    if about and undated and is_so and syntax.is_past(tree, verb):
        yield told
    if bare and not any(each in reading.dates for each in tree.children[noun]) and tokens[noun].text.lower() in told.lower():
        yield told


def _tells_of(reading: Reading, verb: int) -> bool:
    """Whether a clause behind a noun tells what it was or did: the agreement, which barred them."""
    tree, token = reading.tree, reading.tree.tokens[verb]
    if token.dep == "acl":
        return True
    undated = reading.placed.isdisjoint(syntax.subtree(tree, verb))
    own = (each for each in tree.children[verb] if tree.tokens[each].dep in syntax.SUBJECTS)
    relates = any(tree.tokens[each].tag in syntax.RELATIVE_TAGS for each in own)
    return token.dep in ("relcl", "acl:relcl") and undated and relates and syntax.is_past(tree, verb)


def _is_placed(reading: Reading, index: int) -> bool:
    """Whether a word is one of a date that says when, or leads to one."""
    return index in reading.placed or (index in reading.dates and not reading.placed.isdisjoint(syntax.subtree(reading.tree, index)))


# ----------------------------------------------------------------------------------------------------- status


def _status(reading: Reading, trigger: Trigger) -> Status:
    """What the words beside and above a trigger make of it: the nearest that says anything."""
    said = list(_signs(reading, trigger))
    if said[:1] == [Status.PLANNED] and trigger.verb != trigger.word and Status.NEGATED in said:
        return Status.NEGATED  # a planned visit was called off
    if said[:1] == [Status.NEGATED] and trigger.verb is not None and (above := phrasing.kept_from(reading, trigger.verb)) is not None:
        return _status(reading, Trigger(above, above, "", above, above))  # whom they barred from working they barred
    return said[0] if said else Status.HAPPENED


def _signs(reading: Reading, trigger: Trigger) -> Iterator[Status]:
    """What is said of a trigger, nearest word first; a question says nothing for sure."""
    if trigger.says:
        return  # a novel that was banned was written
    if _asks(reading.sentence.text):
        yield Status.HYPOTHETICAL
    yield from _beside(reading, trigger.word)
    if trigger.verb is None:
        yield from _signs_of_noun(reading, trigger.word)
    else:
        if trigger.verb != trigger.word:
            yield from _signs_of_noun(reading, trigger.word)
            yield from _beside(reading, trigger.verb)
        yield from _signs_of_verb(reading, trigger.verb)


def _asks(text: str) -> bool:
    """Whether a sentence is a question, in quotation marks too; not one that somebody asks: he wrote, "Who was it?"."""
    bare = text.strip(QUOTED)
    return bare.endswith("?") and not any(mark in bare for mark in syntax.QUOTES)


def _signs_of_noun(reading: Reading, noun: int) -> Iterator[Status]:
    """What the word that governs an event noun makes of it: postponed the summit, called for talks, the brink of war."""
    tree, above = reading.tree, reading.words.status["above"]
    clauses = (each for each in tree.children[noun] if tree.tokens[each].dep in ("relcl", "acl:relcl") and syntax.is_present(tree, each))
    if any(syntax.subject(tree, each) == noun and syntax.entry(tree, each, above) == Status.PLANNED for each in clauses):
        yield Status.PLANNED  # the ruling, which is expected next week
    here = noun
    for governor in syntax.ancestors(tree, noun):
        token, over = tree.tokens[here], tree.tokens[governor]
        if token.dep == "pobj" or (token.dep == "conj" and over.pos in syntax.NOUNS):
            here = governor
            continue
        if token.dep in ("prep", "agent", "prt") and token.lemma not in reading.words.light["binding"]:
            apart = above.get(f"{over.lemma} {token.lemma}")  # called off the visit, where the parser takes the particle for a preposition
            if apart:
                yield Status(apart)
            return
        if token.dep in syntax.SUBJECTS and token.dep not in syntax.PASSIVE_SUBJECTS:
            yield from (each for each in _beside(reading, governor) if each is Status.PLANNED)
            endured = (each for each in tree.children[governor] if tree.tokens[each].dep == "xcomp" and syntax.is_passive(tree, each))
            yield from (Status.NEGATED for each in endured if syntax.entry(tree, each, above) == Status.NEGATED)  # had to be called off
            return
        if token.dep not in GOVERNED and token.dep not in syntax.PASSIVE_SUBJECTS:
            return
        said = syntax.entry(tree, governor, above)
        if said == Status.HAPPENED:
            return
        if said == Status.NEGATED and Status.HYPOTHETICAL in _beside(reading, governor):
            said = Status.PLANNED if _is_planned(reading, noun) else Status.HYPOTHETICAL  # could delay the vote
        if said:
            yield Status(said)
        if not syntax.is_verbal(tree, governor):
            if not said:
                return
            here = governor
            continue
        if token.dep in GOVERNED and token.dep not in ("prep", "agent"):
            yield from (each for each in _beside(reading, governor) if each in (Status.PLANNED, Status.HYPOTHETICAL))
            # who is said to break a treaty breaks one that was made
            is_light = tree.tokens[governor].lemma in reading.words.light["verbs"]
            yield from (each for each in _signs_of_verb(reading, governor) if is_light or each is not Status.REPORTED)
        return


def _plans(reading: Reading, index: int) -> bool:
    """Whether a word says of another that it is planned: schedule, due."""
    return reading.words.status["above"].get(reading.tree.tokens[index].lemma) == Status.PLANNED


def _is_planned(reading: Reading, noun: int) -> bool:
    """Whether a participle says of a noun that it was planned: the vote due in May, the push planned for May."""
    tree = reading.tree
    return any(tree.tokens[each].dep in ("acl", "amod") and _plans(reading, each) for each in tree.children[noun])


def _signs_of_verb(reading: Reading, verb: int) -> Iterator[Status]:
    """What the words above a verb make of it: failed to sign, if they sign, the plan to sign."""
    tree, status = reading.tree, reading.words.status
    if syntax.is_heading(tree, verb):
        yield Status.PLANNED
    if tree.tokens[verb].lemma in reading.words.light["copulas"]:  # was on the brink of resigning
        nouns = (
            noun
            for _, noun in syntax.prepositions(tree, verb)
            if any(tree.tokens[each].dep == "pcomp" for each in syntax.subtree(tree, noun))
        )
        yield from (Status(status["above"][lemma]) for noun in nouns if (lemma := tree.tokens[noun].lemma) in status["above"])
    is_plan = tree.tokens[verb].tag == "VBN" and _plans(reading, verb)
    if is_plan and (tree.tokens[verb].dep == "acl" or _is_for_a_date(reading, verb)):
        yield Status.PLANNED  # the push planned for May; it is scheduled for May
    here = verb
    for governor in syntax.ancestors(tree, verb):
        token, lemma = tree.tokens[here], tree.tokens[governor].lemma
        infinitive = syntax.is_infinitive(tree, here)
        if token.dep == "advcl" and infinitive:
            yield Status.HYPOTHETICAL
        is_noun = token.dep == "xcomp" and governor == 0 and not tree.tokens[0].text.islower() and tree.children[0][:1] == (here,)
        is_apposed = (token.dep in ("acl", "relcl") or is_noun) and infinitive and syntax.is_passive(tree, here)
        if is_apposed and not syntax.entry(tree, governor, status["above"]):
            yield Status.PLANNED  # a fair to be held in May
        if here == verb and _accompanies(reading, verb):
            above = syntax.clause(tree, governor)
            yield from (each for each in _beside(reading, above) if each in (Status.PLANNED, Status.HYPOTHETICAL))
        if token.dep not in ("xcomp", "ccomp", "conj", "pcomp", "prep", "acl", "acomp") or (token.dep == "acl" and not infinitive):
            return
        if token.dep == "conj":
            if syntax.child(tree, here, syntax.SUBJECTS) is not None or not syntax.is_verbal(tree, governor):
                return
            yield from (each for each in _beside(reading, governor) if each is not Status.NEGATED)
        elif tree.tokens[governor].pos == "ADP" and lemma in reading.words.light["binding"]:
            pass  # barred from working: the verb above decides
        else:
            copula = syntax.clause(tree, governor)
            if lemma in status["past"] and syntax.is_past(tree, copula):
                yield from (each for each in _beside(reading, copula) if each is Status.NEGATED)
                yield Status(status["past"][lemma])  # who was able to did it
            if lemma in status["settled"] and reading.dates and syntax.is_past(tree, copula):
                yield Status(status["settled"][lemma])  # agreed on 3 May to merge
            said = (status["infinitive"].get(lemma) if infinitive else None) or syntax.entry(tree, governor, status["above"])
            if token.dep == "ccomp" and governor > here and reading.words.verbs.get(lemma) != "statement":
                return
            if said == Status.PLANNED and infinitive and _is_of_the_past(reading, here, copula):
                yield Status.NEGATED  # was to have signed
            if said in (Status.PLANNED, Status.HYPOTHETICAL) and token.dep == "acl":
                yield from (each for each in _signs_of_noun(reading, governor) if each is Status.NEGATED)  # dropped the plan to sign
            if said and said != Status.HAPPENED:
                yield Status(said)
            if token.dep == "ccomp" or not syntax.is_verbal(tree, governor):
                return
            yield from _beside(reading, governor)
        here = governor


def _is_for_a_date(reading: Reading, verb: int) -> bool:
    """Whether a date is what a verb is for, and not when it was done."""
    light = reading.words.light
    return any(each in reading.dates and reading.tree.tokens[each].lemma in light["aims"] for each in reading.tree.children[verb])


def _is_of_the_past(reading: Reading, infinitive: int, above: int) -> bool:
    """Whether an infinitive says that what was planned once was not done: were to have met."""
    tree = reading.tree
    perfect = any(tree.tokens[each].dep == "aux" and tree.tokens[each].tag == "VB" for each in tree.children[infinitive])
    return perfect and syntax.is_past(tree, above)


def _accompanies(reading: Reading, verb: int) -> bool:
    """Whether a participle tells what is done with what the verb above it tells: will win, taking the cup; will do a job leading."""
    tree = reading.tree
    token = tree.tokens[verb]
    bare = token.tag == "VBG" and syntax.child(tree, verb, (*syntax.AUXILIARIES, "mark")) is None
    return bare and (token.dep == "advcl" or (token.dep == "acl" and tree.tokens[token.head].dep in (*syntax.OBJECTS, "pobj")))


def _beside(reading: Reading, node: int) -> Iterator[Status]:
    """What a word's own auxiliaries, negation, adverbs and conjunction say of it."""
    tree, status = reading.tree, reading.words.status
    have = _is_perfect_of_modal(tree, node)
    if _is_subjunctive(tree, node):
        yield Status.HYPOTHETICAL
    at_last = phrasing.not_until(reading, node)
    for child in tree.children[node]:
        token = tree.tokens[child]
        word = token.text.lower()
        if child in reading.dates or child in at_last or _is_of_adverb(tree, child):
            continue
        if token.dep in syntax.SUBJECTS and _is_nobody(reading, child):
            yield Status.NEGATED
        if token.dep in ("advmod", "acomp") and any(tree.tokens[each].dep == "pcomp" for each in syntax.subtree(tree, child)):
            said = status["above"].get(token.lemma)  # came close to signing
            if said:
                yield Status(said)
        if token.dep == "aux" and have and word in status["perfect"]:
            yield Status(status["perfect"][word])
        table = {"aux": "modals", "mark": "marks"}.get(token.dep, "beside" if token.dep in BESIDE else "")
        if table:
            whole = " ".join(tree.tokens[each].text.lower() for each in syntax.subtree(tree, child))  # no longer, not only
            said = status[table].get(whole) or status[table].get(token.lemma) or status[table].get(word)
            if said and table == "modals" and word in reading.words.light["later"]:
                yield from _of_later(reading, node)
            elif said:
                yield Status(said)


def _is_perfect_of_modal(tree: syntax.Tree, verb: int) -> bool:
    """Whether a verb has the infinitive of have beside it: should have left, should have been told; not should be told."""
    auxiliaries = (tree.tokens[child] for child in tree.children[verb] if tree.tokens[child].dep == "aux")
    return tree.tokens[verb].tag in ("VBN", "VBD") and any(each.tag in ("VB", "VBP") for each in auxiliaries)


def _is_subjunctive(tree: syntax.Tree, verb: int) -> bool:
    """Whether a clause says what is asked for or resolved: that the road be closed."""
    own = [tree.tokens[child] for child in tree.children[verb]]
    auxiliaries = [each for each in own if each.dep in syntax.AUXILIARIES]
    is_bare = [each.tag for each in auxiliaries] == ["VB"] and auxiliaries[0].dep == "auxpass"
    return is_bare and any(each.dep == "mark" for each in own) and any(each.dep in syntax.SUBJECTS for each in own)


def _is_of_adverb(tree: syntax.Tree, index: int) -> bool:
    """Whether an adverb belongs to another that opens a sentence: perhaps most importantly, he left."""
    following = tree.tokens[index + 1 : index + 4]
    adverbs = list(itertools.takewhile(lambda token: token.pos == "ADV", following))
    return (
        index == 0
        and tree.tokens[0].pos == "ADV"
        and bool(adverbs)
        and len(adverbs) < len(following)
        and following[len(adverbs)].text == ","
    )


def _is_nobody(reading: Reading, index: int) -> bool:
    """Whether a subject denies that there is one: nobody, neither side."""
    beside = reading.words.status["beside"]
    words = [reading.tree.tokens[each] for each in (index, *reading.tree.children[index]) if each == index or each < index]
    return any(beside.get(token.lemma) == Status.NEGATED and token.dep in ("det", *syntax.SUBJECTS) for token in words)


def _of_later(reading: Reading, verb: int) -> Iterator[Status]:
    """What a future seen from the past says: of words reported, a plan; of a story with a date, what came; else a mere possibility."""
    tree = reading.tree
    have = _is_perfect_of_modal(tree, verb)
    supposed = any(token.dep == "mark" and token.lemma in reading.words.status["marks"] for token in tree.tokens)
    first = verb
    while tree.tokens[first].dep == "conj":
        first = tree.tokens[first].head
    if tree.tokens[first].dep == "ccomp" and not have:
        yield Status.PLANNED
    elif (
        have
        or supposed
        or not reading.dates
        or tree.tokens[verb].dep not in ("ROOT", "conj")
        or syntax.child(tree, verb, ("xcomp",)) is not None
    ):
        yield Status.HYPOTHETICAL


# ---------------------------------------------------------------------------------------- participants and places


def _roles(reading: Reading, trigger: Trigger) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names in an event's own clause: who takes part, and where it is."""
    tree, light = reading.tree, reading.words.light
    who: list[int] = []
    where: list[int] = []
    for node in dict.fromkeys([trigger.word] if trigger.verb is None else [trigger.verb, trigger.word]):
        moves = syntax.is_verbal(tree, node) and (trigger.type == "visit" or tree.tokens[node].lemma in light["motion"] | light["marching"])
        if syntax.is_verbal(tree, node):
            who += _doers(reading, node)
            taken = TAKEN if tree.tokens[node].lemma in light["taking"] else kinds.PLACES if moves else frozenset()
            for each in syntax.objects(tree, node):
                is_place = tree.tokens[each].pos == "PROPN" and tree.tokens[each].entity in taken
                (where if is_place else who).append(each)
                who += _other_side(reading, each)
        who += [each for each in tree.children[node] if tree.tokens[each].dep in ("poss", "nmod:poss", "appos")]
        for each in _qualifiers(reading, node):
            (where if tree.tokens[each].entity in kinds.PLACES and trigger.type in ("visit", "meeting") else who).append(each)
        for preposition, noun in syntax.prepositions(tree, node):
            if node == trigger.word and tree.tokens[node].pos == "PROPN" and tree.tokens[preposition].lemma in light["attributive"]:
                continue  # the Treaty of Paris: a name in a name
            entity, word = tree.tokens[noun].entity, tree.tokens[preposition].lemma
            if word in light["place"] and (entity in kinds.PLACES or ((moves or word in light["site"]) and entity in UNSURE)):
                where.append(noun)
            elif tree.tokens[preposition].lemma in light["partner"] or tree.tokens[noun].entity in ("PERSON", "PER"):
                who.append(noun)
            who += _other_side(reading, noun)
            where += _further(reading, noun) if word in light["site"] else []
    own = reading.entity.get(trigger.word, ())  # the event's own name
    places = _names(reading, [each for each in where if each not in own], kinds.PLACES | ACTORS)
    participants = [each for each in _names(reading, [each for each in who if each not in own], ACTORS) if each not in places]
    return tuple(participants), tuple(places)


def _doers(reading: Reading, verb: int) -> Iterator[int]:
    """The subject of a verb, after those of the verbs that carry it and whom they make do it: Peru forced Chile to yield."""
    subjects = (syntax.subject(reading.tree, each) for each in phrasing.carriers(reading, verb))
    yield from dict.fromkeys(each for each in subjects if each is not None)


def _other_side(reading: Reading, noun: int) -> list[int]:
    """Who stands on the other side of what a noun names: an agreement with Peru, talks between them."""
    if not kinds.has_sides(reading, noun):
        return []
    return [
        each
        for before, each in syntax.prepositions(reading.tree, noun)
        if reading.tree.tokens[before].lemma in reading.words.light["joint"]
    ]


def _further(reading: Reading, noun: int) -> list[int]:
    """Where the event is at which another is: attendance at the forum in Lisbon."""
    tree = reading.tree
    if not reading.words.nouns.get(tree.tokens[noun].lemma):
        return []
    return [
        each
        for before, each in syntax.prepositions(tree, noun)
        if tree.tokens[before].lemma in reading.words.light["site"] and tree.tokens[each].entity in kinds.PLACES
    ]


def _qualifiers(reading: Reading, node: int) -> Iterator[int]:
    """The names that stand before an event noun as its qualifiers: the Tokyo visit, the Orlov-Lind talks."""
    tree = reading.tree
    for each in tree.children[node]:
        token = tree.tokens[each]
        if token.dep not in ("compound", "nmod", "npadvmod", "amod") or each in reading.dates:
            continue
        if token.pos == "PROPN":
            yield from (part for part in tree.children[each] if _is_of_pair(reading, part))
        if token.entity in (ACTORS | kinds.PLACES) - {"NORP"} or _is_of_pair(reading, each):
            yield each


def _is_of_pair(reading: Reading, index: int) -> bool:
    """Whether a word is a last name that a hyphen ties to another."""
    token = reading.tree.tokens[index]
    return naming.is_hyphened(reading.tree, index) and (token.entity in ("PERSON", "PER") or token.text in reading.names)


def _names(reading: Reading, indices: list[int], kinds: frozenset[str]) -> list[str]:
    """The names at some words, their conjuncts and their own parts, each once."""
    tree, found = reading.tree, dict[str, None]()
    for index in indices:
        for each in _with_names(tree, index):
            if meant := reading.meant.get(each) or reading.owners.get(each):
                unknown = (
                    meant.text if meant.kind in naming.PERSONS and meant.text.istitle() else ""
                )  # a name that the parser does not know
                found.update(dict.fromkeys(meant.names or (unknown,)))
                continue
            is_time = each in reading.dates or tree.tokens[each].entity in TIMES
            if is_time or not (tree.tokens[each].entity in kinds or tree.tokens[each].pos == "PROPN"):
                continue
            found[naming.name(reading, each)] = None
    return [each for each in found if each]


def _with_names(tree: syntax.Tree, index: int) -> Iterator[int]:
    """A word and its conjuncts, each with the name that stands beside it: the banker Ruth Adler."""
    for each in syntax.conjuncts(tree, index):
        yield each
        if tree.tokens[each].pos == "NOUN":
            yield from (name for name in tree.children[each] if tree.tokens[name].dep == "appos" and tree.tokens[name].pos == "PROPN")


# ----------------------------------------------------------------------------------------------- without a parser


def _unparsed(sentence: Sentence, timexes: Sequence[Timex], document: Document) -> Iterator[Event]:
    """The events of a sentence without syntax, one for each clause with dates of its own: its headline is the clause, whole.

    Its trigger is the first word known to tell an event, or the first word.
    """
    words, stems, senses = event_words(document.language), _stems(document.language), _senses(document.language)
    for first, last in phrasing.clauses(sentence, timexes, words):
        dates = [each for each in timexes if first <= each.start < last]
        free = [
            word
            for word in re.finditer(r"[^\W\d_]+", document.text[first:last])
            if word.group() not in words.titles and not any(a - first < word.end() and word.start() < b - first for a, b in _spans(dates))
        ]
        known = next((word for word in free if _stem(word.group(), stems)), None)
        if known is None and len(free) < 2:
            continue
        trigger = known or free[0]
        before = next((word.group().lower() for word in reversed(free) if word.end() < trigger.start()), "")
        yield _made(
            document,
            sentence,
            (first + trigger.start(), first + trigger.end()),
            stems.get(_stem(trigger.group(), stems), "other"),
            Status(words.status["beside"].get(before) or _of_word_before(before, document.language)),
            phrasing.shorten(phrasing.until_pause(document.text[first:last])),
            senses=frozenset(senses.get(_stem(trigger.group(), senses), ())),
        )


def _of_word_before(word: str, language: str) -> Status:
    """What the word before a trigger makes of it in a sentence without syntax, as the verbs above an event do."""
    above = event_words(language).status["above"]
    known = next((each for length in range(len(word), 4, -1) for each in above if each[:-2] == word[:length]), "")
    return Status(above[known]) if known else Status.HAPPENED


def _spans(dates: Sequence[Timex]) -> list[tuple[int, int]]:
    return [(each.start, each.end) for each in dates]


def leans(sentence: Sentence, document: Document) -> bool:
    """Whether a sentence begins with a pronoun, "the company", "the two leaders" or a participle, whom only the one before it may name."""
    words = event_words(document.language)
    if words.participle.match(sentence.text):
        return True
    opening = (match.group().lower() for match in itertools.islice(re.finditer(r"\w+", sentence.text), OPENING))
    return any(word in words.pronouns or word in words.light["both"] or "firm" in words.classes.get(word, ()) for word in opening)


@functools.cache
def _stems(language: str) -> Mapping[str, str]:
    """The beginnings of the event words of a language, up to two letters short, with their types."""
    words = event_words(language)
    return _by_beginning({**words.verbs, **words.nouns})


@functools.cache
def _senses(language: str) -> Mapping[str, tuple[str, ...]]:
    """As ``_stems``, with the lists of words that may tell the same event."""
    words = event_words(language)
    return _by_beginning({**words.same_verbs, **words.same_nouns})


def _by_beginning(table: Mapping[str, T]) -> Mapping[str, T]:
    return {word[:length]: said for word, said in table.items() for length in range(max(4, len(word) - 2), len(word) + 1)}


def _stem(word: str, stems: Container[str]) -> str:
    """The known beginning that a word shares but for an ending of at most three letters; empty where there is none."""
    lower = word.lower()
    return next((lower[:length] for length in range(len(lower), max(3, len(lower) - 4), -1) if lower[:length] in stems), "")
