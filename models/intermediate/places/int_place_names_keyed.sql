-- What a spelling of a place means, whatever its width, case and spaces.
with

spellings as (

    select * from {{ ref('int_place_spellings_listed') }}

),

keyed as (

    select
        place_kind,
        {{ code_key('spelling') }} as name_key,
        min(place_id) as place_id

    from spellings

    group by place_kind, {{ code_key('spelling') }}

)

select * from keyed
