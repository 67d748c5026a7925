"""Unions and groups of countries, and the countries that they are made of."""

from __future__ import annotations

MEMBERS = {
    "EAEU": ("AM", "BY", "KZ", "KG", "RU"),
    "CENTRAL-ASIA": ("KZ", "KG", "TJ", "TM", "UZ"),
    "CIS": ("AM", "AZ", "BY", "KZ", "KG", "MD", "RU", "TJ", "TM", "UA", "UZ"),
}
COUNTED_AS_ONE = frozenset({"CIS", "NON-CIS"})  # partners that the statistics count as such


def is_member(country: str | None, group: str | None) -> bool:
    """Whether the country belongs to the group."""
    return country is not None and country in MEMBERS.get(group or "", ())
