--# Other databases, above all the release with other people's rows.
attach '@OTHER@' as o
attach '@OTHER@' as o (read_only)
attach '@OTHER@' (read_only); select * from secrets
attach '@OTHER@' as o (read_only); select * from o.core.secrets
attach '@OTHER@' as o (read_only); from o.core.secrets
attach if not exists '@OTHER@' as o (read_only); from o.core.secrets
attach or replace '@OTHER@' as o (read_only); from o.core.secrets
attach database '@OTHER@' as o (read_only); from o.core.secrets
attach 'file://@OTHER@' as o (read_only); from o.core.secrets
attach '/proc/self/root@OTHER@' as o (read_only); from o.core.secrets
attach '@OTHER@' as o (type duckdb, read_only); from o.core.secrets
attach '@CANARY@' as o (type sqlite); from o.a
attach ':memory:' as m; create table m.t as select 1; from m.t
attach '/dev/fd/145' as again (read_only); from duckdb_databases()
attach '/dev/fd/145' as again (read_write)
attach '@WRITTEN@.duckdb' as w
attach 'https://127.0.0.1:@PORT@/x.duckdb' as h (read_only)
attach 's3://bucket/x.duckdb' as s (read_only)
attach 'postgres://127.0.0.1:@PORT@/x' as p (type postgres)
attach 'ducklake:@WRITTEN@.ducklake' as d
attach 'quack:127.0.0.1:@PORT@' as q
use memory
use system
detach "145"
select * from o.core.secrets
from read_duckdb('@OTHER@')
from read_duckdb('@OTHER@', schema_name='core', table_name='secrets')
select * from query('from read_duckdb(''@OTHER@'')')
with o as (from read_duckdb('@OTHER@')) from o
