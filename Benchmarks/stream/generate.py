#!/usr/bin/env python3
"""Writes invented reports as JSON Lines to standard output; the same bytes each time.

Each has about 1.5 kB of text: one to three attacks at places of Gazetteer/, on days of five years, told
in Arabic or English, among sentences that tell of none. One report in five is a copy of an earlier
text, as newspapers print what agencies send. Nothing in them happened.

Usage: generate.py MEGABYTES [REPOSITORY] > reports.jsonl
"""

import datetime
import json
import os
import random
import sys

DAYS = 5 * 365
FIRST = datetime.date(2019, 1, 1)
TEXT_CHARACTERS = {"ar": 850, "en": 1_450}

ATTACKS = {
    "en": [
        "{n} rockets struck {a} on {day}, local officials said, wounding {k} people",
        "A drone hit a military post near {a} on {day}; no one was hurt, a security source said",
        "Warplanes bombed a depot in {a} on {day}, killing {k} fighters, according to residents",
        "Shelling hit the outskirts of {a} on {day} and killed {k} civilians",
        "A roadside bomb blew up a police vehicle in {a} on {day}, killing {k} officers",
        "{n} rockets were fired at {a} from the area between {b} and {c} on {day}",
        "Gunmen attacked a checkpoint east of {a} on {day} and wounded {k} soldiers",
    ],
    "ar": [
        "سقطت {n} صواريخ على {a} يوم {day}، ما أدى إلى إصابة {k} أشخاص بحسب مصادر محلية",
        "استهدفت طائرة مسيّرة نقطة عسكرية قرب {a} يوم {day} من دون وقوع إصابات",
        "قصف الطيران الحربي مستودعاً في {a} يوم {day} ما أسفر عن مقتل {k} مسلحين",
        "سقطت قذائف هاون على أطراف {a} يوم {day} وقتل {k} مدنيين",
        "انفجرت عبوة ناسفة بآلية للشرطة في {a} يوم {day} ما أدى إلى مقتل {k} عناصر",
        "أطلقت {n} صواريخ باتجاه {a} من المنطقة الواقعة بين {b} و{c} يوم {day}",
        "هاجم مسلحون حاجزاً شرق {a} يوم {day} وأصيب {k} جنود",
    ],
}
OTHERS = {
    "en": [
        "The council of {b} met to discuss the price of bread and the supply of water",
        "Officials said the road to {b} would be paved before the winter",
        "A delegation from {c} visited the hospital and promised new equipment",
        "Farmers near {b} expect a good harvest after the rains of this spring",
        "Schools in {c} will open again next week, the directorate of education announced",
        "The statement did not say who would pay for the repairs",
    ],
    "ar": [
        "وبحث مجلس {b} أسعار الخبز وتأمين مياه الشرب للسكان",
        "وقال مسؤولون إن الطريق إلى {b} سيعبد قبل حلول الشتاء",
        "وزار وفد من {c} المستشفى ووعد بتجهيزات جديدة",
        "ويتوقع المزارعون قرب {b} موسماً جيداً بعد أمطار الربيع",
        "وأعلنت مديرية التربية أن المدارس في {c} ستفتح أبوابها الأسبوع المقبل",
        "ولم يذكر البيان من سيتحمل تكاليف الإصلاح",
    ],
}
MONTHS = {
    "en": "January February March April May June July August September October November "
    "December".split(),
    "ar": ["كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران", "تموز", "آب", "أيلول",
           "تشرين الأول", "تشرين الثاني", "كانون الأول"],
}
KEPT = 2_000


def places(repository: str) -> list[dict[str, str]]:
    found = []
    for file in ("places.tsv", "sites.tsv"):
        with open(os.path.join(repository, "Gazetteer", file), encoding="utf-8") as table:
            columns = table.readline().rstrip("\n").split("\t")
            for line in table:
                row = dict(zip(columns, line.rstrip("\n").split("\t")))
                if row.get("name") and row.get("name_ar") and row["country"] in ("SY", "IQ"):
                    found.append({"en": row["name"], "ar": row["name_ar"]})
    return found


def text(chance: random.Random, known: list[dict[str, str]], day: datetime.date) -> str:
    language = chance.choice(("ar", "ar", "en"))

    def sentence(templates: dict[str, list[str]], when: datetime.date) -> str:
        names = [place[language] for place in chance.sample(known, 3)]
        told = f"{when.day} {MONTHS[language][when.month - 1]} {when.year}"
        return chance.choice(templates[language]).format(
            a=names[0], b=names[1], c=names[2], day=told, n=chance.randint(3, 9),
            k=chance.randint(3, 9))

    sentences = [
        sentence(ATTACKS, day - datetime.timedelta(chance.choice((0, 0, 1, 2))))
        for _ in range(chance.choice((1, 1, 2, 3)))
    ]
    while sum(map(len, sentences)) < TEXT_CHARACTERS[language]:
        sentences.insert(chance.randint(1, len(sentences)), sentence(OTHERS, day))
    return ".\n".join(sentences) + "."


def main() -> None:
    size = int(sys.argv[1]) * 1_000_000
    repository = sys.argv[2] if len(sys.argv) > 2 else os.path.join(os.path.dirname(__file__), "../..")
    chance = random.Random(20261126)
    known = places(repository)
    kept: list[tuple[str, datetime.date]] = []
    written = number = 0
    while written < size:
        number += 1
        if kept and chance.random() < 0.2:
            words, day = chance.choice(kept)
        else:
            day = FIRST + datetime.timedelta(chance.randrange(DAYS))
            words = text(chance, known, day)
            if len(kept) < KEPT:
                kept.append((words, day))
            else:
                kept[chance.randrange(KEPT)] = (words, day)
        line = json.dumps(
            {"id": f"r{number:07d}", "text": words, "published": day.isoformat(), "source": "bench"},
            ensure_ascii=False)
        print(line)
        written += len(line.encode()) + 1


main()
