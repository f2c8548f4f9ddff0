"""Policy as data: the file that a hospital's privacy officer owns, checked at start."""

from fax_intake.policy.model import Facility, KindRule, Mode, Policy, PolicyError, load_policy

__all__ = ["Facility", "KindRule", "Mode", "Policy", "PolicyError", "load_policy"]
