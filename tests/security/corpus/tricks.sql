--# Several statements, comments, letters that look alike, ends in the middle.
select 1; from read_text('@CANARY@')
select 1;; from read_text('@CANARY@')
; from read_text('@CANARY@')
select 1 ; -- \n from read_text('@CANARY@')
select 1 -- ; \n; from read_text('@CANARY@')
select 1 /* ; */ ; from read_text('@CANARY@')
select 1 /* /* */ ; from read_text('@CANARY@') -- */
select 1 --\r from read_text('@CANARY@')
select 1 --\r\n union all select content from read_text('@CANARY@')
select 'a\' ; from read_text('@CANARY@')
select e'a\' ; from read_text('@CANARY@') --'
select $$a$$ ; from read_text('@CANARY@')
select $a$ $$ $a$; from read_text('@CANARY@')
select 1\0; from read_text('@CANARY@')
select 1 \0 from read_text('@CANARY@')
\ufeffselect * from read_text('@CANARY@')
\u00a0select * from read_text('@CANARY@')
\u3000from\u3000read_text('@CANARY@')
select\u00a0*\u00a0from\u00a0read_text('@CANARY@')
select * from read\u200b_text('@CANARY@')
select * from re\u0430d_text('@CANARY@')
select * from \uff52\uff45\uff41\uff44_text('@CANARY@')
select * from "re\u017fd_text"('@CANARY@')
select * from u&"\0072ead_text"('@CANARY@')
select * from "read_text" /**/ ('@CANARY@')
select * from read_text/*x*/('@CANARY@')
select * from read_text\t(\n'@CANARY@'\n)
SELECT * FROM ReAd_TeXt('@CANARY@')
select * from`read_text`('@CANARY@')
explain; from read_text('@CANARY@')
explain explain from read_text('@CANARY@')
explain analyze explain analyze from read_text('@CANARY@')
explain /* */ analyze from read_text('@CANARY@')
explain analyze select 1; from read_text('@CANARY@')
explain(format json) from read_text('@CANARY@')
explain set enable_external_access = true
explain attach '@OTHER@' as o
(select * from read_text('@CANARY@'))
((from read_text('@CANARY@')))
values ((select content from read_text('@CANARY@')))
select case when true then (select content from read_text('@CANARY@')) end
select * from core.fct_events order by (select content from read_text('@CANARY@'))
select * from core.fct_events limit (select length(content) from read_text('@CANARY@'))
select count(*) filter (where exists (from read_text('@CANARY@'))) from core.fct_events
select sum(1) over (order by (select content from read_text('@CANARY@'))) from core.fct_events
select * from core.fct_events group by all having (select content from read_text('@CANARY@')) <> ''
select * from core.fct_events qualify (select content from read_text('@CANARY@')) <> ''
select cast((select content from read_text('@CANARY@')) as int)
select error((select content from read_text('@CANARY@')))
select (select content from read_text('@CANARY@'))::date
select * replace ((select content from read_text('@CANARY@')) as event_id) from core.fct_events
select columns(lambda c: c = (select content from read_text('@CANARY@'))) from core.fct_events
with recursive r as (select content from read_text('@CANARY@') union all select content from r where false) from r
select * from core.fct_events semi join read_text('@CANARY@') on true
select * from core.fct_events union by name from read_text('@CANARY@')
select * from core.fct_events tablesample (1 rows) repeatable (1)
select ?
select $1, $name
select @CANARY@
delimiter //
\\! id
.shell id
.read @CANARY@
help
