WITH known AS (
    SELECT s.intake, a.headline IS NOT NULL AS headline, a.published_at IS NOT NULL AS published_at,
           a.publisher IS NOT NULL AS publisher, a.language IS NOT NULL AS language,
           a.canonical_url IS NOT NULL AS canonical_url, a.standfirst IS NOT NULL AS standfirst,
           a.section IS NOT NULL AS section,
           EXISTS (FROM credits c WHERE c.article_id = a.article_id AND c.role = 'author') AS author
    FROM articles a JOIN sources s USING (source_id)
)
SELECT coalesce(intake, 'unknown') AS intake, metadata_field,
       count(*) AS article_count, count(*) FILTER (WHERE is_known) AS known_count,
       count(*) FILTER (WHERE is_known) / count(*) AS known_share
FROM (UNPIVOT known ON COLUMNS(* EXCLUDE intake) INTO NAME metadata_field VALUE is_known)
GROUP BY ALL
ORDER BY intake, metadata_field
