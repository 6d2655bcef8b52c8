"""What a question wants, and what of the conversation it refers to."""
