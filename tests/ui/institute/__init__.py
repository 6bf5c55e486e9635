"""The page of the institute."""
