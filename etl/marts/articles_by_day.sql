SELECT publisher, published_on,
       count(*) AS article_count, sum(word_count) AS word_count
FROM articles
GROUP BY ALL
ORDER BY ALL
