"""The appraisal step of a case: what the answers led to and what is still open."""
