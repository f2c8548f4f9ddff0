"""The weights are learnt from faxes: what is right becomes likely, and twice the same."""

import json
from pathlib import Path

import pytest

from bench.reading.train import Example, examples_of, learn, write_weights
from ocr.likeliest import Place, weigh


def example(*places: tuple[str, bool]) -> Example:
    """A fax with places that bear one mark each."""
    return Example(
        fax="made",
        places=[
            Place(value=f"{number} {mark}", key=f"{number} {mark}", words=(), marks=frozenset({mark}))
            for number, (mark, _) in enumerate(places)
        ],
        is_right=[is_right for _, is_right in places],
    )


TAUGHT = [
    *(example(("left fax", True), ("left tel", False)) for _ in range(10)),
    *(example(("left tel", False)) for _ in range(10)),
    example(("seen once", True)),
]


def test_what_was_right_becomes_likely() -> None:
    weights = learn(TAUGHT)
    best = weigh(example(("left tel", False), ("left fax", True)).places, weights)[0]
    assert best.place.marks == {"left fax"}
    assert best.chance > 0.8
    assert weigh(example(("left tel", False)).places, weights)[0].chance < 0.2  # none of them
    assert "seen once" not in weights.of


def test_the_same_faxes_give_the_same_weights(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_weights({"dob": learn(TAUGHT)}, tmp_path / name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
    assert json.loads((tmp_path / "one").read_text())["dob"]["of"]["left fax"] > 0


@pytest.mark.parametrize("legible", [True, False])
def test_a_fax_teaches_only_what_its_truth_tells(tmp_path: Path, legible: bool) -> None:
    truth = {"received_on": "2026-11-24", "legible": legible, "reply_fax": None, "patients": []}
    (tmp_path / "truth.json").write_text(json.dumps(truth))
    (tmp_path / "fax.tif").write_bytes(b"no fax")
    assert examples_of(tmp_path) == {}
