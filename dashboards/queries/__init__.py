"""Every question the screens ask of a release.

The only package here that holds SQL. Each function reads marts and catalogue
of one release and returns rows as dictionaries. It computes nothing: a number
that needs arithmetic belongs in models/.
"""
