"""Render a typed client, a server stub and reference docs from an API description."""

__version__ = "0.1.0"

__all__ = ["__version__"]
