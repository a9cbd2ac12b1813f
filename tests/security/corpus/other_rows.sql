--# Rows of the other release, by every way in that is left.
select * from core.secrets
select * from secrets
from other.core.secrets
from "other"."core"."secrets"
from read_blob('@OTHER@')
select content::varchar from read_blob('@OTHER@')
select decode(content) from read_blob('@OTHER@')
select hex(content) from read_blob('@OTHER@')
from read_text('@OTHER@')
from read_csv('@OTHER@', header=false, delim='\x01', ignore_errors=true, strict_mode=false)
from read_csv('@OTHER@', auto_detect=false, columns={'a': 'varchar'}, ignore_errors=true, quote='', escape='', null_padding=true)
from glob('@RELEASES@/*')
from glob('/dev/../@RELEASES@/*.duckdb')
from read_text('@RELEASES@/*.duckdb')
from read_text('@RELEASES@/../CURRENT')
from parquet_metadata('@OTHER@')
from '@RELEASES@/../CURRENT'
select * from read_text('/proc/self/fd/145')
select * from glob('/dev/fd/*')
select * from glob('/proc/*/fd/*')
select * from read_text('/proc/1/environ')
select * from read_text('/proc/self/../1/cmdline')
from staging.private
from glob('@FOLDER@/../*/releases/*')
from read_blob('@FOLDER@/../*/releases/other.*')
