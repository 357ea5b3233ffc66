"""The tables as KPIs see them: stages resolved, money in one currency, nothing after `as_of`.

A relation is a SELECT in the portable subset over the engine's `raw_<table>` relations, put before a query as a common table
expression; no engine needs the right to create anything. Every relation keeps `_part` and `_row`, the number of the part and of
the record in it.

Stages: a stage is reached at its first time stamp. A later stage reached implies the earlier ones that are fed at all; an implied
stage gets the earliest of the later time stamps. A time stamp earlier than the one before it is kept and counted.

MQLs: a lead that the source does not call one is one from its creation on where it meets the business's criteria. A visitor whose
identity is known not to be known (`email_known` false) never is, whoever says so.

Customers: a lead's own `customer_at` counts; a deal that was won stands in where the lead has none, and is counted. Where the two
are further apart than `APART`, the lead's own is kept and the case is counted.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from reportgen.metrics.portable import quote
from reportgen.metrics.qualify import qualifies
from reportgen.metrics.relations_content import content, persona_lists, served
from reportgen.metrics.relations_words import columns_of, day_sql, text_sql
from reportgen.metrics.settled import COLUMNS, LEAD_DIMENSIONS, MONEY, Settled, available
from reportgen.tables import STAGE_COLUMNS, TABLES

APART = 3
"""Days between a lead's own customer date and that of its won deal up to which the two are the same event, booked twice."""


def common_tables(relations: Collection[str], settled: Settled, columns: Collection[str] = ()) -> str:
    """The WITH clause that defines `relations`, without the word WITH; `columns` are further ones of open tables."""
    steps: dict[str, str] = {}
    named = (*columns, *(column for column, _ in settled.only))
    for relation in sorted(relations):
        _add(relation, settled, named, steps)
    if not settled.only:
        return _listed(steps)
    # A relation is filtered when it is put together: what a lead says of its deal holds whether or not the lead passes.
    whole, condition = _listed(steps), _passes(settled)
    return ",\n".join(f"{name} as (\nwith {whole}\nselect * from {name}\nwhere {condition}\n)" for name in relations)


def _listed(steps: Mapping[str, str]) -> str:
    return ",\n".join(f"{name} as (\n{sql}\n)" for name, sql in steps.items())


def _passes(settled: Settled, of: str = "") -> str:
    """The condition of the filter, over the columns of any relation; "" stands for rows without a value."""
    return " and ".join(
        f"{_of(column, values, of)} in ({', '.join(text_sql(value) for value in values)})"
        for column, values in settled.only
    )


def _of(column: str, values: Sequence[str], of: str) -> str:
    return f"coalesce({of}{quote(column)}, '')" if "" in values else f"{of}{quote(column)}"


def _add(name: str, settled: Settled, columns: tuple[str, ...], steps: dict[str, str]) -> None:
    if name in steps:
        return
    needs, sql = _relation(name, settled, columns)
    for need in needs:
        _add(need, settled, columns, steps)
    steps[name] = sql


def _relation(name: str, settled: Settled, columns: tuple[str, ...]) -> tuple[Sequence[str], str]:
    if name == "rates":
        return (), _rates(settled)
    if name == "lead_deals":
        return ("deals_seen",), LEAD_DEALS
    if name == "leads_seen":
        return (("lead_deals",) if settled.linked else ()), _leads_seen(settled, columns)
    if name == "leads":
        return ("leads_seen",), _leads(settled, columns)
    if name == "deals_seen":
        return _money("deals", settled, columns)
    if name == "leads_once":
        return ("leads",), LEADS_ONCE
    if name == "deals":
        return (("deals_seen", "leads_once") if settled.linked else ("deals_seen",)), _deals(settled, columns)
    if name == "customers":
        return [need for need in ("leads", "deals") if need in settled.fed], _customers(settled, columns)
    if name == "spending":
        return [need for need in ("costs", "ads") if need in settled.fed], _spending(settled)
    if name == "persona_lists":
        return (), persona_lists(settled)
    if name == "served":
        return ("persona_lists",), served(settled)
    if name == "content" and "persona" in (available(name, settled) or ()):
        return ("persona_lists",), content(settled, columns)
    if name in MONEY:
        return _money(name, settled, columns)
    return (), _plain(name, settled, columns)


def _plain(table: str, settled: Settled, columns: tuple[str, ...]) -> str:
    listed = ", ".join(map(quote, columns_of(table, settled, columns)))
    listed += f", {FIRST_LINK}" if table == "backlinks" else ""
    day = TABLES[table].day
    known = "" if day == "period" else f"\n  where {day} <= {day_sql(settled.as_of)}"
    return f"  select {listed}, _part, _row\n  from raw_{table}{known}"


def _rates(settled: Settled) -> str:
    return f"""  select currency, valid_from, lead(valid_from) over (partition by currency order by valid_from) as valid_to, rate
  from (
    select upper(trim(currency)) as currency, date as valid_from, case when min(rate) = max(rate) then max(rate) end as rate
    from raw_fx where date <= {day_sql(settled.as_of)} group by upper(trim(currency)), date
  ) by_day"""


CONVERTED = "decimal(28, 8)"
"""Money at a rate, which is a floating-point number: exact from here on, so that no engine adds it up in an order of its own."""
CONTESTED = " || case when r.currency is null then '' else '!' end"
"""Behind the name of a currency for which two rates of one day differ: none of them is taken."""
FIRST_LINK = (
    "case when row_number() over (partition by domain order by first_seen, _part, _row) = 1 then 1 else 0 end as is_new"
)
"""1 in the row of a domain that was first seen first, 0 in those of its further links and of when it came back."""


def _first_line(settled: Settled, fed: Collection[str]) -> str:
    """1 in the first row of an order, 0 in its further lines: two shops may both have an order 1, of two customers.

    An order with lines of several segments is one of each: its amount there stands over an order of that segment, be the first
    line of the order whose it may. Lines that the filter leaves out are first of none.
    """
    of = ["t.order_id", "t.customer_id"]
    of += [f"coalesce(t.{quote(settled.cut_by)}, '')"] if settled.cut_by and settled.cut_by in fed else []
    of += [f"case when {_passes(settled, 't.')} then 1 else 0 end"] if settled.only else []
    first = f"row_number() over (partition by {', '.join(of)} order by t.ordered_at, t._part, t._row)"
    return f"case when {first} = 1 then 1 else 0 end as is_order"


def _money(table: str, settled: Settled, columns: tuple[str, ...]) -> tuple[Sequence[str], str]:
    """A table whose money is in the reporting currency; `unrated` names a currency for which there is no rate."""
    foreign = settled.has(table, "currency")
    rated = foreign and "fx" in settled.fed
    home = f"(t.currency is null or upper(trim(t.currency)) = '{settled.currency}')"
    parts = []
    for column in columns_of(table, settled, columns):
        if column in MONEY[table] and foreign:
            rate = f" when r.rate is not null then cast(t.{column} * r.rate as {CONVERTED})" if rated else ""
            parts.append(f"case when {home} then t.{column}{rate} end as {column}")
        elif table == "deals" and column == "status":
            # A deal that was closed after `as_of` was still open then.
            parts.append(f"case when t.closed_at > {day_sql(settled.as_of)} then 'open' else t.status end as status")
        elif table == "deals" and column == "closed_at":
            parts.append(f"case when t.closed_at <= {day_sql(settled.as_of)} then t.closed_at end as closed_at")
        else:
            parts.append(f"t.{quote(column)}")
    named = f"upper(trim(t.currency)){CONTESTED if rated else ''}"
    unknown = f"case when not {home}{' and r.rate is null' if rated else ''} then {named} end"
    parts.append(f"{unknown if foreign else 'cast(null as varchar(3))'} as unrated")
    # A deal's amount is of the day it was closed, or of its beginning while it is open.
    day = "coalesce(t.closed_at, t.created_at)" if table == "deals" else f"t.{TABLES[table].day}"
    join = (
        f"\n  left join rates r on r.currency = upper(trim(t.currency)) and r.valid_from <= {day}"
        f" and (r.valid_to is null or r.valid_to > {day})"
    )
    if table == "orders":
        parts.append(_first_line(settled, settled.fed[table]))
    listed = ",\n    ".join([*parts, "t._part", "t._row"])
    sql = f"  select\n    {listed}\n  from raw_{table} t{join if rated else ''}"
    return (("rates",) if rated else ()), f"{sql}\n  where t.{TABLES[table].day} <= {day_sql(settled.as_of)}"


LEAD_DEALS = """  select lead_id,
    min(case when status = 'won' then closed_at end) as won_at,
    min(created_at) as opened_at,
    case when count(*) = count(case when status = 'lost' then 1 end) then max(closed_at) end as lost_at,
    min(origin) as origin, min(product) as product
  from deals_seen where lead_id is not null group by lead_id"""


def _leads_seen(settled: Settled, columns: tuple[str, ...]) -> str:
    """Leads with their own time stamps and those of their deals, as far as they are known."""
    seen = {
        column: f"case when l.{column} <= {day_sql(settled.as_of)} then l.{column} end"
        for column in (*STAGE_COLUMNS.values(), "lost_at")
    }
    own_mql = seen["mql_at"]
    named = "coalesce(l.email_known, true)" if settled.has("leads", "email_known") else "true"
    derived = "0"
    if settled.criteria and not settled.criteria_unfed:
        meets = f"{named} and {qualifies(settled.criteria)}"
        seen["mql_at"] = f"coalesce({own_mql}, case when {meets} then l.created_at end)"
        derived = f"case when {own_mql} is null and {meets} then 1 else 0 end"
    if named != "true":
        seen["mql_at"] = f"case when {named} then {seen['mql_at']} end"
    won = apart = "0"
    if settled.linked:
        own = seen["customer_at"]
        won = f"case when {own} is null and d.won_at is not null then 1 else 0 end"
        days = f"cast(greatest({own}, d.won_at) - least({own}, d.won_at) as integer)"
        apart = f"case when {own} is not null and d.won_at is not null and {days} > {APART} then 1 else 0 end"
        seen["customer_at"] = f"coalesce({own}, d.won_at)"
        seen["opportunity_at"] = f"coalesce({seen['opportunity_at']}, d.opened_at)"
        seen["lost_at"] = f"coalesce({seen['lost_at']}, d.lost_at)"
        seen["origin"], seen["product"] = "coalesce(l.origin, d.origin)", "coalesce(l.product, d.product)"
    every = columns_of("leads", settled, columns)
    listed = ",\n    ".join(f"{seen[c]} as {quote(c)}" if c in seen else f"l.{quote(c)}" for c in every)
    join = "\n  left join lead_deals d on d.lead_id = l.lead_id" if settled.linked else ""
    known = f"\n  where l.created_at <= {day_sql(settled.as_of)}"
    counted = f"{derived} as _derived,\n    {won} as _won_by_deal,\n    {apart} as _dated_apart"
    return f"  select\n    {listed},\n    {counted}, l._part, l._row\n  from raw_leads l{join}{known}"


def _leads(settled: Settled, columns: tuple[str, ...]) -> str:
    """Leads with resolved stages, and how many of them were implied (`_implied`) or out of order (`_out_of_order`)."""
    stages = settled.stage_columns
    resolved = {}
    implied, disorder = ["0"], ["false"]
    for index, column in enumerate(stages):
        later, earlier = stages[index + 1 :], stages[:index]
        if later:
            least = f"least({', '.join(later)})" if len(later) > 1 else later[0]
            # A visitor without identity is no MQL, though a later stage would imply it.
            named = column != "mql_at" or not settled.has("leads", "email_known")
            known = "" if named else " and coalesce(email_known, true)"
            resolved[column] = (
                f"coalesce({column}, {least if named else f'case when coalesce(email_known, true) then {least} end'})"
            )
            implied.append(f"case when {column} is null{known} and {least} is not null then 1 else 0 end")
        if earlier:
            before = f"coalesce({', '.join(reversed(earlier))})" if len(earlier) > 1 else earlier[0]
            disorder.append(f"coalesce({column} < {before}, false)")
    every = columns_of("leads", settled, columns)
    parts = [f"{resolved[c]} as {c}" if c in resolved else quote(c) for c in every]
    parts.append(
        f"{resolved.get(settled.after_mql, settled.after_mql)} as after_mql_at" if settled.after_mql else NO_DAY
    )
    parts.append(f"{' + '.join(implied)} as _implied")
    parts.append(f"case when {' or '.join(disorder)} then 1 else 0 end as _out_of_order")
    parts += ["_derived", "_won_by_deal", "_dated_apart"]
    return "  select\n    " + ",\n    ".join([*parts, "_part", "_row"]) + "\n  from leads_seen"


NO_DAY = "cast(null as date) as after_mql_at"
UNSAID = "cast(null as varchar(1))"
LEADS_ONCE = f"""  select lead_id, mql_at, created_at, origin, product, {", ".join(LEAD_DIMENSIONS)}
  from (
    select leads.*, row_number() over (partition by lead_id order by _part desc, _row desc, created_at desc) as _th from leads
  ) numbered where _th = 1"""
"""One row for each lead, the last where its number comes again: a deal must not count for each row of its lead."""


def _deals(settled: Settled, columns: tuple[str, ...]) -> str:
    """Deals, with what their lead says of where it came from; where both speak, the lead counts."""
    every = columns_of("deals", settled, columns)
    own = [f"d.{quote(c)}" for c in every if c not in ("origin", "product", *LEAD_DIMENSIONS)]
    said = [c for c in LEAD_DIMENSIONS if c in every]
    if settled.linked:
        own += ["coalesce(l.origin, d.origin) as origin", "coalesce(d.product, l.product) as product"]
        own += [
            "l.mql_at as lead_mql_at",
            "l.created_at as lead_created_at",
            *(f"coalesce(l.{c}, d.{c}) as {c}" if c in said else f"l.{c}" for c in LEAD_DIMENSIONS),
        ]
        own.append("case when l.lead_id is null then 1 else 0 end as _without_lead")
        join = "\n  left join leads_once l on l.lead_id = d.lead_id"
    else:
        own += ["d.origin", "d.product"]
        own += [f"cast(null as date) as {c}" for c in ("lead_mql_at", "lead_created_at")]
        own += [f"d.{c}" if c in said else f"{UNSAID} as {c}" for c in LEAD_DIMENSIONS]
        own.append("1 as _without_lead")
        join = ""
    listed = ",\n    ".join([*own, "d.unrated", "d._part", "d._row"])
    return f"  select\n    {listed}\n  from deals_seen d{join}"


def _customers(settled: Settled, columns: tuple[str, ...]) -> str:
    """Leads that became customers, and won deals without a lead that is known, each with the attributes that are asked for."""
    known = available("customers", replace(settled, only=())) or frozenset()
    further = [c for c in dict.fromkeys(columns) if c in known and c not in COLUMNS["customers"]]
    attributes = [*LEAD_DIMENSIONS, *(c if settled.has("leads", c) else f"{UNSAID} as {c}" for c in further)]
    dimensions = ", ".join(attributes)
    selects = []
    if "leads" in settled.fed and "customer_at" in settled.stage_columns:
        selects.append(
            f"  select customer_at, created_at, lead_id, {UNSAID} as deal_id, origin, product, {dimensions},"
            "\n    0 as _without_lead, _won_by_deal, _dated_apart, _part, _row\n  from leads where customer_at is not null"
        )
    if "deals" in settled.fed:
        nothing = ", ".join(c if settled.has("deals", c) else f"{UNSAID} as {c}" for c in (*LEAD_DIMENSIONS, *further))
        selects.append(
            f"  select closed_at as customer_at, created_at, lead_id, deal_id, origin, product, {nothing},"
            "\n    1 as _without_lead, 0 as _won_by_deal, 0 as _dated_apart, _part, _row"
            "\n  from deals where status = 'won' and closed_at is not null and _without_lead = 1"
        )
    return "\n  union all\n".join(selects)


def _spending(settled: Settled) -> str:
    """Costs; the spend of ads stands in for the months in which costs has no category `ads`, never beside it."""
    costs = "  select date, category, campaign, amount, currency, unrated, _part, _row\n  from costs"
    if "ads" not in settled.fed:
        return costs
    return f"""{costs}
  union all
  select a.date, 'ads' as category, a.campaign, a.spend as amount, a.currency, a.unrated, a._part, a._row
  from ads a where not exists (
    select 1 from costs c where c.category = 'ads'
      and extract(year from c.date) = extract(year from a.date) and extract(month from c.date) = extract(month from a.date)
  )"""
