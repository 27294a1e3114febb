SELECT stage, rule,
       count(*) FILTER (WHERE status = 'open') AS open_count,
       count(*) FILTER (WHERE status = 'replayed') AS replayed_count,
       left(min(uri), 500) AS example_uri,
       left(arg_min(message, coalesce(uri, '')), 500) AS example_message
FROM rejects
GROUP BY stage, rule
ORDER BY open_count DESC, rule
