-- What every code of a record is called: codes of the catalogue, and keys of
-- reference data by the names there. One row per set of words and code.
with

named as (

    select
        word_set,
        code_value,
        word_zh,
        word_en

    from {{ ref('code_words') }}

    union all

    select
        'units' as word_set,
        unit_id as code_value,
        unit_name as word_zh,
        unit_name_en as word_en

    from {{ ref('dim_units') }}

    union all

    select
        'towns' as word_set,
        town_id as code_value,
        town_name as word_zh,
        town_name_en as word_en

    from {{ ref('dim_towns') }}

    union all

    select
        'committees' as word_set,
        committee_id as code_value,
        committee_name as word_zh,
        committee_name_en as word_en

    from {{ ref('committees') }}

    union all

    select
        'sectors' as word_set,
        sector_id as code_value,
        sector_name as word_zh,
        sector_name_en as word_en

    from {{ ref('sectors') }}

    union all

    select
        'studios' as word_set,
        studio_id as code_value,
        studio_name as word_zh,
        studio_name_en as word_en

    from {{ ref('studios') }}

    union all

    select
        'sessions' as word_set,
        session_id as code_value,
        session_name as word_zh,
        session_name_en as word_en

    from {{ ref('sessions') }}

    union all

    select
        'standards' as word_set,
        standard_id as code_value,
        standard_name_zh as word_zh,
        standard_name_en as word_en

    from {{ ref('standards') }}

    union all

    select
        'priorities' as word_set,
        priority_id as code_value,
        priority_name_zh as word_zh,
        priority_name_en as word_en

    from {{ ref('priorities') }}

    union all

    select
        'tasks' as word_set,
        task_id as code_value,
        task_name_zh as word_zh,
        task_name_en as word_en

    from {{ ref('tasks') }}

    union all

    select
        'enterprises' as word_set,
        enterprise_id as code_value,
        enterprise_name as word_zh,
        cast(null as {{ dbt.type_string() }}) as word_en

    from {{ ref('dim_enterprises') }}

)

select * from named
