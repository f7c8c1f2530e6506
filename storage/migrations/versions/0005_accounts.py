"""Who uses the desk: accounts, sessions, tokens for programs, presence, attempts to log in.

Revision 0005, after 0004.
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

TIME = sa.String(27).with_variant(sa.DateTime(timezone=True), "postgresql")
SEQUENCE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Bring the tables up to this revision."""
    op.create_table(
        "users",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("password", sa.String(), nullable=False),
        sa.Column("rank", sa.String(), nullable=False),
        sa.Column("created", TIME, nullable=False),
        sa.Column("disabled", TIME, nullable=True),
        sa.PrimaryKeyConstraint("name"),
    )
    op.create_table(
        "sessions",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("account", sa.String(), nullable=False),
        sa.Column("token", sa.String(), nullable=False),
        sa.Column("begun", TIME, nullable=False),
        sa.Column("seen", TIME, nullable=False),
        sa.Column("until", TIME, nullable=False),
        sa.Column("agent", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_index("sessions_account", "sessions", ["account"], unique=False)
    op.create_table(
        "api_tokens",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("account", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("created", TIME, nullable=False),
        sa.Column("used", TIME, nullable=True),
        sa.Column("revoked", TIME, nullable=True),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_index("api_tokens_account", "api_tokens", ["account"], unique=False)
    op.create_table(
        "presence",
        sa.Column("account", sa.String(), nullable=False),
        sa.Column("page", sa.String(), nullable=False),
        sa.Column("seen", TIME, nullable=False),
        sa.PrimaryKeyConstraint("account", "page"),
    )
    op.create_index("presence_page", "presence", ["page", "seen"], unique=False)
    op.create_table(
        "login_attempts",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.Column("good", sa.Boolean(), nullable=False),
        sa.Column("seq", SEQUENCE, nullable=False),
        sa.PrimaryKeyConstraint("seq"),
    )
    op.create_index("login_attempts_at", "login_attempts", ["at"], unique=False)
