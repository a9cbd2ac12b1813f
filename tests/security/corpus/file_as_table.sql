--# Files named where a table belongs.
select * from '@CANARY@'
select * from '@CANARY@.csv'
from '@CANARY@.csv'
from "@CANARY@.csv"
table '@CANARY@.csv'
select * from '@CANARY@.parquet'
select * from '@CANARY@.json'
select * from '@FOLDER@/*.csv'
select * from 'file://@CANARY@.csv'
select * from main."@CANARY@.csv"
select * from memory.main."@CANARY@.csv"
select * from core."@CANARY@.csv"
describe '@CANARY@.csv'
summarize '@CANARY@.csv'
show '@CANARY@.csv'
explain from '@CANARY@.csv'
with "@CANARY@.csv" as (select 1) select * from (with b as (select 1) select * from "@CANARY@.csv")
with "@CANARY@.csv" as (select * from "@CANARY@.csv") select * from "@CANARY@.csv"
select (select count(*) from '@CANARY@.csv')
select * from core.fct_events where exists (from '@CANARY@.csv')
select * from core.fct_events natural join '@CANARY@.csv'
pivot '@CANARY@.csv' on a in ('x') using count(*)
unpivot '@CANARY@.csv' on columns(*)
from histogram('@CANARY@.csv', a)
from histogram_values('@CANARY@.csv', a)
select * from '/dev/stdin'
select * from '@OTHER@'
select * from '@CANARY@.csv' tablesample 10%
select * from '@CANARY@.csv' at (version => 1)
