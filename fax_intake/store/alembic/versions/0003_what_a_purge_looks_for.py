"""What a purge looks for, the references that it leaves and the blobs that it still has to delete"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0003"
down_revision: str | None = "0002"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

INDEXES = {"answer": "blob", "attempt": "blob", "document": "blob", "request": "joined_to"}


def upgrade() -> None:
    op.create_table(
        "purged_reference",
        sa.Column("reference", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("reference"),
    )
    op.create_table("purged_blob", sa.Column("blob", sa.String(), nullable=False), sa.PrimaryKeyConstraint("blob"))
    for table, column in INDEXES.items():
        op.create_index(f"ix_{table}_{column}", table, [column], unique=False)


def downgrade() -> None:
    for table, column in INDEXES.items():
        op.drop_index(f"ix_{table}_{column}", table)
    op.drop_table("purged_blob")
    op.drop_table("purged_reference")
