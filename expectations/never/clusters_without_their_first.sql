-- A cluster is named by its first article, which stands in it once, in place 0.
SELECT cluster_id
FROM clusters
GROUP BY cluster_id
HAVING count(*) FILTER (WHERE article_id = cluster_id AND ordinal = 0 AND relation = 'first') <> 1
    OR count(*) FILTER (WHERE ordinal = 0 OR relation = 'first') <> 1
