"""The steps, the oldest first. A step that was published is never changed."""
