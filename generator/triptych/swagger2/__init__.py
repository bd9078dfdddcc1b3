"""Swagger 2.0: the only place that knows the standard a document follows."""
