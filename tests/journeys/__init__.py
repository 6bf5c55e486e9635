"""Whole tasks through the real window, as a person does them."""
