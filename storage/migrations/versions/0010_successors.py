"""Successors: what an edited post says in the place of what it said.

Revision 0010, after 0009.
"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Bring the tables up to this revision; what was edited before has no successors."""
    op.create_table(
        "successor",
        sa.Column("statement", sa.String(), nullable=False),
        sa.Column("into", sa.String(), nullable=False),
        sa.Column("same", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("statement"),
        sqlite_with_rowid=False,
    )
    op.create_index("successor_into", "successor", ["into"])
