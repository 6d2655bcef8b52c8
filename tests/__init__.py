"""One file per module, same noun. The network is off, and nothing is patched."""
