"""What the window shows before a vault is open: first start, unlocking, recovering, restoring."""
