using ThongSuot.Core.Organizations;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Burden;

/// <summary>What a duty wants to see at the end.</summary>
public enum AskedKind
{
    Report,
    /// <summary>A plan, a decision, any paper with a number.</summary>
    Document,
    Figure,
    /// <summary>A meeting, a course, an inspection: something held.</summary>
    Session,
    /// <summary>Something published.</summary>
    Message,
    /// <summary>Its words do not say.</summary>
    Other,
}

/// <summary>Tells it by the words in <c>asked-kinds.tsv</c>.</summary>
internal static class AskedKinds
{
    private static readonly (AskedKind Kind, string Words)[] Rows = [.. DataFile.Rows("Burden/asked-kinds.tsv").Select(r => (Enum.Parse<AskedKind>(r[0]), $" {NameFolding.Fold(r[1])} ")).OrderByDescending(r => r.Item2.Length)];

    /// <param name="deliverable">What must exist at the end; where it is said and tells, it decides.</param>
    /// <param name="reportTo">To whom the result is reported; null when that is not said.</param>
    public static AskedKind Of(string text, string? deliverable, string? reportTo) =>
        First(deliverable) ?? First(text) ?? (reportTo is null ? AskedKind.Other : AskedKind.Report);

    private static AskedKind? First(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        var folded = $" {NameFolding.Fold(NameFolding.Bare(text))} ";
        var first = Rows.Select(r => (At: folded.IndexOf(r.Words, StringComparison.Ordinal), r.Kind)).Where(r => r.At >= 0).ToList();
        return first.Count == 0 ? null : first.MinBy(r => r.At).Kind;
    }
}
