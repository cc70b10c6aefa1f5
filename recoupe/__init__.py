"""The method of Recoupe: pure Python, readable without Prefect or a database."""
