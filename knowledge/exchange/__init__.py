"""Files to the store and back: the packaged data, and what is made from it for a release."""
