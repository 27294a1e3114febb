WITH told AS (
    SELECT f.article_id, f.start, f."end", f.cluster_id, f.kind, f.value_min, f.value_best, f.value_max, f.unit,
           max(f.place_entity_id) OVER (PARTITION BY f.article_id, f.cluster_id) AS place,
           k.cluster_id AS story, k.ordinal
    FROM figures f JOIN clusters k USING (article_id)
    WHERE f.scope <> 'linked_item'
), repeated AS (  -- the same number, of the same place, in an article of the same text that came before
    SELECT *, CASE WHEN ordinal > min(ordinal) OVER alike
                   THEN first_value(cluster_id) OVER (alike ORDER BY ordinal, start, cluster_id) END AS before
    FROM told
    WINDOW alike AS (PARTITION BY story, kind, value_min, value_best, value_max, unit, place)
), named AS (
    SELECT *, min(before) OVER (PARTITION BY article_id, cluster_id) AS first_cluster_id FROM repeated
)
SELECT article_id, start, "end", cluster_id, first_cluster_id
FROM named
WHERE first_cluster_id IS NOT NULL
ORDER BY article_id, start, "end"
