"""Questions to typed slots: the operation, the series, the periods, and how the result is expressed."""

from __future__ import annotations

import pytest
from reading import TODAY, spec

from knowledge.lexicon import Lexicon
from knowledge.question import understand

_VALUES = [
    # flows of the whole country
    ("How many people left Kazakhstan in 2024?", "value emigration KZ @2024"),
    ("how many people emigrated in 2024", "value emigration KZ @2024"),
    ("emigration 2024", "value emigration KZ @2024"),
    ("2024 emigration", "value emigration KZ @2024"),
    ("Number of emigrants from Kazakhstan, 2024", "value emigration KZ @2024"),
    ("сколько человек уехало из Казахстана в 2024 году?", "value emigration KZ @2024"),
    ("эмиграция 2024", "value emigration KZ @2024"),
    ("число эмигрантов в 2024", "value emigration KZ @2024"),
    ("сколько народу выехало из страны в 2024", "value emigration KZ @2024"),
    ("2024 жылы Қазақстаннан қанша адам кетті?", "value emigration KZ @2024"),
    ("2024 жылы қанша адам көшіп кетті", "value emigration KZ @2024"),
    ("2024 жылғы эмиграция", "value emigration KZ @2024"),
    ("How many people moved to Kazakhstan in 2022?", "value immigration KZ @2022"),
    ("how many immigrants came to Kazakhstan in 2022", "value immigration KZ @2022"),
    ("immigration 2022", "value immigration KZ @2022"),
    ("how many people arrived in Kazakhstan in 2022", "value immigration KZ @2022"),
    ("сколько человек приехало в Казахстан в 2022 году", "value immigration KZ @2022"),
    ("сколько въехало в 2022", "value immigration KZ @2022"),
    ("иммиграция 2022", "value immigration KZ @2022"),
    ("2022 жылы Қазақстанға қанша адам көшіп келді", "value immigration KZ @2022"),
    ("2022 жылы қанша адам келді", "value immigration KZ @2022"),
    ("net migration of Kazakhstan in 2018", "value net_migration KZ @2018"),
    ("migration balance 2018", "value net_migration KZ @2018"),
    ("сальдо миграции 2018", "value net_migration KZ @2018"),
    ("миграционное сальдо Казахстана в 2018 году", "value net_migration KZ @2018"),
    ("чистая миграция 2018", "value net_migration KZ @2018"),
    ("2018 жылғы көші-қон сальдосы", "value net_migration KZ @2018"),
    ("2018 жылғы көші-қон айырымы", "value net_migration KZ @2018"),
    # with another country
    ("How many people moved from Kazakhstan to Russia in 2024?", "value emigration KZ>RU @2024"),
    ("emigration from Kazakhstan to Germany in 2023", "value emigration KZ>DE @2023"),
    ("how many left for Germany in 2023", "value emigration KZ>DE @2023"),
    ("сколько уехало в Россию в 2021 году", "value emigration KZ>RU @2021"),
    ("сколько казахстанцев переехало в Германию в 2023", "value emigration KZ>DE @2023"),
    ("2024 жылы Қазақстаннан Ресейге қанша адам кетті", "value emigration KZ>RU @2024"),
    ("2023 жылы Германияға қанша адам көшті", "value emigration KZ>DE @2023"),
    ("How many people moved from Russia to Kazakhstan in 2024?", "value immigration KZ>RU @2024"),
    ("immigrants from Uzbekistan in 2023", "value immigration KZ>UZ @2023"),
    ("сколько приехало из Узбекистана в 2023", "value immigration KZ>UZ @2023"),
    ("сколько людей переехало из России в Казахстан в 2022", "value immigration KZ>RU @2022"),
    ("Түркиядан 2024 жылы қанша адам көшіп келді", "value immigration KZ>TR @2024"),
    ("2022 жылы Ресейден Қазақстанға қанша адам көшті", "value immigration KZ>RU @2022"),
    ("Ukraine to Kazakhstan migration 2024", "value immigration KZ>UA @2024"),
    ("Kazakhstan → Russia 2022", "value emigration KZ>RU @2022"),
    ("net migration with Russia in 2023", "value net_migration KZ>RU @2023"),
    ("сальдо миграции с Россией в 2023 году", "value net_migration KZ>RU @2023"),
    ("2023 жылы Ресеймен көші-қон сальдосы", "value net_migration KZ>RU @2023"),
    ("emigration to CIS countries in 2024", "value emigration KZ>CIS @2024"),
    ("сколько уехало в страны СНГ в 2024", "value emigration KZ>CIS @2024"),
    # regions and cities
    ("How many people left Pavlodar region for abroad in 2024?", "value emigration KZ-55 @2024"),
    (
        "сколько человек уехало за границу из Павлодарской области в 2024",
        "value emigration KZ-55 @2024",
    ),
    ("Павлодар облысынан 2024 жылы шетелге қанша адам кетті", "value emigration KZ-55 @2024"),
    ("сколько эмигрантов из СКО в 2024", "value emigration KZ-59 @2024"),
    ("net migration of Astana in 2023", "value net_migration KZ-71 @2023"),
    ("сальдо миграции ВКО 2024", "value net_migration KZ-63 @2024"),
    ("2024 жылы Астананың көші-қон сальдосы", "value net_migration KZ-71 @2024"),
    ("сколько человек приехало из-за рубежа в Шымкент в 2024", "value immigration KZ-79 @2024"),
    (
        "how many people moved from Almaty region to Germany in 2024",
        "value emigration KZ-19>DE @2024",
    ),
    # of whom
    ("how many women emigrated in 2025?", "value emigration KZ sex:female @2025"),
    ("сколько женщин уехало в 2025", "value emigration KZ sex:female @2025"),
    ("2025 жылы қанша әйел кетті", "value emigration KZ sex:female @2025"),
    ("how many ethnic Germans left in 2025", "value emigration KZ ethnicity:germans @2025"),
    ("сколько немцев уехало в 2025", "value emigration KZ ethnicity:germans @2025"),
    ("сколько казахов уехало в 2024", "value emigration KZ ethnicity:kazakhs @2024"),
    ("сколько казахстанцев уехало в 2024", "value emigration KZ @2024"),
    ("2024 жылы қанша қазақ кетті", "value emigration KZ ethnicity:kazakhs @2024"),
    ("2024 жылы қанша қазақстандық кетті", "value emigration KZ @2024"),
    ("how many teachers left Kazakhstan in 2024", "value emigration KZ specialty:teachers @2024"),
    ("сколько учителей уехало в 2024", "value emigration KZ specialty:teachers @2024"),
    ("2024 жылы қанша мұғалім кетті", "value emigration KZ specialty:teachers @2024"),
    (
        "how many people with higher education left in 2024",
        "value emigration KZ education:higher @2024",
    ),
    ("rural net migration 2020", "value net_migration KZ settlement:rural @2020"),
    # no time said
    ("how many people left Kazakhstan", "value emigration KZ"),
    ("сальдо миграции", "value net_migration KZ"),
    ("Қазақстаннан қанша адам кетті", "value emigration KZ"),
    # parts of years
    (
        "how many left in the first four months of 2025",
        "value emigration KZ @2025-01/2025-04",
    ),
    ("сколько приехало в казахстан в I квартале 2025", "value immigration KZ @2025-Q1"),
    (
        "2022 жылдың бірінші жартысында қанша адам көшіп келді",
        "value immigration KZ @2022-01/2022-06",
    ),
    # stocks, money, protection, vital statistics
    ("population of Kazakhstan on 1 January 2025", "value population KZ @2025-01-01"),
    ("население Казахстана на 1 января 2025", "value population KZ @2025-01-01"),
    ("2025 жылғы 1 қаңтардағы Қазақстан халқының саны", "value population KZ @2025-01-01"),
    ("births in Kazakhstan in 2023", "value births KZ @2023"),
    ("смертность: сколько умерло в Казахстане в 2023", "value deaths KZ @2023"),
    ("natural increase in Kazakhstan in 2018", "value natural_increase KZ @2018"),
    ("естественный прирост Казахстана 2018", "value natural_increase KZ @2018"),
    ("refugees hosted by Kazakhstan in 2022", "value refugees_hosted KZ @2022"),
    ("refugees in Kazakhstan in 2022", "value refugees_hosted KZ @2022"),
    ("сколько беженцев в Казахстане в 2022", "value refugees_hosted KZ @2022"),
    ("2022 жылы Қазақстандағы босқындар саны", "value refugees_hosted KZ @2022"),
    ("refugees from Kazakhstan in 2022", "value refugees_abroad KZ @2022"),
    ("беженцы из Казахстана в 2022", "value refugees_abroad KZ @2022"),
    ("asylum seekers in Kazakhstan in 2022", "value asylum_seekers_hosted KZ @2022"),
    ("лица без гражданства в Казахстане в 2020", "value stateless_hosted KZ @2020"),
    ("remittances to Kazakhstan in 2020", "value remittances_received KZ @2020"),
    ("remittances received by Kazakhstan in 2020", "value remittances_received KZ @2020"),
    ("remittances paid from Kazakhstan in 2020", "value remittances_paid KZ @2020"),
    ("денежные переводы в Казахстан 2018", "value remittances_received KZ @2018"),
    ("денежные переводы из Казахстана 2018", "value remittances_paid KZ @2018"),
    ("how many qandas came in 2023", "value qandas_granted KZ @2023"),
    ("сколько кандасов в 2023", "value qandas_granted KZ @2023"),
    ("2023 жылы қанша қандас келді", "value qandas_granted KZ @2023"),
    (
        "how many people born in Kazakhstan live in Germany in 2024",
        "value emigrant_stock KZ>DE @2024",
    ),
    (
        "how many people born in Russia live in Kazakhstan in 2024",
        "value immigrant_stock KZ>RU @2024",
    ),
    (
        "сколько уроженцев Казахстана живёт в Германии в 2024",
        "value emigrant_stock KZ>DE @2024",
    ),
    ("internal arrivals in Almaty in 2024", "value internal_arrivals KZ-75 @2024"),
    # whose number
    (
        "net migration of Kazakhstan in 2020 according to the UN",
        "value net_migration_un_estimate KZ @2020 authority:un-desa",
    ),
    (
        "сальдо миграции Казахстана в 2020 по данным ООН",
        "value net_migration_un_estimate KZ @2020 authority:un-desa",
    ),
    (
        "БҰҰ деректері бойынша 2020 жылғы көші-қон сальдосы",
        "value net_migration_un_estimate KZ @2020 authority:un-desa",
    ),
    (
        "how many moved from Kazakhstan to Russia in 2022 according to Rosstat",
        "value emigration KZ>RU @2022 authority:rosstat",
    ),
    (
        "по российским данным, сколько приехало в Россию из Казахстана в 2022",
        "value emigration KZ>RU @2022 authority:rosstat",
    ),
]

_MANNERS = [
    # series
    ("net migration 2012-2018", "series net_migration KZ @2012/2018"),
    ("сальдо миграции с 2012 по 2018", "series net_migration KZ @2012/2018"),
    ("2012-2022 жылдардағы көші-қон сальдосы", "series net_migration KZ @2012/2022"),
    ("emigration by year", "series emigration KZ"),
    ("эмиграция по годам", "series emigration KZ"),
    ("эмиграция жылдар бойынша", "series emigration KZ"),
    ("emigration by year 2010-2020", "series emigration KZ @2010/2020"),
    # change
    (
        "by what percentage did emigration change between 2000 and 2024?",
        "change emigration KZ @2000,2024 measure:percent",
    ),
    (
        "на сколько процентов выросла иммиграция с 2023 по 2024",
        "change immigration KZ @2023,2024 measure:percent",
    ),
    (
        "2024 жылы келгендер саны 2023 жылмен салыстырғанда неше пайызға өсті",
        "change immigration KZ @2023,2024 measure:percent",
    ),
    ("how did emigration change from 2019 to 2020", "change emigration KZ @2019,2020"),
    ("как изменилась эмиграция с 2019 по 2020", "change emigration KZ @2019,2020"),
    (
        "how many times did emigration fall between 1994 and 2024",
        "change emigration KZ @1994,2024 measure:times",
    ),
    (
        "во сколько раз сократилась эмиграция с 1994 по 2024",
        "change emigration KZ @1994,2024 measure:times",
    ),
    ("did emigration grow in 2024", "change emigration KZ @2024"),
    ("выросла ли эмиграция в 2024", "change emigration KZ @2024"),
    ("отток населения в 2023 году", "value emigration KZ @2023"),
    ("приток населения в Казахстан в 2023 году", "value immigration KZ @2023"),
    # several added up
    (
        "immigration from Russia and Uzbekistan together in 2023",
        "comparison immigration KZ>RU & immigration KZ>UZ @2023 measure:total",
    ),
    # comparison
    ("compare emigration in 2012 and 2018", "comparison emigration KZ @2012,2018"),
    ("сравни эмиграцию в 2012 и 2018", "comparison emigration KZ @2012,2018"),
    ("emigration 2012 vs 2018", "comparison emigration KZ @2012,2018"),
    (
        "emigration to Russia and Germany in 2023",
        "comparison emigration KZ>RU & emigration KZ>DE @2023",
    ),
    (
        "сколько уехало в Россию и в Германию в 2023",
        "comparison emigration KZ>RU & emigration KZ>DE @2023",
    ),
    (
        "2023 жылы Ресейге және Германияға қанша адам кетті",
        "comparison emigration KZ>RU & emigration KZ>DE @2023",
    ),
    (
        "how many people arrived and left in 2024",
        "comparison immigration KZ & emigration KZ @2024",
    ),
    ("сколько приехало и уехало в 2024", "comparison immigration KZ & emigration KZ @2024"),
    (
        "births and deaths in Kazakhstan in 2023",
        "comparison births KZ & deaths KZ @2023",
    ),
    (
        "net migration of Astana and Shymkent in 2024",
        "comparison net_migration KZ-71 & net_migration KZ-79 @2024",
    ),
    # ranking
    (
        "top destinations of emigrants in 2022",
        "ranking emigration KZ @2022 by:counterpart",
    ),
    (
        "top 3 countries people left for in 2022",
        "ranking emigration KZ @2022 by:counterpart limit:3",
    ),
    (
        "which countries do most people leave Kazakhstan for in 2022",
        "ranking emigration KZ @2022 by:counterpart",
    ),
    (
        "в какие страны чаще всего уезжали в 2022",
        "ranking emigration KZ @2022 by:counterpart",
    ),
    (
        "топ-5 стран, откуда приезжают в Казахстан, 2023",
        "ranking immigration KZ @2023 by:counterpart limit:5",
    ),
    (
        "2022 жылы қай елдерге ең көп кетті",
        "ranking emigration KZ @2022 by:counterpart",
    ),
    (
        "which region lost the most people in 2024",
        "ranking net_migration KZ @2024 order:least by:region sign:negative",
    ),
    (
        "из какого региона больше всего уехало в 2024",
        "ranking emigration KZ @2024 by:region",
    ),
    (
        "2024 жылы қай облыстан ең көп кетті",
        "ranking emigration KZ @2024 by:region",
    ),
    (
        "which ethnic group emigrated most in 2024",
        "ranking emigration KZ @2024 by:ethnicity",
    ),
    (
        "из какого региона меньше всего уехало в 2024",
        "ranking emigration KZ @2024 order:least by:region",
    ),
    # extremes
    ("in which year did most people leave Kazakhstan", "extreme emigration KZ"),
    ("в каком году уехало больше всего людей", "extreme emigration KZ"),
    ("қай жылы ең көп адам кетті", "extreme emigration KZ"),
    ("in which year was emigration lowest", "extreme emigration KZ order:least"),
    ("в каком году уехало меньше всего", "extreme emigration KZ order:least"),
    (
        "in which year between 2000 and 2020 did most people leave",
        "extreme emigration KZ @2000/2020",
    ),
    # when the sign turned
    ("when did net migration turn positive", "turn net_migration KZ sign:positive"),
    ("when did the migration balance become negative", "turn net_migration KZ sign:negative"),
    ("когда сальдо миграции стало отрицательным", "turn net_migration KZ sign:negative"),
    ("когда сальдо стало положительным", "turn net_migration KZ sign:positive"),
    ("көші-қон сальдосы қашан оң болды", "turn net_migration KZ sign:positive"),
    # sums
    ("how many people left in total in 2022-2024", "sum emigration KZ @2022/2024"),
    ("сколько всего уехало с 2022 по 2024", "sum emigration KZ @2022/2024"),
    ("2022-2024 жылдары барлығы қанша адам көшіп кетті", "sum emigration KZ @2022/2024"),
    ("total immigration from 2010 to 2015", "sum immigration KZ @2010/2015"),
    # rates and shares
    ("emigration per 1000 people in 2023", "rate emigration KZ @2023"),
    ("эмиграция на 1000 человек в 2023", "rate emigration KZ @2023"),
    ("2023 жылы 1000 адамға шаққандағы эмиграция", "rate emigration KZ @2023"),
    ("what share of emigrants went to Russia in 2023", "share emigration KZ>RU @2023"),
    ("какая доля эмигрантов уехала в Россию в 2023", "share emigration KZ>RU @2023"),
    (
        "share of women among emigrants in 2023",
        "share emigration KZ sex:female @2023",
    ),
    # definitions
    ("what is net migration", "definition net_migration KZ"),
    ("что такое сальдо миграции", "definition net_migration KZ"),
    ("көші-қон сальдосы деген не", "definition net_migration KZ"),
    ("define emigration", "definition emigration KZ"),
    ("кто такие кандасы", "definition qandas_granted KZ"),
    ("what is migration", "definition migration KZ"),
    ("что такое внешняя миграция", "definition migration KZ"),
    ("ішкі көші-қон деген не", "definition internal_migration KZ"),
    ("еңбек мигранты кім", "definition migrant_workers KZ"),
    ("what is brain drain", "definition brain_drain KZ"),
    (
        "difference between a refugee and an asylum seeker",
        "definition refugees_hosted KZ & asylum_seekers_hosted KZ",
    ),
    ("чем отличается эмиграция от миграции", "definition emigration KZ & migration KZ"),
    ("эмиграция мен иммиграцияның айырмашылығы неде", "definition emigration KZ & immigration KZ"),
    ("what is the net migration", "value net_migration KZ"),
    # claims
    (
        "is it true that net migration in 2023 was 16,600?",
        "value net_migration KZ @2023 claim:16600",
    ),
    ("правда, что сальдо в 2023 было 16 600?", "value net_migration KZ @2023 claim:16600"),
    (
        "2023 жылы сальдо 16 600 болды деген рас па",
        "value net_migration KZ @2023 claim:16600",
    ),
    ("правда что в 2024 уехало 12,7 тысячи человек?", "value emigration KZ @2024 claim:12700.0"),
    (
        "is it true that 1.2 million people left in 1994?",
        "value emigration KZ @1994 claim:1200000.0",
    ),
    # spans in other words
    ("за десять лет сколько уехало", "value emigration KZ @2016/2025"),
    ("how many people left over the past decade", "value emigration KZ @2016/2025"),
    ("он жыл ішінде қанша адам кетті", "value emigration KZ @2016/2025"),
    ("2018 бен 2022 аралығында қанша адам кетті", "value emigration KZ @2018/2022"),
    ("2025 жылдың қаңтар-сәуір айларында қанша адам кетті", "value emigration KZ @2025-01/2025-04"),
    ("since independence how many people left", "sum emigration KZ @1991/2025"),
    (
        "насколько меньше уехало в январе-апреле 2025 чем годом ранее",
        "change emigration KZ @2024-01/2024-04,2025-01/2025-04 measure:absolute",
    ),
    ("суммарно приехало за 2021, 2022 и 2023", "sum immigration KZ @2021,2022,2023"),
    # places by their endings and neighbours
    ("елге 2023 жылы қанша адам қоныс аударды", "value immigration KZ @2023"),
    ("2023 жылы ең көп қай елге кетті", "ranking emigration KZ @2023 by:counterpart"),
    ("қазақстанда туған қанша адам Ресейде тұрады", "value emigrant_stock KZ>RU"),
    ("how many Ukrainians came in 2023", "value immigration KZ>UA @2023"),
    # groups side by side, and a share that is claimed
    (
        "больше уезжает русских или казахов в 2025",
        "comparison emigration KZ ethnicity:russians & emigration KZ ethnicity:kazakhs @2025"
        " measure:absolute",
    ),
    ("who leaves more, men or women, 2025", "ranking emigration KZ @2025 measure:absolute by:sex"),
    ("правда что 70% эмигрантов едут в Россию", "share emigration KZ>RU measure:percent claim:70%"),
    # remittances by who sends them
    (
        "how much money did foreign workers send out of Kazakhstan in 2023",
        "value remittances_paid KZ @2023",
    ),
    ("сколько денег присылают из-за границы", "value remittances_received KZ"),
    ("Қазақстаннан шетелге қанша ақша аударылды 2023", "value remittances_paid KZ @2023"),
    # the later survey leads
    (
        "percent who want to leave",
        "value emigration_intention_share KZ answer:planning & emigration_intention_share KZ answer:would-move measure:percent",
    ),
    # balances of one sign
    ("какие регионы в плюсе", "ranking net_migration KZ by:region sign:positive"),
    (
        "which regions gained people in 2024",
        "ranking net_migration KZ @2024 by:region sign:positive",
    ),
    # surveys
    (
        "what percentage of people plan to leave Kazakhstan",
        "value emigration_intention_share KZ answer:planning measure:percent",
    ),
    (
        "сколько процентов не планируют уезжать",
        "value emigration_intention_share KZ answer:no-plans measure:percent",
    ),
    ("итого эмиграция 2015-2018", "sum emigration KZ @2015/2018"),
    ("убывшие в Россию 2024", "value emigration KZ>RU @2024"),
    ("қайда көшеді", "ranking emigration KZ by:counterpart"),
    ("куда эмигрируют казахстанцы", "ranking emigration KZ by:counterpart"),
    ("куда переезжают", "ranking emigration KZ by:counterpart"),
    ("қайдан көшеді", "ranking immigration KZ by:counterpart"),
    (
        "what are the main reasons people want to leave",
        "ranking emigration_motive_share KZ by:motive",
    ),
    (
        "what percentage would prefer to move to Germany",
        "value preferred_destination_share KZ>DE measure:percent",
    ),
]


@pytest.mark.parametrize(("question", "meant"), [*_VALUES, *_MANNERS])
def test_a_question_is_read_as(lexicon: Lexicon, question: str, meant: str) -> None:
    assert spec(understand(question, lexicon, TODAY)) == meant
