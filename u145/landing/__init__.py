"""Landing: files in, one Parquet file a delivery and record kind out."""
