using System.Collections.Frozen;
using ThongSuot.Documents.Vietnamese;

namespace ThongSuot.Documents.Recognition;

/// <param name="Name">In sentence case ("Kế hoạch").</param>
/// <param name="Folded">The name folded.</param>
/// <param name="Tight">The folded name without spaces: scans lose them.</param>
/// <param name="IsTitle">True when it may head a document.</param>
internal sealed record DocumentType(string Name, string Folded, string Tight, bool IsTitle);

/// <summary>Names of document types and their codes in symbols, from document-types.tsv.</summary>
internal static class DocumentTypes
{
    private static readonly DocumentType[] All;
    private static readonly FrozenDictionary<string, DocumentType> ByCode;
    private static readonly FrozenDictionary<string, DocumentType>.AlternateLookup<ReadOnlySpan<char>> ByCodeSpan;
    private static readonly FrozenDictionary<char, DocumentType[]> ByLast, ByFirst;

    static DocumentTypes()
    {
        var all = new List<DocumentType>();
        var codes = new Dictionary<string, DocumentType>(StringComparer.Ordinal);
        foreach (var row in DataTable.Rows("Recognition/document-types.tsv"))
        {
            var folded = Folding.Fold(row[0]);
            var type = new DocumentType(row[0], folded, folded.Replace(" ", "", StringComparison.Ordinal), row[2] == "title");
            all.Add(type);
            foreach (var code in row[1].Split(' ', StringSplitOptions.RemoveEmptyEntries)) codes.TryAdd(Folding.Fold(code), type);
        }
        // The longest name that fits is the type: "thông tư liên tịch" before "thông tư".
        All = [.. all.OrderByDescending(t => t.Folded.Length)];
        ByCode = codes.ToFrozenDictionary(StringComparer.Ordinal);
        ByCodeSpan = ByCode.GetAlternateLookup<ReadOnlySpan<char>>();
        Letter = All.First(t => t.Folded == "cong van");
        ByLast = All.GroupBy(t => t.Folded[^1]).ToFrozenDictionary(g => g.Key, g => g.ToArray());
        ByFirst = All.GroupBy(t => t.Folded[0]).ToFrozenDictionary(g => g.Key, g => g.ToArray());
    }

    /// <summary>Công văn: the type of a document that prints none.</summary>
    public static DocumentType Letter { get; }

    /// <summary>The type whose name ends where <paramref name="folded"/> ends.</summary>
    public static DocumentType? EndingAt(ReadOnlySpan<char> folded)
    {
        if (folded.IsEmpty || !ByLast.TryGetValue(folded[^1], out var some)) return null;
        foreach (var type in some)
            if (folded.EndsWith(type.Folded, StringComparison.Ordinal) && (folded.Length == type.Folded.Length || !char.IsLetterOrDigit(folded[^(type.Folded.Length + 1)]))) return type;
        return null;
    }

    /// <summary>The title whose name stands at the start of <paramref name="folded"/>.</summary>
    public static DocumentType? StartingAt(ReadOnlySpan<char> folded)
    {
        if (folded.IsEmpty || !ByFirst.TryGetValue(folded[0], out var some)) return null;
        foreach (var type in some)
            if (type.IsTitle && folded.StartsWith(type.Folded, StringComparison.Ordinal) && (folded.Length == type.Folded.Length || !char.IsLetterOrDigit(folded[type.Folded.Length]))) return type;
        return null;
    }

    /// <summary>The type that a part of a symbol stands for ("HD" → Hướng dẫn), whatever its case.</summary>
    public static DocumentType? FromCode(ReadOnlySpan<char> code)
    {
        if (code.Length is 0 or > 8) return null;
        Span<char> folded = stackalloc char[8];
        Folding.Fold(code, folded);
        return ByCodeSpan.TryGetValue(folded[..code.Length], out var type) ? type : null;
    }

    /// <summary>The type whose code opens the symbol of a document: "TB-VP" is a Thông báo.</summary>
    public static DocumentType? FromSymbol(string symbol)
    {
        var stop = symbol.AsSpan().IndexOfAny('/', '-', '.');
        return FromCode(stop < 0 ? symbol : symbol.AsSpan(0, stop));
    }

    /// <summary>The title that a heading line spells, allowing lost spaces and one wrong letter in a longer name: what scans make of it.</summary>
    public static DocumentType? FromHeading(ReadOnlySpan<char> letters)
    {
        foreach (var type in All)
            if (type.IsTitle && letters.SequenceEqual(type.Tight)) return type;
        foreach (var type in All)
            if (type.IsTitle && type.Tight.Length >= 6 && Spelling.Near(letters, type.Tight, 1)) return type;
        return null;
    }
}
