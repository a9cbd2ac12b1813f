--# Secrets.
from duckdb_secrets()
from duckdb_secrets(redact = false)
from duckdb_secret_types()
from which_secret('s3://a/b', 's3')
create secret a (type http, bearer_token 'x')
create or replace secret a (type s3, provider credential_chain)
create secret a (type s3, key_id (select content from read_text('@CANARY@')))
create persistent secret a (type http, bearer_token 'x')
drop secret a
drop persistent secret if exists a
select * from query('from duckdb_secrets()')
