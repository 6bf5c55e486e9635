"""The encrypted vault: its folder, its header, its database. SQL is spoken here alone."""
