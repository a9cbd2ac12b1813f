--# The catalogue and the system's state: paths, settings, other databases.
from duckdb_settings()
select name, value from duckdb_settings() where value like '%/%'
from duckdb_databases()
from duckdb_databases
select path from duckdb_databases()
from pg_catalog.pg_settings
from pg_settings
from pg_database
from pg_catalog.pg_database
from sqlite_master
from sqlite_schema
from sqlite_temp_master
from duckdb_tables()
from duckdb_tables
from duckdb_columns()
from duckdb_views()
from duckdb_views
from duckdb_functions()
from duckdb_schemas()
from duckdb_types()
from duckdb_indexes()
from duckdb_constraints()
from duckdb_sequences()
from duckdb_dependencies()
from duckdb_extensions()
from duckdb_memory()
from duckdb_temporary_files()
from duckdb_variables()
from duckdb_prepared_statements()
from duckdb_external_file_cache()
from duckdb_optimizers()
from duckdb_keywords()
from duckdb_connection_count()
from duckdb_approx_database_count()
from duckdb_table_sample('core.fct_events')
from duckdb_coordinate_systems()
from duckdb_profiling_settings()
from information_schema.views
from information_schema.character_sets
from information_schema.table_constraints
select current_setting('allowed_paths')
select current_setting('temp_directory')
select current_setting('home_directory')
select current_setting('extension_directory')
select current_setting('secret_directory')
select current_setting('allowed_directories')
select current_database(), current_catalog()
select current_query()
select current_user, session_user, user
select getvariable('x')
select nextval('core.s')
select currval('core.s')
select pg_get_viewdef(1)
select pg_conf_load_time(), pg_postmaster_start_time()
select has_table_privilege('core.fct_events', 'select')
select txid_current(), current_connection_id(), current_transaction_id()
show databases
show all tables
show tables from core
show variables
show memory
show schemas
with pragma_database_list as (select 1) select * from (select * from pragma_database_list)
with a as (select 1) select * from main.pragma_database_list
select * from system.main.pragma_database_list
select * from system.information_schema.tables
select * from temp.information_schema.tables
from icu_calendar_names()
from pg_timezone_names()
from test_all_types()
from test_vector_types(1)
from summary((from range(1)))
from which_secret('a', 'b')
