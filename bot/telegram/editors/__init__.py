"""Editors in Telegram: who may, and how they change facts in their private chats with the bot."""
