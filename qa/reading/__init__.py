"""Reading answers out of passages."""
