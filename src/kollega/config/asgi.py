"""The ASGI application that uvicorn serves."""

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kollega.config.settings")

pages = get_asgi_application()

from kollega.web.frame.bodies import BodyDoor  # noqa: E402 - the settings come first
from kollega.web.live.door import LiveDoor  # noqa: E402 - as above

application = LiveDoor(BodyDoor(pages))
