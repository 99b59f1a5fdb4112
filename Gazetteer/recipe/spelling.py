"""Which of GeoNames' alternate names are names, and how a place is called on a map.

GeoNames mixes real spellings with what programs made from other spellings. `sort_out` keeps the real
ones and says, for each one that it drops, why. `plain_english` writes a BGN romanisation as
English-language news do: no macrons and dots, `al-` for every form of the article.
"""

import re
import unicodedata

ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f]")
LATIN = re.compile("[A-Za-z\u00c0-\u02af\u1e00-\u1eff]")
# Only the letters of Arabic itself: no Persian, Kurdish, Urdu or Ottoman ones.
ARABIC_PROPER = re.compile("[\u0621-\u063a\u0641-\u064a ]+")
MARKS = re.compile("[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
ARTICLE = r"(?:al|ar|as|ash|ad|adh|at|ath|an|az|el|es|et|er|en|ed|ez|esh)"
STARTS_WITH_ARTICLE = re.compile("^(?i:" + ARTICLE + ")[- '’]?[A-ZÀ-ɏḀ-ỿ‘'ʻ]")

# Words that say what kind of area a name means: the name is then the area's, not the place's.
AREA_LATIN = re.compile(
    r"(?i)^(markaz (qaḑ|qad|nāḩ|nah)\S*|nāḩīyat|qad[aā][’'ʼ]?|qaḑā[’'ʼ]?|qeza-î|muh?afaz\w*|muḩāfaz̧\w*|governorate of|province of|lungsod ng|"
    r"caza |bakhsh|shahrestān|ostān)\b|\b(district|governorate|province|county|subdistrict|nahiyah?)$")
AREA_ARABIC = re.compile("^(مركز قضاء|مركز ناحية|محافظة|محافظه|قضاء|منطقة|شهرستان|استان|بخش) ")
SEAT_LATIN = re.compile(r"(?i)^(nāḩiyat|nahiyat|nāḩiyah|nahiyah) ")
SEAT_ARABIC = re.compile("^(ناحية|ناحيه) ")

_FOLD_ARABIC = str.maketrans(dict(zip("أإآٱىیئؤکةۀەہھگڤپچژێۆڕڵ", "اااايييوكهههههكفبجزيورل")) | {"ء": ""})


def script(name):
    """`ar`, `la`, `mixed`, `none`, or `other` for any third script."""
    name = re.sub("[ʹ-˿]", "", name)  # ayn and hamza marks belong to no script
    letters = sum(ch.isalpha() or unicodedata.category(ch) == "Mn" for ch in name)
    arabic, latin = len(ARABIC.findall(name)), len(LATIN.findall(name))
    alpha = sum(ch.isalpha() for ch in name)
    if not alpha:
        return "none"
    if arabic >= 0.9 * letters:
        return "ar"
    if latin >= 0.9 * alpha:
        return "la"
    return "mixed" if latin and latin + arabic < alpha or latin and arabic else "other"


def key(name):
    """Two spellings with one key differ in marks, spaces, case or hamza only."""
    name = MARKS.sub("", name)
    if ARABIC.search(name):
        name = name.translate(_FOLD_ARABIC)
    for a, b in (("ı", "i"), ("ø", "o"), ("đ", "d"), ("ł", "l"), ("ə", "a"), ("ʿ", ""), ("ʾ", ""), ("ʻ", ""), ("ʼ", "")):
        name = name.replace(a, b)
    name = unicodedata.normalize("NFKD", name).casefold()
    return "".join(ch for ch in name if ch.isalnum() and not unicodedata.combining(ch))


_CYRILLIC = dict(zip("абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
                     "a b v g d e jo zh z i j k l m n o p r s t u f kh c ch sh shh \" y ' eh ju ja".split()))


def from_cyrillic(name):
    return "".join(_CYRILLIC.get(ch, ch) for ch in name.casefold())


def machine_made(name):
    """Lower-case without an article (`tlbyst`, `ba ge da`), or without a vowel."""
    if (name[0].islower() or name[0] in "ʼʿʾʻ") and not STARTS_WITH_ARTICLE.match(name):
        return True
    plain = unicodedata.normalize("NFKD", name.replace("ə", "e").replace("ı", "i")).casefold()
    return not re.search("[aeiouy]", plain)


def sort_out(names):
    """`(kept, dropped)`: the names worth keeping, in their order, and `(name, reason)` of the others."""
    seen, kept, dropped = set(), [], []
    stripped = [unicodedata.normalize("NFC", MARKS.sub("", n)).strip(" ,،") for n in names]
    slavic = {from_cyrillic(n) for n in stripped if re.search("[\u0400-\u04ff]", n)}
    for name in stripped:
        if not name or name in seen:
            continue
        seen.add(name)
        kind = script(name)
        if kind == "other":
            dropped.append((name, "another script"))
        elif re.fullmatch("[A-Z]{2,4}", name):
            dropped.append((name, "airport code"))
        elif (not 2 < len(name) < 60 or any(ch.isdigit() for ch in name) or kind == "none"
              or re.search(r"[/()\[\]{}=:;_*?|\t\"]|http|www", name) or len(key(name)) < 2):
            dropped.append((name, "not a name"))
        elif kind == "mixed":
            dropped.append((name, "mixed scripts"))
        elif kind == "la" and name.casefold() in slavic and re.search(r"'|[Ee]h|j(?![aeiou])", name):
            dropped.append((name, "Latin made from Cyrillic"))
        elif kind == "la" and re.search(r"[Ee]hl'|-ehz|-ehl", name):
            dropped.append((name, "Latin made from Cyrillic"))
        elif kind == "la" and machine_made(name):
            dropped.append((name, "machine-made romanisation"))
        elif AREA_LATIN.search(name) or AREA_ARABIC.search(name):
            dropped.append((name, "name of an area"))
        else:
            bare = SEAT_ARABIC.sub("", SEAT_LATIN.sub("", name))
            if bare != name:
                if bare in seen or bare in stripped:
                    dropped.append((name, "name of an area"))
                    continue
                seen.add(bare)
            kept.append(bare)
    return kept, dropped


_SUN = re.compile(r"(?<!')\b(Al|Ar|As|Ash|Ad|Adh|At|Ath|An|Az|El|al|ar|as|ash|ad|adh|at|ath|an|az)[ -](?=[A-Z'])")


def plain_english(name):
    """`Ash Shaddādah` → `al-Shaddadah`; `‘Ayn al Fījah` → `Ain al-Fijah`."""
    name = re.sub("[‘’ʻʼʿʾ`]", "'", ARABIC.sub("", name).replace("–", "-").strip(" ,"))
    for a, b in (("ı", "i"), ("İ", "I"), ("ł", "l"), ("ø", "o"), ("Đ", "D"), ("đ", "d"), ("ə", "a")):
        name = name.replace(a, b)
    name = "".join(ch for ch in unicodedata.normalize("NFKD", name) if not unicodedata.combining(ch))
    name = re.sub(r"(^|[ -])'", r"\1", name).rstrip("'")
    name = _SUN.sub("al-", name)
    name = re.sub(r"(?<=\w)'(?= |-|$)", "", name)
    return name[0].upper() + name[1:] if not name.startswith("al-") else name


def plain_syrian(name):
    """`plain_english` with the spellings of generic words that news on Syria and Iraq use."""
    # The silent -ah of the feminine, but not the ḩ of Jarrāḩ.
    name = re.sub(r"(?<=[\w‘’'])ah\b", "a", unicodedata.normalize("NFC", name))
    name = plain_english(name)
    for a, b in ((r"\bTall\b", "Tal"), (r"\bTall(?=[a-z]{3})", "Tal"), (r"\bAyn\b", "Ain"), (r"\bDayr\b", "Deir"),
                 (r"\bShaykh\b", "Sheikh"), (r"\bBayt\b", "Beit"), (r"\bRa's\b", "Ras"), (r"\bBi'r\b", "Bir")):
        name = re.sub(a, b, name)
    return name


def words(name):
    """`key` of each word: spellings that divide the name otherwise (Albu Kamal, Al Bukamal) stay apart."""
    return " ".join(filter(None, map(key, re.split("[ \u00ad\u2010-\u2015-]", name))))


def unlike(names, taken=()):
    """One of each group of spellings that `words` holds for one, the richest in marks; none like `taken`."""
    best = {}
    for name in names:
        rank = (sum(map(bool, map(unicodedata.combining, unicodedata.normalize("NFD", name)))), -len(name))
        if words(name) not in best or rank > best[words(name)][0]:
            best[words(name)] = (rank, name)
    without = {words(name) for name in taken if name}
    return [name for k, (_, name) in best.items() if k not in without]


def arabic_label(label, arabic, latin_name):
    """The Arabic name to show: the catalogue's label when it is one, else the likeliest alternate."""
    article = bool(STARTS_WITH_ARTICLE.match(latin_name))
    proper = [n for n in arabic if ARABIC_PROPER.fullmatch(n)]
    label = SEAT_ARABIC.sub("", MARKS.sub("", label or "").strip())
    if ARABIC_PROPER.fullmatch(label) and not AREA_ARABIC.search(label):
        if article and not label.startswith("ال") and "ال" + label in proper:
            return "ال" + label
        return label
    if not proper:
        return ""
    generic = re.compile("^(مركز|مدينة|قرية|مجمع|جسر|خربة|أرض|جبل|محلة) ")
    return min(proper, key=lambda n: (bool(generic.match(n)), article != n.startswith("ال"), proper.index(n)))
