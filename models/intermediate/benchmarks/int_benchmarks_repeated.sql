-- Rows of benchmarks whose key came more than once, and which of them holds.
{{ repeated_records('stg_records__benchmarks', 'benchmark_id') }}
