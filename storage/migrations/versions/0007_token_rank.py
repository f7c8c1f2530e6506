"""What a token for programs may do at most.

Revision 0007, after 0006.
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Bring the tables up to this revision."""
    op.add_column("api_tokens", sa.Column("rank", sa.String(), nullable=True))
