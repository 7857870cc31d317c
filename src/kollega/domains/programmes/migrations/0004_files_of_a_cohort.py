from django.db import migrations, models
from django.db.models import deletion


class Migration(migrations.Migration):
    """Whoever comes by a file may begin together; a file says what looks wrong with it."""

    dependencies = [("programmes", "0003_signed_texts_stay")]

    operations = [
        migrations.AddField(
            "import",
            "cohort",
            models.ForeignKey(
                null=True,
                on_delete=deletion.SET_NULL,
                related_name="+",
                to="programmes.cohort",
            ),
        ),
        migrations.AddField("import", "hints", models.JSONField(default=list)),
    ]
