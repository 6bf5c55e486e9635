"""What a user can do, one module per task; a write returns what changed."""
