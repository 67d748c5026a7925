"""The files by which the bot is run for real."""

from __future__ import annotations

import sys
from pathlib import Path

# the Telegram that is played stands beside the tests of the bot
sys.path.insert(0, str(Path(__file__).parents[1] / "bot"))
