"""How bodies are written as XML: which of them are, and the table that says how."""
