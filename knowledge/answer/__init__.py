"""Question, facts and calculations joined to one answer."""
