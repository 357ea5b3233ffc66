-- answers
with raw_surveys as (
select "responded_at", cast(null as text) as "respondent_id", "score", _part, 0 as _row from (select v0 as "responded_at", v1 as "score", 5 as _part from (select o0, t0, o1, t1, case when (t0 ~ '^(?:[0-9]{4}\-[0-9]{1,2}\-[0-9]{1,2})$') then case when cast(substring(t0 from '^[0-9]{4}\-([0-9]{1,2})\-[0-9]{1,2}$') as integer) between 1 and 12 and cast(substring(t0 from '^[0-9]{4}\-[0-9]{1,2}\-([0-9]{1,2})$') as integer) between 1 and case when cast(substring(t0 from '^[0-9]{4}\-([0-9]{1,2})\-[0-9]{1,2}$') as integer) in (4, 6, 9, 11) then 30 when cast(substring(t0 from '^[0-9]{4}\-([0-9]{1,2})\-[0-9]{1,2}$') as integer) <> 2 then 31 when (cast(substring(t0 from '^([0-9]{4})\-[0-9]{1,2}\-[0-9]{1,2}$') as integer) % 4 = 0 and cast(substring(t0 from '^([0-9]{4})\-[0-9]{1,2}\-[0-9]{1,2}$') as integer) % 100 <> 0) or cast(substring(t0 from '^([0-9]{4})\-[0-9]{1,2}\-[0-9]{1,2}$') as integer) % 400 = 0 then 29 else 28 end and cast(substring(t0 from '^([0-9]{4})\-[0-9]{1,2}\-[0-9]{1,2}$') as integer) between 1 and 9999 then cast(lpad(cast(cast(substring(t0 from '^([0-9]{4})\-[0-9]{1,2}\-[0-9]{1,2}$') as integer) as text), 4, '0') || '-' || lpad(substring(t0 from '^[0-9]{4}\-([0-9]{1,2})\-[0-9]{1,2}$'), 2, '0') || '-' || lpad(substring(t0 from '^[0-9]{4}\-[0-9]{1,2}\-([0-9]{1,2})$'), 2, '0') as date) end end as v0, cast(t1 as bigint) as v1 from (select nullif(btrim(q."responded_at", ' 	'), '') as o0, nullif(btrim(q."responded_at", ' 	'), '') as t0, cast(q."score" as text) as o1, q."score" as t1 from crm.surveys as q) as texts) as typed where (t0 is null or v0 is not null) and (v0 BETWEEN DATE '1900-01-01' AND DATE '2100-12-31') and t0 is not null and (v1 >= 0 AND v1 <= 10) and t1 is not null) as held
),
surveys as (
  select responded_at, respondent_id, score, _part, _row
  from raw_surveys
  where responded_at <= date '2026-06-30'
)
select count(*) as value
from surveys
where responded_at >= date '2026-01-01' and responded_at < date '2026-04-01';

-- customers
with raw_deals as (
select "created_at", "deal_id", "lead_id", "closed_at", "status", "amount", "currency", cast(null as text) as "product", cast(null as text) as "origin", _part, 0 as _row from (select v0 as "created_at", v1 as "deal_id", v2 as "lead_id", v3 as "closed_at", v4 as "status", v5 as "amount", v6 as "currency", 6 as _part from (select o0, t0, o1, t1, o2, t2, o3, t3, o4, t4, o5, t5, o6, t6, t0 as v0, t1 as v1, t2 as v2, t3 as v3, case when lower(t4) in ('open', 'won', 'lost') then lower(t4) end as v4, case when abs(t5) <= 99999999999999.9999 then cast(t5 as decimal(18, 4)) end as v5, t6 as v6 from (select cast(q."created_at" as text) as o0, q."created_at" as t0, nullif(btrim(q."deal_id", ' 	'), '') as o1, nullif(btrim(q."deal_id", ' 	'), '') as t1, nullif(btrim(q."lead_id", ' 	'), '') as o2, nullif(btrim(q."lead_id", ' 	'), '') as t2, cast(q."closed_at" as text) as o3, q."closed_at" as t3, nullif(btrim(q."status", ' 	'), '') as o4, nullif(btrim(q."status", ' 	'), '') as t4, cast(q."amount" as text) as o5, q."amount" as t5, nullif(btrim(q."currency", ' 	'), '') as o6, nullif(btrim(q."currency", ' 	'), '') as t6 from crm.deals as q) as texts) as typed where (v0 BETWEEN DATE '1900-01-01' AND DATE '2100-12-31') and t0 is not null and t1 is not null and (v3 is null or v3 BETWEEN DATE '1900-01-01' AND DATE '2100-12-31') and (t4 is null or v4 is not null) and t4 is not null and (t5 is null or v5 is not null)) as held
),
raw_fx as (
select "date", "currency", "rate", _part, 0 as _row from (select v0 as "date", v1 as "currency", v2 as "rate", 9 as _part from (select o0, t0, o1, t1, o2, t2, t0 as v0, t1 as v1, case when abs(t2) <= 1.7976931348623157e308 then cast(t2 as double precision) end as v2 from (select cast(q."date" as text) as o0, q."date" as t0, nullif(btrim(q."currency", ' 	'), '') as o1, nullif(btrim(q."currency", ' 	'), '') as t1, case when (q."rate" = 'NaN') then null when q."rate" = floor(q."rate") and abs(q."rate") < 1e15 then cast(cast(q."rate" as bigint) as text) else cast(q."rate" as text) end as o2, case when not (q."rate" = 'NaN') then q."rate" end as t2 from crm.fx as q) as texts) as typed where (v0 BETWEEN DATE '1900-01-01' AND DATE '2100-12-31') and t0 is not null and t1 is not null and (t2 is null or v2 is not null) and (v2 > 0) and t2 is not null) as held
),
raw_leads as (
select "created_at", "lead_id", cast(null as text) as "channel", cast(null as text) as "source", cast(null as text) as "campaign", cast(null as text) as "landing_page", cast(null as text) as "offer_stage", cast(null as text) as "persona", cast(null as text) as "product", cast(null as text) as "origin", cast(null as boolean) as "email_known", "mql_at", cast(null as date) as "sal_at", cast(null as date) as "sql_at", cast(null as date) as "opportunity_at", "customer_at", cast(null as date) as "lost_at", cast(null as text) as "raised_hand", cast(null as text) as "revenue_range", cast(null as text) as "employees", cast(null as text) as "industry", cast(null as text) as "income", cast(null as text) as "age", cast(null as text) as "gender", cast(null as text) as "interest", cast(null as text) as "challenge", _part, 0 as _row from (select v0 as "created_at", v1 as "lead_id", v2 as "mql_at", v3 as "customer_at", 4 as _part from (select o0, t0, o1, t1, o2, t2, o3, t3, t0 as v0, t1 as v1, t2 as v2, t3 as v3 from (select cast(q."created_at" as text) as o0, q."created_at" as t0, nullif(btrim(q."lead_id", ' 	'), '') as o1, nullif(btrim(q."lead_id", ' 	'), '') as t1, cast(q."mql_at" as text) as o2, q."mql_at" as t2, cast(q."customer_at" as text) as o3, q."customer_at" as t3 from crm.leads as q) as texts) as typed where (v0 BETWEEN DATE '1900-01-01' AND DATE '2100-12-31') and t0 is not null and t1 is not null and (v2 is null or v2 BETWEEN DATE '1900-01-01' AND DATE '2100-12-31') and (v3 is null or v3 BETWEEN DATE '1900-01-01' AND DATE '2100-12-31')) as held
),
rates as (
  select currency, valid_from, lead(valid_from) over (partition by currency order by valid_from) as valid_to, rate
  from (
    select upper(trim(currency)) as currency, date as valid_from, case when min(rate) = max(rate) then max(rate) end as rate
    from raw_fx where date <= date '2026-06-30' group by upper(trim(currency)), date
  ) by_day
),
deals_seen as (
  select
    t.created_at,
    t.deal_id,
    t.lead_id,
    case when t.closed_at <= date '2026-06-30' then t.closed_at end as closed_at,
    case when t.closed_at > date '2026-06-30' then 'open' else t.status end as status,
    case when (t.currency is null or upper(trim(t.currency)) = 'EUR') then t.amount when r.rate is not null then cast(t.amount * r.rate as decimal(28, 8)) end as amount,
    t.currency,
    t.product,
    t.origin,
    case when not (t.currency is null or upper(trim(t.currency)) = 'EUR') and r.rate is null then upper(trim(t.currency)) || case when r.currency is null then '' else '!' end end as unrated,
    t._part,
    t._row
  from raw_deals t
  left join rates r on r.currency = upper(trim(t.currency)) and r.valid_from <= coalesce(t.closed_at, t.created_at) and (r.valid_to is null or r.valid_to > coalesce(t.closed_at, t.created_at))
  where t.created_at <= date '2026-06-30'
),
lead_deals as (
  select lead_id,
    min(case when status = 'won' then closed_at end) as won_at,
    min(created_at) as opened_at,
    case when count(*) = count(case when status = 'lost' then 1 end) then max(closed_at) end as lost_at,
    min(origin) as origin, min(product) as product
  from deals_seen where lead_id is not null group by lead_id
),
leads_seen as (
  select
    case when l.created_at <= date '2026-06-30' then l.created_at end as created_at,
    l.lead_id,
    l.channel,
    l.source,
    l.campaign,
    l.landing_page,
    l.offer_stage,
    l.persona,
    coalesce(l.product, d.product) as product,
    coalesce(l.origin, d.origin) as origin,
    l.email_known,
    case when l.mql_at <= date '2026-06-30' then l.mql_at end as mql_at,
    case when l.sal_at <= date '2026-06-30' then l.sal_at end as sal_at,
    case when l.sql_at <= date '2026-06-30' then l.sql_at end as sql_at,
    coalesce(case when l.opportunity_at <= date '2026-06-30' then l.opportunity_at end, d.opened_at) as opportunity_at,
    coalesce(case when l.customer_at <= date '2026-06-30' then l.customer_at end, d.won_at) as customer_at,
    coalesce(case when l.lost_at <= date '2026-06-30' then l.lost_at end, d.lost_at) as lost_at,
    l.raised_hand,
    l.revenue_range,
    l.employees,
    l.industry,
    l.income,
    l.age,
    l.gender,
    l.interest,
    l.challenge,
    0 as _derived,
    case when case when l.customer_at <= date '2026-06-30' then l.customer_at end is null and d.won_at is not null then 1 else 0 end as _won_by_deal,
    case when case when l.customer_at <= date '2026-06-30' then l.customer_at end is not null and d.won_at is not null and cast(greatest(case when l.customer_at <= date '2026-06-30' then l.customer_at end, d.won_at) - least(case when l.customer_at <= date '2026-06-30' then l.customer_at end, d.won_at) as integer) > 3 then 1 else 0 end as _dated_apart, l._part, l._row
  from raw_leads l
  left join lead_deals d on d.lead_id = l.lead_id
  where l.created_at <= date '2026-06-30'
),
leads as (
  select
    coalesce(created_at, least(mql_at, opportunity_at, customer_at)) as created_at,
    lead_id,
    channel,
    source,
    campaign,
    landing_page,
    offer_stage,
    persona,
    product,
    origin,
    email_known,
    coalesce(mql_at, least(opportunity_at, customer_at)) as mql_at,
    sal_at,
    sql_at,
    coalesce(opportunity_at, customer_at) as opportunity_at,
    customer_at,
    lost_at,
    raised_hand,
    revenue_range,
    employees,
    industry,
    income,
    age,
    gender,
    interest,
    challenge,
    coalesce(opportunity_at, customer_at) as after_mql_at,
    0 + case when created_at is null and least(mql_at, opportunity_at, customer_at) is not null then 1 else 0 end + case when mql_at is null and least(opportunity_at, customer_at) is not null then 1 else 0 end + case when opportunity_at is null and customer_at is not null then 1 else 0 end as _implied,
    case when false or coalesce(mql_at < created_at, false) or coalesce(opportunity_at < coalesce(mql_at, created_at), false) or coalesce(customer_at < coalesce(opportunity_at, mql_at, created_at), false) then 1 else 0 end as _out_of_order,
    _derived,
    _won_by_deal,
    _dated_apart,
    _part,
    _row
  from leads_seen
),
leads_once as (
  select lead_id, mql_at, created_at, origin, product, channel, source, campaign, landing_page, offer_stage, persona
  from (
    select leads.*, row_number() over (partition by lead_id order by _part desc, _row desc, created_at desc) as _th from leads
  ) numbered where _th = 1
),
deals as (
  select
    d.created_at,
    d.deal_id,
    d.lead_id,
    d.closed_at,
    d.status,
    d.amount,
    d.currency,
    coalesce(l.origin, d.origin) as origin,
    coalesce(d.product, l.product) as product,
    l.mql_at as lead_mql_at,
    l.created_at as lead_created_at,
    l.channel,
    l.source,
    l.campaign,
    l.landing_page,
    l.offer_stage,
    l.persona,
    case when l.lead_id is null then 1 else 0 end as _without_lead,
    d.unrated,
    d._part,
    d._row
  from deals_seen d
  left join leads_once l on l.lead_id = d.lead_id
),
customers as (
  select customer_at, created_at, lead_id, cast(null as varchar(1)) as deal_id, origin, product, channel, source, campaign, landing_page, offer_stage, persona,
    0 as _without_lead, _won_by_deal, _dated_apart, _part, _row
  from leads where customer_at is not null
  union all
  select closed_at as customer_at, created_at, lead_id, deal_id, origin, product, cast(null as varchar(1)) as channel, cast(null as varchar(1)) as source, cast(null as varchar(1)) as campaign, cast(null as varchar(1)) as landing_page, cast(null as varchar(1)) as offer_stage, cast(null as varchar(1)) as persona,
    1 as _without_lead, 0 as _won_by_deal, 0 as _dated_apart, _part, _row
  from deals where status = 'won' and closed_at is not null and _without_lead = 1
)
select count(*) as value
from customers
where customer_at >= date '2026-01-01' and customer_at < date '2026-04-01';

-- detractors
with raw_surveys as (
select "responded_at", cast(null as text) as "respondent_id", "score", _part, 0 as _row from (select v0 as "responded_at", v1 as "score", 5 as _part from (select o0, t0, o1, t1, case when (t0 ~ '^(?:[0-9]{4}\-[0-9]{1,2}\-[0-9]{1,2})$') then case when cast(substring(t0 from '^[0-9]{4}\-([0-9]{1,2})\-[0-9]{1,2}$') as integer) between 1 and 12 and cast(substring(t0 from '^[0-9]{4}\-[0-9]{1,2}\-([0-9]{1,2})$') as integer) between 1 and case when cast(substring(t0 from '^[0-9]{4}\-([0-9]{1,2})\-[0-9]{1,2}$') as integer) in (4, 6, 9, 11) then 30 when cast(substring(t0 from '^[0-9]{4}\-([0-9]{1,2})\-[0-9]{1,2}$') as integer) <> 2 then 31 when (cast(substring(t0 from '^([0-9]{4})\-[0-9]{1,2}\-[0-9]{1,2}$') as integer) % 4 = 0 and cast(substring(t0 from '^([0-9]{4})\-[0-9]{1,2}\-[0-9]{1,2}$') as integer) % 100 <> 0) or cast(substring(t0 from '^([0-9]{4})\-[0-9]{1,2}\-[0-9]{1,2}$') as integer) % 400 = 0 then 29 else 28 end and cast(substring(t0 from '^([0-9]{4})\-[0-9]{1,2}\-[0-9]{1,2}$') as integer) between 1 and 9999 then cast(lpad(cast(cast(substring(t0 from '^([0-9]{4})\-[0-9]{1,2}\-[0-9]{1,2}$') as integer) as text), 4, '0') || '-' || lpad(substring(t0 from '^[0-9]{4}\-([0-9]{1,2})\-[0-9]{1,2}$'), 2, '0') || '-' || lpad(substring(t0 from '^[0-9]{4}\-[0-9]{1,2}\-([0-9]{1,2})$'), 2, '0') as date) end end as v0, cast(t1 as bigint) as v1 from (select nullif(btrim(q."responded_at", ' 	'), '') as o0, nullif(btrim(q."responded_at", ' 	'), '') as t0, cast(q."score" as text) as o1, q."score" as t1 from crm.surveys as q) as texts) as typed where (t0 is null or v0 is not null) and (v0 BETWEEN DATE '1900-01-01' AND DATE '2100-12-31') and t0 is not null and (v1 >= 0 AND v1 <= 10) and t1 is not null) as held
),
surveys as (
  select responded_at, respondent_id, score, _part, _row
  from raw_surveys
  where responded_at <= date '2026-06-30'
)
select count(*) as value
from surveys
where responded_at >= date '2026-01-01' and responded_at < date '2026-04-01' and (score <= 6);

-- followers
with raw_social as (
select "date", "network", cast(null as bigint) as "impressions", cast(null as bigint) as "engagements", cast(null as bigint) as "link_clicks", "followers", cast(null as bigint) as "mentions", cast(null as bigint) as "positive_mentions", cast(null as bigint) as "comments", cast(null as bigint) as "comments_answered", _part, 0 as _row from (select v0 as "date", v1 as "network", v2 as "followers", 2 as _part from (select o0, t0, o1, t1, o2, t2, t0 as v0, t1 as v1, cast(t2 as bigint) as v2 from (select cast(q."date" as text) as o0, q."date" as t0, nullif(btrim(q."network", ' 	'), '') as o1, nullif(btrim(q."network", ' 	'), '') as t1, cast(q."followers" as text) as o2, q."followers" as t2 from crm.social as q) as texts) as typed where (v0 BETWEEN DATE '1900-01-01' AND DATE '2100-12-31') and t0 is not null and t1 is not null and (v2 is null or v2 >= 0)) as held
),
social as (
  select date, network, impressions, engagements, link_clicks, followers, mentions, positive_mentions, comments, comments_answered, _part, _row
  from raw_social
  where date <= date '2026-06-30'
),
windows as (select * from (values
  (0, date '2026-01-01', date '2026-04-01', date '2026-06-30')
) as listed (_w, _first, _beyond, _seen))
select cast(sum(value) as decimal(38, 10)) as value
from (
select _w, max(followers) as value, row_number() over (partition by _w, network order by date desc) as newest
from social join windows on date < _beyond and date < date '2026-04-01'
where followers is not null
group by _w, network, date
) by_day
where newest = 1;

-- lead_to_mql_days__numerator
with raw_deals as (
select "created_at", "deal_id", "lead_id", "closed_at", "status", "amount", "currency", cast(null as text) as "product", cast(null as text) as "origin", _part, 0 as _row from (select v0 as "created_at", v1 as "deal_id", v2 as "lead_id", v3 as "closed_at", v4 as "status", v5 as "amount", v6 as "currency", 6 as _part from (select o0, t0, o1, t1, o2, t2, o3, t3, o4, t4, o5, t5, o6, t6, t0 as v0, t1 as v1, t2 as v2, t3 as v3, case when lower(t4) in ('open', 'won', 'lost') then lower(t4) end as v4, case when abs(t5) <= 99999999999999.9999 then cast(t5 as decimal(18, 4)) end as v5, t6 as v6 from (select cast(q."created_at" as text) as o0, q."created_at" as t0, nullif(btrim(q."deal_id", ' 	'), '') as o1, nullif(btrim(q."deal_id", ' 	'), '') as t1, nullif(btrim(q."lead_id", ' 	'), '') as o2, nullif(btrim(q."lead_id", ' 	'), '') as t2, cast(q."closed_at" as text) as o3, q."closed_at" as t3, nullif(btrim(q."status", ' 	'), '') as o4, nullif(btrim(q."status", ' 	'), '') as t4, cast(q."amount" as text) as o5, q."amount" as t5, nullif(btrim(q."currency", ' 	'), '') as o6, nullif(btrim(q."currency", ' 	'), '') as t6 from crm.deals as q) as texts) as typed where (v0 BETWEEN DATE '1900-01-01' AND DATE '2100-12-31') and t0 is not null and t1 is not null and (v3 is null or v3 BETWEEN DATE '1900-01-01' AND DATE '2100-12-31') and (t4 is null or v4 is not null) and t4 is not null and (t5 is null or v5 is not null)) as held
),
raw_fx as (
select "date", "currency", "rate", _part, 0 as _row from (select v0 as "date", v1 as "currency", v2 as "rate", 9 as _part from (select o0, t0, o1, t1, o2, t2, t0 as v0, t1 as v1, case when abs(t2) <= 1.7976931348623157e308 then cast(t2 as double precision) end as v2 from (select cast(q."date" as text) as o0, q."date" as t0, nullif(btrim(q."currency", ' 	'), '') as o1, nullif(btrim(q."currency", ' 	'), '') as t1, case when (q."rate" = 'NaN') then null when q."rate" = floor(q."rate") and abs(q."rate") < 1e15 then cast(cast(q."rate" as bigint) as text) else cast(q."rate" as text) end as o2, case when not (q."rate" = 'NaN') then q."rate" end as t2 from crm.fx as q) as texts) as typed where (v0 BETWEEN DATE '1900-01-01' AND DATE '2100-12-31') and t0 is not null and t1 is not null and (t2 is null or v2 is not null) and (v2 > 0) and t2 is not null) as held
),
raw_leads as (
select "created_at", "lead_id", cast(null as text) as "channel", cast(null as text) as "source", cast(null as text) as "campaign", cast(null as text) as "landing_page", cast(null as text) as "offer_stage", cast(null as text) as "persona", cast(null as text) as "product", cast(null as text) as "origin", cast(null as boolean) as "email_known", "mql_at", cast(null as date) as "sal_at", cast(null as date) as "sql_at", cast(null as date) as "opportunity_at", "customer_at", cast(null as date) as "lost_at", cast(null as text) as "raised_hand", cast(null as text) as "revenue_range", cast(null as text) as "employees", cast(null as text) as "industry", cast(null as text) as "income", cast(null as text) as "age", cast(null as text) as "gender", cast(null as text) as "interest", cast(null as text) as "challenge", _part, 0 as _row from (select v0 as "created_at", v1 as "lead_id", v2 as "mql_at", v3 as "customer_at", 4 as _part from (select o0, t0, o1, t1, o2, t2, o3, t3, t0 as v0, t1 as v1, t2 as v2, t3 as v3 from (select cast(q."created_at" as text) as o0, q."created_at" as t0, nullif(btrim(q."lead_id", ' 	'), '') as o1, nullif(btrim(q."lead_id", ' 	'), '') as t1, cast(q."mql_at" as text) as o2, q."mql_at" as t2, cast(q."customer_at" as text) as o3, q."customer_at" as t3 from crm.leads as q) as texts) as typed where (v0 BETWEEN DATE '1900-01-01' AND DATE '2100-12-31') and t0 is not null and t1 is not null and (v2 is null or v2 BETWEEN DATE '1900-01-01' AND DATE '2100-12-31') and (v3 is null or v3 BETWEEN DATE '1900-01-01' AND DATE '2100-12-31')) as held
),
rates as (
  select currency, valid_from, lead(valid_from) over (partition by currency order by valid_from) as valid_to, rate
  from (
    select upper(trim(currency)) as currency, date as valid_from, case when min(rate) = max(rate) then max(rate) end as rate
    from raw_fx where date <= date '2026-06-30' group by upper(trim(currency)), date
  ) by_day
),
deals_seen as (
  select
    t.created_at,
    t.deal_id,
    t.lead_id,
    case when t.closed_at <= date '2026-06-30' then t.closed_at end as closed_at,
    case when t.closed_at > date '2026-06-30' then 'open' else t.status end as status,
    case when (t.currency is null or upper(trim(t.currency)) = 'EUR') then t.amount when r.rate is not null then cast(t.amount * r.rate as decimal(28, 8)) end as amount,
    t.currency,
    t.product,
    t.origin,
    case when not (t.currency is null or upper(trim(t.currency)) = 'EUR') and r.rate is null then upper(trim(t.currency)) || case when r.currency is null then '' else '!' end end as unrated,
    t._part,
    t._row
  from raw_deals t
  left join rates r on r.currency = upper(trim(t.currency)) and r.valid_from <= coalesce(t.closed_at, t.created_at) and (r.valid_to is null or r.valid_to > coalesce(t.closed_at, t.created_at))
  where t.created_at <= date '2026-06-30'
),
lead_deals as (
  select lead_id,
    min(case when status = 'won' then closed_at end) as won_at,
    min(created_at) as opened_at,
    case when count(*) = count(case when status = 'lost' then 1 end) then max(closed_at) end as lost_at,
    min(origin) as origin, min(product) as product
  from deals_seen where lead_id is not null group by lead_id
),
leads_seen as (
  select
    case when l.created_at <= date '2026-06-30' then l.created_at end as created_at,
    l.lead_id,
    l.channel,
    l.source,
    l.campaign,
    l.landing_page,
    l.offer_stage,
    l.persona,
    coalesce(l.product, d.product) as product,
    coalesce(l.origin, d.origin) as origin,
    l.email_known,
    case when l.mql_at <= date '2026-06-30' then l.mql_at end as mql_at,
    case when l.sal_at <= date '2026-06-30' then l.sal_at end as sal_at,
    case when l.sql_at <= date '2026-06-30' then l.sql_at end as sql_at,
    coalesce(case when l.opportunity_at <= date '2026-06-30' then l.opportunity_at end, d.opened_at) as opportunity_at,
    coalesce(case when l.customer_at <= date '2026-06-30' then l.customer_at end, d.won_at) as customer_at,
    coalesce(case when l.lost_at <= date '2026-06-30' then l.lost_at end, d.lost_at) as lost_at,
    l.raised_hand,
    l.revenue_range,
    l.employees,
    l.industry,
    l.income,
    l.age,
    l.gender,
    l.interest,
    l.challenge,
    0 as _derived,
    case when case when l.customer_at <= date '2026-06-30' then l.customer_at end is null and d.won_at is not null then 1 else 0 end as _won_by_deal,
    case when case when l.customer_at <= date '2026-06-30' then l.customer_at end is not null and d.won_at is not null and cast(greatest(case when l.customer_at <= date '2026-06-30' then l.customer_at end, d.won_at) - least(case when l.customer_at <= date '2026-06-30' then l.customer_at end, d.won_at) as integer) > 3 then 1 else 0 end as _dated_apart, l._part, l._row
  from raw_leads l
  left join lead_deals d on d.lead_id = l.lead_id
  where l.created_at <= date '2026-06-30'
),
leads as (
  select
    coalesce(created_at, least(mql_at, opportunity_at, customer_at)) as created_at,
    lead_id,
    channel,
    source,
    campaign,
    landing_page,
    offer_stage,
    persona,
    product,
    origin,
    email_known,
    coalesce(mql_at, least(opportunity_at, customer_at)) as mql_at,
    sal_at,
    sql_at,
    coalesce(opportunity_at, customer_at) as opportunity_at,
    customer_at,
    lost_at,
    raised_hand,
    revenue_range,
    employees,
    industry,
    income,
    age,
    gender,
    interest,
    challenge,
    coalesce(opportunity_at, customer_at) as after_mql_at,
    0 + case when created_at is null and least(mql_at, opportunity_at, customer_at) is not null then 1 else 0 end + case when mql_at is null and least(opportunity_at, customer_at) is not null then 1 else 0 end + case when opportunity_at is null and customer_at is not null then 1 else 0 end as _implied,
    case when false or coalesce(mql_at < created_at, false) or coalesce(opportunity_at < coalesce(mql_at, created_at), false) or coalesce(customer_at < coalesce(opportunity_at, mql_at, created_at), false) then 1 else 0 end as _out_of_order,
    _derived,
    _won_by_deal,
    _dated_apart,
    _part,
    _row
  from leads_seen
),
windows as (select * from (values
  (0, date '2026-01-01', date '2026-04-01', date '2026-06-30')
) as listed (_w, _first, _beyond, _seen))
select 0 as branch, _w, cast(greatest(case when mql_at <= _seen then mql_at when lost_at <= _seen then lost_at else _seen end, created_at) - created_at as integer) as days, case when mql_at <= _seen then 1 when lost_at <= _seen then 2 else 0 end as outcome, count(*) as cases
from leads join windows on created_at >= _first and created_at < _beyond and created_at <= _seen
group by _w, cast(greatest(case when mql_at <= _seen then mql_at when lost_at <= _seen then lost_at else _seen end, created_at) - created_at as integer), case when mql_at <= _seen then 1 when lost_at <= _seen then 2 else 0 end;

-- leads
with raw_deals as (
select "created_at", "deal_id", "lead_id", "closed_at", "status", "amount", "currency", cast(null as text) as "product", cast(null as text) as "origin", _part, 0 as _row from (select v0 as "created_at", v1 as "deal_id", v2 as "lead_id", v3 as "closed_at", v4 as "status", v5 as "amount", v6 as "currency", 6 as _part from (select o0, t0, o1, t1, o2, t2, o3, t3, o4, t4, o5, t5, o6, t6, t0 as v0, t1 as v1, t2 as v2, t3 as v3, case when lower(t4) in ('open', 'won', 'lost') then lower(t4) end as v4, case when abs(t5) <= 99999999999999.9999 then cast(t5 as decimal(18, 4)) end as v5, t6 as v6 from (select cast(q."created_at" as text) as o0, q."created_at" as t0, nullif(btrim(q."deal_id", ' 	'), '') as o1, nullif(btrim(q."deal_id", ' 	'), '') as t1, nullif(btrim(q."lead_id", ' 	'), '') as o2, nullif(btrim(q."lead_id", ' 	'), '') as t2, cast(q."closed_at" as text) as o3, q."closed_at" as t3, nullif(btrim(q."status", ' 	'), '') as o4, nullif(btrim(q."status", ' 	'), '') as t4, cast(q."amount" as text) as o5, q."amount" as t5, nullif(btrim(q."currency", ' 	'), '') as o6, nullif(btrim(q."currency", ' 	'), '') as t6 from crm.deals as q) as texts) as typed where (v0 BETWEEN DATE '1900-01-01' AND DATE '2100-12-31') and t0 is not null and t1 is not null and (v3 is null or v3 BETWEEN DATE '1900-01-01' AND DATE '2100-12-31') and (t4 is null or v4 is not null) and t4 is not null and (t5 is null or v5 is not null)) as held
),
raw_fx as (
select "date", "currency", "rate", _part, 0 as _row from (select v0 as "date", v1 as "currency", v2 as "rate", 9 as _part from (select o0, t0, o1, t1, o2, t2, t0 as v0, t1 as v1, case when abs(t2) <= 1.7976931348623157e308 then cast(t2 as double precision) end as v2 from (select cast(q."date" as text) as o0, q."date" as t0, nullif(btrim(q."currency", ' 	'), '') as o1, nullif(btrim(q."currency", ' 	'), '') as t1, case when (q."rate" = 'NaN') then null when q."rate" = floor(q."rate") and abs(q."rate") < 1e15 then cast(cast(q."rate" as bigint) as text) else cast(q."rate" as text) end as o2, case when not (q."rate" = 'NaN') then q."rate" end as t2 from crm.fx as q) as texts) as typed where (v0 BETWEEN DATE '1900-01-01' AND DATE '2100-12-31') and t0 is not null and t1 is not null and (t2 is null or v2 is not null) and (v2 > 0) and t2 is not null) as held
),
raw_leads as (
select "created_at", "lead_id", cast(null as text) as "channel", cast(null as text) as "source", cast(null as text) as "campaign", cast(null as text) as "landing_page", cast(null as text) as "offer_stage", cast(null as text) as "persona", cast(null as text) as "product", cast(null as text) as "origin", cast(null as boolean) as "email_known", "mql_at", cast(null as date) as "sal_at", cast(null as date) as "sql_at", cast(null as date) as "opportunity_at", "customer_at", cast(null as date) as "lost_at", cast(null as text) as "raised_hand", cast(null as text) as "revenue_range", cast(null as text) as "employees", cast(null as text) as "industry", cast(null as text) as "income", cast(null as text) as "age", cast(null as text) as "gender", cast(null as text) as "interest", cast(null as text) as "challenge", _part, 0 as _row from (select v0 as "created_at", v1 as "lead_id", v2 as "mql_at", v3 as "customer_at", 4 as _part from (select o0, t0, o1, t1, o2, t2, o3, t3, t0 as v0, t1 as v1, t2 as v2, t3 as v3 from (select cast(q."created_at" as text) as o0, q."created_at" as t0, nullif(btrim(q."lead_id", ' 	'), '') as o1, nullif(btrim(q."lead_id", ' 	'), '') as t1, cast(q."mql_at" as text) as o2, q."mql_at" as t2, cast(q."customer_at" as text) as o3, q."customer_at" as t3 from crm.leads as q) as texts) as typed where (v0 BETWEEN DATE '1900-01-01' AND DATE '2100-12-31') and t0 is not null and t1 is not null and (v2 is null or v2 BETWEEN DATE '1900-01-01' AND DATE '2100-12-31') and (v3 is null or v3 BETWEEN DATE '1900-01-01' AND DATE '2100-12-31')) as held
),
rates as (
  select currency, valid_from, lead(valid_from) over (partition by currency order by valid_from) as valid_to, rate
  from (
    select upper(trim(currency)) as currency, date as valid_from, case when min(rate) = max(rate) then max(rate) end as rate
    from raw_fx where date <= date '2026-06-30' group by upper(trim(currency)), date
  ) by_day
),
deals_seen as (
  select
    t.created_at,
    t.deal_id,
    t.lead_id,
    case when t.closed_at <= date '2026-06-30' then t.closed_at end as closed_at,
    case when t.closed_at > date '2026-06-30' then 'open' else t.status end as status,
    case when (t.currency is null or upper(trim(t.currency)) = 'EUR') then t.amount when r.rate is not null then cast(t.amount * r.rate as decimal(28, 8)) end as amount,
    t.currency,
    t.product,
    t.origin,
    case when not (t.currency is null or upper(trim(t.currency)) = 'EUR') and r.rate is null then upper(trim(t.currency)) || case when r.currency is null then '' else '!' end end as unrated,
    t._part,
    t._row
  from raw_deals t
  left join rates r on r.currency = upper(trim(t.currency)) and r.valid_from <= coalesce(t.closed_at, t.created_at) and (r.valid_to is null or r.valid_to > coalesce(t.closed_at, t.created_at))
  where t.created_at <= date '2026-06-30'
),
lead_deals as (
  select lead_id,
    min(case when status = 'won' then closed_at end) as won_at,
    min(created_at) as opened_at,
    case when count(*) = count(case when status = 'lost' then 1 end) then max(closed_at) end as lost_at,
    min(origin) as origin, min(product) as product
  from deals_seen where lead_id is not null group by lead_id
),
leads_seen as (
  select
    case when l.created_at <= date '2026-06-30' then l.created_at end as created_at,
    l.lead_id,
    l.channel,
    l.source,
    l.campaign,
    l.landing_page,
    l.offer_stage,
    l.persona,
    coalesce(l.product, d.product) as product,
    coalesce(l.origin, d.origin) as origin,
    l.email_known,
    case when l.mql_at <= date '2026-06-30' then l.mql_at end as mql_at,
    case when l.sal_at <= date '2026-06-30' then l.sal_at end as sal_at,
    case when l.sql_at <= date '2026-06-30' then l.sql_at end as sql_at,
    coalesce(case when l.opportunity_at <= date '2026-06-30' then l.opportunity_at end, d.opened_at) as opportunity_at,
    coalesce(case when l.customer_at <= date '2026-06-30' then l.customer_at end, d.won_at) as customer_at,
    coalesce(case when l.lost_at <= date '2026-06-30' then l.lost_at end, d.lost_at) as lost_at,
    l.raised_hand,
    l.revenue_range,
    l.employees,
    l.industry,
    l.income,
    l.age,
    l.gender,
    l.interest,
    l.challenge,
    0 as _derived,
    case when case when l.customer_at <= date '2026-06-30' then l.customer_at end is null and d.won_at is not null then 1 else 0 end as _won_by_deal,
    case when case when l.customer_at <= date '2026-06-30' then l.customer_at end is not null and d.won_at is not null and cast(greatest(case when l.customer_at <= date '2026-06-30' then l.customer_at end, d.won_at) - least(case when l.customer_at <= date '2026-06-30' then l.customer_at end, d.won_at) as integer) > 3 then 1 else 0 end as _dated_apart, l._part, l._row
  from raw_leads l
  left join lead_deals d on d.lead_id = l.lead_id
  where l.created_at <= date '2026-06-30'
),
leads as (
  select
    coalesce(created_at, least(mql_at, opportunity_at, customer_at)) as created_at,
    lead_id,
    channel,
    source,
    campaign,
    landing_page,
    offer_stage,
    persona,
    product,
    origin,
    email_known,
    coalesce(mql_at, least(opportunity_at, customer_at)) as mql_at,
    sal_at,
    sql_at,
    coalesce(opportunity_at, customer_at) as opportunity_at,
    customer_at,
    lost_at,
    raised_hand,
    revenue_range,
    employees,
    industry,
    income,
    age,
    gender,
    interest,
    challenge,
    coalesce(opportunity_at, customer_at) as after_mql_at,
    0 + case when created_at is null and least(mql_at, opportunity_at, customer_at) is not null then 1 else 0 end + case when mql_at is null and least(opportunity_at, customer_at) is not null then 1 else 0 end + case when opportunity_at is null and customer_at is not null then 1 else 0 end as _implied,
    case when false or coalesce(mql_at < created_at, false) or coalesce(opportunity_at < coalesce(mql_at, created_at), false) or coalesce(customer_at < coalesce(opportunity_at, mql_at, created_at), false) then 1 else 0 end as _out_of_order,
    _derived,
    _won_by_deal,
    _dated_apart,
    _part,
    _row
  from leads_seen
)
select count(*) as value
from leads
where created_at >= date '2026-01-01' and created_at < date '2026-04-01';

-- marketing_cost
with raw_costs as (
select "date", "category", cast(null as text) as "campaign", "amount", "currency", _part, 0 as _row from (select v0 as "date", v1 as "category", v2 as "amount", v3 as "currency", 7 as _part from (select o0, t0, o1, t1, o2, t2, o3, t3, t0 as v0, case when lower(t1) in ('ads', 'staff', 'technology', 'infrastructure', 'agency', 'content', 'events', 'sales') then lower(t1) end as v1, case when abs(t2) <= 99999999999999.9999 then cast(t2 as decimal(18, 4)) end as v2, t3 as v3 from (select cast(q."date" as text) as o0, q."date" as t0, nullif(btrim(q."category", ' 	'), '') as o1, nullif(btrim(q."category", ' 	'), '') as t1, cast(q."amount" as text) as o2, q."amount" as t2, nullif(btrim(q."currency", ' 	'), '') as o3, nullif(btrim(q."currency", ' 	'), '') as t3 from crm.costs as q) as texts) as typed where (v0 BETWEEN DATE '1900-01-01' AND DATE '2100-12-31') and t0 is not null and (t1 is null or v1 is not null) and t1 is not null and (t2 is null or v2 is not null) and t2 is not null) as held
),
raw_fx as (
select "date", "currency", "rate", _part, 0 as _row from (select v0 as "date", v1 as "currency", v2 as "rate", 9 as _part from (select o0, t0, o1, t1, o2, t2, t0 as v0, t1 as v1, case when abs(t2) <= 1.7976931348623157e308 then cast(t2 as double precision) end as v2 from (select cast(q."date" as text) as o0, q."date" as t0, nullif(btrim(q."currency", ' 	'), '') as o1, nullif(btrim(q."currency", ' 	'), '') as t1, case when (q."rate" = 'NaN') then null when q."rate" = floor(q."rate") and abs(q."rate") < 1e15 then cast(cast(q."rate" as bigint) as text) else cast(q."rate" as text) end as o2, case when not (q."rate" = 'NaN') then q."rate" end as t2 from crm.fx as q) as texts) as typed where (v0 BETWEEN DATE '1900-01-01' AND DATE '2100-12-31') and t0 is not null and t1 is not null and (t2 is null or v2 is not null) and (v2 > 0) and t2 is not null) as held
),
rates as (
  select currency, valid_from, lead(valid_from) over (partition by currency order by valid_from) as valid_to, rate
  from (
    select upper(trim(currency)) as currency, date as valid_from, case when min(rate) = max(rate) then max(rate) end as rate
    from raw_fx where date <= date '2026-06-30' group by upper(trim(currency)), date
  ) by_day
),
costs as (
  select
    t.date,
    t.category,
    t.campaign,
    case when (t.currency is null or upper(trim(t.currency)) = 'EUR') then t.amount when r.rate is not null then cast(t.amount * r.rate as decimal(28, 8)) end as amount,
    t.currency,
    case when not (t.currency is null or upper(trim(t.currency)) = 'EUR') and r.rate is null then upper(trim(t.currency)) || case when r.currency is null then '' else '!' end end as unrated,
    t._part,
    t._row
  from raw_costs t
  left join rates r on r.currency = upper(trim(t.currency)) and r.valid_from <= t.date and (r.valid_to is null or r.valid_to > t.date)
  where t.date <= date '2026-06-30'
),
spending as (
  select date, category, campaign, amount, currency, unrated, _part, _row
  from costs
)
select sum(amount) as value
from spending
where date >= date '2026-01-01' and date < date '2026-04-01' and (category <> 'sales');

-- mqls
with raw_deals as (
select "created_at", "deal_id", "lead_id", "closed_at", "status", "amount", "currency", cast(null as text) as "product", cast(null as text) as "origin", _part, 0 as _row from (select v0 as "created_at", v1 as "deal_id", v2 as "lead_id", v3 as "closed_at", v4 as "status", v5 as "amount", v6 as "currency", 6 as _part from (select o0, t0, o1, t1, o2, t2, o3, t3, o4, t4, o5, t5, o6, t6, t0 as v0, t1 as v1, t2 as v2, t3 as v3, case when lower(t4) in ('open', 'won', 'lost') then lower(t4) end as v4, case when abs(t5) <= 99999999999999.9999 then cast(t5 as decimal(18, 4)) end as v5, t6 as v6 from (select cast(q."created_at" as text) as o0, q."created_at" as t0, nullif(btrim(q."deal_id", ' 	'), '') as o1, nullif(btrim(q."deal_id", ' 	'), '') as t1, nullif(btrim(q."lead_id", ' 	'), '') as o2, nullif(btrim(q."lead_id", ' 	'), '') as t2, cast(q."closed_at" as text) as o3, q."closed_at" as t3, nullif(btrim(q."status", ' 	'), '') as o4, nullif(btrim(q."status", ' 	'), '') as t4, cast(q."amount" as text) as o5, q."amount" as t5, nullif(btrim(q."currency", ' 	'), '') as o6, nullif(btrim(q."currency", ' 	'), '') as t6 from crm.deals as q) as texts) as typed where (v0 BETWEEN DATE '1900-01-01' AND DATE '2100-12-31') and t0 is not null and t1 is not null and (v3 is null or v3 BETWEEN DATE '1900-01-01' AND DATE '2100-12-31') and (t4 is null or v4 is not null) and t4 is not null and (t5 is null or v5 is not null)) as held
),
raw_fx as (
select "date", "currency", "rate", _part, 0 as _row from (select v0 as "date", v1 as "currency", v2 as "rate", 9 as _part from (select o0, t0, o1, t1, o2, t2, t0 as v0, t1 as v1, case when abs(t2) <= 1.7976931348623157e308 then cast(t2 as double precision) end as v2 from (select cast(q."date" as text) as o0, q."date" as t0, nullif(btrim(q."currency", ' 	'), '') as o1, nullif(btrim(q."currency", ' 	'), '') as t1, case when (q."rate" = 'NaN') then null when q."rate" = floor(q."rate") and abs(q."rate") < 1e15 then cast(cast(q."rate" as bigint) as text) else cast(q."rate" as text) end as o2, case when not (q."rate" = 'NaN') then q."rate" end as t2 from crm.fx as q) as texts) as typed where (v0 BETWEEN DATE '1900-01-01' AND DATE '2100-12-31') and t0 is not null and t1 is not null and (t2 is null or v2 is not null) and (v2 > 0) and t2 is not null) as held
),
raw_leads as (
select "created_at", "lead_id", cast(null as text) as "channel", cast(null as text) as "source", cast(null as text) as "campaign", cast(null as text) as "landing_page", cast(null as text) as "offer_stage", cast(null as text) as "persona", cast(null as text) as "product", cast(null as text) as "origin", cast(null as boolean) as "email_known", "mql_at", cast(null as date) as "sal_at", cast(null as date) as "sql_at", cast(null as date) as "opportunity_at", "customer_at", cast(null as date) as "lost_at", cast(null as text) as "raised_hand", cast(null as text) as "revenue_range", cast(null as text) as "employees", cast(null as text) as "industry", cast(null as text) as "income", cast(null as text) as "age", cast(null as text) as "gender", cast(null as text) as "interest", cast(null as text) as "challenge", _part, 0 as _row from (select v0 as "created_at", v1 as "lead_id", v2 as "mql_at", v3 as "customer_at", 4 as _part from (select o0, t0, o1, t1, o2, t2, o3, t3, t0 as v0, t1 as v1, t2 as v2, t3 as v3 from (select cast(q."created_at" as text) as o0, q."created_at" as t0, nullif(btrim(q."lead_id", ' 	'), '') as o1, nullif(btrim(q."lead_id", ' 	'), '') as t1, cast(q."mql_at" as text) as o2, q."mql_at" as t2, cast(q."customer_at" as text) as o3, q."customer_at" as t3 from crm.leads as q) as texts) as typed where (v0 BETWEEN DATE '1900-01-01' AND DATE '2100-12-31') and t0 is not null and t1 is not null and (v2 is null or v2 BETWEEN DATE '1900-01-01' AND DATE '2100-12-31') and (v3 is null or v3 BETWEEN DATE '1900-01-01' AND DATE '2100-12-31')) as held
),
rates as (
  select currency, valid_from, lead(valid_from) over (partition by currency order by valid_from) as valid_to, rate
  from (
    select upper(trim(currency)) as currency, date as valid_from, case when min(rate) = max(rate) then max(rate) end as rate
    from raw_fx where date <= date '2026-06-30' group by upper(trim(currency)), date
  ) by_day
),
deals_seen as (
  select
    t.created_at,
    t.deal_id,
    t.lead_id,
    case when t.closed_at <= date '2026-06-30' then t.closed_at end as closed_at,
    case when t.closed_at > date '2026-06-30' then 'open' else t.status end as status,
    case when (t.currency is null or upper(trim(t.currency)) = 'EUR') then t.amount when r.rate is not null then cast(t.amount * r.rate as decimal(28, 8)) end as amount,
    t.currency,
    t.product,
    t.origin,
    case when not (t.currency is null or upper(trim(t.currency)) = 'EUR') and r.rate is null then upper(trim(t.currency)) || case when r.currency is null then '' else '!' end end as unrated,
    t._part,
    t._row
  from raw_deals t
  left join rates r on r.currency = upper(trim(t.currency)) and r.valid_from <= coalesce(t.closed_at, t.created_at) and (r.valid_to is null or r.valid_to > coalesce(t.closed_at, t.created_at))
  where t.created_at <= date '2026-06-30'
),
lead_deals as (
  select lead_id,
    min(case when status = 'won' then closed_at end) as won_at,
    min(created_at) as opened_at,
    case when count(*) = count(case when status = 'lost' then 1 end) then max(closed_at) end as lost_at,
    min(origin) as origin, min(product) as product
  from deals_seen where lead_id is not null group by lead_id
),
leads_seen as (
  select
    case when l.created_at <= date '2026-06-30' then l.created_at end as created_at,
    l.lead_id,
    l.channel,
    l.source,
    l.campaign,
    l.landing_page,
    l.offer_stage,
    l.persona,
    coalesce(l.product, d.product) as product,
    coalesce(l.origin, d.origin) as origin,
    l.email_known,
    case when l.mql_at <= date '2026-06-30' then l.mql_at end as mql_at,
    case when l.sal_at <= date '2026-06-30' then l.sal_at end as sal_at,
    case when l.sql_at <= date '2026-06-30' then l.sql_at end as sql_at,
    coalesce(case when l.opportunity_at <= date '2026-06-30' then l.opportunity_at end, d.opened_at) as opportunity_at,
    coalesce(case when l.customer_at <= date '2026-06-30' then l.customer_at end, d.won_at) as customer_at,
    coalesce(case when l.lost_at <= date '2026-06-30' then l.lost_at end, d.lost_at) as lost_at,
    l.raised_hand,
    l.revenue_range,
    l.employees,
    l.industry,
    l.income,
    l.age,
    l.gender,
    l.interest,
    l.challenge,
    0 as _derived,
    case when case when l.customer_at <= date '2026-06-30' then l.customer_at end is null and d.won_at is not null then 1 else 0 end as _won_by_deal,
    case when case when l.customer_at <= date '2026-06-30' then l.customer_at end is not null and d.won_at is not null and cast(greatest(case when l.customer_at <= date '2026-06-30' then l.customer_at end, d.won_at) - least(case when l.customer_at <= date '2026-06-30' then l.customer_at end, d.won_at) as integer) > 3 then 1 else 0 end as _dated_apart, l._part, l._row
  from raw_leads l
  left join lead_deals d on d.lead_id = l.lead_id
  where l.created_at <= date '2026-06-30'
),
leads as (
  select
    coalesce(created_at, least(mql_at, opportunity_at, customer_at)) as created_at,
    lead_id,
    channel,
    source,
    campaign,
    landing_page,
    offer_stage,
    persona,
    product,
    origin,
    email_known,
    coalesce(mql_at, least(opportunity_at, customer_at)) as mql_at,
    sal_at,
    sql_at,
    coalesce(opportunity_at, customer_at) as opportunity_at,
    customer_at,
    lost_at,
    raised_hand,
    revenue_range,
    employees,
    industry,
    income,
    age,
    gender,
    interest,
    challenge,
    coalesce(opportunity_at, customer_at) as after_mql_at,
    0 + case when created_at is null and least(mql_at, opportunity_at, customer_at) is not null then 1 else 0 end + case when mql_at is null and least(opportunity_at, customer_at) is not null then 1 else 0 end + case when opportunity_at is null and customer_at is not null then 1 else 0 end as _implied,
    case when false or coalesce(mql_at < created_at, false) or coalesce(opportunity_at < coalesce(mql_at, created_at), false) or coalesce(customer_at < coalesce(opportunity_at, mql_at, created_at), false) then 1 else 0 end as _out_of_order,
    _derived,
    _won_by_deal,
    _dated_apart,
    _part,
    _row
  from leads_seen
)
select count(*) as value
from leads
where mql_at >= date '2026-01-01' and mql_at < date '2026-04-01';

-- new_linking_domains
with raw_backlinks as (
select "first_seen", "lost_at", "domain", cast(null as text) as "target_page", cast(null as double precision) as "authority", _part, 0 as _row from (select v0 as "first_seen", v1 as "lost_at", v2 as "domain", 3 as _part from (select o0, t0, o1, t1, o2, t2, t0 as v0, t1 as v1, t2 as v2 from (select cast(q."first_seen" as text) as o0, q."first_seen" as t0, cast(q."lost_at" as text) as o1, q."lost_at" as t1, nullif(btrim(q."domain", ' 	'), '') as o2, nullif(btrim(q."domain", ' 	'), '') as t2 from crm.backlinks as q) as texts) as typed where (v0 BETWEEN DATE '1900-01-01' AND DATE '2100-12-31') and t0 is not null and (v1 is null or v1 BETWEEN DATE '1900-01-01' AND DATE '2100-12-31') and t2 is not null) as held
),
backlinks as (
  select first_seen, lost_at, domain, target_page, authority, case when row_number() over (partition by domain order by first_seen, _part, _row) = 1 then 1 else 0 end as is_new, _part, _row
  from raw_backlinks
  where first_seen <= date '2026-06-30'
)
select count(*) as value
from backlinks
where first_seen >= date '2026-01-01' and first_seen < date '2026-04-01' and (is_new = 1);

-- promoters
with raw_surveys as (
select "responded_at", cast(null as text) as "respondent_id", "score", _part, 0 as _row from (select v0 as "responded_at", v1 as "score", 5 as _part from (select o0, t0, o1, t1, case when (t0 ~ '^(?:[0-9]{4}\-[0-9]{1,2}\-[0-9]{1,2})$') then case when cast(substring(t0 from '^[0-9]{4}\-([0-9]{1,2})\-[0-9]{1,2}$') as integer) between 1 and 12 and cast(substring(t0 from '^[0-9]{4}\-[0-9]{1,2}\-([0-9]{1,2})$') as integer) between 1 and case when cast(substring(t0 from '^[0-9]{4}\-([0-9]{1,2})\-[0-9]{1,2}$') as integer) in (4, 6, 9, 11) then 30 when cast(substring(t0 from '^[0-9]{4}\-([0-9]{1,2})\-[0-9]{1,2}$') as integer) <> 2 then 31 when (cast(substring(t0 from '^([0-9]{4})\-[0-9]{1,2}\-[0-9]{1,2}$') as integer) % 4 = 0 and cast(substring(t0 from '^([0-9]{4})\-[0-9]{1,2}\-[0-9]{1,2}$') as integer) % 100 <> 0) or cast(substring(t0 from '^([0-9]{4})\-[0-9]{1,2}\-[0-9]{1,2}$') as integer) % 400 = 0 then 29 else 28 end and cast(substring(t0 from '^([0-9]{4})\-[0-9]{1,2}\-[0-9]{1,2}$') as integer) between 1 and 9999 then cast(lpad(cast(cast(substring(t0 from '^([0-9]{4})\-[0-9]{1,2}\-[0-9]{1,2}$') as integer) as text), 4, '0') || '-' || lpad(substring(t0 from '^[0-9]{4}\-([0-9]{1,2})\-[0-9]{1,2}$'), 2, '0') || '-' || lpad(substring(t0 from '^[0-9]{4}\-[0-9]{1,2}\-([0-9]{1,2})$'), 2, '0') as date) end end as v0, cast(t1 as bigint) as v1 from (select nullif(btrim(q."responded_at", ' 	'), '') as o0, nullif(btrim(q."responded_at", ' 	'), '') as t0, cast(q."score" as text) as o1, q."score" as t1 from crm.surveys as q) as texts) as typed where (t0 is null or v0 is not null) and (v0 BETWEEN DATE '1900-01-01' AND DATE '2100-12-31') and t0 is not null and (v1 >= 0 AND v1 <= 10) and t1 is not null) as held
),
surveys as (
  select responded_at, respondent_id, score, _part, _row
  from raw_surveys
  where responded_at <= date '2026-06-30'
)
select count(*) as value
from surveys
where responded_at >= date '2026-01-01' and responded_at < date '2026-04-01' and (score >= 9);

-- search_clicks
with raw_search as (
select "date", "query", "page", "impressions", "clicks", cast(null as double precision) as "position", _part, 0 as _row from (select v0 as "date", v1 as "query", v2 as "page", v3 as "impressions", v4 as "clicks", 1 as _part from (select o0, t0, o1, t1, o2, t2, o3, t3, o4, t4, t0 as v0, t1 as v1, t2 as v2, cast(t3 as bigint) as v3, cast(t4 as bigint) as v4 from (select cast(q."date" as text) as o0, q."date" as t0, nullif(btrim(q."query", ' 	'), '') as o1, nullif(btrim(q."query", ' 	'), '') as t1, nullif(btrim(q."page", ' 	'), '') as o2, nullif(btrim(q."page", ' 	'), '') as t2, cast(q."impressions" as text) as o3, q."impressions" as t3, cast(q."clicks" as text) as o4, q."clicks" as t4 from crm.search as q) as texts) as typed where (v0 BETWEEN DATE '1900-01-01' AND DATE '2100-12-31') and t0 is not null and (v3 >= 0) and t3 is not null and (v4 >= 0) and t4 is not null) as held
),
search as (
  select date, query, page, impressions, clicks, position, _part, _row
  from raw_search
  where date <= date '2026-06-30'
)
select sum(clicks) as value
from search
where date >= date '2026-01-01' and date < date '2026-04-01';

-- search_impressions
with raw_search as (
select "date", "query", "page", "impressions", "clicks", cast(null as double precision) as "position", _part, 0 as _row from (select v0 as "date", v1 as "query", v2 as "page", v3 as "impressions", v4 as "clicks", 1 as _part from (select o0, t0, o1, t1, o2, t2, o3, t3, o4, t4, t0 as v0, t1 as v1, t2 as v2, cast(t3 as bigint) as v3, cast(t4 as bigint) as v4 from (select cast(q."date" as text) as o0, q."date" as t0, nullif(btrim(q."query", ' 	'), '') as o1, nullif(btrim(q."query", ' 	'), '') as t1, nullif(btrim(q."page", ' 	'), '') as o2, nullif(btrim(q."page", ' 	'), '') as t2, cast(q."impressions" as text) as o3, q."impressions" as t3, cast(q."clicks" as text) as o4, q."clicks" as t4 from crm.search as q) as texts) as typed where (v0 BETWEEN DATE '1900-01-01' AND DATE '2100-12-31') and t0 is not null and (v3 >= 0) and t3 is not null and (v4 >= 0) and t4 is not null) as held
),
search as (
  select date, query, page, impressions, clicks, position, _part, _row
  from raw_search
  where date <= date '2026-06-30'
)
select sum(impressions) as value
from search
where date >= date '2026-01-01' and date < date '2026-04-01';

-- sessions
with raw_sessions as (
select "date", "sessions", "channel", cast(null as text) as "source", cast(null as text) as "medium", cast(null as text) as "campaign", cast(null as text) as "landing_page", cast(null as text) as "country", cast(null as text) as "device", "users", cast(null as bigint) as "new_users", cast(null as bigint) as "engaged_sessions", cast(null as bigint) as "bounces", cast(null as bigint) as "page_views", cast(null as bigint) as "qualified_sessions", cast(null as bigint) as "form_submissions", cast(null as text) as "identified_company", _part, 0 as _row from (select v0 as "date", v1 as "sessions", v2 as "channel", v3 as "users", 0 as _part from (select o0, t0, o1, t1, o2, t2, o3, t3, t0 as v0, cast(t1 as bigint) as v1, t2 as v2, cast(t3 as bigint) as v3 from (select cast(q."date" as text) as o0, q."date" as t0, cast(q."sessions" as text) as o1, q."sessions" as t1, nullif(btrim(q."channel", ' 	'), '') as o2, nullif(btrim(q."channel", ' 	'), '') as t2, cast(q."users" as text) as o3, q."users" as t3 from crm.sessions as q) as texts) as typed where (v0 BETWEEN DATE '1900-01-01' AND DATE '2100-12-31') and t0 is not null and (v1 is null or v1 >= 0) and (v3 is null or v3 >= 0)) as held
),
sessions as (
  select date, sessions, channel, source, medium, campaign, landing_page, country, device, users, new_users, engaged_sessions, bounces, page_views, qualified_sessions, form_submissions, identified_company, _part, _row
  from raw_sessions
  where date <= date '2026-06-30'
)
select sum(sessions) as value
from sessions
where date >= date '2026-01-01' and date < date '2026-04-01';

-- users
with raw_sessions as (
select "date", "sessions", "channel", cast(null as text) as "source", cast(null as text) as "medium", cast(null as text) as "campaign", cast(null as text) as "landing_page", cast(null as text) as "country", cast(null as text) as "device", "users", cast(null as bigint) as "new_users", cast(null as bigint) as "engaged_sessions", cast(null as bigint) as "bounces", cast(null as bigint) as "page_views", cast(null as bigint) as "qualified_sessions", cast(null as bigint) as "form_submissions", cast(null as text) as "identified_company", _part, 0 as _row from (select v0 as "date", v1 as "sessions", v2 as "channel", v3 as "users", 0 as _part from (select o0, t0, o1, t1, o2, t2, o3, t3, t0 as v0, cast(t1 as bigint) as v1, t2 as v2, cast(t3 as bigint) as v3 from (select cast(q."date" as text) as o0, q."date" as t0, cast(q."sessions" as text) as o1, q."sessions" as t1, nullif(btrim(q."channel", ' 	'), '') as o2, nullif(btrim(q."channel", ' 	'), '') as t2, cast(q."users" as text) as o3, q."users" as t3 from crm.sessions as q) as texts) as typed where (v0 BETWEEN DATE '1900-01-01' AND DATE '2100-12-31') and t0 is not null and (v1 is null or v1 >= 0) and (v3 is null or v3 >= 0)) as held
),
sessions as (
  select date, sessions, channel, source, medium, campaign, landing_page, country, device, users, new_users, engaged_sessions, bounces, page_views, qualified_sessions, form_submissions, identified_company, _part, _row
  from raw_sessions
  where date <= date '2026-06-30'
)
select case when count(*) = 1 and min(date) in (date '2026-01-01', date '2026-03-31') then max(users) end as value
from sessions
where date >= date '2026-01-01' and date < date '2026-04-01' and (users is not null);

-- won_revenue
with raw_deals as (
select "created_at", "deal_id", "lead_id", "closed_at", "status", "amount", "currency", cast(null as text) as "product", cast(null as text) as "origin", _part, 0 as _row from (select v0 as "created_at", v1 as "deal_id", v2 as "lead_id", v3 as "closed_at", v4 as "status", v5 as "amount", v6 as "currency", 6 as _part from (select o0, t0, o1, t1, o2, t2, o3, t3, o4, t4, o5, t5, o6, t6, t0 as v0, t1 as v1, t2 as v2, t3 as v3, case when lower(t4) in ('open', 'won', 'lost') then lower(t4) end as v4, case when abs(t5) <= 99999999999999.9999 then cast(t5 as decimal(18, 4)) end as v5, t6 as v6 from (select cast(q."created_at" as text) as o0, q."created_at" as t0, nullif(btrim(q."deal_id", ' 	'), '') as o1, nullif(btrim(q."deal_id", ' 	'), '') as t1, nullif(btrim(q."lead_id", ' 	'), '') as o2, nullif(btrim(q."lead_id", ' 	'), '') as t2, cast(q."closed_at" as text) as o3, q."closed_at" as t3, nullif(btrim(q."status", ' 	'), '') as o4, nullif(btrim(q."status", ' 	'), '') as t4, cast(q."amount" as text) as o5, q."amount" as t5, nullif(btrim(q."currency", ' 	'), '') as o6, nullif(btrim(q."currency", ' 	'), '') as t6 from crm.deals as q) as texts) as typed where (v0 BETWEEN DATE '1900-01-01' AND DATE '2100-12-31') and t0 is not null and t1 is not null and (v3 is null or v3 BETWEEN DATE '1900-01-01' AND DATE '2100-12-31') and (t4 is null or v4 is not null) and t4 is not null and (t5 is null or v5 is not null)) as held
),
raw_fx as (
select "date", "currency", "rate", _part, 0 as _row from (select v0 as "date", v1 as "currency", v2 as "rate", 9 as _part from (select o0, t0, o1, t1, o2, t2, t0 as v0, t1 as v1, case when abs(t2) <= 1.7976931348623157e308 then cast(t2 as double precision) end as v2 from (select cast(q."date" as text) as o0, q."date" as t0, nullif(btrim(q."currency", ' 	'), '') as o1, nullif(btrim(q."currency", ' 	'), '') as t1, case when (q."rate" = 'NaN') then null when q."rate" = floor(q."rate") and abs(q."rate") < 1e15 then cast(cast(q."rate" as bigint) as text) else cast(q."rate" as text) end as o2, case when not (q."rate" = 'NaN') then q."rate" end as t2 from crm.fx as q) as texts) as typed where (v0 BETWEEN DATE '1900-01-01' AND DATE '2100-12-31') and t0 is not null and t1 is not null and (t2 is null or v2 is not null) and (v2 > 0) and t2 is not null) as held
),
raw_leads as (
select "created_at", "lead_id", cast(null as text) as "channel", cast(null as text) as "source", cast(null as text) as "campaign", cast(null as text) as "landing_page", cast(null as text) as "offer_stage", cast(null as text) as "persona", cast(null as text) as "product", cast(null as text) as "origin", cast(null as boolean) as "email_known", "mql_at", cast(null as date) as "sal_at", cast(null as date) as "sql_at", cast(null as date) as "opportunity_at", "customer_at", cast(null as date) as "lost_at", cast(null as text) as "raised_hand", cast(null as text) as "revenue_range", cast(null as text) as "employees", cast(null as text) as "industry", cast(null as text) as "income", cast(null as text) as "age", cast(null as text) as "gender", cast(null as text) as "interest", cast(null as text) as "challenge", _part, 0 as _row from (select v0 as "created_at", v1 as "lead_id", v2 as "mql_at", v3 as "customer_at", 4 as _part from (select o0, t0, o1, t1, o2, t2, o3, t3, t0 as v0, t1 as v1, t2 as v2, t3 as v3 from (select cast(q."created_at" as text) as o0, q."created_at" as t0, nullif(btrim(q."lead_id", ' 	'), '') as o1, nullif(btrim(q."lead_id", ' 	'), '') as t1, cast(q."mql_at" as text) as o2, q."mql_at" as t2, cast(q."customer_at" as text) as o3, q."customer_at" as t3 from crm.leads as q) as texts) as typed where (v0 BETWEEN DATE '1900-01-01' AND DATE '2100-12-31') and t0 is not null and t1 is not null and (v2 is null or v2 BETWEEN DATE '1900-01-01' AND DATE '2100-12-31') and (v3 is null or v3 BETWEEN DATE '1900-01-01' AND DATE '2100-12-31')) as held
),
rates as (
  select currency, valid_from, lead(valid_from) over (partition by currency order by valid_from) as valid_to, rate
  from (
    select upper(trim(currency)) as currency, date as valid_from, case when min(rate) = max(rate) then max(rate) end as rate
    from raw_fx where date <= date '2026-06-30' group by upper(trim(currency)), date
  ) by_day
),
deals_seen as (
  select
    t.created_at,
    t.deal_id,
    t.lead_id,
    case when t.closed_at <= date '2026-06-30' then t.closed_at end as closed_at,
    case when t.closed_at > date '2026-06-30' then 'open' else t.status end as status,
    case when (t.currency is null or upper(trim(t.currency)) = 'EUR') then t.amount when r.rate is not null then cast(t.amount * r.rate as decimal(28, 8)) end as amount,
    t.currency,
    t.product,
    t.origin,
    case when not (t.currency is null or upper(trim(t.currency)) = 'EUR') and r.rate is null then upper(trim(t.currency)) || case when r.currency is null then '' else '!' end end as unrated,
    t._part,
    t._row
  from raw_deals t
  left join rates r on r.currency = upper(trim(t.currency)) and r.valid_from <= coalesce(t.closed_at, t.created_at) and (r.valid_to is null or r.valid_to > coalesce(t.closed_at, t.created_at))
  where t.created_at <= date '2026-06-30'
),
lead_deals as (
  select lead_id,
    min(case when status = 'won' then closed_at end) as won_at,
    min(created_at) as opened_at,
    case when count(*) = count(case when status = 'lost' then 1 end) then max(closed_at) end as lost_at,
    min(origin) as origin, min(product) as product
  from deals_seen where lead_id is not null group by lead_id
),
leads_seen as (
  select
    case when l.created_at <= date '2026-06-30' then l.created_at end as created_at,
    l.lead_id,
    l.channel,
    l.source,
    l.campaign,
    l.landing_page,
    l.offer_stage,
    l.persona,
    coalesce(l.product, d.product) as product,
    coalesce(l.origin, d.origin) as origin,
    l.email_known,
    case when l.mql_at <= date '2026-06-30' then l.mql_at end as mql_at,
    case when l.sal_at <= date '2026-06-30' then l.sal_at end as sal_at,
    case when l.sql_at <= date '2026-06-30' then l.sql_at end as sql_at,
    coalesce(case when l.opportunity_at <= date '2026-06-30' then l.opportunity_at end, d.opened_at) as opportunity_at,
    coalesce(case when l.customer_at <= date '2026-06-30' then l.customer_at end, d.won_at) as customer_at,
    coalesce(case when l.lost_at <= date '2026-06-30' then l.lost_at end, d.lost_at) as lost_at,
    l.raised_hand,
    l.revenue_range,
    l.employees,
    l.industry,
    l.income,
    l.age,
    l.gender,
    l.interest,
    l.challenge,
    0 as _derived,
    case when case when l.customer_at <= date '2026-06-30' then l.customer_at end is null and d.won_at is not null then 1 else 0 end as _won_by_deal,
    case when case when l.customer_at <= date '2026-06-30' then l.customer_at end is not null and d.won_at is not null and cast(greatest(case when l.customer_at <= date '2026-06-30' then l.customer_at end, d.won_at) - least(case when l.customer_at <= date '2026-06-30' then l.customer_at end, d.won_at) as integer) > 3 then 1 else 0 end as _dated_apart, l._part, l._row
  from raw_leads l
  left join lead_deals d on d.lead_id = l.lead_id
  where l.created_at <= date '2026-06-30'
),
leads as (
  select
    coalesce(created_at, least(mql_at, opportunity_at, customer_at)) as created_at,
    lead_id,
    channel,
    source,
    campaign,
    landing_page,
    offer_stage,
    persona,
    product,
    origin,
    email_known,
    coalesce(mql_at, least(opportunity_at, customer_at)) as mql_at,
    sal_at,
    sql_at,
    coalesce(opportunity_at, customer_at) as opportunity_at,
    customer_at,
    lost_at,
    raised_hand,
    revenue_range,
    employees,
    industry,
    income,
    age,
    gender,
    interest,
    challenge,
    coalesce(opportunity_at, customer_at) as after_mql_at,
    0 + case when created_at is null and least(mql_at, opportunity_at, customer_at) is not null then 1 else 0 end + case when mql_at is null and least(opportunity_at, customer_at) is not null then 1 else 0 end + case when opportunity_at is null and customer_at is not null then 1 else 0 end as _implied,
    case when false or coalesce(mql_at < created_at, false) or coalesce(opportunity_at < coalesce(mql_at, created_at), false) or coalesce(customer_at < coalesce(opportunity_at, mql_at, created_at), false) then 1 else 0 end as _out_of_order,
    _derived,
    _won_by_deal,
    _dated_apart,
    _part,
    _row
  from leads_seen
),
leads_once as (
  select lead_id, mql_at, created_at, origin, product, channel, source, campaign, landing_page, offer_stage, persona
  from (
    select leads.*, row_number() over (partition by lead_id order by _part desc, _row desc, created_at desc) as _th from leads
  ) numbered where _th = 1
),
deals as (
  select
    d.created_at,
    d.deal_id,
    d.lead_id,
    d.closed_at,
    d.status,
    d.amount,
    d.currency,
    coalesce(l.origin, d.origin) as origin,
    coalesce(d.product, l.product) as product,
    l.mql_at as lead_mql_at,
    l.created_at as lead_created_at,
    l.channel,
    l.source,
    l.campaign,
    l.landing_page,
    l.offer_stage,
    l.persona,
    case when l.lead_id is null then 1 else 0 end as _without_lead,
    d.unrated,
    d._part,
    d._row
  from deals_seen d
  left join leads_once l on l.lead_id = d.lead_id
)
select sum(amount) as value
from deals
where closed_at >= date '2026-01-01' and closed_at < date '2026-04-01' and (status = 'won');
