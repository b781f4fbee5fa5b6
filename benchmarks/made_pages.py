"""Web pages that say in one of many ways when they were published, and much else that is a date.

The ways are those that htmldate's documentation names: meta elements, linked data, <time>, <abbr>, addresses, and words before a date in
bylines and footers, in many languages. Beside it half of the pages have some of what real ones have: links to other stories with their
dates, comments, the day of the last change, a copyright year, pictures in folders of another month, other days in the text. Some pages do
not say when they were published.
"""

import dataclasses
import datetime
import html
import random
from collections.abc import Callable, Iterator

MONTHS = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "pl": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "uk": "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    "sv": "januari februari mars april maj juni juli augusti september oktober november december",
    "tr": "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık",
    "id": "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember",
}

PROSE = {
    "en": "The council of the town met in its hall and spoke of the old bridge, which has been closed to all who have to cross the river.",
    "de": "Der Rat der Stadt traf sich im Haus und sprach über die alte Brücke, die für alle gesperrt ist, die über den Fluss wollen.",
    "fr": "Le conseil de la ville s'est réuni dans sa salle et il a parlé du vieux pont, qui est fermé à tous ceux qui passent la rivière.",
    "es": "El consejo de la ciudad se reunió en su sala y habló del viejo puente, que está cerrado para todos los que cruzan el río.",
    "it": "Il consiglio della città si è riunito nella sua sala e ha parlato del vecchio ponte, che è chiuso a chi passa il fiume.",
    "pt": "O conselho da cidade reuniu-se na sua sala e falou da velha ponte, que está fechada para todos os que atravessam o rio.",
    "nl": "De raad van de stad kwam bijeen in zijn zaal en sprak over de oude brug, die gesloten is voor allen die de rivier over moeten.",
    "pl": "Rada miasta zebrała się w swojej sali i mówiła o starym moście, który jest zamknięty dla wszystkich, którzy chcą przejść rzekę.",
    "ru": "Совет города собрался в своём зале и говорил о старом мосте, который закрыт для всех, кто должен перейти через реку.",
    "uk": "Рада міста зібралася у своїй залі та говорила про старий міст, який закрито для всіх, хто має перейти через річку.",
    "sv": "Stadens råd samlades i sin sal och talade om den gamla bron, som är stängd för alla som måste över floden.",
    "tr": "Kent meclisi salonunda toplandı ve nehri geçmek zorunda olan herkese kapalı olan eski köprü hakkında konuştu.",
    "id": "Dewan kota bertemu di balai dan berbicara tentang jembatan tua yang ditutup untuk semua orang yang harus menyeberangi sungai.",
    "ja": "市の議会は会館に集まり、川を渡らなければならないすべての人に閉ざされている古い橋について話し合った。",
    "zh": "市议会在会堂开会，讨论了那座老桥，所有必须过河的人都不能通行。",
    "ko": "시 의회는 회관에 모여 강을 건너야 하는 모든 사람에게 닫혀 있는 오래된 다리에 대해 이야기했다.",
}


@dataclasses.dataclass(frozen=True, slots=True)
class Way:
    """One way to say when a page was published: what stands in its head, above its prose and below it, and its address."""

    head: str = ""
    above: str = ""
    below: str = ""
    address: str = ""
    language: str = "en"


@dataclasses.dataclass(frozen=True, slots=True)
class MadePage:
    """A page, the kind of its way, whether much is around it, and when it says that it was published and changed; None if it does not."""

    kind: str
    busy: bool
    markup: str
    day: datetime.date | None
    changed: datetime.date | None


def pages(count: int = 8) -> Iterator[MadePage]:
    """So many pages of each way, every second one with much around it, always the same."""
    for kind, ways in WAYS.items():
        for way_number, way in enumerate(ways):
            for number in range(count):
                dice = random.Random(f"{kind} {way_number} {number}")
                day = datetime.date(2001, 1, 1) + datetime.timedelta(dice.randrange(8000))
                busy = number % 2 == 1
                markup, changed = page(way(day), day, dice, busy=busy)
                yield MadePage(kind, busy, markup, None if kind == "says none" else day, changed)


def page(way: Way, day: datetime.date, dice: random.Random, *, busy: bool) -> tuple[str, datetime.date | None]:
    """A page that says its day in a way, and the day on which it says that it was changed."""
    prose = PROSE[way.language]
    other = [day - datetime.timedelta(dice.randrange(3, 4000)) for _ in range(6)]
    later = day + datetime.timedelta(dice.randrange(30, 900))
    head = f'<title>The old bridge</title><link rel="canonical" href="https://example.org{way.address or "/news/the-old-bridge"}">'
    stories = "".join(f'<li><a href="/s">Story</a> <time datetime="{each}">{each:%d.%m.%Y}</time></li>' for each in other[:3])
    comments = "".join(f"<li>A reader, {each:%d/%m/%Y}: indeed.</li>" for each in (later, later))
    around = [
        f'<meta property="article:modified_time" content="{later}T10:00:00Z">',
        f"<aside><h3>More</h3><ul>{stories}</ul></aside>",
        f'<ol class="comments">{comments}</ol>',
        f"<p>© {later.year} The paper</p>",
        f'<img src="/img/{other[5]:%Y/%m}/bridge.jpg">',
        f"<p>{prose} {other[4]:%Y} {written(other[3], way.language)}: {prose}</p>",
    ]
    changed, aside, readers, notice, picture, told = (each if busy and dice.random() < 0.5 else "" for each in around)
    markup = (
        f'<!DOCTYPE html><html lang="{way.language}"><head><meta charset="utf-8">{head}{changed}{way.head}</head><body>'
        f"<nav><a href='/'>Home</a></nav><article><h1>{html.escape(prose[:40])}</h1>{way.above}<p>{prose}</p>{picture}<p>{prose}</p>"
        f"{told}<p>{prose}</p>{way.below}</article>{aside}{readers}<footer>{notice}</footer></body></html>"
    )
    return markup, later if changed else None


def written(day: datetime.date, language: str) -> str:
    """A day as the language writes it."""
    if language in ("ja", "zh"):
        return f"{day.year}年{day.month}月{day.day}日"
    if language == "ko":
        return f"{day.year}년 {day.month}월 {day.day}일"
    month = MONTHS[language].split()[day.month - 1]
    return {
        "en": f"{month} {day.day}, {day.year}",
        "de": f"{day.day}. {month} {day.year}",
        "es": f"{day.day} de {month} de {day.year}",
        "pt": f"{day.day} de {month} de {day.year}",
    }.get(language, f"{day.day} {month} {day.year}")


Make = Callable[[datetime.date], Way]


def meta(key: str, name: str) -> Make:
    """A meta element."""
    return lambda day: Way(head=f'<meta {key}="{name}" content="{day}T08:30:00+00:00">')


def linked(form: str) -> Make:
    """Linked data, with DAY in it."""
    return lambda day: Way(head=f'<script type="application/ld+json">{form.replace("DAY", f"{day}T08:30:00Z")}</script>')


def element(form: str) -> Make:
    """An element above the prose, with ISO and WORDS in it."""
    return lambda day: Way(above=form.replace("ISO", f"{day}").replace("WORDS", written(day, "en")))


def footer(form: str) -> Make:
    """A line after the prose."""
    return lambda day: Way(below=form.replace("ISO", f"{day}").replace("WORDS", written(day, "en")))


def words(language: str, form: str) -> Make:
    """A line of a language above the prose, with WORDS, or NUMBERS (05.06.2014), in it."""
    return lambda day: Way(
        above=f"<p>{form.replace('WORDS', written(day, language)).replace('NUMBERS', f'{day:%d.%m.%Y}')}</p>", language=language
    )


def none(language: str) -> Make:
    """Nothing."""
    return lambda _: Way(language=language)


WAYS: dict[str, list[Make]] = {
    "meta elements": [
        meta("property", "article:published_time"),
        meta("property", "og:published_time"),
        meta("property", "article:published"),
        meta("name", "date"),
        meta("name", "pubdate"),
        meta("name", "publish_date"),
        meta("name", "DC.date.issued"),
        meta("name", "dcterms.created"),
        meta("name", "DC.Issued"),
        meta("name", "citation_publication_date"),
        meta("name", "parsely-pub-date"),
        meta("name", "sailthru.date"),
        meta("itemprop", "datePublished"),
        meta("http-equiv", "date"),
    ],
    "linked data": [
        linked('{"@type": "NewsArticle", "dateModified": "2024-05-05", "datePublished": "DAY"}'),
        linked('{"@graph": [{"@type": "WebSite"}, {"@type": "Article", "datePublished": "DAY"}]}'),
        linked('[{"@type": "BreadcrumbList"}, {"@type": "BlogPosting", "datePublished": "DAY"}]'),
    ],
    "time elements": [
        element('<time datetime="ISO">WORDS</time>'),
        element('<time datetime="ISOT08:30:00Z" pubdate>WORDS</time>'),
        element('<time itemprop="datePublished" datetime="ISO">WORDS</time>'),
        element('<p class="meta">By A. Writer <time class="entry-date" datetime="ISO">WORDS</time></p>'),
        element('<time class="entry-date published" datetime="ISO">WORDS</time><time class="updated" datetime="2024-05-05">x</time>'),
        element("<time>WORDS</time>"),
    ],
    "abbr and classes": [
        element('<abbr class="published" title="ISO">WORDS</abbr>'),
        element('<span class="date">WORDS</span>'),
        element('<div class="post-meta">WORDS</div>'),
        element('<p class="byline">By A. Writer | WORDS</p>'),
        element('<span class="timestamp">ISO</span>'),
        element('<div class="submitted">Submitted by admin on WORDS</div>'),
    ],
    "addresses": [lambda day: Way(address=f"/{day:%Y/%m/%d}/bridge"), lambda day: Way(address=f"/news/{day}-bridge.html")],
    "bylines and footers": [
        element("<p>Published on ISO</p>"),
        element("<p>Posted: WORDS</p>"),
        element("<p>WORDS</p>"),
        element("<p>By A. Writer, WORDS</p>"),
        footer("<p>Published WORDS</p>"),
        footer("<p><small>First published: ISO</small></p>"),
        footer('<p class="footer-date">Date: ISO</p>'),
    ],
    "other languages": [
        words("de", "Veröffentlicht am WORDS"),
        words("de", "Stand: NUMBERS"),
        words("de", "Datum: NUMBERS"),
        words("fr", "Publié le WORDS"),
        words("es", "Publicado el WORDS"),
        words("it", "Pubblicato il WORDS"),
        words("pt", "Publicado em WORDS"),
        words("nl", "Geplaatst op WORDS"),
        words("pl", "Opublikowano: WORDS"),
        words("ru", "Опубликовано: WORDS"),
        words("uk", "Опубліковано WORDS"),
        words("sv", "Publicerad WORDS"),
        words("tr", "Yayınlanma tarihi: NUMBERS"),
        words("tr", "Yayınlanma: WORDS"),
        words("id", "Diterbitkan WORDS"),
        words("ja", "公開日：WORDS"),
        words("zh", "发布时间：WORDS"),
        words("ko", "입력 WORDS"),
        words("ru", "NUMBERS г."),
        words("es", "WORDS"),
        words("sv", "WORDS"),
    ],
    "says none": [none(language) for language in ("en", "de", "es", "fr", "it", "ja", "ru")],
}
