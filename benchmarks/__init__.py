"""Figures about Broadsheet, measured; not tests. Each program prints what it measured."""
