"""Where people cut names into words."""

from __future__ import annotations

import pytest

from triptych.text import shortened, words


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("EnableIPv6", "enable ipv6"),
        ("enable_IPv6", "enable ipv6"),
        ("IPv4Address", "ipv4 address"),
        ("GlobalIPv6PrefixLen", "global ipv6 prefix len"),
        ("DNSIPv4", "dns ipv4"),
        ("IPv6CIDRs", "ipv6 cidrs"),
        ("BlkioDeviceReadIOps", "blkio device read iops"),
        ("maxIOPS", "max iops"),
        ("IOpsLimit", "iops limit"),
        ("OAuth2Token", "oauth2 token"),
        ("getOAuthToken", "get oauth token"),
        ("userIDs", "user ids"),
        ("OpenIdConnectProviderARNs", "open id connect provider arns"),
        ("getURLsFor", "get urls for"),
        ("HTTPServer", "http server"),
        ("TLSv1", "tls v1"),
        ("APIv2Beta", "api v2 beta"),
        ("vCPUs", "vcpus"),
        ("iSCSIVolume", "iscsi volume"),
        ("ISCSIVolume", "iscsi volume"),
        ("GitHubURL", "github url"),
        ("S3Bucket", "s3 bucket"),
        ("EC2Instance", "ec2 instance"),
        ("v1beta2", "v1beta2"),
        ("k8s", "k8s"),
        ("sha256", "sha256"),
        ("user Pools", "user pools"),
        ("x-ms-Foo", "x ms foo"),
        ("macOSVersion", "macos version"),
    ],
)
def test_words(name: str, expected: str) -> None:
    assert words(name) == expected.split()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Short.", "Short."),
        ("One. Two.  Three is far too long.", "One. Two."),
        ("A first sentence that does not fit. Two.", "A first sentence..."),
    ],
)
def test_shortened(text: str, expected: str) -> None:
    assert shortened(text, 20) == expected
