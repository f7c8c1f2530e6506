from __future__ import annotations

from ipaddress import ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.collect.address import is_public, may_contact
from pipeline.settings.environment import parse_allow_hosts


@pytest.mark.parametrize("address", ["8.8.8.8", "1.1.1.1", "2606:4700::1", "2001:4860:4860::8888"])
def test_hosts_on_the_internet_are_public(address):
    assert is_public(ip_address(address))


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.255.255.254", "0.0.0.0", "10.0.0.1", "172.16.0.1", "192.168.1.1", "100.64.0.1",
        "169.254.169.254",
        "100.100.100.200", "192.0.0.192", "192.0.2.1", "198.18.0.1", "198.51.100.1", "203.0.113.1", "192.88.99.1",
        "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255", "168.63.129.16",
        "::", "::1", "::ffff:127.0.0.1", "::ffff:8.8.8.8", "::ffff:0:127.0.0.1", "::127.0.0.1", "64:ff9b::7f00:1",
        "64:ff9b::a9fe:a9fe", "64:ff9b::808:808",
        "2606:4700::5efe:a00:1", "2606:4700::200:5efe:808:808",
        "64:ff9b:1::a00:1", "2002:7f00:1::", "2001:0:7f00:1::", "fe80::1", "fc00::1",
        "fd00:ec2::254",
        "fec0::1", "ff02::1", "100::1", "2001:db8::1", "3fff::1", "5f00::1",
    ],
)  # fmt: skip
def test_addresses_inside_or_hiding_another_are_not_public(address):
    assert not is_public(ip_address(address))
    assert not may_contact(address, 80, (), ())


def test_an_opened_place_is_open_on_its_port_only():
    allow = parse_allow_hosts("127.0.0.1:8765,10.0.0.0/8:9000,desk.test:80")
    assert may_contact("127.0.0.1", 8765, (), allow)
    assert may_contact("10.1.2.3", 9000, (), allow)
    assert may_contact("192.168.0.1", 80, ("desk.test",), allow)
    assert not may_contact("127.0.0.1", 8766, (), allow)
    assert not may_contact("192.168.0.1", 80, ("other.test",), allow)


def test_what_is_no_address_may_not_be_contacted():
    assert not may_contact("localhost", 80, (), ())


@given(st.ip_addresses(v=4))
def test_an_address_wrapped_for_nat64_is_never_public(address):
    assert not is_public(ip_address(f"64:ff9b::{address}"))


@given(st.ip_addresses(v=4))
def test_a_mapped_address_is_never_public(address):
    assert not is_public(ip_address(f"::ffff:{address}"))
