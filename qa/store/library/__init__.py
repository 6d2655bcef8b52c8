"""The articles themselves, and all that is known of them: the truth."""
