"""Learn the weights of `ocr/likeliest.py` from faxes whose truth is known.

python -m bench.reading.train FOLDER...           writes ocr/likeliest.json
python -m bench.reading.train --apart FOLDER...   writes nothing: each folder is weighed with what the others taught

The folders are those of `python -m bench.reading --keep FOLDER`; which of them taught the weights that are shipped
stands in bench/reading/README.md. The same folders give the same weights.
"""

import argparse
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, get_args

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz

import ocr
from bench.reading.measure import office, reading_pool
from ocr.errors import OcrError
from ocr.likeliest import Place, Sought, Weights, date_places, name_places, number_places, weigh
from ocr.limited import decode_in_child
from ocr.model import OwnIdentity, PageRead
from ocr.page_views import sheets_of
from ocr.pages import read_page
from ocr.people import PersonName, letters_of
from ocr.second import read_segment

FEWEST_PLACES = 3  # that must bear a mark
KEEP_SMALL = 1.0  # strength of the pull to 0 (L2)
STEPS, STEP = 300, 0.05
SAME_NAME = 80.0  # ratio of letters: the same name misread
SURE = 0.95

Weighed = NDArray[np.float64]
Examples = dict[Sought, "Example"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """The places of one fax, and which of them are right."""

    fax: str
    places: Sequence[Place]
    is_right: Sequence[bool]


def examples_of(folder: Path) -> Examples:
    """What one fax teaches; nothing where it is not legible."""
    truth = json.loads((folder / "truth.json").read_text())
    own, limits = office()
    if not truth["legible"]:
        return {}
    with tempfile.TemporaryDirectory() as scratch:
        try:
            pages = [read_page(page) for page in decode_in_child(folder / "fax.tif", Path(scratch), limits).pages]
        except OcrError:
            return {}
    return examples_on(folder.name, pages, truth, own)


def examples_on(fax: str, pages: Sequence[PageRead], truth: Mapping[str, Any], own: OwnIdentity) -> Examples:
    """What pages teach that were read: nothing of fields that the truth leaves out, or has of several patients."""
    received_on = date.fromisoformat(truth["received_on"])
    sheets = sheets_of(pages, received_on, read_segment)
    found: dict[Sought, tuple[Sequence[Place], Callable[[object], bool]]] = {}
    patients = truth.get("patients", ())
    if "reply_fax" in truth:
        found["reply_fax"] = number_places(sheets, own), lambda value: value == truth["reply_fax"]
    if len(patients) == 1:
        found["dob"] = date_places(sheets, received_on), lambda value: str(value) == patients[0].get("dob")
        found["name"] = name_places(sheets, received_on), lambda value: _is_name(value, patients[0])
    return {
        sought: Example(fax=fax, places=places, is_right=[is_right(place.value) for place in places])
        for sought, (places, is_right) in found.items()
        if places
    }


def _is_name(value: object, patient: Mapping[str, str | None]) -> bool:
    """Is it the patient's name, read with a slip or two, in either order?"""
    assert isinstance(value, PersonName)
    wanted = letters_of(patient.get("given") or ""), letters_of(patient.get("family") or "")
    read = letters_of(value.given), letters_of(value.family)
    return any(
        all(fuzz.ratio(one, two) >= SAME_NAME for one, two in zip(read, order, strict=True))
        for order in (wanted, wanted[::-1])
    )


def learn(examples: Sequence[Example]) -> Weights:
    """Weights under which the right places are likely, from 0 by gradient (Adam: Kingma and Ba 2015, algorithm 1)."""
    marks = Counter(mark for one in examples for place in one.places for mark in place.marks)
    known = sorted(mark for mark, count in marks.items() if count >= FEWEST_PLACES)
    column = {mark: place for place, mark in enumerate(known)}
    fax = np.repeat(np.arange(len(examples)), [len(one.places) for one in examples])
    right = np.array([is_right for one in examples for is_right in one.is_right])
    table = np.zeros((len(fax), len(known) + 1))
    table[:, -1] = 1.0
    for row, place in enumerate(place for one in examples for place in one.places):
        table[row, [column[mark] for mark in place.marks if mark in column]] = 1.0
    weights = np.zeros(len(known) + 1)
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        slope = table.T @ _surplus(table @ weights, fax, right, len(examples))
        slope[:-1] += KEEP_SMALL * weights[:-1]
        mean, square = 0.9 * mean + 0.1 * slope, 0.999 * square + 0.001 * slope**2
        weights -= STEP * mean / (1 - 0.9**step) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    of = {mark: round(float(weight), 2) for mark, weight in zip(known, weights[:-1], strict=True)}
    return Weights(base=round(float(weights[-1]), 2), of={mark: weight for mark, weight in of.items() if weight})


def _surplus(scores: Weighed, fax: NDArray[np.int64], right: NDArray[np.bool_], faxes: int) -> Weighed:
    """Of every place its chance, less the chance that it should have: 1 for the right places of a fax together."""
    highest = np.zeros(faxes)
    np.maximum.at(highest, fax, scores)
    shares = np.exp(scores - highest[fax])
    total, of_right = np.exp(-highest), np.zeros(faxes)
    np.add.at(total, fax, shares)
    np.add.at(of_right, fax, shares * right)
    wanted = np.divide(shares * right, of_right[fax], out=np.zeros_like(shares), where=of_right[fax] > 0)
    return shares / total[fax] - wanted


def learn_all(taught: Sequence[Examples]) -> dict[Sought, Weights]:
    return {sought: learn([one[sought] for one in taught if sought in one]) for sought in get_args(Sought)}


def write_weights(weights: Mapping[Sought, Weights], path: Path) -> None:
    table = {sought: {"base": one.base, "of": one.of} for sought, one in weights.items()}
    path.write_text(json.dumps(table, indent=0) + "\n", encoding="utf-8")


def print_apart(folder: Path, taught: Mapping[Path, Sequence[Examples]]) -> None:
    """How often the likeliest value of a folder's faxes is right, by what the other folders taught."""
    weights = learn_all([one for other, found in taught.items() if other != folder for one in found])
    for sought in get_args(Sought):
        examples = [one[sought] for one in taught[folder] if sought in one and any(one[sought].is_right)]
        best = [(weigh(one.places, weights[sought])[0], one) for one in examples]
        right = [(likely.chance, one.is_right[one.places.index(likely.place)]) for likely, one in best]
        sure = [is_right for chance, is_right in right if chance >= SURE]
        print(
            f"{folder.name:12} {sought:10} right {sum(ok for _, ok in right)} of {len(right)} that were read;"
            f" from {SURE} on {sum(sure)} of {len(sure)}"
        )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--apart", action="store_true")
    asked = parser.parse_args()
    with reading_pool() as pool:
        taught = {
            folder: list(
                pool.map(examples_of, sorted(path.parent for path in folder.glob("*/truth.json")), chunksize=8)
            )
            for folder in asked.folders
        }
    if asked.apart:
        for folder in asked.folders:
            print_apart(folder, taught)
    else:
        every = [one for found in taught.values() for one in found]
        write_weights(learn_all(every), Path(ocr.__path__[0]) / "likeliest.json")
    return 0


if __name__ == "__main__":
    sys.exit(main())
