"""The decision of a case: who takes it, what it is, who took part, and when it is reviewed."""
