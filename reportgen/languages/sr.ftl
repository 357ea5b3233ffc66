### Српски, екавски, ћирилицом.

## Језик

language-name = Српски
language-locale = sr

## Бројеви

points = { $n } п. п.
score-points = { $n } п.
score-size = { $n } поена
days = { $n ->
    [one] { $n } дан
    [few] { $n } дана
   *[other] { $n } дана
 }
seconds = { $n } с
change = { $difference } ({ $percent })
change-more = { $percent } више
change-less = { $percent } мање
change-none = без промене
range = од { $low } до { $high }

## Дани и периоди

date-day = { $day }. { $month ->
    [1] јануара
    [2] фебруара
    [3] марта
    [4] априла
    [5] маја
    [6] јуна
    [7] јула
    [8] августа
    [9] септембра
    [10] октобра
    [11] новембра
   *[12] децембра
 } { $year }.
date-day-short = { $day }. { $month }. { $year }.
date-day-of-year = { $day }. { $month ->
    [1] јануара
    [2] фебруара
    [3] марта
    [4] априла
    [5] маја
    [6] јуна
    [7] јула
    [8] августа
    [9] септембра
    [10] октобра
    [11] новембра
   *[12] децембра
 }
date-day-brief = { $day }. { $abbreviated }
date-month-short = { $abbreviated } { $year }
date-span = { $first } – { $last }

period-day = { $day }. { $month }. { $year }.
period-day-in = { $day }. { $month }. { $year }.
period-day-of = { $day }. { $month }. { $year }.
period-day-short = { $day }. { $month }. { $year }.
period-week = { $week }. недеља { $year }. године
period-week-in = у { $week }. недељи { $year }. године
period-week-of = { $week }. недеље { $year }. године
period-week-short = { $week }. нед. { $year }
period-month = { $name } { $year }. године
period-month-in = { $month ->
    [1] у јануару { $year }. године
    [2] у фебруару { $year }. године
    [3] у марту { $year }. године
    [4] у априлу { $year }. године
    [5] у мају { $year }. године
    [6] у јуну { $year }. године
    [7] у јулу { $year }. године
    [8] у августу { $year }. године
    [9] у септембру { $year }. године
    [10] у октобру { $year }. године
    [11] у новембру { $year }. године
   *[12] у децембру { $year }. године
 }
period-month-of = { $month ->
    [1] јануара { $year }. године
    [2] фебруара { $year }. године
    [3] марта { $year }. године
    [4] априла { $year }. године
    [5] маја { $year }. године
    [6] јуна { $year }. године
    [7] јула { $year }. године
    [8] августа { $year }. године
    [9] септембра { $year }. године
    [10] октобра { $year }. године
    [11] новембра { $year }. године
   *[12] децембра { $year }. године
 }
period-month-short = { $abbreviated } { $year }
period-quarter = { $roman } квартал { $year }. године
period-quarter-in = у { $roman } кварталу { $year }. године
period-quarter-of = { $roman } квартала { $year }. године
period-quarter-short = { $roman } кв. { $year }
period-quarter-fiscal = { $roman } квартал пословне { $year }. године
period-quarter-fiscal-in = у { $roman } кварталу пословне { $year }. године
period-quarter-fiscal-of = { $roman } квартала пословне { $year }. године
period-quarter-fiscal-short = { $roman } кв. п. г. { $year }
period-year = { $year }. година
period-year-in = у { $year }. години
period-year-of = { $year }. године
period-year-short = { $year }
period-year-fiscal = пословна { $year }. година
period-year-fiscal-in = у пословној { $year }. години
period-year-fiscal-of = пословне { $year }. године
period-year-fiscal-short = п. г. { $year }
period-days = { $first } – { $last }
period-days-in = од { $first } до { $last }
period-days-of = { $first } – { $last }
period-days-short = { $first } – { $last }
period-months = { $first }–{ $last } { $year }. године
period-months-in = { $first }–{ $last } { $year }. године
period-months-of = { $first }–{ $last } { $year }. године
period-months-short = { $first }–{ $last } { $year }

## Фазе инбоунд маркетинга и њихово место у левку

stage-attract = Привлачење
    .gloss = врх левка (TOFU): од непознатих до посетилаца
    .funnel = TOFU
stage-convert = Конверзија
    .gloss = од врха ка средини левка (TOFU – MOFU): од посетилаца до лидова
    .funnel = TOFU – MOFU
stage-close = Закључивање
    .gloss = дно левка (BOFU): од квалификованих лидова до купаца
    .funnel = BOFU
stage-delight = Одушевљење
    .gloss = после куповине: од купаца до промотера
    .funnel = после куповине
stage-return = Повраћај
    .gloss = колико маркетинг кошта и колико доноси
    .funnel = све фазе

## Фазе лида и фазе понуде

lifecycle-session = Сесије
    .one = сесија
    .mid = сесије
lifecycle-lead = Лидови
    .one = лид
    .mid = лидови
lifecycle-mql = MQL
    .one = MQL
    .long = Маркетиншки квалификовани лидови (MQL)
lifecycle-sal = SAL
    .one = SAL
    .long = Лидови прихваћени у продаји (SAL)
lifecycle-sql = SQL
    .one = SQL
    .long = Продајно квалификовани лидови (SQL)
lifecycle-opportunity = Продајне прилике
    .one = продајна прилика
    .mid = продајне прилике
lifecycle-customer = Купци
    .one = купац
    .mid = купци

## Врсте показатеља, јединице, смер

unit-count = број
unit-money = { $currency }
unit-percent = проценти
unit-ratio = однос
unit-days = дани
unit-seconds = секунде
unit-score = поени
better-up = више је боље
better-down = мање је боље
better-none = само по себи ни добро ни лоше
view-period = у периоду
view-cohort = од оних који су ушли у периоду

## Табеле података, како их читалац зна

table-sessions = Посете сајту
table-search = Претрага
table-ads = Огласи
table-social = Друштвене мреже
table-content = Садржај
table-backlinks = Долазни линкови
table-touchpoints = Странице, обрасци и позиви на акцију
table-conversions = Конверзије
table-form_fields = Поља образаца
table-leads = Лидови
table-deals = Послови
table-orders = Поруџбине
table-emails = Имејлови
table-surveys = Анкете
table-reviews = Рецензије
table-costs = Трошкови
table-targets = Циљне вредности
table-customers = Купци
table-spending = Потрошња
table-served = Прегледани садржај
table-fx = Курсеви валута

## Димензије

dimension-channel = Канал
dimension-source = Извор
dimension-medium = Медиј
dimension-campaign = Кампања
dimension-landing_page = Одредишна страница
dimension-country = Земља
dimension-device = Уређај
dimension-query = Упит за претрагу
dimension-page = Страница
dimension-platform = Платформа
dimension-product = Производ
dimension-network = Мрежа
dimension-persona = Персона
dimension-personas = Персона
dimension-funnel_stage = Фаза левка
dimension-offer_stage = Фаза понуде
dimension-origin = Порекло
dimension-element = Елемент
dimension-variant = Варијанта
dimension-kind = Врста
dimension-action = Акција
dimension-form = Образац
dimension-field = Поље обрасца
dimension-workflow = Низ имејлова
dimension-category = Категорија
dimension-type = Тип
dimension-status = Статус
dimension-domain = Домен
dimension-target_page = Циљна страница
dimension-title = Наслов
dimension-stage = Фаза
dimension-segment = Сегмент
dimension-industry = Делатност
dimension-employees = Запослени
dimension-revenue_range = Разред прихода
dimension-income = Примања
dimension-age = Узраст
dimension-gender = Пол
dimension-interest = Интересовање
dimension-challenge = Изазов
dimension-raised_hand = Сам се јавио
dimension-identified_company = Препозната фирма
segment-not-set = (није наведено)
segment-pooled = Остало (спојено)
segment-total = Укупно

## Стање према плану

status-ahead = Изнад плана
status-ahead-down = Боље од плана
status-behind-down = Лошије од плана
status-on_plan = По плану
status-watch = Може бити случајно
status-behind = Испод плана
status-too_few = Премало података
status-no_plan = План није задат
status-running = { $grain ->
    [day] Дан још траје
    [week] Недеља још траје
    [month] Месец још траје
    [quarter] Квартал још траје
    [year] Година још траје
   *[other] Период још траје
 }
status-no_data = Нема података
status-no_data-since = Нема података од { DAY($day, form: "year") }
status-partial = Подаци непотпуни
status-estimated = Делом процењено
status-not-rated = Није оцењено

## Зашто нема вредности

missing-not_fed = не мери се: табела { $table } се не пуни
missing-not_for_filter = није доступно за овај филтер: табела { $table } нема колону { $column }
missing-column_not_fed = не мери се: колона { $column } табеле { $table } се не пуни
missing-no_stage = не мери се: фазе „{ NAME($stage, of: "lifecycle", form: "one") }“ нема међу фазама фирме
missing-no_data = нема података
missing-not_read = не мери се: ништа није израчунато
missing-not_begun = нема података: период још није почео ({ $period })
missing-zero_denominator = нема података: нема чиме да се дели
missing-no_rows = нема података: у овом периоду нема редова
missing-before_data = нема података: подаци почињу касније
missing-begins_within = нема података за цео период: подаци табеле { $table } почињу касније
missing-source_ended = нема података за цео период: извор { $source } нема ништа после { DAY($day, form: "year") }
missing-no_business_day = нема података: још није било радног дана
missing-after_data = нема података: подаци се завршавају раније
missing-no_rate = не мери се: нема курса за { $currency } на дан { DAY($day) }
missing-rates_differ = не мери се: за { $currency } на дан { DAY($day) } постоје два различита курса
missing-no_amount = не мери се: у табели { $table } није наведен ниједан износ (редова без њега: { $rows })
missing-not_each = не мери се: нема сваки ред табеле { $table } услов { $condition }
missing-not_configured = не мери се: { $key } није подешено у конфигурацији
missing-no_previous = нема података: пре овог периода нема са чим да се пореди
missing-one_total = не мери се: табела { $table } има један збир за { DAY($first, form: "year") } – { DAY($last, form: "year") }, а овај период обухвата само његов део
missing-wrong_grain = не мери се: редови табеле { $table } важе за целе месеце
missing-not_additive = не мери се: дани табеле { $table } се не сабирају, а ниједан њен ред не покрива цео период
missing-too_short = нема података: потребно је месеци: { $months }, а табела { $table } почиње { DAY($day) }
missing-no_target = план није задат
missing-no_history = не мери се: нико још није стигао тако далеко, па уобичајено време није познато
missing-unallocated = не мери се: нераспоређена потрошња и нераспоређени случајеви не припадају једно другом
missing-no_spend = нема података: није му распоређена никаква потрошња
missing-not_reached = није достигнуто
missing-withheld = не приказује се: мање од { $k } случајева
missing-too_few = премало података

## Показатељи: привлачење

kpi-sessions = Сесије
    .definition = Посете сајту, како их броји веб-аналитика
kpi-users = Корисници
    .definition = Људи који су посетили сајт у периоду, како их броји извор; једна особа на два уређаја су два корисника
kpi-new_users = Нови корисници
    .definition = Корисници које извор раније није видео
kpi-page_views = Прегледи страница
    .definition = Странице учитане у свим сесијама
kpi-sessions_growth = Раст сесија
    .definition = Сесије подељене сесијама претходног периода, минус један
kpi-pages_per_session = Страница по сесији
    .definition = Прегледи страница подељени сесијама
kpi-bounce_rate = Стопа напуштања
    .definition = Сесије које су се завршиле без ангажовања подељене свим сесијама
kpi-qualified_visit_rate = Квалификоване посете
    .definition = Сесије са две или више страница, или по правилу извора, подељене свим сесијама
kpi-organic_sessions = Сесије из органске претраге
    .definition = Сесије из неплаћених резултата претраге
    .short = Органске сесије
kpi-paid_sessions = Плаћене сесије
    .definition = Сесије које су дошле са огласа
kpi-social_sessions = Сесије са друштвених мрежа
    .definition = Неплаћене сесије са друштвених мрежа
    .short = Сесије са мрежа
kpi-email_sessions = Сесије из имејлова
    .definition = Сесије које су дошле из имејлова
kpi-direct_sessions = Директне сесије
    .definition = Сесије без познатог порекла: укуцана адреса, обележивач, апликација
kpi-referral_sessions = Сесије са упућивања
    .definition = Сесије које су дошле са линкова на другим сајтовима
kpi-organic_impressions = Прикази у претрази
    .definition = Колико је пута сајт приказан у неплаћеним резултатима претраге
    .short = Прикази у SEO
kpi-organic_clicks = Кликови из претраге
    .definition = Кликови на неплаћене резултате претраге који воде на сајт
    .short = Кликови из SEO
kpi-organic_ctr = Стопа кликова у претрази (CTR)
    .definition = Кликови из претраге подељени приказима у претрази
    .short = CTR у претрази
    .mid = стопа кликова у претрази
kpi-average_position = Просечна позиција у претрази
    .definition = Просечна позиција у резултатима претраге, пондерисана приказима; 1 је врх
    .short = Просечна позиција
kpi-keywords_top10 = Упити на првој страни
    .definition = Упити чија је просечна позиција, пондерисана приказима, 10 или боља
kpi-ad_impressions = Прикази огласа
    .definition = Колико су пута огласи приказани
kpi-ad_clicks = Кликови на огласе
    .definition = Кликови на огласе
kpi-ad_spend = Потрошња на огласе
    .definition = Колико су наплатиле огласне платформе
    .short = Трошак огласа
kpi-ad_ctr = Стопа кликова на огласе (CTR)
    .definition = Кликови на огласе подељени приказима огласа
    .short = CTR огласа
    .mid = стопа кликова на огласе
kpi-cpc = Цена по клику (CPC)
    .definition = Потрошња на огласе подељена кликовима на огласе
    .mid = цена по клику
kpi-social_impressions = Прикази на друштвеним мрежама
    .definition = Колико су пута објаве приказане на друштвеним мрежама
    .short = Прикази на мрежама
kpi-social_engagements = Ангажовање на друштвеним мрежама
    .definition = Реакције, коментари, дељења и кликови на објавама
    .short = Ангажовање
kpi-brand_mentions = Помињања бренда
    .definition = Објаве других које именују бренд
kpi-positive_mention_rate = Позитивна помињања
    .definition = Позитивна помињања подељена свим помињањима бренда
    .short = Позитивна помин.
kpi-followers = Пратиоци
    .definition = Пратиоци последњег познатог дана периода, све мреже заједно
kpi-follower_growth = Раст пратилаца
    .definition = Пратиоци на крају периода минус пратиоци на његовом почетку
kpi-social_engagement_rate = Стопа ангажовања на мрежама
    .definition = Ангажовања подељена приказима објава
    .short = Стопа ангажовања
kpi-social_ctr = Стопа кликова на мрежама (CTR)
    .definition = Кликови на линкове у објавама подељени приказима објава
    .short = CTR на мрежама
    .mid = стопа кликова на мрежама
kpi-social_leads = Лидови са друштвених мрежа
    .definition = Нови лидови чији су канал друштвене мреже
    .short = Лидови са мрежа
kpi-social_leads_per_1000_followers = Лидови са мрежа на хиљаду пратилаца
    .definition = Лидови са друштвених мрежа на сваких хиљаду пратилаца
    .short = Лидови на 1000 прат.
kpi-comment_response_rate = Одговорени коментари
    .definition = Коментари на објаве који су добили одговор подељени свим коментарима
    .short = Одговори на ком.
kpi-content_published = Објављен садржај
    .definition = Материјали објављени у периоду
kpi-content_leads = Лидови из садржаја
    .definition = Лидови које извори приписују материјалима објављеним у периоду
kpi-persona_coverage = Покривене персоне
    .definition = Персоне са бар једним новим материјалом подељене персонама у плану
kpi-linking_domains = Домени који упућују
    .definition = Други сајтови са живим линком ка нашем на крају периода
kpi-new_linking_domains = Нови домени који упућују
    .definition = Други сајтови чији је линк ка нашем први пут виђен у периоду
    .short = Нови домени
kpi-identified_company_rate = Препознате фирме
    .definition = Сесије чија је фирма позната подељене свим сесијама

## Показатељи: конверзија

kpi-visitor_to_lead = Конверзија посетилаца у лидове
    .definition = Лидови настали у периоду подељени сесијама истог периода
    .short = Конверзија у лидове
kpi-leads = Нови лидови
    .definition = Људи који су први пут оставили своје контакт податке
kpi-leads_vs_goal = Лидови према циљу
    .definition = Нови лидови подељени бројем планираним за период
kpi-leads_per_business_day = Лидови по радном дану
    .definition = Нови лидови подељени радним данима периода
kpi-mqls_per_business_day = MQL по радном дану
    .definition = Маркетиншки квалификовани лидови подељени радним данима периода
kpi-sqls_per_business_day = SQL по радном дану
    .definition = Продајно квалификовани лидови подељени радним данима периода
kpi-cta_rate = Стопа кликова на позиве (CTA)
    .definition = Кликови на позиве на акцију подељени бројем њихових приказа
    .short = Кликови на позиве (CTA)
    .mid = стопа кликова на позиве на акцију
kpi-landing_page_rate = Конверзија одредишних страница
    .definition = Обрасци послати са одредишних страница подељени прегледима тих страница
    .short = Конверзија страница
kpi-meetings = Заказани састанци
    .definition = Састанци које су посетиоци сами заказали
kpi-demos = Заказане презентације
    .definition = Презентације производа које су посетиоци сами заказали
kpi-exit_rate = Стопа изласка
    .definition = Посете завршене на тексту блога или одредишној страници подељене прегледима тих страница
kpi-outbound_rate = Стопа одлазних кликова
    .definition = Кликови ка другим сајтовима подељени прегледима текстова блога и одредишних страница
kpi-landing_page_contacts = Нови контакти са одредишних страница
    .definition = Људи чији је први контакт био образац на одредишној страници
    .short = Контакти са страница
kpi-form_completion = Попуњеност образаца
    .definition = Послати обрасци подељени започетим обрасцима
kpi-form_abandonment = Одустајање на пољима обрасца
    .definition = Колико је често поље остало празно, а образац напуштен, подељено тиме колико се често до поља стигло
    .short = Одустајање на пољима
kpi-scroll_depth = Дубина читања
    .definition = Докле посетиоци читају, као удео странице, пондерисано прегледима
kpi-load_seconds = Време учитавања странице
    .definition = Секунде док се страница не учита, пондерисано прегледима
kpi-qualified_visit_abandonment = Неискоришћене квалификоване посете
    .definition = Квалификоване посете без конверзије подељене свим посетама; опада и када опада добар саобраћај
    .short = Неискоришћене посете
kpi-paid_conversion_rate = Стопа конверзије огласа
    .definition = Конверзије које пријављују огласне платформе подељене кликовима на огласе
kpi-conversion_value = Вредност конверзија
    .definition = Збир вредности које извори додељују конверзијама
kpi-cpl = Цена по лиду (CPL)
    .definition = Потрошња на огласе подељена новим лидовима са плаћених канала
    .mid = цена по лиду
kpi-mqls = Маркетиншки квалификовани лидови (MQL)
    .definition = Лидови који су у периоду први пут испунили договорене критеријуме
    .short = MQL
    .mid = MQL
kpi-lead_to_mql = Конверзија лидова у MQL
    .definition = Удео лидова насталих у периоду који су до сада постали MQL
kpi-mql_by_persona = MQL по персонама
    .definition = Маркетиншки квалификовани лидови сваке персоне
kpi-cost_per_mql = Трошак по MQL
    .definition = Трошкови маркетинга подељени маркетиншки квалификованим лидовима
kpi-mql_to_bofu = Квалитетни лидови према BOFU лидовима
    .definition = MQL подељени лидовима који су тражили понуду из фазе одлуке
    .short = MQL по BOFU лиду
kpi-stalled_mqls = Застали MQL
    .definition = MQL који нису кренули даље ни после двоструког уобичајеног времена
kpi-email_open_rate = Стопа отварања имејлова
    .definition = Отварања подељена испорученим имејловима; увећавају је програми који слике учитавају сами
kpi-email_click_rate = Стопа кликова у имејловима
    .definition = Кликови подељени испорученим имејловима
    .short = Кликови у имејловима
kpi-email_unsubscribe_rate = Стопа одјава са имејлова
    .definition = Одјаве подељене испорученим имејловима
    .short = Стопа одјава

## Показатељи: закључивање

kpi-sals = Лидови прихваћени у продаји (SAL)
    .definition = Лидови које је продаја прихватила у периоду
    .short = SAL
    .mid = SAL
kpi-sqls = Продајно квалификовани лидови (SQL)
    .definition = Лидови које је продаја у периоду оценила као спремне за куповину
    .short = SQL
    .mid = SQL
kpi-opportunities = Продајне прилике
    .definition = Лидови који су у периоду постали продајна прилика
kpi-customers = Добијени купци
    .definition = Лидови који су у периоду постали купци и добијени послови без лида
kpi-mql_to_sal = Конверзија MQL у SAL
    .definition = Удео MQL из периода које је продаја до сада прихватила
kpi-mql_to_sql = Конверзија MQL у SQL
    .definition = Удео MQL из периода који су до сада постали SQL
kpi-sql_to_opportunity = Конверзија SQL у прилике
    .definition = Удео SQL из периода који су до сада постали продајне прилике
kpi-opportunity_to_customer = Конверзија прилика у купце
    .definition = Удео прилика из периода које су до сада постале купци
    .short = Прилике у купце
kpi-sql_close_rate = Стопа закључења SQL
    .definition = Удео SQL из периода који су до сада постали купци
kpi-sal_close_rate = Стопа закључења SAL
    .definition = Удео SAL из периода који су до сада постали купци
kpi-lead_to_customer = Конверзија лидова у купце
    .definition = Удео лидова насталих у периоду који су до сада постали купци
    .short = Лидови у купце
kpi-visitor_to_customer = Конверзија посетилаца у купце
    .definition = Купци добијени у периоду подељени сесијама истог периода
    .short = Посетиоци у купце
kpi-win_rate = Стопа добијених послова
    .definition = Добијени послови подељени свим пословима закљученим у периоду, добијеним и изгубљеним
kpi-time_to_close = Време до закључења
    .definition = Дани од лида до купца; изгубљени лидови се броје као изгубљени, отворени као још непознати
kpi-time_to_close_by_offer = Време до закључења по понуди
    .definition = Дани од лида до купца према фази прве понуде
    .short = Време по понуди
kpi-step_times = Дани по фазама
    .definition = Дани од сваке фазе до следеће
kpi-lead_to_mql_days = Од лида до MQL, дани
    .definition = Дани од настанка лида док не постане MQL; изгубљени лидови се броје као изгубљени, отворени као још непознати
kpi-handover_time = Време предаје
    .definition = Дани од MQL до прихватања у продаји
kpi-sal_to_sql_days = Од SAL до SQL, дани
    .definition = Дани од прихватања у продаји до SQL; изгубљени лидови се броје као изгубљени, отворени као још непознати
kpi-sql_to_opportunity_days = Од SQL до прилике, дани
    .definition = Дани од SQL до прилике; изгубљени лидови се броје као изгубљени, отворени као још непознати
kpi-opportunity_to_customer_days = Од прилике до купца, дани
    .short = Од прилике до купца
    .definition = Дани од прилике до купца; изгубљени лидови се броје као изгубљени, отворени као још непознати
kpi-lead_to_sal_days = Од лида до SAL, дани
    .definition = Дани од лида до SAL; изгубљени лидови се броје као изгубљени, отворени као још непознати
kpi-lead_to_sql_days = Од лида до SQL, дани
    .definition = Дани од лида до SQL; изгубљени лидови се броје као изгубљени, отворени као још непознати
kpi-lead_to_opportunity_days = Од лида до прилике, дани
    .definition = Дани од лида до прилике; изгубљени лидови се броје као изгубљени, отворени као још непознати
kpi-lead_to_customer_days = Од лида до купца, дани
    .definition = Дани од лида до купца; изгубљени лидови се броје као изгубљени, отворени као још непознати
kpi-mql_to_sql_days = Од MQL до SQL, дани
    .definition = Дани од MQL до SQL; изгубљени лидови се броје као изгубљени, отворени као још непознати
kpi-mql_to_opportunity_days = Од MQL до прилике, дани
    .definition = Дани од MQL до прилике; изгубљени лидови се броје као изгубљени, отворени као још непознати
kpi-mql_to_customer_days = Од MQL до купца, дани
    .definition = Дани од MQL до купца; изгубљени лидови се броје као изгубљени, отворени као још непознати
kpi-sal_to_mql_days = Од SAL до MQL, дани
    .definition = Дани од SAL до MQL; изгубљени лидови се броје као изгубљени, отворени као још непознати
kpi-sal_to_opportunity_days = Од SAL до прилике, дани
    .definition = Дани од SAL до прилике; изгубљени лидови се броје као изгубљени, отворени као још непознати
kpi-sal_to_customer_days = Од SAL до купца, дани
    .definition = Дани од SAL до купца; изгубљени лидови се броје као изгубљени, отворени као још непознати
kpi-sql_to_mql_days = Од SQL до MQL, дани
    .definition = Дани од SQL до MQL; изгубљени лидови се броје као изгубљени, отворени као још непознати
kpi-sql_to_sal_days = Од SQL до SAL, дани
    .definition = Дани од SQL до SAL; изгубљени лидови се броје као изгубљени, отворени као још непознати
kpi-sql_to_customer_days = Од SQL до купца, дани
    .definition = Дани од SQL до купца; изгубљени лидови се броје као изгубљени, отворени као још непознати
kpi-opportunity_to_mql_days = Од прилике до MQL, дани
    .definition = Дани од прилике до MQL; изгубљени лидови се броје као изгубљени, отворени као још непознати
kpi-opportunity_to_sal_days = Од прилике до SAL, дани
    .definition = Дани од прилике до SAL; изгубљени лидови се броје као изгубљени, отворени као још непознати
kpi-opportunity_to_sql_days = Од прилике до SQL, дани
    .definition = Дани од прилике до SQL; изгубљени лидови се броје као изгубљени, отворени као још непознати
kpi-revenue = Нови приход
    .definition = Збир послова добијених у периоду
kpi-average_deal = Просечан посао
    .definition = Приход од добијених послова подељен њиховим бројем
kpi-marketing_customers = Купци из маркетинга
    .definition = Добијени купци чије је порекло маркетинг
kpi-marketing_sourced_share = Удео купаца из маркетинга
    .short = Удео из маркетинга
    .definition = Купци из маркетинга подељени свим добијеним купцима
kpi-cost_per_customer = Трошак по купцу
    .definition = Трошкови маркетинга и продаје подељени добијеним купцима
kpi-pipeline_velocity = Брзина продајног левка
    .definition = Послови отворени на крају периода пута стопа добијених пута просечан посао, подељено данима продајног циклуса: приход на дан

## Показатељи: одушевљење

kpi-nps = Нето скор препоруке (NPS)
    .definition = Проценат одговора 9 и 10 минус проценат одговора од 0 до 6
    .short = NPS
    .mid = NPS
kpi-promoter_share = Промотери
    .definition = Одговори 9 или 10 подељени свим одговорима
kpi-detractor_share = Критичари
    .definition = Одговори од 0 до 6 подељени свим одговорима
kpi-referrals = Лидови по препоруци
    .definition = Нови лидови којима нас је неко препоручио
kpi-referred_customer_share = Купци по препоруци
    .definition = Купци добијени по препоруци подељени свим добијеним купцима
kpi-reviews = Рецензије
    .definition = Рецензије објављене у периоду
kpi-average_rating = Просечна оцена
    .definition = Просечна оцена рецензија из периода
kpi-repeat_purchase_rate = Стопа поновљене куповине
    .definition = Купци са две или више поруџбина подељени купцима са бар једном
kpi-average_order_value = Просечна вредност поруџбине
    .definition = Вредност поруџбина периода подељена њиховим бројем
    .short = Просечна поруџбина
kpi-ltv = Животна вредност купца (LTV)
    .definition = Просечна вредност поруџбине пута поруџбине годишње пута бруто маржа пута очекиване године
    .short = Вредност купца (LTV)
    .mid = животна вредност купца
kpi-ltv_to_cac = LTV : CAC
    .definition = Животна вредност купца подељена трошком по купцу

## Показатељи: повраћај

kpi-marketing_cost = Улагање у маркетинг
    .definition = Сви трошкови периода осим продајних; огласи се броје једном
kpi-marketing_revenue = Приход из маркетинга
    .definition = Добијени послови чије је порекло маркетинг
kpi-roi = Повраћај улагања (ROI)
    .definition = Приход из маркетинга минус улагање у маркетинг, подељено улагањем, оба из истог периода
    .short = ROI, исти период
    .mid = повраћај улагања
kpi-roi_of_mqls = Повраћај од MQL
    .definition = Приход кохорте MQL минус оно што су коштали, са неговањем и продајом, подељено тим трошком

## Картице

card-plan = План
card-plan-of = План, { PERIOD($period, form: "short") }
card-plan-days = { $n ->
    [one] План, { $n } дан
    [few] План, { $n } дана
   *[other] План, { $n } дана
 }
card-previous = { PERIOD($period, form: "label") }
card-year-ago = { PERIOD($period, form: "label") }
card-year-to-date = Од почетка године
card-year-to-date-share = Ове године, удео плана
card-share-of-plan = Удео плана
card-days-of = { $n } од { $total }
card-days = Дани
card-days-measured = Измерени дани
card-cases = Случајеви
card-answers = Одговори
card-interval = Интервал 95%
card-last-value = Последња вредност, { PERIOD($period, form: "short") }
card-mqls-measured = MQL са датумом из извора
card-amounts-measured = Износи по свежем курсу
card-about = {"≈ "}
card-estimate-days = { $n ->
    [one] Процена, { $n } дан
    [few] Процена, { $n } дана
   *[other] Процена, { $n } дана
 }
card-estimate-amounts = { $n ->
    [one] Процена, { $n } износ
    [few] Процена, { $n } износа
   *[other] Процена, { $n } износа
 }
card-estimate-margin = ±{ PERCENT($share, decimals: 0) }
assemble-about = ≈ { $value }
card-not-set = није задато
card-difference-previous = { $grain ->
    [day] { CHANGE($change) } према претходном дану
    [week] { CHANGE($change) } према претходној недељи
    [month] { CHANGE($change) } према претходном месецу
    [quarter] { CHANGE($change) } према претходном кварталу
    [year] { CHANGE($change) } према претходној години
   *[other] { CHANGE($change) } према претходном периоду
 }
card-versus-plan = { $change } према плану
card-versus-plan-to-date = { $change } према плану до данас
card-versus-year-ago = { $change } према прошлој години
card-too-few = { $n ->
    [one] { $n } случај, оцењује се од { $total }
    [few] { $n } случаја, оцењује се од { $total }
   *[other] { $n } случајева, оцењује се од { $total }
 }
card-too-few-answers = { $n ->
    [one] { $n } одговор, оцењује се од { $total }
    [few] { $n } одговора, оцењује се од { $total }
   *[other] { $n } одговора, оцењује се од { $total }
 }
card-span = { $grain ->
    [day] По данима, { $span }
    [week] По недељама, { $span }
    [quarter] По кварталима, { $span }
   *[month] По месецима, { $span }
 }
card-span-none = Премало месеци за линију
card-span-too-few = Премало случајева за линију

card-note-interval = Интервал 95%: { RANGE($low, $high) }.
card-note-amounts = { $grain ->
    [day] Износи варирају: дан се помери за око ±{ $value }.
    [week] Износи варирају: недеља се помери за око ±{ $value }.
    [month] Износи варирају: месец се помери за око ±{ $value }.
    [quarter] Износи варирају: квартал се помери за око ±{ $value }.
    [year] Износи варирају: година се помери за око ±{ $value }.
   *[other] Износи варирају: око ±{ $value }.
 }
card-note-exact = Прокњижени износи, тачни.
card-note-level = Стање последњег познатог дана.
card-note-no-interval = Интервал се не може дати.
card-note-no-plan = Статус ће се видети када се зада план.
card-note-too-few = Приказано само ради потпуности.
card-note-running = Испрекидано: план за цео период.
card-note-no-data = Не приказује се док извор опет не достави податке.
card-note-estimated = { $n ->
    [one] { $n } дан је процењен.
    [few] { $n } дана су процењена.
   *[other] { $n } дана је процењено.
 }
card-note-estimated-how = { $n ->
    [one] { $n } дан процењен: { $how }.
    [few] { $n } дана процењена: { $how }.
   *[other] { $n } дана процењено: { $how }.
 }
card-note-old-rates = { $n ->
    [one] { $n } износ по старом курсу: { $how }.
    [few] { $n } износа по старом курсу: { $how }.
   *[other] { $n } износа по старом курсу: { $how }.
 }
card-note-by-criteria = { $n ->
    [one] { $n } MQL само по критеријумима.
    [few] { $n } MQL само по критеријумима.
   *[other] { $n } MQL само по критеријумима.
 }

## Називи извештаја, заглавље, подножје, одељци

report-month = Месечни маркетиншки извештај
report-quarter = Квартални преглед маркетинга
report-week = Недељни маркетиншки извештај
report-year = Годишњи преглед маркетинга
report-range = Маркетиншки извештај
report-month-title = Месечни маркетиншки извештај, { $period }
report-quarter-title = Квартални преглед маркетинга, { $period }
report-week-title = Недељни маркетиншки извештај, { $period }
report-year-title = Годишњи преглед маркетинга, { $period }
report-range-title = Маркетиншки извештај, { $period }
report-title = { $title }, { $period }
report-subject = { $company }: маркетиншки показатељи { PERIOD($period, form: "in") }, подаци до { $day }
page-of = Страна { $page } од { $pages }
page-see = страна { $page }
footer-data-to = Подаци до { $day }
banner-provisional = Привремено
banner-test = Пробни примерак
banner-staging = Примерак из пробног рада
banner-and = { $first } · { $second }
correction = **Исправка:** { $why } Овај извештај замењује раније послати извештај за период: { PERIOD($period) }.
only = Само: { $what }
only-column = { NAME($column, of: "dimension", form: "mid") } = { $values }{ $more ->
    [0] {""}
   *[other] {" "}и још { $more }
}
only-attribute = { $column } = { $values }{ $more ->
    [0] {""}
   *[other] {" "}и још { $more }
}
only-and = { $first }; { $second }
banner-illustrative = Илустративни подаци измишљене фирме

## Имејл који доноси извештај

mail-subject = { PERIOD($period) }: { $finding } – { $name }, { $company }
mail-subject-only = { PERIOD($period) }, { $only }: { $finding } – { $name }, { $company }
mail-mark-provisional = Привремено
mail-mark-test = Проба
mail-mark-staging = Пробни рад
mail-corrected = Исправка:
mail-note-provisional = Привремено: подаци нису потпуни и ове вредности ће се још променити.
mail-note-test = Проба: овај примерак је послат да би се испробала испорука.
mail-note-staging = Пробни рад: овај примерак је послат само власнику извештаја.
mail-caption = Поређење са планом: { $period }
mail-caption-no-plan = Вредности: { $period }
mail-change = { $change }
mail-archive = Отвори архиву извештаја
mail-files = { $n ->
    [one] Цео извештај је у прилогу: { $names }.
    [few] Цео извештај је у прилогу, у { NUMBER($n) } формата: { $names }.
   *[other] Цео извештај је у прилогу, у { NUMBER($n) } формата: { $names }.
 }
mail-files-away = Датотеке овог извештаја су превелике за имејл. Налазе се у архиви, { $address }, фасцикла { $folder }.
mail-means-apart = „Изнад плана“ и „испод плана“ каже се само за разлику већу од оне коју би објаснила случајност.
mail-means-on_plan = „По плану“ значи у границама толеранције плана.
mail-means-watch = „Може бити случајно“ значи да разлику може објаснити и сама случајност.
mail-means-too_few = „Премало података“ значи да за суд има премало случајева.
mail-means-no_plan = „План није задат“ значи да нема према чему да се оцени.
mail-means-running = Док период траје, његове вредности се пореде са планом до тог дана и не оцењују се.
mail-means-no_data = „Нема података“ значи да вредност није позната; то није нула.
mail-why = Овај имејл добијате јер сте прималац извештаја „{ $title }“ фирме { $company }.
mail-stop = Не желим више ове имејлове

section-summary = Сажетак за руководство
section-funnel = Левак и фазе
section-definitions = Дефиниције и квалитет података
section-ladder = Лествица циљева и левак
section-empty = За овај одељак нема података { PERIOD($period, form: "in") }.
funnel-elsewhere = Показатељи који имају податке налазе се на страни своје фазе.
section-empty-because = За овај одељак нема података: { $reason }.

heading-went-well = Шта је било добро
heading-did-not = Шта није било добро
heading-do-not-know = Шта не знамо
heading-definitions = Дефиниције
heading-methods = Како настају интервали
heading-cannot-tell = Шта ове вредности не могу рећи
heading-reading-key = Како читати ознаке
heading-provenance = Порекло података
heading-changes = Шта се променило

## Тачке: шта је било добро, шта није, шта не знамо

point-ahead = { KPI($kpi) }: { $value }, { CHANGE($change, part: "size") } боље од плана.
point-on-plan = { KPI($kpi) }: { $value }, по плану.
point-behind = { KPI($kpi) }: { $value }, { CHANGE($change, part: "size") } { $side ->
    [over] изнад плана
   *[behind] испод плана
 }.
point-watch-ahead = { KPI($kpi) }: { CHANGE($change, part: "size") } боље од плана, али може бити случајно.
point-watch-behind = { KPI($kpi) }: { CHANGE($change, part: "size") } лошије од плана, али може бити случајно.
point-traffic-doubted = { KPI($kpi) }: { CHANGE($change, part: "size") } боље од плана, али је удео вредних посета мањи него обично: прво проверите да нису ботови.
point-history-up = { KPI($kpi) }: вредност изнад уобичајеног распона.
point-history-down = { KPI($kpi) }: вредност испод уобичајеног распона.
point-too-few = { KPI($kpi) }: премало случајева за суд ({ $n }).
point-missing = { $n ->
    [one] { $n } показатељ нема извор, па се не мери.
    [few] { $n } показатеља немају извор, па се не мере.
   *[other] { $n } показатеља нема извор, па се не мери.
 }
point-missing-many = { $n ->
    [one] { $n } показатељ нема извор; наведен је код своје фазе.
    [few] { $n } показатеља немају извор; наведена су код својих фаза.
   *[other] { $n } показатеља нема извор; наведени су код својих фаза.
 }
point-no-plan-many = { $n ->
    [one] { $n } показатељ нема план, па се не може рећи да ли је добар.
    [few] { $n } показатеља немају план, па се не може рећи да ли су добри.
   *[other] { $n } показатеља нема план, па се не може рећи да ли су добри.
 }
point-source-stopped = { $source }: после { $day } ништа није стигло; што од тога зависи, непотпуно је.
point-change = { DAY($day, form: "year") }: { $what }
point-nothing-good = Ниједан показатељ није изнад свог плана.
point-nothing-bad = Ниједан показатељ није јасно испод свог плана.
point-nothing-unknown = Сваки показатељ на овој страни има план, довољно случајева и потпуне податке.

## Белешке за читање

key-hatched = Шрафирано: прогноза
key-interval = Тачка са траком: вредност и интервал 95%
key-sure = Изнад плана, испод плана: није случајно
key-on-plan = По плану: до ±{ PERCENT($tolerance, decimals: 0) }
key-watch = Може бити случајно: план је унутар интервала
key-unrated = Без оцене: нема плана или премало случајева
key-solid = Пуно: остварено
key-outline = Обрис: план
key-grey = Сиво: исти период пре годину дана
key-colours = Плаво: боље. Наранџасто: лошије

## Заглавља табела

head-measure = Показатељ
head-stage = Фаза
head-period = { PERIOD($period, form: "label") }
head-value = Вредност
head-plan = План
head-difference = Разлика од плана
head-year-ago = { PERIOD($period, form: "label") }
head-year-to-date = Од почетка године
head-months = { $n ->
    [one] { $n } месец
    [few] { $n } месеца
   *[other] { $n } месеци
 }
head-status = Статус
head-counted-as = Како се рачуна
head-source = Извор
head-table = Табела
head-file = Датотека
head-days-complete = Потпуних дана од { $days }
head-last-record = Последњи запис
head-gap = Позната празнина и њен утицај
head-verdict = Суд
head-rows = Редови
head-rows-read = Прочитано редова
head-rows-used = Искоришћено
head-rows-rejected = Одбијено
head-rows-duplicate = Дупликати
head-rows-skipped = Изостављено
head-measured = Мерено
head-date = Датум
head-what = Шта се променило

## Квалитет података

quality-sound = Исправно
quality-care = Употребљиво уз опрез
quality-not-rated = Није оцењено
quality-none = Нема
quality-missing-days = { $n ->
    [one] недостаје { $n } дан
    [few] недостају { $n } дана
   *[other] недостаје { $n } дана
 }
quality-rejected = { $n ->
    [one] { $n } ред одбијен ({ PERCENT($share) })
    [few] { $n } реда одбијена ({ PERCENT($share) })
   *[other] { $n } редова одбијено ({ PERCENT($share) })
 }
quality-duplicates = { $n ->
    [one] { $n } дупликат замењен
    [few] { $n } дупликата замењена
   *[other] { $n } дупликата замењено
 }
quality-skipped = { $n ->
    [one] { $n } ред проглашен редом без података
    [few] { $n } реда проглашена редовима без података
   *[other] { $n } редова проглашено редовима без података
 }
quality-estimated = { $n ->
    [one] { $n } дан процењен
    [few] { $n } дана процењена
   *[other] { $n } дана процењено
 }
quality-estimated-how = { $n ->
    [one] { $n } дан процењен ({ $how })
    [few] { $n } дана процењена ({ $how })
   *[other] { $n } дана процењено ({ $how })
 }
quality-undeclared = Нико није навео до ког дана су ови извори потпуни; то се узима из њихових редова: { $names }.
quality-undeclared-all = Нико није навео до ког дана су извори потпуни; за сваки се то узима из његових редова.
quality-implied = { $n ->
    [one] { $n } фаза лида нема датум и изведена је из касније
    [few] { $n } фазе лидова немају датум и изведене су из каснијих
   *[other] { $n } фаза лидова нема датум и изведене су из каснијих
 }
quality-out-of-order = { $n ->
    [one] { $n } фаза лида има датум пре оне иза које следи
    [few] { $n } фазе лидова имају датум пре оних иза којих следе
   *[other] { $n } фаза лидова има датум пре оних иза којих следе
 }
quality-deals-without-lead = { $n ->
    [one] { $n } добијен посао нема лид; ипак се броји као купац
    [few] { $n } добијена посла немају лид; ипак се броје као купци
   *[other] { $n } добијених послова нема лид; ипак се броје као купци
 }
quality-mqls-derived = { $n ->
    [one] { $n } MQL не наводи ниједан извор, али испуњава критеријуме фирме
    [few] { $n } MQL не наводи ниједан извор, али испуњавају критеријуме фирме
   *[other] { $n } MQL не наводи ниједан извор, али испуњавају критеријуме фирме
 }
quality-for-several = { $n ->
    [one] { $n } пут се материјал броји за још једну персону, па је збир по персонама већи од укупног
    [few] { $n } пута се материјал броји за још једну персону, па је збир по персонама већи од укупног
   *[other] { $n } пута се материјал броји за још једну персону, па је збир по персонама већи од укупног
 }
quality-customers-by-deal = { $n ->
    [one] { $n } купац има датум по послу, јер га у CRM нема
    [few] { $n } купца имају датум по пословима, јер га у CRM нема
   *[other] { $n } купаца има датум по пословима, јер га у CRM нема
 }
quality-followers-old = { $n ->
    [one] { $n } мрежа нема податак о пратиоцима дуже од три месеца; рачуна се последњи познати
    [few] { $n } мреже немају податак о пратиоцима дуже од три месеца; рачуна се последњи познати
   *[other] { $n } мрежа нема податак о пратиоцима дуже од три месеца; рачуна се последњи познати
 }
quality-customers-dated-apart = { $n ->
    [one] { $n } купац има различите датуме у CRM и у послу; важи датум из CRM
    [few] { $n } купца имају различите датуме у CRM и у пословима; важи датум из CRM
   *[other] { $n } купаца има различите датуме у CRM и у пословима; важи датум из CRM
 }
quality-source-ended = { $source } нема ништа после { DAY($day, form: "year") }: вредности које на њему почивају отада су непотпуне и не пореде се

## Методе

method-shares = **Удели:** Вилсонов интервал, 95%. Удео са мање од 60 случајева или 10 конверзија приказује се, али се не оцењује.
method-ratios = **Стопе и односи:** бутстрап по блоковима дана, 95%, тако да су урачунати и дани гужве и поновљене посете.
method-counts = **Бројеви:** случајно варирање броја (Поасон), проширено за то колико се дани разликују, 95%.
method-scores = **Нето скор препоруке:** прилагођени Валдов интервал, 95%.
method-durations = **Трајања:** кумулативна инциденција (Ален – Јохансен) са губитком као конкурентним крајем, 95%.
method-money = **Прокњижен новац** је тачан. Колико је износ могао случајно одступити, каже се тамо где је важно.
method-differences = **Разлике удела:** Њукомов интервал две независне групе, сегмент према остатку.
method-history = **Уобичајени распон:** карта појединачних вредности (XmR), просек ± 2,66 пута просечни покретни распон ранијих тачака.
method-status = **Статус:** по плану у границама толеранције; изнад или испод само где интервал разлике не садржи нулу.
method-running = **Незавршени периоди** пореде се са планом и са ранијим периодима на исти радни дан.
method-missing = **Вредност која недостаје** никада није нула: на њеном месту стоји цртица са разлогом.

## Шта ове вредности не могу рећи

limit-step-rates = Стопе корака пореде бројеве истог периода. Оне не прате једну групу посетилаца.
limit-consent = Посетиоци који одбију сагласност недостају међу сесијама, али не и међу лидовима.
limit-cause = Промена у исто време кад и догађај није доказ да ју је догађај изазвао.
limit-last-touch = Канал лида је онај који наводи његов извор; ранији контакти не добијају ништа.
limit-cohorts = Кохорте још сазревају: касније конверзије ће повећати стопе последњих месеци.
limit-revenue = Приход се књижи када је посао добијен. Продужења и повраћаји нису у њему ако их извор нема.
limit-roi = Где је продајни циклус дуг, приход и трошак истог периода припадају различитим купцима.

## Порекло

provenance-report = Извештај { $report }, { $version }, период: { PERIOD($period) }; направио reportgen { $program }.
provenance-data = Подаци до { $day } у временској зони { $zone }; новац у { $currency }.
provenance-inputs = { $files ->
    [one] Улаз: { NUMBER($files) } датотека, прочитано редова: { NUMBER($rows) }.
    [few] Улаз: { NUMBER($files) } датотеке, прочитано редова: { NUMBER($rows) }.
   *[other] Улаз: { NUMBER($files) } датотека, прочитано редова: { NUMBER($rows) }.
 }
provenance-fingerprint = Отисак улаза { $fingerprint }.
provenance-same = Исти улаз и иста конфигурација дају исти извештај, бајт по бајт.
provenance-owner = Власник: { $owner }.

## Наслови сажетка

headline-all-on-plan = { $n ->
    [one] Једини показатељ са планом је по плану
    [few] Сва { $n } показатеља су по плану
   *[other] Свих { $n } показатеља је по плану
 }
headline-none-behind = Изнад плана { $n } од { $total } показатеља, јасно испод плана ниједан
headline-ahead-one = { KPI($kpi, form: "short") }: { CHANGE($change, part: "size") } боље од плана, ништа није испод плана
headline-ahead-all = { $n ->
    [one] Једини показатељ са планом је изнад њега
    [few] Сва { $n } показатеља су изнад плана
   *[other] Свих { $n } показатеља је изнад плана
 }
headline-behind-one = { KPI($kpi, form: "short") }: { CHANGE($change, part: "size") } { $side ->
    [over] изнад плана
   *[behind] испод плана
 }, други показатељи нису испод плана
headline-behind-some = Испод плана { $n } од { $total } показатеља, највише { KPI($kpi, form: "mid") } ({ CHANGE($change, part: "size") })
headline-behind-two = { KPI($kpi, form: "short") }: { CHANGE($change, part: "size") } { $side ->
    [over] изнад плана
   *[behind] испод плана
 }, { KPI($other_kpi, form: "mid") }: { CHANGE($other, part: "size") } { $other_side ->
    [over] изнад
   *[behind] испод
 }
headline-story-more = Више сесија од плана, али { CHANGE($change, part: "size") } мање нових лидова: слаба конверзија
headline-story-enough = Сесија довољно, али { CHANGE($change, part: "size") } мање нових лидова од плана: слаба конверзија
headline-story-fewer = Мање сесија од плана и слаба конверзија: { CHANGE($change, part: "size") } мање нових лидова
headline-story-cost = Плаћени лид је { CHANGE($change, part: "size") } скупљи од плана, а премало сесија даје лидове
headline-story-convert = { CHANGE($change, part: "size") } мање нових лидова од плана: слаба конверзија сесија
headline-behind-all = { $n ->
    [one] Једини показатељ са планом је испод њега
    [few] Сва { $n } показатеља која се могу оценити су испод плана
   *[other] Свих { $n } показатеља који се могу оценити је испод плана
 }
headline-mixed = { KPI($ahead_kpi, form: "short") }: изнад плана, али { KPI($behind_kpi, form: "mid") }: { CHANGE($change, part: "size") } { $side ->
    [over] изнад
   *[behind] испод
 }
headline-mixed-perhaps = { KPI($behind_kpi, form: "short") }: { CHANGE($change, part: "size") } { $side ->
    [over] изнад плана
   *[behind] испод плана
 }; { KPI($ahead_kpi, form: "mid") }: боље, можда случајно
headline-mixed-perhaps-behind = { KPI($ahead_kpi, form: "short") }: { CHANGE($change, part: "size") } боље од плана; { KPI($behind_kpi, form: "mid") }: лошије, можда случајно
headline-loose-behind = { KPI($kpi, form: "short") }: { CHANGE($change, part: "size") } испод плана, можда случајно: послови варирају
headline-loose-ahead = { KPI($kpi, form: "short") }: { CHANGE($change, part: "size") } изнад плана, можда случајно: послови варирају
headline-chance-behind = { KPI($kpi, form: "short") }: можда { CHANGE($change, part: "size") } испод плана, али може бити случајно
headline-chance-ahead = { KPI($kpi, form: "short") }: можда { CHANGE($change, part: "size") } изнад плана, али може бити случајно
headline-chance-only = Ниједна разлика од плана није већа него што би објаснила случајност
headline-no-plan = Шта се дешавало { PERIOD($period, form: "in") }: нема плана према коме би се оценило
headline-too-early = { $grain ->
    [day] Дан још траје: вредности до { $day }
    [week] Недеља још траје: вредности до { $day }
    [month] Месец још траје: вредности до { $day }
    [quarter] Квартал још траје: вредности до { $day }
    [year] Година још траје: вредности до { $day }
   *[other] Период још траје: вредности до { $day }
 }
headline-too-few = Премало случајева { PERIOD($period, form: "in") } да би се ишта оценило
headline-no-data = Нема података { PERIOD($period, form: "in") }: нема шта да се оцени
headline-funnel-behind = { KPI($kpi, form: "short") }: ту је левак запео, { CHANGE($change, part: "size") } испод плана
headline-funnel-good = Ниједан корак левка није јасно испод плана
headline-funnel-no-plan = Од сесије до купца: колико је прошло кроз сваку фазу
headline-funnel-empty = Левак се не може приказати: ниједан извор не доставља податке за њега
headline-definitions = Шта вредности значе, одакле су и колико им веровати
headline-definitions-care = Шта вредности значе и уз које треба опрез

## Уводне реченице

standfirst-figure-plan = { KPI($kpi) }: **{ $value }**, план { $plan } ({ CHANGE($change, part: "percent") }).
standfirst-figure-plan-chance = { KPI($kpi) }: **{ $value }**, план { $plan } ({ CHANGE($change, part: "percent") }, може бити случајно).
standfirst-figure-year-ago = { KPI($kpi) }: **{ $value }**, { CHANGE($change, part: "words") } него { PERIOD($period, form: "in") }.
standfirst-figure-same = { KPI($kpi) }: **{ $value }**, исто као { PERIOD($period, form: "in") }.
standfirst-figure = { KPI($kpi) }: **{ $value }**.
standfirst-running = Вредности се пореде са планом за исте радне дане; оцењују се када се заврши { $grain ->
    [week] недеља
    [month] месец
    [quarter] квартал
    [year] година
   *[other] период
 }.
standfirst-few = Што је избројано, приказано је испод; за оцену није довољно.
standfirst-no-plan = План није задат, па се вредности пореде са истим периодом пре годину дана.
standfirst-are-behind = Јасно испод плана: { $items }.
standfirst-are-ahead = Јасно изнад плана: { $items }.
standfirst-story = Лид је постало само **{ $rate }** сесија уместо планираних { $rate_plan }: **{ $value }** уместо { $plan }; то није случајно.
standfirst-firm = { $items }: то није случајно.
standfirst-against-first = { KPI($kpi) }: **{ $value }**, план { $plan }
standfirst-against-next = { KPI($kpi, form: "mid") }: **{ $value }**, план { $plan }
standfirst-cause = Један вероватан узрок: { $what } ({ DAY($day) }); { KPI($kpi, form: "mid") } отада { PERCENT($change, decimals: 0, sign: "yes") }.
standfirst-are-watch = Ван плана, можда случајно: { $items }.
standfirst-are-on-plan = По плану: { $items }.
standfirst-one = { KPI($kpi, form: "mid") }
standfirst-one-off = { KPI($kpi, form: "mid") } (**{ CHANGE($change, part: "percent") }**)
standfirst-unsure = { KPI($kpi, form: "short") }: { $side ->
    [behind] испод плана
   *[ahead] изнад плана
 } (**{ CHANGE($change, part: "percent") }**), али послови варирају за око ±{ $half } { $grain ->
    [week] недељно
    [month] месечно
    [quarter] квартално
   *[year] годишње
 }.
standfirst-course-below = Овим темпом година се завршава на **{ $value }** ({ KPI($kpi, form: "mid") }), испод циља { $goal }.
standfirst-course-above = Овим темпом година се завршава на **{ $value }** ({ KPI($kpi, form: "mid") }), изнад циља { $goal }.
standfirst-course-near = Овим темпом година се завршава на **{ $value }** ({ KPI($kpi, form: "mid") }); циљ { $goal } може, али не мора бити достигнут.
standfirst-provisional = **Привремено:** { $source } се завршава { $day }, па ће се неке вредности још променити.
standfirst-funnel = Од **{ NUMBER($sessions) } сесија** { PERIOD($period, form: "in") } свака фаза је пропустила оно што показују ступци; табеле испод кажу који су показатељи одржали план.
standfirst-funnel-behind = { $n ->
    [0] Ниједан показатељ са планом (од { $total }) није испод њега.
    [one] Испод плана је { $n } од { $total } показатеља са планом.
    [few] Испод плана су { $n } од { $total } показатеља са планом.
   *[other] Испод плана је { $n } од { $total } показатеља са планом.
 }
standfirst-funnel-not-measured = { $n ->
    [one] { $n } показатељ се не мери: ниједан извор не доставља податке за њега.
    [few] { $n } показатеља се не мере: ниједан извор не доставља податке за њих.
   *[other] { $n } показатеља се не мери: ниједан извор не доставља податке за њих.
 }
standfirst-definitions-sources = { $n ->
    [one] Прочитан је { $n } извор, редова { NUMBER($rows) }, од тога се броји { NUMBER($used) }.
    [few] Прочитана су { $n } извора, редова { NUMBER($rows) }, од тога се броји { NUMBER($used) }.
   *[other] Прочитано је { $n } извора, редова { NUMBER($rows) }, од тога се броји { NUMBER($used) }.
 }

## Наслови графикона и табела са налазом

chart-title-funnel-plain = Од сесије до купца
chart-title-scorecard-on-plan = { $n ->
    [one] { NAME($stage, of: "stage") }: једини показатељ са планом га држи
    [few] { NAME($stage, of: "stage") }: сва { $n } показатеља са планом га држе
   *[other] { NAME($stage, of: "stage") }: свих { $n } показатеља са планом га држи
 }
chart-title-scorecard-behind = { $total ->
    [1] { NAME($stage, of: "stage") }: једини показатељ са планом је испод њега
   *[other] { NAME($stage, of: "stage") }: испод плана { $n } од { $total } показатеља
 }
chart-title-scorecard-ahead = { $total ->
    [1] { NAME($stage, of: "stage") }: једини показатељ са планом је изнад њега
   *[other] { NAME($stage, of: "stage") }: изнад плана { $n } од { $total } показатеља, испод ниједан
 }
chart-title-scorecard-chance = { NAME($stage, of: "stage") }: ниједна разлика од плана није већа од случајне
chart-title-scorecard-few = { NAME($stage, of: "stage") }: премало података за поређење са планом
chart-title-scorecard-no-plan = { NAME($stage, of: "stage") }: план није задат
chart-title-scorecard-running = { NAME($stage, of: "stage") }: период још траје
chart-title-scorecard-empty = { NAME($stage, of: "stage") }: ништа се не мери
chart-title-quality-no-gaps = Квалитет података: без празнина
chart-title-quality-stopped = Квалитет података: извор { $source } је стао { $day }
chart-title-quality-gaps = { $n ->
    [one] Квалитет података: празнине има { $n } извор
    [few] Квалитет података: празнине имају { $n } извора
   *[other] Квалитет података: празнине има { $n } извора
 }
chart-title-quality-rejected = { $n ->
    [one] Квалитет података: без празнина, али { $n } ред је одбијен
    [few] Квалитет података: без празнина, али { $n } реда су одбијена
   *[other] Квалитет података: без празнина, али { $n } редова је одбијено
 }
chart-title-quality-nothing = Квалитет података: ништа није прочитано

## Текстуалне замене цртежа

alt-spark = { KPI($kpi) }, { $span }: од { $first } до { $last }, најмање { $low }, највише { $high }.
alt-spark-none = { KPI($kpi) }: без линије, премало тачака.
alt-bullet = { KPI($kpi) }: { $value }, план { $plan }, пре годину дана { $before }.
alt-bullet-no-plan = { KPI($kpi) }: { $value }, план није задат, пре годину дана { $before }.
alt-bullet-running = { KPI($kpi) }: засад { $value }, план до тог дана { $due }, план за цео период { $plan }.
alt-bullet-none = { KPI($kpi) }: без вредности.
alt-funnel = Левак { PERIOD($period, form: "in") }: { $steps }.
alt-funnel-step = { NAME($reached, of: "lifecycle") } { NUMBER($n) }
alt-funnel-step-rate = { NAME($reached, of: "lifecycle") } { NUMBER($n) } ({ PERCENT($rate) } претходне фазе)
alt-variance = { KPI($kpi) }: { CHANGE($change, part: "percent") } од плана.
alt-variance-chance = { KPI($kpi) }: { CHANGE($change, part: "percent") } од плана, може бити случајно.
alt-coverage = { $source }: потпуних дана { $n } од { $days }.

## Страна на екрану

render-data-behind = Вредности иза овог графикона
render-data-file = Приложене вредности:
render-print-edition = За штампу је PDF овог извештаја.

## Састављање извештаја

assemble-whole-percent = { PERCENT($share, decimals: 0) }
assemble-range = { RANGE($low, $high) }
assemble-period = { PERIOD($period, form: "short") }
assemble-reason = { $reason }
assemble-and = { $first }, { $second }
assemble-last-of-several = { $first } и { $second }
assemble-percent-from = { CHANGE($change, part: "percent") }
assemble-file-figures = Све вредности овог извештаја и оно са чим се пореде
assemble-file-history = Вредности овог извештаја период по период
assemble-head-period = Период
assemble-not-measured = { $names } ({ $reason })
assemble-not-measured-plain = { $names } (не мери се)
assemble-no-plan-up = Раст, без плана
assemble-no-plan-down = Пад, без плана
assemble-no-plan-no_change = У складу са трендом
status-watch-short = Можда случајно
assemble-note-summary = Како читати. Трака: пуно је остварено, обрис је план, сива цртица исти период пре годину дана. „По плану“ значи до ±{ PERCENT($tolerance, decimals: 0) }. „Може бити случајно“ значи да интервал 95% вредности обухвата план; боја означава само оно што је веће од случајности.
assemble-note-no-plan = Како читати. Трака: пуно је остварено, сива цртица исти период пре годину дана. План није задат, па се ништа не оцењује и ништа није обојено.
assemble-note-running = Како читати. Трака: пуно је остварено, обрис је план за досадашње дане, испрекидано план за цео период, сива цртица исти период пре годину дана. Статус се не даје док се период не заврши.
assemble-note-stage = Трака: разлика од плана; осенчено: што би објаснила сама случајност (95%).{ $costs ->
    [0] {""}
   *[other] {" "}Код трошкова је лево боље.
 }{ $quiet ->
    [0] {""}
   *[other] {" "}„У складу са трендом“: без јасног одступања од сопственог тренда и сезоне.
 }
assemble-note-scorecard = Трака: разлика од плана; осенчен појас: што би објаснила сама случајност (95%). Сива трака остаје унутар свог појаса. Значење говори боја: код трошкова је лево боље. Линије: до 18 месеци, свака у својој размери.
assemble-history-subtitle = { $grain ->
    [day] { KPI($kpi) }, по данима
    [week] { KPI($kpi) }, по недељама
   *[month] { KPI($kpi) }, по месецима
 }. Појас: уобичајени распон { PERIOD($usual, form: "in") }. { $scale ->
    [zero] Оса почиње од нуле
   *[part] Оса почиње од { $start }
 }
assemble-history-subtitle-plain = { $grain ->
    [day] { KPI($kpi) }, по данима
    [week] { KPI($kpi) }, по недељама
   *[month] { KPI($kpi) }, по месецима
 }. { $scale ->
    [zero] Оса почиње од нуле
   *[part] Оса почиње од { $start }
 }
assemble-level-mean = Просек { $value }
assemble-level-low = Доња граница { $value }
assemble-level-high = Горња граница { $value }
assemble-level-plan = План { $value }
chart-title-history-up = { KPI($kpi) }: { PERIOD($period, form: "in") } изнад распона
chart-title-history-down = { KPI($kpi) }: { PERIOD($period, form: "in") } испод распона
chart-title-history-no_change = { KPI($kpi) }: { PERIOD($period, form: "in") } без јасне промене
chart-title-history-stays-up = { KPI($kpi) }: изнад ранијег распона, од периода { PERIOD($period) }
chart-title-history-stays-down = { KPI($kpi) }: испод ранијег распона, од периода { PERIOD($period) }
chart-title-history-trend = { KPI($kpi) }: { CHANGE($change, part: "words") } него пре годину дана, у складу са трендом
chart-title-history-running = { KPI($kpi, form: "short") }: само завршени периоди; овај још траје
chart-title-history-too_few = { KPI($kpi) }: премало тачака да се промена разликује од случајности
headline-history-up = { KPI($kpi, form: "short") }: изнад уобичајеног распона; план није задат
headline-history-down = { KPI($kpi, form: "short") }: испод уобичајеног распона; план није задат
key-chance = Осенчено: у границама случајности
key-usual-range = Осенчено иза линије: уобичајени распон

assemble-value = { $value }
assemble-kpi-short = { KPI($kpi, form: "short") }
assemble-stage = { NAME($stage, of: "lifecycle") }
assemble-step = { NAME($origin, of: "lifecycle") } → { NAME($stage, of: "lifecycle", form: "mid") }
assemble-effect = Утицај на крајњи број ({ NAME($stage, of: "lifecycle", form: "mid") })
assemble-effect-plan = Изнад или испод плана { $value }
assemble-effect-year-ago = Изнад или испод прошлогодишње вредности { $value }
assemble-distance-plan = Одстојање од плана
assemble-distance-year-ago = Одстојање од прошле године
assemble-distance-marks-plan = Тачка: { PERIOD($period, form: "short") }. Појас: интервал 95%. Сива цртица: { PERIOD($before, form: "short") }
assemble-distance-marks-year-ago = Тачка: { PERIOD($period, form: "short") }, нула: { PERIOD($before, form: "short") }. Појас: интервал 95%
assemble-zero-plan = план
assemble-zero-year-ago = пре годину дана
assemble-against-plan = план { $value }
assemble-against-year-ago = пре годину дана { $value }
assemble-steps-subtitle-plan = Бројеви { PERIOD($period, form: "in") }. Лево: шта је сваки корак учинио резултату. План корака следи из планираних бројева. Сиво: може бити случајно
assemble-steps-subtitle-year-ago = Бројеви { PERIOD($period, form: "in") } према прошлој години. Лево: колико је сваки корак померио резултат. Сиво: може бити случајно
chart-title-steps-ahead = { KPI($kpi) }: { CHANGE($change, part: "size") } изнад плана; шта је додао сваки корак
chart-title-steps-behind = { KPI($kpi) }: { CHANGE($change, part: "size") } испод плана; шта је одузео сваки корак
chart-title-steps-watch = { KPI($kpi) }: ван плана, можда случајно; шта је учинио сваки корак
chart-title-steps-lost = { NAME($origin, of: "lifecycle") } → { NAME($stage, of: "lifecycle", form: "mid") }: губитак { $value }{ $rest ->
    [all] ; остатак га је цео надокнадио
    [most] ; остатак је надокнадио већи део
    [some] ; остатак је надокнадио део
    [perhaps-all] ; остатак га је можда цео надокнадио
    [perhaps-most] ; остатак је можда надокнадио већи део
    [perhaps-some] ; остатак је можда надокнадио део
    [chance] ; остали кораци могу бити случајни
   *[more] , више него било који други корак
 }
chart-title-steps-won = { NAME($origin, of: "lifecycle") } → { NAME($stage, of: "lifecycle", form: "mid") }: добитак { $value }{ $rest ->
    [all] ; остатак га је цео изгубио
    [most] ; остатак је изгубио већи део
    [some] ; остатак је изгубио део
    [perhaps-all] ; остатак га је можда цео изгубио
    [perhaps-most] ; остатак је можда изгубио већи део
    [perhaps-some] ; остатак је можда изгубио део
    [chance] ; остали кораци могу бити случајни
   *[more] , више него било који други корак
 }
chart-title-steps-first = { KPI($kpi, form: "short") }: { $side ->
    [won] добитак
   *[lost] губитак
 } { $first }; { NAME($origin, of: "lifecycle", form: "mid") } → { NAME($stage, of: "lifecycle", form: "mid") }: још { $n }
steps-number = { $reached ->
    [lead] { $n ->
        [one] { $n } лид
        [few] { $n } лида
       *[other] { $n } лидова
     }
    [mql] { $n ->
        [one] { $n } MQL
       *[other] { $n } MQL
     }
    [sal] { $n ->
        [one] { $n } SAL
       *[other] { $n } SAL
     }
    [sql] { $n ->
        [one] { $n } SQL
       *[other] { $n } SQL
     }
    [opportunity] { $n ->
        [one] { $n } продајна прилика
        [few] { $n } продајне прилике
       *[other] { $n } продајних прилика
     }
   *[customer] { $n ->
        [one] { $n } купац
        [few] { $n } купца
       *[other] { $n } купаца
     }
 }
steps-effect = { NUMBER($value, decimals: 1, sign: "always") }
chart-title-steps-on-plan = { KPI($kpi) }: по плану; шта је сваки корак додао или одузео

assemble-cohort-of = Кохорта: { PERIOD($period, form: "short") }
assemble-cohort-young = Кохорта још сазрева
assemble-cohort-so-far = { PERIOD($period, form: "label") } засад
card-note-ripening = Најновија кохорта довољно стара да нешто каже.
assemble-figure = { KPI($kpi, form: "short") } { $value }
assemble-also = Без плана и без јасне промене: { $figures }
assemble-also-few = Премало случајева за оцену: { $figures }
assemble-then = { $first }. { $second }

## Темпо године

point-change-year = { DAY($day, form: "short") }: { $what }
heading-changes-year = Шта се променило ове године
pace-goal = Циљ { $value }
pace-forecast = Прогноза { $value }
pace-range = Распон 80%: { RANGE($low, $high) }
pace-last-year = { PERIOD($period, form: "short") }: { $value }
pace-so-far = { $value } до { DAY($day, form: "year") }
pace-head-actual = Остварено
pace-subtitle = { KPI($kpi) } { PERIOD($period, form: "in") }, збирно
pace-subtitle-chance = { KPI($kpi) } { PERIOD($period, form: "in") }, збирно. Шанса да се достигне { $goal }: { $chance ->
    [hardly] мање од један према педесет
    [twentieth] око један од двадесет
    [tenth] око један од десет
    [fifth] око један од пет
    [quarter] око један од четири
    [third] око један од три
    [half] око један од два
    [two-thirds] око два од три
    [three-quarters] око три од четири
    [four-fifths] око четири од пет
    [nine-tenths] око девет од десет
    [nineteen-twentieths] око деветнаест од двадесет
   *[sure] више од четрдесет девет од педесет
 }
chart-title-pace-below = { $kpi ->
    [customers] Овим темпом година се завршава на { $value } купаца, а не на { $goal }
    [revenue] Овим темпом година се завршава на { $value } новог прихода, а не на { $goal }
   *[other] { KPI($kpi) }: овим темпом година се завршава на { $value }, а не на { $goal }
 }
chart-title-pace-above = { $kpi ->
    [customers] Овим темпом година се завршава на { $value } купаца, изнад циља { $goal }
    [revenue] Овим темпом година се завршава на { $value } новог прихода, изнад { $goal }
   *[other] { KPI($kpi) }: овим темпом година се завршава на { $value }, изнад { $goal }
 }
chart-title-pace-near = { $kpi ->
    [customers] Овим темпом година се завршава на { $value } купаца; { $goal } је на домаку
    [revenue] Овим темпом година се завршава на { $value } прихода; { $goal } је на домаку
   *[other] { KPI($kpi) }: овим темпом { $value } на крају године; { $goal } је на домаку
 }
chart-title-pace-plain = { KPI($kpi) }: овим темпом година се завршава на { $value }
chart-title-pace-early = { KPI($kpi) }: засад { $value }, премало за прогнозу
chart-title-pace-done = { KPI($kpi) }: година се завршила на { $value }
chart-title-pace-done-above = { KPI($kpi) }: година се завршила на { $value }, циљ је био { $goal }
chart-title-pace-done-below = { KPI($kpi) }: година се завршила на { $value }, а не на { $goal }
pace-note-untested = Прогноза: { $made ->
    [money] ниво, раст и сезона послова добијених у највише 36 месеци настављају се, сваки посао са износом неког од последњих дванаест; извлачења { NUMBER($n) }.
   *[count] ниво, раст и сезона у највише 36 месеци настављају се; извлачења { NUMBER($n) } из негативне биномне расподеле.
 } Подаци не сежу довољно уназад да би се проверила.
pace-note = Прогноза: { $made ->
    [money] ниво, раст и сезона послова добијених у највише 36 месеци настављају се, сваки посао са износом неког од последњих дванаест; извлачења { NUMBER($n) }.
   *[count] ниво, раст и сезона у највише 36 месеци настављају се; извлачења { NUMBER($n) } из негативне биномне расподеле.
 } { $months ->
    [one] Пробана { $total } пута из ранијих дана, месец дана унапред, грешила је у медијани { PERCENT($off, decimals: 0) }; распон 80% био је тачан { $held } пута.
   *[other] Пробана { $total } пута из ранијих дана, месеци унапред: { $months }, грешила је у медијани { PERCENT($off, decimals: 0) }; распон 80% био је тачан { $held } пута.
 }
alt-pace = { $title }. { KPI($kpi) }: { $value } до { DAY($day) }.

## Радна свеска (XLSX)

sheet-summary = Сажетак
sheet-figures = Вредности
sheet-history = Историја
sheet-definitions = Дефиниције
sheet-data = Подаци
head-id = ID
head-unit = Јединица
head-currency = Валута
head-dimension = Димензија
head-segment = Сегмент
head-view = Поглед
head-numerator = Бројилац
head-denominator = Именилац
head-interval-from = Интервал 95%, од
head-interval-to = Интервал 95%, до
head-missing = Зашто нема вредности
head-better = Смер
head-complete-through = Потпуно до
head-period-name = Период
head-value-before = Претходни период
head-value-year-ago = Пре годину дана

## Фаза која се највише померила и њени сегменти

section-stage = Фаза која се највише померила
section-stage-of = { NAME($stage, of: "stage") }
headline-stage-behind-down = { KPI($kpi, form: "short") }: испод уобичајеног распона и { CHANGE($change, part: "size") } испод плана
headline-stage-behind-up = { KPI($kpi, form: "short") }: изнад уобичајеног распона и { CHANGE($change, part: "size") } лошије од плана
headline-stage-ahead-up = { KPI($kpi, form: "short") }: изнад уобичајеног распона и { CHANGE($change, part: "size") } изнад плана
headline-stage-ahead-down = { KPI($kpi, form: "short") }: испод уобичајеног распона, { CHANGE($change, part: "size") } боље од плана
headline-stage-behind = { NAME($stage, of: "stage") }: { KPI($kpi, form: "mid") } { CHANGE($change, part: "size") } лошије од плана
headline-stage-ahead = { NAME($stage, of: "stage") }: { KPI($kpi, form: "mid") } { CHANGE($change, part: "size") } боље од плана
headline-stage-loose-behind = { NAME($stage, of: "stage") }: { KPI($kpi, form: "mid") } { CHANGE($change, part: "size") } лошије од плана, можда случајно
headline-stage-loose-ahead = { NAME($stage, of: "stage") }: { KPI($kpi, form: "mid") } { CHANGE($change, part: "size") } боље од плана, можда случајно
headline-stage-up = { NAME($stage, of: "stage") }: { KPI($kpi, form: "mid") } изнад уобичајеног распона
headline-stage-down = { NAME($stage, of: "stage") }: { KPI($kpi, form: "mid") } испод уобичајеног распона
headline-stage-none = Ниједна фаза није јасно ван плана ни ван свог уобичајеног распона
headline-stage-running = { NAME($stage, of: "stage") }: досадашње вредности, период још траје
stage-too-short = Да ли се фаза померила може се рећи када неки њен показатељ има бар { $n } завршених периода и довољно случајева.
headline-stage-empty = Ниједна фаза нема довољно историје да би се рекло да ли се померила
standfirst-stage-interval = Интервал 95% вредности је { RANGE($low, $high) }.
standfirst-stage-since = Уобичајени распон { PERIOD($usual, form: "in") }: { RANGE($low, $high) }; сваки даљи месец (од: { PERIOD($since, form: "short") }) лежи { $side ->
    [up] изнад
   *[down] испод
 } њега, { RANGE($least, $most) }: то није случајно.
standfirst-stage-grown = У односу на прошлу годину { $side ->
    [up] више
   *[down] мање
 } за { $whole }, од тога { $part } је { $segment }.
standfirst-segments = { $n ->
    [one] У димензији „{ NAME($dimension, of: "dimension", form: "mid") }“ једна годишња промена је већа од случајне: { $segment } ({ CHANGE($change, part: "percent") }).
    [few] У димензији „{ NAME($dimension, of: "dimension", form: "mid") }“ { $n } годишње промене су веће од случајних, највише { $segment } ({ CHANGE($change, part: "percent") }).
   *[other] У димензији „{ NAME($dimension, of: "dimension", form: "mid") }“ { $n } годишњих промена је веће од случајних, највише { $segment } ({ CHANGE($change, part: "percent") }).
 }
standfirst-segments-none = У димензији „{ NAME($dimension, of: "dimension", form: "mid") }“ ниједна годишња промена није већа него што би објаснила случајност.
chart-title-segments = { $n ->
    [one] { $segment }: { CHANGE($change, part: "words") } него пре годину дана
   *[other] { $segment }: { CHANGE($change, part: "words") } него пре годину дана; промењено { $n }
 }
chart-title-segments-none = { NAME($dimension, of: "dimension") }: ниједна промена већа од случајне
segment-head = { NAME($dimension, of: "dimension") }
segment-head-cases = Случајеви
segment-head-change = За годину дана
segment-head-interval = Интервал 95%
segment-interval = { PERCENT($low, decimals: 0, sign: "yes") } до { PERCENT($high, decimals: 0, sign: "yes") }
segment-interval-open = { PERCENT($low, decimals: 0, sign: "yes") } до >{ PERCENT($high, decimals: 0, sign: "yes") }
segment-subtitle = { KPI($kpi) }. Боја означава оно што је веће од случајног
segment-too-few = Премало података
segment-note = Сви сегменти се испитују заједно: од означених промена једна на десет може бити случајна.
segment-new = ново
breakdown-by = { NAME($dimension, of: "dimension") }
breakdown-subtitle = { KPI($kpi) }. Шупље: { PERIOD($before, form: "short") }. Пуно: { PERIOD($after, form: "short") }. Боја означава оно што је веће од случајног
breakdown-cases = { $n }
breakdown-change = Промена
alt-breakdown = { $title }. { $segment }, { KPI($kpi) }: од { $before } до { $after } ({ CHANGE($change, part: "percent") }). Сегмената који се могу оценити: { $n }.
segment-more = { $n ->
    [one] { $n } мањи сегмент није приказан.
    [few] { $n } мања сегмента нису приказана.
   *[other] { $n } мањих сегмената није приказано.
 }
chart-title-columns-behind = { $total ->
    [one] { KPI($kpi) }: од { $total } месеци јасно испод плана: { $n }
   *[other] { KPI($kpi) }: { $n } од { $total } месеци јасно испод плана
 }
chart-title-columns-ahead = { $total ->
    [one] { KPI($kpi) }: од { $total } месеци јасно изнад плана: { $n }
   *[other] { KPI($kpi) }: { $n } од { $total } месеци јасно изнад плана
 }
chart-title-columns-both = { $ahead ->
    [one] { KPI($kpi) }: месеци јасно изнад плана { $ahead }, испод плана { $behind }
   *[other] { KPI($kpi) }: месеци јасно изнад плана { $ahead }, испод плана { $behind }
 }
chart-title-columns-none = { $total ->
    [one] { KPI($kpi) }: од { $total } месеци ниједан није јасно ван плана
   *[other] { KPI($kpi) }: од { $total } месеци ниједан није јасно ван плана
 }
columns-subtitle = { PERIOD($period, form: "short") }, по месецима. Пуно: остварено. Обрис: план. Сиво: може бити случајно
columns-differences = Разлика од плана
columns-ahead = План, { $span }
alt-columns = { $title }. { PERIOD($month) }: { $actual }, план { $plan }.
assemble-also-up = Раст, без плана: { $figures }
assemble-also-down = Пад, без плана: { $figures }
heading-further = Остале вредности

## Плаћени медији

section-paid = Плаћени медији
headline-paid-behind = Плаћени лид је коштао { $value }: { CHANGE($change, part: "size") } више од планираних { $plan }
headline-paid-ahead = Плаћени лид је коштао { $value }: { CHANGE($change, part: "size") } мање од планираних { $plan }
headline-paid-on-plan = Плаћени лид је коштао { $value }, по плану ({ $plan })
headline-paid-watch = Плаћени лид је коштао { $value }, план { $plan }; може бити случајно
headline-paid-plain = Плаћени лид је коштао { $value }; план није задат
headline-paid-few = Премало лидова са огласа да би се рекло колико један кошта
headline-paid-running = Плаћени медији засад: период још траје
headline-paid-empty = На огласе није потрошено ништа или ништа није прочитано
standfirst-paid = { $n ->
    [one] За **{ $spend }** добијено је кликова { NUMBER($clicks) } по { $cpc } и { $n } лид.
    [few] За **{ $spend }** добијено је кликова { NUMBER($clicks) } по { $cpc } и { NUMBER($n) } лида.
   *[other] За **{ $spend }** добијено је кликова { NUMBER($clicks) } по { $cpc } и { NUMBER($n) } лидова.
 }
standfirst-paid-spend = На огласе је потрошено **{ $spend }**.
standfirst-paid-apart = Лид из { $low } коштао је { $low_value }, лид из { $high } пак { $high_value }: више него што објашњава случајност.
standfirst-paid-few = { $n ->
    [one] { $spend } је отишло у { $n } кампању са мање од { $cases } лидова; не може се рећи колико један кошта.
    [few] { $spend } је отишло у { $n } кампање са по мање од { $cases } лидова; не може се рећи колико један кошта.
   *[other] { $spend } је отишло у { $n } кампања са по мање од { $cases } лидова; не може се рећи колико један кошта.
 }
standfirst-paid-few-most = Највећа од њих, { $name }: { $spend } и { $n ->
    [0] ниједан лид
    [one] { $n } лид
    [few] { $n } лида
   *[other] { $n } лидова
 }.
chart-title-paid-over = { $n ->
    [one] { $n } од { $total } јасно изнад планираних { $plan }: { $name } ({ $value })
   *[other] { $n } од { $total } јасно изнад планираних { $plan }, највише је потрошио { $name } ({ $value })
 }
chart-title-paid-none = { $total ->
    [one] Од { $total } који се могу оценити ниједан није јасно изнад планиране цене по лиду
   *[other] Од { $total } који се могу оценити ниједан није јасно изнад планиране цене по лиду
 }
chart-title-paid-few = Шта је новац купио; премало лидова за оцену
chart-title-paid-plain = Шта је новац купио
paid-subtitle = Потрошња, кликови и лидови { PERIOD($period, form: "in") }, по потрошњи. Лидови како их броји CRM
paid-head-spend = Потрошња
paid-head-clicks = Кликови
paid-head-cpc = По клику
paid-head-leads = Лидови
paid-head-cpl = По лиду
paid-interval = { RANGE($low, $high) }
paid-status-behind = Изнад плана
paid-status-ahead = Испод плана
paid-note = Са мање од { $n } лидова цена по лиду се не наводи.
paid-note-plan = Планирана цена по лиду: { $value }. Оцењује се по томе да ли је обухвата интервал 95%; са мање од { $n } лидова цена по лиду се не наводи.
paid-note-benchmark = Упоредна цена по лиду: { $value }. Оцењује се по томе да ли је обухвата интервал 95%; са мање од { $n } лидова цена по лиду се не наводи.
paid-more = { $n ->
    [one] још { $n }
   *[other] још { $n } заједно
 }
paid-no-campaigns = Потрошња није подељена по кампањама, платформама ни производима.

## Дневник промена

section-changes = Дневник промена
headline-changes = { $n ->
    [one] Шта је мењано { PERIOD($period, form: "in") }: { $n } запис
    [few] Шта је мењано { PERIOD($period, form: "in") }: { $n } записа
   *[other] Шта је мењано { PERIOD($period, form: "in") }: { $n } записа
 }
headline-changes-none = У дневник промена није унето ништа
changes-none = У дневнику промена нема записа { PERIOD($period, form: "in") }.
changes-head-day = Дан
changes-head-what = Шта
changes-head-where = Где
changes-day = { DAY($day, form: "year") }
changes-note = Записи се наводе без обзира на то да ли нешто објашњавају.
paid-few-total = Од тога са премало лидова
assemble-file-derived = Вредности израчунате из вредности овог извештаја: прогноза, делови промене

## Лествица циљева

ladder-subtitle-plain = Пуно: досадашњи резултат. Обрис: циљ { PERIOD($period, form: "of") }
ladder-subtitle = Пуно: досадашњи резултат. Шрафирано: прогноза. Обрис: циљ { PERIOD($period, form: "of") }
ladder-head-rung = Пречка и резултат до { DAY($day, form: "year") }
ladder-head-goal = Циљ { PERIOD($period, form: "short") }
ladder-due = Потребно до { DAY($day, form: "year") }
ladder-due-share = Потребно до { DAY($day, form: "year") }: { PERCENT($share, decimals: 0) }
ladder-head-forecast = Прогноза
ladder-head-day = { DAY($day, form: "year") }
ladder-head-needed = Потребно
ladder-head-a-month = месечно
ladder-so-far = засад { $value }
ladder-reached = достигнуто
ladder-result = { $value }, { CHANGE($change, part: "percent") } од потребног
ladder-note-plain = Црна цртица: потребно до { DAY($day, form: "year") }; обојен резултат одступа од тога више него што објашњава случајност.
ladder-note-short = Прогнозе још нема: са мање од { $months } месеци историје сезона се не може разликовати од раста.
ladder-note = Црна цртица: потребно до { DAY($day, form: "year") }; обојен резултат одступа од тога више него што објашњава случајност. Тачка и линија: прогноза са распоном 80%.
ladder-note-plan = Што је потребно, следи из годишњег циља; план показатеља на другим странама задат је засебно.
ladder-between-plan = { NAME($below, of: "lifecycle") } → { NAME($above, of: "lifecycle", form: "mid") }: у плану { $plan }; засад { $value }
ladder-between-measured = { NAME($below, of: "lifecycle") } → { NAME($above, of: "lifecycle", form: "mid") }: у последњих 12 месеци { $plan }; засад { $value }
ladder-between-plan-apart = { NAME($below, of: "lifecycle") } → { NAME($above, of: "lifecycle", form: "mid") }: у плану { $plan }; засад { $led }, са онима који нису били лидови ({ $n }) { $value }
ladder-between-measured-apart = { NAME($below, of: "lifecycle") } → { NAME($above, of: "lifecycle", form: "mid") }: у последњих 12 месеци { $plan }; засад { $led }, са онима који нису били лидови ({ $n }) { $value }
ladder-between-deal-plan = { $plan } по новом купцу у плану; засад { $value }
ladder-between-deal-measured = { $plan } по новом купцу у последњих 12 месеци; засад { $value }
ladder-by = до { DAY($day, form: "brief") }
ladder-unknown = { $reason }
ladder-too-late = прекасно
ladder-head-due = Потребно
ladder-head-before = Пре { DAY($day, form: "year") }
ladder-head-stood = Било је ту
ladder-then = { $first } { $second }
ladder-note-lag = { $n ->
    [one] { NAME($first, of: "lifecycle") } су потребни { $days } дана пре краја године, колико је медијана времена до купца.
   *[other] { NAME($first, of: "lifecycle") } су потребни { $days }, а { NAME($last, of: "lifecycle", form: "mid") } { $most } дана пре краја године, колико је медијана времена до купца.
 }
ladder-note-record = { $n ->
    [one] На последњих 12 месеци таква прогноза је грешила { PERCENT($low, decimals: 0) }; распон је био тачан { $held } од { $total } пута.
   *[other] На последњих 12 месеци такве прогнозе су грешиле од { $least } до { PERCENT($high, decimals: 0) }; распон је био тачан { $held } од { $total } пута.
 }
ladder-note-worst = Најмање је био тачан за: { KPI($kpi, form: "mid") }, { $held } од { $total }; тај распон узмите као преузак.
ladder-head-off = Грешка на последњих 12 месеци
ladder-head-held = Распон тачан
ladder-held = { $held } од { $total }
ladder-no-goal = За годину није задат циљ, па нема лествице за приказ.
ladder-nothing = Циљ се не може свести на лидове и сесије: ништа испод њега нема план ни дванаест месеци за мерење.
assemble-span = { RANGE($low, $high, form: "table") }
alt-ladder = { $title }: { $rungs }.
alt-ladder-rung = { KPI($kpi, form: "mid") } { $value } од { $goal }
chart-title-ladder = Шта циљ { PERIOD($period, form: "of") } тражи од сваке пречке и докле је која стигла
headline-ladder-behind = Највише касни: { KPI($kpi, form: "mid") }, { CHANGE($change, part: "size") } мање од потребног до { DAY($day, form: "year") }
headline-ladder-good = Ниједна пречка није јасно испод онога што је потребно до { DAY($day, form: "year") }
headline-ladder-plain = Шта циљ { $goal } тражи, пречку по пречку
headline-ladder-none = Од сесије до купца: шта је учинио сваки корак
standfirst-ladder = Читајте од врха: за **{ $goal }** ({ KPI($kpi, form: "mid") }) потребно је **{ $needed }** ({ NAME($below, of: "lifecycle", form: "mid") }), а свака нижа пречка показује колико их храни ону изнад.
standfirst-ladder-behind = До { DAY($day) }: { KPI($kpi, form: "mid") } **{ $value }**, потребно { $due }.

## Шта људи кажу о одељку

comment-title = Коментар
comment-signed = **{ $by }**, { DAY($day) }.
comment-note = Речи су ауторове; вредности у њима се не проверавају.

## Остале вредности и шта је прочитано

assemble-stage-name = { NAME($stage, of: "stage") }
assemble-rated = { $word }, план { $plan }
assemble-news-up = изнад уобичајеног распона
assemble-news-down = испод уобичајеног распона
assemble-absent = Без вредности за овај период: { $names }
assemble-absent-unfed = Не мери се, јер их ништа не пуни: { $names }
provenance-head-files = Датотека
provenance-head-hash = SHA-256
provenance-files = { $n ->
    [one] { $n } датотека
    [few] { $n } датотеке
   *[other] { $n } датотека
 }
quality-rest = Потпуно, и сваки ред се броји: { $names }.

## Шта сад

heading-now = Шта сад
now-agreed = **{ KPI($kpi, form: "short") }**, договорено ({ $by }): { $what }
now-behind = **{ KPI($kpi) }**, { CHANGE($change, part: "size") } { $side ->
    [over] изнад плана
   *[behind] испод плана
 }: утврдити зашто.
now-segment = Прво погледати { $segment }, { CHANGE($change, part: "percent") } за годину дана.
now-campaign = Прво погледати { $segment }: { $spend } и { $n ->
    [0] ниједан лид
    [one] { $n } лид
    [few] { $n } лида
   *[other] { $n } лидова
 }.
now-entry = Записано { DAY($day) }: { $what }.
now-section = Приказано у одељку „{ $section }“.
now-nothing = Ништа се не тражи: ниједан показатељ није јасно испод плана.
now-running = { $grain ->
    [week] Засад ништа: недеља се оцењује када се заврши.
    [month] Засад ништа: месец се оцењује када се заврши.
    [quarter] Засад ништа: квартал се оцењује када се заврши.
   *[year] Засад ништа: година се оцењује када се заврши.
 }
now-no-plan = Задајте план: без њега се ни за једну вредност не може рећи да ли је добра.
heading-changes-latest = Последње промене
standfirst-funnel-sessions = Било је **{ NUMBER($sessions) } сесија** { PERIOD($period, form: "in") }.
standfirst-funnel-unrated = План није задат, па се овде ниједна вредност не назива добром ни лошом.
headline-behind-first = { KPI($kpi, form: "short") }: { CHANGE($change, part: "size") } { $side ->
    [over] изнад плана
   *[behind] испод плана
 }

## Страна свих извештаја

archive-title = Сви извештаји
archive-standfirst = Најновији прво; времена су у зони { $zone }.
archive-empty = Још није направљен ниједан извештај.
archive-earlier = Ранији извештаји ({ NUMBER($n) })
archive-version = исправка, верзија { $n }
archive-report-week = Недељни извештај
archive-report-month = Месечни извештај
archive-report-quarter = Квартални извештај
archive-report-year = Годишњи извештај
archive-state-planned = На реду
archive-state-waiting = Чека податке
archive-state-running = Прави се
archive-state-held = Задржала га је провера
archive-state-review = На прегледу
archive-state-ready = Спремно за слање
archive-state-delivering = Шаље се
archive-state-made = Направљено
archive-state-done = Послато
archive-state-done_with_failed = Није послато свима
archive-state-done_with_unknown = Испорука неизвесна
archive-state-failed = Није успело
archive-state-skipped = Прескочено
archive-state-expired = Није направљено: подаци нису стигли
archive-sent = Послато { DAY($day, form: "short") }, { $time }
archive-made = Направљено { DAY($day, form: "short") }, { $time }
archive-due = На реду { DAY($day, form: "short") }, { $time }
archive-recipients = { $n ->
    [one] За { NUMBER($n) } примаоца
   *[other] За { NUMBER($n) } прималаца
 }
archive-recipients-for = { $n ->
    [one] За { NUMBER($n) } примаоца
   *[other] За { NUMBER($n) } прималаца
 }
archive-recipients-of = За { NUMBER($sent) } од { NUMBER($n) } прималаца
archive-parts = { $n ->
    [one] { NUMBER($n) } издање за део
    [few] { NUMBER($n) } издања за делове
   *[other] { NUMBER($n) } издања за делове
 }
archive-corrected = Шта је исправљено: { $why }
archive-declined = Слање је заустављено: { $why }
archive-replaced = Замењен верзијом { $n }.
archive-removed = Његове датотеке се више не чувају.

## Области фокуса

own-words = { $words }
section-focus = Области фокуса
section-focus-for = Области фокуса за { PERIOD($period, form: "short") }
headline-focus-none = Ништа није јаче од случајности, па овог пута нема области фокуса
headline-focus-untested = Овог пута нема области фокуса: није било шта да се упореди
headline-focus-unasked = Области фокуса бирају се по кварталима
headline-focus-one = Једина област фокуса која стоји: { $what }
headline-focus-first = { $what } је прва од { $n } области фокуса
headline-focus-more = { $n ->
    [1] { $what } је на првом месту: вреди више од следеће области
    [2] { $what } је на првом месту: вреди више од следеће две заједно
    [3] { $what } је на првом месту: вреди више од следеће три заједно
   *[other] { $what } је на првом месту: вреди више од следећих { $n } заједно
 }
headline-focus-perhaps-more = { $n ->
    [1] { $what } је на првом месту: вероватно вреди више од следеће области
    [2] { $what } је на првом месту: вероватно вреди више од следеће две заједно
    [3] { $what } је на првом месту: вероватно вреди више од следеће три заједно
   *[other] { $what } је на првом месту: вероватно вреди више од следећих { $n }
 }
headline-focus-occasions = { $n ->
    [one] Планиране ставке: { $n }, и ништа друго што је јаче од случајности
   *[other] Планиране ставке: { $n }, и ништа друго што је јаче од случајности
 }
headline-focus-some = { $n ->
    [one] { $n } област фокуса за наредни квартал
    [few] { $n } области фокуса за наредни квартал
   *[other] { $n } области фокуса за наредни квартал
 }
focus-unasked = У овом извештају области фокуса нису тражене. Налазе се у вредностима целог квартала.
standfirst-focus = Свака област даје доказе, колико су поуздани и једну акцију са одговорним лицем и роком.
standfirst-focus-tests = { $n ->
    [one] Обављено поређења: { NUMBER($n) }; што је приказано, стоји.
   *[other] Обављено је { NUMBER($n) } поређења заједно; што је приказано, стоји и после корекције за њихов број.
 }
standfirst-focus-none = { $n ->
    [one] За период { PERIOD($period, form: "short") } обављено поређења: { NUMBER($n) }, и може бити случајно.
   *[other] За период { PERIOD($period, form: "short") } обављено је заједно поређења: { NUMBER($n) }, и после корекције за њихов број ниједно није јасније од случајности.
 }
standfirst-focus-stay = И то је резултат: ништа овде не тражи промену курса. Што може бити случајно, наведено је испод, да се опет погледа.
standfirst-focus-untested = За период { PERIOD($period, form: "short") } ниједно поређење није било могуће: правила нису имала шта да питају. Разлози су испод.
focus-turn = { $n ->
    [1] Област фокуса { $last }
    [2] Области фокуса { $first } и { $last }
   *[other] Области фокуса од { $first } до { $last }
 }
focus-kind-improve = Побољшати · { $rule }
focus-kind-double_down = Појачати · { $rule }
focus-kind-time_based = По календару
focus-kicker-proposed = { $kind } · предлог
focus-kicker-accepted = { $kind } · прихваћено
focus-kicker-accepted-by = { $kind } · прихватио: { $by }
focus-kicker-edited = { $kind } · прихваћено уз измене
focus-kicker-edited-by = { $kind } · прихватио уз измене: { $by }
focus-what = { $segment }: { KPI($kpi, form: "mid") }
focus-mid = { KPI($kpi, form: "mid") }
focus-percent = { PERCENT($share, decimals: 0, sign: "yes") }
focus-cases = { $n ->
    [one] { $n } случај
    [few] { $n } случаја
   *[other] { $n } случајева
 }
chart-title-focus-target = { $side ->
    [above] { $sure ->
        [high] { $what }: јасно изнад циља, { $value }, а не { $other }
        [low] { $what }: можда изнад циља, { $value }, а не { $other }
       *[other] { $what }: изнад циља, { $value }, а не { $other }
     }
   *[below] { $sure ->
        [high] { $what }: јасно испод циља, { $value }, а не { $other }
        [low] { $what }: можда испод циља, { $value }, а не { $other }
       *[other] { $what }: испод циља, { $value }, а не { $other }
     }
 }
chart-title-focus-benchmark = { $side ->
    [above] { $sure ->
        [high] { $what }: јасно изнад упоредне вредности, { $value }, а не { $other }
        [low] { $what }: можда изнад упоредне вредности, { $value }, а не { $other }
       *[other] { $what }: изнад упоредне вредности, { $value }, а не { $other }
     }
   *[below] { $sure ->
        [high] { $what }: јасно испод упоредне вредности, { $value }, а не { $other }
        [low] { $what }: можда испод упоредне вредности, { $value }, а не { $other }
       *[other] { $what }: испод упоредне вредности, { $value }, а не { $other }
     }
 }
chart-title-focus-needed = { $sure ->
    [low] { $what }: можда премало за лествицу, { $value }, а не { $other }
   *[other] { $what }: премало за лествицу, { $value }, а не { $other }
 }
chart-title-focus-past = { $side ->
    [above] { $sure ->
        [high] { $what }: јасно изнад своје прошлости, { $value } према { $other }
        [low] { $what }: можда изнад своје прошлости, { $value } према { $other }
       *[other] { $what }: изнад своје прошлости, { $value } према { $other }
     }
   *[below] { $sure ->
        [high] { $what }: јасно испод своје прошлости, { $value } према { $other }
        [low] { $what }: можда испод своје прошлости, { $value } према { $other }
       *[other] { $what }: испод своје прошлости, { $value } према { $other }
     }
 }
chart-title-focus-before = { $side ->
    [above] { $sure ->
        [high] { $what }: јасно више него раније, { $value } према { $other }
        [low] { $what }: можда више него раније, { $value } према { $other }
       *[other] { $what }: више него раније, { $value } према { $other }
     }
   *[below] { $sure ->
        [high] { $what }: јасно ниже него раније, { $value } према { $other }
        [low] { $what }: можда ниже него раније, { $value } према { $other }
       *[other] { $what }: ниже него раније, { $value } према { $other }
     }
 }
chart-title-focus-rest = { $side ->
    [worse] { $sure ->
        [high] { $what }: јасно лошије него другде, { $value } према { $other }
        [low] { $what }: можда лошије него другде, { $value } према { $other }
       *[other] { $what }: лошије него другде, { $value } према { $other }
     }
   *[better] { $sure ->
        [high] { $what }: јасно боље него другде, { $value } према { $other }
        [low] { $what }: можда боље него другде, { $value } према { $other }
       *[other] { $what }: боље него другде, { $value } према { $other }
     }
 }
focus-compared-target = { $value } { PERIOD($period, form: "in") }; циљ је { $other }.
focus-compared-target-interval = Интервал 95% је { RANGE($low, $high) }; циљ је { $other }.
focus-compared-benchmark = { $value } { PERIOD($period, form: "in") }; упоредна вредност је { $other }.
focus-compared-benchmark-interval = Интервал 95% је { RANGE($low, $high) }; упоредна вредност је { $other }.
focus-compared-needed = { $value } { PERIOD($period, form: "in") }; лествица циљева тражи { $other }.
focus-compared-needed-interval = Интервал 95% је { RANGE($low, $high) }; лествица циљева тражи { $other }.
focus-compared-past = { $value } { PERIOD($period, form: "in") }; у дванаест месеци пре тога { $other }.
focus-compared-past-interval = Интервал 95% је { RANGE($low, $high) }; у дванаест месеци пре тога { $other }.
focus-compared-before = { $value } { PERIOD($period, form: "in") }; пре тога { $other }.
focus-compared-before-interval = Интервал 95% је { RANGE($low, $high) }; пре тога { $other }.
focus-compared-rest = { $value } { PERIOD($period, form: "in") }; сви остали заједно { $other }.
focus-compared-rest-interval = Интервал 95% је { RANGE($low, $high) }; сви остали заједно { $other }.
focus-farthest-target = Лошије од циља, и с већом тежином него раније: { $segments }.
focus-farthest-benchmark = Лошије од упоредне вредности, и с већом тежином него раније: { $segments }.
focus-segment-value = { $segment } ({ $value })
focus-both = { $first } и { $second }
focus-worth-rates = Само за стопе: { PERCENT($share, decimals: 0) } јаза је другачији састав него у претходних дванаест месеци, који се овим не поправља.
focus-contrast = { $n ->
    [0] Највише се померило: { $segment } ({ $share }).
    [one] Највише се померило: { $segment } ({ $share }); од осталих поређених ({ $n }) ниједан се није померио више од случајног.
   *[other] Највише се померило: { $segment } ({ $share }); од осталих поређених ({ $n }) ниједан се није померио више од случајног.
 }
focus-contrast-none = { $n ->
    [one] Од осталих поређених ({ $n }) ниједан се није померио више од случајног.
   *[other] Од осталих поређених ({ $n }) ниједан се није померио више од случајног.
 }
focus-chance-corrected = { $band ->
    [thousand] Од овако јасних налаза случајан је мање од једног на хиљаду.
    [hundred] Од овако јасних налаза случајан је мање од једног на сто.
    [twenty] Од овако јасних налаза случајан је мање од једног на двадесет.
   *[ten] Од овако јасних налаза случајан је мање од једног на десет.
 }
focus-chance-single = { $band ->
    [thousand] Сама случајност би то учинила у мање од једног на хиљаду квартала.
    [hundred] Сама случајност би то учинила у мање од једног на сто квартала.
    [twenty] Сама случајност би то учинила у мање од једног на двадесет квартала.
   *[ten] Сама случајност би то учинила у мање од једног на десет квартала.
 }
focus-chance-interval = Интервал не досеже до тога: разлика је већа од случајне.
focus-chance-exact = Обоје је пребројано, па је сам јаз тачан.
focus-chance-may = Сама за себе ова разлика може бити случајна.
focus-occasion = { PERIOD($span) }.
focus-audience = За кога: { $audience }.
focus-campaign = Ознака кампање: { $campaign }.
focus-watch = Пратити: { $kpis }.
focus-forest-past = { KPI($kpi, form: "short") } према дванаест претходних месеци
focus-forest-before = { KPI($kpi, form: "short") } према ранијем
focus-groups-subtitle = { KPI($kpi, form: "short") }, { PERIOD($period, form: "short") }
focus-lines-subtitle = { KPI($kpi) } по месецима
focus-lines-subtitle-from = { KPI($kpi) } по месецима. Оса почиње од { $start }
focus-other-target = циљ
focus-other-benchmark = упоредна вредност
focus-other-needed = потребно
focus-other-past = Дванаест месеци раније
focus-other-before = Раније
focus-other-rest = Сви остали
focus-head-against = Према чему
focus-head-other = Његова вредност
alt-focus-forest = { $what }: { $change }; { $n ->
    [one] од осталих поређених ({ $n }) ниједан се није померио више од случајног
   *[other] од осталих поређених ({ $n }) ниједан се није померио више од случајног
 }.
alt-focus-target = { $what }: { $value }, циљ { $other }.
alt-focus-benchmark = { $what }: { $value }, упоредна вредност { $other }.
alt-focus-needed = { $what }: { $value }, потребно { $other }.
alt-focus-past = { $what }: { $value }, у дванаест месеци раније { $other }.
alt-focus-before = { $what }: { $value }, раније { $other }.
alt-focus-rest = { $what }: { $value }, сви остали { $other }.
alt-focus-worth = Вреди купаца годишње: { $n }, између { $low } и { $high }.
focus-action = Акција
focus-action-none = Још ниједна није записана
focus-owner = Ко и до кад
focus-owner-none = Још нико
focus-owner-due = { $owner }, до { DAY($day, form: "short") }
focus-success = Успех је
focus-success-up = { $what }: { $value } или више
focus-success-down = { $what }: { $value } или мање
focus-success-hold = { $what } изнад { $value } и уз већи обим
focus-success-hold-down = { $what } испод { $value } и уз већи обим
focus-goal = { KPI($kpi) }: { $value }
focus-cost = Трошак
focus-worth-label = Вредност
focus-worth = { $n ->
    [one] { $n } купац годишње ({ RANGE($low, $high) })
    [few] { $n } купца годишње ({ RANGE($low, $high) })
   *[other] { $n } купаца годишње ({ RANGE($low, $high) })
 }
focus-worth-none = Не може се проценити
focus-revenue = приход { $value } ({ RANGE($low, $high, form: "table") })
focus-revenue-plain = приход { $value }
focus-confidence = Поузданост
focus-confidence-high = Висока
focus-confidence-medium = Средња
focus-confidence-low = Ниска
focus-heading-asked = Шта је гледано
focus-heading-silent = Шта се није могло питати
focus-heading-rejected = Одбијено
focus-heading-watch = Да се опет погледа
focus-watch-subtitle = Показатељи ван плана више него што би требало, иако може бити случајно
focus-watch-none = Ниједан показатељ није ван плана тако да би могло бити случајно.
focus-tests = { $n ->
    [0] За период { PERIOD($period, form: "short") } ниједно поређење није било могуће.
    [one] За период { PERIOD($period, form: "short") } обављено поређења: { NUMBER($n) }.
   *[other] За период { PERIOD($period, form: "short") } обављено поређења: { NUMBER($n) }.
 }
focus-family = Оцењују се заједно: што се више гледа, то разлика мора бити јаснија.
focus-silent = { $rule }: { $why }
focus-silent-more = { $n ->
    [one] И још { $n } правило
   *[other] И још { $n } правила
 }
focus-rejected = { $what }. { $by }: „{ $why }“
focus-rejected-why = { $what }: „{ $why }“
focus-rejected-plain = { $what }
focus-rejected-more = { $n ->
    [one] И још { $n }
   *[other] И још { $n }
 }
focus-then = { $first }; { $second }
focus-heading-worth = Како се вредност процењује
focus-method = { $n ->
    [one] **Област { $areas }.** { $method }.
   *[other] **Области { $areas }.** { $method }.
 }
headline-focus-most = { $what } је на првом месту: од свега што се може оценити вреди највише
focus-mixed = { KPI($kpi) }: погоршање само због састава, већи удео има { $segment }, а ниједан део није лошији него раније.
focus-beside = У исто време: { $what } ({ DAY($day, form: "year") }).
focus-cause = Вероватан узрок: { $what } ({ DAY($day) }); { KPI($kpi, form: "mid") } тамо { PERCENT($own, decimals: 0, sign: "yes") }, другде без промене веће од случајне.
focus-so-far = { KPI($kpi) }: засад { $value }, циљ је { $other }.
focus-in-all = { KPI($kpi) }: укупно { $value }, циљ је био { $other }.
alt-focus-occasion = Одржава се { $when }.
focus-when = { PERIOD($span, form: "short") }
focus-ready = Спремно до
focus-takes-place = Одржава се
focus-took-place = Одржано
focus-counted-until = Броји се до
focus-note-rejected = { $first } Одбијено: { $said }.
focus-note-silent = { $first } Није се могло питати: { $said }.
focus-note = Траке су интервали 95%; боја означава оно што је веће од случајног, шупља тачка оно што може бити случајно. Вредност је оно што би затварање јаза донело за годину дана, уз све остало исто, на једној скали. Сигурне области (највише једна на сто је случајна) стоје прве, затим остале, по вредности; области се преклапају, па се вредности не смеју сабирати.
focus-file = На чему почивају области фокуса овог извештаја: поређења, интервали, тестови и вредности
last-focus-note = „Боље“ и „лошије“ каже се тамо где интервал 95% разлике од четири претходна квартала не садржи нулу. Вредност: купци годишње, обећано и виђено, на једној скали за све области.
ladder-rung-head = Пречка лествице
months-growth = { KPI($kpi) }, { PERCENT($share, decimals: 0, sign: "yes") }
months-point = { KPI($kpi) }, { CHANGE($change, part: "difference") }
months-step = { NAME($origin, of: "lifecycle") } → { NAME($stage, of: "lifecycle", form: "mid") }, { CHANGE($change, part: "difference") }
months-sensitivity-note = Поен код ниске стопе већи је корак него поен код високе; табела каже шта доноси, а не колико је тешко.
months-sensitivity-subtitle = Свака промена за себе, све остало по плану
months-sensitivity-title = { $change }: донело би највише, купаца годишње { $value }
months-head-revenue = Приход годишње
months-head-customers = Купци годишње
months-head-change = Ако ово порасте за
months-title = Потребно у сваком месецу, { PERIOD($period, form: "short") }
months-sum = **{ QUANTITY($value, style: "whole") }**
months-due = Потребно до { DAY($day, form: "year") }
months-to-date = Достигнуто до { DAY($day, form: "year") }
months-quarter = { $n }. квартал
months-before = Пре почетка године
standfirst-months-before = Сваки корак траје, па је пре почетка године већ морало бити **{ $value }** ({ KPI($kpi, form: "mid") }).
standfirst-months-business_days = Годишњи циљ је распоређен по месецима према радним данима, јер више не кажу ни план ни прошла година.
standfirst-months-last_year = Годишњи циљ је распоређен по месецима како је текла прошла година, по радном дану.
standfirst-months-plan = Годишњи циљ је распоређен по месецима како га има план.
months-nothing = За ову годину нема лествице циљева која би се распоредила по месецима: потребни су циљ и стопе које воде наниже.
headline-months-none = Циљ се не може распоредити по месецима
headline-months-left = { $value } од { $goal } до { DAY($day, form: "year") }: шта сваки месец мора донети
headline-months = Шта циљ { $goal } тражи од сваког месеца { PERIOD($period, form: "in") }
section-months = Циљ по месецима
calendar-needed-subtitle = Свака пречка се броји када мора постојати да би на време постала купац; месеци заједно дају свој квартал
calendar-needed-title = Шта циљ тражи, месец по месец, { PERIOD($period, form: "in") }
calendar-items-title = Планиране ставке: шта треба да донесу и колико коштају
calendar-head-owner = Одговоран
calendar-head-goal = Циљ
calendar-head-item = Ставка, за кога
calendar-head-when = Када
alt-calendar = { $first }: { $when }; { $n ->
    [0] ништа друго
    [one] осталих редова: { $n }
   *[other] осталих редова: { $n }
 }.
calendar-subtitle = Осенчено: { PERIOD($period, form: "short") }. Траке: планиране ставке. Ромбови: рокови. Тачкасто: последњи дан података; што је пре њега, сиво је
chart-title-calendar = Шта се одржава и чему је рок, { PERIOD($span, form: "short") }
calendar-month = { PERIOD($month, form: "short") }
calendar-day = { DAY($day, form: "short") }
calendar-when = { PERIOD($span, form: "short") }
calendar-holidays-n = { $n ->
    [one] { $n } нерадни дан
    [few] { $n } нерадна дана
   *[other] { $n } нерадних дана
 }
calendar-holidays = Државни празници
calendar-due = Рокови области фокуса
calendar-items = Планиране ставке
calendar-nothing = У овај период не пада ниједна планирана ставка и ниједној области фокуса није тада рок. Ставке са датумима уносе се у план пројекта.
standfirst-calendar-empty = За период { PERIOD($period, form: "short") } нема ни планираних ставки ни лествице циљева за приказ.
standfirst-calendar-needed = Годишњи циљ за период { PERIOD($period, form: "short") } тражи: { KPI($kpi, form: "mid") } **{ $value }**; досадашњи мањак се додаје. Табела испод то даје по месецима.
standfirst-calendar-cost = { $n ->
    [one] У овај период пада { $n } планирана ставка и кошта { $total }.
    [few] У овај период падају { $n } планиране ставке; заједно коштају { $total }.
   *[other] У овај период пада { $n } планираних ставки; заједно коштају { $total }.
 }
standfirst-calendar = { $n ->
    [one] Пред нама је { $n } планирана ставка; њен трошак није наведен.
    [few] Пред нама су { $n } планиране ставке; њихов трошак није наведен.
   *[other] Пред нама је { $n } планираних ставки; њихов трошак није наведен.
 }
headline-calendar-none = У плану нема ставки са датумом { PERIOD($period, form: "in") }
headline-calendar = Следеће у календару: { $item }, { DAY($day, form: "year") }
section-calendar = Календар плана
last-focus-side-unknown = Не може се рећи
last-focus-side-chance = Може бити случајно
last-focus-side-worse = Лошије
last-focus-side-better = Боље
last-focus-now = Сада, { PERIOD($period, form: "short") }
last-focus-then = Тада, { PERIOD($period, form: "short") }
last-focus-usual = Четири квартала раније
last-focus-head = Праћени показатељ
last-focus-unseen = Не може се рећи
last-focus-seen = Виђена вредност
last-focus-claimed = Обећана вредност
last-focus-cannot_tell = Не може се рећи
last-focus-did_not_work = Није успело
last-focus-not_yet = Још не
last-focus-worked = Успело
last-focus-done = Обављено
last-focus-verdict = Суд
last-focus-unwatched = Ниједан њен показатељ више се не може прочитати.
last-focus-kind-time_based = Била је у календару
last-focus-kind-double_down = Требало је да расте
last-focus-kind-improve = Требало је да се побољша
last-focus-unasked = Области фокуса се преиспитују по кварталима; овај извештај не обухвата један цео квартал.
last-focus-nothing = За период { PERIOD($period, form: "short") } нема записаних области фокуса. Чувају се за преиспитивање од првог извештаја који је са њима послат.
standfirst-last-focus-mean = Вредност која је била необично лоша углавном се сама враћа (регресија ка просеку), па се никад не пореди само са тим једним кварталом.
standfirst-last-focus = Сваки праћени показатељ стоји поред своја четири квартала пре периода { PERIOD($period, form: "short") }, у коме је област нађена.
headline-last-focus-none = { $total ->
    [one] Од области фокуса прошлог квартала ({ $total }) засад ниједна није успела
   *[other] Од области фокуса прошлог квартала ({ $total }) засад ниједна није успела
 }
headline-last-focus-early = { $total ->
    [one] Рано је рећи да ли је област фокуса прошлог квартала успела
   *[other] Рано је рећи да ли су области фокуса прошлог квартала успеле
 }
headline-last-focus-worked = { $total ->
    [one] Од области фокуса прошлог квартала ({ $total }) успело: { $n }
   *[other] { $n ->
        [1] Од { $total } области фокуса прошлог квартала успела је једна
       *[other] Од { $total } области фокуса прошлог квартала успело: { $n }
     }
 }
headline-last-focus-nothing = Нема области фокуса прошлог квартала за преиспитивање
section-last-focus = Области фокуса прошлог квартала
focus-note-none = „Може бити случајно“ значи да интервал 95% вредности обухвата план.

## Преглед: насловна страна, фазе, одлуке

section-cover = Насловна страна
section-attract = Привлачење: од непознатих до посетилаца
section-convert = Конверзија: од посетилаца до лидова
section-close = Закључивање: од лидова до купаца
section-delight = Одушевљење: од купаца до промотера
cover-span = { PERIOD($period) }: { PERIOD($days) }
cover-quarter = { $n }. квартал: { PERIOD($days) }
cover-period = { PERIOD($period) }
cover-made = Верзија { $version }, направио reportgen { $program }
cover-art = { KPI($kpi) } { PERIOD($period, form: "in") }
cover-art-plan-forecast = збирно; танка линија: план; испрекидано: прогноза
cover-art-plan = збирно; танка линија: план
cover-art-forecast = збирно; испрекидано: прогноза
cover-art-alone = збирно
cover-figure = { $value }
cover-caption = до { DAY($day) }
cover-forecast = { $value } овим темпом
headline-stage-absent = { NAME($stage, of: "stage") }: ништа се не мери
headline-stage-quiet = { NAME($stage, of: "stage") }: ниједна разлика од плана није већа од случајне
headline-stage-short = { NAME($stage, of: "stage") }: за оцену још нема довољно података
headline-stage-on-plan = { NAME($stage, of: "stage") }: сваки показатељ са планом га држи
headline-stage-unplanned = { NAME($stage, of: "stage") }: план није задат и ништа није ван уобичајеног распона
headline-stage-behind-since = { KPI($kpi, form: "short") }: { CHANGE($change, part: "size") } { $side ->
    [over] изнад плана
   *[behind] испод плана
 }, ван распона (од: { PERIOD($period, form: "short") })
headline-stage-ahead-since = { KPI($kpi, form: "short") }: { CHANGE($change, part: "size") } боље од плана, ван распона (од: { PERIOD($period, form: "short") })
standfirst-stage-all-behind = { $total ->
    [one] Испод плана, више него што објашњава случајност: { $total } од { $total } показатеља који се могу поредити.
    [few] Сва { $total } показатеља која се могу поредити са планом су испод њега, и то није случајно.
   *[other] Свих { $total } показатеља који се могу поредити са планом је испод њега, и то није случајно.
 }
standfirst-stage-off = Ван случајности: од { $total } показатеља са планом испод њега { $behind ->
    [0] ниједан
    [one] { $behind }
   *[other] { $behind }
 }, изнад { $ahead ->
    [0] ниједан
    [one] { $ahead }
   *[other] { $ahead }
 }.
standfirst-stage-kept = { $total ->
    [one] Од { $total } показатеља који се могу поредити са планом ниједан не одступа више од случајног.
   *[other] Од { $total } показатеља који се могу поредити са планом ниједан не одступа више од случајног.
 }
standfirst-stage-short = Од { $total } показатеља фазе вредности има { $n }, али им је историја прекратка за графикон.
changes-none-stage = Није записано ништа што се тиче ове фазе.
where-none = { KPI($kpi, form: "short") }: ниједан сегмент се није променио више од случајног
where-segment = { KPI($kpi, form: "short") }, где се померило: { $segment }, { CHANGE($change, part: "words") } него пре годину дана
where-segment-mix = { KPI($kpi, form: "short") }: { $segment }, { CHANGE($change, part: "words") } него пре годину дана, само због састава
where-counted = { $n ->
    [0] У димензији „{ NAME($dimension, of: "dimension", form: "mid") }“ од { $total } ниједан се није променио више од случајног.
   *[other] У димензији „{ NAME($dimension, of: "dimension", form: "mid") }“ више од случајног променило се { $n } од { $total }.
 }
where-weighs = Највише тежи { $segment }: према стопи од пре годину дана { QUANTITY($n) } { $side ->
    [up] више
   *[down] мање
 } ({ KPI($kpi, form: "mid") }); { $other }: већи { $side ->
    [up] раст
   *[down] пад
 }, али то чини само { QUANTITY($m) }.
where-counted-both = Више од случајног променило се у димензији „{ NAME($dimension, of: "dimension", form: "mid") }“ { $n } од { $total }, у димензији „{ NAME($second, of: "dimension", form: "mid") }“ { $m } од { $of }.
where-head-reading = Читање
where-head-effect = { KPI($kpi, form: "short") }, утицај
where-effect = { QUANTITY($n, sign: "yes") }
where-table-weighs = Највише тежи { $segment }, највећи { $side ->
    [up] раст
   *[down] пад
 }: { $other }; промењено { $n } од { $total }
where-subtitle-effect = { KPI($kpi) }, { NAME($dimension, of: "dimension", form: "mid") }, од највећег. Утицај: према стопи од пре годину дана. Боја: веће од случајног
where-table = { $segment }: { CHANGE($change, part: "words") } него пре годину дана; промењено { $n } од { $total }
where-subtitle = { KPI($kpi) }, { NAME($dimension, of: "dimension", form: "mid") }, од највећег. Боја означава оно што је веће од случајног
alt-where = { $segment }: { CHANGE($change, part: "percent") } за годину дана
where-chance = Може бити случајно
where-mixed = Само због састава
where-rise = Јасан раст
where-fall = Јасан пад
where-new = Пре годину дана није било
where-know = Шта знамо
where-believe = У шта верујемо
where-do-not-know = Шта не знамо
where-plan-behind = { KPI($kpi) }: { CHANGE($change, part: "size") } лошије од плана, више него што објашњава случајност.
where-plan-ahead = { KPI($kpi) }: { CHANGE($change, part: "size") } боље од плана, више него што објашњава случајност.
where-moved = { $segment }: за годину дана са { $before } на { $after } ({ CHANGE($change, part: "percent") }).
where-moved-mix = { $segment }: за годину дана са { $before } на { $after } ({ CHANGE($change, part: "percent") }): у димензији „{ NAME($dimension, of: "dimension", form: "mid") }“ померио се састав, а унутар ње разлике нема.
where-steady = { $segment }: без промене ({ CHANGE($change, part: "percent") }).
where-nothing-known = Ниједан сегмент се није променио више него што објашњава случајност.
where-entry = Можда има везе са овим записом, { DAY($day) }: { $what }.
where-no-entry = Дневник промена за овај показатељ годину дана не наводи ништа, па се овде не именује ниједан разлог.
where-cause = Да ли је промењено и узрок: ништа није испитано према групи које се то није тицало.
where-perhaps = { $n ->
    [one] Да ли се { $segment } ({ CHANGE($change, part: "percent") }) уопште променио: може бити случајно.
   *[other] Да ли се { $segment } ({ CHANGE($change, part: "percent") }) уопште променио: један је од { NUMBER($n) } сегмената чија промена може бити случајна.
 }
where-unrated = { $n ->
    [one] Како је прошао { $n } сегмент: почива на премало случајева.
    [few] Како су прошла { $n } сегмента: почивају на премало случајева.
   *[other] Како је прошло { $n } сегмената: почивају на премало случајева.
 }

## Зашто се показатељ померио

chart-title-why-none = { KPI($kpi) }: годишњи помак може бити случајан
chart-title-why-count = { KPI($kpi) }: годишњи { $way ->
    [down] пад
   *[up] раст
 }, највише { $segment } ({ CHANGE($change, part: "difference") })
chart-title-why-count-even = { KPI($kpi) }: укупно без промене, највише { $segment } ({ CHANGE($change, part: "difference") })
chart-title-why-mix = { KPI($kpi) }: { $way ->
    [down] пад
   *[up] раст
 } { $side ->
    [more] због састава, а не стопа: више { $segment }
    [less] због састава, а не стопа: мање { $segment }
   *[other] због састава случајева, а не стопа
 }
chart-title-why-rate = { KPI($kpi) }: { $way ->
    [down] пад
   *[up] раст
 } саме стопе, највише { $worst }; не састава
chart-title-why-rate-alike = { KPI($kpi) }: { $way ->
    [down] пад
   *[up] раст
 } у многим сегментима подједнако; не састава
chart-title-why-both = { KPI($kpi) }: { $way ->
    [down] пад
   *[up] раст
 } због састава { $side ->
    [more] (више { $segment })
    [less] (мање { $segment })
   *[other] случајева
 } и стопа
chart-title-why-offset = { KPI($kpi) }: готово без промене, састав и стопе се поништавају
chart-title-why-simpson = { KPI($kpi) }: { $way ->
    [down] укупно ниже, у сваком сегменту више
   *[up] укупно више, у сваком сегменту ниже
 } (Симпсонов парадокс)
standfirst-why-count = { KPI($kpi) }: **{ CHANGE($change, part: "difference") }** према прошлој години; од тога сам сегмент **{ $segment }** { CHANGE($part, part: "difference") }.
standfirst-why-count-even = { KPI($kpi) }: укупно готово без промене према прошлој години ({ CHANGE($change, part: "difference") }), али **{ $segment }** јесте: { CHANGE($part, part: "difference") }.
standfirst-why-mix = { KPI($kpi) }: { $way ->
    [down] пад
   *[up] раст
 } (**{ CHANGE($change, part: "difference") }**) према прошлој години јер { $side ->
    [more] већи део ({ KPI($base, form: "mid") }) чини **{ $segment }**
    [less] мањи део ({ KPI($base, form: "mid") }) чини **{ $segment }**
   *[other] се другачије распоређује ({ KPI($base, form: "mid") }; { NAME($dimension, of: "dimension", form: "mid") })
 }, а не зато што би у димензији „{ NAME($dimension, of: "dimension", form: "mid") }“ нешто само { $way ->
    [down] пало
   *[up] порасло
 }: састав је учинио { CHANGE($mix, part: "difference") }, стопе { CHANGE($rate, part: "difference") }.
standfirst-why-simpson = { KPI($kpi) }: { $way ->
    [down] пад
   *[up] раст
 } (**{ CHANGE($change, part: "difference") }**) према прошлој години, иако је у димензији „{ NAME($dimension, of: "dimension", form: "mid") }“ свуда где се може оценити { $way ->
    [down] раст
   *[up] пад
 } (Симпсонов парадокс): { $side ->
    [more] већи део ({ KPI($base, form: "mid") }) чини **{ $segment }**
    [less] мањи део ({ KPI($base, form: "mid") }) чини **{ $segment }**
   *[other] другачије се распоређује ({ KPI($base, form: "mid") })
 }. Састав је учинио { CHANGE($mix, part: "difference") }, стопе { CHANGE($rate, part: "difference") }.
standfirst-why-rate = { KPI($kpi) }: { $way ->
    [down] пад
   *[up] раст
 } (**{ CHANGE($change, part: "difference") }**) према прошлој години: { CHANGE($rate, part: "difference") } чине стопе унутар сегмената ({ NAME($dimension, of: "dimension", form: "mid") }), { CHANGE($mix, part: "difference") } састав ({ KPI($base, form: "mid") }).
standfirst-why-both = { KPI($kpi) }: { $way ->
    [down] пад
   *[up] раст
 } (**{ CHANGE($change, part: "difference") }**) према прошлој години: { CHANGE($mix, part: "difference") } чини састав ({ KPI($base, form: "mid") }){ $side ->
    [more] , где је више **{ $segment }**,
    [less] , где је мање **{ $segment }**,
   *[other] {""}
 } а { CHANGE($rate, part: "difference") } стопе унутар сегмената ({ NAME($dimension, of: "dimension", form: "mid") }).
standfirst-why-offset = { KPI($kpi) }: готово без промене према прошлој години, али не зато што се ништа није мењало: састав ({ KPI($base, form: "mid") }) је учинио { CHANGE($mix, part: "difference") }, стопе унутар сегмената ({ NAME($dimension, of: "dimension", form: "mid") }) { CHANGE($rate, part: "difference") }.
alt-why = { $title }. Укупно { CHANGE($change, part: "difference") } према прошлој години; делови су у табели.
why-effect = Утицај на показатељ ({ KPI($kpi, form: "mid") })
why-effect-points = У процентним поенима; пре годину дана { $value }
why-effect-units = Изнад или испод прошлогодишње вредности { $value }
why-distance = Тачка: { PERIOD($period, form: "short") }. Појас: интервал 95%
why-subtitle = { PERIOD($period) } и { PERIOD($before) }, { NAME($dimension, of: "dimension", form: "mid") }. Лево: шта је ко додао. Сиво: може бити случајно
why-subtitle-ratio = { PERIOD($period) } и { PERIOD($before) }, { NAME($dimension, of: "dimension", form: "mid") }. Лево: шта је учинио састав, затим стопе. Сиво: може бити случајно
why-mix = { $side ->
    [more] Састав ({ KPI($base, form: "mid") }): више { $segment }
    [less] Састав ({ KPI($base, form: "mid") }): мање { $segment }
   *[other] Састав ({ KPI($base, form: "mid") })
 }
why-outside = { $segment }, без основе ({ KPI($base, form: "mid") })
why-other = Остало ({ $n })
why-other-rates = { $n ->
    [one] Стопа још { $n }
   *[other] Стопе још { $n }
 }
why-head-mix = Саставом
why-head-rate = Стопом
why-change = { CHANGE($change, part: "difference") }

## Зашто се нешто из лествице не каже, или како је настало

missing-no_rows_year = нема података: у последњих дванаест целих месеци ништа није избројано
missing-more_above = нема стопе: у последњих дванаест целих месеци стигло је { $above } од { $below } који су стајали пре тога
missing-too_few_won = премало података: у довољно старим кохортама добијено је { $won }, а потребно је { $fewest }
missing-passed_over = без своје пречке: планирана стопа { $rate } води мимо ње
missing-no_way_past = без пречке: до ње не води ниједна стопа
missing-rate_measured = мерено од { DAY($first) } до { DAY($last) }, јер је ниједан план не наводи
missing-won_without_lead = { $n } од { $total } добијених у последњих { $months } месеци дошло је без лида; лествица све тражи од ниже фазе
missing-not_by_day = не каже се: не броји се по данима
missing-year_over = нема: период је завршен
missing-history_short = нема: са мање од { $months } месеци историје сезона се не може разликовати од раста
missing-record_too_short = премало месеци историје за проверу

## Правила: како се зову и шта чинити

rule-traffic = Мање посетилаца него што годишњи циљ тражи
rule-traffic-action-1 = Објављивати за претраге које доводе посетиоце од којих настају лидови и поправити странице чија је позиција у претрази пала.
rule-traffic-action-2 = Вратити канале који су пали испод свог уобичајеног удела у саобраћају.
rule-search_clicks = Често виђено, преретко кликнуто
rule-search_clicks-action-1 = Преписати наслове и описе страница које се највише виде, а најмање кликћу.
rule-search_clicks-action-2 = Испробати нове текстове огласа у кампањама које су изгубиле највише кликова.
rule-fast_pages = Странице на које се чека
rule-fast_pages-action-1 = Убрзати најспорије одредишне странице, прво оне са највише посетилаца.
rule-site_conversion = Посетилаца довољно, лидова мало
rule-site_conversion-action-1 = Скратити образац који губи највише људи; прво уклонити поље на коме их највише одустаје.
rule-site_conversion-action-2 = Подићи позив на акцију на страницама које конвертују лошије од осталих.
rule-site_conversion-action-3 = Пренети на слабе странице оно што најбоље чине другачије.
rule-paid_price = Плаћених кликова има, али су лидови прескупи
rule-paid_price-action-1 = Преместити потрошњу са производа и кампања изнад цене по лиду на оне испод ње.
rule-paid_price-action-2 = Дати свакој плаћеној публици сопствену одредишну страницу.
rule-lead_quality = Лидова довољно, квалификованих мало
rule-lead_quality-action-1 = На обрасцима питати оно што лид квалификује и ништа друго.
rule-lead_quality-action-2 = Чинити више тамо одакле долазе квалификовани лидови, а мање тамо одакле не долазе.
rule-one_persona = MQL довољно, али премало од једне персоне
rule-one_persona-action-1 = Планирати за ту персону садржај и понуде у сваком кораку њеног пута.
rule-nurture = MQL довољно, SQL премало
rule-nurture-action-1 = Предавати MQL продаји за дан или два и договорити ко кога зове.
rule-nurture-action-2 = Прерадити поступке и имејлове који воде MQL до разговора са продајом.
rule-first_talk = SQL довољно, прилика премало
rule-first_talk-action-1 = Уклонити оно што стоји између SQL и првог разговора: термини на избор, мање корака.
rule-first_talk-action-2 = Направити понуде за дно левка: презентација, проба, процена.
rule-sales_process = Прилика довољно, купаца мало
rule-sales_process-action-1 = Проћи са продајом кроз изгубљене прилике: у ком кораку, од кога, из ког разлога.
rule-wrong_audience = Посетиоци постају лидови, лидови готово никад купци
rule-wrong_audience-action-1 = Зауставити оно што доводи лидове који се никад не закључе и циљати публику оних који се закључе.
rule-referrals = Купаца има, препорука нема
rule-referrals-action-1 = Побољшати прве недеље нових купаца, па тражити рецензије и препоруке.
rule-double_down = Ради много боље од осталог
rule-double_down-action-1 = Уложити више у оно што ради најбоље: буџет, странице и садржај, док год стопа држи.

## Зашто правило ништа није рекло, колико је област поуздана, како је процењена вредност

focus-silent-figure = нема вредности: { KPI($kpi, form: "mid") }
focus-silent-direction = { KPI($kpi, form: "mid") }: нема бољег смера
focus-silent-young = { KPI($kpi, form: "mid") }: још нема три довољно стара месеца
focus-silent-past = { KPI($kpi) }: недостају циљ, упоредна вредност и петнаест сопствених месеци за поређење
focus-silent-few = { KPI($kpi, form: "mid") }: премало случајева за суд
focus-silent-plan = ни циљ ни план не кажу колико треба да буде: { KPI($kpi, form: "mid") }
focus-silent-before = слабо је, али недостаје већ корак пре тога: { KPI($kpi, form: "mid") }
focus-silent-over = било је лошије, али најновији месец више није: { KPI($kpi, form: "mid") }
focus-silent-evened = { KPI($kpi, form: "mid") }: ниже, али { KPI($other, form: "mid") }: за толико више; кроз оба корака пролази колико и раније
focus-silent-same = { KPI($kpi, form: "mid") }: погоршање заједно с другим показатељем и не веће него код њега ({ KPI($other, form: "mid") }); узрок је исти и о њему је реч тамо
focus-silent-segments = ниједан сегмент нема довољно конверзија да би се поредио са остатком
focus-silent-running = { PERIOD($period) }: још није завршено
focus-silent-toll = лошије је, али { KPI($kpi, form: "mid") } ту није ниже
focus-confidence-improve = { $sharp ->
    [yes] Дошло је у једном јасном кораку,
   *[no] Није дошло у једном јасном кораку,
 } { $contrast ->
    [yes] упоредиви делови се нису померили
   *[no] ниједан упоредив део није остао какав је био,
 } и { $base ->
    [yes] почива на много случајева.
   *[no] почива на мало случајева.
 }
focus-confidence-more = Испред остатка у { $quarters } од 4 квартала, { $base ->
    [yes] на много случајева;
   *[no] на мало случајева;
 } { $cost ->
    [less] резултат не кошта више него другде.
    [more] резултат кошта више него другде.
   *[unknown] колико резултат кошта, није познато.
 }
focus-confidence-evened = Кроз оба корака пролази колико и раније: { KPI($other, form: "mid") } је више за колико је ово ниже.
focus-confidence-surge = Посета је одједном много више, а лидова колико и раније: ниједан лид не недостаје.
focus-action-surge = Пре него што се мењају странице и обрасци, утврдити чије су то посете: робота или људи.
focus-confidence-toll = Сегменти се не разликују само по овоме: { KPI($kpi, form: "mid") } је ту ниже, што је наговештај, а не доказ.
focus-plan-ahead = У плану; још се ништа не броји.
focus-plan-counted = Броји се тамо где подаци носе ознаку њене кампање.
focus-plan-over = Избројано до краја тамо где подаци носе ознаку њене кампање.
worth-gap-rates = Шта самим стопама недостаје за годину дана, без онога што узима померен састав, кроз даље стопе последњих дванаест месеци, пута просечан посао
worth-gap = Шта недостаје за годину дана, кроз даље стопе последњих дванаест месеци, пута просечан посао
worth-more = Колико мањка за годину дана, кроз даље стопе последњих дванаест месеци, пута просечан посао
worth-grow = Упола више случајева, колико има места, уместо исто толико осталих; предност смањена ка остатку

decisions-asked = Које одлуке тражимо
decisions-agreed = Шта је договорено
decisions-none-behind = За овај квартал се не предлаже ниједна област фокуса. Што је јасно испод плана, тражи се горе.
decisions-none = У овом кварталу не стоји ниједан налаз: ништа од испитаног не одступа више од случајног од плана, упоредне вредности ни своје прошлости, па се не тражи ниједна одлука.
decisions-evidence = Докази и поузданост:
decisions-more = Свих { $n } са доказима:
decisions-looked-at = Шта је гледано:
decisions-worth = Вреди { RANGE($low, $high, form: "table") } купаца годишње
decisions-owner-open = Одговорно лице отворено
decisions-owner-due = { $owner }, до { DAY($day, form: "short") }
decisions-for = За: { $title }
decisions-question = Утврдити зашто: { KPI($kpi, form: "mid") } { CHANGE($change, part: "size") } { $side ->
    [over] изнад
   *[behind] испод
 }
section-paid-return = Канали, плаћени медији и повраћај
section-paid-none = На огласе није потрошено ништа; канали и повраћај целог маркетинга су испод.
channels-payback = Отплата
channels-months = { NUMBER($n, decimals: 1) } месеци
channels-payback-note = Отплата: за колико месеци годишња бруто добит од купца (животна вредност подељена очекиваним годинама) исплати трошак његовог добијања.
channels-return-subtitle = Цео маркетинг, не само огласи
channels-return-plain = Колико је маркетинг коштао
channels-return-gain = Маркетинг је зарадио свој трошак и још { $value }
channels-return-loss = Маркетинг је зарадио { $value } мање него што је коштао
channels-head-change = за годину
channels-title = Највише доноси { $channel }: { NUMBER($n) } од { NUMBER($total) } ({ KPI($kpi, form: "mid") })
channels-title-plain = Шта је донео сваки канал
channels-subtitle = { PERIOD($period, form: "short") } и промена према { PERIOD($before, form: "short") }; цео лид припада последњем каналу
channels-note = Мали бројеви случајно варирају: где је десет лидова, који више или мање мало значи.
channels-rest = Остали, без канала

## Шта је било са претходним областима фокуса

review-why-better = { KPI($kpi) }: { $now } према { $usual } у четири претходна квартала, више него што објашњава случајност.
review-why-worse = { KPI($kpi) }: { $now } према { $usual } у четири претходна квартала, лошије него што објашњава случајност.
review-why-not-due = { KPI($kpi) }: { $now } према { $usual }, може бити случајно; рок је { $day }.
review-why-short = { KPI($kpi) }: { $now } према { $usual }, може бити случајно, а и у најбољем случају вреди мање него што је обећано.
review-why-done = Нешто је учињено { $day }; { KPI($kpi, form: "mid") } је { $now } према { $usual }, може бити случајно.
review-why-chance = { KPI($kpi) }: { $now } према { $usual }, може бити случајно; дневник промена не наводи ништа учињено.
review-why-running = { PERIOD($period) }: још није завршено.
review-why-unknown = { KPI($kpi) }: за овај квартал није познато.
review-why-few = { KPI($kpi) }: премало случајева за суд.
review-why-no-past = { KPI($kpi) }: недостају четири квартала за поређење.
review-why-to-come = Још није завршено.
review-why-held = Одржано је; ниједан циљ се не може измерити.
review-why-reached = Циљ је достигнут: { KPI($kpi, form: "mid") } { $now }.
review-why-missed = Циљ није достигнут: { KPI($kpi, form: "mid") } { $now }.
worth-seen = Што је обећано, по томе колики је део јаза надокнађен према четири претходна квартала

## Вредности које су сада другачије него у ранијем извештају

chart-title-restated = { $n ->
    [one] Од ранијих извештаја промењена је { $n } вредност
    [few] Од ранијих извештаја промењене су { $n } вредности
   *[other] Од ранијих извештаја промењено је { $n } вредности
 }
restated-was = Речено
restated-now = Сада
restated-by = Где
restated-report = { $report }, { PERIOD($period, form: "short") }
restated-value = { QUANTITY($value, style: "exact") }
restated-note = Извори су каснили или су се исправили. Вредности завршених периода пореде се како су одштампане, новац у пару.
restated-more = { $n ->
    [one] Још { $n } овде није наведена.
   *[other] Још { $n } овде није наведено.
 }
mail-restated = Измењено: { KPI($kpi, form: "mid") }, { PERIOD($period) }, сада је { QUANTITY($now, style: "exact") }; ранији извештај је навео { QUANTITY($was, style: "exact") }.

## Вероватни узроци

likely-cause = { KPI($kpi) }: { PERCENT($change, decimals: 0, sign: "yes") } (од: { PERIOD($at, form: "short") }). Вероватан узрок, записано { DAY($day) }: { $what }. Тамо ({ $touched }) { PERCENT($own, decimals: 0, sign: "yes") }; упоредна група ({ $compared }{ $n ->
    [0] {""}
   *[other] {" "}и још { $n }
 }) није се померила више од случајног.
