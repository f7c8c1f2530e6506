"""What a person or a script puts in: a first folder, a pass, posts from files, sources."""

from __future__ import annotations

import csv
import io
import json
import os
import re

import pytest
from typer.main import get_command

from pipeline.cli import build
from tests.cli.conftest import write_posts
from tests.flow.feeds import WATCHED, write_feeds
from tests.flow.newsroom import POSTS


def every_command(group=None, path=()):
    """The words of every command and group that there is, the program itself included."""
    group = group or get_command(build())
    yield " ".join(path)
    for name, command in getattr(group, "commands", {}).items():
        yield from every_command(command, (*path, name))


def test_the_commands_of_the_main_job_are_there():
    assert set(every_command()) >= {
        "run", "ingest", "init", "sources list", "sources check", "claims", "policy", "draft", "export claims",
        "export posts", "doctor", "db upgrade", "db check", "db backup", "db restore",
    }  # fmt: skip


@pytest.mark.parametrize("command", list(every_command()))
def test_every_help_has_an_example(itemwire, command):
    answer = itemwire(*command.split(), "--help")
    assert (answer.code, answer.err) == (0, "")
    assert "Example" in answer.out


# ---- init, run


def test_init_gives_a_folder_in_which_a_pass_runs(itemwire, folder):
    answer = itemwire("init", "desk")
    assert answer.code == 0
    assert answer.lines == ["wrote desk/.env", "wrote desk/sources.yaml", "wrote desk/var"]
    assert itemwire("init", "desk").out == ""
    os.chdir(folder / "desk")
    assert itemwire("policy").code == 0
    assert itemwire("sources", "list").code == 0


def test_without_a_command_one_pass_is_made(itemwire, folder):
    write_feeds(folder)
    answer = itemwire()
    assert answer.code == 0
    assert answer.lines[0].startswith(f"{len(WATCHED)} of {len(WATCHED)} sources visited: ")
    again = itemwire("run", "--json")
    assert again.json["visited"] == 0
    assert itemwire("run", "--all", "--json").json | {"visited": 0} == again.json
    assert (folder / "var" / "itemwire.db").exists()


def test_a_pass_names_the_sources_it_could_not_read_and_leaves_with_0(itemwire, folder):
    listed = write_feeds(folder)
    gone = "  - {name: Gone, kind: folder, path: nowhere}\n"
    listed.write_text(listed.read_text().replace("beats:", gone + "beats:"))
    answer = itemwire("run")
    assert answer.code == 0
    assert "not read: Gone: " in answer.out
    assert "source not read" in answer.err
    assert "source not read" not in answer.out


# ---- ingest


def test_ingest_counts_what_it_read(itemwire, listed, folder):
    posts = write_posts(folder / "posts.jsonl")
    answer = itemwire("ingest", posts)
    ids = {(post.source, post.id) for post in POSTS}
    assert answer.code == 0
    assert answer.out == f"{posts}: {len(POSTS)} read, {len(ids)} new, {len(POSTS) - len(ids)} changed, 0 rejected\n"
    assert itemwire("ingest", posts).out == f"{posts}: {len(POSTS)} read, 0 new, 0 changed, 0 rejected\n"


def test_a_file_standard_input_and_csv_give_the_same_claims(itemwire, listed, folder):
    rows = [post.model_dump(mode="json", exclude={"extra"}) for post in POSTS]
    table = io.StringIO()
    writer = csv.DictWriter(table, list(rows[0]))
    writer.writeheader()
    writer.writerows(
        {name: json.dumps(cell) if isinstance(cell, list) else cell for name, cell in row.items()} for row in rows
    )
    (folder / "posts.csv").write_text(table.getvalue(), encoding="utf-8")
    text = write_posts(folder / "posts.jsonl").read_bytes()
    assert itemwire("ingest", "posts.jsonl", "--database", "sqlite:///a.db").code == 0
    assert itemwire("ingest", "-", "--database", "sqlite:///b.db", stdin=text).code == 0
    assert itemwire("ingest", "posts.csv", "--database", "sqlite:///c.db").code == 0
    exported = [itemwire("export", "claims", "--database", f"sqlite:///{name}.db").out for name in "abc"]
    told = [[{**json.loads(line), "history": []} for line in text.splitlines()] for text in exported]
    assert told[0] == told[1] == told[2] != []


def test_lines_that_are_no_posts_are_kept_aside_with_their_reason(itemwire, listed, folder):
    file = write_posts(folder / "posts.jsonl", POSTS[:2])
    file.write_text(file.read_text() + 'not json \x1b[31m\n{"id": "x"}\n')
    answer = itemwire("ingest", file)
    assert (answer.code, answer.out) == (0, f"{file}: 4 read, 2 new, 0 changed, 2 rejected\n")
    aside = [json.loads(line) for line in (folder / "posts.jsonl.rejected.jsonl").read_text().splitlines()]
    assert [row["where"] for row in aside] == [f"{file}:3", f"{file}:4"]
    assert all(row["reason"] for row in aside)
    assert str(file) + ".rejected.jsonl" in answer.err


def test_what_standard_input_held_and_is_no_post_goes_into_the_data_folder(itemwire, listed, folder):
    answer = itemwire("ingest", "-", stdin=b'{"id": 1}\n')
    assert answer.out == "-: 1 read, 0 new, 0 changed, 1 rejected\n"
    assert len(list((folder / "var" / "rejected").iterdir())) == 1


def test_rejected_lines_go_elsewhere_where_the_files_folder_is_not_ours(itemwire, listed, folder):
    file = write_posts(folder / "posts.jsonl", [])
    file.write_text("nonsense {\n")
    (folder / "posts.jsonl.rejected.jsonl").mkdir()
    answer = itemwire("ingest", file)
    assert answer.code == 0
    assert (folder / "var" / "rejected" / "posts.jsonl.jsonl").read_text().count("\n") == 1


def test_ingest_names_sources_that_stand_in_no_list_but_not_a_thousand_of_them(itemwire, listed, folder):
    strangers = [POSTS[0].model_copy(update={"source": f"Stranger {number}"}) for number in range(40)]
    answer = itemwire("ingest", write_posts(folder / "posts.jsonl", strangers))
    assert answer.code == 0
    assert "Stranger 3" in answer.err
    assert "and 30 more" in answer.err
    assert len(answer.err) < 1000


def test_ingest_reports_as_json_what_it_prints(itemwire, listed, folder):
    posts = write_posts(folder / "posts.jsonl", POSTS[:3])
    report = itemwire("ingest", posts, "--json").json[str(posts)]
    assert report | {"claims": 0} == {"read": 3, "new": 3, "changed": 0, "rejected": 0, "claims": 0, "unlisted": []}


# ---- sources


def test_sources_are_listed_with_their_health(itemwire, folder):
    write_feeds(folder)
    assert "not visited yet" in itemwire("sources", "list").out
    itemwire("run")
    rows = itemwire("sources", "list", "--json").json
    assert [row["name"] for row in rows] == list(WATCHED)
    assert all(row["last_success"] and row["error"] is None for row in rows)


def test_checking_sources_shows_what_would_be_kept_and_keeps_nothing(itemwire, folder):
    write_feeds(folder)
    answer = itemwire("sources", "check", WATCHED[0])
    assert answer.code == 0
    assert re.match(rf"{WATCHED[0]}: \d+ posts would be kept, 0 entries set aside", answer.out)
    assert "Tell Marjan" in answer.out
    assert itemwire("export", "posts").out == ""
    assert {row["source"] for row in itemwire("sources", "check", "--json").json} == set(WATCHED)
