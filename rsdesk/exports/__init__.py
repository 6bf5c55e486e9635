"""What leaves the vault as other programs read it: texts, tables, dates and the case as data."""
