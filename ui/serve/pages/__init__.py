"""Pages that the server renders: an article, the list of them, the login, what is not there."""
