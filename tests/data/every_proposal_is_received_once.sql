-- received = filed + rejected + merged + converted + returned + withdrawn +
-- pending + not said: a result outside the list would fall out of the sum.
with

proposals as (

    select * from {{ ref('fct_proposals') }}

)

select
    count(*) as received,
    count_if(review_result in (
        '立案', '不予立案', '并案', '转社情民意', '退回', '撤案', '待审查'
    ) or review_result is null) as explained

from proposals

having count(*) <> count_if(review_result in (
    '立案', '不予立案', '并案', '转社情民意', '退回', '撤案', '待审查'
) or review_result is null)
