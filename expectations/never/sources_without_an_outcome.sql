-- Every source read has become an article version or a reject.
SELECT source_id
FROM sources
ANTI JOIN (SELECT source_id FROM staged_revisions UNION SELECT source_id FROM rejects) USING (source_id)
