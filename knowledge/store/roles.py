"""Who may change facts: the roles that owners have granted, by the ids of Telegram users."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from knowledge.store.store import Store

ROLE = "SELECT role FROM granted_role WHERE user = ?"
ALL = "SELECT user, role, granted_by, at FROM granted_role ORDER BY at, user"
GRANT = """
    INSERT INTO granted_role (user, role, granted_by, at) VALUES (?, ?, ?, ?)
    ON CONFLICT (user) DO UPDATE
    SET role = excluded.role, granted_by = excluded.granted_by, at = excluded.at"""
REVOKE = "DELETE FROM granted_role WHERE user = ?"


class Role(StrEnum):
    """What someone may do, the least first; each may do all that those before it may.

    Owners are named by the operator: their role is never granted.
    """

    EDITOR = "editor"
    REVIEWER = "reviewer"
    OWNER = "owner"

    def includes(self, needed: Role) -> bool:
        """Whether whoever has this role may do what needs the other."""
        roles = list(Role)
        return roles.index(self) >= roles.index(needed)


GRANTED = (Role.EDITOR, Role.REVIEWER)


@dataclass(frozen=True, slots=True)
class Grant:
    """A role that an owner gave to a user; `at` is a moment in ISO form."""

    user: int
    role: Role
    granted_by: int
    at: str


def granted_role(store: Store, user: int) -> Role | None:
    """The role that was granted to a user, None if none was."""
    found = store.reader.row(ROLE, (user,))
    return Role(found[0]) if found else None


def grants(store: Store) -> tuple[Grant, ...]:
    """All granted roles, the oldest first."""
    return tuple(Grant(user, Role(role), by, at) for user, role, by, at in store.reader.rows(ALL))


def grant_role(store: Store, grant: Grant) -> None:
    """Give a user a role in place of the one that they had."""
    row = (grant.user, grant.role.value, grant.granted_by, grant.at)
    with store.change() as database:
        database.conn.execute(GRANT, row)


def revoke_role(store: Store, user: int) -> bool:
    """Take a user's role; gives whether there was one."""
    with store.change() as database:
        return bool(database.conn.execute(REVOKE, (user,)).rowcount)
