--# Settings changed, alone and before what they would allow.
set enable_external_access = true
set enable_external_access = true; from read_text('@CANARY@')
set global enable_external_access = true; from read_text('@CANARY@')
set session enable_external_access = true; from read_text('@CANARY@')
reset enable_external_access; from read_text('@CANARY@')
set lock_configuration = false; set enable_external_access = true; from read_text('@CANARY@')
reset lock_configuration
set allowed_directories = ['/']; from read_text('@CANARY@')
set allowed_paths = ['@CANARY@']; from read_text('@CANARY@')
set allowed_configs = ['enable_external_access']; from read_text('@CANARY@')
set disabled_filesystems = ''; from read_text('@CANARY@')
reset disabled_filesystems; from read_text('@CANARY@')
set temp_directory = '@WRITTEN@'
set home_directory = '@FOLDER@'
set file_search_path = '@FOLDER@'; from read_text('canary.txt')
set extension_directory = '@WRITTEN@'
set secret_directory = '@WRITTEN@'
set allow_community_extensions = true
set allow_unsigned_extensions = true
set allow_persistent_secrets = true
set allow_unredacted_secrets = true
set python_enable_replacements = true; select * from job
set python_scan_all_frames = true; select * from job
select * from job
select * from content
set memory_limit = '100GB'
set max_memory = '100GB'
set threads = 64
set worker_threads = 64
set external_threads = 64
set search_path = 'main'
set search_path = 'information_schema,pg_catalog'; from views
set schema = 'core'
set variable a = (select content from read_text('@CANARY@')); select getvariable('a')
set variable a = 'x'
reset variable a
set enable_logging = true
set log_query_path = '@WRITTEN@'
set profiling_output = '@WRITTEN@'
set enable_profiling = 'json'
set custom_profiling_settings = '{}'
set errors_as_json = false
set max_expression_depth = 100000000
set access_mode = 'read_write'
set custom_user_agent = 'x'
set duckdb_api = 'x'
set default_block_size = 16384
set enable_external_file_cache = true
set autoload_known_extensions = true
set old_implicit_casting = true
set debug_force_external = true
set debug_checkpoint_abort = 'before_truncate'
SeT "enable_external_access" To tRuE
/**/set/**/enable_external_access/**/=/**/true
