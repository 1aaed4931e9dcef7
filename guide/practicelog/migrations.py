"""The log's tables, by number: migration n leads from version n - 1 to n. A shipped one never changes."""

MIGRATIONS: tuple[str, ...] = (
    """
    CREATE TABLE practice (
        id TEXT PRIMARY KEY,
        session TEXT NOT NULL,
        title TEXT NOT NULL,
        file TEXT NOT NULL,
        started_ms INTEGER NOT NULL,   -- since 1970, UTC
        updated_ms INTEGER NOT NULL,
        offset_minutes INTEGER NOT NULL,  -- of the clock on the wall, from UTC
        planned_ms INTEGER NOT NULL,
        practised_ms INTEGER NOT NULL,
        length_ms INTEGER NOT NULL,
        position_ms INTEGER NOT NULL,
        step TEXT NOT NULL,
        side TEXT CHECK (side IN ('right', 'left')),
        outcome TEXT NOT NULL CHECK (outcome IN ('under way', 'left', 'finished')),
        options TEXT NOT NULL CHECK (json_type(options) = 'object'),
        note TEXT NOT NULL DEFAULT ''
    ) STRICT;
    CREATE INDEX practice_by_start ON practice (started_ms);
    CREATE TABLE held (
        practice TEXT NOT NULL REFERENCES practice (id) ON DELETE CASCADE,
        place INTEGER NOT NULL,
        step TEXT NOT NULL,
        pose TEXT NOT NULL,
        name TEXT NOT NULL,
        side TEXT CHECK (side IN ('right', 'left')),
        variant TEXT,
        planned_ms INTEGER NOT NULL,
        held_ms INTEGER NOT NULL,
        to_count INTEGER NOT NULL,
        counted INTEGER NOT NULL,
        unit TEXT NOT NULL CHECK (unit IN ('breaths', 'rounds')),
        PRIMARY KEY (practice, place)
    ) STRICT, WITHOUT ROWID;
    """,
)
