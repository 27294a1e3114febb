"""What types cannot say of `articles`: how full its columns should be.

Guarantees nothing about one article: a low rate means that a publisher changed its pages, or that
an extractor broke.
"""

from expectations.measures import Measure

MEASURES = (
    # Pages without a headline of their own are rare: below this, the extractor has lost it.
    Measure("share_with_headline", "count(headline) / count(*)", 0.8),
    # Pasted pages often carry no date, so only a collapse is worth a word.
    Measure("share_with_published_at", "count(published_at) / count(*)", 0.3),
    Measure("share_with_publisher", "count(publisher) / count(*)", 0.5),
    # Live pages and stubs are short; a run whose articles are mostly empty read the wrong thing.
    Measure("median_word_count", "median(word_count)", 30),
)
