"""What readers did not get and what they report, as editors see it and settle it."""
