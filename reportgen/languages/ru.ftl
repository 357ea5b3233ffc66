### Русский. Ключи и переменные те же, что в en.ftl; функции описаны в reportgen/text/catalogue.py.
### Названия показателей стоят в предложениях в именительном падеже, чтобы подходили и показатели, которые добавил сам
### пользователь: «Лиды: на 9,3 % хуже плана». Пробелы после чисел и коротких слов становятся неразрывными сами.

## Язык

language-name = Русский
language-locale = ru

## Числа. $n уже записано.

points = { $n } п. п.
score-points = { $n } п.
score-size = { $n } пункта
days = { $n ->
    [one] { $n } день
    [few] { $n } дня
    [many] { $n } дней
   *[other] { $n } дня
 }
seconds = { $n } с
change = { $difference } ({ $percent })
change-more = на { $percent } больше
change-less = на { $percent } меньше
change-none = без изменений
range = от { $low } до { $high }

## Дни и периоды. Что может стоять в образце: PARTS и RANGE_PARTS в reportgen/text/dates.py.

date-day = { $day } { $genitive } { $year } года
date-day-short = { $dd }.{ $mm }.{ $year }
date-day-of-year = { $day } { $genitive }
date-day-brief = { $day } { $abbreviated }
date-month-short = { $abbreviated } { $year }
date-span = { $first } – { $last }

period-day = { $day } { $genitive } { $year } года
period-day-in = { $day } { $genitive } { $year } года
period-day-of = { $day } { $genitive } { $year } года
period-day-short = { $dd }.{ $mm }.{ $year }
period-week = { $week }‑я неделя { $year } года
period-week-in = на { $week }‑й неделе { $year } года
period-week-of = { $week }‑й недели { $year } года
period-week-short = { $week }‑я нед. { $year }
period-month = { $name } { $year } года
period-month-in = { $month ->
    [1] в январе { $year } года
    [2] в феврале { $year } года
    [3] в марте { $year } года
    [4] в апреле { $year } года
    [5] в мае { $year } года
    [6] в июне { $year } года
    [7] в июле { $year } года
    [8] в августе { $year } года
    [9] в сентябре { $year } года
    [10] в октябре { $year } года
    [11] в ноябре { $year } года
   *[12] в декабре { $year } года
 }
period-month-of = { $genitive } { $year } года
period-month-short = { $abbreviated } { $year }
period-quarter = { $roman } квартал { $year } года
period-quarter-in = { $quarter ->
    [2] во { $roman } квартале { $year } года
   *[other] в { $roman } квартале { $year } года
 }
period-quarter-of = { $roman } квартала { $year } года
period-quarter-short = { $roman } кв. { $year }
period-quarter-fiscal = { $roman } квартал { $year } финансового года
period-quarter-fiscal-in = { $quarter ->
    [2] во { $roman } квартале { $year } финансового года
   *[other] в { $roman } квартале { $year } финансового года
 }
period-quarter-fiscal-of = { $roman } квартала { $year } финансового года
period-quarter-fiscal-short = { $roman } кв. { $year } ф. г.
period-year = { $year } год
period-year-in = в { $year } году
period-year-of = { $year } года
period-year-short = { $year }
period-year-fiscal = { $year } финансовый год
period-year-fiscal-in = в { $year } финансовом году
period-year-fiscal-of = { $year } финансового года
period-year-fiscal-short = { $year } ф. г.
period-days = { $within ->
    [month] { $first }–{ $last }
   *[other] { $first } – { $last }
 }
period-days-in = с { $first } по { $last }
period-days-of = { $within ->
    [month] { $first }–{ $last }
   *[other] { $first } – { $last }
 }
period-days-short = { $within ->
    [month] { $first }–{ $last }
   *[other] { $first } – { $last }
 }
period-months = { $within ->
    [year] { $first }–{ $last } { $year } года
   *[other] { $first } – { $last } { $year } года
 }
period-months-in = { $within ->
    [year] с { $first_genitive } по { $last } { $year } года
   *[other] с { $first_genitive } года по { $last } { $year } года
 }
period-months-of = { $within ->
    [year] { $first_genitive }–{ $last_genitive } { $year } года
   *[other] { $first_genitive } – { $last_genitive } { $year } года
 }
period-months-short = { $within ->
    [year] { $first }–{ $last } { $year }
   *[other] { $first } – { $last } { $year }
 }

## Этапы входящего маркетинга и их место в воронке

stage-attract = Привлечение
    .gloss = верх воронки (TOFU): незнакомые люди становятся посетителями
    .funnel = TOFU
stage-convert = Конверсия
    .gloss = от верха к середине воронки (TOFU – MOFU): посетители становятся лидами
    .funnel = TOFU – MOFU
stage-close = Закрытие
    .gloss = низ воронки (BOFU): квалифицированные лиды становятся клиентами
    .funnel = BOFU
stage-delight = Восхищение
    .gloss = после покупки: клиенты становятся промоутерами
    .funnel = после покупки
stage-return = Отдача
    .gloss = во что обходится маркетинг и что он приносит
    .funnel = все этапы

## Этапы лида и этапы предложения

lifecycle-session = Сеансы
    .one = сеанс
    .mid = сеансы
    .gen = сеансов
    .ins = сеансами
lifecycle-lead = Лиды
    .one = лид
    .mid = лиды
    .gen = лидов
    .ins = лидами
lifecycle-mql = MQL
    .one = MQL
    .long = Маркетингово квалифицированные лиды (MQL)
lifecycle-sal = SAL
    .one = SAL
    .long = Лиды, принятые продажами (SAL)
lifecycle-sql = SQL
    .one = SQL
    .long = Лиды, квалифицированные продажами (SQL)
lifecycle-opportunity = Сделки в работе
    .one = сделка в работе
    .mid = сделки в работе
    .gen = сделок в работе
    .ins = сделками в работе
lifecycle-customer = Клиенты
    .one = клиент
    .mid = клиенты
    .gen = клиентов
    .ins = клиентами

## Виды показателей, единицы, направление

unit-count = количество
unit-money = { $currency }
unit-percent = проценты
unit-ratio = отношение
unit-days = дни
unit-seconds = секунды
unit-score = баллы
better-up = чем больше, тем лучше
better-down = чем меньше, тем лучше
better-none = само по себе не хорошо и не плохо
view-period = за период
view-cohort = среди пришедших за период

## Таблицы данных под именами, понятными читателю

table-sessions = Посещаемость сайта
table-search = Поиск
table-ads = Реклама
table-social = Соцсети
table-content = Контент
table-backlinks = Входящие ссылки
table-touchpoints = Страницы, формы и призывы к действию
table-conversions = Конверсии
table-form_fields = Поля форм
table-leads = Лиды
table-deals = Сделки
table-orders = Заказы
table-emails = Рассылки
table-surveys = Опросы
table-reviews = Отзывы
table-costs = Затраты
table-targets = Целевые значения
table-customers = Клиенты
table-spending = Расходы
table-served = Просмотренный контент
table-fx = Курсы валют

## Разрезы

dimension-channel = Канал
dimension-source = Источник
dimension-medium = Тип трафика
dimension-campaign = Кампания
dimension-landing_page = Посадочная страница
dimension-country = Страна
dimension-device = Устройство
dimension-query = Поисковый запрос
dimension-page = Страница
dimension-platform = Площадка
dimension-product = Продукт
dimension-network = Соцсеть
dimension-persona = Портрет покупателя
dimension-personas = Портрет покупателя
dimension-funnel_stage = Этап воронки
dimension-offer_stage = Этап предложения
dimension-origin = Происхождение
dimension-industry = Отрасль
dimension-employees = Число сотрудников
dimension-revenue_range = Диапазон выручки
dimension-income = Доход
dimension-age = Возраст
dimension-gender = Пол
dimension-interest = Интерес
dimension-challenge = Задача
dimension-raised_hand = Обращение
dimension-identified_company = Распознанная компания
dimension-element = Элемент
dimension-variant = Вариант
dimension-kind = Вид
dimension-action = Действие
dimension-form = Форма
dimension-field = Поле формы
dimension-workflow = Цепочка писем
dimension-category = Статья затрат
dimension-type = Тип
dimension-status = Состояние
dimension-domain = Домен
dimension-target_page = Целевая страница
dimension-title = Название
dimension-stage = Этап
dimension-segment = Сегмент
segment-not-set = (не указано)
segment-pooled = Прочие (объединены)
segment-total = Всего

## Положение относительно плана

status-ahead = Выше плана
# о том, что лучше, когда меньше: стоимость выше плана — это хуже плана
status-ahead-down = Лучше плана
status-behind-down = Хуже плана
status-on_plan = В плане
status-watch = Возможна случайность
status-behind = Ниже плана
status-too_few = Слишком мало данных
status-no_plan = План не задан
status-running = { $grain ->
    [day] День ещё идёт
    [week] Неделя ещё идёт
    [month] Месяц ещё идёт
    [quarter] Квартал ещё идёт
    [year] Год ещё идёт
   *[other] Период ещё идёт
 }
status-no_data = Нет данных
status-no_data-since = Нет данных после { DAY($day, form: "year") }
status-partial = Данные неполные
status-estimated = Частично оценено
status-not-rated = Без оценки

## Почему нет значения

missing-not_fed = не измеряется: таблица «{ NAME($table, of: "table") }» не заполняется
missing-not_for_filter = для этого отбора недоступно: в таблице «{ NAME($table, of: "table") }» нет столбца { $column }
missing-column_not_fed = не измеряется: в таблице «{ NAME($table, of: "table") }» не заполняется столбец { $column }
missing-no_stage = не измеряется: этапа «{ NAME($stage, of: "lifecycle", form: "one") }» нет среди этапов бизнеса
missing-no_data = нет данных
missing-not_read = не измеряется: ничего не вычислено
missing-not_begun = нет данных: период ещё не начался ({ $period })
missing-zero_denominator = нет данных: не на что делить
missing-no_rows = нет данных: за этот период нет строк
missing-before_data = нет данных: данные начинаются позже
missing-begins_within = нет данных за весь период: данные таблицы { $table } начинаются позже
missing-source_ended = нет данных за весь период: в источнике { $source } ничего нет после { DAY($day, form: "year") }
missing-no_business_day = нет данных: рабочих дней пока не было
missing-after_data = нет данных: данные заканчиваются раньше
missing-no_rate = не измеряется: нет курса { $currency } на { DAY($day) }
missing-rates_differ = не измеряется: на { DAY($day) } есть два разных курса { $currency }
missing-no_amount = не измеряется: в таблице «{ NAME($table, of: "table") }» не указана ни одна сумма (строк без суммы: { $rows })
missing-not_each = не измеряется: не для каждой строки таблицы «{ NAME($table, of: "table") }» выполняется условие { $condition }
missing-not_configured = не измеряется: в конфигурации не задано { $key }
missing-no_previous = нет данных: до этого периода не с чем сравнить
missing-one_total = не измеряется: в таблице «{ NAME($table, of: "table") }» один общий итог за { DAY($first, form: "year") } – { DAY($last, form: "year") }, а этот период захватывает только его часть
missing-wrong_grain = не измеряется: строки таблицы «{ NAME($table, of: "table") }» — это целые месяцы
missing-not_additive = не измеряется: дни таблицы «{ NAME($table, of: "table") }» не складываются, а строки за весь период нет
missing-too_short = нет данных: нужно месяцев: { $months }, а таблица «{ NAME($table, of: "table") }» начинается { DAY($day) }
missing-no_target = план не задан
missing-no_history = не измеряется: так далеко ещё никто не дошёл, обычный срок неизвестен
missing-unallocated = не измеряется: нераспределённые расходы и случаи не относятся друг к другу
missing-no_spend = нет данных: расходы на этот сегмент не распределены
missing-not_reached = не достигнуто
missing-withheld = не показано: меньше { $k } случаев
missing-too_few = слишком мало данных

## Показатели: привлечение. `.definition` стоит в таблице определений, `.short` — не длиннее 24 знаков.

kpi-sessions = Сеансы
    .definition = Посещения сайта, как их считает веб-аналитика
kpi-users = Пользователи
    .definition = Люди, побывавшие на сайте за период, как их считает источник; один человек с двух устройств — два пользователя
kpi-new_users = Новые пользователи
    .definition = Пользователи, которых источник раньше не видел
kpi-page_views = Просмотры страниц
    .definition = Страницы, загруженные за все сеансы
kpi-sessions_growth = Прирост сеансов
    .definition = Отношение числа сеансов к прошлому периоду минус единица
kpi-pages_per_session = Страниц за сеанс
    .definition = Просмотры страниц, делённые на сеансы
kpi-bounce_rate = Показатель отказов
    .definition = Доля сеансов, которые закончились без взаимодействия с сайтом
kpi-qualified_visit_rate = Целевые визиты
    .definition = Доля сеансов от двух страниц и больше (или по правилу источника) среди всех сеансов
kpi-organic_sessions = Сеансы из органического поиска
    .definition = Сеансы из неоплаченной поисковой выдачи
    .short = Органические сеансы
kpi-paid_sessions = Сеансы с рекламы
    .definition = Сеансы, пришедшие с рекламных объявлений
kpi-social_sessions = Сеансы из соцсетей
    .definition = Сеансы, пришедшие из соцсетей не по рекламе
kpi-email_sessions = Сеансы из рассылок
    .definition = Сеансы, пришедшие из писем
kpi-direct_sessions = Прямые заходы
    .definition = Сеансы без известного источника: адрес набран вручную, открыта закладка, приложение
kpi-referral_sessions = Переходы по ссылкам
    .definition = Сеансы, пришедшие по ссылкам с других сайтов
kpi-organic_impressions = Показы в поиске
    .definition = Сколько раз сайт показан в неоплаченной поисковой выдаче
kpi-organic_clicks = Клики из поиска
    .definition = Клики по неоплаченным результатам поиска, ведущим на сайт
kpi-organic_ctr = Кликабельность в поиске (CTR)
    .definition = Клики из поиска, делённые на показы в поиске
    .short = CTR в поиске
    .mid = кликабельность в поиске
kpi-average_position = Средняя позиция в поиске
    .definition = Средняя позиция в выдаче, взвешенная по показам; 1 — самый верх
    .short = Средняя позиция
kpi-keywords_top10 = Запросы на первой странице
    .definition = Поисковые запросы со средней позицией (взвешенной по показам) не ниже десятой
    .short = Запросы в топ-10
kpi-ad_impressions = Показы рекламы
    .definition = Сколько раз показаны объявления
kpi-ad_clicks = Клики по рекламе
    .definition = Клики по объявлениям
kpi-ad_spend = Расходы на рекламу
    .definition = Сколько списали рекламные площадки
kpi-ad_ctr = Кликабельность рекламы (CTR)
    .definition = Клики по рекламе, делённые на её показы
    .short = CTR рекламы
    .mid = кликабельность рекламы
kpi-cpc = Цена за клик (CPC)
    .definition = Расходы на рекламу, делённые на клики по ней
    .mid = цена за клик
kpi-social_impressions = Показы в соцсетях
    .definition = Сколько раз показаны публикации в соцсетях
kpi-social_engagements = Реакции в соцсетях
    .definition = Реакции, комментарии, репосты и клики по публикациям
kpi-brand_mentions = Упоминания бренда
    .definition = Чужие публикации, в которых назван бренд
kpi-positive_mention_rate = Доля положительных упоминаний
    .definition = Положительные упоминания, делённые на все упоминания бренда
    .short = Положит. упоминания
kpi-followers = Подписчики
    .definition = Подписчики во всех соцсетях на последний известный день периода
kpi-follower_growth = Прирост подписчиков
    .definition = Подписчики в конце периода минус подписчики в его начале
kpi-social_engagement_rate = Вовлечённость в соцсетях
    .definition = Реакции в соцсетях, делённые на показы публикаций
kpi-social_ctr = Кликабельность в соцсетях (CTR)
    .definition = Клики по ссылкам в публикациях, делённые на показы публикаций
    .short = CTR в соцсетях
    .mid = кликабельность в соцсетях
kpi-social_leads = Лиды из соцсетей
    .definition = Новые лиды, пришедшие из соцсетей
kpi-social_leads_per_1000_followers = Лиды из соцсетей на тысячу подписчиков
    .definition = Лиды из соцсетей в расчёте на тысячу подписчиков
    .short = Лиды на 1000 подписч.
kpi-comment_response_rate = Комментарии с ответом
    .definition = Доля комментариев к публикациям, на которые ответили
kpi-content_published = Опубликованный контент
    .definition = Материалы, опубликованные за период
kpi-content_leads = Лиды из контента
    .definition = Лиды, которых источники относят к материалам, опубликованным за период
kpi-persona_coverage = Охват портретов покупателя
    .definition = Доля портретов покупателя из плана, для которых за период вышел хотя бы один материал
    .short = Охват портретов
kpi-linking_domains = Ссылающиеся домены
    .definition = Другие сайты, на которых в конце периода стоит действующая ссылка на наш
kpi-new_linking_domains = Новые ссылающиеся домены
    .definition = Другие сайты, ссылка с которых впервые замечена за период
kpi-identified_company_rate = Опознанные компании
    .definition = Доля сеансов, у которых известна компания посетителя

## Показатели: конверсия

kpi-visitor_to_lead = Конверсия посетителей в лиды
    .definition = Лиды, созданные за период, делённые на сеансы того же периода
    .short = Конверсия в лиды
kpi-leads = Новые лиды
    .definition = Люди, впервые оставившие свои контакты
kpi-leads_vs_goal = Лиды к цели
    .definition = Новые лиды, делённые на их число по плану на период
kpi-leads_per_business_day = Лиды за рабочий день
    .definition = Новые лиды, делённые на число рабочих дней периода
kpi-mqls_per_business_day = MQL за рабочий день
    .definition = Маркетингово квалифицированные лиды, делённые на число рабочих дней периода
kpi-sqls_per_business_day = SQL за рабочий день
    .definition = Лиды, квалифицированные продажами, делённые на число рабочих дней периода
kpi-cta_rate = Кликабельность призывов (CTA)
    .definition = Клики по призывам к действию, делённые на их показы
    .short = Клики по CTA
    .mid = кликабельность призывов к действию
kpi-landing_page_rate = Конверсия посадочных страниц
    .definition = Формы, отправленные с посадочных страниц, делённые на просмотры этих страниц
    .short = Конверсия страниц
kpi-meetings = Назначенные встречи
    .definition = Встречи, на которые посетители записались сами
kpi-demos = Заявки на демонстрацию
    .definition = Демонстрации, на которые посетители записались сами
kpi-exit_rate = Показатель выходов
    .definition = Посещения, закончившиеся на статье блога или посадочной странице, делённые на просмотры этих страниц
kpi-outbound_rate = Уходы по внешним ссылкам
    .definition = Клики по ссылкам на другие сайты, делённые на просмотры статей блога и посадочных страниц
    .short = Внешние переходы
kpi-landing_page_contacts = Новые контакты с посадочных страниц
    .definition = Люди, впервые оставившие контакты в форме на посадочной странице
    .short = Контакты со страниц
kpi-form_completion = Заполнение форм
    .definition = Отправленные формы, делённые на начатые
kpi-form_abandonment = Отказы на полях форм
    .definition = Сколько раз форму бросили на этом поле, делённое на то, сколько раз до поля дошли
kpi-scroll_depth = Глубина чтения
    .definition = До какой доли страницы дочитывают посетители, с весом по просмотрам
kpi-load_seconds = Время загрузки страницы
    .definition = Через сколько секунд открывается страница, с весом по просмотрам
kpi-qualified_visit_abandonment = Целевые визиты без конверсии
    .definition = Целевые визиты, не ставшие конверсией, делённые на все визиты; доля падает и тогда, когда меньше хорошего трафика
    .short = Визиты без конверсии
kpi-paid_conversion_rate = Конверсия рекламы
    .definition = Конверсии по данным рекламных площадок, делённые на клики по рекламе
kpi-conversion_value = Ценность конверсий
    .definition = Сумма значений, которые источники приписывают конверсиям
kpi-cpl = Стоимость лида (CPL)
    .definition = Расходы на рекламу, делённые на новые лиды из платных каналов
    .mid = стоимость лида
kpi-mqls = Маркетингово квалифицированные лиды (MQL)
    .definition = Лиды, впервые отвечающие согласованным критериям за период
    .short = MQL
    .mid = MQL
kpi-lead_to_mql = Конверсия лидов в MQL
    .definition = Доля лидов, созданных за период, которые к этому дню стали MQL
kpi-mql_by_persona = MQL по портретам
    .definition = Маркетингово квалифицированные лиды каждого портрета покупателя
kpi-cost_per_mql = Стоимость MQL
    .definition = Затраты на маркетинг, делённые на маркетингово квалифицированные лиды
kpi-mql_to_bofu = Качественные лиды к лидам BOFU
    .definition = MQL, делённые на лиды, запросившие предложение этапа решения
    .short = MQL на лид BOFU
kpi-stalled_mqls = Застрявшие MQL
    .definition = MQL, которые не продвинулись за вдвое больший срок, чем обычно
kpi-email_open_rate = Открываемость писем
    .definition = Открытия, делённые на доставленные письма; почтовые программы, которые сами загружают картинки, её завышают
kpi-email_click_rate = Кликабельность писем
    .definition = Клики, делённые на доставленные письма
kpi-email_unsubscribe_rate = Доля отписок
    .definition = Отписки, делённые на доставленные письма

## Показатели: закрытие

kpi-sals = Лиды, принятые продажами (SAL)
    .definition = Лиды, которых отдел продаж принял в работу за период
    .short = SAL
    .mid = SAL
kpi-sqls = Лиды, квалифицированные продажами (SQL)
    .definition = Лиды, которых отдел продаж за период признал готовыми к покупке
    .short = SQL
    .mid = SQL
kpi-opportunities = Сделки в работе
    .definition = Лиды, ставшие за период сделкой в работе
kpi-customers = Новые клиенты
    .definition = Лиды, ставшие клиентами за период, и выигранные сделки без лида
kpi-mql_to_sal = Конверсия MQL в SAL
    .definition = Доля MQL периода, которых отдел продаж к этому дню принял
kpi-mql_to_sql = Конверсия MQL в SQL
    .definition = Доля MQL периода, которые к этому дню стали SQL
kpi-sql_to_opportunity = Конверсия SQL в сделки
    .definition = Доля SQL периода, которые к этому дню стали сделкой в работе
kpi-opportunity_to_customer = Конверсия сделок в клиентов
    .definition = Доля сделок в работе, которые к этому дню закончились появлением клиента
    .short = Из сделок в клиенты
kpi-sql_close_rate = Доля закрытых SQL
    .definition = Доля SQL периода, которые к этому дню стали клиентами
kpi-sal_close_rate = Доля закрытых SAL
    .definition = Доля SAL периода, которые к этому дню стали клиентами
kpi-lead_to_customer = Конверсия лидов в клиентов
    .definition = Доля лидов, созданных за период, которые к этому дню стали клиентами
    .short = Из лидов в клиенты
kpi-visitor_to_customer = Конверсия посетителей в клиентов
    .definition = Новые клиенты периода, делённые на сеансы того же периода
    .short = Из сеансов в клиенты
kpi-win_rate = Доля выигранных сделок
    .definition = Выигранные сделки, делённые на все сделки, закрытые за период, выигранные и проигранные
kpi-time_to_close = Время до сделки
    .definition = Дни от лида до клиента; потерянные лиды считаются потерянными, открытые — ещё не известными
kpi-time_to_close_by_offer = Время до сделки по предложениям
    .definition = Дни от лида до клиента по этапу первого предложения
    .short = Время по предложениям
kpi-step_times = Дни на каждом этапе
    .definition = Дни от каждого этапа до следующего
kpi-lead_to_mql_days = Время от лида до MQL
    .definition = Дни от создания лида до MQL; потерянные лиды считаются потерянными, открытые — ещё не известными
kpi-handover_time = Время передачи в продажи
    .definition = Дни от MQL до приёма отделом продаж
kpi-sal_to_sql_days = Время от SAL до SQL
    .definition = Дни от приёма отделом продаж до SQL; потерянные лиды считаются потерянными, открытые — ещё не известными
kpi-sql_to_opportunity_days = Время от SQL до сделки
    .definition = Дни от SQL до сделки в работе; потерянные лиды считаются потерянными, открытые — ещё не известными
kpi-opportunity_to_customer_days = Время от сделки до клиента
    .short = От сделки до клиента
    .definition = Дни от сделки в работе до клиента; потерянные лиды считаются потерянными, открытые — ещё не известными
kpi-lead_to_sal_days = Время от лида до SAL
    .definition = Дни от лида до SAL; потерянные лиды считаются потерянными, открытые — ещё не известными
kpi-lead_to_sql_days = Время от лида до SQL
    .definition = Дни от лида до SQL; потерянные лиды считаются потерянными, открытые — ещё не известными
kpi-lead_to_opportunity_days = Время от лида до сделки
    .definition = Дни от лида до сделки; потерянные лиды считаются потерянными, открытые — ещё не известными
kpi-lead_to_customer_days = Время от лида до клиента
    .definition = Дни от лида до клиента; потерянные лиды считаются потерянными, открытые — ещё не известными
kpi-mql_to_sql_days = Время от MQL до SQL
    .definition = Дни от MQL до SQL; потерянные лиды считаются потерянными, открытые — ещё не известными
kpi-mql_to_opportunity_days = Время от MQL до сделки
    .definition = Дни от MQL до сделки; потерянные лиды считаются потерянными, открытые — ещё не известными
kpi-mql_to_customer_days = Время от MQL до клиента
    .definition = Дни от MQL до клиента; потерянные лиды считаются потерянными, открытые — ещё не известными
kpi-sal_to_mql_days = Время от SAL до MQL
    .definition = Дни от SAL до MQL; потерянные лиды считаются потерянными, открытые — ещё не известными
kpi-sal_to_opportunity_days = Время от SAL до сделки
    .definition = Дни от SAL до сделки; потерянные лиды считаются потерянными, открытые — ещё не известными
kpi-sal_to_customer_days = Время от SAL до клиента
    .definition = Дни от SAL до клиента; потерянные лиды считаются потерянными, открытые — ещё не известными
kpi-sql_to_mql_days = Время от SQL до MQL
    .definition = Дни от SQL до MQL; потерянные лиды считаются потерянными, открытые — ещё не известными
kpi-sql_to_sal_days = Время от SQL до SAL
    .definition = Дни от SQL до SAL; потерянные лиды считаются потерянными, открытые — ещё не известными
kpi-sql_to_customer_days = Время от SQL до клиента
    .definition = Дни от SQL до клиента; потерянные лиды считаются потерянными, открытые — ещё не известными
kpi-opportunity_to_mql_days = Время от сделки до MQL
    .definition = Дни от сделки до MQL; потерянные лиды считаются потерянными, открытые — ещё не известными
kpi-opportunity_to_sal_days = Время от сделки до SAL
    .definition = Дни от сделки до SAL; потерянные лиды считаются потерянными, открытые — ещё не известными
kpi-opportunity_to_sql_days = Время от сделки до SQL
    .definition = Дни от сделки до SQL; потерянные лиды считаются потерянными, открытые — ещё не известными
kpi-revenue = Новая выручка
    .definition = Сумма сделок, выигранных за период
kpi-average_deal = Средняя сделка
    .definition = Выручка выигранных сделок, делённая на их число
kpi-marketing_customers = Клиенты от маркетинга
    .definition = Новые клиенты, которых привёл маркетинг
kpi-marketing_sourced_share = Доля клиентов от маркетинга
    .definition = Клиенты от маркетинга, делённые на всех новых клиентов
    .short = Доля от маркетинга
kpi-cost_per_customer = Стоимость привлечения клиента
    .definition = Затраты на маркетинг и продажи, делённые на новых клиентов
    .short = Стоимость клиента
kpi-pipeline_velocity = Скорость воронки продаж
    .definition = Сделки, открытые на конец периода × доля выигранных × средняя сделка, делённые на дни цикла продаж: выручка в день

## Показатели: восхищение

kpi-nps = Индекс потребительской лояльности (NPS)
    .definition = Процент ответов 9 и 10 минус процент ответов от 0 до 6
    .short = NPS
    .mid = NPS
kpi-promoter_share = Доля промоутеров
    .definition = Ответы 9 и 10, делённые на все ответы
kpi-detractor_share = Доля критиков
    .definition = Ответы от 0 до 6, делённые на все ответы
kpi-referrals = Лиды по рекомендации
    .definition = Новые лиды, которым нас кто-то порекомендовал
kpi-referred_customer_share = Доля клиентов по рекомендации
    .definition = Новые клиенты по рекомендации, делённые на всех новых клиентов
    .short = Доля рекомендованных
kpi-reviews = Отзывы
    .definition = Отзывы, опубликованные за период
kpi-average_rating = Средняя оценка в отзывах
    .definition = Средняя оценка в отзывах за период
kpi-repeat_purchase_rate = Доля повторных покупок
    .definition = Клиенты с двумя заказами и больше, делённые на клиентов хотя бы с одним
kpi-average_order_value = Средний чек
    .definition = Сумма заказов периода, делённая на их число
kpi-ltv = Пожизненная ценность клиента (LTV)
    .definition = Средний чек × заказы за год × валовая маржа × ожидаемое число лет
    .short = Ценность клиента (LTV)
    .mid = пожизненная ценность клиента
kpi-ltv_to_cac = LTV : CAC
    .definition = Пожизненная ценность клиента, делённая на стоимость его привлечения

## Показатели: отдача

kpi-marketing_cost = Затраты на маркетинг
    .definition = Все затраты периода, кроме затрат на продажи; реклама учтена один раз
kpi-marketing_revenue = Выручка от маркетинга
    .definition = Выигранные сделки, которые привёл маркетинг
kpi-roi = Окупаемость инвестиций (ROI)
    .definition = Выручка от маркетинга минус затраты на него, делённая на эти затраты; всё за один и тот же период
    .short = ROI за период
    .mid = окупаемость инвестиций
kpi-roi_of_mqls = Окупаемость MQL
    .definition = Выручка когорты MQL минус её стоимость вместе с подогревом и продажами, делённая на эту стоимость

## Карточки. $grain — имя длины периода (month ...), $period — период, $value, $low, $high — величины, $change — отклонение.

card-plan = План
card-plan-of = План, { PERIOD($period, form: "short") }
card-plan-days = { $n ->
    [one] План, { $n } день
    [few] План, { $n } дня
    [many] План, { $n } дней
   *[other] План, { $n } дня
 }
card-previous = { PERIOD($period, form: "label") }
card-year-ago = { PERIOD($period, form: "label") }
card-year-to-date = С начала года
card-year-to-date-share = То же, доля плана
card-share-of-plan = Доля плана
card-days-of = { $n } из { $total }
card-days = Дни
card-days-measured = Измерено дней
card-cases = Случаи
card-answers = Ответы
card-interval = Интервал 95 %
card-last-value = Последнее, { PERIOD($period, form: "short") }
card-mqls-measured = MQL с датой
card-amounts-measured = Суммы по свежему курсу
card-about = {"≈ "}
card-estimate-days = { $n ->
    [one] Оценка, { $n } день
    [few] Оценка, { $n } дня
    [many] Оценка, { $n } дней
   *[other] Оценка, { $n } дня
 }
card-estimate-amounts = { $n ->
    [one] Оценка, { $n } сумма
    [few] Оценка, { $n } суммы
    [many] Оценка, { $n } сумм
   *[other] Оценка, { $n } суммы
 }
card-estimate-margin = ±{ PERCENT($share, decimals: 0) }
assemble-about = ≈ { $value }
card-not-set = не задан
card-difference-previous = { $grain ->
    [day] { CHANGE($change) } к прошлому дню
    [week] { CHANGE($change) } к прошлой неделе
    [month] { CHANGE($change) } к прошлому месяцу
    [quarter] { CHANGE($change) } к прошлому кварталу
    [year] { CHANGE($change) } к прошлому году
   *[other] { CHANGE($change) } к прошлому периоду
 }
# то же, когда отклонение уже записано: $change — его текст
card-versus-plan = { $change } к плану
card-versus-plan-to-date = { $change } к плану на дату
card-versus-year-ago = { $change } за год
card-too-few = { $n ->
    [one] { $n } случай, оценка — от { $total }
    [few] { $n } случая, оценка — от { $total }
    [many] { $n } случаев, оценка — от { $total }
   *[other] { $n } случая, оценка — от { $total }
 }
card-too-few-answers = { $n ->
    [one] { $n } ответ, оценка — от { $total }
    [few] { $n } ответа, оценка — от { $total }
    [many] { $n } ответов, оценка — от { $total }
   *[other] { $n } ответа, оценка — от { $total }
 }
card-span = { $grain ->
    [day] По дням, { $span }
    [week] По неделям, { $span }
    [quarter] По кварталам, { $span }
   *[month] По месяцам, { $span }
 }
card-span-none = Для линии слишком мало месяцев
card-span-too-few = Для линии слишком мало случаев

card-note-interval = Интервал 95 %: { RANGE($low, $high) }.
card-note-amounts = { $grain ->
    [day] Суммы колеблются: за день примерно на ±{ $value }.
    [week] Суммы колеблются: за неделю примерно на ±{ $value }.
    [month] Суммы колеблются: за месяц примерно на ±{ $value }.
    [quarter] Суммы колеблются: за квартал примерно на ±{ $value }.
    [year] Суммы колеблются: за год примерно на ±{ $value }.
   *[other] Суммы колеблются: примерно на ±{ $value }.
 }
card-note-exact = Фактическая сумма, без погрешности.
card-note-level = Значение на последний известный день.
card-note-no-interval = Интервал указать нельзя.
card-note-no-plan = Задайте план, и появится оценка.
card-note-too-few = Показано только для полноты.
card-note-running = Пунктир: план на весь период.
card-note-no-data = Появится, когда источник снова даст данные.
card-note-estimated = { $n ->
    [one] Оценка за { $n } день.
    [few] Оценка за { $n } дня.
    [many] Оценка за { $n } дней.
   *[other] Оценка за { $n } дня.
 }
card-note-estimated-how = { $n ->
    [one] Оценён { $n } день: { $how }.
    [few] Оценены { $n } дня: { $how }.
    [many] Оценены { $n } дней: { $how }.
   *[other] Оценены { $n } дня: { $how }.
 }
card-note-old-rates = { $n ->
    [one] { $n } сумма по старому курсу: { $how }.
    [few] { $n } суммы по старому курсу: { $how }.
    [many] { $n } сумм по старому курсу: { $how }.
   *[other] { $n } суммы по старому курсу: { $how }.
 }
card-note-by-criteria = { $n ->
    [one] { $n } MQL определён только по критериям.
    [few] { $n } MQL определены только по критериям.
    [many] { $n } MQL определены только по критериям.
   *[other] { $n } MQL определены только по критериям.
 }

## Названия отчётов, верхняя и нижняя строки, разделы

report-month = Месячный отчёт о маркетинге
report-quarter = Квартальный обзор маркетинга
report-week = Недельный отчёт о маркетинге
report-year = Годовой обзор маркетинга
report-range = Отчёт о маркетинге
report-month-title = Месячный отчёт о маркетинге, { $period }
report-quarter-title = Квартальный обзор маркетинга, { $period }
report-week-title = Недельный отчёт о маркетинге, { $period }
report-year-title = Годовой обзор маркетинга, { $period }
report-range-title = Отчёт о маркетинге, { $period }
report-title = { $title }, { $period }
report-subject = { $company }: показатели маркетинга { PERIOD($period, form: "in") }, данные по { $day }
page-of = Страница { $page } из { $pages }
page-see = страница { $page }
footer-data-to = Данные по { $day }
banner-provisional = Предварительно
banner-test = Тестовый экземпляр
banner-staging = Тестовый контур
banner-and = { $first } · { $second }
correction = **Исправление:** { $why } Заменяет отправленный ранее отчёт ({ PERIOD($period) }).
only = Только: { $what }
only-column = { NAME($column, of: "dimension", form: "mid") } = { $values }{ $more ->
    [0] {""}
   *[other] {" "}и ещё { $more }
}
only-attribute = { $column } = { $values }{ $more ->
    [0] {""}
   *[other] {" "}и ещё { $more }
}
only-and = { $first }; { $second }
banner-illustrative = Данные и компания вымышлены

## Письмо с отчётом

mail-subject = { PERIOD($period) }: { $finding } – { $name }, { $company }
mail-subject-only = { PERIOD($period) }, { $only }: { $finding } – { $name }, { $company }
mail-mark-provisional = Предварительно
mail-mark-test = Тест
mail-mark-staging = Тестовый контур
mail-corrected = Исправление:
mail-note-provisional = Предварительно: данные неполны, показатели ещё изменятся.
mail-note-test = Тест: этот экземпляр отправлен для проверки доставки.
mail-note-staging = Тестовый контур: этот экземпляр получил только владелец отчётов.
mail-caption = Сравнение с планом: { $period }
mail-caption-no-plan = Показатели: { $period }
mail-change = { $change }
mail-archive = Открыть архив отчётов
mail-files = { $n ->
    [one] Полный отчёт приложен к письму: { $names }.
   *[other] Полный отчёт приложен к письму в { NUMBER($n) } форматах: { $names }.
 }
mail-files-away = Файлы отчёта слишком велики для письма. Они лежат в архиве: { $address }, папка { $folder }.
mail-means-apart = «Выше плана» и «ниже плана» сказано только о разнице, которую нельзя объяснить случайностью.
mail-means-on_plan = «В плане» — в пределах допуска, принятого для плана.
mail-means-watch = «Возможна случайность» — разницу можно объяснить одной случайностью.
mail-means-too_few = «Слишком мало данных» — случаев слишком мало для оценки.
mail-means-no_plan = «План не задан» — показатель не с чем сравнить.
mail-means-running = Пока период не закончился, показатели сравниваются с планом на сегодня и не оцениваются.
mail-means-no_data = «Нет данных» — значение неизвестно; это не ноль.
mail-why = Вы получили это письмо, потому что входите в число получателей отчёта «{ $title }» компании { $company }.
mail-stop = Отказаться от рассылки

section-summary = Краткий обзор
section-funnel = Воронка и этапы
section-definitions = Определения и качество данных
section-ladder = Лестница целей и воронка
section-empty = Для этого раздела нет данных { PERIOD($period, form: "in") }.
funnel-elsewhere = Показатели, по которым есть данные, стоят на странице своего этапа.
section-empty-because = Для этого раздела нет данных: { $reason }.

heading-went-well = Что получилось
heading-did-not = Что не получилось
heading-do-not-know = Чего мы не знаем
heading-definitions = Определения
heading-methods = Как считаются интервалы
heading-cannot-tell = О чём эти числа не говорят
heading-reading-key = Обозначения
heading-provenance = Происхождение данных
heading-changes = Что изменилось

## Пункты «Что получилось», «Что не получилось», «Чего мы не знаем». $kpi — имя показателя.

point-ahead = { KPI($kpi) }: { $value }, на { CHANGE($change, part: "size") } лучше плана.
point-on-plan = { KPI($kpi) }: { $value }, в плане.
point-behind = { KPI($kpi) }: { $value }, на { CHANGE($change, part: "size") } { $side ->
    [over] выше
   *[behind] хуже
 } плана.
point-watch-ahead = { KPI($kpi) }: на { CHANGE($change, part: "size") } лучше плана, но это может быть случайностью.
point-watch-behind = { KPI($kpi) }: на { CHANGE($change, part: "size") } хуже плана, но это может быть случайностью.
point-traffic-doubted = { KPI($kpi) }: на { CHANGE($change, part: "size") } лучше плана, но доля ценных визитов ниже обычной: сначала проверьте, не боты ли это.
point-history-up = { KPI($kpi) }: выше обычных пределов.
point-history-down = { KPI($kpi) }: ниже обычных пределов.
point-too-few = { KPI($kpi) }: слишком мало случаев, чтобы судить ({ $n }).
point-missing = { $n ->
    [one] { $n } показатель не измеряется: для него нет источника.
    [few] { $n } показателя не измеряются: для них нет источников.
    [many] { $n } показателей не измеряются: для них нет источников.
   *[other] { $n } показателя не измеряются: для них нет источников.
 }
point-missing-many = { $n ->
    [one] { $n } показатель — без источника данных; он назван у своего этапа.
    [few] { $n } показателя — без источников данных; они названы у своих этапов.
    [many] { $n } показателей — без источников данных; они названы у своих этапов.
   *[other] { $n } показателя — без источников данных; они названы у своих этапов.
 }
point-no-plan-many = { $n ->
    [one] У { $n } показателя нет плана, поэтому он не оценивается.
   *[other] У { $n } показателей нет плана, поэтому они не оцениваются.
 }
point-source-stopped = { $source }: после { $day } данных нет; то, что на них опирается, неполно.
point-change = { DAY($day, form: "year") }: { $what }
point-nothing-good = Ни один показатель не опережает план.
point-nothing-bad = Ни один показатель явно не отстаёт от плана.
point-nothing-unknown = У всех показателей на этой странице есть план, достаточно случаев и полные данные.

## Как читать

key-hatched = Штриховка: прогноз
key-interval = Точка и полоса: значение, интервал 95 %
key-sure = Лучше, хуже плана: не случайно
key-on-plan = В плане: в пределах ±{ PERCENT($tolerance, decimals: 0) }
key-watch = Возможна случайность
key-unrated = Без оценки: нет плана, мало данных
key-solid = Сплошная: факт
key-outline = Контур: план
key-grey = Серая: тот же период год назад
key-colours = Синяя — лучше, оранжевая — хуже

## Заголовки таблиц

head-measure = Показатель
head-stage = Этап
head-period = { PERIOD($period, form: "label") }
head-value = Значение
head-plan = План
head-difference = Отклонение от плана
head-year-ago = { PERIOD($period, form: "label") }
head-year-to-date = С начала года
head-months = { $n ->
    [one] { $n } месяц
    [few] { $n } месяца
    [many] { $n } месяцев
   *[other] { $n } месяца
 }
head-status = Оценка
head-counted-as = Что считается
head-source = Источник
head-table = Таблица
head-file = Файл
head-days-complete = Полных дней из { $days }
head-last-record = Последняя запись
head-gap = Известный пропуск и его влияние
head-verdict = Вывод
head-rows = Строки
head-rows-read = Прочитано строк
head-rows-used = Учтено
head-rows-rejected = Отклонено
head-rows-duplicate = Дубли
head-rows-skipped = Пропущено
head-measured = Измерено
head-date = Дата
head-what = Что изменилось

## Качество данных

quality-sound = Надёжно
quality-care = С осторожностью
quality-not-rated = Без оценки
quality-none = Нет
quality-missing-days = { $n ->
    [one] Нет данных за { $n } день
    [few] Нет данных за { $n } дня
    [many] Нет данных за { $n } дней
   *[other] Нет данных за { $n } дня
 }
quality-rejected = { $n ->
    [one] { $n } строка отклонена ({ PERCENT($share) })
    [few] { $n } строки отклонены ({ PERCENT($share) })
    [many] { $n } строк отклонено ({ PERCENT($share) })
   *[other] { $n } строки отклонено ({ PERCENT($share) })
 }
quality-duplicates = { $n ->
    [one] { $n } дубль заменён
    [few] { $n } дубля заменены
    [many] { $n } дублей заменено
   *[other] { $n } дубля заменено
 }
quality-skipped = { $n ->
    [one] { $n } служебная строка пропущена
    [few] { $n } служебные строки пропущены
    [many] { $n } служебных строк пропущено
   *[other] { $n } служебной строки пропущено
 }
quality-estimated = { $n ->
    [one] { $n } день оценён
    [few] { $n } дня оценены
    [many] { $n } дней оценены
   *[other] { $n } дня оценены
 }
quality-estimated-how = { $n ->
    [one] { $n } день оценён ({ $how })
    [few] { $n } дня оценены ({ $how })
    [many] { $n } дней оценены ({ $how })
   *[other] { $n } дня оценены ({ $how })
 }
quality-undeclared = По какой день полны эти источники, не объявлено; это определено по их строкам: { $names }.
quality-undeclared-all = По какой день полны данные, не объявлено; это определено по строкам источников.
quality-implied = { $n ->
    [one] { $n } пропущенный этап восстановлен по более позднему
    [few] { $n } пропущенных этапа восстановлены по более поздним
    [many] { $n } пропущенных этапов восстановлены по более поздним
   *[other] { $n } пропущенных этапа восстановлены по более поздним
 }
quality-out-of-order = { $n ->
    [one] { $n } этап датирован раньше предыдущего
    [few] { $n } этапа датированы раньше предыдущих
    [many] { $n } этапов датированы раньше предыдущих
   *[other] { $n } этапа датированы раньше предыдущих
 }
quality-deals-without-lead = { $n ->
    [one] { $n } выигранная сделка — без лида, но клиент учтён
    [few] { $n } выигранные сделки — без лида, но клиенты учтены
    [many] { $n } выигранных сделок — без лида, но клиенты учтены
   *[other] { $n } выигранной сделки — без лида, но клиенты учтены
 }
quality-mqls-derived = { $n ->
    [one] { $n } MQL выведен по критериям бизнеса: источник его так не называет
    [few] { $n } MQL выведены по критериям бизнеса: источник их так не называет
    [many] { $n } MQL выведены по критериям бизнеса: источник их так не называет
   *[other] { $n } MQL выведены по критериям бизнеса: источник их так не называет
 }
quality-for-several = { $n ->
    [one] { $n } раз материал посчитан ещё для одного портрета: сумма по портретам больше общего числа
    [few] { $n } раза материал посчитан ещё для одного портрета: сумма по портретам больше общего числа
    [many] { $n } раз материал посчитан ещё для одного портрета: сумма по портретам больше общего числа
   *[other] { $n } раза материал посчитан ещё для одного портрета: сумма по портретам больше общего числа
 }
quality-customers-by-deal = { $n ->
    [one] У { $n } клиента дата взята из сделки: в CRM её нет
    [few] У { $n } клиентов дата взята из сделки: в CRM её нет
    [many] У { $n } клиентов дата взята из сделки: в CRM её нет
   *[other] У { $n } клиента дата взята из сделки: в CRM её нет
 }
quality-followers-old = { $n ->
    [one] По { $n } сети число подписчиков не обновлялось больше трёх месяцев; учтено последнее известное
   *[other] По { $n } сетям число подписчиков не обновлялось больше трёх месяцев; учтено последнее известное
 }
quality-customers-dated-apart = { $n ->
    [one] У { $n } клиента даты в CRM и в сделке расходятся; учтена дата CRM
    [few] У { $n } клиентов даты в CRM и в сделке расходятся; учтена дата CRM
    [many] У { $n } клиентов даты в CRM и в сделке расходятся; учтена дата CRM
   *[other] У { $n } клиента даты в CRM и в сделке расходятся; учтена дата CRM
 }
quality-source-ended = { $source }: после { DAY($day, form: "year") } ничего нет; показатели этих таблиц с тех пор неполны и ни с чем не сравниваются

## Методы

method-shares = **Доли:** интервал Уилсона, 95 %. Доля, за которой меньше 60 случаев или 10 конверсий, показана, но не оценивается.
method-ratios = **Отношения:** бутстрэп по блокам дней, 95 %, чтобы учесть неровные дни и повторные визиты.
method-counts = **Количества:** случайный разброс счёта (Пуассон), расширенный на различие дней, 95 %.
method-scores = **Индекс NPS:** скорректированный интервал Вальда, 95 %.
method-durations = **Длительности:** накопленная частота исхода (оценка Аалена — Йохансена), потеря лида — конкурирующий исход, 95 %.
method-money = **Фактические суммы** точны. Где это важно, указано, насколько сумма могла бы отклониться случайно.
method-differences = **Разности долей:** интервал Ньюкомба для двух независимых групп, сегмент против остальных.
method-history = **Обычные пределы:** карта индивидуальных значений (XmR), среднее ± 2,66 среднего скользящего размаха прежних точек.
method-status = **Оценка:** в плане — в пределах допуска; лучше или хуже — только если интервал отклонения не включает ноль.
method-running = **Незаконченные периоды** сравниваются с планом и с прошлыми периодами на тот же рабочий день.
method-missing = **Пропуск** — не ноль: вместо числа стоит тире и названа причина.

## О чём эти числа не говорят

limit-step-rates = Конверсия шага сравнивает количества за один период, а не прослеживает путь одной группы посетителей.
limit-consent = Посетители, не давшие согласия, не попадают в сеансы, но попадают в лиды.
limit-cause = Изменение, совпавшее с событием по времени, ещё не доказывает, что событие его вызвало.
limit-last-touch = Канал лида — тот, который называет источник; более ранние касания не учитываются.
limit-cohorts = Когорты ещё дозревают: поздние конверсии повысят доли последних месяцев.
limit-revenue = Выручка учитывается в день выигрыша сделки. Продлений и возвратов в ней нет, если их не даёт источник.
limit-roi = При долгом цикле продаж выручка и затраты одного периода относятся к разным клиентам.

## Происхождение данных

provenance-report = Отчёт { $report }, { $version }, { PERIOD($period) }; создан программой reportgen { $program }.
provenance-data = Данные по { $day }, часовой пояс { $zone }; деньги в { $currency }.
provenance-inputs = { $files ->
    [one] Исходные данные: { NUMBER($files) } файл, прочитано строк: { NUMBER($rows) }.
    [few] Исходные данные: { NUMBER($files) } файла, прочитано строк: { NUMBER($rows) }.
    [many] Исходные данные: { NUMBER($files) } файлов, прочитано строк: { NUMBER($rows) }.
   *[other] Исходные данные: { NUMBER($files) } файла, прочитано строк: { NUMBER($rows) }.
 }
provenance-fingerprint = Отпечаток исходных данных { $fingerprint }.
provenance-same = Те же данные и та же конфигурация дают тот же отчёт, байт в байт.
provenance-owner = Ответственный: { $owner }.

## Заголовки краткого обзора. $kpi — имя показателя, $change — его отклонение от плана, $n и $total — числа показателей.

headline-all-on-plan = { $n ->
    [one] В плане { $n } показатель из { $n }
   *[other] В плане все показатели: { $n } из { $n }
 }
headline-none-behind = Лучше плана { $n } из { $total } показателей, явно хуже — ни одного
headline-ahead-one = { KPI($kpi, form: "short") }: на { CHANGE($change, part: "size") } лучше плана, отстающих показателей нет
headline-ahead-all = { $n ->
    [one] Лучше плана { $n } показатель из { $n }
   *[other] Лучше плана все показатели: { $n } из { $n }
 }
headline-behind-one = { KPI($kpi, form: "short") }: на { CHANGE($change, part: "size") } { $side ->
    [over] выше
   *[behind] хуже
 } плана, других отстающих показателей нет
headline-behind-some = Хуже плана { $n } из { $total } показателей, сильнее всего — { KPI($kpi, form: "mid") } ({ CHANGE($change, part: "size") })
headline-behind-two = { KPI($kpi, form: "short") }: на { CHANGE($change, part: "size") } { $side ->
    [over] выше
   *[behind] хуже
 } плана; { KPI($other_kpi, form: "mid") } — на { CHANGE($other, part: "size") } { $other_side ->
    [over] выше
   *[behind] хуже
 }
headline-story-more = Сеансов больше плана, а новых лидов на { CHANGE($change, part: "size") } меньше: подвела конверсия
headline-story-enough = Сеансов по плану, а новых лидов на { CHANGE($change, part: "size") } меньше: подвела конверсия
headline-story-fewer = Сеансов меньше плана, и конверсия ниже: новых лидов на { CHANGE($change, part: "size") } меньше
headline-story-cost = Лид из рекламы обошёлся на { CHANGE($change, part: "size") } дороже плана, и конверсия ниже плановой
headline-story-convert = Новых лидов на { CHANGE($change, part: "size") } меньше плана: подвела конверсия
headline-behind-all = { $n ->
    [one] Единственный показатель с планом хуже плана
    [few] Хуже плана все { $n } показателя, которые можно оценить
   *[other] Хуже плана все { $n } показателей, которые можно оценить
 }
headline-mixed = Лучше плана — { KPI($ahead_kpi, form: "mid") }, хуже — { KPI($behind_kpi, form: "mid") } (на { CHANGE($change, part: "size") }{ $side ->
    [over] { " выше" }
   *[behind] { "" }
 })
headline-mixed-perhaps = { KPI($behind_kpi, form: "short") }: на { CHANGE($change, part: "size") } { $side ->
    [over] выше
   *[behind] хуже
 } плана; { KPI($ahead_kpi, form: "mid") } лучше, возможно, случайно
headline-mixed-perhaps-behind = { KPI($ahead_kpi, form: "short") }: на { CHANGE($change, part: "size") } лучше плана; { KPI($behind_kpi, form: "mid") } хуже, возможно, случайно
headline-loose-behind = { KPI($kpi, form: "short") }: на { CHANGE($change, part: "size") } хуже плана; суммы сделок разные, возможна случайность
headline-loose-ahead = { KPI($kpi, form: "short") }: на { CHANGE($change, part: "size") } лучше плана; суммы сделок разные, возможна случайность
headline-chance-behind = { KPI($kpi, form: "short") }: возможно, на { CHANGE($change, part: "size") } хуже плана, но это может быть случайностью
headline-chance-ahead = { KPI($kpi, form: "short") }: возможно, на { CHANGE($change, part: "size") } лучше плана, но это может быть случайностью
headline-chance-only = Ни одно отклонение от плана не больше того, что могла бы дать случайность
headline-no-plan = Что произошло { PERIOD($period, form: "in") }: плана для оценки нет
headline-too-early = { $grain ->
    [day] День ещё не закончен: данные по { $day }
    [week] Неделя ещё не закончена: данные по { $day }
    [month] Месяц ещё не закончен: данные по { $day }
    [quarter] Квартал ещё не закончен: данные по { $day }
    [year] Год ещё не закончен: данные по { $day }
   *[other] Период ещё не закончен: данные по { $day }
 }
headline-too-few = Слишком мало случаев { PERIOD($period, form: "in") }, чтобы оценить хотя бы один показатель
headline-no-data = Нет данных { PERIOD($period, form: "in") }: оценить ничего нельзя
headline-funnel-behind = Слабое место воронки — { KPI($kpi, form: "mid") }: на { CHANGE($change, part: "size") } хуже плана
headline-funnel-good = Ни один шаг воронки явно не отстаёт от плана
headline-funnel-no-plan = От сеанса до клиента: сколько передал дальше каждый этап
headline-funnel-empty = Воронку показать нельзя: для неё нет источников
headline-definitions = Что значат эти числа, откуда они взяты и насколько им можно верить
headline-definitions-care = Что значат эти числа и с какими из них нужна осторожность

## Вводные предложения; вместе они один абзац. $value, $plan, $before — величины.

standfirst-figure-plan = { KPI($kpi) }: **{ $value }** при плане { $plan } ({ CHANGE($change, part: "percent") }).
standfirst-figure-plan-chance = { KPI($kpi) }: **{ $value }** при плане { $plan } ({ CHANGE($change, part: "percent") }, возможна случайность).
standfirst-figure-year-ago = { KPI($kpi) }: **{ $value }**, { CHANGE($change, part: "words") }, чем { PERIOD($period, form: "in") }.
standfirst-figure-same = { KPI($kpi) }: **{ $value }**, как и { PERIOD($period, form: "in") }.
standfirst-figure = { KPI($kpi) }: **{ $value }**.
standfirst-running = Показатели сравниваются с планом на те же рабочие дни; { $grain ->
    [week] до конца недели
    [month] до конца месяца
    [quarter] до конца квартала
    [year] до конца года
   *[other] до конца периода
 } оценок нет.
standfirst-few = Ниже показано всё, что удалось посчитать; для оценки этого мало.
standfirst-no-plan = План не задан, поэтому показатели сравниваются с тем же периодом год назад.
standfirst-are-behind = Явно хуже плана: { $items }.
standfirst-are-ahead = Явно лучше плана: { $items }.
standfirst-story = Лидами стали только **{ $rate }** сеансов (план { $rate_plan }), новых лидов **{ $value }** при плане { $plan }: это не случайность.
standfirst-firm = { $items }: это не случайность.
standfirst-against-first = { KPI($kpi, form: "short") } — **{ $value }** вместо плановых { $plan }
standfirst-against-next = { KPI($kpi, form: "mid") } — **{ $value }** вместо { $plan }
standfirst-cause = Одна из вероятных причин: { $what } ({ DAY($day) }); { KPI($kpi, form: "mid") } с тех пор: { PERCENT($change, decimals: 0, sign: "yes") }.
standfirst-are-watch = Возможна случайность: { $items }.
standfirst-are-on-plan = В плане: { $items }.
standfirst-one = { KPI($kpi, form: "mid") }
standfirst-one-off = { KPI($kpi, form: "mid") } (**{ CHANGE($change, part: "percent") }**)
standfirst-unsure = { KPI($kpi, form: "short") } { $side ->
    [behind] хуже
   *[ahead] лучше
 } плана (**{ CHANGE($change, part: "percent") }**), но суммы сделок разные: ±{ $half } за { $grain ->
    [week] неделю
    [month] месяц
    [quarter] квартал
   *[year] год
 }.
standfirst-course-below = При таком темпе за год — **{ $value }** ({ KPI($kpi, form: "mid") }) при цели { $goal }.
standfirst-course-above = При таком темпе за год — **{ $value }** ({ KPI($kpi, form: "mid") }) при цели { $goal }.
standfirst-course-near = При таком темпе за год будет **{ $value }** ({ KPI($kpi, form: "mid") }); цель { $goal } может быть достигнута, а может и нет.
standfirst-provisional = **Предварительно:** { $source } — данные только по { $day }, часть чисел ещё изменится.
standfirst-funnel = Сеансов { PERIOD($period, form: "in") }: **{ NUMBER($sessions) }**. Полосы показывают, сколько передал дальше каждый этап, таблицы ниже — какие показатели уложились в план.
standfirst-funnel-behind = { $n ->
    [0] Ни один из показателей с планом ({ $total }) не хуже его.
    [one] Хуже плана { $n } показатель из { $total }.
    [few] Хуже плана { $n } показателя из { $total }.
    [many] Хуже плана { $n } показателей из { $total }.
   *[other] Хуже плана { $n } показателя из { $total }.
 }
standfirst-funnel-not-measured = { $n ->
    [one] { $n } показатель не измеряется: для него нет источника.
    [few] { $n } показателя не измеряются: для них нет источников.
    [many] { $n } показателей не измеряются: для них нет источников.
   *[other] { $n } показателя не измеряются: для них нет источников.
 }
standfirst-definitions-sources = { $n ->
    [one] Прочитан { $n } источник: строк { NUMBER($rows) }, из них учтено { NUMBER($used) }.
    [few] Прочитаны { $n } источника: строк { NUMBER($rows) }, из них учтено { NUMBER($used) }.
    [many] Прочитано { $n } источников: строк { NUMBER($rows) }, из них учтено { NUMBER($used) }.
   *[other] Прочитано { $n } источника: строк { NUMBER($rows) }, из них учтено { NUMBER($used) }.
 }

## Заголовки диаграмм и таблиц, в которых назван вывод. $stage — attract ..., $reached — lead ... customer.

chart-title-funnel-plain = От сеанса до клиента
chart-title-scorecard-on-plan = { $n ->
    [one] { NAME($stage, of: "stage") }: единственный показатель с планом выполнен
   *[other] { NAME($stage, of: "stage") }: план выполнен по всем показателям, где он есть ({ $n })
 }
chart-title-scorecard-behind = { $total ->
    [1] { NAME($stage, of: "stage") }: единственный показатель с планом хуже плана
   *[other] { NAME($stage, of: "stage") }: ниже плана { $n } из { $total } показателей
 }
chart-title-scorecard-ahead = { $total ->
    [1] { NAME($stage, of: "stage") }: единственный показатель с планом лучше плана
   *[other] { NAME($stage, of: "stage") }: выше плана { $n } из { $total } показателей, ниже — ни одного
 }
chart-title-scorecard-chance = { NAME($stage, of: "stage") }: все отклонения от плана могут быть случайны
chart-title-scorecard-few = { NAME($stage, of: "stage") }: для сравнения с планом слишком мало данных
chart-title-scorecard-no-plan = { NAME($stage, of: "stage") }: план не задан
chart-title-scorecard-running = { NAME($stage, of: "stage") }: период ещё не закончен
chart-title-scorecard-empty = { NAME($stage, of: "stage") }: ничего не измеряется
chart-title-quality-no-gaps = Качество данных: пропусков нет
chart-title-quality-stopped = Качество данных: { $source } — данные только по { $day }
chart-title-quality-gaps = { $n ->
    [one] Качество данных: пропуски в { $n } источнике
   *[other] Качество данных: пропуски в { $n } источниках
 }
chart-title-quality-rejected = { $n ->
    [one] Качество данных: пропусков нет, но отклонена { $n } строка
    [few] Качество данных: пропусков нет, но отклонены { $n } строки
    [many] Качество данных: пропусков нет, но отклонено { $n } строк
   *[other] Качество данных: пропусков нет, но отклонено { $n } строки
 }
chart-title-quality-nothing = Качество данных: ничего не прочитано

## Описания рисунков для тех, кто их не видит

alt-spark = { KPI($kpi) }, { $span }: от { $first } до { $last }, наименьшее { $low }, наибольшее { $high }.
alt-spark-none = { KPI($kpi) }: линии нет, слишком мало точек.
alt-bullet = { KPI($kpi) }: { $value }, план { $plan }, год назад { $before }.
alt-bullet-no-plan = { KPI($kpi) }: { $value }, план не задан, год назад { $before }.
alt-bullet-running = { KPI($kpi) }: пока { $value }, план на эту дату { $due }, план на весь период { $plan }.
alt-bullet-none = { KPI($kpi) }: значения нет.
alt-funnel = Воронка { PERIOD($period, form: "in") }: { $steps }.
alt-funnel-step = { NAME($reached, of: "lifecycle") } { NUMBER($n) }
alt-funnel-step-rate = { NAME($reached, of: "lifecycle") } { NUMBER($n) } ({ PERCENT($rate) } от предыдущего этапа)
alt-variance = { KPI($kpi) }: { CHANGE($change, part: "percent") } к плану.
alt-variance-chance = { KPI($kpi) }: { CHANGE($change, part: "percent") } к плану, возможна случайность.
alt-coverage = { $source }: полных дней { $n } из { $days }.

## Страница на экране

render-data-behind = Числа, по которым построена диаграмма
render-data-file = Числа во вложении:
render-print-edition = Для печати есть PDF этого отчёта.

## Сборка отчёта: примечания, подписи диаграмм, мелкие формы. $grain — имя длины периода, $value и $start — величины.

assemble-whole-percent = { PERCENT($share, decimals: 0) }
assemble-range = { RANGE($low, $high) }
assemble-period = { PERIOD($period, form: "short") }
assemble-reason = { $reason }
assemble-and = { $first }, { $second }
assemble-last-of-several = { $first } и { $second }
assemble-percent-from = { CHANGE($change, part: "percent") }
assemble-file-figures = Все показатели отчёта и то, с чем они сравниваются
assemble-file-history = Показатели отчёта по периодам
assemble-head-period = Период
assemble-not-measured = { $names } ({ $reason })
assemble-not-measured-plain = { $names } (не измеряется)
assemble-no-plan-up = Рост, плана нет
assemble-no-plan-down = Спад, плана нет
assemble-no-plan-no_change = В русле тренда
status-watch-short = Возможна случайность
assemble-note-summary = Как читать. Полоса: сплошная — факт, контур — план, серая черта — тот же период год назад. «В плане» значит в пределах ±{ PERCENT($tolerance, decimals: 0) }. «Возможна случайность» значит, что 95‑процентный интервал показателя включает план; цветом выделено только то, что случайностью не объяснить.
assemble-note-no-plan = Как читать. Полоса: сплошная — факт, серая черта — тот же период год назад. План не задан, поэтому ничто не оценивается и не выделяется цветом.
assemble-note-running = Как читать. Полоса: сплошная — факт, контур — план на прошедшие дни, пунктир — план на весь период, серая черта — тот же период год назад. До конца периода оценок нет.
assemble-note-stage = Полоса: отклонение от плана; светлый фон — то, что объясняет случайность (95 %).{ $costs ->
    [0] {""}
   *[other] {" "}Для затрат лучше — слева.
 }{ $quiet ->
    [0] {""}
   *[other] {" "}«В русле тренда»: в пределах тренда и сезона.
 }
assemble-note-scorecard = Полоса: отклонение от плана; светлая полоса: что могла бы дать одна случайность (95 %). Серая полоса не выходит за её пределы. Цвет передаёт смысл: у затрат лучше левее. Линии: до 18 месяцев, у каждой свой масштаб.
assemble-history-subtitle = { $grain ->
    [day] { KPI($kpi) }, по дням
    [week] { KPI($kpi) }, по неделям
   *[month] { KPI($kpi) }, по месяцам
 }. Полоса: обычные пределы { PERIOD($usual, form: "in") }. { $scale ->
    [zero] Шкала начинается с нуля
   *[part] Шкала от { $start }
 }
assemble-history-subtitle-plain = { $grain ->
    [day] { KPI($kpi) }, по дням
    [week] { KPI($kpi) }, по неделям
   *[month] { KPI($kpi) }, по месяцам
 }. { $scale ->
    [zero] Шкала начинается с нуля
   *[part] Шкала от { $start }
 }
assemble-level-mean = Среднее { $value }
assemble-level-low = Нижний предел { $value }
assemble-level-high = Верхний предел { $value }
assemble-level-plan = План { $value }
chart-title-history-up = { KPI($kpi) }: выше обычных пределов { PERIOD($period, form: "in") }
chart-title-history-down = { KPI($kpi) }: ниже обычных пределов { PERIOD($period, form: "in") }
chart-title-history-no_change = { KPI($kpi) }: без явных изменений { PERIOD($period, form: "in") }
chart-title-history-stays-up = { KPI($kpi) }: выше прежних пределов, начиная с { PERIOD($period, form: "of") }
chart-title-history-stays-down = { KPI($kpi) }: ниже прежних пределов, начиная с { PERIOD($period, form: "of") }
chart-title-history-trend = { KPI($kpi) }: { CHANGE($change, part: "words") }, чем год назад, в русле тренда
chart-title-history-running = { KPI($kpi, form: "short") }: только полные периоды; текущий ещё не закончен
chart-title-history-too_few = { KPI($kpi) }: слишком мало точек, чтобы отличить изменение от случайности
headline-history-up = { KPI($kpi, form: "short") }: выход вверх из обычных пределов; план не задан
headline-history-down = { KPI($kpi, form: "short") }: выход вниз из обычных пределов; план не задан
key-chance = Светлая: в пределах случайного
key-usual-range = Светлая за линией: обычные пределы

assemble-value = { $value }
assemble-kpi-short = { KPI($kpi, form: "short") }
assemble-stage = { NAME($stage, of: "lifecycle") }
assemble-step = { NAME($origin, of: "lifecycle") }, ставшие { NAME($stage, of: "lifecycle", form: "ins") }
assemble-effect = Влияние на число { NAME($stage, of: "lifecycle", form: "gen") }
assemble-effect-plan = Выше или ниже плана { $value }
assemble-effect-year-ago = Больше или меньше, чем { $value } год назад
assemble-distance-plan = Отклонение от плана
assemble-distance-year-ago = Отклонение от прошлого года
assemble-distance-marks-plan = Точка: { PERIOD($period, form: "short") }. Полоса: интервал 95 %. Серая черта: { PERIOD($before, form: "short") }
assemble-distance-marks-year-ago = Точка: { PERIOD($period, form: "short") }, ноль: { PERIOD($before, form: "short") }. Полоса: 95‑процентный интервал
assemble-zero-plan = план
assemble-zero-year-ago = год назад
assemble-against-plan = план { $value }
assemble-against-year-ago = год назад { $value }
assemble-steps-subtitle-plan = Количества { PERIOD($period, form: "in") }. Слева: вклад шага в итог. План шага — из планов по количествам. Серый: возможна случайность
assemble-steps-subtitle-year-ago = Количества { PERIOD($period, form: "in") } по сравнению с прошлым годом. Слева: насколько каждый шаг изменил итог. Серый: возможна случайность
chart-title-steps-ahead = { KPI($kpi) }: на { CHANGE($change, part: "size") } лучше плана — что добавил каждый шаг
chart-title-steps-behind = { KPI($kpi) }: на { CHANGE($change, part: "size") } хуже плана — что отнял каждый шаг
chart-title-steps-watch = { KPI($kpi) }: отклонение может быть случайным; что дал каждый шаг
chart-title-steps-lost = { NAME($origin, of: "lifecycle") } → { NAME($stage, of: "lifecycle", form: "mid") }: потеряно { $value }{ $rest ->
    [all] ; другие шаги вернули столько же
    [most] ; другие шаги вернули большую часть
    [some] ; другие шаги вернули часть
    [perhaps-all] ; возможно, другие шаги вернули всё
    [perhaps-most] ; возможно, большую часть вернули другие
    [perhaps-some] ; возможно, другие вернули часть
    [chance] ; прочее может быть случайным
   *[more] , больше, чем на других шагах
 }
chart-title-steps-won = { NAME($origin, of: "lifecycle") } → { NAME($stage, of: "lifecycle", form: "mid") }: получено { $value }{ $rest ->
    [all] ; другие шаги столько же потеряли
    [most] ; другие шаги потеряли большую часть
    [some] ; другие шаги потеряли часть
    [perhaps-all] ; возможно, другие шаги потеряли всё
    [perhaps-most] ; возможно, большую часть потеряли другие
    [perhaps-some] ; возможно, другие потеряли часть
    [chance] ; прочее может быть случайным
   *[more] , больше, чем на других шагах
 }
chart-title-steps-first = { KPI($kpi, form: "short") }: { $side ->
    [won] получено
   *[lost] потеряно
 } { $first }; { NAME($origin, of: "lifecycle", form: "mid") } → { NAME($stage, of: "lifecycle", form: "mid") }: ещё { $n }
# Потеряно или получено: сколько клиентов.
steps-number = { $reached ->
    [lead] { $n ->
        [one] { $n } лид
        [few] { $n } лида
        [many] { $n } лидов
       *[other] { $n } лида
     }
    [mql] { $n } MQL
    [sal] { $n } SAL
    [sql] { $n } SQL
    [opportunity] { $n ->
        [one] { $n } сделка в работе
        [few] { $n } сделки в работе
        [many] { $n } сделок в работе
       *[other] { $n } сделки в работе
     }
   *[customer] { $n ->
        [one] { $n } клиент
        [few] { $n } клиента
        [many] { $n } клиентов
       *[other] { $n } клиента
     }
 }
steps-effect = { NUMBER($value, decimals: 1, sign: "always") }
chart-title-steps-on-plan = { KPI($kpi) }: в плане; что добавил или отнял каждый шаг

assemble-cohort-of = Когорта: { PERIOD($period, form: "short") }
assemble-cohort-young = Когорта ещё не созрела
assemble-cohort-so-far = { PERIOD($period, form: "label") } на сегодня
card-note-ripening = Последняя из полностью созревших когорт.
assemble-figure = { KPI($kpi, form: "short") } { $value }
assemble-also = Без плана и явных изменений: { $figures }
assemble-also-few = Мало случаев для оценки: { $figures }
assemble-then = { $first }. { $second }

## Ход года. $value, $goal, $low, $high — величины, $off — доля, $chance — слово из CHANCES в assemble/pace.py.

point-change-year = { DAY($day, form: "short") }: { $what }
heading-changes-year = Что изменилось в этом году
pace-goal = Цель { $value }
pace-forecast = Прогноз { $value }
pace-range = 80 % исходов: { RANGE($low, $high) }
pace-last-year = { PERIOD($period, form: "short") }: { $value }
pace-so-far = { $value } на { DAY($day, form: "year") }
pace-head-actual = Факт
pace-subtitle = { KPI($kpi) } { PERIOD($period, form: "in") }, нарастающим итогом
pace-subtitle-chance = { KPI($kpi) } { PERIOD($period, form: "in") }, нарастающим итогом. Вероятность достичь { $goal }: { $chance ->
    [hardly] меньше одного шанса из пятидесяти
    [twentieth] примерно один шанс из двадцати
    [tenth] примерно один шанс из десяти
    [fifth] примерно один шанс из пяти
    [quarter] примерно один шанс из четырёх
    [third] примерно один шанс из трёх
    [half] примерно один шанс из двух
    [two-thirds] примерно два шанса из трёх
    [three-quarters] примерно три шанса из четырёх
    [four-fifths] примерно четыре шанса из пяти
    [nine-tenths] примерно девять шансов из десяти
    [nineteen-twentieths] примерно девятнадцать шансов из двадцати
   *[sure] больше сорока девяти шансов из пятидесяти
 }
chart-title-pace-below = { $kpi ->
    [customers] При таком темпе новых клиентов за год будет { $value }, а не { $goal }
    [revenue] При таком темпе новая выручка за год составит { $value }, а не { $goal }
   *[other] { KPI($kpi) }: при таком темпе за год будет { $value }, а не { $goal }
 }
chart-title-pace-above = { $kpi ->
    [customers] При таком темпе новых клиентов за год будет { $value } — больше цели ({ $goal })
    [revenue] При таком темпе новая выручка за год составит { $value } — выше цели ({ $goal })
   *[other] { KPI($kpi) }: при таком темпе за год будет { $value }, цель — { $goal }
 }
chart-title-pace-near = { $kpi ->
    [customers] При таком темпе новых клиентов за год будет { $value }, цель { $goal } достижима
    [revenue] При таком темпе новая выручка за год — { $value }, цель { $goal } достижима
   *[other] { KPI($kpi) }: при таком темпе за год будет { $value }, цель { $goal } близка
 }
chart-title-pace-plain = { KPI($kpi) }: при таком темпе за год будет { $value }
chart-title-pace-early = { KPI($kpi) }: пока { $value }, для прогноза мало данных
chart-title-pace-done = { KPI($kpi) }: итог года — { $value }
chart-title-pace-done-above = { KPI($kpi) }: итог года — { $value }, цель была { $goal }
chart-title-pace-done-below = { KPI($kpi) }: итог года — { $value }, а не { $goal }
pace-note-untested = Прогноз: { $made ->
    [money] уровень, рост и сезонность выигранных сделок за срок до 36 месяцев продолжаются, суммы — как у сделок за последние двенадцать; { NUMBER($n) } розыгрышей.
   *[count] уровень, рост и сезонность за срок до 36 месяцев продолжаются; { NUMBER($n) } розыгрышей по отрицательному биномиальному распределению.
 } Проверить его на прошлом нельзя: данных для этого мало.
pace-note = Прогноз: { $made ->
    [money] уровень, рост и сезонность выигранных сделок за срок до 36 месяцев продолжаются, суммы — как у сделок за последние двенадцать; { NUMBER($n) } розыгрышей.
   *[count] уровень, рост и сезонность за срок до 36 месяцев продолжаются; { NUMBER($n) } розыгрышей по отрицательному биномиальному распределению.
 } { $total ->
    [one] Проверка на прошлом: { $total } прогноз
    [few] Проверка на прошлом: { $total } прогноза
   *[other] Проверка на прошлом: { $total } прогнозов
 } { $months ->
    [one] на { $months } месяц
    [few] на { $months } месяца
   *[other] на { $months } месяцев
 } вперёд; медианная ошибка { PERCENT($off, decimals: 0) }, в 80‑процентный диапазон попали { $held }.
alt-pace = { $title }. { KPI($kpi) }: { $value } на { DAY($day) }.

## Книга (XLSX)

sheet-summary = Сводка
sheet-figures = Показатели
sheet-history = История
sheet-definitions = Определения
sheet-data = Данные
head-id = Код
head-unit = Единица
head-currency = Валюта
head-dimension = Разрез
head-segment = Сегмент
head-view = Как считается
head-numerator = Числитель
head-denominator = Знаменатель
head-interval-from = 95‑процентный интервал, от
head-interval-to = 95‑процентный интервал, до
head-missing = Почему нет значения
head-better = Что лучше
head-complete-through = Полные данные по
head-period-name = Период
head-value-before = Предыдущий период
head-value-year-ago = Год назад

## Этап, изменившийся сильнее всего, и его сегменты. $stage attract ..., $segment — как в данных, $dimension channel ...

section-stage = Самый заметный этап
section-stage-of = { NAME($stage, of: "stage") }
headline-stage-behind-down = { KPI($kpi, form: "short") }: ниже обычных пределов и на { CHANGE($change, part: "size") } хуже плана
headline-stage-behind-up = { KPI($kpi, form: "short") }: выше обычных пределов и на { CHANGE($change, part: "size") } хуже плана
headline-stage-ahead-up = { KPI($kpi, form: "short") }: выше обычных пределов и на { CHANGE($change, part: "size") } лучше плана
headline-stage-ahead-down = { KPI($kpi, form: "short") }: ниже обычных пределов и на { CHANGE($change, part: "size") } лучше плана
headline-stage-behind = { NAME($stage, of: "stage") }. { KPI($kpi, form: "short") }: на { CHANGE($change, part: "size") } хуже плана
headline-stage-ahead = { NAME($stage, of: "stage") }. { KPI($kpi, form: "short") }: на { CHANGE($change, part: "size") } лучше плана
headline-stage-loose-behind = { NAME($stage, of: "stage") }. { KPI($kpi, form: "short") }: на { CHANGE($change, part: "size") } хуже плана, возможно, случайно
headline-stage-loose-ahead = { NAME($stage, of: "stage") }. { KPI($kpi, form: "short") }: на { CHANGE($change, part: "size") } лучше плана, возможно, случайно
headline-stage-up = { NAME($stage, of: "stage") }. { KPI($kpi, form: "short") }: выше обычных пределов
headline-stage-down = { NAME($stage, of: "stage") }. { KPI($kpi, form: "short") }: ниже обычных пределов
headline-stage-none = Ни один этап явно не отклонился от плана и обычных пределов
headline-stage-running = { NAME($stage, of: "stage") }: промежуточные итоги, период ещё не закончен
stage-too-short = { $n ->
    [one] Вывод об этапе возможен, когда у показателя есть { $n } полный период и достаточно случаев.
    [few] Вывод об этапе возможен, когда у показателя есть { $n } полных периода и достаточно случаев.
   *[other] Вывод об этапе возможен, когда у показателя есть { $n } полных периодов и достаточно случаев.
 }
headline-stage-empty = Ни у одного этапа нет достаточной истории
standfirst-stage-interval = 95‑процентный интервал этого значения: { RANGE($low, $high) }.
standfirst-stage-since = Обычные пределы { PERIOD($usual, form: "in") }: { RANGE($low, $high) }; с { PERIOD($since, form: "of") } каждый месяц { $side ->
    [up] выше
   *[down] ниже
 } них, { RANGE($least, $most) }: это не случайность.
standfirst-stage-grown = За год на { $whole } { $side ->
    [up] больше
   *[down] меньше
}, из них { $part } — «{ $segment }».
standfirst-segments = { $n ->
    [one] В разрезе «{ NAME($dimension, of: "dimension", form: "mid") }» за год явно изменился { $n } сегмент: { $segment } ({ CHANGE($change, part: "percent") }).
    [few] В разрезе «{ NAME($dimension, of: "dimension", form: "mid") }» за год явно изменились { $n } сегмента, сильнее всего { $segment } ({ CHANGE($change, part: "percent") }).
   *[other] В разрезе «{ NAME($dimension, of: "dimension", form: "mid") }» за год явно изменились { $n } сегментов, сильнее всего { $segment } ({ CHANGE($change, part: "percent") }).
 }
standfirst-segments-none = В разрезе «{ NAME($dimension, of: "dimension", form: "mid") }» все изменения за год могут быть случайными.
chart-title-segments = { $n ->
    [one] { $segment }: { CHANGE($change, part: "words") }, чем год назад
    [few] { $segment }: { CHANGE($change, part: "words") }, чем год назад; изменились { $n } сегмента
   *[other] { $segment }: { CHANGE($change, part: "words") }, чем год назад; изменились { $n } сегментов
 }
chart-title-segments-none = { NAME($dimension, of: "dimension") }: все изменения могут быть случайными
segment-head = { NAME($dimension, of: "dimension") }
segment-head-cases = Случаи
segment-head-change = За год
segment-head-interval = Интервал 95 %
segment-interval = от { PERCENT($low, decimals: 0, sign: "yes") } до { PERCENT($high, decimals: 0, sign: "yes") }
segment-interval-open = от { PERCENT($low, decimals: 0, sign: "yes") } до >{ PERCENT($high, decimals: 0, sign: "yes") }
segment-subtitle = { KPI($kpi) }. Цветом выделено то, что не объяснить случайностью
segment-too-few = Слишком мало
segment-note = Все сегменты проверяются вместе: из выделенных изменений каждое десятое может быть случайным.
segment-new = новый
# Диаграмма сегментов, год назад и сейчас. $before, $after — периоды, $n — случаи или сегменты, которые можно оценить
breakdown-by = { NAME($dimension, of: "dimension") }
breakdown-subtitle = { KPI($kpi) }. Контур — { PERIOD($before, form: "short") }, заливка — { PERIOD($after, form: "short") }. Цветом выделено то, что не объяснить случайностью
breakdown-cases = { $n }
breakdown-change = Изменение
alt-breakdown = { $title }. { $segment }, { KPI($kpi) }: было { $before }, стало { $after } ({ CHANGE($change, part: "percent") }). Сегментов, которые можно оценить: { $n }.
segment-more = { $n ->
    [one] Ещё { $n } небольшой сегмент не показан.
    [few] Ещё { $n } небольших сегмента не показаны.
   *[other] Ещё { $n } небольших сегментов не показаны.
 }
chart-title-columns-behind = { $n ->
    [one] { KPI($kpi) }: { $n } месяц из { $total } явно хуже плана
    [few] { KPI($kpi) }: { $n } месяца из { $total } явно хуже плана
   *[other] { KPI($kpi) }: { $n } месяцев из { $total } явно хуже плана
 }
chart-title-columns-ahead = { $n ->
    [one] { KPI($kpi) }: { $n } месяц из { $total } явно лучше плана
    [few] { KPI($kpi) }: { $n } месяца из { $total } явно лучше плана
   *[other] { KPI($kpi) }: { $n } месяцев из { $total } явно лучше плана
 }
chart-title-columns-both = { $ahead ->
    [one] { KPI($kpi) }: { $ahead } месяц явно лучше плана, хуже — { $behind }
    [few] { KPI($kpi) }: { $ahead } месяца явно лучше плана, хуже — { $behind }
   *[other] { KPI($kpi) }: { $ahead } месяцев явно лучше плана, хуже — { $behind }
 }
chart-title-columns-none = { $total ->
    [one] { KPI($kpi) }: единственный месяц явно не отклонился от плана
   *[other] { KPI($kpi) }: ни один из { $total } месяцев явно не отклонился от плана
 }
columns-subtitle = { PERIOD($period) }: сплошной — факт, контур — план, серое — случайность
columns-differences = Отклонение от плана
columns-ahead = План: { $span }
alt-columns = { $title }. { PERIOD($month) }: { $actual } при плане { $plan }.
assemble-also-up = Рост, плана нет: { $figures }
assemble-also-down = Спад, плана нет: { $figures }
heading-further = Остальные показатели

## Платная реклама

section-paid = Платная реклама
headline-paid-behind = Лид из рекламы стоил { $value }: на { CHANGE($change, part: "size") } дороже плана ({ $plan })
headline-paid-ahead = Лид из рекламы стоил { $value }: на { CHANGE($change, part: "size") } дешевле плана ({ $plan })
headline-paid-on-plan = Лид из рекламы стоил { $value }, как и планировалось ({ $plan })
headline-paid-watch = Лид из рекламы стоил { $value } при плане { $plan }; возможна случайность
headline-paid-plain = Лид из рекламы стоил { $value }; план не задан
headline-paid-few = Лидов из рекламы слишком мало, чтобы назвать их цену
headline-paid-running = Платная реклама: промежуточные итоги, период ещё не закончен
headline-paid-empty = На рекламу ничего не потрачено или данных о ней нет
standfirst-paid = На **{ $spend }** куплено { $clicks ->
    [one] { NUMBER($clicks) } клик
    [few] { NUMBER($clicks) } клика
    [many] { NUMBER($clicks) } кликов
   *[other] { NUMBER($clicks) } клика
 } (по { $cpc }), получено { $n ->
    [one] { NUMBER($n) } лид
    [few] { NUMBER($n) } лида
    [many] { NUMBER($n) } лидов
   *[other] { NUMBER($n) } лида
 }.
standfirst-paid-spend = На рекламу потрачено **{ $spend }**.
standfirst-paid-apart = Лид из «{ $low }» стоил { $low_value }, из «{ $high }» — { $high_value }; разница не случайна.
standfirst-paid-few = { $n ->
    [one] { $spend } ушло на { $n } кампанию, где меньше { $cases } лидов: цену лида назвать нельзя.
    [few] { $spend } ушло на { $n } кампании, где меньше { $cases } лидов: цену лида назвать нельзя.
   *[other] { $spend } ушло на { $n } кампаний, где меньше { $cases } лидов: цену лида назвать нельзя.
 }
standfirst-paid-few-most = Крупнейшая из них, «{ $name }», — { $spend } и { $n ->
    [0] ни одного лида
    [one] { $n } лид
    [few] { $n } лида
   *[other] { $n } лидов
 }.
chart-title-paid-over = { $n ->
    [one] { $name }: лид за { $value }, единственный явно дороже плана ({ $plan })
   *[other] Дороже плана ({ $plan }): { $n } из { $total }, с наибольшими расходами — { $name } ({ $value })
 }
chart-title-paid-none = { $total ->
    [one] Единственная оценённая строка: лид не явно дороже плана
   *[other] Ни в одной из { $total } оценённых строк лид не явно дороже плана
 }
chart-title-paid-few = На что ушли деньги; для оценки лидов слишком мало
chart-title-paid-plain = На что ушли деньги
paid-subtitle = Расходы, клики и лиды { PERIOD($period, form: "in") }, по расходам. Лиды — по данным CRM
paid-head-spend = Расходы
paid-head-clicks = Клики
paid-head-cpc = За клик
paid-head-leads = Лиды
paid-head-cpl = За лид
paid-interval = { RANGE($low, $high) }
paid-status-behind = Дороже плана
paid-status-ahead = Дешевле плана
paid-note = Если лидов меньше { $n }, цена лида не указывается.
paid-note-plan = План цены лида: { $value }. Оценка зависит от того, входит ли план в 95‑процентный интервал; если лидов меньше { $n }, цена не указывается.
paid-note-benchmark = Ориентир цены лида: { $value }. Оценка зависит от того, входит ли он в 95‑процентный интервал; если лидов меньше { $n }, цена не указывается.
paid-more = { $n ->
    [one] Ещё { $n }
   *[other] Ещё { $n }, вместе
 }
paid-no-campaigns = Расходы не разделены по кампаниям, площадкам или продуктам.

## Журнал изменений

section-changes = Журнал изменений
headline-changes = { $n ->
    [one] Что изменилось { PERIOD($period, form: "in") }: { $n } запись
    [few] Что изменилось { PERIOD($period, form: "in") }: { $n } записи
   *[other] Что изменилось { PERIOD($period, form: "in") }: { $n } записей
 }
headline-changes-none = В журнал изменений ничего не внесено
changes-none = В журнале изменений нет записей { PERIOD($period, form: "in") }.
changes-head-day = День
changes-head-what = Что
changes-head-where = Где
changes-day = { DAY($day, form: "year") }
changes-note = Записи приводятся независимо от того, объясняют ли они что-нибудь.
paid-few-total = Из них с малым числом лидов
assemble-file-derived = Числа, выведенные из показателей отчёта: прогноз, части изменения

## Лестница целей. $above и $below — session, lead ... customer.

ladder-subtitle-plain = Сплошная — сделано, контур — цель { PERIOD($period, form: "of") }
ladder-subtitle = Сплошная — сделано, штриховка — прогноз, контур — цель { PERIOD($period, form: "of") }
ladder-head-rung = Ступень и итог на { DAY($day, form: "year") }
ladder-head-goal = Цель { PERIOD($period, form: "short") }
ladder-due = Нужно к { DAY($day, form: "year") }
ladder-due-share = Нужно к { DAY($day, form: "year") }: { PERCENT($share, decimals: 0) }
ladder-head-forecast = Прогноз
ladder-head-day = { DAY($day, form: "year") }
ladder-head-needed = Нужно
ladder-head-a-month = в месяц
ladder-so-far = пока { $value }
ladder-reached = достигнута
ladder-result = { $value }, { CHANGE($change, part: "percent") } к сроку
ladder-note-plain = Чёрная черта — нужное к { DAY($day, form: "year") }; цветной итог отличается от него неслучайно.
ladder-note-short = Прогноза пока нет: когда истории меньше { $months } месяцев, сезон не отличить от роста.
ladder-note = Чёрная черта — нужное к { DAY($day, form: "year") }; цветной итог отличается от него неслучайно. Точка и линия — прогноз и его 80‑процентный диапазон.
ladder-note-plan = Нужное выведено из цели года; план показателя на других страницах задан отдельно.
ladder-between-plan = { NAME($below, of: "lifecycle") }, ставшие { NAME($above, of: "lifecycle", form: "ins") }: { $plan } по плану, пока { $value }
ladder-between-measured = { NAME($below, of: "lifecycle") }, ставшие { NAME($above, of: "lifecycle", form: "ins") }: { $plan } за последние 12 месяцев, пока { $value }
ladder-between-plan-apart = { NAME($below, of: "lifecycle") }, ставшие { NAME($above, of: "lifecycle", form: "ins") }: { $plan } по плану, пока { $led } (с { $n } без лида — { $value })
ladder-between-measured-apart = { NAME($below, of: "lifecycle") }, ставшие { NAME($above, of: "lifecycle", form: "ins") }: { $plan } за последние 12 месяцев, пока { $led } (с { $n } без лида — { $value })
ladder-between-deal-plan = На нового клиента: { $plan } по плану, пока { $value }
ladder-between-deal-measured = На нового клиента: { $plan } за последние 12 месяцев, пока { $value }
ladder-by = к { DAY($day, form: "brief") }
ladder-unknown = { $reason }
ladder-too-late = уже поздно
ladder-head-due = Срок
ladder-head-before = До { DAY($day, form: "year") }
ladder-head-stood = Стояло
ladder-then = { $first } { $second }
ladder-note-lag = { $n ->
    [one] { NAME($first, of: "lifecycle") } нужны за { $days } дн. до конца года (медиана пути до клиента).
   *[other] { NAME($first, of: "lifecycle") } нужны за { $days } дн. до конца года, { NAME($last, of: "lifecycle", form: "mid") } — за { $most } (медиана пути до клиента).
 }
ladder-note-record = { $n ->
    [one] За 12 месяцев такой прогноз ошибался на { PERCENT($low, decimals: 0) }, в диапазон попало { $held } из { $total }.
   *[other] За 12 месяцев прогнозы ошибались на { $least }–{ PERCENT($high, decimals: 0) }, в диапазон попало { $held } из { $total }.
 }
ladder-note-worst = Реже всего — «{ KPI($kpi) }»: { $held } из { $total }; этот диапазон слишком узок.
ladder-head-off = Ошибка за 12 месяцев
ladder-head-held = Попало в диапазон
ladder-held = { $held } из { $total }
ladder-no-goal = Цель на год не задана, поэтому лестницу показать нельзя.
ladder-nothing = Цель нельзя разложить до лидов и сеансов: ниже неё нет ни плана, ни двенадцати месяцев данных.
assemble-span = { RANGE($low, $high, form: "table") }
alt-ladder = { $title }: { $rungs }.
alt-ladder-rung = { KPI($kpi, form: "mid") } — { $value } из { $goal }
chart-title-ladder = Что нужно от каждой ступени для цели { PERIOD($period, form: "of") } и сколько уже сделано
headline-ladder-behind = Больше всех отстаёт ступень «{ KPI($kpi, form: "short") }»: на { CHANGE($change, part: "size") } ниже нужного на { DAY($day, form: "year") }
headline-ladder-good = Ни одна ступень лестницы целей явно не отстаёт от нужного на { DAY($day, form: "year") }
headline-ladder-plain = Что нужно для цели { $goal }: ступень за ступенью
headline-ladder-none = От сеанса до клиента: что дал каждый шаг
standfirst-ladder = Читайте сверху: для цели **{ $goal }** ({ KPI($kpi, form: "mid") }) нужны { NAME($below, of: "lifecycle", form: "mid") } — **{ $needed }**; каждая ступень ниже питает ту, что над ней.
standfirst-ladder-behind = { KPI($kpi, form: "short") } на { DAY($day) }: **{ $value }**, нужно было { $due }.

## Что говорят о разделе люди. Слова — их собственные.

comment-title = Комментарий
comment-signed = **{ $by }**, { DAY($day) }.
comment-note = Слова автора; числа в них с отчётом не сверялись.

## Остальные показатели и исходные файлы

assemble-stage-name = { NAME($stage, of: "stage") }
assemble-rated = { $word }, план { $plan }
assemble-news-up = выше обычных пределов
assemble-news-down = ниже обычных пределов
assemble-absent = Нет значения за этот период: { $names }
assemble-absent-unfed = Не измеряются, нет исходных данных: { $names }
provenance-head-files = Файл
provenance-head-hash = SHA-256
provenance-files = { $n ->
    [one] { $n } файл
    [few] { $n } файла
    [many] { $n } файлов
   *[other] { $n } файла
 }
quality-rest = Данные полны, учтена каждая строка: { $names }.

## Что теперь

heading-now = Что делать
now-agreed = **{ KPI($kpi, form: "short") }** — решено ({ $by }): { $what }
now-behind = **{ KPI($kpi) }** — на { CHANGE($change, part: "size") } { $side ->
    [over] выше
   *[behind] хуже
 } плана: выяснить причину.
now-segment = Начать с сегмента «{ $segment }»: { CHANGE($change, part: "percent") } за год.
now-campaign = Начать с «{ $segment }»: { $spend } и { $n ->
    [0] ни одного лида
    [one] { $n } лид
    [few] { $n } лида
   *[other] { $n } лидов
 }.
now-entry = В журнале за { DAY($day) }: { $what }.
now-section = Подробнее — в разделе «{ $section }».
now-nothing = Решений не требуется: ни один показатель явно не отстаёт от плана.
now-running = { $grain ->
    [week] Пока ничего: неделя оценивается, когда закончится.
    [month] Пока ничего: месяц оценивается, когда закончится.
    [quarter] Пока ничего: квартал оценивается, когда закончится.
   *[year] Пока ничего: год оценивается, когда закончится.
 }
now-no-plan = Задайте план: без него ни одно значение нельзя назвать хорошим или плохим.
heading-changes-latest = Последние изменения
standfirst-funnel-sessions = Сеансов { PERIOD($period, form: "in") }: **{ NUMBER($sessions) }**.
standfirst-funnel-unrated = План не задан, поэтому оценок здесь нет.
headline-behind-first = { KPI($kpi, form: "short") }: на { CHANGE($change, part: "size") } { $side ->
    [over] выше
   *[behind] хуже
 } плана

## Страница всех отчётов

archive-title = Все отчёты
archive-standfirst = Новые сверху; время — { $zone }.
archive-empty = Ещё ни одного отчёта нет.
archive-earlier = Более ранние отчёты ({ NUMBER($n) })
archive-version = исправление, версия { $n }
archive-report-week = Недельный отчёт
archive-report-month = Месячный отчёт
archive-report-quarter = Квартальный отчёт
archive-report-year = Годовой отчёт
archive-state-planned = Подошёл срок
archive-state-waiting = Ждёт данных
archive-state-running = Готовится
archive-state-held = Задержан проверкой
archive-state-review = На просмотре
archive-state-ready = Готов к отправке
archive-state-delivering = Отправляется
archive-state-made = Готов
archive-state-done = Отправлен
archive-state-done_with_failed = Отправлен не всем
archive-state-done_with_unknown = Доставка под вопросом
archive-state-failed = Сбой
archive-state-skipped = Пропущен
archive-state-expired = Не составлен: данные не пришли
archive-sent = Отправлен { DAY($day, form: "short") }, { $time }
archive-made = Составлен { DAY($day, form: "short") }, { $time }
archive-due = Срок { DAY($day, form: "short") }, { $time }
archive-recipients = { $n ->
    [one] { NUMBER($n) } получатель
    [few] { NUMBER($n) } получателя
    [many] { NUMBER($n) } получателей
   *[other] { NUMBER($n) } получателя
 }
archive-recipients-for = { $n ->
    [one] Для { NUMBER($n) } получателя
    [few] Для { NUMBER($n) } получателей
    [many] Для { NUMBER($n) } получателей
   *[other] Для { NUMBER($n) } получателя
 }
archive-recipients-of = Получатели: { NUMBER($sent) } из { NUMBER($n) }
archive-parts = { $n ->
    [one] { NUMBER($n) } частный выпуск
    [few] { NUMBER($n) } частных выпуска
    [many] { NUMBER($n) } частных выпусков
   *[other] { NUMBER($n) } частного выпуска
 }
archive-corrected = Что исправлено: { $why }
archive-declined = Отправка остановлена: { $why }
archive-replaced = Заменён версией { $n }.
archive-removed = Срок хранения файлов истёк.

## Приоритеты квартала. $what — показатель, возможно сегмента; $side below, above, better или worse; $sure high, medium или low

own-words = { $words }
section-focus = Приоритеты
section-focus-for = Приоритеты на { PERIOD($period, form: "short") }
headline-focus-none = Приоритетов на этот раз нет: все отклонения могут быть случайны
headline-focus-untested = Приоритетов на этот раз нет: сравнивать было нечего
headline-focus-unasked = Приоритеты выбираются по кварталам
headline-focus-one = Подтвердился один приоритет: { $what }
headline-focus-first = { $what } — первый из приоритетов, всего их { $n }
headline-focus-more = { $n ->
    [1] { $what } — прежде всего: ценность больше, чем у следующего
    [2] { $what } — прежде всего: ценность больше, чем у двух следующих вместе
    [3] { $what } — прежде всего: ценность больше, чем у трёх следующих вместе
   *[other] { $what } — прежде всего: ценность больше, чем у { $n } следующих вместе
 }
headline-focus-perhaps-more = { $n ->
    [1] { $what } — прежде всего: ценность, вероятно, больше, чем у следующего
    [2] { $what } — прежде всего: ценность, вероятно, больше, чем у двух следующих
    [3] { $what } — прежде всего: ценность, вероятно, больше, чем у трёх следующих
   *[other] { $what } — прежде всего: ценность, вероятно, больше, чем у { $n } следующих
 }
headline-focus-occasions = { $n ->
    [one] { $n } мероприятие плана; всё остальное может быть случайностью
    [few] { $n } мероприятия плана; всё остальное может быть случайностью
    [many] { $n } мероприятий плана; всё остальное может быть случайностью
   *[other] { $n } мероприятия плана; всё остальное может быть случайностью
 }
headline-focus-some = { $n ->
    [one] { $n } приоритет на следующий квартал
    [few] { $n } приоритета на следующий квартал
    [many] { $n } приоритетов на следующий квартал
   *[other] { $n } приоритета на следующий квартал
 }
focus-unasked = В этом отчёте приоритеты не искали. Их находят по данным целого квартала.
standfirst-focus = По каждому приоритету — доказательства, их надёжность, действие, ответственный и срок.
standfirst-focus-tests = { $n ->
    [one] Проверено { NUMBER($n) } сравнение; показано то, что подтвердилось.
    [few] Проверено { NUMBER($n) } сравнения; показано то, что осталось после поправки на их число.
    [many] Проверено { NUMBER($n) } сравнений; показано то, что осталось после поправки на их число.
   *[other] Проверено { NUMBER($n) } сравнения; показано то, что осталось после поправки на их число.
 }
standfirst-focus-none = { $n ->
    [one] За { PERIOD($period, form: "short") } сделано { NUMBER($n) } сравнение, и оно может быть случайностью.
    [few] За { PERIOD($period, form: "short") } вместе проверено { NUMBER($n) } сравнения; после поправки на их число ни одно не превышает случайность.
    [many] За { PERIOD($period, form: "short") } вместе проверено { NUMBER($n) } сравнений; после поправки на их число ни одно не превышает случайность.
   *[other] За { PERIOD($period, form: "short") } вместе проверено { NUMBER($n) } сравнения; после поправки на их число ни одно не превышает случайность.
 }
standfirst-focus-stay = Это тоже результат: ничто здесь не требует менять курс. Ниже — то, к чему стоит вернуться.
standfirst-focus-untested = За { PERIOD($period, form: "short") } сравнить ничего не удалось. Причины указаны ниже.
focus-turn = { $n ->
    [1] Приоритет { $last }
    [2] Приоритеты { $first } и { $last }
   *[other] Приоритеты { $first }–{ $last }
 }
focus-kind-improve = Улучшить · { $rule }
focus-kind-double_down = Усилить · { $rule }
focus-kind-time_based = По календарю
focus-kicker-proposed = { $kind } · предложено
focus-kicker-accepted = { $kind } · принято
focus-kicker-accepted-by = { $kind } · принято: { $by }
focus-kicker-edited = { $kind } · принято с изменениями
focus-kicker-edited-by = { $kind } · принято с изменениями: { $by }
focus-what = { $segment }: { KPI($kpi, form: "mid") }
focus-mid = { KPI($kpi, form: "mid") }
focus-percent = { PERCENT($share, decimals: 0, sign: "yes") }
focus-cases = { $n ->
    [one] { $n } случай
    [few] { $n } случая
    [many] { $n } случаев
   *[other] { $n } случая
 }
chart-title-focus-target = { $side ->
    [above] { $sure ->
        [high] { $what } явно выше плана: { $value } вместо { $other }
        [low] { $what } — возможно, выше плана: { $value } вместо { $other }
       *[other] { $what } выше плана: { $value } вместо { $other }
     }
   *[below] { $sure ->
        [high] { $what } явно ниже плана: { $value } вместо { $other }
        [low] { $what } — возможно, ниже плана: { $value } вместо { $other }
       *[other] { $what } ниже плана: { $value } вместо { $other }
     }
 }
chart-title-focus-benchmark = { $side ->
    [above] { $sure ->
        [high] { $what } явно выше ориентира: { $value } вместо { $other }
        [low] { $what } — возможно, выше ориентира: { $value } вместо { $other }
       *[other] { $what } выше ориентира: { $value } вместо { $other }
     }
   *[below] { $sure ->
        [high] { $what } явно ниже ориентира: { $value } вместо { $other }
        [low] { $what } — возможно, ниже ориентира: { $value } вместо { $other }
       *[other] { $what } ниже ориентира: { $value } вместо { $other }
     }
 }
chart-title-focus-needed = { $sure ->
    [low] { $what } — возможно, меньше, чем нужно для цели: { $value }, а не { $other }
   *[other] { $what } — меньше, чем нужно для цели: { $value }, а не { $other }
 }
chart-title-focus-past = { $side ->
    [above] { $sure ->
        [high] { $what } явно выше прежнего уровня: { $value } после { $other }
        [low] { $what } — возможно, выше прежнего уровня: { $value } после { $other }
       *[other] { $what } выше прежнего уровня: { $value } после { $other }
     }
   *[below] { $sure ->
        [high] { $what } явно ниже прежнего уровня: { $value } после { $other }
        [low] { $what } — возможно, ниже прежнего уровня: { $value } после { $other }
       *[other] { $what } ниже прежнего уровня: { $value } после { $other }
     }
 }
chart-title-focus-before = { $side ->
    [above] { $sure ->
        [high] { $what } явно выше, чем раньше: { $value } после { $other }
        [low] { $what } — возможно, выше, чем раньше: { $value } после { $other }
       *[other] { $what } выше, чем раньше: { $value } после { $other }
     }
   *[below] { $sure ->
        [high] { $what } явно ниже, чем раньше: { $value } после { $other }
        [low] { $what } — возможно, ниже, чем раньше: { $value } после { $other }
       *[other] { $what } ниже, чем раньше: { $value } после { $other }
     }
 }
chart-title-focus-rest = { $side ->
    [worse] { $sure ->
        [high] { $what } явно хуже, чем у остальных: { $value } и { $other }
        [low] { $what } — возможно, хуже, чем у остальных: { $value } и { $other }
       *[other] { $what } хуже, чем у остальных: { $value } и { $other }
     }
   *[better] { $sure ->
        [high] { $what } явно лучше, чем у остальных: { $value } и { $other }
        [low] { $what } — возможно, лучше, чем у остальных: { $value } и { $other }
       *[other] { $what } лучше, чем у остальных: { $value } и { $other }
     }
 }
focus-compared-target = { $value } { PERIOD($period, form: "in") }; план — { $other }.
focus-compared-target-interval = 95‑процентный интервал — { RANGE($low, $high) }; план — { $other }.
focus-compared-benchmark = { $value } { PERIOD($period, form: "in") }; ориентир — { $other }.
focus-compared-benchmark-interval = 95‑процентный интервал — { RANGE($low, $high) }; ориентир — { $other }.
focus-compared-needed = { $value } { PERIOD($period, form: "in") }; по лестнице целей нужно { $other }.
focus-compared-needed-interval = 95‑процентный интервал — { RANGE($low, $high) }; по лестнице целей нужно { $other }.
focus-compared-past = { $value } { PERIOD($period, form: "in") }; за двенадцать прошлых месяцев — { $other }.
focus-compared-past-interval = 95‑процентный интервал — { RANGE($low, $high) }; за двенадцать прошлых месяцев — { $other }.
focus-compared-before = { $value } { PERIOD($period, form: "in") }; раньше было { $other }.
focus-compared-before-interval = 95‑процентный интервал — { RANGE($low, $high) }; раньше было { $other }.
focus-compared-rest = { $value } { PERIOD($period, form: "in") }; у всех остальных вместе — { $other }.
focus-compared-rest-interval = 95‑процентный интервал — { RANGE($low, $high) }; у всех остальных вместе — { $other }.
focus-farthest-target = Хуже плана и весят больше прежнего: { $segments }.
focus-farthest-benchmark = Хуже ориентира и весят больше прежнего: { $segments }.
focus-segment-value = «{ $segment }» ({ $value })
focus-both = { $first } и { $second }
focus-worth-rates = Только за счёт самих конверсий: { PERCENT($share, decimals: 0) } разрыва — сдвиг структуры к двенадцати прошлым месяцам, его это не исправит.
focus-contrast = { $n ->
    [0] Сильнее всего изменился сегмент «{ $segment }» ({ $share }).
    [one] Сильнее всего изменился сегмент «{ $segment }» ({ $share }); изменение ещё { $n } сегмента может быть случайным.
    [few] Сильнее всего изменился сегмент «{ $segment }» ({ $share }); изменения ещё { $n } сегментов могут быть случайными.
    [many] Сильнее всего изменился сегмент «{ $segment }» ({ $share }); изменения ещё { $n } сегментов могут быть случайными.
   *[other] Сильнее всего изменился сегмент «{ $segment }» ({ $share }); изменения ещё { $n } сегментов могут быть случайными.
 }
focus-contrast-none = { $n ->
    [one] Изменение ещё { $n } сегмента, взятого для сравнения, может быть случайным.
    [few] Изменения ещё { $n } сегментов, взятых для сравнения, могут быть случайными.
    [many] Изменения ещё { $n } сегментов, взятых для сравнения, могут быть случайными.
   *[other] Изменения ещё { $n } сегментов, взятых для сравнения, могут быть случайными.
 }
focus-chance-corrected = { $band ->
    [thousand] Среди столь явных находок случайна меньше чем одна из тысячи.
    [hundred] Среди столь явных находок случайна меньше чем одна из ста.
    [twenty] Среди столь явных находок случайна меньше чем одна из двадцати.
   *[ten] Среди столь явных находок случайна меньше чем одна из десяти.
 }
focus-chance-single = { $band ->
    [thousand] Случайно такое бывает реже, чем в одном квартале из тысячи.
    [hundred] Случайно такое бывает реже, чем в одном квартале из ста.
    [twenty] Случайно такое бывает реже, чем в одном квартале из двадцати.
   *[ten] Случайно такое бывает реже, чем в одном квартале из десяти.
 }
focus-chance-interval = Этого значения интервал не включает: разница не случайна.
focus-chance-exact = Оба числа — результат подсчёта, поэтому сам разрыв точен.
focus-chance-may = Сама по себе эта разница может быть случайной.
focus-occasion = { PERIOD($span) }.
focus-audience = Для кого: { $audience }.
focus-campaign = Метка кампании: { $campaign }.
focus-watch = Наблюдать: { $kpis }.
focus-forest-past = { KPI($kpi, form: "short") }: изменение к двенадцати прошлым месяцам
focus-forest-before = { KPI($kpi, form: "short") }: изменение к прежнему уровню
focus-groups-subtitle = { KPI($kpi, form: "short") }, { PERIOD($period, form: "short") }
focus-lines-subtitle = { KPI($kpi) } по месяцам
focus-lines-subtitle-from = { KPI($kpi) } по месяцам. Шкала начинается с { $start }
focus-other-target = план
focus-other-benchmark = ориентир
focus-other-needed = нужно
focus-other-past = Двенадцать прошлых месяцев
focus-other-before = Раньше
focus-other-rest = Все остальные
focus-head-against = С чем сравнили
focus-head-other = Значение
alt-focus-forest = { $what }: { $change }; { $n ->
    [one] для сравнения взят ещё { $n }, его изменение может быть случайным
   *[other] для сравнения взято ещё { $n }, их изменения могут быть случайными
 }.
alt-focus-target = { $what }: { $value }, план { $other }.
alt-focus-benchmark = { $what }: { $value }, ориентир { $other }.
alt-focus-needed = { $what }: { $value }, нужно { $other }.
alt-focus-past = { $what }: { $value }, за двенадцать прошлых месяцев { $other }.
alt-focus-before = { $what }: { $value }, раньше { $other }.
alt-focus-rest = { $what }: { $value }, у всех остальных { $other }.
alt-focus-worth = Ценность, клиентов в год: { $n }, интервал { RANGE($low, $high) }.
focus-action = Действие
focus-action-none = Пока не определено
focus-owner = Кто, срок
focus-owner-none = Не назначен
focus-owner-due = { $owner }, до { DAY($day, form: "short") }
focus-success = Успех
focus-success-up = { $what } — { $value } или больше
focus-success-down = { $what } — { $value } или меньше
focus-success-hold = { $what } выше { $value } при большем объёме
focus-success-hold-down = { $what } ниже { $value } при большем объёме
focus-goal = { KPI($kpi) }: { $value }
focus-cost = Затраты
focus-worth-label = Ценность
focus-worth = { $n ->
    [one] { $n } клиент в год ({ RANGE($low, $high) })
    [few] { $n } клиента в год ({ RANGE($low, $high) })
    [many] { $n } клиентов в год ({ RANGE($low, $high) })
   *[other] { $n } клиента в год ({ RANGE($low, $high) })
 }
focus-worth-none = Оценить нельзя
focus-revenue = { $value } ({ RANGE($low, $high, form: "table") })
focus-revenue-plain = { $value }
focus-confidence = Уверенность
focus-confidence-high = Высокая
focus-confidence-medium = Средняя
focus-confidence-low = Низкая
focus-heading-asked = Что проверено
focus-heading-silent = Что проверить нельзя
focus-heading-rejected = Отклонено
focus-heading-watch = К чему вернуться
focus-watch-subtitle = Показатели, которые заметно отличаются от плана, хотя это может быть случайностью
focus-watch-none = Нет показателей, отклонение которых от плана могло бы быть случайностью.
focus-tests = { $n ->
    [0] За { PERIOD($period, form: "short") } сравнить ничего не удалось.
    [one] За { PERIOD($period, form: "short") } сделано { NUMBER($n) } сравнение.
    [few] За { PERIOD($period, form: "short") } сделано { NUMBER($n) } сравнения.
    [many] За { PERIOD($period, form: "short") } сделано { NUMBER($n) } сравнений.
   *[other] За { PERIOD($period, form: "short") } сделано { NUMBER($n) } сравнения.
 }
focus-family = Они оцениваются вместе: чем больше сравнений, тем явнее должна быть разница.
focus-silent = { $rule }: { $why }
focus-silent-more = { $n ->
    [one] И ещё { $n } правило
    [few] И ещё { $n } правила
    [many] И ещё { $n } правил
   *[other] И ещё { $n } правила
 }
focus-rejected = { $what }. { $by }: «{ $why }»
focus-rejected-why = { $what }: «{ $why }»
focus-rejected-plain = { $what }
focus-rejected-more = { $n ->
    [one] И ещё { $n }
   *[other] И ещё { $n }
 }
focus-then = { $first }; { $second }
focus-heading-worth = Как считается ценность
focus-method = { $n ->
    [one] **Приоритет { $areas }.** { $method }.
   *[other] **Приоритеты { $areas }.** { $method }.
 }
headline-focus-most = { $what } — на первом месте: ценность наибольшая из оценённых
focus-mixed = { KPI($kpi) }: ухудшение только из-за состава: выросла доля «{ $segment }», но ни один сегмент сам не ухудшился.
focus-beside = В то же время: { $what } ({ DAY($day, form: "year") }).
focus-cause = Вероятная причина: { $what } ({ DAY($day) }); { KPI($kpi, form: "mid") } там: { PERCENT($own, decimals: 0, sign: "yes") }, в остальных местах явных изменений нет.
focus-so-far = { KPI($kpi) }: пока { $value } при цели { $other }.
focus-in-all = { KPI($kpi) }: всего { $value } при цели { $other }.
alt-focus-occasion = Состоится: { $when }.
focus-when = { PERIOD($span, form: "short") }
focus-ready = Готово к
focus-takes-place = Состоится
focus-took-place = Состоялось
focus-counted-until = Итоги считаются до
focus-note-rejected = { $first } Отклонено: { $said }.
focus-note-silent = { $first } Проверить нельзя: { $said }.
focus-note = Полосы — 95‑процентные интервалы; цветом выделено то, что случайностью не объяснить, пустой круг — возможная случайность. Ценность — то, что за год принесло бы устранение разрыва при прочих равных. Сначала надёжные (случаен не более чем один из ста), затем остальные, те и другие — по ценности; приоритеты пересекаются, складывать их ценность нельзя.
focus-file = На чём основаны приоритеты отчёта: сравнения, интервалы, проверки и ценность
last-focus-note = «Лучше» и «хуже» говорится там, где 95‑процентный интервал разницы с четырьмя кварталами до этого не включает ноль. Ценность: клиенты в год, обещанное и видное по данным — на одной шкале для всех приоритетов.
ladder-rung-head = Ступень лестницы
months-growth = { KPI($kpi) }, { PERCENT($share, decimals: 0, sign: "yes") }
months-point = { KPI($kpi) }, { CHANGE($change, part: "difference") }
months-step = { NAME($origin, of: "lifecycle") }, ставшие { NAME($stage, of: "lifecycle", form: "ins") }, { CHANGE($change, part: "difference") }
months-sensitivity-note = При низкой конверсии один пункт — шаг более крупный, чем при высокой; таблица показывает, что он даёт, а не насколько он труден.
months-sensitivity-subtitle = Каждое изменение по отдельности, остальное — по плану
months-sensitivity-title = { $change } — больше всего клиентов в год: { $value }
months-head-revenue = Выручка в год
months-head-customers = Клиентов в год
months-head-change = Небольшой прирост
months-title = Сколько нужно в каждом месяце, { PERIOD($period, form: "short") }
months-sum = **{ QUANTITY($value, style: "whole") }**
months-due = Нужно к { DAY($day, form: "year") }
months-to-date = Есть к { DAY($day, form: "year") }
months-quarter = { $n }‑й квартал
months-before = До начала года
standfirst-months-before = Что требует времени, должно появиться раньше: **{ $value }** ({ KPI($kpi, form: "mid") }) нужно было ещё до начала года.
standfirst-months-business_days = Год разложен по рабочим дням: точнее не подсказывают ни план, ни прошлый год.
standfirst-months-last_year = Год разложен по месяцам так, как прошёл прошлый год, в расчёте на рабочий день.
standfirst-months-plan = Год разложен по месяцам так, как в плане.
months-nothing = Лестницы целей на этот год нет: нужны цель и конверсии, которые ведут от неё вниз.
headline-months-none = Цель нельзя разложить по месяцам
headline-months-left = { $value } из { $goal } к { DAY($day, form: "year") }: сколько должен дать каждый месяц
headline-months = Сколько нужно в каждом месяце { PERIOD($period, form: "of") } для цели { $goal }
section-months = Цель по месяцам
calendar-needed-subtitle = Каждая ступень стоит в том месяце, когда она нужна, чтобы клиент появился вовремя; сумма месяцев — квартал
calendar-needed-title = Что нужно для цели по месяцам, { PERIOD($period, form: "short") }
calendar-items-title = Мероприятия плана: что они должны принести и сколько стоят
calendar-head-owner = Кто отвечает
calendar-head-goal = Цель
calendar-head-item = Мероприятие, для кого
calendar-head-when = Когда
alt-calendar = { $first }: { $when }; { $n ->
    [0] больше ничего
    [one] ещё { $n } строка
    [few] ещё { $n } строки
    [many] ещё { $n } строк
   *[other] ещё { $n } строки
 }.
calendar-subtitle = Выделено: { PERIOD($period, form: "short") }. Полосы — мероприятия, ромбы — сроки. Пунктир — последний день с данными; всё до него — серое
chart-title-calendar = Мероприятия и сроки, { PERIOD($span, form: "short") }
calendar-month = { PERIOD($month, form: "short") }
calendar-day = { DAY($day, form: "short") }
calendar-when = { PERIOD($span, form: "short") }
calendar-holidays-n = { $n ->
    [one] минус { $n } рабочий день
    [few] минус { $n } рабочих дня
    [many] минус { $n } рабочих дней
   *[other] минус { $n } рабочего дня
 }
calendar-holidays = Праздничные дни
calendar-due = Сроки по приоритетам
calendar-items = Мероприятия плана
calendar-nothing = На это время нет ни мероприятий плана, ни сроков по приоритетам. Мероприятия с датами записываются в план проекта.
standfirst-calendar-empty = На { PERIOD($period, form: "short") } нет ни мероприятий плана, ни лестницы целей.
standfirst-calendar-needed = По плану цели на { PERIOD($period, form: "short") } приходится **{ $value }** ({ KPI($kpi, form: "mid") }); уже накопленное отставание прибавляется к этому. Ниже — сколько по плану приходится на каждый месяц.
standfirst-calendar-cost = { $n ->
    [one] На это время в плане { $n } мероприятие; затраты { $total }.
    [few] На это время в плане { $n } мероприятия; затраты вместе { $total }.
    [many] На это время в плане { $n } мероприятий; затраты вместе { $total }.
   *[other] На это время в плане { $n } мероприятия; затраты вместе { $total }.
 }
standfirst-calendar = { $n ->
    [one] В плане { $n } мероприятие; затраты не указаны.
    [few] В плане { $n } мероприятия; затраты не указаны.
    [many] В плане { $n } мероприятий; затраты не указаны.
   *[other] В плане { $n } мероприятия; затраты не указаны.
 }
headline-calendar-none = В плане нет мероприятий { PERIOD($period, form: "in") }
headline-calendar = Следующее в календаре: { $item }, { DAY($day, form: "year") }
section-calendar = Календарь плана
last-focus-side-unknown = Сказать нельзя
last-focus-side-chance = Возможна случайность
last-focus-side-worse = Хуже
last-focus-side-better = Лучше
last-focus-now = Теперь, { PERIOD($period, form: "short") }
last-focus-then = Тогда, { PERIOD($period, form: "short") }
last-focus-usual = Четыре квартала до того
last-focus-head = Показатель
last-focus-unseen = Сказать нельзя
last-focus-seen = Видно
last-focus-claimed = Обещано
last-focus-cannot_tell = Сказать нельзя
last-focus-did_not_work = Не сработало
last-focus-not_yet = Ещё нет
last-focus-worked = Сработало
last-focus-done = Сделано
last-focus-verdict = Итог
last-focus-unwatched = Ни один из его показателей больше не измеряется.
last-focus-kind-time_based = Было в календаре
last-focus-kind-double_down = Надо было усилить
last-focus-kind-improve = Надо было улучшить
last-focus-unasked = Приоритеты проверяются по кварталам; этот отчёт не охватывает целый квартал.
last-focus-nothing = Приоритетов за { PERIOD($period, form: "short") } в архиве нет. Их запоминает первый отправленный отчёт, в котором они есть.
standfirst-last-focus-mean = Необычно плохой показатель чаще всего сам возвращается к обычному (регрессия к среднему), поэтому с тем одним кварталом его не сравнивают.
standfirst-last-focus = Каждый показатель сравнивается с четырьмя кварталами до того, в котором приоритет найден ({ PERIOD($period, form: "short") }).
headline-last-focus-none = { $total ->
    [one] Приоритет прошлого квартала пока не сработал
   *[other] Ни один из { $total } приоритетов прошлого квартала пока не сработал
 }
headline-last-focus-early = { $total ->
    [one] Рано судить, сработал ли приоритет прошлого квартала
   *[other] Рано судить, сработали ли приоритеты прошлого квартала
 }
headline-last-focus-worked = { $total ->
    [one] Приоритет прошлого квартала сработал
   *[other] { $n ->
        [1] Сработал один из { $total } приоритетов прошлого квартала
       *[other] Сработали { $n } из { $total } приоритетов прошлого квартала
     }
 }
headline-last-focus-nothing = Приоритетов прошлого квартала для проверки нет
section-last-focus = Приоритеты прошлого квартала
focus-note-none = «Возможна случайность» значит, что 95‑процентный интервал показателя включает план.

## Квартальный пакет: обложка, этапы, решения

section-cover = Обложка
section-attract = Привлечение: новые посетители
section-convert = Конверсия: от посетителей к лидам
section-close = Закрытие: от лидов к клиентам
section-delight = Восхищение: от клиентов к промоутерам
cover-span = { PERIOD($period) }: { PERIOD($days) }
cover-quarter = { $n ->
    [1] I
    [2] II
    [3] III
   *[4] IV
 } квартал: { PERIOD($days) }
cover-period = { PERIOD($period) }
cover-made = Версия { $version }, создано в reportgen { $program }
cover-art = { KPI($kpi) } с начала { PERIOD($period, form: "of") }
cover-art-plan-forecast = тонкая линия — план, пунктир — прогноз
cover-art-plan = тонкая линия — план
cover-art-forecast = пунктир — прогноз
cover-art-alone = сплошная линия — факт
cover-figure = { $value }
cover-caption = по { DAY($day) }
cover-forecast = { $value } при таком темпе
headline-stage-absent = { NAME($stage, of: "stage") }: ничего не измеряется
headline-stage-quiet = { NAME($stage, of: "stage") }: явных отклонений от плана нет
headline-stage-short = { NAME($stage, of: "stage") }: данных для оценки пока мало
headline-stage-on-plan = { NAME($stage, of: "stage") }: все показатели, для которых есть план, в плане
headline-stage-unplanned = { NAME($stage, of: "stage") }: план не задан, всё в обычных пределах
headline-stage-behind-since = { KPI($kpi, form: "short") }: на { CHANGE($change, part: "size") } { $side ->
    [over] выше
   *[behind] ниже
 } плана, вне обычных пределов с { PERIOD($period, form: "of") }
headline-stage-ahead-since = { KPI($kpi, form: "short") }: на { CHANGE($change, part: "size") } лучше плана, вне обычных пределов с { PERIOD($period, form: "of") }
standfirst-stage-all-behind = { $total ->
    [1] Единственный показатель, который можно сравнить с планом, явно от него отстаёт.
   *[other] Все показатели, которые можно сравнить с планом ({ $total }), явно от него отстают.
 }
standfirst-stage-off = Из { $total } показателей, которые можно сравнить с планом, явно { $behind ->
    [0] не отстаёт ни один
    [one] отстаёт { $behind }
   *[other] отстают { $behind }
 }, { $ahead ->
    [0] не опережает ни один
    [one] опережает { $ahead }
   *[other] опережают { $ahead }
 }.
standfirst-stage-kept = { $total ->
    [1] Единственный показатель, который можно сравнить с планом, явно от него не отличается.
   *[other] Ни один из показателей, которые можно сравнить с планом ({ $total }), явно от него не отличается.
 }
standfirst-stage-short = Из { $total } показателей этапа значения есть у { $n }, но история слишком коротка, чтобы показать её.
changes-none-stage = Записей, которые касаются этого этапа, нет.
where-none = { KPI($kpi, form: "short") }: ни один сегмент явно не изменился
where-segment = { KPI($kpi, form: "short") }: в сегменте «{ $segment }» { CHANGE($change, part: "words") }, чем год назад
where-segment-mix = { KPI($kpi, form: "short") }: в сегменте «{ $segment }» { CHANGE($change, part: "words") }, чем год назад, и только из-за состава
where-counted = { $n ->
    [0] Разрез «{ NAME($dimension, of: "dimension", form: "mid") }»: из { $total } сегментов явно не изменился ни один.
   *[other] Разрез «{ NAME($dimension, of: "dimension", form: "mid") }»: явно изменились { $n } из { $total }.
 }
where-weighs = «{ $segment }» весит больше других: { KPI($kpi, form: "mid") } — на { QUANTITY($n) } { $side ->
    [up] больше
   *[down] меньше
 }, чем при прошлогоднем уровне; у «{ $other }» { $side ->
    [up] рост
   *[down] спад
 } сильнее, но это { QUANTITY($m) }.
where-counted-both = Явно изменились: «{ NAME($dimension, of: "dimension", form: "mid") }» — { $n } из { $total }, «{ NAME($second, of: "dimension", form: "mid") }» — { $m } из { $of }.
where-head-reading = Вывод
where-head-effect = { KPI($kpi, form: "short") }: эффект
where-effect = { QUANTITY($n, sign: "yes") }
where-table-weighs = { $segment } весит больше других, { $side ->
    [up] рост
   *[down] спад
 } сильнее всего у { $other }; изменились { $n } из { $total }
where-subtitle-effect = { KPI($kpi) }, разрез «{ NAME($dimension, of: "dimension", form: "mid") }», сначала крупные. Эффект — к прошлогоднему уровню
where-table = { $segment }: { CHANGE($change, part: "words") }, чем год назад; изменились { $n } из { $total }
where-subtitle = { KPI($kpi) }, разрез «{ NAME($dimension, of: "dimension", form: "mid") }», сначала крупные. Цветом выделено то, что не объяснить случайностью
alt-where = { $segment }: { CHANGE($change, part: "percent") } за год
where-chance = Возможна случайность
where-mixed = Только из-за состава
where-rise = Явный рост
where-fall = Явное падение
where-new = Год назад не было
where-know = Что мы знаем
where-believe = Что мы предполагаем
where-do-not-know = Чего мы не знаем
where-plan-behind = { KPI($kpi) }: на { CHANGE($change, part: "size") } хуже плана; случайностью это не объяснить.
where-plan-ahead = { KPI($kpi) }: на { CHANGE($change, part: "size") } лучше плана; случайностью это не объяснить.
where-moved = { $segment }: за год с { $before } до { $after } ({ CHANGE($change, part: "percent") }).
where-moved-mix = { $segment }: за год с { $before } до { $after } ({ CHANGE($change, part: "percent") }). Сместился только состав: внутри разреза «{ NAME($dimension, of: "dimension", form: "mid") }» разницы нет.
where-steady = { $segment }: без перемен ({ CHANGE($change, part: "percent") }).
where-nothing-known = Ни один сегмент явно не изменился.
where-entry = Возможно, это связано с записью от { DAY($day) }: { $what }.
where-no-entry = За год в журнале изменений нет записей об этом показателе, поэтому причина здесь не названа.
where-cause = Стало ли записанное изменение причиной: с группой, которой оно не коснулось, сравнения не было.
where-perhaps = { $n ->
    [1] Изменился ли сегмент «{ $segment }» ({ CHANGE($change, part: "percent") }): это может быть случайностью.
   *[other] Изменился ли сегмент «{ $segment }» ({ CHANGE($change, part: "percent") }): это один из { NUMBER($n) } сегментов, чьи изменения могут быть случайны.
 }
where-unrated = { $n ->
    [one] Что с { $n } сегментом: случаев слишком мало.
   *[other] Что с { $n } сегментами: случаев слишком мало.
 }

## Почему изменился показатель. $way — up или down; $side — стало сегмента больше или меньше; $base — от чего берётся доля.

chart-title-why-none = { KPI($kpi) }: изменения за год могут быть случайными
chart-title-why-count = { KPI($kpi) }: { $way ->
    [down] спад
   *[up] рост
 } за год, сильнее всего — { $segment } ({ CHANGE($change, part: "difference") })
chart-title-why-count-even = { KPI($kpi) }: итог почти прежний, заметнее всего { $segment } ({ CHANGE($change, part: "difference") })
chart-title-why-mix = { KPI($kpi) }: { $side ->
    [more] дело в составе — больше «{ $segment }»
    [less] дело в составе — меньше «{ $segment }»
   *[other] дело в составе, а не в сегментах
 }, { $way ->
    [down] сегменты не просели
   *[up] сегменты не выросли
 }
chart-title-why-rate = { KPI($kpi) }: { $way ->
    [down] спад
   *[up] рост
 } внутри сегментов, сильнее всего — { $worst }
chart-title-why-rate-alike = { KPI($kpi) }: { $way ->
    [down] спад
   *[up] рост
 } во многих сегментах сразу, состав ни при чём
chart-title-why-both = { KPI($kpi) }: { $way ->
    [down] спад
   *[up] рост
 } из-за состава { $side ->
    [more] (больше «{ $segment }»)
    [less] (меньше «{ $segment }»)
   *[other] и не только
 } и внутри сегментов
chart-title-why-offset = { KPI($kpi) } почти без изменений: состав и сегменты уравновесились
chart-title-why-simpson = { KPI($kpi) }: { $way ->
    [down] в целом ниже, в каждом сегменте выше
   *[up] в целом выше, в каждом сегменте ниже
 } (парадокс Симпсона)
standfirst-why-count = { KPI($kpi) }: за год **{ CHANGE($change, part: "difference") }**; из них { CHANGE($part, part: "difference") } дал сегмент **{ $segment }**.
standfirst-why-count-even = { KPI($kpi) }: в целом за год почти без изменений ({ CHANGE($change, part: "difference") }), но заметно изменился сегмент **{ $segment }**: { CHANGE($part, part: "difference") }.
standfirst-why-mix = { KPI($kpi) }: **{ CHANGE($change, part: "difference") }** за год. Причина — в составе ({ KPI($base, form: "mid") }): { $side ->
    [more] доля сегмента **{ $segment }** стала больше
    [less] доля сегмента **{ $segment }** стала меньше
   *[other] иначе распределились сегменты в разрезе «{ NAME($dimension, of: "dimension", form: "mid") }»
 }; ни в одном сегменте показатель { $way ->
    [down] не снизился
   *[up] не вырос
 }. Вклад состава: { CHANGE($mix, part: "difference") }, вклад самих сегментов: { CHANGE($rate, part: "difference") }.
standfirst-why-simpson = { KPI($kpi) }: **{ CHANGE($change, part: "difference") }** за год, хотя в каждом сегменте с достаточными данными показатель { $way ->
    [down] вырос
   *[up] снизился
 } (парадокс Симпсона). Причина — в составе ({ KPI($base, form: "mid") }): { $side ->
    [more] доля сегмента **{ $segment }** стала больше
    [less] доля сегмента **{ $segment }** стала меньше
   *[other] иначе распределились сегменты в разрезе «{ NAME($dimension, of: "dimension", form: "mid") }»
 }. Вклад состава: { CHANGE($mix, part: "difference") }, вклад самих сегментов: { CHANGE($rate, part: "difference") }.
standfirst-why-rate = { KPI($kpi, form: "short") }: за год { $way ->
    [down] спад
   *[up] рост
 } (**{ CHANGE($change, part: "difference") }**): { CHANGE($rate, part: "difference") } внутри сегментов (разрез «{ NAME($dimension, of: "dimension", form: "mid") }»), { CHANGE($mix, part: "difference") } из-за другого состава ({ KPI($base, form: "mid") }).
standfirst-why-both = { KPI($kpi, form: "short") }: за год { $way ->
    [down] спад
   *[up] рост
 } (**{ CHANGE($change, part: "difference") }**): { CHANGE($mix, part: "difference") } из-за другого состава ({ KPI($base, form: "mid") }{ $side ->
    [more] , больше **{ $segment }**
    [less] , меньше **{ $segment }**
   *[other] {""}
 }), { CHANGE($rate, part: "difference") } внутри сегментов (разрез «{ NAME($dimension, of: "dimension", form: "mid") }»).
standfirst-why-offset = { KPI($kpi) }: за год почти без изменений, но лишь потому, что состав ({ KPI($base, form: "mid") }, { CHANGE($mix, part: "difference") }) и изменения внутри сегментов в разрезе «{ NAME($dimension, of: "dimension", form: "mid") }» ({ CHANGE($rate, part: "difference") }) уравновесили друг друга.
alt-why = { $title }. Всего за год { CHANGE($change, part: "difference") }; слагаемые — в таблице.
why-effect = Вклад: { KPI($kpi, form: "short") }
why-effect-points = В процентных пунктах; год назад { $value }
why-effect-units = Больше или меньше, чем { $value } год назад
why-distance = Точка: { PERIOD($period, form: "short") }. Полоса: 95‑процентный интервал
why-subtitle = { PERIOD($period) } и { PERIOD($before) }, разрез «{ NAME($dimension, of: "dimension", form: "mid") }». Слева: вклад каждого сегмента. Серый: возможна случайность
why-subtitle-ratio = { PERIOD($period) } и { PERIOD($before) }, разрез «{ NAME($dimension, of: "dimension", form: "mid") }». Слева: состав, затем сегменты. Серый: возможна случайность
why-mix = { $side ->
    [more] Состав ({ KPI($base, form: "mid") }): больше «{ $segment }»
    [less] Состав ({ KPI($base, form: "mid") }): меньше «{ $segment }»
   *[other] Состав ({ KPI($base, form: "mid") })
 }
why-outside = { $segment }, { KPI($base, form: "mid") } отсутствуют
why-other = Прочие ({ $n })
why-other-rates = { $n ->
    [one] Ещё { $n } сегмент
    [few] Ещё { $n } сегмента
    [many] Ещё { $n } сегментов
   *[other] Ещё { $n } сегмента
 }
why-head-mix = За счёт состава
why-head-rate = За счёт доли
why-change = { CHANGE($change, part: "difference") }

## Почему чего-то нет в лестнице целей или откуда оно взято

missing-no_rows_year = нет данных: за последние двенадцать полных месяцев не было ни одного случая
missing-more_above = нет коэффициента: за последние двенадцать полных месяцев дошли { $above } из { $below } стоявших ступенью ниже
missing-too_few_won = слишком мало данных: выиграно { $won } из достаточно старых когорт, а нужно { $fewest }
missing-passed_over = отдельной ступени нет: плановый коэффициент { $rate } ведёт мимо неё
missing-no_way_past = ступени нет: к ней не ведёт ни один коэффициент
missing-rate_measured = измерено с { DAY($first) } по { DAY($last) }, так как в плане его нет
missing-won_without_lead = { $n } из { $total } за последние { $months } месяцев пришли без лида; а лестница исходит из того, что все они — со ступени ниже
missing-not_by_day = не показано: по дням не считается
missing-year_over = нет: период закончился
missing-history_short = нет: пока истории меньше { $months } месяцев, сезон не отличить от роста
missing-record_too_short = слишком мало месяцев истории для проверки

## Правила: как они называются и что делать

rule-traffic = Визитов меньше, чем нужно для цели года
rule-traffic-action-1 = Публикуйте материалы под запросы, которые приводят будущих лидов, и исправьте страницы, потерявшие позиции в поиске.
rule-traffic-action-2 = Верните к прежней доле каналы, которые стали приводить меньше посетителей.
rule-search_clicks = Показов много, переходов мало
rule-search_clicks-action-1 = Перепишите заголовки и описания страниц, которые видят чаще всего, а открывают реже всего.
rule-search_clicks-action-2 = Проверьте новые тексты объявлений в кампаниях, потерявших больше всего переходов.
rule-fast_pages = Страницы, которые долго загружаются
rule-fast_pages-action-1 = Ускорьте самые медленные посадочные страницы, начиная с самых посещаемых.
rule-site_conversion = Визитов достаточно, лидов мало
rule-site_conversion-action-1 = Сократите форму, которая теряет больше всего; сначала уберите поле, на котором чаще всего уходят.
rule-site_conversion-action-2 = Разместите призыв к действию выше на страницах, которые конвертируют хуже остальных.
rule-site_conversion-action-3 = Перенесите на слабые страницы то, чем отличаются лучшие.
rule-paid_price = Платные переходы есть, но лиды слишком дороги
rule-paid_price-action-1 = Перенесите бюджет с продуктов и кампаний, где лид дороже нормы, на те, где он дешевле.
rule-paid_price-action-2 = Сделайте для каждой платной аудитории свою посадочную страницу.
rule-lead_quality = Лидов достаточно, квалифицированных мало
rule-lead_quality-action-1 = Спрашивайте в формах то, что квалифицирует лида, и ничего сверх того.
rule-lead_quality-action-2 = Усильте источники квалифицированных лидов и сократите остальные.
rule-one_persona = MQL достаточно, но по одному из портретов покупателя их мало
rule-one_persona-action-1 = Запланируйте материалы и предложения для этого портрета покупателя на каждом шаге его пути.
rule-nurture = MQL достаточно, SQL мало
rule-nurture-action-1 = Передавайте MQL в продажи за один-два дня и договоритесь, кто кому звонит.
rule-nurture-action-2 = Пересмотрите цепочки и письма, которые ведут MQL к разговору с продажами.
rule-first_talk = SQL достаточно, сделок в работе мало
rule-first_talk-action-1 = Уберите всё, что мешает первому разговору: дайте выбрать время, сократите число шагов.
rule-first_talk-action-2 = Сделайте предложения для нижней части воронки: демо, пробный период, аудит.
rule-sales_process = Сделок в работе достаточно, клиентов мало
rule-sales_process-action-1 = Разберите с продажами проигранные сделки: на каком шаге, кому и почему.
rule-wrong_audience = Визиты становятся лидами, лиды почти не становятся клиентами
rule-wrong_audience-action-1 = Откажитесь от того, что приводит лидов без сделок, и обращайтесь к аудитории, которая покупает.
rule-referrals = Клиенты есть, рекомендаций мало
rule-referrals-action-1 = Улучшите первые недели новых клиентов, затем просите отзывы и рекомендации.
rule-double_down = Работает намного лучше остального
rule-double_down-action-1 = Усильте то, что работает лучше: бюджет, страницы и материалы, пока конверсия не снижается.

## Почему правило молчит, насколько вывод надёжен, как посчитана ценность

focus-silent-figure = нет значения: { KPI($kpi, form: "mid") }
focus-silent-direction = показатель «{ KPI($kpi) }» сам по себе не хорош и не плох
focus-silent-young = ещё нет трёх достаточно давних месяцев: { KPI($kpi, form: "mid") }
focus-silent-past = не с чем сравнить показатель «{ KPI($kpi) }»: нет ни плана, ни ориентира, ни пятнадцати месяцев истории
focus-silent-few = слишком мало случаев: { KPI($kpi, form: "mid") }
focus-silent-plan = ни из цели, ни из плана не следует, сколько нужно: { KPI($kpi, form: "mid") }
focus-silent-before = показатель слаб, но недобор начинается ступенью раньше: { KPI($kpi, form: "mid") }
focus-silent-over = показатель был хуже, но в последнем месяце уже нет: { KPI($kpi, form: "mid") }
focus-silent-evened = один показатель ниже ({ KPI($kpi, form: "mid") }), но другой настолько же выше ({ KPI($other, form: "mid") }): обе ступени проходит столько же, сколько прежде
focus-silent-same = показатель ({ KPI($kpi, form: "mid") }) ухудшился вместе с другим и не сильнее его ({ KPI($other, form: "mid") }): причина та же, о ней сказано там
focus-silent-segments = ни у одного сегмента нет достаточно конверсий для сравнения с остальными
focus-silent-running = { PERIOD($period) } ещё не закончился
focus-silent-toll = показатель хуже, но другой там не снизился: { KPI($kpi, form: "mid") }
focus-confidence-improve = { $sharp ->
    [yes] Изменение пришло одним скачком,
   *[no] Изменение пришло не одним скачком,
 } { $contrast ->
    [yes] сопоставимые части не изменились,
   *[no] неизменных сопоставимых частей нет,
 } { $base ->
    [yes] случаев много.
   *[no] случаев мало.
 }
focus-confidence-more = Лучше остальных в { $quarters ->
    [one] { $quarters } квартале
   *[other] { $quarters } кварталах
 } из 4, { $base ->
    [yes] случаев много;
   *[no] случаев мало;
 } { $cost ->
    [less] результат обходится не дороже, чем у остальных.
    [more] результат обходится дороже, чем у остальных.
   *[unknown] стоимость результата неизвестна.
 }
focus-confidence-evened = Обе ступени проходит столько же, сколько прежде: другой показатель выше настолько же, насколько этот ниже ({ KPI($other, form: "mid") }).
focus-confidence-surge = Визитов сразу стало намного больше, а лидов столько же, сколько прежде: ни одного лида не потеряно.
focus-action-surge = Прежде чем менять страницы и формы, выясните, чьи это визиты: роботов или людей.
focus-confidence-toll = Сегменты различаются не только этим: другой показатель там ниже ({ KPI($kpi, form: "mid") }); это намёк, а не доказательство.
focus-plan-ahead = Стоит в плане; пока ничего не посчитано.
focus-plan-counted = Посчитано там, где данные несут метку кампании.
focus-plan-over = Посчитано до конца там, где данные несут метку кампании.
worth-gap-rates = Годовой недобор из‑за самих конверсий (без сдвига структуры), умноженный на дальнейшие конверсии последних двенадцати месяцев и на средний чек
worth-gap = Годовой недобор, умноженный на дальнейшие конверсии последних двенадцати месяцев и на средний чек
worth-more = Годовой недобор, умноженный на дальнейшие конверсии последних двенадцати месяцев и на средний чек
worth-grow = В полтора раза больше случаев (насколько есть куда расти) за счёт остальных; преимущество взято меньше наблюдаемого: лучший из многих отчасти везуч

decisions-asked = Какие решения нужны
decisions-agreed = О чём договорились
decisions-none-behind = На этот квартал приоритеты не предложены. Выше — то, что явно хуже плана.
decisions-none = В этом квартале ни один вывод не подтвердился: ни одно отклонение от плана, ориентира или прошлого не превышает случайного. Решений не требуется.
decisions-evidence = Доказательства:
decisions-more = Доказательства для всех { $n }:
decisions-looked-at = Что проверялось:
decisions-worth = Ценность: { RANGE($low, $high, form: "table") } клиентов в год
decisions-owner-open = Без ответственного
decisions-owner-due = { $owner }, до { DAY($day, form: "short") }
decisions-for = К мероприятию: { $title }
decisions-question = Выяснить, почему { KPI($kpi, form: "mid") } { $side ->
    [over] выше
   *[behind] ниже
 } плана на { CHANGE($change, part: "size") }
section-paid-return = Каналы, реклама и отдача
section-paid-none = На рекламу ничего не потрачено; ниже — каналы и отдача всего маркетинга.
channels-payback = Окупаемость
channels-months = { NUMBER($n, decimals: 1) } мес.
channels-payback-note = Окупаемость: за сколько месяцев годовая валовая прибыль от клиента (LTV, делённая на ожидаемые годы) покрывает цену его привлечения.
channels-return-subtitle = Весь маркетинг, не только реклама
channels-return-plain = Во что обошёлся маркетинг
channels-return-gain = Маркетинг окупил затраты и принёс ещё { $value }
channels-return-loss = Маркетинг вернул на { $value } меньше своих затрат
channels-head-change = за год
channels-title = Больше всего даёт канал «{ $channel }»: { NUMBER($n) } из { NUMBER($total) } ({ KPI($kpi, form: "mid") })
channels-title-plain = Что принёс каждый канал
channels-subtitle = { PERIOD($period, form: "short") } и изменение к { PERIOD($before, form: "short") }; лид целиком засчитан последнему каналу
channels-note = Чем меньше случаев, тем ненадёжнее изменение: при десяти лидах разница в несколько лидов — случайность.
channels-rest = Прочие, без канала

## Что стало с прошлыми приоритетами (findings/review.py)

review-why-better = { KPI($kpi) }: { $now } против { $usual } за четыре квартала до того — лучше, и случайностью это не объяснить.
review-why-worse = { KPI($kpi) }: { $now } против { $usual } за четыре квартала до того — хуже, и случайностью это не объяснить.
review-why-not-due = { KPI($kpi) }: { $now } против { $usual }, это может быть случайностью; срок — { $day }.
review-why-short = { KPI($kpi) }: { $now } против { $usual }, это может быть случайностью, и даже в лучшем случае это даёт меньше обещанного.
review-why-done = { $day } что-то изменили; { KPI($kpi, form: "mid") }: { $now } против { $usual }, это может быть случайностью.
review-why-chance = { KPI($kpi) }: { $now } против { $usual }, это может быть случайностью; в журнале изменений ничего не отмечено.
review-why-running = { PERIOD($period) }: период ещё не закончился.
review-why-unknown = { KPI($kpi) }: за этот квартал данных нет.
review-why-few = { KPI($kpi) }: случаев слишком мало, чтобы судить.
review-why-no-past = { KPI($kpi) }: нет четырёх кварталов для сравнения.
review-why-to-come = Ещё не закончилось.
review-why-held = Состоялось; ни одну из целей нельзя измерить.
review-why-reached = Цель достигнута: { KPI($kpi, form: "mid") } — { $now }.
review-why-missed = Цель не достигнута: { KPI($kpi, form: "mid") } — { $now }.
worth-seen = Обещанное, умноженное на долю, на которую сократился разрыв по сравнению с четырьмя кварталами до того

## Показатели, которые теперь иные, чем говорил прежний отчёт (assemble/restated.py)

chart-title-restated = { $n ->
    [one] { $n } показатель изменился с прежнего отчёта
    [few] { $n } показателя изменились с прежних отчётов
   *[many] { $n } показателей изменились с прежних отчётов
 }
restated-was = Было
restated-now = Стало
restated-by = В отчёте
restated-report = { $report }, { PERIOD($period, form: "short") }
restated-value = { QUANTITY($value, style: "exact") }
restated-note = Источники прислали данные позже или исправили их. Значения за закрытые периоды сравниваются в том виде, в каком были напечатаны; деньги — с точностью до сотых.
restated-more = { $n ->
    [one] Ещё { $n } здесь не показан.
    [few] Ещё { $n } здесь не показаны.
   *[many] Ещё { $n } здесь не показаны.
 }
mail-restated = Исправлено: { KPI($kpi, form: "mid") }, { PERIOD($period) }: { QUANTITY($now, style: "exact") }; в прежнем отчёте было { QUANTITY($was, style: "exact") }.

## Вероятные причины. $own — насколько изменились затронутые сегменты; $n — сколько ещё сегментов сравнивалось.

likely-cause = { KPI($kpi) }: { PERCENT($change, decimals: 0, sign: "yes") }, начиная с периода «{ PERIOD($at) }». Вероятная причина, записанная { DAY($day) }: { $what }. Там ({ $touched }): { PERCENT($own, decimals: 0, sign: "yes") }; в группе сравнения ({ $compared }{ $n ->
    [0] {""}
   *[other] {" "}и ещё { $n }
 }) явных изменений нет.
