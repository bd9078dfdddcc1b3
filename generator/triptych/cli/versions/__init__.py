"""Two versions of documents: found in git, compared, reported and numbered."""
