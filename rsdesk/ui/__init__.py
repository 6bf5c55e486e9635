"""The window: views that call services and show what comes back."""
