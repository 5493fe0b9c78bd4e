"""Who is connected to the databases of the tests."""

from contextlib import closing

import psycopg
from django.db import connection

# Such as a server that just ended: it may be connected for a moment longer.
CUT_OFF = "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = %s"


def cut_everybody_off(database: str) -> None:
    """Nobody is connected to it any more, so that it can be copied or thrown away."""
    connection.close()
    with database_server() as server:
        server.execute(CUT_OFF, [database])


def database_server() -> "closing[psycopg.Connection]":
    """A connection beside Django's, to a database that no test uses."""
    known = connection.get_connection_params()
    address = {part: known[part] for part in ("host", "port", "user", "password") if part in known}
    return closing(psycopg.connect(**address, dbname="postgres", autocommit=True))
