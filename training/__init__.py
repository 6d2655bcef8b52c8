"""How the reader was made: prepare, negatives, train, evaluate, export (see README.md)."""
