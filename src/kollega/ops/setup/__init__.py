"""Make a fresh checkout ready to run.

This package runs on the machine's own Python before anything is installed: it uses the standard
library only, and `__main__` must be readable to a Python that is too old.
"""
