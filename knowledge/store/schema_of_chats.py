"""The tables of what readers say, set and follow; see schema.py."""

from __future__ import annotations

FEEDBACK = """
CREATE TABLE feedback (
    id INTEGER PRIMARY KEY,
    day TEXT NOT NULL,
    language TEXT NOT NULL,
    slots TEXT NOT NULL,
    text TEXT NOT NULL,
    CONSTRAINT day_is_a_day CHECK (day IS date(day, '+0 days')),
    CONSTRAINT language_is_known CHECK (language IN ('en', 'ru', 'kk')),
    CONSTRAINT slots_are_json CHECK (json_valid(slots)),
    CONSTRAINT text_is_given_and_bounded CHECK (trim(text) <> '' AND length(text) <= 1000)
) STRICT;
CREATE INDEX feedback_by_day ON feedback (day);
"""

CHAT_SETTINGS = """
ALTER TABLE chat_settings RENAME TO chat_settings_before;
CREATE TABLE chat_settings (
    chat INTEGER PRIMARY KEY,
    language TEXT,
    answers_mentions INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT language_is_known CHECK (language IN ('en', 'ru', 'kk')),
    CONSTRAINT answers_mentions_or_not CHECK (answers_mentions IN (0, 1))
) STRICT;
INSERT INTO chat_settings (chat, language) SELECT chat, language FROM chat_settings_before;
DROP TABLE chat_settings_before;
"""

SUBSCRIPTIONS = """
CREATE TABLE subscription (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    chat INTEGER NOT NULL,
    topic INTEGER,
    language TEXT NOT NULL,
    told INTEGER NOT NULL,
    indicator TEXT NOT NULL REFERENCES indicator(id),
    place TEXT NOT NULL,
    counterpart TEXT,
    breakdown TEXT,
    CONSTRAINT language_is_known CHECK (language IN ('en', 'ru', 'kk'))
) STRICT;
CREATE UNIQUE INDEX subscription_is_made_once ON subscription
    (chat, coalesce(topic, 0), indicator, place, coalesce(counterpart, ''),
    coalesce(breakdown, ''));
CREATE TABLE wish (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    chat INTEGER NOT NULL,
    language TEXT NOT NULL,
    day TEXT NOT NULL,
    question TEXT NOT NULL,
    UNIQUE (chat, question),
    CONSTRAINT day_is_a_day CHECK (day IS date(day, '+0 days')),
    CONSTRAINT language_is_known CHECK (language IN ('en', 'ru', 'kk')),
    CONSTRAINT question_is_given_and_bounded
        CHECK (trim(question) <> '' AND length(question) <= 500)
) STRICT;
CREATE INDEX wish_by_day ON wish (day);
"""
