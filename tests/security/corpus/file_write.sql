--# Files written. No file under @WRITTEN@ may ever appear.
copy (select 1) to '@WRITTEN@.csv'
copy (select 1) to '@WRITTEN@.parquet' (format parquet)
copy (select 1) to '@WRITTEN@.json'
copy core.fct_events to '@WRITTEN@.csv'
copy (select 1) to '@WRITTEN@' (format csv, per_thread_output true)
copy (select 1 as a) to '@WRITTEN@' (format parquet, partition_by (a))
copy (select 1) to '/dev/stdout'
copy (select 1) to '/dev/stderr'
copy (select 1) to '/dev/fd/1'
copy (select 1) to '/proc/self/fd/3'
copy (select 1) to '@CANARY@'
copy (select 1) to '@CANARY@' (format csv, use_tmp_file false)
COPY (SELECT 1) TO '@WRITTEN@.csv' (HEADER, DELIMITER ',')
copy (select * from core.fct_events) to '/tmp/@NAME@.csv'
copy (select 1) to '@NAME@.csv'
copy (select 1) to '/dev/shm/@NAME@.csv'
copy (select 1) to 'file://@WRITTEN@.csv'
copy core.fct_events from '@CANARY@.csv'
copy database "145" to other
copy from database "145" to memory
/* select */ copy (select 1) to '@WRITTEN@.csv'
with a as (select 1) copy (select * from a) to '@WRITTEN@.csv'
explain analyze copy (select 1) to '@WRITTEN@.csv'
select * from (copy (select 1) to '@WRITTEN@.csv')
select 1; copy (select 1) to '@WRITTEN@.csv'
prepare p as copy (select 1) to '@WRITTEN@.csv'
pragma enable_profiling='json'; pragma profiling_output='@WRITTEN@.json'; select 1
set temp_directory='@WRITTEN@'; select * from range(10) order by random()
attach '@WRITTEN@.duckdb' as w; create table w.t as select 1
export database '@WRITTEN@'
export database '@WRITTEN@' (format parquet)
call force_checkpoint('145')
checkpoint
create secret s in local_file (type s3, key_id 'a', secret 'b')
create persistent secret s (type s3, key_id 'a', secret 'b')
