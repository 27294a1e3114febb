"""Fuzzing: what the readers of every format do with bytes that nobody meant for them."""
