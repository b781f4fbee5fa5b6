"""The page in a real browser, with the network off: Debian's chromium, where it is installed."""

import csv
import io
import random
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait

from dateline import days, layout
from dateline.page import page
from dateline.timeline import Timeline
from tests.test_page import HOSTILE, make

CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
pytestmark = pytest.mark.skipif(
    not (CHROMIUM and DRIVER), reason="no chromium and chromedriver on this machine: apt-get install chromium chromium-driver"
)
SWITCHES = (
    *("--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--window-size=1300,1000"),
    # what would look for a network that is not there
    *("--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
READ = "return document.readyState === 'complete' && location.protocol === 'file:'"

EVENTS = Timeline(
    [
        make("1904/1905", "Russia and Japan are at war", type="war", id="war", document="history.txt"),
        make("1956-10-19", "Bulganin and Hatoyama sign the declaration", type="treaty", id="treaty", participants=("Hatoyama", "Bulganin")),
        make("2016-05-06", id="sochi", participants=("Shinzo Abe", "Vladimir Putin"), places=("Sochi",)),
        make("2016-12-15", "Putin visits Nagato", id="nagato", participants=("Vladimir Putin",), places=("Nagato",)),
        make("XXXX-04-15", "A date without a year", id="open", type="other"),
    ]
)


@pytest.fixture(scope="module")
def browser() -> Iterator[webdriver.Chrome]:
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM or ""
    for switch in SWITCHES:
        options.add_argument(switch)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(DRIVER))
    driver.execute_cdp_cmd("Network.enable", {})
    offline = {"offline": True, "latency": 0, "downloadThroughput": 0, "uploadThroughput": 0}
    driver.execute_cdp_cmd("Network.emulateNetworkConditions", offline)
    yield driver
    driver.quit()


class Opened:
    """A page in the browser, and what a reader does there."""

    def __init__(self, browser: webdriver.Chrome, path: Path) -> None:
        self.browser, self.path = browser, path

    def go(self, address: str = "") -> "Opened":
        self.browser.get("about:blank")
        self.browser.get(self.path.as_uri() + address)
        # on a busy machine the driver comes back while the page is still being read
        WebDriverWait(self.browser, 60).until(lambda browser: browser.execute_script(READ))
        return self

    def run(self, script: str, *arguments: object) -> Any:
        return self.browser.execute_script(f"return {script}", *arguments)

    def one(self, query: str) -> WebElement:
        return self.browser.find_element(By.CSS_SELECTOR, query)

    def rows(self) -> list[str]:
        found: list[str] = self.run("[...document.querySelectorAll('tbody tr')].map((row) => row.id)")
        return found

    def fill(self, name: str, text: str) -> None:
        self.one(f".filters [name={name}]").send_keys(text)

    def press(self, *keys: str) -> None:
        self.browser.switch_to.active_element.send_keys(*keys)

    def focus(self, query: str) -> None:
        self.run("arguments[0].focus()", self.one(query))

    @property
    def address(self) -> str:
        return self.browser.current_url.rpartition("#")[2] if "#" in self.browser.current_url else ""

    @property
    def complaints(self) -> list[str]:
        return [entry["message"] for entry in self.browser.get_log("browser")]  # type: ignore[no-untyped-call]


@pytest.fixture
def opened(browser: webdriver.Chrome, tmp_path: Path) -> Opened:
    browser.get_log("browser")  # type: ignore[no-untyped-call]
    path = tmp_path / "chronology.html"
    path.write_text(page(EVENTS), encoding="utf-8")
    return Opened(browser, path).go()


def test_it_loads_with_the_network_off_and_without_complaint(opened: Opened) -> None:
    assert opened.rows() == ["war", "treaty", "sochi", "nagato", "open"]
    assert opened.one(".count").text == "5 events"
    assert len(opened.browser.find_elements(By.CSS_SELECTOR, ".chart .item")) == 4
    assert opened.complaints == []


@pytest.mark.parametrize(
    ("name", "text", "left"),
    [
        ("text", "nagato putin", ["nagato"]),
        ("type", "war", ["war"]),
        ("participant", "abe", ["sochi"]),
        ("document", "history.txt", ["war"]),
        ("from", "1956", ["treaty", "sochi", "nagato"]),
        ("to", "1905-06", ["war"]),
    ],
)
def test_filters_by_the_keyboard(opened: Opened, name: str, text: str, left: list[str]) -> None:
    opened.fill(name, text)
    assert opened.rows() == left
    assert opened.one(".count").text == f"{len(left)} of 5 events"
    opened.focus(".filters button")
    opened.press(Keys.ENTER)
    assert len(opened.rows()) == 5


def test_an_open_end_counts_with_the_day_that_is_known(browser: webdriver.Chrome, tmp_path: Path) -> None:
    path = tmp_path / "open.html"
    path.write_text(page(Timeline([make("../2039", id="until"), make("1956", id="treaty"), make("2014/..", id="since")])), encoding="utf-8")
    opened = Opened(browser, path).go()
    opened.fill("to", "2014")
    assert opened.rows() == ["treaty", "since"]
    opened.fill("from", "2013")
    assert opened.rows() == ["since"]


def test_a_wrong_date_in_a_filter_is_marked(opened: Opened) -> None:
    opened.fill("from", "last year")
    field = opened.one("[name=from]")
    assert field.get_attribute("aria-invalid") == "true"
    assert "is no date: write it as 1956" in str(field.get_attribute("title"))


def test_columns_sort_both_ways(opened: Opened) -> None:
    opened.focus("th.event button")
    opened.press(Keys.ENTER)
    assert opened.rows() == ["open", "treaty", "nagato", "war", "sochi"]
    opened.press(Keys.ENTER)
    assert opened.rows() == ["sochi", "war", "nagato", "treaty", "open"]
    assert opened.one("th.event").get_attribute("aria-sort") == "descending"


def test_choosing_in_the_table_shows_in_the_chart_and_the_address(opened: Opened) -> None:
    opened.focus("#treaty a")
    opened.press(Keys.ENTER)
    assert opened.address == "treaty"
    assert opened.one(".panel h2").text == "Bulganin and Hatoyama sign the declaration"
    assert opened.one(".panel mark.date").text == "1956-10-19"
    assert "Its own words say it" in opened.one(".panel .why").text
    assert "Bulganin" in opened.one(".chart .chosen").text
    opened.press(Keys.ARROW_DOWN)
    assert opened.address == "sochi"
    assert opened.browser.switch_to.active_element.text == "Shinzo Abe visits Sochi"
    opened.press(Keys.ESCAPE)
    assert not opened.one(".panel").is_displayed()
    assert opened.address == ""


def test_choosing_in_the_chart_shows_in_the_table(opened: Opened) -> None:
    opened.focus(".chart")
    opened.press(Keys.ARROW_RIGHT)
    opened.press(Keys.ARROW_RIGHT)
    assert opened.one("tr.chosen").get_attribute("id") == "treaty"
    assert opened.one("#treaty a").get_attribute("aria-current") == "true"
    items = opened.browser.find_elements(By.CSS_SELECTOR, ".chart .item")
    next(item for item in items if "Nagato" in item.text).click()
    assert opened.address == "nagato"


def test_an_address_opens_its_event(opened: Opened) -> None:
    opened.go("#nagato")
    assert opened.one(".panel h2").text == "Putin visits Nagato"
    opened.go("#none")
    assert not opened.one(".panel").is_displayed()


def test_the_chart_zooms_and_moves_by_the_keyboard(opened: Opened) -> None:
    def texts() -> list[str]:
        found: list[str] = opened.run("[...document.querySelectorAll('.chart text')].map((text) => text.textContent)")
        return found

    first = texts()
    opened.focus(".chart")
    for _ in range(4):
        opened.press("+")
    zoomed = texts()
    assert zoomed != first
    opened.press(Keys.SHIFT, Keys.ARROW_LEFT)
    assert texts() != zoomed
    opened.press(Keys.NULL, "0")
    assert texts() == first


def test_every_control_is_reached_and_seen(opened: Opened) -> None:
    seen = set()
    for _ in range(32):
        opened.press(Keys.TAB)
        seen.add(opened.run("document.activeElement.name || document.activeElement.className || document.activeElement.tagName"))
        focused = opened.run("((style) => style.outlineStyle + style.outlineWidth)(getComputedStyle(document.activeElement))")
        assert focused in ("solid3px", "auto1px") or opened.run("document.activeElement === document.body"), focused
    assert {"text", "type", "status", "participant", "document", "from", "to", "chart", "skip", "A"} <= seen


def test_the_ticks_are_those_of_the_layout(opened: Opened) -> None:
    """The browser works them out by the rules of layout.py: at the width of the page's numbers they say the same."""
    size = {"width": 1062, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    opened.browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    opened.go()
    drawn = opened.run("[...document.querySelectorAll('.chart g > text:is([class=\"\"], .tick)')].map((text) => text.textContent)")
    gaps = opened.run("[...document.querySelectorAll('.chart .gap')].map((text) => text.textContent)")
    opened.browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    intervals = [event.timex.interval for event in EVENTS if event.timex and event.timex.interval]
    scale = layout.scale(intervals, 1000)
    assert set(gaps) == {layout.length_words(right.first - left.end) for left, right in scale.breaks}
    ours = {tick.text for tick in layout.ticks(scale, lambda text: 7.0 * len(text))}
    assert len(set(drawn) & ours) >= 0.6 * len(set(drawn))


def test_review_is_kept_and_exported(opened: Opened) -> None:
    opened.go("#sochi")
    opened.press("a")
    opened.one(".panel [name=event]").send_keys(", again")
    date = opened.one(".panel [name=date]")
    date.clear()
    date.send_keys("2016-02-31")
    assert "is no day of the calendar" in opened.one(".panel .problem").text
    date.clear()
    date.send_keys("2016-05-07")
    assert opened.one(".panel .problem").text == ""
    opened.one(".panel textarea").send_keys('=1, "so"')
    opened.go("#sochi")
    assert opened.one("tr.accept").get_attribute("id") == "sochi"
    assert opened.one(".panel [name=date]").get_attribute("value") == "2016-05-07"
    opened.run("window.made = [], URL.createObjectURL = (blob) => { window.made.push(blob); return '#'; }")
    button = opened.browser.find_elements(By.CSS_SELECTOR, ".panel fieldset > button")[-1]
    assert button.text == "Export review.csv (1)"
    opened.run("arguments[0].click()", button)
    written = opened.browser.execute_async_script("window.made[0].text().then(arguments[0])")
    rows = list(csv.DictReader(io.StringIO(written, newline="")))
    wanted = {"event_id": "sochi", "decision": "accept", "event": "Shinzo Abe visits Sochi, again", "date": "2016-05-07"}
    assert rows == [{**wanted, "note": '\'=1, "so"', "was_event": "Shinzo Abe visits Sochi", "was_date": "2016-05-06"}]


def test_a_document_cannot_run_a_script(browser: webdriver.Chrome, tmp_path: Path) -> None:
    hostile = [make("1956", words, sentence=words, document=words, type=words, id=words, participants=(words,)) for words in HOSTILE]
    path = tmp_path / "hostile.html"
    path.write_text(page(Timeline(hostile)), encoding="utf-8")
    browser.get_log("browser")  # type: ignore[no-untyped-call]
    opened = Opened(browser, path).go()
    for row in range(len(HOSTILE)):
        opened.run("document.querySelectorAll('td.event a')[arguments[0]].click()", row)
        assert opened.one(".panel h2").is_displayed()
    assert opened.run("document.querySelectorAll('img, iframe, h1').length") == 1
    assert opened.complaints == []
    # and the policy itself: what is not ours does not run even where it gets into the page
    opened.run("void (window.ran = 0)")
    opened.run("void document.body.append(Object.assign(document.createElement('script'), { textContent: 'window.ran = 1' }))")
    assert opened.run("window.ran") == 0
    assert any("Content Security Policy" in message for message in opened.complaints)


def test_without_a_script_it_is_a_table(opened: Opened) -> None:
    opened.browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    opened.go("#sochi")
    shown = opened.one("table").text
    opened.browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
    assert "Putin visits Nagato" in shown
    assert "Its own words say it: “2016-05-06”" in shown


def test_it_prints_its_evidence(opened: Opened) -> None:
    opened.browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    shown, hidden = opened.one("td.evidence").is_displayed(), opened.one(".filters").is_displayed()
    opened.browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    assert shown
    assert not hidden


def test_five_thousand_events_are_filtered(browser: webdriver.Chrome, tmp_path: Path) -> None:
    first, dice = days.day_number(1900), random.Random(5)
    told = [(n, days.iso(first + dice.randrange(43000)), dice.choice(["visit", "war", "law"])) for n in range(5000)]
    events = [make(date, f"Minister {n} visits town {n % 97}", id=f"e{n}", type=kind) for n, date, kind in told]
    path = tmp_path / "many.html"
    path.write_text(page(Timeline(events)), encoding="utf-8")
    opened = Opened(browser, path).go()
    assert len(opened.rows()) == 100
    opened.one("[name=text]").send_keys("town 11")
    assert opened.one(".count").text.partition(",")[0].endswith(" of 5000 events")
    opened.go("#e4321")
    assert opened.one("tr.chosen").get_attribute("id") == "e4321"
