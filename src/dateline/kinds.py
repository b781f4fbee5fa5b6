"""Of what type the event is that a word tells: by the word, by what stands beside it, by what it is done to."""

from collections.abc import Iterator

from dateline import syntax
from dateline.naming import Reading

PLACES = frozenset({"GPE", "LOC", "FAC"})
NAMED_TYPES = frozenset({"war", "battle", "treaty", "declaration", "disaster", "protest"})
VAGUE_TYPES = frozenset({"other", "statement", "economy", "publication"})
DONE_TO = syntax.PASSIVE_SUBJECTS | syntax.OBJECTS
BESIDE = DONE_TO | syntax.PARTICLES | {"advmod", "acomp", "prep", "oprd", "npadvmod"}


def of_noun(reading: Reading, index: int) -> str:
    """The type of an event noun, empty where the word is none or only qualifies another."""
    token = reading.tree.tokens[index]
    if token.pos not in syntax.NOUNS or token.entity in ("PERSON", "PER"):
        return ""
    if token.dep == "compound" and not (
        token.entity == "EVENT" and index + 1 in reading.entity.get(index, ()) and reading.tree.tokens[index + 1].pos != "NOUN"
    ):
        return ""
    kind = next((reading.words.nouns[each] for each in _names(reading, index) if each in reading.words.nouns), "")
    if not kind or token.pos != "PROPN":
        return kind
    # a name that is no event's: the Congress of a country, the Ministry of War
    within = token.head in reading.entity.get(index, ())
    named = token.entity in ("ORG", "FAC", "GPE")
    office = any(reading.tree.tokens[each].text in reading.words.titles for each in syntax.ancestors(reading.tree, index))
    return "" if office or (named and (within or kind not in NAMED_TYPES)) else kind


def of_thing(reading: Reading, index: int) -> str:
    """The type of a noun that has a date of its own: by its word, even in a name; a work was made public."""
    lemma = reading.tree.tokens[index].lemma
    kind = next(
        (reading.words.nouns[each] for each in (*_names(reading, index), lemma.removesuffix("s")) if each in reading.words.nouns), ""
    )
    return kind or ("publication" if "<work>" in _called(reading, index) else "other")


def has_sides(reading: Reading, index: int) -> bool:
    """Whether a noun is of something that two do: an event, a treaty, a contract."""
    return bool(of_noun(reading, index)) or not {"<pact>", "<contract>"}.isdisjoint(_called(reading, index))


def _names(reading: Reading, index: int) -> Iterator[str]:
    """What a noun may be called in a list of words, longest first: cease-fire, which is no fire; air strike; outbreak of war; strike."""
    tokens = reading.tree.tokens
    lemma = tokens[index].lemma
    if index > 1 and tokens[index - 1].tag == "HYPH":
        yield f"{tokens[index - 2].text.lower()}-{lemma}"
    for each in reading.tree.children[index]:
        if each < index and tokens[each].dep in ("compound", "amod", "nmod"):
            yield f"{tokens[each].lemma} {lemma}"
    yield from syntax.lexemes(reading.tree, index)
    yield tokens[index].text  # a Charge that has a name is no charge before a court


def of_verb(reading: Reading, index: int) -> str:
    """The type of what a verb tells; of one that no list has it is that of the event or thing that it is done to, or that does it."""
    verbs = reading.words.verbs
    turns = list(_turns(reading, index))
    together = next((verbs[each] for each in turns if " " in each and each in verbs), "")
    known = _of_forces(reading, index) or together or _of_visitors(reading, index) or verbs.get(reading.tree.tokens[index].lemma, "other")
    return known if known != "other" else _by_neighbour(reading, index) or "other"


def of_light_verb(reading: Reading, verb: int, noun: int) -> str:
    """The type of an event noun with the verb that lends it its clause: to declare war is a declaration, to announce an end a statement."""
    kind, lemma, verbs = of_noun(reading, noun), reading.tree.tokens[noun].lemma, reading.words.verbs
    together = (verbs[each] for each in _turns(reading, verb) if each.endswith(f" {lemma}") and each in verbs)
    said = verbs.get(reading.tree.tokens[verb].lemma) if kind == "other" else kind
    return next(together, said if said == "statement" else kind)


def senses(reading: Reading, index: int) -> frozenset[str]:
    """The lists of words to one of which the word of an event belongs, by its longest name: what may tell the same event."""
    words = reading.words
    if syntax.is_verbal(reading.tree, index):
        turns = (*(each for each in _turns(reading, index) if " " in each), reading.tree.tokens[index].lemma)
        return frozenset(next((words.same_verbs[each] for each in turns if each in words.same_verbs), ()))
    return frozenset(next((words.same_nouns[each] for each in _names(reading, index) if each in words.same_nouns), ()))


def _turns(reading: Reading, index: int) -> Iterator[str]:
    """What a verb may be called with its neighbours, longest first: come into force, <force> land, sign <law>, put off, be born."""
    tree = reading.tree
    token = tree.tokens[index]
    if any(tree.tokens[each].dep in ("dobj", "obj") for each in tree.children[index]):
        yield f"{token.lemma} *"
    for preposition, noun in syntax.prepositions(tree, index):
        if noun in reading.dates:
            continue
        yield from (f"{token.lemma} {tree.tokens[preposition].lemma} {name}" for name in _called(reading, noun))
    for each in syntax.objects(tree, index):
        after = (one for at in (index, each) for one in tree.children[at] if one > each and tree.tokens[one].dep == "prep")
        beside = (tree.tokens[one].lemma for one in after)
        yield from (f"{token.lemma} {name} {preposition}" for preposition in beside for name in _called(reading, each))
    who = None if syntax.is_passive(tree, index) else syntax.subject(tree, index)
    if who is not None:
        yield from (f"{name} {token.lemma}" for name in _called(reading, who))
    for each in _beside(reading, index):
        yield from (f"{token.lemma} {name}" for name in _called(reading, each))
    if token.tag == "VBN" and (syntax.is_passive(tree, index) or syntax.child(tree, index, syntax.AUXILIARIES) is None):
        yield f"be {token.text.lower()}"


def _beside(reading: Reading, index: int) -> Iterator[int]:
    """The words that stand beside a verb and may decide what it tells: objects, particles, prepositions, the mark of a clause."""
    tree = reading.tree
    for each in tree.children[index]:
        if each in reading.dates:
            continue
        if tree.tokens[each].dep in BESIDE:
            yield each
        elif tree.tokens[each].dep == "ccomp":
            yield from (mark for mark in tree.children[each] if tree.tokens[mark].dep == "mark")
        if tree.tokens[each].dep in ("ccomp", "advcl") and tree.tokens[each].pos == "NOUN":
            yield each  # took two guards hostage
    token = tree.tokens[index]
    if token.dep in ("acl", "relcl", "acl:relcl") and token.tag == "VBN":
        yield token.head


def _called(reading: Reading, index: int) -> Iterator[str]:
    """A noun's lemma and its classes; of a number of things those of the things too."""
    tree, classes = reading.tree, reading.words.classes
    token = tree.tokens[index]
    yield token.lemma
    yield from (f"<{each}>" for key in (token.lemma, token.entity) for each in classes.get(key, ()))
    if token.lemma in reading.words.light["parts"]:
        for preposition, noun in syntax.prepositions(tree, index):
            if tree.tokens[preposition].lemma in reading.words.light["attributive"]:
                yield from _called(reading, noun)


def _of_forces(reading: Reading, index: int) -> str:
    """A verb that moves tells a battle where forces move."""
    light, who = reading.words.light, syntax.subject(reading.tree, index)
    moves = reading.tree.tokens[index].lemma in light["motion"] | light["marching"]
    return "battle" if moves and who is not None and "<force>" in _called(reading, who) else ""


def _of_visitors(reading: Reading, index: int) -> str:
    """A verb that moves tells a visit where somebody goes to a place."""
    tree, light = reading.tree, reading.words.light
    who = syntax.subject(tree, index)
    if who is None or tree.tokens[index].lemma not in light["motion"]:
        return ""
    return "visit" if "<person>" in _called(reading, who) and _destinations(reading, index) else ""


def _destinations(reading: Reading, verb: int) -> list[int]:
    """The places that a verb of motion names as its object or after its preposition."""
    tree = reading.tree
    ends = [*syntax.objects(tree, verb), *(noun for _, noun in syntax.prepositions(tree, verb))]
    return [each for each in ends if tree.tokens[each].entity in PLACES]


def _by_neighbour(reading: Reading, index: int) -> str:
    """The type of the event that something is done to or that does it (postponed the election, the talks stalled), else of the thing."""
    tree, words = reading.tree, reading.words
    if tree.tokens[index].lemma in words.light["stative"] | words.light["copulas"]:
        return ""
    done_to = [each for each in _beside(reading, index) if tree.tokens[each].dep not in ("prep", "advmod", "mark")]
    who = syntax.subject(tree, index)
    doers = [] if who is None or who in done_to else [who]
    led_to = [noun for before, noun in syntax.prepositions(tree, index) if tree.tokens[before].lemma in words.light["leading"]]
    is_part = all(tree.tokens[each].lemma in words.light["parts"] for each in done_to)  # took part in the battle
    for each in (*done_to, *doers, *(led_to if is_part else ())):
        kind = of_verb(reading, each) if syntax.is_verbal(tree, each) else of_noun(reading, each)
        if kind not in ("", "other") and (each in done_to or not done_to or kind not in VAGUE_TYPES):
            return kind
    found = (words.topics[name] for each in (*done_to, *doers) for name in _called(reading, each) if name in words.topics)
    return _by_infinitive(reading, index) or next(found, "")


def _by_infinitive(reading: Reading, index: int) -> str:
    """The type of what somebody is made to do: forced the king to abdicate."""
    tree = reading.tree
    inner = (each for each in tree.children[index] if tree.tokens[each].dep in ("xcomp", "ccomp") and syntax.is_infinitive(tree, each))
    return next((kind for each in inner if (kind := of_verb(reading, each)) not in VAGUE_TYPES), "")
