"""When: where a text names a time, and what it means."""
