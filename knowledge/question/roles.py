"""Who moves from where to where: the roles of the places that a phrase names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from knowledge.lexicon import Kind, Matched
from knowledge.normalise.fold import loosen
from knowledge.normalise.kazakh import Case, case_of
from knowledge.normalise.transliterate import to_cyrillic
from knowledge.question.item import Item, is_conjunction
from knowledge.question.peoples import ethnicity_meant
from knowledge.question.phrase import Phrase
from knowledge.types.fact import Language

HOME = "KZ"
ABROAD = "ABROAD"
_REGIONS = HOME + "-"
_FARTHEST_MARKER = 2
_THIS_COUNTRY = frozenset(
    {
        "country", "страна", "страны", "страну", "стране", "страной", "государство", "государства",
        "ел", "елге", "елден", "елдің", "елімізден", "елімізге", "елде",
    }
)  # fmt: skip
_NAMING = frozenset({Kind.PLACE, Kind.CITIZENS, Kind.ADJECTIVE, Kind.AMBIGUOUS, Kind.DIMENSION})


class Role(StrEnum):
    """What a place is to the people who move."""

    FROM = "from"
    TO = "to"
    IN = "in"
    OF = "of"
    WITH = "with"
    FOR = "for"
    THROUGH = "through"  # on the way: from China via Russia
    BARE = "bare"  # named without a word that says what it is


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place named at an index of the phrase, in a role."""

    index: int
    code: str
    role: Role
    is_people: bool = False  # named by its citizens: казахстанцы, Russians


@dataclass(frozen=True, slots=True)
class Roles:
    """The places of a phrase."""

    mentions: tuple[PlaceMention, ...] = ()
    others: tuple[str, ...] = ()  # places of which nothing is held, as written

    def of(self, *roles: Role) -> tuple[str, ...]:
        """The codes in any of the roles, in order."""
        return tuple([m.code for m in self.mentions if m.role in roles]) if self.mentions else ()

    @property
    def name_home(self) -> bool:
        """Whether Kazakhstan or one of its regions is named."""
        return any([is_home(mention.code) for mention in self.mentions])

    @property
    def foreign(self) -> tuple[str, ...]:
        """The other countries named, and groups of them."""
        codes = [mention.code for mention in self.mentions]
        return tuple([code for code in codes if code != ABROAD and not is_home(code)])

    @property
    def regions(self) -> tuple[str, ...]:
        """The regions of Kazakhstan named."""
        return tuple(mention.code for mention in self.mentions if is_region(mention.code))


def is_home(code: str | None) -> bool:
    """Whether the code is Kazakhstan or one of its regions."""
    return code is not None and (code == HOME or code.startswith(_REGIONS))


def is_region(code: str) -> bool:
    """Whether the code is a region of Kazakhstan."""
    return code.startswith(_REGIONS)


def find_roles(phrase: Phrase, taken: frozenset[int], unsaid: Role = Role.BARE) -> Roles:
    """The places that the phrase names; `taken` are the items that say something of time.

    `unsaid` is the role of other countries where no word says it, as after /emigration.
    """
    items = phrase.items
    mentions: list[PlaceMention] = []
    for index in sorted(items.where_any(_NAMING)):
        item, code = items[index], _code(items, index)
        if code is None or ethnicity_meant(items, item):
            continue
        role = _role(phrase, index, taken)
        if role is Role.BARE and mentions and _is_coordinated(items, mentions[-1].index, index):
            role = mentions[-1].role
        if role is Role.BARE and not is_home(code):
            role = unsaid
        people = item.has(Kind.CITIZENS) or item.has(Kind.AMBIGUOUS)
        mentions.append(
            PlaceMention(index, code, Role.FROM if people and role is Role.BARE else role, people)
        )
    mentions = _specified(_once(mentions))
    elsewhere = items.those(Kind.OTHER_PLACE)
    others = tuple(item.word for item in elsewhere if not item.has(Kind.PLACE))
    return Roles(tuple(_resolved(items, mentions)), others)


def _code(items: Sequence[Item], index: int) -> str | None:
    item = items[index]
    if item.has(Kind.DIMENSION, "country") and _is_wondered(items, index):
        return None
    for kind in (Kind.PLACE, Kind.CITIZENS, Kind.ADJECTIVE):
        value = item.value(kind)
        if value is not None:
            return value
    ambiguous = item.value(Kind.AMBIGUOUS)
    if ambiguous is not None:
        return ambiguous.split("|")[0]
    return HOME if _is_this_country(items, index) else None


def _is_wondered(items: Sequence[Item], index: int) -> bool:
    """Whether "which" stands right before: «қай елге» asks for a country, it names none."""
    return index > 0 and items[index - 1].has(Kind.OPERATION, "which")


def _is_this_country(items: Sequence[Item], index: int) -> bool:
    """Whether "the country", "страны", "елден" is ours: yes, unless it is asked which."""
    item = items[index]
    if item.value(Kind.DIMENSION) != "country" or item.word not in _THIS_COUNTRY:
        return False
    near = (*items[max(index - 2, 0) : index], *items[index + 1 : index + 2])
    return not any(other.has(Kind.OPERATION, "which", "most", "least", "rank") for other in near)


def _once(mentions: Sequence[PlaceMention]) -> list[PlaceMention]:
    """Each place once in a row: "far abroad (outside the CIS)" names one group twice."""
    kept: list[PlaceMention] = []
    for mention in mentions:
        if not (
            kept and kept[-1].code == mention.code and mention.role in (kept[-1].role, Role.BARE)
        ):
            kept.append(mention)
    return kept


def _specified(mentions: Sequence[PlaceMention]) -> list[PlaceMention]:
    """The places without an "abroad" that another one says more exactly: "abroad, in Germany"."""
    said = {
        mention.role for mention in mentions if mention.code != ABROAD and not is_home(mention.code)
    }
    return [m for m in mentions if m.code != ABROAD or m.role not in said]


def _is_coordinated(items: Sequence[Item], first: int, second: int) -> bool:
    gap = items[first + 1 : second]
    return len(gap) <= 1 and all(is_conjunction(item) for item in gap)


def _role(phrase: Phrase, index: int, taken: frozenset[int]) -> Role:
    items = phrase.items
    item = items[index]
    if phrase.language is Language.KAZAKH:
        if any(after.has(Kind.MARKER, "through") for after in items[index + 1 : index + 2]):
            return Role.THROUGH
        role = _kazakh_role(item)
        if role is not Role.BARE and not (role is Role.IN and _is_birthplace(items, index)):
            return role
    if item.first.is_arrow:
        return Role.TO
    if index + 1 < len(items) and items[index + 1].first.is_arrow:
        return Role.FROM
    if _is_birthplace(items, index):
        return Role.FROM
    marker = _marker(items, index, taken)
    if marker is not None:
        return _marked_role(marker, item)
    if item.word.endswith(("'s", "s'")) or _is_adjective(item):
        return Role.OF
    return Role.BARE


def _is_adjective(item: Item) -> bool:
    """Whether the word qualifies another: "Russian", not "Russians", who are people."""
    is_people = item.has(Kind.AMBIGUOUS) or item.has(Kind.CITIZENS)
    is_plural = is_people and item.word.endswith("s")
    return item.has(Kind.ADJECTIVE) and not is_plural


def _is_birthplace(items: Sequence[Item], index: int) -> bool:
    """Whether people were born there: "born in Uzbekistan", «Өзбекстанда туған»."""
    after = items[index + 1 : index + 2]
    before = items[max(index - 2, 0) : index]
    taken = any(_is_place_before_born(items, i) for i in range(max(index - 3, 0), index))
    near = after if taken else (*before, *after)
    return any(item.has(Kind.FEATURE, "born") for item in near)


def _is_place_before_born(items: Sequence[Item], index: int) -> bool:
    """Whether the birth belongs to a place that stands before it: «Қазақстанда туған»."""
    after = items[index + 1 : index + 2]
    return items[index].has(Kind.PLACE) and any(item.has(Kind.FEATURE, "born") for item in after)


_KAZAKH_ROLES = {
    Case.ABLATIVE: Role.FROM,
    Case.DATIVE: Role.TO,
    Case.LOCATIVE: Role.IN,
    Case.GENITIVE: Role.OF,
    Case.INSTRUMENTAL: Role.WITH,
}


def _kazakh_role(item: Item) -> Role:
    word = item.tokens[-1].word
    spellings = tuple(map(loosen, _spellings(word)))
    whole = item.has(Kind.DIMENSION, "country")  # of which every form is listed: елге, елден
    stem = "" if whole else item.key
    begun = [spelling for spelling in spellings if spelling.startswith(stem)]
    if item.matched is Matched.FUZZY and not begun:  # so mistyped that the end alone tells
        stem, begun = "", [*spellings]
    case = next(filter(None, (case_of(spelling, stem) for spelling in begun)), None)
    return _KAZAKH_ROLES[case] if case else Role.BARE


def _marker(items: Sequence[Item], index: int, taken: frozenset[int]) -> str | None:
    """The word that says what the place is: the nearest marker, with nothing but filler between."""
    for before in range(index - 1, max(index - 1 - _FARTHEST_MARKER, -1), -1):
        item = items[before]
        marker = item.value(Kind.MARKER)
        if marker is not None:
            return marker
        if before in taken or not (
            item.is_filler or item.has(Kind.MODIFIER) or item.has(Kind.DIMENSION)
        ):
            return None
    return None


def _marked_role(marker: str, item: Item) -> Role:
    if marker == "to_or_in":
        return Role.IN if _is_locative(item) else Role.TO
    if marker == "of" and item.tokens[-1].word.endswith("стане"):
        return Role.IN  # у Казахстане: в
    if marker == "from_or_with":
        return Role.WITH if _is_instrumental(item) else Role.FROM
    return _MARKED[marker]


_LOCATIVE = ("е", "и", "ах", "ях", "ом")
_MARKED = {
    "from": Role.FROM,
    "to": Role.TO,
    "in": Role.IN,
    "of": Role.OF,
    "for": Role.FOR,
    "with": Role.WITH,
    "between": Role.WITH,
    "beyond": Role.FROM,
    "through": Role.THROUGH,
}


def _is_locative(item: Item) -> bool:
    """Russian «в Казахстане», «в Германии» against «в Казахстан», «в Германию»."""
    if item.tokens[0].word.endswith(("ее", "ое")):
        return False  # «в дальнее зарубежье», not «в дальнем»
    spellings = _spellings(item.tokens[-1].word)
    return any(one.endswith(_LOCATIVE) and loosen(one) != item.key for one in spellings)


def _spellings(word: str) -> tuple[str, ...]:
    """The word, and what it may be in Cyrillic."""
    return (word, *to_cyrillic(word)) if word.isascii() else (word,)


def _is_instrumental(item: Item) -> bool:
    return item.tokens[0].word.endswith(("ой", "ей", "ом", "ем", "ами", "ями", "ией"))


def _resolved(items: Sequence[Item], mentions: Sequence[PlaceMention]) -> list[PlaceMention]:
    """A bare place before one that is moved to is where they left: "Azerbaijan to Kazakhstan"."""
    resolved = list(mentions)
    for position, mention in enumerate(resolved[:-1]):
        following = resolved[position + 1]
        if mention.role is not Role.BARE or following.index - mention.index > _FARTHEST_MARKER:
            continue
        if _is_coordinated(items, mention.index, following.index):
            beside = following.index - mention.index > 1
            if beside or is_home(mention.code) is is_home(following.code):
                resolved[position] = replace(mention, role=following.role)
        elif following.role is Role.TO:
            resolved[position] = replace(mention, role=Role.FROM)
    return resolved
