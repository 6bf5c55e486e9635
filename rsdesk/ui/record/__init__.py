"""The record step of a case: what is missing, preview, signing, and the records it has."""
