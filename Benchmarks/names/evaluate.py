#!/usr/bin/env python3
"""How right the search for names is: all figures, through `eventmap place -`.

    evaluate.py PROGRAM --names FOLDER [--events TABLE --places TABLE ...] [--spellings FOLDER]

FOLDER holds lono_index_both.tsv and the query sets lono_NAME.tsv, lono_absent_NAME.tsv and
lono_clitic_NAME.tsv (--set NAME, "open" unless told). --events is a table of georeferenced events,
--places are Who's On First tables to import for them, --spellings holds tables of site, spelling, author.
None of these data are in the repository; what is not given is left out.
"""

import argparse
import os
import tempfile

import absent
import calibration
import clitics
import lono
import spellings
import tables
import ucdp
from asking import Program


def heading(text: str) -> None:
    print(f"\n{text}", flush=True)


def show(lines: list[str]) -> None:
    print("\n".join(lines), flush=True)


def names(program: Program, folder: str, which: str, scratch: str) -> None:
    """Leave one name out, its calibration, clitics and absent names."""
    index = f"{folder}/lono_index_both.tsv"
    whole = program.only(tables.named(program, index, f"{scratch}/whole.tsv"))
    near_home = tables.cut(index, tables.HOME, f"{scratch}/cut.tsv")
    home = program.only(tables.named(program, near_home, f"{scratch}/home.tsv"))
    queries = tables.rows(f"{folder}/lono_{which}.tsv")
    near = [q for q in queries if q["far"] == "0"]
    far = [q for q in queries if q["far"] != "0"]

    heading("Leave one name out")
    known, unknown = lono.ask(whole, near, True), lono.ask(whole, near, False)
    show(lono.table(near, known, unknown))
    heading("Far names (nothing left is spelled alike)")
    show(lono.table(far, lono.ask(whole, far, True), lono.ask(whole, far, False))[:2])
    places = [q["geonameid"] for q in near]
    for title, answers in (("known", known), ("unknown", unknown)):
        heading(f"Calibration, country {title}")
        show(calibration.bins(list(zip(answers, places))))

    heading("Particles written together with names")
    show(clitics.lines(whole, tables.rows(f"{folder}/lono_clitic_{which}.tsv")))
    strangers = tables.rows(f"{folder}/lono_absent_{which}.tsv")
    heading("Absent names, places of Syria and Iraq only")
    show(absent.lines(home, strangers, [q for q in near if q["country"] in tables.HOME]))
    heading("Absent names, all places")
    show(absent.lines(whole, strangers, near))


def events(program: Program, table: str, imported: list[str], misses: int, scratch: str) -> None:
    """Names in a table of events, against imported places, alone and beside the built-in ones."""
    places = [row for path in imported for row in tables.current(path)]
    gazetteer = f"{scratch}/imported.tsv"
    program.run("gazetteer", "import", "whosonfirst", *imported, "--quiet", "--output", gazetteer)
    asked = tables.rows(table, ",")
    heading("Events, imported places beside the built-in ones")
    show(ucdp.lines(program.adding(gazetteer), asked, places, misses))
    heading("Events, imported places alone")
    show(ucdp.lines(program.only(gazetteer), asked, places))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--names")
    parser.add_argument("--set", default="open")
    parser.add_argument("--events")
    parser.add_argument("--places", nargs="*", default=[])
    parser.add_argument("--spellings")
    parser.add_argument("--misses", type=int, default=0, help="events missed that are listed")
    told = parser.parse_args()
    program = Program(os.path.abspath(told.program))
    with tempfile.TemporaryDirectory() as scratch:
        if told.names:
            names(program, told.names, told.set, scratch)
        if told.events and told.places:
            events(program, told.events, told.places, told.misses, scratch)
        if told.spellings:
            heading("Spellings of sites")
            show(spellings.lines(program, told.spellings))


if __name__ == "__main__":
    main()
