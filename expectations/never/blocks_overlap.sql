-- A character of the page stands in one block only.
SELECT article_id, start
FROM (
    SELECT article_id, start,
           lag("end") OVER (PARTITION BY article_id ORDER BY ordinal) AS before_it
    FROM blocks
)
WHERE start < before_it
