-- What the owner is to be told. A key is told once, until it is cleared.

CREATE TABLE alerts (
    id {serial},
    key TEXT NOT NULL UNIQUE,
    what TEXT NOT NULL,
    run TEXT NOT NULL DEFAULT '',
    raised_at {time} NOT NULL,
    attempts {whole} NOT NULL DEFAULT 0,
    next_at {time},
    sent_at {time},
    cleared_at {time}
);

CREATE INDEX alerts_due ON alerts (next_at) WHERE next_at IS NOT NULL;
