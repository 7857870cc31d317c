"""What every page is given by the frame, whoever its view is."""

from django.http import HttpRequest

from kollega.web.frame import appearance, brand


def frame(request: HttpRequest) -> dict[str, object]:
    """`brand`, and `theme`: light, dark, or empty for whatever the device prefers."""
    return {"brand": brand.current(), "theme": appearance.chosen(request)}
