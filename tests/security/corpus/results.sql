--# Answers too large or too odd for who reads them.
select * from range(100000000)
select repeat('x', 10000000) from range(1000)
select range(1000000) from range(1000)
select * from core.fct_events, range(1000000)
select 1 as a«, 1 as a*3000»
select «[*100»1«]*100»
select «{'a': *60»1«}*60»
select repeat('x', 60000000)
select 'nan'::double, 'inf'::double, '-inf'::float
select '290000-01-01'::date, 'infinity'::date, '-infinity'::timestamp, '290309-12-22 (BC)'::date
select 170141183460469231731687303715884105727::hugeint
select 340282366920938463463374607431768211455::uhugeint
select interval '178000000 months', interval 1 month, '101'::bit
select union_value(k := 1), map {'a': map {'b': 1}}, {'a': [1, null]}
select '\xff\xfe\x00'::blob, chr(0), chr(1114111), '\u202e'
select '12:00:00+15:59'::timetz, '2020-01-01'::timestamptz, '1677-09-21 00:12:43'::timestamp_ns
select uuid(), 'a'::enum('a', 'b'), null, [null], []
select 1::decimal(38, 0), 99999999999999999999999999999999999999::decimal(38, 0)
select 12345678901234567890123456789012345678901234567890::varint
select [1, 2]::int[2], array_value(1, 2), row(1, 'a'), row(row(row(1)))
select 1 as "«a*100000»"
select 1 as "", 2 as " ", 3 as "\n", 4 as "a""b"
select 1::variant, '{}'::json
select map {1.5: 'a'}, map {[1]: 'a'}, map {}
