-- answers
WITH raw_surveys AS (
  SELECT
    `responded_at`,
    CAST(NULL AS STRING) AS `respondent_id`,
    `score`,
    _part,
    0 AS _row
  FROM (
    SELECT
      v0 AS `responded_at`,
      v1 AS `score`,
      5 AS _part
    FROM (
      SELECT
        o0,
        t0,
        o1,
        t1,
        CASE
          WHEN t0 RLIKE '^(?:[0-9]{4}\\-[0-9]{1,2}\\-[0-9]{1,2})$'
          THEN CASE
            WHEN CAST(REGEXP_EXTRACT(t0, '^[0-9]{4}\\-([0-9]{1,2})\\-[0-9]{1,2}$') AS INT) BETWEEN 1 AND 12
            AND CAST(REGEXP_EXTRACT(t0, '^[0-9]{4}\\-[0-9]{1,2}\\-([0-9]{1,2})$') AS INT) BETWEEN 1 AND CASE
              WHEN CAST(REGEXP_EXTRACT(t0, '^[0-9]{4}\\-([0-9]{1,2})\\-[0-9]{1,2}$') AS INT) IN (4, 6, 9, 11)
              THEN 30
              WHEN CAST(REGEXP_EXTRACT(t0, '^[0-9]{4}\\-([0-9]{1,2})\\-[0-9]{1,2}$') AS INT) <> 2
              THEN 31
              WHEN (
                CAST(REGEXP_EXTRACT(t0, '^([0-9]{4})\\-[0-9]{1,2}\\-[0-9]{1,2}$') AS INT) % 4 = 0
                AND CAST(REGEXP_EXTRACT(t0, '^([0-9]{4})\\-[0-9]{1,2}\\-[0-9]{1,2}$') AS INT) % 100 <> 0
              )
              OR CAST(REGEXP_EXTRACT(t0, '^([0-9]{4})\\-[0-9]{1,2}\\-[0-9]{1,2}$') AS INT) % 400 = 0
              THEN 29
              ELSE 28
            END
            AND CAST(REGEXP_EXTRACT(t0, '^([0-9]{4})\\-[0-9]{1,2}\\-[0-9]{1,2}$') AS INT) BETWEEN 1 AND 9999
            THEN CAST(LPAD(
              CAST(CAST(REGEXP_EXTRACT(t0, '^([0-9]{4})\\-[0-9]{1,2}\\-[0-9]{1,2}$') AS INT) AS STRING),
              4,
              '0'
            ) || '-' || LPAD(REGEXP_EXTRACT(t0, '^[0-9]{4}\\-([0-9]{1,2})\\-[0-9]{1,2}$'), 2, '0') || '-' || LPAD(REGEXP_EXTRACT(t0, '^[0-9]{4}\\-[0-9]{1,2}\\-([0-9]{1,2})$'), 2, '0') AS DATE)
          END
        END AS v0,
        CAST(t1 AS BIGINT) AS v1
      FROM (
        SELECT
          NULLIF(TRIM(' \t' FROM q.`responded_at`), '') AS o0,
          NULLIF(TRIM(' \t' FROM q.`responded_at`), '') AS t0,
          CAST(q.`score` AS STRING) AS o1,
          q.`score` AS t1
        FROM crm.surveys AS q
      ) AS texts
    ) AS typed
    WHERE
      (
        t0 IS NULL OR NOT v0 IS NULL
      )
      AND (
        v0 BETWEEN CAST('1900-01-01' AS DATE) AND CAST('2100-12-31' AS DATE)
      )
      AND NOT t0 IS NULL
      AND (
        v1 >= 0 AND v1 <= 10
      )
      AND NOT t1 IS NULL
  ) AS held
), surveys AS (
  SELECT
    responded_at,
    respondent_id,
    score,
    _part,
    _row
  FROM raw_surveys
  WHERE
    responded_at <= CAST('2026-06-30' AS DATE)
)
SELECT
  COUNT(*) AS value
FROM surveys
WHERE
  responded_at >= CAST('2026-01-01' AS DATE)
  AND responded_at < CAST('2026-04-01' AS DATE);

-- customers
WITH raw_deals AS (
  SELECT
    `created_at`,
    `deal_id`,
    `lead_id`,
    `closed_at`,
    `status`,
    `amount`,
    `currency`,
    CAST(NULL AS STRING) AS `product`,
    CAST(NULL AS STRING) AS `origin`,
    _part,
    0 AS _row
  FROM (
    SELECT
      v0 AS `created_at`,
      v1 AS `deal_id`,
      v2 AS `lead_id`,
      v3 AS `closed_at`,
      v4 AS `status`,
      v5 AS `amount`,
      v6 AS `currency`,
      6 AS _part
    FROM (
      SELECT
        o0,
        t0,
        o1,
        t1,
        o2,
        t2,
        o3,
        t3,
        o4,
        t4,
        o5,
        t5,
        o6,
        t6,
        t0 AS v0,
        t1 AS v1,
        t2 AS v2,
        t3 AS v3,
        CASE WHEN LOWER(t4) IN ('open', 'won', 'lost') THEN LOWER(t4) END AS v4,
        CASE WHEN ABS(t5) <= 99999999999999.9999 THEN CAST(t5 AS DECIMAL(18, 4)) END AS v5,
        t6 AS v6
      FROM (
        SELECT
          CAST(q.`created_at` AS STRING) AS o0,
          q.`created_at` AS t0,
          NULLIF(TRIM(' \t' FROM q.`deal_id`), '') AS o1,
          NULLIF(TRIM(' \t' FROM q.`deal_id`), '') AS t1,
          NULLIF(TRIM(' \t' FROM q.`lead_id`), '') AS o2,
          NULLIF(TRIM(' \t' FROM q.`lead_id`), '') AS t2,
          CAST(q.`closed_at` AS STRING) AS o3,
          q.`closed_at` AS t3,
          NULLIF(TRIM(' \t' FROM q.`status`), '') AS o4,
          NULLIF(TRIM(' \t' FROM q.`status`), '') AS t4,
          CAST(q.`amount` AS STRING) AS o5,
          q.`amount` AS t5,
          NULLIF(TRIM(' \t' FROM q.`currency`), '') AS o6,
          NULLIF(TRIM(' \t' FROM q.`currency`), '') AS t6
        FROM crm.deals AS q
      ) AS texts
    ) AS typed
    WHERE
      (
        v0 BETWEEN CAST('1900-01-01' AS DATE) AND CAST('2100-12-31' AS DATE)
      )
      AND NOT t0 IS NULL
      AND NOT t1 IS NULL
      AND (
        v3 IS NULL
        OR v3 BETWEEN CAST('1900-01-01' AS DATE) AND CAST('2100-12-31' AS DATE)
      )
      AND (
        t4 IS NULL OR NOT v4 IS NULL
      )
      AND NOT t4 IS NULL
      AND (
        t5 IS NULL OR NOT v5 IS NULL
      )
  ) AS held
), raw_fx AS (
  SELECT
    `date`,
    `currency`,
    `rate`,
    _part,
    0 AS _row
  FROM (
    SELECT
      v0 AS `date`,
      v1 AS `currency`,
      v2 AS `rate`,
      9 AS _part
    FROM (
      SELECT
        o0,
        t0,
        o1,
        t1,
        o2,
        t2,
        t0 AS v0,
        t1 AS v1,
        CASE WHEN ABS(t2) <= 1.7976931348623157e308 THEN CAST(t2 AS DOUBLE) END AS v2
      FROM (
        SELECT
          CAST(q.`date` AS STRING) AS o0,
          q.`date` AS t0,
          NULLIF(TRIM(' \t' FROM q.`currency`), '') AS o1,
          NULLIF(TRIM(' \t' FROM q.`currency`), '') AS t1,
          CASE
            WHEN ISNAN(q.`rate`)
            THEN NULL
            WHEN q.`rate` = FLOOR(q.`rate`) AND ABS(q.`rate`) < 1e15
            THEN CAST(CAST(q.`rate` AS BIGINT) AS STRING)
            ELSE CAST(q.`rate` AS STRING)
          END AS o2,
          CASE WHEN NOT ISNAN(q.`rate`) THEN q.`rate` END AS t2
        FROM crm.fx AS q
      ) AS texts
    ) AS typed
    WHERE
      (
        v0 BETWEEN CAST('1900-01-01' AS DATE) AND CAST('2100-12-31' AS DATE)
      )
      AND NOT t0 IS NULL
      AND NOT t1 IS NULL
      AND (
        t2 IS NULL OR NOT v2 IS NULL
      )
      AND (
        v2 > 0
      )
      AND NOT t2 IS NULL
  ) AS held
), raw_leads AS (
  SELECT
    `created_at`,
    `lead_id`,
    CAST(NULL AS STRING) AS `channel`,
    CAST(NULL AS STRING) AS `source`,
    CAST(NULL AS STRING) AS `campaign`,
    CAST(NULL AS STRING) AS `landing_page`,
    CAST(NULL AS STRING) AS `offer_stage`,
    CAST(NULL AS STRING) AS `persona`,
    CAST(NULL AS STRING) AS `product`,
    CAST(NULL AS STRING) AS `origin`,
    CAST(NULL AS BOOLEAN) AS `email_known`,
    `mql_at`,
    CAST(NULL AS DATE) AS `sal_at`,
    CAST(NULL AS DATE) AS `sql_at`,
    CAST(NULL AS DATE) AS `opportunity_at`,
    `customer_at`,
    CAST(NULL AS DATE) AS `lost_at`,
    CAST(NULL AS STRING) AS `raised_hand`,
    CAST(NULL AS STRING) AS `revenue_range`,
    CAST(NULL AS STRING) AS `employees`,
    CAST(NULL AS STRING) AS `industry`,
    CAST(NULL AS STRING) AS `income`,
    CAST(NULL AS STRING) AS `age`,
    CAST(NULL AS STRING) AS `gender`,
    CAST(NULL AS STRING) AS `interest`,
    CAST(NULL AS STRING) AS `challenge`,
    _part,
    0 AS _row
  FROM (
    SELECT
      v0 AS `created_at`,
      v1 AS `lead_id`,
      v2 AS `mql_at`,
      v3 AS `customer_at`,
      4 AS _part
    FROM (
      SELECT
        o0,
        t0,
        o1,
        t1,
        o2,
        t2,
        o3,
        t3,
        t0 AS v0,
        t1 AS v1,
        t2 AS v2,
        t3 AS v3
      FROM (
        SELECT
          CAST(q.`created_at` AS STRING) AS o0,
          q.`created_at` AS t0,
          NULLIF(TRIM(' \t' FROM q.`lead_id`), '') AS o1,
          NULLIF(TRIM(' \t' FROM q.`lead_id`), '') AS t1,
          CAST(q.`mql_at` AS STRING) AS o2,
          q.`mql_at` AS t2,
          CAST(q.`customer_at` AS STRING) AS o3,
          q.`customer_at` AS t3
        FROM crm.leads AS q
      ) AS texts
    ) AS typed
    WHERE
      (
        v0 BETWEEN CAST('1900-01-01' AS DATE) AND CAST('2100-12-31' AS DATE)
      )
      AND NOT t0 IS NULL
      AND NOT t1 IS NULL
      AND (
        v2 IS NULL
        OR v2 BETWEEN CAST('1900-01-01' AS DATE) AND CAST('2100-12-31' AS DATE)
      )
      AND (
        v3 IS NULL
        OR v3 BETWEEN CAST('1900-01-01' AS DATE) AND CAST('2100-12-31' AS DATE)
      )
  ) AS held
), rates AS (
  SELECT
    currency,
    valid_from,
    LEAD(valid_from) OVER (PARTITION BY currency ORDER BY valid_from NULLS LAST) AS valid_to,
    rate
  FROM (
    SELECT
      UPPER(TRIM(currency)) AS currency,
      date AS valid_from,
      CASE WHEN MIN(rate) = MAX(rate) THEN MAX(rate) END AS rate
    FROM raw_fx
    WHERE
      date <= CAST('2026-06-30' AS DATE)
    GROUP BY
      UPPER(TRIM(currency)),
      date
  ) AS by_day
), deals_seen AS (
  SELECT
    t.created_at,
    t.deal_id,
    t.lead_id,
    CASE WHEN t.closed_at <= CAST('2026-06-30' AS DATE) THEN t.closed_at END AS closed_at,
    CASE WHEN t.closed_at > CAST('2026-06-30' AS DATE) THEN 'open' ELSE t.status END AS status,
    CASE
      WHEN (
        t.currency IS NULL OR UPPER(TRIM(t.currency)) = 'EUR'
      )
      THEN t.amount
      WHEN NOT r.rate IS NULL
      THEN CAST(t.amount * r.rate AS DECIMAL(28, 8))
    END AS amount,
    t.currency,
    t.product,
    t.origin,
    CASE
      WHEN NOT (
        t.currency IS NULL OR UPPER(TRIM(t.currency)) = 'EUR'
      )
      AND r.rate IS NULL
      THEN UPPER(TRIM(t.currency)) || CASE WHEN r.currency IS NULL THEN '' ELSE '!' END
    END AS unrated,
    t._part,
    t._row
  FROM raw_deals AS t
  LEFT JOIN rates AS r
    ON r.currency = UPPER(TRIM(t.currency))
    AND r.valid_from <= COALESCE(t.closed_at, t.created_at)
    AND (
      r.valid_to IS NULL OR r.valid_to > COALESCE(t.closed_at, t.created_at)
    )
  WHERE
    t.created_at <= CAST('2026-06-30' AS DATE)
), lead_deals AS (
  SELECT
    lead_id,
    MIN(CASE WHEN status = 'won' THEN closed_at END) AS won_at,
    MIN(created_at) AS opened_at,
    CASE
      WHEN COUNT(*) = COUNT(CASE WHEN status = 'lost' THEN 1 END)
      THEN MAX(closed_at)
    END AS lost_at,
    MIN(origin) AS origin,
    MIN(product) AS product
  FROM deals_seen
  WHERE
    NOT lead_id IS NULL
  GROUP BY
    lead_id
), leads_seen AS (
  SELECT
    CASE WHEN l.created_at <= CAST('2026-06-30' AS DATE) THEN l.created_at END AS created_at,
    l.lead_id,
    l.channel,
    l.source,
    l.campaign,
    l.landing_page,
    l.offer_stage,
    l.persona,
    COALESCE(l.product, d.product) AS product,
    COALESCE(l.origin, d.origin) AS origin,
    l.email_known,
    CASE WHEN l.mql_at <= CAST('2026-06-30' AS DATE) THEN l.mql_at END AS mql_at,
    CASE WHEN l.sal_at <= CAST('2026-06-30' AS DATE) THEN l.sal_at END AS sal_at,
    CASE WHEN l.sql_at <= CAST('2026-06-30' AS DATE) THEN l.sql_at END AS sql_at,
    COALESCE(
      CASE WHEN l.opportunity_at <= CAST('2026-06-30' AS DATE) THEN l.opportunity_at END,
      d.opened_at
    ) AS opportunity_at,
    COALESCE(
      CASE WHEN l.customer_at <= CAST('2026-06-30' AS DATE) THEN l.customer_at END,
      d.won_at
    ) AS customer_at,
    COALESCE(CASE WHEN l.lost_at <= CAST('2026-06-30' AS DATE) THEN l.lost_at END, d.lost_at) AS lost_at,
    l.raised_hand,
    l.revenue_range,
    l.employees,
    l.industry,
    l.income,
    l.age,
    l.gender,
    l.interest,
    l.challenge,
    0 AS _derived,
    CASE
      WHEN CASE WHEN l.customer_at <= CAST('2026-06-30' AS DATE) THEN l.customer_at END IS NULL
      AND NOT d.won_at IS NULL
      THEN 1
      ELSE 0
    END AS _won_by_deal,
    CASE
      WHEN NOT CASE WHEN l.customer_at <= CAST('2026-06-30' AS DATE) THEN l.customer_at END IS NULL
      AND NOT d.won_at IS NULL
      AND CAST(DATEDIFF(
        DAY,
        LEAST(
          CASE WHEN l.customer_at <= CAST('2026-06-30' AS DATE) THEN l.customer_at END,
          d.won_at
        ),
        GREATEST(
          CASE WHEN l.customer_at <= CAST('2026-06-30' AS DATE) THEN l.customer_at END,
          d.won_at
        )
      ) AS INT) > 3
      THEN 1
      ELSE 0
    END AS _dated_apart,
    l._part,
    l._row
  FROM raw_leads AS l
  LEFT JOIN lead_deals AS d
    ON d.lead_id = l.lead_id
  WHERE
    l.created_at <= CAST('2026-06-30' AS DATE)
), leads AS (
  SELECT
    COALESCE(created_at, LEAST(mql_at, opportunity_at, customer_at)) AS created_at,
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
    COALESCE(mql_at, LEAST(opportunity_at, customer_at)) AS mql_at,
    sal_at,
    sql_at,
    COALESCE(opportunity_at, customer_at) AS opportunity_at,
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
    COALESCE(opportunity_at, customer_at) AS after_mql_at,
    0 + CASE
      WHEN created_at IS NULL AND NOT LEAST(mql_at, opportunity_at, customer_at) IS NULL
      THEN 1
      ELSE 0
    END + CASE
      WHEN mql_at IS NULL AND NOT LEAST(opportunity_at, customer_at) IS NULL
      THEN 1
      ELSE 0
    END + CASE WHEN opportunity_at IS NULL AND NOT customer_at IS NULL THEN 1 ELSE 0 END AS _implied,
    CASE
      WHEN FALSE
      OR COALESCE(mql_at < created_at, FALSE)
      OR COALESCE(opportunity_at < COALESCE(mql_at, created_at), FALSE)
      OR COALESCE(customer_at < COALESCE(opportunity_at, mql_at, created_at), FALSE)
      THEN 1
      ELSE 0
    END AS _out_of_order,
    _derived,
    _won_by_deal,
    _dated_apart,
    _part,
    _row
  FROM leads_seen
), leads_once AS (
  SELECT
    lead_id,
    mql_at,
    created_at,
    origin,
    product,
    channel,
    source,
    campaign,
    landing_page,
    offer_stage,
    persona
  FROM (
    SELECT
      leads.*,
      ROW_NUMBER() OVER (PARTITION BY lead_id ORDER BY _part DESC, _row DESC, created_at DESC) AS _th
    FROM leads
  ) AS numbered
  WHERE
    _th = 1
), deals AS (
  SELECT
    d.created_at,
    d.deal_id,
    d.lead_id,
    d.closed_at,
    d.status,
    d.amount,
    d.currency,
    COALESCE(l.origin, d.origin) AS origin,
    COALESCE(d.product, l.product) AS product,
    l.mql_at AS lead_mql_at,
    l.created_at AS lead_created_at,
    l.channel,
    l.source,
    l.campaign,
    l.landing_page,
    l.offer_stage,
    l.persona,
    CASE WHEN l.lead_id IS NULL THEN 1 ELSE 0 END AS _without_lead,
    d.unrated,
    d._part,
    d._row
  FROM deals_seen AS d
  LEFT JOIN leads_once AS l
    ON l.lead_id = d.lead_id
), customers AS (
  SELECT
    customer_at,
    created_at,
    lead_id,
    CAST(NULL AS STRING) AS deal_id,
    origin,
    product,
    channel,
    source,
    campaign,
    landing_page,
    offer_stage,
    persona,
    0 AS _without_lead,
    _won_by_deal,
    _dated_apart,
    _part,
    _row
  FROM leads
  WHERE
    NOT customer_at IS NULL
  UNION ALL
  SELECT
    closed_at AS customer_at,
    created_at,
    lead_id,
    deal_id,
    origin,
    product,
    CAST(NULL AS STRING) AS channel,
    CAST(NULL AS STRING) AS source,
    CAST(NULL AS STRING) AS campaign,
    CAST(NULL AS STRING) AS landing_page,
    CAST(NULL AS STRING) AS offer_stage,
    CAST(NULL AS STRING) AS persona,
    1 AS _without_lead,
    0 AS _won_by_deal,
    0 AS _dated_apart,
    _part,
    _row
  FROM deals
  WHERE
    status = 'won' AND NOT closed_at IS NULL AND _without_lead = 1
)
SELECT
  COUNT(*) AS value
FROM customers
WHERE
  customer_at >= CAST('2026-01-01' AS DATE)
  AND customer_at < CAST('2026-04-01' AS DATE);

-- detractors
WITH raw_surveys AS (
  SELECT
    `responded_at`,
    CAST(NULL AS STRING) AS `respondent_id`,
    `score`,
    _part,
    0 AS _row
  FROM (
    SELECT
      v0 AS `responded_at`,
      v1 AS `score`,
      5 AS _part
    FROM (
      SELECT
        o0,
        t0,
        o1,
        t1,
        CASE
          WHEN t0 RLIKE '^(?:[0-9]{4}\\-[0-9]{1,2}\\-[0-9]{1,2})$'
          THEN CASE
            WHEN CAST(REGEXP_EXTRACT(t0, '^[0-9]{4}\\-([0-9]{1,2})\\-[0-9]{1,2}$') AS INT) BETWEEN 1 AND 12
            AND CAST(REGEXP_EXTRACT(t0, '^[0-9]{4}\\-[0-9]{1,2}\\-([0-9]{1,2})$') AS INT) BETWEEN 1 AND CASE
              WHEN CAST(REGEXP_EXTRACT(t0, '^[0-9]{4}\\-([0-9]{1,2})\\-[0-9]{1,2}$') AS INT) IN (4, 6, 9, 11)
              THEN 30
              WHEN CAST(REGEXP_EXTRACT(t0, '^[0-9]{4}\\-([0-9]{1,2})\\-[0-9]{1,2}$') AS INT) <> 2
              THEN 31
              WHEN (
                CAST(REGEXP_EXTRACT(t0, '^([0-9]{4})\\-[0-9]{1,2}\\-[0-9]{1,2}$') AS INT) % 4 = 0
                AND CAST(REGEXP_EXTRACT(t0, '^([0-9]{4})\\-[0-9]{1,2}\\-[0-9]{1,2}$') AS INT) % 100 <> 0
              )
              OR CAST(REGEXP_EXTRACT(t0, '^([0-9]{4})\\-[0-9]{1,2}\\-[0-9]{1,2}$') AS INT) % 400 = 0
              THEN 29
              ELSE 28
            END
            AND CAST(REGEXP_EXTRACT(t0, '^([0-9]{4})\\-[0-9]{1,2}\\-[0-9]{1,2}$') AS INT) BETWEEN 1 AND 9999
            THEN CAST(LPAD(
              CAST(CAST(REGEXP_EXTRACT(t0, '^([0-9]{4})\\-[0-9]{1,2}\\-[0-9]{1,2}$') AS INT) AS STRING),
              4,
              '0'
            ) || '-' || LPAD(REGEXP_EXTRACT(t0, '^[0-9]{4}\\-([0-9]{1,2})\\-[0-9]{1,2}$'), 2, '0') || '-' || LPAD(REGEXP_EXTRACT(t0, '^[0-9]{4}\\-[0-9]{1,2}\\-([0-9]{1,2})$'), 2, '0') AS DATE)
          END
        END AS v0,
        CAST(t1 AS BIGINT) AS v1
      FROM (
        SELECT
          NULLIF(TRIM(' \t' FROM q.`responded_at`), '') AS o0,
          NULLIF(TRIM(' \t' FROM q.`responded_at`), '') AS t0,
          CAST(q.`score` AS STRING) AS o1,
          q.`score` AS t1
        FROM crm.surveys AS q
      ) AS texts
    ) AS typed
    WHERE
      (
        t0 IS NULL OR NOT v0 IS NULL
      )
      AND (
        v0 BETWEEN CAST('1900-01-01' AS DATE) AND CAST('2100-12-31' AS DATE)
      )
      AND NOT t0 IS NULL
      AND (
        v1 >= 0 AND v1 <= 10
      )
      AND NOT t1 IS NULL
  ) AS held
), surveys AS (
  SELECT
    responded_at,
    respondent_id,
    score,
    _part,
    _row
  FROM raw_surveys
  WHERE
    responded_at <= CAST('2026-06-30' AS DATE)
)
SELECT
  COUNT(*) AS value
FROM surveys
WHERE
  responded_at >= CAST('2026-01-01' AS DATE)
  AND responded_at < CAST('2026-04-01' AS DATE)
  AND (
    score <= 6
  );

-- followers
WITH raw_social AS (
  SELECT
    `date`,
    `network`,
    CAST(NULL AS BIGINT) AS `impressions`,
    CAST(NULL AS BIGINT) AS `engagements`,
    CAST(NULL AS BIGINT) AS `link_clicks`,
    `followers`,
    CAST(NULL AS BIGINT) AS `mentions`,
    CAST(NULL AS BIGINT) AS `positive_mentions`,
    CAST(NULL AS BIGINT) AS `comments`,
    CAST(NULL AS BIGINT) AS `comments_answered`,
    _part,
    0 AS _row
  FROM (
    SELECT
      v0 AS `date`,
      v1 AS `network`,
      v2 AS `followers`,
      2 AS _part
    FROM (
      SELECT
        o0,
        t0,
        o1,
        t1,
        o2,
        t2,
        t0 AS v0,
        t1 AS v1,
        CAST(t2 AS BIGINT) AS v2
      FROM (
        SELECT
          CAST(q.`date` AS STRING) AS o0,
          q.`date` AS t0,
          NULLIF(TRIM(' \t' FROM q.`network`), '') AS o1,
          NULLIF(TRIM(' \t' FROM q.`network`), '') AS t1,
          CAST(q.`followers` AS STRING) AS o2,
          q.`followers` AS t2
        FROM crm.social AS q
      ) AS texts
    ) AS typed
    WHERE
      (
        v0 BETWEEN CAST('1900-01-01' AS DATE) AND CAST('2100-12-31' AS DATE)
      )
      AND NOT t0 IS NULL
      AND NOT t1 IS NULL
      AND (
        v2 IS NULL OR v2 >= 0
      )
  ) AS held
), social AS (
  SELECT
    date,
    network,
    impressions,
    engagements,
    link_clicks,
    followers,
    mentions,
    positive_mentions,
    comments,
    comments_answered,
    _part,
    _row
  FROM raw_social
  WHERE
    date <= CAST('2026-06-30' AS DATE)
), windows AS (
  SELECT
    *
  FROM VALUES
    (
      0,
      CAST('2026-01-01' AS DATE),
      CAST('2026-04-01' AS DATE),
      CAST('2026-06-30' AS DATE)
    ) AS listed(_w, _first, _beyond, _seen)
)
SELECT
  CAST(SUM(value) AS DECIMAL(38, 10)) AS value
FROM (
  SELECT
    _w,
    MAX(followers) AS value,
    ROW_NUMBER() OVER (PARTITION BY _w, network ORDER BY date DESC) AS newest
  FROM social
  JOIN windows
    ON date < _beyond AND date < CAST('2026-04-01' AS DATE)
  WHERE
    NOT followers IS NULL
  GROUP BY
    _w,
    network,
    date
) AS by_day
WHERE
  newest = 1;

-- lead_to_mql_days__numerator
WITH raw_deals AS (
  SELECT
    `created_at`,
    `deal_id`,
    `lead_id`,
    `closed_at`,
    `status`,
    `amount`,
    `currency`,
    CAST(NULL AS STRING) AS `product`,
    CAST(NULL AS STRING) AS `origin`,
    _part,
    0 AS _row
  FROM (
    SELECT
      v0 AS `created_at`,
      v1 AS `deal_id`,
      v2 AS `lead_id`,
      v3 AS `closed_at`,
      v4 AS `status`,
      v5 AS `amount`,
      v6 AS `currency`,
      6 AS _part
    FROM (
      SELECT
        o0,
        t0,
        o1,
        t1,
        o2,
        t2,
        o3,
        t3,
        o4,
        t4,
        o5,
        t5,
        o6,
        t6,
        t0 AS v0,
        t1 AS v1,
        t2 AS v2,
        t3 AS v3,
        CASE WHEN LOWER(t4) IN ('open', 'won', 'lost') THEN LOWER(t4) END AS v4,
        CASE WHEN ABS(t5) <= 99999999999999.9999 THEN CAST(t5 AS DECIMAL(18, 4)) END AS v5,
        t6 AS v6
      FROM (
        SELECT
          CAST(q.`created_at` AS STRING) AS o0,
          q.`created_at` AS t0,
          NULLIF(TRIM(' \t' FROM q.`deal_id`), '') AS o1,
          NULLIF(TRIM(' \t' FROM q.`deal_id`), '') AS t1,
          NULLIF(TRIM(' \t' FROM q.`lead_id`), '') AS o2,
          NULLIF(TRIM(' \t' FROM q.`lead_id`), '') AS t2,
          CAST(q.`closed_at` AS STRING) AS o3,
          q.`closed_at` AS t3,
          NULLIF(TRIM(' \t' FROM q.`status`), '') AS o4,
          NULLIF(TRIM(' \t' FROM q.`status`), '') AS t4,
          CAST(q.`amount` AS STRING) AS o5,
          q.`amount` AS t5,
          NULLIF(TRIM(' \t' FROM q.`currency`), '') AS o6,
          NULLIF(TRIM(' \t' FROM q.`currency`), '') AS t6
        FROM crm.deals AS q
      ) AS texts
    ) AS typed
    WHERE
      (
        v0 BETWEEN CAST('1900-01-01' AS DATE) AND CAST('2100-12-31' AS DATE)
      )
      AND NOT t0 IS NULL
      AND NOT t1 IS NULL
      AND (
        v3 IS NULL
        OR v3 BETWEEN CAST('1900-01-01' AS DATE) AND CAST('2100-12-31' AS DATE)
      )
      AND (
        t4 IS NULL OR NOT v4 IS NULL
      )
      AND NOT t4 IS NULL
      AND (
        t5 IS NULL OR NOT v5 IS NULL
      )
  ) AS held
), raw_fx AS (
  SELECT
    `date`,
    `currency`,
    `rate`,
    _part,
    0 AS _row
  FROM (
    SELECT
      v0 AS `date`,
      v1 AS `currency`,
      v2 AS `rate`,
      9 AS _part
    FROM (
      SELECT
        o0,
        t0,
        o1,
        t1,
        o2,
        t2,
        t0 AS v0,
        t1 AS v1,
        CASE WHEN ABS(t2) <= 1.7976931348623157e308 THEN CAST(t2 AS DOUBLE) END AS v2
      FROM (
        SELECT
          CAST(q.`date` AS STRING) AS o0,
          q.`date` AS t0,
          NULLIF(TRIM(' \t' FROM q.`currency`), '') AS o1,
          NULLIF(TRIM(' \t' FROM q.`currency`), '') AS t1,
          CASE
            WHEN ISNAN(q.`rate`)
            THEN NULL
            WHEN q.`rate` = FLOOR(q.`rate`) AND ABS(q.`rate`) < 1e15
            THEN CAST(CAST(q.`rate` AS BIGINT) AS STRING)
            ELSE CAST(q.`rate` AS STRING)
          END AS o2,
          CASE WHEN NOT ISNAN(q.`rate`) THEN q.`rate` END AS t2
        FROM crm.fx AS q
      ) AS texts
    ) AS typed
    WHERE
      (
        v0 BETWEEN CAST('1900-01-01' AS DATE) AND CAST('2100-12-31' AS DATE)
      )
      AND NOT t0 IS NULL
      AND NOT t1 IS NULL
      AND (
        t2 IS NULL OR NOT v2 IS NULL
      )
      AND (
        v2 > 0
      )
      AND NOT t2 IS NULL
  ) AS held
), raw_leads AS (
  SELECT
    `created_at`,
    `lead_id`,
    CAST(NULL AS STRING) AS `channel`,
    CAST(NULL AS STRING) AS `source`,
    CAST(NULL AS STRING) AS `campaign`,
    CAST(NULL AS STRING) AS `landing_page`,
    CAST(NULL AS STRING) AS `offer_stage`,
    CAST(NULL AS STRING) AS `persona`,
    CAST(NULL AS STRING) AS `product`,
    CAST(NULL AS STRING) AS `origin`,
    CAST(NULL AS BOOLEAN) AS `email_known`,
    `mql_at`,
    CAST(NULL AS DATE) AS `sal_at`,
    CAST(NULL AS DATE) AS `sql_at`,
    CAST(NULL AS DATE) AS `opportunity_at`,
    `customer_at`,
    CAST(NULL AS DATE) AS `lost_at`,
    CAST(NULL AS STRING) AS `raised_hand`,
    CAST(NULL AS STRING) AS `revenue_range`,
    CAST(NULL AS STRING) AS `employees`,
    CAST(NULL AS STRING) AS `industry`,
    CAST(NULL AS STRING) AS `income`,
    CAST(NULL AS STRING) AS `age`,
    CAST(NULL AS STRING) AS `gender`,
    CAST(NULL AS STRING) AS `interest`,
    CAST(NULL AS STRING) AS `challenge`,
    _part,
    0 AS _row
  FROM (
    SELECT
      v0 AS `created_at`,
      v1 AS `lead_id`,
      v2 AS `mql_at`,
      v3 AS `customer_at`,
      4 AS _part
    FROM (
      SELECT
        o0,
        t0,
        o1,
        t1,
        o2,
        t2,
        o3,
        t3,
        t0 AS v0,
        t1 AS v1,
        t2 AS v2,
        t3 AS v3
      FROM (
        SELECT
          CAST(q.`created_at` AS STRING) AS o0,
          q.`created_at` AS t0,
          NULLIF(TRIM(' \t' FROM q.`lead_id`), '') AS o1,
          NULLIF(TRIM(' \t' FROM q.`lead_id`), '') AS t1,
          CAST(q.`mql_at` AS STRING) AS o2,
          q.`mql_at` AS t2,
          CAST(q.`customer_at` AS STRING) AS o3,
          q.`customer_at` AS t3
        FROM crm.leads AS q
      ) AS texts
    ) AS typed
    WHERE
      (
        v0 BETWEEN CAST('1900-01-01' AS DATE) AND CAST('2100-12-31' AS DATE)
      )
      AND NOT t0 IS NULL
      AND NOT t1 IS NULL
      AND (
        v2 IS NULL
        OR v2 BETWEEN CAST('1900-01-01' AS DATE) AND CAST('2100-12-31' AS DATE)
      )
      AND (
        v3 IS NULL
        OR v3 BETWEEN CAST('1900-01-01' AS DATE) AND CAST('2100-12-31' AS DATE)
      )
  ) AS held
), rates AS (
  SELECT
    currency,
    valid_from,
    LEAD(valid_from) OVER (PARTITION BY currency ORDER BY valid_from NULLS LAST) AS valid_to,
    rate
  FROM (
    SELECT
      UPPER(TRIM(currency)) AS currency,
      date AS valid_from,
      CASE WHEN MIN(rate) = MAX(rate) THEN MAX(rate) END AS rate
    FROM raw_fx
    WHERE
      date <= CAST('2026-06-30' AS DATE)
    GROUP BY
      UPPER(TRIM(currency)),
      date
  ) AS by_day
), deals_seen AS (
  SELECT
    t.created_at,
    t.deal_id,
    t.lead_id,
    CASE WHEN t.closed_at <= CAST('2026-06-30' AS DATE) THEN t.closed_at END AS closed_at,
    CASE WHEN t.closed_at > CAST('2026-06-30' AS DATE) THEN 'open' ELSE t.status END AS status,
    CASE
      WHEN (
        t.currency IS NULL OR UPPER(TRIM(t.currency)) = 'EUR'
      )
      THEN t.amount
      WHEN NOT r.rate IS NULL
      THEN CAST(t.amount * r.rate AS DECIMAL(28, 8))
    END AS amount,
    t.currency,
    t.product,
    t.origin,
    CASE
      WHEN NOT (
        t.currency IS NULL OR UPPER(TRIM(t.currency)) = 'EUR'
      )
      AND r.rate IS NULL
      THEN UPPER(TRIM(t.currency)) || CASE WHEN r.currency IS NULL THEN '' ELSE '!' END
    END AS unrated,
    t._part,
    t._row
  FROM raw_deals AS t
  LEFT JOIN rates AS r
    ON r.currency = UPPER(TRIM(t.currency))
    AND r.valid_from <= COALESCE(t.closed_at, t.created_at)
    AND (
      r.valid_to IS NULL OR r.valid_to > COALESCE(t.closed_at, t.created_at)
    )
  WHERE
    t.created_at <= CAST('2026-06-30' AS DATE)
), lead_deals AS (
  SELECT
    lead_id,
    MIN(CASE WHEN status = 'won' THEN closed_at END) AS won_at,
    MIN(created_at) AS opened_at,
    CASE
      WHEN COUNT(*) = COUNT(CASE WHEN status = 'lost' THEN 1 END)
      THEN MAX(closed_at)
    END AS lost_at,
    MIN(origin) AS origin,
    MIN(product) AS product
  FROM deals_seen
  WHERE
    NOT lead_id IS NULL
  GROUP BY
    lead_id
), leads_seen AS (
  SELECT
    CASE WHEN l.created_at <= CAST('2026-06-30' AS DATE) THEN l.created_at END AS created_at,
    l.lead_id,
    l.channel,
    l.source,
    l.campaign,
    l.landing_page,
    l.offer_stage,
    l.persona,
    COALESCE(l.product, d.product) AS product,
    COALESCE(l.origin, d.origin) AS origin,
    l.email_known,
    CASE WHEN l.mql_at <= CAST('2026-06-30' AS DATE) THEN l.mql_at END AS mql_at,
    CASE WHEN l.sal_at <= CAST('2026-06-30' AS DATE) THEN l.sal_at END AS sal_at,
    CASE WHEN l.sql_at <= CAST('2026-06-30' AS DATE) THEN l.sql_at END AS sql_at,
    COALESCE(
      CASE WHEN l.opportunity_at <= CAST('2026-06-30' AS DATE) THEN l.opportunity_at END,
      d.opened_at
    ) AS opportunity_at,
    COALESCE(
      CASE WHEN l.customer_at <= CAST('2026-06-30' AS DATE) THEN l.customer_at END,
      d.won_at
    ) AS customer_at,
    COALESCE(CASE WHEN l.lost_at <= CAST('2026-06-30' AS DATE) THEN l.lost_at END, d.lost_at) AS lost_at,
    l.raised_hand,
    l.revenue_range,
    l.employees,
    l.industry,
    l.income,
    l.age,
    l.gender,
    l.interest,
    l.challenge,
    0 AS _derived,
    CASE
      WHEN CASE WHEN l.customer_at <= CAST('2026-06-30' AS DATE) THEN l.customer_at END IS NULL
      AND NOT d.won_at IS NULL
      THEN 1
      ELSE 0
    END AS _won_by_deal,
    CASE
      WHEN NOT CASE WHEN l.customer_at <= CAST('2026-06-30' AS DATE) THEN l.customer_at END IS NULL
      AND NOT d.won_at IS NULL
      AND CAST(DATEDIFF(
        DAY,
        LEAST(
          CASE WHEN l.customer_at <= CAST('2026-06-30' AS DATE) THEN l.customer_at END,
          d.won_at
        ),
        GREATEST(
          CASE WHEN l.customer_at <= CAST('2026-06-30' AS DATE) THEN l.customer_at END,
          d.won_at
        )
      ) AS INT) > 3
      THEN 1
      ELSE 0
    END AS _dated_apart,
    l._part,
    l._row
  FROM raw_leads AS l
  LEFT JOIN lead_deals AS d
    ON d.lead_id = l.lead_id
  WHERE
    l.created_at <= CAST('2026-06-30' AS DATE)
), leads AS (
  SELECT
    COALESCE(created_at, LEAST(mql_at, opportunity_at, customer_at)) AS created_at,
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
    COALESCE(mql_at, LEAST(opportunity_at, customer_at)) AS mql_at,
    sal_at,
    sql_at,
    COALESCE(opportunity_at, customer_at) AS opportunity_at,
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
    COALESCE(opportunity_at, customer_at) AS after_mql_at,
    0 + CASE
      WHEN created_at IS NULL AND NOT LEAST(mql_at, opportunity_at, customer_at) IS NULL
      THEN 1
      ELSE 0
    END + CASE
      WHEN mql_at IS NULL AND NOT LEAST(opportunity_at, customer_at) IS NULL
      THEN 1
      ELSE 0
    END + CASE WHEN opportunity_at IS NULL AND NOT customer_at IS NULL THEN 1 ELSE 0 END AS _implied,
    CASE
      WHEN FALSE
      OR COALESCE(mql_at < created_at, FALSE)
      OR COALESCE(opportunity_at < COALESCE(mql_at, created_at), FALSE)
      OR COALESCE(customer_at < COALESCE(opportunity_at, mql_at, created_at), FALSE)
      THEN 1
      ELSE 0
    END AS _out_of_order,
    _derived,
    _won_by_deal,
    _dated_apart,
    _part,
    _row
  FROM leads_seen
), windows AS (
  SELECT
    *
  FROM VALUES
    (
      0,
      CAST('2026-01-01' AS DATE),
      CAST('2026-04-01' AS DATE),
      CAST('2026-06-30' AS DATE)
    ) AS listed(_w, _first, _beyond, _seen)
)
SELECT
  0 AS branch,
  _w,
  CAST(DATEDIFF(
    DAY,
    created_at,
    GREATEST(
      CASE
        WHEN mql_at <= _seen
        THEN mql_at
        WHEN lost_at <= _seen
        THEN lost_at
        ELSE _seen
      END,
      created_at
    )
  ) AS INT) AS days,
  CASE WHEN mql_at <= _seen THEN 1 WHEN lost_at <= _seen THEN 2 ELSE 0 END AS outcome,
  COUNT(*) AS cases
FROM leads
JOIN windows
  ON created_at >= _first AND created_at < _beyond AND created_at <= _seen
GROUP BY
  _w,
  CAST(DATEDIFF(
    DAY,
    created_at,
    GREATEST(
      CASE
        WHEN mql_at <= _seen
        THEN mql_at
        WHEN lost_at <= _seen
        THEN lost_at
        ELSE _seen
      END,
      created_at
    )
  ) AS INT),
  CASE WHEN mql_at <= _seen THEN 1 WHEN lost_at <= _seen THEN 2 ELSE 0 END;

-- leads
WITH raw_deals AS (
  SELECT
    `created_at`,
    `deal_id`,
    `lead_id`,
    `closed_at`,
    `status`,
    `amount`,
    `currency`,
    CAST(NULL AS STRING) AS `product`,
    CAST(NULL AS STRING) AS `origin`,
    _part,
    0 AS _row
  FROM (
    SELECT
      v0 AS `created_at`,
      v1 AS `deal_id`,
      v2 AS `lead_id`,
      v3 AS `closed_at`,
      v4 AS `status`,
      v5 AS `amount`,
      v6 AS `currency`,
      6 AS _part
    FROM (
      SELECT
        o0,
        t0,
        o1,
        t1,
        o2,
        t2,
        o3,
        t3,
        o4,
        t4,
        o5,
        t5,
        o6,
        t6,
        t0 AS v0,
        t1 AS v1,
        t2 AS v2,
        t3 AS v3,
        CASE WHEN LOWER(t4) IN ('open', 'won', 'lost') THEN LOWER(t4) END AS v4,
        CASE WHEN ABS(t5) <= 99999999999999.9999 THEN CAST(t5 AS DECIMAL(18, 4)) END AS v5,
        t6 AS v6
      FROM (
        SELECT
          CAST(q.`created_at` AS STRING) AS o0,
          q.`created_at` AS t0,
          NULLIF(TRIM(' \t' FROM q.`deal_id`), '') AS o1,
          NULLIF(TRIM(' \t' FROM q.`deal_id`), '') AS t1,
          NULLIF(TRIM(' \t' FROM q.`lead_id`), '') AS o2,
          NULLIF(TRIM(' \t' FROM q.`lead_id`), '') AS t2,
          CAST(q.`closed_at` AS STRING) AS o3,
          q.`closed_at` AS t3,
          NULLIF(TRIM(' \t' FROM q.`status`), '') AS o4,
          NULLIF(TRIM(' \t' FROM q.`status`), '') AS t4,
          CAST(q.`amount` AS STRING) AS o5,
          q.`amount` AS t5,
          NULLIF(TRIM(' \t' FROM q.`currency`), '') AS o6,
          NULLIF(TRIM(' \t' FROM q.`currency`), '') AS t6
        FROM crm.deals AS q
      ) AS texts
    ) AS typed
    WHERE
      (
        v0 BETWEEN CAST('1900-01-01' AS DATE) AND CAST('2100-12-31' AS DATE)
      )
      AND NOT t0 IS NULL
      AND NOT t1 IS NULL
      AND (
        v3 IS NULL
        OR v3 BETWEEN CAST('1900-01-01' AS DATE) AND CAST('2100-12-31' AS DATE)
      )
      AND (
        t4 IS NULL OR NOT v4 IS NULL
      )
      AND NOT t4 IS NULL
      AND (
        t5 IS NULL OR NOT v5 IS NULL
      )
  ) AS held
), raw_fx AS (
  SELECT
    `date`,
    `currency`,
    `rate`,
    _part,
    0 AS _row
  FROM (
    SELECT
      v0 AS `date`,
      v1 AS `currency`,
      v2 AS `rate`,
      9 AS _part
    FROM (
      SELECT
        o0,
        t0,
        o1,
        t1,
        o2,
        t2,
        t0 AS v0,
        t1 AS v1,
        CASE WHEN ABS(t2) <= 1.7976931348623157e308 THEN CAST(t2 AS DOUBLE) END AS v2
      FROM (
        SELECT
          CAST(q.`date` AS STRING) AS o0,
          q.`date` AS t0,
          NULLIF(TRIM(' \t' FROM q.`currency`), '') AS o1,
          NULLIF(TRIM(' \t' FROM q.`currency`), '') AS t1,
          CASE
            WHEN ISNAN(q.`rate`)
            THEN NULL
            WHEN q.`rate` = FLOOR(q.`rate`) AND ABS(q.`rate`) < 1e15
            THEN CAST(CAST(q.`rate` AS BIGINT) AS STRING)
            ELSE CAST(q.`rate` AS STRING)
          END AS o2,
          CASE WHEN NOT ISNAN(q.`rate`) THEN q.`rate` END AS t2
        FROM crm.fx AS q
      ) AS texts
    ) AS typed
    WHERE
      (
        v0 BETWEEN CAST('1900-01-01' AS DATE) AND CAST('2100-12-31' AS DATE)
      )
      AND NOT t0 IS NULL
      AND NOT t1 IS NULL
      AND (
        t2 IS NULL OR NOT v2 IS NULL
      )
      AND (
        v2 > 0
      )
      AND NOT t2 IS NULL
  ) AS held
), raw_leads AS (
  SELECT
    `created_at`,
    `lead_id`,
    CAST(NULL AS STRING) AS `channel`,
    CAST(NULL AS STRING) AS `source`,
    CAST(NULL AS STRING) AS `campaign`,
    CAST(NULL AS STRING) AS `landing_page`,
    CAST(NULL AS STRING) AS `offer_stage`,
    CAST(NULL AS STRING) AS `persona`,
    CAST(NULL AS STRING) AS `product`,
    CAST(NULL AS STRING) AS `origin`,
    CAST(NULL AS BOOLEAN) AS `email_known`,
    `mql_at`,
    CAST(NULL AS DATE) AS `sal_at`,
    CAST(NULL AS DATE) AS `sql_at`,
    CAST(NULL AS DATE) AS `opportunity_at`,
    `customer_at`,
    CAST(NULL AS DATE) AS `lost_at`,
    CAST(NULL AS STRING) AS `raised_hand`,
    CAST(NULL AS STRING) AS `revenue_range`,
    CAST(NULL AS STRING) AS `employees`,
    CAST(NULL AS STRING) AS `industry`,
    CAST(NULL AS STRING) AS `income`,
    CAST(NULL AS STRING) AS `age`,
    CAST(NULL AS STRING) AS `gender`,
    CAST(NULL AS STRING) AS `interest`,
    CAST(NULL AS STRING) AS `challenge`,
    _part,
    0 AS _row
  FROM (
    SELECT
      v0 AS `created_at`,
      v1 AS `lead_id`,
      v2 AS `mql_at`,
      v3 AS `customer_at`,
      4 AS _part
    FROM (
      SELECT
        o0,
        t0,
        o1,
        t1,
        o2,
        t2,
        o3,
        t3,
        t0 AS v0,
        t1 AS v1,
        t2 AS v2,
        t3 AS v3
      FROM (
        SELECT
          CAST(q.`created_at` AS STRING) AS o0,
          q.`created_at` AS t0,
          NULLIF(TRIM(' \t' FROM q.`lead_id`), '') AS o1,
          NULLIF(TRIM(' \t' FROM q.`lead_id`), '') AS t1,
          CAST(q.`mql_at` AS STRING) AS o2,
          q.`mql_at` AS t2,
          CAST(q.`customer_at` AS STRING) AS o3,
          q.`customer_at` AS t3
        FROM crm.leads AS q
      ) AS texts
    ) AS typed
    WHERE
      (
        v0 BETWEEN CAST('1900-01-01' AS DATE) AND CAST('2100-12-31' AS DATE)
      )
      AND NOT t0 IS NULL
      AND NOT t1 IS NULL
      AND (
        v2 IS NULL
        OR v2 BETWEEN CAST('1900-01-01' AS DATE) AND CAST('2100-12-31' AS DATE)
      )
      AND (
        v3 IS NULL
        OR v3 BETWEEN CAST('1900-01-01' AS DATE) AND CAST('2100-12-31' AS DATE)
      )
  ) AS held
), rates AS (
  SELECT
    currency,
    valid_from,
    LEAD(valid_from) OVER (PARTITION BY currency ORDER BY valid_from NULLS LAST) AS valid_to,
    rate
  FROM (
    SELECT
      UPPER(TRIM(currency)) AS currency,
      date AS valid_from,
      CASE WHEN MIN(rate) = MAX(rate) THEN MAX(rate) END AS rate
    FROM raw_fx
    WHERE
      date <= CAST('2026-06-30' AS DATE)
    GROUP BY
      UPPER(TRIM(currency)),
      date
  ) AS by_day
), deals_seen AS (
  SELECT
    t.created_at,
    t.deal_id,
    t.lead_id,
    CASE WHEN t.closed_at <= CAST('2026-06-30' AS DATE) THEN t.closed_at END AS closed_at,
    CASE WHEN t.closed_at > CAST('2026-06-30' AS DATE) THEN 'open' ELSE t.status END AS status,
    CASE
      WHEN (
        t.currency IS NULL OR UPPER(TRIM(t.currency)) = 'EUR'
      )
      THEN t.amount
      WHEN NOT r.rate IS NULL
      THEN CAST(t.amount * r.rate AS DECIMAL(28, 8))
    END AS amount,
    t.currency,
    t.product,
    t.origin,
    CASE
      WHEN NOT (
        t.currency IS NULL OR UPPER(TRIM(t.currency)) = 'EUR'
      )
      AND r.rate IS NULL
      THEN UPPER(TRIM(t.currency)) || CASE WHEN r.currency IS NULL THEN '' ELSE '!' END
    END AS unrated,
    t._part,
    t._row
  FROM raw_deals AS t
  LEFT JOIN rates AS r
    ON r.currency = UPPER(TRIM(t.currency))
    AND r.valid_from <= COALESCE(t.closed_at, t.created_at)
    AND (
      r.valid_to IS NULL OR r.valid_to > COALESCE(t.closed_at, t.created_at)
    )
  WHERE
    t.created_at <= CAST('2026-06-30' AS DATE)
), lead_deals AS (
  SELECT
    lead_id,
    MIN(CASE WHEN status = 'won' THEN closed_at END) AS won_at,
    MIN(created_at) AS opened_at,
    CASE
      WHEN COUNT(*) = COUNT(CASE WHEN status = 'lost' THEN 1 END)
      THEN MAX(closed_at)
    END AS lost_at,
    MIN(origin) AS origin,
    MIN(product) AS product
  FROM deals_seen
  WHERE
    NOT lead_id IS NULL
  GROUP BY
    lead_id
), leads_seen AS (
  SELECT
    CASE WHEN l.created_at <= CAST('2026-06-30' AS DATE) THEN l.created_at END AS created_at,
    l.lead_id,
    l.channel,
    l.source,
    l.campaign,
    l.landing_page,
    l.offer_stage,
    l.persona,
    COALESCE(l.product, d.product) AS product,
    COALESCE(l.origin, d.origin) AS origin,
    l.email_known,
    CASE WHEN l.mql_at <= CAST('2026-06-30' AS DATE) THEN l.mql_at END AS mql_at,
    CASE WHEN l.sal_at <= CAST('2026-06-30' AS DATE) THEN l.sal_at END AS sal_at,
    CASE WHEN l.sql_at <= CAST('2026-06-30' AS DATE) THEN l.sql_at END AS sql_at,
    COALESCE(
      CASE WHEN l.opportunity_at <= CAST('2026-06-30' AS DATE) THEN l.opportunity_at END,
      d.opened_at
    ) AS opportunity_at,
    COALESCE(
      CASE WHEN l.customer_at <= CAST('2026-06-30' AS DATE) THEN l.customer_at END,
      d.won_at
    ) AS customer_at,
    COALESCE(CASE WHEN l.lost_at <= CAST('2026-06-30' AS DATE) THEN l.lost_at END, d.lost_at) AS lost_at,
    l.raised_hand,
    l.revenue_range,
    l.employees,
    l.industry,
    l.income,
    l.age,
    l.gender,
    l.interest,
    l.challenge,
    0 AS _derived,
    CASE
      WHEN CASE WHEN l.customer_at <= CAST('2026-06-30' AS DATE) THEN l.customer_at END IS NULL
      AND NOT d.won_at IS NULL
      THEN 1
      ELSE 0
    END AS _won_by_deal,
    CASE
      WHEN NOT CASE WHEN l.customer_at <= CAST('2026-06-30' AS DATE) THEN l.customer_at END IS NULL
      AND NOT d.won_at IS NULL
      AND CAST(DATEDIFF(
        DAY,
        LEAST(
          CASE WHEN l.customer_at <= CAST('2026-06-30' AS DATE) THEN l.customer_at END,
          d.won_at
        ),
        GREATEST(
          CASE WHEN l.customer_at <= CAST('2026-06-30' AS DATE) THEN l.customer_at END,
          d.won_at
        )
      ) AS INT) > 3
      THEN 1
      ELSE 0
    END AS _dated_apart,
    l._part,
    l._row
  FROM raw_leads AS l
  LEFT JOIN lead_deals AS d
    ON d.lead_id = l.lead_id
  WHERE
    l.created_at <= CAST('2026-06-30' AS DATE)
), leads AS (
  SELECT
    COALESCE(created_at, LEAST(mql_at, opportunity_at, customer_at)) AS created_at,
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
    COALESCE(mql_at, LEAST(opportunity_at, customer_at)) AS mql_at,
    sal_at,
    sql_at,
    COALESCE(opportunity_at, customer_at) AS opportunity_at,
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
    COALESCE(opportunity_at, customer_at) AS after_mql_at,
    0 + CASE
      WHEN created_at IS NULL AND NOT LEAST(mql_at, opportunity_at, customer_at) IS NULL
      THEN 1
      ELSE 0
    END + CASE
      WHEN mql_at IS NULL AND NOT LEAST(opportunity_at, customer_at) IS NULL
      THEN 1
      ELSE 0
    END + CASE WHEN opportunity_at IS NULL AND NOT customer_at IS NULL THEN 1 ELSE 0 END AS _implied,
    CASE
      WHEN FALSE
      OR COALESCE(mql_at < created_at, FALSE)
      OR COALESCE(opportunity_at < COALESCE(mql_at, created_at), FALSE)
      OR COALESCE(customer_at < COALESCE(opportunity_at, mql_at, created_at), FALSE)
      THEN 1
      ELSE 0
    END AS _out_of_order,
    _derived,
    _won_by_deal,
    _dated_apart,
    _part,
    _row
  FROM leads_seen
)
SELECT
  COUNT(*) AS value
FROM leads
WHERE
  created_at >= CAST('2026-01-01' AS DATE)
  AND created_at < CAST('2026-04-01' AS DATE);

-- marketing_cost
WITH raw_costs AS (
  SELECT
    `date`,
    `category`,
    CAST(NULL AS STRING) AS `campaign`,
    `amount`,
    `currency`,
    _part,
    0 AS _row
  FROM (
    SELECT
      v0 AS `date`,
      v1 AS `category`,
      v2 AS `amount`,
      v3 AS `currency`,
      7 AS _part
    FROM (
      SELECT
        o0,
        t0,
        o1,
        t1,
        o2,
        t2,
        o3,
        t3,
        t0 AS v0,
        CASE
          WHEN LOWER(t1) IN (
            'ads',
            'staff',
            'technology',
            'infrastructure',
            'agency',
            'content',
            'events',
            'sales'
          )
          THEN LOWER(t1)
        END AS v1,
        CASE WHEN ABS(t2) <= 99999999999999.9999 THEN CAST(t2 AS DECIMAL(18, 4)) END AS v2,
        t3 AS v3
      FROM (
        SELECT
          CAST(q.`date` AS STRING) AS o0,
          q.`date` AS t0,
          NULLIF(TRIM(' \t' FROM q.`category`), '') AS o1,
          NULLIF(TRIM(' \t' FROM q.`category`), '') AS t1,
          CAST(q.`amount` AS STRING) AS o2,
          q.`amount` AS t2,
          NULLIF(TRIM(' \t' FROM q.`currency`), '') AS o3,
          NULLIF(TRIM(' \t' FROM q.`currency`), '') AS t3
        FROM crm.costs AS q
      ) AS texts
    ) AS typed
    WHERE
      (
        v0 BETWEEN CAST('1900-01-01' AS DATE) AND CAST('2100-12-31' AS DATE)
      )
      AND NOT t0 IS NULL
      AND (
        t1 IS NULL OR NOT v1 IS NULL
      )
      AND NOT t1 IS NULL
      AND (
        t2 IS NULL OR NOT v2 IS NULL
      )
      AND NOT t2 IS NULL
  ) AS held
), raw_fx AS (
  SELECT
    `date`,
    `currency`,
    `rate`,
    _part,
    0 AS _row
  FROM (
    SELECT
      v0 AS `date`,
      v1 AS `currency`,
      v2 AS `rate`,
      9 AS _part
    FROM (
      SELECT
        o0,
        t0,
        o1,
        t1,
        o2,
        t2,
        t0 AS v0,
        t1 AS v1,
        CASE WHEN ABS(t2) <= 1.7976931348623157e308 THEN CAST(t2 AS DOUBLE) END AS v2
      FROM (
        SELECT
          CAST(q.`date` AS STRING) AS o0,
          q.`date` AS t0,
          NULLIF(TRIM(' \t' FROM q.`currency`), '') AS o1,
          NULLIF(TRIM(' \t' FROM q.`currency`), '') AS t1,
          CASE
            WHEN ISNAN(q.`rate`)
            THEN NULL
            WHEN q.`rate` = FLOOR(q.`rate`) AND ABS(q.`rate`) < 1e15
            THEN CAST(CAST(q.`rate` AS BIGINT) AS STRING)
            ELSE CAST(q.`rate` AS STRING)
          END AS o2,
          CASE WHEN NOT ISNAN(q.`rate`) THEN q.`rate` END AS t2
        FROM crm.fx AS q
      ) AS texts
    ) AS typed
    WHERE
      (
        v0 BETWEEN CAST('1900-01-01' AS DATE) AND CAST('2100-12-31' AS DATE)
      )
      AND NOT t0 IS NULL
      AND NOT t1 IS NULL
      AND (
        t2 IS NULL OR NOT v2 IS NULL
      )
      AND (
        v2 > 0
      )
      AND NOT t2 IS NULL
  ) AS held
), rates AS (
  SELECT
    currency,
    valid_from,
    LEAD(valid_from) OVER (PARTITION BY currency ORDER BY valid_from NULLS LAST) AS valid_to,
    rate
  FROM (
    SELECT
      UPPER(TRIM(currency)) AS currency,
      date AS valid_from,
      CASE WHEN MIN(rate) = MAX(rate) THEN MAX(rate) END AS rate
    FROM raw_fx
    WHERE
      date <= CAST('2026-06-30' AS DATE)
    GROUP BY
      UPPER(TRIM(currency)),
      date
  ) AS by_day
), costs AS (
  SELECT
    t.date,
    t.category,
    t.campaign,
    CASE
      WHEN (
        t.currency IS NULL OR UPPER(TRIM(t.currency)) = 'EUR'
      )
      THEN t.amount
      WHEN NOT r.rate IS NULL
      THEN CAST(t.amount * r.rate AS DECIMAL(28, 8))
    END AS amount,
    t.currency,
    CASE
      WHEN NOT (
        t.currency IS NULL OR UPPER(TRIM(t.currency)) = 'EUR'
      )
      AND r.rate IS NULL
      THEN UPPER(TRIM(t.currency)) || CASE WHEN r.currency IS NULL THEN '' ELSE '!' END
    END AS unrated,
    t._part,
    t._row
  FROM raw_costs AS t
  LEFT JOIN rates AS r
    ON r.currency = UPPER(TRIM(t.currency))
    AND r.valid_from <= t.date
    AND (
      r.valid_to IS NULL OR r.valid_to > t.date
    )
  WHERE
    t.date <= CAST('2026-06-30' AS DATE)
), spending AS (
  SELECT
    date,
    category,
    campaign,
    amount,
    currency,
    unrated,
    _part,
    _row
  FROM costs
)
SELECT
  SUM(amount) AS value
FROM spending
WHERE
  date >= CAST('2026-01-01' AS DATE)
  AND date < CAST('2026-04-01' AS DATE)
  AND (
    category <> 'sales'
  );

-- mqls
WITH raw_deals AS (
  SELECT
    `created_at`,
    `deal_id`,
    `lead_id`,
    `closed_at`,
    `status`,
    `amount`,
    `currency`,
    CAST(NULL AS STRING) AS `product`,
    CAST(NULL AS STRING) AS `origin`,
    _part,
    0 AS _row
  FROM (
    SELECT
      v0 AS `created_at`,
      v1 AS `deal_id`,
      v2 AS `lead_id`,
      v3 AS `closed_at`,
      v4 AS `status`,
      v5 AS `amount`,
      v6 AS `currency`,
      6 AS _part
    FROM (
      SELECT
        o0,
        t0,
        o1,
        t1,
        o2,
        t2,
        o3,
        t3,
        o4,
        t4,
        o5,
        t5,
        o6,
        t6,
        t0 AS v0,
        t1 AS v1,
        t2 AS v2,
        t3 AS v3,
        CASE WHEN LOWER(t4) IN ('open', 'won', 'lost') THEN LOWER(t4) END AS v4,
        CASE WHEN ABS(t5) <= 99999999999999.9999 THEN CAST(t5 AS DECIMAL(18, 4)) END AS v5,
        t6 AS v6
      FROM (
        SELECT
          CAST(q.`created_at` AS STRING) AS o0,
          q.`created_at` AS t0,
          NULLIF(TRIM(' \t' FROM q.`deal_id`), '') AS o1,
          NULLIF(TRIM(' \t' FROM q.`deal_id`), '') AS t1,
          NULLIF(TRIM(' \t' FROM q.`lead_id`), '') AS o2,
          NULLIF(TRIM(' \t' FROM q.`lead_id`), '') AS t2,
          CAST(q.`closed_at` AS STRING) AS o3,
          q.`closed_at` AS t3,
          NULLIF(TRIM(' \t' FROM q.`status`), '') AS o4,
          NULLIF(TRIM(' \t' FROM q.`status`), '') AS t4,
          CAST(q.`amount` AS STRING) AS o5,
          q.`amount` AS t5,
          NULLIF(TRIM(' \t' FROM q.`currency`), '') AS o6,
          NULLIF(TRIM(' \t' FROM q.`currency`), '') AS t6
        FROM crm.deals AS q
      ) AS texts
    ) AS typed
    WHERE
      (
        v0 BETWEEN CAST('1900-01-01' AS DATE) AND CAST('2100-12-31' AS DATE)
      )
      AND NOT t0 IS NULL
      AND NOT t1 IS NULL
      AND (
        v3 IS NULL
        OR v3 BETWEEN CAST('1900-01-01' AS DATE) AND CAST('2100-12-31' AS DATE)
      )
      AND (
        t4 IS NULL OR NOT v4 IS NULL
      )
      AND NOT t4 IS NULL
      AND (
        t5 IS NULL OR NOT v5 IS NULL
      )
  ) AS held
), raw_fx AS (
  SELECT
    `date`,
    `currency`,
    `rate`,
    _part,
    0 AS _row
  FROM (
    SELECT
      v0 AS `date`,
      v1 AS `currency`,
      v2 AS `rate`,
      9 AS _part
    FROM (
      SELECT
        o0,
        t0,
        o1,
        t1,
        o2,
        t2,
        t0 AS v0,
        t1 AS v1,
        CASE WHEN ABS(t2) <= 1.7976931348623157e308 THEN CAST(t2 AS DOUBLE) END AS v2
      FROM (
        SELECT
          CAST(q.`date` AS STRING) AS o0,
          q.`date` AS t0,
          NULLIF(TRIM(' \t' FROM q.`currency`), '') AS o1,
          NULLIF(TRIM(' \t' FROM q.`currency`), '') AS t1,
          CASE
            WHEN ISNAN(q.`rate`)
            THEN NULL
            WHEN q.`rate` = FLOOR(q.`rate`) AND ABS(q.`rate`) < 1e15
            THEN CAST(CAST(q.`rate` AS BIGINT) AS STRING)
            ELSE CAST(q.`rate` AS STRING)
          END AS o2,
          CASE WHEN NOT ISNAN(q.`rate`) THEN q.`rate` END AS t2
        FROM crm.fx AS q
      ) AS texts
    ) AS typed
    WHERE
      (
        v0 BETWEEN CAST('1900-01-01' AS DATE) AND CAST('2100-12-31' AS DATE)
      )
      AND NOT t0 IS NULL
      AND NOT t1 IS NULL
      AND (
        t2 IS NULL OR NOT v2 IS NULL
      )
      AND (
        v2 > 0
      )
      AND NOT t2 IS NULL
  ) AS held
), raw_leads AS (
  SELECT
    `created_at`,
    `lead_id`,
    CAST(NULL AS STRING) AS `channel`,
    CAST(NULL AS STRING) AS `source`,
    CAST(NULL AS STRING) AS `campaign`,
    CAST(NULL AS STRING) AS `landing_page`,
    CAST(NULL AS STRING) AS `offer_stage`,
    CAST(NULL AS STRING) AS `persona`,
    CAST(NULL AS STRING) AS `product`,
    CAST(NULL AS STRING) AS `origin`,
    CAST(NULL AS BOOLEAN) AS `email_known`,
    `mql_at`,
    CAST(NULL AS DATE) AS `sal_at`,
    CAST(NULL AS DATE) AS `sql_at`,
    CAST(NULL AS DATE) AS `opportunity_at`,
    `customer_at`,
    CAST(NULL AS DATE) AS `lost_at`,
    CAST(NULL AS STRING) AS `raised_hand`,
    CAST(NULL AS STRING) AS `revenue_range`,
    CAST(NULL AS STRING) AS `employees`,
    CAST(NULL AS STRING) AS `industry`,
    CAST(NULL AS STRING) AS `income`,
    CAST(NULL AS STRING) AS `age`,
    CAST(NULL AS STRING) AS `gender`,
    CAST(NULL AS STRING) AS `interest`,
    CAST(NULL AS STRING) AS `challenge`,
    _part,
    0 AS _row
  FROM (
    SELECT
      v0 AS `created_at`,
      v1 AS `lead_id`,
      v2 AS `mql_at`,
      v3 AS `customer_at`,
      4 AS _part
    FROM (
      SELECT
        o0,
        t0,
        o1,
        t1,
        o2,
        t2,
        o3,
        t3,
        t0 AS v0,
        t1 AS v1,
        t2 AS v2,
        t3 AS v3
      FROM (
        SELECT
          CAST(q.`created_at` AS STRING) AS o0,
          q.`created_at` AS t0,
          NULLIF(TRIM(' \t' FROM q.`lead_id`), '') AS o1,
          NULLIF(TRIM(' \t' FROM q.`lead_id`), '') AS t1,
          CAST(q.`mql_at` AS STRING) AS o2,
          q.`mql_at` AS t2,
          CAST(q.`customer_at` AS STRING) AS o3,
          q.`customer_at` AS t3
        FROM crm.leads AS q
      ) AS texts
    ) AS typed
    WHERE
      (
        v0 BETWEEN CAST('1900-01-01' AS DATE) AND CAST('2100-12-31' AS DATE)
      )
      AND NOT t0 IS NULL
      AND NOT t1 IS NULL
      AND (
        v2 IS NULL
        OR v2 BETWEEN CAST('1900-01-01' AS DATE) AND CAST('2100-12-31' AS DATE)
      )
      AND (
        v3 IS NULL
        OR v3 BETWEEN CAST('1900-01-01' AS DATE) AND CAST('2100-12-31' AS DATE)
      )
  ) AS held
), rates AS (
  SELECT
    currency,
    valid_from,
    LEAD(valid_from) OVER (PARTITION BY currency ORDER BY valid_from NULLS LAST) AS valid_to,
    rate
  FROM (
    SELECT
      UPPER(TRIM(currency)) AS currency,
      date AS valid_from,
      CASE WHEN MIN(rate) = MAX(rate) THEN MAX(rate) END AS rate
    FROM raw_fx
    WHERE
      date <= CAST('2026-06-30' AS DATE)
    GROUP BY
      UPPER(TRIM(currency)),
      date
  ) AS by_day
), deals_seen AS (
  SELECT
    t.created_at,
    t.deal_id,
    t.lead_id,
    CASE WHEN t.closed_at <= CAST('2026-06-30' AS DATE) THEN t.closed_at END AS closed_at,
    CASE WHEN t.closed_at > CAST('2026-06-30' AS DATE) THEN 'open' ELSE t.status END AS status,
    CASE
      WHEN (
        t.currency IS NULL OR UPPER(TRIM(t.currency)) = 'EUR'
      )
      THEN t.amount
      WHEN NOT r.rate IS NULL
      THEN CAST(t.amount * r.rate AS DECIMAL(28, 8))
    END AS amount,
    t.currency,
    t.product,
    t.origin,
    CASE
      WHEN NOT (
        t.currency IS NULL OR UPPER(TRIM(t.currency)) = 'EUR'
      )
      AND r.rate IS NULL
      THEN UPPER(TRIM(t.currency)) || CASE WHEN r.currency IS NULL THEN '' ELSE '!' END
    END AS unrated,
    t._part,
    t._row
  FROM raw_deals AS t
  LEFT JOIN rates AS r
    ON r.currency = UPPER(TRIM(t.currency))
    AND r.valid_from <= COALESCE(t.closed_at, t.created_at)
    AND (
      r.valid_to IS NULL OR r.valid_to > COALESCE(t.closed_at, t.created_at)
    )
  WHERE
    t.created_at <= CAST('2026-06-30' AS DATE)
), lead_deals AS (
  SELECT
    lead_id,
    MIN(CASE WHEN status = 'won' THEN closed_at END) AS won_at,
    MIN(created_at) AS opened_at,
    CASE
      WHEN COUNT(*) = COUNT(CASE WHEN status = 'lost' THEN 1 END)
      THEN MAX(closed_at)
    END AS lost_at,
    MIN(origin) AS origin,
    MIN(product) AS product
  FROM deals_seen
  WHERE
    NOT lead_id IS NULL
  GROUP BY
    lead_id
), leads_seen AS (
  SELECT
    CASE WHEN l.created_at <= CAST('2026-06-30' AS DATE) THEN l.created_at END AS created_at,
    l.lead_id,
    l.channel,
    l.source,
    l.campaign,
    l.landing_page,
    l.offer_stage,
    l.persona,
    COALESCE(l.product, d.product) AS product,
    COALESCE(l.origin, d.origin) AS origin,
    l.email_known,
    CASE WHEN l.mql_at <= CAST('2026-06-30' AS DATE) THEN l.mql_at END AS mql_at,
    CASE WHEN l.sal_at <= CAST('2026-06-30' AS DATE) THEN l.sal_at END AS sal_at,
    CASE WHEN l.sql_at <= CAST('2026-06-30' AS DATE) THEN l.sql_at END AS sql_at,
    COALESCE(
      CASE WHEN l.opportunity_at <= CAST('2026-06-30' AS DATE) THEN l.opportunity_at END,
      d.opened_at
    ) AS opportunity_at,
    COALESCE(
      CASE WHEN l.customer_at <= CAST('2026-06-30' AS DATE) THEN l.customer_at END,
      d.won_at
    ) AS customer_at,
    COALESCE(CASE WHEN l.lost_at <= CAST('2026-06-30' AS DATE) THEN l.lost_at END, d.lost_at) AS lost_at,
    l.raised_hand,
    l.revenue_range,
    l.employees,
    l.industry,
    l.income,
    l.age,
    l.gender,
    l.interest,
    l.challenge,
    0 AS _derived,
    CASE
      WHEN CASE WHEN l.customer_at <= CAST('2026-06-30' AS DATE) THEN l.customer_at END IS NULL
      AND NOT d.won_at IS NULL
      THEN 1
      ELSE 0
    END AS _won_by_deal,
    CASE
      WHEN NOT CASE WHEN l.customer_at <= CAST('2026-06-30' AS DATE) THEN l.customer_at END IS NULL
      AND NOT d.won_at IS NULL
      AND CAST(DATEDIFF(
        DAY,
        LEAST(
          CASE WHEN l.customer_at <= CAST('2026-06-30' AS DATE) THEN l.customer_at END,
          d.won_at
        ),
        GREATEST(
          CASE WHEN l.customer_at <= CAST('2026-06-30' AS DATE) THEN l.customer_at END,
          d.won_at
        )
      ) AS INT) > 3
      THEN 1
      ELSE 0
    END AS _dated_apart,
    l._part,
    l._row
  FROM raw_leads AS l
  LEFT JOIN lead_deals AS d
    ON d.lead_id = l.lead_id
  WHERE
    l.created_at <= CAST('2026-06-30' AS DATE)
), leads AS (
  SELECT
    COALESCE(created_at, LEAST(mql_at, opportunity_at, customer_at)) AS created_at,
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
    COALESCE(mql_at, LEAST(opportunity_at, customer_at)) AS mql_at,
    sal_at,
    sql_at,
    COALESCE(opportunity_at, customer_at) AS opportunity_at,
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
    COALESCE(opportunity_at, customer_at) AS after_mql_at,
    0 + CASE
      WHEN created_at IS NULL AND NOT LEAST(mql_at, opportunity_at, customer_at) IS NULL
      THEN 1
      ELSE 0
    END + CASE
      WHEN mql_at IS NULL AND NOT LEAST(opportunity_at, customer_at) IS NULL
      THEN 1
      ELSE 0
    END + CASE WHEN opportunity_at IS NULL AND NOT customer_at IS NULL THEN 1 ELSE 0 END AS _implied,
    CASE
      WHEN FALSE
      OR COALESCE(mql_at < created_at, FALSE)
      OR COALESCE(opportunity_at < COALESCE(mql_at, created_at), FALSE)
      OR COALESCE(customer_at < COALESCE(opportunity_at, mql_at, created_at), FALSE)
      THEN 1
      ELSE 0
    END AS _out_of_order,
    _derived,
    _won_by_deal,
    _dated_apart,
    _part,
    _row
  FROM leads_seen
)
SELECT
  COUNT(*) AS value
FROM leads
WHERE
  mql_at >= CAST('2026-01-01' AS DATE) AND mql_at < CAST('2026-04-01' AS DATE);

-- new_linking_domains
WITH raw_backlinks AS (
  SELECT
    `first_seen`,
    `lost_at`,
    `domain`,
    CAST(NULL AS STRING) AS `target_page`,
    CAST(NULL AS DOUBLE) AS `authority`,
    _part,
    0 AS _row
  FROM (
    SELECT
      v0 AS `first_seen`,
      v1 AS `lost_at`,
      v2 AS `domain`,
      3 AS _part
    FROM (
      SELECT
        o0,
        t0,
        o1,
        t1,
        o2,
        t2,
        t0 AS v0,
        t1 AS v1,
        t2 AS v2
      FROM (
        SELECT
          CAST(q.`first_seen` AS STRING) AS o0,
          q.`first_seen` AS t0,
          CAST(q.`lost_at` AS STRING) AS o1,
          q.`lost_at` AS t1,
          NULLIF(TRIM(' \t' FROM q.`domain`), '') AS o2,
          NULLIF(TRIM(' \t' FROM q.`domain`), '') AS t2
        FROM crm.backlinks AS q
      ) AS texts
    ) AS typed
    WHERE
      (
        v0 BETWEEN CAST('1900-01-01' AS DATE) AND CAST('2100-12-31' AS DATE)
      )
      AND NOT t0 IS NULL
      AND (
        v1 IS NULL
        OR v1 BETWEEN CAST('1900-01-01' AS DATE) AND CAST('2100-12-31' AS DATE)
      )
      AND NOT t2 IS NULL
  ) AS held
), backlinks AS (
  SELECT
    first_seen,
    lost_at,
    domain,
    target_page,
    authority,
    CASE
      WHEN ROW_NUMBER() OVER (
        PARTITION BY domain
        ORDER BY first_seen NULLS LAST, _part NULLS LAST, _row NULLS LAST
      ) = 1
      THEN 1
      ELSE 0
    END AS is_new,
    _part,
    _row
  FROM raw_backlinks
  WHERE
    first_seen <= CAST('2026-06-30' AS DATE)
)
SELECT
  COUNT(*) AS value
FROM backlinks
WHERE
  first_seen >= CAST('2026-01-01' AS DATE)
  AND first_seen < CAST('2026-04-01' AS DATE)
  AND (
    is_new = 1
  );

-- promoters
WITH raw_surveys AS (
  SELECT
    `responded_at`,
    CAST(NULL AS STRING) AS `respondent_id`,
    `score`,
    _part,
    0 AS _row
  FROM (
    SELECT
      v0 AS `responded_at`,
      v1 AS `score`,
      5 AS _part
    FROM (
      SELECT
        o0,
        t0,
        o1,
        t1,
        CASE
          WHEN t0 RLIKE '^(?:[0-9]{4}\\-[0-9]{1,2}\\-[0-9]{1,2})$'
          THEN CASE
            WHEN CAST(REGEXP_EXTRACT(t0, '^[0-9]{4}\\-([0-9]{1,2})\\-[0-9]{1,2}$') AS INT) BETWEEN 1 AND 12
            AND CAST(REGEXP_EXTRACT(t0, '^[0-9]{4}\\-[0-9]{1,2}\\-([0-9]{1,2})$') AS INT) BETWEEN 1 AND CASE
              WHEN CAST(REGEXP_EXTRACT(t0, '^[0-9]{4}\\-([0-9]{1,2})\\-[0-9]{1,2}$') AS INT) IN (4, 6, 9, 11)
              THEN 30
              WHEN CAST(REGEXP_EXTRACT(t0, '^[0-9]{4}\\-([0-9]{1,2})\\-[0-9]{1,2}$') AS INT) <> 2
              THEN 31
              WHEN (
                CAST(REGEXP_EXTRACT(t0, '^([0-9]{4})\\-[0-9]{1,2}\\-[0-9]{1,2}$') AS INT) % 4 = 0
                AND CAST(REGEXP_EXTRACT(t0, '^([0-9]{4})\\-[0-9]{1,2}\\-[0-9]{1,2}$') AS INT) % 100 <> 0
              )
              OR CAST(REGEXP_EXTRACT(t0, '^([0-9]{4})\\-[0-9]{1,2}\\-[0-9]{1,2}$') AS INT) % 400 = 0
              THEN 29
              ELSE 28
            END
            AND CAST(REGEXP_EXTRACT(t0, '^([0-9]{4})\\-[0-9]{1,2}\\-[0-9]{1,2}$') AS INT) BETWEEN 1 AND 9999
            THEN CAST(LPAD(
              CAST(CAST(REGEXP_EXTRACT(t0, '^([0-9]{4})\\-[0-9]{1,2}\\-[0-9]{1,2}$') AS INT) AS STRING),
              4,
              '0'
            ) || '-' || LPAD(REGEXP_EXTRACT(t0, '^[0-9]{4}\\-([0-9]{1,2})\\-[0-9]{1,2}$'), 2, '0') || '-' || LPAD(REGEXP_EXTRACT(t0, '^[0-9]{4}\\-[0-9]{1,2}\\-([0-9]{1,2})$'), 2, '0') AS DATE)
          END
        END AS v0,
        CAST(t1 AS BIGINT) AS v1
      FROM (
        SELECT
          NULLIF(TRIM(' \t' FROM q.`responded_at`), '') AS o0,
          NULLIF(TRIM(' \t' FROM q.`responded_at`), '') AS t0,
          CAST(q.`score` AS STRING) AS o1,
          q.`score` AS t1
        FROM crm.surveys AS q
      ) AS texts
    ) AS typed
    WHERE
      (
        t0 IS NULL OR NOT v0 IS NULL
      )
      AND (
        v0 BETWEEN CAST('1900-01-01' AS DATE) AND CAST('2100-12-31' AS DATE)
      )
      AND NOT t0 IS NULL
      AND (
        v1 >= 0 AND v1 <= 10
      )
      AND NOT t1 IS NULL
  ) AS held
), surveys AS (
  SELECT
    responded_at,
    respondent_id,
    score,
    _part,
    _row
  FROM raw_surveys
  WHERE
    responded_at <= CAST('2026-06-30' AS DATE)
)
SELECT
  COUNT(*) AS value
FROM surveys
WHERE
  responded_at >= CAST('2026-01-01' AS DATE)
  AND responded_at < CAST('2026-04-01' AS DATE)
  AND (
    score >= 9
  );

-- search_clicks
WITH raw_search AS (
  SELECT
    `date`,
    `query`,
    `page`,
    `impressions`,
    `clicks`,
    CAST(NULL AS DOUBLE) AS `position`,
    _part,
    0 AS _row
  FROM (
    SELECT
      v0 AS `date`,
      v1 AS `query`,
      v2 AS `page`,
      v3 AS `impressions`,
      v4 AS `clicks`,
      1 AS _part
    FROM (
      SELECT
        o0,
        t0,
        o1,
        t1,
        o2,
        t2,
        o3,
        t3,
        o4,
        t4,
        t0 AS v0,
        t1 AS v1,
        t2 AS v2,
        CAST(t3 AS BIGINT) AS v3,
        CAST(t4 AS BIGINT) AS v4
      FROM (
        SELECT
          CAST(q.`date` AS STRING) AS o0,
          q.`date` AS t0,
          NULLIF(TRIM(' \t' FROM q.`query`), '') AS o1,
          NULLIF(TRIM(' \t' FROM q.`query`), '') AS t1,
          NULLIF(TRIM(' \t' FROM q.`page`), '') AS o2,
          NULLIF(TRIM(' \t' FROM q.`page`), '') AS t2,
          CAST(q.`impressions` AS STRING) AS o3,
          q.`impressions` AS t3,
          CAST(q.`clicks` AS STRING) AS o4,
          q.`clicks` AS t4
        FROM crm.search AS q
      ) AS texts
    ) AS typed
    WHERE
      (
        v0 BETWEEN CAST('1900-01-01' AS DATE) AND CAST('2100-12-31' AS DATE)
      )
      AND NOT t0 IS NULL
      AND (
        v3 >= 0
      )
      AND NOT t3 IS NULL
      AND (
        v4 >= 0
      )
      AND NOT t4 IS NULL
  ) AS held
), search AS (
  SELECT
    date,
    query,
    page,
    impressions,
    clicks,
    position,
    _part,
    _row
  FROM raw_search
  WHERE
    date <= CAST('2026-06-30' AS DATE)
)
SELECT
  SUM(clicks) AS value
FROM search
WHERE
  date >= CAST('2026-01-01' AS DATE) AND date < CAST('2026-04-01' AS DATE);

-- search_impressions
WITH raw_search AS (
  SELECT
    `date`,
    `query`,
    `page`,
    `impressions`,
    `clicks`,
    CAST(NULL AS DOUBLE) AS `position`,
    _part,
    0 AS _row
  FROM (
    SELECT
      v0 AS `date`,
      v1 AS `query`,
      v2 AS `page`,
      v3 AS `impressions`,
      v4 AS `clicks`,
      1 AS _part
    FROM (
      SELECT
        o0,
        t0,
        o1,
        t1,
        o2,
        t2,
        o3,
        t3,
        o4,
        t4,
        t0 AS v0,
        t1 AS v1,
        t2 AS v2,
        CAST(t3 AS BIGINT) AS v3,
        CAST(t4 AS BIGINT) AS v4
      FROM (
        SELECT
          CAST(q.`date` AS STRING) AS o0,
          q.`date` AS t0,
          NULLIF(TRIM(' \t' FROM q.`query`), '') AS o1,
          NULLIF(TRIM(' \t' FROM q.`query`), '') AS t1,
          NULLIF(TRIM(' \t' FROM q.`page`), '') AS o2,
          NULLIF(TRIM(' \t' FROM q.`page`), '') AS t2,
          CAST(q.`impressions` AS STRING) AS o3,
          q.`impressions` AS t3,
          CAST(q.`clicks` AS STRING) AS o4,
          q.`clicks` AS t4
        FROM crm.search AS q
      ) AS texts
    ) AS typed
    WHERE
      (
        v0 BETWEEN CAST('1900-01-01' AS DATE) AND CAST('2100-12-31' AS DATE)
      )
      AND NOT t0 IS NULL
      AND (
        v3 >= 0
      )
      AND NOT t3 IS NULL
      AND (
        v4 >= 0
      )
      AND NOT t4 IS NULL
  ) AS held
), search AS (
  SELECT
    date,
    query,
    page,
    impressions,
    clicks,
    position,
    _part,
    _row
  FROM raw_search
  WHERE
    date <= CAST('2026-06-30' AS DATE)
)
SELECT
  SUM(impressions) AS value
FROM search
WHERE
  date >= CAST('2026-01-01' AS DATE) AND date < CAST('2026-04-01' AS DATE);

-- sessions
WITH raw_sessions AS (
  SELECT
    `date`,
    `sessions`,
    `channel`,
    CAST(NULL AS STRING) AS `source`,
    CAST(NULL AS STRING) AS `medium`,
    CAST(NULL AS STRING) AS `campaign`,
    CAST(NULL AS STRING) AS `landing_page`,
    CAST(NULL AS STRING) AS `country`,
    CAST(NULL AS STRING) AS `device`,
    `users`,
    CAST(NULL AS BIGINT) AS `new_users`,
    CAST(NULL AS BIGINT) AS `engaged_sessions`,
    CAST(NULL AS BIGINT) AS `bounces`,
    CAST(NULL AS BIGINT) AS `page_views`,
    CAST(NULL AS BIGINT) AS `qualified_sessions`,
    CAST(NULL AS BIGINT) AS `form_submissions`,
    CAST(NULL AS STRING) AS `identified_company`,
    _part,
    0 AS _row
  FROM (
    SELECT
      v0 AS `date`,
      v1 AS `sessions`,
      v2 AS `channel`,
      v3 AS `users`,
      0 AS _part
    FROM (
      SELECT
        o0,
        t0,
        o1,
        t1,
        o2,
        t2,
        o3,
        t3,
        t0 AS v0,
        CAST(t1 AS BIGINT) AS v1,
        t2 AS v2,
        CAST(t3 AS BIGINT) AS v3
      FROM (
        SELECT
          CAST(q.`date` AS STRING) AS o0,
          q.`date` AS t0,
          CAST(q.`sessions` AS STRING) AS o1,
          q.`sessions` AS t1,
          NULLIF(TRIM(' \t' FROM q.`channel`), '') AS o2,
          NULLIF(TRIM(' \t' FROM q.`channel`), '') AS t2,
          CAST(q.`users` AS STRING) AS o3,
          q.`users` AS t3
        FROM crm.sessions AS q
      ) AS texts
    ) AS typed
    WHERE
      (
        v0 BETWEEN CAST('1900-01-01' AS DATE) AND CAST('2100-12-31' AS DATE)
      )
      AND NOT t0 IS NULL
      AND (
        v1 IS NULL OR v1 >= 0
      )
      AND (
        v3 IS NULL OR v3 >= 0
      )
  ) AS held
), sessions AS (
  SELECT
    date,
    sessions,
    channel,
    source,
    medium,
    campaign,
    landing_page,
    country,
    device,
    users,
    new_users,
    engaged_sessions,
    bounces,
    page_views,
    qualified_sessions,
    form_submissions,
    identified_company,
    _part,
    _row
  FROM raw_sessions
  WHERE
    date <= CAST('2026-06-30' AS DATE)
)
SELECT
  SUM(sessions) AS value
FROM sessions
WHERE
  date >= CAST('2026-01-01' AS DATE) AND date < CAST('2026-04-01' AS DATE);

-- users
WITH raw_sessions AS (
  SELECT
    `date`,
    `sessions`,
    `channel`,
    CAST(NULL AS STRING) AS `source`,
    CAST(NULL AS STRING) AS `medium`,
    CAST(NULL AS STRING) AS `campaign`,
    CAST(NULL AS STRING) AS `landing_page`,
    CAST(NULL AS STRING) AS `country`,
    CAST(NULL AS STRING) AS `device`,
    `users`,
    CAST(NULL AS BIGINT) AS `new_users`,
    CAST(NULL AS BIGINT) AS `engaged_sessions`,
    CAST(NULL AS BIGINT) AS `bounces`,
    CAST(NULL AS BIGINT) AS `page_views`,
    CAST(NULL AS BIGINT) AS `qualified_sessions`,
    CAST(NULL AS BIGINT) AS `form_submissions`,
    CAST(NULL AS STRING) AS `identified_company`,
    _part,
    0 AS _row
  FROM (
    SELECT
      v0 AS `date`,
      v1 AS `sessions`,
      v2 AS `channel`,
      v3 AS `users`,
      0 AS _part
    FROM (
      SELECT
        o0,
        t0,
        o1,
        t1,
        o2,
        t2,
        o3,
        t3,
        t0 AS v0,
        CAST(t1 AS BIGINT) AS v1,
        t2 AS v2,
        CAST(t3 AS BIGINT) AS v3
      FROM (
        SELECT
          CAST(q.`date` AS STRING) AS o0,
          q.`date` AS t0,
          CAST(q.`sessions` AS STRING) AS o1,
          q.`sessions` AS t1,
          NULLIF(TRIM(' \t' FROM q.`channel`), '') AS o2,
          NULLIF(TRIM(' \t' FROM q.`channel`), '') AS t2,
          CAST(q.`users` AS STRING) AS o3,
          q.`users` AS t3
        FROM crm.sessions AS q
      ) AS texts
    ) AS typed
    WHERE
      (
        v0 BETWEEN CAST('1900-01-01' AS DATE) AND CAST('2100-12-31' AS DATE)
      )
      AND NOT t0 IS NULL
      AND (
        v1 IS NULL OR v1 >= 0
      )
      AND (
        v3 IS NULL OR v3 >= 0
      )
  ) AS held
), sessions AS (
  SELECT
    date,
    sessions,
    channel,
    source,
    medium,
    campaign,
    landing_page,
    country,
    device,
    users,
    new_users,
    engaged_sessions,
    bounces,
    page_views,
    qualified_sessions,
    form_submissions,
    identified_company,
    _part,
    _row
  FROM raw_sessions
  WHERE
    date <= CAST('2026-06-30' AS DATE)
)
SELECT
  CASE
    WHEN COUNT(*) = 1
    AND MIN(date) IN (CAST('2026-01-01' AS DATE), CAST('2026-03-31' AS DATE))
    THEN MAX(users)
  END AS value
FROM sessions
WHERE
  date >= CAST('2026-01-01' AS DATE)
  AND date < CAST('2026-04-01' AS DATE)
  AND (
    NOT users IS NULL
  );

-- won_revenue
WITH raw_deals AS (
  SELECT
    `created_at`,
    `deal_id`,
    `lead_id`,
    `closed_at`,
    `status`,
    `amount`,
    `currency`,
    CAST(NULL AS STRING) AS `product`,
    CAST(NULL AS STRING) AS `origin`,
    _part,
    0 AS _row
  FROM (
    SELECT
      v0 AS `created_at`,
      v1 AS `deal_id`,
      v2 AS `lead_id`,
      v3 AS `closed_at`,
      v4 AS `status`,
      v5 AS `amount`,
      v6 AS `currency`,
      6 AS _part
    FROM (
      SELECT
        o0,
        t0,
        o1,
        t1,
        o2,
        t2,
        o3,
        t3,
        o4,
        t4,
        o5,
        t5,
        o6,
        t6,
        t0 AS v0,
        t1 AS v1,
        t2 AS v2,
        t3 AS v3,
        CASE WHEN LOWER(t4) IN ('open', 'won', 'lost') THEN LOWER(t4) END AS v4,
        CASE WHEN ABS(t5) <= 99999999999999.9999 THEN CAST(t5 AS DECIMAL(18, 4)) END AS v5,
        t6 AS v6
      FROM (
        SELECT
          CAST(q.`created_at` AS STRING) AS o0,
          q.`created_at` AS t0,
          NULLIF(TRIM(' \t' FROM q.`deal_id`), '') AS o1,
          NULLIF(TRIM(' \t' FROM q.`deal_id`), '') AS t1,
          NULLIF(TRIM(' \t' FROM q.`lead_id`), '') AS o2,
          NULLIF(TRIM(' \t' FROM q.`lead_id`), '') AS t2,
          CAST(q.`closed_at` AS STRING) AS o3,
          q.`closed_at` AS t3,
          NULLIF(TRIM(' \t' FROM q.`status`), '') AS o4,
          NULLIF(TRIM(' \t' FROM q.`status`), '') AS t4,
          CAST(q.`amount` AS STRING) AS o5,
          q.`amount` AS t5,
          NULLIF(TRIM(' \t' FROM q.`currency`), '') AS o6,
          NULLIF(TRIM(' \t' FROM q.`currency`), '') AS t6
        FROM crm.deals AS q
      ) AS texts
    ) AS typed
    WHERE
      (
        v0 BETWEEN CAST('1900-01-01' AS DATE) AND CAST('2100-12-31' AS DATE)
      )
      AND NOT t0 IS NULL
      AND NOT t1 IS NULL
      AND (
        v3 IS NULL
        OR v3 BETWEEN CAST('1900-01-01' AS DATE) AND CAST('2100-12-31' AS DATE)
      )
      AND (
        t4 IS NULL OR NOT v4 IS NULL
      )
      AND NOT t4 IS NULL
      AND (
        t5 IS NULL OR NOT v5 IS NULL
      )
  ) AS held
), raw_fx AS (
  SELECT
    `date`,
    `currency`,
    `rate`,
    _part,
    0 AS _row
  FROM (
    SELECT
      v0 AS `date`,
      v1 AS `currency`,
      v2 AS `rate`,
      9 AS _part
    FROM (
      SELECT
        o0,
        t0,
        o1,
        t1,
        o2,
        t2,
        t0 AS v0,
        t1 AS v1,
        CASE WHEN ABS(t2) <= 1.7976931348623157e308 THEN CAST(t2 AS DOUBLE) END AS v2
      FROM (
        SELECT
          CAST(q.`date` AS STRING) AS o0,
          q.`date` AS t0,
          NULLIF(TRIM(' \t' FROM q.`currency`), '') AS o1,
          NULLIF(TRIM(' \t' FROM q.`currency`), '') AS t1,
          CASE
            WHEN ISNAN(q.`rate`)
            THEN NULL
            WHEN q.`rate` = FLOOR(q.`rate`) AND ABS(q.`rate`) < 1e15
            THEN CAST(CAST(q.`rate` AS BIGINT) AS STRING)
            ELSE CAST(q.`rate` AS STRING)
          END AS o2,
          CASE WHEN NOT ISNAN(q.`rate`) THEN q.`rate` END AS t2
        FROM crm.fx AS q
      ) AS texts
    ) AS typed
    WHERE
      (
        v0 BETWEEN CAST('1900-01-01' AS DATE) AND CAST('2100-12-31' AS DATE)
      )
      AND NOT t0 IS NULL
      AND NOT t1 IS NULL
      AND (
        t2 IS NULL OR NOT v2 IS NULL
      )
      AND (
        v2 > 0
      )
      AND NOT t2 IS NULL
  ) AS held
), raw_leads AS (
  SELECT
    `created_at`,
    `lead_id`,
    CAST(NULL AS STRING) AS `channel`,
    CAST(NULL AS STRING) AS `source`,
    CAST(NULL AS STRING) AS `campaign`,
    CAST(NULL AS STRING) AS `landing_page`,
    CAST(NULL AS STRING) AS `offer_stage`,
    CAST(NULL AS STRING) AS `persona`,
    CAST(NULL AS STRING) AS `product`,
    CAST(NULL AS STRING) AS `origin`,
    CAST(NULL AS BOOLEAN) AS `email_known`,
    `mql_at`,
    CAST(NULL AS DATE) AS `sal_at`,
    CAST(NULL AS DATE) AS `sql_at`,
    CAST(NULL AS DATE) AS `opportunity_at`,
    `customer_at`,
    CAST(NULL AS DATE) AS `lost_at`,
    CAST(NULL AS STRING) AS `raised_hand`,
    CAST(NULL AS STRING) AS `revenue_range`,
    CAST(NULL AS STRING) AS `employees`,
    CAST(NULL AS STRING) AS `industry`,
    CAST(NULL AS STRING) AS `income`,
    CAST(NULL AS STRING) AS `age`,
    CAST(NULL AS STRING) AS `gender`,
    CAST(NULL AS STRING) AS `interest`,
    CAST(NULL AS STRING) AS `challenge`,
    _part,
    0 AS _row
  FROM (
    SELECT
      v0 AS `created_at`,
      v1 AS `lead_id`,
      v2 AS `mql_at`,
      v3 AS `customer_at`,
      4 AS _part
    FROM (
      SELECT
        o0,
        t0,
        o1,
        t1,
        o2,
        t2,
        o3,
        t3,
        t0 AS v0,
        t1 AS v1,
        t2 AS v2,
        t3 AS v3
      FROM (
        SELECT
          CAST(q.`created_at` AS STRING) AS o0,
          q.`created_at` AS t0,
          NULLIF(TRIM(' \t' FROM q.`lead_id`), '') AS o1,
          NULLIF(TRIM(' \t' FROM q.`lead_id`), '') AS t1,
          CAST(q.`mql_at` AS STRING) AS o2,
          q.`mql_at` AS t2,
          CAST(q.`customer_at` AS STRING) AS o3,
          q.`customer_at` AS t3
        FROM crm.leads AS q
      ) AS texts
    ) AS typed
    WHERE
      (
        v0 BETWEEN CAST('1900-01-01' AS DATE) AND CAST('2100-12-31' AS DATE)
      )
      AND NOT t0 IS NULL
      AND NOT t1 IS NULL
      AND (
        v2 IS NULL
        OR v2 BETWEEN CAST('1900-01-01' AS DATE) AND CAST('2100-12-31' AS DATE)
      )
      AND (
        v3 IS NULL
        OR v3 BETWEEN CAST('1900-01-01' AS DATE) AND CAST('2100-12-31' AS DATE)
      )
  ) AS held
), rates AS (
  SELECT
    currency,
    valid_from,
    LEAD(valid_from) OVER (PARTITION BY currency ORDER BY valid_from NULLS LAST) AS valid_to,
    rate
  FROM (
    SELECT
      UPPER(TRIM(currency)) AS currency,
      date AS valid_from,
      CASE WHEN MIN(rate) = MAX(rate) THEN MAX(rate) END AS rate
    FROM raw_fx
    WHERE
      date <= CAST('2026-06-30' AS DATE)
    GROUP BY
      UPPER(TRIM(currency)),
      date
  ) AS by_day
), deals_seen AS (
  SELECT
    t.created_at,
    t.deal_id,
    t.lead_id,
    CASE WHEN t.closed_at <= CAST('2026-06-30' AS DATE) THEN t.closed_at END AS closed_at,
    CASE WHEN t.closed_at > CAST('2026-06-30' AS DATE) THEN 'open' ELSE t.status END AS status,
    CASE
      WHEN (
        t.currency IS NULL OR UPPER(TRIM(t.currency)) = 'EUR'
      )
      THEN t.amount
      WHEN NOT r.rate IS NULL
      THEN CAST(t.amount * r.rate AS DECIMAL(28, 8))
    END AS amount,
    t.currency,
    t.product,
    t.origin,
    CASE
      WHEN NOT (
        t.currency IS NULL OR UPPER(TRIM(t.currency)) = 'EUR'
      )
      AND r.rate IS NULL
      THEN UPPER(TRIM(t.currency)) || CASE WHEN r.currency IS NULL THEN '' ELSE '!' END
    END AS unrated,
    t._part,
    t._row
  FROM raw_deals AS t
  LEFT JOIN rates AS r
    ON r.currency = UPPER(TRIM(t.currency))
    AND r.valid_from <= COALESCE(t.closed_at, t.created_at)
    AND (
      r.valid_to IS NULL OR r.valid_to > COALESCE(t.closed_at, t.created_at)
    )
  WHERE
    t.created_at <= CAST('2026-06-30' AS DATE)
), lead_deals AS (
  SELECT
    lead_id,
    MIN(CASE WHEN status = 'won' THEN closed_at END) AS won_at,
    MIN(created_at) AS opened_at,
    CASE
      WHEN COUNT(*) = COUNT(CASE WHEN status = 'lost' THEN 1 END)
      THEN MAX(closed_at)
    END AS lost_at,
    MIN(origin) AS origin,
    MIN(product) AS product
  FROM deals_seen
  WHERE
    NOT lead_id IS NULL
  GROUP BY
    lead_id
), leads_seen AS (
  SELECT
    CASE WHEN l.created_at <= CAST('2026-06-30' AS DATE) THEN l.created_at END AS created_at,
    l.lead_id,
    l.channel,
    l.source,
    l.campaign,
    l.landing_page,
    l.offer_stage,
    l.persona,
    COALESCE(l.product, d.product) AS product,
    COALESCE(l.origin, d.origin) AS origin,
    l.email_known,
    CASE WHEN l.mql_at <= CAST('2026-06-30' AS DATE) THEN l.mql_at END AS mql_at,
    CASE WHEN l.sal_at <= CAST('2026-06-30' AS DATE) THEN l.sal_at END AS sal_at,
    CASE WHEN l.sql_at <= CAST('2026-06-30' AS DATE) THEN l.sql_at END AS sql_at,
    COALESCE(
      CASE WHEN l.opportunity_at <= CAST('2026-06-30' AS DATE) THEN l.opportunity_at END,
      d.opened_at
    ) AS opportunity_at,
    COALESCE(
      CASE WHEN l.customer_at <= CAST('2026-06-30' AS DATE) THEN l.customer_at END,
      d.won_at
    ) AS customer_at,
    COALESCE(CASE WHEN l.lost_at <= CAST('2026-06-30' AS DATE) THEN l.lost_at END, d.lost_at) AS lost_at,
    l.raised_hand,
    l.revenue_range,
    l.employees,
    l.industry,
    l.income,
    l.age,
    l.gender,
    l.interest,
    l.challenge,
    0 AS _derived,
    CASE
      WHEN CASE WHEN l.customer_at <= CAST('2026-06-30' AS DATE) THEN l.customer_at END IS NULL
      AND NOT d.won_at IS NULL
      THEN 1
      ELSE 0
    END AS _won_by_deal,
    CASE
      WHEN NOT CASE WHEN l.customer_at <= CAST('2026-06-30' AS DATE) THEN l.customer_at END IS NULL
      AND NOT d.won_at IS NULL
      AND CAST(DATEDIFF(
        DAY,
        LEAST(
          CASE WHEN l.customer_at <= CAST('2026-06-30' AS DATE) THEN l.customer_at END,
          d.won_at
        ),
        GREATEST(
          CASE WHEN l.customer_at <= CAST('2026-06-30' AS DATE) THEN l.customer_at END,
          d.won_at
        )
      ) AS INT) > 3
      THEN 1
      ELSE 0
    END AS _dated_apart,
    l._part,
    l._row
  FROM raw_leads AS l
  LEFT JOIN lead_deals AS d
    ON d.lead_id = l.lead_id
  WHERE
    l.created_at <= CAST('2026-06-30' AS DATE)
), leads AS (
  SELECT
    COALESCE(created_at, LEAST(mql_at, opportunity_at, customer_at)) AS created_at,
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
    COALESCE(mql_at, LEAST(opportunity_at, customer_at)) AS mql_at,
    sal_at,
    sql_at,
    COALESCE(opportunity_at, customer_at) AS opportunity_at,
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
    COALESCE(opportunity_at, customer_at) AS after_mql_at,
    0 + CASE
      WHEN created_at IS NULL AND NOT LEAST(mql_at, opportunity_at, customer_at) IS NULL
      THEN 1
      ELSE 0
    END + CASE
      WHEN mql_at IS NULL AND NOT LEAST(opportunity_at, customer_at) IS NULL
      THEN 1
      ELSE 0
    END + CASE WHEN opportunity_at IS NULL AND NOT customer_at IS NULL THEN 1 ELSE 0 END AS _implied,
    CASE
      WHEN FALSE
      OR COALESCE(mql_at < created_at, FALSE)
      OR COALESCE(opportunity_at < COALESCE(mql_at, created_at), FALSE)
      OR COALESCE(customer_at < COALESCE(opportunity_at, mql_at, created_at), FALSE)
      THEN 1
      ELSE 0
    END AS _out_of_order,
    _derived,
    _won_by_deal,
    _dated_apart,
    _part,
    _row
  FROM leads_seen
), leads_once AS (
  SELECT
    lead_id,
    mql_at,
    created_at,
    origin,
    product,
    channel,
    source,
    campaign,
    landing_page,
    offer_stage,
    persona
  FROM (
    SELECT
      leads.*,
      ROW_NUMBER() OVER (PARTITION BY lead_id ORDER BY _part DESC, _row DESC, created_at DESC) AS _th
    FROM leads
  ) AS numbered
  WHERE
    _th = 1
), deals AS (
  SELECT
    d.created_at,
    d.deal_id,
    d.lead_id,
    d.closed_at,
    d.status,
    d.amount,
    d.currency,
    COALESCE(l.origin, d.origin) AS origin,
    COALESCE(d.product, l.product) AS product,
    l.mql_at AS lead_mql_at,
    l.created_at AS lead_created_at,
    l.channel,
    l.source,
    l.campaign,
    l.landing_page,
    l.offer_stage,
    l.persona,
    CASE WHEN l.lead_id IS NULL THEN 1 ELSE 0 END AS _without_lead,
    d.unrated,
    d._part,
    d._row
  FROM deals_seen AS d
  LEFT JOIN leads_once AS l
    ON l.lead_id = d.lead_id
)
SELECT
  SUM(amount) AS value
FROM deals
WHERE
  closed_at >= CAST('2026-01-01' AS DATE)
  AND closed_at < CAST('2026-04-01' AS DATE)
  AND (
    status = 'won'
  );
