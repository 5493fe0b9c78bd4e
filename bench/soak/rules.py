"""How much each thing may grow while the site runs, and what it may be at most."""

from bench.soak.judging import Allowance

# Half an hour of collecting and using memory again; a leak would be more with each hour. A process
# loads what an editor needs when the first one comes to it, so that less time tells nothing.
MEMORY = Allowance(most=8, share=0.08)
LEAST_FOR_MEMORY = 600.0  # seconds
# Varnish keeps connections open for a minute, as many as it needed at the worst moment of it.
OPEN_FILES, CONNECTIONS = Allowance(most=8), Allowance(most=200)
# Its answers come and go, and C's own memory manager gives back late.
MEMORY_OF_VARNISH = Allowance(most=24)
# Wagtail's and our own record of what editors did, and what is thrown away after some days.
A_RECORD = Allowance(most=20, a_step=6)
RECORDS = frozenset(
    {
        "core_change",
        "django_tasks_database_dbtaskresult",
        # A row for each search that found nothing, without its words: 20,000 at most, for 60 days.
        "search_pendingmiss",
        "wagtailcore_modellogentry",
        "wagtailcore_pagelogentry",
    }
)
# One story may be under way more or less; nothing is left of those that are over.
ROWS = Allowance(most=60)
OTHERS = {
    "database: connections": Allowance(most=3),
    "tasks waiting": Allowance(most=6),
    # Each change makes two, and they are looked through when they are a minute old.
    "varnish: bans": Allowance(most=150),
    "varnish: kept MB": Allowance(most=64),
    "database: MB": Allowance(most=20, a_step=0.2),
}
# Nothing is kept of what was asked, but each answer of the site itself is a line of the log.
BYTES_OF_A_LINE = 400


def allowance_of(name: str, seconds: float) -> Allowance | None:
    """What this may grow in so long; None for what is only shown."""
    if name.endswith("PSS MB"):
        if seconds < LEAST_FOR_MEMORY:
            return None
        return MEMORY_OF_VARNISH if name.startswith("varnish") else MEMORY
    if name.endswith("open files"):
        return CONNECTIONS if name.startswith(("web ", "varnish")) else OPEN_FILES
    if name.startswith("rows: "):
        return A_RECORD if name.removeprefix("rows: ") in RECORDS else ROWS
    return OTHERS.get(name)
