-- Schedules, runs and what a run made. {serial}, {whole} and {time} are written for the engine at hand, see migrate.py.

CREATE TABLE schedules (
    id TEXT PRIMARY KEY,
    planned_until {time},
    paused {whole} NOT NULL DEFAULT 0,
    paused_by TEXT NOT NULL DEFAULT ''
);

CREATE TABLE runs (
    id TEXT PRIMARY KEY,
    report TEXT NOT NULL,
    period TEXT NOT NULL,
    version {whole} NOT NULL,
    due {time} NOT NULL,
    nominal TEXT NOT NULL DEFAULT '',
    deadline {time},
    state TEXT NOT NULL,
    step TEXT NOT NULL DEFAULT '',
    owner TEXT NOT NULL DEFAULT '',
    epoch {whole} NOT NULL DEFAULT 0,
    attempts {whole} NOT NULL DEFAULT 0,
    next_at {time},
    reason TEXT NOT NULL DEFAULT '',
    reasons TEXT NOT NULL DEFAULT '[]',
    made_at {time},
    changed_at {time} NOT NULL,
    UNIQUE (report, period, version)
);

-- What may be claimed, or comes out of review: a handful of rows, however old the ledger is.
CREATE INDEX runs_next ON runs (next_at, id) WHERE next_at IS NOT NULL;

CREATE INDEX runs_state ON runs (state, id);

CREATE INDEX runs_made ON runs (report, made_at) WHERE made_at IS NOT NULL;

CREATE TABLE steps (
    id {serial},
    run TEXT NOT NULL REFERENCES runs (id),
    epoch {whole} NOT NULL,
    name TEXT NOT NULL,
    at {time} NOT NULL,
    detail TEXT NOT NULL DEFAULT '{{}}'
);

CREATE INDEX steps_run ON steps (run, id);

CREATE TABLE artifacts (
    run TEXT NOT NULL REFERENCES runs (id),
    variant TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    path TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    bytes {whole} NOT NULL,
    PRIMARY KEY (run, variant, name)
);

CREATE TABLE figures (
    run TEXT NOT NULL REFERENCES runs (id),
    kpi TEXT NOT NULL,
    by TEXT NOT NULL,
    segment TEXT NOT NULL,
    period TEXT NOT NULL,
    value TEXT NOT NULL,
    display TEXT NOT NULL,
    PRIMARY KEY (run, kpi, by, segment, period)
);

CREATE TABLE events (
    id {serial},
    at {time} NOT NULL,
    run TEXT NOT NULL,
    delivery {whole},
    was TEXT NOT NULL,
    became TEXT NOT NULL,
    by TEXT NOT NULL,
    epoch {whole} NOT NULL,
    detail TEXT NOT NULL DEFAULT ''
);

CREATE INDEX events_run ON events (run, id);
