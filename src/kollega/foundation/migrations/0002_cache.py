from django.db import migrations


class Migration(migrations.Migration):
    """The table behind Django's database cache, which holds rate limits across processes."""

    dependencies = [("foundation", "0001_initial")]

    operations = [
        migrations.RunSQL(
            """
            CREATE TABLE foundation_cache (
                cache_key varchar(255) NOT NULL PRIMARY KEY,
                value text NOT NULL,
                expires timestamp with time zone NOT NULL
            );
            CREATE INDEX foundation_cache_expires ON foundation_cache (expires);
            """,
            "DROP TABLE foundation_cache;",
        )
    ]
