"""Questions whose answers are known, and the figures that they give."""
