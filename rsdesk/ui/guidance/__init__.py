"""The page of the guidance: read and searched without a case."""
