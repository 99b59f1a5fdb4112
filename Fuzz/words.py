#!/usr/bin/env python3
"""Writes a dictionary for libFuzzer: the words of Lexicon/, names of places, and the signs of markup
and of text in two directions that readers trip over."""
import pathlib
import re

root = pathlib.Path(__file__).resolve().parent.parent
signs = [
    "،", "؟", "«", "»", "٣", "33.5°", "\u200c", "\u200d", "\u202b", "\u202c", "\u2067", "\u2069", "\u064b",
    "\u0640", "\u0301", "\ufeff", "<p>", "</div>", "<br>", "<article>", "<![CDATA[", "]]>", "<!--", "&#x627;",
    "\\u0627", "\\ud83d", '"messages":[', '"articles":[', '"text":', '"published":', "\r\n",
    "PK\x01\x02", "PK\x03\x04", "PK\x05\x06", "windows-1256", "application/ld+json",
]
words = set(signs)
for table in sorted((root / "Lexicon").glob("*.tsv")) + [root / "Gazetteer" / "sites.tsv"]:
    for line in table.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            words.update(word for word in re.split(r"[\t|]", line) if 1 < len(word) < 30)
for word in sorted(words):
    print('"' + "".join(f"\\x{byte:02x}" for byte in word.encode("utf-8")) + '"')
