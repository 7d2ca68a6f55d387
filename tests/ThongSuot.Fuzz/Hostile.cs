namespace ThongSuot.Fuzz;

/// <summary>Pieces that readers stumble over: words that open rules, extremes of numbers and characters, half-open structures.</summary>
internal static class Hostile
{
    /// <summary>Words, labels and characters of a text.</summary>
    public static readonly string[] Texts =
    [
        "\n", "\n\n", "\t", "   ", "\f", "\r\n", " | ", "|\n|", "-", "- ", "+ ", "* ", "(", ")", "\"", "“", "”", "/", "//", ":", ";", ".", ",", "…", "___", "*****",
        "1.", "1.1.", "1.1.1.1.1.1.1.1.1.1.", "99999999999999999999.", "0.", "-1", "a)", "đ)", "z)", "I.", "IIII.", "MMMMMMMM.", "Điều 0.", "Điều 2147483648.", "Chương XX", "Mục A", "Phần thứ nhất",
        "Phụ lục", "PHỤ LỤC I", "PHỤ LỤC\n(Kèm theo Kế hoạch số 5/KH-UBND)", "Nơi nhận:", "Kính gửi:", "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "T/M BAN THƯỜNG VỤ", "(Đã ký)", "CHỦ TỊCH", "ĐẢNG CỘNG SẢN VIỆT NAM",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "QUYẾT ĐỊNH:", "KẾ HOẠCH", "Số: /KH-UBND", "Số 12-KH/HU", "V/v", "số ", "ngày ", "ngày 31/02/2024", "ngày 30 tháng 13 năm 99999", "ngày 00/00/0000",
        "trước ngày 01/01/0001", "quý IX/2024", "tháng 0", "năm 9999", "trong vòng 999999999999 ngày kể từ ngày ký", "31/12/9999", "01/01/0001", "hằng năm", "đến năm 2030", "Thời gian: ", "Chủ trì: ", "Phối hợp: ",
        "các sở, ban, ngành", "phối hợp với ", "chủ trì, ", "trừ ", "và ", "giao ", "Giao Sở Công nghiệp Sông Lam ", "đề nghị ", "tham mưu ", "(sau đây gọi là ", "viết tắt là ", "qua ", "để báo cáo", "ít nhất 95%", "từ 40 - 45%", "99999999999999999999999999999999%",
        "\u0301\u0301\u0301", "e\u0323\u0302", "\u1100\u1161\u11A8", "\u202E", "\u200B", "\uFEFF", "\u00AD", "\uD835\uDC00", "\uFFFD", "\uF0B7", "\u2028", "\u0085", "\u00A0", "İ", "ß", "ﬁ", "〇", "١٢", "²", "Ⅳ", "①",
        "**", "# ", "```", "|---|---|", "HYPERLINK \"x\"", "Trang 1/9", "1",
    ];

    /// <summary>Values of attributes.</summary>
    public static readonly string[] Values =
    [
        "", "0", "-1", "1", "2", "9", "255", "65536", "2147483647", "-2147483648", "2147483648", "99999999999999999999", "1e9", "NaN", "0x10", " 5 ", "none", "bullet", "decimal", "upperRoman", "lowerLetter", "chicago", "%1.%2.%3", "%9%%0%",
        "%1%1%1%1%1%1%1%1", "true", "continue", "restart", "center", "default", "first", "vanish", "rId1", "../../../etc/passwd", "text-align:center;display:none", "1000", "Symbol", "Wingdings", "Normal",
    ];

    /// <summary>Pieces of a web page.</summary>
    public static readonly string[] Html =
    [
        "<table>", "</table>", "<tr>", "<td>", "<td colspan=1000 rowspan=65534>", "<td colspan=-1>", "<td rowspan=0>", "<ol start=2147483647>", "<ol type=I>", "<li>", "<li value=-2147483648>", "<ul>", "<p>", "</p>", "<br>", "<div>", "</div>", "<div style=\"display:none\">",
        "<b>", "<center>", "<script>", "</script>", "<!--", "-->", "<![CDATA[", "<style>", "<textarea>", "<svg>", "<math>", "<template>", "<select>", "<plaintext>", "<frameset>", "<iframe>", "&nbsp;", "&#0;", "&#xD800;", "&#x110000;", "&amp;lt;", "&", "<", ">", "</body>",
        "<h1>", "<pre>", "<article>", "<main>", "<nav>", "<footer>", "<p align=center>", "<font face=VNI-Times>", "<font face=\".VnTime\">", "<meta charset=utf-16>", "<base href=x>", "<td><table><tr><td>",
    ];
}
