import django.db.models.functions.datetime
from django.db import migrations, models


class Migration(migrations.Migration):
    """What nobody confirmed, and lines that ended long ago, are found by their dates."""

    dependencies = [
        ("people", "0004_new_address"),
    ]

    operations = [
        migrations.AddField(
            model_name="characteristic",
            name="named_at",
            field=models.DateTimeField(db_default=django.db.models.functions.datetime.Now()),
        ),
        migrations.AddIndex(
            model_name="reportingline",
            index=models.Index(
                condition=models.Q(("ends_on__isnull", False)),
                fields=["ends_on"],
                name="lines_by_their_end",
            ),
        ),
    ]
