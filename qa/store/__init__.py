"""Where articles are kept and found again: the library, and what derives from it."""
