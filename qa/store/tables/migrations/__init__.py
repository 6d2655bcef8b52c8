"""How the tables in PostgreSQL come to their newest form, step by step, by alembic."""
