"""Full-text search; saved views, a second factor, and what is handed in at the desk.

Revision 0006, after 0005. The search index itself is made by `storage/search_index.py` and filled by
`storage/searching.py`, right after the migrations.
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

TIME = sa.String(27).with_variant(sa.DateTime(timezone=True), "postgresql")
SEQUENCE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Bring the tables up to this revision."""
    op.create_table(
        "search_doc",
        sa.Column("seq", SEQUENCE, nullable=False),
        sa.Column("ref", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seq"),
    )
    op.create_index("search_doc_ref", "search_doc", ["ref"], unique=True)
    op.create_table(
        "search_place",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("key", "name"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "saved_view",
        sa.Column("account", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("page", sa.String(), nullable=False),
        sa.Column("query", sa.String(), nullable=False),
        sa.Column("created", TIME, nullable=False),
        sa.PrimaryKeyConstraint("account", "name"),
    )
    op.create_table(
        "handed_in",
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("uid"),
    )
    op.create_index("handed_in_at", "handed_in", ["at"], unique=False)
    op.add_column("users", sa.Column("totp", sa.String(), nullable=True))
    op.add_column("users", sa.Column("totp_step", sa.Integer(), nullable=True))
