"""Tokens to concepts, each with how it was matched."""

from knowledge.lexicon.concept import Concept, Kind, Matched, Mention
from knowledge.lexicon.lexicon import Lexicon
from knowledge.lexicon.repair import repaired
from knowledge.lexicon.word import Word

__all__ = ["Concept", "Kind", "Lexicon", "Matched", "Mention", "Word", "repaired"]
