-- Blocks cover all that the page shows, but for white space and the bullets of lists.
SELECT article_id
FROM articles
JOIN (
    SELECT article_id, sum(length(regexp_replace(text, '[\s\p{Z}\p{C}•◦▪‣·*+o–—|>-]', '', 'g'))) AS covered
    FROM blocks
    GROUP BY article_id
) USING (article_id)
WHERE length(regexp_replace(text, '[\s\p{Z}\p{C}•◦▪‣·*+o–—|>-]', '', 'g')) <> covered
