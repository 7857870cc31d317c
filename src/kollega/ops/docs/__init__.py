"""Documents made from the code, so that they can't lie: ``manage write_docs`` writes them."""

from kollega.ops.docs.catalogue import GENERATED, Document

__all__ = ["GENERATED", "Document"]
