### English, the reference: a text that is not here does not exist. The other languages have the same keys and variables.
### What a message may call (KPI, NAME, PERIOD, DAY, QUANTITY, NUMBER, PERCENT, CHANGE, RANGE) is in reportgen/text/catalogue.py.
### `**bold**` is the only markup. Keys that begin headline-, chart-title-, standfirst-, decision-title- and card-note- have a
### longest length, see LIMITS in reportgen/text.py. Spaces after figures become no-break spaces by themselves.

## The language

language-name = English
language-locale = en_GB

## Figures. $n is already written.

points = { $n } pts
score-points = { $n } pts
score-size = { $n } points
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

## Days and periods. What a pattern may use: PARTS and RANGE_PARTS in reportgen/text/dates.py.

date-day = { $day } { $genitive } { $year }
date-day-short = { $day } { $abbreviated } { $year }
date-day-of-year = { $day } { $genitive }
date-day-brief = { $day } { $abbreviated }
date-month-short = { $abbreviated } { $year }
date-span = { $first } to { $last }

period-day = { $day } { $genitive } { $year }
period-day-in = on { $day } { $genitive } { $year }
period-day-of = { $day } { $genitive } { $year }
period-day-short = { $day } { $abbreviated } { $year }
period-week = week { $week } of { $year }
period-week-in = in week { $week } of { $year }
period-week-of = week { $week } of { $year }
period-week-short = W{ $week } { $year }
period-month = { $name } { $year }
period-month-in = in { $name } { $year }
period-month-of = { $name } { $year }
period-month-short = { $abbreviated } { $year }
period-quarter = Q{ $quarter } { $year }
period-quarter-in = in Q{ $quarter } { $year }
period-quarter-of = Q{ $quarter } { $year }
period-quarter-short = Q{ $quarter } { $year }
period-quarter-fiscal = Q{ $quarter } FY { $year }
period-quarter-fiscal-in = in Q{ $quarter } FY { $year }
period-quarter-fiscal-of = Q{ $quarter } FY { $year }
period-quarter-fiscal-short = Q{ $quarter } FY { $year }
period-year = { $year }
period-year-in = in { $year }
period-year-of = { $year }
period-year-short = { $year }
period-year-fiscal = FY { $year }
period-year-fiscal-in = in FY { $year }
period-year-fiscal-of = FY { $year }
period-year-fiscal-short = FY { $year }
period-days = { $first } to { $last }
period-days-in = from { $first } to { $last }
period-days-of = { $first } to { $last }
period-days-short = { $first }–{ $last }
period-months = { $first } to { $last } { $year }
period-months-in = from { $first } to { $last } { $year }
period-months-of = { $first } to { $last } { $year }
period-months-short = { $first }–{ $last } { $year }

## Stages of the inbound method, with their place in the funnel

stage-attract = Attract
    .gloss = top of the funnel (TOFU): from strangers to visitors
    .funnel = TOFU
stage-convert = Convert
    .gloss = top to middle of the funnel (TOFU to MOFU): from visitors to leads
    .funnel = TOFU to MOFU
stage-close = Close
    .gloss = bottom of the funnel (BOFU): from qualified leads to customers
    .funnel = BOFU
stage-delight = Delight
    .gloss = after the purchase: from customers to promoters
    .funnel = after the purchase
stage-return = Return
    .gloss = what the work costs and what it brings
    .funnel = all stages

## Stages a lead passes, and the stages of an offer

lifecycle-session = Sessions
    .one = session
    .mid = sessions
lifecycle-lead = Leads
    .one = lead
    .mid = leads
lifecycle-mql = MQLs
    .one = MQL
    .long = Marketing-qualified leads (MQL)
lifecycle-sal = SALs
    .one = SAL
    .long = Sales-accepted leads (SAL)
lifecycle-sql = SQLs
    .one = SQL
    .long = Sales-qualified leads (SQL)
lifecycle-opportunity = Opportunities
    .one = opportunity
    .mid = opportunities
lifecycle-customer = Customers
    .one = customer
    .mid = customers

## Kinds of KPI, units, direction

unit-count = number
unit-money = { $currency }
unit-percent = per cent
unit-ratio = ratio
unit-days = days
unit-seconds = seconds
unit-score = points
better-up = more is better
better-down = less is better
better-none = no direction of its own
view-period = in the period
view-cohort = of those who entered in the period

## Tables of the data, as readers know them

table-sessions = Web traffic
table-search = Search
table-ads = Advertising
table-social = Social media
table-content = Content
table-backlinks = Inbound links
table-touchpoints = Pages, forms and calls to action
table-conversions = Conversions
table-form_fields = Form fields
table-leads = Leads
table-deals = Deals
table-orders = Orders
table-emails = E-mails
table-surveys = Surveys
table-reviews = Reviews
table-costs = Costs
table-targets = Targets
table-customers = Customers
table-spending = Spending
table-served = Content seen
table-fx = Exchange rates

## Dimensions

dimension-channel = Channel
dimension-source = Source
dimension-medium = Medium
dimension-campaign = Campaign
dimension-landing_page = Landing page
dimension-country = Country
dimension-device = Device
dimension-query = Search query
dimension-page = Page
dimension-platform = Platform
dimension-product = Product
dimension-network = Network
dimension-persona = Persona
dimension-personas = Persona
dimension-funnel_stage = Funnel stage
dimension-offer_stage = Stage of the offer
dimension-origin = Origin
dimension-industry = Industry
dimension-employees = Employees
dimension-revenue_range = Revenue range
dimension-income = Income
dimension-age = Age
dimension-gender = Gender
dimension-interest = Interest
dimension-challenge = Challenge
dimension-raised_hand = Raised hand
dimension-identified_company = Identified company
dimension-element = Element
dimension-variant = Variant
dimension-kind = Kind
dimension-action = Action
dimension-form = Form
dimension-field = Form field
dimension-workflow = Workflow
dimension-category = Category
dimension-type = Type
dimension-status = Status
dimension-domain = Domain
dimension-target_page = Target page
dimension-title = Title
dimension-stage = Stage
dimension-segment = Segment
segment-not-set = (not set)
segment-pooled = Other (pooled)
segment-total = Total

## Status against the plan

status-ahead = Ahead of plan
# of what is better when it is less: a cost over its plan
status-ahead-down = Ahead of plan
status-behind-down = Behind plan
status-on_plan = On plan
status-watch = Watch: could be chance
status-behind = Behind plan
status-too_few = Too few to rate
status-no_plan = No plan set
status-running = { $grain ->
    [day] Day still running
    [week] Week still running
    [month] Month still running
    [quarter] Quarter still running
    [year] Year still running
   *[other] Period still running
 }
status-no_data = No data
status-no_data-since = No data since { DAY($day, form: "year") }
status-partial = Data incomplete
status-estimated = Partly estimated
status-not-rated = Not rated

## Why there is no figure

missing-not_fed = not measured: table { $table } is not fed
missing-not_for_filter = not available for this filter: table { $table } has no column { $column }
missing-column_not_fed = not measured: column { $column } of table { $table } is not fed
missing-no_stage = not measured: stage { NAME($stage, of: "lifecycle", form: "one") } is not among the stages of the business
missing-no_data = no data
missing-not_read = not measured: nothing was computed
missing-not_begun = no data: { $period } has not begun
missing-zero_denominator = no data: nothing to divide by
missing-no_rows = no data: no rows in this period
missing-before_data = no data: the data begin later
missing-begins_within = no data for the whole of it: the data of table { $table } begin later
missing-source_ended = no data for the whole of it: source { $source } has nothing after { DAY($day, form: "year") }
missing-no_business_day = no data: no business day so far
missing-after_data = no data: the data end earlier
missing-no_rate = not measured: no exchange rate for { $currency } on { DAY($day) }
missing-rates_differ = not measured: two exchange rates for { $currency } that differ hold on { DAY($day) }
missing-no_amount = not measured: no amount is given in table { $table } (rows without one: { $rows })
missing-not_each = not measured: not every row of table { $table } has { $condition }
missing-not_configured = not measured: { $key } is not set in the configuration
missing-no_previous = no data: nothing to compare with before this period
missing-one_total = not measured: table { $table } has one total for { DAY($first, form: "year") } to { DAY($last, form: "year") }, of which this period holds a part
missing-wrong_grain = not measured: the rows of table { $table } stand for whole months
missing-not_additive = not measured: days of table { $table } do not add up, and no row of it holds the whole period
missing-too_short = no data: { $months } months are needed, and table { $table } begins on { DAY($day) }
missing-no_target = no plan set
missing-no_history = not measured: nobody has got that far yet, so the usual time is not known
missing-unallocated = not measured: spend and cases that are allocated to none do not belong together
missing-no_spend = no data: no spend is allocated to it
missing-not_reached = not reached
missing-withheld = withheld: fewer than { $k } cases
missing-too_few = too few to say

## KPIs: Attract. `.definition` is what the definitions page says, `.short` a label of at most 24 characters.

kpi-sessions = Sessions
    .definition = Visits to the website, as the web analytics counts them
kpi-users = Users
    .definition = People who visited in the period, as the source counts them; one person on two devices is two users
kpi-new_users = New users
    .definition = Users the source had not seen before
kpi-page_views = Page views
    .definition = Pages loaded in all sessions
kpi-sessions_growth = Session growth
    .definition = Sessions divided by those of the period before, less one
kpi-pages_per_session = Pages per session
    .definition = Page views divided by sessions
kpi-bounce_rate = Bounce rate
    .definition = Sessions that ended without engagement divided by all sessions
kpi-qualified_visit_rate = Qualified visits
    .definition = Sessions of two pages or more, or by the rule of the source, divided by all sessions
kpi-organic_sessions = Organic search sessions
    .definition = Sessions that came from unpaid search results
    .short = Organic sessions
kpi-paid_sessions = Paid sessions
    .definition = Sessions that came from advertisements
kpi-social_sessions = Social media sessions
    .definition = Sessions that came from social networks, unpaid
kpi-email_sessions = E-mail sessions
    .definition = Sessions that came from e-mails
kpi-direct_sessions = Direct sessions
    .definition = Sessions without a known origin: the address typed in, a bookmark, an app
kpi-referral_sessions = Referral sessions
    .definition = Sessions that came from links on other websites
kpi-organic_impressions = Search impressions
    .definition = How often the site was shown in unpaid search results
kpi-organic_clicks = Search clicks
    .definition = Clicks on the site’s unpaid search results
kpi-organic_ctr = Organic click-through rate
    .definition = Search clicks divided by search impressions
    .short = Organic CTR
kpi-average_position = Average search position
    .definition = Mean position in search results, weighted by impressions; 1 is the top
    .short = Average position
kpi-keywords_top10 = Queries on page one
    .definition = Search queries whose mean position, weighted by impressions, is 10 or better
kpi-ad_impressions = Ad impressions
    .definition = How often advertisements were shown
kpi-ad_clicks = Ad clicks
    .definition = Clicks on advertisements
kpi-ad_spend = Ad spend
    .definition = What the ad platforms charged
kpi-ad_ctr = Ad click-through rate
    .definition = Ad clicks divided by ad impressions
    .short = Ad CTR
kpi-cpc = Cost per click (CPC)
    .definition = Ad spend divided by ad clicks
    .mid = cost per click
kpi-social_impressions = Social media impressions
    .definition = How often posts were shown on social networks
    .short = Social impressions
kpi-social_engagements = Social media engagements
    .definition = Reactions, comments, shares and clicks on posts
    .short = Social engagements
kpi-brand_mentions = Brand mentions
    .definition = Posts of others that name the brand
kpi-positive_mention_rate = Positive mentions
    .definition = Positive mentions divided by all mentions of the brand
kpi-followers = Followers
    .definition = Followers on the last day known of the period, all networks together
kpi-follower_growth = Follower growth
    .definition = Followers at the end of the period less those at its beginning
kpi-social_engagement_rate = Social engagement rate
    .definition = Engagements divided by impressions of posts
kpi-social_ctr = Social click-through rate
    .definition = Clicks on links in posts divided by impressions of posts
    .short = Social CTR
kpi-social_leads = Leads from social media
    .definition = New leads whose channel is social media
kpi-social_leads_per_1000_followers = Social leads per 1,000 followers
    .definition = Leads from social media for every thousand followers
    .short = Social leads per 1,000
kpi-comment_response_rate = Comments answered
    .definition = Comments on posts that got an answer divided by all comments
kpi-content_published = Content published
    .definition = Pieces of content published in the period
kpi-content_leads = Leads from content
    .definition = Leads that the sources credit to the pieces published in the period
kpi-persona_coverage = Personas served
    .definition = Personas with at least one new piece of content divided by the personas in the plan
kpi-linking_domains = Linking domains
    .definition = Other websites with a live link to ours at the end of the period
kpi-new_linking_domains = New linking domains
    .definition = Other websites whose link to ours was first seen in the period
kpi-identified_company_rate = Identified companies
    .definition = Sessions whose company is known divided by all sessions

## KPIs: Convert

kpi-visitor_to_lead = Visitor-to-lead rate
    .definition = Leads created in the period divided by sessions in the same period
kpi-leads = New leads
    .definition = People who left their contact details for the first time
kpi-leads_vs_goal = Leads against goal
    .definition = New leads divided by the number planned for the period
kpi-leads_per_business_day = Leads per business day
    .definition = New leads divided by the business days of the period
kpi-mqls_per_business_day = MQLs per business day
    .definition = Marketing-qualified leads divided by the business days of the period
kpi-sqls_per_business_day = SQLs per business day
    .definition = Sales-qualified leads divided by the business days of the period
kpi-cta_rate = CTA click rate
    .definition = Clicks on calls to action divided by how often they were shown
kpi-landing_page_rate = Landing page conversion
    .definition = Forms sent from landing pages divided by views of those pages
kpi-meetings = Meetings booked
    .definition = Meetings that visitors booked themselves
kpi-demos = Demos booked
    .definition = Demonstrations that visitors booked themselves
kpi-exit_rate = Exit rate
    .definition = Visits that ended on a blog post or landing page divided by views of those pages
kpi-outbound_rate = Outbound click rate
    .definition = Clicks to other websites divided by views of blog posts and landing pages
kpi-landing_page_contacts = New contacts from landing pages
    .definition = People whose first contact was a form on a landing page
    .short = Landing page contacts
kpi-form_completion = Form completion
    .definition = Forms sent divided by forms begun
kpi-form_abandonment = Form field abandonment
    .definition = How often a form field was left unfilled and the form given up, divided by how often the field was reached
    .short = Field abandonment
kpi-scroll_depth = Reading depth
    .definition = How far down visitors read, as a share of the page, weighted by views
kpi-load_seconds = Page load time
    .definition = Seconds until a page has loaded, weighted by views
kpi-qualified_visit_abandonment = Qualified visit abandonment
    .definition = Qualified visits that did not convert divided by all visits; it also falls when good traffic falls
    .short = Abandoned good visits
kpi-paid_conversion_rate = Paid conversion rate
    .definition = Conversions the ad platforms report divided by ad clicks
kpi-conversion_value = Value of conversions
    .definition = Sum of the values that the sources give to conversions
kpi-cpl = Cost per lead (CPL)
    .definition = Ad spend divided by new leads from paid channels
    .mid = cost per lead
kpi-mqls = Marketing-qualified leads (MQLs)
    .definition = Leads that first met the agreed criteria in the period
    .short = MQLs
    .mid = MQLs
kpi-lead_to_mql = Lead-to-MQL rate
    .definition = Of the leads created in the period, the share that became MQLs so far
kpi-mql_by_persona = MQLs by persona
    .definition = Marketing-qualified leads of each persona
kpi-cost_per_mql = Cost per MQL
    .definition = Marketing costs divided by marketing-qualified leads
kpi-mql_to_bofu = Quality leads against BOFU leads
    .definition = MQLs divided by leads that asked for an offer of the decision stage
    .short = MQLs per BOFU lead
kpi-stalled_mqls = Stalled MQLs
    .definition = MQLs that have not moved on after twice the usual time
kpi-email_open_rate = E-mail open rate
    .definition = Opens divided by e-mails delivered; mail programs that load pictures by themselves inflate it
kpi-email_click_rate = E-mail click rate
    .definition = Clicks divided by e-mails delivered
kpi-email_unsubscribe_rate = E-mail unsubscribe rate
    .definition = Unsubscriptions divided by e-mails delivered
    .short = Unsubscribe rate

## KPIs: Close

kpi-sals = Sales-accepted leads (SALs)
    .definition = Leads that Sales accepted in the period
    .short = SALs
    .mid = SALs
kpi-sqls = Sales-qualified leads (SQLs)
    .definition = Leads that Sales found ready to buy in the period
    .short = SQLs
    .mid = SQLs
kpi-opportunities = Opportunities
    .definition = Leads that became an opportunity in the period
kpi-customers = Customers won
    .definition = Leads that became customers in the period, and won deals without a lead
kpi-mql_to_sal = MQL-to-SAL rate
    .definition = Of the period’s MQLs, the share that Sales has accepted so far
kpi-mql_to_sql = MQL-to-SQL rate
    .definition = Of the period’s MQLs, the share that became SQLs so far
kpi-sql_to_opportunity = SQL-to-opportunity rate
    .definition = Of the period’s SQLs, the share that became opportunities so far
kpi-opportunity_to_customer = Opportunity-to-customer rate
    .definition = Of the period’s opportunities, the share that became customers so far
    .short = Opportunity-to-customer
kpi-sql_close_rate = SQL close rate
    .definition = Of the period’s SQLs, the share that became customers so far
kpi-sal_close_rate = SAL close rate
    .definition = Of the period’s SALs, the share that became customers so far
kpi-lead_to_customer = Lead-to-customer rate
    .definition = Of the leads created in the period, the share that became customers so far
kpi-visitor_to_customer = Visitor-to-customer rate
    .definition = Customers won in the period divided by sessions in the same period
kpi-win_rate = Win rate
    .definition = Won deals divided by all deals closed in the period, won or lost
kpi-time_to_close = Time to close
    .definition = Days from lead to customer; lost leads count as lost, open ones as not yet known
kpi-time_to_close_by_offer = Time to close by offer
    .definition = Days from lead to customer by the stage of the first offer
kpi-step_times = Days per stage
    .definition = Days from each stage to the next
kpi-lead_to_mql_days = Lead to MQL, days
    .definition = Days from the creation of a lead to its becoming an MQL; lost leads count as lost, open ones as not yet known
kpi-handover_time = Handover time
    .definition = Days from MQL to acceptance by Sales
kpi-sal_to_sql_days = SAL to SQL, days
    .definition = Days from acceptance by Sales to SQL; lost leads count as lost, open ones as not yet known
kpi-sql_to_opportunity_days = SQL to opportunity, days
    .definition = Days from SQL to opportunity; lost leads count as lost, open ones as not yet known
kpi-opportunity_to_customer_days = Opportunity to customer, days
    .definition = Days from opportunity to customer; lost leads count as lost, open ones as not yet known
    .short = Opportunity to win, days
kpi-lead_to_sal_days = Lead to SAL, days
    .definition = Days from lead to SAL; lost leads count as lost, open ones as not yet known
kpi-lead_to_sql_days = Lead to SQL, days
    .definition = Days from lead to SQL; lost leads count as lost, open ones as not yet known
kpi-lead_to_opportunity_days = Lead to opportunity, days
    .definition = Days from lead to opportunity; lost leads count as lost, open ones as not yet known
    .short = Lead to opportunity
kpi-lead_to_customer_days = Lead to customer, days
    .definition = Days from lead to customer; lost leads count as lost, open ones as not yet known
kpi-mql_to_sql_days = MQL to SQL, days
    .definition = Days from MQL to SQL; lost leads count as lost, open ones as not yet known
kpi-mql_to_opportunity_days = MQL to opportunity, days
    .definition = Days from MQL to opportunity; lost leads count as lost, open ones as not yet known
kpi-mql_to_customer_days = MQL to customer, days
    .definition = Days from MQL to customer; lost leads count as lost, open ones as not yet known
kpi-sal_to_mql_days = SAL to MQL, days
    .definition = Days from SAL to MQL; lost leads count as lost, open ones as not yet known
kpi-sal_to_opportunity_days = SAL to opportunity, days
    .definition = Days from SAL to opportunity; lost leads count as lost, open ones as not yet known
kpi-sal_to_customer_days = SAL to customer, days
    .definition = Days from SAL to customer; lost leads count as lost, open ones as not yet known
kpi-sql_to_mql_days = SQL to MQL, days
    .definition = Days from SQL to MQL; lost leads count as lost, open ones as not yet known
kpi-sql_to_sal_days = SQL to SAL, days
    .definition = Days from SQL to SAL; lost leads count as lost, open ones as not yet known
kpi-sql_to_customer_days = SQL to customer, days
    .definition = Days from SQL to customer; lost leads count as lost, open ones as not yet known
kpi-opportunity_to_mql_days = Opportunity to MQL, days
    .definition = Days from opportunity to MQL; lost leads count as lost, open ones as not yet known
kpi-opportunity_to_sal_days = Opportunity to SAL, days
    .definition = Days from opportunity to SAL; lost leads count as lost, open ones as not yet known
kpi-opportunity_to_sql_days = Opportunity to SQL, days
    .definition = Days from opportunity to SQL; lost leads count as lost, open ones as not yet known
kpi-revenue = New revenue
    .definition = Sum of the deals won in the period
kpi-average_deal = Average deal
    .definition = Revenue of won deals divided by their number
kpi-marketing_customers = Customers from marketing
    .definition = Customers won whose origin is marketing
kpi-marketing_sourced_share = Marketing-sourced share
    .definition = Customers from marketing divided by all customers won
kpi-cost_per_customer = Cost per customer
    .definition = Marketing and sales costs divided by customers won
kpi-pipeline_velocity = Pipeline velocity
    .definition = Deals open at the end of the period times win rate times average deal, divided by the days of the sales cycle: revenue a day

## KPIs: Delight

kpi-nps = Net promoter score (NPS)
    .definition = Per cent of answers 9 and 10 less per cent of answers 0 to 6
    .short = NPS
    .mid = NPS
kpi-promoter_share = Promoters
    .definition = Answers of 9 or 10 divided by all answers
kpi-detractor_share = Detractors
    .definition = Answers of 0 to 6 divided by all answers
kpi-referrals = Referred leads
    .definition = New leads whom somebody recommended us to
kpi-referred_customer_share = Customers by referral
    .definition = Customers won by referral divided by all customers won
kpi-reviews = Reviews
    .definition = Reviews published in the period
kpi-average_rating = Average rating
    .definition = Mean rating of the reviews of the period
kpi-repeat_purchase_rate = Repeat purchase rate
    .definition = Customers with two orders or more divided by customers with at least one
kpi-average_order_value = Average order value
    .definition = Value of the orders of the period divided by their number
kpi-ltv = Customer lifetime value (LTV)
    .definition = Average order value times orders a year times gross margin times expected years
    .short = Lifetime value (LTV)
    .mid = customer lifetime value
kpi-ltv_to_cac = LTV : CAC
    .definition = Lifetime value divided by cost per customer

## KPIs: Return

kpi-marketing_cost = Marketing investment
    .definition = All costs of the period but those of sales; advertising is counted once
kpi-marketing_revenue = Revenue from marketing
    .definition = Won deals whose origin is marketing
kpi-roi = Return on investment (ROI)
    .definition = Revenue from marketing less marketing investment, divided by the investment, both of the same period
    .short = ROI, same period
    .mid = return on investment
kpi-roi_of_mqls = Return on MQLs
    .definition = Revenue of a cohort of MQLs less what they cost, nurture and sales included, divided by that cost

## Cards. $grain is a grain's name (month ...), $period a period, $value, $low and $high quantities, $change a change.

card-plan = Plan
card-plan-of = Plan, { PERIOD($period, form: "short") }
card-plan-days = { $n ->
    [one] Plan, { $n } day
   *[other] Plan, { $n } days
 }
card-previous = { PERIOD($period, form: "label") }
card-year-ago = { PERIOD($period, form: "label") }
card-year-to-date = Year to date
card-year-to-date-share = Year to date, share of plan
card-share-of-plan = Share of plan
card-days-of = { $n } of { $total }
card-days = Days
card-days-measured = Days measured
card-cases = Cases
card-answers = Answers
card-interval = 95% interval
card-last-value = Last value, { PERIOD($period, form: "short") }
card-mqls-measured = MQLs dated by the source
card-amounts-measured = Amounts at a fresh rate
card-about = {"≈ "}
card-estimate-days = { $n ->
    [one] Estimate, { $n } day
   *[other] Estimate, { $n } days
 }
card-estimate-amounts = { $n ->
    [one] Estimate, { $n } amount
   *[other] Estimate, { $n } amounts
 }
card-estimate-margin = ±{ PERCENT($share, decimals: 0) }
assemble-about = ≈ { $value }
card-not-set = not set
card-difference-previous = { $grain ->
    [day] { CHANGE($change) } vs the day before
    [week] { CHANGE($change) } vs the week before
    [month] { CHANGE($change) } vs the month before
    [quarter] { CHANGE($change) } vs the quarter before
    [year] { CHANGE($change) } vs the year before
   *[other] { CHANGE($change) } vs the period before
 }
# the same with a difference that is already written; $change is its text
card-versus-plan = { $change } vs plan
card-versus-plan-to-date = { $change } vs plan to date
card-versus-year-ago = { $change } vs a year ago
card-too-few = { $n ->
    [one] { $n } case, rated from { $total }
   *[other] { $n } cases, rated from { $total }
 }
card-too-few-answers = { $n ->
    [one] { $n } answer, rated from { $total }
   *[other] { $n } answers, rated from { $total }
 }
card-span = { $grain ->
    [day] Daily, { $span }
    [week] Weekly, { $span }
    [quarter] Quarterly, { $span }
   *[month] Monthly, { $span }
 }
card-span-none = Not enough months for a line
card-span-too-few = Too few cases for a line

card-note-interval = 95% interval { RANGE($low, $high) }.
card-note-amounts = { $grain ->
    [day] Amounts vary: a day moves by about ±{ $value }.
    [week] Amounts vary: a week moves by about ±{ $value }.
    [month] Amounts vary: a month moves by about ±{ $value }.
    [quarter] Amounts vary: a quarter moves by about ±{ $value }.
    [year] Amounts vary: a year moves by about ±{ $value }.
   *[other] Amounts vary: about ±{ $value }.
 }
card-note-exact = Booked amounts, exact.
card-note-level = Counted on the last day known.
card-note-no-interval = No interval can be given.
card-note-no-plan = Add a plan to get a status.
card-note-too-few = Shown for completeness only.
card-note-running = Dashed: plan for the whole period.
card-note-no-data = Withheld until the source delivers again.
card-note-estimated = { $n ->
    [one] { $n } day is estimated.
   *[other] { $n } days are estimated.
 }
card-note-estimated-how = { $n ->
    [one] { $n } day estimated: { $how }.
   *[other] { $n } days estimated: { $how }.
 }
card-note-old-rates = { $n ->
    [one] { $n } amount at an old rate: { $how }.
   *[other] { $n } amounts at an old rate: { $how }.
 }
card-note-by-criteria = { $n ->
    [one] { $n } MQL stands on the criteria alone.
   *[other] { $n } MQLs stand on the criteria alone.
 }

## Report names, header, footer, sections. $period is a period, $grain a grain's name.

report-month = Monthly marketing report
report-quarter = Quarterly marketing review
report-week = Weekly marketing report
report-year = Annual marketing review
report-range = Marketing report
report-month-title = Monthly marketing report, { $period }
report-quarter-title = Quarterly marketing review, { $period }
report-week-title = Weekly marketing report, { $period }
report-year-title = Annual marketing review, { $period }
report-range-title = Marketing report, { $period }
report-title = { $title }, { $period }
report-subject = { $company }: marketing figures { PERIOD($period, form: "in") }, data to { $day }
page-of = Page { $page } of { $pages }
page-see = page { $page }
footer-data-to = Data to { $day }
banner-provisional = Provisional
banner-test = Test copy
banner-staging = Staging copy
banner-and = { $first } · { $second }
correction = **Correction:** { $why } This replaces the report for { PERIOD($period, form: "of") } that was sent before.
only = Only: { $what }
only-column = { NAME($column, of: "dimension", form: "mid") } = { $values }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}
only-attribute = { $column } = { $values }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}
only-and = { $first }; { $second }
banner-illustrative = Illustrative figures for a fictional company

## The mail that brings a report

mail-subject = { PERIOD($period) }: { $finding } – { $name }, { $company }
mail-subject-only = { PERIOD($period) }, { $only }: { $finding } – { $name }, { $company }
mail-mark-provisional = Provisional
mail-mark-test = Test
mail-mark-staging = Staging
mail-corrected = Correction:
mail-note-provisional = Provisional: the data are incomplete, and these figures will still change.
mail-note-test = Test: this copy was sent to try out the delivery.
mail-note-staging = Staging: this copy was sent to the owner of the reports only.
mail-caption = Compared with plan: { $period }
mail-caption-no-plan = Figures: { $period }
mail-change = { $change }
mail-archive = Open the archive of reports
mail-files = { $n ->
    [one] The full report is attached: { $names }.
   *[other] The full report is attached, in { NUMBER($n) } formats: { $names }.
 }
mail-files-away = The files of this report are too large for a mail. They are in the archive, { $address }, folder { $folder }.
mail-means-apart = “Ahead of plan” and “behind plan” are said only of a difference that is larger than chance would explain.
mail-means-on_plan = “On plan” means within the plan’s tolerance.
mail-means-watch = “Could be chance” means that chance alone may explain the difference.
mail-means-too_few = “Too few to rate” means that there are too few cases for a judgement.
mail-means-no_plan = “No plan set” means that there is nothing to rate the figure by.
mail-means-running = While a period is running, its figures are compared with the plan to date and not rated.
mail-means-no_data = “No data” means that the figure is not known; it is not zero.
mail-why = You get this mail because you are a recipient of “{ $title }” of { $company }.
mail-stop = Stop these mails

section-summary = Executive summary
section-funnel = Funnel and stages
section-definitions = Definitions and data quality
section-ladder = Goal ladder and funnel
section-empty = There are no data for this section { PERIOD($period, form: "in") }.
funnel-elsewhere = The measures that have data stand on the page of their stage.
section-empty-because = There are no data for this section: { $reason }.

heading-went-well = What went well
heading-did-not = What did not
heading-do-not-know = What we do not know
heading-definitions = Definitions
heading-methods = How intervals are made
heading-cannot-tell = What these figures cannot tell you
heading-reading-key = Reading key
heading-provenance = Provenance
heading-changes = What changed

## Points of "What went well", "What did not", "What we do not know". $kpi is a KPI's id.

point-ahead = { KPI($kpi) }: { $value }, { CHANGE($change, part: "size") } ahead of plan.
point-on-plan = { KPI($kpi) }: { $value }, on plan.
point-behind = { KPI($kpi) }: { $value }, { CHANGE($change, part: "size") } { $side ->
    [over] over
   *[behind] behind
 } plan.
point-watch-ahead = { KPI($kpi) }: { CHANGE($change, part: "size") } ahead of plan, but that could be chance.
point-watch-behind = { KPI($kpi) }: { CHANGE($change, part: "size") } behind plan, but that could be chance.
point-traffic-doubted = { KPI($kpi) }: { CHANGE($change, part: "size") } ahead of plan, but fewer of the visits are worth anything: look for robots first.
point-history-up = { KPI($kpi) } rose above the usual range.
point-history-down = { KPI($kpi) } fell below the usual range.
point-too-few = { KPI($kpi) }: too few cases to say ({ $n }).
point-missing = { $n ->
    [one] { $n } measure has no source, so it is not measured.
   *[other] { $n } measures have no source, so they are not measured.
 }
point-missing-many = { $n ->
    [one] { $n } measure has no source; it is listed with its stage.
   *[other] { $n } measures have no source; they are listed with their stages.
 }
point-no-plan-many = { $n ->
    [one] { $n } measure has no plan, so nobody can say whether it is good.
   *[other] { $n } measures have no plan, so nobody can say whether they are good.
 }
point-source-stopped = { $source } delivered nothing after { $day }; what depends on it is incomplete.
point-change = { DAY($day, form: "year") }: { $what }
point-nothing-good = No measure is ahead of its plan.
point-nothing-bad = No measure is clearly behind its plan.
point-nothing-unknown = Every measure on this page has a plan, enough cases and complete data.

## Reading notes

key-hatched = Hatched: forecast
key-interval = Point with band: figure and 95% interval
key-sure = Ahead of plan, behind plan: not by chance
key-on-plan = On plan: within ±{ PERCENT($tolerance, decimals: 0) }
key-watch = Could be chance: plan inside the interval
key-unrated = Not rated: no plan, too few cases
key-solid = Solid: actual
key-outline = Outline: plan
key-grey = Grey: same period a year ago
key-colours = Blue: better. Orange: worse

## Heads of tables

head-measure = Measure
head-stage = Stage
head-period = { PERIOD($period, form: "label") }
head-value = Value
head-plan = Plan
head-difference = Difference from plan
head-year-ago = { PERIOD($period, form: "label") }
head-year-to-date = Year to date
head-months = { $n ->
    [one] { $n } month
   *[other] { $n } months
 }
head-status = Status
head-counted-as = Counted as
head-source = Source
head-table = Table
head-file = File
head-days-complete = Days complete, of { $days }
head-last-record = Last record
head-gap = Known gap and its effect
head-verdict = Verdict
head-rows = Rows
head-rows-read = Rows read
head-rows-used = Used
head-rows-rejected = Rejected
head-rows-duplicate = Duplicate
head-rows-skipped = Skipped
head-measured = Measured
head-date = Date
head-what = What changed

## Data quality

quality-sound = Sound
quality-care = Usable with care
quality-not-rated = Not rated
quality-none = None
quality-missing-days = { $n ->
    [one] { $n } day missing
   *[other] { $n } days missing
 }
quality-rejected = { $n ->
    [one] { $n } row rejected ({ PERCENT($share) })
   *[other] { $n } rows rejected ({ PERCENT($share) })
 }
quality-duplicates = { $n ->
    [one] { $n } duplicate replaced
   *[other] { $n } duplicates replaced
 }
quality-skipped = { $n ->
    [one] { $n } row declared to be no data
   *[other] { $n } rows declared to be no data
 }
quality-estimated = { $n ->
    [one] { $n } day estimated
   *[other] { $n } days estimated
 }
quality-estimated-how = { $n ->
    [one] { $n } day estimated ({ $how })
   *[other] { $n } days estimated ({ $how })
 }
quality-undeclared = No one has declared through which day these sources are complete; it is taken from their rows: { $names }.
quality-undeclared-all = No one has declared through which day the sources are complete; it is taken from the rows of each.
quality-implied = { $n ->
    [one] { $n } stage of a lead has no date and is inferred from a later one
   *[other] { $n } stages of leads have no date and are inferred from later ones
 }
quality-out-of-order = { $n ->
    [one] { $n } stage of a lead is dated before the one it follows
   *[other] { $n } stages of leads are dated before the ones they follow
 }
quality-deals-without-lead = { $n ->
    [one] { $n } won deal has no lead; it counts as a customer all the same
   *[other] { $n } won deals have no lead; they count as customers all the same
 }
quality-mqls-derived = { $n ->
    [one] { $n } MQL is named by no source, but meets the criteria of the business
   *[other] { $n } MQLs are named by no source, but meet the criteria of the business
 }
quality-for-several = { $n ->
    [one] { $n } time a piece of content counts for one more persona, so figures by persona add up to more than the total
   *[other] { $n } times a piece of content counts for one more persona, so figures by persona add up to more than the total
 }
quality-customers-by-deal = { $n ->
    [one] { $n } customer is dated by the deal, because the CRM has no date
   *[other] { $n } customers are dated by their deals, because the CRM has no dates
 }
quality-followers-old = { $n ->
    [one] { $n } network has had no number of followers for over three months; its last one still counts
   *[other] { $n } networks have had no number of followers for over three months; their last ones still count
 }
quality-customers-dated-apart = { $n ->
    [one] { $n } customer has different dates in CRM and deal; the date of the CRM counts
   *[other] { $n } customers have different dates in CRM and deals; the date of the CRM counts
 }
quality-source-ended = { $source } has nothing after { DAY($day, form: "year") }: figures that rest on it are incomplete since then and are not compared

## Methods

method-shares = **Shares:** Wilson interval, 95%. A share of fewer than 60 cases or 10 conversions is shown but not rated.
method-ratios = **Rates and ratios:** bootstrap by blocks of days, 95%, so that busy days and repeated visits are counted in.
method-counts = **Counts:** chance variation of a count (Poisson), widened by how much days differ, 95%.
method-scores = **Net promoter score:** adjusted Wald interval, 95%.
method-durations = **Durations:** cumulative incidence (Aalen-Johansen) with loss as a competing end, 95%.
method-money = **Booked money** is exact. What an amount could have been by chance is said where it matters.
method-differences = **Differences of shares:** Newcombe interval of two independent groups, a segment against the rest.
method-history = **Usual range:** individuals chart (XmR), mean ± 2.66 times the mean moving range of earlier points.
method-status = **Status:** on plan within the tolerance; ahead or behind only where the interval of the difference excludes zero.
method-running = **Unfinished periods** are compared with the plan and with earlier periods at the same business day.
method-missing = **Missing** is never zero: an en dash with its reason stands in its place.

## What these figures cannot tell you

limit-step-rates = Step rates compare counts of the same period. They do not follow one group of visitors.
limit-consent = Visitors who refuse consent are missing from sessions, not from leads.
limit-cause = A change at the same time as an event is no proof that the event caused it.
limit-last-touch = The channel of a lead is the one its source gives; earlier contacts get nothing.
limit-cohorts = Cohorts still ripen: later conversions will raise the rates of recent months.
limit-revenue = Revenue is booked when a deal is won. Renewals and refunds are not in it unless the source has them.
limit-roi = Revenue and cost of the same period belong to different customers where the sales cycle is long.

## Provenance

provenance-report = Report { $report }, { $version }, for { PERIOD($period, form: "of") }, made by reportgen { $program }.
provenance-data = Data to { $day } in time zone { $zone }; money in { $currency }.
provenance-inputs = { $files ->
    [one] Inputs: { NUMBER($files) } file, { NUMBER($rows) } rows read.
   *[other] Inputs: { NUMBER($files) } files, { NUMBER($rows) } rows read.
 }
provenance-fingerprint = Input fingerprint { $fingerprint }.
provenance-same = The same inputs and configuration give the same report, byte for byte.
provenance-owner = Owner: { $owner }.

## Headlines of the summary. $kpi a KPI's id, $change its change from plan, $n and $total numbers of measures.

headline-all-on-plan = { $n ->
    [one] The one measure with a plan is on plan
   *[other] All { $n } measures are on plan
 }
headline-none-behind = { $n } of { $total } measures ahead of plan, none clearly behind
headline-ahead-one = { KPI($kpi, form: "short") }: { CHANGE($change, part: "size") } ahead of plan, no measure behind
headline-ahead-all = { $n ->
    [one] The one measure with a plan is ahead of it
   *[other] All { $n } measures are ahead of plan
 }
headline-behind-one = { KPI($kpi, form: "short") }: { CHANGE($change, part: "size") } { $side ->
    [over] over
   *[behind] behind
 } plan, no other measure behind
headline-behind-some = { $n } of { $total } measures behind plan, { KPI($kpi, form: "mid") } by most ({ CHANGE($change, part: "size") })
headline-behind-two = { KPI($kpi, form: "short") } { CHANGE($change, part: "size") } { $side ->
    [over] over
   *[behind] behind
 } plan, { KPI($other_kpi, form: "mid") } { CHANGE($other, part: "size") } { $other_side ->
    [over] over
   *[behind] behind
 }
headline-story-more = More sessions than planned, but { CHANGE($change, part: "size") } fewer new leads: too few convert
headline-story-enough = Enough sessions, but { CHANGE($change, part: "size") } fewer new leads than planned: too few convert
headline-story-fewer = Fewer sessions than planned, and too few convert: { CHANGE($change, part: "size") } fewer new leads
headline-story-cost = A paid lead cost { CHANGE($change, part: "size") } more than planned, and too few sessions became leads
headline-story-convert = { CHANGE($change, part: "size") } fewer new leads than planned: too few sessions convert
headline-behind-all = { $n ->
    [one] The one measure with a plan is behind it
   *[other] All { $n } measures that can be rated are behind plan
 }
headline-mixed = { KPI($ahead_kpi, form: "short") } ahead of plan, but { KPI($behind_kpi, form: "mid") } { CHANGE($change, part: "size") } { $side ->
    [over] over
   *[behind] behind
 }
headline-mixed-perhaps = { KPI($behind_kpi, form: "short") } { CHANGE($change, part: "size") } { $side ->
    [over] over
   *[behind] behind
 } plan; { KPI($ahead_kpi, form: "mid") } ahead, perhaps by chance
headline-mixed-perhaps-behind = { KPI($ahead_kpi, form: "short") } { CHANGE($change, part: "size") } ahead of plan; { KPI($behind_kpi, form: "mid") } behind, perhaps by chance
headline-loose-behind = { KPI($kpi, form: "short") } { CHANGE($change, part: "size") } behind plan, perhaps by chance: deals vary in size
headline-loose-ahead = { KPI($kpi, form: "short") } { CHANGE($change, part: "size") } ahead of plan, perhaps by chance: deals vary in size
headline-chance-behind = { KPI($kpi, form: "short") }: perhaps { CHANGE($change, part: "size") } behind plan, but it could be chance
headline-chance-ahead = { KPI($kpi, form: "short") }: perhaps { CHANGE($change, part: "size") } ahead of plan, but it could be chance
headline-chance-only = No difference from plan is larger than chance could explain
headline-no-plan = What happened { PERIOD($period, form: "in") }: no plan is set to rate it by
headline-too-early = { $grain ->
    [day] The day is still running: figures to { $day }
    [week] The week is still running: figures to { $day }
    [month] The month is still running: figures to { $day }
    [quarter] The quarter is still running: figures to { $day }
    [year] The year is still running: figures to { $day }
   *[other] The period is still running: figures to { $day }
 }
headline-too-few = Too few cases { PERIOD($period, form: "in") } to rate any measure
headline-no-data = No data { PERIOD($period, form: "in") }: nothing can be rated
headline-funnel-behind = { KPI($kpi, form: "short") } held the funnel back: { CHANGE($change, part: "size") } behind plan
headline-funnel-good = No step of the funnel is clearly behind plan
headline-funnel-no-plan = From session to customer: what each stage passed on
headline-funnel-empty = The funnel cannot be shown: no source delivers its data
headline-definitions = What the figures mean, where they come from and how far to trust them
headline-definitions-care = What the figures mean, and which of them need care

## Standfirsts: one sentence each, set as one paragraph. $value, $plan, $before are quantities.

standfirst-figure-plan = { KPI($kpi) }: **{ $value }** against a plan of { $plan } ({ CHANGE($change, part: "percent") }).
standfirst-figure-plan-chance = { KPI($kpi) }: **{ $value }** against a plan of { $plan } ({ CHANGE($change, part: "percent") }, which could be chance).
standfirst-figure-year-ago = { KPI($kpi) }: **{ $value }**, { CHANGE($change, part: "words") } than { PERIOD($period, form: "in") }.
standfirst-figure-same = { KPI($kpi) }: **{ $value }**, as { PERIOD($period, form: "in") }.
standfirst-figure = { KPI($kpi) }: **{ $value }**.
standfirst-running = Figures are compared with the plan for the same business days; they are rated when { $grain ->
    [week] the week
    [month] the month
    [quarter] the quarter
    [year] the year
   *[other] the period
 } is over.
standfirst-few = What was counted is shown below; none of it is enough to be rated.
standfirst-no-plan = No plan is set, so the figures are compared with the same period a year ago.
standfirst-are-behind = Clearly behind plan: { $items }.
standfirst-are-ahead = Clearly ahead of plan: { $items }.
standfirst-story = Only **{ $rate }** of sessions became leads, not the planned { $rate_plan }: **{ $value }** instead of { $plan }, beyond chance.
standfirst-firm = { $items }; chance does not explain it.
standfirst-against-first = { KPI($kpi) } **{ $value }** against a plan of { $plan }
standfirst-against-next = { KPI($kpi, form: "mid") } **{ $value }** against { $plan }
standfirst-cause = One likely cause: { $what } ({ DAY($day) }); { KPI($kpi, form: "mid") } { PERCENT($change, decimals: 0, sign: "yes") } since.
standfirst-are-watch = Off plan, perhaps by chance: { $items }.
standfirst-are-on-plan = On plan: { $items }.
standfirst-one = { KPI($kpi, form: "mid") }
standfirst-one-off = { KPI($kpi, form: "mid") } (**{ CHANGE($change, part: "percent") }**)
standfirst-unsure = { KPI($kpi, form: "short") } is { $side ->
    [behind] behind
   *[ahead] ahead of
 } plan (**{ CHANGE($change, part: "percent") }**), but deals vary by about ±{ $half } { $grain ->
    [week] a week
    [month] a month
    [quarter] a quarter
   *[year] a year
 }.
standfirst-course-below = At this pace the year ends at **{ $value }** of { KPI($kpi, form: "mid") }, short of the { $goal } goal.
standfirst-course-above = At this pace the year ends at **{ $value }** of { KPI($kpi, form: "mid") }, above the { $goal } goal.
standfirst-course-near = At this pace the year ends at **{ $value }** of { KPI($kpi, form: "mid") }; the goal of { $goal } may or may not be reached.
standfirst-provisional = **Provisional:** { $source } ends on { $day }, so that some figures will still change.
standfirst-funnel = Of **{ NUMBER($sessions) } sessions** { PERIOD($period, form: "in") }, each stage passed on what the bars show; the scorecards below say which measures kept to plan.
standfirst-funnel-behind = { $n ->
    [0] Not one measure with a plan (of { $total }) is behind it.
    [one] { $n } of { $total } measures with a plan is behind it.
   *[other] { $n } of { $total } measures with a plan are behind it.
 }
standfirst-funnel-not-measured = { $n ->
    [one] { $n } measure is not measured: no source delivers its data.
   *[other] { $n } measures are not measured: no source delivers their data.
 }
standfirst-definitions-sources = { $n ->
    [one] { $n } source was read: { NUMBER($rows) } rows, of which { NUMBER($used) } count.
   *[other] { $n } sources were read: { NUMBER($rows) } rows, of which { NUMBER($used) } count.
 }

## Titles of charts and tables with a finding. $stage attract ..., $reached lead ... customer.

chart-title-funnel-plain = From session to customer
chart-title-scorecard-on-plan = { $n ->
    [one] { NAME($stage, of: "stage") }: the one measure with a plan keeps to it
   *[other] { NAME($stage, of: "stage") }: all { $n } measures with a plan keep to it
 }
chart-title-scorecard-behind = { $total ->
    [1] { NAME($stage, of: "stage") }: the one measure with a plan is behind it
   *[other] { NAME($stage, of: "stage") }: { $n } of { $total } measures behind plan
 }
chart-title-scorecard-ahead = { $total ->
    [1] { NAME($stage, of: "stage") }: the one measure with a plan is ahead of it
   *[other] { NAME($stage, of: "stage") }: { $n } of { $total } measures ahead of plan, none behind
 }
chart-title-scorecard-chance = { NAME($stage, of: "stage") }: no difference from plan beyond chance
chart-title-scorecard-few = { NAME($stage, of: "stage") }: too few data to compare with the plan
chart-title-scorecard-no-plan = { NAME($stage, of: "stage") }: no plan set
chart-title-scorecard-running = { NAME($stage, of: "stage") }: the period is still running
chart-title-scorecard-empty = { NAME($stage, of: "stage") }: nothing measured
chart-title-quality-no-gaps = Data quality: no gaps
chart-title-quality-stopped = Data quality: { $source } stopped on { $day }
chart-title-quality-gaps = { $n ->
    [one] Data quality: { $n } source has gaps
   *[other] Data quality: { $n } sources have gaps
 }
chart-title-quality-rejected = { $n ->
    [one] Data quality: no gaps, but { $n } row was rejected
   *[other] Data quality: no gaps, but { $n } rows were rejected
 }
chart-title-quality-nothing = Data quality: nothing was read

## Text alternatives of drawings

alt-spark = { KPI($kpi) }, { $span }: from { $first } to { $last }, lowest { $low }, highest { $high }.
alt-spark-none = { KPI($kpi) }: no line, too few points.
alt-bullet = { KPI($kpi) }: { $value }, plan { $plan }, a year ago { $before }.
alt-bullet-no-plan = { KPI($kpi) }: { $value }, no plan set, a year ago { $before }.
alt-bullet-running = { KPI($kpi) }: { $value } so far, plan to date { $due }, plan for the whole period { $plan }.
alt-bullet-none = { KPI($kpi) }: no figure.
alt-funnel = Funnel { PERIOD($period, form: "in") }: { $steps }.
alt-funnel-step = { NAME($reached, of: "lifecycle") } { NUMBER($n) }
alt-funnel-step-rate = { NAME($reached, of: "lifecycle") } { NUMBER($n) } ({ PERCENT($rate) } of the stage before)
alt-variance = { KPI($kpi) }: { CHANGE($change, part: "percent") } from plan.
alt-variance-chance = { KPI($kpi) }: { CHANGE($change, part: "percent") } from plan, which could be chance.
alt-coverage = { $source }: days complete { $n } of { $days }.

## The page on a screen

render-data-behind = The figures behind this chart
render-data-file = Figures attached:
render-print-edition = The PDF of this report is its print edition.

## Assembly of a report: notes, chart texts and small forms. $grain a grain's name, $value and $start quantities.

assemble-whole-percent = { PERCENT($share, decimals: 0) }
assemble-range = { RANGE($low, $high) }
assemble-period = { PERIOD($period, form: "short") }
assemble-reason = { $reason }
assemble-and = { $first }, { $second }
assemble-last-of-several = { $first } and { $second }
assemble-percent-from = { CHANGE($change, part: "percent") }
assemble-file-figures = All figures of this report with what they are compared with
assemble-file-history = The figures of this report period by period
assemble-head-period = Period
assemble-not-measured = { $names } ({ $reason })
assemble-not-measured-plain = { $names } (not measured)
assemble-no-plan-up = Up, no plan
assemble-no-plan-down = Down, no plan
assemble-no-plan-no_change = In line with trend
status-watch-short = Could be chance
assemble-note-summary = How to read. Bar: solid is actual, outline is plan, grey tick is the same period a year ago. “On plan” means within ±{ PERCENT($tolerance, decimals: 0) }. “Could be chance” means that the 95% interval of the figure includes the plan; colour marks only what is larger than chance.
assemble-note-no-plan = How to read. Bar: solid is actual, grey tick is the same period a year ago. No plan is set, so nothing is rated and nothing is coloured.
assemble-note-running = How to read. Bar: solid is actual, outline is the plan for the days so far, dashed the plan for the whole period, grey tick is the same period a year ago. No status is given before the period ends.
assemble-note-stage = Bar: difference from plan; tinted: what chance alone would explain (95%).{ $costs ->
    [0] {""}
   *[other] {" "}For costs, left is better.
 }{ $quiet ->
    [0] {""}
   *[other] {" "}“In line with trend”: not clearly off what its own trend and season make one expect.
 }
assemble-note-scorecard = Bar: difference from plan; tinted band: what chance alone would explain (95%). A grey bar stays inside its band. The colour tells the meaning: for costs, left is better. Lines: up to 18 months, each on its own scale.
assemble-history-subtitle = { $grain ->
    [day] { KPI($kpi) }, daily
    [week] { KPI($kpi) }, weekly
   *[month] { KPI($kpi) }, monthly
 }. Band: usual range { PERIOD($usual, form: "in") }. { $scale ->
    [zero] The vertical scale starts at zero
   *[part] The vertical scale starts at { $start }
 }
assemble-history-subtitle-plain = { $grain ->
    [day] { KPI($kpi) }, daily
    [week] { KPI($kpi) }, weekly
   *[month] { KPI($kpi) }, monthly
 }. { $scale ->
    [zero] The vertical scale starts at zero
   *[part] The vertical scale starts at { $start }
 }
assemble-level-mean = Mean { $value }
assemble-level-low = Lower limit { $value }
assemble-level-high = Upper limit { $value }
assemble-level-plan = Plan { $value }
chart-title-history-up = { KPI($kpi) } rose above the usual range { PERIOD($period, form: "in") }
chart-title-history-down = { KPI($kpi) } fell below the usual range { PERIOD($period, form: "in") }
chart-title-history-no_change = { KPI($kpi) }: no clear change { PERIOD($period, form: "in") }
chart-title-history-stays-up = { KPI($kpi) }: above the earlier range since { PERIOD($period) }
chart-title-history-stays-down = { KPI($kpi) }: below the earlier range since { PERIOD($period) }
chart-title-history-trend = { KPI($kpi) }: { CHANGE($change, part: "words") } than a year ago, in line with its trend
chart-title-history-running = { KPI($kpi, form: "short") }: complete periods only; this one is still running
chart-title-history-too_few = { KPI($kpi) }: too few points to tell a change from chance
headline-history-up = { KPI($kpi, form: "short") } rose above the usual range; no plan is set
headline-history-down = { KPI($kpi, form: "short") } fell below the usual range; no plan is set
key-chance = Tinted: within what chance explains
key-usual-range = Tinted behind a line: the usual range

assemble-value = { $value }
assemble-kpi-short = { KPI($kpi, form: "short") }
assemble-stage = { NAME($stage, of: "lifecycle") }
assemble-step = { NAME($origin, of: "lifecycle") } that became { NAME($stage, of: "lifecycle", form: "mid") }
assemble-effect = Effect on { NAME($stage, of: "lifecycle", form: "mid") }
assemble-effect-plan = Above or below the plan of { $value }
assemble-effect-year-ago = Above or below { $value } a year ago
assemble-distance-plan = Distance from plan
assemble-distance-year-ago = Distance from a year ago
assemble-distance-marks-plan = Point: { PERIOD($period, form: "short") }. Band: 95% interval. Grey tick: { PERIOD($before, form: "short") }
assemble-distance-marks-year-ago = Point: { PERIOD($period, form: "short") }, zero: { PERIOD($before, form: "short") }. Band: 95% interval
assemble-zero-plan = plan
assemble-zero-year-ago = year ago
assemble-against-plan = plan { $value }
assemble-against-year-ago = year ago { $value }
assemble-steps-subtitle-plan = Counts { PERIOD($period, form: "in") }. Left: what each step did to the result. A step’s plan follows from planned counts. Grey: could be chance
assemble-steps-subtitle-year-ago = Counts { PERIOD($period, form: "in") } against a year ago. Left: how far each step moved the result. Grey: could be chance
chart-title-steps-ahead = { KPI($kpi) } finished { CHANGE($change, part: "size") } ahead of plan: what each step added
chart-title-steps-behind = { KPI($kpi) } finished { CHANGE($change, part: "size") } behind plan: what each step took
chart-title-steps-watch = { KPI($kpi) }: off plan, but it could be chance; what each step did
chart-title-steps-lost = { NAME($origin, of: "lifecycle") } to { NAME($stage, of: "lifecycle", form: "mid") } cost { $value }{ $rest ->
    [all] ; the rest won them all back
    [most] ; the rest won most of them back
    [some] ; the rest won some of them back
    [perhaps-all] ; the rest perhaps won them all back
    [perhaps-most] ; the rest perhaps won most of them back
    [perhaps-some] ; the rest perhaps won some of them back
    [chance] ; the other steps could be chance
   *[more] , more than any other step
 }
chart-title-steps-won = { NAME($origin, of: "lifecycle") } to { NAME($stage, of: "lifecycle", form: "mid") } brought { $value }{ $rest ->
    [all] ; the rest lost them all again
    [most] ; the rest lost most of them again
    [some] ; the rest lost some of them again
    [perhaps-all] ; the rest perhaps lost them all
    [perhaps-most] ; the rest perhaps lost most of them
    [perhaps-some] ; the rest perhaps lost some of them
    [chance] ; the other steps could be chance
   *[more] , more than any other step
 }
chart-title-steps-first = { $side ->
    [won] More { KPI($kpi, form: "mid") } brought
   *[lost] Fewer { KPI($kpi, form: "mid") } cost
 } { $first }; { NAME($origin, of: "lifecycle", form: "mid") } to { NAME($stage, of: "lifecycle", form: "mid") }, another { $n }
# $n of a stage, as what a step cost or brought.
steps-number = { $reached ->
    [lead] { $n ->
        [one] one lead
       *[other] { $n } leads
     }
    [mql] { $n ->
        [one] one MQL
       *[other] { $n } MQLs
     }
    [sal] { $n ->
        [one] one SAL
       *[other] { $n } SALs
     }
    [sql] { $n ->
        [one] one SQL
       *[other] { $n } SQLs
     }
    [opportunity] { $n ->
        [one] one opportunity
       *[other] { $n } opportunities
     }
   *[customer] { $n ->
        [one] one customer
       *[other] { $n } customers
     }
 }
steps-effect = { NUMBER($value, decimals: 1, sign: "always") }
chart-title-steps-on-plan = { KPI($kpi) } on plan: what each step added or took

assemble-cohort-of = Cohort of { PERIOD($period, form: "short") }
assemble-cohort-young = Cohort still ripening
assemble-cohort-so-far = { PERIOD($period, form: "label") } so far
card-note-ripening = Newest cohort that is old enough to be told.
assemble-figure = { KPI($kpi, form: "short") } { $value }
assemble-also = No plan and no clear change: { $figures }
assemble-also-few = Too few cases to rate: { $figures }
assemble-then = { $first }. { $second }

## The pace of the year. $value, $goal, $low, $high are quantities, $off a fraction, $chance a word of CHANCES in assemble/pace.py.

point-change-year = { DAY($day, form: "short") }: { $what }
heading-changes-year = What changed this year
pace-goal = Goal { $value }
pace-forecast = Forecast { $value }
pace-range = 80% range { RANGE($low, $high) }
pace-last-year = { PERIOD($period, form: "short") }: { $value }
pace-so-far = { $value } by { DAY($day, form: "year") }
pace-head-actual = Actual
pace-subtitle = { KPI($kpi) } { PERIOD($period, form: "in") }, cumulative
pace-subtitle-chance = { KPI($kpi) } { PERIOD($period, form: "in") }, cumulative. Chance of reaching { $goal }: { $chance ->
    [hardly] less than one in fifty
    [twentieth] about one in twenty
    [tenth] about one in ten
    [fifth] about one in five
    [quarter] about one in four
    [third] about one in three
    [half] about one in two
    [two-thirds] about two in three
    [three-quarters] about three in four
    [four-fifths] about four in five
    [nine-tenths] about nine in ten
    [nineteen-twentieths] about nineteen in twenty
   *[sure] more than forty-nine in fifty
 }
chart-title-pace-below = { $kpi ->
    [customers] At this pace the year ends at { $value } customers, not { $goal }
    [revenue] At this pace the year ends at { $value } of new revenue, not { $goal }
   *[other] { KPI($kpi) }: at this pace the year ends at { $value }, not { $goal }
 }
chart-title-pace-above = { $kpi ->
    [customers] At this pace the year ends at { $value } customers, above the { $goal } goal
    [revenue] At this pace the year ends at { $value } of new revenue, above { $goal }
   *[other] { KPI($kpi) }: at this pace the year ends at { $value }, above { $goal }
 }
chart-title-pace-near = { $kpi ->
    [customers] At this pace the year ends at { $value } customers; the goal of { $goal } is in reach
    [revenue] At this pace the year ends at { $value } of new revenue; { $goal } is in reach
   *[other] { KPI($kpi) }: at this pace the year ends at { $value }; { $goal } is in reach
 }
chart-title-pace-plain = { KPI($kpi) }: at this pace the year ends at { $value }
chart-title-pace-early = { KPI($kpi) }: { $value } so far, too little for a forecast
chart-title-pace-done = { KPI($kpi) }: the year ended at { $value }
chart-title-pace-done-above = { KPI($kpi) }: the year ended at { $value }, the goal was { $goal }
chart-title-pace-done-below = { KPI($kpi) }: the year ended at { $value }, not { $goal }
pace-note-untested = Forecast: { $made ->
    [money] level, growth and season of the deals won in up to 36 months go on, each deal with the amount of one of the last twelve; { NUMBER($n) } draws.
   *[count] level, growth and season of up to 36 months go on; { NUMBER($n) } draws from a negative binomial.
 } The data do not reach back far enough to test it.
pace-note = Forecast: { $made ->
    [money] level, growth and season of the deals won in up to 36 months go on, each deal with the amount of one of the last twelve; { NUMBER($n) } draws.
   *[count] level, growth and season of up to 36 months go on; { NUMBER($n) } draws from a negative binomial.
 } { $months ->
    [one] Made { $total } times from earlier days, one month ahead, it was { PERCENT($off, decimals: 0) } off at the median; the 80% range held { $held } times.
   *[other] Made { $total } times from earlier days, { $months } months ahead, it was { PERCENT($off, decimals: 0) } off at the median; the 80% range held { $held } times.
 }
alt-pace = { $title }. { KPI($kpi) }: { $value } by { DAY($day) }.

## The workbook (XLSX)

sheet-summary = Summary
sheet-figures = Figures
sheet-history = History
sheet-definitions = Definitions
sheet-data = Data
head-id = ID
head-unit = Unit
head-currency = Currency
head-dimension = Dimension
head-segment = Segment
head-view = View
head-numerator = Numerator
head-denominator = Denominator
head-interval-from = 95% interval, from
head-interval-to = 95% interval, to
head-missing = Why there is no figure
head-better = Direction
head-complete-through = Complete through
head-period-name = Period
head-value-before = Period before
head-value-year-ago = Year ago

## The stage that moved most, its segments. $stage attract ..., $segment as the data name it, $dimension channel ...

section-stage = The stage that moved most
section-stage-of = { NAME($stage, of: "stage") }
headline-stage-behind-down = { KPI($kpi, form: "short") } fell below the usual range: { CHANGE($change, part: "size") } behind plan
headline-stage-behind-up = { KPI($kpi, form: "short") } rose above the usual range: { CHANGE($change, part: "size") } off plan
headline-stage-ahead-up = { KPI($kpi, form: "short") } rose above the usual range: { CHANGE($change, part: "size") } ahead of plan
headline-stage-ahead-down = { KPI($kpi, form: "short") } fell below the usual range, { CHANGE($change, part: "size") } better than plan
headline-stage-behind = { NAME($stage, of: "stage") }: { KPI($kpi, form: "mid") } { CHANGE($change, part: "size") } behind plan
headline-stage-ahead = { NAME($stage, of: "stage") }: { KPI($kpi, form: "mid") } { CHANGE($change, part: "size") } ahead of plan
headline-stage-loose-behind = { NAME($stage, of: "stage") }: { KPI($kpi, form: "mid") } { CHANGE($change, part: "size") } behind plan, perhaps by chance
headline-stage-loose-ahead = { NAME($stage, of: "stage") }: { KPI($kpi, form: "mid") } { CHANGE($change, part: "size") } ahead of plan, perhaps by chance
headline-stage-up = { NAME($stage, of: "stage") }: { KPI($kpi, form: "mid") } rose above the usual range
headline-stage-down = { NAME($stage, of: "stage") }: { KPI($kpi, form: "mid") } fell below the usual range
headline-stage-none = No stage is clearly off plan or outside its usual range
headline-stage-running = { NAME($stage, of: "stage") }: figures so far, the period is still running
stage-too-short = Whether a stage moved can be told once one of its measures has { $n } complete periods and enough cases.
headline-stage-empty = No stage has enough history to say whether it moved
standfirst-stage-interval = The 95% interval of the figure is { RANGE($low, $high) }.
standfirst-stage-since = Usual { PERIOD($usual, form: "in") } was { RANGE($low, $high) }; every month since { PERIOD($since) } lies { $side ->
    [up] above
   *[down] below
 } it, at { RANGE($least, $most) }: not by chance.
standfirst-stage-grown = Of the { $whole } { $side ->
    [up] more
   *[down] fewer
 } than a year ago, { $segment } makes up { $part }.
standfirst-segments = { $n ->
    [one] By { NAME($dimension, of: "dimension", form: "mid") }, one change from a year ago is larger than chance: { $segment } ({ CHANGE($change, part: "percent") }).
   *[other] By { NAME($dimension, of: "dimension", form: "mid") }, { $n } changes from a year ago are larger than chance, { $segment } by most ({ CHANGE($change, part: "percent") }).
 }
standfirst-segments-none = By { NAME($dimension, of: "dimension", form: "mid") }, no change from a year ago is larger than chance could explain.
chart-title-segments = { $n ->
    [one] { $segment }: { CHANGE($change, part: "words") } than a year ago
   *[other] { $segment }: { CHANGE($change, part: "words") } than a year ago; { $n } changed
 }
chart-title-segments-none = No { NAME($dimension, of: "dimension", form: "mid") } changed beyond chance
segment-head = { NAME($dimension, of: "dimension") }
segment-head-cases = Cases
segment-head-change = Since a year ago
segment-head-interval = 95% interval
segment-interval = { PERCENT($low, decimals: 0, sign: "yes") } to { PERCENT($high, decimals: 0, sign: "yes") }
segment-interval-open = { PERCENT($low, decimals: 0, sign: "yes") } to >{ PERCENT($high, decimals: 0, sign: "yes") }
segment-subtitle = { KPI($kpi) }. Colour marks what is larger than chance
segment-too-few = Too few to rate
segment-note = All segments are tested together: of the changes marked, one in ten may be chance.
segment-new = new
# The chart of the segments, before and after. $before, $after periods, $n cases, or segments that can be rated
breakdown-by = By { NAME($dimension, of: "dimension", form: "mid") }
breakdown-subtitle = { KPI($kpi) }. Hollow: { PERIOD($before, form: "short") }. Solid: { PERIOD($after, form: "short") }. Colour marks what is larger than chance
breakdown-cases = { $n }
breakdown-change = Change
alt-breakdown = { $title }. { $segment }, { KPI($kpi) }: from { $before } to { $after } ({ CHANGE($change, part: "percent") }). Segments that can be rated: { $n }.
segment-more = { $n ->
    [one] { $n } smaller segment is not shown.
   *[other] { $n } smaller segments are not shown.
 }
chart-title-columns-behind = { $total ->
    [one] { KPI($kpi) }: the one month so far is clearly behind plan
   *[other] { KPI($kpi) }: { $n } of { $total } months clearly behind plan
 }
chart-title-columns-ahead = { $total ->
    [one] { KPI($kpi) }: the one month so far is clearly ahead of plan
   *[other] { KPI($kpi) }: { $n } of { $total } months clearly ahead of plan
 }
chart-title-columns-both = { $ahead ->
    [one] { KPI($kpi) }: { $ahead } month clearly ahead of plan, { $behind } behind
   *[other] { KPI($kpi) }: { $ahead } months clearly ahead of plan, { $behind } behind
 }
chart-title-columns-none = { $total ->
    [one] { KPI($kpi) }: the one month so far is not clearly off plan
   *[other] { KPI($kpi) }: none of { $total } months clearly off plan
 }
columns-subtitle = Months of { PERIOD($period, form: "short") }. Solid: actual. Outline: plan. Grey difference: could be chance
columns-differences = Difference from plan
columns-ahead = Plan, { $span }
alt-columns = { $title }. { PERIOD($month) }: { $actual } against a plan of { $plan }.
assemble-also-up = Up, no plan: { $figures }
assemble-also-down = Down, no plan: { $figures }
heading-further = Further figures

## Paid media

section-paid = Paid media
headline-paid-behind = A paid lead cost { $value }: { CHANGE($change, part: "size") } more than the { $plan } planned
headline-paid-ahead = A paid lead cost { $value }: { CHANGE($change, part: "size") } less than the { $plan } planned
headline-paid-on-plan = A paid lead cost { $value }, as planned ({ $plan })
headline-paid-watch = A paid lead cost { $value } against a plan of { $plan }, which could be chance
headline-paid-plain = A paid lead cost { $value }; no plan is set
headline-paid-few = Too few leads from advertising to say what one costs
headline-paid-running = Paid media so far: the period is still running
headline-paid-empty = Nothing was spent on advertising, or nothing was read
standfirst-paid = { $n ->
    [one] **{ $spend }** bought { NUMBER($clicks) } clicks at { $cpc } each, and { $n } lead.
   *[other] **{ $spend }** bought { NUMBER($clicks) } clicks at { $cpc } each, and { NUMBER($n) } leads.
 }
standfirst-paid-spend = **{ $spend }** was spent on advertising.
standfirst-paid-apart = A lead from { $low } cost { $low_value }, one from { $high } cost { $high_value }: more than chance explains.
standfirst-paid-few = { $n ->
    [one] { $spend } went to { $n } campaign with fewer than { $cases } leads, too few to say what one costs.
   *[other] { $spend } went to { $n } campaigns with fewer than { $cases } leads each, too few to say what one costs.
 }
standfirst-paid-few-most = The largest of them, { $name }, took { $spend } for { $n ->
    [0] no lead
    [one] { $n } lead
   *[other] { $n } leads
 }.
chart-title-paid-over = { $n ->
    [one] { $name }: { $value } a lead, the only one clearly above the { $plan } planned
   *[other] { $n } of { $total } clearly above the { $plan } planned, { $name } ({ $value }) with most spend
 }
chart-title-paid-none = { $total ->
    [one] The one that can be rated is not clearly above the planned cost per lead
   *[other] Not one of the { $total } that can be rated is clearly above the planned cost per lead
 }
chart-title-paid-few = What the money bought; too few leads each to rate
chart-title-paid-plain = What the money bought
paid-subtitle = Spend, clicks and leads { PERIOD($period, form: "in") }, by spend. Leads as the CRM counts them
paid-head-spend = Spend
paid-head-clicks = Clicks
paid-head-cpc = Per click
paid-head-leads = Leads
paid-head-cpl = Per lead
paid-interval = { RANGE($low, $high) }
paid-status-behind = Above plan
paid-status-ahead = Below plan
paid-note = With fewer than { $n } leads no cost per lead is given.
paid-note-plan = Planned cost per lead: { $value }. Rated by whether the 95% interval includes it; with fewer than { $n } leads no cost per lead is given.
paid-note-benchmark = Benchmark of the cost per lead: { $value }. Rated by whether the 95% interval includes it; with fewer than { $n } leads no cost per lead is given.
paid-more = { $n ->
    [one] { $n } more
   *[other] { $n } more together
 }
paid-no-campaigns = The spend is not split by campaign, platform or product.

## Change log

section-changes = Change log
headline-changes = { $n ->
    [one] What was changed { PERIOD($period, form: "in") }: { $n } entry
   *[other] What was changed { PERIOD($period, form: "in") }: { $n } entries
 }
headline-changes-none = Nothing was entered in the change log
changes-none = The change log has no entry { PERIOD($period, form: "in") }.
changes-head-day = Day
changes-head-what = What
changes-head-where = Where
changes-day = { DAY($day, form: "year") }
changes-note = Entries are listed whether or not they explain anything.
paid-few-total = Those with too few leads
assemble-file-derived = Figures computed from those of this report: forecast, parts of a change

## The goal ladder. $above and $below are session, lead ... customer.

ladder-subtitle-plain = Solid: the result so far. Outline: the goal of { PERIOD($period, form: "of") }
ladder-subtitle = Solid: the result so far. Hatched: the forecast. Outline: the goal of { PERIOD($period, form: "of") }
ladder-head-rung = Rung, and result to { DAY($day, form: "year") }
ladder-head-goal = Goal { PERIOD($period, form: "short") }
ladder-due = Due by { DAY($day, form: "year") }
ladder-due-share = Due by { DAY($day, form: "year") }: { PERCENT($share, decimals: 0) }
ladder-head-forecast = Forecast
ladder-head-day = { DAY($day, form: "year") }
ladder-head-needed = Needed
ladder-head-a-month = a month
ladder-so-far = so far { $value }
ladder-reached = reached
ladder-result = { $value }, { CHANGE($change, part: "percent") } vs due
ladder-note-plain = Black tick: due by { DAY($day, form: "year") }; a coloured result is off it by more than chance explains.
ladder-note-short = No forecast yet: with less than { $months } months of history a season cannot be told from growth.
ladder-note = Black tick: due by { DAY($day, form: "year") }; a coloured result is off it by more than chance explains. Dot and line: the forecast with its 80% range.
ladder-note-plan = What is due follows from the year’s goal; the plan of a measure on other pages is set by itself.
ladder-between-plan = { $plan } of { NAME($below, of: "lifecycle", form: "mid") } become { NAME($above, of: "lifecycle", form: "mid") } in the plan; { $value } so far
ladder-between-measured = { $plan } of { NAME($below, of: "lifecycle", form: "mid") } became { NAME($above, of: "lifecycle", form: "mid") } in the last 12 months; { $value } so far
ladder-between-plan-apart = { $plan } of { NAME($below, of: "lifecycle", form: "mid") } become { NAME($above, of: "lifecycle", form: "mid") } in the plan; so far { $led }, { $value } with the { $n } who never were leads
ladder-between-measured-apart = { $plan } of { NAME($below, of: "lifecycle", form: "mid") } became { NAME($above, of: "lifecycle", form: "mid") } in the last 12 months; so far { $led }, { $value } with the { $n } who never were leads
ladder-between-deal-plan = { $plan } a new customer in the plan; { $value } so far
ladder-between-deal-measured = { $plan } a new customer in the last 12 months; { $value } so far
ladder-by = by { DAY($day, form: "brief") }
ladder-unknown = { $reason }
ladder-too-late = too late
ladder-head-due = Due
ladder-head-before = Before { DAY($day, form: "year") }
ladder-head-stood = Stood there
ladder-then = { $first } { $second }
ladder-note-lag = { $n ->
    [one] { NAME($first, of: "lifecycle") } are due { $days } days before the year ends, the median time to a customer.
   *[other] { NAME($first, of: "lifecycle") } are due { $days } and { NAME($last, of: "lifecycle", form: "mid") } { $most } days before the year ends, the median time to a customer.
 }
ladder-note-record = { $n ->
    [one] Tried on the last 12 months, such a forecast was { PERCENT($low, decimals: 0) } off; its range held { $held } of { $total } times.
   *[other] Tried on the last 12 months, such forecasts were { $least } to { PERCENT($high, decimals: 0) } off; the range held { $held } of { $total } times.
 }
ladder-note-worst = It held least for { KPI($kpi, form: "mid") }, { $held } of { $total }: take that range as too narrow.
ladder-head-off = Off on the last 12 months
ladder-head-held = Range held
ladder-held = { $held } of { $total }
ladder-no-goal = No goal is set for the year, so there is no ladder to show.
ladder-nothing = The goal cannot be led down to leads and sessions: nothing below it has a plan, or twelve months to measure by.
assemble-span = { RANGE($low, $high, form: "table") }
alt-ladder = { $title }: { $rungs }.
alt-ladder-rung = { KPI($kpi, form: "mid") } { $value } of { $goal }
chart-title-ladder = What the goal of { PERIOD($period, form: "of") } needs of each rung, and how far each has come
headline-ladder-behind = Furthest behind: { KPI($kpi, form: "mid") }, { CHANGE($change, part: "size") } below what was due by { DAY($day, form: "year") }
headline-ladder-good = No rung of the goal ladder is clearly behind what was due by { DAY($day, form: "year") }
headline-ladder-plain = What the goal of { $goal } needs, rung by rung
headline-ladder-none = From session to customer: what each step did
standfirst-ladder = Read it from the top: **{ $goal }** of { KPI($kpi, form: "mid") } needs **{ $needed }** { NAME($below, of: "lifecycle", form: "mid") }, and each rung below shows how many feed the one above.
standfirst-ladder-behind = By { DAY($day) } there were **{ $value }** { KPI($kpi, form: "mid") } where { $due } were due.

## What people say to a section. The words are theirs.

comment-title = Comment
comment-signed = **{ $by }**, { DAY($day) }.
comment-note = The writer’s own words; figures in them are not checked.

## Further figures and what was read

assemble-stage-name = { NAME($stage, of: "stage") }
assemble-rated = { $word }, plan { $plan }
assemble-news-up = above its usual range
assemble-news-down = below its usual range
assemble-absent = No figure for this period: { $names }
assemble-absent-unfed = Not measured, for nothing feeds them: { $names }
provenance-head-files = File
provenance-head-hash = SHA-256
provenance-files = { $n ->
    [one] { $n } file
   *[other] { $n } files
 }
quality-rest = Complete, and every row counts: { $names }.

## What now

heading-now = What now
now-agreed = **{ KPI($kpi, form: "short") }**, agreed ({ $by }): { $what }
now-behind = **{ KPI($kpi) }**, { CHANGE($change, part: "size") } { $side ->
    [over] over
   *[behind] behind
 } plan: find out why.
now-segment = Look first at { $segment }, { CHANGE($change, part: "percent") } in a year.
now-campaign = Look first at { $segment }: { $spend } for { $n ->
    [0] no lead
    [one] { $n } lead
   *[other] { $n } leads
 }.
now-entry = Logged on { DAY($day) }: { $what }.
now-section = Shown under “{ $section }”.
now-nothing = Nothing is asked: no measure is clearly behind its plan.
now-running = { $grain ->
    [week] Nothing yet: the week is rated when it is over.
    [month] Nothing yet: the month is rated when it is over.
    [quarter] Nothing yet: the quarter is rated when it is over.
   *[year] Nothing yet: the year is rated when it is over.
 }
now-no-plan = Set a plan: without one no figure can be called good or bad.
heading-changes-latest = Latest changes
standfirst-funnel-sessions = There were **{ NUMBER($sessions) } sessions** { PERIOD($period, form: "in") }.
standfirst-funnel-unrated = No plan is set, so no figure is called good or bad here.
headline-behind-first = { KPI($kpi, form: "short") }: { CHANGE($change, part: "size") } { $side ->
    [over] over
   *[behind] behind
 } plan

## The page of all reports

archive-title = All reports
archive-standfirst = The newest first; times are those of { $zone }.
archive-empty = No report has been made yet.
archive-earlier = Earlier reports ({ NUMBER($n) })
archive-version = correction, version { $n }
archive-report-week = Weekly report
archive-report-month = Monthly report
archive-report-quarter = Quarterly report
archive-report-year = Yearly report
archive-state-planned = Due
archive-state-waiting = Waiting for its data
archive-state-running = Being made
archive-state-held = Held by a check
archive-state-review = Under review
archive-state-ready = Ready to be sent
archive-state-delivering = Being sent
archive-state-made = Made
archive-state-done = Sent
archive-state-done_with_failed = Not sent to everybody
archive-state-done_with_unknown = Delivery in doubt
archive-state-failed = Failed
archive-state-skipped = Skipped
archive-state-expired = Not made: its data never came
archive-sent = Sent { DAY($day, form: "short") }, { $time }
archive-made = Made { DAY($day, form: "short") }, { $time }
archive-due = Due { DAY($day, form: "short") }, { $time }
archive-recipients = { $n ->
    [one] To { NUMBER($n) } recipient
   *[other] To { NUMBER($n) } recipients
 }
archive-recipients-for = { $n ->
    [one] For { NUMBER($n) } recipient
   *[other] For { NUMBER($n) } recipients
 }
archive-recipients-of = To { NUMBER($sent) } of { NUMBER($n) } recipients
archive-parts = { $n ->
    [one] { NUMBER($n) } edition of a part
   *[other] { NUMBER($n) } editions of parts
 }
archive-corrected = Corrected: { $why }
archive-declined = Stopped: { $why }
archive-replaced = Replaced by version { $n }.
archive-removed = Its files are kept no longer.

## Focus areas. $what is a KPI, perhaps of a segment; $side below, above, better or worse; $sure high, medium or low

own-words = { $words }
section-focus = Focus areas
section-focus-for = Focus areas for { PERIOD($period, form: "short") }
headline-focus-none = Nothing holds beyond chance, so there is no focus area this time
headline-focus-untested = There is no focus area this time: nothing could be compared
headline-focus-unasked = Focus areas are chosen quarter by quarter
headline-focus-one = One focus area holds: { $what }
headline-focus-first = { $what } comes first of { $n } focus areas
headline-focus-more = { $n ->
    [1] { $what } comes first, worth more than the next one
    [2] { $what } comes first, worth more than the next two together
    [3] { $what } comes first, worth more than the next three together
   *[other] { $what } comes first, worth more than the next { $n } together
 }
headline-focus-perhaps-more = { $n ->
    [1] { $what } comes first, probably worth more than the next one
    [2] { $what } comes first, probably worth more than the next two together
    [3] { $what } comes first, probably worth more than the next three together
   *[other] { $what } comes first, probably worth more than the next { $n } together
 }
headline-focus-occasions = { $n ->
    [one] One planned item, and nothing else that holds beyond chance
   *[other] { $n } planned items, and nothing else that holds beyond chance
 }
headline-focus-some = { $n ->
    [one] One focus area for the quarter to come
   *[other] { $n } focus areas for the quarter to come
 }
focus-unasked = No focus areas were looked for in this report. They are found in the figures of a whole quarter.
standfirst-focus = Each area shows the evidence, how sure it is, and one action with an owner and a date.
standfirst-focus-tests = { $n ->
    [one] One comparison was made; what is shown holds.
   *[other] { NUMBER($n) } comparisons were made together; what is shown holds after correction for their number.
 }
standfirst-focus-none = { $n ->
    [one] One comparison was made for { PERIOD($period, form: "short") }, and it could be chance.
   *[other] { NUMBER($n) } comparisons were made together for { PERIOD($period, form: "short") }, and after correction for their number none is clearer than chance.
 }
standfirst-focus-stay = That is a result too: nothing here asks for a change of course. What could be chance is listed below, to be looked at again.
standfirst-focus-untested = No comparison could be made for { PERIOD($period, form: "short") }: the rules found nothing to ask. The reasons are below.
focus-turn = { $n ->
    [1] Focus area { $last }
    [2] Focus areas { $first } and { $last }
   *[other] Focus areas { $first } to { $last }
 }
focus-kind-improve = To improve · { $rule }
focus-kind-double_down = To double down on · { $rule }
focus-kind-time_based = In the calendar
focus-kicker-proposed = { $kind } · proposed
focus-kicker-accepted = { $kind } · accepted
focus-kicker-accepted-by = { $kind } · accepted by { $by }
focus-kicker-edited = { $kind } · accepted with changes
focus-kicker-edited-by = { $kind } · accepted with changes by { $by }
focus-what = { $segment }: { KPI($kpi, form: "mid") }
focus-mid = { KPI($kpi, form: "mid") }
focus-percent = { PERCENT($share, decimals: 0, sign: "yes") }
focus-cases = { $n ->
    [one] { $n } case
   *[other] { $n } cases
 }
chart-title-focus-target = { $side ->
    [above] { $sure ->
        [high] { $what } clearly above the target: { $value }, not { $other }
        [low] { $what } perhaps above the target: { $value }, not { $other }
       *[other] { $what } above the target: { $value }, not { $other }
     }
   *[below] { $sure ->
        [high] { $what } clearly below the target: { $value }, not { $other }
        [low] { $what } perhaps below the target: { $value }, not { $other }
       *[other] { $what } below the target: { $value }, not { $other }
     }
 }
chart-title-focus-benchmark = { $side ->
    [above] { $sure ->
        [high] { $what } clearly above the benchmark: { $value }, not { $other }
        [low] { $what } perhaps above the benchmark: { $value }, not { $other }
       *[other] { $what } above the benchmark: { $value }, not { $other }
     }
   *[below] { $sure ->
        [high] { $what } clearly below the benchmark: { $value }, not { $other }
        [low] { $what } perhaps below the benchmark: { $value }, not { $other }
       *[other] { $what } below the benchmark: { $value }, not { $other }
     }
 }
chart-title-focus-needed = { $sure ->
    [low] { $what } perhaps short of the ladder: { $value }, not { $other }
   *[other] { $what } short of the ladder: { $value }, not { $other }
 }
chart-title-focus-past = { $side ->
    [above] { $sure ->
        [high] { $what } clearly above its own past: { $value } against { $other }
        [low] { $what } perhaps above its own past: { $value } against { $other }
       *[other] { $what } above its own past: { $value } against { $other }
     }
   *[below] { $sure ->
        [high] { $what } clearly below its own past: { $value } against { $other }
        [low] { $what } perhaps below its own past: { $value } against { $other }
       *[other] { $what } below its own past: { $value } against { $other }
     }
 }
chart-title-focus-before = { $side ->
    [above] { $sure ->
        [high] { $what } clearly higher than before: { $value } against { $other }
        [low] { $what } perhaps higher than before: { $value } against { $other }
       *[other] { $what } higher than before: { $value } against { $other }
     }
   *[below] { $sure ->
        [high] { $what } clearly lower than before: { $value } against { $other }
        [low] { $what } perhaps lower than before: { $value } against { $other }
       *[other] { $what } lower than before: { $value } against { $other }
     }
 }
chart-title-focus-rest = { $side ->
    [worse] { $sure ->
        [high] { $what } clearly worse than elsewhere: { $value } against { $other }
        [low] { $what } perhaps worse than elsewhere: { $value } against { $other }
       *[other] { $what } worse than elsewhere: { $value } against { $other }
     }
   *[better] { $sure ->
        [high] { $what } clearly better than elsewhere: { $value } against { $other }
        [low] { $what } perhaps better than elsewhere: { $value } against { $other }
       *[other] { $what } better than elsewhere: { $value } against { $other }
     }
 }
focus-compared-target = { $value } { PERIOD($period, form: "in") }; the target is { $other }.
focus-compared-target-interval = The 95% interval is { RANGE($low, $high) }; the target is { $other }.
focus-compared-benchmark = { $value } { PERIOD($period, form: "in") }; the benchmark is { $other }.
focus-compared-benchmark-interval = The 95% interval is { RANGE($low, $high) }; the benchmark is { $other }.
focus-compared-needed = { $value } { PERIOD($period, form: "in") }; the goal ladder needs { $other }.
focus-compared-needed-interval = The 95% interval is { RANGE($low, $high) }; the goal ladder needs { $other }.
focus-compared-past = { $value } { PERIOD($period, form: "in") }; the twelve months before had { $other }.
focus-compared-past-interval = The 95% interval is { RANGE($low, $high) }; the twelve months before had { $other }.
focus-compared-before = { $value } { PERIOD($period, form: "in") }; before it was { $other }.
focus-compared-before-interval = The 95% interval is { RANGE($low, $high) }; before it was { $other }.
focus-compared-rest = { $value } { PERIOD($period, form: "in") }; all others together have { $other }.
focus-compared-rest-interval = The 95% interval is { RANGE($low, $high) }; all others together have { $other }.
focus-farthest-target = Worse than the target, and weighing more than before: { $segments }.
focus-farthest-benchmark = Worse than the benchmark, and weighing more than before: { $segments }.
focus-segment-value = { $segment } ({ $value })
focus-both = { $first } and { $second }
focus-worth-rates = Of the rates alone: { PERCENT($share, decimals: 0) } of the gap came with another mix than in the twelve months before; this does not mend it.
focus-contrast = { $n ->
    [0] Moved most: { $segment } ({ $share }).
    [one] Moved most: { $segment } ({ $share }); the one other compared did not move beyond chance.
   *[other] Moved most: { $segment } ({ $share }); the { $n } others compared did not move beyond chance.
 }
focus-contrast-none = { $n ->
    [one] The one other that was compared did not move beyond chance.
   *[other] The { $n } others that were compared did not move beyond chance.
 }
focus-chance-corrected = { $band ->
    [thousand] Of findings this clear, fewer than one in a thousand is chance.
    [hundred] Of findings this clear, fewer than one in a hundred is chance.
    [twenty] Of findings this clear, fewer than one in twenty is chance.
   *[ten] Of findings this clear, fewer than one in ten is chance.
 }
focus-chance-single = { $band ->
    [thousand] Chance alone would do so in fewer than one of a thousand quarters.
    [hundred] Chance alone would do so in fewer than one of a hundred quarters.
    [twenty] Chance alone would do so in fewer than one of twenty quarters.
   *[ten] Chance alone would do so in fewer than one of ten quarters.
 }
focus-chance-interval = The interval does not reach it: the difference is larger than chance.
focus-chance-exact = Both are counted, so the gap itself is exact.
focus-chance-may = By itself this difference could be chance.
focus-occasion = { PERIOD($span) }.
focus-audience = For whom: { $audience }.
focus-campaign = Campaign tag: { $campaign }.
focus-watch = To watch: { $kpis }.
focus-forest-past = { KPI($kpi, form: "short") } against the twelve months before
focus-forest-before = { KPI($kpi, form: "short") } against before
focus-groups-subtitle = { KPI($kpi, form: "short") }, { PERIOD($period, form: "short") }
focus-lines-subtitle = { KPI($kpi) } a month
focus-lines-subtitle-from = { KPI($kpi) } a month. The scale starts at { $start }
focus-other-target = target
focus-other-benchmark = benchmark
focus-other-needed = needed
focus-other-past = Twelve months before
focus-other-before = Before
focus-other-rest = All others
focus-head-against = Held against
focus-head-other = Its value
alt-focus-forest = { $what }: { $change }; { $n ->
    [one] { $n } compared did not move beyond chance
   *[other] { $n } compared did not move beyond chance
 }.
alt-focus-target = { $what }: { $value }, target { $other }.
alt-focus-benchmark = { $what }: { $value }, benchmark { $other }.
alt-focus-needed = { $what }: { $value }, needed { $other }.
alt-focus-past = { $what }: { $value }, in the twelve months before { $other }.
alt-focus-before = { $what }: { $value }, before { $other }.
alt-focus-rest = { $what }: { $value }, all others { $other }.
alt-focus-worth = Worth { $n } customers a year, between { $low } and { $high }.
focus-action = Action
focus-action-none = None written yet
focus-owner = Owner, due
focus-owner-none = Nobody yet
focus-owner-due = { $owner }, by { DAY($day, form: "short") }
focus-success = Success is
focus-success-up = { $what } at { $value } or more
focus-success-down = { $what } at { $value } or less
focus-success-hold = { $what } above { $value } with more of it
focus-success-hold-down = { $what } below { $value } with more of it
focus-goal = { KPI($kpi) }: { $value }
focus-cost = Cost
focus-worth-label = Worth
focus-worth = { $n ->
    [one] { $n } customer a year ({ RANGE($low, $high) })
   *[other] { $n } customers a year ({ RANGE($low, $high) })
 }
focus-worth-none = Cannot be estimated
focus-revenue = { $value } of revenue ({ RANGE($low, $high, form: "table") })
focus-revenue-plain = { $value } of revenue
focus-confidence = Confidence
focus-confidence-high = High
focus-confidence-medium = Medium
focus-confidence-low = Low
focus-heading-asked = What was looked at
focus-heading-silent = What could not be asked
focus-heading-rejected = Turned down
focus-heading-watch = To be looked at again
focus-watch-subtitle = Measures off plan by more than they should be, though it could be chance
focus-watch-none = No measure is off its plan in a way that could be chance.
focus-tests = { $n ->
    [0] No comparison could be made for { PERIOD($period, form: "short") }.
    [one] One comparison was made for { PERIOD($period, form: "short") }.
   *[other] { NUMBER($n) } comparisons were made for { PERIOD($period, form: "short") }.
 }
focus-family = They are judged together: the more one looks at, the clearer a difference must be.
focus-silent = { $rule }: { $why }
focus-silent-more = { $n ->
    [one] And { $n } more rule
   *[other] And { $n } more rules
 }
focus-rejected = { $what }. { $by }: “{ $why }”
focus-rejected-why = { $what }: “{ $why }”
focus-rejected-plain = { $what }
focus-rejected-more = { $n ->
    [one] And { $n } more
   *[other] And { $n } more
 }
focus-then = { $first }; { $second }
focus-heading-worth = How worth is estimated
focus-method = { $n ->
    [one] **Area { $areas }.** { $method }.
   *[other] **Areas { $areas }.** { $method }.
 }
headline-focus-most = { $what } comes first, worth the most of all that can be valued
focus-mixed = { KPI($kpi) } got worse by the mix alone: more of the whole is { $segment }, and no part is worse than before.
focus-beside = At the same time: { $what } ({ DAY($day, form: "year") }).
focus-cause = Likely cause: { $what } ({ DAY($day) }); { KPI($kpi, form: "mid") } there { PERCENT($own, decimals: 0, sign: "yes") }, elsewhere no change beyond chance.
focus-so-far = { KPI($kpi) }: { $value } so far, { $other } is the goal.
focus-in-all = { KPI($kpi) }: { $value } in all, { $other } was the goal.
alt-focus-occasion = Takes place { $when }.
focus-when = { PERIOD($span, form: "short") }
focus-ready = Ready by
focus-takes-place = Takes place
focus-took-place = Took place
focus-counted-until = Counted until
focus-note-rejected = { $first } Turned down: { $said }.
focus-note-silent = { $first } Could not be asked: { $said }.
focus-note = Bands are 95% intervals; colour marks what is larger than chance, a hollow point what could be chance. Worth is what closing the gap would bring in a year, all else as it is, on one scale. Sure areas (at most one in a hundred of them is chance) come first, then the others, each by worth; areas overlap, so worths must not be added up.
focus-file = What the focus areas of this report rest on: comparisons, intervals, tests and worths
last-focus-note = “Better” and “worse” are said where the 95% interval of the difference from the four quarters before leaves out zero. Worth: customers a year, claimed and seen on one scale for all areas.
ladder-rung-head = Rung of the ladder
months-growth = { KPI($kpi) }, { PERCENT($share, decimals: 0, sign: "yes") }
months-point = { KPI($kpi) }, { CHANGE($change, part: "difference") }
months-step = { NAME($origin, of: "lifecycle") } that became { NAME($stage, of: "lifecycle", form: "mid") }, { CHANGE($change, part: "difference") }
months-sensitivity-note = A point of a low rate is a larger step than a point of a high one; the table says what it brings, not how hard it is.
months-sensitivity-subtitle = Each change by itself, all else as planned
months-sensitivity-title = { $change } would bring most: { $value } customers a year
months-head-revenue = Revenue a year
months-head-customers = Customers a year
months-head-change = If this rises by
months-title = Needed in each month of { PERIOD($period, form: "short") }
months-sum = **{ QUANTITY($value, style: "whole") }**
months-due = Needed by { DAY($day, form: "year") }
months-to-date = Reached by { DAY($day, form: "year") }
months-quarter = Quarter { $n }
months-before = Before the year
standfirst-months-before = Each step takes time, so **{ $value }** { KPI($kpi, form: "mid") } had to be there before the year began.
standfirst-months-business_days = The year’s goal is spread over the months by business days, because neither the plan nor last year says more.
standfirst-months-last_year = The year’s goal is spread over the months as last year went, per business day.
standfirst-months-plan = The year’s goal is spread over the months as the plan has it.
months-nothing = There is no goal ladder of this year to spread over its months: a goal, and rates that lead down from it, are needed.
headline-months-none = The goal cannot be spread over the months
headline-months-left = { $value } of { $goal } by { DAY($day, form: "year") }: what each month must bring
headline-months = What the goal of { $goal } needs of each month { PERIOD($period, form: "in") }
section-months = The goal by month
calendar-needed-subtitle = Each rung is counted as early as it must exist to become a customer in time; the months add up to their quarter
calendar-needed-title = What the goal needs, month by month, { PERIOD($period, form: "in") }
calendar-items-title = Planned items: what they should bring and what they cost
calendar-head-owner = Owner
calendar-head-goal = Goal
calendar-head-item = Item, for whom
calendar-head-when = When
alt-calendar = { $first }: { $when }; { $n ->
    [0] nothing else
    [one] { $n } further row
   *[other] { $n } further rows
 }.
calendar-subtitle = Tinted: { PERIOD($period, form: "short") }. Bars: planned items. Diamonds: due dates. Dotted: the last day of the data; what lies before it is grey
chart-title-calendar = What takes place and what is due, { PERIOD($span, form: "short") }
calendar-month = { PERIOD($month, form: "short") }
calendar-day = { DAY($day, form: "short") }
calendar-when = { PERIOD($span, form: "short") }
calendar-holidays-n = { $n ->
    [one] { $n } working day off
   *[other] { $n } working days off
 }
calendar-holidays = Public holidays
calendar-due = Due dates of focus areas
calendar-items = Planned items
calendar-nothing = No planned item falls in this period, and no focus area is due in it. Items with dates are entered in the plan of the project.
standfirst-calendar-empty = There are neither planned items nor a goal ladder to show for { PERIOD($period, form: "short") }.
standfirst-calendar-needed = The year’s goal asks { PERIOD($period, form: "short") } for **{ $value }** of { KPI($kpi, form: "mid") }; any shortfall so far comes on top. The table below gives it month by month.
standfirst-calendar-cost = { $n ->
    [one] One planned item falls in this period and costs { $total }.
   *[other] { $n } planned items fall in this period; together they cost { $total }.
 }
standfirst-calendar = { $n ->
    [one] One planned item lies ahead; its cost is not given.
   *[other] { $n } planned items lie ahead; their cost is not given.
 }
headline-calendar-none = The plan has no dated items { PERIOD($period, form: "in") }
headline-calendar = Next in the calendar: { $item }, { DAY($day, form: "year") }
section-calendar = Plan calendar
last-focus-side-unknown = Cannot tell
last-focus-side-chance = Could be chance
last-focus-side-worse = Worse
last-focus-side-better = Better
last-focus-now = Now, { PERIOD($period, form: "short") }
last-focus-then = Then, { PERIOD($period, form: "short") }
last-focus-usual = Four quarters before
last-focus-head = KPI to watch
last-focus-unseen = Cannot be told
last-focus-seen = Worth seen
last-focus-claimed = Worth claimed
last-focus-cannot_tell = Cannot tell
last-focus-did_not_work = Did not work
last-focus-not_yet = Not yet
last-focus-worked = Worked
last-focus-done = Done
last-focus-verdict = Verdict
last-focus-unwatched = None of its KPIs can be read any more.
last-focus-kind-time_based = Was in the calendar
last-focus-kind-double_down = Was to grow
last-focus-kind-improve = Was to improve
last-focus-unasked = Focus areas are reviewed quarter by quarter; this report does not cover one whole quarter.
last-focus-nothing = No focus areas of { PERIOD($period, form: "short") } are on record. They are kept for review from the first report that is sent with them.
standfirst-last-focus-mean = A figure that was unusually bad mostly comes back by itself (regression to the mean), so it is never held against that one quarter.
standfirst-last-focus = Each KPI to watch stands beside its four quarters before { PERIOD($period, form: "short") }, the quarter in which the area was found.
headline-last-focus-none = { $total ->
    [one] Last quarter’s focus area has not worked so far
   *[other] Not one of last quarter’s { $total } focus areas has worked so far
 }
headline-last-focus-early = { $total ->
    [one] It is too early to say whether last quarter’s focus area worked
   *[other] It is too early to say whether last quarter’s focus areas worked
 }
headline-last-focus-worked = { $total ->
    [one] Last quarter’s one focus area worked
   *[other] { $n ->
        [1] One of last quarter’s { $total } focus areas worked
       *[other] { $n } of last quarter’s { $total } focus areas worked
     }
 }
headline-last-focus-nothing = There are no focus areas of last quarter to review
section-last-focus = Last quarter’s focus areas
focus-note-none = “Could be chance” means that the 95% interval of the figure includes the plan.

## The pack: cover, stages, decisions

section-cover = Cover
section-attract = Attract: strangers to visitors
section-convert = Convert: visitors to leads
section-close = Close: leads to customers
section-delight = Delight: customers to promoters
cover-span = { PERIOD($period) }: { PERIOD($days) }
cover-quarter = Q{ $n }: { PERIOD($days) }
cover-period = { PERIOD($period) }
cover-made = Version { $version }, made by reportgen { $program }
cover-art = { KPI($kpi) } { PERIOD($period, form: "in") }
cover-art-plan-forecast = cumulative; thin line: plan; dashed: forecast
cover-art-plan = cumulative; thin line: plan
cover-art-forecast = cumulative; dashed: forecast
cover-art-alone = cumulative
cover-figure = { $value }
cover-caption = by { DAY($day) }
cover-forecast = { $value } at this pace
headline-stage-absent = { NAME($stage, of: "stage") }: nothing is measured
headline-stage-quiet = { NAME($stage, of: "stage") }: no difference from plan beyond chance
headline-stage-short = { NAME($stage, of: "stage") }: too little is known yet to judge it
headline-stage-on-plan = { NAME($stage, of: "stage") }: every measure with a plan keeps to it
headline-stage-unplanned = { NAME($stage, of: "stage") }: no plan is set, and nothing left its usual range
headline-stage-behind-since = { KPI($kpi, form: "short") } { CHANGE($change, part: "size") } { $side ->
    [over] over
   *[behind] behind
 } plan, outside its range since { PERIOD($period) }
headline-stage-ahead-since = { KPI($kpi, form: "short") } { CHANGE($change, part: "size") } ahead of plan, outside its range since { PERIOD($period) }
standfirst-stage-all-behind = { $total ->
    [one] The one measure that can be rated against a plan is behind it, more than chance explains.
   *[other] All { $total } measures that can be rated against a plan are behind it, beyond chance.
 }
standfirst-stage-off = Beyond chance, { $behind ->
    [0] none of the { $total } measures that can be rated against a plan is behind it
    [one] one of the { $total } measures that can be rated against a plan is behind it
   *[other] { $behind } of the { $total } measures that can be rated against a plan are behind it
 }, { $ahead ->
    [0] none is ahead
    [one] one is ahead
   *[other] { $ahead } are ahead
 }.
standfirst-stage-kept = { $total ->
    [one] The one measure that can be rated against a plan does not differ from it beyond chance.
   *[other] Of the { $total } measures that can be rated against a plan, not one differs from it beyond chance.
 }
standfirst-stage-short = Of the stage’s { $total } measures, { $n } have figures, but too short a history to draw one.
changes-none-stage = Nothing is logged that concerns this stage.
where-none = { KPI($kpi, form: "short") }: no segment changed beyond chance
where-segment = { KPI($kpi, form: "short") }, where it moved: { $segment }, { CHANGE($change, part: "words") } than a year ago
where-segment-mix = { KPI($kpi, form: "short") }: { $segment }, { CHANGE($change, part: "words") } than a year ago by its mix alone
where-counted = { $n ->
    [0] By { NAME($dimension, of: "dimension", form: "mid") }, none of { $total } changed beyond chance.
   *[other] By { NAME($dimension, of: "dimension", form: "mid") }, { $n } of { $total } changed beyond chance.
 }
where-weighs = { $segment } weighs most: { QUANTITY($n) } { $side ->
    [up] more
   *[down] fewer
 } { KPI($kpi, form: "mid") } than at its rate of a year ago; { $other } { $side ->
    [up] rose
   *[down] fell
 } further, but that is only { QUANTITY($m) }.
where-counted-both = By { NAME($dimension, of: "dimension", form: "mid") } { $n } of { $total } changed beyond chance, by { NAME($second, of: "dimension", form: "mid") } { $m } of { $of }.
where-head-reading = Reading
where-head-effect = { KPI($kpi, form: "short") }, effect
where-effect = { QUANTITY($n, sign: "yes") }
where-table-weighs = { $segment } weighs most, { $other } { $side ->
    [up] rose
   *[down] fell
 } furthest; { $n } of { $total } changed
where-subtitle-effect = { KPI($kpi) } by { NAME($dimension, of: "dimension", form: "mid") }, the largest first. Effect: against its rate of a year ago. Colour: larger than chance
where-table = { $segment }: { CHANGE($change, part: "words") } than a year ago; { $n } of { $total } changed
where-subtitle = { KPI($kpi) } by { NAME($dimension, of: "dimension", form: "mid") }, the largest first. Colour marks what is larger than chance
alt-where = { $segment }: { CHANGE($change, part: "percent") } from a year ago
where-chance = Could be chance
where-mixed = By its mix alone
where-rise = Clear rise
where-fall = Clear fall
where-new = No year before
where-know = What we know
where-believe = What we believe
where-do-not-know = What we do not know
where-plan-behind = { KPI($kpi) }: { CHANGE($change, part: "size") } worse than plan, more than chance explains.
where-plan-ahead = { KPI($kpi) }: { CHANGE($change, part: "size") } better than plan, more than chance explains.
where-moved = { $segment } went from { $before } to { $after } in a year ({ CHANGE($change, part: "percent") }).
where-moved-mix = { $segment } went from { $before } to { $after } in a year ({ CHANGE($change, part: "percent") }): by { NAME($dimension, of: "dimension", form: "mid") } its mix shifted, and no difference is left within.
where-steady = { $segment } held steady ({ CHANGE($change, part: "percent") }).
where-nothing-known = No segment changed by more than chance explains.
where-entry = It may have to do with this, logged on { DAY($day) }: { $what }.
where-no-entry = The change log names nothing for this measure within a year, so no reason is named here.
where-cause = Whether what was changed is the cause: nothing was tested against a group it did not reach.
where-perhaps = { $n ->
    [one] Whether { $segment } ({ CHANGE($change, part: "percent") }) changed at all: it could be chance.
   *[other] Whether { $segment } ({ CHANGE($change, part: "percent") }) changed at all: it is one of { NUMBER($n) } segments whose change could be chance.
 }
where-unrated = { $n ->
    [one] How { $n } segment did: it rests on too few cases.
   *[other] How { $n } segments did: they rest on too few cases.
 }

## Why a measure moved. $way — up or down; $side — whether there is more or less of a segment; $base — what a rate is of.

chart-title-why-none = { KPI($kpi) }: what moved from a year ago could be chance
chart-title-why-count = { KPI($kpi) } { $way ->
    [down] fell
   *[up] rose
 } from a year ago, most in { $segment } ({ CHANGE($change, part: "difference") })
chart-title-why-count-even = { KPI($kpi) } hardly moved as a whole; { $segment } moved most ({ CHANGE($change, part: "difference") })
chart-title-why-mix = { KPI($kpi) } { $way ->
    [down] fell
   *[up] rose
 } { $side ->
    [more] with its mix, not its rates: more { $segment }
    [less] with its mix, not its rates: less { $segment }
   *[other] with the mix of its cases, not with its rates
 }
chart-title-why-rate = { KPI($kpi) } { $way ->
    [down] fell
   *[up] rose
 } by itself, most in { $worst }; the mix hardly matters
chart-title-why-rate-alike = { KPI($kpi) } { $way ->
    [down] fell
   *[up] rose
 } in many segments alike; the mix hardly matters
chart-title-why-both = { KPI($kpi) } { $way ->
    [down] fell
   *[up] rose
 } through its mix { $side ->
    [more] (more { $segment })
    [less] (less { $segment })
   *[other] of cases
 } and its rates
chart-title-why-offset = { KPI($kpi) } hardly moved: its mix and its rates cancel each other out
chart-title-why-simpson = { KPI($kpi) }: { $way ->
    [down] lower in all, higher in every segment
   *[up] higher in all, lower in every segment
 } (Simpson’s paradox)
standfirst-why-count = { KPI($kpi) }: **{ CHANGE($change, part: "difference") }** from a year ago; **{ $segment }** alone made { CHANGE($part, part: "difference") } of it.
standfirst-why-count-even = { KPI($kpi) } as a whole hardly moved from a year ago ({ CHANGE($change, part: "difference") }), but **{ $segment }** did: { CHANGE($part, part: "difference") }.
standfirst-why-mix = { KPI($kpi) } { $way ->
    [down] fell
   *[up] rose
 } (**{ CHANGE($change, part: "difference") }**) from a year ago because { $side ->
    [more] more of the { KPI($base, form: "mid") } are **{ $segment }**
    [less] fewer of the { KPI($base, form: "mid") } are **{ $segment }**
   *[other] the { KPI($base, form: "mid") } are spread differently by { NAME($dimension, of: "dimension", form: "mid") }
 }, not because any { NAME($dimension, of: "dimension", form: "mid") } itself { $way ->
    [down] fell
   *[up] rose
 }: the mix made { CHANGE($mix, part: "difference") }, the rates { CHANGE($rate, part: "difference") }.
standfirst-why-simpson = { KPI($kpi) } { $way ->
    [down] fell
   *[up] rose
 } (**{ CHANGE($change, part: "difference") }**) from a year ago although it { $way ->
    [down] rose
   *[up] fell
 } in every { NAME($dimension, of: "dimension", form: "mid") } that can be rated (Simpson’s paradox): { $side ->
    [more] more of the { KPI($base, form: "mid") } are **{ $segment }**
    [less] fewer of the { KPI($base, form: "mid") } are **{ $segment }**
   *[other] the { KPI($base, form: "mid") } are spread differently
 }. The mix made { CHANGE($mix, part: "difference") }, the rates { CHANGE($rate, part: "difference") }.
standfirst-why-rate = { KPI($kpi) } { $way ->
    [down] fell
   *[up] rose
 } (**{ CHANGE($change, part: "difference") }**) from a year ago: { CHANGE($rate, part: "difference") } come from rates within each { NAME($dimension, of: "dimension", form: "mid") }, { CHANGE($mix, part: "difference") } from the mix of { KPI($base, form: "mid") }.
standfirst-why-both = { KPI($kpi) } { $way ->
    [down] fell
   *[up] rose
 } (**{ CHANGE($change, part: "difference") }**) from a year ago: { CHANGE($mix, part: "difference") } from the mix of { KPI($base, form: "mid") }{ $side ->
    [more] , of which more are **{ $segment }**,
    [less] , of which fewer are **{ $segment }**,
   *[other] {""}
 } and { CHANGE($rate, part: "difference") } from rates within each { NAME($dimension, of: "dimension", form: "mid") }.
standfirst-why-offset = { KPI($kpi) } hardly moved from a year ago, but not for want of change: the mix of { KPI($base, form: "mid") } made { CHANGE($mix, part: "difference") }, the rates within each { NAME($dimension, of: "dimension", form: "mid") } { CHANGE($rate, part: "difference") }.
alt-why = { $title }. In all { CHANGE($change, part: "difference") } from a year ago; the parts are in the table.
why-effect = Effect on { KPI($kpi, form: "mid") }
why-effect-points = In percentage points; { $value } a year ago
why-effect-units = Above or below { $value } a year ago
why-distance = Point: { PERIOD($period, form: "short") }. Band: 95% interval
why-subtitle = { PERIOD($period) } and { PERIOD($before) }, by { NAME($dimension, of: "dimension", form: "mid") }. Left: what each added. Grey: could be chance
why-subtitle-ratio = { PERIOD($period) } and { PERIOD($before) }, by { NAME($dimension, of: "dimension", form: "mid") }. Left: what the mix did, then the rates. Grey: could be chance
why-mix = { $side ->
    [more] Mix of { KPI($base, form: "mid") }: more { $segment }
    [less] Mix of { KPI($base, form: "mid") }: less { $segment }
   *[other] Mix of { KPI($base, form: "mid") }
 }
why-outside = { $segment }, without { KPI($base, form: "mid") }
why-other = Other ({ $n })
why-other-rates = { $n ->
    [one] Rate of { $n } other
   *[other] Rates of { $n } others
 }
why-head-mix = By mix
why-head-rate = By rate
why-change = { CHANGE($change, part: "difference") }

## Why something of the goal ladder is not told, or how it came about

missing-no_rows_year = no data: nothing was counted in the last twelve complete months
missing-more_above = no rate: in the last twelve complete months { $above } got there, of { $below } that stood before it
missing-too_few_won = too few to say: { $won } won of cohorts old enough, and { $fewest } are needed
missing-passed_over = no rung of its own: the planned rate { $rate } leads past it
missing-no_way_past = no rung: no rate leads to it
missing-rate_measured = measured from { DAY($first) } to { DAY($last) }, for no plan names it
missing-won_without_lead = { $n } of { $total } won in the last { $months } months came without a lead; the ladder asks for all of them from the stage below
missing-not_by_day = not told: it is not counted by day
missing-year_over = none: the period is over
missing-history_short = none: with less than { $months } months of history a season cannot be told from growth
missing-record_too_short = too few months of history to test it on

## Rules of the playbook: what they are called, and what to do

rule-traffic = Fewer visitors than the year’s goal needs
rule-traffic-action-1 = Publish for the searches that bring visitors who become leads, and repair the pages whose search position fell.
rule-traffic-action-2 = Bring channels that fell below their usual share of the traffic back to it.
rule-search_clicks = Seen often, clicked too rarely
rule-search_clicks-action-1 = Rewrite titles and descriptions of the pages seen most and clicked least.
rule-search_clicks-action-2 = Test new ad copy in the campaigns that lost most clicks.
rule-fast_pages = Pages that keep visitors waiting
rule-fast_pages-action-1 = Make the slowest landing pages faster, those with most visitors first.
rule-site_conversion = Enough visitors, not enough leads
rule-site_conversion-action-1 = Shorten the form that loses most people; first remove the field at which most give up.
rule-site_conversion-action-2 = Put the call to action higher on the pages that convert below the rest.
rule-site_conversion-action-3 = Bring to the weak pages what the best ones do differently.
rule-paid_price = Paid clicks, but leads too expensive
rule-paid_price-action-1 = Move spend from the products and campaigns above their cost per lead to those below it.
rule-paid_price-action-2 = Give each audience that is paid for a landing page of its own.
rule-lead_quality = Enough leads, too few of them qualified
rule-lead_quality-action-1 = Ask on the forms what qualifies a lead, and nothing else.
rule-lead_quality-action-2 = Do more where qualified leads come from, and less where they do not.
rule-one_persona = Enough MQLs, too few of one persona
rule-one_persona-action-1 = Plan content and offers for this persona at each step of its journey.
rule-nurture = Enough MQLs, not enough SQLs
rule-nurture-action-1 = Hand MQLs over to sales within a day or two, and agree who calls whom.
rule-nurture-action-2 = Revise the workflows and e-mails that lead MQLs to a talk with sales.
rule-first_talk = Enough SQLs, not enough opportunities
rule-first_talk-action-1 = Remove what stands between an SQL and the first talk: dates to choose from, fewer steps.
rule-first_talk-action-2 = Make offers for the bottom of the funnel: demo, trial, assessment.
rule-sales_process = Enough opportunities, not enough customers
rule-sales_process-action-1 = Go through lost opportunities with sales: at which step, against whom, for what reason.
rule-wrong_audience = Visitors become leads, leads hardly ever customers
rule-wrong_audience-action-1 = Stop what brings leads that never close, and aim at the audience of those who do.
rule-referrals = Customers, but no recommendations
rule-referrals-action-1 = Improve the first weeks of new customers, then ask for reviews and referrals.
rule-double_down = Works far better than the rest
rule-double_down-action-1 = Put more behind what works best: budget, pages and content, as long as its rate holds.

## Why a rule said nothing, how sure a focus area is, how a worth was estimated

focus-silent-figure = there is no figure for { KPI($kpi, form: "mid") }
focus-silent-direction = { KPI($kpi, form: "mid") } has no better side
focus-silent-young = no three months of { KPI($kpi, form: "mid") } are old enough yet
focus-silent-past = { KPI($kpi) } lacks a target, a benchmark and fifteen months of its own to be held against
focus-silent-few = too few cases to judge { KPI($kpi, form: "mid") }
focus-silent-plan = neither goal nor plan says what { KPI($kpi, form: "mid") } should be
focus-silent-before = this step is weak, but the one before it does not bring enough either: { KPI($kpi, form: "mid") }
focus-silent-over = it was worse, but the newest month is not any more: { KPI($kpi, form: "mid") }
focus-silent-evened = { KPI($kpi, form: "mid") } is lower, but { KPI($other, form: "mid") } is higher by as much: as many come through both steps as before
focus-silent-same = { KPI($kpi, form: "mid") } got worse with { KPI($other, form: "mid") } and by no more than it: the same cause, told there
focus-silent-segments = no segment has enough conversions to be held against the rest
focus-silent-running = { PERIOD($period) } is not over yet
focus-silent-toll = it is worse, but { KPI($kpi, form: "mid") } is not lower where it is
focus-confidence-improve = { $sharp ->
    [yes] It came in one clear step,
   *[no] It did not come in one clear step,
 } { $contrast ->
    [yes] comparable parts did not move,
   *[no] no comparable part stayed as it was,
 } and { $base ->
    [yes] it rests on many cases.
   *[no] it rests on few cases.
 }
focus-confidence-more = Ahead of the rest in { $quarters } of 4 quarters, { $base ->
    [yes] on many cases;
   *[no] on few cases;
 } { $cost ->
    [less] a result costs no more than elsewhere.
    [more] a result costs more than elsewhere.
   *[unknown] what a result costs is not known.
 }
focus-confidence-evened = As many come through both steps as before: { KPI($other, form: "mid") } is higher by as much as this one is lower.
focus-confidence-surge = Far more visits came at once, and as many leads as before: no lead is lacking.
focus-action-surge = Find out who these visits are, robots or people, before any page or form is changed.
focus-confidence-toll = Segments differ in more than this: { KPI($kpi, form: "mid") } is lower there, which is a hint and no proof.
focus-plan-ahead = In the plan; nothing is counted yet.
focus-plan-counted = Counted where the data bear the tag of its campaign.
focus-plan-over = Counted to the end where the data bear the tag of its campaign.
worth-gap-rates = What the rates themselves lack in a year (without what the shifted mix takes), carried on by the later rates of the last twelve months, times the average deal
worth-gap = What is lacking in a year, carried on by the later rates of the last twelve months, times the average deal
worth-more = What is short in a year, carried on by the later rates of the last twelve months, times the average deal
worth-grow = Half as many cases again, as far as there is room, taken from the rest; its lead is reckoned smaller than seen, for the best of many is partly luck

decisions-asked = Decisions we ask for
decisions-agreed = What was agreed
decisions-none-behind = No focus area is proposed this quarter. What is clearly behind plan is asked above.
decisions-none = No finding holds this quarter: nothing that was tested differs beyond chance from its plan, its benchmark or its past, so no decision is asked for.
decisions-evidence = Evidence and confidence:
decisions-more = All { $n } with their evidence:
decisions-looked-at = What was looked at:
decisions-worth = Worth { RANGE($low, $high, form: "table") } customers a year
decisions-owner-open = Owner open
decisions-owner-due = { $owner }, by { DAY($day, form: "short") }
decisions-for = For: { $title }
decisions-question = { KPI($kpi) } { CHANGE($change, part: "size") } { $side ->
    [over] over
   *[behind] behind
 } plan: find out why
section-paid-return = Channels, paid media and return
section-paid-none = Nothing was spent on ads; the channels and the return of all marketing stand below.
channels-payback = Payback
channels-months = { NUMBER($n, decimals: 1) } months
channels-payback-note = Payback: months until a customer’s yearly gross profit (lifetime value by expected years) has paid the cost of winning one.
channels-return-subtitle = All marketing, not ads alone
channels-return-plain = What marketing cost
channels-return-gain = Marketing earned its cost and { $value } more
channels-return-loss = Marketing earned back { $value } less than its cost
channels-head-change = vs year
channels-title = { $channel } brings most: { NUMBER($n) } of { NUMBER($total) } { KPI($kpi, form: "mid") }
channels-title-plain = What each channel brought
channels-subtitle = { PERIOD($period, form: "short") }, and the change from { PERIOD($before, form: "short") }; the last channel gets the whole lead
channels-note = Small counts vary by chance: where there are ten leads, a few more or fewer mean little.
channels-rest = Others, no channel

## What became of the last focus areas (findings/review.py)

review-why-better = { KPI($kpi) }: { $now } against { $usual } in the four quarters before, more than chance explains.
review-why-worse = { KPI($kpi) }: { $now } against { $usual } in the four quarters before, worse than chance explains.
review-why-not-due = { KPI($kpi) }: { $now } against { $usual }, which could be chance; it is due on { $day }.
review-why-short = { KPI($kpi) }: { $now } against { $usual }, which could be chance, and at best it is worth less than was claimed.
review-why-done = Something was done on { $day }; { KPI($kpi, form: "mid") } is { $now } against { $usual }, which could be chance.
review-why-chance = { KPI($kpi) }: { $now } against { $usual }, which could be chance; the change log names nothing that was done.
review-why-running = { PERIOD($period) } is not over yet.
review-why-unknown = { KPI($kpi) } is not known for this quarter.
review-why-few = { KPI($kpi) } rests on too few cases to judge.
review-why-no-past = { KPI($kpi) } lacks four quarters to be held against.
review-why-to-come = It is not over yet.
review-why-held = It took place; none of its goals can be measured.
review-why-reached = The goal was reached: { KPI($kpi, form: "mid") } { $now }.
review-why-missed = The goal was missed: { KPI($kpi, form: "mid") } { $now }.
worth-seen = What was claimed, by how much of its gap was gained on the four quarters before

## Figures that are others now than an earlier report said (assemble/restated.py)

chart-title-restated = { $n ->
    [one] One figure has changed since an earlier report
   *[other] { $n } figures have changed since earlier reports
 }
restated-was = Was said
restated-now = Is now
restated-by = Said by
restated-report = { $report }, { PERIOD($period, form: "short") }
restated-value = { QUANTITY($value, style: "exact") }
restated-note = Sources delivered late or corrected themselves. Figures of closed periods are compared as they were printed, money to the cent.
restated-more = { $n ->
    [one] One more is left out here.
   *[other] { $n } more are left out here.
 }
mail-restated = Restated: { KPI($kpi, form: "mid") } of { PERIOD($period) } is { QUANTITY($now, style: "exact") }; an earlier report said { QUANTITY($was, style: "exact") }.

## Likely causes. $own — how the touched segments moved; $n — further segments compared.

likely-cause = { KPI($kpi) }: { PERCENT($change, decimals: 0, sign: "yes") } from { PERIOD($at) }. Likely cause, logged on { DAY($day) }: { $what }. There ({ $touched }) { PERCENT($own, decimals: 0, sign: "yes") }; the comparison group ({ $compared }{ $n ->
    [0] {""}
   *[other] {" "}and { $n } more
 }) did not move beyond chance.
