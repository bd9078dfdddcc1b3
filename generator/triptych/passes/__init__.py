"""Functions from the IR to values derived from it, whatever the target."""
