"""How values stand on the wire: shared by generated clients and servers."""
