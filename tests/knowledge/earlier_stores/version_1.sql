PRAGMA application_id = 1835624290;
PRAGMA user_version = 1;
BEGIN TRANSACTION;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
INSERT INTO "_sqlite_migrations" VALUES(1,'knowledge','m001_create_tables','2026-11-28 00:29:01.124066+00:00');
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
INSERT INTO "alias" VALUES(1,'en','russia','russia','place','RU','package');
INSERT INTO "alias" VALUES(2,'ru','россия','росс','place','RU','package');
INSERT INTO "alias" VALUES(3,'en','the','the','filler','','package');
CREATE TABLE chat_settings (
    chat INTEGER PRIMARY KEY,
    language TEXT NOT NULL,
    CONSTRAINT language_is_known CHECK (language IN ('en', 'ru', 'kk'))
) STRICT;
INSERT INTO "chat_settings" VALUES(100,'kk');
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
INSERT INTO "fact" VALUES('emigration-2023','figure','emigration','KZ',NULL,NULL,'2023-01-01','2023-12-31',16094.0,NULL,'persons','16,094','exact','final','normal','yearbook','table 1','','bns','','published',1);
INSERT INTO "fact" VALUES('emigration-2024','figure','emigration','KZ',NULL,NULL,'2024-01-01','2024-12-31',12732.0,NULL,'persons','12,732','exact','final','normal','yearbook','table 1','','bns','','published',1);
INSERT INTO "fact" VALUES('emigration-2024-news','figure','emigration','KZ',NULL,NULL,'2024-01-01','2024-12-31',12700.0,NULL,'persons','12.7 thousand','rounded','final','normal','article','par. 1','BNS','bns','rounded','published',1);
INSERT INTO "fact" VALUES('emigration-ru-2024','figure','emigration','KZ','RU',NULL,'2024-01-01','2024-12-31',8743.0,NULL,'persons','8742.5','exact','final','normal','yearbook','table 2','','bns','','published',2);
INSERT INTO "fact" VALUES('emigration-cis-2024','figure','emigration','KZ','CIS',NULL,'2024-01-01','2024-12-31',9000.0,NULL,'persons','9000','exact','final','normal','yearbook','table 2','','bns','','published',1);
INSERT INTO "fact" VALUES('emigration-noncis-2024','figure','emigration','KZ','NON-CIS',NULL,'2024-01-01','2024-12-31',3732.0,NULL,'persons','3732','exact','final','normal','yearbook','table 2','','bns','','published',1);
INSERT INTO "fact" VALUES('emigration-women-2024','figure','emigration','KZ',NULL,'sex:female','2024-01-01','2024-12-31',6400.0,NULL,'persons','6400','exact','final','normal','yearbook','table 3','','bns','','published',1);
INSERT INTO "fact" VALUES('immigration-2024','figure','immigration','KZ',NULL,NULL,'2024-01-01','2024-12-31',29282.0,NULL,'persons','29282','exact','final','normal','yearbook','table 1','','bns','','published',1);
INSERT INTO "fact" VALUES('balance-2024','figure','net_migration','KZ',NULL,NULL,'2024-01-01','2024-12-31',16550.0,NULL,'persons','16550','exact','final','normal','yearbook','table 1','','bns','','published',1);
INSERT INTO "fact" VALUES('balance-2024-early','figure','net_migration','KZ',NULL,NULL,'2024-01-01','2024-12-31',16500.0,NULL,'persons','16500','exact','preliminary','superseded','article','par. 2','BNS','bns','preliminary;superseded-by:16550','published',1);
INSERT INTO "fact" VALUES('balance-2023','figure','net_migration','KZ',NULL,NULL,'2023-01-01','2023-12-31',16600.0,NULL,'persons','16,600','rounded','claim','disputed','article','par. 3','','news','','published',1);
INSERT INTO "fact" VALUES('net-all-kz55-2024','figure','net_migration_all_flows','KZ-55',NULL,NULL,'2024-01-01','2024-12-31',-3450.0,NULL,'persons','-3450','exact','final','normal','yearbook','table 4','','bns','all-flows','published',1);
INSERT INTO "fact" VALUES('net-all-kz59-2024','figure','net_migration_all_flows','KZ-59',NULL,NULL,'2024-01-01','2024-12-31',20000.0,NULL,'persons','20000','exact','final','normal','yearbook','table 4','','bns','all-flows','published',1);
INSERT INTO "fact" VALUES('brain-drain-tendency','statement','brain_drain','KZ',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'','exact','claim','normal','article','par. 4','',NULL,'','published',1);
INSERT INTO "fact" VALUES('recommendation-1','recommendation','brain_drain','KZ',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'','exact','claim','normal','article','par. 5','',NULL,'','published',1);
INSERT INTO "fact" VALUES('definition-emigration','definition','emigration','KZ',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'','exact','final','normal','yearbook','glossary','',NULL,'','published',1);
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
INSERT INTO "fact_text" VALUES('balance-2023','en','','','The number fits 2024.');
INSERT INTO "fact_text" VALUES('balance-2023','kk','','','Бұл сан 2024 жылға сәйкес келеді.');
INSERT INTO "fact_text" VALUES('balance-2023','ru','','','Число подходит к 2024 году.');
INSERT INTO "fact_text" VALUES('brain-drain-tendency','en','Educated people leave.','An opinion.','');
INSERT INTO "fact_text" VALUES('brain-drain-tendency','kk','Білімді адамдар кетеді.','','');
INSERT INTO "fact_text" VALUES('brain-drain-tendency','ru','Образованные люди уезжают.','','');
INSERT INTO "fact_text" VALUES('recommendation-1','en','Pay doctors more.','','');
INSERT INTO "fact_text" VALUES('recommendation-1','kk','Дәрігерлерге көбірек төлеу.','','');
INSERT INTO "fact_text" VALUES('recommendation-1','ru','Больше платить врачам.','','');
INSERT INTO "fact_text" VALUES('definition-emigration','en','Leaving for good.','','');
INSERT INTO "fact_text" VALUES('definition-emigration','kk','Біржола кету.','','');
INSERT INTO "fact_text" VALUES('definition-emigration','ru','Отъезд навсегда.','','');
CREATE TABLE generation (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    value INTEGER NOT NULL
) STRICT;
INSERT INTO "generation" VALUES(1,56);
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
INSERT INTO "indicator" VALUES('emigration','flow','out','external','persons',0,NULL,NULL);
INSERT INTO "indicator" VALUES('immigration','flow','in','external','persons',0,NULL,NULL);
INSERT INTO "indicator" VALUES('net_migration','balance','net','external','persons',0,'immigration','emigration');
INSERT INTO "indicator" VALUES('net_migration_all_flows','balance','net','all_flows','persons',0,NULL,NULL);
INSERT INTO "indicator" VALUES('brain_drain','statement','none','none','',0,NULL,NULL);
CREATE TABLE indicator_text (
    indicator TEXT NOT NULL REFERENCES indicator(id),
    language TEXT NOT NULL,
    name TEXT NOT NULL,
    definition TEXT NOT NULL,
    PRIMARY KEY (indicator, language),
    CONSTRAINT language_is_known CHECK (language IN ('en', 'ru', 'kk')),
    CONSTRAINT name_is_given CHECK (trim(name) <> '')
) STRICT;
INSERT INTO "indicator_text" VALUES('emigration','en','Emigration','People who left for permanent residence abroad.');
INSERT INTO "indicator_text" VALUES('emigration','kk','Эмиграция','Шетелге тұрақты тұруға кеткендер.');
INSERT INTO "indicator_text" VALUES('emigration','ru','Эмиграция','Уехавшие на постоянное жительство за границу.');
INSERT INTO "indicator_text" VALUES('immigration','en','Immigration','People who came for permanent residence.');
INSERT INTO "indicator_text" VALUES('net_migration','en','Net migration','Arrivals minus departures.');
INSERT INTO "indicator_text" VALUES('net_migration_all_flows','en','Net migration, all flows','Internal moves included.');
INSERT INTO "indicator_text" VALUES('brain_drain','en','Brain drain','Educated people who leave.');
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
INSERT INTO "keyword" VALUES(1,'brain-drain-tendency','en','brain drain',3);
INSERT INTO "keyword" VALUES(2,'brain-drain-tendency','en','educated',2);
INSERT INTO "keyword" VALUES(3,'brain-drain-tendency','en','leave',1);
INSERT INTO "keyword" VALUES(4,'brain-drain-tendency','ru','утечка мозгов',3);
INSERT INTO "keyword" VALUES(5,'recommendation-1','en','drain pipe',3);
INSERT INTO "keyword" VALUES(6,'recommendation-1','en','pay the doctors',3);
CREATE TABLE keyword_word (
    fact TEXT NOT NULL,
    keyword INTEGER NOT NULL,
    key TEXT NOT NULL,
    word TEXT NOT NULL,
    weight INTEGER NOT NULL,
    size INTEGER NOT NULL
) STRICT;
INSERT INTO "keyword_word" VALUES('brain-drain-tendency',1,'brain','brain',3,2);
INSERT INTO "keyword_word" VALUES('brain-drain-tendency',1,'drain','drain',3,2);
INSERT INTO "keyword_word" VALUES('brain-drain-tendency',2,'educ','educated',2,1);
INSERT INTO "keyword_word" VALUES('brain-drain-tendency',3,'leav','leave',1,1);
INSERT INTO "keyword_word" VALUES('brain-drain-tendency',4,'утечк','утечка',3,2);
INSERT INTO "keyword_word" VALUES('brain-drain-tendency',4,'мозг','мозгов',3,2);
INSERT INTO "keyword_word" VALUES('recommendation-1',5,'drain','drain',3,2);
INSERT INTO "keyword_word" VALUES('recommendation-1',5,'pipe','pipe',3,2);
INSERT INTO "keyword_word" VALUES('recommendation-1',6,'pay','pay',3,2);
INSERT INTO "keyword_word" VALUES('recommendation-1',6,'doctor','doctors',3,2);
CREATE TABLE meta (key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) STRICT;
INSERT INTO "meta" VALUES('packaged','28e55828e28436bd');
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
INSERT INTO "place" VALUES('KZ','country',NULL,'Kazakhstan','Казахстан','Қазақстан');
INSERT INTO "place" VALUES('KZ-55','region','KZ','Pavlodar','Павлодарская область','Павлодар облысы');
INSERT INTO "place" VALUES('KZ-59','region','KZ','North Kazakhstan','Северо-Казахстанская область','Солтүстік Қазақстан облысы');
INSERT INTO "place" VALUES('RU','country',NULL,'Russia','Россия','Ресей');
INSERT INTO "place" VALUES('DE','country',NULL,'Germany','Германия','Германия');
INSERT INTO "place" VALUES('CIS','group',NULL,'CIS','СНГ','ТМД');
INSERT INTO "place" VALUES('NON-CIS','group',NULL,'outside the CIS','вне СНГ','ТМД-дан тыс');
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
INSERT INTO "producer" VALUES('bns','official','Bureau of National Statistics','Бюро национальной статистики','Ұлттық статистика бюросы');
INSERT INTO "producer" VALUES('news','news','Press','Пресса','Баспасөз');
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
INSERT INTO "question_log" VALUES(1,'2026-05-01','ru','private','not_understood','{}','что?');
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
        CHECK (entity IN ('producer', 'source', 'indicator', 'place', 'fact')),
    CONSTRAINT action_is_known
        CHECK (action IN ('create', 'edit', 'rank', 'retire', 'restore')),
    CONSTRAINT only_a_creation_has_nothing_before CHECK ((action = 'create') = (before IS NULL)),
    CONSTRAINT states_are_json CHECK (json_valid(after) AND (before IS NULL OR json_valid(before))),
    CONSTRAINT who_and_why_are_given
        CHECK (trim(reason) <> '' AND trim(actor) <> '' AND trim(via) <> '')
) STRICT;
INSERT INTO "revision" VALUES(1,'producer','bns',1,'create',NULL,'{"id":"bns","kind":"official","name_en":"Bureau of National Statistics","name_kk":"Ұлттық статистика бюросы","name_ru":"Бюро национальной статистики"}','packaged data 28e55828e28436bd','package','package','package-28e55828e28436bd','2026-11-28T00:29:01+00:00');
INSERT INTO "revision" VALUES(2,'producer','news',1,'create',NULL,'{"id":"news","kind":"news","name_en":"Press","name_kk":"Баспасөз","name_ru":"Пресса"}','packaged data 28e55828e28436bd','package','package','package-28e55828e28436bd','2026-11-28T00:29:01+00:00');
INSERT INTO "revision" VALUES(3,'source','yearbook',1,'create',NULL,'{"accessed":"2026-11","author":"","copy_read":"","id":"yearbook","kind":"official","language":"en","licence":"free use naming the source","producer":"bns","published":"2025","publisher":"Bureau of National Statistics","terms":"","title":"Yearbook","url":"https://example.org/yearbook"}','packaged data 28e55828e28436bd','package','package','package-28e55828e28436bd','2026-11-28T00:29:01+00:00');
INSERT INTO "revision" VALUES(4,'source','article',1,'create',NULL,'{"accessed":"2026-11","author":"A. Author","copy_read":"","id":"article","kind":"news","language":"en","licence":"copyright","producer":"news","published":"2025-06-01","publisher":"unconfirmed","terms":"","title":"An article","url":"https://example.org/article"}','packaged data 28e55828e28436bd','package','package','package-28e55828e28436bd','2026-11-28T00:29:01+00:00');
INSERT INTO "revision" VALUES(5,'indicator','emigration',1,'create',NULL,'{"decimals":0,"direction":"out","id":"emigration","kind":"flow","minuend":null,"scope":"external","subtrahend":null,"texts":{"en":{"definition":"People who left for permanent residence abroad.","name":"Emigration"},"kk":{"definition":"Шетелге тұрақты тұруға кеткендер.","name":"Эмиграция"},"ru":{"definition":"Уехавшие на постоянное жительство за границу.","name":"Эмиграция"}},"unit":"persons"}','packaged data 28e55828e28436bd','package','package','package-28e55828e28436bd','2026-11-28T00:29:01+00:00');
INSERT INTO "revision" VALUES(6,'indicator','immigration',1,'create',NULL,'{"decimals":0,"direction":"in","id":"immigration","kind":"flow","minuend":null,"scope":"external","subtrahend":null,"texts":{"en":{"definition":"People who came for permanent residence.","name":"Immigration"}},"unit":"persons"}','packaged data 28e55828e28436bd','package','package','package-28e55828e28436bd','2026-11-28T00:29:01+00:00');
INSERT INTO "revision" VALUES(7,'indicator','net_migration',1,'create',NULL,'{"decimals":0,"direction":"net","id":"net_migration","kind":"balance","minuend":"immigration","scope":"external","subtrahend":"emigration","texts":{"en":{"definition":"Arrivals minus departures.","name":"Net migration"}},"unit":"persons"}','packaged data 28e55828e28436bd','package','package','package-28e55828e28436bd','2026-11-28T00:29:01+00:00');
INSERT INTO "revision" VALUES(8,'indicator','net_migration_all_flows',1,'create',NULL,'{"decimals":0,"direction":"net","id":"net_migration_all_flows","kind":"balance","minuend":null,"scope":"all_flows","subtrahend":null,"texts":{"en":{"definition":"Internal moves included.","name":"Net migration, all flows"}},"unit":"persons"}','packaged data 28e55828e28436bd','package','package','package-28e55828e28436bd','2026-11-28T00:29:01+00:00');
INSERT INTO "revision" VALUES(9,'indicator','brain_drain',1,'create',NULL,'{"decimals":0,"direction":"none","id":"brain_drain","kind":"statement","minuend":null,"scope":"none","subtrahend":null,"texts":{"en":{"definition":"Educated people who leave.","name":"Brain drain"}},"unit":""}','packaged data 28e55828e28436bd','package','package','package-28e55828e28436bd','2026-11-28T00:29:01+00:00');
INSERT INTO "revision" VALUES(10,'place','KZ',1,'create',NULL,'{"code":"KZ","kind":"country","name_en":"Kazakhstan","name_kk":"Қазақстан","name_ru":"Казахстан","parent":null}','packaged data 28e55828e28436bd','package','package','package-28e55828e28436bd','2026-11-28T00:29:01+00:00');
INSERT INTO "revision" VALUES(11,'place','KZ-55',1,'create',NULL,'{"code":"KZ-55","kind":"region","name_en":"Pavlodar","name_kk":"Павлодар облысы","name_ru":"Павлодарская область","parent":"KZ"}','packaged data 28e55828e28436bd','package','package','package-28e55828e28436bd','2026-11-28T00:29:01+00:00');
INSERT INTO "revision" VALUES(12,'place','KZ-59',1,'create',NULL,'{"code":"KZ-59","kind":"region","name_en":"North Kazakhstan","name_kk":"Солтүстік Қазақстан облысы","name_ru":"Северо-Казахстанская область","parent":"KZ"}','packaged data 28e55828e28436bd','package','package','package-28e55828e28436bd','2026-11-28T00:29:01+00:00');
INSERT INTO "revision" VALUES(13,'place','RU',1,'create',NULL,'{"code":"RU","kind":"country","name_en":"Russia","name_kk":"Ресей","name_ru":"Россия","parent":null}','packaged data 28e55828e28436bd','package','package','package-28e55828e28436bd','2026-11-28T00:29:01+00:00');
INSERT INTO "revision" VALUES(14,'place','DE',1,'create',NULL,'{"code":"DE","kind":"country","name_en":"Germany","name_kk":"Германия","name_ru":"Германия","parent":null}','packaged data 28e55828e28436bd','package','package','package-28e55828e28436bd','2026-11-28T00:29:01+00:00');
INSERT INTO "revision" VALUES(15,'place','CIS',1,'create',NULL,'{"code":"CIS","kind":"group","name_en":"CIS","name_kk":"ТМД","name_ru":"СНГ","parent":null}','packaged data 28e55828e28436bd','package','package','package-28e55828e28436bd','2026-11-28T00:29:01+00:00');
INSERT INTO "revision" VALUES(16,'place','NON-CIS',1,'create',NULL,'{"code":"NON-CIS","kind":"group","name_en":"outside the CIS","name_kk":"ТМД-дан тыс","name_ru":"вне СНГ","parent":null}','packaged data 28e55828e28436bd','package','package','package-28e55828e28436bd','2026-11-28T00:29:01+00:00');
INSERT INTO "revision" VALUES(17,'fact','emigration-2023',1,'create',NULL,'{"authority":"bns","breakdown":null,"counterpart":null,"id":"emigration-2023","indicator":"emigration","keywords":[],"kind":"figure","lifecycle":"published","locator":"table 1","origin":"","period_end":"2023-12-31","period_start":"2023-01-01","place":"KZ","precision":"exact","qualifiers":"","quality":"final","rank":"normal","source":"yearbook","texts":{},"unit":"persons","value":16094,"value_as_published":"16,094","value_max":null}','packaged data 28e55828e28436bd','package','package','package-28e55828e28436bd','2026-11-28T00:29:01+00:00');
INSERT INTO "revision" VALUES(18,'fact','emigration-2024',1,'create',NULL,'{"authority":"bns","breakdown":null,"counterpart":null,"id":"emigration-2024","indicator":"emigration","keywords":[],"kind":"figure","lifecycle":"published","locator":"table 1","origin":"","period_end":"2024-12-31","period_start":"2024-01-01","place":"KZ","precision":"exact","qualifiers":"","quality":"final","rank":"normal","source":"yearbook","texts":{},"unit":"persons","value":12732,"value_as_published":"12,732","value_max":null}','packaged data 28e55828e28436bd','package','package','package-28e55828e28436bd','2026-11-28T00:29:01+00:00');
INSERT INTO "revision" VALUES(19,'fact','emigration-2024-news',1,'create',NULL,'{"authority":"bns","breakdown":null,"counterpart":null,"id":"emigration-2024-news","indicator":"emigration","keywords":[],"kind":"figure","lifecycle":"published","locator":"par. 1","origin":"BNS","period_end":"2024-12-31","period_start":"2024-01-01","place":"KZ","precision":"rounded","qualifiers":"rounded","quality":"final","rank":"normal","source":"article","texts":{},"unit":"persons","value":12700,"value_as_published":"12.7 thousand","value_max":null}','packaged data 28e55828e28436bd','package','package','package-28e55828e28436bd','2026-11-28T00:29:01+00:00');
INSERT INTO "revision" VALUES(20,'fact','emigration-ru-2024',1,'create',NULL,'{"authority":"bns","breakdown":null,"counterpart":"RU","id":"emigration-ru-2024","indicator":"emigration","keywords":[],"kind":"figure","lifecycle":"published","locator":"table 2","origin":"","period_end":"2024-12-31","period_start":"2024-01-01","place":"KZ","precision":"exact","qualifiers":"","quality":"final","rank":"normal","source":"yearbook","texts":{},"unit":"persons","value":8742.5,"value_as_published":"8742.5","value_max":null}','packaged data 28e55828e28436bd','package','package','package-28e55828e28436bd','2026-11-28T00:29:01+00:00');
INSERT INTO "revision" VALUES(21,'fact','emigration-cis-2024',1,'create',NULL,'{"authority":"bns","breakdown":null,"counterpart":"CIS","id":"emigration-cis-2024","indicator":"emigration","keywords":[],"kind":"figure","lifecycle":"published","locator":"table 2","origin":"","period_end":"2024-12-31","period_start":"2024-01-01","place":"KZ","precision":"exact","qualifiers":"","quality":"final","rank":"normal","source":"yearbook","texts":{},"unit":"persons","value":9000,"value_as_published":"9000","value_max":null}','packaged data 28e55828e28436bd','package','package','package-28e55828e28436bd','2026-11-28T00:29:01+00:00');
INSERT INTO "revision" VALUES(22,'fact','emigration-noncis-2024',1,'create',NULL,'{"authority":"bns","breakdown":null,"counterpart":"NON-CIS","id":"emigration-noncis-2024","indicator":"emigration","keywords":[],"kind":"figure","lifecycle":"published","locator":"table 2","origin":"","period_end":"2024-12-31","period_start":"2024-01-01","place":"KZ","precision":"exact","qualifiers":"","quality":"final","rank":"normal","source":"yearbook","texts":{},"unit":"persons","value":3732,"value_as_published":"3732","value_max":null}','packaged data 28e55828e28436bd','package','package','package-28e55828e28436bd','2026-11-28T00:29:01+00:00');
INSERT INTO "revision" VALUES(23,'fact','emigration-women-2024',1,'create',NULL,'{"authority":"bns","breakdown":"sex:female","counterpart":null,"id":"emigration-women-2024","indicator":"emigration","keywords":[],"kind":"figure","lifecycle":"published","locator":"table 3","origin":"","period_end":"2024-12-31","period_start":"2024-01-01","place":"KZ","precision":"exact","qualifiers":"","quality":"final","rank":"normal","source":"yearbook","texts":{},"unit":"persons","value":6400,"value_as_published":"6400","value_max":null}','packaged data 28e55828e28436bd','package','package','package-28e55828e28436bd','2026-11-28T00:29:01+00:00');
INSERT INTO "revision" VALUES(24,'fact','immigration-2024',1,'create',NULL,'{"authority":"bns","breakdown":null,"counterpart":null,"id":"immigration-2024","indicator":"immigration","keywords":[],"kind":"figure","lifecycle":"published","locator":"table 1","origin":"","period_end":"2024-12-31","period_start":"2024-01-01","place":"KZ","precision":"exact","qualifiers":"","quality":"final","rank":"normal","source":"yearbook","texts":{},"unit":"persons","value":29282,"value_as_published":"29282","value_max":null}','packaged data 28e55828e28436bd','package','package','package-28e55828e28436bd','2026-11-28T00:29:01+00:00');
INSERT INTO "revision" VALUES(25,'fact','balance-2024',1,'create',NULL,'{"authority":"bns","breakdown":null,"counterpart":null,"id":"balance-2024","indicator":"net_migration","keywords":[],"kind":"figure","lifecycle":"published","locator":"table 1","origin":"","period_end":"2024-12-31","period_start":"2024-01-01","place":"KZ","precision":"exact","qualifiers":"","quality":"final","rank":"normal","source":"yearbook","texts":{},"unit":"persons","value":16550,"value_as_published":"16550","value_max":null}','packaged data 28e55828e28436bd','package','package','package-28e55828e28436bd','2026-11-28T00:29:01+00:00');
INSERT INTO "revision" VALUES(26,'fact','balance-2024-early',1,'create',NULL,'{"authority":"bns","breakdown":null,"counterpart":null,"id":"balance-2024-early","indicator":"net_migration","keywords":[],"kind":"figure","lifecycle":"published","locator":"par. 2","origin":"BNS","period_end":"2024-12-31","period_start":"2024-01-01","place":"KZ","precision":"exact","qualifiers":"preliminary;superseded-by:16550","quality":"preliminary","rank":"superseded","source":"article","texts":{},"unit":"persons","value":16500,"value_as_published":"16500","value_max":null}','packaged data 28e55828e28436bd','package','package','package-28e55828e28436bd','2026-11-28T00:29:01+00:00');
INSERT INTO "revision" VALUES(27,'fact','balance-2023',1,'create',NULL,'{"authority":"news","breakdown":null,"counterpart":null,"id":"balance-2023","indicator":"net_migration","keywords":[],"kind":"figure","lifecycle":"published","locator":"par. 3","origin":"","period_end":"2023-12-31","period_start":"2023-01-01","place":"KZ","precision":"rounded","qualifiers":"","quality":"claim","rank":"disputed","source":"article","texts":{"en":{"caveat":"","reason":"The number fits 2024.","text":""},"kk":{"caveat":"","reason":"Бұл сан 2024 жылға сәйкес келеді.","text":""},"ru":{"caveat":"","reason":"Число подходит к 2024 году.","text":""}},"unit":"persons","value":16600,"value_as_published":"16,600","value_max":null}','packaged data 28e55828e28436bd','package','package','package-28e55828e28436bd','2026-11-28T00:29:01+00:00');
INSERT INTO "revision" VALUES(28,'fact','net-all-kz55-2024',1,'create',NULL,'{"authority":"bns","breakdown":null,"counterpart":null,"id":"net-all-kz55-2024","indicator":"net_migration_all_flows","keywords":[],"kind":"figure","lifecycle":"published","locator":"table 4","origin":"","period_end":"2024-12-31","period_start":"2024-01-01","place":"KZ-55","precision":"exact","qualifiers":"all-flows","quality":"final","rank":"normal","source":"yearbook","texts":{},"unit":"persons","value":-3450,"value_as_published":"-3450","value_max":null}','packaged data 28e55828e28436bd','package','package','package-28e55828e28436bd','2026-11-28T00:29:01+00:00');
INSERT INTO "revision" VALUES(29,'fact','net-all-kz59-2024',1,'create',NULL,'{"authority":"bns","breakdown":null,"counterpart":null,"id":"net-all-kz59-2024","indicator":"net_migration_all_flows","keywords":[],"kind":"figure","lifecycle":"published","locator":"table 4","origin":"","period_end":"2024-12-31","period_start":"2024-01-01","place":"KZ-59","precision":"exact","qualifiers":"all-flows","quality":"final","rank":"normal","source":"yearbook","texts":{},"unit":"persons","value":20000,"value_as_published":"20000","value_max":null}','packaged data 28e55828e28436bd','package','package','package-28e55828e28436bd','2026-11-28T00:29:01+00:00');
INSERT INTO "revision" VALUES(30,'fact','brain-drain-tendency',1,'create',NULL,'{"authority":null,"breakdown":null,"counterpart":null,"id":"brain-drain-tendency","indicator":"brain_drain","keywords":[["en","brain drain",3],["en","educated",2],["en","leave",1],["ru","утечка мозгов",3]],"kind":"statement","lifecycle":"published","locator":"par. 4","origin":"","period_end":null,"period_start":null,"place":"KZ","precision":"exact","qualifiers":"","quality":"claim","rank":"normal","source":"article","texts":{"en":{"caveat":"An opinion.","reason":"","text":"Educated people leave."},"kk":{"caveat":"","reason":"","text":"Білімді адамдар кетеді."},"ru":{"caveat":"","reason":"","text":"Образованные люди уезжают."}},"unit":null,"value":null,"value_as_published":"","value_max":null}','packaged data 28e55828e28436bd','package','package','package-28e55828e28436bd','2026-11-28T00:29:01+00:00');
INSERT INTO "revision" VALUES(31,'fact','recommendation-1',1,'create',NULL,'{"authority":null,"breakdown":null,"counterpart":null,"id":"recommendation-1","indicator":"brain_drain","keywords":[["en","drain pipe",3],["en","pay the doctors",3]],"kind":"recommendation","lifecycle":"published","locator":"par. 5","origin":"","period_end":null,"period_start":null,"place":"KZ","precision":"exact","qualifiers":"","quality":"claim","rank":"normal","source":"article","texts":{"en":{"caveat":"","reason":"","text":"Pay doctors more."},"kk":{"caveat":"","reason":"","text":"Дәрігерлерге көбірек төлеу."},"ru":{"caveat":"","reason":"","text":"Больше платить врачам."}},"unit":null,"value":null,"value_as_published":"","value_max":null}','packaged data 28e55828e28436bd','package','package','package-28e55828e28436bd','2026-11-28T00:29:01+00:00');
INSERT INTO "revision" VALUES(32,'fact','definition-emigration',1,'create',NULL,'{"authority":null,"breakdown":null,"counterpart":null,"id":"definition-emigration","indicator":"emigration","keywords":[],"kind":"definition","lifecycle":"published","locator":"glossary","origin":"","period_end":null,"period_start":null,"place":"KZ","precision":"exact","qualifiers":"","quality":"final","rank":"normal","source":"yearbook","texts":{"en":{"caveat":"","reason":"","text":"Leaving for good."},"kk":{"caveat":"","reason":"","text":"Біржола кету."},"ru":{"caveat":"","reason":"","text":"Отъезд навсегда."}},"unit":null,"value":null,"value_as_published":"","value_max":null}','packaged data 28e55828e28436bd','package','package','package-28e55828e28436bd','2026-11-28T00:29:01+00:00');
INSERT INTO "revision" VALUES(33,'fact','emigration-ru-2024',2,'edit','{"authority":"bns","breakdown":null,"counterpart":"RU","id":"emigration-ru-2024","indicator":"emigration","keywords":[],"kind":"figure","lifecycle":"published","locator":"table 2","origin":"","period_end":"2024-12-31","period_start":"2024-01-01","place":"KZ","precision":"exact","qualifiers":"","quality":"final","rank":"normal","source":"yearbook","texts":{},"unit":"persons","value":8742.5,"value_as_published":"8742.5","value_max":null}','{"authority":"bns","breakdown":null,"counterpart":"RU","id":"emigration-ru-2024","indicator":"emigration","keywords":[],"kind":"figure","lifecycle":"published","locator":"table 2","origin":"","period_end":"2024-12-31","period_start":"2024-01-01","place":"KZ","precision":"exact","qualifiers":"","quality":"final","rank":"normal","source":"yearbook","texts":{},"unit":"persons","value":8743,"value_as_published":"8742.5","value_max":null}','the yearbook came out','editor-1','telegram','import-1','2026-05-01T10:00:00+00:00');
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
INSERT INTO "source" VALUES('yearbook','Yearbook','Bureau of National Statistics','bns','','2025','2026-11','https://example.org/yearbook','','en','free use naming the source','','official');
INSERT INTO "source" VALUES('article','An article','unconfirmed','news','A. Author','2025-06-01','2026-11','https://example.org/article','','en','copyright','','news');
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE INDEX fact_by_slot ON fact
    (indicator, place, counterpart, breakdown, period_start, period_end)
    WHERE lifecycle = 'published';
CREATE INDEX fact_by_period ON fact
    (indicator, period_start, period_end, place, counterpart) WHERE lifecycle = 'published';
CREATE INDEX fact_by_kind ON fact (indicator, kind, id) WHERE lifecycle = 'published';
CREATE INDEX fact_by_source ON fact (source, indicator, period_start, id)
    WHERE lifecycle = 'published';
CREATE INDEX keyword_word_by_key ON keyword_word (key, fact, weight) WHERE weight >= 2;
CREATE INDEX keyword_word_by_word ON keyword_word (key, word);
CREATE INDEX keyword_word_by_fact ON keyword_word (fact, key, keyword, weight, size);
CREATE INDEX revision_by_batch ON revision (batch) WHERE batch IS NOT NULL;
CREATE INDEX question_log_by_day ON question_log (day, status);
CREATE TRIGGER revision_is_never_changed BEFORE UPDATE ON revision BEGIN
            SELECT RAISE(ABORT, 'revisions are never changed; record another one');
        END;
CREATE TRIGGER revision_is_never_deleted BEFORE DELETE ON revision BEGIN
            SELECT RAISE(ABORT, 'revisions are never deleted');
        END;
CREATE TRIGGER revision_is_never_replaced BEFORE INSERT ON revision
        WHEN EXISTS (SELECT 1 FROM revision WHERE number = NEW.number)
            OR EXISTS (SELECT 1 FROM revision
                WHERE entity = NEW.entity AND id = NEW.id AND version = NEW.version)
        BEGIN
            SELECT RAISE(ABORT, 'this version has its revision already; read the fact again');
        END;
CREATE TRIGGER fact_is_never_deleted BEFORE DELETE ON fact BEGIN
            SELECT RAISE(ABORT, 'facts are never deleted; retire it');
        END;
CREATE TRIGGER fact_places_exist_at_insert BEFORE INSERT ON fact
        WHEN NOT EXISTS (SELECT 1 FROM place WHERE code = NEW.place)
            OR (NEW.counterpart IS NOT NULL
                AND NOT EXISTS (SELECT 1 FROM place WHERE code = NEW.counterpart))
        BEGIN
            SELECT RAISE(ABORT, 'the place or the counterpart is not a known place')
            WHERE EXISTS (
                SELECT 1 FROM json_each('["' || replace(
                    NEW.place || coalesce('+' || NEW.counterpart, ''), '+', '","') || '"]')
                WHERE value NOT IN (SELECT code FROM place));
        END;
CREATE TRIGGER fact_places_exist_at_update BEFORE UPDATE OF place, counterpart ON fact
        WHEN NOT EXISTS (SELECT 1 FROM place WHERE code = NEW.place)
            OR (NEW.counterpart IS NOT NULL
                AND NOT EXISTS (SELECT 1 FROM place WHERE code = NEW.counterpart))
        BEGIN
            SELECT RAISE(ABORT, 'the place or the counterpart is not a known place')
            WHERE EXISTS (
                SELECT 1 FROM json_each('["' || replace(
                    NEW.place || coalesce('+' || NEW.counterpart, ''), '+', '","') || '"]')
                WHERE value NOT IN (SELECT code FROM place));
        END;
CREATE TRIGGER fact_rank_has_reason_at_insert BEFORE INSERT ON fact
        WHEN NEW.rank <> 'normal'
            AND NEW.qualifiers NOT LIKE '%superseded-by:%'
            AND NOT EXISTS (SELECT 1 FROM fact_text WHERE fact = NEW.id AND reason <> '')
        BEGIN
            SELECT RAISE(ABORT, 'a rank other than normal needs a reason in the texts of the fact');
        END;
CREATE TRIGGER fact_rank_has_reason_at_update BEFORE UPDATE OF rank, qualifiers ON fact
        WHEN NEW.rank <> 'normal'
            AND NEW.qualifiers NOT LIKE '%superseded-by:%'
            AND NOT EXISTS (SELECT 1 FROM fact_text WHERE fact = NEW.id AND reason <> '')
        BEGIN
            SELECT RAISE(ABORT, 'a rank other than normal needs a reason in the texts of the fact');
        END;
CREATE TRIGGER producer_insert_is_noticed AFTER INSERT ON producer BEGIN
            UPDATE generation SET value = value + 1;
        END;
CREATE TRIGGER producer_update_is_noticed AFTER UPDATE ON producer BEGIN
            UPDATE generation SET value = value + 1;
        END;
CREATE TRIGGER producer_delete_is_noticed AFTER DELETE ON producer BEGIN
            UPDATE generation SET value = value + 1;
        END;
CREATE TRIGGER source_insert_is_noticed AFTER INSERT ON source BEGIN
            UPDATE generation SET value = value + 1;
        END;
CREATE TRIGGER source_update_is_noticed AFTER UPDATE ON source BEGIN
            UPDATE generation SET value = value + 1;
        END;
CREATE TRIGGER source_delete_is_noticed AFTER DELETE ON source BEGIN
            UPDATE generation SET value = value + 1;
        END;
CREATE TRIGGER indicator_insert_is_noticed AFTER INSERT ON indicator BEGIN
            UPDATE generation SET value = value + 1;
        END;
CREATE TRIGGER indicator_update_is_noticed AFTER UPDATE ON indicator BEGIN
            UPDATE generation SET value = value + 1;
        END;
CREATE TRIGGER indicator_delete_is_noticed AFTER DELETE ON indicator BEGIN
            UPDATE generation SET value = value + 1;
        END;
CREATE TRIGGER indicator_text_insert_is_noticed AFTER INSERT ON indicator_text BEGIN
            UPDATE generation SET value = value + 1;
        END;
CREATE TRIGGER indicator_text_update_is_noticed AFTER UPDATE ON indicator_text BEGIN
            UPDATE generation SET value = value + 1;
        END;
CREATE TRIGGER indicator_text_delete_is_noticed AFTER DELETE ON indicator_text BEGIN
            UPDATE generation SET value = value + 1;
        END;
CREATE TRIGGER place_insert_is_noticed AFTER INSERT ON place BEGIN
            UPDATE generation SET value = value + 1;
        END;
CREATE TRIGGER place_update_is_noticed AFTER UPDATE ON place BEGIN
            UPDATE generation SET value = value + 1;
        END;
CREATE TRIGGER place_delete_is_noticed AFTER DELETE ON place BEGIN
            UPDATE generation SET value = value + 1;
        END;
CREATE TRIGGER alias_insert_is_noticed AFTER INSERT ON alias BEGIN
            UPDATE generation SET value = value + 1;
        END;
CREATE TRIGGER alias_update_is_noticed AFTER UPDATE ON alias BEGIN
            UPDATE generation SET value = value + 1;
        END;
CREATE TRIGGER alias_delete_is_noticed AFTER DELETE ON alias BEGIN
            UPDATE generation SET value = value + 1;
        END;
CREATE TRIGGER fact_insert_is_noticed AFTER INSERT ON fact BEGIN
            UPDATE generation SET value = value + 1;
        END;
CREATE TRIGGER fact_update_is_noticed AFTER UPDATE ON fact BEGIN
            UPDATE generation SET value = value + 1;
        END;
CREATE TRIGGER fact_delete_is_noticed AFTER DELETE ON fact BEGIN
            UPDATE generation SET value = value + 1;
        END;
CREATE TRIGGER fact_text_insert_is_noticed AFTER INSERT ON fact_text BEGIN
            UPDATE generation SET value = value + 1;
        END;
CREATE TRIGGER fact_text_update_is_noticed AFTER UPDATE ON fact_text BEGIN
            UPDATE generation SET value = value + 1;
        END;
CREATE TRIGGER fact_text_delete_is_noticed AFTER DELETE ON fact_text BEGIN
            UPDATE generation SET value = value + 1;
        END;
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('revision',33);
COMMIT;
