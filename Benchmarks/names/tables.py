"""Reads the tables of the query sets, and has gazetteers made of them."""

import csv

from asking import Program

HOME = ("SY", "IQ")


def rows(path: str, delimiter: str = "\t") -> list[dict]:
    """The rows of a table; quotes mean something in comma-separated ones only."""
    quoting = csv.QUOTE_NONE if delimiter == "\t" else csv.QUOTE_MINIMAL
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter, quoting=quoting))


def named(program: Program, table: str, path: str) -> str:
    """Imports a table with a name of a place in each row: geonameid, name, country, population, lat, lon."""
    columns = "id=geonameid,name=name,country=country,population=population,lat=lat,lon=lon"
    program.run("gazetteer", "import", "csv", table, "--columns", columns, "--separator", "tab",
                "--quiet", "--output", path)
    return path


def cut(table: str, countries: tuple[str, ...], path: str) -> str:
    """Writes the rows of a table that belong to some countries."""
    kept = [row for row in rows(table) if row["country"] in countries]
    with open(path, "w", encoding="utf-8") as file:
        file.writelines("\t".join(cells) + "\n" for cells in [kept[0].keys(), *(r.values() for r in kept)])
    return path


def current(path: str) -> list[dict]:
    """The places of a Who's On First table that are neither deprecated nor superseded."""
    return [r for r in rows(path, ",") if not r["deprecated"] and not r["superseded_by"]]
