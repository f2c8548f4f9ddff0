"""The import: files of a records system into the embedded store, in an order in which references resolve.

Every batch is one transaction, and whatever is on file already is left alone: an import that was broken off is
simply started again.
"""

import time
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from fax_intake.policy import Policy
from fax_intake.records.attachments import Blobs, Form, Shelf, read_binary
from fax_intake.records.classify import DocumentTypes, FacilityNames
from fax_intake.records.document_store import (
    StoredContent,
    count_duplicates,
    patients_on_file,
    store_documents,
    withdraw_documents,
)
from fax_intake.records.feed import check_as_of, mark_updated
from fax_intake.records.fhir_document import (
    Encounter,
    Organization,
    Surroundings,
    content_urls,
    document_id,
    is_withdrawn,
    read_diagnostic_report,
    read_document_reference,
    read_encounter,
    read_organization,
)
from fax_intake.records.fhir_parts import (
    Json,
    ResourceError,
    npi_of,
    refers_to,
    resource_id,
)
from fax_intake.records.fhir_patient import read_care_team, read_patient
from fax_intake.records.model import (
    FILE_DAMAGED,
    AuditIn,
    DocumentRecord,
    ImportSummary,
    PatientRecord,
    Progress,
    Relation,
    Withdrawal,
    no_audit,
    no_progress,
)
from fax_intake.records.patient_store import settle_merges, store_patients, withdraw_patients
from fax_intake.records.relations import store_relations
from fax_intake.records.settle import HELD
from fax_intake.records.sources import DELETED, Line, Rejects, check_rejected_folder, expand, survey, take

BATCH_ROWS = 1000
BATCH_BYTES = 64 * 2**20  # of document content held at once
_DOCUMENTS = ("DocumentReference", "DiagnosticReport")
_NEEDED = (
    "Organization",
    "Practitioner",
    "PractitionerRole",
    "Patient",
    "Encounter",
    "Binary",
    "CareTeam",
    *_DOCUMENTS,
)


@dataclass(slots=True, kw_only=True)
class _Waiting:
    """Documents of the next batch; each with its line, to set that aside if it cannot be stored."""

    documents: list[tuple[DocumentRecord, Line]] = field(default_factory=list)
    size_bytes: int = 0


def import_resources(
    engine: Engine,
    blobs: Blobs,
    policy: Policy,
    paths: Iterable[Path],
    now: datetime,
    progress: Progress = no_progress,
    *,
    audit: AuditIn = no_audit,
    as_of: datetime | None = None,
    mrn_system: str | None = None,
    rejected_folder: Path | None = None,
) -> ImportSummary:
    """Import FHIR R4 resources from files and folders.

    Patient, DocumentReference with Binary, DiagnosticReport, CareTeam, Encounter, Practitioner, PractitionerRole and
    Organization are used, in whatever order they come; other types are counted and passed over. Give the files that
    refer to one another in one call.

    Args:
        engine: the database; each batch of 1,000 is one transaction.
        blobs: where the documents' content goes.
        policy: document types, facilities and time zone.
        paths: .ndjson, .ndjson.gz, .json (Bundle, list or one resource) files, or folders of them.
        now: the moment of the import.
        progress: called with (stage, done, total) after every batch.
        audit: the audit log; gets a row for every patient and document on file that changed, and one for the import.
        as_of: when the files were made, for the age of the records; at most a day ahead; default now.
        mrn_system: the identifier system of this hospital's MRNs.
        rejected_folder: where lines that cannot be used are copied to; default beside their file.

    Raises:
        FeedDateError: `as_of` lies in the future. Nothing was imported then.
        SourceError: a path or `rejected_folder` does not exist, or a file has an unknown ending. Nothing was imported
            then.
        OSError: a file cannot be read, or the disk is full. What was committed stays; start again.
    """
    check_as_of(as_of, now)
    check_rejected_folder(rejected_folder)
    started = time.monotonic()
    files = expand(paths)
    run = _Run(engine, blobs, policy, now, progress, audit, mrn_system, Rejects(frozenset(files), rejected_folder), {})
    try:
        run.survey(files)
        run.read_people_and_places()
        run.import_patients()
        run.read_encounters()
        run.store_binaries()
        run.import_documents()
        run.import_care_teams()
        run.finish(as_of or now)
    finally:
        run.rejects.close()
    run.rejects.clear_old()
    run.summary.rejected = run.rejects.rejected
    run.summary.set_aside = sorted(str(path) for path in run.rejects.written.values())
    run.summary.seconds = time.monotonic() - started
    return run.summary


class _Run:
    """One import: what was read of the surroundings so far, and the batch in hand."""

    def __init__(
        self,
        engine: Engine,
        blobs: Blobs,
        policy: Policy,
        now: datetime,
        progress: Progress,
        audit: AuditIn,
        mrn_system: str | None,
        rejects: Rejects,
        npis: dict[str, str],
    ) -> None:
        self.engine, self.now, self.progress, self.audit = engine, now, progress, audit
        self.mrn_system, self.rejects, self.npis = mrn_system, rejects, npis
        self.summary = ImportSummary()
        self.organizations: dict[str, Organization] = {}
        self.encounters: dict[str, Encounter] = {}
        self.shelf = Shelf(blobs)
        self.dead: dict[bool, set[str]] = {
            True: set(),
            False: set(),
        }  # addresses that a withdrawn report, reference had
        self.withdrawals: list[Withdrawal] = []
        zone = policy.zone
        self.around = Surroundings(
            types=DocumentTypes.of(policy),
            facilities=FacilityNames.of(policy),
            zone=zone,
            today=now.astimezone(zone).date(),
            npis=npis,
            organizations=self.organizations,
            encounters=self.encounters,
        )

    def survey(self, files: Sequence[Path]) -> None:
        self.files = survey(files, self.rejects)
        for counted in self.files.values():
            self.summary.ignored.update({kind: n for kind, n in counted.items() if kind not in _NEEDED})

    def total(self, *kinds: str) -> int:
        return sum(counted[kind] for counted in self.files.values() for kind in kinds)

    # --- whom and what the others refer to ------------------------------------------------------------------------

    def read_people_and_places(self) -> None:
        roles: list[Json] = []

        def use(resource: Json, line: Line) -> None:
            kind, own_id = resource["resourceType"], resource_id(resource)
            if npi := npi_of(resource):
                self.npis[f"{kind}/{own_id}"] = npi
            if kind == "Organization":
                self.organizations[own_id] = read_organization(resource)
            elif kind == "PractitionerRole":
                roles.append(resource)

        self.summary.others += take(self.files, ("Organization", "Practitioner", "PractitionerRole"), self.rejects, use)
        for role in roles:
            targets = (refers_to(role.get(name)) for name in ("practitioner", "organization"))
            known = [npi for target in targets if target and (npi := self.npis.get("/".join(target)))]
            if known:
                self.npis.setdefault(f"PractitionerRole/{role['id']}", known[0])

    def read_encounters(self) -> None:
        def use(resource: Json, line: Line) -> None:
            self.encounters[resource_id(resource)] = read_encounter(resource, self.around.zone)

        self.summary.others += take(self.files, ("Encounter",), self.rejects, use)

    # --- patients -------------------------------------------------------------------------------------------------

    def import_patients(self) -> None:
        batch: list[PatientRecord] = []
        withdrawn: list[Withdrawal] = []
        total = self.total("Patient")

        def flush() -> None:
            with Session(self.engine) as session, session.begin():
                self.summary.patients.add(store_patients(session, batch, self.now, self.audit(session)))
            batch.clear()
            self.progress("patients", self.summary.patients.total, total)

        def use(resource: Json, line: Line) -> None:
            if resource.get(DELETED):
                withdrawn.append(Withdrawal(id=resource_id(resource), status="entered-in-error"))
                self.summary.others += 1
                return
            found = read_patient(resource, npis=self.npis, today=self.around.today, mrn_system=self.mrn_system)
            batch.append(found)
            if len(batch) >= BATCH_ROWS:
                flush()

        def hold(resource: Json, reason: str) -> None:
            with suppress(ResourceError):  # without an id nobody on file can be meant
                withdrawn.append(Withdrawal(id=resource_id(resource), status=HELD))

        take(self.files, ("Patient",), self.rejects, use, hold)
        if batch:
            flush()
        if total:
            with Session(self.engine) as session, session.begin():
                held = withdraw_patients(session, withdrawn, self.audit(session))
                self.summary.patients.held = held
                self.summary.merged = settle_merges(session, self.audit(session))

    # --- documents ------------------------------------------------------------------------------------------------

    def store_binaries(self) -> None:
        """Put the content that documents of these files name into the blob store."""
        wanted: set[str] = set()
        waiting: list[Form] = []
        total = self.total("Binary")

        def note(resource: Json, line: Line) -> None:
            urls = content_urls(resource)
            wanted.update(urls)
            if is_withdrawn(resource):
                self.dead[_is_report(resource)].update(urls)

        def flush() -> None:
            self.shelf.add(waiting)
            waiting.clear()
            self.progress("content", len(self.shelf.binaries), total)

        def use(resource: Json, line: Line) -> None:
            if f"Binary/{resource_id(resource)}" in wanted:
                waiting.append(read_binary(resource))
            if len(waiting) >= BATCH_ROWS or sum(len(form.data) for form in waiting) > BATCH_BYTES:
                flush()

        take(self.files, _DOCUMENTS, None, note)
        take(self.files, ("Binary",), self.rejects, use)
        if waiting:
            flush()

    def import_documents(self) -> None:
        waiting = _Waiting()

        def use(resource: Json, line: Line) -> None:
            is_report = _is_report(resource)
            found = (read_diagnostic_report if is_report else read_document_reference)(resource, self.around)
            if isinstance(found, Withdrawal):
                self.withdrawals.append(found)
                self.summary.others += 1
            elif found is None:
                self.summary.ignored["DiagnosticReport without a printable form"] += 1
                self.summary.others += 1
            else:
                if not self.dead[not is_report].isdisjoint(a.url for a in found.attachments):
                    found = replace(found, status="entered-in-error")  # said of its twin only
                waiting.documents.append((found, line))
                waiting.size_bytes += sum(len(a.data_base64 or "") for a in found.attachments)
            if len(waiting.documents) >= BATCH_ROWS or waiting.size_bytes > BATCH_BYTES:
                self._flush_documents(waiting)

        take(self.files, _DOCUMENTS, self.rejects, use, self._hold_document)
        self._flush_documents(waiting)
        if self.withdrawals:
            with Session(self.engine) as session, session.begin():
                self.summary.documents.held = withdraw_documents(session, self.withdrawals, self.audit(session))

    def _hold_document(self, resource: Json, reason: str) -> None:
        with suppress(ResourceError):  # without an id nothing on file can be meant
            self.withdrawals.append(Withdrawal(id=document_id(resource), status=HELD))

    def _flush_documents(self, waiting: _Waiting) -> None:
        self.shelf.open_inline([record for record, _ in waiting.documents])
        with Session(self.engine) as session, session.begin():
            here = patients_on_file(session, (record.patient_id for record, _ in waiting.documents))
            kept: list[tuple[DocumentRecord, StoredContent]] = []
            for record, line in waiting.documents:
                try:
                    if record.patient_id not in here:
                        raise ResourceError("patient_not_on_file")
                    kept.append((record, self.shelf.content_of(session, record)))
                except ResourceError as error:
                    self.withdrawals.append(Withdrawal(id=record.id, status=HELD))
                    self.rejects.add(line, error.reason)
            tally, types = store_documents(session, kept, self.now, self.audit(session))
        self.summary.documents.add(tally)
        self.summary.document_types.update(types)
        waiting.documents.clear()
        waiting.size_bytes = 0
        self.progress("documents", self.summary.documents.total, self.total(*_DOCUMENTS))

    # --- the rest -------------------------------------------------------------------------------------------------

    def import_care_teams(self) -> None:
        relations: list[Relation] = []

        def use(resource: Json, line: Line) -> None:
            relations.extend(read_care_team(resource, npis=self.npis, today=self.around.today))

        self.summary.others += take(self.files, ("CareTeam",), self.rejects, use)
        for start in range(0, len(relations), BATCH_ROWS):
            with Session(self.engine) as session, session.begin():
                store_relations(session, relations[start : start + BATCH_ROWS])
        self.summary.relations = len(relations)

    def finish(self, as_of: datetime) -> None:
        summary = self.summary
        # What is missing from a damaged file may be a restriction: the records are as old as they were.
        is_whole = not any(rejected.reason == FILE_DAMAGED for rejected in self.rejects.rejected)
        with Session(self.engine) as session, session.begin():
            if is_whole and summary.patients.accepted:
                mark_updated(session, "patients", as_of, self.now)
            if is_whole and summary.documents.accepted:
                mark_updated(session, "documents", as_of, self.now)
            summary.duplicates = count_duplicates(session)
            counts = {
                "patients": summary.patients.new + summary.patients.updated,
                "documents": summary.documents.new + summary.documents.updated,
                "rejected": len(self.rejects.rejected),
            }
            self.audit(session)("records_imported", "records", counts)


def _is_report(resource: Json) -> bool:
    return bool(resource["resourceType"] == "DiagnosticReport")
