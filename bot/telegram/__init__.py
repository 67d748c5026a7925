"""Questions and answers in Telegram."""

import os

os.environ.setdefault("PTB_TIMEDELTA", "true")  # python-telegram-bot gives timedelta, not seconds
