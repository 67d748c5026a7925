"""Facts and sources written step by step: /add, /addsource, /editsource."""
