"""What the log may hold of a fault: where it was, and never what people wrote."""

from __future__ import annotations


def where_it_was(fault: BaseException) -> dict[str, str]:
    """A fault's kind and its innermost line, without its message, which may quote what somebody gave."""
    trace = fault.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    line = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else "?"
    return {"fault": type(fault).__name__, "line": line}
