"""What happens to articles, stage by stage.

Guarantees that numpy multiplies with one thread (it is the workers that share out the cores), and
that pyarrow gives back the memory of what it has written.
"""

import os

# Both are read when the library is first imported; a worker inherits them.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")
