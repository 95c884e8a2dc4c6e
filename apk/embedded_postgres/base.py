"""Django's PostgreSQL engine, with the server started just before the first connection."""

from pathlib import Path
from typing import Any

from django.db.backends.postgresql import base

from apk.embedded_postgres.server import EmbeddedServer


class DatabaseWrapper(base.DatabaseWrapper):
    """Connects over the unix socket of the embedded server; `EMBEDDED` in the settings says where."""

    def get_connection_params(self) -> dict[str, Any]:
        """Start the server when it is not running yet, then give Django's own parameters."""
        embedded = self.settings_dict["EMBEDDED"]
        server = EmbeddedServer.at(Path(embedded["FOLDER"]), durable=embedded["DURABLE"])
        server.ensure_running()
        server.ensure_database("apk")
        self.settings_dict["HOST"] = str(server.socket_folder)
        return super().get_connection_params()
