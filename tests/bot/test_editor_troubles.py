"""Why a change could not be made: each error has a sentence of its own, in three languages."""

from __future__ import annotations

import pytest

from bot.telegram.editors.troubles import trouble
from knowledge.revise import (
    NoReasonError,
    OtherEntitiesError,
    RetiredSourceError,
    RevisionError,
    SourceInUseError,
)
from knowledge.revise.aliases import NotAWordError
from knowledge.revise.submitted import UnknownProposalError
from knowledge.types.fact import Language


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (UnknownProposalError(7), "There is no such proposal."),
        (
            NoReasonError("emigration-2024"),
            "The change of emigration-2024 has no reason, so nothing was changed. "
            "Make it again, and say why.",
        ),
        (
            OtherEntitiesError("package-<1>"),
            "<code>package-&lt;1&gt;</code> changed not only facts and sources, so it is not "
            "taken back as a whole; nothing was changed. Correct its facts one by one with /edit.",
        ),
        (
            RetiredSourceError("emigration-2024", "yearbook"),
            "yearbook, on which emigration-2024 would rest, is a retired source, so nothing was "
            "changed. Bring it back first with /restore yearbook, or take another.",
        ),
        (
            SourceInUseError("yearbook", 12),
            "12 facts rest on yearbook, so nothing was changed. "
            "Retire them first; /source yearbook lists them.",
        ),
        (
            NotAWordError(""),
            "That change cannot be made, and nothing was changed. "
            "Look at what is there now, and make it anew.",
        ),
    ],
)
def test_every_error_is_told_as_what_it_is(error: RevisionError, said: str) -> None:
    assert trouble(error, Language.ENGLISH) == said
    assert len({trouble(error, language) for language in Language}) == len(Language)
