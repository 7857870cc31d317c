from django.db import migrations, models


class Migration(migrations.Migration):
    """Whoever names somebody is shown the name they typed, not what the house knows."""

    dependencies = [("people", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="reportingline",
            name="named_as",
            field=models.CharField(blank=True, default="", max_length=200),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="veto",
            name="named_as",
            field=models.CharField(blank=True, default="", max_length=200),
            preserve_default=False,
        ),
    ]
