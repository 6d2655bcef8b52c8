"""What is known of any text: its sentences, its language, its words."""
