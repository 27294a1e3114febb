SELECT scheme, label, count(DISTINCT article_id) AS article_count
FROM tags
GROUP BY scheme, label
ORDER BY article_count DESC, label, scheme
