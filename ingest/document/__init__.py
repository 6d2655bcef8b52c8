"""Files of offices and books, which are written to be read as a whole: all is article."""
