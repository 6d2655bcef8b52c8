"""The server: web chat, HTTP API and widget."""
