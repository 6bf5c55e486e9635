"""Reading, checking and hashing of guidance files."""
