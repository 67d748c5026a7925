"""Requests over HTTP, which know nothing of what is asked by them."""
