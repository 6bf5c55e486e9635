"""The signed PDF record: its contents, its page layout, signing and verifying."""
