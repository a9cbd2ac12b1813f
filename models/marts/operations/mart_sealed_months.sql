-- Months that closed, the release that says what was published of each, and how
-- much of it is something else now. One row per sealed month.
with

seals as (

    select * from {{ ref('stg_registry__seals') }}

),

sealed_figures as (

    select
        release_id,
        count(*) as figures_total

    from {{ ref('stg_sealed__figures') }}

    group by release_id

),

restatements as (

    select
        release_id,
        count(*) as restated_total

    from {{ ref('int_figures_restated') }}

    group by release_id

),

listed as (

    select
        seals.period_month,
        seals.last_date,
        seals.release_id,
        seals.published_at,
        seals.code_version,
        seals.seal_state,
        coalesce(sealed_figures.figures_total, 0) as figures_total,
        coalesce(restatements.restated_total, 0) as restated_total

    from seals

    left join sealed_figures
        on sealed_figures.release_id = seals.release_id

    left join restatements
        on restatements.release_id = seals.release_id

)

select * from listed
