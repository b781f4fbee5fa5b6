"""What a sentence tells: trigger, type, status, names and headline."""

from pathlib import Path

import pytest

from dateline import detection, naming, pipeline, segmentation
from dateline.model import Document, Event, Status


def events(text: str) -> dict[str, Event]:
    """The events of the sentences of a text by the last word of their trigger, dates left out, each told after the one before."""
    document = Document("d", text)
    timexes = pipeline.expressions(document)
    found: dict[str, Event] = {}
    dates = [(each.start, each.end) for each in timexes if each.type == "DATE"]
    before = None
    for sentence in segmentation.parse(segmentation.split(text), "en", dates=dates):
        inside = [each for each in timexes if sentence.start <= each.start < sentence.end]
        before = naming.read(sentence, inside, document, before)
        told = detection.detect(sentence, timexes, document, before)
        for event in told:
            assert text[event.trigger_start : event.trigger_end].split() == event.trigger.split()
            found[event.trigger.split()[-1]] = event
    return found


def statuses() -> list[tuple[Status, str, str]]:
    """The lines of ``statuses.tsv``: a status, the word that has it, and the sentence; beside each sign one where it decides nothing."""
    lines = Path(__file__).with_name("statuses.tsv").read_text(encoding="utf-8").splitlines()
    return [(Status(status), word, text) for status, word, text in (line.split("\t") for line in lines)]


@pytest.mark.parametrize(("status", "trigger", "text"), statuses())
def test_status(status: Status, trigger: str, text: str) -> None:
    (event,) = (each for each in events(text).values() if trigger in each.trigger.split())
    assert event.status is status


def test_there_are_as_many_counter_examples_as_signs() -> None:
    happened = sum(status is Status.HAPPENED for status, _, _ in statuses())
    assert len(statuses()) >= 150
    assert happened >= len(statuses()) / 2


TYPES = [
    ("Japan invaded the province.", "invaded", "war"),
    ("The siege lasted a month.", "siege", "battle"),
    ("The two states signed a pact.", "pact", "treaty"),
    ("Maria Lopez was born in Lima.", "born", "birth"),
    ("The poet died in Bergen.", "died", "death"),
    ("She paid a visit to Ottawa.", "visit", "visit"),
    ("The mayor resigned.", "resigned", "appointment"),
    ("The bank met the criteria.", "met", "other"),
    ("The bank charged a fee.", "charged", "economy"),
    ("The court charged a banker.", "charged", "court"),
    ("Refugees streamed out of Oslo.", "streamed", "other"),
    ("The earthquake destroyed Lisbon.", "earthquake", "disaster"),
    ("Critics whistled.", "whistled", "other"),
    ("They feared the outbreak of war.", "outbreak", "war"),
    ("They feared the outbreak of cholera.", "outbreak", "disaster"),
    ("A discussion organized by the club was short.", "discussion", "meeting"),
    ("A cease-fire was declared.", "declared", "treaty"),
    ("A forest fire was declared.", "declared", "disaster"),
    # of a verb its object and its preposition, and who moves where
    ("The law came into force.", "came", "law"),
    ("He came home late.", "came", "other"),
    ("Parliament passed a bill.", "passed", "law"),
    ("They passed a village.", "passed", "other"),
    ("The minister stepped down.", "stepped", "appointment"),
    ("The dancer stepped aside.", "stepped", "other"),
    ("Anna Petrova came to Vienna.", "came", "visit"),
    ("Spring came to Vienna.", "came", "other"),
    ("Enemy troops reached Vienna.", "reached", "battle"),
    ("The letter reached Vienna.", "reached", "other"),
    ("The fleet destroyed the harbour.", "destroyed", "battle"),
    ("The quake destroyed the harbour.", "destroyed", "disaster"),
    # what it is done to, and who does it
    ("The senate passed the budget.", "passed", "law"),
    ("The convoy passed the lighthouse.", "passed", "battle"),
    ("The tourist passed the lighthouse.", "passed", "other"),
    ("The gunmen opened fire.", "fire", "attack"),
    ("The mayor opened a museum.", "opened", "founding"),
    ("The mayor opened the door.", "opened", "other"),
    ("Ruth Adler signed the law.", "law", "law"),
    ("Ruth Adler signed the accord.", "accord", "treaty"),
    ("The singer signed up.", "signed", "other"),
    ("Ada Falk won the presidency.", "won", "election"),
    ("Ada Falk won a bicycle.", "won", "other"),
    ("Ada Falk became chancellor.", "became", "appointment"),
    ("Ada Falk became tired.", "became", "other"),
    ("The agency launched a satellite.", "launched", "other"),
    ("The studio launched a magazine.", "launched", "publication"),
    ("The bank cut interest rates.", "cut", "economy"),
    ("The gardener cut the hedge.", "cut", "other"),
    ("Prices fell by half.", "fell", "economy"),
    ("The vase fell.", "fell", "other"),
    ("Vienna fell to the Ottomans.", "fell", "battle"),
    ("They found the boy.", "found", "other"),
    ("They founded the club.", "founded", "founding"),
    ("Ada Falk was born in Linz.", "born", "birth"),
    ("The tree bore apples.", "bore", "other"),
    ("The minister declared war.", "war", "declaration"),
    ("The minister declared that the road was safe.", "declared", "statement"),
    ("He announced the end of the race.", "end", "statement"),
    ("They saw the end of the race.", "end", "other"),
    ("A number of tanks crossed the river.", "crossed", "battle"),
    ("A number of cows crossed the river.", "crossed", "other"),
    # a verb that no list has is of the type of the event in its clause
    ("The union extended the embargo.", "extended", "law"),
    ("The union extended the corridor.", "extended", "other"),
    ("The talks stalled.", "stalled", "meeting"),
    ("The engine stalled.", "stalled", "other"),
    ("The quarrel culminated in a battle.", "culminated", "battle"),
    ("The quarrel culminated in silence.", "culminated", "other"),
    ("The rebels forced the governor to resign.", "forced", "appointment"),
    ("The rain forced the guests to wait.", "forced", "other"),
    # a noun by the noun before it
    ("An air strike hit the camp.", "strike", "attack"),
    ("A general strike stopped the trains.", "strike", "protest"),
]


RUSSIAN_TYPES = [
    ("Поэт умер в 1921 году.", "death"),
    ("Поэт умылся в 1921 году.", "other"),
    ("Министры встретились в 1921 году.", "meeting"),
    ("Министры ответили в 1921 году.", "statement"),
    ("Город сдался в 1921 году.", "battle"),
    ("Город гордился собой в 1921 году.", "other"),
]


@pytest.mark.parametrize(("text", "kind"), RUSSIAN_TYPES)
def test_type_in_russian(text: str, kind: str) -> None:
    document = Document("d", text, language="ru")
    (sentence,) = segmentation.split(text, "ru")
    (event,) = detection.detect(sentence, pipeline.expressions(document), document)
    assert event.type == kind


# words that may tell one event, and the list that has them both; then words that do not
SAME = [
    ("Gunmen kidnapped a guard in 1990.", "kidnapped", "The abduction of a guard shocked the town in 1990.", "abduction"),
    ("Gunmen took two guards hostage in 1990.", "took", "The kidnapping shocked the town in 1990.", "kidnapping"),
    ("Troops marched into Peru in 1990.", "marched", "The invasion of Peru shocked the town in 1990.", "invasion"),
    ("The general sent his troops into Peru in 1990.", "sent", "The general invaded Peru in 1990.", "invaded"),
    ("Gunmen shot dead a guard in 1990.", "shot", "The murder shocked the town in 1990.", "murder"),
    ("The minister stepped down in 1990.", "stepped", "The resignation shocked the town in 1990.", "resignation"),
]
NOT_SAME = [
    ("Gunmen kidnapped a guard in 1990.", "kidnapped", "The bombing shocked the town in 1990.", "bombing"),
    ("The general sent his son into Peru in 1990.", "sent", "The invasion shocked the town in 1990.", "invasion"),
    ("The court acquitted the guard in 1990.", "acquitted", "The conviction shocked the town in 1990.", "conviction"),
    ("The firm unveiled a car in 1990.", "unveiled", "The release of the car shocked the town in 1990.", "release"),
]


@pytest.mark.parametrize(("one", "word", "other", "noun"), [*SAME, *NOT_SAME])
def test_words_that_may_tell_one_event(one: str, word: str, other: str, noun: str) -> None:
    senses = [events(text)[each].senses for text, each in ((one, word), (other, noun))]
    assert senses[0].isdisjoint(senses[1]) is ((one, word, other, noun) in NOT_SAME)


def test_words_that_may_tell_one_event_without_a_parser() -> None:
    told: list[Event] = []
    for text in ("Министры подписали договор в 1921 году.", "Договор ратифицировали в 1921 году."):
        document = Document("d", text, language="ru")
        (sentence,) = segmentation.split(text, "ru")
        told += detection.detect(sentence, pipeline.expressions(document), document)
    assert told[0].senses & told[1].senses == {"treaty"}


@pytest.mark.parametrize(("text", "trigger", "kind"), TYPES)
def test_type(text: str, trigger: str, kind: str) -> None:
    assert events(text)[trigger].type == kind


HEADLINES = [
    # of what it is planned, whose loss it was, what sales did
    ("The book is slated for a British launch on 4 May 1801.", "launch", "The book is slated for a British launch"),
    ("The crew was praised for a British launch on 4 May 1801.", "launch", "British launch"),
    ("Acme reported a third-quarter loss.", "loss", "Acme reported a loss"),
    ("Third-quarter sales dropped 11% from $3 million a year ago.", "sales", "Sales dropped 11% from $3 million"),
    ("Acme Mills, whose shares began trading in Oslo in May 1801, burnt.", "trading", "Acme Mills's shares began trading in Oslo"),
    ("Soon after, Acme announced another special event to be held on 6 June 1802.", "event", "Acme announced another special event"),
    ("Soon after, Acme announced another event to be held in Oslo.", "event", "Acme announced another event to be held in Oslo"),
    ("After the sinking of the ship in 1915, Peru promised not to fire.", "sinking", "Sinking of the ship"),
    (
        "The firm reported that third-quarter profit grew a robust 19% from a year ago on the strength of its trade.",
        "profit",
        "Profit grew a robust 19% on the strength of its trade",
    ),
    ("The Linz summit of 1994 drew crowds.", "summit", "Linz summit"),
    # who speaks of himself
    ('"I will leave the league in 1994," he said.', "leave", "I will leave the league"),
    ('"I will leave the league in 1994," Ruth Adler said.', "leave", "Ruth Adler: I will leave the league"),
    ('"My mill burnt in 1994," the miller said.', "burnt", "Miller: My mill burnt"),
    ("Our mill burnt in 1994.", "burnt", "Our mill burnt"),
    ('"The mill grew in 1994," the miller said.', "grew", "The mill grew"),
    # to what end, how far, and what only stands beside
    ("On 4 May 1801 the fleet was sent to seize the islands.", "sent", "The fleet was sent to seize the islands"),
    ("On 4 May 1801 the fleet sailed, only to find the islands empty.", "sailed", "The fleet sailed"),
    ("On 4 May 1801 the fleet drove the raiders back to the islands.", "drove", "The fleet drove the raiders back to the islands"),
    ("Both sides laid down their arms on 3 May 1870, with the line near the river.", "laid", "Both sides laid down their arms"),
    ("The war ended in 1870, with the signing of a truce.", "ended", "The war ended with the signing of a truce"),
    ("The troops came to the front by May 1914, many of them young volunteers.", "came", "The troops came to the front"),
    ("Sales fell by half in the same period of 1956.", "fell", "Sales fell by half"),
    ("Lind used most of its reserves in 1915 to fight the fire.", "used", "Lind used most of its reserves to fight the fire"),
    ("A letter dated 19 May 2014 from the insurers denied liability.", "denied", "A letter from the insurers denied liability"),
    ("By an agreement in writing dated 3 March 2014, she took the house.", "agreement", "Agreement in writing"),
    # what a noun alone does not say
    ("Lind cited the 1991 agreement, which did not bar the sale.", "agreement", "Agreement, which did not bar the sale"),
    ("Harbour Plan and blockade, 1861", "blockade", "Harbour Plan and blockade"),
    ("The company bought Lind Corp., which took place in 1996.", "took", "The company bought Lind Corp"),
    ("The company bought a ship, which took place in 1996.", "took", "A ship took place"),
    ("This was followed by raids on the harbour in April 1918.", "followed", "Raids on the harbour"),
    # a subject that the parser hangs on what opens the sentence, or on an aside
    ("On June 22, 1941, Peru, along with other members of the league, invaded Chile.", "invaded", "Peru invaded Chile"),
    ("In 219 BC Holm, the son of a smith, attacked Lind in Spain.", "attacked", "Holm attacked Lind in Spain"),
    ("On May 8, 1990, the rebels, fearing a storm, left the town.", "left", "The rebels left the town"),
    ("An undated report printed in 2005, however, showed that there was no fire.", "printed", "An undated report was printed"),
    ("The rebels were unable to hold and use the bridge in 1917.", "use", "The rebels were unable to use the bridge"),
    ("The landing began in 2003 under the codename Holm.", "began", "The landing began under the codename Holm"),
    (
        "In 241 BC Rome signed a treaty under the terms of which it paid a very large indemnity to the city of Lind.",
        "treaty",
        "Rome signed a treaty",
    ),
    (
        "In January 1942, Peru, the United States, Cuba, and twenty-two smaller or exiled governments of the world issued the Declaration.",
        "Declaration",
        "Peru, the United States and Cuba issued the Declaration",
    ),
    # a time that was spent
    ("The Dutch spent the spring of 1643 making plans for war.", "plans", "The Dutch make plans for war"),
    # whom a relative pronoun or the verb above means
    ("The land passed to Sir Ralph Holm, whose son sold it in 1598 to the Adlers.", "sold", "Ralph Holm's son sold the land to the Adlers"),
    ("The president had him jailed in May 1910.", "jailed", "The president had him jailed"),
    ("This followed the general election in December 2005.", "election", "General election"),
    ("The fire followed the general election in 2005.", "followed", "The fire followed the general election"),
    # a name whose first words the parser leaves out; a possessive that is part of a name
    ("Lady Holm opened the hall in 1920. Ralph Holm built it.", "opened", "Lady Holm opened the hall"),
    ("The garrison fought until the end of the war, 1864-1865.", "war", "End of the war"),
    ("VIENNA, March 12, 2013 - Ministers failed on Tuesday to agree.", "agree", "Ministers failed to agree"),
    # what did not come until a date came then; what lasts is denied
    ("The hall was not opened until May 1904.", "opened", "The hall was opened"),
    ("The miners did not reach the coal until 1904.", "reach", "The miners reach the coal"),
    ("The peace did not last until 1904.", "last", "The peace did not last"),
    ("The miners did not reach the coal in 1904.", "reach", "The miners did not reach the coal"),
    ("Anna Petrova held talks with Ivan Orlov in Minsk on 7 June 2001.", "talks", "Anna Petrova held talks with Ivan Orlov in Minsk"),
    ("The 1887 convention between Chile and Peru settled the border.", "convention", "Convention between Chile and Peru"),
    ("John Baker, who was elected mayor in 1990, resigned in 1994.", "elected", "John Baker was elected mayor"),
    ("John Baker, who was elected mayor in 1990, resigned in 1994.", "resigned", "John Baker resigned"),
    ("In 1848 the workers rose and burned the palace.", "burned", "The workers burned the palace"),
    ("Following its annexation of the islands in 1897, the republic raised taxes.", "annexation", "Annexation of the islands"),
    ("Ruth Adler and Simon Katz during their visit to Haifa, May 3, 2012.", "visit", "Ruth Adler and Simon Katz's visit to Haifa"),
    ("The treaty was signed in 1856 by Alexander Gorchakov.", "signed", "The treaty was signed by Alexander Gorchakov"),
    ("The company announced on 5 May 2010 that it will buy its rival.", "announced", "The company announced that it will buy its rival"),
    ("According to guests at a discussion organized by the club in 2011, it is late.", "discussion", "Discussion organized by the club"),
    ("Ships of the league, about 30 of them, sailed in 1402.", "sailed", "Ships of the league sailed"),
    # where a report comes from is no word of it; capitals alone are no town, and a date is none
    ("OSLO, Norway (AP)_ The old captain of the guild resigned in 1994.", "resigned", "The old captain of the guild resigned"),
    ("OSLO (AP) The bank raised its rates in 1994.", "raised", "The bank raised its rates"),
    ("Oslo, May 3 (Reuters) - The bank raised its rates in 1994.", "raised", "The bank raised its rates"),
    ("OSLO, 3 May 1994 — The captain resigned in 1993.", "resigned", "The captain resigned"),
    ("NATO ministers left Linz in 1994.", "left", "NATO ministers left Linz"),
    ("Oslo - a town of sailors - burned in 1624.", "burned", "Oslo burned"),
    ("June 1944 - German forces attacked the town.", "attacked", "German forces attacked the town"),
    ("JUNE — The captain resigned in 1994.", "resigned", "The captain resigned"),
    # a name is told whole, and a pronoun that it explains stays one
    (
        "The Organization of Coastal Towns said in 1990 it would repair the old lighthouse on the northern shore.",
        "said",
        "The Organization of Coastal Towns said it would repair the old lighthouse",
    ),
]


@pytest.mark.parametrize(("text", "trigger", "headline"), HEADLINES)
def test_headline(text: str, trigger: str, headline: str) -> None:
    assert events(text)[trigger].headline == headline


def test_who_strikes_a_pronoun_is_not_struck() -> None:
    found = events("On 11 May 1891, in Otsu, a guard named Kenji Mori struck him with a sabre.")
    assert found["struck"].headline == "A guard named Kenji Mori struck him with a sabre"


@pytest.mark.parametrize(
    ("text", "trigger", "headline"),
    [
        ("In 1941 the army came close to attacking the port.", "came", "The army came close to attacking the port"),
        ("Only in 1211 did John Baker appear before the walls.", "appear", "John Baker did appear before the walls"),
        ("In 1990 the commission called the flood man-made.", "called", "The commission called the flood man-made"),
        ("In 1990 Ruth Adler received her guest at a hotel.", "received", "Ruth Adler received her guest at a hotel"),
    ],
)
def test_headlines_of_some_turns(text: str, trigger: str, headline: str) -> None:
    assert events(text)[trigger].headline == headline


def test_what_stands_after_in_or_near_is_a_place() -> None:
    found = events("In 1990 Ruth Adler flew to Sochi and met Ada Falk near Zama.")
    assert found["flew"].participants == ("Ruth Adler",)
    assert (found["met"].participants, found["met"].places) == (("Ruth Adler", "Ada Falk"), ("Zama",))


CLAUSES = [
    # a participle that stands for a clause is one; one that narrows a noun, or stands in the passive, stays
    ("In 1990, with Peru and Chile failing to agree, the talks ended.", "agree", "Peru and Chile fail to agree"),
    ("The army crossed the river, burning the bridge in 1812.", "burning", "The army burns the bridge"),
    ("The two armies crossed the river, carrying the flag in 1812.", "carrying", "The two armies carry the flag"),
    ("The treaty having been signed in 1856, the envoys left.", "signed", "The treaty has been signed"),
    ("A ship carrying gold in 1812 was lost.", "carrying", "A ship carrying gold"),
    ("A ship built in 1812 was lost.", "built", "A ship was built"),
    # the time that somebody passed somewhere is told without its year; of what only lasted, what it was
    ("The duke spent the summer of 1849 in Spain.", "spent", "The duke spent the summer in Spain"),
    ("The siege of Lima lasted from 1904 to 1905.", "lasted", "Siege of Lima"),
    ("The siege of Lima lasted longer than any other until 1905.", "lasted", "The siege of Lima lasted longer than any other"),
    ("It lasted until 1905.", "lasted", "It lasted"),
    # a past participle that stands for a clause is made one; one that may be the past tense of a verb that needs no object is left
    ("Born in Linz in 1902, Ada Falk studied law.", "Born", "Ada Falk was born in Linz"),
    ("In 1760 a storm ruined the chapel, newly built in 1750.", "built", "The chapel was newly built"),
    ("They sold two chapels, built in 1750.", "built", "Two chapels were built"),
    ("The bridge, built in 1871 and widened in 1902, collapsed.", "widened", "The bridge was widened"),
    ("After the offensive stalled in 1981 there was peace.", "stalled", "The offensive stalled"),
    ("The push planned for 1976 never came.", "planned", "The push planned"),
    # one joined to a passive shares its auxiliary, though it may look like the past tense; a verb that needs no object does not
    ("The priest was arrested in 1936 and executed in 1938.", "executed", "The priest was executed"),
    ("The act was passed in 1832 and repealed in 1868.", "repealed", "The act was repealed"),
    ("The statue was carved in 1510, damaged in 1641 and restored in 1890.", "restored", "The statue was restored"),
    (
        "Born in Linz in 1902, he studied law in Vienna, practised in Graz from 1927 and emigrated to Peru in 1938.",
        "practised",
        "He practised in Graz",
    ),
    # a preposition that only leads to a date is left out, though the parser joins it to something else
    ("The reception was hostile and in June Ada Falk withdrew.", "was", "The reception was hostile"),
    ("The bridge was begun in 1871, opened in 1875 and rebuilt in 1950.", "rebuilt", "The bridge was rebuilt"),
    ("The ship was hit in May 1915 and sank in June 1915.", "sank", "The ship sank"),
    ("The priest was arrested in 1936 and executed an order in 1938.", "executed", "The priest executed an order"),
    ("The army crossed the river, not burning the bridge in 1812.", "burning", "The army not burning the bridge"),
    # a name or noun beside another belongs to it, one between commas does not
    ("In 1990 the singer Ada Falk retired.", "retired", "The singer Ada Falk retired"),
    ("In 1990 Ada Falk, the singer, retired.", "retired", "Ada Falk retired"),
    # a clause that narrows its noun stays while the headline is short, one between commas does not
    ("In 1990 the guild paid everyone who had waited.", "paid", "The guild paid everyone who had waited"),
    ("In 1990 the guild paid Ada Falk, who had waited.", "paid", "The guild paid Ada Falk"),
    # a phrase is whole or left out
    (
        "In 1990 the mayor opened the bridge in spite of the long and bitter protests of all the neighbours.",
        "opened",
        "The mayor opened the bridge",
    ),
    ("In 1990 the mayor opened the bridge in spite of the rain.", "opened", "The mayor opened the bridge in spite of the rain"),
    # what lies in a number of days, months, years is told; the date is not
    ("He spent three years in prison in 1990.", "spent", "He spent three years in prison"),
    ("On 3 May 1990 he spent three hours in prison.", "spent", "He spent three hours in prison"),
    # adverbs: what changes the sense stays, what ties the sentence to another goes
    ("The road had not been significantly widened in 1990.", "widened", "The road had not been significantly widened"),
    ("The road was then widened in 1990.", "widened", "The road was widened"),
    ("However, the road was also narrowly saved in 1990.", "saved", "The road was narrowly saved"),
    # a phrase that says nothing alone is whole or left out
    ("In 1990 the guild sent food in response to the floods.", "sent", "The guild sent food in response to the floods"),
    (
        "In 1990 the guild sent clothes, blankets and food to the villages in the north in response to the great floods.",
        "sent",
        "The guild sent clothes, blankets and food to the villages in the north",
    ),
    # what a clause apart says of an agreement with a date of its own
    ("They broke an accord of 1990, which barred the tanks.", "barred", "An accord barred the tanks"),
    ("The war, lasting from 1990 to 1994, ruined Peru.", "lasting", "War"),
    # what somebody is kept from is told by who keeps him from it
    ("The judge barred the singer from performing in 1990.", "performing", "The judge barred the singer from performing"),
    ("The singer pleased the judge by performing in 1990.", "performing", "The singer performs"),
    # what was nearly done is not told as done
    ("Peru was on the verge of closing the port in 1990.", "closing", "Peru was on the verge of closing the port"),
    ("Peru came close to closing the port in 1990.", "closing", "Peru came close to closing the port"),
    ("Peru closed the port without telling Chile in 1990.", "telling", "Peru closed the port without telling Chile"),
    ("Peru succeeded in closing the port in 1990.", "closing", "Peru closes the port"),
    # clauses on the two sides of a semicolon are two
    (
        "In 1952 the line was threatened with closure; the minister denied in 1953 that it would be shut.",
        "denied",
        "The minister denied that it would be shut",
    ),
    (
        "The guild announced in 1990 that it would leave; the departure cannot take effect before 1992.",
        "take",
        "The departure cannot take effect",
    ),
    ("Prices will fall in May, the bank warned on 3 March 1990.", "warned", "Prices will fall, the bank warned"),
    # a participle is no subject of another; one that stands before a verb is
    ("Stolen in February 1974, recovered in Linz in 1983.", "recovered", "Recovered in Linz"),
    # what a relative pronoun stands for is the object; what a time is told of is not
    ("The bridge, which the flood of August 1851 had damaged, was closed.", "flood", "The flood had damaged the bridge"),
    ("The bridge, which the guild built in 1851, was closed.", "built", "The guild built the bridge"),
    ("The bridge, which was built in 1851, was closed.", "built", "The bridge was built"),
    # so it is where no pronoun stands for it, unless the noun only says how, why or when
    ("She remembers the long speech he gave at Lyon in 1968.", "gave", "He gave the long speech at Lyon"),
    ("The firm she worked for in 1990 is gone.", "worked", "She worked for the firm"),
    ("The majority of jobs she has held since 1990 have been badly paid.", "held", "She has held the majority of jobs"),
    ("The reason the ministers resigned in 1911 was never told.", "resigned", "The ministers resigned"),
    ("The way the army retreated in 1812 was a scandal.", "retreated", "The army retreated"),
    ("The town where he was born in 1850 is a suburb now.", "born", "He was born"),
    ("The year of the flood: the guild moved in 1850.", "moved", "The guild moved"),
    # a past tense is no participle for having the form of one
    ("The fortress which the Swedes captured in 1702 was given back.", "captured", "The Swedes captured the fortress"),
    # who was first to do it did it; whom one told to do it would
    ("Selma Lund was the first woman to reach the pole in 1990.", "reach", "Selma Lund was the first woman to reach the pole"),
    ("Selma Lund became the first woman to lead the party in 1975.", "lead", "Selma Lund became the first woman to lead the party"),
    ("He bought a house to live in peace in 1990.", "bought", "He bought a house"),
    (
        "Selma Lund subpoenaed old Karl to testify before the court on 3 May 1990.",
        "testify",
        "Selma Lund subpoenaed old Karl to testify before the court",
    ),
    # the rest of a time is told with the time; what a comma sets behind a noun is no part of it
    ("The guests spent the rest of May 1990 in Lima.", "spent", "The guests spent the rest of May 1990 in Lima"),
    ("On 3 May 1990 the guards, loyal to the king, burned the mill.", "burned", "The guards burned the mill"),
    # what was so besides leaves nothing behind
    ("Peace was signed at Lima on 5 May 1905, with Karl Holm as the go-between.", "signed", "Peace was signed at Lima"),
    ("Karl Holm served in 1905 as the go-between.", "served", "Karl Holm served as the go-between"),
    # what narrows a noun is told with it where it has room, a single participle always
    ("The number of guards killed was small in 1990.", "was", "The number of guards killed was small"),
    ("The guild sold bread baked with old flour in 1990.", "sold", "The guild sold bread baked with old flour"),
    ("The guild - backed by the town - sold bread in 1990.", "sold", "The guild sold bread"),
    ("The 25th of August 1917 concluded the second phase.", "concluded", "The 25th of August 1917 concluded the second phase"),
    # a time that has or is something may be the subject
    ("1990 is remembered for its floods.", "floods", "1990 is remembered for its floods"),
    # what a name beside a noun owns is the name's
    ("Nordic Toys Inc., a proud maker whose stock peaked at $65 in 1983, failed.", "peaked", "Nordic Toys Inc.'s stock peaked at $65"),
    # how long before something else is a time
    ("The company was sold in 1876, two years before its founder.", "sold", "The company was sold"),
    ("The company was sold before a judge in 1876.", "sold", "The company was sold before a judge"),
    # what is in brackets is an aside
    ("In 1990 General Karl Holm (The Bull) drove the army back.", "drove", "General Karl Holm drove the army back"),
    # words in their order: there were, prices fell, he said
    ("In 1990 there were riots in Lima.", "riots", "There were riots in Lima"),
    ("Prices will fall in May, the bank said on 3 March 1990.", "said", "Prices will fall, the bank said"),
    # a time that saw something is no subject
    ("1990 saw a wave of strikes in Peru.", "saw", "Wave of strikes in Peru"),
    ("1990 was a year of strikes.", "was", "Strikes"),
    ("In 1990 the mayor saw a wave of strikes in Peru.", "saw", "The mayor saw a wave of strikes in Peru"),
    # coordinated nouns keep their commas, and none is cut off
    ("In 1990 Peru, Chile and Brazil signed.", "signed", "Peru, Chile and Brazil signed"),
    # a bare noun is told by what it did, or by what was done at it; of a date of its own only then
    ("The 1990 campaign failed.", "campaign", "The campaign failed"),
    ("At a 1990 meeting the club elected Ada Falk.", "meeting", "The club elected Ada Falk"),
    ("Ada Falk had read of the 1990 meeting.", "meeting", "Meeting"),
    ("During the siege of 1645 no ships sailed for six weeks.", "siege", "No ships sailed"),
    ("Had the siege of 1645 not failed, the town would have burned.", "siege", "Siege"),
    # what counts out of several is told with them
    ("A second round of talks in 1991 also failed.", "talks", "A second round of talks failed"),
    ("He feared a fresh wave of strikes in May 1990.", "strikes", "Fresh wave of strikes"),
    ("A round of talks in 1991 may help Peru.", "talks", "Round of talks"),
    ("The organizer of talks in 1991 also failed.", "talks", "Talks"),
    # a name that is a common word without its date keeps it
    ("Under the Constitution of 1791 nobody voted.", "Constitution", "Constitution of 1791"),
    ("Under the harsh Constitution of 1791 nobody voted.", "Constitution", "Harsh Constitution"),
    ("Under the constitution of 1791 nobody voted.", "constitution", "Constitution"),
    # whom a noun with commas or a comma sets beside a name is told by that
    ("A young banker from Linz, Karl Holm was elected in 1990.", "elected", "Karl Holm was elected"),
    ("A former teacher, Ada Falk became mayor in 1990.", "became", "Ada Falk became mayor"),
    ("The largest port of Peru, Callao was shelled in 1880.", "shelled", "Callao was shelled"),
    ("Bakers, tailors and coopers marched in 1990.", "marched", "Bakers, tailors and coopers marched"),
    ("The minister, Kari Holm, resigned in 1990.", "resigned", "Kari Holm resigned"),
    ("The founder of the guild, Ada Falk, was shot by a guard in 1990.", "shot", "Ada Falk was shot by a guard"),
    ("The ministers, Kari Holm and Ada Falk, fled in 1990.", "fled", "The ministers, Kari Holm and Ada Falk, fled"),
    ("His office, the Villa Holm, burned in 1990.", "burned", "His office burned"),
    # the object that two verbs share is told of the first too, where that needs one
    ("In 1990 the army besieged and burned the port.", "besieged", "The army besieged the port"),
    ("In 1990 the army landed and burned the port.", "landed", "The army landed"),
    ("In 1990 the mill burned and killed two men.", "burned", "The mill burned"),
    ("In 1990 the port was besieged and the army burned the mill.", "besieged", "The port was besieged"),
    # of an entry it is the thing that was mended, not the town beside it
    ("Silver teapot, Bath, 1785, engraved in 1801.", "engraved", "Silver teapot engraved"),
    ("Portrait of Ada Falk, painted in 1801.", "painted", "Portrait of Ada Falk painted"),
    ("She showed the teapot of Bath, engraved in 1801.", "engraved", "Bath was engraved"),
    # the owner whom the clause makes plain
    ("The Council expected to adopt it at its summit in May 1990.", "summit", "The Council's summit"),
    ("The Council and the League agreed to adopt it at its summit in May 1990.", "summit", "Summit"),
    # its article goes, that of its owner stays
    ("He praised the 1990 congress of the union.", "congress", "Congress of the union"),
    ("He praised the union's 1990 congress.", "congress", "The union's congress"),
]


@pytest.mark.parametrize(("text", "trigger", "headline"), CLAUSES)
def test_clauses(text: str, trigger: str, headline: str) -> None:
    assert events(text)[trigger].headline == headline


WHOLE = [
    # what a bracket or a dash sets apart tears no clause apart
    ("In 1911 the guards were tired-they left the gate, and then slept.", "left", "The guards left the gate"),
    ("Baker took the blame-the mayor dismissed him on 26 October.", "dismissed", "The mayor dismissed Baker"),
    ("On May 5, 1911, Peru and Chile - two states in 1911 - attacked the port.", "attacked", "Peru and Chile attacked the port"),
    ("LIMA, Peru (AP)_ Some 300 bakers marched Sunday in downtown Lima.", "marched", "Some 300 bakers marched in downtown Lima"),
    # the noun right before a verb that has no subject is its subject, and so is one that a conjunction joins to a noun of the clause before
    ("Holm had also more than doubled the size of the army by 1985.", "doubled", "Holm had doubled the size of the army"),
    (
        "After debating the matter, the Security Council, on 27 June 1950, published a report.",
        "published",
        "The Security Council published a report",
    ),
    ("Peru said it would stay until December and Lind recommended peace talks.", "recommended", "Lind recommended peace talks"),
    (
        "German ships came to the aid of towns in Peru and Lima fell to Chile in 1911.",
        "came",
        "German ships came to the aid of towns in Peru",
    ),
    ("German ships came to the aid of towns in Peru and Lima fell to Chile in 1911.", "fell", "Lima fell to Chile"),
    (
        "Selma put her plan into action but the Peruvians, having read it, were aware of that in 1911.",
        "were",
        "The Peruvians were aware of that",
    ),
    ("He was jailed by the king and, in 1911, left the country.", "left", "He left the country"),
    ("In 1911 they looted Lima and Callao, burned the farms and left.", "burned", "They burned the farms"),
    ("In 1911 she saw the fall of Lima and Callao and wept over it.", "wept", "She wept over it"),
    # what is attacked is no subject of the next clause
    (
        "The winter push overwhelmed the Peruvian troops and the guard and the militia took Lima in 1951.",
        "took",
        "The guard and the militia took Lima",
    ),
    ("She said the king and the queen left in 1911.", "left", "The king and the queen left"),
    # what is said stands in the headline of its saying: without its conjunction, cut, or out of the noun between
    (
        "Ada Falk, the head of the works, announced on 3 May 1990 in a short letter that she would be in Lima.",
        "announced",
        "Ada Falk announced in a short letter that she would be in Lima",
    ),
    (
        "Deputy foreign minister Michael Orlov said on 3 May 1990 that Peruvian remarks marked substantial changes.",
        "said",
        "Deputy foreign minister Michael Orlov said Peruvian remarks marked substantial changes",
    ),
    (
        "Police minister Michael Orlov said on 3 May 1990 that some allied southern groups were crossing territory of the northern part.",
        "said",
        "Police minister Michael Orlov said some allied southern groups were crossing territory…",
    ),
    # an adverb before a date is a part of it
    ("The king was arrested at Varna late on 21 June 1791.", "arrested", "The king was arrested at Varna"),
    ("She announced early in the morning of 3 May 1990 the sale of the mill.", "sale", "She announced the sale of the mill"),
    ("They went north in June 1791.", "went", "They went north"),
    # a participle that heads its sentence tells of the thing that a record named before it; not of a person, a heading, a deed or a clause
    ("Stoneware jar. Thrown in 1801.", "Thrown", "Stoneware jar thrown"),
    ("Silver teapot with a handle. Made in Bath in 1785, engraved in 1801.", "engraved", "Silver teapot with a handle engraved"),
    ("Oak desk. Given by Ada Falk in 1801. Mended in 1811.", "Mended", "Oak desk mended"),
    ("Early life. Born in Leeds in 1801.", "Born", "Born in Leeds"),
    ("Oak desk\nBuilt in 1801.", "Built", "Built"),
    ("Education. Educated at Orta in 1801.", "Educated", "Educated at Orta"),
    ("The jar burst. Mended in 1801.", "Mended", "Mended"),
    ("Stoneware jar. Broken in 1801, the handle was mended.", "Broken", "The handle was broken"),
    # a syllable before a hyphen is no word
    ("The mayor was re-elected in 1911.", "re-elected", "The mayor was re-elected"),
    ("In 1911 Peru and Chile re-opened the talks.", "talks", "Peru and Chile re-opened the talks"),
    ("Re-elected in 1911, the mayor left.", "Re-elected", "The mayor was re-elected"),
    ("In 1911 the rebels over-ran the fort.", "ran", "The rebels over-ran the fort"),
    (
        "By early May, the land was divided among Peru (the coast), Bolivia (the hills) and Ecuador.",
        "divided",
        "The land was divided among Peru, Bolivia and Ecuador",
    ),
    # what joins two words that are told is told, and so is the comma of a list of which an aside is left out
    (
        "In 1951 Peru published a Charter of the Rights of Man and of the Citizen.",
        "published",
        "Peru published a Charter of the Rights of Man and of the Citizen",
    ),
    ("In 1951 the automobile and shipping insurer failed.", "failed", "The automobile and shipping insurer failed"),
    (
        "In 1951 two smiths, loyal to Holm, three bakers and a cook were jailed.",
        "jailed",
        "Two smiths, three bakers and a cook were jailed",
    ),
    # quotation marks of news wires are none in a headline, their dashes no words
    ("In 1951 the clerk gave his ``Iron Ring'' speech in Lima.", "speech", "The clerk gave his Iron Ring speech in Lima"),
    ("In 1951 _ when the port was closed _ nearly 200 sailors were jailed.", "jailed", "Nearly 200 sailors were jailed"),
    ("A poster _ printed in 1951, before the vote _ was burned.", "printed", "A poster was printed"),
    # how far, by how much, of which times
    ("In 1951 the army camped at Ruel, about 20 miles (32 km) from Lima.", "camped", "The army camped at Ruel, about 20 miles from Lima"),
    ("The stock was down only 25 cents to $3.25 on 3 May 1951.", "was", "The stock was down only 25 cents to $3.25"),
    ("The firm reported declines in profit in each of the years 1950 and 1951.", "declines", "The firm reported declines in profit"),
    ("In 1951 the firm reported declines in each of the ports.", "declines", "The firm reported declines in each of the ports"),
    ("In 1951 the leaders had a falling out.", "had", "The leaders had a falling out"),
    # what a day is made is told with it; what was asked for, and on what condition
    ("The king declared 24 March 1951 a holiday.", "declared", "The king declared 24 March 1951 a holiday"),
    ("The king died on 24 March 1951.", "died", "The king died"),
    ("On 3 May 1951 Holm called for Lind to close the port.", "called", "Holm called for Lind to close the port"),
    ("In 1951 Holm refused to leave unless the port was closed.", "leave", "Holm refused to leave unless the port was closed"),
    ("In 1951 Holm refused to leave, if the port was closed.", "leave", "Holm refused to leave"),
    ("In 1951 neither side proved able to win the seat.", "win", "Neither side proved able to win the seat"),
    # a clause that a preposition leads has its noun behind that
    ("The congress at which the pact was signed in 1951 was a success.", "signed", "The pact was signed at the congress"),
    ("The house in which he lived in 1951 was sold.", "lived", "He lived in the house"),
    ("The way in which he lived in 1951 was wild.", "lived", "He lived"),
    # the verb has the number of what stands before it
    ("A rifle found in April 1951 in the hills and a knife were shown.", "found", "A rifle was found in the hills"),
    ("In 1951 Peru excavated and returned some 200 graves.", "excavated", "Peru excavated some 200 graves"),
    # a participle between commas is not the verb, the end of a year no event
    ("The Law on Rents, passed on 12 July 1951, turned the clerks into owners.", "passed", "The Law on Rents was passed"),
    (
        "The Law on Rents, passed on 12 July 1951, turned the clerks into owners.",
        "turned",
        "The Law on Rents turned the clerks into owners",
    ),
    ("For the quarter ended Sept. 30, 1951, Holm posted a loss of $3 million.", "loss", "Holm posted a loss of $3 million"),
    # modifiers that are joined stand or fall together; a quotation mark sets nothing apart; an amount is not told without of what
    (
        "Operation Rook was launched on 3 May 1951 with 1,800 men of the Peruvian 1st and 2nd Mountain Battalions.",
        "launched",
        "Operation Rook was launched with 1,800 men",
    ),
    ("In May 1951 Holm repeatedly called Lind ``a fool'' and left.", "called", "Holm repeatedly called Lind a fool"),
    ("In 1951 the guard called Holm, a fool, and left.", "called", "The guard called Holm"),
    (
        "In 1951 tens of thousands of Peruvians thronged the harbour to mark the first anniversary of the great strike.",
        "thronged",
        "Tens of thousands of Peruvians thronged the harbour to mark the first anniversary",
    ),
    # what is said has its subject
    ("Many worried their plan to keep the mill would fail in May 1951.", "fail", "Their plan to keep the mill would fail"),
    ("The firm said the mills to be sold had debts of $3 million in 1951.", "had", "The mills to be sold had debts of $3 million"),
]


@pytest.mark.parametrize(("text", "trigger", "headline"), WHOLE)
def test_headlines_are_whole_clauses(text: str, trigger: str, headline: str) -> None:
    assert events(text)[trigger].headline == headline


def test_a_name_with_its_own_capitals_keeps_them() -> None:
    assert events("iBooks was released in 2010.")["released"].headline.startswith("iBooks")


def test_headlines_are_short_and_whole() -> None:
    text = (
        "The committee of the seven northern provinces that had been founded after the long war with the southern league, "
        "which nobody had wanted, decided in the great hall of the old castle above the wide river to send an envoy to the emperor."
    )
    for event in events(text).values():
        assert 0 < len(event.headline) < 90
        assert event.headline[0].isupper()
        assert not event.headline.lower().startswith(("which", "that"))


def test_a_last_name_is_the_full_one_of_the_same_text() -> None:
    found = events("Clara Johnson spoke first. In 1921 Johnson met Adam Smith in Berlin.")
    assert found["met"].headline == "Clara Johnson met Adam Smith in Berlin"
    assert found["met"].participants == ("Clara Johnson", "Adam Smith")
    assert found["met"].places == ("Berlin",)


def test_both_names_of_a_hyphened_pair_take_part() -> None:
    found = events("Vladimir Putin and Shinzo Abe were friends. Even the Putin-Abe meeting in Japan changed nothing.")
    assert found["meeting"].participants == ("Vladimir Putin", "Shinzo Abe")
    assert found["meeting"].places == ("Japan",)


def test_an_event_takes_no_part_in_itself() -> None:
    assert "War" not in " ".join(events("The 1870 Chilean-Peruvian War ruined the coast.")["War"].participants)


def test_a_month_is_no_first_name_and_a_title_alone_no_name() -> None:
    found = events("In November Johnson resigned. On November 3 the Czar met Johnson in Berlin.")
    assert found["met"].headline == "The Czar met Johnson in Berlin"


def test_a_length_or_season_in_a_name_is_no_date() -> None:
    assert events("The Six-Day War began in 1967.")["began"].headline == "The Six-Day War began"


def test_a_last_name_with_an_epithet_is_somebody_else() -> None:
    found = events("Clara Johnson spoke first. In 1921 the elder Johnson met Adam Smith in Berlin.")
    assert "Clara Johnson" not in found["met"].participants


def test_a_pronoun_is_left_where_two_could_be_meant() -> None:
    found = events("Ruth Adler praised Ada Falk before she resigned in 1994.")
    assert found["resigned"].headline == "She resigned"


@pytest.mark.parametrize(
    "text",
    [
        "Comments are closed.",
        "Published: 5 June 2014",
        "Ella Reed (2010). A History of Rivers: 1850 - 1950, Oxford University Press.",
        "Also read: War and peace in the valley",
        "Previous post: The treaty of 1956",
        "Filed under Politics, May 2016",
        "3 comments on the war of May 2016",
        "A reader says: May 8, 2016 at 12:10 pm",
        "The war of 1904 ........ 45",
        "Page 3 of 12: the war of 1904",
    ],
)
def test_furniture_tells_nothing(text: str) -> None:
    assert not events(text)


def test_a_period_tells_nothing_by_ending() -> None:
    assert "began" not in events("The year 1990 began.")


def test_a_time_that_ended_tells_nothing() -> None:
    assert set(events("For the quarter ended Sept. 30, 1951, Holm posted a gain.")) == {"posted"}
    assert set(events("The firm said that its debt rose 21% to $3 million for the fourth quarter ended Aug. 26, 1951.")) == {
        "said",
        "rose",
    }
    assert set(events("The queen came in the same week and left 3 May 1951.")) == {"came", "left"}


def test_a_noun_in_a_name_is_no_event() -> None:
    assert set(events("The Minister of War wrote a letter.")) == {"wrote"}


def test_without_words_a_sentence_is_one_event() -> None:
    document = Document("d", "Договор был подписан 5 сентября 1905 года в Портсмуте.", language="ru")
    (sentence,) = segmentation.split(document.text, "ru")
    (event,) = detection.detect(sentence, pipeline.expressions(document), document)
    assert (event.trigger, event.type) == ("Договор", "treaty")
    assert event.headline == "Договор был подписан 5 сентября 1905 года в Портсмуте"


def test_without_words_each_clause_with_a_date_is_an_event() -> None:
    document = Document("d", "В сентябре 1955 года они прервались, а в январе 1956 года переговоры не возобновились.", language="ru")
    (sentence,) = segmentation.split(document.text, "ru")
    found = detection.detect(sentence, pipeline.expressions(document), document)
    assert [each.headline for each in found] == ["В сентябре 1955 года они прервались", "В январе 1956 года переговоры не возобновились"]


def test_without_words_two_dates_may_share_a_clause() -> None:
    document = Document("d", "В 1905 году и в 1906 году шли бои.", language="ru")
    (sentence,) = segmentation.split(document.text, "ru")
    assert len(detection.detect(sentence, pipeline.expressions(document), document)) == 1


MEANT = [
    # what only counts stands for nothing
    ("Part of the army rose, and in 1941 it came close to winning.", "came", "It came close to winning"),
    # of the sentence before: its one doer
    ("Ruth Adler flew to Linz. She resigned in 1994.", "resigned", "Ruth Adler resigned"),
    ("Ruth Adler met Ada Falk. She resigned in 1994.", "resigned", "She resigned"),
    ("Ruth Adler met John Baker. She resigned in 1994.", "resigned", "Ruth Adler resigned"),
    ("The news surprised Ruth Adler. She resigned in 1994.", "resigned", "She resigned"),
    ("The king fled. He returned in 1994.", "returned", "The king returned"),
    ("Ruth Adler flew to Linz. She fell ill there. She resigned in 1994.", "resigned", "Ruth Adler resigned"),
    ("The king met the bishop. He returned in 1994.", "returned", "He returned"),
    ("The queen fled. He returned in 1994.", "returned", "He returned"),
    ("The tanks halted. They crossed the river in 1944.", "crossed", "The tanks crossed the river"),
    ("The general halted. They crossed the river in 1944.", "crossed", "They crossed the river"),
    ("The club bought the hall. It burned down in 1901.", "burned", "The club burned down"),
    ("The club bought the hall. In 1901 the owner said that it burned.", "burned", "It burned"),
    ("The ministers met. It was decided in 1901 that they would leave.", "decided", "It was decided that they would leave"),
    ("Peru and Chile were neighbours. They signed a truce in 1884.", "truce", "Peru and Chile signed a truce"),
    # a name set beside the noun that does something is as good as the subject
    ("The minister, Kari Holm, resigned. She will leave office on 1 April 1994.", "leave", "Kari Holm will leave office"),
    ("The minister, Kari Holm, met Ada Falk. She left in 1994.", "left", "She left"),
    ("The guild thanked the minister, Kari Holm. She left in 1994.", "left", "She left"),
    # a name with an article is nobody's
    ("Ruth Adler spoke when the United Nations met. She fled in 1994.", "fled", "Ruth Adler fled"),
    ("Ruth Adler spoke when Apple met Bolt. She fled in 1994.", "fled", "She fled"),
    # whose own thing was told before, plain in its clause
    ("Although Acme Corp. had sold its mills, it kept the port in 1990.", "kept", "Acme Corp. kept the port"),
    ("Although Acme Corp. had sold its mills to Bolt Ltd., it kept the port in 1990.", "kept", "It kept the port"),
    # of the sentence itself: the only one who agrees
    ("Acme Corp. says that it was founded in 1901.", "founded", "Acme Corp. was founded"),
    ("Acme Corp. told Bolt Ltd. that it was founded in 1901.", "founded", "It was founded"),
    ("Baker's position was hopeless, and he surrendered in 1781.", "surrendered", "Baker surrendered"),
    ("Chile lost the battle, and its president resigned in 1884.", "resigned", "Chile's president resigned"),
    # two of them
    ("Ruth Adler met Ada Falk. The two women parted in 1994.", "parted", "Ruth Adler and Ada Falk parted"),
    ("Ruth Adler met Ada Falk and Eva Brand. The two women parted in 1994.", "parted", "The two women parted"),
    ("Peru attacked Chile. Both countries signed a truce in 1884.", "truce", "Peru and Chile signed a truce"),
    ("Peru attacked. Both countries signed a truce in 1884.", "truce", "Both countries signed a truce"),
    ("Ruth Adler met Ada Falk. The two ships sank in 1994.", "sank", "The two ships sank"),
    # what somebody says is told of him, unless he says it to another or of one
    ("Karl Holm, once a friend of Otto Lind, said in 1994 that he would resign.", "resign", "Karl Holm would resign"),
    ("Karl Holm told Otto Lind that he would resign in 1994.", "resign", "He would resign"),
    ("Karl Holm said of Otto Lind that he would resign in 1994.", "resign", "He would resign"),
    ("Acme Corp. said in a letter that its profit fell in 1994.", "fell", "Acme Corp.'s profit fell"),
    ("Acme Corp. said of Bolt Ltd. that its profit fell in 1994.", "fell", "Its profit fell"),
    # a clause goes on with the subject of the one above it, where no object may be meant
    ("In a letter to Otto Lind, Karl Holm described the voyage he began in 1994.", "began", "Karl Holm began the voyage"),
    ("Karl Holm met Otto Lind when he was released in 1994.", "released", "He was released"),
    ("Karl Holm failed to take Lind's fort; despite all his men, he was captured in 1781.", "captured", "Karl Holm was captured"),
    ("Karl Holm failed to take Otto Lind; despite all his men, he was captured in 1781.", "captured", "He was captured"),
    ("Though Karl Holm was praised, Otto Lind said that he would resign in 1994.", "resign", "He would resign"),
    ("Though the plan was praised, Otto Lind said that he would resign in 1994.", "resign", "Otto Lind would resign"),
    ("Karl Holm said that Otto Lind was bold enough to believe he would win in 1994.", "win", "Otto Lind would win"),
    ("Karl Holm hired the man who wept when he was arrested in 1994.", "arrested", "The man was arrested"),
    ("Karl Holm hired a man who wept when he was arrested in 1994.", "arrested", "He was arrested"),
    ("Miners and traders of the valley said they would strike in 1994.", "strike", "They would strike"),
    # what does something to a thing is rather a body than a thing
    ("The Council first rejected the plan, but in 1994 it built the bridge.", "built", "The Council built the bridge"),
    ("The Council first rejected the plan, but in 1994 it failed.", "failed", "It failed"),
    ("The Council first rejected the Senate, but in 1994 it built the bridge.", "built", "It built the bridge"),
    ("The Council raised an army, but in 1994 it burned the bridge.", "burned", "It burned the bridge"),
    # an object is not the subject of its own clause
    ("Karl Holm wrote to Otto Lind and warned him in 1994.", "warned", "Karl Holm warned Otto Lind"),
    ("Karl Holm warned him in 1994.", "warned", "Karl Holm warned him"),
    ("Karl Holm wrote to Otto Lind of the guard and warned him in 1994.", "warned", "Karl Holm warned him"),
    ("She met Karl Holm, and in 1994 they warned her.", "warned", "They warned her"),
    # who is only named beside the subject is not meant, nor is the place where somebody was
    ("After a quarrel with Otto Lind, Karl Holm sold the mill. He resigned in 1994.", "resigned", "Karl Holm resigned"),
    ("Karl Holm sold the mill to Otto Lind. He resigned in 1994.", "resigned", "He resigned"),
    ("Karl Holm stayed at Lai Khe. He resigned in 1994.", "resigned", "Karl Holm resigned"),
    # who only owns something is not of whom a sentence is; whom the clause itself does something to is another
    ("Karl Holm sold Otto Lind's mill. He resigned in 1994.", "resigned", "Karl Holm resigned"),
    ("Karl Holm said Otto Lind's mill burned. He resigned in 1994.", "resigned", "He resigned"),
    (
        "The Danes halted, and in May the Northern Army marched. In 1944 they captured Linz and beat the Danes.",
        "captured",
        "The Northern Army captured Linz",
    ),
    ("The Danes halted, and in May the Northern Army marched. In 1944 they captured Linz.", "captured", "They captured Linz"),
    # who was told something is somebody; that it was said is not
    (
        "Acme Mills Inc. said it was informed in 1994 that trade would fall.",
        "informed",
        "Acme Mills Inc. was informed that trade would fall",
    ),
    ("Acme Mills Inc. said it was decided in 1994 that trade would stop.", "decided", "It was decided that trade would stop"),
    # a body is several, where nothing else is
    ("Holm's Northern Army took Linz, but in 1944 they were beaten.", "beaten", "Holm's Northern Army were beaten"),
    ("The pool froze, but in 1944 they were beaten.", "beaten", "They were beaten"),
    ("The Council rejected the plan. They voted again in 1994.", "voted", "The Council voted again"),
    ("The Council rejected the plans. They voted again in 1994.", "voted", "They voted again"),
    # the one company of the sentence, or of the one before
    ("Acme Mills Inc. bought a port. The company sold ships in 1994.", "sold", "Acme Mills Inc. sold ships"),
    ("Acme Mills Inc. bought a port. The Chicago company moved in 1994.", "moved", "Acme Mills Inc. moved"),
    ("Acme Mills Inc. bought a port. The new company moved in 1994.", "moved", "The new company moved"),
    ("Acme Mills Inc. bought a chip maker. The company moved in 1994.", "moved", "The company moved"),
    ("Acme Mills Inc. sued Bolt Ltd. The company moved in 1994.", "moved", "The company moved"),
    ("The Senate sat. The company moved in 1994.", "moved", "The company moved"),
    ("Acme Mills Inc. bought a port. The company's profit fell in 1994.", "fell", "Acme Mills Inc.'s profit fell"),
    ("Acme Mills Inc. told the court that the company moved in 1994.", "moved", "Acme Mills Inc. moved"),
    ("Acme Mills Inc. bought a port. Zorb said that the company moved in 1994.", "moved", "The company moved"),
    ("Eva Brand, a broker with Acme Mills, said that the company moved in 1994.", "moved", "The company moved"),
    ("Acme Mills Inc. rose. The company said in 1994 that the company moved.", "said", "Acme Mills Inc. said that the company moved"),
    # that of which the document tells, where no other is named on the way
    ("Acme Mills Inc. bought a port. Trade grew. Rain fell. In 1994 the company moved.", "moved", "Acme Mills moved"),
    ("Acme Mills Inc. bought a port. Bolt Ltd. sued. Trade grew. Rain fell. In 1994 the company moved.", "moved", "The company moved"),
    ("U.S. Mills Inc. bought a port. Trade grew. Rain fell. In 1994 the company moved.", "moved", "U.S. Mills moved"),
    ("Zorb's Inc. bought a port. The company's profit fell in 1994.", "fell", "Zorb's Inc.'s profit fell"),
    ("Zorb's Inc. bought a port. Trade grew. Rain fell. The company's profit fell in 1994.", "fell", "Zorb's profit fell"),
    # by its mark a name is a company's, by a first name or title somebody's
    ("John Zorb Ltd. said it moved in 1994.", "moved", "John Zorb Ltd. moved"),
    ("Christopher Slepp was a surgeon. Slepp was shot before he retired in 1994.", "retired", "Christopher Slepp retired"),
    ("The guests met the painter Ulmo Slepp. Slepp was shot before he retired in 1994.", "retired", "Ulmo Slepp retired"),
    ("The guests met Ulmo Slepp. They saw Mr. Slepp. Slepp was shot before he retired in 1994.", "retired", "Ulmo Slepp retired"),
    ("The guests met Dr. Ulmo Slepp. Slepp was shot before he retired in 1994.", "retired", "Ulmo Slepp retired"),
    ("The guests met old Ulmo Slepp. Slepp was shot before he retired in 1994.", "retired", "Slepp retired"),
    ("General Tran Slepp fled. Hu Slepp wept. Hu Slepp sang. In 1994 Slepp resigned.", "resigned", "Slepp resigned"),
    # the one name with that noun in it, told shortly before
    ("The Treaty of Linz was drafted. In 1994 Peru signed the treaty.", "treaty", "Peru signed the Treaty of Linz"),
    # the subject to whom a phrase with its owner leads
    ("Karl Holm slept. After his release in 1994, Otto Lind left.", "release", "Otto Lind's release"),
    ("Karl Holm slept. After his release in 1994 Karl Holm left Otto Lind.", "release", "Release"),
    ("Acme opened the iLinz Music Store. The store was sold in 1994.", "sold", "The iLinz Music Store was sold"),
    ("Cooks joined the Linz Uprising. The uprising was crushed in 1994.", "crushed", "The Linz Uprising was crushed"),
    ("Troops began Operation Heron. The operation ended in 1994.", "ended", "Operation Heron ended"),
    ("Troops held the town of Lund. In 1994 the Danes burned the town.", "burned", "The Danes burned Lund"),
    ("King Olaf met Ada Falk, with whom the king dined in 1994.", "dined", "King Olaf dined with Ada Falk"),
    # two of them, a longer name, another paragraph, an office, a noun that says more
    ("The Treaty of Linz followed the Treaty of Lund. In 1994 Peru signed the treaty.", "treaty", "Peru signed the treaty"),
    ("Acme Mills Inc. left the Lund Stock Exchange. The stock fell in 1994.", "fell", "The stock fell"),
    ("Ada Falk led the 1st Cavalry Division. The division fled in 1994.", "fled", "The division fled"),
    ("The Treaty of Linz was drafted.\n\nIn 1994 Peru signed the treaty.", "treaty", "Peru signed the treaty"),
    ("Ada Falk met President Holm. The president resigned in 1994.", "resigned", "The president resigned"),
    ("The Treaty of Linz was drafted. In 1994 Peru signed the new treaty.", "treaty", "Peru signed the new treaty"),
    ("She left the Harvest and Forestry Service. The service moved in 1994.", "moved", "The service moved"),
    ("The Linz War began. The war ended in 1994.", "ended", "The war ended"),
    ("Trade fell in World War I. In 1994 the attack began.", "began", "The attack began"),
    ("Delta Force Operation Rook was planned. The operation began in 1994.", "began", "The operation began"),
    ("The Attorney General fell ill. The general resigned in 1994.", "resigned", "The general resigned"),
    ("The Treaty of Linz was drafted. In 1994 Peru signed a treaty.", "treaty", "Peru signed a treaty"),
    # two companies
    ("Acme Mills Inc. sued Bolt Ltd. The two companies merged in 1994.", "merged", "Acme Mills Inc. and Bolt Ltd. merged"),
    ("Acme Mills Inc. sued Bolt Ltd. and Corvo Ltd. The two companies merged in 1994.", "merged", "The two companies merged"),
    # whose name stands in the headline already keeps his pronoun there
    ("Ruth Adler fell ill. She said in 1994 that she would resign.", "said", "Ruth Adler said that she would resign"),
    ("Ruth Adler sold her house in 1994.", "sold", "Ruth Adler sold her house"),
]


@pytest.mark.parametrize(("text", "trigger", "headline"), MEANT)
def test_whom_a_pronoun_means(text: str, trigger: str, headline: str) -> None:
    assert events(text)[trigger].headline == headline


def test_whom_a_pronoun_means_takes_part() -> None:
    assert events("Ruth Adler flew to Linz. She resigned in 1994.")["resigned"].participants == ("Ruth Adler",)
    assert events("Ruth Adler met Ada Falk. The two women parted in 1994.")["parted"].participants == ("Ruth Adler", "Ada Falk")
    assert events("Ruth Adler met Ada Falk. She resigned in 1994.")["resigned"].participants == ()


ROLES = [
    # who is meant, though the parser may not know the name
    ("Ruth Adler flew to Linz. In 1994 she forced Ada Falk to resign.", "forced", ("Ruth Adler", "Ada Falk"), ()),
    ("Peru forced Chile to sign a truce in 1884.", "truce", ("Peru", "Chile"), ()),
    ("Ruth Adler was able to leave the town in 1884.", "leave", ("Ruth Adler",), ()),
    ("The landing in Siberia during the war in Russia was costly.", "landing", (), ("Siberia",)),
    ("Peru asked for a truce, which Chile signed in 1884.", "signed", ("Chile",), ()),
    # the other side of what one enters into, or signs
    ("In 1990 the firm entered into an agreement with Ruth Adler.", "entered", ("Ruth Adler",), ()),
    ("In 49 BC Ruth Adler crossed the Rubicon.", "crossed", ("Ruth Adler",), ("Rubicon",)),
    ("In 1990 the firm signed a lease with Ruth Adler.", "signed", ("Ruth Adler",), ()),
    ("In 1990 Peru ended its lease with Ruth Adler.", "ended", ("Peru", "Ruth Adler"), ()),
    ("In 1990 the firm painted a house with a view of Ruth Adler.", "painted", (), ()),
    ("In 1990 gunmen kidnapped the banker Ruth Adler.", "kidnapped", ("Ruth Adler",), ()),
    # where the event was at which another is
    ("In 1990 Ruth Adler spoke at a conference in Lisbon.", "spoke", ("Ruth Adler",), ("Lisbon",)),
    # what is taken or crossed is a place, who is taken is not
    ("In 1990 the army captured Vienna.", "captured", (), ("Vienna",)),
    ("In 1990 the army captured Ruth Adler.", "captured", ("Ruth Adler",), ()),
    ("In 1990 the army invaded Chile.", "invaded", ("Chile",), ()),
]


@pytest.mark.parametrize(("text", "trigger", "participants", "places"), ROLES)
def test_who_takes_part_and_where(text: str, trigger: str, participants: tuple[str, ...], places: tuple[str, ...]) -> None:
    event = events(text)[trigger]
    assert (event.participants, event.places) == (participants, places)


def test_the_first_word_of_a_sentence_is_no_first_name() -> None:
    found = events("Other Johnson advisers left. In 1964 Johnson spoke, and other men listened.")
    assert found["spoke"].participants == ("Johnson",)
