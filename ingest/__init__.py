"""The front door for articles: from files to passages, and into the index."""
