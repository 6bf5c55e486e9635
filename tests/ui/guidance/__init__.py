"""The page of the guidance."""
