"""What stands in the way of a backup or a restore, said in sentences."""


class BackupProblem(Exception):
    """Nothing was done, or what was begun came to nothing; the text says what to do."""
