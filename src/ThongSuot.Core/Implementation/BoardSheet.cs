using ThongSuot.Core.Organizations.Sheets;

namespace ThongSuot.Core.Implementation;

/// <summary>A board as a sheet: a row for each body and duty, so that a spreadsheet can sum and filter it; zero is a number, and a duty that a body does not have is no row.</summary>
public static class BoardSheet
{
    private static readonly string[] Head =
        ["Đơn vị", "Số thứ tự", "Nhiệm vụ", "Hạn", "Chưa nhận", "Đang làm", "Đã nộp, chờ nghiệm thu", "Trả lại", "Từ chối", "Hoàn thành đúng hạn", "Hoàn thành quá hạn", "Đang quá hạn", "Tổng số việc", "Ngày tính"];

    /// <param name="cells">Of its children, by <see cref="DashboardQueries.CellsAsync"/>.</param>
    public static void Write(Stream to, SheetFormat format, Dashboard board, IReadOnlyDictionary<long, IReadOnlyDictionary<long, Tallied>> cells)
    {
        ArgumentNullException.ThrowIfNull(board);
        ArgumentNullException.ThrowIfNull(cells);
        SheetWriter.Write(to, format, Head, Rows(board, cells), "Tiến độ");
    }

    private static IEnumerable<IReadOnlyList<object?>> Rows(Dashboard board, IReadOnlyDictionary<long, IReadOnlyDictionary<long, Tallied>> cells)
    {
        foreach (var child in board.Children)
            foreach (var duty in board.Duties)
                if (cells[child.OrganizationId].TryGetValue(duty.Id, out var figures) && figures.Total > 0) yield return Row(child.Name, duty, figures, board.Day);
        foreach (var duty in board.Duties) yield return Row($"{board.Name}: tổng số", duty, duty.Total, board.Day);
    }

    private static object?[] Row(string body, DutyFigures duty, Tallied t, DateOnly day) =>
        [body, duty.Ordinal, duty.Text, duty.DueOn, t.Waiting, t.Working, t.Submitted, t.Returned, t.Declined, t.DoneInTime, t.DoneLate, t.Overdue, t.Total, day];
}
