using ThongSuot.Documents.Reading;
using ThongSuot.Documents.Vietnamese;

namespace ThongSuot.Documents.Recognition;

/// <summary>Tables of targets: a column of indicators, columns of years.</summary>
internal static class TargetTables
{
    private const int MaxHeaderRows = 3;

    public static void Read(SourceText source, TableBlock table, SectionIndex sections, List<IndicatorTarget> found)
    {
        var years = new Dictionary<int, int>();
        var (name, unit, header) = (-1, -1, -1);
        for (var row = 0; row < Math.Min(MaxHeaderRows, table.Rows.Count); row++)
        {
            foreach (var cell in table.Rows[row].Cells)
            {
                var text = source.Folded.AsSpan(cell.Span.Start, cell.Span.Length).Trim();
                if (name < 0 && (text.Contains("chi tieu", StringComparison.Ordinal) || text.Contains("muc tieu", StringComparison.Ordinal))) (name, header) = (cell.Column, row);
                else if (text.StartsWith("don vi", StringComparison.Ordinal) || text is "dvt") (unit, header) = (cell.Column, row);
                else if (YearOf(text) is { } year) (years[cell.Column], header) = (year, row);
            }
        }
        if (name < 0 || years.Count == 0) return;
        for (var row = header + 1; row < table.Rows.Count; row++)
            Row(source, table.Rows[row], name, unit, years, sections, found);
    }

    private static void Row(SourceText source, RowBlock row, int name, int unit, Dictionary<int, int> years, SectionIndex sections, List<IndicatorTarget> found)
    {
        var indicator = row.Cells.FirstOrDefault(c => c.Column == name)?.Span.Of(source.Text).Trim();
        if (string.IsNullOrEmpty(indicator)) return;
        var measure = row.Cells.FirstOrDefault(c => unit >= 0 && c.Column == unit)?.Span.Of(source.Text).Trim();
        foreach (var cell in row.Cells)
        {
            if (!years.TryGetValue(cell.Column, out var year)) continue;
            var s = source.Folded.AsSpan(0, cell.Span.End);
            var at = cell.Span.Start;
            while (at < s.Length && !char.IsAsciiDigit(s[at])) at++;
            if (at >= s.Length || !WrittenNumber.TryRead(s, at, out var number) || number.End < s.TrimEnd().Length - 12) continue;
            var sign = s[cell.Span.Start..at].Trim();
            var comparator = number.High is not null ? TargetComparator.Range
                : sign is ">" or "tren" ? TargetComparator.MoreThan
                : sign is "≥" or ">=" or "it nhat" or "toi thieu" ? TargetComparator.AtLeast
                : sign is "<" or "duoi" ? TargetComparator.LessThan
                : sign is "≤" or "<=" or "khong qua" ? TargetComparator.AtMost : TargetComparator.Equal;
            found.Add(new IndicatorTarget(indicator.Replace('\n', ' '), comparator, number.Low, number.High, number.Percent ? "%" : string.IsNullOrEmpty(measure) ? null : measure, year, sections.At(cell.Span.Start), cell.Span, "TG-TABLE"));
        }
    }

    // "2025", "Năm 2030", "Đến năm 2030", "Kế hoạch năm 2026".
    private static int? YearOf(ReadOnlySpan<char> text)
    {
        var at = 0;
        if (VietnameseDate.Year(text, ref at, out var year) && at == text.Length) return year;
        return text.Length <= 40 ? Targets.HorizonIn(text) : null;
    }
}
