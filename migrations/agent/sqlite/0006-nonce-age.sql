-- Every agent forgets old nonces of all stores by their age alone.
CREATE INDEX request_nonce_by_age ON request_nonce (at);
