"""The channel a visit belongs to, by the default channel group rules of GA4.

Source: Google Analytics help, "Default channel group" (support.google.com/analytics/answer/9756891), read from top to bottom: the
first rule that fits names the channel. Google matches sources against lists of hundreds of sites (the same page links them); the
lists here hold the large ones, so a visit of a small search engine is a referral. The rules about the ad network (Display,
Cross-network) use what an export carries: medium and campaign.
"""

from __future__ import annotations

SEARCH = (
    "google", "bing", "yahoo", "duckduckgo", "baidu", "yandex", "ecosia", "ask", "aol", "naver", "seznam", "qwant",
    "startpage", "sogou", "so.com", "rambler", "lycos", "onet", "daum", "search.brave", "msn", "excite", "dogpile",
    "searx", "kagi", "virgilio",
)  # fmt: skip
SOCIAL = (
    "facebook", "fb", "instagram", "ig", "twitter", "t.co", "x.com", "linkedin", "lnkd.in", "pinterest", "reddit",
    "tiktok", "snapchat", "threads", "vk", "vkontakte", "ok.ru", "odnoklassniki", "tumblr", "quora", "xing", "weibo",
    "whatsapp", "telegram", "t.me", "messenger", "mastodon", "bluesky", "bsky", "hootsuite", "meetup", "nextdoor",
    "line.me", "wechat", "medium.com", "hackernews", "news.ycombinator",
)  # fmt: skip
VIDEO = (
    "youtube", "youtu.be", "vimeo", "dailymotion", "twitch", "netflix", "hulu", "disneyplus", "wistia", "rutube",
    "bilibili", "iqiyi",
)  # fmt: skip
SHOPPING = (
    "amazon", "ebay", "etsy", "alibaba", "aliexpress", "walmart", "shopping.google", "google shopping",
    "googleshopping", "igshopping", "idealo", "shopify", "mercadolibre", "mercadolivre", "rakuten", "heureka",
    "zbozi", "allegro", "ceneo", "ozon", "wildberries", "temu",
)  # fmt: skip

PAID = r"^(.*cp.*|ppc|retargeting|paid.*)$"
_SHOP_CAMPAIGN = r"^(.*(([^a-df-z]|^)shop|shopping).*)$"


def _site(names: tuple[str, ...]) -> str:
    """Matches a source that is a listed site: its name, or a domain that holds it as a label."""
    return r"(^|[./])(" + "|".join(name.replace(".", "[.]") for name in sorted(names)) + r")($|[./])"


def _rules(source: str, medium: str, campaign: str) -> tuple[tuple[str, str], ...]:
    """Condition in SQL and channel, in GA4's order."""

    def like(text: str, expression: str) -> str:
        return f"regexp_matches({text}, '{expression}')"

    paid = like(medium, PAID)
    search, social = like(source, _site(SEARCH)), like(source, _site(SOCIAL))
    video, shop = like(source, _site(VIDEO)), like(source, _site(SHOPPING))
    shop_campaign = like(campaign, _SHOP_CAMPAIGN)
    email = "('email', 'e-mail', 'e_mail', 'e mail')"
    return (
        (f"{source} = '(direct)' AND {medium} IN ('(not set)', '(none)', '')", "Direct"),
        (f"{source} = '' AND {medium} = ''", "Direct"),
        (f"{like(campaign, 'cross-network')} OR {medium} = 'cross-network'", "Cross-network"),
        (f"({shop} OR {shop_campaign}) AND {paid}", "Paid Shopping"),
        (f"{search} AND {paid}", "Paid Search"),
        (f"{social} AND {paid}", "Paid Social"),
        (f"{video} AND {paid}", "Paid Video"),
        (f"{medium} IN ('display', 'banner', 'expandable', 'interstitial', 'cpm')", "Display"),
        (paid, "Paid Other"),
        (f"{shop} OR {shop_campaign}", "Organic Shopping"),
        (
            f"{social} OR {medium} IN ('social', 'social-network', 'social-media', 'sm', 'social network', 'social media')",
            "Organic Social",
        ),
        (f"{video} OR {like(medium, '^(.*video.*)$')}", "Organic Video"),
        (f"{search} OR {medium} = 'organic'", "Organic Search"),
        (f"{source} IN {email} OR {medium} IN {email}", "Email"),
        (f"{medium} = 'affiliate'", "Affiliates"),
        (f"{medium} IN ('referral', 'app', 'link')", "Referral"),
        (f"{medium} = 'audio'", "Audio"),
        (f"{source} = 'sms' OR {medium} = 'sms'", "SMS"),
        (f"{source} = 'firebase' OR {like(medium, 'push$|mobile|notification')}", "Mobile Push Notifications"),
    )


CHANNELS = (*dict.fromkeys(channel for _, channel in _rules("s", "m", "c")), "Unassigned")
"""All channels, in GA4's order."""


def channel_sql(source: str, medium: str, campaign: str = "NULL") -> str:
    """SQL that gives the channel of a visit.

    Args:
        source: SQL of the visit's source.
        medium: SQL of its medium.
        campaign: SQL of its campaign.
    """
    low = [f"lower(coalesce({text}, ''))" for text in (source, medium, campaign)]
    cases = " ".join(f"WHEN {condition} THEN '{channel}'" for condition, channel in _rules(*low))
    return f"CASE {cases} ELSE 'Unassigned' END"
