"""Raw text to folded tokens with their spans: alphabets, word ends, keyboard layouts."""

from knowledge.normalise.fold import fold
from knowledge.normalise.keys import exact_keys, keys, token_keys
from knowledge.normalise.tokens import Token, tokenise

__all__ = ["Token", "exact_keys", "fold", "keys", "token_keys", "tokenise"]
