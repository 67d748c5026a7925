"""`migbot doctor`: whether all is well, and what to do where it is not."""

from bot.doctor.examine import examine
from bot.doctor.found import Found, Level

__all__ = ["Found", "Level", "examine"]
