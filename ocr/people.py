"""People's names as faxes write them: "LOPEZ-GARCIA, Maria E.", "Mr. John Q. Public, Jr.", "Ana Diaz (née Ruiz)"."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from importlib import resources

TITLES = frozenset(["mr", "mrs", "ms", "miss", "mx", "dr", "doctor", "prof", "sr.", "señor", "señora"])
ADDRESSES = frozenset(["mr", "mrs", "ms", "miss", "mx"])
CREDENTIALS = frozenset(
    (
        *("md", "do", "np", "pa", "pac", "pa-c", "rn", "dds", "dpm", "dc", "phd", "psyd", "fnp", "fnp-c", "fnp-bc"),
        *("aprn", "arnp", "cnm", "crna", "facp", "facs", "facc", "mph", "msn", "dnp", "lcsw", "pharmd", "od", "rnp"),
        *("faafp", "esq", "mbbs", "mbchb", "bsn", "lvn", "lpn", "cma", "msw"),
    )
)
PARTICLES = frozenset(
    [
        "de",
        "la",
        "las",
        "los",
        "del",
        "dela",
        "delas",
        "delos",
        "della",
        "da",
        "das",
        "do",
        "dos",
        "di",
        "du",
        "le",
        "van",
        "von",
        "der",
        "den",
        "ter",
        "ten",
        "bin",
        "ibn",
        "al",
        "el",
        "st",
        "san",
        "santa",
        "mac",
        "mc",
        "y",
        "e",
    ]
)
_JOINING = frozenset(
    [
        "de",
        "la",
        "las",
        "dela",
        "delas",
        "delos",
        "los",
        "del",
        "della",
        "da",
        "das",
        "dos",
        "di",
        "du",
        "van",
        "von",
        "der",
        "den",
        "ter",
        "bin",
        "ibn",
        "al",
        "st",
        "y",
    ]
)
_SUFFIXES = {
    "jr": "Jr",
    "junior": "Jr",
    "sr": "Sr",
    "senior": "Sr",
    "ii": "II",
    "iii": "III",
    "iv": "IV",
    "2nd": "II",
    "3rd": "III",
    "4th": "IV",
}

# Words that begin with a capital on forms and are nobody's name. A real name among them ("Page") ends there:
# better a missing name than a wrong one.
NOT_NAMES = frozenset(
    word
    for line in resources.files("ocr").joinpath("not_names.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
    for word in line.split()
)

_SHORT_LABELS = frozenset({"dob", "dos", "ssn", "mrn", "npi", "aka", "fka"})  # in capitals, or with dots
KNOWN_AS = r"[afn]\s?(?:\.?/?k\s?\.?/?|[il1|!]k/|/k[il1|!])a\b\.?"  # "a/k/a", "F.K.A.", "fik/a"
_ALIAS_CUE = re.compile(
    rf"\(?\s*\b(?:{KNOWN_AS}|also known as|formerly(?: "
    r"known as)?|previously(?: known as)?|maiden(?: name)?|n[ée]e|other names?(?: used)"
    r"?|birth name|prior name|former name|alias(?:es)?)(?<=[\w.])(?!\w)\s*[:=.]?\s*",
    re.IGNORECASE,
)
_MONTHS = frozenset(["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"])
_INITIAL = re.compile(r"([A-Z]),")
_LETTER_OF_SIGN = {"®": "R", "©": "C", "¢": "C", "€": "C", "£": "E", "§": "S"}
_LIKE_INITIAL = re.compile(r"[02568a-z][.,]")
_INITIAL_OF_FIGURE = {"0": "O", "2": "Z", "5": "S", "6": "G", "8": "B"}
_SIGN_FOR_INITIAL = re.compile(r"(?<=[A-Za-z] )[®©¢€£§](?=\.?(?: [A-Z]|$))")  # a pen's: "MEILING ¢. KWONG"
_GLUED_CAPTION = re.compile(r"^(?:(?:Patient|Pt|Client|Member)?Name|Patient)(?=[A-Z][a-z])")  # "NameBridget"
_STROKES = re.compile(r"[Il1|!i]{2,3}")  # "Li" is a family name
_TOKEN = re.compile(r"^[(\"'“‘]*([A-Za-zÀ-ɏ][A-Za-zÀ-ɏ'’`.\-]*)[)\"'”’.,;:]*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonName:
    """A person's name in its parts, each as written; empty where the fax does not give it."""

    written: str
    given: str = ""
    middle: str = ""
    family: str = ""
    suffix: str = ""  # "Jr", "Sr", "II", "III", "IV"
    aliases: tuple[str, ...] = ()
    family_first_unmarked: bool = False  # the order is the form's, not the writer's: "Last, First" asked, no comma

    @property
    def is_whole(self) -> bool:
        """Both a given and a family name of more than a letter."""
        return bool(self.given.strip(".")) and len(self.family) > 1

    @property
    def key(self) -> tuple[str, ...]:
        """Letters of given, family and suffix, without order, case or marks: equal keys are the same reading."""
        parts = re.split(r"[\s-]+", f"{self.given} {self.family}")
        return (*sorted(filter(None, map(letters_of, parts))), letters_of(self.suffix))


def letters_of(text: str) -> str:
    """Lower-case letters without accents; everything else dropped."""
    plain = unicodedata.normalize("NFKD", text.replace("ı", "i")).lower()
    return "".join(character for character in plain if character.isalpha() and character.isascii())


def is_suffix(token: str) -> bool:
    return suffix_of(token) is not None


def suffix_of(token: str) -> str | None:
    """ "Jr", "Sr", "II", "III" or "IV"; strokes taken for letters ("lil", "11") are counted. None: no suffix."""
    plain = token.strip(".,()")
    if plain.lower() in _SUFFIXES:
        return _SUFFIXES[plain.lower()]
    return "I" * len(plain) if _STROKES.fullmatch(plain) else None


def plain_token(token: str) -> str:
    """A word of a name's own place without the marks that specks make ("THOMAS:", a quote); its commas stay."""
    bare = re.sub(r"[\"“”„*|~:]", "", token)
    return re.sub(r"(?<=[A-Z]{3})!", "I", re.sub(r"(?<=[a-z])!", "i", bare))


def capitalised(text: str) -> str:
    """Behind a label of its own, a name may be typed (or read) without its capital."""
    lowered = text.strip(",.").lower()
    return text[:1].upper() + text[1:] if lowered not in PARTICLES and lowered not in CREDENTIALS else text


def is_name_token(token: str) -> bool:
    """Could this word be part of a name? Capital first (or a particle), letters, nobody's form word."""
    match = _TOKEN.match(token)
    if match is None:
        return False
    core = match[1].strip(".'’`-")
    plain = core.lower()
    if len(core) == 1:
        return core.isupper()  # an initial
    if letters_of(core) in _SHORT_LABELS and not core[0].islower() and (core.isupper() or "." in core):
        return False
    if token.startswith("(") and plain[:3] in _MONTHS:
        return False  # "(Jan 20, 1946)"
    if not core or plain in NOT_NAMES or plain.startswith("patient") or (plain in CREDENTIALS and core.isupper()):
        return False
    return core[0].isupper() or plain in PARTICLES or bool(re.match(r"[dlo]['’][A-Z]|(?:mc|mac)[A-Z]", core))


# Given names that begin with an I, as far as readers make a small one of it.
_SMALL_I = re.compile(
    r"i(?:mel|mo|nez|nes|nge|ng|gnac|ren|rene|rin|rma|rving|saac|sab|sac|sai|sia|sid|sma|srael|van|vo|vy|ya|zz)[a-z]*"
)


def name_length(tokens: Sequence[str], *, most: int = 7) -> int:
    """How many of the first tokens are one name; 0 when the first is none."""
    count = commas = 0
    tokens = marks_restored(tokens)
    for place, token in enumerate(tokens[:most]):
        if token.lower().rstrip(".") in TITLES and count == 0:
            count += 1
            continue
        if token.lower().rstrip(".") in ADDRESSES and count:
            break  # "Concerning Mr. Diaz"
        if not (is_suffix(token) and count) and not is_name_token(token):
            break
        count += 1
        commas += token.endswith(",")
        after = tokens[place + 1] if place + 1 < len(tokens) else ""
        if _ends_name(token, commas) and not is_suffix(after):
            break
    while count and (
        tokens[count - 1].lower().rstrip(".") in TITLES or tokens[count - 1].lower().strip(",.") in _JOINING
    ):
        count -= 1
    return count


def marks_restored(tokens: Sequence[str]) -> list[str]:
    """A name's words with a comma for a full stop ("Ryu. Solveig"), an initial for a figure ("Fidel 2. Tejada") and a
    capital for a small i ("Godinez, imelda").
    """
    if len(tokens) == 2 and tokens[0].endswith(",") and _SMALL_I.fullmatch(tokens[1]):
        tokens = [tokens[0], tokens[1].capitalize()]
    return _comma_restored(_initial_restored(tokens))


def _initial_restored(tokens: Sequence[str]) -> Sequence[str]:
    """A pen's initial between two words of a name, read as a figure or a small letter."""
    if len(tokens) != 3 or not _LIKE_INITIAL.fullmatch(tokens[1]):
        return tokens
    if not all(is_name_token(token) and len(letters_of(token)) > 2 for token in (tokens[0], tokens[2])):
        return tokens
    letter = tokens[1][0]
    return [tokens[0], f"{_INITIAL_OF_FIGURE.get(letter, letter.upper())}.", tokens[2]]


def _comma_restored(tokens: Sequence[str]) -> list[str]:
    """A full stop behind the first word, with a name behind it, is a comma that was misread."""
    first = tokens[0] if tokens else ""
    core = first.rstrip(".")
    is_comma = first.endswith(".") and len(core) > 2 and core.isalpha() and core.lower() not in TITLES
    if not is_comma or len(tokens) < 2 or not is_name_token(tokens[1]) or len(letters_of(tokens[1])) < 2:
        return list(tokens)
    return [f"{core},", *tokens[1:]]


def _ends_name(token: str, commas: int) -> bool:
    """A second comma, a bracket or a full stop behind a whole word closes a name; "Maria E." and "St." do not."""
    if token[-1] in ";:)" or (token[-1] == "," and commas > 1):
        return True
    core = token.rstrip(".,")
    return token[-1] == "." and len(core) > 2 and core.lower() not in TITLES


def read_name(text: str, *, family_first: bool = False) -> PersonName | None:
    """A value as a name in parts; None when it is not plausibly one.

    Args:
        text: the value alone, as "LOPEZ, Maria E. (maiden: Garcia)".
        family_first: the form says "Last, First": order without a comma is family first.
    """
    main, aliases = split_aliases(text.replace("ı", "i"))  # the second reader knows Turkish
    main = re.sub(
        r"\b([OD])['’`]\s+(?=[A-Z])", r"\1'", re.sub(r"(?<=\w)\s*-\s+(?=[A-Z])|(?<=\w)\s+-(?=[A-Z])", "-", main)
    )
    main = re.sub(r"\s*,\s*", ", ", main.replace(";", ",")).strip(" ,.:-–—*•")
    tokens = _SIGN_FOR_INITIAL.sub(lambda sign: _LETTER_OF_SIGN[sign[0]], _GLUED_CAPTION.sub("", main)).split()
    if sum(token.endswith(",") for token in tokens) == 1 and any(_INITIAL.fullmatch(token) for token in tokens[1:-1]):
        tokens = [_INITIAL.sub(r"\1.", token) for token in tokens]  # "MARIA C, DIAZ": the initial's full stop
    while tokens and tokens[0].lower().rstrip(".,") in TITLES:
        tokens.pop(0)
    while len(tokens) > 1 and (
        tokens[-1].lower().strip(".,") in CREDENTIALS or tokens[-1].lower().rstrip(".,") in TITLES - {"dr"}
    ):
        tokens.pop()
    tokens = marks_restored(tokens)[: name_length(tokens)]
    if not tokens:
        return None
    suffix = ""
    for place in range(len(tokens) - 1, 0, -1):
        if is_suffix(tokens[place]):
            suffix = suffix_of(tokens[place]) or ""
            inner = place < len(tokens) - 1
            comma = tokens.pop(place).endswith(",") or inner  # "Tran Sr. Gilbert": a comma was read as a full stop
            if comma and not tokens[place - 1].endswith(","):
                tokens[place - 1] += ","
            break
    written = re.sub(r"(?<=\w{3})\.$", "", " ".join(tokens).strip(" ,;:"))
    name = _in_parts(tokens, family_first)
    if name is None or (name.given and is_suffix(name.family)):
        return None  # "IV, Gilberto": the family name before it was not read
    shown = f"{written} {suffix}".strip()
    unmarked = family_first and "," not in main
    return replace(name, written=shown, suffix=suffix, aliases=aliases, family_first_unmarked=unmarked)


def split_aliases(text: str) -> tuple[str, tuple[str, ...]]:
    """The name without its other names, and those, as written."""
    pieces = _ALIAS_CUE.split(text)
    aliases = []
    for piece in pieces[1:]:
        clean = re.split(r"[;)(]|\s{2,}", piece)[0]
        for part in re.split(r"\bor\b|/|;", clean):
            tokens = part.replace(" ,", ",").split()
            length = name_length(tokens)
            if length:
                aliases.append(" ".join(tokens[:length]).strip(" ,.:-()"))
    if pieces and len(pieces) == 1:
        inner = re.search(r"\(([^)]*)\)", text)
        if inner:
            return text[: inner.start()] + text[inner.end() :], ()
    return pieces[0].rstrip(" (,"), tuple(dict.fromkeys(filter(None, aliases)))


def _in_parts(tokens: list[str], family_first: bool) -> PersonName | None:
    commas = [place for place, token in enumerate(tokens) if token.endswith(",")]
    clean = [_clean(token) for token in tokens]
    if commas and commas[0] < len(tokens) - 1:
        family, rest = clean[: commas[0] + 1], [token for token in clean[commas[0] + 1 :] if token]
        return _parts(family, rest[:1], rest[1:])
    if len(clean) == 1:
        return _parts(clean, [], [])
    if family_first:
        return _parts(clean[:1], clean[1:2], clean[2:])
    if len(clean) > 2 and len(clean[-1]) == 1:  # a family name has more than a letter: an initial set behind, or "II"
        return _parts(clean[-2:-1], clean[:1], [*clean[1:-2], clean[-1]])
    start = len(clean) - 1
    while start > 1 and clean[start - 1].lower().rstrip(".") in _JOINING and clean[start - 1] != "Y":
        start -= 1  # "Ortega y Gasset"; a capital is an initial
    return _parts(clean[start:], clean[:1], clean[1:start])


def _parts(family: list[str], given: list[str], middle: list[str]) -> PersonName | None:
    if not family or not any(map(letters_of, family)):
        return None
    return PersonName(written="", given=" ".join(given), middle=" ".join(middle).strip(" ."), family=" ".join(family))


def _clean(token: str) -> str:
    return token.strip(',;:()"“”‘*').rstrip(".").replace("’", "'").replace("`", "'")


def read_sex(text: str) -> str | None:
    word = letters_of(text.split()[0]) if text.split() else ""
    if len(text.split()) > 1 and letters_of(text.split()[1]) in {"m", "f", "male", "female"}:
        return None  # "M F" to be circled: which one is ink, not text
    return {"m": "male", "male": "male", "f": "female", "female": "female"}.get(word)
