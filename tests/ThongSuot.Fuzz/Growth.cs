using System.Diagnostics;
using System.Globalization;
using System.Text;
using ThongSuot.TestKit;

namespace ThongSuot.Fuzz;

/// <summary>Texts of one thing said over and over: reading twice as much must take about twice as long.</summary>
internal static class Growth
{
    private static readonly string[] Pieces =
    [
        "(", "((a", ")", "a) ", "a) a\n", "1.", "1.1.1.1.", "1. a\n", "1.\n", "(1) a\n", "- \n", "- a\n", "+ a\n- a\n", "“", "“a ”", "\"", "|", "| a ", "| a | b |\n", "a\n", "a", "a ", "A\n", "Ạ", "e\u0301", "\u0301", "/", "số /", "số 1/", "Số: /KH\n", "12-KH/TU ", "5/KH-UBND, ",
        "ngày ", "ngày 1/", "ngày 1/1/2024 ", "ngày 01 tháng 02 năm 2024, ", "trước ngày 1/1/2024; ", "từ ngày 1/1/2024 đến ", "tháng ", "quý I/2024 và ", "năm 2024 - ", "các sở, ", "các sở, ban, ngành, ", "phối hợp với ", "phối hợp với các xã, ", "chủ trì, phối hợp với ", "Giao Sở A ", "giao ", "trừ ", "và ", "của ", "thuộc ",
        "Sở Nội vụ chủ trì, ", "Sở Nội vụ báo cáo. ", "Nơi nhận:\n", "Nơi nhận: ", "Kính gửi: ", "Kính gửi:\n- a\n", "Phụ lục\n", "PHỤ LỤC I\n", "Phụ lục ", "TM. ỦY BAN\nCHỦ TỊCH\n\nTrần Văn Mẫu\n", "CHỦ TỊCH\n", "KT. ", "TM. TM. ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n", "ĐẢNG CỘNG SẢN VIỆT NAM\n", "QUYẾT ĐỊNH\n", "KẾ HOẠCH\n",
        "Điều 1. a\n", "Điều 1.", "Chương I\nMục 1\n", "I. a\n1. a\n", "1. a\na) a\n", "I. a\nb\n2. c\n", "I. a\n- b\n2. c\n", "I.\n", "căn cứ Luật ", "Căn cứ Quyết định số 5/QĐ-UBND ngày 1/1/2024 của ", "Nghị quyết số ", "sửa đổi, bổ sung ", "thay thế ", "(sau đây gọi là ", "(sau đây gọi là A) A ", "(viết tắt là KKT), KKT ", "Khu kinh tế (KKT) ", "đạt ", "đạt 95% ", "ít nhất ", "từ 40 - 45% ", "1", "1 ", "1,1", "-", "- ", "–", "…", ".", ". ", ",", ";", ":", ":\n",
        "đề nghị ", "tham mưu ", "tham mưu Ủy ban nhân dân tỉnh ", "báo cáo ", "báo cáo Tỉnh ủy (qua ", "qua ", "định kỳ ", "hằng năm, ", "trong vòng 5 ngày kể từ ngày ", "Thời gian: ", "Thời gian: năm 2024\n", "Thời hạn hoàn thành:\n", "Chủ trì: Sở A\n", "ban hành ", "sẽ ban hành ", "A a  b   c\n", "a   b\n", "                                          a\n", "\t", "\ta\tb\n", "\f", "\f1\n", "<", "<p>", "<b", "&", "**", "# ", "*a* ", "_", "[", "HYPERLINK ", "\uFFFD", "\u200B", "Trang 1\n", "*\n", "-----\n", "Số", "UBND ", "UBND", "Ủy ban nhân dân ", "Ủy ban nhân dân xã A và ",
    ];

    private static readonly string[] Pages = ["<p>", "<b>", "<div>", "<td>", "<table><tr><td>", "<tr>", "<td>a", "<ul><li>", "<li>a", "<ol type=I><li>a", "<br>", "<p>a</p>", "<!--", "<a href=x>a</a>", "&nbsp;", "<td colspan=1000>a", "<td rowspan=1000>a", "<tr><td rowspan=1000>a", "</p>", "<i></b>", "<b><p>", "<font>a", "<form>", "<select>", "<svg>", "<div>a", "<h1>a", "<nav>a", "<span>"];

    private static readonly string[] Parts =
    [
        "<w:p><w:r><w:t>a</w:t></w:r></w:p>", "<w:p/>", "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>", "<w:p><w:r><w:t>a</w:t></w:r><w:r><w:tab/><w:br/></w:r></w:p>",
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc></w:tr></w:tbl>", "<w:p><w:r><w:footnoteReference w:id=\"1\"/><w:t>a</w:t></w:r></w:p>", "<w:sectPr/>", "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/><w:t>a</w:t></w:r></w:p>",
    ];

    private static readonly string[] InParagraph = ["<w:r><w:t>a</w:t></w:r>", "<w:r><w:t>a </w:t></w:r>", "<w:r><w:t>\u0301</w:t></w:r>", "<w:ins><w:r><w:t>a</w:t></w:r></w:ins>", "<w:r><w:br/></w:r>", "<w:r><w:txbxContent><w:p><w:r><w:t>a</w:t></w:r></w:p></w:txbxContent></w:r>"];

    private static readonly string[] InRow = ["<w:tc><w:p/></w:tc>", "<w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc>", "<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>", "<w:tc><w:tcPr><w:gridSpan w:val=\"60\"/></w:tcPr><w:p/></w:tc>"];

    private static readonly string[] InTable = ["<w:tr/>", "<w:tr><w:tc><w:p/></w:tc></w:tr>", "<w:tr><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Báo cáo</w:t></w:r></w:p></w:tc></w:tr>", "<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc></w:tr>"];

    private static IEnumerable<(string Name, Func<int, byte[]> Make)> Inputs() =>
    [
        .. Pieces.Select(p => (p, new Func<int, byte[]>(n => Encoding.UTF8.GetBytes(Repeat(p, n))))),
        .. Pages.Select(p => ("<html> " + p, new Func<int, byte[]>(n => Encoding.UTF8.GetBytes("<html><body>" + Repeat(p, n))))),
        .. Parts.Select(p => (p, Docx("", p, ""))),
        .. InParagraph.Select(p => ("<w:p> " + p, Docx("<w:p>", p, "</w:p>"))),
        .. InRow.Select(p => ("<w:tr> " + p, Docx("<w:tbl><w:tr>", p, "</w:tr></w:tbl>"))),
        .. InTable.Select(p => ("<w:tbl> " + p, Docx("<w:tbl>", p, "</w:tbl>"))),
    ];

    private static Func<int, byte[]> Docx(string before, string piece, string after) => n =>
    {
        var docx = new DocxBuilder();
        docx.List(("decimal", "%1."), ("lowerLetter", "%2)"));
        return docx.ParagraphWithFootnote("a", "b").Xml(before + Repeat(piece, n) + after).ToBytes();
    };

    /// <summary>Prints each piece whose time or memory grows faster than <paramref name="most"/> when the text doubles, and the dearest of the others; gives the number of those.</summary>
    public static int Run(int kilobytes, double most, TextWriter to)
    {
        for (var i = 0; i < 3; i++)
            foreach (var (_, make) in Inputs()) Cost(make(4));
        var failures = 0;
        foreach (var (name, make) in Inputs())
        {
            var (time, memory) = Cost(make(kilobytes));
            var (time2, memory2) = Cost(make(2 * kilobytes));
            // Compilation and collection fall on one side or the other: what looks steep is measured again.
            if (time2 > most * time) (time, time2) = (Math.Max(time, Cost(make(kilobytes)).Milliseconds), Math.Min(time2, Cost(make(2 * kilobytes)).Milliseconds));
            var grows = time2 > most * Math.Max(time, 50) || memory2 > most * Math.Max(memory, 50);
            if (grows) failures++;
            if (grows || time2 > kilobytes * 2)
                to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(grows ? "GROWS" : "slow "),-5} {time,7:0} → {time2,7:0} ms (×{time2 / Math.Max(time, 1):0.0}), {memory,6:0} → {memory2,6:0} MB (×{memory2 / Math.Max(memory, 1):0.0})  {name.Replace("\n", "\\n", StringComparison.Ordinal)}"));
        }
        to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Inputs().Count()} texts of {kilobytes} and {2 * kilobytes} KB, {failures} grow faster than ×{most}"));
        return failures;
    }

    private static (double Milliseconds, double Megabytes) Cost(byte[] bytes)
    {
        using var self = Process.GetCurrentProcess();
        var before = self.TotalProcessorTime;
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        Trial.Read(bytes);
        self.Refresh();
        return ((self.TotalProcessorTime - before).TotalMilliseconds, (GC.GetAllocatedBytesForCurrentThread() - allocated) / 1048576.0);
    }

    private static string Repeat(string piece, int kilobytes)
    {
        var text = new StringBuilder();
        text.Insert(0, piece, kilobytes * 1024 / Encoding.UTF8.GetByteCount(piece));
        return text.ToString();
    }
}
