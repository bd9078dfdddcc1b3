"""What requests carry: how parameters are written, and which fields are whose."""
