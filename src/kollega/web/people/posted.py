from django.http import HttpRequest, QueryDict


def posted(request: HttpRequest) -> QueryDict | None:
    """A form's data: what was posted, even where every field was left empty; else nothing."""
    return request.POST if request.method == "POST" else None
