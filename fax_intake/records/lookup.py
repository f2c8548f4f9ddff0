"""Looking patients and documents up: what the path of a fax asks of the records."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from fax_intake.records.patient_store import SIZE, as_candidate
from fax_intake.records.settle import HELD
from fax_intake.store.tables import Document, NameCount, Patient, PatientKey
from matching.model import BlockingKey, Candidate, PersonName

MOST_CANDIDATES = 1000  # a block of one birth date holds about 40 patients a million; far above what one letter finds


def find_candidates(session: Session, keys: Sequence[BlockingKey], limit: int = MOST_CANDIDATES) -> list[Candidate]:
    """Patients who share a blocking key, those with most keys in common first.

    A merged patient stands for the survivor, who then also bears the merged patient's names; inactive patients are
    left out. At most `limit` patients are fetched.
    """
    if not keys:
        return []
    shared = func.count()
    query = (
        select(PatientKey.patient_id)
        .where(PatientKey.key.in_(keys))
        .group_by(PatientKey.patient_id)
        .order_by(shared.desc(), PatientKey.patient_id)
        .limit(limit)
    )
    ids = list(session.scalars(query))
    rows = {row.id: row for row in _patients(session, ids)}
    survivors = list(dict.fromkeys(rows[i].merged_into or i for i in ids if i in rows))
    rows |= {row.id: row for row in _patients(session, [i for i in survivors if i not in rows])}
    former = _names_of_merged(session, survivors)
    return [as_candidate(vars(rows[i]), former[i]) for i in survivors if i in rows and rows[i].is_active]


def _patients(session: Session, ids: Sequence[str]) -> Sequence[Patient]:
    return session.scalars(select(Patient).where(Patient.id.in_(ids))).all() if ids else []


def _names_of_merged(session: Session, survivors: Iterable[str]) -> dict[str, list[PersonName]]:
    query = select(Patient).where(Patient.merged_into.in_(list(survivors)))
    names: dict[str, list[PersonName]] = defaultdict(list)
    for row in session.scalars(query):
        if row.merged_into:
            names[row.merged_into].append(
                PersonName(family=row.family, given=row.given, middle=row.middle, suffix=row.suffix)
            )
    return names


class SqlPopulation:
    """`matching.Population` over the counts that imports keep up; asks the database once a name."""

    def __init__(self, session: Session) -> None:
        self._session = session

    @property
    def size(self) -> int:
        return self._count(SIZE, "")

    def family_count(self, family: str) -> int:
        return self._count("family", family)

    def given_count(self, given: str) -> int:
        return self._count("given", given)

    def full_name_count(self, given: str, family: str) -> int:
        return self._count("full", f"{given}|{family}")

    def _count(self, kind: str, name: str) -> int:
        query = select(NameCount.count).where(NameCount.kind == kind, NameCount.name == name)
        return self._session.scalar(query) or 0


def documents_of(session: Session, patient_id: str) -> list[Document]:
    """The documents of the patient and of those merged into him, newest first; held ones are left out.

    What may be sent is "final", "amended" or "preliminary" (marked as such on the page). "superseded" and
    "entered-in-error" never go; they are here because another resource of the same content must not go either.
    """
    merged = select(Patient.id).where(Patient.merged_into == patient_id)
    query = (
        select(Document)
        .where(or_(Document.patient_id == patient_id, Document.patient_id.in_(merged)), Document.status != HELD)
        .order_by(Document.service_date.desc(), Document.id)
    )
    return list(session.scalars(query))
