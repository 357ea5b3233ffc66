"""Engines that run the metrics' SQL: DuckDB in the process over the snapshots, and databases that hold rows themselves.

duck       DuckDB over the snapshots
shared     relations that several questions stand on, made once
recalled   the same, large snapshots being asked each question once
warehouse  a database by URL: rows stay where they are, and every answer is kept
routed     which of the two answers a question
dialects   the portable SQL in the words of another engine
connect    the connection to a database
kept       answers as files
"""

from reportgen.engine.duck import ALONE, DuckEngine, Engine, EngineError, Row, fed_columns, raw_sql, spans

__all__ = ["ALONE", "DuckEngine", "Engine", "EngineError", "Row", "fed_columns", "raw_sql", "spans"]
