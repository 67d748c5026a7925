"""Concepts to a Question: typed slots, and what was assumed."""

from knowledge.question.understand import understand

__all__ = ["understand"]
