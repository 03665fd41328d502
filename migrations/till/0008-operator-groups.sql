-- Rights are given to groups and add up. Operators with the same rights until now become a group of their own.
CREATE TABLE operator_group (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  permissions TEXT NOT NULL
) STRICT;

CREATE TABLE operator_membership (
  operator_id TEXT NOT NULL,
  group_id TEXT NOT NULL,
  PRIMARY KEY (operator_id, group_id)
) STRICT, WITHOUT ROWID;

ALTER TABLE operator ADD COLUMN is_assigned INTEGER NOT NULL DEFAULT 1;
ALTER TABLE operator ADD COLUMN must_change_pin INTEGER NOT NULL DEFAULT 0;

-- What one right or none allowed is several now: nobody may do less than before, and managers manage.
UPDATE operator SET permissions = (
  SELECT json_group_array(value ORDER BY value) FROM (
    SELECT value FROM json_each(permissions) WHERE value <> 'issue_cash_document'
    UNION SELECT 'view_cash_documents'
    UNION SELECT 'start_with_difference'
    UNION SELECT new.column1 FROM (VALUES ('issue_cash_deposit'), ('issue_cash_withdrawal'), ('move_safe_money')) AS new
      WHERE permissions LIKE '%"issue_cash_document"%'
    UNION SELECT new.column1 FROM (VALUES ('change_parameters'), ('manage_layout'), ('manage_operators')) AS new
      WHERE role = 'manager'
  )
);
INSERT INTO operator_group SELECT 'group-' || min(id), group_concat(name, ', '), permissions
  FROM (SELECT * FROM operator ORDER BY name) GROUP BY permissions;
INSERT INTO operator_membership SELECT operator.id, operator_group.id
  FROM operator JOIN operator_group ON operator_group.permissions = operator.permissions;
ALTER TABLE operator DROP COLUMN permissions;
