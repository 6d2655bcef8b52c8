"""Answers about the articles as such: summaries, lists, the latest, who somebody is."""
