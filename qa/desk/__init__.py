"""The editors' desk: what was asked, in groups, and the tests that come of it."""
