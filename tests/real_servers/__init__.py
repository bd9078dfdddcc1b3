"""Generated clients against the servers their documents are about."""
