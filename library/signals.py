"""What other apps may want to know of files."""

from django.dispatch import Signal

# Sent with `check` when a check has come to its end or a finding was accepted: the words that can
# be seen in the file (`check.texts`), and whether it may go out, are now known. Inside the
# transaction that made it so.
file_checked = Signal()
