from __future__ import annotations

from datetime import timedelta

import pytest
from settings_files import faults, load

from pipeline.errors import SettingsError
from pipeline.settings import Policy, Secret, load_settings
from pipeline.types import Reliability, Role, Source

WHOLE = """
sources:
  - name: EA WorldView
    kind: feed
    url: " HTTPS://example.org/feed/ "
    role: outlet
    reliability: B
    owner: EA
    side: Neutral
    aliases: [EAWorldView, "@eaworldview"]
    languages: [EN, pt-br]
    every: 10m
    enabled: false
  - {name: Stork}
policy:
  confirm: {origins: 4}
beats:
  - name: Syria
    zone: Asia/Damascus
    sources: [Stork]
    length: 5
    policy: {corroborate: {origins: 3}}
"""


def test_a_whole_file_becomes_frozen_records(tmp_path):
    settings = load(tmp_path, WHOLE)
    assert settings.path == tmp_path / "sources.yaml"
    assert settings.base == tmp_path
    assert settings.sources == (
        Source(
            name="EA WorldView",
            kind="feed",
            url="https://example.org/feed/",
            role=Role.OUTLET,
            reliability=Reliability.B,
            owner="EA",
            side="neutral",
            aliases=("EAWorldView", "@eaworldview"),
            languages=("en", "pt-BR"),
            every=timedelta(minutes=10),
            enabled=False,
        ),
        Source(name="Stork"),
    )
    assert settings.roster.find("@EAWorldView") == settings.sources[0]


def test_what_a_policy_leaves_out_is_the_default(tmp_path):
    settings = load(tmp_path, WHOLE)
    assert settings.policy.confirm.origins == 4
    assert settings.policy.confirm.best_count == Policy().confirm.best_count
    assert settings.policy.dispute == Policy().dispute


def test_what_a_beats_policy_leaves_out_is_the_files(tmp_path):
    (beat,) = load(tmp_path, WHOLE).beats
    assert beat.length == 5
    assert beat.policy is not None
    assert (beat.policy.corroborate.origins, beat.policy.confirm.origins) == (3, 4)


def test_kind_is_feed_where_there_is_a_url_and_nothing_where_there_is_none(tmp_path):
    settings = load(tmp_path, "sources: [{name: a, url: 'http://x.test/f'}, {name: b}]")
    assert [source.kind for source in settings.sources] == ["feed", None]


def test_secrets_are_kept_by_the_name_of_their_variable(tmp_path):
    settings = load(tmp_path, "sources: [{name: a, url: 'http://x.test/f', password_env: A_PASSWORD}]")
    assert settings.secrets == (Secret("a", "password_env", "A_PASSWORD"),)
    assert settings.variable("a", "password_env") == "A_PASSWORD"
    assert settings.variable("a", "token_env") is None


def test_a_secret_written_where_its_name_belongs_is_never_repeated(tmp_path):
    found = faults(tmp_path, "sources:\n  - {name: a, url: 'http://x.test/f', password_env: 's3cret!pass'}")
    assert len(found) == 1
    assert found[0].startswith("2: sources[1].password_env: is no name of an environment variable")
    assert "s3cret" not in found[0]


def test_a_secret_key_points_to_the_key_that_names_a_variable(tmp_path):
    (found,) = faults(tmp_path, "sources:\n  - {name: a, url: 'http://x.test/f', password: hunter2}")
    assert "password_env" in found
    assert "hunter2" not in found


def test_every_fault_is_told_at_once_in_the_order_of_the_file(tmp_path):
    found = faults(
        tmp_path,
        """
sourcs: []
sources:
  - name: a
    url: ftp://x.test/
    role: outlett
    reliability: b
    every: 10
    enabled: "yes"
    urll: x
  - url: http://x.test/
  - name: [a]
  - text
beats:
  - {name: S, zone: Asia/Damaskus, length: 0, languages: english, sections: [confirm]}
policy: {confirm: {origins: many}}
""",
    )
    assert found == [
        "2: sourcs: is no key here, did you mean sources?; allowed: sources, policy, beats, channels, places",
        "5: sources[1].url: has a scheme that is not read ('ftp'); allowed: http:// and https://",
        "6: sources[1].role: is none of its values ('outlett', did you mean outlet?); "
        "allowed: outlet, analyst, activist, official, agency, commenter",
        "7: sources[1].reliability: is none of its values ('b', did you mean B?); allowed: A, B, C, D, E, F",
        "8: sources[1].every: is no duration ('10'); allowed: a number and s, m, h or d, such as 90s, 10m, 2h, 1d",
        "9: sources[1].enabled: is neither true nor false ('yes'); allowed: true, false",
        "10: sources[1].urll: is no key here, did you mean url?; allowed: name, kind, url, account, path, role, "
        "reliability, regrades, hacked, owner, side, aliases, languages, every, slowest, cron, zone, enabled, named, "
        "at_risk, media, options",
        "11: sources[2].name: is missing; allowed: a value, it cannot be left out",
        "12: sources[3].name: is a list; allowed: a text (in quotes where it is true, false or null)",
        "13: sources[4]: is a text; allowed: a table of keys and values",
        "15: beats[1].languages: is a text; allowed: a list such as [one, two]",
        "15: beats[1].length: is too small; allowed: 1 or more",
        "15: beats[1].sections[1]: is none of its values ('confirm', did you mean confirmed?); "
        "allowed: confirmed, latest, disputed, corrections",
        "15: beats[1].zone: is no time zone ('Asia/Damaskus'); "
        "allowed: an IANA name such as UTC, Asia/Damascus, Europe/Kyiv",
        "16: policy.confirm.origins: is no whole number; allowed: digits such as 3",
    ]


def test_a_missing_file_says_what_makes_one(tmp_path):
    with pytest.raises(SettingsError, match=r"nowhere\.yaml: there is no such file; .*itemwire init"):
        load_settings(tmp_path / "nowhere.yaml")


def test_a_folder_in_place_of_a_file_is_told(tmp_path):
    with pytest.raises(SettingsError, match="cannot be read"):
        load_settings(tmp_path)


def test_two_sources_of_one_name_are_told_with_both_lines(tmp_path):
    found = faults(tmp_path, "sources:\n  - {name: Stork}\n  - {name: Heron, aliases: [x, '@STORK']}")
    assert found == [
        "3: sources[2].aliases[2]: '@STORK' is taken by 'Stork' in line 2; allowed: a name that no other entry has"
    ]


def test_a_source_may_spell_its_own_name_in_two_ways(tmp_path):
    settings = load(tmp_path, "sources: [{name: QalaatAlMudiq, aliases: [Qalaat al-Mudiq, Qalaat al-Mudiq]}]")
    assert settings.sources[0].aliases == ("Qalaat al-Mudiq",)


def test_two_beats_of_one_name_are_told(tmp_path):
    assert faults(tmp_path, "sources: []\nbeats: [{name: A},\n  {name: a}]")[0].startswith(
        "3: beats[2].name: 'a' is taken"
    )


def test_a_beat_that_names_an_unlisted_source_is_told_with_the_nearest(tmp_path):
    (found,) = faults(tmp_path, "sources: [{name: Stork}]\nbeats:\n - name: S\n   sources:\n   - Storck")
    assert found == (
        "5: beats[1].sources[1]: names a source that is not listed ('Storck', did you mean Stork?); "
        "allowed: a name or alias under sources"
    )


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ("kind: feed", "kind: has nothing to collect"),
        ("path: feeds", "kind: is missing; an account or a path needs one: "),
        ("kind: fed, url: 'http://x.test'", "kind: is no kind of source ('fed', did you mean feed?); allowed: "),
        ("url: ~, side: ~, name: null", "name: is empty; allowed: a text"),
        ("url: 'http://u:secret@x.test/'", "url: holds a user name or password"),
        ("url: 'http://[::1'", "url: is no address (its host or port"),
        ("url: 'http://x.test:99999/'", "url: is no address (its host or port"),
        ("url: 'http://x.test/a b'", "url: is no address (a blank"),
        ("url: 'http://'", "url: names no host"),
        ("url: x.test", "url: has a scheme that is not read (none)"),
        ("every: 30s", "every: is out of range (30s); allowed: 1m to 30d"),
        ("every: 31d", "every: is out of range (31d)"),
        ("every: [1]", "every: is no duration; allowed"),
        ("languages: [english]", "languages[1]: is no language code ('english')"),
        ("reliability: true", "reliability: is none of its values (true)"),
        ("reliability: false", "reliability: is none of its values (false)"),
        ("reliability: ~", "reliability: is none of its values (empty)"),
        ("reliability: [A]", "reliability: is none of its values (a list)"),
        ("role: {a: b}", "role: is none of its values (a table)"),
        ("owner: ''", "owner: is empty"),
        ("account: ' '", "account: is empty"),
        ("owner: '!!'", "owner: is no name; allowed: a text with at least one letter"),
        (f"owner: {'x' * 101}", "owner: has 101 characters; allowed: up to 100"),
        (f"aliases: [{', '.join(f'n{i}' for i in range(51))}]", "aliases: has too many entries; allowed: up to 50"),
        ('owner: "a\\tb"', "owner: holds the character U+0009"),
        ('owner: "a\\u202eb"', "owner: holds the character U+202E"),
        ('owner: "a\\ud800b"', "owner: "),
        ("headers: {Host: evil}", "headers: is no key here; allowed: name, kind"),
    ],
)
def test_a_bad_value_is_told_with_what_is_allowed(tmp_path, entry, said):
    name = "" if "name:" in entry else "name: a, "
    found = faults(tmp_path, f"sources:\n  - {{{name}{entry}}}")
    assert len(found) == 1
    assert found[0].startswith(f"2: sources[1].{said}")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("policy: {}", "1: sources: is missing; allowed: a list"),
        ("sources:", "1: sources: is empty; allowed: a list"),
        ("sources: []\npolicy: {confirm: {origins: 1}}", "2: policy.confirm.origins: is too small; allowed: 2 or more"),
        (
            "sources: []\npolicy: {corroborate: {origins: 9}}",
            "2: policy.confirm: asks for fewer origins than corroborate",
        ),
        ("sources: []\npolicy: {confirm: {sides: 1}}", "2: policy.confirm.sides: is neither true nor false ('1')"),
        (
            "sources: []\npolicy: {confirm: {orgins: 3}}",
            "2: policy.confirm.orgins: is no key here, did you mean origins?",
        ),
        ("sources: []\npolicy: {own_act: true}", "2: policy.own_act: is true; allowed: a table"),
        ("sources: []\nbeats: [{name: a, zone: ../../etc/passwd}]", "2: beats[1].zone: is no time zone"),
        ("sources: []\nbeats: [{name: a, zone: Europe}]", "2: beats[1].zone: is no time zone"),
        ("sources: []\nbeats: [{name: a, policy: {dispute: {grade: X}}}]", "2: beats[1].policy.dispute.grade: is none"),
        (
            "sources: []\nbeats: [{name: a, policy: {corroborate: {origins: 8}}}]",
            "2: beats[1].policy.confirm: asks for",
        ),
        ("just text", "1: sources: the file holds no table"),
    ],
)
def test_a_bad_policy_or_beat_is_told_with_what_is_allowed(tmp_path, text, said):
    found = faults(tmp_path, text)
    assert len(found) == 1
    assert found[0].startswith(said)


def test_a_fault_of_the_files_policy_is_not_told_again_for_each_beat(tmp_path):
    found = faults(
        tmp_path, "sources: []\npolicy: {dispute: {grade: X}}\nbeats: [{name: a, policy: {own_act: {grade: A}}}]"
    )
    assert [line.split(": ")[1] for line in found] == ["policy.dispute.grade"]


def test_texts_that_look_like_other_things_stay_texts(tmp_path):
    settings = load(tmp_path, "sources: [{name: no}, {name: 0o17}, {name: 2026-01-01}, {name: 1e3}, {name: '${HOME}'}]")
    assert [source.name for source in settings.sources] == ["no", "0o17", "2026-01-01", "1e3", "${HOME}"]


def test_joiners_and_emoji_styles_are_left_out_of_names(tmp_path):
    settings = load(tmp_path, "sources: [{name: 'ТРУХА⚡\ufe0f Украина', aliases: ['می\u200cخواهم']}]")
    assert (settings.sources[0].name, settings.sources[0].aliases) == ("ТРУХА⚡ Украина", ("میخواهم",))


def test_an_alias_of_yaml_repeats_a_value(tmp_path):
    settings = load(tmp_path, "sources: []\npolicy: &p {confirm: {origins: 5}}\nbeats: [{name: a, policy: *p}]")
    assert settings.beats[0].policy == settings.policy


def test_places_are_read_with_all_their_names(tmp_path):
    text = (
        "sources:\n  - {name: A}\nplaces:\n  - {name: Khalsa, aliases: [خلصة], apart_from: [Halsa], lat: 36, lon: 37}\n"
    )
    (place,) = load(tmp_path, text).places
    assert (place.name, place.aliases, place.apart_from, place.lat, place.lon) == (
        "Khalsa",
        ("خلصة",),
        ("Halsa",),
        36,
        37,
    )


@pytest.mark.parametrize(
    ("entries", "said"),
    [
        ("  - {name: Khalsa}\n  - {name: Zaytan, aliases: [khalsa]}\n", "5: places[2].aliases[1]: 'khalsa' is taken"),
        ("  - {name: Khalsa, apart_from: [KHALSA]}\n", "apart_from: holds a name of the place itself"),
        ("  - {name: Khalsa, lat: 36}\n", "lat: stands without `lon`"),
        ("  - {name: Khalsa, lat: 136, lon: 1}\n", "lat: "),
        ("  - {name: Khalsa, also: [x]}\n", "also"),
    ],
)
def test_a_list_of_places_that_does_not_agree_with_itself_is_refused(tmp_path, entries, said):
    assert any(said in fault for fault in faults(tmp_path, "sources:\n  - {name: A}\nplaces:\n" + entries))
