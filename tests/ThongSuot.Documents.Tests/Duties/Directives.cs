using System.Globalization;
using ThongSuot.Documents.Duties;
using ThongSuot.Documents.Recognition;

namespace ThongSuot.Documents.Tests.DutyTests;

/// <summary>Whole documents of a fictional province around the provisions under test.</summary>
internal static class Directives
{
    public static Document Read(string body, string type = "KẾ HOẠCH") => DocumentReader.ReadText(Text(body, type), cancel: TestContext.Current.CancellationToken);

    /// <summary>Each duty as "section lead + cooperating @ due"; what is empty is left out.</summary>
    public static string[] Told(string body, string type = "KẾ HOẠCH") => [.. Read(body, type).Duties.Select(Told)];

    public static string Told(Duty duty) => string.Join(' ', new[]
    {
        duty.Section,
        Names(duty.Lead),
        duty.Cooperating.Count > 0 ? "+ " + Names(duty.Cooperating) : "",
        duty.Deadline?.Due is { } due ? "@ " + due.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "",
    }.Where(s => s.Length > 0));

    public static string Names(IEnumerable<Actor> actors) => string.Join("; ", actors.Select(a => a.Name));

    private static string Text(string body, string type) => $"""
        ỦY BAN NHÂN DÂN          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        TỈNH VÂN GIANG           Độc lập - Tự do - Hạnh phúc

        Số: 15/KH-UBND           Vân Giang, ngày 05 tháng 3 năm 2024

        {type}
        Đào tạo nghề năm 2024

        {body}

        Nơi nhận:                TM. ỦY BAN NHÂN DÂN
        - Các sở, ban, ngành;    CHỦ TỊCH
        - Lưu: VT.

                                 Trần Văn Bình
        """;
}
