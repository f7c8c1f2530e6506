"""What a desk does: open round-ups, edits, locks, editions, corrections, sendings.

Revision 0002, after 0001.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

TIME = sa.String(27).with_variant(sa.DateTime(timezone=True), "postgresql")


def upgrade() -> None:
    """Bring the tables up to this revision."""
    op.create_table(
        "correction",
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("edition", sa.String(), nullable=False),
        sa.Column("claim", sa.String(), nullable=True),
        sa.Column("drafted", TIME, nullable=False),
        sa.Column("issued", TIME, nullable=True),
        sa.Column("dismissed", TIME, nullable=True),
        sa.Column("content", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("uid"),
    )
    op.create_index("correction_drafted", "correction", ["drafted"], unique=False)
    op.create_index("correction_edition", "correction", ["edition"], unique=False)
    op.create_table(
        "edition",
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("beat", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("published", TIME, nullable=False),
        sa.Column("revised", TIME, nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("uid", "revision"),
    )
    op.create_index("edition_beat", "edition", ["beat", "number", "revision"], unique=False)
    op.create_index("edition_published", "edition", ["published"], unique=False)
    op.create_table(
        "edition_claim",
        sa.Column("edition", sa.String(), nullable=False),
        sa.Column("claim", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("edition", "claim"),
    )
    op.create_index("edition_claim_claim", "edition_claim", ["claim"], unique=False)
    op.create_table(
        "item_edit",
        sa.Column("edition", sa.String(), nullable=False),
        sa.Column("claim", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("edition", "claim", "version"),
    )
    op.create_table(
        "item_lock",
        sa.Column("edition", sa.String(), nullable=False),
        sa.Column("claim", sa.String(), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("since", TIME, nullable=False),
        sa.Column("until", TIME, nullable=False),
        sa.PrimaryKeyConstraint("edition", "claim"),
    )
    op.create_table(
        "open_roundup",
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("beat", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("closed", sa.Boolean(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("uid"),
    )
    op.create_index("open_roundup_beat", "open_roundup", ["beat", "number"], unique=True)
    op.create_table(
        "sending",
        sa.Column("edition", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("due", TIME, nullable=False),
        sa.Column("changed", TIME, nullable=False),
        sa.Column("error", sa.String(), nullable=True),
        sa.Column("remote", sa.String(), nullable=True),
        sa.Column("url", sa.String(), nullable=True),
        sa.Column("digest", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("edition", "revision", "channel"),
    )
    op.create_index("sending_state", "sending", ["state", "due"], unique=False)
