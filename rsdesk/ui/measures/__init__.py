"""The step in which people deal with what the answers leave open, and agree measures."""
