{# Every key has exactly one current version. #}
{% test one_current_version(model, key) %}

select {{ key }}
from {{ model }}
group by {{ key }}
having count_if(is_current) <> 1

{% endtest %}
