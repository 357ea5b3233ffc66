### Polski. Klucze i zmienne jak w en.ftl; funkcje opisuje reportgen/text/catalogue.py.
### Nazwy wskaźników stoją w zdaniach w mianowniku, aby pasowały też wskaźniki dodane przez użytkownika:
### „Leady: o 9,3% gorzej od planu”. Odstępy po liczbach i krótkich słowach stają się nierozdzielające same.

## Język

language-name = Polski
language-locale = pl

## Liczby. $n jest już zapisane.

points = { $n } p.p.
score-points = { $n } pkt
score-size = { $n } pkt
days = { $n ->
    [one] { $n } dzień
    [few] { $n } dni
    [many] { $n } dni
   *[other] { $n } dnia
 }
seconds = { $n } s
change = { $difference } ({ $percent })
change-more = o { $percent } więcej
change-less = o { $percent } mniej
change-none = bez zmian
range = od { $low } do { $high }

## Dni i okresy. Co może zawierać wzór: PARTS i RANGE_PARTS w reportgen/text/dates.py.

date-day = { $day } { $genitive } { $year }
date-day-short = { $dd }.{ $mm }.{ $year }
date-day-of-year = { $day } { $genitive }
date-day-brief = { $day } { $abbreviated }
date-month-short = { $abbreviated } { $year }
date-span = { $first } – { $last }

period-day = { $day } { $genitive } { $year }
period-day-in = { $day } { $genitive } { $year }
period-day-of = { $day } { $genitive } { $year }
period-day-short = { $dd }.{ $mm }.{ $year }
period-week = { $week }. tydzień { $year }
period-week-in = w { $week }. tygodniu { $year }
period-week-of = { $week }. tygodnia { $year }
period-week-short = { $week }. tydz. { $year }
period-month = { $name } { $year }
period-month-in = { $month ->
    [1] w styczniu { $year }
    [2] w lutym { $year }
    [3] w marcu { $year }
    [4] w kwietniu { $year }
    [5] w maju { $year }
    [6] w czerwcu { $year }
    [7] w lipcu { $year }
    [8] w sierpniu { $year }
    [9] we wrześniu { $year }
    [10] w październiku { $year }
    [11] w listopadzie { $year }
   *[12] w grudniu { $year }
 }
period-month-of = { $genitive } { $year }
period-month-short = { $abbreviated } { $year }
period-quarter = { $roman } kwartał { $year }
period-quarter-in = w { $roman } kwartale { $year }
period-quarter-of = { $roman } kwartału { $year }
period-quarter-short = { $roman } kw. { $year }
period-quarter-fiscal = { $roman } kwartał roku obrachunkowego { $year }
period-quarter-fiscal-in = w { $roman } kwartale roku obrachunkowego { $year }
period-quarter-fiscal-of = { $roman } kwartału roku obrachunkowego { $year }
period-quarter-fiscal-short = { $roman } kw. r.o. { $year }
period-year = { $year } rok
period-year-in = w { $year } roku
period-year-of = { $year } roku
period-year-short = { $year }
period-year-fiscal = rok obrachunkowy { $year }
period-year-fiscal-in = w roku obrachunkowym { $year }
period-year-fiscal-of = roku obrachunkowego { $year }
period-year-fiscal-short = r.o. { $year }
period-days = { $first } – { $last }
period-days-in = od { $first } do { $last }
period-days-of = { $first } – { $last }
period-days-short = { $first } – { $last }
period-months = { $within ->
    [year] { $first }–{ $last } { $year }
   *[other] { $first } – { $last } { $year }
 }
period-months-in = od { $first_genitive } do { $last_genitive } { $year }
period-months-of = od { $first_genitive } do { $last_genitive } { $year }
period-months-short = { $within ->
    [year] { $first }–{ $last } { $year }
   *[other] { $first } – { $last } { $year }
 }

## Etapy marketingu przychodzącego i ich miejsce w lejku

stage-attract = Przyciąganie
    .gloss = góra lejka (TOFU): od nieznajomych do odwiedzających
    .funnel = TOFU
stage-convert = Konwersja
    .gloss = od góry do środka lejka (TOFU – MOFU): od odwiedzających do leadów
    .funnel = TOFU – MOFU
stage-close = Zamykanie
    .gloss = dół lejka (BOFU): od kwalifikowanych leadów do klientów
    .funnel = BOFU
stage-delight = Zachwyt
    .gloss = po zakupie: od klientów do promotorów
    .funnel = po zakupie
stage-return = Zwrot
    .gloss = ile praca kosztuje i ile przynosi
    .funnel = wszystkie etapy

## Etapy leada i etapy oferty

lifecycle-session = Sesje
    .one = sesja
    .mid = sesje
lifecycle-lead = Leady
    .one = lead
    .mid = leady
lifecycle-mql = MQL
    .one = MQL
    .long = Leady kwalifikowane marketingowo (MQL)
lifecycle-sal = SAL
    .one = SAL
    .long = Leady zaakceptowane przez sprzedaż (SAL)
lifecycle-sql = SQL
    .one = SQL
    .long = Leady kwalifikowane sprzedażowo (SQL)
lifecycle-opportunity = Szanse sprzedaży
    .one = szansa sprzedaży
    .mid = szanse sprzedaży
lifecycle-customer = Klienci
    .one = klient
    .mid = klienci

## Rodzaje wskaźników, jednostki, kierunek

unit-count = liczba
unit-money = { $currency }
unit-percent = procent
unit-ratio = stosunek
unit-days = dni
unit-seconds = sekundy
unit-score = punkty
better-up = im więcej, tym lepiej
better-down = im mniej, tym lepiej
better-none = samo w sobie ani dobre, ani złe
view-period = w okresie
view-cohort = spośród tych, którzy doszli w okresie

## Tabele danych pod nazwami znanymi czytelnikowi

table-sessions = Ruch w witrynie
table-search = Wyszukiwanie
table-ads = Reklama
table-social = Media społecznościowe
table-content = Treści
table-backlinks = Linki przychodzące
table-touchpoints = Strony, formularze i wezwania do działania
table-conversions = Konwersje
table-form_fields = Pola formularzy
table-leads = Leady
table-deals = Transakcje
table-orders = Zamówienia
table-emails = E-maile
table-surveys = Ankiety
table-reviews = Opinie
table-costs = Koszty
table-targets = Wartości docelowe
table-customers = Klienci
table-spending = Wydatki
table-served = Obejrzane treści
table-fx = Kursy walut

## Wymiary

dimension-channel = Kanał
dimension-source = Źródło
dimension-medium = Medium
dimension-campaign = Kampania
dimension-landing_page = Strona docelowa
dimension-country = Kraj
dimension-device = Urządzenie
dimension-query = Zapytanie
dimension-page = Strona
dimension-platform = Platforma
dimension-product = Produkt
dimension-network = Sieć
dimension-persona = Persona
dimension-personas = Persona
dimension-funnel_stage = Etap lejka
dimension-offer_stage = Etap oferty
dimension-origin = Pochodzenie
dimension-element = Element
dimension-variant = Wariant
dimension-kind = Rodzaj
dimension-action = Działanie
dimension-form = Formularz
dimension-field = Pole formularza
dimension-workflow = Sekwencja e-maili
dimension-category = Kategoria
dimension-type = Typ
dimension-status = Stan
dimension-domain = Domena
dimension-target_page = Strona linkowana
dimension-title = Tytuł
dimension-stage = Etap
dimension-segment = Segment
dimension-industry = Branża
dimension-employees = Pracownicy
dimension-revenue_range = Przedział przychodu
dimension-income = Dochód
dimension-age = Wiek
dimension-gender = Płeć
dimension-interest = Zainteresowanie
dimension-challenge = Wyzwanie
dimension-raised_hand = Sam się zgłosił
dimension-identified_company = Rozpoznana firma
segment-not-set = (nie podano)
segment-pooled = Pozostałe (połączone)
segment-total = Razem

## Stan względem planu

status-ahead = Powyżej planu
# o tym, co jest lepsze, gdy jest go mniej: koszt powyżej planu
status-ahead-down = Lepiej od planu
status-behind-down = Gorzej od planu
status-on_plan = Zgodnie z planem
status-watch = Może to przypadek
status-behind = Poniżej planu
status-too_few = Za mało danych
status-no_plan = Brak planu
status-running = { $grain ->
    [day] Dzień jeszcze trwa
    [week] Tydzień jeszcze trwa
    [month] Miesiąc jeszcze trwa
    [quarter] Kwartał jeszcze trwa
    [year] Rok jeszcze trwa
   *[other] Okres jeszcze trwa
 }
status-no_data = Brak danych
status-no_data-since = Brak danych od { DAY($day, form: "year") }
status-partial = Dane niepełne
status-estimated = Częściowo szacowane
status-not-rated = Bez oceny

## Dlaczego nie ma wartości

missing-not_fed = nie mierzy się: tabela { $table } nie jest zasilana
missing-not_for_filter = niedostępne dla tego filtra: tabela { $table } nie ma kolumny { $column }
missing-column_not_fed = nie mierzy się: kolumna { $column } tabeli { $table } nie jest zasilana
missing-no_stage = nie mierzy się: etapu „{ NAME($stage, of: "lifecycle", form: "one") }” nie ma wśród etapów firmy
missing-no_data = brak danych
missing-not_read = nie mierzy się: nic nie zostało obliczone
missing-not_begun = brak danych: okres jeszcze się nie zaczął ({ $period })
missing-zero_denominator = brak danych: nie ma przez co dzielić
missing-no_rows = brak danych: w tym okresie nie ma wierszy
missing-before_data = brak danych: dane zaczynają się później
missing-begins_within = brak danych za cały okres: dane tabeli { $table } zaczynają się później
missing-source_ended = brak danych za cały okres: źródło { $source } nie ma niczego po { DAY($day, form: "year") }
missing-no_business_day = brak danych: nie było jeszcze dnia roboczego
missing-after_data = brak danych: dane kończą się wcześniej
missing-no_rate = nie mierzy się: brak kursu { $currency } na { DAY($day) }
missing-rates_differ = nie mierzy się: na { DAY($day) } są dwa różne kursy { $currency }
missing-no_amount = nie mierzy się: w tabeli { $table } nie podano żadnej kwoty (wierszy bez kwoty: { $rows })
missing-not_each = nie mierzy się: nie każdy wiersz tabeli { $table } spełnia { $condition }
missing-not_configured = nie mierzy się: w konfiguracji nie ustawiono { $key }
missing-no_previous = brak danych: przed tym okresem nie ma z czym porównać
missing-one_total = nie mierzy się: tabela { $table } ma jedną sumę za { DAY($first, form: "year") } – { DAY($last, form: "year") }, a ten okres obejmuje tylko jej część
missing-wrong_grain = nie mierzy się: wiersze tabeli { $table } dotyczą całych miesięcy
missing-not_additive = nie mierzy się: dni tabeli { $table } się nie sumują, a żaden jej wiersz nie obejmuje całego okresu
missing-too_short = brak danych: potrzeba miesięcy: { $months }, a tabela { $table } zaczyna się { DAY($day) }
missing-no_target = brak planu
missing-no_history = nie mierzy się: nikt jeszcze nie doszedł tak daleko, więc zwykły czas nie jest znany
missing-unallocated = nie mierzy się: nieprzypisane wydatki i nieprzypisane przypadki nie należą do siebie
missing-no_spend = brak danych: nie przypisano do tego żadnych wydatków
missing-not_reached = nie osiągnięto
missing-withheld = nie podaje się: mniej niż { $k } przypadków
missing-too_few = za mało danych

## Wskaźniki: przyciąganie. `.definition` stoi na stronie definicji, `.short` ma najwyżej 24 znaki.

kpi-sessions = Sesje
    .definition = Wizyty w witrynie, tak jak liczy je analityka internetowa
kpi-users = Użytkownicy
    .definition = Osoby, które odwiedziły witrynę w okresie, tak jak liczy je źródło; jedna osoba na dwóch urządzeniach to dwóch użytkowników
kpi-new_users = Nowi użytkownicy
    .definition = Użytkownicy, których źródło wcześniej nie widziało
kpi-page_views = Odsłony
    .definition = Strony wczytane we wszystkich sesjach
kpi-sessions_growth = Wzrost sesji
    .definition = Sesje podzielone przez sesje poprzedniego okresu, minus jeden
kpi-pages_per_session = Stron na sesję
    .definition = Odsłony podzielone przez sesje
kpi-bounce_rate = Współczynnik odrzuceń
    .definition = Sesje zakończone bez zaangażowania podzielone przez wszystkie sesje
kpi-qualified_visit_rate = Wizyty kwalifikowane
    .definition = Sesje z co najmniej dwiema stronami lub według reguły źródła podzielone przez wszystkie sesje
kpi-organic_sessions = Sesje z wyszukiwania organicznego
    .definition = Sesje z bezpłatnych wyników wyszukiwania
    .short = Sesje organiczne
kpi-paid_sessions = Sesje płatne
    .definition = Sesje z reklam
kpi-social_sessions = Sesje z mediów społecznościowych
    .definition = Bezpłatne sesje z sieci społecznościowych
    .short = Sesje z social media
kpi-email_sessions = Sesje z e-maili
    .definition = Sesje, które przyszły z e-maili
kpi-direct_sessions = Sesje bezpośrednie
    .definition = Sesje bez znanego pochodzenia: adres wpisany ręcznie, zakładka, aplikacja
kpi-referral_sessions = Sesje z odesłań
    .definition = Sesje z linków w innych witrynach
kpi-organic_impressions = Wyświetlenia w wyszukiwarce
    .definition = Ile razy witryna pojawiła się w bezpłatnych wynikach wyszukiwania
    .short = Wyświetlenia w SEO
kpi-organic_clicks = Kliknięcia z wyszukiwarki
    .definition = Kliknięcia w bezpłatne wyniki wyszukiwania prowadzące do witryny
    .short = Kliknięcia z SEO
kpi-organic_ctr = Współczynnik klikalności w wyszukiwarce (CTR)
    .definition = Kliknięcia z wyszukiwarki podzielone przez wyświetlenia w wyszukiwarce
    .short = CTR w wyszukiwarce
    .mid = współczynnik klikalności w wyszukiwarce
kpi-average_position = Średnia pozycja w wyszukiwarce
    .definition = Średnia pozycja w wynikach wyszukiwania ważona wyświetleniami; 1 to sam szczyt
    .short = Średnia pozycja
kpi-keywords_top10 = Zapytania na pierwszej stronie
    .definition = Zapytania, których średnia pozycja ważona wyświetleniami wynosi 10 lub lepiej
    .short = Zapytania w top 10
kpi-ad_impressions = Wyświetlenia reklam
    .definition = Ile razy wyświetlono reklamy
kpi-ad_clicks = Kliknięcia w reklamy
    .definition = Kliknięcia w reklamy
kpi-ad_spend = Wydatki na reklamę
    .definition = Ile naliczyły platformy reklamowe
kpi-ad_ctr = Współczynnik klikalności reklam (CTR)
    .definition = Kliknięcia w reklamy podzielone przez ich wyświetlenia
    .short = CTR reklam
    .mid = współczynnik klikalności reklam
kpi-cpc = Koszt kliknięcia (CPC)
    .definition = Wydatki na reklamę podzielone przez kliknięcia w reklamy
    .mid = koszt kliknięcia
kpi-social_impressions = Wyświetlenia w mediach społecznościowych
    .definition = Ile razy wyświetlono posty w sieciach społecznościowych
    .short = Wyświetlenia postów
kpi-social_engagements = Zaangażowanie w mediach społecznościowych
    .definition = Reakcje, komentarze, udostępnienia i kliknięcia postów
    .short = Zaangażowanie
kpi-brand_mentions = Wzmianki o marce
    .definition = Posty innych, w których pada nazwa marki
kpi-positive_mention_rate = Pozytywne wzmianki
    .definition = Pozytywne wzmianki podzielone przez wszystkie wzmianki o marce
kpi-followers = Obserwujący
    .definition = Obserwujący w ostatnim znanym dniu okresu, wszystkie sieci razem
kpi-follower_growth = Przyrost obserwujących
    .definition = Obserwujący na koniec okresu minus obserwujący na jego początku
kpi-social_engagement_rate = Wskaźnik zaangażowania
    .definition = Zaangażowania podzielone przez wyświetlenia postów
kpi-social_ctr = Współczynnik klikalności postów (CTR)
    .definition = Kliknięcia w linki w postach podzielone przez wyświetlenia postów
    .short = CTR postów
    .mid = współczynnik klikalności postów
kpi-social_leads = Leady z mediów społecznościowych
    .definition = Nowe leady, których kanałem są media społecznościowe
    .short = Leady z social media
kpi-social_leads_per_1000_followers = Leady z mediów społecznościowych na tysiąc obserwujących
    .definition = Leady z mediów społecznościowych na każdy tysiąc obserwujących
    .short = Leady na tysiąc obserw.
kpi-comment_response_rate = Komentarze z odpowiedzią
    .definition = Komentarze pod postami, które dostały odpowiedź, podzielone przez wszystkie komentarze
kpi-content_published = Opublikowane treści
    .definition = Materiały opublikowane w okresie
kpi-content_leads = Leady z treści
    .definition = Leady, które źródła przypisują materiałom opublikowanym w okresie
kpi-persona_coverage = Obsłużone persony
    .definition = Persony z co najmniej jednym nowym materiałem podzielone przez persony w planie
kpi-linking_domains = Domeny linkujące
    .definition = Inne witryny z działającym linkiem do naszej na koniec okresu
kpi-new_linking_domains = Nowe domeny linkujące
    .definition = Inne witryny, których link do naszej zauważono po raz pierwszy w okresie
kpi-identified_company_rate = Rozpoznane firmy
    .definition = Sesje, w których znana jest firma, podzielone przez wszystkie sesje

## Wskaźniki: konwersja

kpi-visitor_to_lead = Konwersja odwiedzających w leady
    .definition = Leady utworzone w okresie podzielone przez sesje tego samego okresu
    .short = Konwersja w leady
kpi-leads = Nowe leady
    .definition = Osoby, które po raz pierwszy zostawiły dane kontaktowe
kpi-leads_vs_goal = Leady względem celu
    .definition = Nowe leady podzielone przez liczbę zaplanowaną na okres
kpi-leads_per_business_day = Leady na dzień roboczy
    .definition = Nowe leady podzielone przez dni robocze okresu
kpi-mqls_per_business_day = MQL na dzień roboczy
    .definition = Leady kwalifikowane marketingowo podzielone przez dni robocze okresu
kpi-sqls_per_business_day = SQL na dzień roboczy
    .definition = Leady kwalifikowane sprzedażowo podzielone przez dni robocze okresu
kpi-cta_rate = Klikalność wezwań do działania (CTA)
    .definition = Kliknięcia w wezwania do działania podzielone przez liczbę ich wyświetleń
    .short = Klikalność CTA
    .mid = klikalność wezwań do działania
kpi-landing_page_rate = Konwersja stron docelowych
    .definition = Formularze wysłane ze stron docelowych podzielone przez odsłony tych stron
    .short = Konwersja stron
kpi-meetings = Umówione spotkania
    .definition = Spotkania, które odwiedzający zarezerwowali sami
kpi-demos = Umówione prezentacje
    .definition = Prezentacje produktu, które odwiedzający zarezerwowali sami
kpi-exit_rate = Współczynnik wyjść
    .definition = Wizyty zakończone na wpisie blogowym lub stronie docelowej podzielone przez odsłony tych stron
kpi-outbound_rate = Kliknięcia wychodzące
    .definition = Kliknięcia do innych witryn podzielone przez odsłony wpisów blogowych i stron docelowych
kpi-landing_page_contacts = Nowe kontakty ze stron docelowych
    .definition = Osoby, których pierwszym kontaktem był formularz na stronie docelowej
    .short = Kontakty ze stron
kpi-form_completion = Ukończenie formularzy
    .definition = Formularze wysłane podzielone przez rozpoczęte
kpi-form_abandonment = Porzucenia na polach formularza
    .definition = Jak często pole zostało niewypełnione, a formularz porzucony, podzielone przez to, jak często do pola dochodzono
    .short = Porzucenia na polach
kpi-scroll_depth = Głębokość czytania
    .definition = Jak daleko odwiedzający czytali, jako udział strony, ważone odsłonami
kpi-load_seconds = Czas wczytywania strony
    .definition = Sekundy do wczytania strony, ważone odsłonami
kpi-qualified_visit_abandonment = Niewykorzystane wizyty kwalifikowane
    .definition = Wizyty kwalifikowane bez konwersji podzielone przez wszystkie wizyty; spada też wtedy, gdy spada dobry ruch
    .short = Niewykorzystane wizyty
kpi-paid_conversion_rate = Współczynnik konwersji reklam
    .definition = Konwersje zgłaszane przez platformy reklamowe podzielone przez kliknięcia w reklamy
    .short = Konwersja reklam
kpi-conversion_value = Wartość konwersji
    .definition = Suma wartości, które źródła przypisują konwersjom
kpi-cpl = Koszt leada (CPL)
    .definition = Wydatki na reklamę podzielone przez nowe leady z kanałów płatnych
    .mid = koszt leada
kpi-mqls = Leady kwalifikowane marketingowo (MQL)
    .definition = Leady, które w okresie po raz pierwszy spełniły uzgodnione kryteria
    .short = MQL
    .mid = MQL
kpi-lead_to_mql = Konwersja leadów w MQL
    .definition = Udział leadów utworzonych w okresie, które dotąd stały się MQL
kpi-mql_by_persona = MQL według person
    .definition = Leady kwalifikowane marketingowo każdej persony
kpi-cost_per_mql = Koszt MQL
    .definition = Koszty marketingu podzielone przez leady kwalifikowane marketingowo
kpi-mql_to_bofu = Leady jakościowe względem BOFU
    .definition = MQL podzielone przez leady, które poprosiły o ofertę etapu decyzji
    .short = MQL na lead BOFU
kpi-stalled_mqls = Zatrzymane MQL
    .definition = MQL, które nie ruszyły dalej po dwukrotności zwykłego czasu
kpi-email_open_rate = Wskaźnik otwarć e-maili
    .definition = Otwarcia podzielone przez dostarczone e-maile; zawyżają go programy, które same wczytują obrazki
    .short = Otwarcia e-maili
kpi-email_click_rate = Wskaźnik kliknięć w e-mailach
    .definition = Kliknięcia podzielone przez dostarczone e-maile
    .short = Kliknięcia w e-mailach
kpi-email_unsubscribe_rate = Wskaźnik rezygnacji z e-maili
    .definition = Rezygnacje podzielone przez dostarczone e-maile
    .short = Rezygnacje z e-maili

## Wskaźniki: zamykanie

kpi-sals = Leady zaakceptowane przez sprzedaż (SAL)
    .definition = Leady, które sprzedaż zaakceptowała w okresie
    .short = SAL
    .mid = SAL
kpi-sqls = Leady kwalifikowane sprzedażowo (SQL)
    .definition = Leady, które sprzedaż uznała w okresie za gotowe do zakupu
    .short = SQL
    .mid = SQL
kpi-opportunities = Szanse sprzedaży
    .definition = Leady, które w okresie stały się szansą sprzedaży
kpi-customers = Pozyskani klienci
    .definition = Leady, które w okresie stały się klientami, oraz wygrane transakcje bez leada
kpi-mql_to_sal = Konwersja MQL w SAL
    .definition = Udział MQL z okresu, które sprzedaż dotąd zaakceptowała
kpi-mql_to_sql = Konwersja MQL w SQL
    .definition = Udział MQL z okresu, które dotąd stały się SQL
kpi-sql_to_opportunity = Konwersja SQL w szanse
    .definition = Udział SQL z okresu, które dotąd stały się szansami sprzedaży
kpi-opportunity_to_customer = Konwersja szans w klientów
    .definition = Udział szans z okresu, które dotąd stały się klientami
    .short = Szanse w klientów
kpi-sql_close_rate = Wskaźnik zamknięć SQL
    .definition = Udział SQL z okresu, które dotąd stały się klientami
kpi-sal_close_rate = Wskaźnik zamknięć SAL
    .definition = Udział SAL z okresu, które dotąd stały się klientami
kpi-lead_to_customer = Konwersja leadów w klientów
    .definition = Udział leadów utworzonych w okresie, które dotąd stały się klientami
    .short = Leady w klientów
kpi-visitor_to_customer = Konwersja odwiedzających w klientów
    .definition = Klienci pozyskani w okresie podzieleni przez sesje tego samego okresu
    .short = Wizyty w klientów
kpi-win_rate = Współczynnik wygranych
    .definition = Wygrane transakcje podzielone przez wszystkie transakcje zamknięte w okresie, wygrane i przegrane
kpi-time_to_close = Czas do zamknięcia
    .definition = Dni od leada do klienta; leady stracone liczą się jako stracone, otwarte jako jeszcze nieznane
kpi-time_to_close_by_offer = Czas do zamknięcia według oferty
    .definition = Dni od leada do klienta według etapu pierwszej oferty
    .short = Czas według oferty
kpi-step_times = Dni w etapach
    .definition = Dni od każdego etapu do następnego
kpi-lead_to_mql_days = Lead – MQL, dni
    .definition = Dni od utworzenia leada do stania się MQL; leady stracone liczą się jako stracone, otwarte jako jeszcze nieznane
kpi-handover_time = Czas przekazania
    .definition = Dni od MQL do akceptacji przez sprzedaż
kpi-sal_to_sql_days = SAL – SQL, dni
    .definition = Dni od akceptacji przez sprzedaż do SQL; leady stracone liczą się jako stracone, otwarte jako jeszcze nieznane
kpi-sql_to_opportunity_days = SQL – szansa, dni
    .definition = Dni od SQL do szansy; leady stracone liczą się jako stracone, otwarte jako jeszcze nieznane
kpi-opportunity_to_customer_days = Szansa – klient, dni
    .definition = Dni od szansy do klienta; leady stracone liczą się jako stracone, otwarte jako jeszcze nieznane
kpi-lead_to_sal_days = Lead – SAL, dni
    .definition = Dni od leada do SAL; leady stracone liczą się jako stracone, otwarte jako jeszcze nieznane
kpi-lead_to_sql_days = Lead – SQL, dni
    .definition = Dni od leada do SQL; leady stracone liczą się jako stracone, otwarte jako jeszcze nieznane
kpi-lead_to_opportunity_days = Lead – szansa, dni
    .definition = Dni od leada do szansy; leady stracone liczą się jako stracone, otwarte jako jeszcze nieznane
kpi-lead_to_customer_days = Lead – klient, dni
    .definition = Dni od leada do klienta; leady stracone liczą się jako stracone, otwarte jako jeszcze nieznane
kpi-mql_to_sql_days = MQL – SQL, dni
    .definition = Dni od MQL do SQL; leady stracone liczą się jako stracone, otwarte jako jeszcze nieznane
kpi-mql_to_opportunity_days = MQL – szansa, dni
    .definition = Dni od MQL do szansy; leady stracone liczą się jako stracone, otwarte jako jeszcze nieznane
kpi-mql_to_customer_days = MQL – klient, dni
    .definition = Dni od MQL do klienta; leady stracone liczą się jako stracone, otwarte jako jeszcze nieznane
kpi-sal_to_mql_days = SAL – MQL, dni
    .definition = Dni od SAL do MQL; leady stracone liczą się jako stracone, otwarte jako jeszcze nieznane
kpi-sal_to_opportunity_days = SAL – szansa, dni
    .definition = Dni od SAL do szansy; leady stracone liczą się jako stracone, otwarte jako jeszcze nieznane
kpi-sal_to_customer_days = SAL – klient, dni
    .definition = Dni od SAL do klienta; leady stracone liczą się jako stracone, otwarte jako jeszcze nieznane
kpi-sql_to_mql_days = SQL – MQL, dni
    .definition = Dni od SQL do MQL; leady stracone liczą się jako stracone, otwarte jako jeszcze nieznane
kpi-sql_to_sal_days = SQL – SAL, dni
    .definition = Dni od SQL do SAL; leady stracone liczą się jako stracone, otwarte jako jeszcze nieznane
kpi-sql_to_customer_days = SQL – klient, dni
    .definition = Dni od SQL do klienta; leady stracone liczą się jako stracone, otwarte jako jeszcze nieznane
kpi-opportunity_to_mql_days = Szansa – MQL, dni
    .definition = Dni od szansy do MQL; leady stracone liczą się jako stracone, otwarte jako jeszcze nieznane
kpi-opportunity_to_sal_days = Szansa – SAL, dni
    .definition = Dni od szansy do SAL; leady stracone liczą się jako stracone, otwarte jako jeszcze nieznane
kpi-opportunity_to_sql_days = Szansa – SQL, dni
    .definition = Dni od szansy do SQL; leady stracone liczą się jako stracone, otwarte jako jeszcze nieznane
kpi-revenue = Nowy przychód
    .definition = Suma transakcji wygranych w okresie
kpi-average_deal = Średnia transakcja
    .definition = Przychód z wygranych transakcji podzielony przez ich liczbę
kpi-marketing_customers = Klienci z marketingu
    .definition = Pozyskani klienci, których pochodzeniem jest marketing
kpi-marketing_sourced_share = Udział klientów z marketingu
    .definition = Klienci z marketingu podzieleni przez wszystkich pozyskanych klientów
    .short = Udział z marketingu
kpi-cost_per_customer = Koszt pozyskania klienta
    .definition = Koszty marketingu i sprzedaży podzielone przez pozyskanych klientów
kpi-pipeline_velocity = Prędkość pipeline’u
    .definition = Transakcje otwarte na koniec okresu razy współczynnik wygranych razy średnia transakcja, podzielone przez dni cyklu sprzedaży: przychód na dzień

## Wskaźniki: zachwyt

kpi-nps = Wskaźnik rekomendacji netto (NPS)
    .definition = Procent odpowiedzi 9 i 10 minus procent odpowiedzi od 0 do 6
    .short = NPS
    .mid = NPS
kpi-promoter_share = Promotorzy
    .definition = Odpowiedzi 9 lub 10 podzielone przez wszystkie odpowiedzi
kpi-detractor_share = Krytycy
    .definition = Odpowiedzi od 0 do 6 podzielone przez wszystkie odpowiedzi
kpi-referrals = Leady z poleceń
    .definition = Nowe leady, którym ktoś nas polecił
kpi-referred_customer_share = Klienci z poleceń
    .definition = Klienci pozyskani z poleceń podzieleni przez wszystkich pozyskanych klientów
kpi-reviews = Opinie
    .definition = Opinie opublikowane w okresie
kpi-average_rating = Średnia ocena
    .definition = Średnia ocena w opiniach z okresu
kpi-repeat_purchase_rate = Wskaźnik powtórnych zakupów
    .definition = Klienci z co najmniej dwoma zamówieniami podzieleni przez klientów z co najmniej jednym
    .short = Powtórne zakupy
kpi-average_order_value = Średnia wartość zamówienia
    .definition = Wartość zamówień z okresu podzielona przez ich liczbę
    .short = Średnie zamówienie
kpi-ltv = Wartość życiowa klienta (LTV)
    .definition = Średnia wartość zamówienia razy zamówienia w roku razy marża brutto razy oczekiwane lata
    .short = Wartość klienta (LTV)
    .mid = wartość życiowa klienta
kpi-ltv_to_cac = LTV : CAC
    .definition = Wartość życiowa klienta podzielona przez koszt jego pozyskania

## Wskaźniki: zwrot

kpi-marketing_cost = Inwestycja w marketing
    .definition = Wszystkie koszty okresu oprócz kosztów sprzedaży; reklama liczy się raz
kpi-marketing_revenue = Przychód z marketingu
    .definition = Wygrane transakcje, których pochodzeniem jest marketing
kpi-roi = Zwrot z inwestycji (ROI)
    .definition = Przychód z marketingu minus inwestycja w marketing, podzielone przez inwestycję, wszystko za ten sam okres
    .short = ROI, ten sam okres
    .mid = zwrot z inwestycji
kpi-roi_of_mqls = Zwrot z MQL
    .definition = Przychód kohorty MQL minus to, ile kosztowały z pielęgnacją i sprzedażą, podzielone przez ten koszt

## Karty. $grain to nazwa odcinka (month ...), $period okres, $value, $low i $high wielkości, $change zmiana.

card-plan = Plan
card-plan-of = Plan, { PERIOD($period, form: "short") }
card-plan-days = { $n ->
    [one] Plan, { $n } dzień
    [few] Plan, { $n } dni
    [many] Plan, { $n } dni
   *[other] Plan, { $n } dnia
 }
card-previous = { PERIOD($period, form: "label") }
card-year-ago = { PERIOD($period, form: "label") }
card-year-to-date = Od początku roku
card-year-to-date-share = W tym roku, część planu
card-share-of-plan = Część planu
card-days-of = { $n } z { $total }
card-days = Dni
card-days-measured = Dni zmierzone
card-cases = Przypadki
card-answers = Odpowiedzi
card-interval = Przedział 95%
card-last-value = Ostatnia wartość, { PERIOD($period, form: "short") }
card-mqls-measured = MQL z datą ze źródła
card-amounts-measured = Kwoty po świeżym kursie
card-about = {"≈ "}
card-estimate-days = { $n ->
    [one] Szacunek, { $n } dzień
    [few] Szacunek, { $n } dni
    [many] Szacunek, { $n } dni
   *[other] Szacunek, { $n } dnia
 }
card-estimate-amounts = { $n ->
    [one] Szacunek, { $n } kwota
    [few] Szacunek, { $n } kwoty
    [many] Szacunek, { $n } kwot
   *[other] Szacunek, { $n } kwoty
 }
card-estimate-margin = ±{ PERCENT($share, decimals: 0) }
assemble-about = ≈ { $value }
card-not-set = nie ustalono
card-difference-previous = { $grain ->
    [day] { CHANGE($change) } wobec poprzedniego dnia
    [week] { CHANGE($change) } wobec poprzedniego tygodnia
    [month] { CHANGE($change) } wobec poprzedniego miesiąca
    [quarter] { CHANGE($change) } wobec poprzedniego kwartału
    [year] { CHANGE($change) } wobec poprzedniego roku
   *[other] { CHANGE($change) } wobec poprzedniego okresu
 }
# to samo z różnicą już zapisaną; $change to jej tekst
card-versus-plan = { $change } wobec planu
card-versus-plan-to-date = { $change } wobec planu na dziś
card-versus-year-ago = { $change } wobec roku temu
card-too-few = { $n ->
    [one] { $n } przypadek, ocena od { $total }
    [few] { $n } przypadki, ocena od { $total }
    [many] { $n } przypadków, ocena od { $total }
   *[other] { $n } przypadku, ocena od { $total }
 }
card-too-few-answers = { $n ->
    [one] { $n } odpowiedź, ocena od { $total }
    [few] { $n } odpowiedzi, ocena od { $total }
    [many] { $n } odpowiedzi, ocena od { $total }
   *[other] { $n } odpowiedzi, ocena od { $total }
 }
card-span = { $grain ->
    [day] Dziennie, { $span }
    [week] Tygodniowo, { $span }
    [quarter] Kwartalnie, { $span }
   *[month] Miesięcznie, { $span }
 }
card-span-none = Za mało miesięcy na linię
card-span-too-few = Za mało przypadków na linię

card-note-interval = Przedział 95%: { RANGE($low, $high) }.
card-note-amounts = { $grain ->
    [day] Kwoty się wahają: dzień o około ±{ $value }.
    [week] Kwoty się wahają: tydzień o około ±{ $value }.
    [month] Kwoty się wahają: miesiąc o około ±{ $value }.
    [quarter] Kwoty się wahają: kwartał o około ±{ $value }.
    [year] Kwoty się wahają: rok o około ±{ $value }.
   *[other] Kwoty się wahają: około ±{ $value }.
 }
card-note-exact = Kwoty zaksięgowane, dokładne.
card-note-level = Stan w ostatnim znanym dniu.
card-note-no-interval = Przedziału nie da się podać.
card-note-no-plan = Stan pojawi się, gdy będzie plan.
card-note-too-few = Podano tylko dla kompletności.
card-note-running = Linia przerywana: plan na cały okres.
card-note-no-data = Nie podaje się, dopóki źródło nie dostarczy danych.
card-note-estimated = { $n ->
    [one] { $n } dzień oszacowano.
    [few] { $n } dni oszacowano.
    [many] { $n } dni oszacowano.
   *[other] { $n } dnia oszacowano.
 }
card-note-estimated-how = { $n ->
    [one] { $n } dzień oszacowano: { $how }.
    [few] { $n } dni oszacowano: { $how }.
    [many] { $n } dni oszacowano: { $how }.
   *[other] { $n } dnia oszacowano: { $how }.
 }
card-note-old-rates = { $n ->
    [one] { $n } kwota po starym kursie: { $how }.
    [few] { $n } kwoty po starym kursie: { $how }.
    [many] { $n } kwot po starym kursie: { $how }.
   *[other] { $n } kwoty po starym kursie: { $how }.
 }
card-note-by-criteria = { $n ->
    [one] { $n } MQL tylko według kryteriów.
    [few] { $n } MQL tylko według kryteriów.
    [many] { $n } MQL tylko według kryteriów.
   *[other] { $n } MQL tylko według kryteriów.
 }

## Nazwy raportów, nagłówek, stopka, rozdziały. $period to okres, $grain nazwa odcinka.

report-month = Miesięczny raport marketingowy
report-quarter = Kwartalny przegląd marketingu
report-week = Tygodniowy raport marketingowy
report-year = Roczny przegląd marketingu
report-range = Raport marketingowy
report-month-title = Miesięczny raport marketingowy, { $period }
report-quarter-title = Kwartalny przegląd marketingu, { $period }
report-week-title = Tygodniowy raport marketingowy, { $period }
report-year-title = Roczny przegląd marketingu, { $period }
report-range-title = Raport marketingowy, { $period }
report-title = { $title }, { $period }
report-subject = { $company }: wskaźniki marketingowe { PERIOD($period, form: "in") }, dane do { $day }
page-of = Strona { $page } z { $pages }
page-see = strona { $page }
footer-data-to = Dane do { $day }
banner-provisional = Wstępne
banner-test = Egzemplarz próbny
banner-staging = Egzemplarz ze środowiska testowego
banner-and = { $first } · { $second }
correction = **Korekta:** { $why } Ten raport zastępuje wysłany wcześniej raport za okres: { PERIOD($period) }.
only = Tylko: { $what }
only-column = { NAME($column, of: "dimension", form: "mid") } = { $values }{ $more ->
    [0] {""}
   *[other] {" "}i jeszcze { $more }
}
only-attribute = { $column } = { $values }{ $more ->
    [0] {""}
   *[other] {" "}i jeszcze { $more }
}
only-and = { $first }; { $second }
banner-illustrative = Dane przykładowe zmyślonej firmy

## E-mail, który przynosi raport

mail-subject = { PERIOD($period) }: { $finding } – { $name }, { $company }
mail-subject-only = { PERIOD($period) }, { $only }: { $finding } – { $name }, { $company }
mail-mark-provisional = Wstępne
mail-mark-test = Próba
mail-mark-staging = Środowisko testowe
mail-corrected = Korekta:
mail-note-provisional = Wstępne: dane są niepełne i te wartości jeszcze się zmienią.
mail-note-test = Próba: ten egzemplarz wysłano, aby sprawdzić doręczanie.
mail-note-staging = Środowisko testowe: ten egzemplarz wysłano tylko do właściciela raportów.
mail-caption = Porównanie z planem: { $period }
mail-caption-no-plan = Wartości: { $period }
mail-change = { $change }
mail-archive = Otwórz archiwum raportów
mail-files = { $n ->
    [one] Pełny raport w załączniku: { $names }.
    [few] Pełny raport w załączniku, w { NUMBER($n) } formatach: { $names }.
    [many] Pełny raport w załączniku, w { NUMBER($n) } formatach: { $names }.
   *[other] Pełny raport w załączniku, w { NUMBER($n) } formatach: { $names }.
 }
mail-files-away = Pliki tego raportu są za duże na e-mail. Leżą w archiwum, { $address }, folder { $folder }.
mail-means-apart = „Powyżej planu” i „poniżej planu” mówi się tylko o różnicy większej, niż wyjaśniłby przypadek.
mail-means-on_plan = „Zgodnie z planem” oznacza w granicach tolerancji planu.
mail-means-watch = „Może to przypadek” oznacza, że różnicę może wyjaśnić sam przypadek.
mail-means-too_few = „Za mało danych” oznacza, że przypadków jest za mało na ocenę.
mail-means-no_plan = „Brak planu” oznacza, że nie ma względem czego oceniać.
mail-means-running = Dopóki okres trwa, jego wartości porównuje się z planem na dany dzień i nie ocenia.
mail-means-no_data = „Brak danych” oznacza, że wartość nie jest znana; to nie jest zero.
mail-why = Otrzymujesz ten e-mail jako odbiorca raportu „{ $title }” firmy { $company }.
mail-stop = Nie chcę już tych e-maili

section-summary = Podsumowanie
section-funnel = Lejek i etapy
section-definitions = Definicje i jakość danych
section-ladder = Drabina celów i lejek
section-empty = Dla tego rozdziału nie ma danych { PERIOD($period, form: "in") }.
funnel-elsewhere = Wskaźniki, które mają dane, stoją na stronie swojego etapu.
section-empty-because = Dla tego rozdziału nie ma danych: { $reason }.

heading-went-well = Co poszło dobrze
heading-did-not = Co nie poszło dobrze
heading-do-not-know = Czego nie wiemy
heading-definitions = Definicje
heading-methods = Jak powstają przedziały
heading-cannot-tell = Czego te wartości nie powiedzą
heading-reading-key = Jak czytać oznaczenia
heading-provenance = Pochodzenie danych
heading-changes = Co się zmieniło

## Punkty rozdziałów: co poszło dobrze, co nie, czego nie wiemy. $kpi to identyfikator wskaźnika.

point-ahead = { KPI($kpi) }: { $value }, o { CHANGE($change, part: "size") } lepiej od planu.
point-on-plan = { KPI($kpi) }: { $value }, zgodnie z planem.
point-behind = { KPI($kpi) }: { $value }, o { CHANGE($change, part: "size") } { $side ->
    [over] powyżej planu
   *[behind] poniżej planu
 }.
point-watch-ahead = { KPI($kpi) }: o { CHANGE($change, part: "size") } lepiej od planu, ale może to przypadek.
point-watch-behind = { KPI($kpi) }: o { CHANGE($change, part: "size") } gorzej od planu, ale może to przypadek.
point-traffic-doubted = { KPI($kpi) }: o { CHANGE($change, part: "size") } lepiej od planu, ale udział wartościowych wizyt jest niższy niż zwykle: najpierw sprawdź, czy to nie boty.
point-history-up = { KPI($kpi) }: wartość powyżej zwykłego zakresu.
point-history-down = { KPI($kpi) }: wartość poniżej zwykłego zakresu.
point-too-few = { KPI($kpi) }: za mało przypadków na osąd ({ $n }).
point-missing = { $n ->
    [one] { $n } wskaźnik nie ma źródła, więc się go nie mierzy.
    [few] { $n } wskaźniki nie mają źródła, więc się ich nie mierzy.
    [many] { $n } wskaźników nie ma źródła, więc się ich nie mierzy.
   *[other] { $n } wskaźnika nie ma źródła, więc się ich nie mierzy.
 }
point-missing-many = { $n ->
    [one] { $n } wskaźnik nie ma źródła; wymieniono go przy jego etapie.
    [few] { $n } wskaźniki nie mają źródła; wymieniono je przy ich etapach.
    [many] { $n } wskaźników nie ma źródła; wymieniono je przy ich etapach.
   *[other] { $n } wskaźnika nie ma źródła; wymieniono je przy ich etapach.
 }
point-no-plan-many = { $n ->
    [one] { $n } wskaźnik nie ma planu, więc nie wiadomo, czy jest dobry.
    [few] { $n } wskaźniki nie mają planu, więc nie wiadomo, czy są dobre.
    [many] { $n } wskaźników nie ma planu, więc nie wiadomo, czy są dobre.
   *[other] { $n } wskaźnika nie ma planu, więc nie wiadomo, czy są dobre.
 }
point-source-stopped = { $source }: po { $day } nic nie przyszło; co od tego zależy, jest niepełne.
point-change = { DAY($day, form: "year") }: { $what }
point-nothing-good = Żaden wskaźnik nie jest powyżej swojego planu.
point-nothing-bad = Żaden wskaźnik nie jest wyraźnie poniżej swojego planu.
point-nothing-unknown = Każdy wskaźnik na tej stronie ma plan, dość przypadków i pełne dane.

## Uwagi do czytania

key-hatched = Kreskowanie: prognoza
key-interval = Punkt z pasem: wartość i przedział 95%
key-sure = Powyżej planu, poniżej planu: to nie przypadek
key-on-plan = Zgodnie z planem: do ±{ PERCENT($tolerance, decimals: 0) }
key-watch = Może to przypadek: plan wewnątrz przedziału
key-unrated = Bez oceny: brak planu lub za mało przypadków
key-solid = Pełne: wykonanie
key-outline = Obrys: plan
key-grey = Szare: ten sam okres rok temu
key-colours = Niebieski: lepiej. Pomarańczowy: gorzej

## Nagłówki tabel

head-measure = Wskaźnik
head-stage = Etap
head-period = { PERIOD($period, form: "label") }
head-value = Wartość
head-plan = Plan
head-difference = Różnica od planu
head-year-ago = { PERIOD($period, form: "label") }
head-year-to-date = Od początku roku
head-months = { $n ->
    [one] { $n } miesiąc
    [few] { $n } miesiące
    [many] { $n } miesięcy
   *[other] { $n } miesiąca
 }
head-status = Stan
head-counted-as = Jak się liczy
head-source = Źródło
head-table = Tabela
head-file = Plik
head-days-complete = Pełnych dni z { $days }
head-last-record = Ostatni zapis
head-gap = Znana luka i jej skutek
head-verdict = Osąd
head-rows = Wiersze
head-rows-read = Wczytane wiersze
head-rows-used = Użyte
head-rows-rejected = Odrzucone
head-rows-duplicate = Duplikaty
head-rows-skipped = Pominięte
head-measured = Mierzone
head-date = Data
head-what = Co się zmieniło

## Jakość danych

quality-sound = W porządku
quality-care = Używać ostrożnie
quality-not-rated = Bez oceny
quality-none = Brak
quality-missing-days = { $n ->
    [one] brakuje { $n } dnia
    [few] brakuje { $n } dni
    [many] brakuje { $n } dni
   *[other] brakuje { $n } dnia
 }
quality-rejected = { $n ->
    [one] { $n } wiersz odrzucony ({ PERCENT($share) })
    [few] { $n } wiersze odrzucone ({ PERCENT($share) })
    [many] { $n } wierszy odrzuconych ({ PERCENT($share) })
   *[other] { $n } wiersza odrzuconego ({ PERCENT($share) })
 }
quality-duplicates = { $n ->
    [one] { $n } duplikat zastąpiony
    [few] { $n } duplikaty zastąpione
    [many] { $n } duplikatów zastąpionych
   *[other] { $n } duplikatu zastąpionego
 }
quality-skipped = { $n ->
    [one] { $n } wiersz uznany za wiersz bez danych
    [few] { $n } wiersze uznane za wiersze bez danych
    [many] { $n } wierszy uznanych za wiersze bez danych
   *[other] { $n } wiersza uznanego za wiersz bez danych
 }
quality-estimated = { $n ->
    [one] oszacowano { $n } dzień
    [few] oszacowano { $n } dni
    [many] oszacowano { $n } dni
   *[other] oszacowano { $n } dnia
 }
quality-estimated-how = { $n ->
    [one] oszacowano { $n } dzień ({ $how })
    [few] oszacowano { $n } dni ({ $how })
    [many] oszacowano { $n } dni ({ $how })
   *[other] oszacowano { $n } dnia ({ $how })
 }
quality-undeclared = Nikt nie podał, do którego dnia te źródła są pełne; bierze się to z ich wierszy: { $names }.
quality-undeclared-all = Nikt nie podał, do którego dnia źródła są pełne; dla każdego bierze się to z jego wierszy.
quality-implied = { $n ->
    [one] { $n } etap leada nie ma daty i wynika z późniejszego
    [few] { $n } etapy leadów nie mają daty i wynikają z późniejszych
    [many] { $n } etapów leadów nie ma daty i wynika z późniejszych
   *[other] { $n } etapu leadów nie ma daty i wynika z późniejszych
 }
quality-out-of-order = { $n ->
    [one] { $n } etap leada ma datę przed tym, po którym następuje
    [few] { $n } etapy leadów mają datę przed tymi, po których następują
    [many] { $n } etapów leadów ma datę przed tymi, po których następują
   *[other] { $n } etapu leadów ma datę przed tymi, po których następują
 }
quality-deals-without-lead = { $n ->
    [one] { $n } wygrana transakcja nie ma leada; mimo to liczy się jako klient
    [few] { $n } wygrane transakcje nie mają leada; mimo to liczą się jako klienci
    [many] { $n } wygranych transakcji nie ma leada; mimo to liczą się jako klienci
   *[other] { $n } wygranej transakcji nie ma leada; mimo to liczą się jako klienci
 }
quality-mqls-derived = { $n ->
    [one] żadne źródło nie podaje { $n } MQL, ale spełnia kryteria firmy
    [few] żadne źródło nie podaje { $n } MQL, ale spełniają kryteria firmy
    [many] żadne źródło nie podaje { $n } MQL, ale spełniają kryteria firmy
   *[other] żadne źródło nie podaje { $n } MQL, ale spełniają kryteria firmy
 }
quality-for-several = { $n ->
    [one] { $n } raz materiał liczy się dla kolejnej persony, więc suma według person jest większa od całości
    [few] { $n } razy materiał liczy się dla kolejnej persony, więc suma według person jest większa od całości
    [many] { $n } razy materiał liczy się dla kolejnej persony, więc suma według person jest większa od całości
   *[other] { $n } razy materiał liczy się dla kolejnej persony, więc suma według person jest większa od całości
 }
quality-customers-by-deal = { $n ->
    [one] { $n } klient ma datę z transakcji, bo w CRM jej nie ma
    [few] { $n } klienci mają datę z transakcji, bo w CRM jej nie ma
    [many] { $n } klientów ma datę z transakcji, bo w CRM jej nie ma
   *[other] { $n } klienta ma datę z transakcji, bo w CRM jej nie ma
 }
quality-followers-old = { $n ->
    [one] { $n } sieć nie podała liczby obserwujących od ponad trzech miesięcy; liczy się ostatnia znana
    [few] { $n } sieci nie podały liczby obserwujących od ponad trzech miesięcy; liczy się ostatnia znana
   *[other] { $n } sieci nie podało liczby obserwujących od ponad trzech miesięcy; liczy się ostatnia znana
 }
quality-customers-dated-apart = { $n ->
    [one] { $n } klient ma inną datę w CRM niż w transakcji; liczy się data z CRM
    [few] { $n } klienci mają inne daty w CRM niż w transakcjach; liczy się data z CRM
    [many] { $n } klientów ma inne daty w CRM niż w transakcjach; liczy się data z CRM
   *[other] { $n } klienta ma inne daty w CRM niż w transakcjach; liczy się data z CRM
 }
quality-source-ended = { $source } nie ma niczego po { DAY($day, form: "year") }: wartości, które na nim stoją, są od tego czasu niepełne i się ich nie porównuje

## Metody

method-shares = **Udziały:** przedział Wilsona, 95%. Udział z mniej niż 60 przypadków lub 10 konwersji pokazuje się, ale nie ocenia.
method-ratios = **Wskaźniki i stosunki:** bootstrap po blokach dni, 95%, tak że uwzględnione są ruchliwe dni i ponowne wizyty.
method-counts = **Liczby:** przypadkowe wahania liczby (Poisson), poszerzone o to, jak różnią się dni, 95%.
method-scores = **Wskaźnik rekomendacji netto:** poprawiony przedział Walda, 95%.
method-durations = **Czasy:** skumulowana częstość (Aalen–Johansen) ze stratą jako konkurującym końcem, 95%.
method-money = **Zaksięgowane pieniądze** są dokładne. O ile kwota mogła się różnić przypadkiem, mówi się tam, gdzie to ważne.
method-differences = **Różnice udziałów:** przedział Newcombe’a dwóch niezależnych grup, segment wobec reszty.
method-history = **Zwykły zakres:** karta wartości pojedynczych (XmR), średnia ± 2,66 średniego ruchomego rozstępu wcześniejszych punktów.
method-status = **Stan:** zgodnie z planem w granicach tolerancji; powyżej lub poniżej tylko tam, gdzie przedział różnicy nie zawiera zera.
method-running = **Niezakończone okresy** porównuje się z planem i z wcześniejszymi okresami na ten sam dzień roboczy.
method-missing = **Brakująca wartość** nigdy nie jest zerem: na jej miejscu stoi kreska z powodem.

## Czego te wartości nie powiedzą

limit-step-rates = Wskaźniki kroków porównują liczby z tego samego okresu. Nie śledzą jednej grupy odwiedzających.
limit-consent = Odwiedzających, którzy odmówią zgody, brakuje w sesjach, ale nie w leadach.
limit-cause = Zmiana w tym samym czasie co zdarzenie nie dowodzi, że to ono ją spowodowało.
limit-last-touch = Kanał leada to ten, który podaje jego źródło; wcześniejsze kontakty nie dostają nic.
limit-cohorts = Kohorty jeszcze dojrzewają: późniejsze konwersje podniosą wskaźniki ostatnich miesięcy.
limit-revenue = Przychód księguje się przy wygranej transakcji. Odnowień i zwrotów w nim nie ma, jeśli nie ma ich źródło.
limit-roi = Przy długim cyklu sprzedaży przychód i koszt tego samego okresu należą do różnych klientów.

## Pochodzenie

provenance-report = Raport { $report }, { $version }, okres: { PERIOD($period) }, wykonał reportgen { $program }.
provenance-data = Dane do { $day } w strefie czasowej { $zone }; pieniądze w { $currency }.
provenance-inputs = { $files ->
    [one] Wejście: { NUMBER($files) } plik, wczytano wierszy: { NUMBER($rows) }.
    [few] Wejście: { NUMBER($files) } pliki, wczytano wierszy: { NUMBER($rows) }.
    [many] Wejście: { NUMBER($files) } plików, wczytano wierszy: { NUMBER($rows) }.
   *[other] Wejście: { NUMBER($files) } pliku, wczytano wierszy: { NUMBER($rows) }.
 }
provenance-fingerprint = Odcisk wejścia { $fingerprint }.
provenance-same = To samo wejście i ta sama konfiguracja dają ten sam raport, bajt w bajt.
provenance-owner = Właściciel: { $owner }.

## Tytuły podsumowania. $kpi identyfikator wskaźnika, $change jego różnica od planu, $n i $total liczby wskaźników.

headline-all-on-plan = { $n ->
    [one] Jedyny wskaźnik z planem jest z nim zgodny
    [few] Wszystkie { $n } wskaźniki są zgodne z planem
    [many] Wszystkie { $n } wskaźników jest zgodne z planem
   *[other] Wszystkie { $n } wskaźnika są zgodne z planem
 }
headline-none-behind = Powyżej planu { $n } z { $total } wskaźników, wyraźnie poniżej żaden
headline-ahead-one = { KPI($kpi, form: "short") }: o { CHANGE($change, part: "size") } lepiej od planu, nic nie jest poniżej planu
headline-ahead-all = { $n ->
    [one] Jedyny wskaźnik z planem jest powyżej niego
    [few] Wszystkie { $n } wskaźniki są powyżej planu
    [many] Wszystkie { $n } wskaźników jest powyżej planu
   *[other] Wszystkie { $n } wskaźnika są powyżej planu
 }
headline-behind-one = { KPI($kpi, form: "short") }: o { CHANGE($change, part: "size") } { $side ->
    [over] powyżej planu
   *[behind] poniżej planu
 }, innych poniżej planu nie ma
headline-behind-some = Poniżej planu { $n } z { $total } wskaźników, najbardziej { KPI($kpi, form: "mid") } ({ CHANGE($change, part: "size") })
headline-behind-two = { KPI($kpi, form: "short") }: o { CHANGE($change, part: "size") } { $side ->
    [over] powyżej planu
   *[behind] poniżej planu
 }, { KPI($other_kpi, form: "mid") }: o { CHANGE($other, part: "size") } { $other_side ->
    [over] powyżej
   *[behind] poniżej
 }
headline-story-more = Sesji więcej niż w planie, ale nowych leadów o { CHANGE($change, part: "size") } mniej: słaba konwersja
headline-story-enough = Sesji dość, ale nowych leadów o { CHANGE($change, part: "size") } mniej niż w planie: słaba konwersja
headline-story-fewer = Sesji mniej niż w planie i słaba konwersja: nowych leadów o { CHANGE($change, part: "size") } mniej
headline-story-cost = Płatny lead o { CHANGE($change, part: "size") } droższy od planu, a za mało sesji daje leady
headline-story-convert = Nowych leadów o { CHANGE($change, part: "size") } mniej niż w planie: słaba konwersja sesji
headline-behind-all = { $n ->
    [one] Jedyny wskaźnik z planem jest poniżej niego
    [few] Wszystkie { $n } wskaźniki, które można ocenić, są poniżej planu
    [many] Wszystkie { $n } wskaźników, które można ocenić, jest poniżej planu
   *[other] Wszystkie { $n } wskaźnika, które można ocenić, są poniżej planu
 }
headline-mixed = { KPI($ahead_kpi, form: "short") }: powyżej planu, ale { KPI($behind_kpi, form: "mid") }: o { CHANGE($change, part: "size") } { $side ->
    [over] powyżej
   *[behind] poniżej
 }
headline-mixed-perhaps = { KPI($behind_kpi, form: "short") }: o { CHANGE($change, part: "size") } { $side ->
    [over] powyżej planu
   *[behind] poniżej planu
 }; { KPI($ahead_kpi, form: "mid") }: lepiej, może przypadkiem
headline-mixed-perhaps-behind = { KPI($ahead_kpi, form: "short") }: o { CHANGE($change, part: "size") } lepiej od planu; { KPI($behind_kpi, form: "mid") }: gorzej, może przypadkiem
headline-loose-behind = { KPI($kpi, form: "short") }: o { CHANGE($change, part: "size") } poniżej planu, może to przypadek: różne kwoty transakcji
headline-loose-ahead = { KPI($kpi, form: "short") }: o { CHANGE($change, part: "size") } powyżej planu, może to przypadek: różne kwoty transakcji
headline-chance-behind = { KPI($kpi, form: "short") }: może o { CHANGE($change, part: "size") } poniżej planu, ale to może być przypadek
headline-chance-ahead = { KPI($kpi, form: "short") }: może o { CHANGE($change, part: "size") } powyżej planu, ale to może być przypadek
headline-chance-only = Żadna różnica od planu nie jest większa, niż wyjaśniłby przypadek
headline-no-plan = Co się działo { PERIOD($period, form: "in") }: nie ma planu, według którego oceniać
headline-too-early = { $grain ->
    [day] Dzień jeszcze trwa: wartości do { $day }
    [week] Tydzień jeszcze trwa: wartości do { $day }
    [month] Miesiąc jeszcze trwa: wartości do { $day }
    [quarter] Kwartał jeszcze trwa: wartości do { $day }
    [year] Rok jeszcze trwa: wartości do { $day }
   *[other] Okres jeszcze trwa: wartości do { $day }
 }
headline-too-few = Za mało przypadków { PERIOD($period, form: "in") }, by cokolwiek ocenić
headline-no-data = Brak danych { PERIOD($period, form: "in") }: nie ma czego oceniać
headline-funnel-behind = { KPI($kpi, form: "short") }: tu lejek się zaciął, o { CHANGE($change, part: "size") } poniżej planu
headline-funnel-good = Żaden krok lejka nie jest wyraźnie poniżej planu
headline-funnel-no-plan = Od sesji do klienta: ile przeszło przez każdy etap
headline-funnel-empty = Lejka nie da się pokazać: żadne źródło nie dostarcza jego danych
headline-definitions = Co wartości znaczą, skąd są i na ile im ufać
headline-definitions-care = Co wartości znaczą i które wymagają ostrożności

## Zdania wstępne: po jednym zdaniu, składane jako jeden akapit. $value, $plan, $before to wielkości.

standfirst-figure-plan = { KPI($kpi) }: **{ $value }**, plan { $plan } ({ CHANGE($change, part: "percent") }).
standfirst-figure-plan-chance = { KPI($kpi) }: **{ $value }**, plan { $plan } ({ CHANGE($change, part: "percent") }, może to przypadek).
standfirst-figure-year-ago = { KPI($kpi) }: **{ $value }**, { CHANGE($change, part: "words") } niż { PERIOD($period, form: "in") }.
standfirst-figure-same = { KPI($kpi) }: **{ $value }**, tak samo jak { PERIOD($period, form: "in") }.
standfirst-figure = { KPI($kpi) }: **{ $value }**.
standfirst-running = Wartości porównuje się z planem na te same dni robocze; ocenia się je, gdy skończy się { $grain ->
    [week] tydzień
    [month] miesiąc
    [quarter] kwartał
    [year] rok
   *[other] okres
 }.
standfirst-few = Co policzono, pokazano niżej; na ocenę to za mało.
standfirst-no-plan = Planu nie ma, więc wartości porównuje się z tym samym okresem rok temu.
standfirst-are-behind = Wyraźnie poniżej planu: { $items }.
standfirst-are-ahead = Wyraźnie powyżej planu: { $items }.
standfirst-story = Leadem stało się tylko **{ $rate }** sesji zamiast planowanych { $rate_plan }: **{ $value }** zamiast { $plan }; to nie przypadek.
standfirst-firm = { $items }: to nie przypadek.
standfirst-against-first = { KPI($kpi) }: **{ $value }**, plan { $plan }
standfirst-against-next = { KPI($kpi, form: "mid") }: **{ $value }**, plan { $plan }
standfirst-cause = Jedna prawdopodobna przyczyna: { $what } ({ DAY($day) }); { KPI($kpi, form: "mid") } od tego czasu { PERCENT($change, decimals: 0, sign: "yes") }.
standfirst-are-watch = Poza planem, może przypadkiem: { $items }.
standfirst-are-on-plan = Zgodnie z planem: { $items }.
standfirst-one = { KPI($kpi, form: "mid") }
standfirst-one-off = { KPI($kpi, form: "mid") } (**{ CHANGE($change, part: "percent") }**)
standfirst-unsure = { KPI($kpi, form: "short") }: { $side ->
    [behind] poniżej planu
   *[ahead] powyżej planu
 } (**{ CHANGE($change, part: "percent") }**), ale transakcje wahają się o około ±{ $half } { $grain ->
    [week] tygodniowo
    [month] miesięcznie
    [quarter] kwartalnie
   *[year] rocznie
 }.
standfirst-course-below = W tym tempie rok skończy się na **{ $value }** ({ KPI($kpi, form: "mid") }), poniżej celu { $goal }.
standfirst-course-above = W tym tempie rok skończy się na **{ $value }** ({ KPI($kpi, form: "mid") }), powyżej celu { $goal }.
standfirst-course-near = W tym tempie rok skończy się na **{ $value }** ({ KPI($kpi, form: "mid") }); cel { $goal } można osiągnąć lub nie.
standfirst-provisional = **Wstępne:** { $source } kończy się { $day }, więc część wartości jeszcze się zmieni.
standfirst-funnel = Z **{ NUMBER($sessions) } sesji** { PERIOD($period, form: "in") } każdy etap przepuścił to, co pokazują słupki; tabele niżej mówią, które wskaźniki dotrzymały planu.
standfirst-funnel-behind = { $n ->
    [0] Ani jeden wskaźnik z planem (z { $total }) nie jest poniżej niego.
    [one] Poniżej planu jest { $n } z { $total } wskaźników z planem.
    [few] Poniżej planu są { $n } z { $total } wskaźników z planem.
    [many] Poniżej planu jest { $n } z { $total } wskaźników z planem.
   *[other] Poniżej planu jest { $n } z { $total } wskaźników z planem.
 }
standfirst-funnel-not-measured = { $n ->
    [one] { $n } wskaźnika się nie mierzy: żadne źródło nie dostarcza jego danych.
    [few] { $n } wskaźników się nie mierzy: żadne źródło nie dostarcza ich danych.
    [many] { $n } wskaźników się nie mierzy: żadne źródło nie dostarcza ich danych.
   *[other] { $n } wskaźnika się nie mierzy: żadne źródło nie dostarcza ich danych.
 }
standfirst-definitions-sources = { $n ->
    [one] Wczytano { $n } źródło, wierszy { NUMBER($rows) }, z czego liczy się { NUMBER($used) }.
    [few] Wczytano { $n } źródła, wierszy { NUMBER($rows) }, z czego liczy się { NUMBER($used) }.
    [many] Wczytano { $n } źródeł, wierszy { NUMBER($rows) }, z czego liczy się { NUMBER($used) }.
   *[other] Wczytano { $n } źródła, wierszy { NUMBER($rows) }, z czego liczy się { NUMBER($used) }.
 }

## Tytuły wykresów i tabel z wnioskiem. $stage attract ..., $reached lead ... customer.

chart-title-funnel-plain = Od sesji do klienta
chart-title-scorecard-on-plan = { $n ->
    [one] { NAME($stage, of: "stage") }: jedyny wskaźnik z planem go dotrzymuje
    [few] { NAME($stage, of: "stage") }: wszystkie { $n } wskaźniki z planem go dotrzymują
    [many] { NAME($stage, of: "stage") }: wszystkie { $n } wskaźników z planem go dotrzymuje
   *[other] { NAME($stage, of: "stage") }: wszystkie { $n } wskaźnika z planem go dotrzymują
 }
chart-title-scorecard-behind = { $total ->
    [1] { NAME($stage, of: "stage") }: jedyny wskaźnik z planem jest poniżej niego
   *[other] { NAME($stage, of: "stage") }: poniżej planu { $n } z { $total } wskaźników
 }
chart-title-scorecard-ahead = { $total ->
    [1] { NAME($stage, of: "stage") }: jedyny wskaźnik z planem jest powyżej niego
   *[other] { NAME($stage, of: "stage") }: powyżej planu { $n } z { $total } wskaźników, poniżej żaden
 }
chart-title-scorecard-chance = { NAME($stage, of: "stage") }: żadna różnica od planu nie wykracza poza przypadek
chart-title-scorecard-few = { NAME($stage, of: "stage") }: za mało danych do porównania z planem
chart-title-scorecard-no-plan = { NAME($stage, of: "stage") }: planu nie ma
chart-title-scorecard-running = { NAME($stage, of: "stage") }: okres jeszcze trwa
chart-title-scorecard-empty = { NAME($stage, of: "stage") }: nic się nie mierzy
chart-title-quality-no-gaps = Jakość danych: bez luk
chart-title-quality-stopped = Jakość danych: źródło { $source } stanęło { $day }
chart-title-quality-gaps = { $n ->
    [one] Jakość danych: luki ma { $n } źródło
    [few] Jakość danych: luki mają { $n } źródła
    [many] Jakość danych: luki ma { $n } źródeł
   *[other] Jakość danych: luki ma { $n } źródła
 }
chart-title-quality-rejected = { $n ->
    [one] Jakość danych: bez luk, ale odrzucono { $n } wiersz
    [few] Jakość danych: bez luk, ale odrzucono { $n } wiersze
    [many] Jakość danych: bez luk, ale odrzucono { $n } wierszy
   *[other] Jakość danych: bez luk, ale odrzucono { $n } wiersza
 }
chart-title-quality-nothing = Jakość danych: nic nie wczytano

## Teksty zastępcze rysunków

alt-spark = { KPI($kpi) }, { $span }: od { $first } do { $last }, najmniej { $low }, najwięcej { $high }.
alt-spark-none = { KPI($kpi) }: bez linii, za mało punktów.
alt-bullet = { KPI($kpi) }: { $value }, plan { $plan }, rok temu { $before }.
alt-bullet-no-plan = { KPI($kpi) }: { $value }, planu nie ma, rok temu { $before }.
alt-bullet-running = { KPI($kpi) }: dotąd { $value }, plan na ten dzień { $due }, plan na cały okres { $plan }.
alt-bullet-none = { KPI($kpi) }: bez wartości.
alt-funnel = Lejek { PERIOD($period, form: "in") }: { $steps }.
alt-funnel-step = { NAME($reached, of: "lifecycle") } { NUMBER($n) }
alt-funnel-step-rate = { NAME($reached, of: "lifecycle") } { NUMBER($n) } ({ PERCENT($rate) } poprzedniego etapu)
alt-variance = { KPI($kpi) }: { CHANGE($change, part: "percent") } od planu.
alt-variance-chance = { KPI($kpi) }: { CHANGE($change, part: "percent") } od planu, może to przypadek.
alt-coverage = { $source }: pełnych dni { $n } z { $days }.

## Strona na ekranie

render-data-behind = Wartości tego wykresu
render-data-file = Załączone wartości:
render-print-edition = Do druku służy PDF tego raportu.

## Składanie raportu: uwagi, teksty wykresów i drobne formy. $grain nazwa odcinka, $value i $start wielkości.

assemble-whole-percent = { PERCENT($share, decimals: 0) }
assemble-range = { RANGE($low, $high) }
assemble-period = { PERIOD($period, form: "short") }
assemble-reason = { $reason }
assemble-and = { $first }, { $second }
assemble-last-of-several = { $first } i { $second }
assemble-percent-from = { CHANGE($change, part: "percent") }
assemble-file-figures = Wszystkie wartości tego raportu i to, z czym się je porównuje
assemble-file-history = Wartości tego raportu okres po okresie
assemble-head-period = Okres
assemble-not-measured = { $names } ({ $reason })
assemble-not-measured-plain = { $names } (nie mierzy się)
assemble-no-plan-up = Wzrost, bez planu
assemble-no-plan-down = Spadek, bez planu
assemble-no-plan-no_change = Zgodnie z trendem
status-watch-short = Może przypadek
assemble-note-summary = Jak czytać. Pasek: pełny to wykonanie, obrys to plan, szara kreska to ten sam okres rok temu. „Zgodnie z planem” oznacza do ±{ PERCENT($tolerance, decimals: 0) }. „Może to przypadek” oznacza, że przedział 95% wartości obejmuje plan; kolor oznacza tylko to, co większe od przypadku.
assemble-note-no-plan = Jak czytać. Pasek: pełny to wykonanie, szara kreska to ten sam okres rok temu. Planu nie ma, więc nic się nie ocenia i nic nie jest kolorowe.
assemble-note-running = Jak czytać. Pasek: pełny to wykonanie, obrys to plan na dotychczasowe dni, linia przerywana to plan na cały okres, szara kreska to ten sam okres rok temu. Dopóki okres trwa, stanu się nie podaje.
assemble-note-stage = Pasek: różnica od planu; podbarwione: co wyjaśniłby sam przypadek (95%).{ $costs ->
    [0] {""}
   *[other] {" "}Przy kosztach lepiej jest w lewo.
 }{ $quiet ->
    [0] {""}
   *[other] {" "}„Zgodnie z trendem”: bez wyraźnego odchylenia od własnego trendu i sezonu.
 }
assemble-note-scorecard = Pasek: różnica od planu; podbarwiony pas: co wyjaśniłby sam przypadek (95%). Szary pasek mieści się w swoim pasie. Znaczenie mówi kolor: przy kosztach lepiej jest w lewo. Linie: do 18 miesięcy, każda we własnej skali.
assemble-history-subtitle = { $grain ->
    [day] { KPI($kpi) }, dziennie
    [week] { KPI($kpi) }, tygodniowo
   *[month] { KPI($kpi) }, miesięcznie
 }. Pas: zwykły zakres { PERIOD($usual, form: "in") }. { $scale ->
    [zero] Oś zaczyna się od zera
   *[part] Oś zaczyna się od { $start }
 }
assemble-history-subtitle-plain = { $grain ->
    [day] { KPI($kpi) }, dziennie
    [week] { KPI($kpi) }, tygodniowo
   *[month] { KPI($kpi) }, miesięcznie
 }. { $scale ->
    [zero] Oś zaczyna się od zera
   *[part] Oś zaczyna się od { $start }
 }
assemble-level-mean = Średnia { $value }
assemble-level-low = Dolna granica { $value }
assemble-level-high = Górna granica { $value }
assemble-level-plan = Plan { $value }
chart-title-history-up = { KPI($kpi) }: { PERIOD($period, form: "in") } powyżej zwykłego zakresu
chart-title-history-down = { KPI($kpi) }: { PERIOD($period, form: "in") } poniżej zwykłego zakresu
chart-title-history-no_change = { KPI($kpi) }: { PERIOD($period, form: "in") } bez wyraźnej zmiany
chart-title-history-stays-up = { KPI($kpi) }: powyżej wcześniejszego zakresu, od { PERIOD($period, form: "of") }
chart-title-history-stays-down = { KPI($kpi) }: poniżej wcześniejszego zakresu, od { PERIOD($period, form: "of") }
chart-title-history-trend = { KPI($kpi) }: { CHANGE($change, part: "words") } niż rok temu, zgodnie z trendem
chart-title-history-running = { KPI($kpi, form: "short") }: tylko pełne okresy; ten jeszcze trwa
chart-title-history-too_few = { KPI($kpi) }: za mało punktów, by odróżnić zmianę od przypadku
headline-history-up = { KPI($kpi, form: "short") }: powyżej zwykłego zakresu; planu nie ma
headline-history-down = { KPI($kpi, form: "short") }: poniżej zwykłego zakresu; planu nie ma
key-chance = Podbarwione: w granicach przypadku
key-usual-range = Podbarwione za linią: zwykły zakres

assemble-value = { $value }
assemble-kpi-short = { KPI($kpi, form: "short") }
assemble-stage = { NAME($stage, of: "lifecycle") }
assemble-step = { NAME($origin, of: "lifecycle") } → { NAME($stage, of: "lifecycle", form: "mid") }
assemble-effect = Wpływ na końcową liczbę ({ NAME($stage, of: "lifecycle", form: "mid") })
assemble-effect-plan = Powyżej lub poniżej planu { $value }
assemble-effect-year-ago = Powyżej lub poniżej wartości sprzed roku { $value }
assemble-distance-plan = Odległość od planu
assemble-distance-year-ago = Odległość od wartości sprzed roku
assemble-distance-marks-plan = Punkt: { PERIOD($period, form: "short") }. Pas: przedział 95%. Szara kreska: { PERIOD($before, form: "short") }
assemble-distance-marks-year-ago = Punkt: { PERIOD($period, form: "short") }, zero: { PERIOD($before, form: "short") }. Pas: przedział 95%
assemble-zero-plan = plan
assemble-zero-year-ago = rok temu
assemble-against-plan = plan { $value }
assemble-against-year-ago = rok temu { $value }
assemble-steps-subtitle-plan = Liczby { PERIOD($period, form: "in") }. Po lewej: co każdy krok zrobił z wynikiem. Plan kroku wynika z planowanych liczb. Szare: może to przypadek
assemble-steps-subtitle-year-ago = Liczby { PERIOD($period, form: "in") } wobec roku temu. Po lewej: o ile każdy krok przesunął wynik. Szare: może to przypadek
chart-title-steps-ahead = { KPI($kpi) }: o { CHANGE($change, part: "size") } powyżej planu; co dodał każdy krok
chart-title-steps-behind = { KPI($kpi) }: o { CHANGE($change, part: "size") } poniżej planu; co odjął każdy krok
chart-title-steps-watch = { KPI($kpi) }: poza planem, może przypadkiem; co zrobił każdy krok
chart-title-steps-lost = { NAME($origin, of: "lifecycle") } → { NAME($stage, of: "lifecycle", form: "mid") }: strata { $value }{ $rest ->
    [all] ; reszta odrobiła ją całą
    [most] ; reszta odrobiła większość
    [some] ; reszta odrobiła część
    [perhaps-all] ; reszta może odrobiła ją całą
    [perhaps-most] ; reszta może odrobiła większość
    [perhaps-some] ; reszta może odrobiła część
    [chance] ; inne kroki mogą być przypadkiem
   *[more] , więcej niż na każdym innym kroku
 }
chart-title-steps-won = { NAME($origin, of: "lifecycle") } → { NAME($stage, of: "lifecycle", form: "mid") }: zysk { $value }{ $rest ->
    [all] ; reszta straciła go całego
    [most] ; reszta straciła większość
    [some] ; reszta straciła część
    [perhaps-all] ; reszta może straciła go całego
    [perhaps-most] ; reszta może straciła większość
    [perhaps-some] ; reszta może straciła część
    [chance] ; inne kroki mogą być przypadkiem
   *[more] , więcej niż na każdym innym kroku
 }
chart-title-steps-first = { KPI($kpi, form: "short") }: { $side ->
    [won] zysk
   *[lost] strata
 } { $first }; { NAME($origin, of: "lifecycle", form: "mid") } → { NAME($stage, of: "lifecycle", form: "mid") }: dalsze { $n }
# $n jednego etapu jako to, ile krok kosztował lub przyniósł.
steps-number = { $reached ->
    [lead] { $n ->
        [one] { $n } leada
       *[other] { $n } leadów
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
        [one] { $n } szansy
       *[other] { $n } szans
     }
   *[customer] { $n ->
        [one] { $n } klienta
       *[other] { $n } klientów
     }
 }
steps-effect = { NUMBER($value, decimals: 1, sign: "always") }
chart-title-steps-on-plan = { KPI($kpi) }: zgodnie z planem; co każdy krok dodał lub odjął

assemble-cohort-of = Kohorta: { PERIOD($period, form: "short") }
assemble-cohort-young = Kohorta jeszcze dojrzewa
assemble-cohort-so-far = { PERIOD($period, form: "label") } dotąd
card-note-ripening = Najnowsza kohorta dość stara, by coś mówić.
assemble-figure = { KPI($kpi, form: "short") } { $value }
assemble-also = Bez planu i bez wyraźnej zmiany: { $figures }
assemble-also-few = Za mało przypadków na ocenę: { $figures }
assemble-then = { $first }. { $second }

## Tempo roku. $value, $goal, $low, $high to wielkości, $off ułamek, $chance słowo z CHANCES w assemble/pace.py.

point-change-year = { DAY($day, form: "short") }: { $what }
heading-changes-year = Co się zmieniło w tym roku
pace-goal = Cel { $value }
pace-forecast = Prognoza { $value }
pace-range = Zakres 80%: { RANGE($low, $high) }
pace-last-year = { PERIOD($period, form: "short") }: { $value }
pace-so-far = { $value } do { DAY($day, form: "year") }
pace-head-actual = Wykonanie
pace-subtitle = { KPI($kpi) } { PERIOD($period, form: "in") }, narastająco
pace-subtitle-chance = { KPI($kpi) } { PERIOD($period, form: "in") }, narastająco. Szansa na { $goal }: { $chance ->
    [hardly] mniejsza niż jedna na pięćdziesiąt
    [twentieth] około jednej na dwadzieścia
    [tenth] około jednej na dziesięć
    [fifth] około jednej na pięć
    [quarter] około jednej na cztery
    [third] około jednej na trzy
    [half] około jednej na dwie
    [two-thirds] około dwóch na trzy
    [three-quarters] około trzech na cztery
    [four-fifths] około czterech na pięć
    [nine-tenths] około dziewięciu na dziesięć
    [nineteen-twentieths] około dziewiętnastu na dwadzieścia
   *[sure] większa niż czterdzieści dziewięć na pięćdziesiąt
 }
chart-title-pace-below = { $kpi ->
    [customers] W tym tempie rok skończy się na { $value } klientach, a nie na { $goal }
    [revenue] W tym tempie rok skończy się na { $value } nowego przychodu, a nie na { $goal }
   *[other] { KPI($kpi) }: w tym tempie { $value } na koniec roku, a nie { $goal }
 }
chart-title-pace-above = { $kpi ->
    [customers] W tym tempie rok skończy się na { $value } klientach, powyżej celu { $goal }
    [revenue] W tym tempie rok skończy się na { $value } nowego przychodu, powyżej { $goal }
   *[other] { KPI($kpi) }: w tym tempie { $value } na koniec roku, powyżej { $goal }
 }
chart-title-pace-near = { $kpi ->
    [customers] W tym tempie rok skończy się na { $value } klientach; { $goal } jest w zasięgu
    [revenue] W tym tempie { $value } nowego przychodu na koniec roku; { $goal } jest w zasięgu
   *[other] { KPI($kpi) }: w tym tempie { $value } na koniec roku; { $goal } jest w zasięgu
 }
chart-title-pace-plain = { KPI($kpi) }: w tym tempie { $value } na koniec roku
chart-title-pace-early = { KPI($kpi) }: dotąd { $value }, za mało na prognozę
chart-title-pace-done = { KPI($kpi) }: rok skończył się na { $value }
chart-title-pace-done-above = { KPI($kpi) }: rok skończył się na { $value }, celem było { $goal }
chart-title-pace-done-below = { KPI($kpi) }: rok skończył się na { $value }, a nie na { $goal }
pace-note-untested = Prognoza: { $made ->
    [money] poziom, wzrost i sezon transakcji wygranych w maksymalnie 36 miesiącach trwają dalej, każda transakcja z kwotą jednej z ostatnich dwunastu; losowań { NUMBER($n) }.
   *[count] poziom, wzrost i sezon z maksymalnie 36 miesięcy trwają dalej; losowań { NUMBER($n) } z rozkładu ujemnego dwumianowego.
 } Dane nie sięgają dość daleko, by ją sprawdzić.
pace-note = Prognoza: { $made ->
    [money] poziom, wzrost i sezon transakcji wygranych w maksymalnie 36 miesiącach trwają dalej, każda transakcja z kwotą jednej z ostatnich dwunastu; losowań { NUMBER($n) }.
   *[count] poziom, wzrost i sezon z maksymalnie 36 miesięcy trwają dalej; losowań { NUMBER($n) } z rozkładu ujemnego dwumianowego.
 } { $months ->
    [one] Sprawdzona { $total } razy z wcześniejszych dni, na miesiąc naprzód, myliła się w medianie o { PERCENT($off, decimals: 0) }; zakres 80% był trafny { $held } razy.
   *[other] Sprawdzona { $total } razy z wcześniejszych dni, na miesięcy naprzód: { $months }, myliła się w medianie o { PERCENT($off, decimals: 0) }; zakres 80% był trafny { $held } razy.
 }
alt-pace = { $title }. { KPI($kpi) }: { $value } do { DAY($day) }.

## Skoroszyt (XLSX)

sheet-summary = Podsumowanie
sheet-figures = Wartości
sheet-history = Historia
sheet-definitions = Definicje
sheet-data = Dane
head-id = ID
head-unit = Jednostka
head-currency = Waluta
head-dimension = Wymiar
head-segment = Segment
head-view = Widok
head-numerator = Licznik
head-denominator = Mianownik
head-interval-from = Przedział 95%, od
head-interval-to = Przedział 95%, do
head-missing = Dlaczego brak wartości
head-better = Kierunek
head-complete-through = Pełne do
head-period-name = Okres
head-value-before = Poprzedni okres
head-value-year-ago = Rok temu

## Etap, który zmienił się najbardziej, i jego segmenty. $stage attract ..., $segment jak w danych, $dimension channel ...

section-stage = Etap, który zmienił się najbardziej
section-stage-of = { NAME($stage, of: "stage") }
headline-stage-behind-down = { KPI($kpi, form: "short") }: poniżej zwykłego zakresu i o { CHANGE($change, part: "size") } poniżej planu
headline-stage-behind-up = { KPI($kpi, form: "short") }: powyżej zwykłego zakresu i o { CHANGE($change, part: "size") } gorzej od planu
headline-stage-ahead-up = { KPI($kpi, form: "short") }: powyżej zwykłego zakresu i o { CHANGE($change, part: "size") } powyżej planu
headline-stage-ahead-down = { KPI($kpi, form: "short") }: poniżej zwykłego zakresu, o { CHANGE($change, part: "size") } lepiej od planu
headline-stage-behind = { NAME($stage, of: "stage") }: { KPI($kpi, form: "mid") } o { CHANGE($change, part: "size") } gorzej od planu
headline-stage-ahead = { NAME($stage, of: "stage") }: { KPI($kpi, form: "mid") } o { CHANGE($change, part: "size") } lepiej od planu
headline-stage-loose-behind = { NAME($stage, of: "stage") }: { KPI($kpi, form: "mid") } o { CHANGE($change, part: "size") } gorzej od planu, może przypadkiem
headline-stage-loose-ahead = { NAME($stage, of: "stage") }: { KPI($kpi, form: "mid") } o { CHANGE($change, part: "size") } lepiej od planu, może przypadkiem
headline-stage-up = { NAME($stage, of: "stage") }: { KPI($kpi, form: "mid") } powyżej zwykłego zakresu
headline-stage-down = { NAME($stage, of: "stage") }: { KPI($kpi, form: "mid") } poniżej zwykłego zakresu
headline-stage-none = Żaden etap nie jest wyraźnie poza planem ani poza zwykłym zakresem
headline-stage-running = { NAME($stage, of: "stage") }: dotychczasowe wartości, okres jeszcze trwa
stage-too-short = Czy etap się zmienił, można powiedzieć, gdy któryś jego wskaźnik ma co najmniej { $n } pełnych okresów i dość przypadków.
headline-stage-empty = Żaden etap nie ma dość historii, by powiedzieć, czy się zmienił
standfirst-stage-interval = Przedział 95% wartości: { RANGE($low, $high) }.
standfirst-stage-since = Zwykły zakres { PERIOD($usual, form: "in") }: { RANGE($low, $high) }; od { PERIOD($since, form: "of") } każdy miesiąc leży { $side ->
    [up] powyżej
   *[down] poniżej
 } niego, { RANGE($least, $most) }: to nie przypadek.
standfirst-stage-grown = Wobec roku temu { $side ->
    [up] więcej
   *[down] mniej
 } o { $whole }, z tego { $part } to { $segment }.
standfirst-segments = { $n ->
    [one] W wymiarze „{ NAME($dimension, of: "dimension", form: "mid") }” jedna zmiana roczna jest większa od przypadku: { $segment } ({ CHANGE($change, part: "percent") }).
    [few] W wymiarze „{ NAME($dimension, of: "dimension", form: "mid") }” { $n } zmiany roczne są większe od przypadku, najbardziej { $segment } ({ CHANGE($change, part: "percent") }).
    [many] W wymiarze „{ NAME($dimension, of: "dimension", form: "mid") }” { $n } zmian rocznych jest większych od przypadku, najbardziej { $segment } ({ CHANGE($change, part: "percent") }).
   *[other] W wymiarze „{ NAME($dimension, of: "dimension", form: "mid") }” { $n } zmiany rocznej jest większe od przypadku, najbardziej { $segment } ({ CHANGE($change, part: "percent") }).
 }
standfirst-segments-none = W wymiarze „{ NAME($dimension, of: "dimension", form: "mid") }” żadna zmiana roczna nie jest większa, niż wyjaśniłby przypadek.
chart-title-segments = { $n ->
    [one] { $segment }: { CHANGE($change, part: "words") } niż rok temu
   *[other] { $segment }: { CHANGE($change, part: "words") } niż rok temu; zmienionych { $n }
 }
chart-title-segments-none = { NAME($dimension, of: "dimension") }: żadna zmiana poza przypadkiem
segment-head = { NAME($dimension, of: "dimension") }
segment-head-cases = Przypadki
segment-head-change = W ciągu roku
segment-head-interval = Przedział 95%
segment-interval = { PERCENT($low, decimals: 0, sign: "yes") } do { PERCENT($high, decimals: 0, sign: "yes") }
segment-interval-open = { PERCENT($low, decimals: 0, sign: "yes") } do >{ PERCENT($high, decimals: 0, sign: "yes") }
segment-subtitle = { KPI($kpi) }. Kolor oznacza to, co większe od przypadku
segment-too-few = Za mało danych
segment-note = Wszystkie segmenty bada się razem: z zaznaczonych zmian jedna na dziesięć może być przypadkiem.
segment-new = nowe
# Wykres segmentów przed i po. $before, $after okresy, $n przypadki lub segmenty, które można ocenić
breakdown-by = { NAME($dimension, of: "dimension") }
breakdown-subtitle = { KPI($kpi) }. Pusty punkt: { PERIOD($before, form: "short") }. Pełny: { PERIOD($after, form: "short") }. Kolor oznacza to, co większe od przypadku
breakdown-cases = { $n }
breakdown-change = Zmiana
alt-breakdown = { $title }. { $segment }, { KPI($kpi) }: od { $before } do { $after } ({ CHANGE($change, part: "percent") }). Segmentów, które można ocenić: { $n }.
segment-more = { $n ->
    [one] { $n } mniejszego segmentu nie pokazano.
    [few] { $n } mniejszych segmentów nie pokazano.
    [many] { $n } mniejszych segmentów nie pokazano.
   *[other] { $n } mniejszego segmentu nie pokazano.
 }
chart-title-columns-behind = { $total ->
    [one] { KPI($kpi) }: jedyny dotąd miesiąc jest wyraźnie poniżej planu
   *[other] { KPI($kpi) }: { $n } z { $total } miesięcy wyraźnie poniżej planu
 }
chart-title-columns-ahead = { $total ->
    [one] { KPI($kpi) }: jedyny dotąd miesiąc jest wyraźnie powyżej planu
   *[other] { KPI($kpi) }: { $n } z { $total } miesięcy wyraźnie powyżej planu
 }
chart-title-columns-both = { $ahead ->
    [one] { KPI($kpi) }: miesięcy wyraźnie powyżej planu { $ahead }, poniżej { $behind }
   *[other] { KPI($kpi) }: miesięcy wyraźnie powyżej planu { $ahead }, poniżej { $behind }
 }
chart-title-columns-none = { $total ->
    [one] { KPI($kpi) }: jedyny dotąd miesiąc nie jest wyraźnie poza planem
   *[other] { KPI($kpi) }: z { $total } miesięcy żaden nie jest wyraźnie poza planem
 }
columns-subtitle = { PERIOD($period, form: "short") }, miesiącami. Pełne: wykonanie. Obrys: plan. Szare: może to przypadek
columns-differences = Różnica od planu
columns-ahead = Plan, { $span }
alt-columns = { $title }. { PERIOD($month) }: { $actual }, plan { $plan }.
assemble-also-up = Wzrost, bez planu: { $figures }
assemble-also-down = Spadek, bez planu: { $figures }
heading-further = Dalsze wartości

## Media płatne

section-paid = Media płatne
headline-paid-behind = Płatny lead kosztował { $value }: o { CHANGE($change, part: "size") } więcej niż planowane { $plan }
headline-paid-ahead = Płatny lead kosztował { $value }: o { CHANGE($change, part: "size") } mniej niż planowane { $plan }
headline-paid-on-plan = Płatny lead kosztował { $value }, zgodnie z planem ({ $plan })
headline-paid-watch = Płatny lead kosztował { $value }, plan { $plan }; może to przypadek
headline-paid-plain = Płatny lead kosztował { $value }; planu nie ma
headline-paid-few = Za mało leadów z reklam, by powiedzieć, ile kosztuje jeden
headline-paid-running = Media płatne dotąd: okres jeszcze trwa
headline-paid-empty = Na reklamę nie wydano nic albo nic nie wczytano
standfirst-paid = { $n ->
    [one] Za **{ $spend }** było { NUMBER($clicks) } kliknięć po { $cpc } i { $n } lead.
    [few] Za **{ $spend }** było { NUMBER($clicks) } kliknięć po { $cpc } i { NUMBER($n) } leady.
    [many] Za **{ $spend }** było { NUMBER($clicks) } kliknięć po { $cpc } i { NUMBER($n) } leadów.
   *[other] Za **{ $spend }** było { NUMBER($clicks) } kliknięć po { $cpc } i { NUMBER($n) } leada.
 }
standfirst-paid-spend = Na reklamę wydano **{ $spend }**.
standfirst-paid-apart = Lead z { $low } kosztował { $low_value }, lead z { $high } zaś { $high_value }: więcej, niż wyjaśnia przypadek.
standfirst-paid-few = { $n ->
    [one] { $spend } poszło na { $n } kampanię z mniej niż { $cases } leadami; nie da się powiedzieć, ile kosztuje jeden.
    [few] { $spend } poszło na { $n } kampanie, każda z mniej niż { $cases } leadami; nie da się powiedzieć, ile kosztuje jeden.
    [many] { $spend } poszło na { $n } kampanii, każda z mniej niż { $cases } leadami; nie da się powiedzieć, ile kosztuje jeden.
   *[other] { $spend } poszło na { $n } kampanii, każda z mniej niż { $cases } leadami; nie da się powiedzieć, ile kosztuje jeden.
 }
standfirst-paid-few-most = Największa z nich, { $name }: { $spend } i { $n ->
    [0] ani jednego leada
    [one] { $n } lead
    [few] { $n } leady
    [many] { $n } leadów
   *[other] { $n } leada
 }.
chart-title-paid-over = { $n ->
    [one] { $name }: { $value } za lead, jako jedyne wyraźnie powyżej planowanych { $plan }
   *[other] { $n } z { $total } wyraźnie powyżej planowanych { $plan }, najwięcej wydało { $name } ({ $value })
 }
chart-title-paid-none = { $total ->
    [one] Jedyna pozycja do oceny nie jest wyraźnie powyżej planowanego kosztu leada
   *[other] Z { $total } do oceny żadna nie jest wyraźnie powyżej planowanego kosztu leada
 }
chart-title-paid-few = Co kupiły pieniądze; za mało leadów na ocenę
chart-title-paid-plain = Co kupiły pieniądze
paid-subtitle = Wydatki, kliknięcia i leady { PERIOD($period, form: "in") }, według wydatków. Leady, jak je liczy CRM
paid-head-spend = Wydatki
paid-head-clicks = Kliknięcia
paid-head-cpc = Za kliknięcie
paid-head-leads = Leady
paid-head-cpl = Za lead
paid-interval = { RANGE($low, $high) }
paid-status-behind = Powyżej planu
paid-status-ahead = Poniżej planu
paid-note = Przy mniej niż { $n } leadach kosztu leada się nie podaje.
paid-note-plan = Planowany koszt leada: { $value }. Ocenia się według tego, czy obejmuje go przedział 95%; przy mniej niż { $n } leadach kosztu leada się nie podaje.
paid-note-benchmark = Porównawczy koszt leada: { $value }. Ocenia się według tego, czy obejmuje go przedział 95%; przy mniej niż { $n } leadach kosztu leada się nie podaje.
paid-more = { $n ->
    [one] jeszcze { $n }
   *[other] jeszcze { $n } razem
 }
paid-no-campaigns = Wydatki nie są podzielone na kampanie, platformy ani produkty.

## Dziennik zmian

section-changes = Dziennik zmian
headline-changes = { $n ->
    [one] Co zmieniono { PERIOD($period, form: "in") }: { $n } wpis
    [few] Co zmieniono { PERIOD($period, form: "in") }: { $n } wpisy
    [many] Co zmieniono { PERIOD($period, form: "in") }: { $n } wpisów
   *[other] Co zmieniono { PERIOD($period, form: "in") }: { $n } wpisu
 }
headline-changes-none = Do dziennika zmian nic nie wpisano
changes-none = W dzienniku zmian nie ma wpisu { PERIOD($period, form: "in") }.
changes-head-day = Dzień
changes-head-what = Co
changes-head-where = Gdzie
changes-day = { DAY($day, form: "year") }
changes-note = Wpisy podaje się bez względu na to, czy coś wyjaśniają.
paid-few-total = W tym ze zbyt małą liczbą leadów
assemble-file-derived = Wartości obliczone z wartości tego raportu: prognoza, części zmiany

## Drabina celów. $above i $below to session, lead ... customer.

ladder-subtitle-plain = Pełne: wynik dotąd. Obrys: cel na { PERIOD($period) }
ladder-subtitle = Pełne: wynik dotąd. Kreskowane: prognoza. Obrys: cel na { PERIOD($period) }
ladder-head-rung = Szczebel i wynik do { DAY($day, form: "year") }
ladder-head-goal = Cel { PERIOD($period, form: "short") }
ladder-due = Potrzeba do { DAY($day, form: "year") }
ladder-due-share = Potrzeba do { DAY($day, form: "year") }: { PERCENT($share, decimals: 0) }
ladder-head-forecast = Prognoza
ladder-head-day = { DAY($day, form: "year") }
ladder-head-needed = Potrzeba
ladder-head-a-month = miesięcznie
ladder-so-far = dotąd { $value }
ladder-reached = osiągnięto
ladder-result = { $value }, { CHANGE($change, part: "percent") } od potrzeby
ladder-note-plain = Czarna kreska: potrzeba do { DAY($day, form: "year") }; kolorowy wynik różni się od niej bardziej, niż wyjaśnia przypadek.
ladder-note-short = Prognozy jeszcze nie ma: przy historii krótszej niż { $months } miesięcy nie da się odróżnić sezonu od wzrostu.
ladder-note = Czarna kreska: potrzeba do { DAY($day, form: "year") }; kolorowy wynik różni się od niej bardziej, niż wyjaśnia przypadek. Punkt i linia: prognoza z zakresem 80%.
ladder-note-plan = Potrzeba wynika z celu na rok; plan wskaźnika na innych stronach ustalono osobno.
ladder-between-plan = { NAME($below, of: "lifecycle") } → { NAME($above, of: "lifecycle", form: "mid") }: w planie { $plan }; dotąd { $value }
ladder-between-measured = { NAME($below, of: "lifecycle") } → { NAME($above, of: "lifecycle", form: "mid") }: w ostatnich 12 miesiącach { $plan }; dotąd { $value }
ladder-between-plan-apart = { NAME($below, of: "lifecycle") } → { NAME($above, of: "lifecycle", form: "mid") }: w planie { $plan }; dotąd { $led }, z tymi, którzy nie byli leadami ({ $n }), { $value }
ladder-between-measured-apart = { NAME($below, of: "lifecycle") } → { NAME($above, of: "lifecycle", form: "mid") }: w ostatnich 12 miesiącach { $plan }; dotąd { $led }, z tymi, którzy nie byli leadami ({ $n }), { $value }
ladder-between-deal-plan = { $plan } na nowego klienta w planie; dotąd { $value }
ladder-between-deal-measured = { $plan } na nowego klienta w ostatnich 12 miesiącach; dotąd { $value }
ladder-by = do { DAY($day, form: "brief") }
ladder-unknown = { $reason }
ladder-too-late = za późno
ladder-head-due = Potrzeba
ladder-head-before = Przed { DAY($day, form: "year") }
ladder-head-stood = Było wtedy
ladder-then = { $first } { $second }
ladder-note-lag = { $n ->
    [one] { NAME($first, of: "lifecycle") } są potrzebne { $days } dni przed końcem roku, czyli medianę czasu do klienta.
   *[other] { NAME($first, of: "lifecycle") } są potrzebne { $days }, a { NAME($last, of: "lifecycle", form: "mid") } { $most } dni przed końcem roku, czyli medianę czasu do klienta.
 }
ladder-note-record = { $n ->
    [one] W ostatnich 12 miesiącach taka prognoza myliła się o { PERCENT($low, decimals: 0) }; zakres był trafny { $held } z { $total } razy.
   *[other] W ostatnich 12 miesiącach takie prognozy myliły się od { $least } do { PERCENT($high, decimals: 0) }; zakres był trafny { $held } z { $total } razy.
 }
ladder-note-worst = Najmniej trafny był dla: { KPI($kpi, form: "mid") }, { $held } z { $total }; ten zakres należy uważać za zbyt wąski.
ladder-head-off = Błąd w ostatnich 12 miesiącach
ladder-head-held = Zakres trafny
ladder-held = { $held } z { $total }
ladder-no-goal = Na rok nie ustalono celu, więc nie ma drabiny do pokazania.
ladder-nothing = Celu nie da się sprowadzić do leadów i sesji: nic poniżej nie ma planu ani dwunastu miesięcy do pomiaru.
assemble-span = { RANGE($low, $high, form: "table") }
alt-ladder = { $title }: { $rungs }.
alt-ladder-rung = { KPI($kpi, form: "mid") } { $value } z { $goal }
chart-title-ladder = Czego cel na { PERIOD($period) } wymaga od każdego szczebla i jak daleko który doszedł
headline-ladder-behind = Najbardziej brakuje: { KPI($kpi, form: "mid") }, o { CHANGE($change, part: "size") } mniej niż potrzeba do { DAY($day, form: "year") }
headline-ladder-good = Żaden szczebel nie jest wyraźnie poniżej potrzeby do { DAY($day, form: "year") }
headline-ladder-plain = Czego wymaga cel { $goal }, szczebel po szczeblu
headline-ladder-none = Od sesji do klienta: co zrobił każdy krok
standfirst-ladder = Czytaj od góry: **{ $goal }** ({ KPI($kpi, form: "mid") }) wymaga **{ $needed }** ({ NAME($below, of: "lifecycle", form: "mid") }), a każdy niższy szczebel pokazuje, ile zasila ten powyżej.
standfirst-ladder-behind = Do { DAY($day) }: { KPI($kpi, form: "mid") } **{ $value }**, potrzeba { $due }.

## Co ludzie mówią o rozdziale. Słowa są ich.

comment-title = Komentarz
comment-signed = **{ $by }**, { DAY($day) }.
comment-note = Własne słowa autora; wartości w nich się nie sprawdza.

## Dalsze wartości i co wczytano

assemble-stage-name = { NAME($stage, of: "stage") }
assemble-rated = { $word }, plan { $plan }
assemble-news-up = powyżej zwykłego zakresu
assemble-news-down = poniżej zwykłego zakresu
assemble-absent = Brak wartości za ten okres: { $names }
assemble-absent-unfed = Nie mierzy się, bo nic tego nie zasila: { $names }
provenance-head-files = Plik
provenance-head-hash = SHA-256
provenance-files = { $n ->
    [one] { $n } plik
    [few] { $n } pliki
    [many] { $n } plików
   *[other] { $n } pliku
 }
quality-rest = Pełne i liczy się każdy wiersz: { $names }.

## Co teraz

heading-now = Co teraz
now-agreed = **{ KPI($kpi, form: "short") }**, uzgodniono ({ $by }): { $what }
now-behind = **{ KPI($kpi) }**, o { CHANGE($change, part: "size") } { $side ->
    [over] powyżej planu
   *[behind] poniżej planu
 }: ustalić dlaczego.
now-segment = Najpierw spojrzeć na { $segment }, { CHANGE($change, part: "percent") } w ciągu roku.
now-campaign = Najpierw spojrzeć na { $segment }: { $spend } i { $n ->
    [0] ani jednego leada
    [one] { $n } lead
    [few] { $n } leady
    [many] { $n } leadów
   *[other] { $n } leada
 }.
now-entry = Wpisano { DAY($day) }: { $what }.
now-section = Pokazano w rozdziale „{ $section }”.
now-nothing = O nic się nie prosi: żaden wskaźnik nie jest wyraźnie poniżej planu.
now-running = { $grain ->
    [week] Na razie nic: tydzień ocenia się, gdy się skończy.
    [month] Na razie nic: miesiąc ocenia się, gdy się skończy.
    [quarter] Na razie nic: kwartał ocenia się, gdy się skończy.
   *[year] Na razie nic: rok ocenia się, gdy się skończy.
 }
now-no-plan = Ustalić plan: bez niego o żadnej wartości nie da się powiedzieć, czy jest dobra.
heading-changes-latest = Ostatnie zmiany
standfirst-funnel-sessions = Było **{ NUMBER($sessions) } sesji** { PERIOD($period, form: "in") }.
standfirst-funnel-unrated = Planu nie ma, więc żadnej wartości nie nazywa się tu dobrą ani złą.
headline-behind-first = { KPI($kpi, form: "short") }: o { CHANGE($change, part: "size") } { $side ->
    [over] powyżej planu
   *[behind] poniżej planu
 }

## Strona wszystkich raportów

archive-title = Wszystkie raporty
archive-standfirst = Od najnowszego; godziny w strefie { $zone }.
archive-empty = Nie powstał jeszcze żaden raport.
archive-earlier = Wcześniejsze raporty ({ NUMBER($n) })
archive-version = korekta, wersja { $n }
archive-report-week = Raport tygodniowy
archive-report-month = Raport miesięczny
archive-report-quarter = Raport kwartalny
archive-report-year = Raport roczny
archive-state-planned = W kolejce
archive-state-waiting = Czeka na dane
archive-state-running = Powstaje
archive-state-held = Zatrzymany przez kontrolę
archive-state-review = W przeglądzie
archive-state-ready = Gotowy do wysłania
archive-state-delivering = Wysyłany
archive-state-made = Wykonany
archive-state-done = Wysłany
archive-state-done_with_failed = Nie wysłano do wszystkich
archive-state-done_with_unknown = Doręczenie niepewne
archive-state-failed = Nie powiódł się
archive-state-skipped = Pominięty
archive-state-expired = Nie powstał: dane nie nadeszły
archive-sent = Wysłano { DAY($day, form: "short") }, { $time }
archive-made = Wykonano { DAY($day, form: "short") }, { $time }
archive-due = Termin { DAY($day, form: "short") }, { $time }
archive-recipients = { $n ->
    [one] Do { NUMBER($n) } odbiorcy
   *[other] Do { NUMBER($n) } odbiorców
 }
archive-recipients-for = { $n ->
    [one] Dla { NUMBER($n) } odbiorcy
   *[other] Dla { NUMBER($n) } odbiorców
 }
archive-recipients-of = Do { NUMBER($sent) } z { NUMBER($n) } odbiorców
archive-parts = { $n ->
    [one] { NUMBER($n) } wydanie części
    [few] { NUMBER($n) } wydania części
    [many] { NUMBER($n) } wydań części
   *[other] { NUMBER($n) } wydania części
 }
archive-corrected = Co poprawiono: { $why }
archive-declined = Wysyłkę zatrzymano: { $why }
archive-replaced = Zastąpiony przez wersję { $n }.
archive-removed = Jego plików już się nie przechowuje.

## Obszary zainteresowania. $what to wskaźnik, czasem segmentu; $side below, above, better lub worse; $sure high, medium lub low

own-words = { $words }
section-focus = Obszary zainteresowania
section-focus-for = Obszary zainteresowania na { PERIOD($period, form: "short") }
headline-focus-none = Nic nie wykracza poza przypadek, więc tym razem obszaru nie ma
headline-focus-untested = Obszaru tym razem nie ma: nie było czego porównać
headline-focus-unasked = Obszary zainteresowania wybiera się co kwartał
headline-focus-one = Jedyny obszar, który się broni: { $what }
headline-focus-first = { $what }: pierwszy z { $n } obszarów zainteresowania
headline-focus-more = { $n ->
    [1] { $what } na pierwszym miejscu: wartość większa niż następnego obszaru
    [2] { $what } na pierwszym miejscu: wartość większa niż dwóch następnych razem
    [3] { $what } na pierwszym miejscu: wartość większa niż trzech następnych razem
   *[other] { $what } na pierwszym miejscu: wartość większa niż { $n } następnych razem
 }
headline-focus-perhaps-more = { $n ->
    [1] { $what } na pierwszym miejscu: wartość raczej większa niż następnego obszaru
    [2] { $what } na pierwszym miejscu: wartość raczej większa niż dwóch następnych
    [3] { $what } na pierwszym miejscu: wartość raczej większa niż trzech następnych
   *[other] { $what } na pierwszym miejscu: wartość raczej większa niż { $n } następnych
 }
headline-focus-occasions = { $n ->
    [one] Pozycje planu: { $n }, i nic innego, co wykracza poza przypadek
   *[other] Pozycje planu: { $n }, i nic innego, co wykracza poza przypadek
 }
headline-focus-some = { $n ->
    [one] { $n } obszar zainteresowania na następny kwartał
    [few] { $n } obszary zainteresowania na następny kwartał
    [many] { $n } obszarów zainteresowania na następny kwartał
   *[other] { $n } obszaru zainteresowania na następny kwartał
 }
focus-unasked = W tym raporcie obszarów zainteresowania nie szukano. Znajduje się je w wartościach całego kwartału.
standfirst-focus = Każdy obszar pokazuje dowody, ich pewność i jedno działanie z odpowiedzialnym i terminem.
standfirst-focus-tests = { $n ->
    [one] Wykonano jedno porównanie; co pokazano, się broni.
   *[other] Wykonano razem porównań: { NUMBER($n) }; co pokazano, broni się też po poprawce na ich liczbę.
 }
standfirst-focus-none = { $n ->
    [one] Za { PERIOD($period, form: "short") } wykonano jedno porównanie i może to przypadek.
   *[other] Za { PERIOD($period, form: "short") } wykonano razem porównań: { NUMBER($n) }, i po poprawce na ich liczbę żadne nie jest wyraźniejsze od przypadku.
 }
standfirst-focus-stay = To też jest wynik: nic tu nie wymaga zmiany kursu. Co może być przypadkiem, wymieniono niżej, by spojrzeć ponownie.
standfirst-focus-untested = Za { PERIOD($period, form: "short") } nie dało się wykonać żadnego porównania: reguły nie miały o co pytać. Powody są niżej.
focus-turn = { $n ->
    [1] Obszar zainteresowania { $last }
    [2] Obszary zainteresowania { $first } i { $last }
   *[other] Obszary zainteresowania od { $first } do { $last }
 }
focus-kind-improve = Poprawić · { $rule }
focus-kind-double_down = Wzmocnić · { $rule }
focus-kind-time_based = W kalendarzu
focus-kicker-proposed = { $kind } · propozycja
focus-kicker-accepted = { $kind } · przyjęte
focus-kicker-accepted-by = { $kind } · przyjęte: { $by }
focus-kicker-edited = { $kind } · przyjęte ze zmianami
focus-kicker-edited-by = { $kind } · przyjęte ze zmianami: { $by }
focus-what = { $segment }: { KPI($kpi, form: "mid") }
focus-mid = { KPI($kpi, form: "mid") }
focus-percent = { PERCENT($share, decimals: 0, sign: "yes") }
focus-cases = { $n ->
    [one] { $n } przypadek
    [few] { $n } przypadki
    [many] { $n } przypadków
   *[other] { $n } przypadku
 }
chart-title-focus-target = { $side ->
    [above] { $sure ->
        [high] { $what }: wyraźnie powyżej celu, { $value }, a nie { $other }
        [low] { $what }: może powyżej celu, { $value }, a nie { $other }
       *[other] { $what }: powyżej celu, { $value }, a nie { $other }
     }
   *[below] { $sure ->
        [high] { $what }: wyraźnie poniżej celu, { $value }, a nie { $other }
        [low] { $what }: może poniżej celu, { $value }, a nie { $other }
       *[other] { $what }: poniżej celu, { $value }, a nie { $other }
     }
 }
chart-title-focus-benchmark = { $side ->
    [above] { $sure ->
        [high] { $what }: wyraźnie powyżej wzorca, { $value }, a nie { $other }
        [low] { $what }: może powyżej wzorca, { $value }, a nie { $other }
       *[other] { $what }: powyżej wzorca, { $value }, a nie { $other }
     }
   *[below] { $sure ->
        [high] { $what }: wyraźnie poniżej wzorca, { $value }, a nie { $other }
        [low] { $what }: może poniżej wzorca, { $value }, a nie { $other }
       *[other] { $what }: poniżej wzorca, { $value }, a nie { $other }
     }
 }
chart-title-focus-needed = { $sure ->
    [low] { $what }: może za mało na drabinę, { $value }, a nie { $other }
   *[other] { $what }: za mało na drabinę, { $value }, a nie { $other }
 }
chart-title-focus-past = { $side ->
    [above] { $sure ->
        [high] { $what }: wyraźnie powyżej własnej przeszłości, { $value } wobec { $other }
        [low] { $what }: może powyżej własnej przeszłości, { $value } wobec { $other }
       *[other] { $what }: powyżej własnej przeszłości, { $value } wobec { $other }
     }
   *[below] { $sure ->
        [high] { $what }: wyraźnie poniżej własnej przeszłości, { $value } wobec { $other }
        [low] { $what }: może poniżej własnej przeszłości, { $value } wobec { $other }
       *[other] { $what }: poniżej własnej przeszłości, { $value } wobec { $other }
     }
 }
chart-title-focus-before = { $side ->
    [above] { $sure ->
        [high] { $what }: wyraźnie więcej niż przedtem, { $value } wobec { $other }
        [low] { $what }: może więcej niż przedtem, { $value } wobec { $other }
       *[other] { $what }: więcej niż przedtem, { $value } wobec { $other }
     }
   *[below] { $sure ->
        [high] { $what }: wyraźnie mniej niż przedtem, { $value } wobec { $other }
        [low] { $what }: może mniej niż przedtem, { $value } wobec { $other }
       *[other] { $what }: mniej niż przedtem, { $value } wobec { $other }
     }
 }
chart-title-focus-rest = { $side ->
    [worse] { $sure ->
        [high] { $what }: wyraźnie gorzej niż gdzie indziej, { $value } wobec { $other }
        [low] { $what }: może gorzej niż gdzie indziej, { $value } wobec { $other }
       *[other] { $what }: gorzej niż gdzie indziej, { $value } wobec { $other }
     }
   *[better] { $sure ->
        [high] { $what }: wyraźnie lepiej niż gdzie indziej, { $value } wobec { $other }
        [low] { $what }: może lepiej niż gdzie indziej, { $value } wobec { $other }
       *[other] { $what }: lepiej niż gdzie indziej, { $value } wobec { $other }
     }
 }
focus-compared-target = { $value } { PERIOD($period, form: "in") }; cel to { $other }.
focus-compared-target-interval = Przedział 95%: { RANGE($low, $high) }; cel to { $other }.
focus-compared-benchmark = { $value } { PERIOD($period, form: "in") }; wzorzec to { $other }.
focus-compared-benchmark-interval = Przedział 95%: { RANGE($low, $high) }; wzorzec to { $other }.
focus-compared-needed = { $value } { PERIOD($period, form: "in") }; drabina celów wymaga { $other }.
focus-compared-needed-interval = Przedział 95%: { RANGE($low, $high) }; drabina celów wymaga { $other }.
focus-compared-past = { $value } { PERIOD($period, form: "in") }; dwanaście miesięcy przedtem { $other }.
focus-compared-past-interval = Przedział 95%: { RANGE($low, $high) }; dwanaście miesięcy przedtem { $other }.
focus-compared-before = { $value } { PERIOD($period, form: "in") }; przedtem { $other }.
focus-compared-before-interval = Przedział 95%: { RANGE($low, $high) }; przedtem { $other }.
focus-compared-rest = { $value } { PERIOD($period, form: "in") }; wszystkie inne razem { $other }.
focus-compared-rest-interval = Przedział 95%: { RANGE($low, $high) }; wszystkie inne razem { $other }.
focus-farthest-target = Gorzej od celu i o większej wadze niż przedtem: { $segments }.
focus-farthest-benchmark = Gorzej od wzorca i o większej wadze niż przedtem: { $segments }.
focus-segment-value = { $segment } ({ $value })
focus-both = { $first } i { $second }
focus-worth-rates = Tylko same wskaźniki: { PERCENT($share, decimals: 0) } luki to inna struktura niż w poprzednich dwunastu miesiącach, tego to nie naprawia.
focus-contrast = { $n ->
    [0] Najbardziej zmieniło się: { $segment } ({ $share }).
    [one] Najbardziej zmieniło się: { $segment } ({ $share }); z innych porównanych ({ $n }) żaden nie zmienił się poza przypadek.
   *[other] Najbardziej zmieniło się: { $segment } ({ $share }); z innych porównanych ({ $n }) żaden nie zmienił się poza przypadek.
 }
focus-contrast-none = { $n ->
    [one] Z innych porównanych ({ $n }) żaden nie zmienił się poza przypadek.
   *[other] Z innych porównanych ({ $n }) żaden nie zmienił się poza przypadek.
 }
focus-chance-corrected = { $band ->
    [thousand] Z tak wyraźnych ustaleń przypadkiem jest mniej niż jedno na tysiąc.
    [hundred] Z tak wyraźnych ustaleń przypadkiem jest mniej niż jedno na sto.
    [twenty] Z tak wyraźnych ustaleń przypadkiem jest mniej niż jedno na dwadzieścia.
   *[ten] Z tak wyraźnych ustaleń przypadkiem jest mniej niż jedno na dziesięć.
 }
focus-chance-single = { $band ->
    [thousand] Sam przypadek sprawiłby to w mniej niż jednym kwartale na tysiąc.
    [hundred] Sam przypadek sprawiłby to w mniej niż jednym kwartale na sto.
    [twenty] Sam przypadek sprawiłby to w mniej niż jednym kwartale na dwadzieścia.
   *[ten] Sam przypadek sprawiłby to w mniej niż jednym kwartale na dziesięć.
 }
focus-chance-interval = Przedział tam nie sięga: różnica jest większa od przypadku.
focus-chance-exact = Jedno i drugie policzono, więc sama luka jest dokładna.
focus-chance-may = Sama w sobie ta różnica może być przypadkiem.
focus-occasion = { PERIOD($span) }.
focus-audience = Dla kogo: { $audience }.
focus-campaign = Znacznik kampanii: { $campaign }.
focus-watch = Obserwować: { $kpis }.
focus-forest-past = { KPI($kpi, form: "short") } wobec poprzednich dwunastu miesięcy
focus-forest-before = { KPI($kpi, form: "short") } wobec przedtem
focus-groups-subtitle = { KPI($kpi, form: "short") }, { PERIOD($period, form: "short") }
focus-lines-subtitle = { KPI($kpi) } miesięcznie
focus-lines-subtitle-from = { KPI($kpi) } miesięcznie. Oś zaczyna się od { $start }
focus-other-target = cel
focus-other-benchmark = wzorzec
focus-other-needed = potrzeba
focus-other-past = Dwanaście miesięcy przedtem
focus-other-before = Przedtem
focus-other-rest = Wszystkie inne
focus-head-against = Wobec czego
focus-head-other = Jego wartość
alt-focus-forest = { $what }: { $change }; { $n ->
    [one] z innych porównanych ({ $n }) żaden nie zmienił się poza przypadek
   *[other] z innych porównanych ({ $n }) żaden nie zmienił się poza przypadek
 }.
alt-focus-target = { $what }: { $value }, cel { $other }.
alt-focus-benchmark = { $what }: { $value }, wzorzec { $other }.
alt-focus-needed = { $what }: { $value }, potrzeba { $other }.
alt-focus-past = { $what }: { $value }, dwanaście miesięcy przedtem { $other }.
alt-focus-before = { $what }: { $value }, przedtem { $other }.
alt-focus-rest = { $what }: { $value }, wszystkie inne { $other }.
alt-focus-worth = Wart klientów rocznie: { $n }, między { $low } a { $high }.
focus-action = Działanie
focus-action-none = Jeszcze żadnego nie wpisano
focus-owner = Kto, termin
focus-owner-none = Jeszcze nikt
focus-owner-due = { $owner }, do { DAY($day, form: "short") }
focus-success = Sukces to
focus-success-up = { $what }: { $value } lub więcej
focus-success-down = { $what }: { $value } lub mniej
focus-success-hold = { $what } powyżej { $value } przy większej skali
focus-success-hold-down = { $what } poniżej { $value } przy większej skali
focus-goal = { KPI($kpi) }: { $value }
focus-cost = Koszt
focus-worth-label = Wartość
focus-worth = { $n ->
    [one] { $n } klient rocznie ({ RANGE($low, $high) })
    [few] { $n } klientów rocznie ({ RANGE($low, $high) })
    [many] { $n } klientów rocznie ({ RANGE($low, $high) })
   *[other] { $n } klienta rocznie ({ RANGE($low, $high) })
 }
focus-worth-none = Nie da się oszacować
focus-revenue = przychód { $value } ({ RANGE($low, $high, form: "table") })
focus-revenue-plain = przychód { $value }
focus-confidence = Pewność
focus-confidence-high = Wysoka
focus-confidence-medium = Średnia
focus-confidence-low = Niska
focus-heading-asked = Na co patrzono
focus-heading-silent = O co nie dało się zapytać
focus-heading-rejected = Odrzucone
focus-heading-watch = Do ponownego spojrzenia
focus-watch-subtitle = Wskaźniki poza planem bardziej, niż powinny, choć może to przypadek
focus-watch-none = Żaden wskaźnik nie jest poza planem tak, by mógł to być przypadek.
focus-tests = { $n ->
    [0] Za { PERIOD($period, form: "short") } nie dało się wykonać żadnego porównania.
    [one] Za { PERIOD($period, form: "short") } wykonano porównań: { NUMBER($n) }.
   *[other] Za { PERIOD($period, form: "short") } wykonano porównań: { NUMBER($n) }.
 }
focus-family = Ocenia się je razem: im na więcej się patrzy, tym wyraźniejsza musi być różnica.
focus-silent = { $rule }: { $why }
focus-silent-more = { $n ->
    [one] I jeszcze reguł: { $n }
   *[other] I jeszcze reguł: { $n }
 }
focus-rejected = { $what }. { $by }: „{ $why }”
focus-rejected-why = { $what }: „{ $why }”
focus-rejected-plain = { $what }
focus-rejected-more = { $n ->
    [one] I jeszcze { $n }
   *[other] I jeszcze { $n }
 }
focus-then = { $first }; { $second }
focus-heading-worth = Jak szacuje się wartość
focus-method = { $n ->
    [one] **Obszar { $areas }.** { $method }.
   *[other] **Obszary { $areas }.** { $method }.
 }
headline-focus-most = { $what } na pierwszym miejscu: największa wartość z tego, co da się wycenić
focus-mixed = { KPI($kpi) }: pogorszenie tylko przez strukturę, większy udział ma { $segment }, a żadna część nie jest gorsza niż przedtem.
focus-beside = W tym samym czasie: { $what } ({ DAY($day, form: "year") }).
focus-cause = Prawdopodobna przyczyna: { $what } ({ DAY($day) }); { KPI($kpi, form: "mid") } tam { PERCENT($own, decimals: 0, sign: "yes") }, gdzie indziej bez zmian poza przypadkiem.
focus-so-far = { KPI($kpi) }: dotąd { $value }, cel to { $other }.
focus-in-all = { KPI($kpi) }: razem { $value }, celem było { $other }.
alt-focus-occasion = Odbywa się { $when }.
focus-when = { PERIOD($span, form: "short") }
focus-ready = Gotowe do
focus-takes-place = Odbywa się
focus-took-place = Odbyło się
focus-counted-until = Liczy się do
focus-note-rejected = { $first } Odrzucone: { $said }.
focus-note-silent = { $first } Nie dało się zapytać: { $said }.
focus-note = Pasy to przedziały 95%; kolor oznacza to, co większe od przypadku, pusty punkt to, co może być przypadkiem. Wartość mówi, co zamknięcie luki przyniosłoby w rok, gdy reszta się nie zmieni, na jednej skali. Pewne obszary (najwyżej jeden na sto to przypadek) stoją pierwsze, potem inne, każde według wartości; obszary nachodzą na siebie, więc wartości nie wolno sumować.
focus-file = Na czym stoją obszary zainteresowania tego raportu: porównania, przedziały, testy i wartości
last-focus-note = „Lepiej” i „gorzej” mówi się tam, gdzie przedział 95% różnicy od czterech poprzednich kwartałów nie zawiera zera. Wartość: klienci rocznie, obiecani i zaobserwowani, na jednej skali dla wszystkich obszarów.
ladder-rung-head = Szczebel drabiny
months-growth = { KPI($kpi) }, { PERCENT($share, decimals: 0, sign: "yes") }
months-point = { KPI($kpi) }, { CHANGE($change, part: "difference") }
months-step = { NAME($origin, of: "lifecycle") } → { NAME($stage, of: "lifecycle", form: "mid") }, { CHANGE($change, part: "difference") }
months-sensitivity-note = Punkt przy niskim wskaźniku to większy krok niż punkt przy wysokim; tabela mówi, co przynosi, a nie jak to trudne.
months-sensitivity-subtitle = Każda zmiana osobno, reszta według planu
months-sensitivity-title = { $change }: przyniosłoby najwięcej, klientów rocznie { $value }
months-head-revenue = Przychód rocznie
months-head-customers = Klienci rocznie
months-head-change = Gdy to wzrośnie o
months-title = Potrzeba w każdym miesiącu, { PERIOD($period, form: "short") }
months-sum = **{ QUANTITY($value, style: "whole") }**
months-due = Potrzeba do { DAY($day, form: "year") }
months-to-date = Osiągnięto do { DAY($day, form: "year") }
months-quarter = Kwartał { $n }
months-before = Przed początkiem roku
standfirst-months-before = Każdy krok trwa, więc przed początkiem roku musiało już być **{ $value }** ({ KPI($kpi, form: "mid") }).
standfirst-months-business_days = Cel roku rozłożono na miesiące według dni roboczych, bo ani plan, ani zeszły rok nie mówią więcej.
standfirst-months-last_year = Cel roku rozłożono na miesiące tak, jak przebiegał zeszły rok, na dzień roboczy.
standfirst-months-plan = Cel roku rozłożono na miesiące tak, jak ma plan.
months-nothing = Na ten rok nie ma drabiny celów, którą można by rozłożyć na miesiące: potrzeba celu i wskaźników, które prowadzą od niego w dół.
headline-months-none = Celu nie da się rozłożyć na miesiące
headline-months-left = { $value } z { $goal } do { DAY($day, form: "year") }: co musi przynieść każdy miesiąc
headline-months = Czego cel { $goal } wymaga od każdego miesiąca { PERIOD($period, form: "in") }
section-months = Cel według miesięcy
calendar-needed-subtitle = Każdy szczebel liczy się na czas, gdy musi istnieć, by zdążyć stać się klientem; miesiące składają się na swój kwartał
calendar-needed-title = Czego wymaga cel, miesiąc po miesiącu, { PERIOD($period, form: "in") }
calendar-items-title = Pozycje planu: co mają przynieść i ile kosztują
calendar-head-owner = Kto
calendar-head-goal = Cel
calendar-head-item = Pozycja, dla kogo
calendar-head-when = Kiedy
alt-calendar = { $first }: { $when }; { $n ->
    [0] nic więcej
    [one] dalszych wierszy: { $n }
   *[other] dalszych wierszy: { $n }
 }.
calendar-subtitle = Podbarwione: { PERIOD($period, form: "short") }. Paski: pozycje planu. Romby: terminy. Kropki: ostatni dzień danych; co przed nim, jest szare
chart-title-calendar = Co się odbywa i co ma termin, { PERIOD($span, form: "short") }
calendar-month = { PERIOD($month, form: "short") }
calendar-day = { DAY($day, form: "short") }
calendar-when = { PERIOD($span, form: "short") }
calendar-holidays-n = { $n ->
    [one] { $n } dzień wolny
    [few] { $n } dni wolne
    [many] { $n } dni wolnych
   *[other] { $n } dnia wolnego
 }
calendar-holidays = Święta
calendar-due = Terminy obszarów zainteresowania
calendar-items = Pozycje planu
calendar-nothing = Na ten okres nie przypada żadna pozycja planu i żaden obszar zainteresowania nie ma w nim terminu. Pozycje z datami wpisuje się do planu projektu.
standfirst-calendar-empty = Za { PERIOD($period, form: "short") } nie ma ani pozycji planu, ani drabiny celów do pokazania.
standfirst-calendar-needed = Cel roku wymaga za { PERIOD($period, form: "short") }: { KPI($kpi, form: "mid") } **{ $value }**; dotychczasowy brak się dolicza. Tabela niżej podaje to po miesiącach.
standfirst-calendar-cost = { $n ->
    [one] Na ten okres przypada { $n } pozycja planu i kosztuje { $total }.
    [few] Na ten okres przypadają { $n } pozycje planu; razem kosztują { $total }.
    [many] Na ten okres przypada { $n } pozycji planu; razem kosztują { $total }.
   *[other] Na ten okres przypada { $n } pozycji planu; razem kosztują { $total }.
 }
standfirst-calendar = { $n ->
    [one] Przed nami { $n } pozycja planu; jej kosztu nie podano.
    [few] Przed nami { $n } pozycje planu; ich kosztu nie podano.
    [many] Przed nami { $n } pozycji planu; ich kosztu nie podano.
   *[other] Przed nami { $n } pozycji planu; ich kosztu nie podano.
 }
headline-calendar-none = W planie nie ma pozycji z datą { PERIOD($period, form: "in") }
headline-calendar = Najbliższe w kalendarzu: { $item }, { DAY($day, form: "year") }
section-calendar = Kalendarz planu
last-focus-side-unknown = Nie da się powiedzieć
last-focus-side-chance = Może to przypadek
last-focus-side-worse = Gorzej
last-focus-side-better = Lepiej
last-focus-now = Teraz, { PERIOD($period, form: "short") }
last-focus-then = Wtedy, { PERIOD($period, form: "short") }
last-focus-usual = Cztery kwartały przedtem
last-focus-head = Obserwowany wskaźnik
last-focus-unseen = Nie da się powiedzieć
last-focus-seen = Wartość zaobserwowana
last-focus-claimed = Wartość obiecana
last-focus-cannot_tell = Nie da się powiedzieć
last-focus-did_not_work = Nie zadziałał
last-focus-not_yet = Jeszcze nie
last-focus-worked = Zadziałał
last-focus-done = Wykonany
last-focus-verdict = Osąd
last-focus-unwatched = Żadnego z jego wskaźników nie da się już odczytać.
last-focus-kind-time_based = Był w kalendarzu
last-focus-kind-double_down = Miał rosnąć
last-focus-kind-improve = Miał się poprawić
last-focus-unasked = Obszary zainteresowania ocenia się co kwartał; ten raport nie obejmuje jednego całego kwartału.
last-focus-nothing = Obszarów zainteresowania za { PERIOD($period, form: "short") } nie zapisano. Przechowuje się je do oceny od pierwszego raportu, który z nimi wysłano.
standfirst-last-focus-mean = Wartość niezwykle zła przeważnie wraca sama (regresja do średniej), więc nigdy nie porównuje się jej tylko z tym jednym kwartałem.
standfirst-last-focus = Każdy obserwowany wskaźnik stoi obok swoich czterech kwartałów przed { PERIOD($period, form: "short") }, czyli przed kwartałem, w którym obszar znaleziono.
headline-last-focus-none = { $total ->
    [one] Z obszarów zainteresowania zeszłego kwartału ({ $total }) na razie nie zadziałał żaden
   *[other] Z obszarów zainteresowania zeszłego kwartału ({ $total }) na razie nie zadziałał żaden
 }
headline-last-focus-early = { $total ->
    [one] Za wcześnie mówić, czy obszar zainteresowania zeszłego kwartału zadziałał
   *[other] Za wcześnie mówić, czy obszary zainteresowania zeszłego kwartału zadziałały
 }
headline-last-focus-worked = { $total ->
    [one] Jedyny obszar zainteresowania zeszłego kwartału zadziałał
   *[other] { $n ->
        [1] Z { $total } obszarów zainteresowania zeszłego kwartału zadziałał jeden
       *[other] Z { $total } obszarów zainteresowania zeszłego kwartału zadziałało { $n }
     }
 }
headline-last-focus-nothing = Nie ma obszarów zainteresowania zeszłego kwartału do oceny
section-last-focus = Obszary zainteresowania zeszłego kwartału
focus-note-none = „Może to przypadek” oznacza, że przedział 95% wartości obejmuje plan.

## Przegląd: okładka, etapy, decyzje

section-cover = Okładka
section-attract = Przyciąganie: od nieznajomych do odwiedzających
section-convert = Konwersja: od odwiedzających do leadów
section-close = Zamykanie: od leadów do klientów
section-delight = Zachwyt: od klientów do promotorów
cover-span = { PERIOD($period) }: { PERIOD($days) }
cover-quarter = { $n }. kwartał: { PERIOD($days) }
cover-period = { PERIOD($period) }
cover-made = Wersja { $version }, wykonał reportgen { $program }
cover-art = { KPI($kpi) } { PERIOD($period, form: "in") }
cover-art-plan-forecast = narastająco; cienka linia: plan; przerywana: prognoza
cover-art-plan = narastająco; cienka linia: plan
cover-art-forecast = narastająco; przerywana: prognoza
cover-art-alone = narastająco
cover-figure = { $value }
cover-caption = do { DAY($day) }
cover-forecast = { $value } w tym tempie
headline-stage-absent = { NAME($stage, of: "stage") }: nic się nie mierzy
headline-stage-quiet = { NAME($stage, of: "stage") }: żadna różnica od planu nie wykracza poza przypadek
headline-stage-short = { NAME($stage, of: "stage") }: wciąż za mało danych, by to ocenić
headline-stage-on-plan = { NAME($stage, of: "stage") }: każdy wskaźnik z planem go dotrzymuje
headline-stage-unplanned = { NAME($stage, of: "stage") }: planu nie ma i nic nie wyszło poza zwykły zakres
headline-stage-behind-since = { KPI($kpi, form: "short") }: o { CHANGE($change, part: "size") } { $side ->
    [over] powyżej planu
   *[behind] poniżej planu
 }, poza zakresem (od: { PERIOD($period, form: "short") })
headline-stage-ahead-since = { KPI($kpi, form: "short") }: o { CHANGE($change, part: "size") } lepiej od planu, poza zakresem (od: { PERIOD($period, form: "short") })
standfirst-stage-all-behind = { $total ->
    [one] Jedyny wskaźnik, który można porównać z planem, jest poniżej niego, i to nie przypadek.
    [few] Wszystkie { $total } wskaźniki, które można porównać z planem, są poniżej niego, i to nie przypadek.
    [many] Wszystkie { $total } wskaźników, które można porównać z planem, jest poniżej niego, i to nie przypadek.
   *[other] Wszystkie { $total } wskaźnika, które można porównać z planem, są poniżej niego, i to nie przypadek.
 }
standfirst-stage-off = Poza przypadkiem: z { $total } wskaźników z planem poniżej niego { $behind ->
    [0] żaden
    [one] { $behind }
   *[other] { $behind }
 }, powyżej { $ahead ->
    [0] żaden
    [one] { $ahead }
   *[other] { $ahead }
 }.
standfirst-stage-kept = { $total ->
    [one] Jedyny wskaźnik, który można porównać z planem, nie różni się od niego poza przypadkiem.
   *[other] Z { $total } wskaźników, które można porównać z planem, żaden nie różni się od niego poza przypadkiem.
 }
standfirst-stage-short = Z { $total } wskaźników etapu wartości ma { $n }, ale ich historia jest za krótka na wykres.
changes-none-stage = Nie wpisano niczego, co dotyczy tego etapu.
where-none = { KPI($kpi, form: "short") }: żaden segment nie zmienił się poza przypadek
where-segment = { KPI($kpi, form: "short") }, gdzie się zmieniło: { $segment }, { CHANGE($change, part: "words") } niż rok temu
where-segment-mix = { KPI($kpi, form: "short") }: { $segment }, { CHANGE($change, part: "words") } niż rok temu, tylko przez strukturę
where-counted = { $n ->
    [0] W wymiarze „{ NAME($dimension, of: "dimension", form: "mid") }” z { $total } żaden nie zmienił się poza przypadek.
   *[other] W wymiarze „{ NAME($dimension, of: "dimension", form: "mid") }” poza przypadek zmieniło się { $n } z { $total }.
 }
where-weighs = Najwięcej waży { $segment }: wobec wskaźnika sprzed roku { QUANTITY($n) } { $side ->
    [up] więcej
   *[down] mniej
 } ({ KPI($kpi, form: "mid") }); { $other }: większy { $side ->
    [up] wzrost
   *[down] spadek
 }, ale to tylko { QUANTITY($m) }.
where-counted-both = Poza przypadek zmieniło się w wymiarze „{ NAME($dimension, of: "dimension", form: "mid") }” { $n } z { $total }, w wymiarze „{ NAME($second, of: "dimension", form: "mid") }” { $m } z { $of }.
where-head-reading = Odczyt
where-head-effect = { KPI($kpi, form: "short") }, wpływ
where-effect = { QUANTITY($n, sign: "yes") }
where-table-weighs = Najwięcej waży { $segment }, największy { $side ->
    [up] wzrost
   *[down] spadek
 }: { $other }; zmienionych { $n } z { $total }
where-subtitle-effect = { KPI($kpi) }, { NAME($dimension, of: "dimension", form: "mid") }, od największych. Wpływ: wobec wskaźnika sprzed roku. Kolor: większe od przypadku
where-table = { $segment }: { CHANGE($change, part: "words") } niż rok temu; zmienionych { $n } z { $total }
where-subtitle = { KPI($kpi) }, { NAME($dimension, of: "dimension", form: "mid") }, od największych. Kolor oznacza to, co większe od przypadku
alt-where = { $segment }: { CHANGE($change, part: "percent") } w ciągu roku
where-chance = Może to przypadek
where-mixed = Tylko przez strukturę
where-rise = Wyraźny wzrost
where-fall = Wyraźny spadek
where-new = Rok temu nie było
where-know = Co wiemy
where-believe = W co wierzymy
where-do-not-know = Czego nie wiemy
where-plan-behind = { KPI($kpi) }: o { CHANGE($change, part: "size") } gorzej od planu, więcej, niż wyjaśnia przypadek.
where-plan-ahead = { KPI($kpi) }: o { CHANGE($change, part: "size") } lepiej od planu, więcej, niż wyjaśnia przypadek.
where-moved = { $segment }: w ciągu roku z { $before } na { $after } ({ CHANGE($change, part: "percent") }).
where-moved-mix = { $segment }: w ciągu roku z { $before } na { $after } ({ CHANGE($change, part: "percent") }): w wymiarze „{ NAME($dimension, of: "dimension", form: "mid") }” przesunęła się struktura, a wewnątrz różnicy nie ma.
where-steady = { $segment }: bez zmian ({ CHANGE($change, part: "percent") }).
where-nothing-known = Żaden segment nie zmienił się bardziej, niż wyjaśnia przypadek.
where-entry = Może mieć związek z wpisem, { DAY($day) }: { $what }.
where-no-entry = Dziennik zmian przez cały rok nie podaje dla tego wskaźnika niczego, więc nie podaje się tu żadnego powodu.
where-cause = Czy to, co zmieniono, jest przyczyną: niczego nie sprawdzono na grupie, której to nie objęło.
where-perhaps = { $n ->
    [one] Czy { $segment } ({ CHANGE($change, part: "percent") }) w ogóle się zmienił: może to przypadek.
   *[other] Czy { $segment } ({ CHANGE($change, part: "percent") }) w ogóle się zmienił: to jeden z { NUMBER($n) } segmentów, których zmiana może być przypadkiem.
 }
where-unrated = { $n ->
    [one] Jak wypadł { $n } segment: ma za mało przypadków.
    [few] Jak wypadły { $n } segmenty: mają za mało przypadków.
    [many] Jak wypadło { $n } segmentów: mają za mało przypadków.
   *[other] Jak wypadło { $n } segmentu: mają za mało przypadków.
 }

## Dlaczego wskaźnik się zmienił. $way — up lub down; $side — czy segmentu jest więcej, czy mniej; $base — od czego jest wskaźnik.

chart-title-why-none = { KPI($kpi) }: to, co zmieniło się w rok, może być przypadkiem
chart-title-why-count = { KPI($kpi) }: roczny { $way ->
    [down] spadek
   *[up] wzrost
 }, najbardziej { $segment } ({ CHANGE($change, part: "difference") })
chart-title-why-count-even = { KPI($kpi) }: razem bez zmian, najbardziej { $segment } ({ CHANGE($change, part: "difference") })
chart-title-why-mix = { KPI($kpi) }: { $way ->
    [down] spadek
   *[up] wzrost
 } { $side ->
    [more] przez strukturę, nie wskaźniki: więcej { $segment }
    [less] przez strukturę, nie wskaźniki: mniej { $segment }
   *[other] przez strukturę przypadków, nie wskaźniki
 }
chart-title-why-rate = { KPI($kpi) }: { $way ->
    [down] spadek
   *[up] wzrost
 } samego wskaźnika, najbardziej { $worst }
chart-title-why-rate-alike = { KPI($kpi) }: { $way ->
    [down] spadek
   *[up] wzrost
 } podobny w wielu segmentach, nie struktura
chart-title-why-both = { KPI($kpi) }: { $way ->
    [down] spadek
   *[up] wzrost
 } przez strukturę { $side ->
    [more] (więcej { $segment })
    [less] (mniej { $segment })
   *[other] przypadków
 } i wskaźniki
chart-title-why-offset = { KPI($kpi) }: prawie bez zmian, struktura i wskaźniki się znoszą
chart-title-why-simpson = { KPI($kpi) }: { $way ->
    [down] razem niżej, w każdym segmencie wyżej
   *[up] razem wyżej, w każdym segmencie niżej
 } (paradoks Simpsona)
standfirst-why-count = { KPI($kpi) }: **{ CHANGE($change, part: "difference") }** w ciągu roku; z tego sam segment **{ $segment }** { CHANGE($part, part: "difference") }.
standfirst-why-count-even = { KPI($kpi) }: razem prawie bez zmian w ciągu roku ({ CHANGE($change, part: "difference") }), ale **{ $segment }** tak: { CHANGE($part, part: "difference") }.
standfirst-why-mix = { KPI($kpi) }: { $way ->
    [down] spadek
   *[up] wzrost
 } (**{ CHANGE($change, part: "difference") }**) w ciągu roku, bo { $side ->
    [more] większą część ({ KPI($base, form: "mid") }) stanowi **{ $segment }**
    [less] mniejszą część ({ KPI($base, form: "mid") }) stanowi **{ $segment }**
   *[other] inny jest rozkład ({ KPI($base, form: "mid") }; { NAME($dimension, of: "dimension", form: "mid") })
 }, a nie dlatego, że w wymiarze „{ NAME($dimension, of: "dimension", form: "mid") }” coś samo { $way ->
    [down] spadło
   *[up] wzrosło
 }: struktura dała { CHANGE($mix, part: "difference") }, wskaźniki { CHANGE($rate, part: "difference") }.
standfirst-why-simpson = { KPI($kpi) }: { $way ->
    [down] spadek
   *[up] wzrost
 } (**{ CHANGE($change, part: "difference") }**) w ciągu roku, choć w wymiarze „{ NAME($dimension, of: "dimension", form: "mid") }” wszędzie, gdzie można ocenić, jest { $way ->
    [down] wzrost
   *[up] spadek
 } (paradoks Simpsona): { $side ->
    [more] większą część ({ KPI($base, form: "mid") }) stanowi **{ $segment }**
    [less] mniejszą część ({ KPI($base, form: "mid") }) stanowi **{ $segment }**
   *[other] inny jest rozkład ({ KPI($base, form: "mid") })
 }. Struktura dała { CHANGE($mix, part: "difference") }, wskaźniki { CHANGE($rate, part: "difference") }.
standfirst-why-rate = { KPI($kpi) }: { $way ->
    [down] spadek
   *[up] wzrost
 } (**{ CHANGE($change, part: "difference") }**) w ciągu roku: { CHANGE($rate, part: "difference") } dały wskaźniki wewnątrz segmentów ({ NAME($dimension, of: "dimension", form: "mid") }), { CHANGE($mix, part: "difference") } struktura ({ KPI($base, form: "mid") }).
standfirst-why-both = { KPI($kpi) }: { $way ->
    [down] spadek
   *[up] wzrost
 } (**{ CHANGE($change, part: "difference") }**) w ciągu roku: { CHANGE($mix, part: "difference") } dała struktura ({ KPI($base, form: "mid") }){ $side ->
    [more] , w której jest więcej **{ $segment }**,
    [less] , w której jest mniej **{ $segment }**,
   *[other] {""}
 } a { CHANGE($rate, part: "difference") } wskaźniki wewnątrz segmentów ({ NAME($dimension, of: "dimension", form: "mid") }).
standfirst-why-offset = { KPI($kpi) }: prawie bez zmian w ciągu roku, ale nie dlatego, że nic się nie działo: struktura ({ KPI($base, form: "mid") }) dała { CHANGE($mix, part: "difference") }, wskaźniki wewnątrz segmentów ({ NAME($dimension, of: "dimension", form: "mid") }) { CHANGE($rate, part: "difference") }.
alt-why = { $title }. Razem { CHANGE($change, part: "difference") } w ciągu roku; części są w tabeli.
why-effect = Wpływ na wskaźnik ({ KPI($kpi, form: "mid") })
why-effect-points = W punktach procentowych; rok temu { $value }
why-effect-units = Powyżej lub poniżej wartości sprzed roku { $value }
why-distance = Punkt: { PERIOD($period, form: "short") }. Pas: przedział 95%
why-subtitle = { PERIOD($period) } i { PERIOD($before) }, { NAME($dimension, of: "dimension", form: "mid") }. Po lewej: co kto dodał. Szare: może to przypadek
why-subtitle-ratio = { PERIOD($period) } i { PERIOD($before) }, { NAME($dimension, of: "dimension", form: "mid") }. Po lewej: co dała struktura, potem wskaźniki. Szare: może to przypadek
why-mix = { $side ->
    [more] Struktura ({ KPI($base, form: "mid") }): więcej { $segment }
    [less] Struktura ({ KPI($base, form: "mid") }): mniej { $segment }
   *[other] Struktura ({ KPI($base, form: "mid") })
 }
why-outside = { $segment }, bez podstawy ({ KPI($base, form: "mid") })
why-other = Inne ({ $n })
why-other-rates = { $n ->
    [one] Wskaźnik jeszcze { $n }
   *[other] Wskaźniki jeszcze { $n }
 }
why-head-mix = Strukturą
why-head-rate = Wskaźnikiem
why-change = { CHANGE($change, part: "difference") }

## Dlaczego czegoś z drabiny celów się nie podaje albo jak powstało

missing-no_rows_year = brak danych: w ostatnich dwunastu pełnych miesiącach nic nie policzono
missing-more_above = brak wskaźnika: w ostatnich dwunastu pełnych miesiącach doszło tam { $above } z { $below }, którzy stali przed tym
missing-too_few_won = za mało danych: w dość starych kohortach wygrano { $won }, a potrzeba { $fewest }
missing-passed_over = bez własnego szczebla: planowany wskaźnik { $rate } prowadzi obok
missing-no_way_past = bez szczebla: nie prowadzi do niego żaden wskaźnik
missing-rate_measured = zmierzono od { DAY($first) } do { DAY($last) }, bo żaden plan go nie podaje
missing-won_without_lead = { $n } z { $total } pozyskanych w ostatnich { $months } miesiącach przyszło bez leada; drabina wymaga wszystkich od niższego etapu
missing-not_by_day = nie podaje się: nie liczy się tego według dni
missing-year_over = brak: okres się skończył
missing-history_short = brak: przy historii krótszej niż { $months } miesięcy nie da się odróżnić sezonu od wzrostu
missing-record_too_short = za mało miesięcy historii do sprawdzenia

## Reguły: jak się nazywają i co robić

rule-traffic = Mniej odwiedzających, niż wymaga cel roku
rule-traffic-action-1 = Publikować pod wyszukiwania, które przyprowadzają odwiedzających stających się leadami, i naprawić strony, których pozycja spadła.
rule-traffic-action-2 = Przywrócić kanały, które spadły poniżej swojego zwykłego udziału w ruchu.
rule-search_clicks = Często widoczne, za rzadko klikane
rule-search_clicks-action-1 = Przepisać tytuły i opisy stron najczęściej widzianych, a najrzadziej klikanych.
rule-search_clicks-action-2 = Przetestować nowe teksty reklam w kampaniach, które straciły najwięcej kliknięć.
rule-fast_pages = Strony, na które się czeka
rule-fast_pages-action-1 = Przyspieszyć najwolniejsze strony docelowe, najpierw te z największą liczbą odwiedzających.
rule-site_conversion = Odwiedzających dość, leadów za mało
rule-site_conversion-action-1 = Skrócić formularz, który traci najwięcej osób; najpierw usunąć pole, na którym najwięcej rezygnuje.
rule-site_conversion-action-2 = Umieścić wezwanie do działania wyżej na stronach, które konwertują gorzej od reszty.
rule-site_conversion-action-3 = Przenieść na słabe strony to, co najlepsze robią inaczej.
rule-paid_price = Płatne kliknięcia są, ale leady za drogie
rule-paid_price-action-1 = Przesunąć wydatki z produktów i kampanii z drogim leadem na te z tańszym.
rule-paid_price-action-2 = Dać każdej płatnej grupie odbiorców własną stronę docelową.
rule-lead_quality = Leadów dość, kwalifikowanych za mało
rule-lead_quality-action-1 = Pytać w formularzach o to, co kwalifikuje leada, i o nic więcej.
rule-lead_quality-action-2 = Robić więcej tam, skąd przychodzą kwalifikowane leady, a mniej tam, skąd nie przychodzą.
rule-one_persona = MQL dość, ale za mało jednej persony
rule-one_persona-action-1 = Zaplanować dla tej persony treści i oferty na każdym kroku jej drogi.
rule-nurture = MQL dość, SQL za mało
rule-nurture-action-1 = Przekazywać MQL sprzedaży w ciągu dnia lub dwóch i uzgodnić, kto do kogo dzwoni.
rule-nurture-action-2 = Przerobić sekwencje i e-maile, które prowadzą MQL do rozmowy ze sprzedażą.
rule-first_talk = SQL dość, szans za mało
rule-first_talk-action-1 = Usunąć to, co stoi między SQL a pierwszą rozmową: terminy do wyboru, mniej kroków.
rule-first_talk-action-2 = Przygotować oferty na dół lejka: prezentację, okres próbny, ocenę.
rule-sales_process = Szans dość, klientów za mało
rule-sales_process-action-1 = Przejść ze sprzedażą przez stracone szanse: na którym kroku, z kim, z jakiego powodu.
rule-wrong_audience = Odwiedzający stają się leadami, leady prawie nigdy klientami
rule-wrong_audience-action-1 = Zatrzymać to, co przyprowadza leady, które nigdy się nie zamykają, i celować w odbiorców podobnych do tych, którzy kupują.
rule-referrals = Klienci są, poleceń nie ma
rule-referrals-action-1 = Poprawić pierwsze tygodnie nowych klientów, a potem prosić o opinie i polecenia.
rule-double_down = Działa dużo lepiej niż reszta
rule-double_down-action-1 = Dołożyć do tego, co działa najlepiej: budżet, strony i treści, dopóki wskaźnik się trzyma.

## Dlaczego reguła nic nie powiedziała, jak pewny jest obszar, jak oszacowano wartość

focus-silent-figure = brak wartości: { KPI($kpi, form: "mid") }
focus-silent-direction = { KPI($kpi, form: "mid") }: nie ma lepszego kierunku
focus-silent-young = { KPI($kpi, form: "mid") }: nie ma jeszcze trzech dość starych miesięcy
focus-silent-past = { KPI($kpi) }: brak celu, wzorca i piętnastu własnych miesięcy do porównania
focus-silent-few = { KPI($kpi, form: "mid") }: za mało przypadków na osąd
focus-silent-plan = ani cel, ani plan nie mówią, ile powinno być: { KPI($kpi, form: "mid") }
focus-silent-before = jest słabo, ale brakuje już na kroku przedtem: { KPI($kpi, form: "mid") }
focus-silent-over = było gorzej, ale najnowszy miesiąc już nie jest: { KPI($kpi, form: "mid") }
focus-silent-evened = { KPI($kpi, form: "mid") }: niżej, ale { KPI($other, form: "mid") }: o tyle samo wyżej; przez oba kroki przechodzi tyle co przedtem
focus-silent-same = { KPI($kpi, form: "mid") }: pogorszenie razem z innym wskaźnikiem i nie większe niż u niego ({ KPI($other, form: "mid") }); przyczyna jest ta sama i tam o niej mowa
focus-silent-segments = żaden segment nie ma dość konwersji, by porównać go z resztą
focus-silent-running = { PERIOD($period) }: jeszcze trwa
focus-silent-toll = jest gorzej, ale { KPI($kpi, form: "mid") } nie jest tam niżej
focus-confidence-improve = { $sharp ->
    [yes] Przyszło jednym wyraźnym krokiem,
   *[no] Nie przyszło jednym wyraźnym krokiem,
 } { $contrast ->
    [yes] porównywalne części się nie zmieniły
   *[no] żadna porównywalna część nie została, jaka była,
 } i { $base ->
    [yes] stoi na wielu przypadkach.
   *[no] stoi na niewielu przypadkach.
 }
focus-confidence-more = Przed resztą w { $quarters } z 4 kwartałów, { $base ->
    [yes] na wielu przypadkach;
   *[no] na niewielu przypadkach;
 } { $cost ->
    [less] wynik nie kosztuje więcej niż gdzie indziej.
    [more] wynik kosztuje więcej niż gdzie indziej.
   *[unknown] ile kosztuje wynik, nie wiadomo.
 }
focus-confidence-evened = Przez oba kroki przechodzi tyle co przedtem: { KPI($other, form: "mid") } jest o tyle wyżej, o ile to jest niżej.
focus-confidence-surge = Wizyt naraz jest znacznie więcej, a leadów tyle co przedtem: żadnego leada nie brakuje.
focus-action-surge = Zanim zmieni się strony i formularze, sprawdzić, czyje to wizyty: robotów czy ludzi.
focus-confidence-toll = Segmenty różnią się nie tylko w tym: { KPI($kpi, form: "mid") } jest tam niżej, co jest wskazówką, a nie dowodem.
focus-plan-ahead = W planie; nic się jeszcze nie liczy.
focus-plan-counted = Liczy się tam, gdzie dane noszą znacznik jej kampanii.
focus-plan-over = Policzono do końca tam, gdzie dane noszą znacznik jej kampanii.
worth-gap-rates = Czego brakuje w rok samym wskaźnikom, bez tego, co zabiera przesunięta struktura, przez dalsze wskaźniki ostatnich dwunastu miesięcy, razy średnia transakcja
worth-gap = Czego brakuje w rok, przez dalsze wskaźniki ostatnich dwunastu miesięcy, razy średnia transakcja
worth-more = Ile nie dostaje w rok, przez dalsze wskaźniki ostatnich dwunastu miesięcy, razy średnia transakcja
worth-grow = O połowę więcej przypadków, o ile jest miejsce, zamiast tylu samych pozostałych; przewaga zmniejszona ku reszcie

decisions-asked = O jakie decyzje prosimy
decisions-agreed = Co uzgodniono
decisions-none-behind = Na ten kwartał nie proponuje się obszaru zainteresowania. O to, co jest wyraźnie poniżej planu, prosi się wyżej.
decisions-none = W tym kwartale nie broni się żadne ustalenie: nic ze sprawdzonego nie różni się poza przypadkiem od planu, wzorca ani własnej przeszłości, więc nie prosi się o żadną decyzję.
decisions-evidence = Dowody i pewność:
decisions-more = Wszystkie { $n } z dowodami:
decisions-looked-at = Na co patrzono:
decisions-worth = Wartość { RANGE($low, $high, form: "table") } klientów rocznie
decisions-owner-open = Odpowiedzialny do ustalenia
decisions-owner-due = { $owner }, do { DAY($day, form: "short") }
decisions-for = Dla: { $title }
decisions-question = Ustalić dlaczego: { KPI($kpi, form: "mid") } o { CHANGE($change, part: "size") } { $side ->
    [over] powyżej
   *[behind] poniżej
 }
section-paid-return = Kanały, media płatne i zwrot
section-paid-none = Na reklamę nie wydano nic; kanały i zwrot z całego marketingu są niżej.
channels-payback = Zwrot kosztu
channels-months = { NUMBER($n, decimals: 1) } mies.
channels-payback-note = Zwrot kosztu: po ilu miesiącach roczny zysk brutto z klienta (wartość życiowa przez oczekiwane lata) pokrywa koszt jego pozyskania.
channels-return-subtitle = Cały marketing, nie tylko reklamy
channels-return-plain = Ile kosztował marketing
channels-return-gain = Marketing zwrócił swój koszt i przyniósł jeszcze { $value }
channels-return-loss = Marketing zarobił o { $value } mniej, niż kosztował
channels-head-change = za rok
channels-title = Najwięcej przynosi { $channel }: { NUMBER($n) } z { NUMBER($total) } ({ KPI($kpi, form: "mid") })
channels-title-plain = Co przyniósł każdy kanał
channels-subtitle = { PERIOD($period, form: "short") } i zmiana od { PERIOD($before, form: "short") }; cały lead przypada ostatniemu kanałowi
channels-note = Małe liczby wahają się przypadkiem: gdzie leadów jest dziesięć, kilka więcej lub mniej znaczy niewiele.
channels-rest = Inne, bez kanału

## Co się stało z poprzednimi obszarami (findings/review.py)

review-why-better = { KPI($kpi) }: { $now } wobec { $usual } w czterech poprzednich kwartałach, więcej, niż wyjaśnia przypadek.
review-why-worse = { KPI($kpi) }: { $now } wobec { $usual } w czterech poprzednich kwartałach, gorzej, niż wyjaśnia przypadek.
review-why-not-due = { KPI($kpi) }: { $now } wobec { $usual }, może to przypadek; termin to { $day }.
review-why-short = { KPI($kpi) }: { $now } wobec { $usual }, może to przypadek, a w najlepszym razie wart mniej, niż obiecano.
review-why-done = Coś zrobiono { $day }; { KPI($kpi, form: "mid") } to { $now } wobec { $usual }, może to przypadek.
review-why-chance = { KPI($kpi) }: { $now } wobec { $usual }, może to przypadek; dziennik zmian nie podaje niczego, co zrobiono.
review-why-running = { PERIOD($period) }: jeszcze trwa.
review-why-unknown = { KPI($kpi) }: za ten kwartał nieznane.
review-why-few = { KPI($kpi) }: za mało przypadków na osąd.
review-why-no-past = { KPI($kpi) }: brak czterech kwartałów do porównania.
review-why-to-come = Jeszcze się nie skończyło.
review-why-held = Odbyło się; żadnego z celów nie da się zmierzyć.
review-why-reached = Cel osiągnięto: { KPI($kpi, form: "mid") } { $now }.
review-why-missed = Celu nie osiągnięto: { KPI($kpi, form: "mid") } { $now }.
worth-seen = To, co obiecano, według tego, jaką część luki odrobiono wobec czterech poprzednich kwartałów

## Wartości, które są dziś inne niż we wcześniejszym raporcie (assemble/restated.py)

chart-title-restated = { $n ->
    [one] Od wcześniejszych raportów zmieniła się { $n } wartość
    [few] Od wcześniejszych raportów zmieniły się { $n } wartości
    [many] Od wcześniejszych raportów zmieniło się { $n } wartości
   *[other] Od wcześniejszych raportów zmieniło się { $n } wartości
 }
restated-was = Podano
restated-now = Jest teraz
restated-by = Gdzie
restated-report = { $report }, { PERIOD($period, form: "short") }
restated-value = { QUANTITY($value, style: "exact") }
restated-note = Źródła dostarczyły późno lub się poprawiły. Wartości zamkniętych okresów porównuje się tak, jak je wydrukowano, pieniądze co do grosza.
restated-more = { $n ->
    [one] Jednej dalszej tu nie podano.
   *[other] Dalszych { $n } tu nie podano.
 }
mail-restated = Zmienione: { KPI($kpi, form: "mid") }, { PERIOD($period) }, to teraz { QUANTITY($now, style: "exact") }; wcześniejszy raport podał { QUANTITY($was, style: "exact") }.

## Prawdopodobne przyczyny. $own — jak zmieniły się dotknięte segmenty; $n — dalsze porównane segmenty.

likely-cause = { KPI($kpi) }: { PERCENT($change, decimals: 0, sign: "yes") } (od: { PERIOD($at, form: "short") }). Prawdopodobna przyczyna, wpisano { DAY($day) }: { $what }. Tam ({ $touched }) { PERCENT($own, decimals: 0, sign: "yes") }; grupa porównawcza ({ $compared }{ $n ->
    [0] {""}
   *[other] {" "}i jeszcze { $n }
 }) nie zmieniła się poza przypadek.
