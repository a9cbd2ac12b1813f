--# Connections. A socket at port @PORT@ must never be spoken to.
select * from 'http://127.0.0.1:@PORT@/a.csv'
select * from 'https://127.0.0.1:@PORT@/a.parquet'
select * from read_csv('http://127.0.0.1:@PORT@/a.csv')
select * from read_text('http://127.0.0.1:@PORT@/a')
select * from read_parquet('https://127.0.0.1:@PORT@/a.parquet')
select * from read_blob('hf://datasets/a/b')
select * from read_csv('s3://127.0.0.1:@PORT@/a.csv')
select * from glob('s3://a/*')
select * from read_json('azure://a/b.json')
copy (select 1) to 'http://127.0.0.1:@PORT@/a.csv'
copy (select 1) to 's3://a/b.parquet'
set http_proxy = '127.0.0.1:@PORT@'; from 'http://example.com/a.csv'
set s3_endpoint = '127.0.0.1:@PORT@'; from 's3://a/b.csv'
create secret (type s3, endpoint '127.0.0.1:@PORT@'); from 's3://a/b.csv'
select inet_server_addr()
select inet_client_addr(), inet_client_port()
call start_ui()
call quack_serve('quack:127.0.0.1:@PORT@')
connect 'quack:127.0.0.1:@PORT@'
select http_get('http://127.0.0.1:@PORT@')
from postgres_scan('host=127.0.0.1 port=@PORT@', 'public', 'a')
from mysql_query('host=127.0.0.1 port=@PORT@', 'select 1')
