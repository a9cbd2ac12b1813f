-- title_zh: 待更正的行，按报送单位
-- title_en: Rows to correct, by the unit that sent them
-- about_zh: 各报送单位有多少行没有计入（fatal）或已计入但需核对（flagged），分别是什么原因。
-- about_en: How many rows of each sender are not counted (fatal), or counted
--   but doubtful, and why.
select
    problems.unit_id,
    units.unit_name as unit_name_zh,
    units.unit_name_en,
    problems.feed_name_zh,
    problems.feed_name_en,
    problems.severity,
    problems.problem_name_zh,
    problems.problem_name_en,
    problems.rows_total,
    problems.deliveries_total
from operations.mart_unit_data_problems as problems
left join core.dim_units as units
    on units.unit_id = problems.unit_id
order by problems.rows_total desc, problems.unit_id asc, problems.problem_id asc
