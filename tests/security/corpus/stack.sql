--# Deep nesting. «text*times» stands for a text that is repeated.
select «(*5000»1«)*5000»
select «(*900»1«)*900»
select 1«+1*50000»
select «-*20000»1
select «not *20000»true
select «[*5000»1«]*5000»
select «(select *900»1«)*900»
select * from «(select * from *500»range(1)«)*500»
select 1« union all select 1*5000»
select 1« and 1*20000»
select case «when 1 then 1 *5000»end
select «abs(*2000»1«)*2000»
select '«[*100000»'::json
select json_structure('«[*20000»«]*20000»')
select '«[*20000»«]*20000»'::int[]
«with a as (*500»select 1«) select * from a*500»
select 1«::int*5000»
select «coalesce(*3000»1«)*3000»
select «lambda x: *2000»x
explain «(select *900»1«)*900»
