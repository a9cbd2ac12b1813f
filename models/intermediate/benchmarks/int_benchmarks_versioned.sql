-- Every version of a record; superseded and withdrawn ones stay.
{{ versioned_records(
    'stg_records__benchmarks', 'int_benchmarks_repeated', 'benchmark_id'
) }}
