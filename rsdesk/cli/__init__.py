"""The command line: a thin front of the services."""
