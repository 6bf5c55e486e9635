"""Keys, sealing and identities: thin use of libraries, no storage and no interface."""
