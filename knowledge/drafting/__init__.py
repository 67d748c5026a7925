"""Facts and sources written step by step, in the editor's own words."""
