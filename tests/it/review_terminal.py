"""Runs a program in a terminal of its own and types keys into it.

Arguments: seconds to wait at most, then the command. Standard input: steps, a
JSON list of [text to wait for, keys to type]. Prints what the terminal showed.
"""

import json
import os
import pty
import select
import sys
import time

patience = float(sys.argv[1])
steps = json.load(sys.stdin)
child, terminal = pty.fork()
if child == 0:
    os.environ["TERM"] = "xterm"
    os.execv(sys.argv[2], sys.argv[2:])

shown = b""
seen = 0
deadline = time.monotonic() + patience
ended = False
while not ended and time.monotonic() < deadline:
    if steps and steps[0][0].encode() in shown[seen:]:
        seen = len(shown)
        os.write(terminal, steps.pop(0)[1].encode())
    ready, _, _ = select.select([terminal], [], [], 0.1)
    if ready:
        try:
            part = os.read(terminal, 65536)
        except OSError:
            part = b""
        ended = not part
        shown += part
if not ended:
    os.kill(child, 9)
_, status = os.waitpid(child, 0)
sys.stdout.buffer.write(shown)
if steps:
    sys.exit(f"not seen: {steps[0][0]}")
sys.exit(os.waitstatus_to_exitcode(status))
