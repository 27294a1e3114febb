WITH told AS (
    SELECT e.event_id, e.article_id, e.cluster_id, e.start, e.event_type, e.modality, hash(e.text) AS words,
           k.cluster_id AS story, k.ordinal
    FROM events e JOIN clusters k USING (article_id)
    WHERE e.scope <> 'linked_item'
), repeated AS (  -- the same clause in an article of the same text that came before
    SELECT *, CASE WHEN ordinal > min(ordinal) OVER alike
                   THEN first_value(cluster_id) OVER (alike ORDER BY ordinal, start, cluster_id) END AS before
    FROM told
    WINDOW alike AS (PARTITION BY story, event_type, modality, words)
), named AS (
    SELECT *, min(before) OVER (PARTITION BY article_id, cluster_id) AS first_cluster_id FROM repeated
)
SELECT event_id, article_id, cluster_id, first_cluster_id
FROM named
WHERE first_cluster_id IS NOT NULL
ORDER BY article_id, event_id
