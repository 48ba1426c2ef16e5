"""the words that were answered, and those that were hidden, known again."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    """From the version before to this one."""
    with op.batch_alter_table("icebreaker_prompts", schema=None) as batch_op:
        batch_op.add_column(sa.Column("answered_words", sa.Text(), nullable=True))
    with op.batch_alter_table("hidden_words", schema=None) as batch_op:
        batch_op.add_column(sa.Column("words_id", sa.BigInteger(), nullable=True))
