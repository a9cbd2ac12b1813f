-- Rows of benchmarks with a fatal issue and all their reasons.
{{ quarantined_rows('benchmarks', 'typed.benchmark_id', []) }}
