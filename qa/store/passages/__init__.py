"""What is searched: vectors and words of passages, in this process or in an engine."""
