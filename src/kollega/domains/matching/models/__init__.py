from kollega.domains.matching.models.offers import Offer
from kollega.domains.matching.models.rounds import ForbiddenPair, Proposal, Round
from kollega.domains.matching.models.short_lists import ShortList

__all__ = ["ForbiddenPair", "Offer", "Proposal", "Round", "ShortList"]
