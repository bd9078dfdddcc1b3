"""What a document refers to: where references stand, and what they lead to."""
