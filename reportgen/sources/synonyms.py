"""What the columns of the tables are called in the exports of the usual systems.

Names are compared without capitals, accents, blanks and signs, so `Amount spent (INR)` is `amountspentinr`; a name that ends
in `*` stands for every name that begins so. The systems: GA4, Universal Analytics, Search Console, Google Ads, Meta Ads,
LinkedIn Ads, HubSpot, Salesforce, Pipedrive, Mailchimp, Stripe and common shop and survey exports.
"""

from __future__ import annotations

import re
import unicodedata

from reportgen.sources.guess import Guess
from reportgen.tables import TABLES, ColumnType

_DAY = "date day datum data jour fecha dia giorno dag dzien tag tarih gun дата день 日付"
_CURRENCY = "currency devise wahrung waehrung moneda divisa waluta mena valuta moeda parabirimi валюта 通貨"
_IN = re.compile(r"(?<=\S)\s*[(\[][A-Z]{3}[)\]]$")
"""The currency in which figures are, behind the name of their column."""
_MONTH = "month monat mes mois mese miesiac месяц"
SYNONYMS: dict[str, dict[str, str]] = {
    "sessions": {
        "date": f"{_DAY} dateyyyymmdd datehouryyyymmddhh sessiondate sessionstart starttime visitstarttime",
        "sessions": "sessions visits totalsvisits sessies sitzungen besuche sesiones visitas visites visite"
        " bezoeken wizyty besok ziyaretler oturumlar sessioni sessoes sesje sessioner 訪問数 セッション сеансы визиты",
        "channel": "sessiondefaultchannelgroup* sessionprimarychannelgroup* defaultchannelgroup* channel channelgroup*"
        " canal kanal canale kanaal チャネル канал",
        "source": "source sessionsource trafficsource trafficsourcesource utmsource",
        "medium": "medium sessionmedium trafficsourcemedium utmmedium",
        "campaign": "campaign sessioncampaign trafficsourcecampaign utmcampaign",
        "landing_page": "landingpage landingpageplusquerystring landingpagepath",
        "country": "country geonetworkcountry land pais pays paese страна",
        "device": "devicecategory devicedevicecategory device dispositivo gerat geraet appareil устройство",
        "users": "users activeusers totalusers посетители пользователи",
        "new_users": "newusers totalsnewvisits nieuwegebruikers",
        "engaged_sessions": "engagedsessions",
        "bounces": "bounces totalsbounces rebotes absprunge rebonds отказы",
        "page_views": "pageviews totalspageviews views screenpageviews paginasvistas seitenaufrufe pagesvues просмотры",
    },
    "search": {
        "date": _DAY,
        "query": "topqueries query queries searchterm",
        "page": "toppages page",
        "impressions": "impressions",
        "clicks": "clicks",
        "position": "position averageposition avgposition",
    },
    "ads": {
        "date": f"{_DAY} reportingstarts startdate* dateday datehour dateid stattimeday stattimehour week addate"
        " cdate reportingdate",
        "platform": "platform plattform площадка рекламнаясистема",
        "campaign": "campaign campaignname kampagne nomdelacampagne кампания campaignid",
        "product": "product",
        "impressions": "impr impressions impression1 ofimpressions numberofimpressions impressionen impresiones показы",
        "clicks": "clicks клики linkclicks inlinelinkclicks clicksall clics clicssurunlien swipes clickthrough1"
        " ofclicks numberofclicks ofwebsiteclicks websiteclicks klicks переходы",
        "spend": "cost spend amountspent* totalspent montantdepense* расход расходы costmicros costinlocalcurrency"
        " spent spendusd spendeur spendgbp adspend adcost markspent kosten cout gasto spesa custo koszt kostnad maliyet"
        " harcama 費用",
        "currency": f"currencycode {_CURRENCY}",
        "conversions": "conversions conv results totalconversion* ofpurchase ofpurchases konversionen",
        "conversion_value": "convvalue totalconversionvalue conversionvalue purchasesconversionvalue conversionsvalue",
    },
    "social": {
        "date": f"{_DAY} createdtimestamp",
        "network": "network platform",
        "impressions": "impressions impressioncount pageimpressions",
        "engagements": "engagements engagementcount pagepostengagements engagement",
        "link_clicks": "linkclicks clickcount urlclicks",
        "followers": "followers followerscount pagefans subscribers",
        "mentions": "mentions",
        "comments": "comments commentcount",
    },
    "touchpoints": {
        "date": _DAY,
        "element": "element cta page name",
        "variant": "variant",
        "kind": "kind type",
        "views": "views impressions",
        "starts": "starts",
        "submissions": "submissions clicks",
        "new_contacts": "newcontacts",
    },
    "emails": {
        "date": f"{_DAY} senddate sentdate sendtime senttime sentat",
        "campaign": "title campaign campaigntitle campaignname name subject",
        "workflow": "workflow automation",
        "sent": "totalrecipients emailssent sent recipients",
        "delivered": "successfuldeliveries delivered",
        "opens": "uniqueopens uniqueopeners opens totalopens opened uniqueopened openers",
        "clicks": "uniqueclicks uniqueclickers clicks totalclicks clicked uniqueclicked clickers",
        "unsubscribes": "unsubscribes unsubscribed",
        "bounces": "totalbounces bounces",
    },
    "leads": {
        "lead_id": "leadid recordid contactid mqlid prospectid vid id contact leadnr leadnummer anfragenr anfragenummer kontaktnr"
        " leadnumber номерзаявки номерлида",
        "created_at": "createdate createddate createdat createdtime createdon signupdate propertycreatedate firstcontactdate"
        " created датасоздания"
        " fechadecreacion fechadealta alta erstellungsdatum erstelltam angelegtam eingangam eingangsdatum anfragedatum"
        " datedecreation датазаявки создан",
        "channel": "origin originalsource leadsource propertyhsanalyticssource channel kanal источник канал origen canal quelle"
        " herkunft leadquelle",
        "source": "originalsourcedrilldown1 source",
        "campaign": "campaign utmcampaign",
        "landing_page": "landingpageid landingpage firstpageseen",
        "mql_at": "becameamarketingqualifiedleaddate mqldate mqlat mqlam qualifiziertam датаквалификации",
        "sal_at": "salat saldate",
        "sql_at": "becameasalesqualifiedleaddate sqldate sqlat",
        "opportunity_at": "becameanopportunitydate opportunityat",
        "customer_at": "becameacustomerdate converteddate customerat kundeseit kundeam gewonnenam датапокупки",
        "employees": "numberofemployees employees",
        "industry": "industry",
        "revenue_range": "annualrevenue revenuerange",
    },
    "deals": {
        "deal_id": "dealid opportunityid opportunitynumber sellerid recordid id dealnr auftragsnr номерсделки",
        "lead_id": "leadid contactid mqlid leadnr anfragenr anfragenummer номерзаявки номерлида",
        "created_at": "createdate createddate engagedate createdat createdtime createdon addtime propertycreatedate датасоздания",
        "closed_at": "closedate closingdate wondate closedat wontime propertyclosedate"
        " abschlussam abschlussdatum gewonnenam датазакрытия",
        "status": "dealstage stagename stage opportunityresult iswon status dealpipelinestageid",
        "amount": "amount closevalue dealvalue opportunityamount opportunityamountusd value propertyamount betrag"
        " umsatz auftragswert сумма",
        "currency": f"dealcurrencycode currencyisocode {_CURRENCY}",
        "product": "product",
        "origin": "leadsource origin",
    },
    "orders": {
        "order_id": "bestelnummer numeroordine siparisno numerodopedido 注文番号 номерзаказа orderid"
        " invoiceno invoice ordernumber ncommande nocommande numerodecommande numerocommande"
        " bestellnummer bestellnr auftragsnummer numerodepedido pedido numerzamowienia cislaobjednavky id",
        "customer_id": "клиент покупатель customerid accountid customer userid customeremail billingemail emailbilling"
        " client kunde kundennummer kundennr cliente klient klant kund musteri email correo",
        "ordered_at": f"orderdate orderedat orderpurchasetimestamp effectivedate invoicedate createdutc created"
        f" createdat purchasedate datedecommande datecommande bestelldatum fechapedido datazamowienia"
        f" besteldatum dataordine datadopedido siparistarihi orderdatum 注文日 {_DAY}",
        "amount": "amount total totalamount totalprice dollarvalue revenue grandtotal sales сумма montant* betrag summe"
        " gesamtbetrag importe kwota castka bedrag importo valor tutar belopp 金額 priceusd priceeur"
        " paymentvalue ordervalue ordertotal"
        " ordertotalamount price",
        "currency": f"currencyisocode ordercurrency {_CURRENCY}",
    },
    "surveys": {
        "responded_at": f"respondedat responsedate submittedat timestamp {_DAY}",
        "respondent_id": "respondentid id userid",
        "score": "nps npsscore score recommend*",
    },
    "reviews": {"date": f"{_DAY} reviewdate", "platform": "platform site", "rating": "rating stars"},
    "costs": {
        "date": f"{_DAY} {_MONTH}",
        "category": "category kind kategorie kostenart categoria partida categorie категория статья",
        "campaign": "campaign",
        "amount": "amount cost betrag kosten importe montant importo сумма",
        "currency": _CURRENCY,
    },
    "backlinks": {
        "first_seen": "firstseen",
        "lost_at": "lost lostat",
        "domain": "domain referringdomain",
        "authority": "authority domainrating",
    },
    "fx": {"date": _DAY, "currency": _CURRENCY, "rate": "rate exchangerate kurs wechselkurs tipodecambio cambio taux курс"},
}  # fmt: skip


def plain(text: str) -> str:
    """A column's name without capitals, accents, blanks and signs."""
    bare = unicodedata.normalize("NFKD", text.lower())
    return re.sub(r"[\W_]+", "", "".join(letter for letter in bare if not unicodedata.combining(letter)))


def match(table: str, header: tuple[str, ...]) -> dict[str, str]:
    """The table's columns that a header seems to hold, each with its name there; the nearer synonym wins, no name is used twice."""
    found: dict[str, str] = {}
    used: set[str] = set()
    names = {plain(_IN.sub("", name)): name for name in reversed(header) if plain(name)}
    for column, synonyms in SYNONYMS[table].items():
        listed = synonyms.split()
        # A table's own name stands first, unless a nearer one is listed before it: unique opens before opens.
        for synonym in listed if plain(column) in listed else (plain(column), *listed):
            hit = next(
                (
                    bare
                    for bare in names
                    if bare == synonym or (synonym.endswith("*") and bare.startswith(synonym[:-1]))
                ),
                None,
            )
            if hit is not None and hit not in used:
                found[column] = names[hit]
                used.add(hit)
                break
    return found


def table_of(header: tuple[str, ...]) -> Guess[str]:
    """The table whose columns the header holds best."""
    scores: dict[str, float] = {}
    for table in SYNONYMS:
        found = match(table, header)
        missing = [column for column in TABLES[table].required if column not in found]
        scores[table] = len(found) + 2 * (len(TABLES[table].required) - len(missing)) - 2.5 * len(missing)
    if header and re.fullmatch(r"(website)?(session|visit)id", plain(header[0])):  # each row is a visit, whoever came
        scores["sessions"] += 6
    ranked = sorted(scores, key=lambda table: -scores[table])
    near = [table for table in ranked[1:4] if scores[ranked[0]] - scores[table] <= 2]
    if near and not _names_a_day(ranked[0], header) and (better := [one for one in near if _names_a_day(one, header)]):
        # Days that only their values tell are no reason to take a day of won deals for one of new leads.
        ranked, near = better, [one for one in (ranked[0], *near) if one != better[0]]
    return Guess(ranked[0], f"or is it {' or '.join(near)}?" if near else "")


def _names_a_day(table: str, header: tuple[str, ...]) -> bool:
    """Whether a column of the header is named as a day of the table."""
    return any(TABLES[table].columns[column].type is ColumnType.DAY for column in match(table, header))
