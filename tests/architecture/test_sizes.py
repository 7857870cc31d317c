"""Files and functions stay small enough to be read at one sitting (design, section 5)."""

import ast
import statistics
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
# Lines of tests for a line of code. The design wants 1.3: this only ever rises (decision 5).
TESTS_FOR_A_LINE = 1.06


def python_files(folder):
    return [path for path in (ROOT / folder).rglob("*.py") if "migrations" not in path.parts]


def lines(path):
    return len(path.read_text(encoding="utf-8").splitlines())


def functions():
    for path in python_files("src"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield path, node, (node.end_lineno or node.lineno) - node.lineno + 1


def test_the_median_file_has_at_most_90_lines_and_nine_of_ten_at_most_300():
    sizes = [size for path in python_files("src") if (size := lines(path)) > 0]

    assert statistics.median(sizes) <= 90
    assert statistics.quantiles(sizes, n=10)[-1] <= 300


@pytest.mark.parametrize("folder", ["src", "tests", "frontend", "benchmarks"])
def test_no_file_is_above_500_lines(folder):
    found = (p for end in ("py", "ts", "scss", "mjs") for p in (ROOT / folder).rglob(f"*.{end}"))
    files = [
        path for path in found if not {"built", "node_modules", "migrations"} & set(path.parts)
    ]
    large = [(path.name, size) for path in files if (size := lines(path)) > 500]

    assert large == []


def test_at_most_two_of_a_hundred_functions_are_above_50_lines():
    sizes = [size for _, _, size in functions()]
    long = [f"{path.name}:{node.name}" for path, node, size in functions() if size > 50]

    assert len(long) <= 0.02 * len(sizes), long


def test_no_template_has_more_than_150_lines():
    templates = (ROOT / "src/kollega/web/templates").rglob("*")
    large = [path.name for path in templates if path.is_file() and lines(path) > 150]

    assert large == []


def test_the_tests_keep_up_with_the_code():
    code = sum(map(lines, python_files("src")))
    tests = sum(map(lines, python_files("tests")))

    assert tests >= TESTS_FOR_A_LINE * code
