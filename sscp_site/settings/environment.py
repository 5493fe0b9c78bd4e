"""Every value the site reads from its environment, in one place.

The README's table of settings lists the same names; a test compares the two.
"""

from pathlib import Path

import environ

BASE_DIR = Path(__file__).resolve().parent.parent.parent
VAR_DIR = BASE_DIR / "var"
LOCAL_DATABASE_URL_FILE = VAR_DIR / "postgres" / "url"

env = environ.Env()


def database_url() -> str:
    """The address of the PostgreSQL to use.

    DATABASE_URL where it is set, otherwise the server that `make run` keeps under var/.
    An empty string means that there is neither.
    """
    if url := env.str("DATABASE_URL", default=""):
        return url
    if LOCAL_DATABASE_URL_FILE.exists():
        return LOCAL_DATABASE_URL_FILE.read_text(encoding="utf-8").strip()
    return ""


DATABASE_URL = database_url()
TEST_DATABASE_NAME = env.str("TEST_DATABASE_NAME", default="test_sscp")
SECRET_KEY = env.str("SECRET_KEY", default="")
# Keys that were in use before, for what was encrypted or signed with them.
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[])
# Where readers reach the site, with the scheme and without a slash at the end.
BASE_URL = env.str("BASE_URL", default="")
PORT = env.int("PORT", default=8000)
EMAIL_URL = env.str("EMAIL_URL", default="")
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="")
MEDIA_ROOT = env.str("MEDIA_ROOT", default=str(BASE_DIR / "media"))
# Megabytes; a review with photographs of a home can be large.
MAX_UPLOAD_MB = env.int("MAX_UPLOAD_MB", default=50)
# ClamAV's daemon: tcp://host:port or unix:///path. Without it, files aren't scanned for viruses.
CLAMD_URL = env.str("CLAMD_URL", default="")

# An S3-compatible store for documents and images. Without a bucket, files are on disk.
S3_BUCKET = env.str("S3_BUCKET", default="")
S3_ENDPOINT_URL = env.str("S3_ENDPOINT_URL", default="")
S3_REGION = env.str("S3_REGION", default="eu-west-2")
S3_ACCESS_KEY_ID = env.str("S3_ACCESS_KEY_ID", default="")
S3_SECRET_ACCESS_KEY = env.str("S3_SECRET_ACCESS_KEY", default="")
# How readers get a document from the bucket: "stream" through the site, or "redirect" to an address
# of the store that is signed for them and soon worthless (library.views).
S3_DELIVERY = env.str("S3_DELIVERY", default="stream")
# The store's address as readers reach it, where the site reaches it by another.
S3_PUBLIC_ENDPOINT_URL = env.str("S3_PUBLIC_ENDPOINT_URL", default="")

# Backups: a folder, or s3://bucket/folder in a store of its own. The public key locks them; the
# secret one opens them, and is there only while one is checked or restored.
BACKUP_PLACE = env.str("BACKUP_PLACE", default="")
BACKUP_PUBLIC_KEY = env.str("BACKUP_PUBLIC_KEY", default="")
BACKUP_SECRET_KEY = env.str("BACKUP_SECRET_KEY", default="")
BACKUP_S3_ENDPOINT_URL = env.str("BACKUP_S3_ENDPOINT_URL", default=S3_ENDPOINT_URL)
BACKUP_S3_REGION = env.str("BACKUP_S3_REGION", default=S3_REGION)
BACKUP_S3_ACCESS_KEY_ID = env.str("BACKUP_S3_ACCESS_KEY_ID", default=S3_ACCESS_KEY_ID)
BACKUP_S3_SECRET_ACCESS_KEY = env.str("BACKUP_S3_SECRET_ACCESS_KEY", default=S3_SECRET_ACCESS_KEY)

# Networks of our own proxies: only they are believed when they say where a request comes from.
TRUSTED_PROXIES = env.list("TRUSTED_PROXIES", default=[])
# Names at which the admin answers, and networks it answers to; nowhere else, if there are any.
ADMIN_HOSTS = env.list("ADMIN_HOSTS", default=[])
ADMIN_NETWORKS = env.list("ADMIN_NETWORKS", default=[])
# How often one address may search, fetch documents and send forms; a school may be one address.
SEARCHES_A_MINUTE = env.int("SEARCHES_A_MINUTE", default=600)
DOWNLOADS_A_MINUTE = env.int("DOWNLOADS_A_MINUTE", default=1200)
FORMS_A_MINUTE = env.int("FORMS_A_MINUTE", default=60)
# When a session ends: so long after the last thing that was done, so long after signing in.
SESSION_IDLE_MINUTES = env.int("SESSION_IDLE_MINUTES", default=60)
SESSION_HOURS = env.int("SESSION_HOURS", default=12)
# Wrong tries with one name from one address, and how long it then waits.
SIGN_IN_TRIES = env.int("SIGN_IN_TRIES", default=5)
SIGN_IN_WAIT_MINUTES = env.int("SIGN_IN_WAIT_MINUTES", default=15)

# Single sign-on by OpenID Connect. Without a client id there is none.
SSO_CLIENT_ID = env.str("SSO_CLIENT_ID", default="")
SSO_CLIENT_SECRET = env.str("SSO_CLIENT_SECRET", default="")
SSO_SERVER_URL = env.str("SSO_SERVER_URL", default="").rstrip("/")
SSO_NAME = env.str("SSO_NAME", default="Use your council account")
SSO_EMAIL_DOMAINS = env.list("SSO_EMAIL_DOMAINS", default=[])
SSO_GROUPS_CLAIM = env.str("SSO_GROUPS_CLAIM", default="groups")
# A group there and the role it gives here: id=Communications officers,other-id=Contributors
SSO_ROLES = env.dict("SSO_ROLES", default={})
SSO_CREATE_ACCOUNTS = env.bool("SSO_CREATE_ACCOUNTS", default=False)
# Whether a second factor shown there counts here: "claim" (when the token says so), "provider"
# (always) or "own" (never).
SSO_SECOND_FACTOR = env.str("SSO_SECOND_FACTOR", default="claim")

# Varnish in front of the site, as the site itself reaches it: http://varnish:6081. More than one,
# with commas between. The key is what it asks for before it is emptied.
SHARED_CACHE_URLS = env.list("SHARED_CACHE_URLS", default=[])
SHARED_CACHE_KEY = env.str("SHARED_CACHE_KEY", default="")
# Megabytes of answers that each process keeps for as long as they are true, at most a minute.
REMEMBERED_ANSWERS_MB = env.int("REMEMBERED_ANSWERS_MB", default=8)

# Who may read /health/deep/ and /metrics/: programs with the key (Authorization: Bearer ...), and
# whoever asks from one of these networks. Without either, nobody.
MONITORING_KEY = env.str("MONITORING_KEY", default="")
MONITORING_NETWORKS = env.list("MONITORING_NETWORKS", default=[])
# A folder where the web server's processes keep their counts together; without it, each its own.
PROMETHEUS_MULTIPROC_DIR = env.str("PROMETHEUS_MULTIPROC_DIR", default="")
# Queries of the database that take longer are noted in the log; 0 for none.
SLOW_QUERY_MILLISECONDS = env.int("SLOW_QUERY_MILLISECONDS", default=500)
