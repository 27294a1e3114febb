-- body_text is the body blocks, and nothing else.
SELECT article_id
FROM articles a
LEFT JOIN (
    SELECT article_id, string_agg(text, E'\n\n' ORDER BY ordinal) AS joined
    FROM blocks WHERE is_body GROUP BY article_id
) b USING (article_id)
WHERE a.body_text <> coalesce(b.joined, '')
