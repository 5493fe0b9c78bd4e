"""Reviews in progress: what is ready, what isn't, who let what through, and how one comes down."""
