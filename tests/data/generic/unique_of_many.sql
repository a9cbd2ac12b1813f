{#
    No value stands twice, among millions: a hash tells which may, and only those
    are compared as they are. Grouping 10 M keys of text takes a gigabyte. Where a
    build adds to another, only what it touched (keys of `kind`) can have come twice.
#}
{% test unique_of_many(model, column_name, kind) %}

with

suspected as (

    select {{ hash_of([column_name]) }} as value_hash
    from {{ model }}
    where {{ is_touched(kind, column_name) }}
    group by {{ hash_of([column_name]) }}
    having count(*) > 1

)

select {{ column_name }}
from {{ model }}
where
    {{ column_name }} is not null
    and {{ hash_of([column_name]) }} in (
        select suspected.value_hash from suspected
    )
group by {{ column_name }}
having count(*) > 1

{% endtest %}
