"""Words that exports use in the languages they occur in: months, totals, currencies, and how a language writes its numbers."""

from __future__ import annotations

import re

_MONTHS = """
january february march april may june july august september october november december
jan feb mar apr may jun jul aug sep oct nov dec
jan feb mar apr may jun jul aug sept oct nov dec
januar februar marz april mai juni juli august september oktober november dezember
jan feb mrz apr mai jun jul aug sept okt nov dez
januar februar maerz april mai juni juli august september oktober november dezember
janner feber marz april mai juni juli august september oktober november dezember
janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre
janv fevr mars avr mai juin juil aout sept oct nov dec
enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
ene feb mar abr may jun jul ago sept oct nov dic
enero febrero marzo abril mayo junio julio agosto setiembre octubre noviembre diciembre
janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro
jan fev mar abr mai jun jul ago set out nov dez
gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre
gen feb mar apr mag giu lug ago set ott nov dic
januari februari maart april mei juni juli augustus september oktober november december
jan feb mrt apr mei jun jul aug sep okt nov dec
январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь
января февраля марта апреля мая июня июля августа сентября октября ноября декабря
янв февр мар апр мая июн июл авг сент окт нояб дек
янв фев мар апр май июн июл авг сен окт ноя дек
styczen luty marzec kwiecien maj czerwiec lipiec sierpien wrzesien pazdziernik listopad grudzien
stycznia lutego marca kwietnia maja czerwca lipca sierpnia wrzesnia pazdziernika listopada grudnia
sty lut mar kwi maj cze lip sie wrz paz lis gru
leden unor brezen duben kveten cerven cervenec srpen zari rijen listopad prosinec
ledna unora brezna dubna kvetna cervna cervence srpna zari rijna listopadu prosince
led uno bre dub kve cvn cvc srp zar rij lis pro
januari februari mars april maj juni juli augusti september oktober november december
januar februar mars april mai juni juli august september oktober november desember
januar februar marts april maj juni juli august september oktober november december
ocak subat mart nisan mayis haziran temmuz agustos eylul ekim kasim aralik
oca sub mar nis may haz tem agu eyl eki kas ara
січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня
"""

MONTHS: dict[str, int] = {}
"""Month's name without accents and capitals -> its number. `lis` is November in Polish and in Czech, `listopad` too."""
for _row in _MONTHS.strip().splitlines():
    for _number, _name in enumerate(_row.split(), 1):
        MONTHS.setdefault(_name, _number)
CZECH = {"listopad": 11, "listopadu": 11, "zari": 9, "rijen": 10}
MONTHS |= CZECH

_TOTALS = """
total totals grandtotal grandtotals overalltotal subtotal reporttotal totalsum sum
gesamt gesamtsumme gesamtsummen gesamtergebnis summe insgesamt zwischensumme gesamtwert ergebnis
totaux totauxgeneraux totalgeneral totalgenerale soustotal ensemble
totalgeral totalglobal totaisgerais totalesgenerales suma sumatotal sumtotal importetotal totales
итого всего общийитог итог общееитого всегопоотчету итогоисредние
razem sumarazem lacznie sumaogolem ogolem podsumowanie sumakoncowa
celkem celkemcelkem soucet celkovysoucet celkovycelkem souhrn
totale totaligenerali totalecomplessivo totaleparziale totalicomplessivi
totaal eindtotaal algemeentotaal subtotaal
totalt sammanlagt totalsumma ialt iallt yhteensa kokonaismaara
toplam geneltoplam összesen osszesen vegosszeg ukupno sveukupno celkom skupaj
合計 総計 总计 合计 總計 총계 합계
разом усього загалом
"""
TOTALS = frozenset(_TOTALS.split())
"""What labels a total, compared as names of columns are."""

CURRENCIES = {
    "€": "EUR", "£": "GBP", "$": "USD", "US$": "USD", "$US": "USD", "USD$": "USD", "A$": "AUD", "AU$": "AUD", "C$": "CAD",
    "CA$": "CAD", "R$": "BRL", "MX$": "MXN", "NZ$": "NZD", "HK$": "HKD", "S$": "SGD", "¥": "JPY", "￥": "JPY", "円": "JPY",
    "₹": "INR", "Rs": "INR", "₽": "RUB", "руб": "RUB", "руб.": "RUB", "zł": "PLN", "zl": "PLN", "Kč": "CZK", "Kc": "CZK",
    "Ft": "HUF", "₴": "UAH", "грн": "UAH", "₺": "TRY", "TL": "TRY", "₩": "KRW", "kr.": "DKK", "Fr.": "CHF", "CHF": "CHF",
    "lei": "RON", "лв.": "BGN", "₪": "ILS",
}  # fmt: skip
"""Signs that mean one currency; a bare `$` is taken for the most common one only where a whole column name says it."""

COMMA = frozenset(
    {"de", "fr", "es", "ru", "pl", "cs", "pt", "it", "nl", "sv", "da", "nb", "fi", "tr", "uk", "hu", "ro", "sk", "hr"}
)
"""Languages that write the decimals after a comma."""
POINT = frozenset({"en", "ja", "zh", "ko", "he", "th"})
MONTH_FIRST = frozenset({"en"})
"""Languages in which 01/02 may be the second of January."""


def currency(text: str) -> str:
    """The ISO code that a text means, "" where it means none."""
    bare = text.strip(" \u00a0()[]:;,")
    if re.fullmatch("[A-Z]{3}", bare) and bare not in ("ALL", "NET", "AVG", "SUM", "CPC", "CPM", "ROI"):
        return bare
    return CURRENCIES.get(bare, "")
