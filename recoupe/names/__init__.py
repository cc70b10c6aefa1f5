"""Names: the gazetteer of actors and places, and whether two names are one."""

from recoupe.names.entities import Entity
from recoupe.names.gazetteer import Gazetteer, gazetteer
from recoupe.names.matching import NameMatch, match_names

__all__ = ["Entity", "Gazetteer", "NameMatch", "gazetteer", "match_names"]
