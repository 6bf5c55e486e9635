"""The register: all cases in a table, sought and filtered, and what can be done with each."""
