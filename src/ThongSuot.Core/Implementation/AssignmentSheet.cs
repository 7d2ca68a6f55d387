using ThongSuot.Core.Documents;
using ThongSuot.Core.Organizations.Sheets;

namespace ThongSuot.Core.Implementation;

/// <summary>The list behind a number as a sheet, in the status words in use (DOMAIN §3.9). It ends after <see cref="MostRows"/> rows, and says so.</summary>
public sealed class AssignmentSheet(AssignmentQueries assignments)
{
    public const int MostRows = 20_000;
    private const int Stretch = 1_000;

    private static readonly string[] Head =
        ["Đơn vị", "Vai trò", "Số thứ tự", "Nhiệm vụ", "Hạn", "Hoàn thành", "Trong hạn hay quá hạn", "Số ngày quá hạn", "Bước", "Tiến độ (%)", "Ngày nộp", "Ngày nghiệm thu", "Xin gia hạn đến", "Người phụ trách"];

    /// <returns>False when there were more than were written.</returns>
    public async Task<bool> WriteAsync(Stream to, SheetFormat format, AssignmentFilter filter, CancellationToken cancel = default)
    {
        var (rows, after) = (new List<IReadOnlyList<object?>>(), (string?)null);
        do
        {
            var page = await assignments.StretchAsync(filter, after, Math.Min(Stretch, MostRows - rows.Count), cancel);
            rows.AddRange(page.Items.Select(Row));
            after = page.Next;
        }
        while (after is not null && rows.Count < MostRows);
        if (after is not null) rows.Add([$"Chỉ xuất {MostRows:N0} dòng đầu; hãy lọc hẹp lại để xuất phần còn lại."]);
        SheetWriter.Write(to, format, Head, rows, "Danh sách việc");
        return after is null;
    }

    private static object?[] Row(AssignmentRow r) =>
        [r.Organization, RoleOf(r.Role), r.Ordinal, r.Text, r.DueOn, r.State switch { AssignmentState.Accepted => "Đã hoàn thành", AssignmentState.Released => "Không phải thực hiện nữa", _ => "Chưa hoàn thành" },
            r.State == AssignmentState.Released ? "" : r.DaysLate > 0 ? "Quá hạn" : "Trong hạn", r.DaysLate, StepOf(r.State), r.Percent, r.SubmittedOn, r.AcceptedOn, r.ExtensionAsked, string.Join("; ", r.InPost.Select(p => $"{p.FullName}, {p.Title}"))];

    private static string StepOf(AssignmentState state) => state switch
    {
        AssignmentState.Waiting => "Chưa nhận việc",
        AssignmentState.Working => "Đang làm",
        AssignmentState.Submitted => "Đã nộp, chờ nghiệm thu",
        AssignmentState.Returned => "Trả lại",
        AssignmentState.Declined => "Từ chối, chờ quyết định",
        AssignmentState.Accepted => "Đã nghiệm thu",
        _ => "Thôi thực hiện",
    };

    private static string RoleOf(DutyRole role) => role switch
    {
        DutyRole.Lead => "Chủ trì",
        DutyRole.Cooperating => "Phối hợp",
        DutyRole.Advising => "Tham mưu",
        DutyRole.Monitoring => "Theo dõi, đôn đốc",
        _ => "Được giao chỉ đạo",
    };
}
