"""Which articles are copies of one text, and what each is to the first of them.

Guarantees that the same articles give the same clusters in whatever order, batches and runs they come:
whether two are copies depends on their words alone, and a cluster is all that hang together by copies.
"""
