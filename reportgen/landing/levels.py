"""The levels of the query that lands a batch, written column by column; see `landing.query`."""

from __future__ import annotations

from dataclasses import replace
from zoneinfo import ZoneInfo

from reportgen.contract import Batch, ColumnMap, RowRule, Source, fed_columns
from reportgen.contract.arrivals import NORMAL_COLUMNS, SKIPPED
from reportgen.contract.channels import channel_sql
from reportgen.contract.declared import Span
from reportgen.contract.derive import compiled
from reportgen.contract.problems import ROW_NUMBER
from reportgen.landing import cast, typed
from reportgen.landing.cast import Cast
from reportgen.landing.query import BEGINS, REJECTED, SHOWN, SKIPPED_ROW, USED, Query
from reportgen.landing.scan import rows_of
from reportgen.landing.words import literal
from reportgen.tables import TABLES, Column, ColumnType


def build(batch: Batch, source: Source, zone: ZoneInfo, money: str) -> Query:
    """Write the query for one batch.

    Args:
        batch: what is read.
        source: its contract.
        zone: the business's zone.
        money: SQL type of money.
    """
    return _Builder(batch, source, zone, money).build()


_LENGTHS = {
    "week": "INTERVAL 7 DAY",
    "month": "INTERVAL 1 MONTH",
    "quarter": "INTERVAL 3 MONTH",
    "year": "INTERVAL 1 YEAR",
}


class _Builder:
    """Collects the levels of one query."""

    def __init__(self, batch: Batch, source: Source, zone: ZoneInfo, money: str) -> None:
        self.batch, self.source, self.zone, self.money = batch, source, zone, money
        self.table = TABLES[source.table]
        self.attempts: list[str] = []
        self.texts: list[str] = []
        self.prepared: list[str] = []
        self.values: list[str] = []
        self.casts: list[tuple[int, Cast]] = []
        self.final: dict[str, str] = {}
        self.bad: list[str] = []
        self.sound: list[str] = []
        self.declared: list[str] = []
        self.repeated = self._repeated()

    def build(self) -> Query:
        source = self.source
        if source.span is not None:
            self._span(source.span)
        for column in fed_columns(source):
            target = self.table.columns.get(column) or Column(column, ColumnType.TEXT)
            if column in source.columns:
                self._mapped(target, source.columns[column])
            elif column in source.derive:
                self._derived(target, source.derive[column])
            elif column in source.constants:
                self.final[column] = self._constant(target, source.constants[column])
        if "channel" in fed_columns(source) and "channel" not in self.final:
            self.final["channel"] = channel_sql(
                *(self.final.get(column, "NULL") for column in ("source", "medium", "campaign"))
            )
        ordered = {column: self.final[column] for column in fed_columns(source)}
        ordered |= {BEGINS: self.final[BEGINS]} if source.span is not None else {}
        numbered = ROW_NUMBER in source.constants.values() or bool(source.ends)
        return Query(
            self._typed(numbered), ordered, self._state(), tuple(self.casts), self.batch.normal, self._header()
        )

    def _raw(self, column: str) -> str:
        """SQL of a column's text as it stands, blanks around it dropped, null when empty."""
        raw = f"r{self.batch.header.index(column)}"
        if kind := self._kind(column):
            return typed.text(raw, kind)
        if self.batch.types:
            return f"nullif(trim({raw}, ' \t'), '')"
        if not self.batch.padded:
            return raw
        # looking for a blank first costs a third of trimming every field
        trimmed = f"nullif(trim({raw}, ' \t'), '')"
        return f"CASE WHEN contains({raw}, ' ') OR contains({raw}, '\t') THEN {trimmed} ELSE {raw} END"

    def _mapped(self, target: Column, column: ColumnMap, within: str = "") -> None:
        raw = self._raw(column.column)
        nulls = [text.strip() for text in (*self.source.nulls, *column.nulls) if text not in column.values]
        nulls += [text for text, value in column.values.items() if value is None]
        is_null = self._declared_null(raw, nulls)
        text = raw
        replaced = {key.lower(): value for key, value in column.values.items() if value is not None}
        if replaced:
            named = sorted((key, value) for key, value in replaced.items() if key)
            cases = " ".join(f"WHEN {literal(key)} THEN {literal(value)}" for key, value in named)
            text = f"CASE lower({raw}) {cases} ELSE {raw} END" if cases else raw
            if "" in replaced:
                text = f"coalesce({text}, {literal(replaced[''])})"
        if any(nulls):
            text = f"CASE WHEN NOT {is_null} THEN {text} END"
        required = target.required or column.required
        how = cast.written(self.source, column, iso=self.batch.iso)
        value, kind = f"t{len(self.casts)}", self._kind(column.column)
        made = None
        if kind:
            how = typed.written(how)
            if text == raw:
                made = typed.cast(target, column.column, value, kind, how, self.zone, self.money, required=required)
        if made is not None:
            place = f"r{self.batch.header.index(column.column)}"
            text = f"CASE WHEN NOT isnan({place}) THEN {place} END" if kind in ("DOUBLE", "FLOAT") else place
        else:
            made = cast.cast(target, column.column, value, how, self.zone, self.money, required=required)
        if within:
            made = replace(made, bounds=" AND ".join(filter(None, (made.bounds, within))))
        self._add(made, raw, text, is_null)

    def _span(self, span: Span) -> None:
        """The day a row counts on, which is the last it stands for, and the first one."""
        day, begins = self.table.columns[self.table.day], Column(BEGINS, ColumnType.DAY, required=True)
        if not isinstance(span.last, str) and span.last is not None:
            self.final[day.name] = self._constant(day, span.last)
        if isinstance(span.first, str):
            # What ends before it begins is no span.
            known = day.name in self.final
            begun = ColumnMap(column=span.first, values=span.values)
            self._mapped(begins, begun, f"{{0}} <= {self.final[day.name]}" if known else "")
        else:
            self.final[BEGINS] = self._constant(begins, span.first)
        if isinstance(span.last, str):
            self._mapped(day, ColumnMap(column=span.last, values=span.values), f"{{0}} >= {self.final[BEGINS]}")
        elif span.length is not None:
            self.final[day.name] = f"CAST({self.final[BEGINS]} + {_LENGTHS[span.length]} - INTERVAL 1 DAY AS DATE)"
        if span.not_before is not None:
            self.final[BEGINS] = f"greatest({self.final[BEGINS]}, DATE '{span.not_before}')"
        if span.not_after is not None:
            self.final[day.name] = f"least({self.final[day.name]}, DATE '{span.not_after}')"

    def _header(self) -> str:
        return " | ".join(self.batch.header)[:SHOWN] if self.repeated else ""

    def _kind(self, column: str) -> str:
        """SQL type of a column that comes typed; "" for a text."""
        kind = self.batch.types[self.batch.header.index(column)] if self.batch.types else ""
        return "" if kind == "VARCHAR" else kind

    def _derived(self, target: Column, expression: str) -> None:
        references = {column: f"({self._raw(column)})" for column in reversed(self.batch.header)}
        sql = compiled(expression, references)
        number = len(self.casts)
        self.attempts.append(
            f"TRY(struct_pack(v := CAST(({sql}) AS VARCHAR))) AS s{number}"
        )  # null where the expression fails
        made = cast.computed(target, f"= {expression}", f"t{number}", self.zone, self.source, required=target.required)
        self._add(made, f"s{number}.v", f"nullif(s{number}.v, '')", "false", broken=f"s{number} IS NULL")

    def _add(self, made: Cast, raw: str, text: str, is_null: str, *, broken: str = "") -> None:
        number = len(self.casts)
        self.casts.append((number, made))
        self.texts += [f"{raw} AS o{number}", f"{text} AS t{number}"]
        self.values.append(f"{made.value} AS v{number}")
        self.prepared += [f"{sql} AS {alias}" for alias, sql in made.prepared.items()]
        taken_as_it_is = made.value == f"t{number}"
        if not taken_as_it_is:
            self.bad.append(f"(t{number} IS NOT NULL AND v{number} IS NULL)")
        if made.bounds:
            self.bad.append(f"NOT ({made.bounds.format(f'v{number}')})")
        if made.bounds or made.required or not taken_as_it_is:
            self.sound.append(f"v{number} IS NOT NULL")
        if made.bounds:
            self.sound.append(made.bounds.format(f"v{number}"))
        if broken:
            self.texts.append(f"{broken} AS b{number}")
            self.bad.append(f"b{number}")
            self.sound.append(f"NOT b{number}")
        if made.required:
            self.texts.append(f"{is_null} AS d{number}")
            self.bad.append(f"(t{number} IS NULL AND NOT d{number})")
            self.declared.append(f"t{number} IS NULL")
        self.final[made.name] = f"v{number}"

    def _constant(self, target: Column, value: object) -> str:
        if value == ROW_NUMBER:
            return f"{literal(self.batch.sha256[:12] + '-')} || CAST(_row AS VARCHAR)"
        return cast.constant(target, value)

    @staticmethod
    def _declared_null(raw: str, nulls: list[str]) -> str:
        """SQL, never null: whether the field is a null that the contract declares."""
        texts = sorted({literal(text) for text in nulls if text})
        either = f"coalesce({raw} IN ({', '.join(texts)}), false)" if texts else "false"
        return f"({either} OR {raw} IS NULL)" if "" in nulls else either

    def _typed(self, numbered: bool) -> str:
        passed = [*NORMAL_COLUMNS] if self.batch.normal else []
        passed += ["_row"] if numbered else []
        skip = self._skip()
        flags = {"_skip": skip, "_repeated": self.repeated}
        texts = [*passed, *self.texts, *(f"{sql} AS {flag}" for flag, sql in flags.items() if sql)]
        passed += [flag for flag, sql in flags.items() if sql]
        held = [*passed, *(text.rsplit(" AS ", 1)[1] for text in self.texts)]
        rows = rows_of(self.batch)
        if numbered:
            rows = f"(SELECT *, row_number() OVER () - 1 AS _row FROM {rows})"
        if self.attempts:
            rows = f"(SELECT *, {', '.join(self.attempts)} FROM {rows})"
        level1 = f"SELECT {', '.join(texts) or '1 AS _one'} FROM {rows}"
        if self.prepared:
            level1 = f"SELECT *, {', '.join(self.prepared)} FROM ({level1})"
        return f"SELECT {', '.join([*held, *self.values]) or '_one'} FROM ({level1})"

    def _skip(self) -> str:
        """SQL: whether the row is declared not to be data; "" where nothing declares so."""
        conditions = [self._rule(rule) for rule in self.source.rules]
        if conditions and self.batch.normal:
            # a broken record has no texts: that is not what a rule of empty cells means
            conditions = [f"_fault IS NULL AND ({' OR '.join(conditions)})"]
        if "first" in self.source.ends:
            conditions.append("_row = 0")
        if "last" in self.source.ends:
            conditions.append(f"_row = {self.batch.records - 1}")
        if self.batch.normal:
            conditions.append(f"coalesce(_fault = {literal(SKIPPED)}, false)")
        return " OR ".join(conditions)

    def _repeated(self) -> str:
        """SQL: whether a row is the header once more, as in files put end to end; "" where there is no header to repeat."""
        if self.batch.types or not self.source.may_repeat_header:
            return ""
        columns = dict(sorted(self.source.columns.items(), key=lambda item: item[0] != self.table.day))
        if len(columns) > 1:  # the first name of a header may have a byte order mark before it
            columns = {key: column for key, column in columns.items() if column.column != self.batch.header[0]}
        same = [
            f"{self._raw(column.column)} IS NOT DISTINCT FROM {literal(column.column)}" for column in columns.values()
        ]
        # the day's column alone nearly always tells, and CASE asks the others only where it does
        return f"CASE WHEN {same[0]} THEN {' AND '.join(same)} ELSE false END" if same else ""

    def _rule(self, rule: RowRule) -> str:
        if rule.empty:
            nulls = ["", *(text.strip() for text in self.source.nulls)]
            return f"({' AND '.join(self._declared_null(self._raw(column), nulls) for column in rule.empty)})"
        raw = self._raw(rule.column)
        conditions = [self._declared_null(raw, [text.strip() for text in rule.equals])] if rule.equals else []
        conditions += [f"coalesce(starts_with({raw}, {literal(text)}), false)" for text in rule.starts_with]
        return " OR ".join(conditions)

    def _state(self) -> str:
        bad = [f"coalesce({condition}, false)" if condition.startswith("NOT") else condition for condition in self.bad]
        if self.batch.normal:
            bad.insert(0, "coalesce(_fault <> '', false)")
        if self.repeated:
            bad.insert(0, "_repeated")
        cases = [f"WHEN _skip THEN {SKIPPED_ROW}"] if self._skip() else []
        if self.sound and not self.batch.normal:
            # nearly every row has every value: asked for in one go, it costs a quarter of asking for each fault
            cases += [f"WHEN {' AND '.join([*self.sound, *(['NOT _repeated'] if self.repeated else [])])} THEN {USED}"]
        cases += [f"WHEN {' OR '.join(bad)} THEN {REJECTED}"] if bad else []
        cases += [f"WHEN {' OR '.join(self.declared)} THEN {SKIPPED_ROW}"] if self.declared else []
        return f"CASE {' '.join(cases)} ELSE {USED} END" if cases else str(USED)
