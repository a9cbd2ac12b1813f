"""Every reason and warning of landing, worded once.

A line says what is wrong, where, and what to do.
"""

from u145.landing.report import Message, RejectedError
from u145.spoken import escaped

REJECTIONS = {
    "empty_file": (
        "{file} 是空文件（0 条内容），请重新导出后再报送。",
        "{file} is empty; export it again and send it again.",
    ),
    "html_page": (
        "{file} 的内容是网页（多为登录页或报错页）而非数据，请登录系统重新导出。",
        "{file} holds a web page (a login or error page), not data; sign in and"
        " export it again.",
    ),
    "lfs_pointer": (
        "{file} 只是 Git LFS 指针，不含数据，请报送真正的文件。",
        "{file} is a Git LFS pointer without the data; send the file itself.",
    ),
    "encrypted_workbook": (
        "{file} 设有打开密码，请取消密码后重新报送。",
        "{file} is protected by a password; remove the password and send it again.",
    ),
    "zip_bomb": (
        "{file} 解压后超出限额（{limit}），未予打开，请拆分或另存后重新报送。",
        "{file} unpacks to more than is allowed ({limit}) and was not opened; split"
        " it or save it anew and send it again.",
    ),
    "workbook_broken": (
        "{file} 已损坏或不完整，无法作为工作簿打开，请另存为 xlsx 后重新报送。",
        "{file} can't be opened as a workbook ({detail}); save it as xlsx and send"
        " it again.",
    ),
    "workbook_too_big": (
        "{file} 打开时超出内存或时间限额（{limit}），请拆分或改报 csv。",
        "{file} needs more memory or time than allowed ({limit}); split it or send"
        " csv.",
    ),
    "binary": (
        "{file} 不是可识别的数据文件（二进制内容，{detail}），请报送 csv、xlsx、xls、"
        "json 或 parquet。",
        "{file} is no data file we know (binary content, {detail}); send csv, xlsx,"
        " xls, json or parquet.",
    ),
    "undecodable": (
        "{file} 第 {line} 行附近的文字无法按 UTF-8、UTF-16 或 GB18030 解码"
        "（第 {byte} 字节），请另存为 UTF-8 后重新报送。",
        "{file} can't be decoded as UTF-8, UTF-16 or GB18030 near line {line} (byte"
        " {byte}); save it as UTF-8 and send it again.",
    ),
    "gzip_truncated": (
        "{file} 压缩包不完整或已损坏，请重新压缩、报送。",
        "{file} is a cut or damaged gzip file; compress it again and send it again.",
    ),
    "csv_cut": (
        "{file} 在第 {row} 行被截断（引号没有收尾），请完整导出后重新报送。",
        "{file} is cut: a quotation mark opened in row {row} is never closed; export"
        " it whole and send it again.",
    ),
    "csv_cut_last_row": (
        "{file} 在末行（第 {row} 行）被截断：应有 {expected} 列，只有 {got} 列，且无"
        "换行，请完整导出后重新报送。",
        "{file} is cut in its last row {row}: {got} of {expected} cells and no line"
        " end; export it whole and send it again.",
    ),
    "header_only": (
        "{file}{sheet} 只有表头，没有数据行，请核对后重新报送。",
        "{file}{sheet} has a header and no rows of data; check it and send it again.",
    ),
    "no_feed": (
        "{file} 不属于任何已登记的报送系统，请按约定改名，或在 feeds/ 中登记。",
        "{file} is claimed by no feed; rename it as agreed or add a feed in feeds/.",
    ),
    "several_feeds": (
        "{file} 同时被多个报送系统认领（{feeds}），请改 feeds/ 中的 files 使其唯一。",
        "{file} is claimed by several feeds ({feeds}); narrow `files` in feeds/.",
    ),
    "headers_unmatched": (
        "{file}{sheet} 的表头与 {feed} 的任何表都不符，缺少 {missing}，请补齐表头或在 "
        "feeds/{feed}.yml 中登记新写法。",
        "{file}{sheet} has headers that match no table of {feed}: {missing} not"
        " found; mend the headers or add the new wording to feeds/{feed}.yml.",
    ),
    "format_differs": (
        "{file} 的内容是 {got}，而 {feed} 应报送 {expected}，请按约定格式重新报送。",
        "{file} holds {got} while {feed} sends {expected}; send the agreed format.",
    ),
    "json_broken": (
        "{file} 不是完整的 JSON（第 {line} 行有误），请重新导出后再报送。",
        "{file} is not whole JSON (line {line}: {detail}); export it again and send"
        " it again.",
    ),
    "json_no_list": (
        "{file} 中没有 {path} 这一记录清单，请核对接口或 feeds/{feed}.yml 的 list。",
        "{file} has no list of records at {path}; check the system or `list` in"
        " feeds/{feed}.yml.",
    ),
    "json_too_big": (
        "{file} 超出 JSON 限额（{limit}），请拆分或改报 csv。",
        "{file} is larger than allowed for JSON ({limit}); split it or send csv.",
    ),
    "parquet_broken": (
        "{file} 已损坏或不是完整的 Parquet，请重新导出后再报送。",
        "{file} is not whole Parquet ({detail}); export it again and send it again.",
    ),
    "link_outside": (
        "{file} 是指向收件文件夹之外的链接，未读取，请放入文件本身。",
        "{file} is a link that leads out of the inbox and was not read; put the file"
        " itself there.",
    ),
    "unreadable": (
        "{file} 读取失败（{detail}），原件已归档，请另存后重新报送或联系管理员。",
        "{file} can't be read ({detail}); the original is archived: save it anew and"
        " send it again, or ask the administrator.",
    ),
}
WARNINGS = {
    "totals_differ": (
        "第 {row} 行合计与明细不符：{column} 表上为 {printed}，明细之和为 {summed}。",
        "Row {row}: the printed total of {column} is {printed}, the rows sum to"
        " {summed}.",
    ),
    "short_rows": (
        "{count} 行列数少于表头（首见第 {row} 行），缺的格子按空白处理。",
        "{count} rows have fewer cells than the header (first: row {row}); the"
        " missing cells are blank.",
    ),
    "long_rows": (
        "{count} 行列数多于表头（首见第 {row} 行），多出的格子保留在附加列。",
        "{count} rows have more cells than the header (first: row {row}); the extra"
        " cells are kept in _extra.",
    ),
    "no_final_newline": (
        "末行没有换行，文件可能被截断，请核对。",
        "The last line has no line end; the file may have been cut: check it.",
    ),
    "duplicate_header": (
        "表头“{header}”出现多次，取第一列，其余保留在附加列。",
        'The header "{header}" stands more than once; the first is used, the others'
        " are kept in _extra.",
    ),
    "unknown_columns": (
        "{count} 个表头未登记，已保留在附加列：{headers}。",
        "{count} headers are in no feed and kept in _extra: {headers}.",
    ),
    "file_changed": (
        "{file} 正在被写入，本次未收，下次再收。",
        "{file} was being written; it will be taken next time.",
    ),
}


def reject(reason_id: str, **facts: object) -> RejectedError:
    """Return the rejection to raise, with its lines filled in."""
    return RejectedError(_filled(REJECTIONS, reason_id, facts))


def warn(reason_id: str, **facts: object) -> Message:
    """Return a warning with its lines filled in."""
    return _filled(WARNINGS, reason_id, facts)


def _filled(
    wordings: dict[str, tuple[str, str]], reason_id: str, facts: dict[str, object]
) -> Message:
    zh, en = wordings[reason_id]
    if "file" in facts:
        facts = {**facts, "file": escaped(str(facts["file"]))}
    return Message(reason_id, _line(zh.format(**facts)), _line(en.format(**facts)))


def _line(text: str) -> str:
    """Keep a message on one line, whatever a file name or an error holds."""
    return escaped(" ".join(text.split()))
