"""The assessment step of a case: sections, cards, and why each question is asked."""
