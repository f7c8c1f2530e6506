"""The first tables.

Revision 0001, after none.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

TIME = sa.String(27).with_variant(sa.DateTime(timezone=True), "postgresql")
EXACT = sa.String().with_variant(sa.String(collation="C"), "postgresql")
SEQUENCE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Bring the tables up to this revision."""
    op.create_table(
        "blob",
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256"),
    )
    op.create_table(
        "claim",
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("tag", sa.String(), nullable=False),
        sa.Column("credibility", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("decided_by", sa.String(), nullable=False),
        sa.Column("missing", sa.String(), nullable=True),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("places", sa.Text(), nullable=False),
        sa.Column("spellings", sa.Text(), nullable=False),
        sa.Column("event", sa.String(), nullable=True),
        sa.Column("starts", TIME, nullable=True),
        sa.Column("ends", TIME, nullable=True),
        sa.Column("precision", sa.String(), nullable=True),
        sa.Column("when", sa.Text(), nullable=True),
        sa.Column("actors", sa.Text(), nullable=False),
        sa.Column("figures", sa.Text(), nullable=False),
        sa.Column("first_reported", TIME, nullable=False),
        sa.Column("last_reported", TIME, nullable=False),
        sa.Column("updates", sa.String(), nullable=True),
        sa.Column("flags", sa.Text(), nullable=False),
        sa.Column("origins", sa.Text(), nullable=False),
        sa.Column("origin_count", sa.Integer(), nullable=False),
        sa.Column("revised", TIME, nullable=False),
        sa.Column("superseded", sa.Boolean(), nullable=False),
        sa.Column("into", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("uid"),
    )
    op.create_index("claim_event", "claim", ["event", "last_reported"], unique=False)
    op.create_index("claim_first", "claim", ["first_reported", "uid"], unique=False)
    op.create_index("claim_last", "claim", ["last_reported"], unique=False)
    op.create_index("claim_status", "claim", ["status", "last_reported"], unique=False)
    op.create_index("claim_updates", "claim", ["updates"], unique=False)
    op.create_table(
        "decision",
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("act", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("other", sa.String(), nullable=True),
        sa.Column("before", sa.String(), nullable=True),
        sa.Column("after", sa.String(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("seq", SEQUENCE, nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.PrimaryKeyConstraint("seq"),
    )
    op.create_index("decision_at", "decision", ["at"], unique=False)
    op.create_index("decision_subject", "decision", ["subject"], unique=False)
    op.create_table(
        "fetch",
        sa.Column("seq", SEQUENCE, nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.Column("unchanged", sa.Boolean(), nullable=False),
        sa.Column("error", sa.String(), nullable=True),
        sa.Column("status", sa.Integer(), nullable=True),
        sa.Column("new", sa.Integer(), nullable=False),
        sa.Column("changed", sa.Integer(), nullable=False),
        sa.Column("same", sa.Integer(), nullable=False),
        sa.Column("rejected", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("seq"),
    )
    op.create_index("fetch_at", "fetch", ["at"], unique=False)
    op.create_index("fetch_source", "fetch", ["source", "at"], unique=False)
    op.create_table(
        "memo",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )
    op.create_table(
        "pass",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("pid", sa.Integer(), nullable=True),
        sa.Column("host", sa.String(), nullable=True),
        sa.Column("since", TIME, nullable=True),
        sa.Column("skipped", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )
    op.create_table(
        "post",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("source", EXACT, nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=True),
        sa.Column("html", sa.String(), nullable=True),
        sa.Column("url", sa.String(), nullable=True),
        sa.Column("lang", sa.String(), nullable=True),
        sa.Column("author", sa.String(), nullable=True),
        sa.Column("repost_of", sa.String(), nullable=True),
        sa.Column("quote_of", sa.String(), nullable=True),
        sa.Column("reply_to", sa.String(), nullable=True),
        sa.Column("relayed_by", sa.String(), nullable=True),
        sa.Column("credited", sa.String(), nullable=True),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("versions", sa.Integer(), nullable=False),
        sa.Column("id_ref", sa.String(), nullable=False),
        sa.Column("url_ref", sa.String(), nullable=True),
        sa.Column("reply_ref", sa.String(), nullable=True),
        sa.Column("published", TIME, nullable=True),
        sa.Column("edited", TIME, nullable=True),
        sa.Column("fetched", TIME, nullable=False),
        sa.Column("links", sa.Text(), nullable=False),
        sa.Column("media", sa.Text(), nullable=False),
        sa.Column("extra", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("uid"),
    )
    op.create_index("post_id", "post", ["id_ref"], unique=False)
    op.create_index("post_order", "post", ["at", "source", "uid"], unique=False)
    op.create_index("post_reply_to", "post", ["reply_ref"], unique=False)
    op.create_index("post_source", "post", ["source", "at"], unique=False)
    op.create_index("post_url", "post", ["url_ref"], unique=False)
    op.create_table(
        "rejected",
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.Column("where", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("raw", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("uid"),
    )
    op.create_table(
        "roundup",
        sa.Column("seq", SEQUENCE, nullable=False),
        sa.Column("beat", sa.String(), nullable=False),
        sa.Column("saved", TIME, nullable=False),
        sa.Column("since", TIME, nullable=True),
        sa.Column("until", TIME, nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seq"),
    )
    op.create_index("roundup_beat", "roundup", ["beat", "seq"], unique=False)
    op.create_table(
        "source_grade",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("since", TIME, nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("reliability", sa.String(), nullable=False),
        sa.Column("owner", sa.String(), nullable=True),
        sa.Column("side", sa.String(), nullable=True),
        sa.Column("aliases", sa.Text(), nullable=False),
        sa.Column("listed", sa.Boolean(), nullable=False),
        sa.Column("applied", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("name", "since"),
    )
    op.create_table(
        "source_log",
        sa.Column("seq", SEQUENCE, autoincrement=False, nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("prev", sa.String(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("seq"),
    )
    op.create_table(
        "source_log_head",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("seq", SEQUENCE, nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "source_state",
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("etag", sa.String(), nullable=True),
        sa.Column("last_modified", sa.String(), nullable=True),
        sa.Column("body_sha256", sa.String(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("last_attempt", TIME, nullable=True),
        sa.Column("last_success", TIME, nullable=True),
        sa.Column("last_new", TIME, nullable=True),
        sa.Column("not_before", TIME, nullable=True),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("error", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("source"),
    )
    op.create_table(
        "statement_key",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.Column("statement", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("key", "at", "statement"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "capture",
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("url", sa.String(), nullable=False),
        sa.Column("fetched", TIME, nullable=False),
        sa.Column("status", sa.Integer(), nullable=False),
        sa.Column("headers", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["sha256"],
            ["blob.sha256"],
        ),
        sa.PrimaryKeyConstraint("uid"),
    )
    op.create_index("capture_source", "capture", ["source", "fetched"], unique=False)
    op.create_index(op.f("ix_capture_sha256"), "capture", ["sha256"], unique=False)
    op.create_table(
        "claim_place",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("claim", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["claim"],
            ["claim.uid"],
        ),
        sa.PrimaryKeyConstraint("key", "claim"),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_claim_place_claim"), "claim_place", ["claim"], unique=False)
    op.create_table(
        "post_queue",
        sa.Column("post", sa.String(), nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.Column("source", EXACT, nullable=False),
        sa.Column("token", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["post"],
            ["post.uid"],
        ),
        sa.PrimaryKeyConstraint("post"),
        sqlite_with_rowid=False,
    )
    op.create_index("post_queue_order", "post_queue", ["at", "source", "post"], unique=False)
    op.create_table(
        "post_version",
        sa.Column("post", sa.String(), nullable=False),
        sa.Column("arrival", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("edited", TIME, nullable=True),
        sa.Column("fetched", TIME, nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["post"],
            ["post.uid"],
        ),
        sa.PrimaryKeyConstraint("post", "arrival"),
    )
    op.create_table(
        "statement",
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("post", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("lang", sa.String(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("quote", sa.String(), nullable=False),
        sa.Column("stance", sa.String(), nullable=False),
        sa.Column("hedged", sa.Boolean(), nullable=False),
        sa.Column("hedge", sa.String(), nullable=True),
        sa.Column("credit", sa.Text(), nullable=False),
        sa.Column("own_act", sa.String(), nullable=True),
        sa.Column("aside", sa.String(), nullable=True),
        sa.Column("about", sa.String(), nullable=True),
        sa.Column("at", TIME, nullable=False),
        sa.Column("first_seen", TIME, nullable=False),
        sa.Column("particulars", sa.Text(), nullable=False),
        sa.Column("found_by", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["post"],
            ["post.uid"],
        ),
        sa.PrimaryKeyConstraint("uid"),
    )
    op.create_index(op.f("ix_statement_post"), "statement", ["post"], unique=False)
    op.create_index("statement_source", "statement", ["source", "at"], unique=False)
    op.create_table(
        "status_change",
        sa.Column("seq", SEQUENCE, nullable=False),
        sa.Column("claim", sa.String(), nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.Column("before", sa.String(), nullable=True),
        sa.Column("after", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["claim"],
            ["claim.uid"],
        ),
        sa.PrimaryKeyConstraint("seq"),
    )
    op.create_index("status_change_at", "status_change", ["at"], unique=False)
    op.create_index("status_change_claim", "status_change", ["claim", "seq"], unique=False)
    op.create_table(
        "suggestion",
        sa.Column("claim", sa.String(), nullable=False),
        sa.Column("other", sa.String(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["claim"],
            ["claim.uid"],
        ),
        sa.ForeignKeyConstraint(
            ["other"],
            ["claim.uid"],
        ),
        sa.PrimaryKeyConstraint("claim", "other"),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_suggestion_other"), "suggestion", ["other"], unique=False)
    op.create_table(
        "appearance",
        sa.Column("statement", sa.String(), nullable=False),
        sa.Column("claim", sa.String(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("band", sa.String(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["claim"],
            ["claim.uid"],
        ),
        sa.ForeignKeyConstraint(
            ["statement"],
            ["statement.uid"],
        ),
        sa.PrimaryKeyConstraint("statement"),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_appearance_claim"), "appearance", ["claim"], unique=False)
    op.create_table(
        "link",
        sa.Column("a", sa.String(), nullable=False),
        sa.Column("b", sa.String(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("parts", sa.Text(), nullable=False),
        sa.Column("veto", sa.String(), nullable=True),
        sa.Column("updates", sa.Boolean(), nullable=False),
        sa.Column("copy_of", sa.Boolean(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["a"],
            ["statement.uid"],
        ),
        sa.ForeignKeyConstraint(
            ["b"],
            ["statement.uid"],
        ),
        sa.PrimaryKeyConstraint("a", "b"),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_link_b"), "link", ["b"], unique=False)
