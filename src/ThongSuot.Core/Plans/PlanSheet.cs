using ThongSuot.Core.Organizations.Sheets;

namespace ThongSuot.Core.Plans;

/// <summary>Who has a plan and who has not, as a sheet: a row a body.</summary>
public static class PlanSheet
{
    private static readonly string[] Head = ["Đơn vị", "Nhiệm vụ", "Hạn", "Tình trạng", "Số và ký hiệu", "Ngày ban hành", "Quá hạn (ngày)", "Nhiệm vụ của cấp trên chưa đáp ứng", "Ngày tính"];

    private static readonly Dictionary<PlanState, string> States = new()
    {
        [PlanState.InTime] = "Có, đúng hạn",
        [PlanState.Late] = "Có, quá hạn",
        [PlanState.Open] = "Chưa có, còn hạn",
        [PlanState.Overdue] = "Chưa có, quá hạn",
    };

    public static void Write(Stream to, SheetFormat format, PlanDuty duty, IReadOnlyList<CoverageRow> rows, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(duty);
        SheetWriter.Write(to, format, Head, rows.Select(r => (IReadOnlyList<object?>)[r.Organization, duty.Text, r.DueOn, States[r.State], r.Identifier, r.IssuedOn, r.DaysLate(day), r.Differences, day]), "Kế hoạch");
    }
}
