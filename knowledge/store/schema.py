"""The tables and indexes of the store, as the migrations create them.

Empty is NULL for slots and numbers, '' for words. Tables keep their rowid and leave foreign keys
plain, as sqlite-utils' transform() keeps neither WITHOUT ROWID nor DEFERRABLE.
"""

from __future__ import annotations

META = """
CREATE TABLE meta (key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) STRICT;
CREATE TABLE generation (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    value INTEGER NOT NULL
) STRICT;
INSERT INTO generation (id, value) VALUES (1, 1);
"""

VOCABULARY = """
CREATE TABLE producer (
    id TEXT PRIMARY KEY NOT NULL,
    kind TEXT NOT NULL,
    name_en TEXT NOT NULL,
    name_ru TEXT NOT NULL,
    name_kk TEXT NOT NULL,
    CONSTRAINT id_is_lower_case_words_and_hyphens
        CHECK (id GLOB '[a-z0-9]*' AND id NOT GLOB '*[^a-z0-9-]*'),
    CONSTRAINT kind_is_known CHECK (kind IN (
        'official', 'intergovernmental', 'survey', 'analysis', 'news', 'glossary')),
    CONSTRAINT names_are_given CHECK (name_en <> '' AND name_ru <> '' AND name_kk <> '')
) STRICT;
CREATE TABLE source (
    id TEXT PRIMARY KEY NOT NULL,
    title TEXT NOT NULL,
    publisher TEXT NOT NULL,
    producer TEXT NOT NULL REFERENCES producer(id),
    author TEXT NOT NULL,
    published TEXT NOT NULL,
    accessed TEXT NOT NULL,
    url TEXT NOT NULL,
    copy_read TEXT NOT NULL,
    language TEXT NOT NULL,
    licence TEXT NOT NULL,
    terms TEXT NOT NULL,
    kind TEXT NOT NULL,
    CONSTRAINT id_is_lower_case_words_and_hyphens
        CHECK (id GLOB '[a-z0-9]*' AND id NOT GLOB '*[^a-z0-9-]*'),
    CONSTRAINT kind_is_known CHECK (kind IN (
        'official', 'intergovernmental', 'survey', 'analysis', 'news', 'glossary')),
    CONSTRAINT title_is_given CHECK (trim(title) <> ''),
    CONSTRAINT publisher_is_given_or_unconfirmed CHECK (trim(publisher) <> ''),
    CONSTRAINT url_is_a_web_address CHECK (url = '' OR url GLOB 'http*://?*')
) STRICT;
CREATE TABLE indicator (
    id TEXT PRIMARY KEY NOT NULL,
    kind TEXT NOT NULL,
    direction TEXT NOT NULL,
    scope TEXT NOT NULL,
    unit TEXT NOT NULL,
    decimals INTEGER NOT NULL,
    minuend TEXT REFERENCES indicator(id),
    subtrahend TEXT REFERENCES indicator(id),
    CONSTRAINT id_is_lower_case_words_and_underscores
        CHECK (id GLOB '[a-z]*' AND id NOT GLOB '*[^a-z0-9_]*'),
    CONSTRAINT kind_is_known CHECK (kind IN (
        'flow', 'stock', 'balance', 'rate', 'share', 'index', 'statement')),
    CONSTRAINT direction_is_known CHECK (direction IN ('in', 'out', 'net', 'none')),
    CONSTRAINT scope_is_known CHECK (scope IN ('external', 'internal', 'all_flows', 'none')),
    CONSTRAINT decimals_are_few CHECK (decimals BETWEEN 0 AND 6),
    CONSTRAINT formula_has_two_sides CHECK ((minuend IS NULL) = (subtrahend IS NULL))
) STRICT;
CREATE TABLE indicator_text (
    indicator TEXT NOT NULL REFERENCES indicator(id),
    language TEXT NOT NULL,
    name TEXT NOT NULL,
    definition TEXT NOT NULL,
    PRIMARY KEY (indicator, language),
    CONSTRAINT language_is_known CHECK (language IN ('en', 'ru', 'kk')),
    CONSTRAINT name_is_given CHECK (trim(name) <> '')
) STRICT;
CREATE TABLE place (
    code TEXT PRIMARY KEY NOT NULL,
    kind TEXT NOT NULL,
    parent TEXT REFERENCES place(code),
    name_en TEXT NOT NULL,
    name_ru TEXT NOT NULL,
    name_kk TEXT NOT NULL,
    CONSTRAINT code_is_upper_case CHECK (code GLOB '[A-Z]*' AND code NOT GLOB '*[^A-Z0-9+-]*'),
    CONSTRAINT kind_is_known CHECK (kind IN ('country', 'region', 'city', 'group')),
    CONSTRAINT names_are_given CHECK (name_en <> '' AND name_ru <> '' AND name_kk <> '')
) STRICT;
CREATE TABLE alias (
    id INTEGER PRIMARY KEY,
    language TEXT NOT NULL,
    form TEXT NOT NULL,
    key TEXT NOT NULL,
    kind TEXT NOT NULL,
    value TEXT NOT NULL,
    actor TEXT NOT NULL,
    UNIQUE (kind, language, form, value),
    CONSTRAINT language_is_known CHECK (language IN ('en', 'ru', 'kk')),
    CONSTRAINT form_has_a_key CHECK (trim(form) <> '' AND key <> ''),
    CONSTRAINT kind_is_given CHECK (kind <> '' AND actor <> '')
) STRICT;
"""

ALIAS_INDEXES = """
CREATE INDEX alias_by_key ON alias (key);
CREATE INDEX alias_by_form ON alias (form) WHERE language = 'en';
CREATE INDEX alias_phrase ON alias (id) WHERE instr(key, ' ') > 0;
"""

FACTS = """
CREATE TABLE fact (
    id TEXT PRIMARY KEY NOT NULL,
    kind TEXT NOT NULL,
    indicator TEXT NOT NULL REFERENCES indicator(id),
    place TEXT NOT NULL,
    counterpart TEXT,
    breakdown TEXT,
    period_start TEXT,
    period_end TEXT,
    value REAL,
    value_max REAL,
    unit TEXT,
    value_as_published TEXT NOT NULL,
    precision TEXT NOT NULL,
    quality TEXT NOT NULL,
    rank TEXT NOT NULL,
    source TEXT NOT NULL REFERENCES source(id),
    locator TEXT NOT NULL,
    origin TEXT NOT NULL,
    authority TEXT REFERENCES producer(id),
    qualifiers TEXT NOT NULL,
    lifecycle TEXT NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT id_is_lower_case_words_and_hyphens
        CHECK (id GLOB '[a-z0-9]*' AND id NOT GLOB '*[^a-z0-9-]*'),
    CONSTRAINT kind_is_known CHECK (kind IN (
        'figure', 'statement', 'trend', 'recommendation', 'definition')),
    CONSTRAINT slots_are_null_if_empty
        CHECK (place <> '' AND counterpart <> '' AND breakdown <> ''),
    CONSTRAINT period_has_two_ends CHECK ((period_start IS NULL) = (period_end IS NULL)),
    CONSTRAINT period_is_two_days
        CHECK (period_start IS date(period_start, '+0 days')  -- alone, date() keeps 31 February
            AND period_end IS date(period_end, '+0 days')),
    CONSTRAINT period_ends_after_it_starts CHECK (period_start <= period_end),
    CONSTRAINT figure_has_value_and_unit
        CHECK (kind <> 'figure' OR (value IS NOT NULL AND unit IS NOT NULL)),
    CONSTRAINT value_has_unit CHECK (value IS NULL OR unit <> ''),
    CONSTRAINT value_is_exact_in_15_digits CHECK (abs(value) < 1e15 AND abs(value_max) < 1e15),
    CONSTRAINT value_max_is_not_below_value
        CHECK (value_max IS NULL OR (value IS NOT NULL AND value_max >= value)),
    CONSTRAINT precision_is_known CHECK (precision IN (
        'exact', 'rounded', 'approximate', 'at_least', 'at_most', 'range')),
    CONSTRAINT range_has_two_ends CHECK (precision <> 'range' OR value_max IS NOT NULL),
    CONSTRAINT quality_is_known CHECK (quality IN (
        'final', 'revised', 'preliminary', 'estimate', 'projection', 'survey', 'claim')),
    CONSTRAINT rank_is_known CHECK (rank IN ('preferred', 'normal', 'disputed', 'superseded')),
    CONSTRAINT lifecycle_is_known CHECK (lifecycle IN ('draft', 'published', 'retired')),
    CONSTRAINT locator_is_given CHECK (trim(locator) <> ''),
    CONSTRAINT version_counts_from_1 CHECK (version >= 1)
) STRICT;
CREATE INDEX fact_by_slot ON fact
    (indicator, place, counterpart, breakdown, period_start, period_end)
    WHERE lifecycle = 'published';
CREATE INDEX fact_by_period ON fact
    (indicator, period_start, period_end, place, counterpart) WHERE lifecycle = 'published';
CREATE INDEX fact_by_kind ON fact (indicator, kind, id) WHERE lifecycle = 'published';
CREATE INDEX fact_by_source ON fact (source, indicator, period_start, id)
    WHERE lifecycle = 'published';
CREATE TABLE fact_text (
    fact TEXT NOT NULL REFERENCES fact(id),
    language TEXT NOT NULL,
    text TEXT NOT NULL,
    caveat TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (fact, language),
    CONSTRAINT language_is_known CHECK (language IN ('en', 'ru', 'kk')),
    CONSTRAINT something_is_said CHECK (text <> '' OR caveat <> '' OR reason <> '')
) STRICT;
CREATE TABLE keyword (
    id INTEGER PRIMARY KEY,
    fact TEXT NOT NULL REFERENCES fact(id),
    language TEXT NOT NULL,
    keyword TEXT NOT NULL,
    weight INTEGER NOT NULL,
    UNIQUE (fact, language, keyword),
    CONSTRAINT language_is_known CHECK (language IN ('en', 'ru', 'kk')),
    CONSTRAINT keyword_is_given CHECK (trim(keyword) <> ''),
    CONSTRAINT weight_is_1_to_9 CHECK (weight BETWEEN 1 AND 9)
) STRICT;
CREATE TABLE keyword_word (
    fact TEXT NOT NULL,
    keyword INTEGER NOT NULL,
    key TEXT NOT NULL,
    word TEXT NOT NULL,
    weight INTEGER NOT NULL,
    size INTEGER NOT NULL
) STRICT;
CREATE INDEX keyword_word_by_key ON keyword_word (key, fact, weight) WHERE weight >= 2;
CREATE INDEX keyword_word_by_word ON keyword_word (key, word);
CREATE INDEX keyword_word_by_fact ON keyword_word (fact, key, keyword, weight, size);
"""

REVISION = """
CREATE TABLE revision (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    entity TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    action TEXT NOT NULL,
    before TEXT,
    after TEXT NOT NULL,
    reason TEXT NOT NULL,
    actor TEXT NOT NULL,
    via TEXT NOT NULL,
    batch TEXT,
    at TEXT NOT NULL,
    UNIQUE (entity, id, version),
    CONSTRAINT entity_is_known
        CHECK (entity IN ({entities})),
    CONSTRAINT action_is_known
        CHECK (action IN ('create', 'edit', 'rank', 'retire', 'restore')),
    CONSTRAINT only_a_creation_has_nothing_before CHECK ((action = 'create') = (before IS NULL)),
    CONSTRAINT states_are_json CHECK (json_valid(after) AND (before IS NULL OR json_valid(before))),
    CONSTRAINT who_and_why_are_given
        CHECK (trim(reason) <> '' AND trim(actor) <> '' AND trim(via) <> '')
) STRICT;
CREATE INDEX revision_by_batch ON revision (batch) WHERE batch IS NOT NULL;
"""
"""With the kinds of entities that have revisions in place of {entities}."""

_FIRST_ENTITIES = "'producer', 'source', 'indicator', 'place', 'fact'"
RECORDS = (
    REVISION.replace("{entities}", _FIRST_ENTITIES)
    + """
CREATE TABLE question_log (
    id INTEGER PRIMARY KEY,
    day TEXT NOT NULL,
    language TEXT NOT NULL,
    chat_kind TEXT NOT NULL,
    status TEXT NOT NULL,
    slots TEXT NOT NULL,
    text TEXT,
    CONSTRAINT day_is_a_day CHECK (day IS date(day, '+0 days')),
    CONSTRAINT language_is_known CHECK (language IN ('en', 'ru', 'kk')),
    CONSTRAINT chat_kind_is_given CHECK (chat_kind <> ''),
    CONSTRAINT status_is_known CHECK (status IN (
        'answered', 'partial', 'clarify', 'no_data', 'not_understood', 'service')),
    CONSTRAINT slots_are_json CHECK (json_valid(slots)),
    CONSTRAINT text_only_if_not_answered
        CHECK (text IS NULL OR status IN ('clarify', 'no_data', 'not_understood'))
) STRICT;
CREATE INDEX question_log_by_day ON question_log (day, status);
CREATE TABLE chat_settings (
    chat INTEGER PRIMARY KEY,
    language TEXT NOT NULL,
    CONSTRAINT language_is_known CHECK (language IN ('en', 'ru', 'kk'))
) STRICT;
"""
)
