"""What happens to articles, stage by stage.

Guarantees that a process computes with one thread: workers share out the cores by themselves.
"""

import os

# Read when numpy is first imported; a worker inherits it.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
