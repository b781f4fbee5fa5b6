"""What dates an event that no expression of its clause dates: each word of a text that is looked at, with its date and how it was found."""

import pytest

from dateline import dating, evidence, interval, pipeline
from dateline.model import Basis, Document, Event

DCT = "2020-05-14"


def rows(text: str, dct: str | None = DCT) -> list[Event]:
    document = Document("d", text, dct=interval.parse_edtf(dct) if dct else None)
    return list(pipeline.events(document, all_events=True))


# the words after the text: trigger, date, way; the document's date is 14 May 2020
TIED = [
    ("The boy was found clinging to a raft on 3 May 2020.", "found", "2020-05-03", "tied"),
    ("He was arrested helping a thief on 3 May 2020.", "arrested", "2020-05-03", "tied"),
    ("The bishop, who was wounded in the 1998 bombing, forgave them.", "wounded", "1998", "tied"),
    ("The plan was rejected in the vote of 3 May 2020.", "rejected", "2020-05-03", "tied"),
    ("In a 2 May 2020 interview, the mayor accused the police of fraud.", "accused", "2020-05-02", "tied"),
    ("The 1998 bombing killed forty people.", "killed", "1998", "tied"),
    ("He mourns after the 1998 bombing, which killed forty people.", "killed", "1998", "tied"),
    ("The army invaded Peru on 2 March 2020. The invasion, which was sparked by a quarrel, is condemned.", "sparked", "2020-03-02", "tied"),
    (
        "The blast of 2 March 2020 is a mystery. The town mourns after the explosion that killed nine people.",
        "killed",
        "2020-03-02",
        "tied",
    ),
    ("The king was allowed to return in July 1997.", "allowed", "1997-07", "tied"),
]
NOT_TIED = [
    ("The bishop, who was wounded in the 1998 bombing, forgave them.", "forgave", DCT, "document"),
    ("The mayor resigned after the vote of 4 May 2020.", "resigned", DCT, "document"),
    ("He died shortly before the election of 2016.", "died", DCT, "document"),
    ("He spoke of the attack of 1998.", "spoke", DCT, "document"),
    ("The flood of 1998 will cost millions.", "cost", DCT, "document"),
    ("The prosecutor summoned her to testify in June 2020.", "summoned", DCT, "document"),
    ("The police are still investigating the attack of 2 March 2020.", "investigating", DCT, "document"),
    ("The drought that ended in 1998 worries the farmers.", "worries", DCT, "document"),
]
INHERITED = [
    ("On 8 April 2020 the sailors, exhausted by the storm, reached Cadiz.", "exhausted", "2020-04-08", "inherited"),
    ("On 4 May 2020 the court ruled that the bridge must close.", "close", "2020-05-04", "inherited"),
]
NOT_INHERITED = [
    ("Two years after the riot, the port closed on 4 May 2020.", "riot", DCT, "document"),
    ("The firm, which has three yards, went to court in 1998.", "has", DCT, "document"),
    ("The question goes to a referendum in 2021, because delegates voted for it.", "voted", DCT, "document"),
]
CONTINUED = [
    ("On 4 May 2020 the mayor spoke to the council. She said nobody was hurt.", "said", "2020-05-04", "told"),
    ("On 4 May 1998 the mayor spoke to the council. The mayor said nobody was hurt.", "said", "1998-05-04", "told"),
    ("On 4 May 1998 the river burst its banks. The water reached the cathedral.", "reached", "1998-05-04", "told"),
    ("On 4 May 1998 the river burst its banks.\n\nThe water reached the cathedral.", "reached", "1998-05-04", "told"),
    ("In April 2019 the firm bought the castle. It moved in.", "moved", "2019-04", "told"),
    ("The river burst its banks on 4 April 2020, police said. The water reached the church.", "reached", "2020-04-04", "told"),
    (
        "On 4 April 2020 the river burst its banks. The water reached the church, but the army came on 5 April 2020.",
        "reached",
        "2020-04-04",
        "told",
    ),
]
NOT_CONTINUED = [
    ('"The river burst its banks on 4 April 2020," police said. The water reached the church.', "reached", DCT, "document"),
    ("On 4 May 1998 the river burst its banks. The mayor said nobody was hurt.", "said", DCT, "document"),
    ("On 4 May 1998 the mayor spoke to the council. Rain is falling.", "falling", DCT, "document"),
    ("On 3 May 1998 she bought the castle. It had belonged to a bishop.", "belonged", DCT, "document"),
    ("On 3 May 1998 she bought the castle. She has sold it.", "sold", DCT, "document"),
    ("On 3 May 1998 she bought the castle. She will sell it.", "sell", DCT, "document"),
    ("On 3 May 1998 she bought the castle. He sold it in 2001.", "sold", "2001", "clause"),
    ("In April 2019 the firm bought the castle. The town protested.", "protested", DCT, "document"),
    ("In 1997 the president promised aid. He kept his word.", "kept", DCT, "document"),
]
SCENE = [
    ("The queen opened the fair on 12 May 2020. Rain fell. The mayor left early.", "left", "2020-05-12", "story"),
    ("The queen opened the fair on 12 May 2020. Rain fell. The mayor stayed away, pleading a cold.", "pleading", "2020-05-12", "story"),
    ("The queen opened the fair on 12 May 2020. Rain fell. The mayor began by thanking the crowd.", "thanking", "2020-05-12", "story"),
]
NOT_THE_SCENE = [
    ("The queen opened the fair on 12 May 2020. Tickets have been sold.", "sold", DCT, "document"),
    ("The queen opened the fair on 12 May 2020. Rain fell. The mayor stays away, pleading a cold.", "pleading", DCT, "document"),
    ("The queen opened the fair on 12 May 2020. Rain fell. The mayor disliked talk of closing it.", "closing", DCT, "document"),
    ("The queen opened the fair on 12 April 2020. Rain is falling. The mayor left early.", "left", DCT, "document"),
]
RECALLED = [
    (
        "Rebels abducted the envoy in March 2018. His capture on 26 March 2018 shocked the court. The abduction is a mystery.",
        "abduction",
        "2018-03-26",
        "recalled",
    ),
    ("The army invaded Peru on 2 March 1990. Nobody had foreseen the invasion.", "invasion", "1990-03-02", "recalled"),
    ("A blast killed nine people on 2 March 2020. The police are still investigating the attack.", "attack", "2020-03-02", "recalled"),
    ("The attack of 2 March 2020 is still a mystery. Nobody has confessed to the bombings.", "bombings", "2020-03-02", "recalled"),
    ("The council will meet on 3 June 2020. The meeting is open to all.", "meeting", "2020-06-03", "recalled"),
    (
        "Gunmen abducted a banker on 2 March 2020. Police are looking for a driver who saw the kidnapping.",
        "kidnapping",
        "2020-03-02",
        "recalled",
    ),
    (
        "Gunmen abducted the banker Ruth Adler on 2 March 2020. Adler, who was 40 when she was kidnapped, is free.",
        "kidnapped",
        "2020-03-02",
        "recalled",
    ),
    (
        "Rebels took two guards hostage on 3 March 2020. In April 2020 a court heard that both died after being kidnapped.",
        "kidnapped",
        "2020-03-03",
        "recalled",
    ),
    (
        "Rebels seized the envoy two years ago. His capture on 26 March 2018 shocked the court. The abduction is a mystery.",
        "abduction",
        "2018-03-26",
        "recalled",
    ),
    (
        "The army marched into Peru on 2 April 2020. On 9 April 2020 the council fined the firm for invading Peru.",
        "invading",
        "2020-04-02",
        "recalled",
    ),
    (
        "The minister stepped down on 3 April 2020. Her resignation is a loss.",
        "resignation",
        "2020-04-03",
        "recalled",
    ),
    (
        "The parties signed an accord on 3 March 2020. The treaty is popular.",
        "treaty",
        "2020-03-03",
        "recalled",
    ),
    (
        "The workers walked out on 3 March 2020. The strike has cost millions.",
        "strike",
        "2020-03-03",
        "recalled",
    ),
    (
        "Acme bought Bolt on 3 March 2020. The takeover is unpopular.",
        "takeover",
        "2020-03-03",
        "recalled",
    ),
    (
        "The tanker sank on 2 March 2020. The accident is a mystery.",
        "accident",
        "2020-03-02",
        "recalled",
    ),
]
NOT_RECALLED = [
    (
        "Gunmen kidnapped a guard on 3 March 2020. Police are looking for a man who abducted Simon Katz.",
        "abducted",
        DCT,
        "document",
    ),
    (
        "The queen opened the fair on 12 May 2020. Peru will sign a treaty on 3 June 2020. Rain fell. The mayor praised the accord.",
        "accord",
        "2020-05-12",
        "story",
    ),
    ("The strike of 3 May 2020 closed the port. A strike has closed the mines.", "strike", DCT, "document"),
    ("The town fears more attacks. The attack of 3 May 2020 killed two.", "attacks", DCT, "document"),
    (
        "A bomb killed two in March 2019 and a plane crashed on 2 June 2018. The families still mourn after the disaster.",
        "disaster",
        DCT,
        "document",
    ),
    ("The committee met on 3 March 2020. The summit is a success.", "summit", DCT, "document"),
    (
        "Ruth Adler was kidnapped on 3 March 2020. The police are puzzled by the abduction of Simon Katz.",
        "abduction",
        DCT,
        "document",
    ),
    (
        "Ruth Adler was arrested on 3 March 2020. Police are looking for Simon Katz, who was detained in error.",
        "detained",
        DCT,
        "document",
    ),
    (
        "Students protested on 3 March 2020. The mayor dislikes their demonstrations.",
        "demonstrations",
        DCT,
        "document",
    ),
    (
        "Gunmen kidnapped a banker on 3 March 2020. Police are talking about seizing hostages.",
        "seizing",
        DCT,
        "document",
    ),
    (
        "The council met on 3 March 2020 and on 5 April 2020. The talks are secret.",
        "talks",
        DCT,
        "document",
    ),
]
TABLES = (
    TIED, NOT_TIED, INHERITED, NOT_INHERITED, CONTINUED, NOT_CONTINUED, SCENE, NOT_THE_SCENE, RECALLED, NOT_RECALLED,
)  # fmt: skip


@pytest.mark.parametrize(("text", "trigger", "date", "way"), [case for table in TABLES for case in table])
def test_dates(text: str, trigger: str, date: str, way: str) -> None:
    found = [(each.timex.edtf if each.timex else "", each.link) for each in rows(text) if each.trigger.split()[-1] == trigger]
    assert (date, way) in found[-1:]


def test_every_way_from_elsewhere_has_a_confidence() -> None:
    assert {case[3] for table in TABLES for case in table} <= dating.CONFIDENCE.keys()


def test_all_events_are_dated_by_the_document_or_the_story() -> None:
    assert [(each.timex.edtf, each.timex.basis) for each in rows("The mayor resigned.") if each.timex] == [(DCT, Basis.DOCUMENT)]
    told = rows("The city fell in 1453. Its walls stayed.", dct=None)
    assert [(each.timex.edtf, each.timex.basis) for each in told if each.timex] == [("1453", Basis.EXPLICIT), ("1453", Basis.CONTEXT)]


def test_what_stands_elsewhere_shows_its_words() -> None:
    for text in (case[0] for table in TABLES for case in table):
        for event in rows(text):
            assert event.timex
            assert text[event.timex.start : event.timex.end] == event.timex.text


def test_what_dates_an_event_from_elsewhere_is_said() -> None:
    told = rows("Gunmen abducted a guard on 2 March 2020. The kidnapping is a mystery. Tickets have been sold.")
    assert [evidence.why(each) for each in told] == [
        "Its own words say it: “2 March 2020”.",
        "Words elsewhere in the text date it: “2 March 2020”.",
        f"Nothing dates it but the date of its document, {DCT}.",
        f"Nothing dates it but the date of its document, {DCT}.",
    ]
