using ThongSuot.Documents.Vietnamese;

namespace ThongSuot.Documents.Duties;

/// <summary>What a section is for.</summary>
internal enum Zone : byte
{
    /// <summary>Nothing told yet: a statement must look like an obligation by itself.</summary>
    Open,
    /// <summary>Tasks, solutions, organisation of the work.</summary>
    Obliging,
    /// <summary>Aims, grounds, situation, powers, effect: no duties.</summary>
    Blocked,
    /// <summary>The introduction: only an explicit "giao", "yêu cầu", "đề nghị" counts.</summary>
    Introduction,
}

/// <summary>What an attribute line says of its item.</summary>
internal enum AttributeRole : byte { None, Due, Lead, Cooperating, Deliverable, Other }

internal static class Zones
{
    private static readonly (string Start, Zone Zone)[] Headings = [.. DataTable.Rows("Duties/zones.tsv").Select(r => (r[1], Enum.Parse<Zone>(r[0], ignoreCase: true))).OrderByDescending(r => r.Item1.Length)];
    private static readonly (string Start, AttributeRole Role)[] Lines = [.. DataTable.Rows("Duties/attributes.tsv").Select(r => (r[1], Enum.Parse<AttributeRole>(r[0], ignoreCase: true))).OrderByDescending(r => r.Item1.Length)];

    /// <summary>The zone a heading opens, or null when it does not say. "MỤC ĐÍCH, YÊU CẦU", "Nguyên tắc", "III. TỔ CHỨC THỰC HIỆN".</summary>
    public static Zone? OfHeading(ReadOnlySpan<char> folded)
    {
        folded = folded.Trim(" .:;-");
        if (folded.Length is 0 or > 220) return null;
        foreach (var (start, zone) in Headings)
        {
            if (!StartsWith(folded, start)) continue;
            // "Yêu cầu các đơn vị …", "Căn cứ Kế hoạch này, …" are sentences.
            if (zone is Zone.Blocked && folded.Length > 90) continue;
            return zone;
        }
        return null;
    }

    /// <summary>"Thời gian: …", "Địa điểm: …": what the line says, and where its value starts.</summary>
    public static (AttributeRole Role, int ValueAt) OfLine(ReadOnlySpan<char> folded)
    {
        var colon = folded.IndexOf(':');
        if (colon is < 0 or > 40) return default;
        foreach (var (start, role) in Lines)
        {
            if (!StartsWith(folded, start)) continue;
            // "Thời gian thực hiện dự kiến: …" is one; "Chủ trì, phối hợp với các sở: Y tế …" is a sentence.
            if (role is AttributeRole.Lead or AttributeRole.Cooperating && colon > start.Length + 12) continue;
            if (folded[start.Length] is ',') continue;
            return (role, colon + 1);
        }
        return default;
    }

    private static bool StartsWith(ReadOnlySpan<char> folded, string start) =>
        folded.StartsWith(start, StringComparison.Ordinal) && (folded.Length == start.Length || !char.IsLetter(folded[start.Length]));
}
