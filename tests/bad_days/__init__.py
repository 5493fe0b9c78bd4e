"""What happens on a bad day: programs and stores die in the middle, disks are full, clocks jump.

Processes are killed with kill -9, which takes everything away that they had not yet given to the
operating system. A real power cut also takes what the operating system had not yet given to the
disk; for that there is fsync (library.disk_storage, PostgreSQL's own), which no test here proves.
"""
