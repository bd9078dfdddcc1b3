"""The client package: views and jobs of the templates in `templates/client`."""
