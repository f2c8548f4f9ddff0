"""Identity measured: right and wrong automatic decisions, against the naive rule, in one run.

    python -m bench.identity                         100,000 patients, 10,000 requests, a development seed
    python -m bench.identity --seed 9001 --hard 6    absent twins, juniors and kin asked for more often

Seeds below 9000 are for developing; 9000 and above are kept for the figures in matching/README.md.
"""

import argparse
import csv
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from bench.people import Asked, World, make_requests, make_world
from fax_intake.records.batch import PATIENT_COLUMNS, BadLines, PatientIndex, to_query
from matching import blocking_keys, choose_patient
from matching.dates import read_date
from matching.model import Candidate, MatchDecision
from matching.names import fold_name, read_name, squeeze


@dataclass(slots=True)
class Tally:
    """Counts of one method over one set of requests."""

    present: int = 0
    absent: int = 0
    right: int = 0
    wrong: int = 0
    top5: int = 0
    wrong_no_match: int = 0
    no_match_of_absent: int = 0
    claimed_risk: float = 0.0  # sum of 1 - probability over the releases
    cpu_ms: list[float] = field(default_factory=list)
    wrong_ids: list[str] = field(default_factory=list)
    held: Counter[str] = field(default_factory=Counter)  # why a right first candidate was not released

    def add(self, asked: Asked, decision: str, chosen: str | None, order: Sequence[str], cpu_ms: float) -> None:
        is_present = bool(asked.patient_ids)
        self.present += is_present
        self.absent += not is_present
        self.cpu_ms.append(cpu_ms)
        self.top5 += any(patient_id in asked.patient_ids for patient_id in order[:5])
        if decision == "no_match":
            self.wrong_no_match += is_present
            self.no_match_of_absent += not is_present
        if decision == "auto" and chosen in asked.patient_ids:
            self.right += 1
        elif decision == "auto":
            self.wrong += 1
            self.wrong_ids.append(asked.request_id)

    def row(self, name: str) -> str:
        released = self.right + self.wrong
        present = max(self.present, 1)
        bound = _upper_bound(self.wrong, released)
        claimed = self.claimed_risk / max(released, 1)
        median_ms, p99_ms = np.percentile(self.cpu_ms, 50), np.percentile(self.cpu_ms, 99)
        return (
            f"{name:<10} {self.right / present:>7.3f} {self.wrong:>5} / {released:<7} {bound:>8.1e} "
            f"{self.top5 / present:>7.4f} {self.wrong_no_match / present:>10.5f} "
            f"{self.no_match_of_absent / max(self.absent, 1):>11.3f} {claimed:>8.1e} {median_ms:>6.2f} {p99_ms:>6.2f}"
        )


_HEADER = (
    f"{'':<10} {'recall':>7} {'wrong / released':>15} {'95% <':>8} {'top-5':>7} {'wrong n.m.':>10} "
    f"{'absent n.m.':>11} {'claimed':>8} {'P50':>6} {'P99':>6}  (CPU ms)"
)


def _reference_ms() -> float:
    """CPU time of a fixed loop (0.1 million squares), by which times of a busy machine can be compared."""
    began = time.process_time()
    for _ in range(20):
        sum(number * number for number in range(100_000))
    return (time.process_time() - began) * 50


def _upper_bound(wrong: int, released: int) -> float:
    """Upper 95 % bound of a rate: 3 / n for none, else a Poisson approximation."""
    if not released:
        return 1.0
    return (3.0 if wrong == 0 else wrong + 1.645 * wrong**0.5 + 1.85) / released


class Naive:
    """What a clerk's search does: the same first and last name and birth date, and only one such patient."""

    def __init__(self, candidates: Iterable[Candidate]) -> None:
        self._found: dict[tuple[str, str, object], list[str]] = {}
        for person in candidates:
            key = (squeeze(fold_name(person.name.given)), squeeze(fold_name(person.name.family)), person.birth_date)
            self._found.setdefault(key, []).append(person.patient_id)

    def choose(self, name_text: str, dob_text: str) -> tuple[str, list[str]]:
        readings, dates = read_name(name_text), read_date(dob_text).readings
        if not readings or not dates:
            return "review", []
        key = (squeeze(readings[0].given), squeeze(readings[0].family), dates[0].value)
        found = self._found.get(key, [])
        return ("auto" if len(found) == 1 else "review" if found else "no_match"), found


def run(patients: int, requests: int, seed: int, hard_factor: int, show: int) -> dict[str, Tally]:
    """Make the world, write its register as a CSV, read it as `fax-intake match` does, and ask."""
    rng = random.Random(seed)
    world = make_world(rng, patients)
    asked = make_requests(rng, world, requests, hard_factor=hard_factor)
    began = time.process_time()
    index = _index_of(world)
    print(
        f"index: {index.population.size} patients, {len(index.keys)} keys, {time.process_time() - began:.1f} s CPU",
        file=sys.stderr,
    )
    naive = Naive(index.candidate(row) for row in range(index.population.size))
    tallies = {"matching": Tally(), "naive": Tally()}
    for one in asked:
        _ask(one, index, tallies["matching"], show)
        _, query = to_query({"request_id": one.request_id, "fields": one.fields})
        began = time.process_time()
        decision, found = naive.choose(query.name_text, query.dob_text)
        tallies["naive"].add(one, decision, found[0] if found else None, found, (time.process_time() - began) * 1000)
    return tallies


def _index_of(world: World) -> PatientIndex:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "patients.csv"
        with path.open("w", newline="", encoding="utf-8") as target:
            writer = csv.DictWriter(target, PATIENT_COLUMNS)
            writer.writeheader()
            writer.writerows(world.rows)
        return PatientIndex.read(path, BadLines())


def _ask(asked: Asked, index: PatientIndex, tally: Tally, show: int) -> None:
    _, query = to_query({"request_id": asked.request_id, "fields": asked.fields})
    began = time.process_time()
    found = index.find(blocking_keys(query))
    decision = choose_patient(query, found, index.population)
    elapsed_ms = (time.process_time() - began) * 1000
    order = [scored.patient_id for scored in decision.candidates]
    tally.add(asked, decision.decision, decision.patient_id, order, elapsed_ms)
    if decision.decision == "auto":
        tally.claimed_risk += 1 - decision.probability
    elif asked.patient_ids:
        tally.held[_why_held(asked, decision)] += 1
    is_wrong = decision.decision == "auto" and decision.patient_id not in asked.patient_ids
    is_lost = bool(asked.patient_ids) and decision.decision == "no_match"
    is_low = bool(asked.patient_ids) and not set(order[:5]) & set(asked.patient_ids)
    if (is_wrong and show) or ((is_lost or is_low) and show > 1):
        _show(asked, decision, found, "WRONG" if is_wrong else "LOST" if is_lost else "NOT IN TOP 5")


def _why_held(asked: Asked, decision: MatchDecision) -> str:
    if not decision.candidates or decision.candidates[0].patient_id not in asked.patient_ids:
        return "another first" if decision.candidates else "no candidate"
    return "+".join(decision.candidates[0].vetoes) or "probability"


def _show(asked: Asked, decision: MatchDecision, found: Sequence[Candidate], title: str) -> None:
    print(f"{title} {asked.request_id} {asked.fields} truth={asked.patient_ids}")
    by_id = {candidate.patient_id: candidate for candidate in found}
    true_found = [patient_id for patient_id in by_id if patient_id in asked.patient_ids]
    print(f"   {len(found)} found, the true one: {[by_id[patient_id] for patient_id in true_found]}")
    for scored in decision.candidates[:3]:
        levels = [f"{row.field}:{row.level}{row.weight_bits:+.1f}" for row in scored.evidence if row.weight_bits]
        person = by_id[scored.patient_id]
        print(f"   {scored.patient_id} {scored.probability:.6f} {scored.vetoes}")
        print(f"      {person.name} {person.birth_date} {levels}")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--patients", type=int, default=100_000)
    parser.add_argument("--requests", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--hard", type=int, default=1, help="how much oftener absent twins, juniors and kin are asked for"
    )
    parser.add_argument("--show", type=int, default=0, help="1: print wrong releases; 2: lost patients too")
    options = parser.parse_args()
    tallies = run(options.patients, options.requests, options.seed, options.hard, options.show)
    print(f"{options.patients} patients, {options.requests} requests, seed {options.seed}, hard {options.hard}")
    print(f"a loop of 100,000 squares takes {_reference_ms():.1f} ms CPU meanwhile")
    print(_HEADER)
    for name, tally in tallies.items():
        print(tally.row(name))
    held = tallies["matching"].held
    present = max(tallies["matching"].present, 1)
    print(
        "held, share of patients on file: "
        + ", ".join(f"{why} {count / present:.4f}" for why, count in held.most_common(14))
    )


if __name__ == "__main__":
    main()
