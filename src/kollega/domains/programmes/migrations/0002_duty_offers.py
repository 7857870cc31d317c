import django.db.models.deletion
import django.db.models.functions.text
from django.db import migrations, models

import kollega.foundation.ids


class Migration(migrations.Migration):
    """Somebody is asked to take on a duty, and says yes or no."""

    dependencies = [("programmes", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="DutyOffer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "public_id",
                    models.CharField(
                        default=kollega.foundation.ids.public_id,
                        editable=False,
                        max_length=20,
                        unique=True,
                    ),
                ),
                (
                    "duty",
                    models.CharField(
                        choices=[
                            ("coordinator", "coordinator"),
                            ("evaluator", "evaluator"),
                            ("named_contact", "named contact"),
                        ],
                        max_length=20,
                    ),
                ),
                ("name", models.CharField(max_length=220)),
                ("email", models.EmailField(max_length=254)),
                ("asked_at", models.DateTimeField()),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="duty_offers",
                        to="programmes.programme",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        models.F("programme"),
                        models.F("duty"),
                        django.db.models.functions.text.Lower("email"),
                        name="a_duty_is_offered_once",
                    )
                ],
            },
        ),
    ]
