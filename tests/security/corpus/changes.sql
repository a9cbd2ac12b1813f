--# Data and definitions changed.
create table t as select 1
create table core.t as select 1
create temp table t as select 1
create or replace table core.fct_events as select 1
create view v as select 1
create temp view v as from read_text('@CANARY@'); from v
create schema s
create sequence s
create type t as enum ('a')
create index i on core.fct_events (event_id)
create macro m() as 1
create unique index i on core.fct_events (event_id)
insert into core.fct_events select * from core.fct_events
insert into core.fct_events default values
insert or replace into core.fct_events values (1)
update core.fct_events set event_id = 1
delete from core.fct_events
truncate core.fct_events
merge into core.fct_events using (select 1 a) s on false when not matched then insert values (1)
drop table core.fct_events
drop view core.fct_cases
drop schema core cascade
drop table if exists core.fct_events cascade
alter table core.fct_events add column x int
alter table core.fct_events rename to y
comment on table core.fct_events is 'x'
vacuum
vacuum analyze
analyze
begin transaction
commit
rollback
with d as (delete from core.fct_events returning *) select * from d
with i as (insert into core.fct_events values (1) returning *) select * from i
with u as (update core.fct_events set event_id = 1 returning *) select * from u
select * from (delete from core.fct_events returning *)
select 1 into t
select * into core.t from core.fct_events
explain analyze delete from core.fct_events
explain analyze create table core.t as select 1
create table t (a int default (select content from read_text('@CANARY@')))
load_aws_credentials()
