"""JSON values and the schemas that describe them: what fits, and limits that hold."""
