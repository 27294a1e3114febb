SELECT arg_min(target_url, s.first_seen_at) AS target_url,
       arg_min(l.headline, s.first_seen_at) AS headline,
       arg_min(l.publisher, s.first_seen_at) AS publisher,
       min(l.published_at) AS published_at,
       min(s.first_seen_at) AS first_listed_at,
       count(DISTINCT l.source_id) AS source_count
FROM listings l
JOIN sources s USING (source_id)
ANTI JOIN articles a ON a.article_id = l.target_article_id
GROUP BY l.target_article_id
ORDER BY first_listed_at, target_url
