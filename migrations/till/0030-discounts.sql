-- Per cent that a group may take off, and items of which nothing is. Until somebody says so, nobody gives a discount.
ALTER TABLE operator_group ADD COLUMN max_discount TEXT NOT NULL DEFAULT '0';
ALTER TABLE item ADD COLUMN no_discount INTEGER NOT NULL DEFAULT 0 CHECK (no_discount IN (0, 1));
