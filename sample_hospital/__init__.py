"""The sample hospital: invented patients, charts and requesters as files that a hospital would export."""
