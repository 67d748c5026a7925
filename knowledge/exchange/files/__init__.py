"""Facts in files of several formats: read, compared with the store, taken over, written."""
