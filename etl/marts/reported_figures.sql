SELECT f.kind, min(f.value_min) AS value_min, min(f.value_best) AS value_best, max(f.value_max) AS value_max,
       left(min(f.object_text), 500) AS object_text, min(p.canonical_name) AS place,
       min(coalesce(e.occurs_from, a.published_at::DATE)) AS occurs_on,
       left(string_agg(DISTINCT c.canonical_name, ', '), 500) AS claimed_by,
       count(DISTINCT f.article_id) AS article_count,
       left(min(f.text), 500) AS evidence, min(f.article_id) AS article_id
FROM figures f
LEFT JOIN copied_figures copy ON (copy.article_id, copy.start, copy."end") = (f.article_id, f.start, f."end")
JOIN articles a ON a.article_id = f.article_id
LEFT JOIN events e USING (event_id)
LEFT JOIN entities p ON p.entity_id = f.place_entity_id
LEFT JOIN entities c ON c.entity_id = coalesce(f.claimed_by_entity_id, e.claimed_by_entity_id)
WHERE f.scope <> 'linked_item' AND f.kind NOT IN ('MONEY', 'PERCENT', 'AMOUNT')
GROUP BY f.kind, coalesce(copy.first_cluster_id, f.cluster_id)
ORDER BY occurs_on DESC NULLS LAST, f.kind, value_best DESC NULLS LAST, article_id, evidence
