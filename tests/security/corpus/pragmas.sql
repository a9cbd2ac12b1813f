--# Pragmas and calls.
pragma database_list
pragma database_size
pragma show_databases
pragma show_tables
pragma show_tables_expanded
pragma table_info('core.fct_events')
pragma storage_info('core.fct_events')
pragma metadata_info
pragma version
pragma platform
pragma user_agent
pragma functions
pragma collations
pragma enable_profiling
pragma enable_profiling = 'json'
pragma profiling_output = '@WRITTEN@'
pragma enable_verification
pragma verify_external
pragma disable_optimizer
pragma enable_object_cache
pragma force_checkpoint
pragma memory_limit = '100GB'
pragma threads = 64
pragma temp_directory = '@WRITTEN@'
pragma enable_external_access = true
pragma add_parquet_key('a', 'b')
pragma json_execute_serialized_sql(json_serialize_sql('select 1'))
pragma extension_versions
call pragma_database_list()
call duckdb_settings()
call pragma_version()
call read_text('@CANARY@')
call query('from read_text(''@CANARY@'')')
call truncate_duckdb_logs()
call checkpoint()
from pragma_database_list
from pragma_database_size()
from pragma_table_info('core.fct_events')
from pragma_storage_info('core.fct_events')
from pragma_show('core.fct_events')
from pragma_metadata_info()
from pragma_user_agent()
from pragma_platform()
pragma json_execute_serialized_sql(json_serialize_sql('from read_text(''@CANARY@'')'))
pragma json_execute_serialized_sql(json_serialize_sql('from duckdb_databases()'))
