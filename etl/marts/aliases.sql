SELECT entity_id, left(m.text, 500) AS alias, kind, language, count(*) AS mention_count
FROM mentions m JOIN articles USING (article_id)
WHERE entity_id IS NOT NULL AND kind <> 'pronoun'
GROUP BY ALL
ORDER BY mention_count DESC, entity_id, alias, kind, language
