from kollega.domains.programmes.actions.imports.steps import (
    apply,
    bring_in,
    change_columns,
    check,
    confirm_columns,
    discard,
    forget_old_files,
    give_up,
    read,
    upload,
    work,
)

__all__ = [
    "apply",
    "bring_in",
    "change_columns",
    "check",
    "confirm_columns",
    "discard",
    "forget_old_files",
    "give_up",
    "read",
    "upload",
    "work",
]
