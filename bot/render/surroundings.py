"""What /about, /privacy and /help tell of where they are asked."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Surroundings:
    """How long readers' words are kept there, and what of a group's messages the bot gets.

    `retention_days` is None where nothing is deleted by itself, `sees_all_messages` is None outside
    groups. `editor_commands` are those that the reader may give as an editor.
    """

    retention_days: int | None = None
    sees_all_messages: bool | None = None
    editor_commands: tuple[str, ...] = ()

    @property
    def is_for_editor(self) -> bool:
        """Whether the reader may do what editors do."""
        return bool(self.editor_commands)


TERMINAL = Surroundings()
