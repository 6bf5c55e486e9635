"""The page that verifies a record."""
