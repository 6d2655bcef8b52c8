"""Format 8: who may read an article, and what the editors' desk keeps."""

import sqlalchemy as sa
from alembic import op

revision = "8"
down_revision = "7"

TEXT = sa.String(collation="C")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.add_column("articles", sa.Column("access", TEXT))
    restricted = sa.text("access IS NOT NULL")
    op.create_index("articles_access", "articles", ["access"], postgresql_where=restricted)
    failures = sa.Column("failures", sa.Integer(), server_default="0", nullable=False)
    op.add_column("sources", failures)
    op.create_table(
        "asked",
        sa.Column("answer_id", TEXT, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("question", TEXT, nullable=False),
        sa.Column("history", sa.JSON(), nullable=False),
        sa.Column("answer", sa.JSON(), nullable=False),
        sa.Column("answered", sa.Boolean(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("seconds", sa.Float(), nullable=False),
        sa.Column("page", TEXT),
        sa.Column("origin", TEXT, nullable=False),
        sa.Column("vector", sa.LargeBinary()),
        sa.Column("model", TEXT),
        sa.Column("value", sa.Integer()),
        sa.Column("comment", TEXT),
        sa.Column("criteria", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("answer_id"),
    )
    op.create_index("ix_asked_at", "asked", ["at"])
    op.create_table(
        "asked_of",
        sa.Column("answer_id", TEXT, nullable=False),
        sa.Column("article_id", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["answer_id"], ["asked.answer_id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("answer_id", "article_id"),
    )
    op.create_index("ix_asked_of_article_id", "asked_of", ["article_id"])
    op.create_table(
        "tests",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("answer_id", TEXT),
        sa.Column("question", TEXT, nullable=False),
        sa.Column("history", sa.JSON(), nullable=False),
        sa.Column("article_id", TEXT),
        sa.Column("title", TEXT),
        sa.Column("quote", TEXT),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("since", MOMENT, nullable=False),
        sa.Column("who", TEXT, nullable=False),
        sa.Column("outcome", TEXT),
        sa.Column("given", TEXT),
        sa.Column("ran", MOMENT),
        sa.Column("generation", sa.BigInteger()),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_tests_answer_id", "tests", ["answer_id"])
    op.create_index("ix_tests_article_id", "tests", ["article_id"])
    op.create_table(
        "caught",
        sa.Column("name", TEXT, nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("last", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )
    op.create_table(
        "deliveries",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_deliveries_at", "deliveries", ["at"])
