-- One row for each delivery, and the channels that are paused. Addresses stand in `deliveries` and nowhere else.

CREATE TABLE deliveries (
    id {serial},
    run TEXT NOT NULL REFERENCES runs (id),
    variant TEXT NOT NULL,
    split TEXT NOT NULL,
    channel TEXT NOT NULL,
    recipient TEXT NOT NULL,
    language TEXT NOT NULL DEFAULT '',
    detail TEXT NOT NULL DEFAULT '{{}}',
    deadline {time},
    state TEXT NOT NULL,
    owner TEXT NOT NULL DEFAULT '',
    epoch {whole} NOT NULL DEFAULT 0,
    attempts {whole} NOT NULL DEFAULT 0,
    next_at {time},
    message_id TEXT NOT NULL DEFAULT '',
    mime_sha256 TEXT NOT NULL DEFAULT '',
    peer TEXT NOT NULL DEFAULT '',
    intent_at {time},
    reply TEXT NOT NULL DEFAULT '',
    queue_id TEXT NOT NULL DEFAULT '',
    dot_to_reply_ms {whole},
    changed_at {time} NOT NULL,
    UNIQUE (run, variant, split, channel, recipient)
);

CREATE INDEX deliveries_next ON deliveries (next_at, id) WHERE next_at IS NOT NULL;

CREATE INDEX deliveries_run ON deliveries (run, state);

CREATE INDEX deliveries_state ON deliveries (state, id);

CREATE TABLE transports (
    channel TEXT PRIMARY KEY,
    why TEXT NOT NULL,
    since {time} NOT NULL,
    until {time}
);
