"""Who does what to whom: clauses, the lexicon's patterns, parties, modality."""
