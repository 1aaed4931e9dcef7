"""Session files and the pose catalogue: their format, its checks, and the library of all sessions.

`session.read_session` and `catalogue.read_catalogue` read; `schema.schema` describes; `library.Library` knows all the
sessions there are. `entry`, `find` and `library` load neither pydantic nor yaml, so that a window can paint first.
"""
