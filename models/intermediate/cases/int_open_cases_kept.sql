-- Cases that stood open at the end of a month, kept from build to build: of
-- months that are over only touched cases are looked at again.
{{ config(
    materialized='incremental',
    pre_hook='{{ forget_open_cases() }}'
) }}

{% set is_touched_case = is_touched('events', 'event_id') %}

with

looked_at as (

    select * from {{ ref('int_open_cases_aged') }}

    where period_month >= {{ open_month() }}

    {% if adds_to_build() %}
        union all

        select * from {{ ref('int_open_cases_aged') }}

        where
            period_month < {{ open_month() }}
            and {{ is_touched_case }}
    {% endif %}

)

select * from looked_at
