"""What happens to articles, stage by stage.

Guarantees that numpy multiplies with one thread: it is the workers that share out the cores.
"""

import os

# Read when numpy is first imported; a worker inherits it.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
