"""Where patients and their documents come from: see `store`, and README.md."""
