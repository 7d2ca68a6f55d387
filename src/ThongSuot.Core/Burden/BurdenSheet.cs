using ThongSuot.Core.Organizations.Sheets;

namespace ThongSuot.Core.Burden;

/// <summary>What a body is asked for, as a sheet: a row a duty; those that ask for the same thing have one group number.</summary>
public static class BurdenSheet
{
    private static readonly string[] Head = ["Đơn vị", "Nhiệm vụ", "Loại kết quả", "Sản phẩm", "Hạn", "Quá hạn", "Chương trình", "Cơ quan giao", "Mục trong văn bản", "Nhóm cùng yêu cầu", "Ngày tính"];

    private static readonly Dictionary<AskedKind, string> Kinds = new()
    {
        [AskedKind.Report] = "Báo cáo",
        [AskedKind.Document] = "Văn bản, kế hoạch",
        [AskedKind.Figure] = "Số liệu",
        [AskedKind.Session] = "Hội nghị, buổi làm việc",
        [AskedKind.Message] = "Tin, bài, tuyên truyền",
        [AskedKind.Other] = "Việc khác",
    };

    public static void Write(Stream to, SheetFormat format, Ledger ledger)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        var groups = ledger.Alike.SelectMany((g, i) => g.Duties.Select(d => (d.DutyId, Number: i + 1))).ToDictionary(g => g.DutyId, g => g.Number);
        var rows = ledger.Asked.Select(a => (IReadOnlyList<object?>)[ledger.Name, a.Text, Kinds[a.Kind], a.Deliverable, a.DueOn, a.IsOverdue ? "Quá hạn" : "", a.Programme, a.Issuer, a.Section, groups.TryGetValue(a.DutyId, out var number) ? number : null, ledger.Day]).ToList();
        if (ledger.IsCut) rows.Add([$"Chỉ tính {BurdenQueries.MostRows:N0} nhiệm vụ đến hạn sớm nhất."]);
        SheetWriter.Write(to, format, Head, rows, "Yêu cầu");
    }
}
