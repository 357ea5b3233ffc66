"""What to write so that days which were set aside are read: told under the list of them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportgen.contract import Source
    from reportgen.landing import Reject


def unread_days(rejects: Sequence[Reject], sources: Mapping[str, Source]) -> Iterator[str]:
    """For each column, the forms in which all of these texts are written that were no date; nothing where two would do."""
    from reportgen.sources.guess import date_forms

    texts: dict[tuple[str, str], list[str]] = {}
    for reject in rejects:
        if reject.reason == "not_a_date":
            texts.setdefault((reject.source, reject.column), []).append(reject.value)
    for (name, column), cells in texts.items():
        found, source = date_forms(cells), sources[name]
        if found is None or found.doubt:
            continue
        own = next((each.dates for each in source.columns.values() if each.column == column and each.dates), None)
        declared: Sequence[str] = own or getattr(source, "dates", None) or ()
        forms = dict.fromkeys((*declared, *found.value))
        where = f"at its column '{column}'" if own else "in its block"
        yield f"source '{name}', column '{column}': these texts are days once {where} stands: dates: {json.dumps(list(forms))}"
