"""What the documents of one patient amount to, whatever order their resources came in: pure.

The same report arrives as DocumentReference and as DiagnosticReport (US Core asks for both), amended documents replace
earlier ones, and an error may be noted on one of two twins only. The rules, each on the cautious side:

- a document that a live one replaces is superseded;
- two resources of different kinds with one attachment address are one document: if one is dead, so is the other;
- two live resources with one address, or the same bytes on the same day, are one document: the better described one
  stays, with the labels and codes of both, and is held or preliminary if either is; the other becomes superseded;
- a held document (the feed's last word on it could not be read) stands where it stood: what it replaced does not come
  back, and its twins are held with it.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from fax_intake.records.classify import OTHER

HELD = "held"  # nothing of it may be released until the feed says it properly again
RELEASABLE = ("final", "amended", "preliminary")  # a preliminary one goes out marked as such
LIVE = (*RELEASABLE, HELD)
_WORST_FIRST = (HELD, "preliminary")


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One resource's account of a document."""

    id: str
    document_type: str
    service_date: date
    status: str
    labels: frozenset[str]
    codes: tuple[str, ...]
    urls: frozenset[str]
    digest: str
    replaces: str | None

    @property
    def is_report(self) -> bool:
        return ":" in self.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """What the row says."""

    status: str
    labels: tuple[str, ...]
    codes: tuple[str, ...]
    duplicate_of: str | None = None


def settle(claims: Sequence[Claim], replaced_elsewhere: Collection[str] = ()) -> dict[str, Settled]:
    """Settle all documents of one patient, by id.

    Args:
        claims: every resource of the patient.
        replaced_elsewhere: ids that a live document in another patient's chart replaces (a corrected misfiling).
    """
    told = _same_fate({claim.id: claim for claim in claims})
    replaced = {c.replaces for c in told.values() if c.replaces and c.status in (*LIVE, "superseded")}
    replaced |= set(replaced_elsewhere)
    told = {
        claim_id: replace(claim, status="superseded") if claim_id in replaced and claim.status in LIVE else claim
        for claim_id, claim in told.items()
    }
    keepers = _keepers([claim for claim in told.values() if claim.status in LIVE])
    groups: dict[str, list[Claim]] = defaultdict(list)
    for claim_id, claim in told.items():
        groups[keepers.get(claim_id, claim_id)].append(claim)
    return {claim.id: _settled(claim, groups, keepers.get(claim.id, claim.id)) for claim in told.values()}


def _settled(claim: Claim, groups: dict[str, list[Claim]], keeper: str) -> Settled:
    if keeper != claim.id:
        return Settled(status="superseded", labels=tuple(sorted(claim.labels)), codes=claim.codes, duplicate_of=keeper)
    group = [claim, *(other for other in groups[keeper] if other.id != keeper)]
    said = {other.status for other in group}
    return Settled(
        status=next((status for status in _WORST_FIRST if status in said), claim.status),
        labels=tuple(sorted(frozenset().union(*(other.labels for other in group)))),
        codes=tuple(dict.fromkeys(code for other in group for code in other.codes)),
    )


def _same_fate(claims: dict[str, Claim]) -> dict[str, Claim]:
    """A report and a reference with one address: what ended one of them ended both."""
    dead: dict[tuple[str, bool], str] = {}
    for claim in sorted(claims.values(), key=lambda c: c.status, reverse=True):  # "entered-in-error" is noted last
        if claim.status not in LIVE:
            dead.update({(url, claim.is_report): claim.status for url in claim.urls})
    fates = {
        claim.id: status
        for claim in claims.values()
        if claim.status in LIVE and (status := _fate(claim, dead)) is not None
    }
    return {
        claim_id: replace(claim, status=fates[claim_id]) if claim_id in fates else claim
        for claim_id, claim in claims.items()
    }


def _fate(claim: Claim, dead: dict[tuple[str, bool], str]) -> str | None:
    found = (dead.get((url, not claim.is_report)) for url in sorted(claim.urls))
    return next((status for status in found if status), None)


def _keepers(live: Sequence[Claim]) -> dict[str, str]:
    """For every live claim the claim that stands for it."""
    parent = {claim.id: claim.id for claim in live}

    def root(claim_id: str) -> str:
        while parent[claim_id] != claim_id:
            claim_id = parent[claim_id]
        return claim_id

    marks = [(mark, claim) for claim in live for mark in _marks(claim)]
    for _, same in groupby(sorted(marks, key=lambda pair: (pair[0], _worth(pair[1]))), key=lambda pair: pair[0]):
        first, *others = [claim for _, claim in same]
        for other in others:
            parent[root(other.id)] = root(first.id)
    best: dict[str, str] = {}
    for claim in sorted(live, key=_worth):
        best.setdefault(root(claim.id), claim.id)
    return {claim.id: best[root(claim.id)] for claim in live}


def _marks(claim: Claim) -> list[str]:
    # Same bytes on another day are another document: a normal finding may be reported twice in the same words.
    return [*(f"url {url}" for url in sorted(claim.urls)), f"day {claim.service_date} {claim.digest}"]


def _worth(claim: Claim) -> tuple[bool, bool, str]:
    """Smaller is better described: a known type, then the reference rather than the report."""
    return (claim.document_type == OTHER, claim.is_report, claim.id)
