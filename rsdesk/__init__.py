"""rsdesk: offline research-security assessment of international collaborations."""

__version__ = "0.1.0"
