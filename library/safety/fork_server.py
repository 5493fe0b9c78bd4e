"""A process that has loaded the parsers, opens no file and forks a child for each request.

`python -m library.safety.fork_server SOCKET WORKER...`, started by `ForkServer`. It ends when the
other end of the socket is closed or has asked for nothing for a minute; a child that is at work
then is killed.
"""

import gc
import os
import select
import signal
import socket
import sys
from importlib import import_module

IDLE = 60.0  # seconds
TAKEN = b"+"
LONGEST_NAME = 100  # bytes


def serve(line: socket.socket, workers: list[str]) -> None:
    """Answer each request with TAKEN when its child runs, and with its exit code in the end."""
    for worker in workers:
        import_module(f"library.safety.{worker}")
    gc.freeze()  # what is shared with the children stays shared
    while _is_readable(line, IDLE):
        name, pipes, _flags, _address = socket.recv_fds(line, LONGEST_NAME, 2)
        if not name:
            return
        child, alive = _start(line, name.decode(), pipes)
        for opened in pipes:
            os.close(opened)
        line.send(TAKEN)
        code = _wait(line, child, alive)
        os.close(alive)
        if code is None:
            return
        line.send(b"%d\n" % code)


def _start(line: socket.socket, worker: str, pipes: list[int]) -> tuple[int, int]:
    """The child, and a pipe that ends with it. `pipes` become its standard input and output."""
    alive, held = os.pipe()
    child = os.fork()
    if child:
        os.close(held)
        return child, alive
    code = 1
    try:
        os.close(alive)
        line.close()
        for number, opened in enumerate(pipes):
            os.dup2(opened, number)
            os.close(opened)
        import_module(f"library.safety.{worker}").main()
        code = 0
    finally:
        os._exit(code)  # nothing of the server's is to be cleaned up here


def _wait(line: socket.socket, child: int, alive: int) -> int | None:
    """The child's exit code; None when nobody waits for it any more."""
    ready, _, _ = select.select([line.fileno(), alive], [], [])
    is_wanted = line.fileno() not in ready
    if not is_wanted:
        os.kill(child, signal.SIGKILL)
    _pid, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status) if is_wanted else None


def _is_readable(line: socket.socket, seconds: float) -> bool:
    return bool(select.select([line], [], [], seconds)[0])


if __name__ == "__main__":
    serve(socket.socket(fileno=int(sys.argv[1])), sys.argv[2:])
