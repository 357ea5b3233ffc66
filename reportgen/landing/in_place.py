"""A source whose rows stay where they are: its contract as one SELECT for the engine that holds them.

What a file's rows go through on their way into a snapshot, these go through whenever they are asked for: nulls and replaced values,
types, the state of every row (used, rejected, declared-skipped). Typed columns are taken as they are; texts must be written as
declared, as a whole. Where a rule of landing cannot be said in SQL that every engine has, the contract is refused with its reason.

Levels, innermost first: the table or query; texts with nulls and replaced values seen to; typed values; the state.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from reportgen.contract import ColumnMap, RowRule, Source, fed_columns
from reportgen.contract.channels import channel_sql
from reportgen.contract.derive import columns_of, compiled
from reportgen.landing import cast, in_place_values
from reportgen.landing.in_place_values import NotSaidError, Value
from reportgen.landing.query import REJECTED, SKIPPED_ROW, USED
from reportgen.landing.words import literal, name
from reportgen.landing.words_of import Words
from reportgen.tables import SQL_TYPES, TABLES, Column, ColumnType

UNSAID = ("span", "overlap")
"""Keys of a contract that are about deliveries; what stays in place is delivered by nobody."""

PART = "{part}"
"""What stands in the SELECT for the number of the part, until it is known."""


class NotInPlaceError(ValueError):
    """The contract cannot be kept in place; `str()` says why, and what to write instead."""


@dataclass(frozen=True)
class InPlace:
    """The SQL of one source.

    Attributes:
        raw: SELECT of the used rows: the fed columns, typed, and `_part`, for which `PART` stands.
        stated: SELECT of all rows with `_state`, the fed columns and what is at fault.
        columns: the fed columns.
        faults: for each column that can be at fault: its name in the source, SQL of the text at fault, SQL of the reason.
        key: columns that tell rows apart.
        day: the table's day column, "" where it has none of days.
        day_from: the source's column that feeds the day as it stands, or as a time stamp; "" where it is something else.
    """

    raw: str
    stated: str
    columns: tuple[str, ...]
    faults: tuple[tuple[str, str, str], ...]
    key: tuple[str, ...]
    day: str
    day_from: str

    def survey(self) -> str:
        """SELECT of a row for each state: state, rows, first day, last day."""
        bounds = f"min({name(self.day)}), max({name(self.day)})" if self.day else "null, null"
        return f"select _state, count(*), {bounds} from ({self.stated}) as surveyed group by _state"

    def repeated(self) -> str:
        """SELECT of the number of keys that several used rows have."""
        keys = ", ".join(name(column) for column in self.key)
        return (
            f"select count(*) from (select {keys} from ({self.stated}) as surveyed where _state = {USED}"
            f" group by {keys} having count(*) > 1) as repeated"
        )

    def reasons(self) -> str:
        """SELECT of column, reason and number of the faults of rejected rows."""
        faults = "\nunion all\n".join(
            f"select {literal(column)} as faulty, {reason} as reason from ({self.stated}) as surveyed"
            f" where _state = {REJECTED}"
            for column, _, reason in self.faults
        )
        return f"select faulty, reason, count(*) from ({faults}) as faults where reason is not null group by faulty, reason"

    def rejects(self, most: int) -> str:
        """SELECT of column, text at fault and reason of rejected rows, so many at the most."""
        faults = "\nunion all\n".join(
            f"select {literal(column)} as faulty, {text} as shown, {reason} as reason from ({self.stated}) as surveyed"
            f" where _state = {REJECTED}"
            for column, text, reason in self.faults
        )
        return (
            f"select faulty, shown, reason from ({faults}) as faults where reason is not null"
            f" order by faulty, reason, shown limit {most}"
        )


def in_place(source: Source, rows: str, kinds: Mapping[str, str], zone: ZoneInfo, words: Words) -> InPlace:
    """The SQL of a source whose rows stay where they are.

    Args:
        source: its contract.
        rows: what is read, as SQL that can stand after FROM: the name of a table, or a SELECT in brackets.
        kinds: the columns there and what they hold: see `in_place_values.KINDS`.
        zone: the business's zone.
        words: how the engine says things.

    Raises:
        NotInPlaceError: the contract names a column that is not there, or cannot be kept in place.
    """
    return _Builder(source, rows, kinds, zone, words).build()


class _Builder:
    """Collects the levels."""

    def __init__(self, source: Source, rows: str, kinds: Mapping[str, str], zone: ZoneInfo, words: Words) -> None:
        self.source, self.rows, self.kinds, self.zone, self.words = source, rows, kinds, zone, words
        self.table = TABLES[source.table]
        self.texts: list[str] = []
        self.held: list[str] = []
        self.values: list[str] = []
        self.final: dict[str, str] = {}
        self.bad: list[str] = []
        self.declared: list[str] = []
        self.sound: list[str] = []
        self.faults: list[tuple[str, str, str]] = []
        self.day_from = ""

    def build(self) -> InPlace:
        source = self.source
        self._refuse()
        fed = fed_columns(source)
        for column in fed:
            target = self.table.columns.get(column) or Column(column, ColumnType.TEXT)
            if column in source.columns:
                self._mapped(target, source.columns[column])
            elif column in source.derive:
                self._derived(target, source.derive[column])
            elif column in source.constants:
                self.final[column] = self._constant(target, source.constants[column])
        if "channel" in fed and "channel" not in self.final:
            self.final["channel"] = self._channel()
        listed = ", ".join(f"{self.final[column]} as {name(column)}" for column in fed)
        if skip := " or ".join(self._rule(rule) for rule in source.rules):
            self.texts.append(f"({skip}) as _skip")
            self.held.append("_skip")
        inner = f"select {', '.join(self.texts) or '1 as _one'} from {self.rows} as q"
        typed = f"select {', '.join([*self.held, *self.values]) or '_one'} from ({inner}) as texts"
        held = "".join(f", {each}" for each in self.held)
        values = "".join(f", {each.rsplit(' as ', 1)[1]}" for each in self.values)
        stated = f"select {listed}, {self._state(skip)} as _state{held}{values} from ({typed}) as typed"
        # Of the used rows conditions are asked, not the state: what a planner makes of a CASE is a row or two, and then it loops.
        sound = " and ".join([*self.sound, *(["not _skip"] if skip else [])])
        raw = f"select {listed}, {PART} as _part from ({typed}) as typed" + (f" where {sound}" if sound else "")
        day = self.table.day if self.table.columns[self.table.day].type is ColumnType.DAY else ""
        return InPlace(raw, stated, fed, tuple(self.faults), tuple(source.key), day, self.day_from)

    def _refuse(self) -> None:
        """Refuse what only deliveries can have."""
        for key in UNSAID:
            if key in self.source.model_fields_set and getattr(self.source, key, None) is not None:
                raise NotInPlaceError(
                    f"`{key}` has no meaning where rows stay in place. Leave it out, or give the source a `url` of its own"
                )

    def _place(self, column: str) -> tuple[str, str]:
        """SQL of a column of the source, and what it holds."""
        kind = self.kinds.get(column)
        if kind is None:
            folded = [each for each in self.kinds if each.lower() == column.lower()]
            if len(folded) != 1:
                known = ", ".join(self.kinds) or "none"
                raise NotInPlaceError(f"has no column '{column}'. It has: {known[:400]}")
            column, kind = folded[0], self.kinds[folded[0]]
        return f"q.{name(column)}", kind

    def _text(self, column: str) -> str:
        """SQL of a column as a text, blanks around it dropped, null when empty."""
        place, kind = self._place(column)
        return in_place_values.text(place, kind, self.words)

    def _mapped(self, target: Column, column: ColumnMap) -> None:
        place, kind = self._place(column.column)
        raw = in_place_values.text(place, kind, self.words)
        nulls = [text.strip() for text in (*self.source.nulls, *column.nulls) if text not in column.values]
        nulls += [text for text, value in column.values.items() if value is None]
        is_null = self._declared_null(raw, nulls)
        replaced = {key.lower(): value for key, value in column.values.items() if value is not None}
        how = cast.written(self.source, column, iso=kind != "text")
        try:
            if replaced or any(nulls) or in_place_values.by_text(target, kind):
                text = raw
                if replaced:
                    cases = " ".join(
                        f"when {literal(key)} then {literal(value)}" for key, value in sorted(replaced.items())
                    )
                    text = f"case lower({raw}) {cases} else {raw} end"
                if any(nulls):
                    text = f"case when not {is_null} then {text} end"
                made = in_place_values.of_text(target, how, self.zone, self.words, typed=kind != "text")
            else:
                text = f"case when not {self.words.number.format(place)} then {place} end" if kind == "float" else place
                made = in_place_values.of_typed(target, kind, how, self.zone, self.words)
                if target.name == self.table.day and kind in ("date", "stamp", "instant"):
                    self.day_from = place
        except NotSaidError as error:
            raise NotInPlaceError(f"column '{target.name}': {error}") from None
        required = target.required or column.required
        self._add(target, column.column, raw, text, made, is_null=is_null, required=required)

    def _derived(self, target: Column, expression: str) -> None:
        references = {column: f"({self._text(column)})" for column in columns_of(expression) if self._place(column)}
        sql = compiled(expression, references)
        if "try_cast(" in sql.replace(" ", "") and self.words.attempt.startswith("cast("):
            raise NotInPlaceError(f"'{expression}': this engine has no try_cast. Write it in a `query:` of its own")
        raw = f"cast(({sql}) as {self.words.text})"
        how = cast.Written(
            ".", "", tuple(dict.fromkeys((*self.source.dates, "%Y-%m-%d", "%Y-%m-%d %H:%M:%S"))), self.source.timezone
        )
        try:
            made = in_place_values.of_text(target, how, self.zone, self.words, typed=True)
        except NotSaidError as error:
            raise NotInPlaceError(f"column '{target.name}': {error}") from None
        self._add(target, f"= {expression}", raw, f"nullif({raw}, '')", made, is_null="false", required=target.required)

    def _add(
        self, target: Column, origin: str, raw: str, text: str, made: Value, *, is_null: str, required: bool
    ) -> None:
        number = len(self.values)
        t, v = f"t{number}", f"v{number}"
        self.texts += [f"{raw} as o{number}", f"{text} as {t}"]
        self.held += [f"o{number}", t]
        self.values.append(f"{made.sql.format(t)} as {v}")
        bad, reason = [], ""
        if not made.sure:
            bad.append(f"({t} is not null and {v} is null)")
            reason = f"when {t} is not null and {v} is null then {made.reason.format(t)}"
            self.sound.append(f"({t} is null or {v} is not null)")
        if bounds := cast.bounds(target):
            bad.append(f"coalesce(not ({bounds.format(v)}), false)")
            reason += f" when not ({bounds.format(v)}) then 'out_of_range'"
            self.sound.append(f"({bounds.format(v)})" if required else f"({v} is null or {bounds.format(v)})")
        if required:
            unless = "" if is_null == "false" else f" and not d{number}"
            if unless:
                self.texts.append(f"{is_null} as d{number}")
                self.held.append(f"d{number}")
                self.declared.append(f"{t} is null")
            bad.append(f"({t} is null{unless})")
            self.sound.append(f"{t} is not null")
            reason = f"when {t} is null{unless} then 'required' {reason}"
        self.bad += bad
        if reason:
            self.faults.append((origin, f"o{number}", f"case {reason} end"))
        self.final[target.name] = v

    def _constant(self, target: Column, value: object) -> str:
        if value == "row_number":
            raise NotInPlaceError("rows that stay in place have no number. Map `order_id` to a column")
        written = str(value).lower() if isinstance(value, bool) or target.values else str(value)
        return f"cast({literal(written)} as {self.words.typed(SQL_TYPES[target.type])})"

    def _channel(self) -> str:
        """The channel by the rules of GA4, in this engine's words."""
        sql = channel_sql(*(self.final.get(column, "null") for column in ("source", "medium", "campaign")))
        return self.words.rules(sql)

    def _rule(self, rule: RowRule) -> str:
        if rule.empty:
            nulls = ["", *(text.strip() for text in self.source.nulls)]
            return f"({' and '.join(self._declared_null(self._text(column), nulls) for column in rule.empty)})"
        raw = self._text(rule.column)
        conditions = [self._declared_null(raw, [text.strip() for text in rule.equals])] if rule.equals else []
        conditions += [
            f"coalesce(substring({raw}, 1, {len(text)}) = {literal(text)}, false)" for text in rule.starts_with
        ]
        return " or ".join(conditions)

    @staticmethod
    def _declared_null(raw: str, nulls: list[str]) -> str:
        """SQL, never null: whether the field is a null that the contract declares."""
        texts = sorted({literal(text) for text in nulls if text})
        either = f"coalesce({raw} in ({', '.join(texts)}), false)" if texts else "false"
        return f"({either} or {raw} is null)" if "" in nulls else either

    def _state(self, skip: str) -> str:
        cases = [f"when _skip then {SKIPPED_ROW}"] if skip else []
        cases += [f"when {' or '.join(self.bad)} then {REJECTED}"] if self.bad else []
        cases += [f"when {' or '.join(self.declared)} then {SKIPPED_ROW}"] if self.declared else []
        return f"case {' '.join(cases)} else {USED} end" if cases else str(USED)
