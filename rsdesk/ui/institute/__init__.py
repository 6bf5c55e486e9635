"""The institute's page: its baseline, answered once for all cases."""
