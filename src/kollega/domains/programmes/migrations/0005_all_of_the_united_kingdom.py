from django.db import migrations, models

COUNTRIES = [
    ("gb-eng", "England"),
    ("gb-sct", "Scotland"),
    ("gb-wls", "Wales"),
    ("gb-nir", "Northern Ireland"),
    ("se", "Sweden"),
    ("no", "Norway"),
    ("nl", "Netherlands"),
]


class Migration(migrations.Migration):
    """Programmes may be in Wales and in Northern Ireland."""

    dependencies = [("programmes", "0004_files_of_a_cohort")]

    operations = [
        migrations.AlterField(
            "programme", "country", models.CharField(max_length=8, choices=COUNTRIES)
        )
    ]
