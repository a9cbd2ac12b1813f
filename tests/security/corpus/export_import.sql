--# Whole databases out and in.
export database '@WRITTEN@' (format csv)
export database '/tmp/@NAME@'
import database '@FOLDER@'
import database '@OTHER@'
pragma import_database('@FOLDER@')
pragma copy_database('145', 'memory')
copy from database "145" to temp
create database x
drop database "145"
explain export database '@WRITTEN@'
