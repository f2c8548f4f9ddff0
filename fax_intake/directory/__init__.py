"""Requesters and the fax numbers that somebody verified: see `store`, and README.md."""
