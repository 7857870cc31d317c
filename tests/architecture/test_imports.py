"""Heavy libraries are loaded by the job that needs them, not by every process."""

import subprocess
import sys

import pytest

HEAVY = {"scipy", "statsmodels", "numba", "pandas", "altair", "weasyprint", "ortools", "vl_convert"}
LOADED = "import sys; print(' '.join(sorted({name.split('.')[0] for name in sys.modules})))"


def loaded_by(code):
    answer = subprocess.run(
        [sys.executable, "-c", f"{code}\n{LOADED}"], capture_output=True, text=True, check=True
    )
    return set(answer.stdout.split())


def test_a_web_process_loads_no_heavy_library(settings):
    code = """
import kollega.config.asgi
from django.urls import get_resolver
get_resolver().url_patterns
for pattern in get_resolver().url_patterns: getattr(pattern, 'url_patterns', None)
"""
    assert loaded_by(code) & HEAVY == set()


@pytest.mark.parametrize("package", ["matching", "spreadsheets", "calendars"])
def test_a_pure_package_loads_no_framework(package):
    assert "django" not in loaded_by(f"import kollega.pure.{package}")
