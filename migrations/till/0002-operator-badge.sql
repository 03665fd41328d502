-- Badges by their hash under the till's secret: the code itself stands nowhere.
CREATE TABLE operator_badge (
  badge_hash TEXT PRIMARY KEY,
  operator_id TEXT NOT NULL
) STRICT;
