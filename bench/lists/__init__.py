"""How long lists take with 100 publications, and with 10,000."""
