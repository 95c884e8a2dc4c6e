"""Which rounds VNG may read by name is decided and frozen with a publication."""

from typing import Any

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


def keep_names(apps: Any, schema_editor: Any) -> None:
    """Publications from before this rule: every round that was shared by name could be read by name."""
    tables = {
        name: apps.get_model("assessments", name) for name in ("PeerPublication", "ConsentEvent", "Round")
    }
    for publication in tables["PeerPublication"].objects.select_related("edition"):
        rounds = tables["Round"].objects.filter(
            edition__name=publication.edition.name, municipality__is_fictional=publication.fictional
        )
        named = tables["ConsentEvent"].objects.filter(round__in=rounds, choice="herkenbaar")
        publication.names = sorted({str(pk) for pk in named.values_list("round_id", flat=True)})
        publication.save(update_fields=["names"])


class Migration(migrations.Migration):
    dependencies = [("assessments", "0009_draft_of_an_edition")]

    operations = [
        migrations.AddField(
            model_name="peerpublication",
            name="names",
            field=models.JSONField(blank=True, default=list, verbose_name="rondes met naam te tonen"),
        ),
        migrations.RunPython(keep_names, migrations.RunPython.noop),
        pgtrigger.migrations.AddTrigger(
            model_name="peerpublication",
            trigger=pgtrigger.compiler.Trigger(
                name="peer_publication_names_are_frozen",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update of \"names\" rows from % table', TG_TABLE_NAME;",
                    hash="776347eebdda1fbd331197fb191c620d53979c12",
                    operation='UPDATE OF "names"',
                    pgid="pgtrigger_peer_publication_names_are_frozen_37acb",
                    table="assessments_peerpublication",
                    when="BEFORE",
                ),
            ),
        ),
    ]
