"""Where django-allauth asks how things are done here."""
