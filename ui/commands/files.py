"""Files that a command writes."""

from pathlib import Path

from qa.errors.usage import ReportUnwritable


def check_writable(path: Path) -> None:
    """Raises ReportUnwritable, while nothing has been spent on what would be written."""
    is_new = not path.exists()
    try:
        path.open("a").close()
        if is_new:
            path.unlink()
    except OSError as error:
        raise ReportUnwritable(path, error.strerror or str(error)) from None


def write(path: Path, content: str) -> None:
    """Raises ReportUnwritable."""
    try:
        path.write_text(content, encoding="utf-8")
    except OSError as error:
        raise ReportUnwritable(path, error.strerror or str(error)) from None
