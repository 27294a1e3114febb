"""What types cannot say of `articles`: how full its columns should be.

Guarantees nothing about one article: a low rate means that a publisher changed its pages, or that
an extractor broke.
"""

import great_expectations.expectations as gxe

FILL_RATES = (
    # Pages without a headline of their own are rare: below this, the extractor has lost it.
    gxe.ExpectColumnValuesToNotBeNull(column="headline", mostly=0.8, severity="warning"),
    # Pasted pages often carry no date, so only a collapse is worth a word.
    gxe.ExpectColumnValuesToNotBeNull(column="published_at", mostly=0.3, severity="warning"),
    gxe.ExpectColumnValuesToNotBeNull(column="publisher", mostly=0.5, severity="warning"),
    # Live pages and stubs are short; a run whose articles are mostly empty read the wrong thing.
    gxe.ExpectColumnMedianToBeBetween(column="word_count", min_value=30, severity="warning"),
)
