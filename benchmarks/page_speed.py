"""How long the page takes to filter 5,000 events in Debian's chromium: ``python benchmarks/page_speed.py [--write]``."""

import argparse
import random
import shutil
import statistics
import sys
import tempfile
from pathlib import Path

from accuracy import write
from selenium import webdriver
from selenium.webdriver.chrome.service import Service

from dateline import days, interval
from dateline.model import Event, Status, Timex
from dateline.page import page
from dateline.timeline import Timeline

SCRIPT = """(() => { const field = document.querySelector("[name=text]"); const began = performance.now();
    field.value = arguments[0]; field.dispatchEvent(new Event("input", { bubbles: true })); document.body.offsetHeight;
    return performance.now() - began; })(...arguments)"""


def main() -> None:
    """Opens the page, filters it by twenty words, and prints the least and the median of the times."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="put the figures into RESULTS.md")
    options = parser.parse_args()
    chromium, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if not (chromium and driver):
        sys.exit("no chromium and chromedriver on this machine: apt-get install chromium chromium-driver")
    settings = webdriver.ChromeOptions()
    settings.binary_location = chromium
    for switch in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"):
        settings.add_argument(switch)
    with tempfile.TemporaryDirectory() as folder, webdriver.Chrome(options=settings, service=Service(driver)) as browser:
        path = Path(folder) / "many.html"
        path.write_text(page(Timeline(events(5000))), encoding="utf-8")
        browser.get(path.as_uri())
        times = [browser.execute_script(f"return {SCRIPT}", f"town {n}") for n in range(11, 31)]
    text = f"filter of 5,000 events: least {min(times):.0f} ms, median {statistics.median(times):.0f} ms"
    print(text)
    if options.write:
        write("page speed", text)


def events(count: int) -> list[Event]:
    """So many made-up events of the 20th century."""
    first, dice = days.day_number(1900), random.Random(5)
    return [_event(n, first + dice.randrange(43000)) for n in range(count)]


def _event(number: int, day: int) -> Event:
    headline = f"Minister {number} visits town {number % 97}"
    date = days.iso(day)
    timex = Timex(0, 10, date, "DATE", edtf=date, interval=interval.day(day))
    return Event(headline, "visits", 20, 26, "visit", Status.HAPPENED, f"{date}: {headline}.", 0, "a.txt", timex=timex, id=f"e{number}")


if __name__ == "__main__":
    main()
