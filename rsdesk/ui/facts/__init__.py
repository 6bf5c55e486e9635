"""The first step of a case: what is planned, with whom, and under which circumstances."""
