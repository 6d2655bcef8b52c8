"""The tables of the library, in SQLite and in PostgreSQL, and what stands in them."""
