"""Format 7: the first that PostgreSQL has."""

import sqlalchemy as sa
from alembic import op

revision = "7"
down_revision = None

TEXT = sa.String(collation="C")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    _library()
    _articles()
    _history()
    _answers()
    _work()


def _library() -> None:
    op.create_table(
        "about",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("format", sa.Integer(), nullable=False),
        sa.Column("model", TEXT),
        sa.Column("index_name", TEXT, server_default="", nullable=False),
        sa.Column("generation", sa.BigInteger(), server_default="0", nullable=False),
        sa.CheckConstraint("row = 1"),
        sa.PrimaryKeyConstraint("row"),
    )
    op.create_table("stale", sa.Column("id", TEXT, nullable=False), sa.PrimaryKeyConstraint("id"))
    op.create_table(
        "shared",
        sa.Column("name", TEXT, nullable=False),
        sa.Column("value", TEXT, nullable=False),
        sa.Column("since", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )


def _articles() -> None:
    op.create_table(
        "articles",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("key", TEXT, nullable=False),
        sa.Column("source", TEXT, nullable=False),
        sa.Column("title", TEXT, nullable=False),
        sa.Column("text", TEXT, nullable=False),
        sa.Column("published", sa.Date()),
        sa.Column("author", TEXT),
        sa.Column("url", TEXT),
        sa.Column("language", TEXT),
        sa.Column("digest", TEXT, nullable=False),
        sa.Column("body", TEXT),
        sa.Column("title_from", TEXT),
        sa.Column("published_from", TEXT),
        sa.Column("author_from", TEXT),
        sa.Column("left_out", sa.Float(), server_default="0", nullable=False),
        sa.Column("correction", TEXT),
        sa.Column("embargo", MOMENT),
        sa.Column("expires", MOMENT),
        sa.Column("kind", TEXT),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("articles_key", "articles", [sa.text("left(key, 500)")])
    op.create_index("articles_newest", "articles", [sa.text("published DESC NULLS LAST")])
    op.create_index("articles_title", "articles", [sa.text("left(title, 500)")])
    op.create_index("articles_url", "articles", [sa.text("left(url, 500)")])
    op.create_index("ix_articles_body", "articles", ["body"])
    op.create_index("ix_articles_expires", "articles", ["expires"])
    op.create_index("ix_articles_published", "articles", ["published"])
    op.create_table(
        "versions",
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("article_id", TEXT, nullable=False),
        sa.Column("version", TEXT, nullable=False),
        sa.Column("since", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_index("ix_versions_article_id", "versions", ["article_id"])
    op.create_table(
        "withheld",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("page", TEXT, nullable=False),
        sa.Column("body", TEXT, nullable=False),
        sa.Column("article", sa.JSON()),
        sa.Column("passages", sa.JSON(), nullable=False),
        sa.Column("source", TEXT, nullable=False),
        sa.Column("title", TEXT, nullable=False),
        sa.Column("reason", TEXT, nullable=False),
        sa.Column("why", TEXT, nullable=False),
        sa.Column("until", MOMENT),
        sa.Column("who", TEXT, nullable=False),
        sa.Column("since", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_withheld_body", "withheld", ["body"])
    op.create_index("ix_withheld_page", "withheld", ["page"])
    op.create_index("ix_withheld_until", "withheld", ["until"])
    op.create_table(
        "passages",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("article_id", TEXT, nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("pending", sa.Boolean(), nullable=False),
        sa.Column("vector", sa.LargeBinary()),
        sa.Column("sentences", sa.LargeBinary()),
        sa.Column("queued", MOMENT),
        sa.Column("settled", sa.BigInteger()),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["articles.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_passages_article_id", "passages", ["article_id"])
    op.create_index("passages_queued", "passages", ["queued"], postgresql_where=sa.text("pending"))
    op.create_index("passages_settled", "passages", ["settled"])
    op.create_table(
        "folded",
        sa.Column("article_id", TEXT, nullable=False),
        sa.Column("listed", TEXT, nullable=False),
        sa.Column("author", TEXT),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("article_id"),
    )


def _history() -> None:
    op.create_table(
        "log",
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("time", MOMENT, nullable=False),
        sa.Column("who", TEXT, nullable=False),
        sa.Column("what", TEXT, nullable=False),
        sa.Column("article_id", TEXT, nullable=False),
        sa.Column("title", TEXT, nullable=False),
        sa.Column("source", TEXT, nullable=False),
        sa.Column("why", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_table(
        "sources",
        sa.Column("address", TEXT, nullable=False),
        sa.Column("source", TEXT, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("via", TEXT),
        sa.Column("key", TEXT),
        sa.Column("etag", TEXT),
        sa.Column("modified", TEXT),
        sa.Column("tried", MOMENT, nullable=False),
        sa.Column("seen", MOMENT),
        sa.Column("problem", TEXT),
        sa.Column("arrivals", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("address"),
    )
    op.create_index("ix_sources_via", "sources", ["via"])
    op.create_table(
        "folded_log",
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("named", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["number"], ["log.number"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("number"),
    )


def _answers() -> None:
    op.create_table(
        "kept",
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("id", TEXT, nullable=False),
        sa.Column("made", MOMENT, nullable=False),
        sa.Column("answer", sa.JSON(), nullable=False),
        sa.Column("withdrawn", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("number"),
        sa.UniqueConstraint("id"),
    )
    op.create_index("ix_kept_made", "kept", ["made"])
    op.create_table(
        "quoted",
        sa.Column("kept_id", TEXT, nullable=False),
        sa.Column("article_id", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["kept_id"], ["kept.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("kept_id", "article_id"),
    )
    op.create_index("ix_quoted_article_id", "quoted", ["article_id"])
    op.create_table(
        "recent",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("made", MOMENT, nullable=False),
        sa.Column("question", TEXT, nullable=False),
        sa.Column("answer", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_recent_made", "recent", ["made"])
    op.create_table(
        "judged",
        sa.Column("answer_id", TEXT, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("question", TEXT, nullable=False),
        sa.Column("answer", TEXT, nullable=False),
        sa.Column("answered", sa.Boolean(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("articles", sa.JSON(), nullable=False),
        sa.Column("value", sa.Integer(), nullable=False),
        sa.Column("comment", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("answer_id"),
    )


def _work() -> None:
    op.create_table(
        "claims",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("until", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_claims_name", "claims", ["name"])
    op.create_table(
        "dropped",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("generation", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_dropped_generation", "dropped", ["generation"])
