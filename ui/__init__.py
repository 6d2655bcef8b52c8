"""The front doors for people and programs: command line, web chat and HTTP API."""
