language-name = English
language-locale = en_GB
points = { $n } pts
days = { $n ->
    [one] { $n } day
   *[other] { $n } days
 }
seconds = { $n } s
change = { $difference } ({ $percent })
change-more = { $percent } more
change-less = { $percent } less
change-none = no change
range = { $low } to { $high }
date-day = { $day } { $genitive } { $year }
date-day-short = { $day } { $abbreviated } { $year }
date-day-of-year = { $day } { $genitive }
date-month-short = { $abbreviated } { $year }
date-span = { $first } to { $last }
period-day = { $day } { $genitive } { $year }
period-quarter = Q{ $quarter } { $year }
period-quarter-short = Q{ $quarter } { $year }
kpi-leads = New leads
