"""The commands of `recoupe`, one module for each part of the desk's work."""
