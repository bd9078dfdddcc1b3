"""Wire formats, shared by generated clients and servers."""
