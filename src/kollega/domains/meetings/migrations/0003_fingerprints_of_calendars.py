import hashlib

from django.db import migrations, models


def take_fingerprints(apps, schema_editor):
    """Addresses that are in use go on working; from now on nobody can read them here."""
    feeds = apps.get_model("meetings", "CalendarFeed").objects
    for feed in feeds.iterator():
        feed.digest = hashlib.sha256(feed.secret.encode()).hexdigest()
        feed.save(update_fields=["digest"])


class Migration(migrations.Migration):
    """The secret address of a calendar is kept as a fingerprint."""

    dependencies = [("meetings", "0002_asked_whether_held")]

    operations = [
        migrations.AddField(
            model_name="calendarfeed",
            name="digest",
            field=models.CharField(max_length=64, default=""),
            preserve_default=False,
        ),
        migrations.RunPython(take_fingerprints, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="calendarfeed",
            name="digest",
            field=models.CharField(max_length=64, unique=True),
        ),
        migrations.RemoveField(model_name="calendarfeed", name="secret"),
    ]
