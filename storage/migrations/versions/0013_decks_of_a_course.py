"""decks of a course's own, and what students suggest."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """From the version before to this one."""
    op.create_table(
        "icebreaker_decks",
        sa.Column("space_id", sa.String(length=80), nullable=False),
        sa.Column("deck", sa.String(length=32), nullable=False),
        sa.Column("course_id", sa.BigInteger(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("retired", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("space_id", "deck", name=op.f("pk_icebreaker_decks")),
    )
    op.create_table(
        "icebreaker_deck_prompts",
        sa.Column("space_id", sa.String(length=80), nullable=False),
        sa.Column("deck", sa.String(length=32), nullable=False),
        sa.Column("slug", sa.String(length=24), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("retired", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("space_id", "deck", "slug", name=op.f("pk_icebreaker_deck_prompts")),
    )
    op.create_table(
        "icebreaker_suggestions",
        sa.Column("space_id", sa.String(length=80), nullable=False),
        sa.Column("suggestion_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("course_id", sa.BigInteger(), nullable=False),
        sa.Column("person_id", sa.String(length=64), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("choices", sa.Text(), nullable=True),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("became", sa.Text(), nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("space_id", "suggestion_id", name=op.f("pk_icebreaker_suggestions")),
    )
    op.create_index(
        "icebreaker_suggestions_state", "icebreaker_suggestions", ["space_id", "course_id", "state"], unique=False
    )
    op.create_index("icebreaker_suggestions_at", "icebreaker_suggestions", ["at"], unique=False)
    op.create_index("icebreaker_answers_at", "icebreaker_answers", ["at"], unique=False)
