SELECT layer, status, reason, count(*) AS article_count, sum(row_count) AS row_count
FROM coverage
GROUP BY ALL
ORDER BY layer, status, reason
