"""The conversation: Telegram, the terminal, and the templates of both."""
