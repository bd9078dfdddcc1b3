"""What a user's server lacks: their own files against what was generated for them.

Texts in, findings out. Files are read as syntax trees; nothing is imported or run.
"""
