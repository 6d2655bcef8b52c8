"""Answers that a language model writes, checked against the passages."""
