-- body_text is the body blocks, and nothing else: each stands where those before it end, and the last ends it.
WITH placed AS (
    SELECT article_id, text,
           sum(length(text) + 2) OVER (PARTITION BY article_id ORDER BY ordinal) AS ends_at
    FROM blocks WHERE is_body
), joined AS (
    SELECT article_id, sum(length(text) + 2) AS length FROM blocks WHERE is_body GROUP BY article_id
)
SELECT article_id
FROM articles a
JOIN placed p USING (article_id)
WHERE substr(a.body_text || E'\n\n', (ends_at - length(p.text) - 1)::BIGINT, length(p.text) + 2) <> p.text || E'\n\n'
UNION ALL
SELECT article_id
FROM articles a
LEFT JOIN joined USING (article_id)
WHERE length(a.body_text) <> greatest(coalesce(joined.length, 0) - 2, 0)
