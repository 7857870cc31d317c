"""Mail is handed to the server outside the request, and again when the server was away."""

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from kollega.foundation import mail


@app.task(name="deliver_mail", retry=RetryStrategy(max_attempts=8, exponential_wait=3))
def deliver_mail(*, mail_id: int) -> None:
    """Deliver one mail."""
    mail.deliver(mail_id)
