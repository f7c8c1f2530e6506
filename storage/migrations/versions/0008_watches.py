"""What somebody watches, and in which language an account reads the desk.

Revision 0008, after 0007.
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

TIME = sa.String(27).with_variant(sa.DateTime(timezone=True), "postgresql")


def upgrade() -> None:
    """Bring the tables up to this revision."""
    op.create_table(
        "watch",
        sa.Column("account", sa.String(), nullable=False),
        sa.Column("passage", sa.String(), nullable=False),
        sa.Column("since", TIME, nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("passages", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("account", "passage"),
    )
    op.add_column("users", sa.Column("language", sa.String(), nullable=True))
