"""workspaces of Slack."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    """From the version before to this one."""
    undone = sa.text("done_at IS NULL")
    op.create_table(
        "slack_conversations",
        sa.Column("space_id", sa.String(length=80), nullable=False),
        sa.Column("channel_id", sa.String(length=24), nullable=False),
        sa.Column("person_id", sa.String(length=64), nullable=False),
        sa.Column("together", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("space_id", "channel_id", "person_id", name="pk_slack_conversations"),
    )
    op.create_index("slack_conversations_person", "slack_conversations", ["space_id", "person_id"])

    op.create_table(
        "slack_events",
        sa.Column("space_id", sa.String(length=80), nullable=False),
        sa.Column("event_id", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=64), nullable=False),
        sa.Column("person_id", sa.String(length=64), nullable=True),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("taken_at", sa.BigInteger(), nullable=False),
        sa.Column("done_at", sa.BigInteger(), nullable=True),
        sa.Column("ends_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("space_id", "event_id", name="pk_slack_events"),
    )
    op.create_index("slack_events_ends", "slack_events", ["ends_at"])
    op.create_index("slack_events_undone", "slack_events", ["taken_at"], sqlite_where=undone, postgresql_where=undone)

    op.create_table(
        "slack_group_people",
        sa.Column("space_id", sa.String(length=80), nullable=False),
        sa.Column("group_id", sa.String(length=24), nullable=False),
        sa.Column("person_id", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("space_id", "group_id", "person_id", name="pk_slack_group_people"),
    )
    op.create_index("slack_group_people_person", "slack_group_people", ["space_id", "person_id"])

    op.create_table(
        "slack_installations",
        sa.Column("space_id", sa.String(length=80), nullable=False),
        sa.Column("enterprise_id", sa.String(length=24), nullable=True),
        sa.Column("app_id", sa.String(length=24), nullable=False),
        sa.Column("bot_user_id", sa.String(length=24), nullable=False),
        sa.Column("bot_id", sa.String(length=24), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("scopes", sa.Text(), nullable=False),
        sa.Column("installer", sa.String(length=64), nullable=True),
        sa.Column("sealed", sa.Text(), nullable=True),
        sa.Column("expires_at", sa.BigInteger(), nullable=True),
        sa.Column("installed_at", sa.BigInteger(), nullable=False),
        sa.Column("revoked_at", sa.BigInteger(), nullable=True),
        sa.Column("renewing_until", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("space_id", name="pk_slack_installations"),
    )
    op.create_table(
        "slack_people",
        sa.Column("space_id", sa.String(length=80), nullable=False),
        sa.Column("person_id", sa.String(length=64), nullable=False),
        sa.Column("admin", sa.Integer(), nullable=False),
        sa.Column("owner", sa.Integer(), nullable=False),
        sa.Column("guest", sa.Integer(), nullable=False),
        sa.Column("stranger", sa.Integer(), nullable=False),
        sa.Column("bot", sa.Integer(), nullable=False),
        sa.Column("deleted", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("space_id", "person_id", name="pk_slack_people"),
    )
    op.create_table(
        "slack_profiles",
        sa.Column("space_id", sa.String(length=80), nullable=False),
        sa.Column("person_id", sa.String(length=64), nullable=False),
        sa.Column("time_zone", sa.String(length=64), nullable=True),
        sa.Column("locale", sa.String(length=16), nullable=True),
        sa.PrimaryKeyConstraint("space_id", "person_id", name="pk_slack_profiles"),
    )
    op.create_table(
        "slack_rooms",
        sa.Column("space_id", sa.String(length=80), nullable=False),
        sa.Column("nonce", sa.String(length=80), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("creator", sa.String(length=24), nullable=False),
        sa.Column("channel_id", sa.String(length=24), nullable=True),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("space_id", "nonce", name="pk_slack_rooms"),
        sa.UniqueConstraint("space_id", "name", name="uq_slack_rooms_space_id_name"),
    )
    op.create_table(
        "slack_states",
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("hash", name="pk_slack_states"),
    )
