"""what is reported and hidden."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """From the version before to this one."""
    op.create_table(
        "reports",
        sa.Column("space_id", sa.String(length=80), nullable=False),
        sa.Column("report_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("course_id", sa.BigInteger(), nullable=False),
        sa.Column("piece_id", sa.BigInteger(), nullable=False),
        sa.Column("view", sa.String(length=100), nullable=False),
        sa.Column("place", sa.String(length=255), nullable=False),
        sa.Column("reporter_id", sa.String(length=64), nullable=True),
        sa.Column("closed", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("space_id", "report_id", name=op.f("pk_reports")),
    )
    with op.batch_alter_table("reports", schema=None) as batch_op:
        batch_op.create_index("reports_once", ["space_id", "piece_id", "reporter_id"], unique=True)
        batch_op.create_index("reports_open", ["space_id", "course_id", "closed"], unique=False)
    op.create_table(
        "hidden_words",
        sa.Column("space_id", sa.String(length=80), nullable=False),
        sa.Column("piece_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("course_id", sa.BigInteger(), nullable=False),
        sa.Column("view", sa.String(length=100), nullable=False),
        sa.Column("place", sa.String(length=255), nullable=False),
        sa.Column("writer_id", sa.String(length=64), nullable=True),
        sa.Column("put_back", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("space_id", "piece_id", name=op.f("pk_hidden_words")),
    )
    with op.batch_alter_table("hidden_words", schema=None) as batch_op:
        batch_op.create_index("hidden_words_view", ["space_id", "view"], unique=False)
