--# Logs and profiles, which can be files.
call enable_logging()
call enable_logging('QueryLog')
call enable_logging(storage = 'file', storage_path = '@WRITTEN@')
call enable_logging('QueryLog', storage = 'file', storage_config = {'path': '@WRITTEN@'})
call enable_logging(storage = 'stdout')
call disable_logging()
call enable_profiling(format = 'json', save_location = '@WRITTEN@')
call enable_profiling(save_location => '@WRITTEN@.json'); select 1
call disable_profiling()
from enable_logging(storage = 'file', storage_path = '@WRITTEN@')
from enable_profiling(save_location = '@WRITTEN@')
select write_log('x', disable_logging := false)
select write_log('x', level := 'error', log_type := 'y')
from duckdb_logs()
from duckdb_logs
from duckdb_logs_parsed('QueryLog')
from duckdb_log_contexts()
from truncate_duckdb_logs()
explain (analyze, format json) select 1
select parse_duckdb_log_message('QueryLog', 'x')
