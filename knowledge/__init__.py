"""The facts, and how a question finds them. Knows nothing of Telegram."""
