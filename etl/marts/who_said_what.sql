SELECT left(coalesce(s.canonical_name, q.speaker_text), 500) AS speaker, q.kind,
       left(q.text, 500) AS words, q.cue_lemma AS cue, d.canonical_name AS addressee,
       left(coalesce(v.canonical_name, q.via_text), 500) AS according_to,
       a.published_at, left(a.headline, 500) AS headline, q.article_id, q.start
FROM quotes q
JOIN articles a USING (article_id)
LEFT JOIN entities s ON s.entity_id = q.speaker_entity_id
LEFT JOIN entities d ON d.entity_id = q.addressee_entity_id
LEFT JOIN entities v ON v.entity_id = q.attributed_via_entity_id
WHERE q.scope <> 'linked_item'
ORDER BY a.published_at DESC NULLS LAST, q.article_id, q.start
