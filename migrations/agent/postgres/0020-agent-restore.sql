-- When a store's data was last put back from a backup, as far as anybody knows: said by `restore`, or seen when a till gave
-- records of the Agent's own journal back. Tills that were not heard since may know more.
CREATE TABLE agent_restore (
  store text COLLATE "C" PRIMARY KEY,
  known_at text COLLATE "C" NOT NULL
);
