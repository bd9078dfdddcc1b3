"""The server package: views and jobs of the templates in `templates/server`."""
