"""Who may come in: signing in, second factors, single sign-on, lock-outs, sessions that end."""
