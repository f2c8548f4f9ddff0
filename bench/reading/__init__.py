"""Invented faxes with their truth, and how well they are read: our reader beside an afternoon's script."""
