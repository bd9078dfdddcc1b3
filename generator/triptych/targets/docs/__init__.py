"""The reference docs: views and jobs of the templates in `templates/docs`."""
