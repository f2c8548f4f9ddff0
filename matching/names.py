"""Personal names: folding, and every order in which a letter may write them."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_MAX_TEXT = (
    160  # characters of a name that are looked at: a box on a form holds fewer, a hostile page may hold thousands
)
_MAX_AKAS = 6  # other names of one request
_SUFFIXES = {
    "JR": "JR", "JNR": "JR", "JUNIOR": "JR", "SR": "SR", "SNR": "SR", "SENIOR": "SR",
    "II": "II", "III": "III", "IV": "IV", "2ND": "II", "3RD": "III", "4TH": "IV",
}  # fmt: skip
_TITLES = frozenset(
    {"MR", "MRS", "MS", "MISS", "MX", "DR", "PROF", "REV", "HON", "MD", "DO", "PHD", "RN", "ESQ", "DDS"}
)
_PARTICLES = frozenset(
    [
        "DE",
        "DEL",
        "DELA",
        "LA",
        "LAS",
        "LOS",
        "LE",
        "VAN",
        "VON",
        "DER",
        "DEN",
        "TER",
        "TEN",
        "DI",
        "DA",
        "DAS",
        "DOS",
        "DU",
        "EL",
        "AL",
        "BIN",
        "BEN",
        "IBN",
        "ABU",
        "ST",
        "SAN",
        "SANTA",
        "MC",
        "MAC",
        "O",
    ]
)
_FIRST_PARTICLES = frozenset({"DE", "DEL", "LA", "LAS", "LOS"})  # VAN, AL, BEN and SAN are given names as well
_DIGIT_LETTERS = str.maketrans("015862", "OISBGZ")
_UNDECOMPOSED = str.maketrans(
    {"ß": "SS", "ø": "O", "Ø": "O", "ł": "L", "Ł": "L", "đ": "D", "Đ": "D", "æ": "AE", "Æ": "AE", "œ": "OE", "ı": "I"}
)
_APOSTROPHES = re.compile(r"['’‘`´ʼ]")
_BRACKETED = re.compile(r"[(\[\"“”]([^)\]\"“”]{1,40})[)\]\"“”]")
_ALIAS_MARK = re.compile(
    r"\b(?:A\.?K\.?A\.?|F\.?K\.?A\.?|N[EÉ]E|MAIDEN(?: NAME)?|FORMERLY|ALSO KNOWN AS)\b[:.]?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NameReading:
    """One way to take a written name. Parts are folded; `prior` is how likely writers mean this one, 0 to 1."""

    given: str
    middle: str
    family: str
    suffix: str
    prior: float


@lru_cache(maxsize=65_536)
def fold_name(text: str) -> str:
    """ "Ángel O’Brien-Núñez" -> "ANGEL OBRIEN NUNEZ": capitals and single spaces; letters of other scripts stay.

    Digits inside a word are taken for the letters they are misread from (0 for O, 1 for I).
    """
    text = _APOSTROPHES.sub("", text[:_MAX_TEXT])
    plain = unicodedata.normalize("NFKD", text.translate(_UNDECOMPOSED)).upper()
    kept = "".join(char if char.isalnum() else " " for char in plain if not unicodedata.combining(char))
    return " ".join(_letters(token) for token in kept.split() if not token.isdigit())


def _letters(token: str) -> str:
    return token if token.isalpha() or token in _SUFFIXES else token.translate(_DIGIT_LETTERS)


@lru_cache(maxsize=65_536)
def squeeze(folded: str) -> str:
    """The folded name without spaces: DE LA CRUZ and DELACRUZ, MARY ANN and MARYANN are one."""
    return folded.replace(" ", "")


@lru_cache(maxsize=65_536)
def name_parts(folded: str) -> tuple[str, ...]:
    """The surnames in a compound: "DE LA CRUZ LOPEZ" -> ("DELACRUZ", "LOPEZ"); particles join what follows."""
    parts: list[str] = []
    pending = ""
    for token in folded.split():
        if token in _PARTICLES:
            pending += token
        else:
            parts.append(pending + token)
            pending = ""
    if pending:
        parts.append(pending)
    return tuple(parts)


def normal_suffix(text: str) -> str:
    """ "Jr." -> "JR"; "" when it is no generational suffix."""
    return _SUFFIXES.get(re.sub(r"[^0-9A-Z]", "", text.upper()), "")


@lru_cache(maxsize=4096)
def said_names(name_text: str, aka_texts: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """Part what a request says into the name and the other names used: "Ana Ruiz aka Ana Soto" -> both.

    One word alone as other name is a former surname or another first name; it is taken both ways.
    """
    name, *others = (part.strip(" ()[],;:") for part in _ALIAS_MARK.split(name_text[:_MAX_TEXT]))
    for text in aka_texts[:_MAX_AKAS]:
        others.extend(part.strip(" ()[],;:") for part in _ALIAS_MARK.split(text[:_MAX_TEXT]))
    main = next((reading for reading in read_name(name) if reading.given and reading.family), None)
    said: list[str] = []
    for other in filter(None, others):
        if main and len(other.split()) == 1:
            said += [f"{main.given} {other}", f"{other} {main.family}"]
        else:
            said.append(other)
    return name, tuple(dict.fromkeys(said))[:_MAX_AKAS]


@lru_cache(maxsize=4096)
def read_name(text: str) -> tuple[NameReading, ...]:
    """Every order in which the text can be taken, likeliest first; () when it holds no letter.

    A comma divides the surname from the rest; without one, American order is likelier than surname first.
    Brackets and quotation marks hold a name that is used instead of the given one.
    """
    text = text[:_MAX_TEXT]
    used_names = [fold_name(found) for found in _BRACKETED.findall(text)]
    text = _BRACKETED.sub(" ", text)
    halves = [_tokens(part) for part in re.split(r"[,;]", text)]
    suffix, halves = _take_suffix(halves)
    halves = [half for half in halves if half]
    if not halves:
        return ()
    splits = _with_comma(halves) if len(halves) > 1 else _without_comma(halves[0])
    readings = [_reading(given, family, suffix, prior) for given, family, prior in splits]
    for used in used_names:
        readings += [_reading([used], family, suffix, prior * 0.3) for _, family, prior in splits[:2] if used]
    return _best_of_each(readings)


def _tokens(text: str) -> list[str]:
    """Folded words; hyphenated ones and particles with what follows stay together."""
    words = []
    for raw in re.split(r"[\s._/]+", re.sub(r"\s*-\s*", "-", text)):
        folded = fold_name(raw.replace("l", "I") if raw.replace("l", "").isupper() else raw)
        if folded and folded not in _TITLES:
            words.append(folded)
    joined: list[str] = []
    pending: list[str] = []
    for index, word in enumerate(words):
        is_last = index == len(words) - 1
        may_begin = index > 0 or (len(words) > 2 and word in _FIRST_PARTICLES)
        if word in _PARTICLES and not is_last and may_begin:
            pending.append(word)
        else:
            joined.append(" ".join([*pending, word]))
            pending = []
    return joined


def _take_suffix(halves: list[list[str]]) -> tuple[str, list[list[str]]]:
    """Generational suffixes stand at the end of a half, or alone after a comma."""
    suffix = ""
    kept: list[list[str]] = []
    for half in halves:
        rest = list(half)
        while rest and rest[-1] in _SUFFIXES and (len(rest) > 1 or kept):
            suffix = _SUFFIXES[rest.pop()]
        kept.append(rest)
    return suffix, kept


_Split = tuple[list[str], list[str], float]  # given tokens, family tokens, prior


def _with_comma(halves: list[list[str]]) -> list[_Split]:
    left = halves[0]
    right = [token for half in halves[1:] for token in half]
    splits: list[_Split] = [(right, left, 0.9), (left, right, 0.03)]
    if len(left) > 1:
        splits.append(([*right, *left[1:]], left[:1], 0.02))
    if len(right) > 1:
        splits.append((right[:1], [*left, *right[1:]], 0.02))
    return splits


def _without_comma(tokens: list[str]) -> list[_Split]:
    count = len(tokens)
    if count == 1:
        return [([], tokens, 0.5), (tokens, [], 0.5)]
    if count == 2:
        return [(tokens[:1], tokens[1:], 0.8), (tokens[1:], tokens[:1], 0.15)]
    tokens = tokens[:6]
    count = len(tokens)
    splits: list[_Split] = [
        (tokens[:-1], tokens[-1:], 0.55),
        (tokens[:-2], tokens[-2:], 0.25),
        (tokens[1:], tokens[:1], 0.1),
        (tokens[2:], tokens[:2], 0.05),
    ]
    if count > 3:
        splits.append((tokens[:-3], tokens[-3:], 0.05))
    return splits


def _reading(given: list[str], family: list[str], suffix: str, prior: float) -> NameReading:
    return NameReading(
        given=given[0] if given else "",
        middle=" ".join(given[1:]),
        family=" ".join(family),
        suffix=suffix,
        prior=prior,
    )


def _best_of_each(readings: list[NameReading]) -> tuple[NameReading, ...]:
    best: dict[tuple[str, str, str], NameReading] = {}
    for reading in readings:
        key = (reading.given, reading.middle, reading.family)
        if key not in best or best[key].prior < reading.prior:
            best[key] = reading
    return tuple(sorted(best.values(), key=lambda reading: -reading.prior))
