"""Draft round-ups by line: each line kept once, under its digest.

Revision 0009, after 0008.
"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Bring the tables up to this revision; drafts that were kept before stay as they are."""
    op.create_table(
        "draft_line",
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("digest"),
        sqlite_with_rowid=False,
    )
    op.add_column("roundup", sa.Column("lines", sa.Text(), nullable=True))
