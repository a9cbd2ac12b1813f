--# Code from elsewhere.
install httpfs
load httpfs
install spatial; load spatial
force install httpfs
install httpfs from community
install httpfs from 'http://127.0.0.1:@PORT@'
install '@CANARY@'
load '@CANARY@'
load '@FOLDER@/canary.duckdb_extension'
load '/usr/lib/x86_64-linux-gnu/libc.so.6'
load 'http://127.0.0.1:@PORT@/x.duckdb_extension'
update extensions
set autoinstall_known_extensions = true; set autoload_known_extensions = true; from 'http://127.0.0.1:@PORT@/x.csv'
set allow_unsigned_extensions = true; load '@CANARY@'
set custom_extension_repository = 'http://127.0.0.1:@PORT@'; install httpfs
set autoinstall_extension_repository = 'http://127.0.0.1:@PORT@'; from 's3://a/b.csv'
set extension_directory = '@WRITTEN@'; install json
select * from duckdb_extensions()
from shellfs('id |')
select * from read_csv('id |')
select * from python_map_function(1)
create function f() as (select 1)
create macro f() as table from read_text('@CANARY@')
create temp macro f() as table from read_text('@CANARY@'); from f()
create temp macro f(a) as a; select f(1)
