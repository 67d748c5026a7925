"""The commands of the bot, in the order in which they are shown."""

COMMANDS = ("balance", "emigration", "immigration", "define", "sources", "lang", "help", "start")
