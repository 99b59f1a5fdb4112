#!/usr/bin/python3
"""Draws docs/map_html.png: map.html as Chromium shows it. With a second folder, all its faces for looking at.

    make demo && docs/draw_web_map.py Outputs docs/map_html.png
    docs/draw_web_map.py Outputs faces/
"""
import json
import os
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../Tests/Clients"))
from browser import Browser  # noqa: E402


def main():
    folder, target = sys.argv[1:3]
    page = f"{folder}/map.html"
    features = [feature["properties"] for feature in json.load(open(f"{folder}/events.geojson"))["features"]]
    event = next((one["id"] for one in features if one["distance_km"] is not None and one["claims"] > 1), features[-1]["id"])
    browser = Browser(1360, 850)
    try:
        if target.endswith(".png"):
            browser.open(page, f"areas=1&event={event}")
            browser.wait(0.5)
            browser.picture(target)
            return
        os.makedirs(target, exist_ok=True)
        faces = {"desktop": "", "areas": "areas=1", "card": f"event={event}", "dark": "theme=dark", "filter": "kinds=drone,rocket",
                 "arabic": f"lang=ar&event={event}", "search": "q=الحسكة"}
        for name, state in faces.items():
            browser.open(page, state)
            browser.wait(0.5)
            browser.picture(f"{target}/{name}.png")
        browser.open(page)
        browser.run("byId('from').value = byId('from').max * 0.6; byId('from').dispatchEvent(new Event('input'))")
        browser.wait(0.3)
        browser.picture(f"{target}/slider.png")
        browser.open(page)
        browser.paper(f"{target}/print.pdf")
        subprocess.run(["pdftoppm", "-r", "80", "-png", "-l", "2", f"{target}/print.pdf", f"{target}/print"], check=True)
        browser.resize(390, 844, 2, True)
        for name, state, after in (("phone", "", ""), ("phone-list", "", "goTo('list')"), ("phone-filters", "lang=ar", "goTo('filters')"),
                                   ("phone-card", f"event={event}", "")):
            browser.open(page, state)
            browser.run(after or "1")
            browser.wait(0.5)
            browser.picture(f"{target}/{name}.png")
        if browser.said:
            sys.exit(f"the console says: {browser.said}")
    finally:
        browser.close()


main()
