"""PDF files: lines of type on pages become paragraphs in the order in which people read them."""
