-- Every source read has become an article version, a list of links or a reject; an archive, its members.
SELECT source_id
FROM sources
ANTI JOIN (
    SELECT source_id FROM staged_revisions
    UNION SELECT source_id FROM listings
    UNION SELECT source_id FROM rejects
) USING (source_id)
WHERE intake IS DISTINCT FROM 'archive'
