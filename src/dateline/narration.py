"""What dates an event without a date in its clause: the clauses beside it, the sentences before it, the same event told elsewhere."""

import dataclasses
import enum
from collections.abc import Iterable, Iterator, Mapping, Sequence

from dateline import dating, interval, kinds, sameness, syntax
from dateline.interval import Precision
from dateline.language import EventWords
from dateline.model import Basis, Document, Event, Status, Timex
from dateline.naming import Reading
from dateline.syntax import Tree

INCIDENTS = frozenset({"attack", "death", "disaster", "battle"})  # a report tells of one, by many names
HARM = frozenset({"attack", "death", "disaster"})  # which is so, whatever is wished or denied of it: these bombings will not stop us
OWN = frozenset(
    {"bracket", "phrase", "clause", "since", "caption", "shared", "occasion", "circumstance", "nearest", "sentence"}
)  # ways of an event's own date
SURE = frozenset({"phrase", "clause"})  # ways that give an event a date which other mentions of it may take
COMPLEMENTS = frozenset({"xcomp", "oprd", "acomp"})
STANDING = frozenset({Precision.DAY, Precision.MONTH})  # how fine a date is at which a story may stand still
SCENE = 10  # days before its date that a report tells of as its scene

Told = tuple[Reading | None, Sequence[Event], Sequence[Timex], Sequence[Event]]
"""The reading of a sentence, None for one without words, its events, its expressions, and those of the events that the expressions date."""


@dataclasses.dataclass(frozen=True, slots=True)
class Telling:
    """A parsed sentence with its events; ``at`` has the number of the event that a word tells."""

    tree: Tree
    words: EventWords
    events: Sequence[Event]
    at: Mapping[int, int]

    def own(self, number: int) -> list[int]:
        """The words that tell an event."""
        return [word for word, each in self.at.items() if each == number]


@dataclasses.dataclass(frozen=True, slots=True)
class Before:
    """What a document told before a sentence: its last date, the scene of its report, and of the sentence before the main event."""

    last: Timex | None = None
    scene: Timex | None = None
    main: Event | None = None
    subject: str = ""  # of the main verb


def narrate(told: Iterable[Told], document: Document) -> Iterator[Event]:
    """All mentions of a document, in order; what its own sentence does not date is dated by what was told, or by the document.

    The first recent day that dates an event is the scene of a report: what it tells in the past tense without a date was then.
    """
    found: list[Event] = []
    ties: dict[int, tuple[int, ...]] = {}
    cues: dict[int, Cue] = {}
    before = Before()
    for reading, events, timexes, rows in told:
        if reading is not None:
            telling = _telling(reading, events)
            ties.update(_ties(telling))
            cues.update(_cues(telling))
            rows = _filled(telling, rows, before, document)
            before = _at_main_event(before, telling, rows)
        elif not rows:
            rows = [_undated(each, before, document) for each in events]
        found += rows
        before = _with_dates(before, timexes, rows, document)
    yield from _tied_anew(_recalled(found, cues), ties, document)


def _telling(reading: Reading, events: Sequence[Event]) -> Telling:
    at = syntax.marked(reading.tree, [(each.trigger_start, each.trigger_end) for each in events])
    return Telling(reading.tree, reading.words, events, at)


def _filled(telling: Telling, rows: Sequence[Event], before: Before, document: Document) -> list[Event]:
    """All events of a sentence: those that it dates, in ``rows``, and the others with a date from around them."""
    numbers = {each.trigger_start: number for number, each in enumerate(telling.events)}
    dates = {numbers[each.trigger_start]: each for each in reversed(rows)}
    lent = dict(_tied(telling, dates, document))
    lent |= _continued(telling, dates | lent, before, document)
    dates |= lent
    for number, event in enumerate(telling.events):
        if number not in dates:
            lent[number] = _inherited(telling, number, dates, document) or _undated(event, before, document, _is_past(telling, number))
    return sorted([*rows, *lent.values()], key=lambda each: (each.trigger_start, each.timex.start if each.timex else 0))


def _at_main_event(before: Before, telling: Telling, rows: Sequence[Event]) -> Before:
    """What the next sentence may go on with: the main event of this one, if it is in the past and has a date, its own or the last."""
    root = _root(telling)
    if root is None:
        return dataclasses.replace(before, main=None, subject="")
    start = telling.tree.tokens[root].start
    main = next((each for each in rows if each.trigger_start <= start < each.trigger_end and each.link in OWN | {"told"}), None)
    stretch = main.timex.interval if main and main.timex else None
    stands = stretch is not None and stretch.precision in STANDING and syntax.is_past(telling.tree, root)
    return dataclasses.replace(before, main=main if stands else None, subject=_subject(telling.tree, root))


def _with_dates(before: Before, timexes: Sequence[Timex], rows: Sequence[Event], document: Document) -> Before:
    scene = before.scene or next((each.timex for each in rows if each.timex and each.timex.text and _is_scene(each.timex, document)), None)
    last = next((each for each in reversed(timexes) if each.interval), before.last)
    return dataclasses.replace(before, last=last, scene=scene)


def _context(timex: Timex) -> Timex:
    """The expression as one that stands elsewhere."""
    return dataclasses.replace(timex, basis=Basis.CONTEXT)


def _root(telling: Telling) -> int | None:
    """The main verb of a sentence, or the one in the past that is told, not quoted, before it: it burnt on Monday, police said."""
    tree = telling.tree
    root = next((each for each in range(len(tree.tokens)) if syntax.is_root(tree, each) and syntax.is_verbal(tree, each)), None)
    if root is None or telling.words.verbs.get(tree.tokens[root].lemma) != "statement":
        return root
    told = syntax.child(tree, root, ("ccomp",))
    if told is None or told > root or not (syntax.is_verbal(tree, told) and syntax.is_past(tree, told)):
        return root
    return root if any(token.text in syntax.QUOTES for token in tree.tokens[:root]) else told


def _subject(tree: Tree, verb: int) -> str:
    """The word that is the subject of a verb, empty where there is none."""
    subject = syntax.subject(tree, verb)
    return "" if subject is None else tree.tokens[subject].text


# ------------------------------------------------------------------------------------------ from its own sentence


def _tied(telling: Telling, dates: Mapping[int, Event], document: Document) -> Iterator[tuple[int, Event]]:
    """The verbs that what is tied to them dates: was found clinging, was hurt in the bombing of May."""
    numbers = {each.trigger_start: number for number, each in enumerate(telling.events)}
    known = dict(dates)
    for start, below in sorted(_ties(telling), reverse=True):
        number = numbers[start]
        other = next((known[numbers[each]] for each in below if numbers[each] in known), None)
        if number not in known and other and other.timex and _lends(other, document):
            known[number] = dating.dated(telling.events[number], other.timex, "tied", document)
            yield number, known[number]


def _lends(event: Event, document: Document) -> bool:
    """Whether the date of an event may be that of the verb in the past to which it is tied."""
    return event.timex is not None and bool(event.timex.text) and not dating.is_after(event.timex.interval, document.dct)


def _ties(telling: Telling) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Where each verb in the past begins, and where the events begin that were when it was."""
    tree, at = telling.tree, telling.at
    for number, event in enumerate(telling.events):
        verbs = [word for word in telling.own(number) if syntax.is_verbal(tree, word) and syntax.is_past(tree, word)]
        below = [at[each] for verb in verbs for each in _at_once(telling, verb, event) if at.get(each, number) != number]
        if below:
            yield event.trigger_start, tuple(telling.events[each].trigger_start for each in below)


def _at_once(telling: Telling, verb: int, event: Event) -> Iterator[int]:
    """The words below a verb that tell of its own time: its complement, a participle, an event that is its subject or its setting."""
    tree = telling.tree
    for each in tree.children[verb]:
        token = tree.tokens[each]
        is_participle = token.dep == "advcl" and token.tag == "VBG" and syntax.child(tree, each, (*syntax.SUBJECTS, "mark")) is None
        if token.dep in COMPLEMENTS or is_participle:
            yield each
    who = syntax.subject(tree, verb)
    does = event.type != "statement" and (not syntax.is_passive(tree, verb) or tree.tokens[verb].lemma in telling.words.light["starting"])
    if who is not None and tree.tokens[who].pos == "NOUN" and does:
        yield who
    for preposition, noun in syntax.prepositions(tree, verb):
        if tree.tokens[preposition].lemma in telling.words.light["during"] and tree.tokens[noun].pos == "NOUN":
            yield noun


def _inherited(telling: Telling, number: int, dates: Mapping[int, Event], document: Document) -> Event | None:
    """The event with the date of the nearest dated event above it in its sentence, unless its tense denies it."""
    for above in syntax.ancestors(telling.tree, telling.own(number)[0]):
        if syntax.is_measured(telling.tree, above) and telling.tree.tokens[above].lemma in telling.words.light["apart"]:
            return None  # five years after its launch, the firm failed in May
        other = dates.get(telling.at.get(above, -1))
        if other and other.timex:
            if _is_past(telling, number) and dating.is_after(dating.due(other.timex), document.dct):
                return None  # a vote next year, after the delegates agreed
            if _is_present(telling, number) and dating.is_after(document.dct, other.timex.interval):
                return None  # the firm, which has three yards, went to court last week
            return dating.dated(telling.events[number], other.timex, "inherited", document)
    return None


def _is_past(telling: Telling, number: int) -> bool:
    """Whether an event is told in the past tense, by its own verb or by the one above it, which says the tense of a participle."""
    tree = telling.tree
    verb = syntax.clause(tree, telling.own(number)[-1])
    while syntax.first_form(tree, verb) == "VBG" and (above := _verb_of_participle(tree, verb)) is not None:
        verb = above
    return syntax.is_verbal(tree, verb) and syntax.is_past(tree, verb)


def _verb_of_participle(tree: Tree, participle: int) -> int | None:
    """The verb that a participle accompanies, or whose means it is: left, saying; began by saying."""
    token = tree.tokens[participle]
    over = tree.tokens[token.head].head if token.dep == "pcomp" else token.head
    return over if token.dep in ("advcl", "pcomp") and syntax.is_verbal(tree, over) else None


def _is_present(telling: Telling, number: int) -> bool:
    """Whether an event is told in the present tense by its own verb."""
    return any(syntax.is_verbal(telling.tree, word) and syntax.is_present(telling.tree, word) for word in telling.own(number))


# ------------------------------------------------------------------------------------------ from what was told before


def _continued(telling: Telling, dates: Mapping[int, Event], before: Before, document: Document) -> dict[int, Event]:
    """The main event of a sentence that goes on where that of the one before stood: one of the same subject, or the next deed."""
    tree, root, main = telling.tree, _root(telling), before.main
    number = None if root is None else telling.at.get(root)
    if root is None or number is None or number in dates or main is None or main.timex is None:
        return {}
    if not syntax.is_past(tree, root) or syntax.is_perfect(tree, root):
        return {}  # nobody had foreseen it
    beside = {telling.at.get(each) for each in syntax.conjuncts(tree, root) if syntax.child(tree, each, syntax.SUBJECTS) is not None}
    others = [each for one, each in dates.items() if one not in beside]  # a clause beside it may go on to its own date
    if any(each.timex and not dating.is_after(each.timex.interval, document.dct) for each in others):
        return {}  # it has another date to stand at
    event, subject = telling.events[number], syntax.subject(tree, root)
    is_same = subject is not None and (tree.tokens[subject].pos == "PRON" or tree.tokens[subject].text == before.subject)
    is_day = main.timex.interval is not None and main.timex.interval.precision is Precision.DAY
    if not is_same and not (is_day and event.type != "statement" and main.link in OWN):
        return {}
    return {number: dating.dated(event, _context(main.timex), "told", document)}


def _is_scene(told: Timex, document: Document) -> bool:
    """Whether a day may be the scene of a report: its own day, or one a few days before."""
    if told.interval is None or document.dct is None or told.interval.precision is not Precision.DAY:
        return False
    first, dct = told.interval.first, document.dct.first
    return first is not None and dct is not None and 0 <= dct - first <= SCENE


def _undated(event: Event, before: Before, document: Document, is_past: bool = False) -> Event:
    """The event with the date of its report's scene, of the document, or with the last that its text told."""
    if is_past and before.scene is not None:
        return dating.dated(event, _context(before.scene), "story", document)
    if document.dct is not None:
        date = Timex(
            event.sentence_start,
            event.sentence_start,
            "",
            "DATE",
            value=interval.timex3(document.dct),
            edtf=interval.edtf(document.dct),
            interval=document.dct,
            basis=Basis.DOCUMENT,
        )
        return _lent(event, date, "document")
    return _lent(event, _context(before.last), "told") if before.last else event


def _lent(event: Event, timex: Timex, how: str) -> Event:
    """The event with a date that tells nothing of its status or extent."""
    return dataclasses.replace(event, timex=timex, confidence=dating.CONFIDENCE[how], link=how)


# ------------------------------------------------------------------------------- from the same event told elsewhere


class Cue(enum.Enum):
    """How a mention stands to what is told elsewhere: it takes it up, it may, or what it tells is another."""

    DEFINITE = enum.auto()  # the blast, his arrest
    SEVERAL = enum.auto()  # their protests: only what the same word told
    BARE = enum.auto()  # bombings, of incidents
    CLAUSE = enum.auto()  # who was arrested, after being arrested, had been arrested
    ANOTHER = enum.auto()  # another blast


def _recalled(mentions: Sequence[Event], cues: Mapping[int, Cue]) -> list[Event]:
    """The mentions of a document, those that nothing of their own dates with the date of the same event told elsewhere.

    Of "Iraq invaded Kuwait on 2 August" and, further on, "the invasion", the second takes the date of the first.
    """
    known = [each for each in mentions if each.link in SURE and each.timex and each.timex.text and each.timex.interval]
    known = [
        each for each in known if each.status is Status.HAPPENED or (each.status is Status.PLANNED and each.type not in kinds.VAGUE_TYPES)
    ]
    found = []
    for each in mentions:
        cue = cues.get(each.trigger_start)
        timex = None if each.link in OWN or cue is Cue.ANOTHER else _date_again(each, known, cue)
        found.append(_lent(each, _context(timex), "recalled") if timex else each)
    return found


def _date_again(event: Event, known: Sequence[Event], cue: Cue | None) -> Timex | None:
    """The date of the known event that a mention tells again, unless a date that it has by now holds better.

    That of its very word, for a noun the last before it, else the first; then, of what takes up an event, that of the one which is
    told with another word. A noun of an incident may take up the one that there was, whatever it was called.
    """
    is_noun, is_incident = cue in (Cue.DEFINITE, Cue.BARE, Cue.SEVERAL), event.type in INCIDENTS
    known = [
        each for each in known if not sameness.are_apart(each, event) and not (each.status is Status.PLANNED and event.link == "story")
    ]
    alike = [each for each in known if sameness.are_of_one_name(each, event)]
    incidents = [each for each in known if each.type in INCIDENTS and each.status is Status.HAPPENED] if is_noun and is_incident else []
    same = [each for each in alike if sameness.is_of_one_word(each, event)]
    same = [each for each in same if each.status is Status.HAPPENED] or same
    if is_noun:
        last = next((each for each in reversed(same) if each.trigger_start < event.trigger_start), None)
        again = last or (same[0] if same and _is_memorable(event) else None)
    else:
        again = next((each for each in same if _is_memorable(event) and _is_memorable(each)), None)
    if again is None and cue in (Cue.DEFINITE, Cue.BARE, Cue.CLAUSE) and (_is_so(event) or (event.type in HARM and cue is Cue.DEFINITE)):
        is_vague = is_noun and is_incident and len(event.senses) > sameness.FEW
        meant = [each for each in alike if _may_be_meant(event, each)]
        again = (_one_event([*incidents, *alike]) if incidents else None) or (None if is_vague else _one_event(meant))
    if again is None:
        return None
    narrower = [each for each in alike if _lies_within(each, again)] if is_incident else []
    again = _one_event(narrower) or again
    return again.timex if _gives_way(event, again, cue) else None


def _is_so(event: Event) -> bool:
    """Whether a mention says that an event was, which other words may tell."""
    return event.status is Status.HAPPENED and (event.type not in kinds.VAGUE_TYPES or bool(event.senses))


def _may_be_meant(event: Event, other: Event) -> bool:
    """Whether a mention may take up an event told with another word: it names the same people or place, or none at all."""
    return event.type in sameness.PEOPLED or not (event.participants or event.places) or sameness.are_tied(event, other)


def _lies_within(one: Event, other: Event) -> bool:
    """Whether the date of a mention lies within that of another."""
    inner, outer = (each.timex.interval if each.timex else None for each in (one, other))
    return inner is not None and outer is not None and outer.contains(inner)


def _gives_way(event: Event, again: Event, cue: Cue | None) -> bool:
    """Whether the date that an event has from its sentence gives way to the one that it has where it is told again."""
    old, new = (each.timex.interval if each.timex else None for each in (event, again))
    if event.link not in ("inherited", "tied") or old is None or new is None:
        return True
    if old.contains(new):
        return True  # was seized two years ago; seized on 26 March
    if cue in (Cue.DEFINITE, Cue.SEVERAL, Cue.BARE):
        return event.type in INCIDENTS | {"war"}  # what else but an incident of the past was when the verb beside it was
    return (cue is Cue.CLAUSE or sameness.are_tied(event, again)) and dating.is_after(old, new)


def _one_event(known: Sequence[Event]) -> Event | None:
    """Of some mentions of an event the one with the narrowest date; None where their dates are of several events."""
    dates = [(each, each.timex.interval) for each in known if each.timex and each.timex.interval]
    return next((each for each, stretch in dates if all(other.contains(stretch) for _, other in dates)), None)


def _is_memorable(event: Event) -> bool:
    return event.status is Status.HAPPENED and event.type not in ("other", "statement", "economy")


def _cues(telling: Telling) -> Iterator[tuple[int, Cue]]:
    """Where words begin that take up an event told elsewhere ("the decision", of incidents "bombings" too), and that tell of another."""
    tree, words = telling.tree, telling.words
    for number, event in enumerate(telling.events):
        for word in telling.own(number):
            if syntax.is_verbal(tree, word):
                yield from ((event.trigger_start, cue) for cue in _cue_of_verb(telling, word))
                continue
            token = tree.tokens[word]
            if token.pos != "NOUN" or token.dep == "compound":
                continue
            beside = {tree.tokens[each].text.lower() for each in tree.children[word] if each < word}
            is_definite = bool(beside & words.light["definite"]) or syntax.child(tree, word, syntax.POSSESSORS) is not None
            if beside & words.light["indefinite"]:
                yield event.trigger_start, Cue.ANOTHER
            elif is_definite and (event.type != "economy" or event.senses):
                is_one = token.tag != "NNS" or event.type in INCIDENTS - {
                    "death"
                }  # the bombings, after one blast; but the killings are many
                yield event.trigger_start, Cue.DEFINITE if is_one or token.lemma in words.light["lasting"] else Cue.SEVERAL
            elif event.type in INCIDENTS:
                yield event.trigger_start, Cue.BARE


def _cue_of_verb(telling: Telling, verb: int) -> Iterator[Cue]:
    """Whether the clause of a verb says what is known already (who was arrested, after being arrested), or of what is only spoken."""
    tree, token, light = telling.tree, telling.tree.tokens[verb], telling.words.light
    if syntax.is_past(tree, verb) and (token.dep in ("relcl", "acl:relcl", "acl", "advcl") or syntax.is_perfect(tree, verb)):
        yield Cue.CLAUSE
    elif token.dep == "pcomp":
        yield (
            Cue.CLAUSE if tree.tokens[token.head].lemma in light["apart"] | light["answering"] else Cue.ANOTHER
        )  # after doing, about doing


def _tied_anew(mentions: Sequence[Event], ties: Mapping[int, tuple[int, ...]], document: Document) -> Iterator[Event]:
    """The mentions, those of verbs dated by what is tied to them where that was recalled: the blast killed two."""
    recalled = {each.trigger_start: each for each in mentions if each.link == "recalled"}
    for each in mentions:
        other = next((recalled[start] for start in ties.get(each.trigger_start, ()) if start in recalled), None)
        if other and other.timex and each.link not in OWN | {"recalled", "tied"} and _lends(other, document):
            yield dating.dated(each, other.timex, "tied", document)
        else:
            yield each
