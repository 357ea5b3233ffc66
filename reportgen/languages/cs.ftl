### Čeština. Klíče a proměnné jsou tytéž jako v en.ftl; funkce popisuje reportgen/text/catalogue.py.
### Názvy ukazatelů stojí ve větách v prvním pádě, aby se tam hodily i ukazatele, které si přidá sám uživatel:
### „Leady: o 9,3 % horší než plán“. Mezery za čísly a krátkými slovy se stávají nezlomitelnými samy.

## Jazyk

language-name = Čeština
language-locale = cs

## Čísla. $n už je zapsáno.

points = { $n } p. b.
score-points = { $n } b.
score-size = { $n } bodu
days = { $n ->
    [one] { $n } den
    [few] { $n } dny
    [many] { $n } dne
   *[other] { $n } dní
 }
seconds = { $n } s
change = { $difference } ({ $percent })
change-more = o { $percent } více
change-less = o { $percent } méně
change-none = beze změny
range = { $low } až { $high }

## Dny a období. Co smí vzor použít: PARTS a RANGE_PARTS v reportgen/text/dates.py.

date-day = { $day }. { $genitive } { $year }
date-day-short = { $day }. { $month }. { $year }
date-day-of-year = { $day }. { $genitive }
date-day-brief = { $day }. { $month }.
date-month-short = { $month }/{ $year }
date-span = { $first } – { $last }

period-day = { $day }. { $genitive } { $year }
period-day-in = { $day }. { $genitive } { $year }
period-day-of = { $day }. { $genitive } { $year }
period-day-short = { $day }. { $month }. { $year }
period-week = { $week }. týden { $year }
period-week-in = v { $week }. týdnu { $year }
period-week-of = { $week }. týdne { $year }
period-week-short = { $week }. týd. { $year }
period-month = { $name } { $year }
period-month-in = { $month ->
    [1] v lednu { $year }
    [2] v únoru { $year }
    [3] v březnu { $year }
    [4] v dubnu { $year }
    [5] v květnu { $year }
    [6] v červnu { $year }
    [7] v červenci { $year }
    [8] v srpnu { $year }
    [9] v září { $year }
    [10] v říjnu { $year }
    [11] v listopadu { $year }
   *[12] v prosinci { $year }
 }
period-month-of = { $genitive } { $year }
period-month-short = { $month }/{ $year }
period-quarter = { $quarter }. čtvrtletí { $year }
period-quarter-in = { $quarter ->
    [1] v 1. čtvrtletí { $year }
   *[other] ve { $quarter }. čtvrtletí { $year }
 }
period-quarter-of = { $quarter }. čtvrtletí { $year }
period-quarter-short = Q{ $quarter } { $year }
period-quarter-fiscal = { $quarter }. čtvrtletí fiskálního roku { $year }
period-quarter-fiscal-in = { $quarter ->
    [1] v 1. čtvrtletí fiskálního roku { $year }
   *[other] ve { $quarter }. čtvrtletí fiskálního roku { $year }
 }
period-quarter-fiscal-of = { $quarter }. čtvrtletí fiskálního roku { $year }
period-quarter-fiscal-short = Q{ $quarter } FR { $year }
period-year = rok { $year }
period-year-in = v roce { $year }
period-year-of = roku { $year }
period-year-short = { $year }
period-year-fiscal = fiskální rok { $year }
period-year-fiscal-in = ve fiskálním roce { $year }
period-year-fiscal-of = fiskálního roku { $year }
period-year-fiscal-short = FR { $year }
period-days = { $first } – { $last }
period-days-in = od { $first } do { $last }
period-days-of = { $first } – { $last }
period-days-short = { $first } – { $last }
period-months = { $within ->
    [year] { $first }–{ $last } { $year }
   *[other] { $first } – { $last } { $year }
 }
period-months-in = { $within ->
    [year] od { $first_genitive } do { $last_genitive } { $year }
   *[other] od { $first_genitive } do { $last_genitive } { $year }
 }
period-months-of = { $within ->
    [year] { $first_genitive } až { $last_genitive } { $year }
   *[other] { $first_genitive } až { $last_genitive } { $year }
 }
period-months-short = { $within ->
    [year] { $first }–{ $last } { $year }
   *[other] { $first } – { $last } { $year }
 }

## Etapy inbound marketingu a jejich místo v trychtýři

stage-attract = Přilákání
    .gloss = vrchol trychtýře (TOFU): z neznámých lidí návštěvníci
    .funnel = TOFU
stage-convert = Konverze
    .gloss = od vrcholu ke středu trychtýře (TOFU až MOFU): z návštěvníků leady
    .funnel = TOFU až MOFU
stage-close = Uzavření
    .gloss = spodek trychtýře (BOFU): z kvalifikovaných leadů zákazníci
    .funnel = BOFU
stage-delight = Nadšení
    .gloss = po nákupu: ze zákazníků příznivci
    .funnel = po nákupu
stage-return = Návratnost
    .gloss = co marketing stojí a co přináší
    .funnel = všechny etapy

## Etapy leadu a etapy nabídky

lifecycle-session = Návštěvy
    .one = návštěva
    .mid = návštěvy
lifecycle-lead = Leady
    .one = lead
    .mid = leady
lifecycle-mql = MQL
    .one = MQL
    .long = Marketingově kvalifikované leady (MQL)
lifecycle-sal = SAL
    .one = SAL
    .long = Leady přijaté obchodem (SAL)
lifecycle-sql = SQL
    .one = SQL
    .long = Obchodně kvalifikované leady (SQL)
lifecycle-opportunity = Příležitosti
    .one = příležitost
    .mid = příležitosti
lifecycle-customer = Zákazníci
    .one = zákazník
    .mid = zákazníci

## Druhy ukazatelů, jednotky, směr

unit-count = počet
unit-money = { $currency }
unit-percent = procenta
unit-ratio = poměr
unit-days = dny
unit-seconds = sekundy
unit-score = body
better-up = více je lépe
better-down = méně je lépe
better-none = samo o sobě ani dobré, ani špatné
view-period = za období
view-cohort = z těch, kdo v období přibyli

## Tabulky dat pod názvy, které čtenář zná

table-sessions = Návštěvnost webu
table-search = Vyhledávání
table-ads = Reklama
table-social = Sociální sítě
table-content = Obsah
table-backlinks = Zpětné odkazy
table-touchpoints = Stránky, formuláře a výzvy k akci
table-conversions = Konverze
table-form_fields = Pole formulářů
table-leads = Leady
table-deals = Obchody
table-orders = Objednávky
table-emails = E-maily
table-surveys = Průzkumy
table-reviews = Recenze
table-costs = Náklady
table-targets = Cílové hodnoty
table-customers = Zákazníci
table-spending = Výdaje
table-served = Zhlédnutý obsah
table-fx = Směnné kurzy

## Rozměry

dimension-channel = Kanál
dimension-source = Zdroj
dimension-medium = Médium
dimension-campaign = Kampaň
dimension-landing_page = Vstupní stránka
dimension-country = Země
dimension-device = Zařízení
dimension-query = Vyhledávací dotaz
dimension-page = Stránka
dimension-platform = Platforma
dimension-product = Produkt
dimension-network = Síť
dimension-persona = Persona
dimension-personas = Persona
dimension-funnel_stage = Etapa trychtýře
dimension-offer_stage = Etapa nabídky
dimension-origin = Původ
dimension-element = Prvek
dimension-variant = Varianta
dimension-kind = Druh
dimension-action = Akce
dimension-form = Formulář
dimension-field = Pole formuláře
dimension-workflow = Série e-mailů
dimension-category = Kategorie
dimension-type = Typ
dimension-status = Stav
dimension-domain = Doména
dimension-target_page = Cílová stránka
dimension-title = Název
dimension-stage = Etapa
dimension-segment = Segment
dimension-industry = Obor
dimension-employees = Zaměstnanci
dimension-revenue_range = Pásmo tržeb
dimension-income = Příjem
dimension-age = Věk
dimension-gender = Pohlaví
dimension-interest = Zájem
dimension-challenge = Výzva
dimension-raised_hand = Sám se přihlásil
dimension-identified_company = Rozpoznaná firma
segment-not-set = (neuvedeno)
segment-pooled = Ostatní (sloučeno)
segment-total = Celkem

## Stav vůči plánu

status-ahead = Nad plánem
# o tom, co je lepší, když je toho méně: náklady nad plánem
status-ahead-down = Lepší než plán
status-behind-down = Horší než plán
status-on_plan = Podle plánu
status-watch = Může jít o náhodu
status-behind = Pod plánem
status-too_few = Příliš málo dat
status-no_plan = Plán není určen
status-running = { $grain ->
    [day] Den ještě běží
    [week] Týden ještě běží
    [month] Měsíc ještě běží
    [quarter] Čtvrtletí ještě běží
    [year] Rok ještě běží
   *[other] Období ještě běží
 }
status-no_data = Bez dat
status-no_data-since = Bez dat od { DAY($day, form: "year") }
status-partial = Data neúplná
status-estimated = Zčásti odhad
status-not-rated = Bez hodnocení

## Proč hodnota chybí

missing-not_fed = neměří se: tabulka { $table } není plněna
missing-not_for_filter = pro tento filtr není k dispozici: tabulka { $table } nemá sloupec { $column }
missing-column_not_fed = neměří se: sloupec { $column } tabulky { $table } není plněn
missing-no_stage = neměří se: etapa „{ NAME($stage, of: "lifecycle", form: "one") }“ mezi etapami firmy není
missing-no_data = bez dat
missing-not_read = neměří se: nic nebylo vypočteno
missing-not_begun = bez dat: období ještě nezačalo ({ $period })
missing-zero_denominator = bez dat: není čím dělit
missing-no_rows = bez dat: za toto období nejsou žádné řádky
missing-before_data = bez dat: data začínají později
missing-begins_within = bez dat za celé období: data tabulky { $table } začínají později
missing-source_ended = bez dat za celé období: zdroj { $source } nemá nic po { DAY($day, form: "year") }
missing-no_business_day = bez dat: zatím nebyl žádný pracovní den
missing-after_data = bez dat: data končí dříve
missing-no_rate = neměří se: chybí směnný kurz { $currency } k { DAY($day) }
missing-rates_differ = neměří se: k { DAY($day) } platí dva různé směnné kurzy { $currency }
missing-no_amount = neměří se: v tabulce { $table } není uvedena žádná částka (řádků bez ní: { $rows })
missing-not_each = neměří se: ne každý řádek tabulky { $table } splňuje { $condition }
missing-not_configured = neměří se: v konfiguraci není nastaveno { $key }
missing-no_previous = bez dat: před tímto obdobím není s čím srovnat
missing-one_total = neměří se: tabulka { $table } má jediný součet za { DAY($first, form: "year") } – { DAY($last, form: "year") } a toto období zahrnuje jen jeho část
missing-wrong_grain = neměří se: řádky tabulky { $table } platí za celé měsíce
missing-not_additive = neměří se: dny tabulky { $table } se nesčítají a žádný její řádek nepokrývá celé období
missing-too_short = bez dat: je třeba { $months } měsíců a tabulka { $table } začíná { DAY($day) }
missing-no_target = plán není určen
missing-no_history = neměří se: tak daleko se ještě nikdo nedostal, obvyklá doba proto není známa
missing-unallocated = neměří se: nepřiřazené výdaje a nepřiřazené případy k sobě nepatří
missing-no_spend = bez dat: nejsou mu přiřazeny žádné výdaje
missing-not_reached = nedosaženo
missing-withheld = neuvádí se: méně než { $k } případů
missing-too_few = příliš málo dat

## Ukazatele: přilákání. `.definition` stojí na stránce definic, `.short` je nejvýše 24 znaků.

kpi-sessions = Návštěvy
    .definition = Návštěvy webu, jak je počítá webová analytika
kpi-users = Uživatelé
    .definition = Lidé, kteří v období web navštívili, jak je počítá zdroj; jeden člověk na dvou zařízeních jsou dva uživatelé
kpi-new_users = Noví uživatelé
    .definition = Uživatelé, které zdroj dosud neviděl
kpi-page_views = Zobrazení stránek
    .definition = Stránky načtené při všech návštěvách
kpi-sessions_growth = Růst návštěv
    .definition = Návštěvy dělené návštěvami předchozího období, minus jedna
kpi-pages_per_session = Stránek na návštěvu
    .definition = Zobrazení stránek dělená návštěvami
kpi-bounce_rate = Míra okamžitého opuštění
    .definition = Návštěvy, které skončily bez zájmu o obsah, dělené všemi návštěvami
    .short = Okamžitá opuštění
kpi-qualified_visit_rate = Kvalifikované návštěvy
    .definition = Návštěvy o dvou a více stránkách (nebo podle pravidla zdroje) dělené všemi návštěvami
kpi-organic_sessions = Návštěvy z organického vyhledávání
    .definition = Návštěvy z neplacených výsledků vyhledávání
    .short = Organické návštěvy
kpi-paid_sessions = Placené návštěvy
    .definition = Návštěvy, které přišly z reklam
kpi-social_sessions = Návštěvy ze sociálních sítí
    .definition = Neplacené návštěvy ze sociálních sítí
    .short = Návštěvy ze soc. sítí
kpi-email_sessions = Návštěvy z e-mailů
    .definition = Návštěvy, které přišly z e-mailů
kpi-direct_sessions = Přímé návštěvy
    .definition = Návštěvy bez známého původu: ručně napsaná adresa, záložka, aplikace
kpi-referral_sessions = Návštěvy z odkazů
    .definition = Návštěvy, které přišly z odkazů na jiných webech
kpi-organic_impressions = Zobrazení ve vyhledávání
    .definition = Kolikrát byl web zobrazen v neplacených výsledcích vyhledávání
kpi-organic_clicks = Kliknutí z vyhledávání
    .definition = Kliknutí na neplacené výsledky vyhledávání, které vedou na web
kpi-organic_ctr = Míra prokliku ve vyhledávání (CTR)
    .definition = Kliknutí z vyhledávání dělená zobrazeními ve vyhledávání
    .short = CTR ve vyhledávání
    .mid = míra prokliku ve vyhledávání
kpi-average_position = Průměrná pozice ve vyhledávání
    .definition = Průměrná pozice ve výsledcích vyhledávání vážená zobrazeními; 1 je úplně nahoře
    .short = Průměrná pozice
kpi-keywords_top10 = Dotazy na první stránce
    .definition = Vyhledávací dotazy, jejichž průměrná pozice vážená zobrazeními je 10 nebo lepší
kpi-ad_impressions = Zobrazení reklam
    .definition = Kolikrát byly zobrazeny reklamy
kpi-ad_clicks = Kliknutí na reklamy
    .definition = Kliknutí na reklamy
kpi-ad_spend = Výdaje na reklamu
    .definition = Kolik si účtovaly reklamní platformy
kpi-ad_ctr = Míra prokliku reklam (CTR)
    .definition = Kliknutí na reklamy dělená zobrazeními reklam
    .short = CTR reklam
    .mid = míra prokliku reklam
kpi-cpc = Cena za proklik (CPC)
    .definition = Výdaje na reklamu dělené kliknutími na reklamy
    .mid = cena za proklik
kpi-social_impressions = Zobrazení na sociálních sítích
    .definition = Kolikrát byly zobrazeny příspěvky na sociálních sítích
    .short = Zobrazení na soc. sítích
kpi-social_engagements = Zapojení na sociálních sítích
    .definition = Reakce, komentáře, sdílení a kliknutí u příspěvků
    .short = Zapojení na soc. sítích
kpi-brand_mentions = Zmínky o značce
    .definition = Příspěvky jiných, které jmenují značku
kpi-positive_mention_rate = Pozitivní zmínky
    .definition = Pozitivní zmínky dělené všemi zmínkami o značce
kpi-followers = Sledující
    .definition = Sledující k poslednímu známému dni období, všechny sítě dohromady
kpi-follower_growth = Přírůstek sledujících
    .definition = Sledující na konci období minus sledující na jeho začátku
kpi-social_engagement_rate = Míra zapojení na sociálních sítích
    .definition = Zapojení dělená zobrazeními příspěvků
    .short = Míra zapojení
kpi-social_ctr = Míra prokliku na sociálních sítích (CTR)
    .definition = Kliknutí na odkazy v příspěvcích dělená zobrazeními příspěvků
    .short = CTR na soc. sítích
    .mid = míra prokliku na sociálních sítích
kpi-social_leads = Leady ze sociálních sítí
    .definition = Nové leady, jejichž kanálem jsou sociální sítě
    .short = Leady ze soc. sítí
kpi-social_leads_per_1000_followers = Leady ze sociálních sítí na tisíc sledujících
    .definition = Leady ze sociálních sítí na každých tisíc sledujících
    .short = Leady na tisíc sled.
kpi-comment_response_rate = Zodpovězené komentáře
    .definition = Komentáře u příspěvků, které dostaly odpověď, dělené všemi komentáři
kpi-content_published = Publikovaný obsah
    .definition = Materiály publikované v období
kpi-content_leads = Leady z obsahu
    .definition = Leady, které zdroje připisují materiálům publikovaným v období
kpi-persona_coverage = Pokrytí person
    .definition = Persony, pro které vyšel aspoň jeden nový materiál, dělené personami v plánu
kpi-linking_domains = Odkazující domény
    .definition = Jiné weby, na kterých je na konci období živý odkaz na náš
kpi-new_linking_domains = Nové odkazující domény
    .definition = Jiné weby, jejichž odkaz na náš byl v období zaznamenán poprvé
kpi-identified_company_rate = Rozpoznané firmy
    .definition = Návštěvy, u nichž je známa firma, dělené všemi návštěvami

## Ukazatele: konverze

kpi-visitor_to_lead = Konverze návštěvníků na leady
    .definition = Leady vytvořené v období dělené návštěvami téhož období
    .short = Konverze na leady
kpi-leads = Nové leady
    .definition = Lidé, kteří poprvé zanechali své kontaktní údaje
kpi-leads_vs_goal = Leady vůči cíli
    .definition = Nové leady dělené počtem plánovaným na období
kpi-leads_per_business_day = Leady za pracovní den
    .definition = Nové leady dělené pracovními dny období
kpi-mqls_per_business_day = MQL za pracovní den
    .definition = Marketingově kvalifikované leady dělené pracovními dny období
kpi-sqls_per_business_day = SQL za pracovní den
    .definition = Obchodně kvalifikované leady dělené pracovními dny období
kpi-cta_rate = Míra prokliku výzev (CTA)
    .definition = Kliknutí na výzvy k akci dělená tím, kolikrát byly zobrazeny
    .short = Prokliky výzev (CTA)
    .mid = míra prokliku výzev k akci
kpi-landing_page_rate = Konverze vstupních stránek
    .definition = Formuláře odeslané ze vstupních stránek dělené zobrazeními těchto stránek
    .short = Konverze stránek
kpi-meetings = Sjednané schůzky
    .definition = Schůzky, které si návštěvníci sami rezervovali
kpi-demos = Sjednané ukázky
    .definition = Ukázky, které si návštěvníci sami rezervovali
kpi-exit_rate = Míra odchodů
    .definition = Návštěvy, které skončily na článku blogu nebo vstupní stránce, dělené zobrazeními těchto stránek
kpi-outbound_rate = Míra odchozích prokliků
    .definition = Kliknutí na jiné weby dělená zobrazeními článků blogu a vstupních stránek
    .short = Odchozí prokliky
kpi-landing_page_contacts = Nové kontakty ze vstupních stránek
    .definition = Lidé, jejichž prvním kontaktem byl formulář na vstupní stránce
    .short = Kontakty ze stránek
kpi-form_completion = Dokončení formulářů
    .definition = Odeslané formuláře dělené zahájenými
kpi-form_abandonment = Opuštění polí formuláře
    .definition = Jak často zůstalo pole nevyplněno a formulář byl opuštěn, děleno tím, jak často se k poli někdo dostal
    .short = Opuštění polí
kpi-scroll_depth = Hloubka čtení
    .definition = Jak daleko návštěvníci dočetli jako podíl stránky, váženo zobrazeními
kpi-load_seconds = Doba načtení stránky
    .definition = Sekundy, než se stránka načte, váženo zobrazeními
kpi-qualified_visit_abandonment = Neproměněné kvalifikované návštěvy
    .definition = Kvalifikované návštěvy bez konverze dělené všemi návštěvami; klesá i tehdy, když ubývá dobré návštěvnosti
    .short = Neproměněné návštěvy
kpi-paid_conversion_rate = Konverzní míra reklam
    .definition = Konverze, které hlásí reklamní platformy, dělené kliknutími na reklamy
kpi-conversion_value = Hodnota konverzí
    .definition = Součet hodnot, které konverzím přidělují zdroje
kpi-cpl = Cena za lead (CPL)
    .definition = Výdaje na reklamu dělené novými leady z placených kanálů
    .mid = cena za lead
kpi-mqls = Marketingově kvalifikované leady (MQL)
    .definition = Leady, které v období poprvé splnily dohodnutá kritéria
    .short = MQL
    .mid = MQL
kpi-lead_to_mql = Konverze leadů na MQL
    .definition = Podíl leadů vytvořených v období, které se dosud staly MQL
kpi-mql_by_persona = MQL podle person
    .definition = Marketingově kvalifikované leady jednotlivých person
kpi-cost_per_mql = Náklady na MQL
    .definition = Marketingové náklady dělené marketingově kvalifikovanými leady
kpi-mql_to_bofu = Kvalitní leady vůči BOFU leadům
    .definition = MQL dělené leady, které si vyžádaly nabídku z etapy rozhodnutí
    .short = MQL na BOFU lead
kpi-stalled_mqls = Uvízlé MQL
    .definition = MQL, které se nepohnuly dál ani po dvojnásobku obvyklé doby
kpi-email_open_rate = Míra otevření e-mailů
    .definition = Otevření dělená doručenými e-maily; zvyšují ji poštovní programy, které obrázky načítají samy
kpi-email_click_rate = Míra prokliku e-mailů
    .definition = Kliknutí dělená doručenými e-maily
kpi-email_unsubscribe_rate = Míra odhlášení z e-mailů
    .definition = Odhlášení dělená doručenými e-maily
    .short = Míra odhlášení

## Ukazatele: uzavření

kpi-sals = Leady přijaté obchodem (SAL)
    .definition = Leady, které obchod v období přijal
    .short = SAL
    .mid = SAL
kpi-sqls = Obchodně kvalifikované leady (SQL)
    .definition = Leady, které obchod v období označil za připravené k nákupu
    .short = SQL
    .mid = SQL
kpi-opportunities = Obchodní příležitosti
    .definition = Leady, z nichž se v období stala obchodní příležitost
kpi-customers = Získaní zákazníci
    .definition = Leady, z nichž se v období stali zákazníci, a vyhrané obchody bez leadu
kpi-mql_to_sal = Konverze MQL na SAL
    .definition = Podíl MQL z období, které obchod dosud přijal
kpi-mql_to_sql = Konverze MQL na SQL
    .definition = Podíl MQL z období, které se dosud staly SQL
kpi-sql_to_opportunity = Konverze SQL na příležitosti
    .definition = Podíl SQL z období, z nichž se dosud staly příležitosti
    .short = SQL na příležitosti
kpi-opportunity_to_customer = Konverze příležitostí na zákazníky
    .definition = Podíl příležitostí z období, z nichž se dosud stali zákazníci
    .short = Příležit. na zákazníky
kpi-sql_close_rate = Míra uzavření SQL
    .definition = Podíl SQL z období, z nichž se dosud stali zákazníci
kpi-sal_close_rate = Míra uzavření SAL
    .definition = Podíl SAL z období, z nichž se dosud stali zákazníci
kpi-lead_to_customer = Konverze leadů na zákazníky
    .definition = Podíl leadů vytvořených v období, z nichž se dosud stali zákazníci
    .short = Leady na zákazníky
kpi-visitor_to_customer = Konverze návštěvníků na zákazníky
    .definition = Zákazníci získaní v období dělení návštěvami téhož období
    .short = Návštěvy na zákazníky
kpi-win_rate = Míra výher
    .definition = Vyhrané obchody dělené všemi obchody uzavřenými v období, vyhranými i prohranými
kpi-time_to_close = Doba do uzavření
    .definition = Dny od leadu k zákazníkovi; ztracené leady se počítají jako ztracené, otevřené jako dosud neznámé
kpi-time_to_close_by_offer = Doba do uzavření podle nabídky
    .definition = Dny od leadu k zákazníkovi podle etapy první nabídky
    .short = Doba podle nabídky
kpi-step_times = Dny v etapách
    .definition = Dny z každé etapy do následující
kpi-lead_to_mql_days = Z leadu na MQL, dny
    .definition = Dny od vytvoření leadu do jeho proměny v MQL; ztracené leady se počítají jako ztracené, otevřené jako dosud neznámé
kpi-handover_time = Doba předání
    .definition = Dny od MQL do přijetí obchodem
kpi-sal_to_sql_days = Ze SAL na SQL, dny
    .definition = Dny od přijetí obchodem do SQL; ztracené leady se počítají jako ztracené, otevřené jako dosud neznámé
kpi-sql_to_opportunity_days = Z SQL na příležitost, dny
    .definition = Dny od SQL do příležitosti; ztracené leady se počítají jako ztracené, otevřené jako dosud neznámé
    .short = Z SQL na příležitost
kpi-opportunity_to_customer_days = Z příležitosti na zákazníka, dny
    .definition = Dny od příležitosti k zákazníkovi; ztracené leady se počítají jako ztracené, otevřené jako dosud neznámé
    .short = Příležitost–výhra, dny
kpi-lead_to_sal_days = Z leadu na SAL, dny
    .definition = Dny od leadu do SAL; ztracené leady se počítají jako ztracené, otevřené jako dosud neznámé
kpi-lead_to_sql_days = Z leadu na SQL, dny
    .definition = Dny od leadu do SQL; ztracené leady se počítají jako ztracené, otevřené jako dosud neznámé
kpi-lead_to_opportunity_days = Z leadu na příležitost, dny
    .definition = Dny od leadu do příležitosti; ztracené leady se počítají jako ztracené, otevřené jako dosud neznámé
    .short = Z leadu na příležitost
kpi-lead_to_customer_days = Z leadu na zákazníka, dny
    .definition = Dny od leadu k zákazníkovi; ztracené leady se počítají jako ztracené, otevřené jako dosud neznámé
    .short = Z leadu na zákazníka
kpi-mql_to_sql_days = Z MQL na SQL, dny
    .definition = Dny od MQL do SQL; ztracené leady se počítají jako ztracené, otevřené jako dosud neznámé
kpi-mql_to_opportunity_days = Z MQL na příležitost, dny
    .definition = Dny od MQL do příležitosti; ztracené leady se počítají jako ztracené, otevřené jako dosud neznámé
    .short = Z MQL na příležitost
kpi-mql_to_customer_days = Z MQL na zákazníka, dny
    .definition = Dny od MQL k zákazníkovi; ztracené leady se počítají jako ztracené, otevřené jako dosud neznámé
kpi-sal_to_mql_days = Ze SAL na MQL, dny
    .definition = Dny od SAL do MQL; ztracené leady se počítají jako ztracené, otevřené jako dosud neznámé
kpi-sal_to_opportunity_days = Ze SAL na příležitost, dny
    .definition = Dny od SAL do příležitosti; ztracené leady se počítají jako ztracené, otevřené jako dosud neznámé
    .short = Ze SAL na příležitost
kpi-sal_to_customer_days = Ze SAL na zákazníka, dny
    .definition = Dny od SAL k zákazníkovi; ztracené leady se počítají jako ztracené, otevřené jako dosud neznámé
kpi-sql_to_mql_days = Z SQL na MQL, dny
    .definition = Dny od SQL do MQL; ztracené leady se počítají jako ztracené, otevřené jako dosud neznámé
kpi-sql_to_sal_days = Z SQL na SAL, dny
    .definition = Dny od SQL do SAL; ztracené leady se počítají jako ztracené, otevřené jako dosud neznámé
kpi-sql_to_customer_days = Z SQL na zákazníka, dny
    .definition = Dny od SQL k zákazníkovi; ztracené leady se počítají jako ztracené, otevřené jako dosud neznámé
kpi-opportunity_to_mql_days = Z příležitosti na MQL, dny
    .definition = Dny od příležitosti do MQL; ztracené leady se počítají jako ztracené, otevřené jako dosud neznámé
    .short = Z příležitosti na MQL
kpi-opportunity_to_sal_days = Z příležitosti na SAL, dny
    .definition = Dny od příležitosti do SAL; ztracené leady se počítají jako ztracené, otevřené jako dosud neznámé
    .short = Z příležitosti na SAL
kpi-opportunity_to_sql_days = Z příležitosti na SQL, dny
    .definition = Dny od příležitosti do SQL; ztracené leady se počítají jako ztracené, otevřené jako dosud neznámé
    .short = Z příležitosti na SQL
kpi-revenue = Nové tržby
    .definition = Součet obchodů vyhraných v období
kpi-average_deal = Průměrný obchod
    .definition = Tržby z vyhraných obchodů dělené jejich počtem
kpi-marketing_customers = Zákazníci z marketingu
    .definition = Získaní zákazníci, jejichž původem je marketing
kpi-marketing_sourced_share = Podíl zákazníků z marketingu
    .definition = Zákazníci z marketingu dělení všemi získanými zákazníky
    .short = Podíl z marketingu
kpi-cost_per_customer = Náklady na získání zákazníka
    .definition = Náklady na marketing a obchod dělené získanými zákazníky
    .short = Náklady na zákazníka
kpi-pipeline_velocity = Rychlost pipeline
    .definition = Obchody otevřené na konci období krát míra výher krát průměrný obchod, děleno dny obchodního cyklu: tržby za den

## Ukazatele: nadšení

kpi-nps = Čisté skóre doporučení (NPS)
    .definition = Procento odpovědí 9 a 10 minus procento odpovědí 0 až 6
    .short = NPS
    .mid = NPS
kpi-promoter_share = Příznivci
    .definition = Odpovědi 9 nebo 10 dělené všemi odpověďmi
kpi-detractor_share = Kritici
    .definition = Odpovědi 0 až 6 dělené všemi odpověďmi
kpi-referrals = Leady na doporučení
    .definition = Nové leady, kterým nás někdo doporučil
kpi-referred_customer_share = Zákazníci na doporučení
    .definition = Zákazníci získaní na doporučení dělení všemi získanými zákazníky
kpi-reviews = Recenze
    .definition = Recenze zveřejněné v období
kpi-average_rating = Průměrné hodnocení
    .definition = Průměrné hodnocení v recenzích z období
kpi-repeat_purchase_rate = Míra opakovaných nákupů
    .definition = Zákazníci se dvěma a více objednávkami dělení zákazníky s alespoň jednou
kpi-average_order_value = Průměrná hodnota objednávky
    .definition = Hodnota objednávek z období dělená jejich počtem
    .short = Průměrná objednávka
kpi-ltv = Celoživotní hodnota zákazníka (LTV)
    .definition = Průměrná hodnota objednávky krát objednávky za rok krát hrubá marže krát očekávané roky
    .short = Hodnota zákazníka (LTV)
    .mid = celoživotní hodnota zákazníka
kpi-ltv_to_cac = LTV : CAC
    .definition = Celoživotní hodnota zákazníka dělená náklady na jeho získání

## Ukazatele: návratnost

kpi-marketing_cost = Investice do marketingu
    .definition = Všechny náklady období kromě nákladů na obchod; reklama se počítá jednou
kpi-marketing_revenue = Tržby z marketingu
    .definition = Vyhrané obchody, jejichž původem je marketing
kpi-roi = Návratnost investic (ROI)
    .definition = Tržby z marketingu minus investice do marketingu, děleno investicemi, obojí za totéž období
    .short = ROI, totéž období
    .mid = návratnost investic
kpi-roi_of_mqls = Návratnost MQL
    .definition = Tržby ze skupiny MQL minus to, co stály včetně péče a obchodu, děleno těmito náklady

## Karty. $grain je název úseku (month ...), $period období, $value, $low a $high veličiny, $change změna.

card-plan = Plán
card-plan-of = Plán, { PERIOD($period, form: "short") }
card-plan-days = { $n ->
    [one] Plán, { $n } den
    [few] Plán, { $n } dny
    [many] Plán, { $n } dne
   *[other] Plán, { $n } dní
 }
card-previous = { PERIOD($period, form: "label") }
card-year-ago = { PERIOD($period, form: "label") }
card-year-to-date = Od začátku roku
card-year-to-date-share = Letos, podíl plánu
card-share-of-plan = Podíl plánu
card-days-of = { $n } z { $total }
card-days = Dny
card-days-measured = Změřené dny
card-cases = Případy
card-answers = Odpovědi
card-interval = 95% interval
card-last-value = Poslední hodnota, { PERIOD($period, form: "short") }
card-mqls-measured = MQL s datem ze zdroje
card-amounts-measured = Částky v čerstvém kurzu
card-about = {"≈ "}
card-estimate-days = { $n ->
    [one] Odhad, { $n } den
    [few] Odhad, { $n } dny
    [many] Odhad, { $n } dne
   *[other] Odhad, { $n } dní
 }
card-estimate-amounts = { $n ->
    [one] Odhad, { $n } částka
    [few] Odhad, { $n } částky
    [many] Odhad, { $n } částky
   *[other] Odhad, { $n } částek
 }
card-estimate-margin = ±{ PERCENT($share, decimals: 0) }
assemble-about = ≈ { $value }
card-not-set = není určeno
card-difference-previous = { $grain ->
    [day] { CHANGE($change) } oproti předchozímu dni
    [week] { CHANGE($change) } oproti předchozímu týdnu
    [month] { CHANGE($change) } oproti předchozímu měsíci
    [quarter] { CHANGE($change) } oproti předchozímu čtvrtletí
    [year] { CHANGE($change) } oproti předchozímu roku
   *[other] { CHANGE($change) } oproti předchozímu období
 }
# totéž s rozdílem, který už je zapsán; $change je jeho text
card-versus-plan = { $change } oproti plánu
card-versus-plan-to-date = { $change } oproti plánu k dnešku
card-versus-year-ago = { $change } oproti loňsku
card-too-few = { $n ->
    [one] { $n } případ, hodnotí se od { $total }
    [few] { $n } případy, hodnotí se od { $total }
    [many] { $n } případu, hodnotí se od { $total }
   *[other] { $n } případů, hodnotí se od { $total }
 }
card-too-few-answers = { $n ->
    [one] { $n } odpověď, hodnotí se od { $total }
    [few] { $n } odpovědi, hodnotí se od { $total }
    [many] { $n } odpovědi, hodnotí se od { $total }
   *[other] { $n } odpovědí, hodnotí se od { $total }
 }
card-span = { $grain ->
    [day] Po dnech, { $span }
    [week] Po týdnech, { $span }
    [quarter] Po čtvrtletích, { $span }
   *[month] Po měsících, { $span }
 }
card-span-none = Na křivku je měsíců málo
card-span-too-few = Na křivku je případů málo

card-note-interval = 95% interval { RANGE($low, $high) }.
card-note-amounts = { $grain ->
    [day] Částky kolísají: den se pohne asi o ±{ $value }.
    [week] Částky kolísají: týden se pohne asi o ±{ $value }.
    [month] Částky kolísají: měsíc se pohne asi o ±{ $value }.
    [quarter] Částky kolísají: čtvrtletí se pohne asi o ±{ $value }.
    [year] Částky kolísají: rok se pohne asi o ±{ $value }.
   *[other] Částky kolísají: asi ±{ $value }.
 }
card-note-exact = Zaúčtované částky, přesné.
card-note-level = Stav k poslednímu známému dni.
card-note-no-interval = Interval nelze určit.
card-note-no-plan = Stav se ukáže, až bude určen plán.
card-note-too-few = Uvedeno jen pro úplnost.
card-note-running = Čárkovaně: plán na celé období.
card-note-no-data = Neuvádí se, dokud zdroj znovu nedodá data.
card-note-estimated = { $n ->
    [one] { $n } den je odhadnut.
    [few] { $n } dny jsou odhadnuty.
    [many] { $n } dne je odhadnuto.
   *[other] { $n } dní je odhadnuto.
 }
card-note-estimated-how = { $n ->
    [one] { $n } den odhadnut: { $how }.
    [few] { $n } dny odhadnuty: { $how }.
    [many] { $n } dne odhadnuto: { $how }.
   *[other] { $n } dní odhadnuto: { $how }.
 }
card-note-old-rates = { $n ->
    [one] { $n } částka ve starém kurzu: { $how }.
    [few] { $n } částky ve starém kurzu: { $how }.
    [many] { $n } částky ve starém kurzu: { $how }.
   *[other] { $n } částek ve starém kurzu: { $how }.
 }
card-note-by-criteria = { $n ->
    [one] { $n } MQL jen podle kritérií.
    [few] { $n } MQL jen podle kritérií.
    [many] { $n } MQL jen podle kritérií.
   *[other] { $n } MQL jen podle kritérií.
 }

## Názvy zpráv, záhlaví, zápatí, oddíly. $period je období, $grain název úseku.

report-month = Měsíční marketingová zpráva
report-quarter = Čtvrtletní přehled marketingu
report-week = Týdenní marketingová zpráva
report-year = Roční přehled marketingu
report-range = Marketingová zpráva
report-month-title = Měsíční marketingová zpráva, { $period }
report-quarter-title = Čtvrtletní přehled marketingu, { $period }
report-week-title = Týdenní marketingová zpráva, { $period }
report-year-title = Roční přehled marketingu, { $period }
report-range-title = Marketingová zpráva, { $period }
report-title = { $title }, { $period }
report-subject = { $company }: marketingové ukazatele { PERIOD($period, form: "in") }, data do { $day }
page-of = Strana { $page } z { $pages }
page-see = strana { $page }
footer-data-to = Data do { $day }
banner-provisional = Předběžné
banner-test = Zkušební výtisk
banner-staging = Výtisk ze zkušebního provozu
banner-and = { $first } · { $second }
correction = **Oprava:** { $why } Tato zpráva nahrazuje dříve odeslanou zprávu za { PERIOD($period) }.
only = Jen: { $what }
only-column = { NAME($column, of: "dimension", form: "mid") } = { $values }{ $more ->
    [0] {""}
   *[other] {" "}a další ({ $more })
}
only-attribute = { $column } = { $values }{ $more ->
    [0] {""}
   *[other] {" "}a další ({ $more })
}
only-and = { $first }; { $second }
banner-illustrative = Ilustrativní údaje smyšlené firmy

## E-mail, který zprávu přináší

mail-subject = { PERIOD($period) }: { $finding } – { $name }, { $company }
mail-subject-only = { PERIOD($period) }, { $only }: { $finding } – { $name }, { $company }
mail-mark-provisional = Předběžné
mail-mark-test = Zkouška
mail-mark-staging = Zkušební provoz
mail-corrected = Oprava:
mail-note-provisional = Předběžné: data nejsou úplná a tyto údaje se ještě změní.
mail-note-test = Zkouška: tento výtisk byl odeslán, aby se vyzkoušelo doručení.
mail-note-staging = Zkušební provoz: tento výtisk dostal jen vlastník zpráv.
mail-caption = Srovnání s plánem: { $period }
mail-caption-no-plan = Údaje: { $period }
mail-change = { $change }
mail-archive = Otevřít archiv zpráv
mail-files = { $n ->
    [one] Celá zpráva je v příloze: { $names }.
    [few] Celá zpráva je v příloze ve { NUMBER($n) } formátech: { $names }.
    [many] Celá zpráva je v příloze v { NUMBER($n) } formátech: { $names }.
   *[other] Celá zpráva je v příloze v { NUMBER($n) } formátech: { $names }.
 }
mail-files-away = Soubory této zprávy jsou na e-mail příliš velké. Jsou v archivu, { $address }, složka { $folder }.
mail-means-apart = „Nad plánem“ a „pod plánem“ se říká jen o rozdílu, který je větší, než by vysvětlila náhoda.
mail-means-on_plan = „Podle plánu“ znamená v rámci tolerance plánu.
mail-means-watch = „Může jít o náhodu“ znamená, že rozdíl může vysvětlit i pouhá náhoda.
mail-means-too_few = „Příliš málo dat“ znamená, že na úsudek je případů málo.
mail-means-no_plan = „Plán není určen“ znamená, že údaj není podle čeho hodnotit.
mail-means-running = Dokud období běží, srovnávají se jeho údaje s plánem k danému dni a nehodnotí se.
mail-means-no_data = „Bez dat“ znamená, že údaj není znám; není to nula.
mail-why = Tento e-mail dostáváte, protože jste příjemcem zprávy „{ $title }“ firmy { $company }.
mail-stop = Tyto e-maily už nedostávat

section-summary = Shrnutí pro vedení
section-funnel = Trychtýř a etapy
section-definitions = Definice a kvalita dat
section-ladder = Žebřík cílů a trychtýř
section-empty = Pro tento oddíl nejsou { PERIOD($period, form: "in") } žádná data.
funnel-elsewhere = Ukazatele, které data mají, jsou na stránce své etapy.
section-empty-because = Pro tento oddíl nejsou data: { $reason }.

heading-went-well = Co se povedlo
heading-did-not = Co se nepovedlo
heading-do-not-know = Co nevíme
heading-definitions = Definice
heading-methods = Jak vznikají intervaly
heading-cannot-tell = Co tyto údaje říct nemohou
heading-reading-key = Jak číst značky
heading-provenance = Původ dat
heading-changes = Co se změnilo

## Body oddílů „Co se povedlo“, „Co se nepovedlo“, „Co nevíme“. $kpi je identifikátor ukazatele.

point-ahead = { KPI($kpi) }: { $value }, o { CHANGE($change, part: "size") } lepší než plán.
point-on-plan = { KPI($kpi) }: { $value }, podle plánu.
point-behind = { KPI($kpi) }: { $value }, o { CHANGE($change, part: "size") } { $side ->
    [over] nad plánem
   *[behind] pod plánem
 }.
point-watch-ahead = { KPI($kpi) }: o { CHANGE($change, part: "size") } lepší než plán, ale může jít o náhodu.
point-watch-behind = { KPI($kpi) }: o { CHANGE($change, part: "size") } horší než plán, ale může jít o náhodu.
point-traffic-doubted = { KPI($kpi) }: o { CHANGE($change, part: "size") } lepší než plán, ale podíl hodnotných návštěv je nižší než obvykle: nejdřív ověřte, zda nejde o roboty.
point-history-up = { KPI($kpi) }: hodnota nad obvyklým rozpětím.
point-history-down = { KPI($kpi) }: hodnota pod obvyklým rozpětím.
point-too-few = { KPI($kpi) }: na úsudek je případů málo ({ $n }).
point-missing = { $n ->
    [one] { $n } ukazatel nemá zdroj, a proto se neměří.
    [few] { $n } ukazatele nemají zdroj, a proto se neměří.
    [many] { $n } ukazatele nemá zdroj, a proto se neměří.
   *[other] { $n } ukazatelů nemá zdroj, a proto se neměří.
 }
point-missing-many = { $n ->
    [one] { $n } ukazatel nemá zdroj; je uveden u své etapy.
    [few] { $n } ukazatele nemají zdroj; jsou uvedeny u svých etap.
    [many] { $n } ukazatele nemá zdroj; jsou uvedeny u svých etap.
   *[other] { $n } ukazatelů nemá zdroj; jsou uvedeny u svých etap.
 }
point-no-plan-many = { $n ->
    [one] { $n } ukazatel nemá plán, nelze tedy říct, zda je dobrý.
    [few] { $n } ukazatele nemají plán, nelze tedy říct, zda jsou dobré.
    [many] { $n } ukazatele nemá plán, nelze tedy říct, zda jsou dobré.
   *[other] { $n } ukazatelů nemá plán, nelze tedy říct, zda jsou dobré.
 }
point-source-stopped = { $source }: po { $day } nic nepřišlo; co na tom závisí, je neúplné.
point-change = { DAY($day, form: "year") }: { $what }
point-nothing-good = Žádný ukazatel není nad svým plánem.
point-nothing-bad = Žádný ukazatel není zřetelně pod svým plánem.
point-nothing-unknown = Každý ukazatel na této stránce má plán, dost případů a úplná data.

## Poznámky ke čtení

key-hatched = Šrafovaně: předpověď
key-interval = Bod s pásem: hodnota a 95% interval
key-sure = Nad plánem, pod plánem: není to náhoda
key-on-plan = Podle plánu: do ±{ PERCENT($tolerance, decimals: 0) }
key-watch = Může jít o náhodu: plán leží v intervalu
key-unrated = Bez hodnocení: bez plánu nebo málo případů
key-solid = Plně: skutečnost
key-outline = Obrys: plán
key-grey = Šedě: totéž období před rokem
key-colours = Modrá: lepší. Oranžová: horší

## Záhlaví tabulek

head-measure = Ukazatel
head-stage = Etapa
head-period = { PERIOD($period, form: "label") }
head-value = Hodnota
head-plan = Plán
head-difference = Rozdíl od plánu
head-year-ago = { PERIOD($period, form: "label") }
head-year-to-date = Od začátku roku
head-months = { $n ->
    [one] { $n } měsíc
    [few] { $n } měsíce
    [many] { $n } měsíce
   *[other] { $n } měsíců
 }
head-status = Stav
head-counted-as = Jak se počítá
head-source = Zdroj
head-table = Tabulka
head-file = Soubor
head-days-complete = Úplných dní z { $days }
head-last-record = Poslední záznam
head-gap = Známá mezera a její dopad
head-verdict = Úsudek
head-rows = Řádky
head-rows-read = Přečteno řádků
head-rows-used = Použito
head-rows-rejected = Odmítnuto
head-rows-duplicate = Duplicity
head-rows-skipped = Vynecháno
head-measured = Měřeno
head-date = Datum
head-what = Co se změnilo

## Kvalita dat

quality-sound = V pořádku
quality-care = Použitelné s opatrností
quality-not-rated = Bez hodnocení
quality-none = Žádná
quality-missing-days = { $n ->
    [one] chybí { $n } den
    [few] chybí { $n } dny
    [many] chybí { $n } dne
   *[other] chybí { $n } dní
 }
quality-rejected = { $n ->
    [one] { $n } řádek odmítnut ({ PERCENT($share) })
    [few] { $n } řádky odmítnuty ({ PERCENT($share) })
    [many] { $n } řádku odmítnuto ({ PERCENT($share) })
   *[other] { $n } řádků odmítnuto ({ PERCENT($share) })
 }
quality-duplicates = { $n ->
    [one] { $n } duplicita nahrazena
    [few] { $n } duplicity nahrazeny
    [many] { $n } duplicity nahrazeno
   *[other] { $n } duplicit nahrazeno
 }
quality-skipped = { $n ->
    [one] { $n } řádek prohlášen za řádek bez dat
    [few] { $n } řádky prohlášeny za řádky bez dat
    [many] { $n } řádku prohlášeno za řádky bez dat
   *[other] { $n } řádků prohlášeno za řádky bez dat
 }
quality-estimated = { $n ->
    [one] { $n } den odhadnut
    [few] { $n } dny odhadnuty
    [many] { $n } dne odhadnuto
   *[other] { $n } dní odhadnuto
 }
quality-estimated-how = { $n ->
    [one] { $n } den odhadnut ({ $how })
    [few] { $n } dny odhadnuty ({ $how })
    [many] { $n } dne odhadnuto ({ $how })
   *[other] { $n } dní odhadnuto ({ $how })
 }
quality-undeclared = Nikdo neuvedl, do kterého dne jsou tyto zdroje úplné; bere se to z jejich řádků: { $names }.
quality-undeclared-all = Nikdo neuvedl, do kterého dne jsou zdroje úplné; u každého se to bere z jeho řádků.
quality-implied = { $n ->
    [one] { $n } etapa leadu nemá datum a odvozuje se z pozdější
    [few] { $n } etapy leadů nemají datum a odvozují se z pozdějších
    [many] { $n } etapy leadů nemá datum a odvozuje se z pozdějších
   *[other] { $n } etap leadů nemá datum a odvozuje se z pozdějších
 }
quality-out-of-order = { $n ->
    [one] { $n } etapa leadu má datum před tou, po které následuje
    [few] { $n } etapy leadů mají datum před těmi, po kterých následují
    [many] { $n } etapy leadů má datum před těmi, po kterých následují
   *[other] { $n } etap leadů má datum před těmi, po kterých následují
 }
quality-deals-without-lead = { $n ->
    [one] { $n } vyhraný obchod nemá lead; přesto se počítá jako zákazník
    [few] { $n } vyhrané obchody nemají lead; přesto se počítají jako zákazníci
    [many] { $n } vyhraného obchodu nemá lead; přesto se počítají jako zákazníci
   *[other] { $n } vyhraných obchodů nemá lead; přesto se počítají jako zákazníci
 }
quality-mqls-derived = { $n ->
    [one] { $n } MQL neuvádí žádný zdroj, ale splňuje kritéria firmy
    [few] { $n } MQL neuvádí žádný zdroj, ale splňují kritéria firmy
    [many] { $n } MQL neuvádí žádný zdroj, ale splňují kritéria firmy
   *[other] { $n } MQL neuvádí žádný zdroj, ale splňují kritéria firmy
 }
quality-for-several = { $n ->
    [one] { $n }krát se materiál počítá pro další personu, proto je součet podle person vyšší než celek
    [few] { $n }krát se materiál počítá pro další personu, proto je součet podle person vyšší než celek
    [many] { $n }krát se materiál počítá pro další personu, proto je součet podle person vyšší než celek
   *[other] { $n }krát se materiál počítá pro další personu, proto je součet podle person vyšší než celek
 }
quality-customers-by-deal = { $n ->
    [one] { $n } zákazník má datum podle obchodu, protože v CRM chybí
    [few] { $n } zákazníci mají datum podle obchodů, protože v CRM chybí
    [many] { $n } zákazníka má datum podle obchodů, protože v CRM chybí
   *[other] { $n } zákazníků má datum podle obchodů, protože v CRM chybí
 }
quality-followers-old = { $n ->
    [one] { $n } síť nemá údaj o sledujících déle než tři měsíce; počítá se poslední známý
    [few] { $n } sítě nemají údaj o sledujících déle než tři měsíce; počítá se poslední známý
   *[other] { $n } sítí nemá údaj o sledujících déle než tři měsíce; počítá se poslední známý
 }
quality-customers-dated-apart = { $n ->
    [one] { $n } zákazník má v CRM jiné datum než v obchodu; platí datum z CRM
    [few] { $n } zákazníci mají v CRM jiné datum než v obchodech; platí datum z CRM
    [many] { $n } zákazníka má v CRM jiné datum než v obchodech; platí datum z CRM
   *[other] { $n } zákazníků má v CRM jiné datum než v obchodech; platí datum z CRM
 }
quality-source-ended = { $source } nemá nic po { DAY($day, form: "year") }: údaje, které na něm stojí, jsou od té doby neúplné a nesrovnávají se

## Metody

method-shares = **Podíly:** Wilsonův interval, 95 %. Podíl s méně než 60 případy nebo 10 konverzemi se ukazuje, ale nehodnotí.
method-ratios = **Míry a poměry:** bootstrap po blocích dní, 95 %, takže jsou započteny rušné dny i opakované návštěvy.
method-counts = **Počty:** náhodné kolísání počtu (Poisson) rozšířené o to, jak se liší dny, 95 %.
method-scores = **Čisté skóre doporučení:** upravený Waldův interval, 95 %.
method-durations = **Doby:** kumulativní incidence (Aalen–Johansen) se ztrátou jako konkurujícím koncem, 95 %.
method-money = **Zaúčtované peníze** jsou přesné. O kolik se mohla částka lišit náhodou, se říká tam, kde na tom záleží.
method-differences = **Rozdíly podílů:** Newcombeův interval dvou nezávislých skupin, segment proti zbytku.
method-history = **Obvyklé rozpětí:** diagram jednotlivých hodnot (XmR), průměr ± 2,66násobek průměrného klouzavého rozpětí dřívějších bodů.
method-status = **Stav:** podle plánu v rámci tolerance; nad nebo pod plánem jen tam, kde interval rozdílu neobsahuje nulu.
method-running = **Neukončená období** se srovnávají s plánem a s dřívějšími obdobími ke stejnému pracovnímu dni.
method-missing = **Chybějící údaj** nikdy není nula: místo něj stojí pomlčka s důvodem.

## Co tyto údaje říct nemohou

limit-step-rates = Míry jednotlivých kroků srovnávají počty téhož období. Nesledují jednu skupinu návštěvníků.
limit-consent = Návštěvníci, kteří odmítnou souhlas, chybějí v návštěvách, ne v leadech.
limit-cause = Změna ve stejné době jako událost není důkazem, že ji událost způsobila.
limit-last-touch = Kanál leadu je ten, který uvádí jeho zdroj; dřívější kontakty nedostanou nic.
limit-cohorts = Skupiny ještě zrají: pozdější konverze míry posledních měsíců zvýší.
limit-revenue = Tržby se účtují při výhře obchodu. Prodloužení a vratky v nich nejsou, pokud je zdroj nemá.
limit-roi = Kde je obchodní cyklus dlouhý, patří tržby a náklady téhož období různým zákazníkům.

## Původ

provenance-report = Zpráva { $report }, { $version }, za { PERIOD($period) }, vytvořil reportgen { $program }.
provenance-data = Data do { $day } v časovém pásmu { $zone }; peníze v { $currency }.
provenance-inputs = { $files ->
    [one] Vstupy: { NUMBER($files) } soubor, přečteno řádků: { NUMBER($rows) }.
    [few] Vstupy: { NUMBER($files) } soubory, přečteno řádků: { NUMBER($rows) }.
    [many] Vstupy: { NUMBER($files) } souboru, přečteno řádků: { NUMBER($rows) }.
   *[other] Vstupy: { NUMBER($files) } souborů, přečteno řádků: { NUMBER($rows) }.
 }
provenance-fingerprint = Otisk vstupů { $fingerprint }.
provenance-same = Stejné vstupy a stejná konfigurace dají stejnou zprávu, bajt po bajtu.
provenance-owner = Vlastník: { $owner }.

## Titulky shrnutí. $kpi identifikátor ukazatele, $change jeho odchylka od plánu, $n a $total počty ukazatelů.

headline-all-on-plan = { $n ->
    [one] Jediný ukazatel s plánem je podle plánu
    [few] Všechny { $n } ukazatele jsou podle plánu
    [many] Všech { $n } ukazatele je podle plánu
   *[other] Všech { $n } ukazatelů je podle plánu
 }
headline-none-behind = Nad plánem { $n } z { $total } ukazatelů, zřetelně pod plánem žádný
headline-ahead-one = { KPI($kpi, form: "short") }: o { CHANGE($change, part: "size") } lepší než plán, nic není pod plánem
headline-ahead-all = { $n ->
    [one] Jediný ukazatel s plánem je nad ním
    [few] Všechny { $n } ukazatele jsou nad plánem
    [many] Všech { $n } ukazatele je nad plánem
   *[other] Všech { $n } ukazatelů je nad plánem
 }
headline-behind-one = { KPI($kpi, form: "short") }: o { CHANGE($change, part: "size") } { $side ->
    [over] nad plánem
   *[behind] pod plánem
 }, jiný ukazatel pod plánem není
headline-behind-some = Pod plánem { $n } z { $total } ukazatelů, nejvíce { KPI($kpi, form: "mid") } ({ CHANGE($change, part: "size") })
headline-behind-two = { KPI($kpi, form: "short") }: o { CHANGE($change, part: "size") } { $side ->
    [over] nad plánem
   *[behind] pod plánem
 }, { KPI($other_kpi, form: "mid") }: o { CHANGE($other, part: "size") } { $other_side ->
    [over] nad
   *[behind] pod
 }
headline-story-more = Návštěv více, než bylo v plánu, ale nových leadů o { CHANGE($change, part: "size") } méně: slabá konverze
headline-story-enough = Návštěv dost, ale nových leadů o { CHANGE($change, part: "size") } méně, než bylo v plánu: slabá konverze
headline-story-fewer = Méně návštěv, než bylo v plánu, a slabá konverze: nových leadů o { CHANGE($change, part: "size") } méně
headline-story-cost = Placený lead o { CHANGE($change, part: "size") } dražší než plán a málo návštěv končí leadem
headline-story-convert = Nových leadů o { CHANGE($change, part: "size") } méně, než bylo v plánu: slabá konverze návštěv
headline-behind-all = { $n ->
    [one] Jediný ukazatel s plánem je pod ním
    [few] Všechny { $n } ukazatele, které lze hodnotit, jsou pod plánem
    [many] Všech { $n } ukazatele, které lze hodnotit, je pod plánem
   *[other] Všech { $n } ukazatelů, které lze hodnotit, je pod plánem
 }
headline-mixed = { KPI($ahead_kpi, form: "short") }: nad plánem, ale { KPI($behind_kpi, form: "mid") }: o { CHANGE($change, part: "size") } { $side ->
    [over] nad
   *[behind] pod
 }
headline-mixed-perhaps = { KPI($behind_kpi, form: "short") }: o { CHANGE($change, part: "size") } { $side ->
    [over] nad plánem
   *[behind] pod plánem
 }; { KPI($ahead_kpi, form: "mid") }: snad náhodou nad ním
headline-mixed-perhaps-behind = { KPI($ahead_kpi, form: "short") }: o { CHANGE($change, part: "size") } lepší než plán; { KPI($behind_kpi, form: "mid") }: snad náhodou horší
headline-loose-behind = { KPI($kpi, form: "short") }: o { CHANGE($change, part: "size") } pod plánem, snad náhodou: obchody se liší velikostí
headline-loose-ahead = { KPI($kpi, form: "short") }: o { CHANGE($change, part: "size") } nad plánem, snad náhodou: obchody se liší velikostí
headline-chance-behind = { KPI($kpi, form: "short") }: snad o { CHANGE($change, part: "size") } pod plánem, ale může jít o náhodu
headline-chance-ahead = { KPI($kpi, form: "short") }: snad o { CHANGE($change, part: "size") } nad plánem, ale může jít o náhodu
headline-chance-only = Žádná odchylka od plánu není větší, než by vysvětlila náhoda
headline-no-plan = Co se dělo { PERIOD($period, form: "in") }: není určen plán, podle něhož hodnotit
headline-too-early = { $grain ->
    [day] Den ještě běží: údaje do { $day }
    [week] Týden ještě běží: údaje do { $day }
    [month] Měsíc ještě běží: údaje do { $day }
    [quarter] Čtvrtletí ještě běží: údaje do { $day }
    [year] Rok ještě běží: údaje do { $day }
   *[other] Období ještě běží: údaje do { $day }
 }
headline-too-few = Případů je { PERIOD($period, form: "in") } na jakékoli hodnocení málo
headline-no-data = Za { PERIOD($period) } nejsou data: není co hodnotit
headline-funnel-behind = { KPI($kpi, form: "short") }: tady trychtýř vázl, o { CHANGE($change, part: "size") } pod plánem
headline-funnel-good = Žádný krok trychtýře není zřetelně pod plánem
headline-funnel-no-plan = Od návštěvy k zákazníkovi: kolik prošlo každou etapou
headline-funnel-empty = Trychtýř nelze ukázat: žádný zdroj pro něj nedodává data
headline-definitions = Co údaje znamenají, odkud jsou a nakolik jim věřit
headline-definitions-care = Co údaje znamenají a které z nich chtějí opatrnost
## Perexy: po jedné větě, sázené jako jeden odstavec. $value, $plan, $before jsou veličiny.

standfirst-figure-plan = { KPI($kpi) }: **{ $value }**, plán { $plan } ({ CHANGE($change, part: "percent") }).
standfirst-figure-plan-chance = { KPI($kpi) }: **{ $value }**, plán { $plan } ({ CHANGE($change, part: "percent") }, může jít o náhodu).
standfirst-figure-year-ago = { KPI($kpi) }: **{ $value }**, { CHANGE($change, part: "words") } než { PERIOD($period, form: "in") }.
standfirst-figure-same = { KPI($kpi) }: **{ $value }**, stejně jako { PERIOD($period, form: "in") }.
standfirst-figure = { KPI($kpi) }: **{ $value }**.
standfirst-running = Údaje se srovnávají s plánem na stejné pracovní dny; hodnotit se budou, až { $grain ->
    [week] týden
    [month] měsíc
    [quarter] čtvrtletí
    [year] rok
   *[other] období
 } skončí.
standfirst-few = Co bylo napočítáno, je uvedeno níže; k hodnocení to ale nestačí.
standfirst-no-plan = Plán není určen, údaje se proto srovnávají s týmž obdobím před rokem.
standfirst-are-behind = Zřetelně pod plánem: { $items }.
standfirst-are-ahead = Zřetelně nad plánem: { $items }.
standfirst-story = Leadem skončilo jen **{ $rate }** návštěv místo plánovaných { $rate_plan }: **{ $value }** místo { $plan }; náhoda to není.
standfirst-firm = { $items }: náhoda to není.
standfirst-against-first = { KPI($kpi) }: **{ $value }**, plán { $plan }
standfirst-against-next = { KPI($kpi, form: "mid") }: **{ $value }**, plán { $plan }
standfirst-cause = Jedna pravděpodobná příčina: { $what } ({ DAY($day) }); { KPI($kpi, form: "mid") } od té doby { PERCENT($change, decimals: 0, sign: "yes") }.
standfirst-are-watch = Mimo plán, snad náhodou: { $items }.
standfirst-are-on-plan = Podle plánu: { $items }.
standfirst-one = { KPI($kpi, form: "mid") }
standfirst-one-off = { KPI($kpi, form: "mid") } (**{ CHANGE($change, part: "percent") }**)
standfirst-unsure = { KPI($kpi, form: "short") }: { $side ->
    [behind] pod plánem
   *[ahead] nad plánem
 } (**{ CHANGE($change, part: "percent") }**), ale obchody kolísají asi o ±{ $half } { $grain ->
    [week] za týden
    [month] za měsíc
    [quarter] za čtvrtletí
   *[year] za rok
 }.
standfirst-course-below = Tímto tempem rok skončí na **{ $value }** ({ KPI($kpi, form: "mid") }), pod cílem { $goal }.
standfirst-course-above = Tímto tempem rok skončí na **{ $value }** ({ KPI($kpi, form: "mid") }), nad cílem { $goal }.
standfirst-course-near = Tímto tempem rok skončí na **{ $value }** ({ KPI($kpi, form: "mid") }); cíl { $goal } se splnit může i nemusí.
standfirst-provisional = **Předběžné:** { $source } končí { $day }, některé údaje se proto ještě změní.
standfirst-funnel = Z **{ NUMBER($sessions) } návštěv** { PERIOD($period, form: "in") } propustila každá etapa to, co ukazují sloupce; tabulky níže říkají, které ukazatele plán dodržely.
standfirst-funnel-behind = { $n ->
    [0] Pod plánem není ani jeden ukazatel s plánem (z { $total }).
    [one] Pod plánem je { $n } z { $total } ukazatelů s plánem.
    [few] Pod plánem jsou { $n } z { $total } ukazatelů s plánem.
    [many] Pod plánem je { $n } z { $total } ukazatelů s plánem.
   *[other] Pod plánem je { $n } z { $total } ukazatelů s plánem.
 }
standfirst-funnel-not-measured = { $n ->
    [one] { $n } ukazatel se neměří: žádný zdroj pro něj nedodává data.
    [few] { $n } ukazatele se neměří: žádný zdroj pro ně nedodává data.
    [many] { $n } ukazatele se neměří: žádný zdroj pro ně nedodává data.
   *[other] { $n } ukazatelů se neměří: žádný zdroj pro ně nedodává data.
 }
standfirst-definitions-sources = { $n ->
    [one] Přečten { $n } zdroj, řádků { NUMBER($rows) }, z toho se počítá { NUMBER($used) }.
    [few] Přečteny { $n } zdroje, řádků { NUMBER($rows) }, z toho se počítá { NUMBER($used) }.
    [many] Přečteno { $n } zdroje, řádků { NUMBER($rows) }, z toho se počítá { NUMBER($used) }.
   *[other] Přečteno { $n } zdrojů, řádků { NUMBER($rows) }, z toho se počítá { NUMBER($used) }.
 }

## Názvy grafů a tabulek se závěrem. $stage attract ..., $reached lead ... customer.

chart-title-funnel-plain = Od návštěvy k zákazníkovi
chart-title-scorecard-on-plan = { $n ->
    [one] { NAME($stage, of: "stage") }: jediný ukazatel s plánem je podle něj
    [few] { NAME($stage, of: "stage") }: všechny { $n } ukazatele s plánem jsou podle něj
    [many] { NAME($stage, of: "stage") }: všech { $n } ukazatele s plánem je podle něj
   *[other] { NAME($stage, of: "stage") }: všech { $n } ukazatelů s plánem je podle něj
 }
chart-title-scorecard-behind = { $total ->
    [1] { NAME($stage, of: "stage") }: jediný ukazatel s plánem je pod ním
   *[other] { NAME($stage, of: "stage") }: pod plánem { $n } z { $total } ukazatelů
 }
chart-title-scorecard-ahead = { $total ->
    [1] { NAME($stage, of: "stage") }: jediný ukazatel s plánem je nad ním
   *[other] { NAME($stage, of: "stage") }: nad plánem { $n } z { $total } ukazatelů, pod ním žádný
 }
chart-title-scorecard-chance = { NAME($stage, of: "stage") }: žádná odchylka od plánu, kterou by nevysvětlila náhoda
chart-title-scorecard-few = { NAME($stage, of: "stage") }: na srovnání s plánem je dat málo
chart-title-scorecard-no-plan = { NAME($stage, of: "stage") }: plán není určen
chart-title-scorecard-running = { NAME($stage, of: "stage") }: období ještě běží
chart-title-scorecard-empty = { NAME($stage, of: "stage") }: nic se neměří
chart-title-quality-no-gaps = Kvalita dat: bez mezer
chart-title-quality-stopped = Kvalita dat: zdroj { $source } skončil { $day }
chart-title-quality-gaps = { $n ->
    [one] Kvalita dat: mezery má { $n } zdroj
    [few] Kvalita dat: mezery mají { $n } zdroje
    [many] Kvalita dat: mezery má { $n } zdroje
   *[other] Kvalita dat: mezery má { $n } zdrojů
 }
chart-title-quality-rejected = { $n ->
    [one] Kvalita dat: bez mezer, ale { $n } řádek byl odmítnut
    [few] Kvalita dat: bez mezer, ale { $n } řádky byly odmítnuty
    [many] Kvalita dat: bez mezer, ale { $n } řádku bylo odmítnuto
   *[other] Kvalita dat: bez mezer, ale { $n } řádků bylo odmítnuto
 }
chart-title-quality-nothing = Kvalita dat: nic nebylo přečteno

## Textové náhrady kreseb

alt-spark = { KPI($kpi) }, { $span }: od { $first } do { $last }, nejméně { $low }, nejvíce { $high }.
alt-spark-none = { KPI($kpi) }: bez křivky, bodů je málo.
alt-bullet = { KPI($kpi) }: { $value }, plán { $plan }, před rokem { $before }.
alt-bullet-no-plan = { KPI($kpi) }: { $value }, plán není určen, před rokem { $before }.
alt-bullet-running = { KPI($kpi) }: zatím { $value }, plán k tomuto dni { $due }, plán na celé období { $plan }.
alt-bullet-none = { KPI($kpi) }: bez hodnoty.
alt-funnel = Trychtýř { PERIOD($period, form: "in") }: { $steps }.
alt-funnel-step = { NAME($reached, of: "lifecycle") } { NUMBER($n) }
alt-funnel-step-rate = { NAME($reached, of: "lifecycle") } { NUMBER($n) } ({ PERCENT($rate) } předchozí etapy)
alt-variance = { KPI($kpi) }: { CHANGE($change, part: "percent") } od plánu.
alt-variance-chance = { KPI($kpi) }: { CHANGE($change, part: "percent") } od plánu, může jít o náhodu.
alt-coverage = { $source }: úplných dní { $n } z { $days }.

## Stránka na obrazovce

render-data-behind = Údaje k tomuto grafu
render-data-file = Přiložené údaje:
render-print-edition = K tisku je určeno PDF této zprávy.

## Sestavení zprávy: poznámky, texty grafů a drobné tvary. $grain název úseku, $value a $start veličiny.

assemble-whole-percent = { PERCENT($share, decimals: 0) }
assemble-range = { RANGE($low, $high) }
assemble-period = { PERIOD($period, form: "short") }
assemble-reason = { $reason }
assemble-and = { $first }, { $second }
assemble-last-of-several = { $first } a { $second }
assemble-percent-from = { CHANGE($change, part: "percent") }
assemble-file-figures = Všechny údaje této zprávy a to, s čím se srovnávají
assemble-file-history = Údaje této zprávy období po období
assemble-head-period = Období
assemble-not-measured = { $names } ({ $reason })
assemble-not-measured-plain = { $names } (neměří se)
assemble-no-plan-up = Růst, bez plánu
assemble-no-plan-down = Pokles, bez plánu
assemble-no-plan-no_change = V souladu s trendem
status-watch-short = Snad náhoda
assemble-note-summary = Jak číst. Pruh: plný je skutečnost, obrys plán, šedá čárka totéž období před rokem. „Podle plánu“ znamená do ±{ PERCENT($tolerance, decimals: 0) }. „Může jít o náhodu“ znamená, že 95% interval hodnoty zahrnuje plán; barva označuje jen to, co je větší než náhoda.
assemble-note-no-plan = Jak číst. Pruh: plný je skutečnost, šedá čárka totéž období před rokem. Plán není určen, proto se nic nehodnotí a nic není barevné.
assemble-note-running = Jak číst. Pruh: plný je skutečnost, obrys plán na uplynulé dny, čárkovaně plán na celé období, šedá čárka totéž období před rokem. Dokud období neskončí, stav se neuvádí.
assemble-note-stage = Pruh: odchylka od plánu; podbarveno: co by vysvětlila pouhá náhoda (95 %).{ $costs ->
    [0] {""}
   *[other] {" "}U nákladů je lepší vlevo.
 }{ $quiet ->
    [0] {""}
   *[other] {" "}„V souladu s trendem“: bez zřetelné odchylky od vlastního trendu a sezóny.
 }
assemble-note-scorecard = Pruh: odchylka od plánu; podbarvený pás: co by vysvětlila pouhá náhoda (95 %). Šedý pruh zůstává uvnitř svého pásu. Význam říká barva: u nákladů je lepší vlevo. Křivky: nejvýše 18 měsíců, každá ve vlastním měřítku.
assemble-history-subtitle = { $grain ->
    [day] { KPI($kpi) }, po dnech
    [week] { KPI($kpi) }, po týdnech
   *[month] { KPI($kpi) }, po měsících
 }. Pás: obvyklé rozpětí { PERIOD($usual, form: "in") }. { $scale ->
    [zero] Svislá osa začíná nulou
   *[part] Svislá osa začíná hodnotou { $start }
 }
assemble-history-subtitle-plain = { $grain ->
    [day] { KPI($kpi) }, po dnech
    [week] { KPI($kpi) }, po týdnech
   *[month] { KPI($kpi) }, po měsících
 }. { $scale ->
    [zero] Svislá osa začíná nulou
   *[part] Svislá osa začíná hodnotou { $start }
 }
assemble-level-mean = Průměr { $value }
assemble-level-low = Dolní mez { $value }
assemble-level-high = Horní mez { $value }
assemble-level-plan = Plán { $value }
chart-title-history-up = { KPI($kpi) }: { PERIOD($period, form: "in") } nad obvyklým rozpětím
chart-title-history-down = { KPI($kpi) }: { PERIOD($period, form: "in") } pod obvyklým rozpětím
chart-title-history-no_change = { KPI($kpi) }: { PERIOD($period, form: "in") } bez zřetelné změny
chart-title-history-stays-up = { KPI($kpi) }: nad dřívějším rozpětím, počínaje obdobím { PERIOD($period) }
chart-title-history-stays-down = { KPI($kpi) }: pod dřívějším rozpětím, počínaje obdobím { PERIOD($period) }
chart-title-history-trend = { KPI($kpi) }: { CHANGE($change, part: "words") } než před rokem, v souladu s trendem
chart-title-history-running = { KPI($kpi, form: "short") }: jen ukončená období; toto ještě běží
chart-title-history-too_few = { KPI($kpi) }: bodů je málo, změnu nelze odlišit od náhody
headline-history-up = { KPI($kpi, form: "short") }: nad obvyklým rozpětím; plán není určen
headline-history-down = { KPI($kpi, form: "short") }: pod obvyklým rozpětím; plán není určen
key-chance = Podbarveno: v mezích náhody
key-usual-range = Podbarveno za křivkou: obvyklé rozpětí

assemble-value = { $value }
assemble-kpi-short = { KPI($kpi, form: "short") }
assemble-stage = { NAME($stage, of: "lifecycle") }
assemble-step = { NAME($origin, of: "lifecycle") } → { NAME($stage, of: "lifecycle", form: "mid") }
assemble-effect = Dopad na konečný počet ({ NAME($stage, of: "lifecycle", form: "mid") })
assemble-effect-plan = Nad nebo pod plánem { $value }
assemble-effect-year-ago = Nad nebo pod loňskou hodnotou { $value }
assemble-distance-plan = Vzdálenost od plánu
assemble-distance-year-ago = Vzdálenost od loňska
assemble-distance-marks-plan = Bod: { PERIOD($period, form: "short") }. Pás: 95% interval. Šedá čárka: { PERIOD($before, form: "short") }
assemble-distance-marks-year-ago = Bod: { PERIOD($period, form: "short") }, nula: { PERIOD($before, form: "short") }. Pás: 95% interval
assemble-zero-plan = plán
assemble-zero-year-ago = před rokem
assemble-against-plan = plán { $value }
assemble-against-year-ago = před rokem { $value }
assemble-steps-subtitle-plan = Počty { PERIOD($period, form: "in") }. Vlevo: jak každý krok změnil výsledek. Plán kroku plyne z plánovaných počtů. Šedě: může jít o náhodu
assemble-steps-subtitle-year-ago = Počty { PERIOD($period, form: "in") } oproti loňsku. Vlevo: o kolik každý krok posunul výsledek. Šedě: může jít o náhodu
chart-title-steps-ahead = { KPI($kpi) }: o { CHANGE($change, part: "size") } nad plánem; co přidal každý krok
chart-title-steps-behind = { KPI($kpi) }: o { CHANGE($change, part: "size") } pod plánem; co ubral každý krok
chart-title-steps-watch = { KPI($kpi) }: mimo plán, ale může jít o náhodu; co udělal každý krok
chart-title-steps-lost = { NAME($origin, of: "lifecycle") } → { NAME($stage, of: "lifecycle", form: "mid") }: ztráta { $value }{ $rest ->
    [all] ; zbytek ji celou vyrovnal
    [most] ; zbytek vyrovnal její většinu
    [some] ; zbytek vyrovnal její část
    [perhaps-all] ; zbytek ji snad celou vyrovnal
    [perhaps-most] ; zbytek snad vyrovnal většinu
    [perhaps-some] ; zbytek snad vyrovnal část
    [chance] ; u ostatních kroků může jít o náhodu
   *[more] , více než u kteréhokoli jiného kroku
 }
chart-title-steps-won = { NAME($origin, of: "lifecycle") } → { NAME($stage, of: "lifecycle", form: "mid") }: zisk { $value }{ $rest ->
    [all] ; zbytek jej celý ztratil
    [most] ; zbytek ztratil jeho většinu
    [some] ; zbytek ztratil jeho část
    [perhaps-all] ; zbytek jej snad celý ztratil
    [perhaps-most] ; zbytek snad ztratil většinu
    [perhaps-some] ; zbytek snad ztratil část
    [chance] ; u ostatních kroků může jít o náhodu
   *[more] , více než u kteréhokoli jiného kroku
 }
chart-title-steps-first = { KPI($kpi, form: "short") }: { $side ->
    [won] zisk
   *[lost] ztráta
 } { $first }; { NAME($origin, of: "lifecycle", form: "mid") } → { NAME($stage, of: "lifecycle", form: "mid") }: dalších { $n }
# $n jedné etapy jako to, co krok stál nebo přinesl.
steps-number = { $reached ->
    [lead] { $n ->
        [one] { $n } leadu
       *[other] { $n } leadů
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
        [one] { $n } příležitosti
       *[other] { $n } příležitostí
     }
   *[customer] { $n ->
        [one] { $n } zákazníka
       *[other] { $n } zákazníků
     }
 }
steps-effect = { NUMBER($value, decimals: 1, sign: "always") }
chart-title-steps-on-plan = { KPI($kpi) }: podle plánu; co každý krok přidal nebo ubral

assemble-cohort-of = Skupina za { PERIOD($period, form: "short") }
assemble-cohort-young = Skupina ještě zraje
assemble-cohort-so-far = { PERIOD($period, form: "label") } zatím
card-note-ripening = Nejnovější skupina, která už něco vypovídá.
assemble-figure = { KPI($kpi, form: "short") } { $value }
assemble-also = Bez plánu a bez zřetelné změny: { $figures }
assemble-also-few = Na hodnocení je případů málo: { $figures }
assemble-then = { $first }. { $second }

## Tempo roku. $value, $goal, $low, $high jsou veličiny, $off zlomek, $chance slovo z CHANCES v assemble/pace.py.

point-change-year = { DAY($day, form: "short") }: { $what }
heading-changes-year = Co se letos změnilo
pace-goal = Cíl { $value }
pace-forecast = Předpověď { $value }
pace-range = 80% rozpětí { RANGE($low, $high) }
pace-last-year = { PERIOD($period, form: "short") }: { $value }
pace-so-far = { $value } k { DAY($day, form: "year") }
pace-head-actual = Skutečnost
pace-subtitle = { KPI($kpi) } { PERIOD($period, form: "in") }, narůstajícím součtem
pace-subtitle-chance = { KPI($kpi) } { PERIOD($period, form: "in") }, narůstajícím součtem. Šance dosáhnout { $goal }: { $chance ->
    [hardly] méně než jedna z padesáti
    [twentieth] asi jedna z dvaceti
    [tenth] asi jedna z deseti
    [fifth] asi jedna z pěti
    [quarter] asi jedna ze čtyř
    [third] asi jedna ze tří
    [half] asi jedna ze dvou
    [two-thirds] asi dvě ze tří
    [three-quarters] asi tři ze čtyř
    [four-fifths] asi čtyři z pěti
    [nine-tenths] asi devět z deseti
    [nineteen-twentieths] asi devatenáct z dvaceti
   *[sure] více než čtyřicet devět z padesáti
 }
chart-title-pace-below = { $kpi ->
    [customers] Tímto tempem skončí rok na { $value } zákaznících, ne na { $goal }
    [revenue] Tímto tempem skončí rok na nových tržbách { $value }, ne { $goal }
   *[other] { KPI($kpi) }: tímto tempem rok skončí na { $value }, ne na { $goal }
 }
chart-title-pace-above = { $kpi ->
    [customers] Tímto tempem skončí rok na { $value } zákaznících, nad cílem { $goal }
    [revenue] Tímto tempem skončí rok na nových tržbách { $value }, nad cílem { $goal }
   *[other] { KPI($kpi) }: tímto tempem rok skončí na { $value }, nad cílem { $goal }
 }
chart-title-pace-near = { $kpi ->
    [customers] Tímto tempem skončí rok na { $value } zákaznících; cíl { $goal } je na dosah
    [revenue] Tímto tempem skončí rok na nových tržbách { $value }; { $goal } je na dosah
   *[other] { KPI($kpi) }: tímto tempem rok skončí na { $value }; { $goal } je na dosah
 }
chart-title-pace-plain = { KPI($kpi) }: tímto tempem rok skončí na { $value }
chart-title-pace-early = { KPI($kpi) }: zatím { $value }, na předpověď je to málo
chart-title-pace-done = { KPI($kpi) }: rok skončil na { $value }
chart-title-pace-done-above = { KPI($kpi) }: rok skončil na { $value }, cíl byl { $goal }
chart-title-pace-done-below = { KPI($kpi) }: rok skončil na { $value }, ne na { $goal }
pace-note-untested = Předpověď: { $made ->
    [money] úroveň, růst a sezóna obchodů vyhraných až za 36 měsíců pokračují, každý obchod s částkou některého z posledních dvanácti; tahů { NUMBER($n) }.
   *[count] úroveň, růst a sezóna až 36 měsíců pokračují; tahů { NUMBER($n) } z negativního binomického rozdělení.
 } Data nesahají dost daleko, aby se dala ověřit.
pace-note = Předpověď: { $made ->
    [money] úroveň, růst a sezóna obchodů vyhraných až za 36 měsíců pokračují, každý obchod s částkou některého z posledních dvanácti; tahů { NUMBER($n) }.
   *[count] úroveň, růst a sezóna až 36 měsíců pokračují; tahů { NUMBER($n) } z negativního binomického rozdělení.
 } { $months ->
    [one] Zkoušena { $total }krát z dřívějších dní, na měsíc dopředu, mýlila se v mediánu o { PERCENT($off, decimals: 0) }; 80% rozpětí vyšlo { $held }krát.
   *[other] Zkoušena { $total }krát z dřívějších dní, na { $months } měsíců dopředu, mýlila se v mediánu o { PERCENT($off, decimals: 0) }; 80% rozpětí vyšlo { $held }krát.
 }
alt-pace = { $title }. { KPI($kpi) }: { $value } k { DAY($day) }.

## Sešit (XLSX)

sheet-summary = Shrnutí
sheet-figures = Údaje
sheet-history = Historie
sheet-definitions = Definice
sheet-data = Data
head-id = ID
head-unit = Jednotka
head-currency = Měna
head-dimension = Rozměr
head-segment = Segment
head-view = Pohled
head-numerator = Čitatel
head-denominator = Jmenovatel
head-interval-from = 95% interval, od
head-interval-to = 95% interval, do
head-missing = Proč hodnota chybí
head-better = Směr
head-complete-through = Úplné do
head-period-name = Období
head-value-before = Předchozí období
head-value-year-ago = Před rokem

## Etapa, která se pohnula nejvíce, a její segmenty. $stage attract ..., $segment jak ho jmenují data, $dimension channel ...

section-stage = Etapa, která se pohnula nejvíce
section-stage-of = { NAME($stage, of: "stage") }
headline-stage-behind-down = { KPI($kpi, form: "short") }: pod obvyklým rozpětím a o { CHANGE($change, part: "size") } pod plánem
headline-stage-behind-up = { KPI($kpi, form: "short") }: nad obvyklým rozpětím a o { CHANGE($change, part: "size") } horší než plán
headline-stage-ahead-up = { KPI($kpi, form: "short") }: nad obvyklým rozpětím a o { CHANGE($change, part: "size") } nad plánem
headline-stage-ahead-down = { KPI($kpi, form: "short") }: pod obvyklým rozpětím, o { CHANGE($change, part: "size") } lepší než plán
headline-stage-behind = { NAME($stage, of: "stage") }: { KPI($kpi, form: "mid") } o { CHANGE($change, part: "size") } horší než plán
headline-stage-ahead = { NAME($stage, of: "stage") }: { KPI($kpi, form: "mid") } o { CHANGE($change, part: "size") } lepší než plán
headline-stage-loose-behind = { NAME($stage, of: "stage") }: { KPI($kpi, form: "mid") } o { CHANGE($change, part: "size") } horší než plán, snad náhodou
headline-stage-loose-ahead = { NAME($stage, of: "stage") }: { KPI($kpi, form: "mid") } o { CHANGE($change, part: "size") } lepší než plán, snad náhodou
headline-stage-up = { NAME($stage, of: "stage") }: { KPI($kpi, form: "mid") } nad obvyklým rozpětím
headline-stage-down = { NAME($stage, of: "stage") }: { KPI($kpi, form: "mid") } pod obvyklým rozpětím
headline-stage-none = Žádná etapa není zřetelně mimo plán ani mimo své obvyklé rozpětí
headline-stage-running = { NAME($stage, of: "stage") }: dosavadní údaje, období ještě běží
stage-too-short = Zda se etapa pohnula, lze říct, až některý její ukazatel bude mít aspoň { $n } ukončených období a dost případů.
headline-stage-empty = Žádná etapa nemá dost historie, aby se dalo říct, zda se pohnula
standfirst-stage-interval = 95% interval hodnoty je { RANGE($low, $high) }.
standfirst-stage-since = Obvyklé rozpětí { PERIOD($usual, form: "in") }: { RANGE($low, $high) }; každý další měsíc (od: { PERIOD($since, form: "short") }) leží { $side ->
    [up] nad
   *[down] pod
 } ním, { RANGE($least, $most) }: náhodou to není.
standfirst-stage-grown = Proti loňsku { $side ->
    [up] více
   *[down] méně
 } o { $whole }, z toho { $part } je { $segment }.
standfirst-segments = { $n ->
    [one] V rozměru „{ NAME($dimension, of: "dimension", form: "mid") }“ je jedna meziroční změna větší než náhoda: { $segment } ({ CHANGE($change, part: "percent") }).
    [few] V rozměru „{ NAME($dimension, of: "dimension", form: "mid") }“ jsou { $n } meziroční změny větší než náhoda, nejvíce { $segment } ({ CHANGE($change, part: "percent") }).
    [many] V rozměru „{ NAME($dimension, of: "dimension", form: "mid") }“ je { $n } meziroční změny větší než náhoda, nejvíce { $segment } ({ CHANGE($change, part: "percent") }).
   *[other] V rozměru „{ NAME($dimension, of: "dimension", form: "mid") }“ je { $n } meziročních změn větších než náhoda, nejvíce { $segment } ({ CHANGE($change, part: "percent") }).
 }
standfirst-segments-none = V rozměru „{ NAME($dimension, of: "dimension", form: "mid") }“ není žádná meziroční změna větší, než by vysvětlila náhoda.
chart-title-segments = { $n ->
    [one] { $segment }: { CHANGE($change, part: "words") } než před rokem
    [few] { $segment }: { CHANGE($change, part: "words") } než před rokem; změnily se { $n }
   *[other] { $segment }: { CHANGE($change, part: "words") } než před rokem; změnilo se { $n }
 }
chart-title-segments-none = { NAME($dimension, of: "dimension") }: žádná změna větší než náhoda
segment-head = { NAME($dimension, of: "dimension") }
segment-head-cases = Případy
segment-head-change = Za poslední rok
segment-head-interval = 95% interval
segment-interval = { PERCENT($low, decimals: 0, sign: "yes") } až { PERCENT($high, decimals: 0, sign: "yes") }
segment-interval-open = { PERCENT($low, decimals: 0, sign: "yes") } až >{ PERCENT($high, decimals: 0, sign: "yes") }
segment-subtitle = { KPI($kpi) }. Barva označuje, co je větší než náhoda
segment-too-few = Příliš málo dat
segment-note = Všechny segmenty se zkoušejí společně: z označených změn může být jedna z deseti náhodná.
segment-new = nový
# Graf segmentů před a po. $before, $after období, $n případy nebo segmenty, které lze hodnotit
breakdown-by = { NAME($dimension, of: "dimension") }
breakdown-subtitle = { KPI($kpi) }. Prázdný bod: { PERIOD($before, form: "short") }. Plný: { PERIOD($after, form: "short") }. Barva označuje, co je větší než náhoda
breakdown-cases = { $n }
breakdown-change = Změna
alt-breakdown = { $title }. { $segment }, { KPI($kpi) }: od { $before } do { $after } ({ CHANGE($change, part: "percent") }). Segmentů, které lze hodnotit: { $n }.
segment-more = { $n ->
    [one] { $n } menší segment není uveden.
    [few] { $n } menší segmenty nejsou uvedeny.
    [many] { $n } menšího segmentu není uvedeno.
   *[other] { $n } menších segmentů není uvedeno.
 }
chart-title-columns-behind = { $total ->
    [one] { KPI($kpi) }: jediný dosavadní měsíc je zřetelně pod plánem
   *[other] { KPI($kpi) }: { $n } z { $total } měsíců zřetelně pod plánem
 }
chart-title-columns-ahead = { $total ->
    [one] { KPI($kpi) }: jediný dosavadní měsíc je zřetelně nad plánem
   *[other] { KPI($kpi) }: { $n } z { $total } měsíců zřetelně nad plánem
 }
chart-title-columns-both = { $ahead ->
    [one] { KPI($kpi) }: měsíců zřetelně nad plánem { $ahead }, pod plánem { $behind }
    [few] { KPI($kpi) }: měsíců zřetelně nad plánem { $ahead }, pod plánem { $behind }
    [many] { KPI($kpi) }: měsíců zřetelně nad plánem { $ahead }, pod plánem { $behind }
   *[other] { KPI($kpi) }: měsíců zřetelně nad plánem { $ahead }, pod plánem { $behind }
 }
chart-title-columns-none = { $total ->
    [one] { KPI($kpi) }: jediný dosavadní měsíc není zřetelně mimo plán
   *[other] { KPI($kpi) }: z { $total } měsíců není zřetelně mimo plán žádný
 }
columns-subtitle = Měsíce období { PERIOD($period, form: "short") }. Plně: skutečnost. Obrys: plán. Šedý rozdíl: může jít o náhodu
columns-differences = Rozdíl od plánu
columns-ahead = Plán, { $span }
alt-columns = { $title }. { PERIOD($month) }: { $actual }, plán { $plan }.
assemble-also-up = Růst, bez plánu: { $figures }
assemble-also-down = Pokles, bez plánu: { $figures }
heading-further = Další údaje

## Placená média

section-paid = Placená média
headline-paid-behind = Placený lead stál { $value }: o { CHANGE($change, part: "size") } více než plánovaných { $plan }
headline-paid-ahead = Placený lead stál { $value }: o { CHANGE($change, part: "size") } méně než plánovaných { $plan }
headline-paid-on-plan = Placený lead stál { $value }, podle plánu ({ $plan })
headline-paid-watch = Placený lead stál { $value }, plán { $plan }; může jít o náhodu
headline-paid-plain = Placený lead stál { $value }; plán není určen
headline-paid-few = Leadů z reklamy je málo, nelze říct, kolik jeden stojí
headline-paid-running = Placená média zatím: období ještě běží
headline-paid-empty = Za reklamu se neutratilo nic, nebo se nic nepřečetlo
standfirst-paid = { $n ->
    [one] Za **{ $spend }** bylo { NUMBER($clicks) } kliknutí po { $cpc } a { $n } lead.
    [few] Za **{ $spend }** bylo { NUMBER($clicks) } kliknutí po { $cpc } a { NUMBER($n) } leady.
    [many] Za **{ $spend }** bylo { NUMBER($clicks) } kliknutí po { $cpc } a { NUMBER($n) } leadu.
   *[other] Za **{ $spend }** bylo { NUMBER($clicks) } kliknutí po { $cpc } a { NUMBER($n) } leadů.
 }
standfirst-paid-spend = Za reklamu se utratilo **{ $spend }**.
standfirst-paid-apart = Lead z { $low } stál { $low_value }, lead z { $high } pak { $high_value }: víc, než by vysvětlila náhoda.
standfirst-paid-few = { $n ->
    [one] { $spend } šlo do { $n } kampaně s méně než { $cases } leady; nelze říct, kolik jeden stojí.
    [few] { $spend } šlo do { $n } kampaní, z nichž každá má méně než { $cases } leadů; nelze říct, kolik jeden stojí.
    [many] { $spend } šlo do { $n } kampaně, z nichž každá má méně než { $cases } leadů; nelze říct, kolik jeden stojí.
   *[other] { $spend } šlo do { $n } kampaní, z nichž každá má méně než { $cases } leadů; nelze říct, kolik jeden stojí.
 }
standfirst-paid-few-most = Největší z nich, { $name }: { $spend } a { $n ->
    [0] žádný lead
    [one] { $n } lead
    [few] { $n } leady
    [many] { $n } leadu
   *[other] { $n } leadů
 }.
chart-title-paid-over = { $n ->
    [one] { $name }: { $value } za lead, jako jediné zřetelně nad plánovanými { $plan }
   *[other] { $n } z { $total } zřetelně nad plánovanými { $plan }, nejvíce stálo { $name } ({ $value })
 }
chart-title-paid-none = { $total ->
    [one] Jediná hodnotitelná položka není zřetelně nad plánovanou cenou za lead
   *[other] Z { $total } hodnotitelných není žádná zřetelně nad plánovanou cenou za lead
 }
chart-title-paid-few = Co se za peníze koupilo; na hodnocení je leadů málo
chart-title-paid-plain = Co se za peníze koupilo
paid-subtitle = Výdaje, kliknutí a leady { PERIOD($period, form: "in") }, řazeno podle výdajů. Leady, jak je počítá CRM
paid-head-spend = Výdaje
paid-head-clicks = Kliknutí
paid-head-cpc = Za proklik
paid-head-leads = Leady
paid-head-cpl = Za lead
paid-interval = { RANGE($low, $high) }
paid-status-behind = Nad plánem
paid-status-ahead = Pod plánem
paid-note = Při méně než { $n } leadech se cena za lead neuvádí.
paid-note-plan = Plánovaná cena za lead: { $value }. Hodnotí se podle toho, zda ji zahrnuje 95% interval; při méně než { $n } leadech se cena za lead neuvádí.
paid-note-benchmark = Srovnávací cena za lead: { $value }. Hodnotí se podle toho, zda ji zahrnuje 95% interval; při méně než { $n } leadech se cena za lead neuvádí.
paid-more = { $n ->
    [one] { $n } další
    [few] { $n } další dohromady
    [many] { $n } další dohromady
   *[other] { $n } dalších dohromady
 }
paid-no-campaigns = Výdaje nejsou rozděleny podle kampaní, platforem ani produktů.

## Záznam změn

section-changes = Záznam změn
headline-changes = { $n ->
    [one] Co se { PERIOD($period, form: "in") } změnilo: { $n } záznam
    [few] Co se { PERIOD($period, form: "in") } změnilo: { $n } záznamy
    [many] Co se { PERIOD($period, form: "in") } změnilo: { $n } záznamu
   *[other] Co se { PERIOD($period, form: "in") } změnilo: { $n } záznamů
 }
headline-changes-none = Do záznamu změn nebylo nic zapsáno
changes-none = V záznamu změn není { PERIOD($period, form: "in") } žádný zápis.
changes-head-day = Den
changes-head-what = Co
changes-head-where = Kde
changes-day = { DAY($day, form: "year") }
changes-note = Záznamy se uvádějí bez ohledu na to, zda něco vysvětlují.
paid-few-total = Z toho každé s příliš málo leady
assemble-file-derived = Údaje vypočtené z údajů této zprávy: předpověď, části změny

## Žebřík cílů. $above a $below jsou session, lead ... customer.

ladder-subtitle-plain = Plně: dosavadní výsledek. Obrys: cíl na { PERIOD($period) }
ladder-subtitle = Plně: dosavadní výsledek. Šrafovaně: předpověď. Obrys: cíl na { PERIOD($period) }
ladder-head-rung = Příčka a výsledek k { DAY($day, form: "year") }
ladder-head-goal = Cíl { PERIOD($period, form: "short") }
ladder-due = Mělo být k { DAY($day, form: "year") }
ladder-due-share = Mělo být k { DAY($day, form: "year") }: { PERCENT($share, decimals: 0) }
ladder-head-forecast = Předpověď
ladder-head-day = { DAY($day, form: "year") }
ladder-head-needed = Je třeba
ladder-head-a-month = za měsíc
ladder-so-far = zatím { $value }
ladder-reached = dosaženo
ladder-result = { $value }, { CHANGE($change, part: "percent") } vs. potřeba
ladder-note-plain = Černá čárka: co mělo být k { DAY($day, form: "year") }; barevný výsledek se od toho liší víc, než by vysvětlila náhoda.
ladder-note-short = Předpověď zatím není: při historii kratší než { $months } měsíců nelze sezónu odlišit od růstu.
ladder-note = Černá čárka: co mělo být k { DAY($day, form: "year") }; barevný výsledek se od toho liší víc, než by vysvětlila náhoda. Bod a čára: předpověď s 80% rozpětím.
ladder-note-plan = Co mělo být, plyne z ročního cíle; plán ukazatele na jiných stránkách je určen samostatně.
ladder-between-plan = { NAME($below, of: "lifecycle") } → { NAME($above, of: "lifecycle", form: "mid") }: v plánu { $plan }; zatím { $value }
ladder-between-measured = { NAME($below, of: "lifecycle") } → { NAME($above, of: "lifecycle", form: "mid") }: za posledních 12 měsíců { $plan }; zatím { $value }
ladder-between-plan-apart = { NAME($below, of: "lifecycle") } → { NAME($above, of: "lifecycle", form: "mid") }: v plánu { $plan }; zatím { $led }, s těmi, kdo leadem nebyli ({ $n }), { $value }
ladder-between-measured-apart = { NAME($below, of: "lifecycle") } → { NAME($above, of: "lifecycle", form: "mid") }: za posledních 12 měsíců { $plan }; zatím { $led }, s těmi, kdo leadem nebyli ({ $n }), { $value }
ladder-between-deal-plan = { $plan } na nového zákazníka v plánu; zatím { $value }
ladder-between-deal-measured = { $plan } na nového zákazníka za posledních 12 měsíců; zatím { $value }
ladder-by = do { DAY($day, form: "brief") }
ladder-unknown = { $reason }
ladder-too-late = pozdě
ladder-head-due = Mělo být
ladder-head-before = Před { DAY($day, form: "year") }
ladder-head-stood = Stálo tam
ladder-then = { $first } { $second }
ladder-note-lag = { $n ->
    [one] { NAME($first, of: "lifecycle") } musí být { $days } dní před koncem roku, což je mediánová doba k zákazníkovi.
   *[other] { NAME($first, of: "lifecycle") } musí být { $days } a { NAME($last, of: "lifecycle", form: "mid") } { $most } dní před koncem roku, což je mediánová doba k zákazníkovi.
 }
ladder-note-record = { $n ->
    [one] Na posledních 12 měsících se taková předpověď mýlila o { PERCENT($low, decimals: 0) }; rozpětí vyšlo { $held }krát z { $total }.
   *[other] Na posledních 12 měsících se takové předpovědi mýlily o { $least } až { PERCENT($high, decimals: 0) }; rozpětí vyšlo { $held }krát z { $total }.
 }
ladder-note-worst = Nejméně vyšlo u: { KPI($kpi, form: "mid") }, { $held } z { $total }; toto rozpětí berte jako příliš úzké.
ladder-head-off = Odchylka za posledních 12 měsíců
ladder-head-held = Rozpětí vyšlo
ladder-held = { $held } z { $total }
ladder-no-goal = Na rok není určen žádný cíl, žebřík tedy není co ukázat.
ladder-nothing = Cíl nelze dovést k leadům a návštěvám: nic pod ním nemá plán ani dvanáct měsíců, podle nichž měřit.
assemble-span = { RANGE($low, $high, form: "table") }
alt-ladder = { $title }: { $rungs }.
alt-ladder-rung = { KPI($kpi, form: "mid") } { $value } z { $goal }
chart-title-ladder = Co cíl na { PERIOD($period) } žádá od každé příčky a jak daleko se která dostala
headline-ladder-behind = Nejvíce chybí: { KPI($kpi, form: "mid") }, o { CHANGE($change, part: "size") } méně, než mělo být k { DAY($day, form: "year") }
headline-ladder-good = Žádná příčka není zřetelně pod tím, co mělo být k { DAY($day, form: "year") }
headline-ladder-plain = Co cíl { $goal } žádá, příčku po příčce
headline-ladder-none = Od návštěvy k zákazníkovi: co udělal každý krok
standfirst-ladder = Čtěte shora: **{ $goal }** ({ KPI($kpi, form: "mid") }) potřebuje **{ $needed }** ({ NAME($below, of: "lifecycle", form: "mid") }) a každá nižší příčka ukazuje, kolik jich živí tu nad ní.
standfirst-ladder-behind = K { DAY($day) }: { KPI($kpi, form: "mid") } **{ $value }**, mělo být { $due }.

## Co k oddílu říkají lidé. Slova jsou jejich.

comment-title = Komentář
comment-signed = **{ $by }**, { DAY($day) }.
comment-note = Autorova vlastní slova; údaje v nich se neověřují.

## Další údaje a co bylo přečteno

assemble-stage-name = { NAME($stage, of: "stage") }
assemble-rated = { $word }, plán { $plan }
assemble-news-up = nad obvyklým rozpětím
assemble-news-down = pod obvyklým rozpětím
assemble-absent = Za toto období chybí údaj: { $names }
assemble-absent-unfed = Neměří se, protože to nic neplní: { $names }
provenance-head-files = Soubor
provenance-head-hash = SHA-256
provenance-files = { $n ->
    [one] { $n } soubor
    [few] { $n } soubory
    [many] { $n } souboru
   *[other] { $n } souborů
 }
quality-rest = Úplné a započten je každý řádek: { $names }.

## Co teď

heading-now = Co teď
now-agreed = **{ KPI($kpi, form: "short") }**, dohodnuto ({ $by }): { $what }
now-behind = **{ KPI($kpi) }**, o { CHANGE($change, part: "size") } { $side ->
    [over] nad plánem
   *[behind] pod plánem
 }: zjistit proč.
now-segment = Nejdřív se podívat na { $segment }, { CHANGE($change, part: "percent") } za rok.
now-campaign = Nejdřív se podívat na { $segment }: { $spend } a { $n ->
    [0] žádný lead
    [one] { $n } lead
    [few] { $n } leady
    [many] { $n } leadu
   *[other] { $n } leadů
 }.
now-entry = Zapsáno { DAY($day) }: { $what }.
now-section = Ukázáno v oddíle „{ $section }“.
now-nothing = Nic se nežádá: žádný ukazatel není zřetelně pod plánem.
now-running = { $grain ->
    [week] Zatím nic: týden se hodnotí, až skončí.
    [month] Zatím nic: měsíc se hodnotí, až skončí.
    [quarter] Zatím nic: čtvrtletí se hodnotí, až skončí.
   *[year] Zatím nic: rok se hodnotí, až skončí.
 }
now-no-plan = Určete plán: bez něj o žádném údaji nelze říct, zda je dobrý.
heading-changes-latest = Poslední změny
standfirst-funnel-sessions = Bylo **{ NUMBER($sessions) } návštěv** { PERIOD($period, form: "in") }.
standfirst-funnel-unrated = Plán není určen, o žádném údaji se tu proto neříká, zda je dobrý.
headline-behind-first = { KPI($kpi, form: "short") }: o { CHANGE($change, part: "size") } { $side ->
    [over] nad plánem
   *[behind] pod plánem
 }

## Stránka všech zpráv

archive-title = Všechny zprávy
archive-standfirst = Od nejnovější; časy jsou v pásmu { $zone }.
archive-empty = Zatím nebyla vytvořena žádná zpráva.
archive-earlier = Starší zprávy ({ NUMBER($n) })
archive-version = oprava, verze { $n }
archive-report-week = Týdenní zpráva
archive-report-month = Měsíční zpráva
archive-report-quarter = Čtvrtletní zpráva
archive-report-year = Roční zpráva
archive-state-planned = Na řadě
archive-state-waiting = Čeká na data
archive-state-running = Vytváří se
archive-state-held = Zadrženo kontrolou
archive-state-review = Ke schválení
archive-state-ready = Připraveno k odeslání
archive-state-delivering = Odesílá se
archive-state-made = Vytvořeno
archive-state-done = Odesláno
archive-state-done_with_failed = Neodesláno všem
archive-state-done_with_unknown = Doručení nejisté
archive-state-failed = Nepodařilo se
archive-state-skipped = Přeskočeno
archive-state-expired = Nevytvořeno: data nepřišla
archive-sent = Odesláno { DAY($day, form: "short") }, { $time }
archive-made = Vytvořeno { DAY($day, form: "short") }, { $time }
archive-due = Na řadě { DAY($day, form: "short") }, { $time }
archive-recipients = { $n ->
    [one] { NUMBER($n) } příjemci
   *[other] { NUMBER($n) } příjemcům
 }
archive-recipients-for = { $n ->
    [one] Pro { NUMBER($n) } příjemce
    [few] Pro { NUMBER($n) } příjemce
    [many] Pro { NUMBER($n) } příjemce
   *[other] Pro { NUMBER($n) } příjemců
 }
archive-recipients-of = { NUMBER($sent) } z { NUMBER($n) } příjemců
archive-parts = { $n ->
    [one] { NUMBER($n) } dílčí vydání
    [few] { NUMBER($n) } dílčí vydání
    [many] { NUMBER($n) } dílčího vydání
   *[other] { NUMBER($n) } dílčích vydání
 }
archive-corrected = Co bylo opraveno: { $why }
archive-declined = Odesílání zastaveno: { $why }
archive-replaced = Nahrazena verzí { $n }.
archive-removed = Její soubory se už neuchovávají.

## Oblasti zaměření. $what je ukazatel, případně segmentu; $side below, above, better nebo worse; $sure high, medium nebo low

own-words = { $words }
section-focus = Oblasti zaměření
section-focus-for = Oblasti zaměření na { PERIOD($period, form: "short") }
headline-focus-none = Nic neobstojí před náhodou, oblast zaměření tentokrát není žádná
headline-focus-untested = Oblast zaměření tentokrát není žádná: nebylo co porovnat
headline-focus-unasked = Oblasti zaměření se vybírají po čtvrtletích
headline-focus-one = Jediná oblast zaměření, která obstála: { $what }
headline-focus-first = { $what } je první z { $n } oblastí zaměření
headline-focus-more = { $n ->
    [1] { $what } je na prvním místě: přínos větší než u další oblasti
    [2] { $what } je na prvním místě: přínos větší než u dalších dvou dohromady
    [3] { $what } je na prvním místě: přínos větší než u dalších tří dohromady
   *[other] { $what } je na prvním místě: přínos větší než u dalších { $n } dohromady
 }
headline-focus-perhaps-more = { $n ->
    [1] { $what } je na prvním místě: přínos nejspíš větší než u další oblasti
    [2] { $what } je na prvním místě: přínos nejspíš větší než u dalších dvou dohromady
    [3] { $what } je na prvním místě: přínos nejspíš větší než u dalších tří dohromady
   *[other] { $what } je na prvním místě: přínos nejspíš větší než u dalších { $n }
 }
headline-focus-occasions = { $n ->
    [one] Jedna plánovaná položka a nic dalšího, co by obstálo před náhodou
    [few] Plánované položky: { $n }, a nic dalšího, co by obstálo před náhodou
    [many] Plánované položky: { $n }, a nic dalšího, co by obstálo před náhodou
   *[other] Plánované položky: { $n }, a nic dalšího, co by obstálo před náhodou
 }
headline-focus-some = { $n ->
    [one] Jedna oblast zaměření na příští čtvrtletí
    [few] { $n } oblasti zaměření na příští čtvrtletí
    [many] { $n } oblasti zaměření na příští čtvrtletí
   *[other] { $n } oblastí zaměření na příští čtvrtletí
 }
focus-unasked = V této zprávě se oblasti zaměření nehledaly. Nacházejí se v údajích celého čtvrtletí.
standfirst-focus = Každá oblast uvádí důkazy, jak jisté jsou, a jeden krok s odpovědnou osobou a termínem.
standfirst-focus-tests = { $n ->
    [one] Bylo provedeno jedno srovnání; co je uvedeno, obstálo.
    [few] Byla společně provedena { NUMBER($n) } srovnání; co je uvedeno, obstálo i po opravě na jejich počet.
    [many] Bylo společně provedeno { NUMBER($n) } srovnání; co je uvedeno, obstálo i po opravě na jejich počet.
   *[other] Bylo společně provedeno { NUMBER($n) } srovnání; co je uvedeno, obstálo i po opravě na jejich počet.
 }
standfirst-focus-none = { $n ->
    [one] Za { PERIOD($period, form: "short") } bylo provedeno jedno srovnání a může jít o náhodu.
    [few] Za { PERIOD($period, form: "short") } byla společně provedena { NUMBER($n) } srovnání a po opravě na jejich počet není žádné zřetelnější než náhoda.
    [many] Za { PERIOD($period, form: "short") } bylo společně provedeno { NUMBER($n) } srovnání a po opravě na jejich počet není žádné zřetelnější než náhoda.
   *[other] Za { PERIOD($period, form: "short") } bylo společně provedeno { NUMBER($n) } srovnání a po opravě na jejich počet není žádné zřetelnější než náhoda.
 }
standfirst-focus-stay = I to je výsledek: nic tu nežádá změnu kurzu. U čeho může jít o náhodu, je uvedeno níže k dalšímu sledování.
standfirst-focus-untested = Za { PERIOD($period, form: "short") } nešlo provést žádné srovnání: pravidla neměla na co se ptát. Důvody jsou níže.
focus-turn = { $n ->
    [1] Oblast zaměření { $last }
    [2] Oblasti zaměření { $first } a { $last }
   *[other] Oblasti zaměření { $first } až { $last }
 }
focus-kind-improve = Zlepšit · { $rule }
focus-kind-double_down = Posílit · { $rule }
focus-kind-time_based = Podle kalendáře
focus-kicker-proposed = { $kind } · návrh
focus-kicker-accepted = { $kind } · přijato
focus-kicker-accepted-by = { $kind } · přijato: { $by }
focus-kicker-edited = { $kind } · přijato se změnami
focus-kicker-edited-by = { $kind } · přijato se změnami: { $by }
focus-what = { $segment }: { KPI($kpi, form: "mid") }
focus-mid = { KPI($kpi, form: "mid") }
focus-percent = { PERCENT($share, decimals: 0, sign: "yes") }
focus-cases = { $n ->
    [one] { $n } případ
    [few] { $n } případy
    [many] { $n } případu
   *[other] { $n } případů
 }
chart-title-focus-target = { $side ->
    [above] { $sure ->
        [high] { $what }: zřetelně nad cílem, { $value }, ne { $other }
        [low] { $what }: snad nad cílem, { $value }, ne { $other }
       *[other] { $what }: nad cílem, { $value }, ne { $other }
     }
   *[below] { $sure ->
        [high] { $what }: zřetelně pod cílem, { $value }, ne { $other }
        [low] { $what }: snad pod cílem, { $value }, ne { $other }
       *[other] { $what }: pod cílem, { $value }, ne { $other }
     }
 }
chart-title-focus-benchmark = { $side ->
    [above] { $sure ->
        [high] { $what }: zřetelně nad srovnávací hodnotou, { $value }, ne { $other }
        [low] { $what }: snad nad srovnávací hodnotou, { $value }, ne { $other }
       *[other] { $what }: nad srovnávací hodnotou, { $value }, ne { $other }
     }
   *[below] { $sure ->
        [high] { $what }: zřetelně pod srovnávací hodnotou, { $value }, ne { $other }
        [low] { $what }: snad pod srovnávací hodnotou, { $value }, ne { $other }
       *[other] { $what }: pod srovnávací hodnotou, { $value }, ne { $other }
     }
 }
chart-title-focus-needed = { $sure ->
    [low] { $what }: na žebřík snad málo, { $value }, ne { $other }
   *[other] { $what }: na žebřík málo, { $value }, ne { $other }
 }
chart-title-focus-past = { $side ->
    [above] { $sure ->
        [high] { $what }: zřetelně nad vlastní minulostí, { $value } proti { $other }
        [low] { $what }: snad nad vlastní minulostí, { $value } proti { $other }
       *[other] { $what }: nad vlastní minulostí, { $value } proti { $other }
     }
   *[below] { $sure ->
        [high] { $what }: zřetelně pod vlastní minulostí, { $value } proti { $other }
        [low] { $what }: snad pod vlastní minulostí, { $value } proti { $other }
       *[other] { $what }: pod vlastní minulostí, { $value } proti { $other }
     }
 }
chart-title-focus-before = { $side ->
    [above] { $sure ->
        [high] { $what }: zřetelně výše než dříve, { $value } proti { $other }
        [low] { $what }: snad výše než dříve, { $value } proti { $other }
       *[other] { $what }: výše než dříve, { $value } proti { $other }
     }
   *[below] { $sure ->
        [high] { $what }: zřetelně níže než dříve, { $value } proti { $other }
        [low] { $what }: snad níže než dříve, { $value } proti { $other }
       *[other] { $what }: níže než dříve, { $value } proti { $other }
     }
 }
chart-title-focus-rest = { $side ->
    [worse] { $sure ->
        [high] { $what }: zřetelně hůře než jinde, { $value } proti { $other }
        [low] { $what }: snad hůře než jinde, { $value } proti { $other }
       *[other] { $what }: hůře než jinde, { $value } proti { $other }
     }
   *[better] { $sure ->
        [high] { $what }: zřetelně lépe než jinde, { $value } proti { $other }
        [low] { $what }: snad lépe než jinde, { $value } proti { $other }
       *[other] { $what }: lépe než jinde, { $value } proti { $other }
     }
 }
focus-compared-target = { $value } { PERIOD($period, form: "in") }; cíl je { $other }.
focus-compared-target-interval = 95% interval je { RANGE($low, $high) }; cíl je { $other }.
focus-compared-benchmark = { $value } { PERIOD($period, form: "in") }; srovnávací hodnota je { $other }.
focus-compared-benchmark-interval = 95% interval je { RANGE($low, $high) }; srovnávací hodnota je { $other }.
focus-compared-needed = { $value } { PERIOD($period, form: "in") }; žebřík cílů žádá { $other }.
focus-compared-needed-interval = 95% interval je { RANGE($low, $high) }; žebřík cílů žádá { $other }.
focus-compared-past = { $value } { PERIOD($period, form: "in") }; za dvanáct měsíců předtím { $other }.
focus-compared-past-interval = 95% interval je { RANGE($low, $high) }; za dvanáct měsíců předtím { $other }.
focus-compared-before = { $value } { PERIOD($period, form: "in") }; předtím { $other }.
focus-compared-before-interval = 95% interval je { RANGE($low, $high) }; předtím { $other }.
focus-compared-rest = { $value } { PERIOD($period, form: "in") }; všechny ostatní dohromady { $other }.
focus-compared-rest-interval = 95% interval je { RANGE($low, $high) }; všechny ostatní dohromady { $other }.
focus-farthest-target = Horší než cíl a s větší váhou než dříve: { $segments }.
focus-farthest-benchmark = Horší než srovnávací hodnota a s větší váhou než dříve: { $segments }.
focus-segment-value = { $segment } ({ $value })
focus-both = { $first } a { $second }
focus-worth-rates = Jen za samotné míry: { PERCENT($share, decimals: 0) } mezery tvoří jiná skladba než v předchozích dvanácti měsících a tu tento krok nenapraví.
focus-contrast = { $n ->
    [0] Nejvíce se pohnulo: { $segment } ({ $share }).
    [one] Nejvíce se pohnulo: { $segment } ({ $share }); druhý srovnávaný segment se nad náhodu nepohnul.
    [few] Nejvíce se pohnulo: { $segment } ({ $share }); další { $n } srovnávané se nad náhodu nepohnuly.
    [many] Nejvíce se pohnulo: { $segment } ({ $share }); dalších { $n } srovnávaného se nad náhodu nepohnulo.
   *[other] Nejvíce se pohnulo: { $segment } ({ $share }); dalších { $n } srovnávaných se nad náhodu nepohnulo.
 }
focus-contrast-none = { $n ->
    [one] Druhý srovnávaný segment se nad náhodu nepohnul.
    [few] Další { $n } srovnávané segmenty se nad náhodu nepohnuly.
    [many] Dalších { $n } srovnávaného segmentu se nad náhodu nepohnulo.
   *[other] Dalších { $n } srovnávaných segmentů se nad náhodu nepohnulo.
 }
focus-chance-corrected = { $band ->
    [thousand] Z tak zřetelných zjištění je náhodné méně než jedno z tisíce.
    [hundred] Z tak zřetelných zjištění je náhodné méně než jedno ze sta.
    [twenty] Z tak zřetelných zjištění je náhodné méně než jedno z dvaceti.
   *[ten] Z tak zřetelných zjištění je náhodné méně než jedno z deseti.
 }
focus-chance-single = { $band ->
    [thousand] Pouhá náhoda by to způsobila v méně než jednom čtvrtletí z tisíce.
    [hundred] Pouhá náhoda by to způsobila v méně než jednom čtvrtletí ze sta.
    [twenty] Pouhá náhoda by to způsobila v méně než jednom čtvrtletí z dvaceti.
   *[ten] Pouhá náhoda by to způsobila v méně než jednom čtvrtletí z deseti.
 }
focus-chance-interval = Interval na ni nedosahuje: rozdíl je větší než náhoda.
focus-chance-exact = Obojí je spočteno, mezera sama je tedy přesná.
focus-chance-may = Sám o sobě může být tento rozdíl náhodný.
focus-occasion = { PERIOD($span) }.
focus-audience = Pro koho: { $audience }.
focus-campaign = Značka kampaně: { $campaign }.
focus-watch = Sledovat: { $kpis }.
focus-forest-past = { KPI($kpi, form: "short") } proti dvanácti měsícům předtím
focus-forest-before = { KPI($kpi, form: "short") } proti dřívějšku
focus-groups-subtitle = { KPI($kpi, form: "short") }, { PERIOD($period, form: "short") }
focus-lines-subtitle = { KPI($kpi) } po měsících
focus-lines-subtitle-from = { KPI($kpi) } po měsících. Osa začíná hodnotou { $start }
focus-other-target = cíl
focus-other-benchmark = srovnávací hodnota
focus-other-needed = je třeba
focus-other-past = Dvanáct měsíců předtím
focus-other-before = Dříve
focus-other-rest = Všechny ostatní
focus-head-against = Proti čemu
focus-head-other = Jeho hodnota
alt-focus-forest = { $what }: { $change }; { $n ->
    [one] { $n } srovnávaný se nad náhodu nepohnul
    [few] { $n } srovnávané se nad náhodu nepohnuly
    [many] { $n } srovnávaného se nad náhodu nepohnulo
   *[other] { $n } srovnávaných se nad náhodu nepohnulo
 }.
alt-focus-target = { $what }: { $value }, cíl { $other }.
alt-focus-benchmark = { $what }: { $value }, srovnávací hodnota { $other }.
alt-focus-needed = { $what }: { $value }, je třeba { $other }.
alt-focus-past = { $what }: { $value }, za dvanáct měsíců předtím { $other }.
alt-focus-before = { $what }: { $value }, předtím { $other }.
alt-focus-rest = { $what }: { $value }, všechny ostatní { $other }.
alt-focus-worth = Přínos { $n } zákazníků za rok, mezi { $low } a { $high }.
focus-action = Krok
focus-action-none = Zatím žádný zapsán
focus-owner = Odpovídá, termín
focus-owner-none = Zatím nikdo
focus-owner-due = { $owner }, do { DAY($day, form: "short") }
focus-success = Úspěch je
focus-success-up = { $what }: { $value } nebo více
focus-success-down = { $what }: { $value } nebo méně
focus-success-hold = { $what } nad { $value } i při větším objemu
focus-success-hold-down = { $what } pod { $value } i při větším objemu
focus-goal = { KPI($kpi) }: { $value }
focus-cost = Náklady
focus-worth-label = Přínos
focus-worth = { $n ->
    [one] { $n } zákazník za rok ({ RANGE($low, $high) })
    [few] { $n } zákazníci za rok ({ RANGE($low, $high) })
    [many] { $n } zákazníka za rok ({ RANGE($low, $high) })
   *[other] { $n } zákazníků za rok ({ RANGE($low, $high) })
 }
focus-worth-none = Nelze odhadnout
focus-revenue = tržby { $value } ({ RANGE($low, $high, form: "table") })
focus-revenue-plain = tržby { $value }
focus-confidence = Jistota
focus-confidence-high = Vysoká
focus-confidence-medium = Střední
focus-confidence-low = Nízká
focus-heading-asked = Na co se hledělo
focus-heading-silent = Na co se zeptat nešlo
focus-heading-rejected = Zamítnuto
focus-heading-watch = K dalšímu sledování
focus-watch-subtitle = Ukazatele mimo plán víc, než by měly být, i když může jít o náhodu
focus-watch-none = Žádný ukazatel není mimo plán tak, že by mohlo jít o náhodu.
focus-tests = { $n ->
    [0] Za { PERIOD($period, form: "short") } nešlo provést žádné srovnání.
    [one] Za { PERIOD($period, form: "short") } bylo provedeno jedno srovnání.
    [few] Za { PERIOD($period, form: "short") } byla provedena { NUMBER($n) } srovnání.
    [many] Za { PERIOD($period, form: "short") } bylo provedeno { NUMBER($n) } srovnání.
   *[other] Za { PERIOD($period, form: "short") } bylo provedeno { NUMBER($n) } srovnání.
 }
focus-family = Posuzují se společně: na čím více věcí se hledí, tím zřetelnější musí rozdíl být.
focus-silent = { $rule }: { $why }
focus-silent-more = { $n ->
    [one] A { $n } další pravidlo
    [few] A { $n } další pravidla
    [many] A { $n } dalšího pravidla
   *[other] A { $n } dalších pravidel
 }
focus-rejected = { $what }. { $by }: „{ $why }“
focus-rejected-why = { $what }: „{ $why }“
focus-rejected-plain = { $what }
focus-rejected-more = { $n ->
    [one] A { $n } další
    [few] A { $n } další
    [many] A { $n } další
   *[other] A { $n } dalších
 }
focus-then = { $first }; { $second }
focus-heading-worth = Jak se přínos odhaduje
focus-method = { $n ->
    [one] **Oblast { $areas }.** { $method }.
   *[other] **Oblasti { $areas }.** { $method }.
 }
headline-focus-most = { $what } je na prvním místě: přínos je ze všech největší
focus-mixed = { KPI($kpi) }: zhoršení jen změnou skladby, větší podíl má { $segment } a žádná část není horší než dříve.
focus-beside = Ve stejné době: { $what } ({ DAY($day, form: "year") }).
focus-cause = Pravděpodobná příčina: { $what } ({ DAY($day) }); { KPI($kpi, form: "mid") } tam { PERCENT($own, decimals: 0, sign: "yes") }, jinde beze změny nad rámec náhody.
focus-so-far = { KPI($kpi) }: zatím { $value }, cíl je { $other }.
focus-in-all = { KPI($kpi) }: celkem { $value }, cíl byl { $other }.
alt-focus-occasion = Koná se { $when }.
focus-when = { PERIOD($span, form: "short") }
focus-ready = Připraveno do
focus-takes-place = Koná se
focus-took-place = Konalo se
focus-counted-until = Počítá se do
focus-note-rejected = { $first } Zamítnuto: { $said }.
focus-note-silent = { $first } Zeptat se nešlo: { $said }.
focus-note = Pásy jsou 95% intervaly; barva označuje, co je větší než náhoda, prázdný bod, co může být náhodné. Přínos je to, co by za rok přineslo vyrovnání mezery, když vše ostatní zůstane, na jedné stupnici. Nejdřív stojí jisté oblasti (nanejvýš jedna ze sta je náhodná), pak ostatní, vždy podle přínosu; oblasti se překrývají, přínosy se proto nesmějí sčítat.
focus-file = Na čem oblasti zaměření této zprávy stojí: srovnání, intervaly, testy a přínosy
last-focus-note = „Lepší“ a „horší“ se říká tam, kde 95% interval rozdílu od čtyř předchozích čtvrtletí neobsahuje nulu. Přínos: zákazníci za rok, slíbení i zjištění, na jedné stupnici pro všechny oblasti.
ladder-rung-head = Příčka žebříku
months-growth = { KPI($kpi) }, { PERCENT($share, decimals: 0, sign: "yes") }
months-point = { KPI($kpi) }, { CHANGE($change, part: "difference") }
months-step = { NAME($origin, of: "lifecycle") } → { NAME($stage, of: "lifecycle", form: "mid") }, { CHANGE($change, part: "difference") }
months-sensitivity-note = Bod u nízké míry je větší krok než bod u vysoké; tabulka říká, co přinese, ne jak je to těžké.
months-sensitivity-subtitle = Každá změna sama o sobě, vše ostatní podle plánu
months-sensitivity-title = { $change }: přineslo by nejvíc, zákazníků za rok { $value }
months-head-revenue = Tržby za rok
months-head-customers = Zákazníci za rok
months-head-change = Když tohle vzroste o
months-title = Co je třeba v jednotlivých měsících { PERIOD($period, form: "short") }
months-sum = **{ QUANTITY($value, style: "whole") }**
months-due = Je třeba do { DAY($day, form: "year") }
months-to-date = Dosaženo k { DAY($day, form: "year") }
months-quarter = { $n }. čtvrtletí
months-before = Před začátkem roku
standfirst-months-before = Každý krok trvá, proto muselo být už před začátkem roku **{ $value }** ({ KPI($kpi, form: "mid") }).
standfirst-months-business_days = Roční cíl je do měsíců rozložen podle pracovních dní, protože víc neříká plán ani loňský rok.
standfirst-months-last_year = Roční cíl je do měsíců rozložen podle loňského průběhu na pracovní den.
standfirst-months-plan = Roční cíl je do měsíců rozložen tak, jak ho má plán.
months-nothing = Pro tento rok není žebřík cílů, který by šel rozložit do měsíců: je třeba cíl a míry, které od něj vedou dolů.
headline-months-none = Cíl nelze rozložit do měsíců
headline-months-left = K { DAY($day, form: "year") } { $value } z { $goal }: co musí přinést každý měsíc
headline-months = Co cíl { $goal } žádá { PERIOD($period, form: "in") } od každého měsíce
section-months = Cíl po měsících
calendar-needed-subtitle = Každá příčka se počítá k době, kdy musí existovat, aby se včas stala zákazníkem; měsíce dávají dohromady své čtvrtletí
calendar-needed-title = Co cíl žádá měsíc po měsíci { PERIOD($period, form: "in") }
calendar-items-title = Plánované položky: co mají přinést a co stojí
calendar-head-owner = Odpovídá
calendar-head-goal = Cíl
calendar-head-item = Položka, pro koho
calendar-head-when = Kdy
alt-calendar = { $first }: { $when }; { $n ->
    [0] nic dalšího
    [one] další řádek: { $n }
   *[other] další řádky: { $n }
 }.
calendar-subtitle = Podbarveno: { PERIOD($period, form: "short") }. Pruhy: plánované položky. Kosočtverce: termíny. Tečkovaně: poslední den dat; co leží před ním, je šedé
chart-title-calendar = Co se koná a co má termín, { PERIOD($span, form: "short") }
calendar-month = { PERIOD($month, form: "short") }
calendar-day = { DAY($day, form: "short") }
calendar-when = { PERIOD($span, form: "short") }
calendar-holidays-n = { $n ->
    [one] { $n } pracovní den volna
    [few] { $n } pracovní dny volna
    [many] { $n } pracovního dne volna
   *[other] { $n } pracovních dní volna
 }
calendar-holidays = Státní svátky
calendar-due = Termíny oblastí zaměření
calendar-items = Plánované položky
calendar-nothing = Do tohoto období nespadá žádná plánovaná položka a žádná oblast zaměření v něm nemá termín. Položky s daty se zapisují do plánu projektu.
standfirst-calendar-empty = Za { PERIOD($period, form: "short") } nejsou plánované položky ani žebřík cílů, které by šlo ukázat.
standfirst-calendar-needed = Roční cíl žádá za { PERIOD($period, form: "short") }: { KPI($kpi, form: "mid") } **{ $value }**; dosavadní manko se přičítá. Tabulka níže to dává po měsících.
standfirst-calendar-cost = { $n ->
    [one] Do tohoto období spadá jedna plánovaná položka a stojí { $total }.
    [few] Do tohoto období spadají { $n } plánované položky; dohromady stojí { $total }.
    [many] Do tohoto období spadá { $n } plánované položky; dohromady stojí { $total }.
   *[other] Do tohoto období spadá { $n } plánovaných položek; dohromady stojí { $total }.
 }
standfirst-calendar = { $n ->
    [one] Před námi je jedna plánovaná položka; její náklady nejsou uvedeny.
    [few] Před námi jsou { $n } plánované položky; jejich náklady nejsou uvedeny.
    [many] Před námi je { $n } plánované položky; jejich náklady nejsou uvedeny.
   *[other] Před námi je { $n } plánovaných položek; jejich náklady nejsou uvedeny.
 }
headline-calendar-none = V plánu není { PERIOD($period, form: "in") } žádná položka s datem
headline-calendar = Nejbližší v kalendáři: { $item }, { DAY($day, form: "year") }
section-calendar = Kalendář plánu
last-focus-side-unknown = Nelze říct
last-focus-side-chance = Může jít o náhodu
last-focus-side-worse = Horší
last-focus-side-better = Lepší
last-focus-now = Nyní, { PERIOD($period, form: "short") }
last-focus-then = Tehdy, { PERIOD($period, form: "short") }
last-focus-usual = Čtyři čtvrtletí předtím
last-focus-head = Sledovaný ukazatel
last-focus-unseen = Nelze říct
last-focus-seen = Zjištěný přínos
last-focus-claimed = Slíbený přínos
last-focus-cannot_tell = Nelze říct
last-focus-did_not_work = Nezabralo
last-focus-not_yet = Zatím ne
last-focus-worked = Zabralo
last-focus-done = Hotovo
last-focus-verdict = Úsudek
last-focus-unwatched = Žádný z jejích ukazatelů už nelze přečíst.
last-focus-kind-time_based = Byla v kalendáři
last-focus-kind-double_down = Měla růst
last-focus-kind-improve = Měla se zlepšit
last-focus-unasked = Oblasti zaměření se vyhodnocují po čtvrtletích; tato zpráva nezahrnuje jedno celé čtvrtletí.
last-focus-nothing = Oblasti zaměření za { PERIOD($period, form: "short") } nejsou v záznamech. K vyhodnocení se uchovávají od první zprávy, která je s nimi odeslána.
standfirst-last-focus-mean = Údaj, který byl neobvykle špatný, se většinou vrátí sám (regrese k průměru), proto se nikdy nesrovnává jen s oním jedním čtvrtletím.
standfirst-last-focus = Každý sledovaný ukazatel stojí vedle svých čtyř čtvrtletí před { PERIOD($period, form: "short") }, tedy před čtvrtletím, kdy byla oblast nalezena.
headline-last-focus-none = { $total ->
    [one] Oblast zaměření z minulého čtvrtletí zatím nezabrala
   *[other] Z { $total } oblastí zaměření minulého čtvrtletí zatím nezabrala žádná
 }
headline-last-focus-early = { $total ->
    [one] Je brzy říct, zda oblast zaměření z minulého čtvrtletí zabrala
   *[other] Je brzy říct, zda oblasti zaměření z minulého čtvrtletí zabraly
 }
headline-last-focus-worked = { $total ->
    [one] Jediná oblast zaměření z minulého čtvrtletí zabrala
   *[other] { $n ->
        [1] Z { $total } oblastí zaměření minulého čtvrtletí zabrala jedna
       *[other] Z { $total } oblastí zaměření minulého čtvrtletí jich zabralo { $n }
     }
 }
headline-last-focus-nothing = Z minulého čtvrtletí není žádná oblast zaměření k vyhodnocení
section-last-focus = Oblasti zaměření minulého čtvrtletí
focus-note-none = „Může jít o náhodu“ znamená, že 95% interval hodnoty zahrnuje plán.

## Přehled: obálka, etapy, rozhodnutí

section-cover = Obálka
section-attract = Přilákání: z neznámých návštěvníci
section-convert = Konverze: z návštěvníků leady
section-close = Uzavření: z leadů zákazníci
section-delight = Nadšení: ze zákazníků příznivci
cover-span = { PERIOD($period) }: { PERIOD($days) }
cover-quarter = Q{ $n }: { PERIOD($days) }
cover-period = { PERIOD($period) }
cover-made = Verze { $version }, vytvořil reportgen { $program }
cover-art = { KPI($kpi) } { PERIOD($period, form: "in") }
cover-art-plan-forecast = narůstajícím součtem; tenká čára: plán; čárkovaně: předpověď
cover-art-plan = narůstajícím součtem; tenká čára: plán
cover-art-forecast = narůstajícím součtem; čárkovaně: předpověď
cover-art-alone = narůstajícím součtem
cover-figure = { $value }
cover-caption = k { DAY($day) }
cover-forecast = { $value } tímto tempem
headline-stage-absent = { NAME($stage, of: "stage") }: nic se neměří
headline-stage-quiet = { NAME($stage, of: "stage") }: žádná odchylka od plánu, kterou by nevysvětlila náhoda
headline-stage-short = { NAME($stage, of: "stage") }: na hodnocení je zatím málo dat
headline-stage-on-plan = { NAME($stage, of: "stage") }: každý ukazatel s plánem ho drží
headline-stage-unplanned = { NAME($stage, of: "stage") }: plán není určen a nic neopustilo obvyklé rozpětí
headline-stage-behind-since = { KPI($kpi, form: "short") }: o { CHANGE($change, part: "size") } { $side ->
    [over] nad plánem
   *[behind] pod plánem
 }, mimo rozpětí (od: { PERIOD($period, form: "short") })
headline-stage-ahead-since = { KPI($kpi, form: "short") }: o { CHANGE($change, part: "size") } lepší než plán, mimo rozpětí (od: { PERIOD($period, form: "short") })
standfirst-stage-all-behind = { $total ->
    [one] Jediný ukazatel, který lze srovnat s plánem, je pod ním víc, než by vysvětlila náhoda.
    [few] Všechny { $total } ukazatele, které lze srovnat s plánem, jsou pod ním, a náhoda to není.
    [many] Všech { $total } ukazatele, které lze srovnat s plánem, je pod ním, a náhoda to není.
   *[other] Všech { $total } ukazatelů, které lze srovnat s plánem, je pod ním, a náhoda to není.
 }
standfirst-stage-off = Nad rámec náhody { $behind ->
    [0] není z { $total } ukazatelů srovnatelných s plánem pod ním žádný
    [one] je z { $total } ukazatelů srovnatelných s plánem pod ním jeden
    [few] jsou z { $total } ukazatelů srovnatelných s plánem pod ním { $behind }
    [many] je z { $total } ukazatelů srovnatelných s plánem pod ním { $behind }
   *[other] je z { $total } ukazatelů srovnatelných s plánem pod ním { $behind }
 }, { $ahead ->
    [0] nad ním žádný
    [one] nad ním jeden
   *[other] nad ním { $ahead }
 }.
standfirst-stage-kept = { $total ->
    [one] Jediný ukazatel, který lze srovnat s plánem, se od něj neliší víc, než by vysvětlila náhoda.
   *[other] Z { $total } ukazatelů, které lze srovnat s plánem, se od něj žádný neliší víc, než by vysvětlila náhoda.
 }
standfirst-stage-short = Z { $total } ukazatelů etapy má údaje { $n }, ale na graf je jejich historie krátká.
changes-none-stage = Není zapsáno nic, co by se této etapy týkalo.
where-none = { KPI($kpi, form: "short") }: žádný segment se nezměnil nad rámec náhody
where-segment = { KPI($kpi, form: "short") }, kde se pohnulo: { $segment }, { CHANGE($change, part: "words") } než před rokem
where-segment-mix = { KPI($kpi, form: "short") }: { $segment }, { CHANGE($change, part: "words") } než před rokem, jen změnou skladby
where-counted = { $n ->
    [0] V rozměru „{ NAME($dimension, of: "dimension", form: "mid") }“ se z { $total } nezměnilo nad rámec náhody nic.
   *[other] V rozměru „{ NAME($dimension, of: "dimension", form: "mid") }“ se nad rámec náhody změnilo { $n } z { $total }.
 }
where-weighs = Nejvíce váží { $segment }: oproti míře před rokem o { QUANTITY($n) } { $side ->
    [up] více
   *[down] méně
 } ({ KPI($kpi, form: "mid") }); { $other }: větší { $side ->
    [up] růst
   *[down] pokles
 }, ale dělá to jen { QUANTITY($m) }.
where-counted-both = Nad rámec náhody se v rozměru „{ NAME($dimension, of: "dimension", form: "mid") }“ změnilo { $n } z { $total }, v rozměru „{ NAME($second, of: "dimension", form: "mid") }“ { $m } z { $of }.
where-head-reading = Čtení
where-head-effect = { KPI($kpi, form: "short") }, dopad
where-effect = { QUANTITY($n, sign: "yes") }
where-table-weighs = Nejvíce váží { $segment }, největší { $side ->
    [up] růst
   *[down] pokles
 }: { $other }; změnilo se { $n } z { $total }
where-subtitle-effect = { KPI($kpi) }, { NAME($dimension, of: "dimension", form: "mid") }, od největších. Dopad: oproti míře před rokem. Barva: větší než náhoda
where-table = { $segment }: { CHANGE($change, part: "words") } než před rokem; změnilo se { $n } z { $total }
where-subtitle = { KPI($kpi) }, { NAME($dimension, of: "dimension", form: "mid") }, od největších. Barva označuje, co je větší než náhoda
alt-where = { $segment }: { CHANGE($change, part: "percent") } za rok
where-chance = Může jít o náhodu
where-mixed = Jen změnou skladby
where-rise = Zřetelný růst
where-fall = Zřetelný pokles
where-new = Před rokem nebylo
where-know = Co víme
where-believe = Čemu věříme
where-do-not-know = Co nevíme
where-plan-behind = { KPI($kpi) }: o { CHANGE($change, part: "size") } horší než plán, víc, než by vysvětlila náhoda.
where-plan-ahead = { KPI($kpi) }: o { CHANGE($change, part: "size") } lepší než plán, víc, než by vysvětlila náhoda.
where-moved = { $segment }: za rok z { $before } na { $after } ({ CHANGE($change, part: "percent") }).
where-moved-mix = { $segment }: za rok z { $before } na { $after } ({ CHANGE($change, part: "percent") }): v rozměru „{ NAME($dimension, of: "dimension", form: "mid") }“ se posunula skladba a uvnitř žádný rozdíl nezbývá.
where-steady = { $segment }: beze změny ({ CHANGE($change, part: "percent") }).
where-nothing-known = Žádný segment se nezměnil víc, než by vysvětlila náhoda.
where-entry = Může to souviset s tímto záznamem, { DAY($day) }: { $what }.
where-no-entry = Záznam změn pro tento ukazatel za celý rok nic neuvádí, proto se tu žádný důvod nejmenuje.
where-cause = Zda je příčinou to, co bylo změněno: nic se nezkoušelo proti skupině, které se to netýkalo.
where-perhaps = { $n ->
    [one] Zda se { $segment } ({ CHANGE($change, part: "percent") }) vůbec změnil: může jít o náhodu.
   *[other] Zda se { $segment } ({ CHANGE($change, part: "percent") }) vůbec změnil: je jedním z { NUMBER($n) } segmentů, u nichž může jít o náhodu.
 }
where-unrated = { $n ->
    [one] Jak si vedl { $n } segment: stojí na příliš málo případech.
    [few] Jak si vedly { $n } segmenty: stojí na příliš málo případech.
    [many] Jak si vedlo { $n } segmentu: stojí na příliš málo případech.
   *[other] Jak si vedlo { $n } segmentů: stojí na příliš málo případech.
 }

## Proč se ukazatel pohnul. $way — up nebo down; $side — zda je segmentu více, nebo méně; $base — z čeho míra je.

chart-title-why-none = { KPI($kpi) }: u meziročního pohybu může jít o náhodu
chart-title-why-count = { KPI($kpi) }: meziroční { $way ->
    [down] pokles
   *[up] růst
 }, nejvíce { $segment } ({ CHANGE($change, part: "difference") })
chart-title-why-count-even = { KPI($kpi) }: vcelku beze změny, nejvíce { $segment } ({ CHANGE($change, part: "difference") })
chart-title-why-mix = { KPI($kpi) }: { $way ->
    [down] pokles
   *[up] růst
 } { $side ->
    [more] skladbou, ne mírami: více { $segment }
    [less] skladbou, ne mírami: méně { $segment }
   *[other] skladbou případů, ne mírami
 }
chart-title-why-rate = { KPI($kpi) }: { $way ->
    [down] pokles
   *[up] růst
 } mírou samotnou, nejvíce { $worst }; ne skladbou
chart-title-why-rate-alike = { KPI($kpi) }: { $way ->
    [down] pokles
   *[up] růst
 } v mnoha segmentech stejně; ne skladbou
chart-title-why-both = { KPI($kpi) }: { $way ->
    [down] pokles
   *[up] růst
 } skladbou { $side ->
    [more] (více { $segment })
    [less] (méně { $segment })
   *[other] případů
 } i mírami
chart-title-why-offset = { KPI($kpi) }: téměř beze změny, skladba a míry se navzájem ruší
chart-title-why-simpson = { KPI($kpi) }: { $way ->
    [down] celkem níže, v každém segmentu výše
   *[up] celkem výše, v každém segmentu níže
 } (Simpsonův paradox)
standfirst-why-count = { KPI($kpi) }: **{ CHANGE($change, part: "difference") }** oproti loňsku; z toho samotný segment **{ $segment }** { CHANGE($part, part: "difference") }.
standfirst-why-count-even = { KPI($kpi) } se vcelku oproti loňsku téměř nepohnul ({ CHANGE($change, part: "difference") }), ale **{ $segment }** ano: { CHANGE($part, part: "difference") }.
standfirst-why-mix = { KPI($kpi) }: { $way ->
    [down] pokles
   *[up] růst
 } (**{ CHANGE($change, part: "difference") }**) oproti loňsku, protože { $side ->
    [more] větší část ({ KPI($base, form: "mid") }) tvoří **{ $segment }**
    [less] menší část ({ KPI($base, form: "mid") }) tvoří **{ $segment }**
   *[other] se jinak rozdělují ({ KPI($base, form: "mid") }; { NAME($dimension, of: "dimension", form: "mid") })
 }, ne proto, že by v rozměru „{ NAME($dimension, of: "dimension", form: "mid") }“ něco samo { $way ->
    [down] kleslo
   *[up] vzrostlo
 }: skladba udělala { CHANGE($mix, part: "difference") }, míry { CHANGE($rate, part: "difference") }.
standfirst-why-simpson = { KPI($kpi) }: { $way ->
    [down] pokles
   *[up] růst
 } (**{ CHANGE($change, part: "difference") }**) oproti loňsku, ačkoli v rozměru „{ NAME($dimension, of: "dimension", form: "mid") }“ je všude, kde lze hodnotit, { $way ->
    [down] růst
   *[up] pokles
 } (Simpsonův paradox): { $side ->
    [more] větší část ({ KPI($base, form: "mid") }) tvoří **{ $segment }**
    [less] menší část ({ KPI($base, form: "mid") }) tvoří **{ $segment }**
   *[other] jinak se rozdělují ({ KPI($base, form: "mid") })
 }. Skladba udělala { CHANGE($mix, part: "difference") }, míry { CHANGE($rate, part: "difference") }.
standfirst-why-rate = { KPI($kpi) }: { $way ->
    [down] pokles
   *[up] růst
 } (**{ CHANGE($change, part: "difference") }**) oproti loňsku: { CHANGE($rate, part: "difference") } dělají míry uvnitř segmentů ({ NAME($dimension, of: "dimension", form: "mid") }), { CHANGE($mix, part: "difference") } skladba ({ KPI($base, form: "mid") }).
standfirst-why-both = { KPI($kpi) }: { $way ->
    [down] pokles
   *[up] růst
 } (**{ CHANGE($change, part: "difference") }**) oproti loňsku: { CHANGE($mix, part: "difference") } dělá skladba ({ KPI($base, form: "mid") }){ $side ->
    [more] , kde je více **{ $segment }**,
    [less] , kde je méně **{ $segment }**,
   *[other] {""}
 } a { CHANGE($rate, part: "difference") } míry uvnitř segmentů ({ NAME($dimension, of: "dimension", form: "mid") }).
standfirst-why-offset = { KPI($kpi) } se oproti loňsku téměř nepohnul, ale ne proto, že by se nic neměnilo: skladba ({ KPI($base, form: "mid") }) udělala { CHANGE($mix, part: "difference") }, míry uvnitř segmentů ({ NAME($dimension, of: "dimension", form: "mid") }) { CHANGE($rate, part: "difference") }.
alt-why = { $title }. Celkem { CHANGE($change, part: "difference") } oproti loňsku; části jsou v tabulce.
why-effect = Dopad na ukazatel ({ KPI($kpi, form: "mid") })
why-effect-points = V procentních bodech; před rokem { $value }
why-effect-units = Nad nebo pod loňskou hodnotou { $value }
why-distance = Bod: { PERIOD($period, form: "short") }. Pás: 95% interval
why-subtitle = { PERIOD($period) } a { PERIOD($before) }, { NAME($dimension, of: "dimension", form: "mid") }. Vlevo: co kdo přidal. Šedě: může jít o náhodu
why-subtitle-ratio = { PERIOD($period) } a { PERIOD($before) }, { NAME($dimension, of: "dimension", form: "mid") }. Vlevo: co udělala skladba, pak míry. Šedě: může jít o náhodu
why-mix = { $side ->
    [more] Skladba ({ KPI($base, form: "mid") }): více { $segment }
    [less] Skladba ({ KPI($base, form: "mid") }): méně { $segment }
   *[other] Skladba ({ KPI($base, form: "mid") })
 }
why-outside = { $segment }, bez základu ({ KPI($base, form: "mid") })
why-other = Ostatní ({ $n })
why-other-rates = { $n ->
    [one] Míra { $n } dalšího
   *[other] Míry { $n } dalších
 }
why-head-mix = Skladbou
why-head-rate = Mírou
why-change = { CHANGE($change, part: "difference") }

## Proč se něco z žebříku cílů neříká nebo jak to vzniklo

missing-no_rows_year = bez dat: za posledních dvanáct celých měsíců nebylo nic napočítáno
missing-more_above = bez míry: za posledních dvanáct celých měsíců se tam dostalo { $above } z { $below }, kteří stáli před tím
missing-too_few_won = příliš málo dat: ve skupinách dost starých vyhrálo { $won }, je třeba { $fewest }
missing-passed_over = bez vlastní příčky: plánovaná míra { $rate } vede kolem ní
missing-no_way_past = bez příčky: nevede k ní žádná míra
missing-rate_measured = měřeno od { DAY($first) } do { DAY($last) }, protože ji žádný plán neuvádí
missing-won_without_lead = { $n } z { $total } získaných za posledních { $months } měsíců přišlo bez leadu; žebřík žádá všechny od nižší příčky
missing-not_by_day = neuvádí se: nepočítá se po dnech
missing-year_over = žádná: období skončilo
missing-history_short = žádná: při historii kratší než { $months } měsíců nelze sezónu odlišit od růstu
missing-record_too_short = na ověření je historie příliš krátká

## Pravidla: jak se jmenují a co dělat

rule-traffic = Méně návštěvníků, než roční cíl potřebuje
rule-traffic-action-1 = Publikovat k dotazům, které přivádějí návštěvníky, z nichž jsou leady, a opravit stránky, jejichž pozice ve vyhledávání klesla.
rule-traffic-action-2 = Vrátit kanály, které klesly pod svůj obvyklý podíl návštěvnosti, na jejich úroveň.
rule-search_clicks = Často vidět, málo proklikáváno
rule-search_clicks-action-1 = Přepsat titulky a popisky stránek, které jsou nejvíc vidět a nejméně se na ně kliká.
rule-search_clicks-action-2 = Vyzkoušet nové texty reklam v kampaních, které ztratily nejvíc kliknutí.
rule-fast_pages = Stránky, na které se čeká
rule-fast_pages-action-1 = Zrychlit nejpomalejší vstupní stránky, nejdřív ty s nejvíce návštěvníky.
rule-site_conversion = Návštěvníků dost, leadů málo
rule-site_conversion-action-1 = Zkrátit formulář, který ztrácí nejvíc lidí; nejdřív odebrat pole, u něhož to vzdává nejvíc z nich.
rule-site_conversion-action-2 = Na stránkách, které konvertují hůř než ostatní, posunout výzvu k akci výš.
rule-site_conversion-action-3 = Přenést na slabé stránky to, co ty nejlepší dělají jinak.
rule-paid_price = Placená kliknutí jsou, ale leady jsou drahé
rule-paid_price-action-1 = Přesunout výdaje od produktů a kampaní s drahými leady k těm s levnějšími.
rule-paid_price-action-2 = Dát každému placenému publiku vlastní vstupní stránku.
rule-lead_quality = Leadů dost, kvalifikovaných málo
rule-lead_quality-action-1 = Ptát se ve formulářích na to, co lead kvalifikuje, a na nic jiného.
rule-lead_quality-action-2 = Přidat tam, odkud kvalifikované leady přicházejí, a ubrat, odkud ne.
rule-one_persona = MQL dost, ale málo od jedné persony
rule-one_persona-action-1 = Naplánovat pro tuto personu obsah a nabídky ke každému kroku její cesty.
rule-nurture = MQL dost, SQL málo
rule-nurture-action-1 = Předávat MQL obchodu do jednoho až dvou dnů a dohodnout se, kdo komu volá.
rule-nurture-action-2 = Přepracovat postupy a e-maily, které mají MQL dovést k hovoru s obchodem.
rule-first_talk = SQL dost, příležitostí málo
rule-first_talk-action-1 = Odstranit, co stojí mezi SQL a prvním hovorem: termíny na výběr, méně kroků.
rule-first_talk-action-2 = Připravit nabídky pro spodek trychtýře: ukázku, zkušební verzi, posouzení.
rule-sales_process = Příležitostí dost, zákazníků málo
rule-sales_process-action-1 = Projít s obchodem prohrané příležitosti: ve kterém kroku, proti komu, z jakého důvodu.
rule-wrong_audience = Z návštěvníků jsou leady, z leadů téměř nikdy zákazníci
rule-wrong_audience-action-1 = Zastavit, co přivádí leady, které nikdy neuzavřou, a mířit na publikum těch, kteří ano.
rule-referrals = Zákazníci jsou, doporučení ne
rule-referrals-action-1 = Zlepšit první týdny nových zákazníků a pak je požádat o recenze a doporučení.
rule-double_down = Funguje mnohem lépe než zbytek
rule-double_down-action-1 = Vložit víc do toho, co funguje nejlépe: rozpočet, stránky a obsah, dokud se míra drží.

## Proč pravidlo nic neřeklo, jak jistá je oblast zaměření, jak byl odhadnut přínos

focus-silent-figure = chybí údaj: { KPI($kpi, form: "mid") }
focus-silent-direction = { KPI($kpi, form: "mid") }: není, který směr je lepší
focus-silent-young = { KPI($kpi, form: "mid") }: ani tři měsíce ještě nejsou dost staré
focus-silent-past = { KPI($kpi) }: chybí cíl, srovnávací hodnota i patnáct vlastních měsíců, proti nimž soudit
focus-silent-few = { KPI($kpi, form: "mid") }: na úsudek je případů málo
focus-silent-plan = cíl ani plán neříkají, jaká má být hodnota: { KPI($kpi, form: "mid") }
focus-silent-before = je to slabé, ale chybí už v předchozím kroku: { KPI($kpi, form: "mid") }
focus-silent-over = bylo to horší, ale poslední měsíc už není: { KPI($kpi, form: "mid") }
focus-silent-evened = { KPI($kpi, form: "mid") } klesl, ale { KPI($other, form: "mid") } o stejně tolik vzrostl: oběma kroky projde tolik co dříve
focus-silent-same = { KPI($kpi, form: "mid") }: zhoršení spolu s jiným ukazatelem a ne větší než u něj ({ KPI($other, form: "mid") }); příčina je táž a mluví se o ní tam
focus-silent-segments = žádný segment nemá dost konverzí, aby šel srovnat se zbytkem
focus-silent-running = { PERIOD($period) }: ještě neskončilo
focus-silent-toll = je to horší, ale { KPI($kpi, form: "mid") } tam nižší není
focus-confidence-improve = { $sharp ->
    [yes] Přišlo to jedním zřetelným krokem,
   *[no] Nepřišlo to jedním zřetelným krokem,
 } { $contrast ->
    [yes] srovnatelné části se nepohnuly
   *[no] žádná srovnatelná část nezůstala, jak byla,
 } a { $base ->
    [yes] stojí to na mnoha případech.
   *[no] stojí to na málo případech.
 }
focus-confidence-more = Před zbytkem v { $quarters } ze 4 čtvrtletí, { $base ->
    [yes] na mnoha případech;
   *[no] na málo případech;
 } { $cost ->
    [less] výsledek nestojí víc než jinde.
    [more] výsledek stojí víc než jinde.
   *[unknown] kolik výsledek stojí, není známo.
 }
focus-confidence-evened = Oběma kroky projde tolik co dříve: { KPI($other, form: "mid") } vzrostl o tolik, o kolik tento ukazatel klesl.
focus-confidence-surge = Návštěv je najednou mnohem víc a leadů tolik co dříve: žádný lead nechybí.
focus-action-surge = Než se změní stránky a formuláře, zjistit, čí návštěvy to jsou: robotů, nebo lidí.
focus-confidence-toll = Segmenty se liší nejen v tomto: { KPI($kpi, form: "mid") } je tam nižší, což je náznak, ne důkaz.
focus-plan-ahead = V plánu; zatím se nic nepočítá.
focus-plan-counted = Počítá se tam, kde data nesou značku její kampaně.
focus-plan-over = Započteno do konce tam, kde data nesou značku její kampaně.
worth-gap-rates = Co za rok chybí samotným mírám, bez toho, co bere posun skladby, přes další míry posledních dvanácti měsíců, krát průměrný obchod
worth-gap = Co za rok chybí, přes další míry posledních dvanácti měsíců, krát průměrný obchod
worth-more = Kolik za rok schází, přes další míry posledních dvanácti měsíců, krát průměrný obchod
worth-grow = O polovinu víc případů, pokud je kam růst, místo stejného počtu ze zbytku; výhoda zmenšená směrem ke zbytku

decisions-asked = O jaká rozhodnutí žádáme
decisions-agreed = Co bylo dohodnuto
decisions-none-behind = Na toto čtvrtletí se nenavrhuje žádná oblast zaměření. Co je zřetelně pod plánem, je uvedeno výše.
decisions-none = V tomto čtvrtletí neobstálo žádné zjištění: nic zkoušeného se neliší nad rámec náhody od plánu, srovnávací hodnoty ani své minulosti, žádné rozhodnutí se proto nežádá.
decisions-evidence = Důkazy a jistota:
decisions-more = Všech { $n } s důkazy:
decisions-looked-at = Na co se hledělo:
decisions-worth = Přínos { RANGE($low, $high, form: "table") } zákazníků za rok
decisions-owner-open = Odpovědná osoba neurčena
decisions-owner-due = { $owner }, do { DAY($day, form: "short") }
decisions-for = K čemu: { $title }
decisions-question = Zjistit proč: { KPI($kpi, form: "mid") } o { CHANGE($change, part: "size") } { $side ->
    [over] nad
   *[behind] pod
 }
section-paid-return = Kanály, placená média a návratnost
section-paid-none = Za reklamu se neutratilo nic; kanály a návratnost celého marketingu jsou níže.
channels-payback = Návratnost
channels-months = { NUMBER($n, decimals: 1) } měsíce
channels-payback-note = Návratnost: za kolik měsíců roční hrubý zisk ze zákazníka (celoživotní hodnota dělená očekávanými roky) zaplatí náklady na jeho získání.
channels-return-subtitle = Celý marketing, nejen reklama
channels-return-plain = Kolik marketing stál
channels-return-gain = Marketing vydělal své náklady a { $value } navíc
channels-return-loss = Marketing vydělal o { $value } méně, než stál
channels-head-change = za rok
channels-title = Nejvíc přináší { $channel }: { NUMBER($n) } z { NUMBER($total) } ({ KPI($kpi, form: "mid") })
channels-title-plain = Co přinesl který kanál
channels-subtitle = { PERIOD($period, form: "short") } a změna oproti { PERIOD($before, form: "short") }; celý lead připadá poslednímu kanálu
channels-note = Malé počty kolísají náhodou: kde je leadů deset, pár navíc nebo méně mnoho neznamená.
channels-rest = Ostatní, bez kanálu

## Co se stalo s minulými oblastmi zaměření (findings/review.py)

review-why-better = { KPI($kpi) }: { $now } proti { $usual } ve čtyřech předchozích čtvrtletích, víc, než by vysvětlila náhoda.
review-why-worse = { KPI($kpi) }: { $now } proti { $usual } ve čtyřech předchozích čtvrtletích, zhoršení větší, než by vysvětlila náhoda.
review-why-not-due = { KPI($kpi) }: { $now } proti { $usual }, může jít o náhodu; termín je { $day }.
review-why-short = { KPI($kpi) }: { $now } proti { $usual }, může jít o náhodu, a i v nejlepším případě je přínos menší, než se sliboval.
review-why-done = Dne { $day } se něco udělalo; { KPI($kpi, form: "mid") } je { $now } proti { $usual }, může jít o náhodu.
review-why-chance = { KPI($kpi) }: { $now } proti { $usual }, může jít o náhodu; záznam změn neuvádí nic, co by se udělalo.
review-why-running = { PERIOD($period) }: ještě neskončilo.
review-why-unknown = { KPI($kpi) }: za toto čtvrtletí není znám údaj.
review-why-few = { KPI($kpi) }: na úsudek je případů málo.
review-why-no-past = { KPI($kpi) }: chybějí čtyři čtvrtletí, proti nimž soudit.
review-why-to-come = Ještě neskončilo.
review-why-held = Konalo se; žádný z cílů nelze změřit.
review-why-reached = Cíl splněn: { KPI($kpi, form: "mid") } { $now }.
review-why-missed = Cíl nesplněn: { KPI($kpi, form: "mid") } { $now }.
worth-seen = Co se slibovalo, podle toho, jaká část mezery se proti čtyřem předchozím čtvrtletím získala

## Údaje, které jsou dnes jiné, než říkala dřívější zpráva (assemble/restated.py)

chart-title-restated = { $n ->
    [one] Od dřívější zprávy se změnil jeden údaj
    [few] Od dřívějších zpráv se změnily { $n } údaje
    [many] Od dřívějších zpráv se změnilo { $n } údaje
   *[other] Od dřívějších zpráv se změnilo { $n } údajů
 }
restated-was = Bylo uvedeno
restated-now = Nyní je
restated-by = Kde
restated-report = { $report }, { PERIOD($period, form: "short") }
restated-value = { QUANTITY($value, style: "exact") }
restated-note = Zdroje dodaly pozdě nebo se opravily. Údaje uzavřených období se srovnávají tak, jak byly vytištěny, peníze na haléř.
restated-more = { $n ->
    [one] Jeden další zde není uveden.
    [few] Další { $n } zde nejsou uvedeny.
    [many] Dalších { $n } zde není uvedeno.
   *[other] Dalších { $n } zde není uvedeno.
 }
mail-restated = Změněno: { KPI($kpi, form: "mid") } za { PERIOD($period) } je { QUANTITY($now, style: "exact") }; dřívější zpráva uváděla { QUANTITY($was, style: "exact") }.

## Pravděpodobné příčiny. $own — jak se pohnuly dotčené segmenty; $n — další srovnávané segmenty.

likely-cause = { KPI($kpi) }: { PERCENT($change, decimals: 0, sign: "yes") } (od: { PERIOD($at, form: "short") }). Pravděpodobná příčina, zapsáno { DAY($day) }: { $what }. Tam ({ $touched }) { PERCENT($own, decimals: 0, sign: "yes") }; srovnávací skupina ({ $compared }{ $n ->
    [0] {""}
   *[other] {" "}a další: { $n }
 }) se nad rámec náhody nepohnula.
