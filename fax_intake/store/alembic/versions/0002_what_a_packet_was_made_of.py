"""What a packet was made of, on its answer"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

import fax_intake.store.tables

revision: str = "0002"
down_revision: str | None = "0001"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    with op.batch_alter_table("answer", schema=None) as batch_op:
        batch_op.add_column(sa.Column("patient_id", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("requester_id", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("kind", sa.String(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("names_patient", sa.Boolean(), server_default=sa.text("(false)"), nullable=False))
        batch_op.add_column(sa.Column("seen_at", fax_intake.store.tables.UtcDateTime(), nullable=True))
        batch_op.add_column(sa.Column("made_about", sa.JSON(), server_default="{}", nullable=False))
        batch_op.add_column(sa.Column("made_of", sa.JSON(), server_default="{}", nullable=False))
    # Answers from before stood for their request's patient, requester and kind.
    op.execute(
        "UPDATE answer SET patient_id = (SELECT patient_id FROM request WHERE request.id = answer.request_id), "
        "requester_id = (SELECT requester_id FROM request WHERE request.id = answer.request_id), "
        "kind = (SELECT kind FROM request WHERE request.id = answer.request_id)"
    )


def downgrade() -> None:
    with op.batch_alter_table("answer", schema=None) as batch_op:
        for column in ("made_of", "made_about", "seen_at", "names_patient", "kind", "requester_id", "patient_id"):
            batch_op.drop_column(column)
