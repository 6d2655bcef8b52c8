"""Garbage is looked for, but neither often nor in a process that ends anyway."""

import subprocess
import sys

PROGRAM = """
import gc
from ui.garbage import look_rarely

class Told:
    def __init__(self, name):
        self.name, self.itself = name, self

    def __del__(self):
        print("freed", self.name)

gc.collect()
if {rarely}:
    look_rarely()
Told("while it runs")
made = [[] for _ in range({objects})]
print("at the end")
Told("with the process")
"""


def freed(*, rarely: bool, objects: int) -> list[str]:
    """What a process says that makes so many objects and then ends."""
    program = PROGRAM.format(rarely=rarely, objects=objects)
    ended = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    return ended.stdout.splitlines()


def test_garbage_is_freed_but_not_for_a_few_objects_nor_at_the_end() -> None:
    assert freed(rarely=True, objects=100_000) == ["freed while it runs", "at the end"]
    assert freed(rarely=True, objects=1_000) == ["at the end"]
    often = ["freed while it runs", "at the end", "freed with the process"]
    assert freed(rarely=False, objects=1_000) == often
