-- Rows of benchmarks that were kept although an office should look at them.
{{ listed_rows('benchmarks', 'typed.benchmark_id', []) }}
