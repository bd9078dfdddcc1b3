"""How lists go on from page to page."""
