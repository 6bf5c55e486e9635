"""The step of a case for all that comes after its decision."""
