"""Objects as classes can be: allOf made into bases, tags and directions of members."""
