"""The vocabulary of the project as types; nothing here reads or writes anything."""
