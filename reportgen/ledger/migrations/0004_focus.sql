-- Focus areas of quarters as runs found them and as their owners decided; which figures were those of a period that was over.

CREATE TABLE focus_areas (
    quarter TEXT NOT NULL,
    id TEXT NOT NULL,
    version {whole} NOT NULL,
    run TEXT NOT NULL DEFAULT '',
    area TEXT NOT NULL,
    decided_by TEXT NOT NULL DEFAULT '',
    at {time} NOT NULL,
    PRIMARY KEY (quarter, id, version)
);

CREATE INDEX focus_areas_run ON focus_areas (run);

ALTER TABLE figures ADD COLUMN closed {whole} NOT NULL DEFAULT 1;

-- What was told of a period, by whichever report.
CREATE INDEX figures_period ON figures (period);
