"""Values made up for schemas: examples for readers, and random ones for tests."""
