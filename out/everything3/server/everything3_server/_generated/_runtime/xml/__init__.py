"""Values as XML, by tables that say how the members of schemas are written there."""
