from tests.fixtures_matching import computed, joins, letters, line, works

__all__ = ["computed", "joins", "letters", "line", "works"]
