--# Work without end.
select count(*) from range(100000000000)
select count(*) from range(1000000) a, range(1000000) b where hash(a.range) = hash(b.range) + 1
select sum(a.range * b.range) from range(10000000) a, range(10000000) b
with recursive r as (select 1 as i union all select i + 1 from r) select max(i) from r
with recursive r as (select 1::hugeint as i union select i + 1 from r where i < 1e15) select count(*) from r
select levenshtein(repeat('a', 200000), repeat('b', 200000))
select damerau_levenshtein(repeat('ab', 20000), repeat('ba', 20000))
select jaro_winkler_similarity(repeat('ab', 2000000), repeat('ba', 2000000))
select regexp_matches(repeat('a', 1000000), '(a*)*(a*)*(a*)*b') from range(1000)
select list_transform(range(100000), lambda x: list_sum(range(x)))
select list_transform(range(10000), lambda x: list_transform(range(10000), lambda y: x * y))
select list_reduce(range(100000000), lambda a, b: a + b)
select max(md5(range::varchar)) from range(10000000000)
select count(*) from generate_series(1, 1000000000000)
select sum(factorial(20)) from range(100000000000)
select count(*) from range(100000) a, range(100000) b, range(100000) c
select * from range(100000) a, range(100000) b order by hash(a.range, b.range) limit 1
select count(distinct a.range % 7 + b.range) from range(100000) a, range(1000000) b
explain analyze select count(*) from range(100000000000)
select max(random()) from range(1000000000000)
select sum(length(sha256(range::varchar))) from range(10000000000)
select strip_accents(repeat('é', 100000000)) from range(100)
select mode(range) from range(10000000000)
