"""Values and rules of an assessment: no input or output, no SQL, no Qt."""
