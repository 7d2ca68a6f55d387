using ThongSuot.Documents.Vietnamese;

namespace ThongSuot.Documents.Structure;

/// <summary>Offices under which people sign, from offices.tsv.</summary>
internal static class Offices
{
    private static readonly string[] Heads = [.. DataTable.Rows("Structure/offices.tsv").Select(r => r[0]).OrderByDescending(r => r.Length)];

    /// <summary>True when <paramref name="folded"/> begins with an office.</summary>
    public static bool StartsOffice(ReadOnlySpan<char> folded) => Length(folded) > 0;

    /// <summary>Length of the office words at the start, or 0.</summary>
    public static int Length(ReadOnlySpan<char> folded)
    {
        foreach (var head in Heads)
            if (folded.StartsWith(head, StringComparison.Ordinal) && (folded.Length == head.Length || !char.IsLetterOrDigit(folded[head.Length]))) return head.Length;
        return 0;
    }
}
