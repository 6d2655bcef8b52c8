"""The library: what an article is, where it is kept, and how a question is answered."""
