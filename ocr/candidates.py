"""Read against the index: which of the few people whom a name can mean does the page support?

Poor and handwritten names are seldom read letter by letter, but the second reader's frames still hold what it hesitated
between. Here each candidate's name, in the forms an office writes it in, is scored on these frames: the probability
that they spell it, summed over all alignments (the forward algorithm of CTC: Graves et al. 2006, section 4.1).

A name chosen from a list proves nothing by being the best of it. So each is also weighed against "some other name"
(`NameEvidence.ratio_nats`), and only one that the page itself spells is supported: whether the true name is on the
list is not known.
"""

import math
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

import numpy as np
from numpy.typing import NDArray

from ocr.clean import PAPER
from ocr.model import Box, PageImage
from ocr.people import letters_of
from ocr.second import Frames, crop_with_room, frame_characters, read_frames

# What of the recogniser's 18,710 characters spells a name: the letters without case and accents, the space, and the
# comma, which tells "Thomas, James" from "Thomas James". Apostrophes and dots are written or not: blanks.
BLANK, COMMA, SPACE = 0, 27, 28
SYMBOLS = 29
# Codes of a form that are no symbols of the page; their columns are put behind the others by `_with_wildcards`.
SOME_INITIAL = 29  # an initial that is not on file: the mean of the letters
ANYTHING = 30  # read freely: a middle name that is not on file
ANY_LETTER = 31  # the sum of the letters
OTHER_THAN = 31  # + letter: the sum of the others

Lattice = NDArray[np.float64]  # (frames, SYMBOLS), rows sum to 1
Codes = tuple[int, ...]  # what a form is spelt with
_Array = NDArray[np.float64]

FLOOR = 1e-4  # a letter that the network rules out costs 12 nats, not 40: measured, 1e-12 to 1e-4 rank alike
LETTER_NATS = 3.0  # what a letter costs by chance (1 of 26 is 3.3): makes names of different length comparable
SLIP_SHARE = 0.05  # of a space or comma that is none, and of a gap that is a space after all
OPEN_END_NATS = 8.0  # for beginning or ending inside of the crop: a label or the next cell was left in it
UNUSUAL_NATS = 1.0  # what fewer than half of the offices write: a middle name, family name first without a comma
ONE_SIDED_NATS = 8.0  # a middle name not on file, a suffix on file that is not on the page: never supported alone
LONGEST_FORM = 48  # letters

OTHER_NAME_NATS = 9.0  # how much less likely, beforehand, is somebody else whose name is what the page reads as
NEIGHBOUR_NATS = 3.0  # the same of somebody whose name differs in one letter
SUPPORTED_NATS = 3.0  # 20 to 1; no letter may be as likely another one


@dataclass(frozen=True, slots=True, kw_only=True)
class NameOnFile:
    """A candidate: somebody on file whose name may be the written one."""

    patient_id: str  # the caller's; comes back untouched
    given: str
    family: str
    middle: str = ""
    suffix: str = ""
    other_given: tuple[str, ...] = ()  # "Bob"
    other_family: tuple[str, ...] = ()  # a maiden name, one half of a double surname


@dataclass(frozen=True, slots=True, kw_only=True)
class NameEvidence:
    """How far the page supports one candidate's name. A nat is a natural logarithm of a likelihood ratio."""

    patient_id: str
    form: str  # the written form that fits best; "?" an initial and "*" a middle name that are not on file
    gap_nats: float  # how much better the page reads freely than as this name; about 0: it spells the name
    fit_nats: float  # against letters by chance; orders candidates whatever their length
    ratio_nats: float  # against some other name: another candidate, one letter off, or whatever the page reads
    is_supported: bool  # the page spells this name and no other that is as likely


def read_against_index(image: PageImage, box: Box, names: Sequence[NameOnFile]) -> tuple[NameEvidence, ...]:
    """Candidates for the name in a box of an upright page with square pixels, best first. It holds nothing else."""
    return score_names(read_lattice(image, box), names)


def read_lattice(image: PageImage, box: Box) -> Lattice:
    """The second reader's frames over one line in a box, over the symbols of names; none for an empty box."""
    crop = crop_with_room(image.pixels, box)
    return no_frames() if crop.size == 0 or crop.min() == PAPER else lattice_of(read_frames(crop))


def lattice_of(frames: Frames) -> Lattice:
    """The second reader's frames over the symbols of names."""
    return fold_frames(frames, _reader_folding())


def join_cells(cells: Sequence[Lattice]) -> Lattice:
    """The cells of a form that hold a name's parts, as one line: family, given, middle name."""
    space = np.full((1, SYMBOLS), FLOOR / SYMBOLS)
    space[0, SPACE] = 1 - FLOOR
    parts = [part for cell in cells for part in (space, cell)][1:]
    return np.concatenate(parts) if parts else no_frames()


def no_frames() -> Lattice:
    return np.zeros((0, SYMBOLS))


def score_names(lattice: Lattice, names: Sequence[NameOnFile]) -> tuple[NameEvidence, ...]:
    """The evidence for each candidate, best first; an empty lattice supports nobody. Time goes with their number."""
    prices = [_forms(name) for name in names]
    forms = list(dict.fromkeys(form for one in prices for form in one))
    wide = _with_wildcards(lattice)
    spelt = dict(zip(forms, _against_free(wide, [_codes(form) for form in forms]), strict=True))
    fits = [max((_Fit.of(form, price, spelt[form]) for form, price in one.items()), default=_NO_FIT) for one in prices]
    first = max(fits, default=_NO_FIT)
    own, beside = _spelt_whole(wide, first)
    found = []
    for name, fit in zip(names, fits, strict=True):
        against = [fit.fit_nats - other.fit_nats for other in fits if other.form != fit.form]
        if fit.form == first.form:
            against += [OTHER_NAME_NATS - fit.price_nats + own, NEIGHBOUR_NATS + own - beside]
        else:
            against.append(OTHER_NAME_NATS - fit.gap_nats)
        found.append(_evidence(name, fit, against))
    return tuple(sorted(found, key=lambda one: -one.fit_nats))


@dataclass(frozen=True, slots=True, order=True)
class _Fit:
    """A candidate's best form. Ordered by `fit_nats`."""

    fit_nats: float
    gap_nats: float
    form: str
    price_nats: float

    @classmethod
    def of(cls, form: str, price: float, spelt: float) -> "_Fit":
        return cls(LETTER_NATS * sum(map(str.isalpha, form)) + spelt - price, price - spelt, form, price)


_NO_FIT = _Fit(-math.inf, math.inf, "", 0.0)


def _evidence(name: NameOnFile, fit: _Fit, against: Sequence[float]) -> NameEvidence:
    """`against`: log ratios of the candidate to each other name; all of them together are weighed."""
    ratio = -float(np.logaddexp.reduce([-one for one in against])) if math.isfinite(fit.fit_nats) else -math.inf
    return NameEvidence(
        patient_id=name.patient_id,
        form=fit.form,
        gap_nats=fit.gap_nats,
        fit_nats=fit.fit_nats,
        ratio_nats=ratio,
        is_supported=ratio >= SUPPORTED_NATS,
    )


def _spelt_whole(wide: _Array, first: _Fit) -> tuple[float, float]:
    """Log probabilities of the best candidate's form and of the likeliest name one letter off.

    Here nothing of the crop may be left out: "Ian Franks" is in "Brian Franks". Beside one that the page does not spell
    nothing needs to be looked for.
    """
    if first.gap_nats >= OTHER_NAME_NATS:
        return -math.inf, 0.0
    own, *beside = log_probabilities(wide, [_codes(first.form), *_one_letter_off(first.form)]).tolist()
    return own, max(beside) if math.isfinite(own) else 0.0


def _one_letter_off(form: str) -> list[Codes]:
    """The names that differ in one letter, another, one less or one more: a place at a time, by a sum over letters.

    An initial may also belong to the name beside it: "Ramon A. Moss", "Ramona Moss".
    """
    codes = _codes(form)
    letters = [at for at, mark in enumerate(form) if mark.isalpha()]
    joined = [
        at for found in _INITIAL.finditer(form) for at in (found.start() - 1, found.end()) if form[at : at + 1] == " "
    ]
    other = [(*codes[:at], OTHER_THAN + codes[at], *codes[at + 1 :]) for at in letters]
    less = [(*codes[:at], *codes[at + 1 :]) for at in (*letters, *joined)]
    more = [(*codes[:at], ANY_LETTER, *codes[at:]) for at in range(len(codes) + 1)]
    return [*other, *less, *more]


_INITIAL = re.compile(r"(?<=[ ,])[a-z](?![a-z])|^[a-z](?![a-z])")


def written_forms(name: NameOnFile) -> tuple[str, ...]:
    """The name as offices write it: both orders, with and without middle name, its initial and suffix."""
    return tuple(_forms(name))


@lru_cache(maxsize=4096)
def _forms(name: NameOnFile) -> dict[str, float]:
    """Written forms, and what each costs in nats for being unusual."""
    middle, suffix = plain_text(name.middle), plain_text(name.suffix)
    if middle:
        middles = {"": 0.0, f" {middle[0]}": UNUSUAL_NATS, f" {middle}": UNUSUAL_NATS}
    else:
        middles = {"": 0.0, " ?": UNUSUAL_NATS, " *": ONE_SIDED_NATS}
    suffixes = {f" {suffix}": 0.0, "": ONE_SIDED_NATS} if suffix else {"": 0.0}
    prices: dict[str, float] = {}
    for given, family in product(_spelt(name.given, name.other_given), _spelt(name.family, name.other_family)):
        for (m, of_middle), (s, of_suffix) in product(middles.items(), suffixes.items()):
            orders = (f"{given}{m} {family}{s}", f"{family},{given}{m}{s}", f"{family}{s},{given}{m}")
            for form in orders:
                prices.setdefault(form, of_middle + of_suffix)
            prices.setdefault(f"{family} {given}{m}{s}", of_middle + of_suffix + UNUSUAL_NATS)
    return {form: price for form, price in prices.items() if 2 <= sum(map(str.isalpha, form)) <= LONGEST_FORM}


def _spelt(text: str, others: Iterable[str]) -> tuple[str, ...]:
    """Also in one word: "De La Cruz", "Delacruz"."""
    plain = [form for one in (text, *others) if (form := plain_text(one))]
    return tuple(dict.fromkeys(spelt for form in plain for spelt in (form, form.replace(" ", ""))))


def plain_text(text: str) -> str:
    """Small letters without accents, words apart by one space; a comma stays: "O'Neil-Díaz, J." is "oneil diaz,j"."""
    halves = (" ".join(filter(None, map(_letters, re.split(r"[\s\-]+", half)))) for half in text.split(","))
    return ",".join(halves)


_CODES = str.maketrans(
    {chr(ord("a") + at): at + 1 for at in range(26)} | {",": COMMA, " ": SPACE, "?": SOME_INITIAL, "*": ANYTHING}
)


def _codes(form: str) -> Codes:
    return tuple(form.translate(_CODES).encode("latin-1"))


def _letters(text: str) -> str:
    return letters_of(text).lower()  # some signs come apart into capitals: "🄐", "㏍"


def _code(letter: str) -> int:
    return ord(letter) - ord("a") + 1


@dataclass(frozen=True, slots=True)
class Folding:
    """Which of the recogniser's characters stand for which symbol."""

    columns: NDArray[np.intp]
    to_symbols: _Array  # (columns, SYMBOLS)


@lru_cache(maxsize=1)
def _reader_folding() -> Folding:
    return folding_of(frame_characters())


def folding_of(alphabet: Sequence[str]) -> Folding:
    """Case and accents away, figures to the letters they are mistaken for; other marks are blanks."""
    shares = {column: found for column, shown in enumerate(alphabet) if (found := _symbols_of(shown))}
    to_symbols = np.zeros((len(shares), SYMBOLS))
    for row, found in enumerate(shares.values()):
        for symbol, share in found.items():
            to_symbols[row, symbol] = share
    return Folding(np.array(list(shares), dtype=np.intp), to_symbols)


_FIGURES = {"0": "o", "1": "il", "2": "z", "3": "e", "4": "a", "5": "s", "6": "bg", "7": "t", "8": "b", "9": "gq"}
_STROKES = "|!/\\"


def _symbols_of(shown: str) -> dict[int, float]:
    """The symbols of a character with their shares; {} for what is in no name."""
    if shown in _STROKES and shown:  # the ruling of a cell, or a letter
        return {BLANK: 0.5, _code("i"): 0.25, _code("l"): 0.25}
    letters = _FIGURES.get(shown) or _letters(shown)
    if len(letters) == 1 or shown in _FIGURES:
        return {_code(letter): 1 / len(letters) for letter in letters}
    if shown in (" ", "-", ",", "，", ";"):
        return {SPACE if shown in " -" else COMMA: 1 - SLIP_SHARE, BLANK: SLIP_SHARE}
    return {BLANK: 1.0} if not shown or unicodedata.category(shown[0])[0] in "PSZ" else {}


def fold_frames(frames: Frames, folding: Folding) -> Lattice:
    """Frames over all characters to frames over the symbols of names; what is in no name is spread over all."""
    if not len(frames):
        return no_frames()
    lattice = frames[:, folding.columns].astype(np.float64) @ folding.to_symbols
    lattice += np.clip(1.0 - lattice.sum(axis=1, keepdims=True), 0.0, 1.0) / SYMBOLS
    lattice /= lattice.sum(axis=1, keepdims=True)
    return (1 - FLOOR) * lattice + FLOOR / SYMBOLS


def _with_wildcards(lattice: Lattice) -> _Array:
    """The symbols' columns and those of the codes behind them; each frame as a share of its best symbol."""
    scaled = lattice / lattice.max(axis=1, keepdims=True, initial=1e-300)
    letters = scaled[:, 1:27]
    whole = letters.sum(axis=1, keepdims=True)
    scaled[:, SPACE] += SLIP_SHARE * scaled[:, BLANK]  # words written close together
    return np.hstack([scaled, whole / 26, np.ones_like(whole), whole, whole - letters])


def spelt_nats(lattice: Lattice, forms: Sequence[str]) -> list[float]:
    """How well the page spells each form (plain small letters, spaces, commas): nats below its best free reading."""
    return _against_free(_with_wildcards(lattice), [_codes(form) for form in forms])


def _against_free(wide: _Array, strings: Sequence[Codes]) -> list[float]:
    """Each string's log probability less that of the best free reading; it may begin and end inside of the crop."""
    found: list[float] = log_probabilities(wide, strings, open_end_nats=OPEN_END_NATS).tolist()
    return found


def log_probabilities(lattice: _Array, strings: Sequence[Codes], *, open_end_nats: float = math.inf) -> _Array:
    """log P(string | lattice), summed over all alignments, for many strings at once; -inf where the frames are too few.

    Graves et al. 2006, section 4.1: `gaps` are the states before, between and behind the letters, `marks` the letters.
    With `open_end_nats` a string may begin and end at any frame for that price each, what lies outside counting 1.
    Not scaled on the way: with frames divided by their best symbol what the page spells stays near 1, and a float holds
    60 impossible letters beside it.
    """
    lengths = np.array([len(string) for string in strings], dtype=np.intp)
    longest, count = int(lengths.max(initial=0)), len(strings)
    if not len(lattice) or not longest:
        return np.where(lengths == 0, np.log(np.prod(lattice[:, BLANK])), -np.inf)
    labels = np.zeros((longest, count), dtype=np.intp)
    for place, string in enumerate(strings):
        labels[: len(string), place] = string
    may_skip = (labels[1:] != labels[:-1]).astype(np.float64)  # a doubled letter has a blank between
    open_share, at = math.exp(-open_end_nats), np.arange(count)
    gaps, marks, total = np.zeros((longest + 1, count)), np.zeros((longest + 1, count)), np.zeros(count)
    for frame, row in enumerate(lattice):
        gaps[0] += open_share if frame else 1.0
        moved = gaps[:-1] + marks[1:]
        moved[1:] += marks[1:-1] * may_skip
        gaps += marks
        gaps *= row[BLANK]
        marks[1:] = moved * row[labels]
        total += (gaps[lengths, at] + marks[lengths, at]) * (1.0 if frame == len(lattice) - 1 else open_share)
    with np.errstate(divide="ignore"):
        return np.log(total)
