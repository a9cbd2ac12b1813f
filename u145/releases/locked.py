"""The settings under which DuckDB reads a release and does nothing else."""

from types import MappingProxyType

LOCKED = MappingProxyType(
    {
        "enable_external_access": "false",
        "autoload_known_extensions": "false",
        "autoinstall_known_extensions": "false",
        "allow_community_extensions": "false",
        "python_enable_replacements": "false",
        "temp_directory": "",
        "lock_configuration": "true",
    }
)
