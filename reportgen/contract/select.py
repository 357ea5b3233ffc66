"""The queries a contract may hold: one SELECT that only reads.

It is cut into tokens, so that what stands in texts, quoted names and comments is told from what is said. This is the first of three
fences: the statement runs in a transaction that the database itself holds to reading, and the user that logs in should have the
right to read and no other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

WRITES = frozenset({
    "insert", "update", "delete", "merge", "upsert", "into", "create", "drop", "alter", "truncate", "grant", "revoke",
    "call", "exec", "execute", "copy", "attach", "detach", "pragma", "vacuum", "lock", "commit", "rollback",
    "savepoint", "begin", "declare", "listen", "notify", "unlisten", "reindex", "refresh", "analyze", "analyse",
    "checkpoint", "discard", "deallocate", "prepare", "load", "install", "outfile", "dumpfile", "shutdown", "backup",
    "restore", "dbcc", "reconfigure", "kill", "waitfor", "bulk", "openrowset", "opendatasource", "openquery",
    "handler", "rename", "optimize",
})  # fmt: skip
"""Words that no SELECT needs; a column that is called so stands in quotes."""

CALLS = re.compile(
    r"pg_(?:read|ls|stat_file|write|file|logdir|terminate|cancel|sleep|advisory|try_advisory|reload|rotate|switch|create|drop).*"
    r"|pg_(?:promote|start|stop|backup|import|export|replication|logical|notify|stat_reset|wal_replay|current_xact_id).*"
    r"|lo_\w+|dblink\w*|set_config|setval|nextval|txid_current\w*|(?:query|cursor|table|schema|database)_to_\w+"
    r"|xp_\w+|sp_\w+|sys_\w*exec\w*|sys_eval|load_file|load_extension|readfile|writefile|fts3_tokenizer|sleep|benchmark"
    r"|get_lock|release_lock|utl_\w+|dbms_\w+|read_csv\w*|read_text|read_blob|read_parquet|url|file|remote|remotesecure|s3"
)
"""Functions that reach out of the query: files, other servers, other sessions, time."""

_TOKEN = re.compile(
    r"""(?P<blank>\s+)
      | (?P<comment>--[^\n]*|/\*(?:[^*]|\*(?!/))*\*/)
      | (?P<encoded>[uU]&")
      | (?P<escaped>[eE]'(?:[^'\\]|''|\\.)*')
      | (?P<text>(?:[nNbBxX]|[uU]&)?'(?:[^']|'')*')
      | (?P<dollar>\$(?P<tag>[A-Za-z_]*)\$.*?\$(?P=tag)\$)
      | (?P<quoted>"(?:[^"]|"")+"|`(?:[^`]|``)+`|\[[A-Za-z_][\w $\#@-]*\])
      | (?P<cast>::)
      | (?P<bind>:[A-Za-z_]\w*)
      | (?P<number>\d+(?:\.\d*)?(?:[eE][+-]?\d+)?)
      | (?P<word>[^\W\d][\w$\#@]*)
      | (?P<end>;)
      | (?P<sign>[^\s\w])""",
    re.VERBOSE | re.DOTALL,
)


class NoSelectError(ValueError):
    """A query that may not be asked: what is wrong with it, and the way out."""

    def __init__(self, what: str, instead: str) -> None:
        self.what, self.instead = what, instead
        super().__init__(f"{what}. {instead}")


@dataclass(frozen=True)
class Select:
    """A query that only reads.

    Attributes:
        text: without comments and the semicolon at its end; a colon that is no parameter has a backslash before it, as SQLAlchemy's
            `text()` has it.
        binds: names of its parameters, in order.
        is_with: whether it begins with WITH.
    """

    text: str
    binds: tuple[str, ...]
    is_with: bool


def read(query: str) -> Select:
    """Read a query.

    Raises:
        NoSelectError: it is more than one statement, or something else than a SELECT that only reads.
    """
    out: list[str] = []
    binds: list[str] = []
    words: list[str] = []
    ended = False
    for kind, token, following in _tokens(query):
        if kind in ("blank", "comment"):
            out.append(" " if kind == "comment" else token)
            continue
        if ended:
            raise NoSelectError("holds more than one statement", "Write one SELECT")
        if kind == "end":
            ended = True
            continue
        if kind == "word":
            words.append(token.lower())
            _allowed(words, called=following == "(")
        elif kind == "quoted" and following == "(" and CALLS.fullmatch(token[1:-1].lower()):
            raise NoSelectError(f"calls {token}(), which is not allowed here", "Write a SELECT that reads tables only")
        elif kind == "bind":
            binds.append(token[1:])
        out.append(token if kind == "bind" else token.replace(":", "\\:"))
    if not words:
        raise NoSelectError("is empty", "Write one SELECT")
    if words[0] not in ("select", "with"):
        raise NoSelectError(f"begins with {words[0].upper()}", "Write one SELECT, or WITH ... SELECT")
    return Select("".join(out).strip(), tuple(binds), words[0] == "with")


def _allowed(words: list[str], *, called: bool) -> None:
    word = words[-1]
    if word in WRITES:
        raise NoSelectError(
            f"holds {word.upper()}, and a source only reads",
            f'Leave it out; a column of that name stands in quotes: "{word}"',
        )
    if len(words) > 1 and words[-2] == "for" and word in ("share", "key", "no"):
        raise NoSelectError("locks rows (FOR ...)", "Leave it out: a source only reads")
    if called and CALLS.fullmatch(word):
        raise NoSelectError(f"calls {word}(), which is not allowed here", "Write a SELECT that reads tables only")


def _tokens(query: str) -> Iterator[tuple[str, str, str]]:
    """Kind and text of each token, and the sign that follows it, blanks and comments aside."""
    found: list[tuple[str, str]] = []
    at = 0
    while at < len(query):
        match = _TOKEN.match(query, at)
        if match is None or (query.startswith("/*", at) and match.lastgroup != "comment"):
            raise NoSelectError(f"cannot hold '{query[at : at + 12].strip()}'", "Close quotes and comments")
        kind = match.lastgroup or ""
        if kind == "encoded" or match[0] in "'\"`\\$\x00":
            raise NoSelectError(
                f"holds {match[0]} in a place where it is not understood", "Close quotes; double a quote inside a text"
            )
        if kind == "text" and "\\'" in match[0]:
            what = "holds a backslash before a quote, which databases read differently"
            raise NoSelectError(what, "Double the quote: 'it''s'")
        found.append(("dollar" if kind == "tag" else kind, match[0]))
        at = match.end()
    for index, (kind, token) in enumerate(found):
        after = next((text for kind_, text in found[index + 1 :] if kind_ not in ("blank", "comment")), "")
        yield kind, token, after


def relation(name: str) -> tuple[str, ...]:
    """The parts of the name of a table: `crm.contacts`, `"My schema"."a.b"`.

    Raises:
        ValueError: it is none.
    """
    parts: list[str] = []
    at = 0
    form = re.compile(r'"((?:[^"\x00-\x1f]|"")+)"|([^\W\d][\w$#@-]*)')
    while True:
        match = form.match(name, at)
        if match is None:
            raise ValueError(
                f"'{name}' is no name of a table; what is not letters, digits and _ stands in double quotes"
            )
        parts.append(match[1].replace('""', '"') if match[1] is not None else match[2])
        at = match.end()
        if at == len(name):
            break
        if name[at] != "." or len(parts) == 3:
            raise ValueError(
                f"'{name}' is no name of a table; what is not letters, digits and _ stands in double quotes"
            )
        at += 1
    return tuple(parts)
