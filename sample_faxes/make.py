"""(Re)makes the sample faxes: `python -m sample_faxes.make [--only CASE] [--out DIR]`. The same bytes on every run."""

import argparse
import hashlib
import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import numpy as np

from fax_intake.ids import make_reference
from sample_faxes.answer_form import draw_answer_form
from sample_faxes.case import HOSPITAL_FAX, Case, Outcome, Part
from sample_faxes.cast import PATIENT_BY_KEY, PRACTICE_BY_KEY
from sample_faxes.catalogue import BY_NAME, CASES
from sample_faxes.files import picture_pdf_bytes, tiff_bytes, type_pdf_bytes
from sample_faxes.layouts import LAYOUTS
from sample_faxes.line import ROWS_PER_INCH, Bits, Scan, black_page, to_fax_page
from sample_faxes.readme import write_table
from sample_faxes.sheet import Sheet
from sample_faxes.values import Drawn, e164

HERE = Path(__file__).parent


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m sample_faxes.make", description=__doc__)
    parser.add_argument("--only", metavar="CASE", action="append", choices=sorted(BY_NAME), help="make just this case")
    parser.add_argument("--out", metavar="DIR", type=Path, default=HERE, help="where the cases go")
    options = parser.parse_args(arguments)
    for case in CASES:
        if not options.only or case.name in options.only:
            size = write_case(case, options.out)
            print(f"{case.name:28} {size / 1024:7.1f} KiB")
    if options.out == HERE:
        write_table(HERE / "README.md", CASES)
    (options.out / "carrier_script.json").write_text(json.dumps(carrier_script(), indent=1) + "\n", "utf-8")


def write_case(case: Case, out: Path) -> int:
    """Write one case's files; returns the size of the fax."""
    folder = out / case.name
    folder.mkdir(parents=True, exist_ok=True)
    data, truth = fax_of(case)
    for old in folder.glob("fax.*"):
        old.unlink()
    (folder / f"fax.{case.suffix}").write_bytes(data)
    _write_json(folder / "call.json", call_of(case))
    _write_json(folder / "expected.json", expected_of(case, truth))
    return len(data)


def fax_of(case: Case) -> tuple[bytes, dict[str, Any]]:
    """The fax's bytes, and what a reader ought to find on it."""
    if case.same_bytes_as:
        first = BY_NAME[case.same_bytes_as]
        return fax_of(first)
    rng = Random(f"sample faxes/{case.name}")
    noise = np.random.default_rng(int.from_bytes(hashlib.sha256(case.name.encode()).digest()[:8], "big"))
    drawn = [_draw(case, part, rng) for part in case.parts]
    truth = _merged_truth(case, drawn)
    if case.file == "pdf_type":
        return type_pdf_bytes([sheet for one in drawn for sheet in one.sheets]), truth
    pages = _scan(case, drawn, noise)
    dpi_y = ROWS_PER_INCH[case.scan.resolution]
    if case.file in ("pdf_pictures", "pdf_locked"):
        data = picture_pdf_bytes(pages, dpi_y, password="open sesame" if case.file == "pdf_locked" else "")
    else:
        data = tiff_bytes(pages, dpi_y, case.file)  # type: ignore[arg-type]  # the PDF kinds are done above
    return data[: round(len(data) * case.cut_to)], truth


def _draw(case: Case, part: Part, rng: Random) -> Drawn:
    if part.layout == "answer_form":
        asked = case.after
        reference = reference_of(BY_NAME[asked])
        return draw_answer_form(reference, part.values, part.style, rng)
    if part.layout in ("black", "blank"):
        return Drawn(sheets=(Sheet(rng=rng),), truth={})
    return LAYOUTS[part.layout](part.values, part.style, rng)


def reference_of(case: Case, request_number: int = 1) -> str:
    """Our reference for a request of this case's fax, received once: computed from the bytes as the program does."""
    data, _ = fax_of(case)
    return make_reference(hashlib.sha256(data).hexdigest(), 1, request_number)


def _scan(case: Case, drawn: Sequence[Drawn], noise: np.random.Generator) -> list[Bits]:
    sheets = [(part, sheet) for part, one in zip(case.parts, drawn, strict=True) for sheet in one.sheets]
    scan = _with_tti(case)
    pages = []
    for number, (part, sheet) in enumerate(sheets, start=1):
        if part.layout == "black":
            pages.append(black_page(scan.resolution, noise))
        else:
            pages.append(to_fax_page(sheet.image, scan, number, len(sheets), noise))
    return pages


def _with_tti(case: Case) -> Scan:
    if case.scan.tti or case.name == "blank-page":
        return case.scan
    values = next((part.values for part in case.parts if part.values.practice or part.values.phone), None)
    number = case.call.get("caller_id") or calling_number(case)
    shown = f"{number[2:5]}-{number[5:8]}-{number[8:]}" if number else "UNKNOWN"
    who = values.practice.upper()[:34] if values else ""
    minute = int(hashlib.sha256(case.name.encode()).hexdigest(), 16) % 540
    clock = f"{8 + minute // 60:02d}:{minute % 60:02d}"
    return replace(case.scan, tti=f"11/23/2026 {clock}    {shown}    {who}")


def calling_number(case: Case) -> str | None:
    """The number of the machine that calls, E.164."""
    if case.caller:
        return PRACTICE_BY_KEY[case.caller].fax
    return next((e164(part.values.fax) for part in case.parts if part.values.fax), None)


def call_of(case: Case) -> dict[str, Any]:
    """What the carrier says about the call."""
    number = calling_number(case)
    call: dict[str, Any] = {"called_number": HOSPITAL_FAX, "caller_id": number, "tsi": number} | dict(case.call)
    if case.after:
        call["after"] = case.after
    return {name: value for name, value in call.items() if value is not None}


def _merged_truth(case: Case, drawn: Sequence[Drawn]) -> dict[str, Any]:
    """The truth of the page that asks; the case's own words last."""
    truth: dict[str, Any] = {"orientation": 0, "legible": True}
    for one in drawn:
        truth |= one.truth
    return truth


def expected_of(case: Case, truth: dict[str, Any]) -> dict[str, Any]:
    """What expected.json says."""
    first = BY_NAME[case.same_bytes_as] if case.same_bytes_as else case
    read = {"kind": first.outcomes[0].kind} | truth | dict(first.read) | dict(case.read)
    if first.file in ("pdf_locked",) or first.cut_to < 1:
        read = dict(case.read)
    return {
        "about": case.about,
        "proves": list(case.proves),
        "read": read,
        "requests": [_request_of(outcome) for outcome in case.outcomes],
    }


def _request_of(outcome: Outcome) -> dict[str, Any]:
    request: dict[str, Any] = {
        "state": outcome.state,
        "kind": outcome.kind,
        "reason_codes": list(outcome.reason_codes),
        "patient_mrn": PATIENT_BY_KEY[outcome.patient].mrn if outcome.patient else None,
        "letter": outcome.letter,
    }
    if outcome.also_right:
        request["also_right"] = list(outcome.also_right)
    return request


def carrier_script() -> dict[str, Any]:
    """What the sample carrier plays; the form is that of outbound/gateways/README.md."""
    faxes = {key: practice.fax for key, practice in PRACTICE_BY_KEY.items()}
    return {
        "look_up_lag_s": 0.5,
        "call": [
            {"number": faxes["los_feliz"], "times": 2, "play": "busy"},
            {"number": faxes["cahuenga"], "play": "rejected_number"},
            {"number": faxes["vermont_knolls"], "attempt": 1, "play": "line_error", "after_page": 2},
            {"number": faxes["miracle_mile"], "play": "unknown", "after_page": 1},
            {"number": faxes["fairfax"], "attempt": 1, "on_send": "lost_response"},
        ],
    }


def _write_json(path: Path, value: dict[str, Any]) -> None:
    path.write_text(json.dumps(value, indent=1, ensure_ascii=False) + "\n", "utf-8")


if __name__ == "__main__":
    main()
