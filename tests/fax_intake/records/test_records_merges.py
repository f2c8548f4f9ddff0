import pytest

from fax_intake.records.merges import Fate, settle_fates


def nobody(*in_doubt: str) -> Fate:
    return Fate(survivor=None, in_doubt=frozenset(in_doubt))


@pytest.mark.parametrize(
    ("announced", "in_use", "fate_of_a"),
    [
        pytest.param({}, "a", Fate(survivor="a"), id="nothing is announced"),
        pytest.param({"a": "b"}, "ab", Fate(survivor="b"), id="one survivor"),
        pytest.param({"a": "b", "b": "c"}, "abc", Fate(survivor="c"), id="a chain"),
        pytest.param({"a": "b"}, "a", nobody("a"), id="into nobody in use"),
        pytest.param({"a": "b", "b": "a"}, "ab", nobody("a"), id="a circle"),
        pytest.param({"a": "b", "b": "c", "c": "b"}, "abc", nobody("a"), id="into a circle"),
        pytest.param({"a": "bc"}, "abc", nobody("a", "b", "c"), id="two survivors"),
        pytest.param({"a": "b", "b": "cd"}, "abcd", nobody("a", "b", "c", "d"), id="two survivors of his survivor"),
        pytest.param({"a": "bc", "b": "c"}, "abc", Fate(survivor="c"), id="two announcements that end at one"),
        pytest.param({"a": "bc"}, "ac", nobody("a", "b", "c"), id="two survivors, one not in use"),
        pytest.param({"a": "bc"}, "a", nobody("a"), id="two survivors, neither in use"),
        pytest.param({"a": "bc", "b": "a"}, "abc", nobody("a", "b", "c"), id="a circle with a way out"),
    ],
)
def test_who_survives(announced, in_use, fate_of_a):
    assert settle_fates(["a"], announced, in_use) == {"a": fate_of_a}
