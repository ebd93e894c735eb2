// Something for the precompiled headers of the unit tests to belong to.
