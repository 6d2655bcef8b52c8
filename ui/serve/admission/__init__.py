"""Who asks, and who may ask how much."""
