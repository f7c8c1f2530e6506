"""The house rules that no linter knows: how long, how named, how documented, and what never enters the repository."""

from __future__ import annotations

import ast
import re
import subprocess
import tomllib
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("pipeline", "storage", "run_pipeline.py", "bench", "tests")

MOST_LINES = 300
MOST_STATEMENTS = 25
UNNAMED = {"utils", "util", "helpers", "helper", "common", "manager", "managers", "base", "core", "misc"}
"""Names of modules that say nothing of what is in them."""

LONG_FILES = {
    "pipeline/export/verify_log.py": 620,  # one file on purpose: who doubts the program runs it alone
    "storage/migrations/versions/0001_first.py": 400,  # all tables at once, as they were first made
    "tests/split/cases.py": 330,  # a table of sentences
    "tests/storage/test_work.py": 330,
}
"""Files that may be longer, and how long: the only exceptions."""

LONG_FUNCTIONS: dict[str, int] = {
    "storage/migrations/versions/0001_first.py:upgrade": 60,  # a statement a table
}
"""Functions that may have more statements, and how many: the only exceptions."""

REGISTRIES = ("pypi" + ".org", "pythonhosted" + ".org", "registry.npmjs" + ".org", "files.pythonhosted")
MACHINE_PATHS = re.compile(r"(?<![\w.~:/-])/(?:root|home|work)/(?!you\b)[\w.-]+")
"""Paths of the machine on which something was written; `/home/you` is an example for readers."""


@cache
def tracked() -> tuple[str, ...]:
    """The files that belong to the repository."""
    done = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip("this is no git repository")
    return tuple(name for name in done.stdout.splitlines() if (ROOT / name).is_file())


def sources():
    """Our Python files, as paths relative to the root."""
    return [name for name in tracked() if name.endswith(".py") and name.split("/")[0] in PACKAGES]


def parsed(name):
    return ast.parse((ROOT / name).read_text(encoding="utf-8"))


def readable():
    """Every tracked text, with its name."""
    for name in tracked():
        content = (ROOT / name).read_bytes()
        if b"\x00" not in content[:1024]:
            yield name, content.decode("utf-8", "replace")


def statements(function):
    """How many statements a function holds; those of functions inside it are their own, docstrings are none."""
    count = 0
    waiting = list(function.body)
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            continue
        count += isinstance(node, ast.stmt)
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            for part in ("body", "orelse", "finalbody"):
                waiting += getattr(node, part, [])
            for part in ("handlers", "cases"):
                waiting += [line for inner in getattr(node, part, []) for line in inner.body]
    return count


def functions():
    for name in sources():
        for node in ast.walk(parsed(name)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield name, node


def test_no_file_is_too_long():
    lengths = {name: (ROOT / name).read_text(encoding="utf-8").count("\n") for name in sources()}
    long = {name: lines for name, lines in lengths.items() if lines > LONG_FILES.get(name, MOST_LINES)}
    assert long == {}, "split by meaning"


def test_no_function_is_too_long():
    long = {
        f"{name}:{function.name}": count
        for name, function in functions()
        if not name.startswith("tests/")
        and (count := statements(function)) > LONG_FUNCTIONS.get(f"{name}:{function.name}", MOST_STATEMENTS)
    }
    assert long == {}


def test_every_exception_is_still_needed():
    lengths = {name: (ROOT / name).read_text(encoding="utf-8").count("\n") for name in LONG_FILES}
    counts = {f"{name}:{function.name}": statements(function) for name, function in functions()}
    assert [name for name, lines in lengths.items() if lines <= MOST_LINES] == []
    assert [name for name in LONG_FUNCTIONS if counts.get(name, 0) <= MOST_STATEMENTS] == []


def test_every_module_says_what_it_is_in_one_sentence():
    silent = []
    for name in sources():
        text = ast.get_docstring(parsed(name))
        plain_test = name.startswith("tests/") and not (text or "")
        empty = not (ROOT / name).read_text(encoding="utf-8").strip()
        if not empty and not plain_test and not (text or "").split("\n")[0].strip():
            silent.append(name)
    assert silent == []


def test_every_public_function_and_class_is_documented():
    silent = [
        f"{name}:{node.name}"
        for name in sources()
        if not name.startswith(("tests/", "storage/migrations/"))
        for node in parsed(name).body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
    ]
    assert silent == []


def test_no_module_has_a_name_that_says_nothing():
    assert [name for name in sources() if UNNAMED & set(Path(name).with_suffix("").parts)] == []


def test_every_test_is_named_by_a_sentence():
    short = [
        f"{name}:{function.name}"
        for name, function in functions()
        if name.startswith("tests/") and function.name.startswith("test_") and function.name.count("_") < 3
    ]
    assert short == []


def test_no_test_uses_mocks():
    users = [
        name for name in sources() if re.search(r"unittest[.]mock|import mock|MagicMock", (ROOT / name).read_text())
    ]
    assert [name for name in users if name != "tests/test_house.py"] == []


def test_no_registry_and_no_path_of_a_machine_is_written_anywhere():
    found = [
        (name, match)
        for name, text in readable()
        for match in [*(host for host in REGISTRIES if host in text), *MACHINE_PATHS.findall(text)]
        if name != "tests/test_house.py"
    ]
    assert found == []


def test_exact_versions_are_pinned_for_every_dependency_and_name_no_address():
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if line and not line.startswith("#")]
    assert [line for line in pins if not re.fullmatch(r"[A-Za-z0-9_.\-]+==[0-9][\w.]*", line)] == []
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = [*project["project"]["dependencies"], *project["build-system"]["requires"]]
    wanted += [line for extra in project["project"]["optional-dependencies"].values() for line in extra]
    pinned = {plain(line) for line in pins}
    assert sorted(line for line in wanted if plain(line) not in pinned) == []


def plain(requirement):
    """The name in a requirement, as packages compare names."""
    return re.sub(r"[-_.]+", "-", re.split(r"[\[<>=!~; ]", requirement)[0]).lower()


def pages():
    return [name for name in tracked() if name.endswith(".md")]


@pytest.mark.parametrize("page", pages())
def test_every_link_of_a_page_leads_to_a_file(page):
    text = re.sub(r"```.*?```", "", (ROOT / page).read_text(encoding="utf-8"), flags=re.DOTALL)
    links = [link.split("#")[0] for link in re.findall(r"\]\(([^)\s]+)\)", text)]
    here = (ROOT / page).parent
    dead = [link for link in links if link and "://" not in link and not (here / link).exists()]
    assert [link for link in dead if not link.startswith("mailto:")] == []


def test_the_readme_names_files_and_targets_that_there_are():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = set(re.findall(r"(?:^|`)make ([a-z]+)", text, re.MULTILINE))
    assert {"run", "test"} <= named <= targets


def test_every_command_that_a_page_shows_is_one_that_there_is():
    from pipeline.cli import build

    code = re.compile(r"```.*?```|`[^`\n]+`", re.DOTALL)
    called = re.compile(r"(?:^|[`$&|;]) *itemwire ([a-z][a-z-]*)", re.MULTILINE)
    shown = {
        (page, name)
        for page in pages()
        for part in code.findall((ROOT / page).read_text(encoding="utf-8"))
        for name in called.findall(part)
    }
    app = build()
    known = {command.name for command in app.registered_commands} | {group.name for group in app.registered_groups}
    assert [(page, name) for page, name in sorted(shown) if name not in known] == []


def test_nothing_private_is_tracked():
    private = [name for name in tracked() if re.search(r"(^|/)(\.env|var/|\.venv/|.*\.db|.*\.pem|id_rsa)$", name)]
    assert private == []
