"""Tokens to concepts, each with how it was matched."""

from knowledge.lexicon.concept import Concept, Kind, Matched, Mention
from knowledge.lexicon.lexicon import Lexicon

__all__ = ["Concept", "Kind", "Lexicon", "Matched", "Mention"]
