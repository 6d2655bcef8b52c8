"""The routes of the server: the HTTP API, and what pages of other sites ask for."""
