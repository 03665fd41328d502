-- How a till last said that its receipt printer is.
ALTER TABLE till ADD COLUMN told_printer TEXT;
