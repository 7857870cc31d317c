from tests.fixtures_matching import computed, count_queries, joins, letters, line, works

__all__ = ["computed", "count_queries", "joins", "letters", "line", "works"]
