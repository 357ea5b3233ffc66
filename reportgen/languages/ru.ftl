language-name = Русский
language-locale = ru
points = { $n } п. п.
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
range = от { $low } до { $high }
date-day = { $day } { $genitive } { $year } года
date-day-of-year = { $day } { $genitive }
date-month-short = { $abbreviated } { $year }
date-span = { $first } – { $last }
period-quarter = { $roman } квартал { $year } года
period-quarter-short = { $roman } кв. { $year }
kpi-leads = Новые лиды
