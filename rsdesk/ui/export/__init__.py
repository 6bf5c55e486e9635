"""Files of a case for others: what is in them, and where they go."""
