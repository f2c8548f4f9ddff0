"""Writes the sample hospital: `python -m sample_hospital.make OUT_DIR [--seed 1] [--as-of DATE] [--patients 5000]`.

Deterministic: the same seed, --as-of and --patients give byte-identical files.
"""

import argparse
import csv
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random
from typing import Any

from sample_hospital import fhir
from sample_hospital.chart import ChartMaker
from sample_hospital.document import Document, Staff
from sample_hospital.fixed import Fixed, fixed_cast
from sample_hospital.page_pdf import pdf_bytes
from sample_hospital.page_scan import tiff_bytes
from sample_hospital.page_text import plain_text
from sample_hospital.people import Person, make_population
from sample_hospital.practices import DIRECTORY_COLUMNS, PRIMARY_CARE, Practice, directory_rows, make_directory
from sample_hospital.staff import FACILITIES, Roster, make_staff

_CHARTED_SHARE = 0.10  # of the patients have documents
_CARE_TEAM_SHARE = 0.30  # of the patients with documents have a referring or treating provider on file


@dataclass(frozen=True, slots=True, kw_only=True)
class Hospital:
    """Everything the sample consists of, before it is written."""

    as_of: date
    people: Sequence[Person]
    practices: Sequence[Practice]
    staff: Sequence[Staff]
    documents: Sequence[Document]


def make_hospital(*, seed: int, as_of: date, patients: int) -> Hospital:
    """The sample hospital as values.

    Args:
        seed: all randomness.
        as_of: the day that dates of documents and verifications are counted back from.
        patients: how many, the cast included.

    Raises:
        ValueError: fewer patients than the cast has.
    """
    fixed = fixed_cast()
    practices = make_directory(Random(f"{seed}/practices"), fixed.practices)
    staff = make_staff(Random(f"{seed}/staff"))
    pcps = [p.npi for practice in practices if practice.specialty in PRIMARY_CARE for p in practice.providers]
    numbers = {p.phone for p in practices} | {line.number for p in practices for line in p.fax_lines}
    people = make_population(Random(f"{seed}/people"), patients, fixed.people, pcps, numbers)
    people = _with_care_teams(people, practices, Random(f"{seed}/teams"))
    maker = ChartMaker(seed=seed, as_of=as_of, roster=Roster(staff), practices=practices)
    documents = list(_charts(maker, people, fixed, Random(f"{seed}/charted"), patients))
    return Hospital(as_of=as_of, people=people, practices=practices, staff=staff, documents=documents)


def _with_care_teams(people: Sequence[Person], practices: Sequence[Practice], rng: Random) -> list[Person]:
    specialists = [
        p.npi for practice in practices if practice.specialty not in PRIMARY_CARE for p in practice.providers
    ]
    result = []
    for person in people:
        if not person.is_cast and specialists and rng.random() < _CARE_TEAM_SHARE:
            team = ((rng.choice(("referring", "treating", "treating")), rng.choice(specialists)),)
            person = replace(person, care_npis=team)
        result.append(person)
    return result


def _charts(
    maker: ChartMaker, people: Sequence[Person], fixed: Fixed, rng: Random, patients: int
) -> Iterator[Document]:
    for person in people:
        if person.is_cast:
            yield from maker.fixed_chart(person, fixed.stays.get(person.id, ()))
    ordinary = [person for person in people if not person.is_cast and person.is_active]
    # Special groups have charts more often than others: that is where a wrong release would hurt.
    weights = [3 if person.group != "ordinary" else 1 for person in ordinary]
    charted: dict[str, Person] = {}
    while len(charted) < min(len(ordinary), round(patients * _CHARTED_SHARE)):
        person = rng.choices(ordinary, weights)[0]
        charted[person.id] = person
    for person in charted.values():
        # One to twenty-five with what is amended or added later; few large ones.
        count = min(20, 1 + int(rng.expovariate(1 / 5.0)))
        yield from maker.random_chart(person, count)


def content_of(document: Document, person: Person, seed: int) -> bytes:
    """The bytes of a document in its form."""
    rng = Random(f"{seed}/page/{document.id}")
    if document.is_corrupt:
        return b"%PDF-1.4\n" + rng.randbytes(3000)
    match document.form:
        case "pdf":
            return pdf_bytes(document, person, rng)
        case "tiff":
            return tiff_bytes(document, person, rng)
        case _:
            return plain_text(document, person, rng).encode("utf-8")


def write_hospital(hospital: Hospital, folder: Path, *, seed: int) -> None:
    """Writes every file of the sample into a folder, replacing those of an earlier run."""
    (folder / "truth").mkdir(parents=True, exist_ok=True)  # apart: an import of the folder passes over it
    by_id = {person.id: person for person in hospital.people}
    _write_ndjson(folder / "patients.ndjson", (fhir.patient(person, hospital.as_of) for person in hospital.people))
    _write_ndjson(folder / "documents.ndjson", fhir.references(hospital.documents))
    _write_ndjson(
        folder / "binaries.ndjson",
        (fhir.binary(d, content_of(d, by_id[d.patient_id], seed)) for d in hospital.documents),
    )
    providers = [provider for practice in hospital.practices for provider in practice.providers]
    unique = {provider.npi: provider for provider in providers}
    _write_ndjson(
        folder / "practitioners.ndjson",
        [
            *(fhir.staff_practitioner(s) for s in hospital.staff),
            *(fhir.outside_practitioner(p) for p in unique.values()),
        ],
    )
    _write_ndjson(
        folder / "organizations.ndjson",
        [
            *(fhir.facility_organization(facility) for facility in FACILITIES.values()),
            *(fhir.practice_organization(practice) for practice in hospital.practices),
        ],
    )
    _write_ndjson(folder / "careteams.ndjson", (fhir.care_team(p) for p in hospital.people if p.care_npis))
    _write_ndjson(folder / "truth" / "documents.ndjson", (_truth(document) for document in hospital.documents))
    _write_ndjson(folder / "truth" / "groups.ndjson", ({"patient": p.id, "group": p.group} for p in hospital.people))
    with (folder / "directory.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, DIRECTORY_COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(directory_rows(hospital.practices, hospital.as_of))


def _truth(document: Document) -> dict[str, Any]:
    return {
        "id": document.id,
        "patient": document.patient_id,
        "kind": document.kind,
        "facility": document.facility,
        "form": document.form,
        "categories": list(document.categories),
        "carriers": list(document.label_carriers),
        "mentions": list(document.mentions),
        "overlay": bool(document.overlay_name),
        "corrupt": document.is_corrupt,
    }


def _write_ndjson(path: Path, resources: Iterable[dict[str, Any]]) -> None:
    with path.open("w", encoding="utf-8") as file:
        for resource in resources:
            file.write(json.dumps(resource, ensure_ascii=False, separators=(",", ":")) + "\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line. Returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m sample_hospital.make", description="Write the sample hospital.")
    parser.add_argument("out_dir", type=Path, help="folder that the files are written into")
    parser.add_argument("--seed", type=int, default=1, help="all randomness (default 1)")
    parser.add_argument(
        "--as-of", type=date.fromisoformat, default=None, help="dates count back from here (default today)"
    )
    parser.add_argument("--patients", type=int, default=5000, help="patients in all (default 5000)")
    options = parser.parse_args(arguments)
    as_of = options.as_of or datetime.now(UTC).date()
    try:
        hospital = make_hospital(seed=options.seed, as_of=as_of, patients=options.patients)
    except ValueError as error:
        parser.error(str(error))
    write_hospital(hospital, options.out_dir, seed=options.seed)
    print(
        f"{len(hospital.people)} patients, {len(hospital.documents)} documents, {len(hospital.practices)} practices "
        f"as of {as_of} in {options.out_dir}"
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
