"""Who says what: quotation marks, cues, speakers."""
