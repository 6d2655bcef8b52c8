"""What stands on the screen of a terminal."""
