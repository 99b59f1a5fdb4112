#!/usr/bin/env python3
"""Checks of events.kml, and of each KML in events.kmz, that the schema of KML cannot make: targets of styleUrl
and schemaUrl, ids, names of data, longitude before latitude in range, closed rings, whole spans of time, and
cards that no report's words can break out of. Breaks a file in each way first, and fails where it is not seen.
"""
import html.parser
import math
import os
import sys
import xml.etree.ElementTree as ElementTree
import zipfile

KML = "{http://www.opengis.net/kml/2.2}"
# What the program writes into a card; all else came out of a report.
TAGS = set("a b blockquote br div h3 hr i img p small span strong table tbody td th tr".split())


class Card(html.parser.HTMLParser):
    """The tags and attributes of a card."""

    def __init__(self, text):
        super().__init__()
        self.faults = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attributes):
        if tag not in TAGS:
            self.faults.append(f"has a <{tag}>")
        for name, value in attributes:
            if name.startswith("on") or (value or "").strip().lower().startswith("javascript:"):
                self.faults.append(f"has {name}={value}")

    def handle_comment(self, data):
        self.faults.append("has a comment")

    def unknown_decl(self, data):
        self.faults.append("has a section")


def positions(text):
    return [[float(number) for number in word.split(",")] for word in (text or "").split()]


def found(text):
    """What is wrong with a KML."""
    try:
        root = ElementTree.fromstring(text)
    except ElementTree.ParseError as error:
        return [f"is not well formed: {error}"]
    faults = []
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    faults += [f"the id {one} is there twice" for one in sorted({one for one in ids if ids.count(one) > 1})]
    styles = {element.get("id") for kind in ("Style", "StyleMap") for element in root.iter(KML + kind)}
    schemas = {schema.get("id"): {field.get("name") for field in schema.iter(f"{KML}SimpleField")} for schema in root.iter(f"{KML}Schema")}
    for url in root.iter(f"{KML}styleUrl"):
        if not (url.text or "").startswith("#") or url.text[1:] not in styles:
            faults.append(f"the style {url.text} is not there")
    for data in root.iter(f"{KML}SchemaData"):
        names = schemas.get((data.get("schemaUrl") or "")[1:])
        if names is None:
            faults.append(f"the schema {data.get('schemaUrl')} is not there")
        else:
            faults += [f"the schema does not have {one.get('name')}" for one in data if one.get("name") not in names]
    for coordinates in root.iter(f"{KML}coordinates"):
        try:
            here = positions(coordinates.text)
        except ValueError:
            faults.append(f"coordinates are no numbers: {coordinates.text[:60]!r}")
            continue
        if not here or not all(len(one) in (2, 3) and all(map(math.isfinite, one)) and abs(one[0]) <= 180 and abs(one[1]) <= 90 for one in here):
            faults.append(f"a position is not longitude, latitude in range: {coordinates.text[:60]!r}")
    for ring in root.iter(f"{KML}LinearRing"):
        here = (ring.findtext(f"{KML}coordinates") or "").split()
        if len(here) < 4 or here[0] != here[-1]:
            faults.append(f"a ring is open: {' '.join(here)[:60]}")
    for span in root.iter(f"{KML}TimeSpan"):
        begin, end = span.findtext(f"{KML}begin"), span.findtext(f"{KML}end")
        if not (begin and end and begin.endswith("Z") and end.endswith("Z") and begin <= end):
            faults.append(f"a span of time is not whole: {begin} to {end}")
    for card in root.iter(f"{KML}description"):
        faults += [f"a card {fault}" for fault in Card(card.text or "").faults]
    return faults


SAMPLE = """<kml xmlns="http://www.opengis.net/kml/2.2"><Document id="d"><Style id="s"/>
<Schema id="c" name="c"><SimpleField name="kind" type="string"/></Schema><Placemark><description><![CDATA[<b>a &lt;b&gt;</b>]]></description>
<TimeSpan><begin>2023-11-15T00:00:00Z</begin><end>2023-11-15T23:59:59Z</end></TimeSpan><styleUrl>#s</styleUrl>
<ExtendedData><SchemaData schemaUrl="#c"><SimpleData name="kind">rocket</SimpleData></SchemaData></ExtendedData>
<Polygon><outerBoundaryIs><LinearRing><coordinates>120,35 121,35 121,36 120,35</coordinates></LinearRing></outerBoundaryIs></Polygon>
</Placemark></Document></kml>"""
BREAKS = [("#s<", "#t<"), ('"#c"', '"#x"'), ('<Style id="s"/>', '<Style id="s"/><Style id="s"/>'), ('Data name="kind"', 'Data name="kin"'),
          ("120,35 121", "35,120 121"), ("36 120,35", "36 120,34"), ("120,35 121", "NaN,35 121"), ("120,35 121", ",35 121"),
          ("T23:59:59Z", ""), ("<end>2023", "<end>2022"), ("<b>a", "<script>a"), ("<b>a", "<b onclick='x()'>a"), ("a &lt;b&gt;", "a ]]> b & c"),
          ("<b>a", "<!-- a -->"), ("rocket<", "a < b<")]


def main():
    folder, faults, count = sys.argv[1], [], 0
    faults += [f"a sound file is found faulty: {fault}" for fault in found(SAMPLE)]
    for sound, broken in BREAKS:
        if sound not in SAMPLE or not found(SAMPLE.replace(sound, broken, 1)):
            faults.append(f"{broken!r} for {sound!r} is not seen")
    files = []
    with open(f"{folder}/events.kml", "rb") as file:
        files.append(("events.kml", file.read()))
    if os.path.exists(f"{folder}/events.kmz"):
        with zipfile.ZipFile(f"{folder}/events.kmz") as archive:
            files += [(f"events.kmz/{name}", archive.read(name)) for name in archive.namelist() if name.endswith(".kml")]
    for name, text in files:
        count += text.count(b"<Placemark")
        faults += [f"{name}: {fault}" for fault in found(text)]
    for fault in faults[:20]:
        print("kml:", fault.encode("unicode_escape").decode(), file=sys.stderr)
    if not faults:
        print(f"kml: {count} placemarks sound; {len(BREAKS)} ways of breaking one are seen")
    sys.exit(1 if faults or not count else 0)


main()
