"""Who cares for whom: what the records system says, and what the documents of a chart show."""

from collections.abc import Iterable, Sequence

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from fax_intake.records.model import Relation
from fax_intake.records.sql import upsert
from fax_intake.store.tables import CareRelationship

AUTHOR = "author"  # a role of its own: what a CareTeam says outlives the documents, and the other way round


def store_relations(session: Session, relations: Sequence[Relation]) -> None:
    """Note who cares for whom; an inactive relation is taken away. Later ones win."""
    latest = {(relation.patient_id, relation.npi, relation.role): relation.is_active for relation in relations}
    for key in (key for key, is_active in latest.items() if not is_active):
        session.execute(
            delete(CareRelationship).where(
                CareRelationship.patient_id == key[0], CareRelationship.npi == key[1], CareRelationship.role == key[2]
            )
        )
    rows = [dict(zip(("patient_id", "npi", "role"), key, strict=True)) for key, active in latest.items() if active]
    upsert(session, CareRelationship, rows)


def settle_authors(session: Session, patient_ids: Sequence[str], authors: Iterable[tuple[str, str]]) -> None:
    """Make `authors`, pairs of patient and NPI, the authors of these patients' documents; others are taken away."""
    now = set(authors)
    query = select(CareRelationship.patient_id, CareRelationship.npi).where(
        CareRelationship.role == AUTHOR, CareRelationship.patient_id.in_(patient_ids)
    )
    before = {(patient_id, npi) for patient_id, npi in session.execute(query)}
    gone = [Relation(patient_id=p, npi=npi, role=AUTHOR, is_active=False) for p, npi in sorted(before - now)]
    given = [Relation(patient_id=p, npi=npi, role=AUTHOR) for p, npi in sorted(now - before)]
    store_relations(session, gone + given)
