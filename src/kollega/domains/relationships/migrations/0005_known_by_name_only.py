from django.db import migrations

# Somebody who was named as a judge before they came is a row with a name and nothing else. It
# stands for everybody who bears the name, here as in ``people.queries.conflicts_among``.
FORWARDS = """
CREATE OR REPLACE FUNCTION stands_for(person bigint) RETURNS bigint[] LANGUAGE sql STABLE AS $$
    SELECT array_agg(named.id) FROM people_person own JOIN people_person named
        ON named.id = own.id OR (
            named.sort_key = own.sort_key AND named.email IS NULL
            AND NOT EXISTS (SELECT 1 FROM people_account WHERE person_id = named.id)
        )
    WHERE own.id = person
$$;

CREATE OR REPLACE FUNCTION nobody_who_judges_mentors() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    past interval;
    mentors bigint[];
    mentees bigint[];
BEGIN
    IF NEW.stage NOT IN ('active', 'paused') THEN
        RETURN NEW;
    END IF;
    -- A pause, an end or a nudge of a standing pair must not fail because a line came up later:
    -- that is the quiet re-match's business.
    IF TG_OP = 'UPDATE' AND OLD.stage IN ('active', 'paused')
       AND OLD.mentor_id = NEW.mentor_id AND OLD.mentee_id = NEW.mentee_id THEN
        RETURN NEW;
    END IF;
    PERFORM 1 FROM people_person WHERE id IN (NEW.mentor_id, NEW.mentee_id) ORDER BY id FOR UPDATE;
    SELECT make_interval(days => past_months * 31) INTO past
        FROM programmes_programme WHERE id = NEW.programme_id;
    mentors := stands_for(NEW.mentor_id);
    mentees := stands_for(NEW.mentee_id);
    IF EXISTS (
        SELECT 1 FROM people_reportingline
        WHERE ((senior_id = ANY (mentors) AND junior_id = ANY (mentees))
            OR (senior_id = ANY (mentees) AND junior_id = ANY (mentors)))
          AND (ends_on IS NULL OR ends_on >= NEW.began_on - past)
    ) OR EXISTS (
        SELECT 1 FROM people_veto
        WHERE (holder_id = ANY (mentors) AND named_id = ANY (mentees))
           OR (holder_id = ANY (mentees) AND named_id = ANY (mentors))
    ) THEN
        RAISE EXCEPTION 'this pair is not possible'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'nobody_who_judges_mentors';
    END IF;
    RETURN NEW;
END $$;
"""

# Backwards the trigger goes on as it is; its earlier words are in 0002.
BACKWARDS = migrations.RunSQL.noop


class Migration(migrations.Migration):
    """The database keeps a judge known by name alone from a pair, too."""

    dependencies = [
        ("relationships", "0004_lines_and_vetoes_wait"),
        ("people", "0002_as_they_were_named"),
    ]

    operations = [migrations.RunSQL(FORWARDS, BACKWARDS)]
