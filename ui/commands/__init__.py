"""The commands, by what they are for, and what they share: options, messages."""
