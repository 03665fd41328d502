-- A logo is kept once, however many papers it stands on; the document of a print job names it by its fingerprint.
CREATE TABLE paper_image (
  fingerprint TEXT PRIMARY KEY,
  bits TEXT NOT NULL
) STRICT, WITHOUT ROWID;
