SELECT c.cluster_id, left(min(f.headline), 500) AS headline, left(min(f.publisher), 500) AS publisher,
       min(a.published_at) AS first_published_at, max(a.published_at) AS last_published_at,
       count(*) AS article_count, count(DISTINCT a.publisher) AS publisher_count,
       count(*) FILTER (WHERE c.relation = 'update') AS update_count,
       left(string_agg(DISTINCT a.publisher, ', ' ORDER BY a.publisher), 500) AS publishers
FROM clusters c
JOIN articles a USING (article_id)
JOIN articles f ON f.article_id = c.cluster_id
GROUP BY c.cluster_id
ORDER BY publisher_count DESC, article_count DESC, c.cluster_id
