"""Talk with the bot without Telegram: python tests/bot/double [PORT].

Start the bot beside it with the token and the address that are printed. Each line is a message;
`:private`, `:group`, `:topic`, `:channel`, `:inline TEXT`, `:press N`, `:edit TEXT`, `:down`, `:up`
and `:quit` do what they say.
"""

from __future__ import annotations

import sys
from pathlib import Path

# as a program, this folder stands on the path instead of the one above it
sys.path[0] = str(Path(__file__).parents[1])

from double.console import talk  # noqa: E402

if __name__ == "__main__":
    talk(int(sys.argv[1]) if len(sys.argv) > 1 else 8081)
