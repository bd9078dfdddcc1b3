"""What a schema is: the schema that it stands for, what it inherits and refers to."""
