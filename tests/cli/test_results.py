"""What a person or a script gets out: claims, drafts, exports, and care for the database."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import UTC, datetime

import pytest

from tests.cli.conftest import write_posts
from tests.flow.feeds import write_feeds
from tests.flow.newsroom import POSTS, SOURCES, said

STATUSES = ("unconfirmed", "corroborated", "confirmed", "disputed", "retracted", "rejected")

# ---- claims, policy


def test_claims_are_narrowed_by_status_place_source_and_time(itemwire, worked):
    everything = itemwire("claims", "--json").json
    assert len(everything) > 5
    for status in {claim["status"] for claim in everything}:
        found = itemwire("claims", "--json", "--status", status).json
        assert found == [claim for claim in everything if claim["status"] == status]
    by_source = itemwire("claims", "--json", "--source", "@hilltop").json
    assert by_source == [c for c in everything if "Hilltop Watch" in {one["source"] for one in c["appearances"]}]
    there = itemwire("claims", "--json", "--place", "Tel Marjan").json
    assert there
    assert all(place["name"] for claim in there for place in claim["places"])
    assert len(there) < len(everything)
    late = itemwire("claims", "--json", "--since", "2026-04-02T18:30:00Z").json
    early = itemwire("claims", "--json", "--until", "2026-04-02T11:00:00+03:00").json
    assert 0 < len(late) < len(everything)
    assert 0 < len(early) < len(everything)
    assert itemwire("claims", "--json", "--until", "2026-04-02").json == everything
    assert itemwire("claims", "--json", "--until", "20260402").json == everything
    assert itemwire("claims", "--json", "--until", "2026-04-01").json == []


def test_claims_on_a_terminal_are_a_table_that_counts_them(itemwire, worked):
    answer = itemwire("claims")
    assert answer.lines[0].strip() == f"{len(itemwire('claims', '--json').json)} claims"
    assert "own voices" in answer.out


def test_a_claim_is_explained_with_all_that_stands_behind_it(itemwire, worked):
    claim = max(itemwire("claims", "--json").json, key=lambda claim: len(claim["appearances"]))
    answer = itemwire("claims", "--why", claim["claim"])
    assert answer.code == 0
    assert claim["reason"] in answer.out
    for one in claim["appearances"]:
        assert one["post"] in answer.out
        assert one["quote"] in answer.out
    assert "\n  " in answer.out, "what belongs to a heading stands indented below it"
    for word in ("origins", "appearances", "history"):
        assert word in answer.out
    assert itemwire("claims", "--why", claim["claim"], "--json").json == claim


def test_a_claim_that_was_renamed_is_found_under_its_old_name(itemwire, listed, folder):
    late = said("v0", "Valley Voices", "07:30", "Rebels captured the village of Tell Marjan at dawn.")
    itemwire("ingest", write_posts(folder / "a.jsonl", POSTS[:1]))
    (before,) = itemwire("claims", "--json").json
    itemwire("ingest", write_posts(folder / "b.jsonl", [late]))
    answer = itemwire("claims", "--why", before["claim"])
    assert answer.code == 0
    assert f"{before['claim']} is now part of c-" in answer.err


def test_the_policy_is_told_in_words_and_as_json(itemwire, listed):
    answer = itemwire("policy")
    assert "independent" in answer.out
    assert itemwire("policy", "--json").json["confirm"]["origins"] == 3
    assert itemwire("policy", "--beat", "Everything").out == answer.out


# ---- draft, export


@pytest.mark.parametrize("style", ["text", "markdown", "html", "json"])
def test_a_draft_is_the_same_on_screen_and_in_a_file(itemwire, worked, folder, style):
    arguments = ("draft", "--format", style, "--beat", "Everything")
    shown = itemwire(*arguments)
    assert (shown.code, shown.err) == (0, "")
    assert "Tell Marjan" in shown.out
    kept = itemwire(*arguments, "-o", folder / "out" / "draft")
    assert (kept.code, kept.out) == (0, "")
    written = (folder / "out" / "draft").read_text(encoding="utf-8")

    def without_clock(text):
        return re.sub(r"\d\d:\d\d(:[\d.]+)?|\d{1,2} \w+ 20\d\d", "…", text)

    assert without_clock(written) == without_clock(shown.out)
    if style == "json":
        assert json.loads(shown.out)["beat"] == "Everything"


def test_a_draft_says_why_on_request_and_keeps_to_its_period(itemwire, worked):
    assert "why: " in itemwire("draft", "--why").out
    assert "why: " not in itemwire("draft").out
    whole = itemwire("draft").out.count("ITEM: ")
    late = itemwire("draft", "--since", "2026-04-02T18:30:00Z").out.count("ITEM: ")
    assert 0 < late < whole
    assert itemwire("draft", "--until", "2026-04-01").out.count("ITEM: ") == 0


def test_claims_are_exported_with_the_fields_that_were_promised(itemwire, worked):
    rows = [json.loads(line) for line in itemwire("export", "claims").lines]
    assert rows == itemwire("claims", "--json").json
    for row in rows:
        assert set(row) >= {
            "claim", "text", "status", "tag", "credibility", "reason", "decided_by", "places", "event", "when",
            "actors", "figures", "first_reported", "last_reported", "origins", "updates", "appearances",
            "suggestions", "history",
        }  # fmt: skip
        assert row["status"] in STATUSES
        assert row["history"][-1]["to"] == row["status"]


def test_posts_are_exported_with_their_versions(itemwire, worked):
    rows = {(row["source"], row["id"]): row for row in map(json.loads, itemwire("export", "posts").lines)}
    assert set(rows) == {(post.source, post.id) for post in POSTS}
    edited = rows["Daily Courier", "c3"]
    assert "5 soldiers" in edited["text"]
    assert ["3 soldiers" in version["text"] for version in edited["versions"]] == [True]
    assert rows["Loud Blog", "b3"]["deleted"] is True
    assert rows["Loud Blog", "b5"]["published"] is None


def test_an_export_as_csv_has_the_same_rows(itemwire, worked, folder):
    claims = [json.loads(line) for line in itemwire("export", "claims").lines]
    assert itemwire("export", "claims", "--format", "csv", "--bom", "-o", "out/claims.csv").code == 0
    written = (folder / "out" / "claims.csv").read_bytes()
    assert written.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(written.decode("utf-8-sig"), newline="")))
    assert [row["claim"] for row in rows] == [claim["claim"] for claim in claims]
    posts = list(csv.DictReader(io.StringIO(itemwire("export", "posts", "--format", "csv").out, newline="")))
    assert len(posts) == len(itemwire("export", "posts").lines)


def test_exported_posts_can_be_taken_in_again(itemwire, worked, folder):
    kept = itemwire("export", "posts", "-o", folder / "again.jsonl")
    assert kept.code == 0
    itemwire("ingest", "again.jsonl", "--database", "sqlite:///second.db")
    first = [json.loads(line) for line in itemwire("export", "claims").lines]
    second = [json.loads(line) for line in itemwire("export", "claims", "--database", "sqlite:///second.db").lines]
    assert [(row["claim"], row["status"]) for row in first] == [(row["claim"], row["status"]) for row in second]


# ---- care


def test_the_doctor_finds_a_working_installation_well(itemwire, worked):
    answer = itemwire("doctor")
    assert answer.code == 0
    assert "LOOK" not in answer.out
    findings = {row["what"]: row for row in itemwire("doctor", "--json").json}
    assert all(row["well"] for row in findings.values())
    assert findings["posts"]["found"] == str(len({(post.source, post.id) for post in POSTS}))
    assert not any("{" in row["found"] for row in findings.values())


def test_the_doctor_points_at_a_source_that_fails(itemwire, folder):
    listed = write_feeds(folder)
    listed.write_text(listed.read_text().replace("path: feeds/hilltop-watch", "path: feeds/nowhere"))
    itemwire("run")
    answer = itemwire("doctor")
    assert answer.code == 1
    assert "LOOK" in answer.out
    assert "source Hilltop Watch" in answer.out


def test_a_backup_can_be_put_back(itemwire, worked, folder):
    before = itemwire("export", "claims").out
    assert itemwire("db", "backup", "copy.db").code == 0
    itemwire(
        "ingest", write_posts(folder / "new.jsonl", [said("n", "River Analyst", "20:00", "Shelling hit Deir Salwa.")])
    )
    assert itemwire("export", "claims").out != before
    assert itemwire("db", "restore", "copy.db").code == 0
    assert itemwire("export", "claims").out == before
    assert itemwire("db", "check").out == "no fault found\n"


def test_the_database_can_be_made_by_hand_and_again(itemwire):
    for _ in range(2):
        answer = itemwire("db", "upgrade", "--database", "sqlite:///deep/er/new.db")
        assert (answer.code, answer.out) == (0, "the database is up to date\n")
    assert itemwire("db", "check", "--database", "sqlite:///deep/er/new.db").code == 0


def test_options_may_stand_before_the_command(itemwire, worked, folder):
    (folder / "other.yaml").write_text(SOURCES.replace("Everything", "Elsewhere"))
    answer = itemwire("--sources", "other.yaml", "--database", "sqlite:///empty.db", "sources", "list")
    assert answer.code == 0
    assert (folder / "empty.db").exists()
    assert itemwire("--database", "sqlite:///empty.db", "export", "claims", "--database", f"sqlite:///{worked}").out
    assert itemwire("--sources", "other.yaml", "policy", "--beat", "Elsewhere").code == 0


def test_the_environment_and_the_dot_env_file_name_the_database(itemwire, worked, folder, monkeypatch):
    (folder / ".env").write_text("ITEMWIRE_DATABASE=sqlite:///from-file.db\n")
    assert itemwire("doctor").out
    assert (folder / "from-file.db").exists()
    monkeypatch.setenv("ITEMWIRE_DATABASE", f"sqlite:///{worked}")
    assert itemwire("export", "claims").out


def test_every_time_in_a_file_is_utc(itemwire, worked):
    text = itemwire("export", "claims").out + itemwire("export", "posts").out
    times = re.findall(r'"(20\d\d-\d\d-\d\dT[^"]*)"', text)
    assert times
    assert all(time.endswith("Z") for time in times)
    assert all(datetime.fromisoformat(time).tzinfo == UTC for time in times)
