"""Answers about the articles as such: summaries, lists, the latest, by whom and when."""
