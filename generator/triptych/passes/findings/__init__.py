"""What there is to say about a document that the passes themselves do not meet."""
