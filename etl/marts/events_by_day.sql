SELECT occurs_on, event_type, quad_class, count(*) AS cluster_count
FROM (
    SELECT coalesce(copy.first_cluster_id, e.cluster_id) AS event, e.event_type, e.quad_class,
           min(coalesce(e.occurs_from, a.published_at::DATE)) AS occurs_on
    FROM events e
    JOIN articles a USING (article_id)
    LEFT JOIN copied_events copy USING (event_id)
    WHERE e.scope <> 'linked_item' AND e.modality = 'actual'
    GROUP BY ALL
)
GROUP BY ALL
ORDER BY ALL
