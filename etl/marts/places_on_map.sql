SELECT entity_id, canonical_name AS name, latitude, longitude, country_iso3,
       count(*) AS mention_count, count(DISTINCT article_id) AS article_count
FROM mentions m JOIN entities n USING (entity_id)
WHERE n.entity_type = 'place' AND NOT m.is_metonym AND m.kind = 'name' AND latitude IS NOT NULL
  AND m.scope IN ('headline', 'standfirst', 'body', 'caption')
GROUP BY ALL
ORDER BY mention_count DESC, entity_id
