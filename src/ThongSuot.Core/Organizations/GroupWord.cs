using System.Collections.Frozen;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Organizations;

/// <summary>Where the bodies are that a word names together.</summary>
internal enum Reach
{
    /// <summary>Bodies of the unit itself, not of the units below it.</summary>
    Own,
    /// <summary>Anywhere on the ground of the unit.</summary>
    All,
    /// <summary>Below the Party committee.</summary>
    Below,
    /// <summary>Whatever stands directly below.</summary>
    Direct,
    /// <summary>The territorial units themselves.</summary>
    Units,
}

/// <summary>A word by which documents name bodies of a kind together, from <c>group-words.tsv</c>.</summary>
internal sealed record GroupWord(string Word, IReadOnlyList<string> Kinds, IReadOnlyList<string> Beginnings, Reach Reach)
{
    private static readonly FrozenDictionary<string, GroupWord> Words = DataFile.Rows("Organizations/group-words.tsv")
        .Select(r => new GroupWord(r[0], KindsOf(r[1]), [.. r[2].Split(';', StringSplitOptions.RemoveEmptyEntries).Select(NameFolding.Fold)], Enum.Parse<Reach>(r[3], ignoreCase: true)))
        .ToFrozenDictionary(w => NameFolding.Fold(w.Word), StringComparer.Ordinal);

    private static readonly string[] Longest = [.. Words.Keys.OrderByDescending(w => w.Length)];

    // What can follow a word as the superior it speaks of: "giúp việc Tỉnh ủy", "đoàn thể tỉnh".
    private static readonly string[] Scopes = ["tinh", "thanh", "huyen", "quan", "thi", "dang uy", "trung uong", "xa", "phuong", "dac khu", "ubnd", "uy ban nhan dan"];

    /// <summary>The word that is the whole text; null when there is none.</summary>
    public static GroupWord? Find(string text) => Words.GetValueOrDefault(NameFolding.Fold(text)) is { } word && word.Fits(text) ? word : null;

    /// <summary>The longest word the text begins with, and what follows when it is a territory or a superior ("UBND | xã", "giúp việc | Tỉnh ủy").</summary>
    public static (GroupWord Word, string After)? FindStart(string text)
    {
        var folded = NameFolding.Fold(text);
        if (folded.Length != text.Length) return null;
        foreach (var key in Longest)
        {
            if (!folded.StartsWith(key + " ", StringComparison.Ordinal) || !Words[key].Fits(text[..key.Length])) continue;
            var rest = folded[(key.Length + 1)..];
            if (Array.Exists(Scopes, s => rest.StartsWith(s, StringComparison.Ordinal) && (rest.Length == s.Length || rest[s.Length] == ' '))) return (Words[key], text[(key.Length + 1)..]);
        }
        return null;
    }

    public bool Names(string folded) => Beginnings.Count == 0 || Beginnings.Any(b => folded.StartsWith(b, StringComparison.Ordinal));

    // Words without marks must be written without them: "bản" (a village) is no "ban" (a board).
    private bool Fits(string text) => Word.Any(c => c > 127) || text.All(c => c <= 127);

    private static string[] KindsOf(string kinds) => [.. kinds.Split(';', StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(k => k.EndsWith('*') ? OrganizationKind.All.Select(a => a.Code).Where(c => c.StartsWith(k[..^1], StringComparison.Ordinal)) : [k])];
}
