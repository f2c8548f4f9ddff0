"""Sides of invented faxes, each drawn by another author."""
