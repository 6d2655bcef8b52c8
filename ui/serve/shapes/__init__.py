"""What the HTTP API takes, and what it sends besides the library's own records, by door."""
