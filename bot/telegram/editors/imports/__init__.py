"""Files that editors send, and files that they ask for."""
