"""What lies in a data directory."""

FILE = "library.sqlite3"
"""The library's name."""

DERIVED = ("vectors", "lexical")
"""The folders beside it that hold what is made from it."""
