"""How sources fare: their vitals, the alarms, and the address under which each was visited.

Revision 0003, after 0002.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

TIME = sa.String(27).with_variant(sa.DateTime(timezone=True), "postgresql")
SEQUENCE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Bring the tables up to this revision."""
    op.create_table(
        "vitals",
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("gap", sa.Float(), nullable=True),
        sa.Column("last_post", TIME, nullable=True),
        sa.Column("content", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("source"),
    )
    op.create_table(
        "alarm",
        sa.Column("seq", SEQUENCE, nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=True),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("opened", TIME, nullable=False),
        sa.Column("closed", TIME, nullable=True),
        sa.Column("told", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("seq"),
    )
    op.create_index("alarm_open", "alarm", ["closed", "told"], unique=False)
    op.create_index("alarm_key", "alarm", ["key", "opened"], unique=False)
    op.add_column("source_grade", sa.Column("address", sa.String(), nullable=True))
