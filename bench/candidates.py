"""Names against the index, measured: the right one of 50 candidates, and what is supported when he is not among them.

    python -m bench.candidates                     800 names in held-back hands: the figures of ocr/README.md
    python -m bench.candidates --printed           the same in held-back type
    python -m bench.candidates --open --seed 1     hands, type and names for developing

Names are written by hand-like fonts with jitter, slant, wave and several pens, free, over a rule or in a cell, at
98 or 196 rows an inch, the scanner's faults at severity 1 to 3 (a page of the last is not called legible), and read by
the second reader once. Each is looked for in three lists of 50, with the true person and without him: random people;
relatives (two of the same family name, one of the same given name); look-alikes (relatives, and two whose family or
given name differs in one letter). Beside it string comparison on the second reader's text, in the same run. Every
person is invented.
"""

import argparse
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import cache
from random import Random

import cv2
import numpy as np
from PIL import Image
from rapidfuzz.distance import Levenshtein
from rich.console import Console
from rich.table import Table

from bench.people import _census, _family_name, _given_name, _local
from bench.reading.ask import GROUPS, is_held_name
from bench.reading.fonts import FACES
from bench.reading.generate import FIGURE_SEEDS
from bench.reading.prose import Side
from bench.reading.scan import choose_way, is_legible, send
from bench.reading.score import Share
from ocr.candidates import NameEvidence, NameOnFile, lattice_of, plain_text, score_names, written_forms
from ocr.clean import PAPER, clean_page
from ocr.model import Box, PageImage, Pixels
from ocr.second import crop_with_room, decode_greedy, read_frames
from ocr.upright import READING_DPI, to_square_pixels
from sample_faxes.fonts import DPI
from sample_faxes.line import WIDTH_PX
from sample_faxes.sheet import INK, Sheet

# By what this scorer was made with, which is not the split of bench.reading: "connect" and "learn" were among it.
HANDS: Mapping[str, tuple[str, ...]] = {
    "open": ("dkg", "breip", "humor", "organize", "steve", "connect", "learn"),
    "held": ("build", "rufscript", "delphine", "mentor", "create", "slim"),
}
LIST = 50
ROWS = 16  # names on a sheet
ROW_IN, BAND_PX = 0.61, 140  # from one to the next; above a baseline, at 400 dpi
LISTS = ("random", "relatives", "look-alikes")
SUFFIXES = ("Jr", "Sr", "II", "III")
IRISH = (
    "OBRIEN",
    "OCONNOR",
    "ONEILL",
    "ONEAL",
    "OCONNELL",
    "ODONNELL",
    "OHARA",
    "OLEARY",
    "OKEEFE",
    "DANGELO",
    "DAGOSTINO",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A name on a fax page: who is meant, and where it stands."""

    person: NameOnFile
    hand: str
    image: PageImage
    box_px: Box
    is_legible: bool  # by the page's making


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Counts of one kind of list."""

    of: int = 0
    first: int = 0
    first_by_text: int = 0
    right: int = 0  # supported, and the true person
    wrong: int = 0  # supported, the true person in the list, and somebody else
    absent: int = 0  # supported although the true person is not in the list
    absent_far: int = 0  # of these, names that differ in more than one letter

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(**{field.name: getattr(self, field.name) + getattr(other, field.name) for field in fields(self)})


def main() -> int:
    asked = _parse()
    side: Side = "open" if asked.open else "held"
    if side == "held" and asked.seed < FIGURE_SEEDS:
        print(f"Held-back hands are for figures: give a seed from {FIGURE_SEEDS} on, or --open.", file=sys.stderr)
        return 2
    tallies: dict[str, Tally] = {}
    took_ms: list[float] = []
    for number, written in enumerate(write_names(asked.seed, side, asked.count, printed=asked.printed)):
        took_ms.append(_measure(written, Random(f"{asked.seed}/{number}/list"), side, tallies))
    _report(tallies, took_ms, Console(width=175))
    return 0


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--count", type=int, default=800)
    parser.add_argument("--seed", type=int, default=9001)
    parser.add_argument(
        "--open", action="store_true", help="the hands and names for developing, not the held-back ones"
    )
    parser.add_argument("--printed", action="store_true", help="typed, not written by hand")
    return parser.parse_args()


def write_names(seed: int, side: Side, count: int, *, printed: bool = False) -> Iterator[Written]:
    """Names on fax pages as the reader has them: cleaned, square pixels."""
    for page_number in range(-(-count // ROWS)):
        rng = Random(f"{seed}/{page_number}/{side}")
        yield from _page(rng, side, printed=printed)[: count - page_number * ROWS]


def _page(rng: Random, side: Side, *, printed: bool) -> list[Written]:
    sheet = Sheet(face=rng.choice(FACES[side]), size_pt=rng.uniform(9, 12), rng=rng)
    people = [make_person(rng, side) for _ in range(ROWS)]
    hands, places = list[str](), list[Place]()
    for row, person in enumerate(people):
        hands.append("" if printed else rng.choice(HANDS[side]))
        places.append(_draw(sheet, 0.9 + ROW_IN * row, _as_written(rng, person), hands[-1], rng))
    grey = np.asarray(sheet.image).copy()
    boxes = [_unsteady(grey, place, rng, is_hand=not printed) for place in places]
    for place in places:
        _draw_form(grey, place, rng)
    way = choose_way(rng, "")
    while way.severity == 0 or way.scan.resolution == "superfine":  # the easy ones
        way = choose_way(rng, "")
    scan = replace(way.scan, turned_deg=0, skew_deg=0.0, dark_edge=False)  # the boxes are the drawn ones
    ink = send(Image.fromarray(grey), replace(way, scan=scan, bursts=0), 1, 1, rng.randrange(2**32))
    raster = np.where(ink, np.uint8(0), np.uint8(PAPER))
    page = to_square_pixels(clean_page(PageImage(number=1, pixels=raster, dpi_x=READING_DPI, dpi_y=way.rows_per_inch)))
    legible = is_legible(way, sheet.size_pt, by_hand=not printed)
    return [
        Written(person=person, hand=hand, image=page, box_px=_on_fax(box, rng), is_legible=legible)
        for person, hand, box in zip(people, hands, boxes, strict=True)
    ]


Place = tuple[float, float, float]  # inches: left, baseline, right


def _draw(sheet: Sheet, y: float, text: str, hand: str, rng: Random) -> Place:
    x = rng.uniform(0.8, 1.6)
    end = sheet.write(x, y, text, pt=rng.uniform(11, 16), hand=hand) if hand else sheet.type(x, y, text)
    return x, y, end


def _unsteady(grey: Pixels, place: Place, rng: Random, *, is_hand: bool) -> Box:
    """Slant, wave and another pen, in place; returns the box of the ink."""
    left, baseline, right = (round(inch * DPI) for inch in place)
    rows, columns = slice(baseline - BAND_PX, baseline + BAND_PX // 2), slice(max(0, left - 80), right + 80)
    band = grey[rows, columns]
    if is_hand:
        height, width = band.shape
        y, x = np.mgrid[0:height, 0:width].astype(np.float32)
        wave = rng.uniform(0, 5) * np.sin(x / rng.uniform(80, 250) + rng.uniform(0, 6))
        x += rng.uniform(-0.12, 0.35) * (y - BAND_PX)
        band = cv2.remap(band, x, (y + wave).astype(np.float32), cv2.INTER_LINEAR, borderValue=(PAPER,))
        pen = np.ones((rng.choice((1, 1, 2, 3)),) * 2, np.uint8)
        band = cv2.erode(band, pen) if rng.random() < 0.7 else cv2.dilate(band, pen[:2, :2])  # dark is thick
        grey[rows, columns] = band
    found = np.argwhere(band < 128)
    (top, first), (bottom, last) = found.min(axis=0).tolist(), found.max(axis=0).tolist()
    return Box(columns.start + first, rows.start + top, last - first + 1, bottom - top + 1)


def _draw_form(grey: Pixels, place: Place, rng: Random) -> None:
    """Half of the names stand over a form's rule or in its cell."""
    (left, baseline, right), thick = place, rng.randrange(3, 6)
    form = rng.choice(("", "", "rule", "cell"))
    if not form:
        return
    x, end = round((left - 0.2) * DPI), round((right + rng.uniform(0.2, 1.5)) * DPI)
    y = round((baseline + rng.uniform(0.02, 0.07)) * DPI)
    grey[y : y + thick, max(0, x) : end] = INK
    if form == "cell":
        side, top = round((left - rng.uniform(0.06, 0.14)) * DPI), y - round(0.42 * DPI)
        grey[top : top + thick, x:end] = INK
        grey[top:y, side : side + thick] = INK


def _on_fax(box: Box, rng: Random) -> Box:
    """The ink's box in pixels of the fax, as loosely as a reader finds it."""
    across, down = WIDTH_PX / 8.5 / DPI, READING_DPI / DPI
    loose = [rng.randint(-2, 5) for _ in range(4)]
    left, top = round(box.left * across) - loose[0], round(box.top * down) - loose[1]
    right, bottom = (box.left + box.width) * across + loose[2], (box.top + box.height) * down + loose[3]
    return Box(left, top, round(right) - left, round(bottom) - top)


def make_person(rng: Random, side: Side) -> NameOnFile:
    """Somebody with names of this side. 70 % have a middle name, 4 % a suffix."""
    group = rng.choice(GROUPS)
    return NameOnFile(
        patient_id=f"{rng.randrange(10**9):09d}",
        given=_draw_name(rng, side, group, given=True),
        family=_draw_name(rng, side, group, given=False),
        middle=_draw_name(rng, side, group, given=True) if rng.random() < 0.7 else "",
        suffix=rng.choice(SUFFIXES) if rng.random() < 0.04 else "",
    )


def _draw_name(rng: Random, side: Side, group: str, *, given: bool) -> str:
    while True:
        name = _given_name(rng, group, rng.random() < 0.5) if given else _family_name(rng, group)
        if rng.random() < 0.01 and not given:
            name = rng.choice(IRISH)
        if is_held_name(name) == (side == "held"):
            return _in_title_case(name)


def _in_title_case(name: str) -> str:
    if name in IRISH:
        return f"{name[0]}'{name[1:].title()}"
    return f"Mc{name[2:].title()}" if name.startswith("MC") and len(name) > 4 else name.title()


def _as_written(rng: Random, person: NameOnFile) -> str:
    middle = ""
    if person.middle and rng.random() < 0.35:
        middle = f" {person.middle[0]}" + rng.choice((".", "", person.middle[1:]))
    suffix = f" {person.suffix}" if person.suffix and rng.random() < 0.7 else ""
    text = rng.choice(
        (
            f"{person.given}{middle} {person.family}{suffix}",
            f"{person.family}, {person.given}{middle}{suffix}",
            f"{person.family}{suffix}, {person.given}{middle}",
        )
    )
    return text.upper() if rng.random() < 0.35 else text


def _candidates(rng: Random, side: Side, written: NameOnFile, kind: str) -> list[NameOnFile]:
    """A list of 50 that holds the written person first. The index lacks 30 % of his middle names."""
    true = replace(written, middle="") if rng.random() < 0.3 else written
    found = [true]

    def another() -> NameOnFile:
        """Nobody of the same name: by the name alone these two cannot be told."""
        while (one := make_person(rng, side)).given == true.given or one.family == true.family:
            pass
        return one

    if kind != "random":
        others = [another() for _ in range(3)]
        found += [replace(one, family=true.family) for one in others[:2]] + [replace(others[2], given=true.given)]
    if kind == "look-alikes":
        found.append(replace(true, patient_id="a", family=_one_letter_off(rng, true.family, given=False)))
        found.append(replace(true, patient_id="b", given=_one_letter_off(rng, true.given, given=True)))
    return found + [another() for _ in range(LIST - len(found))]


def _one_letter_off(rng: Random, name: str, *, given: bool) -> str:
    """A name of the lists that differs in one letter (Maria, Marla), or one with a letter changed if there is none."""
    plain = name.upper().replace("'", "")
    near = [other for other in _known_names(given) if Levenshtein.distance(other, plain, score_cutoff=1) == 1]
    if near:
        return _in_title_case(rng.choice(near))
    place = rng.randrange(1, len(plain))
    others = "AEIOU" if plain[place] in "AEIOU" else "BCDGHKLMNPRSTVWZ"
    return _in_title_case(plain[:place] + rng.choice(others.replace(plain[place], "")) + plain[place + 1 :])


@cache
def _known_names(given: bool) -> tuple[str, ...]:
    kinds = ("F", "M") if given else ("L",)
    groups = ("hispanic", "asian", "armenian")
    local = (name for group in groups for kind in (("_f", "_m") if given else ("",)) for name in _local(group + kind))
    return tuple(dict.fromkeys([*(name for kind in kinds for name in _census()[kind][0]), *local]))


def _measure(written: Written, rng: Random, side: Side, tallies: dict[str, Tally]) -> float:
    """Score one name against every list; milliseconds of computing that a list takes, frames read before."""
    frames = read_frames(crop_with_room(written.image.pixels, written.box_px))
    text = plain_text(decode_greedy(frames).text)
    took = []
    for kind in LISTS:
        names = _candidates(rng, side, written.person, kind)
        began = time.process_time()
        lattice = lattice_of(frames)
        found = score_names(lattice, names)
        took.append((time.process_time() - began) * 1000)
        absent = [one for one in score_names(lattice, names[1:]) if one.is_supported]
        one = _counted(found, absent, names, text)
        page = "legible" if written.is_legible else "not legible"
        for row in (kind, f"{kind}, page {page}", *([f"{kind}, {written.hand}"] if written.hand else ())):
            tallies[row] = tallies.get(row, Tally()) + one
    return sum(took) / len(took)


def _counted(
    found: Sequence[NameEvidence], absent: Sequence[NameEvidence], names: Sequence[NameOnFile], text: str
) -> Tally:
    """One name and one list. A tie is no answer: it counts as wrong for both."""
    true, by_id = names[0], {name.patient_id: name for name in names}
    supported = {one.patient_id for one in found if one.is_supported}
    return Tally(
        of=1,
        first=found[0].patient_id == true.patient_id and found[0].fit_nats > found[1].fit_nats,
        first_by_text=_is_first_by_text(text, names),
        right=true.patient_id in supported,
        wrong=bool(supported - {true.patient_id}),
        absent=bool(absent),
        absent_far=any(_letters_apart(by_id[one.patient_id], true) > 1 for one in absent),
    )


def _is_first_by_text(text: str, names: Sequence[NameOnFile]) -> bool:
    scores = [max(Levenshtein.normalized_similarity(text, form) for form in written_forms(name)) for name in names]
    return scores[0] > max(scores[1:])


def _letters_apart(one: NameOnFile, other: NameOnFile) -> int:
    pairs = ((one.family, other.family), (one.given, other.given))
    return sum(Levenshtein.distance(plain_text(a), plain_text(b)) for a, b in pairs)


def _report(tallies: dict[str, Tally], took_ms: Sequence[float], console: Console) -> None:
    heads = (
        "first, ours",
        "first, text compared",
        "supported and right",
        "supported and wrong",
        "the true one absent: supported",
        "of these by more than a letter",
    )
    table = Table("list of 50", *heads)
    for kind, one in sorted(tallies.items()):
        counts = (one.first, one.first_by_text, one.right, one.wrong, one.absent, one.absent_far)
        table.add_row(kind, *(str(Share(hits=count, of=one.of)) for count in counts))
    console.print(table)
    median, most = np.percentile(took_ms, (50, 95))
    console.print(f"CPU for 50 candidates, frames read before: median {median:.1f} ms, 95 % below {most:.1f} ms")


if __name__ == "__main__":
    sys.exit(main())
