"""The database on the command line."""

import typer

app = typer.Typer(help="The records' database.", no_args_is_help=True)


@app.callback()
def database() -> None:
    """The records' database."""


@app.command("upgrade")
def upgrade() -> None:
    """Bring the database to the newest revision; safe to repeat."""
    from db.engine import open_engine
    from db.engine import upgrade as upgrade_engine
    from db.settings import Settings

    engine = open_engine(Settings().database_url)
    upgrade_engine(engine)
    typer.echo(f"{engine.url.render_as_string(hide_password=True)}: up to date")
