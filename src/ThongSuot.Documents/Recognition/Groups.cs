using System.Collections.Frozen;
using ThongSuot.Documents.Vietnamese;

namespace ThongSuot.Documents.Recognition;

/// <summary>Reads expressions that name a set of bodies by kind.</summary>
internal static class Groups
{
    private const int MaxLength = 600;

    private static readonly ILookup<string, string> Words = DataTable.Rows("Recognition/group-words.tsv").ToLookup(r => r[0], r => Folding.Fold(r[1]), StringComparer.Ordinal);
    private static readonly FrozenSet<string> Kinds = Words["kind"].ToFrozenSet(StringComparer.Ordinal), Sets = Words["set"].ToFrozenSet(StringComparer.Ordinal), Territories = Words["territory"].ToFrozenSet(StringComparer.Ordinal);
    private static readonly string[] Prefixes = Longest("prefix"), Heads = Longest("head"), Many = Longest("many"), Except = Longest("except");

    // With their marks: "tại" is not the "Tài" of "Sở Tài chính".
    private static readonly string[] Below = [.. DataTable.Rows("Recognition/group-words.tsv").Where(r => r[0] == "below").Select(r => r[1]).OrderByDescending(w => w.Length)];
    private static readonly string[] Joined = [.. Words["kind"].Concat(Words["set"]).Where(w => w.Contains(',', StringComparison.Ordinal)).OrderByDescending(w => w.Length)];

    /// <summary>The structure of an expression that names a set of bodies ("các sở, ban, ngành"); null when it names one body.</summary>
    public static GroupExpression? Parse(string name)
    {
        if (name.Length is 0 or > MaxLength) return null;
        var rest = new Slice(name, Folding.Fold(name)).Trim();
        var exceptions = CutExceptions(ref rest);
        var related = CutRelated(ref rest);
        var plural = false;
        CutOpening(ref rest, ref plural);
        // "các Sở: Tài chính, Nội vụ" lists bodies by name.
        if (rest.IsEmpty || rest.Folded.Contains(':', StringComparison.Ordinal)) return null;

        List<string> kinds = [], levels = [];
        string? parent = null;
        Slice? prefix = null;
        var (all, count, sets) = (true, 0, false);
        foreach (var piece in Pieces(rest))
        {
            var part = piece;
            CutOpening(ref part, ref plural);
            related |= CutRelated(ref part);
            while (CutLevel(ref part) is { } level) levels.Add(level);
            if (part.IsEmpty) continue;
            sets |= Sets.Contains(part.Folded);
            if (!Sets.Contains(part.Folded) && !Kinds.Contains(part.Folded) && !IsOfTerritory(part) && CutParent(ref part) is { } below) parent = below.Length > 0 ? below : parent ?? "";
            while (CutLevel(ref part) is { } level) levels.Add(level);
            count++;
            if (PrefixOf(part) is { } body && (IsOfTerritory(part) || part.Length == body))
                prefix = part.Until(body);
            else if (prefix is { } before && Territories.Contains(part.Folded))
            {
                kinds.Add($"{before.Text} {part.Text}");
                continue;
            }
            else if (!Kinds.Contains(part.Folded) && !Sets.Contains(part.Folded) && !Territories.Contains(part.Folded)) all = false;
            kinds.Add(part.Text);
        }
        if (kinds.Count == 0 && levels.Count == 0) return null;
        var named = plural || (all && (related || levels.Count > 0 || sets || parent is not null || count > 1)) || (related && count > 0) || (levels.Count > 0 && all);
        if (!named) return null;
        return new GroupExpression(kinds, string.IsNullOrEmpty(parent) ? null : parent, levels, exceptions, related);
    }

    // Heads, "các" and what stands between them: "Chủ tịch UBND các huyện" keeps UBND as the body of each.
    private static void CutOpening(ref Slice rest, ref bool plural)
    {
        for (var step = 0; step < 4; step++)
        {
            if (CutStart(ref rest, Many)) plural = true;
            else if (!CutHead(ref rest)) break;
        }
        if (PrefixOf(rest) is not { } prefix) return;
        var after = rest.After(prefix);
        var isLevel = after.Folded.StartsWith("cac cap", StringComparison.Ordinal) && !after.Folded.StartsWith("cac cap uy", StringComparison.Ordinal);
        if (isLevel || !CutStart(ref after, Many)) return;
        plural = true;
        rest = rest.Until(prefix).Join(after);
    }

    // "Chủ tịch UBND …", "lãnh đạo các sở": a head counts when a body or "các" follows, so "Trưởng Ban" and "Chủ tịch nước" stay.
    private static bool CutHead(ref Slice rest)
    {
        foreach (var head in Heads)
        {
            var after = rest;
            if (!after.CutStart(head)) continue;
            var body = after;
            if (CutStart(ref body, Many) || PrefixOf(after) is not null || Kinds.Contains(FirstPiece(after)) || Sets.Contains(FirstPiece(after)))
            {
                rest = after;
                return true;
            }
        }
        return false;
    }

    private static string FirstPiece(Slice rest) => Pieces(rest).Select(p => p.Folded).FirstOrDefault("");

    /// <summary>Where an expression says what it takes out: "(trừ Sở A, Sở B)", brackets and all; empty at its end when it takes out nothing.</summary>
    public static (int From, int To) ExceptionsOf(string name, string folded)
    {
        var slice = new Slice(name, folded);
        var at = Except.Select(word => slice.Find(word)).Where(found => found > 0).DefaultIfEmpty(name.Length).Min();
        var closing = at > 0 && name[..at].TrimEnd().EndsWith('(') ? name.IndexOf(')', at) : -1;
        return (at, closing < 0 ? name.Length : closing + 1);
    }

    private static IReadOnlyList<string> CutExceptions(ref Slice rest)
    {
        foreach (var word in Except)
        {
            var at = rest.Find(word);
            if (at <= 0) continue;
            var listed = rest.After(at + word.Length).Trim(" ():;.,");
            rest = rest.Until(at).Trim(" (,;");
            return [.. Pieces(listed).Select(p => p.Text)];
        }
        return [];
    }

    private static bool CutRelated(ref Slice rest)
    {
        var was = rest;
        rest.CutEnd("khac");
        if (!rest.CutEnd("lien quan"))
        {
            rest = was;
            return false;
        }
        rest.CutEnd("co");
        return true;
    }

    // "cấp xã", "các cấp", "cùng cấp": at the end, or all there is.
    private static string? CutLevel(ref Slice part)
    {
        foreach (var level in (ReadOnlySpan<string>)["cap tinh", "cap huyen", "cap xa", "cap trung uong", "cap co so", "cap thon", "cac cap", "hai cap", "cung cap", "cap tren", "cap duoi"])
        {
            var text = part;
            if (!part.CutEnd(level)) continue;
            return text.After(part.Length).Text;
        }
        return null;
    }

    // What follows "trực thuộc", "thuộc", "của"; "" when nothing does. Also a territory after a kind: "đoàn thể tỉnh", "ban đảng Trung ương".
    private static string? CutParent(ref Slice part)
    {
        foreach (var word in Below)
        {
            var at = part.Find(word, marked: true);
            if (at <= 0) continue;
            var parent = part.After(at + word.Length);
            part = part.Until(at);
            return parent.Text;
        }
        for (var at = part.Folded.LastIndexOf(' '); at > 0; at = part.Folded.LastIndexOf(' ', at - 1))
        {
            if (!Kinds.Contains(part.Folded[..at])) continue;
            var rest = part.After(at);
            if (!rest.Folded.StartsWith("trung uong", StringComparison.Ordinal) && !Territories.Any(t => rest.Folded == t || rest.Folded.StartsWith(t + " ", StringComparison.Ordinal))) continue;
            part = part.Until(at);
            return rest.Text;
        }
        return null;
    }

    private static bool IsOfTerritory(Slice part) => PrefixOf(part) is { } body && Territories.Contains(part.After(body).Folded);

    private static int? PrefixOf(Slice part)
    {
        foreach (var prefix in Prefixes)
            if (part.Folded.StartsWith(prefix, StringComparison.Ordinal) && Scan.EndsWord(part.Folded, prefix.Length)) return prefix.Length;
        return null;
    }

    private static bool CutStart(ref Slice rest, string[] words)
    {
        foreach (var word in words)
            if (rest.CutStart(word)) return true;
        return false;
    }

    // Split at commas, semicolons and "và", but not inside kinds that hold one ("cơ sở khám bệnh, chữa bệnh").
    private static IEnumerable<Slice> Pieces(Slice rest)
    {
        var start = 0;
        for (var i = 0; i <= rest.Length; i++)
        {
            if (i == start && i < rest.Length && Array.Find(Joined, k => rest.Folded.AsSpan(start).TrimStart().StartsWith(k, StringComparison.Ordinal)) is { } joined)
                i += joined.Length;
            var and = i + 4 <= rest.Length && string.CompareOrdinal(rest.Folded, i, " va ", 0, 4) == 0;
            if (i < rest.Length && rest.Folded[i] is not (',' or ';') && !and) continue;
            var piece = rest.Until(i).After(start).Trim(" ,;.");
            if (!piece.IsEmpty) yield return piece;
            start = and ? i + 4 : i + 1;
            if (and) i += 3;
        }
    }

    private static string[] Longest(string role) => [.. Words[role].OrderByDescending(w => w.Length)];

    /// <summary>A text beside its folded form.</summary>
    private readonly record struct Slice(string Text, string Folded)
    {
        public int Length => Folded.Length;
        public bool IsEmpty => Folded.Length == 0;

        public Slice Until(int end) => new Slice(Text[..end], Folded[..end]).Trim();
        public Slice After(int start) => start >= Length ? new("", "") : new Slice(Text[start..], Folded[start..]).Trim();
        public Slice Join(Slice next) => new Slice($"{Text} {next.Text}", $"{Folded} {next.Folded}").Trim();

        public Slice Trim(string signs = " .;,")
        {
            var start = 0;
            var end = Length;
            while (start < end && signs.Contains(Folded[start], StringComparison.Ordinal)) start++;
            while (end > start && signs.Contains(Folded[end - 1], StringComparison.Ordinal)) end--;
            return new(Text[start..end], Folded[start..end]);
        }

        public int Find(string word, bool marked = false)
        {
            var text = marked ? Text : Folded;
            for (var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
                if (Scan.StartsWord(Folded, at) && Scan.EndsWord(Folded, at + word.Length)) return at;
            return -1;
        }
    }

    private static bool CutStart(this ref Slice slice, string word)
    {
        if (!slice.Folded.StartsWith(word, StringComparison.Ordinal) || !Scan.EndsWord(slice.Folded, word.Length)) return false;
        slice = slice.After(word.Length);
        return true;
    }

    private static bool CutEnd(this ref Slice slice, string word)
    {
        if (!slice.Folded.EndsWith(word, StringComparison.Ordinal) || !Scan.StartsWord(slice.Folded, slice.Length - word.Length)) return false;
        slice = slice.Until(slice.Length - word.Length);
        return true;
    }
}
