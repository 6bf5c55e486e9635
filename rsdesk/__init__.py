"""rsdesk: offline research-security assessment of international cooperations."""

__version__ = "0.1.0"
