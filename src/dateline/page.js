"use strict";
(() => {
  const $ = (query, root = document) => root.querySelector(query);
  const $$ = (query, root = document) => [...root.querySelectorAll(query)];
  const numbers = JSON.parse($("script.numbers").textContent);
  const [form, figure, chart, table, main, panel] = [".filters", ".chronology", ".chart", "table", "main", ".panel"].map((query) => $(query));
  const body = table.tBodies[0];
  const PAGE = 100; // rows in the document at a time: a browser lays thousands out slowly

  // ------------------------------------------------------------------------------------------------ the events

  const events = [...body.rows].map((row, index) => {
    const text = (name) => $("td." + name, row).textContent;
    const [first = null, end = null, shape, vague, family, weight, standing] = numbers.events[index];
    const own = {
      index, row, id: row.id, first, end, shape, vague, family, weight, standing,
      placed: numbers.events[index].length > 0,
      edtf: $("time", row).dataset.edtf,
      date: text("date"), event: text("event"), type: text("type"), status: text("status"), document: text("document"),
      participants: text("participants"), places: text("places"),
    };
    own.names = own.participants ? own.participants.split("; ") : [];
    const sentences = $$("blockquote p", row).map((quote) => quote.textContent);
    own.words = [own.date, own.edtf, own.event, own.type, own.participants, own.places, ...sentences].join(" ").toLowerCase();
    return own;
  });
  const byId = new Map(events.map((event) => [event.id, event]));
  let wanted = events; // that pass the filters, in the table's order
  let chosen = null;
  let start = 0; // the first row shown
  let sorting = { key: "index", down: false };

  // ------------------------------------------------------------------------------------------------- the calendar
  // day numbers of the proleptic Gregorian calendar (Hinnant), as in days.py: day 1 is 0001-01-01

  const floor = Math.floor;
  const dayNumber = (year, month = 1, day = 1) => {
    const y = year - (month <= 2);
    const era = floor(y / 400);
    const ofEra = y - era * 400;
    const ofYear = floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
    return era * 146097 + ofEra * 365 + floor(ofEra / 4) - floor(ofEra / 100) + ofYear - 305;
  };
  const civil = (number) => {
    const z = floor(number) + 305;
    const era = floor(z / 146097);
    const ofEra = z - era * 146097;
    const year = floor((ofEra - floor(ofEra / 1460) + floor(ofEra / 36524) - floor(ofEra / 146096)) / 365);
    const ofYear = ofEra - (365 * year + floor(year / 4) - floor(year / 100));
    const mp = floor((5 * ofYear + 2) / 153);
    const month = mp < 10 ? mp + 3 : mp - 9;
    return [year + era * 400 + (month <= 2), month, ofYear - floor((153 * mp + 2) / 5) + 1];
  };
  const grouped = (year) => (year > 9999 ? year.toLocaleString("en") : String(year));
  const yearWords = (year) => (year <= 0 ? grouped(1 - year) + " BC" : year < 1000 ? "AD " + year : grouped(year));
  const monthLength = (year, month) => dayNumber(month === 12 ? year + 1 : year, month === 12 ? 1 : month + 1) - dayNumber(year, month);

  // EDTF as dateline writes it: what is wrong with a text, or its first day and the one after its last
  const FORM = /^(Y-?\d{5,}|-?[\dX]{4})(?:-([\dX]{2}))?(?:-([\dX]{2}))?[?~%]?$/;
  const readDate = (text) => {
    const found = FORM.exec(text);
    if (!found) return { problem: `“${text}” is no date: write it as 1956, 1956-10, 1956-10-19, 198X or 1904/1905` };
    const [, yearText, monthText, dayText] = found;
    const number = Number(yearText.replace("Y", "").replace(/X/g, "0"));
    if (/X/.test(yearText)) {
      if (monthText || /^-?X/.test(yearText)) return { first: null, end: null };
      const size = 10 ** (yearText.length - yearText.indexOf("X"));
      return /^\d+X+$/.test(yearText) ? { first: dayNumber(number), end: dayNumber(number + size) } : { problem: `“${text}”: only the last digits of a year after Christ may be X` };
    }
    if (!monthText || monthText === "XX") return { first: dayNumber(number), end: dayNumber(number + 1) };
    const month = Number(monthText);
    const months = month >= 21 && month <= 24 ? [3 * (month - 20), 3] : month >= 33 && month <= 36 ? [3 * (month - 32) - 2, 3] : month >= 1 && month <= 12 ? [month, 1] : null;
    if (!months || Number.isNaN(month)) return { problem: `“${text}”: a month is 01 to 12, a season 21 to 24, a quarter 33 to 36` };
    const [from, count] = months;
    if (!dayText || dayText === "XX") {
      const next = from + count;
      return { first: dayNumber(number, from), end: next > 12 ? dayNumber(number + 1, next - 12) : dayNumber(number, next) };
    }
    const day = Number(dayText);
    if (count > 1 || !(day >= 1 && day <= monthLength(number, month))) return { problem: `“${text}” is no day of the calendar` };
    return { first: dayNumber(number, month, day), end: dayNumber(number, month, day) + 1 };
  };
  const readEdtf = (text) => {
    if (!text.includes("/")) return readDate(text);
    const sides = text.split("/");
    if (sides.length !== 2) return { problem: `“${text}” has more than two ends` };
    const open = { first: null, end: null };
    const [left, right] = sides.map((side) => (side === ".." || side === "" ? open : readDate(side)));
    if (left.problem || right.problem) return left.problem ? left : right;
    if (left.first !== null && right.end !== null && left.first >= right.end) return { problem: `“${text}” ends before it begins` };
    return { first: left.first, end: right.end };
  };

  // ----------------------------------------------------------------------------------------------------- filters

  const collator = new Intl.Collator("en", { numeric: true });
  const fill = (name, values) => {
    for (const value of [...new Set(values)].filter(Boolean).sort(collator.compare)) form.elements[name].add(new Option(value, value));
  };
  const filter = () => {
    const value = (name) => form.elements[name].value.trim();
    const words = value("text").toLowerCase().split(/\s+/).filter(Boolean);
    const participant = value("participant").toLowerCase();
    const [from, to] = ["from", "to"].map((name) => {
      const read = value(name) ? readEdtf(value(name)) : { first: null, end: null };
      form.elements[name].setAttribute("aria-invalid", String(Boolean(read.problem)));
      form.elements[name].title = read.problem || "";
      return read;
    });
    const [low, high] = [from.first ?? -Infinity, to.end ?? Infinity];
    const dated = low > -Infinity || high < Infinity;
    wanted = events.filter((event) =>
      words.every((word) => event.words.includes(word))
      && ["type", "status", "document"].every((name) => !value(name) || event[name] === value(name))
      && (!participant || event.names.some((name) => name.toLowerCase().includes(participant)))
      && (!dated || (event.placed && (event.first ?? event.end - 1) < high && (event.end ?? event.first + 1) > low)));
    sort();
    start = 0;
    showRows();
    arrange();
    draw();
  };
  const all = () => {
    form.reset();
    filter();
  };
  const sort = () => {
    const { key, down } = sorting;
    if (key === "index") wanted.sort((one, two) => one.index - two.index);
    else wanted.sort((one, two) => collator.compare(one[key], two[key]) || one.index - two.index);
    if (down) wanted.reverse();
  };

  // ------------------------------------------------------------------------------------------------------- table

  const pages = $(".pages");
  const showRows = () => {
    body.replaceChildren(...wanted.slice(start, start + PAGE).map((event) => event.row));
    const last = Math.min(start + PAGE, wanted.length);
    const all = wanted.length === events.length ? `${events.length} event${events.length === 1 ? "" : "s"}` : `${wanted.length} of ${events.length} events`;
    $(".count").textContent = all + (wanted.length > PAGE ? `, rows ${start + 1} to ${last}` : "");
    pages.hidden = wanted.length <= PAGE;
    $("span", pages).textContent = `${start + 1}–${last} of ${wanted.length}`;
    $("[data-page='-1']", pages).disabled = start === 0;
    $("[data-page='1']", pages).disabled = last === wanted.length;
    table.setAttribute("aria-rowcount", wanted.length + 1);
  };
  const showRowOf = (event) => {
    const place = wanted.indexOf(event);
    const page = PAGE * floor(place / PAGE);
    if (place >= 0 && page !== start) {
      start = page;
      showRows();
    }
  };
  for (const cell of $$("thead th:not(.evidence)")) {
    const key = cell.className === "date" ? "index" : cell.className;
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = cell.textContent;
    cell.replaceChildren(button);
    if (key === "index") cell.setAttribute("aria-sort", "ascending");
    button.addEventListener("click", () => {
      sorting = { key, down: sorting.key === key && !sorting.down };
      $$("th[aria-sort]").forEach((other) => other.removeAttribute("aria-sort"));
      cell.setAttribute("aria-sort", sorting.down ? "descending" : "ascending");
      sort();
      start = 0;
      showRows();
    });
  }

  // ----------------------------------------------------------------------------------------------------- choosing

  const choose = (event, { address = true, scroll = true } = {}) => {
    chosen?.row.classList.remove("chosen");
    $("a", chosen?.row ?? body)?.removeAttribute("aria-current");
    chosen = event;
    main.classList.toggle("chosen", Boolean(event));
    panel.hidden = !event;
    if (event) {
      if (!wanted.includes(event)) all();
      showRowOf(event);
      event.row.classList.add("chosen");
      $("a", event.row).setAttribute("aria-current", "true");
      showPanel(event);
      if (scroll) event.row.scrollIntoView({ block: "nearest" });
    }
    if (address) remember(event);
    arrange();
    if (event) bringIntoView(event);
    draw();
  };
  const remember = (event) => {
    try {
      history.replaceState(null, "", event ? "#" + encodeURIComponent(event.id) : location.pathname + location.search);
    } catch {
      // a page inside a notebook has no address of its own
    }
  };
  const fromAddress = () => {
    let id = location.hash.slice(1);
    try {
      id = decodeURIComponent(id);
    } catch {
      // not an address of ours: looked up as it stands
    }
    const event = byId.get(id);
    if (event) {
      choose(event, { address: false });
      event.row.scrollIntoView({ block: "center" });
    }
  };
  const step = (by) => {
    const next = chosen && wanted.includes(chosen) ? wanted[wanted.indexOf(chosen) + by] : wanted[by > 0 ? 0 : wanted.length - 1];
    if (next) choose(next);
    return next;
  };

  const element = (name, text = "", className = "") => {
    const made = document.createElement(name);
    made.textContent = text;
    if (className) made.className = className;
    return made;
  };
  const showPanel = (event) => {
    const close = element("button", "×", "close");
    close.type = "button";
    close.setAttribute("aria-label", "Close");
    close.addEventListener("click", unchoose);
    const facts = element("dl");
    const told = [["Date", event.edtf], ["Type", event.type], ["Status", event.status], ["Participants", event.participants], ["Places", event.places]];
    for (const [name, value] of told.filter(([, value]) => value)) facts.append(element("dt", name), element("dd", value));
    const quotes = [...$("td.evidence", event.row).cloneNode(true).childNodes];
    panel.replaceChildren(close, element("p", event.date, "soft"), element("h2", event.event), facts, ...quotes, reviewFields(event));
    panel.scrollTop = 0;
  };
  const unchoose = () => {
    const link = chosen && $("a", chosen.row);
    choose(null);
    link?.focus({ preventScroll: true });
  };

  // ------------------------------------------------------------------------------------------------------- review

  // kept in the browser, for these events in this order; a page that may not keep anything remembers until it is closed
  const key = "dateline review " + events.reduce((sum, event) => [...event.id].reduce((one, char) => (one * 31 + char.codePointAt(0)) >>> 0, sum), 7).toString(16) + " " + events.length;
  let review = new Map();
  try {
    review = new Map(JSON.parse(localStorage.getItem(key) ?? "[]").filter(([id]) => byId.has(id)));
  } catch {
    review = new Map();
  }
  const keep = (event, change) => {
    const said = { ...(review.get(event.id) ?? {}), ...change };
    for (const name of Object.keys(said)) if (!said[name]) delete said[name];
    if (Object.keys(said).length) review.set(event.id, said);
    else review.delete(event.id);
    try {
      localStorage.setItem(key, JSON.stringify([...review]));
    } catch {
      // told by the words beside the export
    }
    event.row.classList.toggle("accept", said.decision === "accept");
    event.row.classList.toggle("reject", said.decision === "reject");
    exported.disabled = !review.size;
    exported.textContent = `Export review.csv (${review.size})`;
  };
  const exported = element("button", "Export review.csv (0)");
  exported.type = "button";
  exported.disabled = true;
  exported.addEventListener("click", () => {
    const link = element("a");
    link.href = URL.createObjectURL(new Blob([reviewCsv()], { type: "text/csv" }));
    link.download = "review.csv";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  });
  const reviewCsv = () => {
    // a cell that a spreadsheet would run is defused as in the table
    const cell = (text) => {
      const safe = /^(?![-+]\d[\dX.~?%/-]*$)'*[=+\-@\t\r\n＝＋－＠]/.test(text) ? "'" + text : text;
      return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
    };
    const lines = events.filter((event) => review.has(event.id)).map((event) => {
      const said = review.get(event.id);
      return [event.id, said.decision ?? "", said.event ?? "", said.date ?? "", said.note ?? "", event.event, event.edtf];
    });
    return [["event_id", "decision", "event", "date", "note", "was_event", "was_date"], ...lines].map((line) => line.map(cell).join(",") + "\r\n").join("");
  };
  const decide = (event, decision) => {
    keep(event, { decision: review.get(event.id)?.decision === decision ? "" : decision });
    for (const button of $$("[data-decision]", panel)) button.setAttribute("aria-pressed", String(review.get(event.id)?.decision === button.dataset.decision));
  };
  const reviewFields = (event) => {
    const said = review.get(event.id) ?? {};
    const set = element("fieldset");
    set.append(element("legend", "Review"));
    const buttons = element("div", "", "decide");
    for (const [decision, words] of [["accept", "Accept (a)"], ["reject", "Reject (r)"]]) {
      const button = element("button", words);
      button.type = "button";
      button.dataset.decision = decision;
      button.setAttribute("aria-pressed", String(said.decision === decision));
      button.addEventListener("click", () => decide(event, decision));
      buttons.append(button);
    }
    set.append(buttons);
    const problem = element("p", "", "problem");
    problem.setAttribute("role", "alert");
    const field = (name, words, kind, own) => {
      const label = element("label", words);
      const input = element(kind);
      input.name = name;
      input.value = said[name] ?? own;
      input.addEventListener("input", () => {
        const text = name === "note" ? input.value : input.value.trim();
        const wrong = name === "date" && text !== own ? readEdtf(text).problem : "";
        if (name === "date") {
          problem.textContent = wrong ? wrong + ". The date is kept as it was." : "";
          input.setAttribute("aria-invalid", String(Boolean(wrong)));
        }
        keep(event, { [name]: wrong || text === own ? "" : text });
      });
      label.append(input);
      return label;
    };
    set.append(field("event", "Headline", "input", event.event), field("date", "Date (EDTF)", "input", event.edtf), problem, field("note", "Note", "textarea", ""), exported);
    return set;
  };

  // ------------------------------------------------------------------------------------------------ the chronology

  const SVG = "http://www.w3.org/2000/svg";
  const svg = $("svg", chart);
  const [ROW, FEW, MANY, SHALLOW, STRIP, AXIS, LEAST_STEP, SPACE] = [25, 45, 22, 14, 34, 40, 14, 14];
  const [DOT, HALO, STUB, FADE, WIDEST, NARROW] = [7, 12, 40, 28, 560, 900];
  const colour = (family) => (family < 0 ? "var(--rest)" : `var(--f${family})`);
  const draws = numbers.sections.length > 0;
  const pen = document.createElement("canvas").getContext("2d");
  let letters = ""; // the font of the page
  const measures = new Map();
  const measure = (text, bold = false) => {
    const name = bold ? "b" + text : "n" + text;
    if (!measures.has(name)) {
      pen.font = (bold ? "700 " : "") + "12px " + letters;
      measures.set(name, pen.measureText(text).width * 1.01);
    }
    return measures.get(name);
  };
  let width = 0, least = 1, most = 1, zoom = 1, left = 0, rows = 1;
  let layout = []; // the sections at this zoom
  let lanes = new Map(); // the lane of each event that has one

  const fixed = numbers.sections.reduce((sum, section, index) => sum + numbers.inset * (section.touches ? 0 : 2) + (index && !section.touches ? numbers.gutter : 0), 0);
  const scaled = numbers.sections.reduce((sum, section) => sum + section.width, 0);
  const whole = () => fixed + scaled * zoom;
  const place = () => {
    layout = [];
    let x = 0;
    for (const section of numbers.sections) {
      // a section that touches the one before begins where that one's marks end
      const from = section.touches ? x - numbers.inset : x + (layout.length ? numbers.gutter : 0) + numbers.inset;
      const to = from + section.width * zoom;
      layout.push({ ...section, from, to, left: section.touches ? from : from - numbers.inset, right: to + numbers.inset });
      x = to + numbers.inset;
    }
  };
  const at = (day) => {
    const section = layout.find((each) => day <= each.end) ?? layout[layout.length - 1];
    return section.from + ((day - section.first) / (section.end - section.first)) * (section.to - section.from);
  };
  const dayAt = (x) => {
    const section = layout.find((each) => x <= each.right + numbers.gutter / 2) ?? layout[layout.length - 1];
    return section.first + ((x - section.from) / (section.to - section.from)) * (section.end - section.first);
  };
  const limit = (value, low, high) => Math.min(Math.max(value, low), Math.max(low, high));

  // the label of an event: its date and as much of its headline as has room
  const labels = new Map();
  const labelOf = (event) => {
    if (!labels.has(event)) {
      const ending = event.standing;
      let words = event.event + ending;
      const when = event.date + "  ";
      const room = Math.min(WIDEST, 0.8 * width) - measure(when, true);
      if (measure(words) > room) {
        let [low, high] = [0, event.event.length];
        while (low < high) {
          const middle = (low + high + 1) >> 1;
          if (measure(event.event.slice(0, middle) + "…" + ending) <= room) low = middle;
          else high = middle - 1;
        }
        words = event.event.slice(0, low).trimEnd() + "…" + ending;
      }
      labels.set(event, { when, words, indent: measure(when, true), across: measure(when, true) + measure(words) });
    }
    return labels.get(event);
  };
  // where the mark of an event and its label stand
  const mark = (event) => {
    const [first, end] = [event.first ?? event.end - 1, event.end ?? event.first + 1];
    let [from, to, dot] = [at(first), at(end), false];
    if (event.first === null) from = Math.max(0, to - STUB);
    else if (event.end === null) to = from + STUB;
    else if (event.shape === 0 || to - from <= DOT) {
      const reach = event.vague ? HALO : DOT / 2 + 1;
      const middle = limit((from + to) / 2, reach, whole() - reach);
      [from, to, dot] = [middle - reach, middle + reach, true];
    }
    const label = labelOf(event);
    let text = dot ? to + 5 : from;
    if (text + label.across > whole()) text = dot ? from - 5 - label.across : Math.max(0, Math.min(to, whole()) - label.across);
    return { from, to, dot, label, text, left: Math.min(from, text) - 6, right: Math.max(to, text + label.across) + 6 };
  };
  let marks = new Map();
  // the lanes of layout.py: in the order of time while all have room, else the important (of equals, those far from each other),
  // in the order of time or, if they have no room so, from left to right
  const scattered = (index) => {
    const bits = index.toString(2);
    return parseInt([...bits].reverse().join(""), 2) / 2 ** bits.length;
  };
  const firstFit = (order, height, orNone = false) => {
    const taken = Array.from({ length: height }, () => []);
    const found = new Map();
    for (const event of order) {
      const { left: from, right: to } = marks.get(event);
      for (let lane = 0; lane < height; lane += 1) {
        const row = taken[lane];
        let [low, high] = [0, row.length];
        while (low < high) {
          const middle = (low + high) >> 1;
          if (row[middle][0] < from) low = middle + 1;
          else high = middle;
        }
        if ((low === 0 || row[low - 1][1] <= from) && (low === row.length || to <= row[low][0])) {
          row.splice(low, 0, [from, to]);
          found.set(event, lane);
          break;
        }
      }
      if (orNone && !found.has(event)) return found;
    }
    return found;
  };
  let shown = [];
  const arrange = () => {
    if (!draws || !width) return;
    shown = wanted.filter((event) => event.placed).sort((one, two) => one.index - two.index);
    marks = new Map(shown.map((event) => [event, mark(event)]));
    // few events all have a lane; of many, and in a narrow window, there are as many lanes as leave the table in sight
    const deep = width < NARROW ? SHALLOW : shown.length <= FEW ? FEW : MANY;
    lanes = firstFit(shown, deep, true);
    if (lanes.size < shown.length) {
      const places = new Map(shown.map((event, index) => [event, scattered(index)]));
      const order = [...shown].sort((one, two) => two.weight - one.weight || places.get(one) - places.get(two));
      lanes = firstFit(order, deep);
      // the chosen one is always seen; the others move only if it had no room
      if (marks.has(chosen) && !lanes.has(chosen)) lanes = firstFit([chosen, ...order.filter((event) => event !== chosen)], deep);
      const kept = shown.filter((event) => lanes.has(event));
      for (const again of [kept, [...kept].sort((one, two) => marks.get(one).left - marks.get(two).left)]) {
        const ordered = firstFit(again, deep, true);
        if (ordered.size === kept.length) {
          lanes = ordered;
          break;
        }
      }
    }
    // the height of the whole view stays when one looks closer, where there is always more room
    if (zoom === least) rows = 1 + Math.max(2, ...lanes.values());
    else rows = Math.max(rows, 1 + Math.max(0, ...lanes.values()));
  };

  const node = (name, attributes, ...children) => {
    const made = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  };
  const ticks = (section) => {
    const perDay = (section.to - section.from) / (section.end - section.first);
    const [low, high] = [Math.max(section.first, floor(dayIn(section, left - 80))), Math.min(section.end, Math.ceil(dayIn(section, left + width)))];
    for (const [unit, count] of numbers.units) {
      const size = numbers.sizes[unit] * count * perDay;
      if (numbers.sizes[unit] < numbers.sizes[section.unit] || size < LEAST_STEP) continue;
      const samples = unit === "day" ? ["30"] : unit === "month" ? numbers.months.slice(0, 1).concat("March") : [section.first, section.end].map((day) => yearWords(civil(day)[0]));
      if (Math.max(...samples.map((text) => measure(text))) + SPACE > size * (unit === "month" ? 0.97 : 1)) continue;
      // one tick tells no scale: the section's name does
      const few = size > 0.4 * (section.to - section.from) && boundaries(section.first, section.end, unit, count).length < 2;
      if (few && unit !== "day") break;
      const found = boundaries(low, high, unit, count).filter((day) => day >= section.first && day < section.end);
      const parents = unit === "year" ? [] : boundaries(low, high, unit === "day" ? "month" : "year", 1).filter((day) => day > low && day < section.end);
      return [
        ...found.map((day) => ({ day, row: 0, text: tickWords(unit, day) })),
        // what the units belong to: named where it begins, and at the left edge of what is seen
        ...(unit === "year" ? [] : [low, ...parents].map((day, index) => ({ day, row: 1, held: index === 0, text: (unit === "day" ? numbers.months[civil(day)[1] - 1] + " " : "") + yearWords(civil(day)[0]) }))),
      ];
    }
    return [{ day: section.first, row: 0, text: section.caption }];
  };
  const dayIn = (section, x) => section.first + ((x - section.from) / (section.to - section.from)) * (section.end - section.first);
  const tickWords = (unit, day) => {
    const [year, month, number] = civil(day);
    return { day: String(number), month: numbers.months[month - 1], year: yearWords(year) }[unit];
  };
  const boundaries = (low, high, unit, count) => {
    const [first, last] = [civil(low)[0], civil(high)[0]];
    const found = [];
    if (unit === "year") {
      // 500 BC is -499, and AD 1 stands where a year 0 would
      for (let year = count * floor(first / count); year <= last + count; year += count) found.push(dayNumber(year > 0 || count === 1 ? year : year + 1));
    } else if (unit === "month") {
      for (let year = first; year <= last; year += 1) for (let month = 1; month <= 12; month += count) found.push(dayNumber(year, month));
    } else if (count === 1) {
      for (let day = low; day <= high; day += 1) found.push(day);
    } else {
      for (let year = first; year <= last; year += 1) for (let month = 1; month <= 12; month += 1) for (const day of [1, 5, 10, 15, 20, 25].map((day) => (day === 1 ? 1 : day + (count - 5)))) found.push(dayNumber(year, month, day));
    }
    return found.filter((day) => day >= low && day < high);
  };

  const drawAxis = (base, into) => {
    for (const [place, section] of layout.entries()) {
      const [from, to] = [Math.max(section.left - left, -20), Math.min(section.right - left, width + 20)];
      if (to <= 0 || from >= width) continue;
      into.append(node("rect", { class: "section", x: from, y: 0, width: Math.max(0, to - from), height: base }));
      const free = [-Infinity, -Infinity];
      const found = ticks(section);
      for (const [index, tick] of found.entries()) {
        const x = tick.held ? Math.max(at(tick.day), section.from, left + 4) - left : section.from + (tick.day - section.first) / (section.end - section.first) * (section.to - section.from) - left;
        const wide = measure(tick.text);
        const next = found.slice(index + 1).find((other) => other.row === tick.row);
        if (tick.row === 0) into.append(node("line", { class: "grid", x1: x, x2: x, y1: 0, y2: base }));
        const clear = !(tick.held && next) || x + wide + SPACE <= at(next.day) - left;
        const end = layout[place + 1]?.touches ? section.to - SPACE / 2 : section.right + 2;
        if (clear && x >= free[tick.row] && x + wide <= Math.min(width, end - left)) {
          into.append(node("text", { class: tick.row ? "tick" : "", x, y: base + 15 + 15 * tick.row }, tick.text));
          free[tick.row] = x + wide + SPACE / 2;
        }
      }
      if (section.touches) into.append(node("line", { class: "change", x1: section.from - left, x2: section.from - left, y1: 0, y2: base }));
      if (section.gap || section.touches) {
        const middle = (section.gap ? section.left - numbers.gutter / 2 : section.from) - left;
        for (const shift of [-3, 3]) into.append(node("line", { class: "break", x1: middle + shift - 3, x2: middle + shift + 3, y1: base + 5, y2: base - 5 }));
        if (section.gap) into.append(node("text", { class: "gap", x: middle, y: base + 15 }, section.gap));
      }
    }
  };
  const bar = (from, to, y, height, event) => {
    const fades = [event.vague || event.first === null, event.vague || event.end === null];
    const attributes = { x: from, y: y - height / 2, width: Math.max(1, to - from), height, class: "" };
    if (!fades[0] && !fades[1]) return node("rect", { ...attributes, fill: colour(event.family) });
    const reach = Math.min(FADE, (to - from) / 2.5) / Math.max(1, to - from);
    const id = `fade ${event.family} ${fades} ${reach.toFixed(2)}`.replace(/[ ,.]/g, "-");
    if (!gradients.has(id)) {
      const stop = (offset, opacity) => node("stop", { offset, "stop-color": colour(event.family), "stop-opacity": opacity });
      gradients.set(id, node("linearGradient", { id }, stop(0, fades[0] ? 0 : 1), stop(reach, 1), stop(1 - reach, 1), stop(1, fades[1] ? 0 : 1)));
    }
    return node("rect", { ...attributes, fill: `url(#${id})` });
  };
  let gradients = new Map();
  const drawItem = (event, into) => {
    const { from, to, dot, label, text } = marks.get(event);
    const [x, right] = [from - left, to - left];
    const top = lanes.get(event) * ROW + 4;
    const hollow = event.status in numbers.hollow;
    // the words of a long bar stay in view while it does
    const words = dot ? text - left : limit(text - left, 4, Math.max(text - left, right - label.across));
    const item = node("g", { class: "item" + (event === chosen ? " chosen" : "") });
    item.append(node("rect", { class: "halo", x: Math.min(x, words) - 4, y: top - 3, width: Math.max(right, words + label.across) - Math.min(x, words) + 8, height: ROW - 1, rx: 3 }));
    if (dot) {
      if (event.vague) item.append(bar(x, right, top + 8, 4, { ...event, first: null, end: null }));
      item.append(node("circle", { cx: (x + right) / 2, cy: top + 8, r: DOT / 2, fill: colour(event.family), ...(hollow ? { class: "hollow", stroke: colour(event.family) } : {}) }));
    } else {
      const y = top + 17.5;
      item.append(bar(x, right, y, event.shape === 2 ? 5 : 1.6, event));
      if (hollow) {
        if (event.shape === 2) item.append(node("rect", { x: x + 1.3, y: y - 1.2, width: Math.max(0, right - x - 2.6), height: 2.4, fill: "var(--panel)" }));
        else item.append(node("line", { x1: x + 4, x2: right - 3, y1: y, y2: y, stroke: "var(--panel)", "stroke-width": 2, "stroke-dasharray": "2.5 4.5" }));
      }
      if (event.shape !== 2) {
        for (const [edge, known] of [[x + 0.8, event.first !== null], [right - 0.8, event.end !== null]]) {
          if (known && !event.vague) item.append(node("line", { x1: edge, x2: edge, y1: y - 3, y2: y + 3, stroke: colour(event.family), "stroke-width": 1.6 }));
        }
      }
    }
    item.append(node("text", { x: words, y: top + 12 }, node("tspan", { class: "when" }, label.when), node("tspan", { x: words + label.indent }, label.words)));
    item.addEventListener("click", () => dragged || choose(event));
    into.append(item);
  };
  const drawRest = (rest, top, into) => {
    const lines = new Map();
    const bins = new Map();
    const bin = width / Math.max(1, floor(width / 96));
    for (const event of rest) {
      const { from, to } = marks.get(event);
      const x = (from + to) / 2 - left;
      if (x < 0 || x > width) continue;
      const lined = lines.get(event.family) ?? [];
      lined.push(`M${x.toFixed(1)} ${top + 2}v8`);
      lines.set(event.family, lined);
      const index = floor(Math.min(x, width - 1) / bin);
      bins.set(index, (bins.get(index) ?? 0) + 1);
    }
    for (const [family, lined] of lines) into.append(node("path", { d: lined.join(""), stroke: colour(family), "stroke-width": 1, opacity: 0.7 }));
    for (const [index, count] of bins) into.append(node("text", { class: "more", x: (index + 0.5) * bin, y: top + 25 }, `+${count.toLocaleString("en")} more`));
  };
  const draw = () => {
    if (!draws || !width) return;
    gradients = new Map();
    const rest = shown.filter((event) => !lanes.has(event));
    const base = rows * ROW + 8 + (rest.length ? STRIP : 0);
    const drawn = node("g", {});
    drawAxis(base, drawn);
    for (const event of shown) {
      const { from, to } = marks.get(event);
      if (lanes.has(event) && to >= left && from <= left + width) drawItem(event, drawn);
    }
    if (rest.length) drawRest(rest, rows * ROW + 6, drawn);
    svg.setAttribute("viewBox", `0 0 ${width} ${base + AXIS}`);
    svg.setAttribute("height", base + AXIS);
    svg.replaceChildren(node("defs", {}, ...gradients.values()), drawn);
    $("[data-zoom=in]").disabled = zoom >= most;
    $("[data-zoom=out]").disabled = $("[data-zoom=all]").disabled = zoom <= least;
  };
  // what one looks at: the chosen event where it is in view, else the one nearest to the middle
  const focus = () => {
    const places = [...marks].filter(([event]) => lanes.has(event)).map(([event, { from, to }]) => [event, (from + to) / 2 - left]).filter(([, x]) => x >= 0 && x <= width);
    const nearest = places.sort(([, one], [, two]) => Math.abs(one - width / 2) - Math.abs(two - width / 2))[0];
    return (places.find(([event]) => event === chosen) ?? nearest ?? [null, width / 2])[1];
  };
  const zoomTo = (value, given = null) => {
    const x = given ?? focus();
    const day = dayAt(left + x);
    zoom = limit(value, least, most);
    place();
    left = limit(at(day) - x, 0, whole() - width);
    arrange();
    if (given === null && chosen && Math.abs(day - (chosen.first ?? chosen.end)) <= 1) bringIntoView(chosen);
    draw();
  };
  const pan = (by) => {
    left = limit(left + by, 0, whole() - width);
    draw();
  };
  const bringIntoView = (event) => {
    if (!draws || !event.placed || !marks.has(event)) return;
    const { left: from, right: to } = marks.get(event);
    if (from < left || to > left + width) left = limit(Math.min(from - 0.15 * width, from), 0, whole() - width);
  };
  const fit = () => {
    const room = chart.clientWidth;
    if (!draws || !room || room === width) return;
    const all = zoom === least;
    width = room;
    labels.clear();
    // a narrow window does not press all into itself: it moves
    least = Math.max((width - fixed) / scaled, Math.min(1, (NARROW - fixed) / scaled), 0.2);
    most = Math.max(2 * least, ...numbers.sections.map((section) => (90 * (section.end - section.first)) / section.width));
    zoom = all ? least : limit(zoom, least, most);
    place();
    left = limit(left, 0, whole() - width);
    arrange();
    draw();
  };

  // ---------------------------------------------------------------------------------------------------- the legend

  const legend = () => {
    const drawn = events.filter((event) => event.placed);
    const key = (words, ...signs) => {
      const item = element("li", "");
      const sign = node("svg", { "aria-hidden": "true" }, ...signs);
      if (signs[0].tagName === "circle") sign.style.setProperty("--wide", "10px");
      item.append(sign, words);
      $(".legend").append(item);
    };
    const used = (types) => types.filter((type) => drawn.some((event) => event.type === type));
    numbers.families.forEach((types, family) => {
      if (used(types).length) key(used(types).join(", "), node("circle", { cx: 5, cy: 6, r: DOT / 2, fill: colour(family) }));
    });
    if (drawn.some((event) => event.family < 0)) key("other", node("circle", { cx: 5, cy: 6, r: DOT / 2, fill: "var(--rest)" }));
    const hollow = Object.entries(numbers.hollow).filter(([status]) => drawn.some((event) => event.status === status));
    if (hollow.length) key(hollow.map(([, words]) => words).join(", "), node("circle", { cx: 5, cy: 6, r: DOT / 2, class: "hollow", stroke: "var(--rest)" }));
    if (drawn.some((event) => event.shape === 2)) key("lasted", node("rect", { x: 0, y: 4, width: 22, height: 5, fill: "var(--rest)" }));
    if (drawn.some((event) => event.vague || event.first === null || event.end === null)) {
      const stops = [[0, 0], [0.4, 1], [0.6, 1], [1, 0]].map(([offset, opacity]) => node("stop", { offset, "stop-color": "var(--rest)", "stop-opacity": opacity }));
      const fade = node("linearGradient", { id: "dateline-fade" }, ...stops);
      key("not known exactly", node("rect", { x: 0, y: 4, width: 22, height: 5, fill: "url(#dateline-fade)" }), fade);
    }
    if (drawn.some((event) => event.shape === 1)) key("some time within", node("path", { d: "M1 3v6M1 6h20M21 3v6", stroke: "var(--rest)", "stroke-width": 1.6, fill: "none" }));
  };

  // ------------------------------------------------------------------------------------------------------ all begins

  document.documentElement.classList.add("script");
  form.hidden = false;
  figure.hidden = !draws;
  letters = getComputedStyle(document.body).fontFamily;
  fill("type", events.map((event) => event.type));
  fill("status", events.map((event) => event.status));
  fill("document", events.map((event) => event.document));
  const names = new Map();
  for (const event of events) for (const name of event.names) names.set(name, (names.get(name) ?? 0) + 1);
  $("#dateline-names").append(...[...names].sort((one, two) => two[1] - one[1]).slice(0, 200).map(([name]) => new Option(name, name)));
  for (const [id] of review) keep(byId.get(id), {});
  legend();
  showRows();
  fit();
  new ResizeObserver(fit).observe(chart);

  form.addEventListener("input", filter);
  form.addEventListener("submit", (action) => action.preventDefault());
  $("button", form).addEventListener("click", all);
  pages.addEventListener("click", (action) => {
    const by = Number(action.target.dataset.page ?? 0);
    if (!by) return;
    start = limit(start + by * PAGE, 0, wanted.length - 1);
    showRows();
    table.scrollIntoView();
  });
  body.addEventListener("click", (action) => {
    const row = action.target.closest("tr");
    if (!row || String(getSelection())) return;
    action.preventDefault();
    choose(byId.get(row.id), { scroll: false });
  });
  table.addEventListener("keydown", (action) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[action.key];
    if (!by || !action.target.closest("tbody")) return;
    action.preventDefault();
    if (!chosen) chosen = byId.get(action.target.closest("tr").id);
    const next = step(by);
    if (next) $("a", next.row).focus({ preventScroll: true });
  });
  chart.addEventListener("keydown", (action) => {
    const keys = {
      ArrowRight: () => (action.shiftKey ? pan(width / 4) : step(1)),
      ArrowLeft: () => (action.shiftKey ? pan(-width / 4) : step(-1)),
      ArrowDown: () => step(1),
      ArrowUp: () => step(-1),
      "+": () => zoomTo(zoom * 1.5),
      "=": () => zoomTo(zoom * 1.5),
      "-": () => zoomTo(zoom / 1.5),
      0: () => zoomTo(least),
    };
    if (!(action.key in keys) || action.ctrlKey || action.metaKey || action.altKey) return;
    action.preventDefault();
    keys[action.key]();
  });
  document.addEventListener("keydown", (action) => {
    const writes = action.target.closest("input, select, textarea");
    if (action.key === "Escape" && chosen && !writes) unchoose();
    const decision = { a: "accept", r: "reject" }[action.key];
    if (decision && chosen && !writes && !action.ctrlKey && !action.metaKey && !action.altKey) decide(chosen, decision);
  });
  $(".zoom").addEventListener("click", (action) => {
    const kind = action.target.dataset.zoom;
    if (kind) zoomTo({ in: zoom * 1.5, out: zoom / 1.5, all: least }[kind]);
  });
  chart.addEventListener("wheel", (action) => {
    if (action.ctrlKey || action.metaKey) {
      action.preventDefault();
      zoomTo(zoom * Math.exp(-action.deltaY / 300), action.clientX - chart.getBoundingClientRect().left);
    } else if (Math.abs(action.deltaX) > Math.abs(action.deltaY)) {
      action.preventDefault();
      pan(action.deltaX);
    }
  }, { passive: false });
  let held = null, dragged = false;
  chart.addEventListener("pointerdown", (action) => {
    if (action.button) return;
    held = { x: action.clientX, left };
    dragged = false;
  });
  addEventListener("pointermove", (action) => {
    if (!held) return;
    if (Math.abs(action.clientX - held.x) > 4) dragged = true;
    if (dragged) {
      chart.classList.add("held");
      pan(held.left - (action.clientX - held.x) - left);
    }
  });
  addEventListener("pointerup", () => {
    held = null;
    chart.classList.remove("held");
  });
  addEventListener("hashchange", fromAddress);
  addEventListener("beforeprint", () => body.replaceChildren(...wanted.map((event) => event.row)));
  addEventListener("afterprint", showRows);
  fromAddress();
})();
