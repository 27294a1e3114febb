WITH sides AS (
    SELECT p.event_id,
           string_agg(DISTINCT coalesce(n.canonical_name, p.text), ', ') FILTER (WHERE p.side = 'actor') AS actors,
           string_agg(DISTINCT coalesce(n.canonical_name, p.text), ', ') FILTER (WHERE p.side = 'recipient') AS recipients
    FROM (FROM participants ORDER BY event_id, side, ordinal) p LEFT JOIN entities n USING (entity_id)
    GROUP BY p.event_id
)
SELECT coalesce(copy.first_cluster_id, e.cluster_id) AS cluster_id, any_value(e.event_type ORDER BY e.event_id) AS event_type,
       any_value(e.mode ORDER BY e.event_id) AS mode,
       any_value(e.modality ORDER BY e.event_id) AS modality,
       left(arg_max(s.actors, length(coalesce(s.actors, ''))), 500) AS actors,
       left(arg_max(s.recipients, length(coalesce(s.recipients, ''))), 500) AS recipients,
       min(e.occurs_from) AS occurs_from, min(w.canonical_name) AS place,
       CASE WHEN bool_and(c.entity_id IS NOT NULL) THEN left(string_agg(DISTINCT c.canonical_name, ', '), 500) END AS claimed_by,
       count(*) AS told_count, count(DISTINCT e.article_id) AS article_count,
       left(min_by(e.text, length(e.text)), 500) AS evidence
FROM events e
LEFT JOIN copied_events copy USING (event_id)
LEFT JOIN sides s USING (event_id)
LEFT JOIN entities w ON w.entity_id = e.place_entity_id
LEFT JOIN entities c ON c.entity_id = e.claimed_by_entity_id
WHERE e.scope <> 'linked_item'
GROUP BY coalesce(copy.first_cluster_id, e.cluster_id)
ORDER BY occurs_from DESC NULLS LAST, told_count DESC, cluster_id
