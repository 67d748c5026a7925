"""The SQLite file of facts: opened, read fast, and changed in one way only."""

from knowledge.store.errors import StoreError, UnknownIdError
from knowledge.store.location import store_path
from knowledge.store.question_log import ChatKind, QuestionLog
from knowledge.store.statements import Match
from knowledge.store.store import Store, open_store
from knowledge.types.alias import AliasRow

__all__ = [
    "AliasRow",
    "ChatKind",
    "Match",
    "QuestionLog",
    "Store",
    "StoreError",
    "UnknownIdError",
    "open_store",
    "store_path",
]
