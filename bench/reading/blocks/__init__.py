"""Blocks of the open and the seen side's requests. Each is of one side only; the held-back side has its own."""
