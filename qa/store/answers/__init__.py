"""What is kept of questions and of their answers."""
