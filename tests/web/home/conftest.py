from tests.fixtures_matching import computed, joins

__all__ = ["computed", "joins"]
