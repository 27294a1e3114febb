SELECT run_id, status, started_at, epoch(ended_at - started_at) AS seconds,
       source_count, published_count, unchanged_count, rejected_count,
       count(*) FILTER (WHERE NOT f.success AND f.severity = 'warning' AND f.article_id IS NULL) AS warning_count,
       count(*) FILTER (WHERE NOT f.success AND f.severity = 'critical') AS critical_count
FROM runs LEFT JOIN findings f USING (run_id)
GROUP BY ALL
ORDER BY started_at
