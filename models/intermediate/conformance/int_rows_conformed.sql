-- The macros that make rows of a list, lists of rows and a text of a row, on a
-- few rows whose answer is known. The same model runs on every target.
with

numbers as (

    select {{ each_listed("'1,2'") }} as row_no

),

rows_told as (

    select
        cast(row_no as integer) as row_no,
        cast(null as {{ dbt.type_string() }}) as word,
        timestamp '2023-03-05 11:34:43' as moment

    from numbers

),

items as (

    select {{ each_listed("'b,a,b'") }} as item

),

lists as (

    select
        count(*) = 3 as takes_lists_apart,
        {{ sorted_list('item') }} = 'a,b' as sorts_lists,
        {{ sorted_parts("item || ',a'") }} = 'a,b' as sorts_parts_of_lists

    from items

),

parts as (

    select
        parts.part_no,
        parts.part
    from rows_told

    {{ unnest_parts("'一、二'", '[、,]', 'parts', 'part') }}

),

numbered as (

    select
        min(case when part = '一' then part_no end) = 1
        and max(part_no) = 2 as numbers_from_one

    from parts

),

told_apart as (

    select
        {{ row_hash(['row_no']) }} as hash_of_same,
        {{ row_hash(['word']) }} as hash_of_other

    from rows_told

),

hashed as (

    select
        count(distinct hash_of_same) = 1
        and count(distinct hash_of_other) = 2 as hashes_what_is_left

    from told_apart

),

written as (

    select
        {{ row_as_json('rows_told') }}
        = '{"row_no":1,"word":null,"moment":"2023-03-05 11:34:43"}'
            as writes_json

    from rows_told

    where row_no = 1

),

kept as (

    select {{ all_but('rows_told', ['word', 'moment']) }} from rows_told

),

left_out as (

    select count(*) = 2 and sum(row_no) = 3 as leaves_columns_out from kept

)

select
    lists.*,
    numbered.*,
    hashed.*,
    written.*,
    left_out.*

from lists

cross join numbered

cross join hashed

cross join written

cross join left_out
