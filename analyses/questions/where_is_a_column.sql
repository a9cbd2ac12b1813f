-- title_zh: 哪张表有我要的列
-- title_en: Which table has the column I need
-- about_zh: 在列名和说明中找一个词（示例：overdue）。换一个词，只改引号里的字。
-- about_en: Looks for a word in the names and descriptions of all columns, here
--   overdue. For another word change the text in quotes.
select
    schema_name,
    table_name,
    column_name,
    data_type,
    comment as description
from duckdb_columns()
where
    database_name = current_database()
    and not internal
    and concat_ws(' ', column_name, comment) ilike '%overdue%'
order by schema_name, table_name, column_index
