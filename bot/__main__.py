"""`python -m bot` is `migbot`."""

from bot.cli import main

main()
