"""What other apps may want to know of files."""

from django.dispatch import Signal

# Sent with `check` when a check has come to its end or a finding was accepted: the words that can
# be seen in the file (`check.texts`), and whether it may go out, are now known. Inside the
# transaction that made it so.
file_checked = Signal()

# Sent with `page` and `addresses`, absolute and without what comes after them, when a page was
# taken down because it may harm somebody: whoever keeps copies of it for readers lets go of them,
# and whatever else opens it or its files stops doing so. After the transaction that made it so.
page_taken_down = Signal()
