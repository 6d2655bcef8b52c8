"""Files that hold many articles, or many files: tables, lists, mailboxes, archives."""
