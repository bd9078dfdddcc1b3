"""How the IR is spelled in Python: names, annotations, literals, docstrings."""
