-- Documents for differences are switched apart for start and end of a shift: a till that had none at all keeps none.
UPDATE setting
SET value = json_set(value, '$.parameters.differenceDocumentsAtStart', json('false'))
WHERE name = 'configuration' AND json_extract(value, '$.parameters.differenceDocuments') = 0;
