"""answers that are sealed."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"


def upgrade() -> None:
    """From the version before to this one."""
    op.create_table(
        "sealed_answers",
        sa.Column("space_id", sa.String(length=80), nullable=False),
        sa.Column("box_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("tag", sa.LargeBinary(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("space_id", "box_id", "tag", name="pk_sealed_answers"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "sealed_boxes",
        sa.Column("space_id", sa.String(length=80), nullable=False),
        sa.Column("box_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("space_id", "box_id", name="pk_sealed_boxes"),
    )
