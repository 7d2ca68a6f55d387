using ThongSuot.Documents.Reading;
using ThongSuot.Documents.Vietnamese;

namespace ThongSuot.Documents.Recognition;

/// <summary>The month of issue where the day is blank or spoilt: "Vân Giang, ngày    tháng 11 năm 2024".</summary>
internal static class IssueMonth
{
    private const int Gap = 24;

    /// <summary>Its first day, from which a year left out can be told; null when the head names no month.</summary>
    public static DateOnly? FirstDay(SourceText source, TextSpan head)
    {
        var s = source.Folded.AsSpan(0, Math.Min(head.End, source.Folded.Length));
        for (var at = head.Start; s[at..].IndexOf(" thang ") is >= 0 and var step; at++)
        {
            at += step + 1;
            var before = s[Math.Max(head.Start, at - Gap)..at];
            if (before.LastIndexOf("ngay") is var day and >= 0 && !before[day..].Contains('\n') && VietnameseDate.TryRead(s, at, out var date) && date is { Unit: DateUnit.Month, HasYear: true }) return date.First;
        }
        return null;
    }
}
