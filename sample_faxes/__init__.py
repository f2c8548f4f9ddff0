"""Sample faxes, as a carrier delivers them, and their generator."""
