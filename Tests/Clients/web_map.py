#!/usr/bin/python3
"""map.html in Chromium with all hosts blocked: it loads, is complete, filters, searches, turns to Arabic,
keeps hostile texts texts, and stays quick with ten thousand events.
"""
import json
import os
import random
import re
import sys
import tempfile
import time

from browser import Browser

KEYS = {"End": 35, "Home": 36, "ArrowDown": 40, "ArrowRight": 39, "Enter": 13, "Escape": 27}
HOSTILE = "<img src=x onerror=\"window.hurt=1\"></script><script>window.hurt=1</script><!-- \u2028 ]]> {{data}}"
faults = []


def check(holds, words):
    if not holds:
        faults.append(words)


def with_data(page, change):
    """The page with other events, written as the program writes them."""
    start = page.index('id="data">') + len('id="data">')
    end = page.index("</script>", start)
    data = json.loads(page[start:end])
    change(data)
    return page[:start] + json.dumps(data, ensure_ascii=False).replace("<", "\\u003c") + page[end:]


def shown(browser):
    return browser.run("found.events.length")


def marked(browser):
    """How many events the markers stand for when all are in view."""
    browser.run("(() => { const b = L.latLngBounds([]); for (const e of EVENTS) if (e.point) b.extend([e.point[1], e.point[0]]);"
                " if (b.isValid()) map.fitBounds(b, { animate: false }); })()")
    browser.wait(0.3)
    return browser.run("[...marks.cells.values()].reduce((sum, cell) => sum + cell.events.length, 0)")


def sample(folder, browser):
    features = json.load(open(f"{folder}/events.geojson"))["features"]
    events = [feature["properties"] for feature in features]
    browser.open(f"{folder}/map.html")
    check(not browser.said, f"the console says: {browser.said[:3]}")
    foreign = [url for url in browser.requests if not url.startswith("file:///") or not url.split("#")[0].endswith("/map.html")]
    check(not foreign, f"the page asks for {foreign[:3]}")
    check(shown(browser) == len(events), f"{shown(browser)} of {len(events)} events are shown")
    placed = sum(feature["geometry"] is not None for feature in features)
    check(marked(browser) == placed, f"the markers stand for {marked(browser)} events, {placed} have a place")
    rows = browser.run("Number(document.querySelector('.row').getAttribute('aria-setsize'))")
    check(rows == len(events), f"the list has {rows} rows when all events are in view")

    kind = events[0]["kind"]
    browser.run(f"document.querySelector('#kinds input[value={kind}]').click()")
    others = sum(event["kind"] != kind for event in events)
    check(shown(browser) == others and marked(browser) <= others, f"without {kind} {shown(browser)} events are shown, not {others}")
    check(f"kinds=" in browser.run("location.hash"), "the address does not keep the kinds")
    browser.run("byId('reset').click()")

    last = max(event["date_end"] for event in events if event["date_end"])
    browser.run("byId('from').focus()")
    browser.key("End", number=KEYS["End"])
    late = sum(event["date_end"] is None or event["date_end"] >= last for event in events)
    check(shown(browser) == late, f"with the slider at its end {shown(browser)} events are shown, not {late}")
    browser.run("byId('switch-undated')?.click()")
    dated = sum(event["date_end"] is not None and event["date_end"] >= last for event in events)
    check(shown(browser) == dated, f"without undated events {shown(browser)} are shown, not {dated}")
    browser.run("byId('reset').click()")
    check(shown(browser) == len(events), "clearing the filters does not show all events again")

    name = next(event["place_name"] for event in events if event["place_name_ar"])
    arabic = next(event["place_name_ar"] for event in events if event["place_name"] == name and event["place_name_ar"])
    for words in (name, arabic):
        browser.run("byId('query').focus(); byId('query').select()")
        browser.ask("Input.insertText", text=words)
        browser.wait(0.4)
        found = browser.run("found.events.map(event => event.id)")
        named = {event["id"] for event in events if event["place_name"] == name}
        check(named <= set(found) < {event["id"] for event in events}, f"a search for {words} finds {len(found)} events")
    browser.run("byId('reset').click()")

    key = json.loads(browser.run("JSON.stringify(EVENTS.find(event => event.unit1 !== null).unit1)"))
    country, unit = json.loads(key)
    browser.run(f"byId('district').value = {json.dumps(key)}; byId('district').dispatchEvent(new Event('change'))")
    inside = sum(event["country"] == country and event["admin1_name"] == unit for event in events)
    check(shown(browser) == inside, f"in {unit} {shown(browser)} events are shown, not {inside}")
    browser.run("byId('reset').click()")
    browser.run("byId('play').click()")
    start = browser.run("[filters.from, filters.until]")
    browser.wait(1.6)
    later = browser.run("[filters.from, filters.until]")
    check(later[0] > start[0] and later[1] > start[1], f"the player does not move on from {start}")
    browser.run("byId('reset').click()")
    check(shown(browser) == len(events), "a reset does not stop the player")

    # By keys alone: into the list, to an event, its card, and back.
    browser.run("byId('list').focus()")
    browser.key("ArrowDown", number=KEYS["ArrowDown"])
    browser.key("Enter", number=KEYS["Enter"], text="\r")
    check(browser.run("!byId('card').hidden && document.activeElement.id === 'card'"), "Enter in the list opens no card")
    first = browser.run("list.events[0].id")
    quote = next(event["quote"] for event in events if event["id"] == first)
    check(browser.run("byId('card').querySelector('blockquote').textContent") == quote, "the card does not have the sentence")
    browser.key("Escape", number=KEYS["Escape"])
    check(browser.run("byId('card').hidden && document.activeElement.id === 'list'"), "Escape does not close the card")
    reached = set()
    browser.run("document.activeElement.blur()")
    for _ in range(60):
        browser.ask("Input.dispatchKeyEvent", type="keyDown", key="Tab", code="Tab", windowsVirtualKeyCode=9)
        reached.add(browser.run("document.activeElement.id || document.activeElement.value || document.activeElement.className"))
    for control in ("query", "district", "radius", "list", "map", "play", "from", "until", "language", "theme", kind):
        check(control in reached, f"Tab does not reach {control}")

    # A press on a marker of several events lists them; on a marker of one opens its card.
    for count, words in (("=== 1", "!byId('card').hidden"), ("> 1", "spot !== null && !byId('spot').hidden")):
        place = browser.run(
            "(() => { lookAround(); const cells = [...marks.cells.values()];"
            f" const cell = cells.find(one => one.events.length {count} && cells.every(other => other === one"
            " || Math.hypot(other.x - one.x, other.y - one.y) > 40));"
            " if (!cell) return null; const box = byId('map').getBoundingClientRect(); const o = map.getPixelBounds().min;"
            " return [box.x + cell.x - o.x, box.y + cell.y - o.y]; })()")
        if place:
            browser.press(*place)
            check(browser.run(words), f"a press on a marker with {count} events does nothing")
            browser.key("Escape", number=KEYS["Escape"])

    browser.run("byId('language').click()")
    turned = browser.run("[document.documentElement.dir, document.documentElement.lang, byId('map').dir, byId('reset').textContent]")
    check(turned[:3] == ["rtl", "ar", "ltr"], f"in Arabic page and map run {turned[:3]}")
    check(re.search("[\u0600-\u06ff]", turned[3]), "in Arabic a button is not Arabic")
    check(browser.run("document.querySelector('.row-title').dir") == "auto", "a title's direction is not its own")
    check(not browser.said, f"the console says: {browser.said[:3]}")


def varied(folder, browser):
    """All events of the varied claims are there, their texts to the letter, and none does anything."""
    features = json.load(open(f"{folder}/events.geojson", encoding="utf-8"))["features"]
    browser.open(f"{folder}/map.html")
    check(not browser.said, f"the console says: {browser.said[:3]}")
    foreign = [url for url in browser.requests if not url.startswith("file:///") or not url.split("#")[0].endswith("/map.html")]
    check(not foreign, f"the page asks for {foreign[:3]}")
    check(shown(browser) == len(features), f"{shown(browser)} of {len(features)} events are shown")
    kept = json.loads(browser.run("JSON.stringify(EVENTS)"))
    texts = {event["id"]: event for event in kept}
    for feature in features:
        wanted, event = feature["properties"], texts.get(feature["properties"]["id"], {})
        for name, value in wanted.items():
            if name in event and (value is None or isinstance(value, str)) and not isinstance(event[name], (list, dict)):
                check(event[name] == value, f"{wanted['id']}: {name} is {str(event[name])[:60]!r} for {str(value)[:60]!r}")
        check((event.get("point") is None) == (feature["geometry"] is None), f"{wanted['id']} lost its place")
    for number in range(0, len(features), 7):
        browser.run(f"choose(EVENTS[{number}])")
    browser.wait(0.3)
    check(browser.run("document.querySelectorAll('#card script, #card img, #list script, #list img').length") == 0,
          "markup in a report's text became an element")
    check(not browser.said, f"the console says: {browser.said[:3]}")


def hostile(page, scratch, browser):
    def change(data):
        spared = {data["columns"].index(name) for name in ("kind", "date_start", "date_end", "point", "area", "launch_point",
                                                           "launch_area", "voices")}
        for row in data["events"]:
            for index, value in enumerate(row):
                if index not in spared and (value is None or isinstance(value, str)):
                    row[index] = HOSTILE
            row[data["columns"].index("voices")] = [[HOSTILE, HOSTILE, "en"]]
            for name in ("uncertainty_m", "distance_km"):
                if isinstance(row[data["columns"].index(name)], str):
                    row[data["columns"].index(name)] = None
        data["attribution"] = data["licence"] = HOSTILE
        for unit in data["units"]:
            unit["en"] = HOSTILE
    path = f"{scratch}/hostile.html"
    with open(path, "w", encoding="utf-8") as file:
        file.write(with_data(page, change))
    browser.open(path)
    browser.run("choose(list.events[0]); fillPaper(); byId('language').click()")
    browser.wait(0.3)
    check(browser.run("window.hurt === undefined"), "a script in a report's text was run")
    check(browser.run("document.querySelector('#card img, #list img, #paper img, #panel img, #foot img') === null"),
          "markup in a report's text became an element")
    check(browser.run("byId('card').querySelector('blockquote').textContent") == HOSTILE, "a hostile sentence is not shown as it is")
    check(not browser.said, f"with hostile texts the console says: {browser.said[:2]}")


def many(page, scratch, browser, count=10_000):
    dice = random.Random(6)
    spots = [(dice.uniform(36, 48), dice.uniform(30, 37)) for _ in range(300)]

    def change(data):
        column = data["columns"].index
        rows = []
        for number in range(count):
            row = list(dice.choice(data["events"]))
            row[column("id")] = f"e{number}"
            row[column("kind")] = dice.choice(data["legend"])["kind"]
            row[column("point")] = [round(part + dice.gauss(0, 0.02), 5) for part in dice.choice(spots)]
            row[column("area")] = None
            row[column("uncertainty_m")] = dice.choice([3000, 5000, 10000, 30000])
            day = dice.randrange(1, 29)
            row[column("date_start")] = row[column("date_end")] = f"20{dice.randrange(14, 24)}-{dice.randrange(1, 13):02}-{day:02}"
            rows.append(row)
        data["events"] = rows
    path = f"{scratch}/many.html"
    with open(path, "w", encoding="utf-8") as file:
        file.write(with_data(page, change))
    load = min(browser.open(path) for _ in range(2))
    check(shown(browser) == count, f"of {count} events {shown(browser)} are shown")
    # A change of a filter, with everything that follows from it, and the time until it is painted.
    times = {}
    for name, change in (("kind", "filters.kinds = new Set(['drone'])"), ("radius", "filters.kinds = null; filters.radius = 5"),
                         ("time", "filters.radius = null; filters.from = DAYS[0] + 1000"),
                         ("search, first", "filters.from = null; filters.query = 'omar'"), ("search", "filters.query = 'kirkuk'"),
                         ("none", "filters.query = ''")):
        times[name] = browser.run(f"(() => {{ const start = performance.now(); {change}; changed(); return performance.now() - start; }})()")
    moves = browser.run("(() => { const start = performance.now(); for (let i = 0; i < 10; i += 1) map.panBy([40, 20], { animate: false });"
                        " return (performance.now() - start) / 10; })()")
    rows = browser.run("document.querySelectorAll('.row').length")
    check(rows < 60, f"the list keeps {rows} rows at a time")
    worst = max(value for name, value in times.items() if name != "search, first")
    told = ", ".join(f"{name} {value:.0f}" for name, value in times.items())
    print(f"web map, {count} events: loaded and drawn in {load:.2f} s; filters in ms: {told}; a move of the map {moves:.0f} ms")
    # The goals are 1.5 s and 50 ms; a machine that does other things at the same time gets five times that.
    check(load < 7.5, f"{count} events take {load:.1f} s to load")
    check(worst < 250, f"a filter takes {worst:.0f} ms among {count} events")


def main():
    folder = sys.argv[1]
    page = open(f"{folder}/map.html", encoding="utf-8").read()
    browser = Browser()
    try:
        with tempfile.TemporaryDirectory() as scratch:
            if "EVENTMAP_CLAIMS" in os.environ:
                varied(folder, browser)
            else:
                sample(folder, browser)
                hostile(page, scratch, browser)
                many(page, scratch, browser)
    finally:
        browser.close()
    for fault in faults:
        print(f"web map: {fault}", file=sys.stderr)
    sys.exit(1 if faults else 0)


main()
