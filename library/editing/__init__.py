"""What an editor sees of checks, decisions and versions in Wagtail's admin, and does about them."""
