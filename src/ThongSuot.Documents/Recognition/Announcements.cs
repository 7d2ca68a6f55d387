using System.Buffers;
using ThongSuot.Documents.Reading;
using ThongSuot.Documents.Vietnamese;

namespace ThongSuot.Documents.Recognition;

/// <summary>Documents the text promises: "Ban … sẽ ban hành hướng dẫn riêng", "có văn bản hướng dẫn sau".</summary>
internal static class Announcements
{
    private const int MaxSubject = 160, MaxAbout = 160, MaxWords = 12;

    private static readonly SearchValues<char> Breaks = SearchValues.Create("\n\t;.");

    private static readonly WordTable Documents = new("Recognition/document-words.tsv", "doc");
    private static readonly SearchValues<string> Signs = SearchValues.Create([" se ", " rieng", " sau"], StringComparison.Ordinal);

    public static IReadOnlyList<AnnouncedDocument> In(SourceText source)
    {
        List<AnnouncedDocument>? found = null;
        var s = source.Folded.AsSpan();
        var done = 0;
        for (var at = 0; at < s.Length && s[at..].IndexOfAny(Signs) is >= 0 and var hit; at++)
        {
            at += hit;
            var sign = at + 1;
            var one = s[sign..].StartsWith("se ", StringComparison.Ordinal) ? Will(source, sign) ?? WillBeIssued(source, sign) : Separate(source, sign);
            if (one is null || one.Span.Start < done) continue;
            (found ??= []).Add(one);
            done = one.Span.End;
        }
        return found ?? (IReadOnlyList<AnnouncedDocument>)[];
    }

    // "Ban Tổ chức sẽ ban hành hướng dẫn riêng", "Sở sẽ có văn bản hướng dẫn cụ thể".
    private static AnnouncedDocument? Will(SourceText source, int sign)
    {
        var s = source.Folded.AsSpan();
        var i = sign;
        if (!Scan.Words(s, ref i, "se")) return null;
        Scan.Words(s, ref i, "som");
        var has = Scan.Words(s, ref i, "co");
        if (!has && !Scan.Words(s, ref i, "ban hanh") && !Scan.Words(s, ref i, "gui") && !Scan.Words(s, ref i, "xay dung")) return null;
        Scan.Words(s, ref i, "cac");
        i = Scan.Blanks(s, i);
        var length = Documents.At(source, i, s.Length);
        if (length == 0) return null;
        var type = new TextSpan(i, i + length);
        // "sẽ có văn bản trả lời" answers a case; it announces nothing.
        if (s[type.Start..type.End] is "van ban" && !IsSeparate(s, type.End, out _)) return null;
        if (has && !IsSeparate(s, type.End, out _) && !IsAbout(s, type.End)) return null;
        return Make(source, type, SubjectBefore(source, sign), AboutAfter(source, type.End, out var end), Math.Min(sign, type.Start), end, "AN-WILL");
    }

    // "theo Kế hoạch sẽ được ban hành".
    private static AnnouncedDocument? WillBeIssued(SourceText source, int sign)
    {
        var s = source.Folded.AsSpan();
        var i = sign;
        if (!Scan.Words(s, ref i, "se") || !Scan.Words(s, ref i, "duoc") || !(Scan.Words(s, ref i, "ban hanh") || Scan.Words(s, ref i, "gui"))) return null;
        var end = Scan.BlanksBack(s, sign);
        for (var (at, word) = (end, 0); word < MaxWords && at > 0; word++)
        {
            var gap = Scan.BlanksBack(s, at);
            at = Scan.WordStart(s, gap);
            if (at == gap || source.Text.AsSpan(at, end - at).IndexOfAny(Breaks) >= 0) return null;
            if (Documents.At(source, at, end) is var length && length == 0) continue;
            var type = new TextSpan(at, Math.Min(at + length, end));
            var about = source.Text[type.End..end].Trim();
            return Make(source, type, null, about.Length > 0 ? about : null, at, i, "AN-WILL-BE");
        }
        return null;
    }

    // "có hướng dẫn riêng", "có văn bản hướng dẫn sau", "theo hướng dẫn riêng của Ban Tuyên giáo".
    private static AnnouncedDocument? Separate(SourceText source, int sign)
    {
        var s = source.Folded.AsSpan();
        if (!IsSeparate(s, sign, out var after)) return null;
        var last = s[sign..after].StartsWith("sau", StringComparison.Ordinal);
        // "sau" announces only where the clause ends: "hướng dẫn sau khi họp" does not.
        var next = Scan.Blanks(s, after);
        if (last && next < s.Length && s[next] is not ('.' or ';' or ')' or ',')) return null;
        return TypeBefore(source, s, sign) is { } type ? Promised(source, type, after) : null;
    }

    // The longest type of document that ends just before.
    private static TextSpan? TypeBefore(SourceText source, ReadOnlySpan<char> s, int before)
    {
        TextSpan? type = null;
        var end = Scan.BlanksBack(s, before);
        for (var (at, word) = (end, 0); word < 4 && at > 0; word++)
        {
            at = Scan.WordStart(s, Scan.BlanksBack(s, at));
            if (Documents.At(source, at, end) == end - at) type = new TextSpan(at, end);
        }
        return type;
    }

    private static AnnouncedDocument? Promised(SourceText source, TextSpan type, int after)
    {
        var s = source.Folded.AsSpan();
        var i = type.Start;
        string? issuer = null;
        var end = after;
        if (Scan.WordsBack(s, ref i, "co") || Scan.WordsBack(s, ref i, "ban hanh"))
        {
            if (Scan.WordsBack(s, ref i, "se")) return null;
            issuer = SubjectBefore(source, i);
        }
        else if (Scan.WordsBack(s, ref i, "theo"))
        {
            var of = after;
            if (Scan.Words(s, ref of, "cua") && BodyPhrases.At(Ahead(source, of), Scan.Blanks(s, of)) is { } body) (issuer, end) = (body.Of(source.Text), body.End);
        }
        else return null;
        return Make(source, type, issuer, null, i, end, "AN-SEPARATE");
    }

    private static bool IsSeparate(ReadOnlySpan<char> s, int at, out int end)
    {
        end = at;
        return Scan.Words(s, ref end, "rieng") || Scan.Words(s, ref end, "sau") || Scan.Words(s, ref end, "cu the") || Scan.Words(s, ref end, "chi tiet");
    }

    private static bool IsAbout(ReadOnlySpan<char> s, int at) => Scan.Words(s, ref at, "ve");

    private static string? AboutAfter(SourceText source, int at, out int end)
    {
        var s = source.Folded.AsSpan();
        if (IsSeparate(s, at, out var after)) at = after;
        end = at;
        var start = at;
        if (!Scan.Words(s, ref start, "ve") && !Scan.Words(s, ref start, "de")) return null;
        start = Scan.Blanks(s, start);
        end = start;
        while (end < s.Length && end - start < MaxAbout && source.Text[end] is not ('\n' or '\t') && s[end] is not ('.' or ';' or ')' or ',')) end++;
        return source.Text[start..end].Trim() is { Length: > 0 } about ? about : null;
    }

    private static string? SubjectBefore(SourceText source, int before)
    {
        var s = source.Folded.AsSpan();
        var end = Scan.BlanksBack(s, before);
        var least = Math.Max(0, end - MaxSubject);
        var start = end;
        while (start > least && source.Text[start - 1] is not ('\n' or '\t') && s[start - 1] is not (';' or '.' or ':' or '(')) start--;
        var words = WordList.Of(source, new TextSpan(start, end));
        for (var i = 0; i < words.Count; i++)
            if (BodyPhrases.End(words, i) is var last && last == words.Count && last > i) return words.SpanOf(i, last).Of(source.Text);
        return null;
    }

    // What may name the body after "của".
    private static WordList Ahead(SourceText source, int at) => WordList.Of(source, new TextSpan(at, Math.Min(source.Text.Length, at + MaxSubject)));

    private static AnnouncedDocument Make(SourceText source, TextSpan type, string? issuer, string? about, int start, int end, string rule) =>
        new(Sentence(type.Of(source.Text)), issuer, about, new TextSpan(start, Math.Max(end, type.End)), rule);

    private static string Sentence(string type) => char.ToUpperInvariant(type[0]) + type[1..];
}
