"""Problems of files as the commands print them."""

from typing import Any

from guide.yamlfile.problem import Problem


def as_json(problem: Problem) -> dict[str, Any]:
    """A problem as values that `json` can write."""
    return {
        "file": str(problem.file) if problem.file else None,
        "line": problem.line,
        "column": problem.column,
        "path": problem.path,
        "severity": problem.severity.value,
        "message": problem.message,
    }


def as_line(problem: Problem) -> str:
    """A problem as a line that editors can jump from; a warning says that it is one."""
    return str(problem if problem.is_error else problem._replace(message=f"warning: {problem.message}"))
