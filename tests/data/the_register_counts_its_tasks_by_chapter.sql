-- Golden counts of the register of 2023: 9, 11, 11, 26 and 17 tasks, 74 in all,
-- of which 8 consultation, 6 supervision and 6 inspection topics.
with

counted as (

    select
        count(*) as all_total,
        count(case when chapter_id = '1' then 1 end) as chapter_1,
        count(case when chapter_id = '2' then 1 end) as chapter_2,
        count(case when chapter_id = '3' then 1 end) as chapter_3,
        count(case when chapter_id = '4' then 1 end) as chapter_4,
        count(case when chapter_id = '5' then 1 end) as chapter_5,
        count(case when task_kind = 'consultation' then 1 end) as consultations,
        count(case when task_kind = 'supervision' then 1 end) as supervisions,
        count(case when task_kind = 'inspection' then 1 end) as inspections

    from {{ ref('tasks') }}

    where is_counted and task_year = 2023

)

select * from counted

where
    all_total <> 74
    or chapter_1 <> 9
    or chapter_2 <> 11
    or chapter_3 <> 11
    or chapter_4 <> 26
    or chapter_5 <> 17
    or consultations <> 8
    or supervisions <> 6
    or inspections <> 6
