using System.Diagnostics;
using System.Globalization;
using System.Text;
using ThongSuot.Documents;

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

    /// <summary>Prints each piece whose time or memory grows faster than <paramref name="most"/> when the text doubles, and the dearest of the others; gives the number of those.</summary>
    public static int Run(int kilobytes, double most, TextWriter to)
    {
        for (var i = 0; i < 3; i++)
            foreach (var piece in Pieces) Cost(Repeat(piece, 4));
        var failures = 0;
        foreach (var (head, piece) in Pieces.Select(p => ("", p)).Concat(Pages.Select(p => ("<html><body>", p))))
        {
            var (time, memory) = Cost(head + Repeat(piece, kilobytes));
            var (time2, memory2) = Cost(head + Repeat(piece, 2 * kilobytes));
            if (time2 / Math.Max(time, 1) > most && time2 > 100) (time, time2) = (Math.Max(time, Cost(head + Repeat(piece, kilobytes)).Milliseconds), Math.Min(time2, Cost(head + Repeat(piece, 2 * kilobytes)).Milliseconds));
            var superlinear = time2 / Math.Max(time, 1) > most && time2 > 100 || memory2 / Math.Max(memory, 1) > most && memory2 > 100;
            if (superlinear) failures++;
            if (superlinear || time2 > kilobytes * 2)
                to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(superlinear ? "GROWS" : "slow "),-5} {time,7:0} → {time2,7:0} ms (×{time2 / Math.Max(time, 1):0.0}), {memory,6:0} → {memory2,6:0} MB (×{memory2 / Math.Max(memory, 1):0.0})  {head}{piece.Replace("\n", "\\n", StringComparison.Ordinal)}"));
        }
        return failures;
    }

    private static (double Milliseconds, double Megabytes) Cost(string text)
    {
        using var self = Process.GetCurrentProcess();
        self.Refresh();
        var before = self.TotalProcessorTime;
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        Trial.Read(Encoding.UTF8.GetBytes(text));
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
