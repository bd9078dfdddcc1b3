"""Finding what is wrong with a document by the schema of its standard."""
