"""Tokens to concepts, each with how it was matched."""

from knowledge.lexicon.concept import Concept, Kind, Matched, Mention
from knowledge.lexicon.lexicon import AliasRow, Lexicon

__all__ = ["AliasRow", "Concept", "Kind", "Lexicon", "Matched", "Mention"]
